//! The documents of a position whose words break careless writers.

use std::sync::Arc;

use jiff::civil::date;
use rungs_domain::allocate::{
    AllocationPolicy, Allocator, ApplicantFill, AssignedDuty, Chosen, Determination, DutyMatch, FactorStatement,
    JudgedSpec, LevelFill, Policies, Position, Posting, Ruling, SpecChange, Standing, Touched,
};
use rungs_domain::compare::{Comparer, Limits};
use rungs_domain::qualify::{Hundredths, Ternary};
use rungs_domain::spec::{Code, DutyScope, FactorKind, Series, Vocabulary};
use rungs_files::ron::{File, read};

use super::hostile::WORDS;
use crate::Paper;
use crate::position::{PositionCase, document};
use crate::{Block, Document};

/// A formula as spreadsheets know it, a change of reading direction, and control characters: one name has them all.
pub const NAME: &str = "=cmd|' /C calc'!A0 <script>alert(1)</script> \u{202e}evil\u{202c} \u{0}\u{1b}[31m";

const VOCABULARY: &[u8] = include_bytes!("../../../specs/vocabulary.ron");
const SERIES: &[u8] = include_bytes!("../../../specs/denver-utilization-management.ron");
const POLICIES: [&[u8]; 3] = [
    include_bytes!("../../../specs/policies/allocation/majority.ron"),
    include_bytes!("../../../specs/policies/allocation/grade-controlling.ron"),
    include_bytes!("../../../specs/policies/allocation/lead-gate.ron"),
];

fn vocabulary() -> Vocabulary {
    match read("", VOCABULARY, &Vocabulary::default()).file.unwrap() {
        File::Vocabulary(vocabulary) => *vocabulary,
        _ => panic!("no vocabulary"),
    }
}

fn series() -> Series {
    let read = read("", SERIES, &vocabulary()).file.unwrap();
    let File::Series(mut series) = read else { panic!("no series") };
    series.levels.iter_mut().for_each(|level| level.title = NAME.to_owned());
    *series
}

fn policies() -> Vec<Arc<AllocationPolicy>> {
    let policy = |bytes| match read("", bytes, &Vocabulary::default()).file.unwrap() {
        File::AllocationPolicy(policy) => Arc::new(*policy),
        _ => panic!("no policy"),
    };
    POLICIES.map(policy).to_vec()
}

/// A duty for each of the hostile words; every other one decided.
fn position(series: &Series) -> Position {
    let (words, all) = (Some(NAME.to_owned()), || WORDS.iter().map(|words| (*words).to_owned()).collect::<Vec<_>>());
    let one = |level: usize| DutyMatch {
        level: series.levels[level].code.clone(),
        duty: Some(1),
        cited: None,
        by: words.clone(),
        on: None,
        why: words.clone(),
    };
    let duty = |(at, text): (usize, &&str)| AssignedDuty {
        number: u32::try_from(at).unwrap() + 1,
        text: (*text).to_owned(),
        percent: Hundredths::whole(4),
        since: None,
        scope: DutyScope::Own,
        lead: Ternary::Unknown,
        matched: (at % 2 == 0).then(|| vec![one(at % 4 / 2)]),
    };
    Position {
        title: NAME.to_owned(),
        incumbent: words.clone(),
        planned: false,
        spec: JudgedSpec { series: series.id.clone(), revision: None, kept: false },
        current: Some(series.levels[0].code.clone()),
        as_of: None,
        gate: None,
        duties: WORDS.iter().enumerate().map(duty).collect(),
        factors: vec![FactorStatement {
            kind: FactorKind::Contacts,
            text: NAME.to_owned(),
            level: None,
            by: None,
            on: None,
            why: None,
        }],
        authorities: Vec::new(),
        lead_classes: None,
        notes: all(),
        requested: Some(series.levels[1].code.clone()),
        requested_on: None,
        policy: None,
        policy_by: words.clone(),
        policy_on: None,
        policy_why: words.clone(),
        ruling: Some(Ruling {
            class: Some(series.levels[1].code.clone()),
            by: words.clone(),
            why: words.clone(),
            steps: all(),
            remarks: all(),
            ..Ruling::default()
        }),
        posting: Some(Posting { place: words.clone(), apply: words, remarks: all(), ..Posting::default() }),
    }
}

/// All papers of that position. Entries of lists have no numbers: each format tells those in its own way.
pub fn documents() -> Vec<Document> {
    let mut papers = [Paper::Determination, Paper::Worksheet, Paper::Posting, Paper::Staffing].map(made).to_vec();
    for block in papers.iter_mut().flat_map(|paper| &mut paper.blocks) {
        if let Block::List(items) = block {
            items.iter_mut().for_each(|item| item.number = None);
        }
    }
    papers
}

/// The one that a spreadsheet can hold.
pub fn worksheet() -> Document {
    made(Paper::Worksheet)
}

fn made(paper: Paper) -> Document {
    let (series, policies) = (series(), policies());
    let position = position(&series);
    let comparer = Comparer::new(&vocabulary(), Limits::default());
    let allocator = Allocator::new(&comparer, &series, &[], NAME);
    let allocation = allocator
        .allocate(&position, date(2026, 1, 31), &Policies { all: policies.clone(), chosen: Some(Chosen::CommandLine) })
        .unwrap();
    let needs = allocator.needs(&allocation);
    let reasons = allocator.reasons(&position, &allocation);
    let standing = Standing::MeetsNone(WORDS.iter().map(|words| (*words).to_owned()).collect());
    let found = Determination::new(&position, &allocation, &policies, &needs, &series);
    let touched = Touched {
        duty: 1,
        level: Code::new("P1").unwrap(),
        number: Some(1),
        then: NAME.to_owned(),
        now: Some(NAME.to_owned()),
    };
    let changed = SpecChange { judged: NAME.to_owned(), now: NAME.to_owned(), touched: vec![touched] };
    let fill = LevelFill { applicants: vec![ApplicantFill { name: NAME.to_owned(), standing }] };
    let given = PositionCase {
        position: &position,
        series: &series,
        revision: NAME,
        policies: &policies,
        allocation: &allocation,
        found: &found,
        changed: Some(&changed),
        explain: true,
        needs: &needs,
        reasons: &reasons,
        fills: &[fill.clone(), fill],
        date: date(2026, 1, 31),
    };
    document(&given, paper)
}
