//! Lists, trees and documents in the window: one stop of Tab, arrow keys inside, what screen readers hear, and that
//! what has the keyboard is in view with large text, too.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Rect, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use rungs_app::Command;
use rungs_app::applicants::ApplicantCommand;
use rungs_app::documents::DocumentCommand;
use rungs_app::ids::{DocumentId, DocumentKindId};
use rungs_app::positions::{PositionCommand, Seat};
use rungs_app::state::Tab;

use rungs_domain::spec::LevelRef;

use crate::desk::Desk;

const SIZE: Vec2 = vec2(1600.0, 1000.0);
const PLAIN: Modifiers = Modifiers::NONE;
const ALT: Modifiers = Modifiers::ALT;

impl Desk {
    /// Role, name and place of what has the focus.
    fn focus(&self) -> Option<(Role, String, Rect)> {
        let focused = self.harness.query_all_by(|node| node.is_focused()).next()?;
        let node = focused.accesskit_node();
        Some((node.role(), node.label().or_else(|| node.value()).unwrap_or_default(), focused.rect()))
    }

    fn focused_name(&self) -> String {
        self.focus().map(|(_, name, _)| name).unwrap_or_default()
    }

    /// Roles and names of all that screen readers find, from top to bottom.
    fn heard(&self) -> Vec<(Role, String)> {
        let nodes = self.harness.query_all_by(|_| true);
        let said = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            (node.role(), node.label().or_else(|| node.value()).unwrap_or_default())
        };
        nodes.map(said).collect()
    }

    fn is_in_view(&self, label: &str) -> bool {
        let screen = self.harness.ctx.content_rect();
        // A dialog has no place of its own.
        let placed = |node: &egui_kittest::Node<'_>| node.accesskit_node().raw_bounds().is_some();
        let nodes = self.harness.query_all_by_label_contains(label).filter(placed);
        nodes.into_iter().any(|node| screen.contains_rect(node.rect()))
    }
}

fn with_applicants(names: &[&str], size: Vec2, task: impl FnOnce(&mut Desk)) {
    let data = tempfile::tempdir().unwrap();
    let job = |title: &str, from: &str, to: &str| {
        format!(
            "(title: \"{title}\", from: \"{from}\", to: Some(\"{to}\"), hours_per_week: 40, kinds: [\"social_casework\"])"
        )
    };
    let files = names.iter().map(|name| {
        let jobs =
            [job(&format!("First of {name}"), "2018-03-01", "2019-02-28"), job("Second", "2020-07-01", "2022-12-31")];
        let text = format!(
            "Applicant(schema: 1, name: \"{name}\", education: [(degree: Bachelor, field: \"Psychology\", \
             accredited: Yes, conferred: \"2015-05-09\")], experience: [{}])",
            jobs.join(", ")
        );
        let path = data.path().join(format!("{name}.ron"));
        std::fs::write(&path, text).unwrap();
        path
    });
    let files: Vec<_> = files.collect();
    let mut desk = Desk::open(size, data.path(), Vec::new());
    desk.ask(Command::Open(files));
    desk.wait("the applicants", |state| state.applicants.desk.open.len() == names.len());
    desk.ask(Command::Applicants(ApplicantCommand::SetAsOf("2025-06-30".to_owned())));
    let levels = desk.state().library.series.iter();
    let levels = levels
        .flat_map(|one| {
            one.series.levels.iter().map(|level| LevelRef { series: one.series.id.clone(), code: level.code.clone() })
        })
        .collect();
    desk.ask(Command::Applicants(ApplicantCommand::SetLevels(levels)));
    desk.wait("the answers", |state| !state.applicants.pending && state.applicants.answers.is_some());
    task(&mut desk);
}

#[test]
fn the_printed_duties_are_one_stop_of_tab_with_arrow_keys_inside() {
    let data = tempfile::tempdir().unwrap();
    let desk = &mut Desk::open(SIZE, data.path(), Vec::new());
    desk.press(ALT, Key::Num4);
    desk.press(ALT, Key::N);
    desk.harness.get_by_label("Filter the printed duties").focus();
    desk.harness.run();
    desk.press(PLAIN, Key::Tab);
    // The lowest level of the series, then its duties.
    assert!(desk.focused_name().starts_with("41295 "), "{}", desk.focused_name());
    desk.press(PLAIN, Key::ArrowDown);
    assert!(desk.focused_name().starts_with("41295, duty 1: "), "{}", desk.focused_name());
    desk.press(PLAIN, Key::Space);
    assert_eq!(desk.state().vacancies.desk.shown().unwrap().draft.duties.len(), 1);
    // Left goes out of the level and folds it, Right unfolds it.
    desk.press(PLAIN, Key::ArrowLeft);
    assert!(desk.focused_name().starts_with("41295 "));
    desk.press(PLAIN, Key::ArrowLeft);
    desk.press(PLAIN, Key::ArrowDown);
    assert!(desk.focused_name().starts_with("41311 "), "{}", desk.focused_name());
    desk.press(PLAIN, Key::End);
    let last = desk.focused_name();
    assert!(last.starts_with("41314, duty "), "{last}");
    assert!(desk.is_in_view(&last), "the list scrolls to it");
    // Typed words lead to the row that has them.
    desk.type_text("41311");
    assert!(desk.focused_name().starts_with("41311 "), "{}", desk.focused_name());
    desk.press(PLAIN, Key::Tab);
    assert_eq!(desk.focused_name(), "Write a duty");
}

#[test]
fn the_timeline_names_the_job_that_the_keys_go_to_and_forgets_it_with_the_applicant() {
    with_applicants(&["A", "B"], SIZE, |desk| {
        desk.ask(Command::Documents(DocumentKindId::Applicants, DocumentCommand::Choose(DocumentId(0))));
        desk.wait("the answers", |state| !state.applicants.pending);
        desk.harness.query_all_by_label_contains("First of A, 2018-03-01").next().unwrap().focus();
        desk.harness.run();
        desk.press(PLAIN, Key::ArrowDown);
        assert!(desk.focused_name().starts_with("Second, 2020-07-01"), "{}", desk.focused_name());
        // The words of the job stand below the picture, too.
        let words = |desk: &Desk| desk.harness.query_all_by_label_contains("Second, 2020-07-01").count();
        assert_eq!(words(desk), 2);
        desk.ask(Command::Documents(DocumentKindId::Applicants, DocumentCommand::Choose(DocumentId(1))));
        desk.wait("the answers", |state| !state.applicants.pending);
        assert_eq!(words(desk), 1, "of the other applicant no job was chosen");
    });
}

#[test]
fn rungs_out_of_view_are_reached_by_keys() {
    with_applicants(&["A"], vec2(1280.0, 420.0), |desk| {
        let all = desk.state().applicants.levels.len();
        assert_eq!(all, 17);
        // The rows of the library are items of a tree, too, but have no outcome.
        let rungs = desk.heard().into_iter().filter(|(role, name)| *role == Role::TreeItem && name.contains(';'));
        let rungs: Vec<String> = rungs.map(|(_, name)| name).collect();
        assert!(rungs.len() < all, "only rungs in view are laid out");
        let first = rungs[0].clone();
        desk.harness.get_by_label(&first).focus();
        desk.harness.run();
        let mut seen = vec![first];
        for _ in 1..all {
            desk.press(PLAIN, Key::ArrowDown);
            let (role, name, place) = desk.focus().unwrap();
            assert_eq!(role, Role::TreeItem);
            assert!(desk.harness.ctx.content_rect().contains_rect(place), "{name} is out of view: {place}");
            assert!(!seen.contains(&name), "{name} comes twice");
            seen.push(name);
        }
        desk.press(PLAIN, Key::ArrowDown);
        assert_eq!(Some(&desk.focused_name()), seen.last());
        desk.press(PLAIN, Key::Home);
        assert_eq!(Some(&desk.focused_name()), seen.first());
    });
}

#[test]
fn the_tree_of_reasons_has_levels_and_each_node_once() {
    with_applicants(&["A"], vec2(1600.0, 1400.0), |desk| {
        let level =
            desk.state().applicants.levels.iter().find(|level| level.code.as_str() == "CA2460").cloned().unwrap();
        desk.ask(Command::Applicants(ApplicantCommand::ToggleRung(level)));
        let nodes = desk.harness.query_all_by(|node| node.role() == Role::TreeItem);
        // The library is a tree, too: it stands on the left.
        let nodes = nodes.filter(|node| node.rect().left() > 800.0);
        let named =
            nodes.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.accesskit_node().level()));
        let (rungs, reasons): (Vec<_>, Vec<_>) = named.partition(|(name, _)| name.contains(';'));
        assert!(rungs.iter().all(|(_, level)| *level == Some(1)));
        assert!(reasons.iter().all(|(_, level)| *level >= Some(2)), "{reasons:?}");
        // "All of: not met" begins the tree; its parts are one level deeper.
        assert_eq!(reasons.first().unwrap().1, Some(2));
        assert!(
            reasons.iter().any(|(name, level)| name.starts_with("Education: ") && *level == Some(3)),
            "{reasons:?}"
        );
        // The heading of a node is not said a second time.
        let labels = desk.harness.query_all_by(|node| node.role() == Role::Label);
        let labels = labels.filter(|node| node.accesskit_node().value().as_deref() == Some("Education"));
        // What stands on the left is the form.
        assert_eq!(labels.filter(|node| node.rect().left() > 800.0).count(), 0);
    });
}

#[test]
fn nothing_in_a_preview_is_nameless() {
    let data = tempfile::tempdir().unwrap();
    let desk = &mut Desk::open(SIZE, data.path(), Vec::new());
    for (tab, seat) in [(Tab::DeskAudit, Seat::Held), (Tab::Vacancy, Seat::Planned)] {
        desk.ask(Command::ShowTab(tab));
        desk.ask(Command::Positions(seat, PositionCommand::New));
        desk.wait("the answers", |state| !state.positions(seat).pending);
        let unknown = desk.heard().into_iter().filter(|(role, _)| *role == Role::Unknown);
        assert_eq!(unknown.collect::<Vec<_>>(), [], "{tab:?}");
    }
}

#[test]
fn the_form_is_read_before_the_document_beside_it() {
    let data = tempfile::tempdir().unwrap();
    let desk = &mut Desk::open(SIZE, data.path(), Vec::new());
    desk.ask(Command::ShowTab(Tab::Vacancy));
    desk.press(ALT, Key::N);
    let heard: Vec<String> = desk.heard().into_iter().map(|(_, name)| name).collect();
    let place = |name: &str| heard.iter().position(|heard| heard == name).unwrap_or_else(|| panic!("{name}"));
    let order = ["Title", "Filter the printed duties", "Preview the posting", "Edit the posting", "Export the posting"];
    assert!(order.windows(2).all(|pair| place(pair[0]) < place(pair[1])));
}

/// A window of 1280 x 800 at 250 %, with room for 512 x 320 points.
fn at_250_percent(file: &str, tab: Tab, task: impl FnOnce(&mut Desk)) {
    let data = tempfile::tempdir().unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let mut desk = Desk::open(vec2(1280.0, 800.0), data.path(), Vec::new());
    desk.ask(Command::Open(vec![file]));
    desk.wait("the document", |state| {
        state.reviews.shown().is_some() || (state.audits.desk.shown().is_some() && !state.audits.pending)
    });
    desk.ask(Command::ShowTab(tab));
    desk.ask(Command::StepText(8));
    desk.harness.run();
    task(&mut desk);
}

#[test]
fn with_large_text_a_match_is_chosen_within_the_window() {
    at_250_percent("assets/samples/sample-position-2.ron", Tab::DeskAudit, |desk| {
        desk.press(ALT, Key::J);
        assert!(desk.focused_name().starts_with("Look for what duty "), "{}", desk.focused_name());
        for words in ["Matches nothing", "Forget the decision", "Done"] {
            assert!(desk.is_in_view(words), "{words}");
        }
        let taken = desk.harness.query_all_by(|node| node.role() == Role::CheckBox);
        let screen = desk.harness.ctx.content_rect();
        assert!(taken.filter(|node| screen.contains_rect(node.rect())).count() > 0, "a candidate is seen");
        desk.press(PLAIN, Key::ArrowDown);
        let (role, name, place) = desk.focus().unwrap();
        assert_eq!(role, Role::CheckBox);
        assert!(screen.contains_rect(place), "{name}: {place}");
    });
}

#[test]
fn with_large_text_a_document_is_read_and_its_lines_are_moved() {
    at_250_percent("tests/cases/import/sources/il-social-service-planner.txt", Tab::Import, |desk| {
        let screen = desk.harness.ctx.content_rect();
        let lines = desk.harness.query_all_by(|node| node.role() == Role::ListBoxOption);
        let lines: Vec<Rect> = lines.map(|node| node.rect()).filter(|line| screen.contains_rect(*line)).collect();
        let read = lines.iter().map(Rect::height).sum::<f32>();
        assert!(read > screen.height() * 0.45, "{read} of {}", screen.height());
        desk.press(PLAIN, Key::ArrowDown);
        desk.press(PLAIN, Key::M);
        for words in ["It belongs to …", "Find in the list", "Move it", "Cancel"] {
            assert!(desk.is_in_view(words), "{words}");
        }
        // Tab goes on to the levels, which scroll into view.
        desk.press(PLAIN, Key::Tab);
        let (role, name, place) = desk.focus().unwrap();
        assert_eq!(role, Role::CheckBox, "{name}");
        assert!(screen.contains_rect(place), "{name}: {place}");
    });
}
