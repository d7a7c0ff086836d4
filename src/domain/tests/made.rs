//! Series made for tests: short texts of few words, so that items of two levels often share some.

use proptest::prelude::*;
use rungs_domain::compare::{Comparer, LevelView, Limits};
use rungs_domain::spec::{
    Authority, Code, Duty, DutyScope, Ksa, KsaKind, Level, Scale, ScaleStep, Series, SeriesId, Slip, Source, Statement,
    Status, Synonyms, Vocabulary,
};

pub fn vocabulary() -> Vocabulary {
    let strings = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let step = |phrases: &[&str], unmarked| ScaleStep { phrases: strings(phrases), unmarked };
    let scale =
        |id: &str, steps| Scale { id: id.into(), meaning: "rises".into(), source: "made".into(), steps, alone: false };
    Vocabulary {
        scales: vec![
            scale("role", vec![step(&["assists"], false), step(&[], true), step(&["directs"], false)]),
            scale("complexity", vec![step(&[], true), step(&["complex"], false)]),
        ],
        slips: vec![Slip { forms: strings(&["practice", "practices"]), source: "made".into() }],
        synonyms: vec![Synonyms { forms: strings(&["record", "document"]), source: "made".into() }],
        stop_words: strings(&["the", "and"]),
        ..Vocabulary::default()
    }
}

pub fn comparer() -> Comparer {
    Comparer::new(&vocabulary(), Limits::default())
}

pub fn level(code: &str, duties: Vec<Duty>, ksas: &[String]) -> Level {
    let mut level = Level::new(Code::new(code).unwrap(), code.into());
    level.duties.items = duties;
    level.ksas.items = (1..)
        .zip(ksas)
        .map(|(number, text)| Ksa {
            number,
            kind: KsaKind::Ability,
            name: None,
            degree: None,
            text: text.clone(),
            note: None,
        })
        .collect();
    level
}

pub fn duty(number: u32, text: &str) -> Duty {
    Duty { number, text: text.into(), scope: DutyScope::Own, note: None }
}

pub fn duties(texts: &[&str]) -> Vec<Duty> {
    (1..).zip(texts).map(|(number, text)| duty(number, text)).collect()
}

pub fn series(id: &str, cumulative: bool, levels: Vec<Level>) -> Series {
    Series {
        id: SeriesId::new(id).unwrap(),
        title: id.into(),
        authority: Authority { name: "made".into(), short: None, inferred: false },
        source: Source { document: "made".into(), date: None },
        status: Status::Adopted,
        effective: None,
        established: None,
        revised: None,
        sections: Vec::new(),
        vocabulary: None,
        promotional_line: None,
        occupational_area: None,
        work_area: None,
        cumulative: cumulative.then(|| Statement { heading: None, text: "Cumulative.".into() }),
        allocation_rule: None,
        allocated_by: None,
        ksas: None,
        conditions_of_employment: None,
        bargaining_unit: None,
        notes: Vec::new(),
        facts: Vec::new(),
        links: Vec::new(),
        levels,
    }
}

pub fn views(series: &Series) -> Vec<LevelView<'_>> {
    series.levels.iter().map(|level| LevelView { series, level }).collect()
}

fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "plans",
        "records",
        "record",
        "document",
        "assists",
        "directs",
        "complex",
        "practice",
        "practices",
        "the",
        "client",
        "reports;",
        "budget;",
        "staff",
        "reviews",
        "and",
        "…",
        "policy",
        "a\u{301}\u{301}",
    ]);
    prop::collection::vec(word, 1..9).prop_map(|words| words.join(" "))
}

fn scope() -> impl Strategy<Value = DutyScope> {
    prop_oneof![
        8 => Just(DutyScope::Own),
        1 => Just(DutyScope::LowerLevels),
        1 => Just(DutyScope::OtherAsAssigned),
    ]
}

/// A series of `levels` levels with up to seven duties and three KSAs each.
pub fn any_series(levels: usize) -> impl Strategy<Value = Series> {
    let duties = prop::collection::vec((text(), scope()), 0..8);
    let level = (duties, prop::collection::vec(text(), 0..4));
    (prop::collection::vec(level, levels), any::<bool>()).prop_map(|(made, cumulative)| {
        let levels = made.into_iter().enumerate().map(|(at, (duties, ksas))| {
            let duties = (1..).zip(duties).map(|(number, (text, scope))| Duty { scope, ..duty(number, &text) });
            level_of(at, duties.collect(), &ksas)
        });
        series("made", cumulative, levels.collect())
    })
}

fn level_of(at: usize, duties: Vec<Duty>, ksas: &[String]) -> Level {
    level(&format!("L{at}"), duties, ksas)
}
