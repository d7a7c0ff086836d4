//! Corrections on small documents; what comes of them was worked out by reading.

use std::ops::Range;

use rungs_domain::spec::{
    Code, Judgement, Requirement, RequirementSource, Statement, TierKind, Vocabulary, validate_requirement,
};

use crate::requirement::{Context, requirement};
use crate::{
    Correction, Draft, DraftField, Interpretation, Manuscript, Profile, Reason, ReviewPointKind, Role, read,
    understand_corrected,
};

pub(super) const GARDENERS: &str = "\
DEPARTMENT OF PARKS

CLASS SPECIFICATION

GARDENER SERIES

CLASS TITLE\tCLASS CODE
Gardener I\t1001
Gardener II\t1002

GARDENER I

WHAT GARDENERS DO:

1. Plants trees and waters them.
2. Sweeps paths.

MINIMUM QUALIFICATIONS:

Two years of experience as a gardener.

GARDENER II

DUTIES:

1. Leads a team. Orders seeds.
2. Prunes hedges.

Each gardener wears boots.

MINIMUM QUALIFICATIONS:

Four years of experience as a gardener.
";

/// A document and what was decided about it so far.
#[derive(Clone)]
struct Desk {
    manuscript: Manuscript,
    corrections: Vec<Correction>,
}

impl Desk {
    fn new(text: &str) -> Self {
        Desk { manuscript: read("source.txt", text.as_bytes()).unwrap(), corrections: Vec::new() }
    }

    fn gardeners() -> Self {
        Desk::new(GARDENERS)
    }

    /// The first place of these words.
    fn at(&self, words: &str) -> Range<usize> {
        let start = self.manuscript.text.find(words).unwrap_or_else(|| panic!("{words} is not there"));
        start..start + words.len()
    }

    fn rule(mut self, correction: impl FnOnce(&Desk) -> Correction) -> Self {
        let correction = correction(&self);
        self.corrections.push(correction);
        self
    }

    fn draft(&self) -> Draft {
        understand_corrected(&self.manuscript, &Profile::shipped(), &Vocabulary::default(), &self.corrections)
    }
}

fn code(text: &str) -> Code {
    Code::new(text).unwrap()
}

fn duties(draft: &Draft, level: usize) -> Vec<&str> {
    draft.series.levels[level].duties.items.iter().map(|duty| duty.text.as_str()).collect()
}

fn codes(draft: &Draft) -> Vec<&str> {
    draft.series.levels.iter().map(|level| level.code.as_str()).collect()
}

fn taken(desk: &Desk, draft: &Draft, words: &str) -> (Interpretation, bool) {
    let at = desk.at(words).start;
    let piece = draft.blocks.iter().find(|piece| piece.from.iter().any(|range| range.contains(&at))).unwrap();
    (piece.interpretation.clone(), piece.corrected)
}

fn warns(draft: &Draft, words: &str) -> bool {
    draft.warnings.iter().any(|warning| warning.what.contains(words))
}

#[test]
fn without_rulings_the_unknown_heading_keeps_its_list_from_the_duties() {
    let draft = Desk::gardeners().draft();
    assert_eq!(codes(&draft), ["1001", "1002"]);
    assert!(duties(&draft, 0).is_empty());
    assert_eq!(duties(&draft, 1), ["Leads a team. Orders seeds.", "Prunes hedges."]);
}

#[test]
fn a_heading_takes_what_stands_below_it_along() {
    let desk =
        Desk::gardeners().rule(|desk| Correction::Heading { at: desk.at("WHAT GARDENERS DO:"), role: Role::Duties });
    let draft = desk.draft();
    assert_eq!(duties(&draft, 0), ["Plants trees and waters them.", "Sweeps paths."]);
    assert_eq!(draft.series.levels[0].duties.heading.as_deref(), Some("WHAT GARDENERS DO:"));
    assert_eq!(taken(&desk, &draft, "WHAT"), (Interpretation::Heading { role: Role::Duties, sure: true }, true));
    let text = Interpretation::Text { role: Some(Role::Duties), levels: vec![0] };
    assert_eq!(taken(&desk, &draft, "1. Plants"), (text, false));
}

#[test]
fn of_two_rulings_about_a_heading_the_later_holds() {
    let at = |desk: &Desk| desk.at("WHAT GARDENERS DO:");
    let desk = Desk::gardeners()
        .rule(|desk| Correction::Heading { at: at(desk), role: Role::Physical })
        .rule(|desk| Correction::Heading { at: at(desk), role: Role::Duties });
    assert_eq!(duties(&desk.draft(), 0).len(), 2);
    let desk = desk.rule(|desk| Correction::Aside { at: at(desk), reason: Reason::RunningHead });
    let draft = desk.draft();
    assert_eq!(taken(&desk, &draft, "WHAT"), (Interpretation::Aside(Reason::RunningHead), true));
    assert!(draft.furniture.iter().any(|one| one.range == at(&desk) && one.reason == Reason::RunningHead));
}

#[test]
fn text_is_no_heading() {
    let desk = Desk::gardeners().rule(|desk| Correction::Text { at: desk.at("DUTIES:") });
    let draft = desk.draft();
    assert_eq!(taken(&desk, &draft, "DUTIES").0, Interpretation::Text { role: None, levels: vec![1] });
    assert!(draft.series.levels[1].duties.heading.is_none());
    assert!(draft.unplaced.is_empty());
}

#[test]
fn a_block_is_split_where_a_person_says_and_joined_again() {
    let split = |desk: &Desk| desk.at("Orders seeds").start;
    let desk = Desk::gardeners().rule(|desk| Correction::Split { at: split(desk) });
    let draft = desk.draft();
    assert_eq!(duties(&draft, 1), ["Leads a team.", "Orders seeds.", "Prunes hedges."]);
    assert!(taken(&desk, &draft, "Orders seeds").1);
    let desk = desk.rule(|desk| Correction::Join { at: desk.at("Orders seeds.") });
    assert_eq!(duties(&desk.draft(), 1), ["Leads a team. Orders seeds.", "Prunes hedges."]);
    let desk = desk.rule(|desk| Correction::Join { at: desk.at("2. Prunes hedges.") });
    assert_eq!(duties(&desk.draft(), 1), ["Leads a team. Orders seeds. 2. Prunes hedges."]);
}

#[test]
fn a_block_is_placed_wherever_it_stands() {
    let desk = Desk::gardeners().rule(|desk| Correction::Place {
        at: desk.at("2. Prunes hedges."),
        role: Role::Physical,
        levels: vec![code("1001")],
    });
    let draft = desk.draft();
    assert_eq!(draft.series.levels[0].physical_demands.as_ref().unwrap().text, ["2. Prunes hedges."]);
    assert_eq!(duties(&draft, 1), ["Leads a team. Orders seeds."]);
    let at = Interpretation::Text { role: Some(Role::Physical), levels: vec![0] };
    assert_eq!(taken(&desk, &draft, "2. Prunes"), (at, true));
}

#[test]
fn duties_of_several_levels_are_placed_with_all_of_them_in_the_order_of_the_source() {
    let desk = Desk::gardeners()
        .rule(|desk| Correction::Place {
            at: desk.at("Each gardener wears boots."),
            role: Role::Duties,
            levels: vec![code("1001"), code("1002")],
        })
        .rule(|desk| Correction::Heading { at: desk.at("WHAT GARDENERS DO:"), role: Role::Duties });
    let draft = desk.draft();
    assert_eq!(duties(&draft, 0), ["Plants trees and waters them.", "Sweeps paths.", "Each gardener wears boots."]);
    assert_eq!(duties(&draft, 1), ["Leads a team. Orders seeds.", "Prunes hedges.", "Each gardener wears boots."]);
}

#[test]
fn what_is_placed_with_the_series_is_of_no_level() {
    let desk = Desk::gardeners().rule(|desk| Correction::Place {
        at: desk.at("Each gardener wears boots."),
        role: Role::Conditions,
        levels: Vec::new(),
    });
    let draft = desk.draft();
    let conditions = draft.series.conditions_of_employment.as_ref().unwrap();
    assert_eq!(conditions.text, ["Each gardener wears boots."]);
    assert_eq!(duties(&draft, 1).len(), 2);
}

#[test]
fn a_heading_of_levels_turns_what_stands_below_to_them() {
    let desk = Desk::gardeners().rule(|desk| Correction::LevelHeading {
        at: desk.at("Each gardener wears boots."),
        levels: vec![code("1001")],
    });
    let draft = desk.draft();
    let tier = |level: usize| &draft.series.levels[level].qualifications;
    assert_eq!(tier(0)[0].printed.len(), 2, "its own and the one that stands below");
    assert!(tier(1).is_empty());
    assert_eq!(taken(&desk, &draft, "Each gardener"), (Interpretation::Levels(vec![0]), true));
}

const LEADS: &str = "\
GARDENER SERIES

CLASS TITLE\tCLASS CODE
Gardener I\t1001
Gardener III\t1003

GARDENER I

DUTIES:

1. Sweeps paths.

LEAD PERSON

DUTIES:

1. Leads a team.

GARDENER III

DUTIES:

1. Plans parks.
";

#[test]
fn a_new_level_stands_in_the_order_of_the_source_and_is_known_by_its_code() {
    let desk = Desk::new(LEADS).rule(|desk| Correction::NewLevel {
        at: desk.at("LEAD PERSON"),
        code: code("1002"),
        title: "Lead Person".to_owned(),
    });
    let draft = desk.draft();
    assert_eq!(codes(&draft), ["1001", "1002", "1003"]);
    assert_eq!(draft.found, [code("1001"), code("1002"), code("1003")]);
    assert_eq!(draft.series.levels[1].title, "Lead Person");
    assert_eq!(duties(&draft, 0), ["Sweeps paths."]);
    assert_eq!(duties(&draft, 1), ["Leads a team."]);
    assert_eq!(duties(&draft, 2), ["Plans parks."]);
}

#[test]
fn a_level_that_is_none_leaves_its_text_to_the_level_before() {
    let desk = Desk::new(LEADS)
        .rule(|desk| Correction::NewLevel {
            at: desk.at("LEAD PERSON"),
            code: code("1002"),
            title: "Lead Person".to_owned(),
        })
        .rule(|_| Correction::NoLevel { level: code("1002") });
    assert_eq!(codes(&desk.draft()), ["1001", "1003"]);
    let desk = Desk::new(LEADS).rule(|_| Correction::NoLevel { level: code("1003") });
    let draft = desk.draft();
    assert_eq!(codes(&draft), ["1001"]);
    assert!(draft.unplaced.is_empty(), "its row of the table is text again");
}

#[test]
fn fields_say_what_a_person_wrote() {
    let field = |field, text: &str| Correction::Field { field, text: text.to_owned() };
    let desk = Desk::gardeners()
        .rule(|_| field(DraftField::Id, "gardeners"))
        .rule(|_| field(DraftField::Title, "The Gardeners"))
        .rule(|_| field(DraftField::Authority, "Parks"))
        .rule(|_| field(DraftField::Document, "Class Standard"))
        .rule(|_| field(DraftField::Effective, "2026-07-01"))
        .rule(|_| field(DraftField::LevelTitle { level: code("1001") }, "Junior Gardener"))
        // The two change their codes: known by those with which they were found.
        .rule(|_| field(DraftField::LevelCode { level: code("1001") }, "1002"))
        .rule(|_| field(DraftField::LevelCode { level: code("1002") }, "1001"));
    let draft = desk.draft();
    let series = &draft.series;
    assert_eq!((series.id.as_str(), series.title.as_str()), ("gardeners", "The Gardeners"));
    assert_eq!((series.authority.name.as_str(), series.authority.inferred), ("Parks", false));
    assert_eq!(series.source.document, "Class Standard");
    assert_eq!(series.effective.unwrap().to_string(), "2026-07-01");
    assert_eq!(series.levels[0].title, "Junior Gardener");
    assert_eq!(codes(&draft), ["1002", "1001"]);
    assert_eq!(draft.found, [code("1001"), code("1002")]);
}

#[test]
fn a_field_that_cannot_be_so_stays_and_a_warning_says_why() {
    for (field, text, why) in [
        (DraftField::Id, "Two Words", "cannot be an id"),
        (DraftField::Title, "  ", "cannot be empty"),
        (DraftField::Effective, "July", "is no day"),
        (DraftField::LevelCode { level: code("1001") }, "1002", "another level has the code 1002"),
        (DraftField::LevelCode { level: code("1001") }, "a code", "cannot be a code"),
        (DraftField::LevelTitle { level: code("9999") }, "Nobody", "the level 9999, which is not there"),
    ] {
        let desk = Desk::gardeners().rule(|_| Correction::Field { field, text: text.to_owned() });
        let (draft, before) = (desk.draft(), Desk::gardeners().draft());
        assert_eq!(draft.series, before.series, "{text}");
        assert!(warns(&draft, why), "{text}: {:?}", draft.warnings);
    }
}

#[test]
fn a_requirement_that_a_person_wrote_outlives_other_rulings() {
    let asks =
        Requirement::Judgement(Judgement::asked(RequirementSource::printed("printed"), "whether it was in a park"));
    let desk = Desk::gardeners()
        .rule(|_| Correction::Requires { level: code("1002"), tier: 0, requires: Some(Box::new(asks.clone())) })
        .rule(|_| Correction::Requires { level: code("1001"), tier: 0, requires: None })
        .rule(|desk| Correction::Heading { at: desk.at("WHAT GARDENERS DO:"), role: Role::Duties })
        .rule(|_| Correction::Field { field: DraftField::LevelCode { level: code("1002") }, text: "2002".to_owned() });
    let draft = desk.draft();
    let tier = |level: usize| &draft.series.levels[level].qualifications[0];
    assert_eq!((tier(1).tier, &tier(1).requires), (TierKind::Minimum, &Some(asks)));
    assert_eq!(tier(0).requires, None);
    let desk = desk.rule(|_| Correction::Requires { level: code("1001"), tier: 7, requires: None });
    assert!(warns(&desk.draft(), "not there"));
}

#[test]
fn words_that_a_ruled_requirement_takes_over_from_its_sentences_are_kept_with_the_draft() {
    let sentence = Statement { heading: None, text: "Two years of experience in pruning roses.".to_owned() };
    let read = requirement(&[sentence], &Context { vocabulary: &Vocabulary::default(), levels: &[] });
    assert!(!read.words.kinds.is_empty(), "the vocabulary does not know roses");
    let asks = read.requires.map(Box::new);
    let desk = Desk::gardeners();
    assert!(desk.draft().words.kinds.iter().all(|kind| !read.words.kinds.contains(kind)));
    let draft = desk.rule(|_| Correction::Requires { level: code("1001"), tier: 0, requires: asks.clone() }).draft();
    assert_eq!(validate_requirement(&asks.unwrap(), &draft.series, &draft.words), []);
}

/// Kinds of work that no vocabulary has.
const ROSES: &str = "Two years of experience in pruning roses";
const HEDGES: &str = "one year of experience in planting hedges";

#[test]
fn a_correction_of_one_node_settles_its_own_doubts_alone() {
    let text = GARDENERS.replace("Two years of experience as a gardener.", &format!("{ROSES}; and {HEDGES}."));
    let desk = Desk::new(&text);
    let doubted = |draft: &Draft| {
        let about = |words: &&str| draft.warnings.iter().any(|one| one.what.contains(&format!("\"{words}\"")));
        [ROSES, HEDGES].into_iter().filter(about).collect::<Vec<_>>()
    };
    let draft = desk.draft();
    assert_eq!(doubted(&draft), [ROSES, HEDGES], "{:?}", draft.warnings);
    let read = draft.series.levels[0].qualifications[0].requires.clone().unwrap();
    let Requirement::All(mut all) = read.clone() else { panic!("{read:?}") };
    all.of.reverse();
    let ruled = |tree: Requirement| {
        let requires = Some(Box::new(tree));
        desk.clone().rule(|_| Correction::Requires { level: code("1001"), tier: 0, requires }).draft()
    };
    assert_eq!(doubted(&ruled(Requirement::All(all.clone()))), [ROSES, HEDGES], "only moved");
    let roses = all.of.iter_mut().find(|node| node.source().cite == ROSES).unwrap();
    let Requirement::Experience(time) = roses else { panic!("{roses:?}") };
    time.months = 36;
    assert_eq!(doubted(&ruled(Requirement::All(all))), [HEDGES]);
    assert_eq!(doubted(&ruled(read)), [ROSES, HEDGES]);
}

#[test]
fn what_was_accepted_or_seen_is_no_point_any_more() {
    let desk = Desk::gardeners();
    let of = |draft: &Draft, why| draft.points().into_iter().filter(|point| point.why == why).collect::<Vec<_>>();
    let draft = desk.draft();
    let (unsure, warned) = (of(&draft, ReviewPointKind::Unsure), of(&draft, ReviewPointKind::Warning));
    assert!(!unsure.is_empty() && !warned.is_empty(), "{:?}", draft.points());
    let desk = desk
        .rule(|_| Correction::Accept { at: unsure[0].at.clone().unwrap() })
        .rule(|_| Correction::Settle { warning: warned[0].what.clone() });
    let draft = desk.draft();
    assert_eq!(of(&draft, ReviewPointKind::Unsure), unsure[1..]);
    assert_eq!(of(&draft, ReviewPointKind::Warning), warned[1..]);
}

#[test]
fn a_list_under_a_heading_that_is_not_known_is_one_thing_to_look_at() {
    let desk = Desk::gardeners();
    let place = |words: &str| desk.manuscript.text.find(words).unwrap();
    let over = |at: usize| {
        let unsure = desk.draft().points().into_iter().filter(|point| point.why == ReviewPointKind::Unsure);
        unsure.filter_map(|point| point.at).filter(|range| range.contains(&at)).collect::<Vec<_>>()
    };
    let both = over(place("Plants trees"));
    assert_eq!((both.len(), &over(place("Sweeps paths"))), (1, &both));
    assert!(!both[0].contains(&place("Leads a team")), "the list of another level is another thing");
}

#[test]
fn a_line_of_the_pages_is_text_again_where_a_person_says_so() {
    let text = GARDENERS.replace("Each gardener", "PARKS MANUAL\n\nPARKS MANUAL\n\nPARKS MANUAL\n\nEach gardener");
    let desk = Desk::new(&text);
    let at = desk.manuscript.text.rfind("PARKS MANUAL").unwrap();
    let place = |desk: &Desk| {
        desk.draft().blocks.iter().find(|piece| piece.from[0].start == at).unwrap().interpretation.clone()
    };
    assert_eq!(place(&desk), Interpretation::Aside(Reason::RunningHead));
    let desk = desk.rule(|_| Correction::Heading { at: at..at + 12, role: Role::Licences });
    assert_eq!(place(&desk), Interpretation::Heading { role: Role::Licences, sure: true });
    assert_eq!(desk.draft().series.levels[1].licences[0].text, "Each gardener wears boots.");
}

#[test]
fn rulings_about_nothing_change_nothing_and_are_told() {
    let before = Desk::gardeners().draft();
    for at in [5..6, 90_000..90_001, usize::MAX - 1..usize::MAX, Range { start: 41, end: 3 }] {
        let desk = Desk::gardeners().rule(|_| Correction::Heading { at: at.clone(), role: Role::Duties });
        let draft = desk.draft();
        assert_eq!(draft.series, before.series, "{at:?}");
        assert!(warns(&draft, "the correction does nothing"), "{at:?}");
    }
}
