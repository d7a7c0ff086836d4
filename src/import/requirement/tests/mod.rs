//! Requirements read from sentences: hand-written cases, the shipped specifications, and any text at all.

mod applicants;
mod cases;
mod notation;
mod overreach;
mod properties;
pub(crate) mod shipped;
mod unknown;

use std::sync::LazyLock;

use rungs_domain::spec::{Code, Series, Vocabulary};
use rungs_files::ron::{File, read};

use super::LevelName;

/// The shipped vocabulary.
static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let text = include_str!("../../../../specs/vocabulary.ron");
    match read("vocabulary.ron", text.as_bytes(), &Vocabulary::default()).file {
        Some(File::Vocabulary(vocabulary)) => *vocabulary,
        _ => panic!("the shipped vocabulary"),
    }
});

/// The shipped series.
static SERIES: LazyLock<Vec<Series>> = LazyLock::new(|| {
    let texts = [
        include_str!("../../../../specs/denver-utilization-management.ron"),
        include_str!("../../../../specs/il-social-service-planner.ron"),
        include_str!("../../../../specs/nm-community-social-service-specialist.ron"),
        include_str!("../../../../specs/nm-cps-permanency-planning.ron"),
        include_str!("../../../../specs/ui-medical-social-services.ron"),
    ];
    let series = texts.iter().map(|text| match read("series.ron", text.as_bytes(), &VOCABULARY).file {
        Some(File::Series(series)) => *series,
        _ => panic!("a shipped series"),
    });
    series.collect()
});

/// The names of the levels of a series.
fn names(series: &Series) -> Vec<LevelName> {
    let name = |level: &rungs_domain::spec::Level| LevelName { code: level.code.clone(), title: level.title.clone() };
    series.levels.iter().map(name).collect()
}

fn level(code: &str, title: &str) -> LevelName {
    LevelName { code: Code::new(code).unwrap(), title: title.to_owned() }
}
