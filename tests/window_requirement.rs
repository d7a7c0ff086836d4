//! The editor of a tier's requirement, by accessible names and keys.

use std::fs;
use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs_app::Command;
use rungs_app::files::FileCommand;
use rungs_app::reviews::{ReviewCommand, TierAt};
use rungs_domain::spec::{Node, Rate, RateUnit, Requirement, RequirementSummary};
use rungs_files::ron::{File, read};
use tempfile::TempDir;

use crate::desk::Desk;

mod drag;
mod rulings;

/// The program reads: all of two years of work, and a license.
const CLASS: &str = "\
ANALYST
Class Code: 4711

DEFINITION
Under direction, does analytic work.

TYPICAL DUTIES
1. Writes reports.

MINIMUM QUALIFICATIONS
Two years of experience in social work. A valid driver's license.
";

const TWO_YEARS: &str = "Experience: 2 years of social work agency or social work medical; \
                         social service work if a person finds it similar";
const THREE_YEARS: &str = "Experience: 3 years of social work agency or social work medical; \
                           social service work if a person finds it similar";
const LICENCE: &str = "License, certificate or program: a valid driver's license";

const SIZE: Vec2 = Vec2::new(1280.0, 1000.0);
const PLAIN: Modifiers = Modifiers::NONE;

/// A window on a document whose tier is being edited.
fn editing() -> (Desk, TempDir) {
    let (desk, folder) = editing_of(CLASS);
    assert_eq!(told(&desk), ["All of these", TWO_YEARS, LICENCE]);
    (desk, folder)
}

fn editing_of(class: &str) -> (Desk, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("analyst.txt");
    fs::write(&path, class).unwrap();
    let mut desk = Desk::open(SIZE, &folder.path().join("data"), Vec::new());
    desk.ask(Command::Reviews(ReviewCommand::Import(vec![path])));
    desk.wait("the document is understood", |state| state.reviews.shown().is_some());
    desk.ask(Command::Reviews(ReviewCommand::EditTier(Some(TierAt { level: 0, tier: 0 }))));
    (desk, folder)
}

fn tree(desk: &Desk) -> Option<&Requirement> {
    desk.state().reviews.edited_tier().unwrap().requires
}

/// The tree as the window names its nodes, from the top down.
fn told(desk: &Desk) -> Vec<String> {
    fn add(said: &RequirementSummary<'_>, lines: &mut Vec<String>) {
        let role = if said.role.is_empty() { String::new() } else { format!("{} ", said.role) };
        let words = if said.words.is_empty() { String::new() } else { format!(": {}", said.words) };
        lines.push(format!("{role}{}{words}", said.asks.heading()));
        said.parts.iter().for_each(|part| add(part, lines));
    }
    let mut lines = Vec::new();
    tree(desk)
        .iter()
        .for_each(|tree| add(&RequirementSummary::new(tree, &desk.state().library.vocabulary), &mut lines));
    for line in &lines {
        desk.harness.get_by_role_and_label(Role::TreeItem, line);
    }
    lines
}

impl Desk {
    /// Takes everything in a field of the editor out and types.
    fn write_over(&mut self, label: &str, text: &str) {
        self.harness.get_by_label(label).focus();
        self.harness.run();
        self.press(Modifiers::COMMAND, Key::A);
        for letter in text.chars() {
            self.type_text(&letter.to_string());
        }
    }

    /// How deep each node of the tree stands.
    fn depths(&self) -> Vec<usize> {
        let nodes = tree(self).map(|tree| Node::Requirement(tree).all()).unwrap_or_default();
        nodes.iter().map(|(path, _)| path.len()).collect()
    }

    /// Gives the keyboard to a choice, by its name and what is chosen.
    fn focus_choice(&mut self, label: &str) {
        self.harness.get_by_label(label).focus();
        self.harness.run();
    }

    /// Saves the document under this path, and looks at what its first tier asks for in the file.
    fn save_as(&mut self, path: &Path, look: impl FnOnce(Option<Requirement>)) {
        self.wait("the document is understood anew", |state| {
            let tier = state.reviews.edited_tier().unwrap();
            tier.tier.requires.as_ref() == tier.requires
        });
        self.press(Modifiers::COMMAND, Key::S);
        self.ask(Command::Files(FileCommand::TypeSavePath(path.display().to_string())));
        self.click("Write the file");
        self.wait("the specification is saved", |state| !state.is_unsaved());
        let parsed = read("analyst.ron", &fs::read(path).unwrap(), &self.state().library.vocabulary);
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        let Some(File::Series(series)) = parsed.file else { panic!("a series is saved") };
        look(series.levels[0].qualifications[0].requires.clone());
    }

    fn pick_word(&mut self, label: &str, word: &str) {
        // What is chosen stands behind the name of a choice.
        let choice = format!("{label}: ");
        let named = |name: &str| name == label || name.starts_with(&choice);
        let fields: Vec<_> = self.harness.get_all_by_label_contains(label).collect();
        fields.into_iter().find(|one| one.accesskit_node().label().is_some_and(|name| named(&name))).unwrap().click();
        self.harness.run();
        let words: Vec<_> = self.harness.get_all_by_label(word).collect();
        words.into_iter().find(|one| one.accesskit_node().role() != Role::Label).unwrap().click();
        self.harness.run();
    }
}

#[test]
fn a_time_is_typed_as_one_step_of_undo_and_taken_only_when_it_can_be_read() {
    let (mut desk, _folder) = editing();
    desk.press(PLAIN, Key::ArrowDown);
    desk.press(PLAIN, Key::Enter);
    desk.write_over("How long", "3");
    assert_eq!(told(&desk), ["All of these", TWO_YEARS, LICENCE], "3 of what?");
    desk.harness.get_by_label_contains("3 of what? write it like 2 years");
    desk.write_over("How long", "3 years");
    assert_eq!(told(&desk), ["All of these", THREE_YEARS, LICENCE]);
    assert_eq!(desk.state().reviews.desk.shown().unwrap().draft.rulings.len(), 1);
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(told(&desk), ["All of these", TWO_YEARS, LICENCE]);
}

#[test]
fn an_alternative_with_a_degree_is_added_and_saved() {
    let (mut desk, folder) = editing();
    desk.click(TWO_YEARS);
    desk.click("Any of: wrap it in any one of these");
    assert_eq!(told(&desk), ["All of these", "Any one of these", TWO_YEARS, LICENCE]);
    desk.press(Modifiers::COMMAND, Key::Enter);
    let asked = "For a person to decide: Does the applicant meet this: \
                 \"Two years of experience in social work\"?";
    assert_eq!(told(&desk), ["All of these", "Any one of these", TWO_YEARS, asked, LICENCE]);
    desk.pick_word("Asks for", "Education");
    assert_eq!(told(&desk).get(3).map(String::as_str), Some(asked), "which degree?");
    desk.pick_word("Degree", "bachelor's degree");
    let degree = "Education: bachelor's degree";
    assert_eq!(told(&desk), ["All of these", "Any one of these", TWO_YEARS, degree, LICENCE]);
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(told(&desk).get(3).map(String::as_str), Some(asked));
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    let made = tree(&desk).cloned();

    desk.save_as(&folder.path().join("analyst.ron"), |saved| assert_eq!(saved, made));
}

#[test]
fn nodes_are_moved_taken_out_and_brought_back_by_keys() {
    let (mut desk, _folder) = editing();
    desk.press(PLAIN, Key::ArrowDown);
    desk.press(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(told(&desk), ["All of these", LICENCE, TWO_YEARS]);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Delete);
    assert_eq!(told(&desk), ["All of these", LICENCE]);
    desk.press(PLAIN, Key::ArrowLeft);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Delete);
    assert_eq!(told(&desk), Vec::<String>::new());
    desk.harness.get_by_label("The tier asks for nothing that could be counted.");
    desk.click("Say what it asks");
    assert_eq!(told(&desk).len(), 1);
    desk.click("Back to what was read");
    assert_eq!(told(&desk), ["All of these", TWO_YEARS, LICENCE]);
}

#[test]
fn nodes_are_moved_out_of_a_group_and_into_the_one_beside_by_keys_and_undo_takes_it_back() {
    let (mut desk, _folder) = editing();
    desk.click(TWO_YEARS);
    desk.click("Any of: wrap it in any one of these");
    let nested = ["All of these", "Any one of these", TWO_YEARS, LICENCE];
    assert_eq!(told(&desk), nested);
    // The license goes into the group before it, up to its first place, and out behind it.
    desk.press(PLAIN, Key::Escape);
    desk.press(PLAIN, Key::End);
    desk.press(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(told(&desk), ["All of these", "Any one of these", TWO_YEARS, LICENCE]);
    assert_eq!(desk.depths(), [0, 1, 2, 2]);
    desk.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(told(&desk), ["All of these", "Any one of these", LICENCE, TWO_YEARS]);
    desk.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(told(&desk), nested);
    assert_eq!(desk.depths(), [0, 1, 2, 1]);
    assert!(desk.harness.get_by_label(LICENCE).is_focused(), "the keyboard follows the node");
    desk.press(Modifiers::ALT, Key::ArrowLeft);
    desk.harness.get_by_label_contains("this stands in no group within another");
    // The last part takes its group with it; undo brings both back.
    desk.press(PLAIN, Key::ArrowUp);
    desk.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(told(&desk), ["All of these", TWO_YEARS, LICENCE]);
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(told(&desk), nested);
    for _ in 0..3 {
        desk.press(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!((told(&desk), desk.depths()), (nested.map(str::to_owned).to_vec(), vec![0, 1, 2, 1]));
}

#[test]
fn a_node_rests_on_printed_words_only_and_can_be_left_to_a_person() {
    let (mut desk, _folder) = editing();
    desk.click(LICENCE);
    desk.write_over("Printed words", "A license");
    desk.harness.get_by_label_contains("do not stand so in the printed sentences");
    assert_eq!(told(&desk), ["All of these", TWO_YEARS, LICENCE]);
    desk.pick_word("Other printed words …", "A valid driver's license.");
    desk.click("Needs a person: leave it to a person");
    let asked = "For a person to decide: Does the applicant meet this: \"A valid driver's license.\"?";
    assert_eq!(told(&desk), ["All of these", TWO_YEARS, asked]);
}

#[test]
fn escape_goes_back_step_by_step_and_puts_the_editor_away() {
    let (mut desk, _folder) = editing();
    desk.press(PLAIN, Key::ArrowDown);
    desk.press(PLAIN, Key::Enter);
    desk.harness.get_by_label("How long").focus();
    desk.harness.run();
    desk.press(PLAIN, Key::Escape);
    assert!(desk.harness.get_by_label(TWO_YEARS).is_focused(), "from the field to its node");
    desk.press(PLAIN, Key::Escape);
    assert!(desk.harness.query_by_label("How long").is_none(), "the fields are closed");
    desk.press(PLAIN, Key::Escape);
    assert_eq!(desk.state().reviews.tier, None);
}

#[test]
fn a_time_that_a_node_is_turned_into_is_said_first() {
    let (mut desk, _folder) = editing();
    desk.click(LICENCE);
    desk.pick_word("Asks for", "Experience");
    desk.write_over("How long", "long");
    desk.press(PLAIN, Key::Enter);
    desk.harness.get_by_label_contains("\"long\" is not a time");
    desk.write_over("How long", "1 year 6 months");
    desk.press(PLAIN, Key::Enter);
    assert_eq!(told(&desk), ["All of these", TWO_YEARS, "Experience: 18 months of any work"]);
}

#[test]
fn what_is_left_to_a_person_as_a_whole_is_read_sentence_by_sentence() {
    let (mut desk, _folder) = editing();
    desk.press(PLAIN, Key::Enter);
    desk.click("Needs a person: leave it to a person");
    assert_eq!(told(&desk).len(), 1);
    desk.click("Read it sentence by sentence");
    assert_eq!(told(&desk), ["All of these", TWO_YEARS, LICENCE]);
    desk.click(LICENCE);
    desk.click("Needs a person: leave it to a person");
    desk.click("Read anew: read its printed words by themselves");
    assert_eq!(told(&desk), ["All of these", TWO_YEARS, LICENCE]);
}

#[test]
fn what_stands_in_gets_a_rate_and_limits_by_keyboard_and_is_saved_so() {
    let (mut desk, folder) = editing();
    desk.click(TWO_YEARS);
    desk.pick_word("Asks for", "Experience, or what stands in for part of it");
    let may = |role: &str| {
        format!(
            "{role} For a person to decide: Does the applicant have what may stand in for part of the time: \
             \"Two years of experience in social work\"?"
        )
    };
    assert_eq!(told(&desk).get(3), Some(&may("1 year by")));
    // The time, then what stands in for it.
    desk.press(PLAIN, Key::Escape);
    for _ in 0..2 {
        desk.press(PLAIN, Key::ArrowDown);
    }
    desk.press(PLAIN, Key::Enter);
    desk.focus_choice("Stands in: For a time");
    desk.press(PLAIN, Key::ArrowDown);
    assert_eq!(told(&desk).get(3), Some(&may("12 months for 1 year of study, by")));
    desk.write_over("For every", "0");
    desk.harness.get_by_label_contains("0 years of study cannot be asked for: write 1 to 100000");
    desk.write_over("For every", "thirty");
    desk.harness.get_by_label_contains("\"thirty\" is not a whole number: write it like 24");
    desk.write_over("For every", "30");
    desk.focus_choice("Counted in: years of study");
    desk.type_text("s");
    desk.write_over("Stands in for", "51 years");
    desk.harness.get_by_label_contains("a time of 612 months cannot be asked for: write 1 to 600 months");
    desk.write_over("Stands in for", "6 months");
    desk.write_over("But at most", "1 year");
    assert_eq!(told(&desk).get(3), Some(&may("6 months for 30 semester units, at most 1 year, by")));
    // The whole: at most, and for which part.
    desk.press(PLAIN, Key::Escape);
    desk.press(PLAIN, Key::ArrowLeft);
    desk.press(PLAIN, Key::Enter);
    desk.write_over("At most", "3 years");
    desk.harness.get_by_label_contains("36 months are more than the 24 months asked for: check both figures");
    desk.write_over("At most", "18 months");
    desk.write_over("Only for", "the second year");
    let Some(Requirement::All(tree)) = tree(&desk) else { panic!("all of these") };
    let Some(Requirement::Substitution(made)) = tree.of.first().cloned() else { panic!("{tree:?}") };
    assert_eq!((made.at_most, made.open.as_deref()), (Some(18), Some("the second year")));
    let rate = Rate { per: 30, unit: RateUnit::SemesterUnits, gives: 6 };
    let substitute = &made.substitutes[0];
    assert_eq!((substitute.months, substitute.rate, substitute.at_most), (None, Some(rate), Some(12)));
    desk.save_as(&folder.path().join("analyst.ron"), |saved| {
        let Some(Requirement::All(all)) = saved else { panic!("{saved:?}") };
        assert_eq!(all.of.first(), Some(&Requirement::Substitution(made)));
    });
}

/// Kinds of work that the vocabulary does not have.
const ROSES: &str = "Two years of experience in pruning roses";
const HEDGES: &str = "one year of experience in planting hedges";

#[test]
fn an_edit_of_one_node_leaves_the_points_of_the_others() {
    let class = CLASS.replace(
        "Two years of experience in social work. A valid driver's license.",
        &format!("{ROSES}; and {HEDGES}."),
    );
    let (mut desk, _folder) = editing_of(&class);
    let doubted = |desk: &Desk| {
        let points = desk.state().reviews.shown().unwrap().points.clone();
        let about = |words: &&str| points.iter().any(|point| point.what.contains(&format!("\"{words}\"")));
        [ROSES, HEDGES].into_iter().filter(about).collect::<Vec<_>>()
    };
    assert_eq!(doubted(&desk), [ROSES, HEDGES]);
    desk.press(PLAIN, Key::ArrowDown);
    desk.press(PLAIN, Key::Enter);
    desk.write_over("How long", "3 years");
    desk.wait("the document is understood anew", |state| {
        let tier = state.reviews.edited_tier().unwrap();
        tier.tier.requires.as_ref() == tier.requires
    });
    assert_eq!(doubted(&desk), [HEDGES]);
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.wait("the document is understood as before", |state| {
        let tier = state.reviews.edited_tier().unwrap();
        tier.tier.requires.as_ref() == tier.requires
    });
    assert_eq!(doubted(&desk), [ROSES, HEDGES]);
}

#[test]
fn printed_words_on_which_no_part_rests_are_pointed_out_until_one_does() {
    let (mut desk, _folder) = editing();
    let left = "! No part rests on “A valid driver's license.”";
    assert!(desk.harness.query_by_label_contains("No part rests on").is_none());
    desk.press(PLAIN, Key::End);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Delete);
    desk.harness.get_by_label(left);
    // A new part rests on the words of its group, until a person chooses these.
    desk.press(Modifiers::COMMAND, Key::Enter);
    desk.harness.get_by_label(left);
    desk.pick_word("Other printed words …", "A valid driver's license.");
    assert!(desk.harness.query_by_label(left).is_none());
    let asked = "For a person to decide: Does the applicant meet this: \"A valid driver's license.\"?";
    assert_eq!(told(&desk), ["All of these", TWO_YEARS, asked]);
}

#[test]
fn tab_leads_out_of_the_editor() {
    let (mut desk, _folder) = editing();
    for _ in 0..120 {
        desk.press(Modifiers::NONE, Key::Tab);
        if desk.harness.get_by_label("Filter the library").is_focused() {
            return;
        }
    }
    panic!("Tab stays in the editor");
}

#[test]
fn words_on_which_nothing_rests_are_the_first_point_to_go_to_until_they_are_accepted() {
    let (mut desk, _folder) = editing();
    desk.press(PLAIN, Key::End);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Delete);
    desk.press(PLAIN, Key::Escape);
    desk.wait("the document is understood anew", |state| state.reviews.is_fresh(state.reviews.desk.shown().unwrap()));
    desk.press(PLAIN, Key::F7);
    let left = "no part of the requirement rests on \"A valid driver's license.\"";
    desk.harness.get_all_by_label_contains(left).next().unwrap();
    let at = desk.state().reviews.selected.clone().unwrap().at;
    assert_eq!(&desk.state().reviews.source().unwrap().manuscript.text[at], "A valid driver's license.");
    let told = |desk: &Desk| desk.state().reviews.shown().unwrap().points.iter().any(|point| point.what.contains(left));
    assert!(told(&desk));
    desk.press(Modifiers::ALT, Key::A);
    desk.wait("the document is understood anew", |state| state.reviews.is_fresh(state.reviews.desk.shown().unwrap()));
    assert!(!told(&desk));
}

/// The program reads: a year of one work, or two of another, of which parts add up.
const EITHER: &str = "Either I\nOne year of experience in health care.\nOr II\nTwo years of experience in behavioral \
                      health.\nExperience in Patterns I and II may be combined proportionally.";

#[test]
fn work_toward_alternatives_is_combined_by_a_printed_sentence_with_a_least_total_and_saved_so() {
    let (mut desk, folder) =
        editing_of(&CLASS.replace("Two years of experience in social work. A valid driver's license.", EITHER));
    let (alone, combined) = ("Any one of these", "Any one of these: or several of them in proportion");
    assert_eq!(told(&desk).first().map(String::as_str), Some(combined));
    desk.click(combined);
    desk.write_over("Combined by", "Experience may be halved.");
    desk.harness.get_by_label_contains("these words do not stand so in the printed sentences of the tier");
    desk.write_over("Combined by", "Experience in Patterns I and II may be combined proportionally");
    desk.write_over("At least in all", "51 years");
    desk.harness.get_by_label_contains("a time of 612 months cannot be asked for: write 1 to 600 months");
    desk.write_over("At least in all", "18 months");
    desk.focus_choice("More than that");
    desk.press(PLAIN, Key::Space);
    let least = format!("{combined}, with more than 18 months in all");
    assert_eq!(told(&desk).first(), Some(&least));
    desk.save_as(&folder.path().join("analyst.ron"), |saved| {
        let Some(Requirement::Any(node)) = saved else { panic!("{saved:?}") };
        let combination = node.combination.unwrap();
        assert_eq!(combination.source.cite, "Experience in Patterns I and II may be combined proportionally");
        assert_eq!((combination.months, combination.more_than), (18, true));
    });
    desk.harness.get_by_label("Combined by").focus();
    desk.harness.run();
    desk.press(Modifiers::COMMAND, Key::A);
    desk.press(PLAIN, Key::Delete);
    assert_eq!(told(&desk).first().map(String::as_str), Some(alone));
}
