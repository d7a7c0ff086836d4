//! Levels and their items for tests: shipped ones by their codes, made ones by their texts.

use rungs_app::state::ItemId;
use rungs_domain::compare::LevelView;
use rungs_domain::spec::{Code, ItemKind, Level, LevelRef, Section, Series, SeriesId};
use rungs_library::{Library, select};

pub const PLANNER: &str = "il-social-service-planner";
pub const DENVER: &str = "denver-utilization-management";

pub fn level(series: &str, code: &str) -> LevelRef {
    LevelRef { series: SeriesId::new(series).unwrap(), code: Code::new(code).unwrap() }
}

pub fn duty(series: &str, code: &str, number: u32) -> ItemId {
    ItemId { level: level(series, code), kind: ItemKind::Duty, number }
}

pub fn planner_duty(code: &str, number: u32) -> ItemId {
    duty(PLANNER, code, number)
}

/// The level with a code that one series of the library has.
pub fn view<'a>(library: &'a Library, code: &str) -> LevelView<'a> {
    library.level(&select::resolve_level(library, code).unwrap()).unwrap()
}

/// All levels of a series.
pub fn views(series: &Series) -> Vec<LevelView<'_>> {
    series.levels.iter().map(|level| LevelView { series, level }).collect()
}

/// Each two neighbors of a series, the lower first.
pub fn neighbors(series: &Series) -> Vec<[LevelView<'_>; 2]> {
    series.levels.windows(2).map(|pair| [0, 1].map(|at| LevelView { series, level: &pair[at] })).collect()
}

/// Two levels of a series.
pub fn two(series: &Series) -> [LevelView<'_>; 2] {
    [0, 1].map(|at| LevelView { series, level: &series.levels[at] })
}

/// A series of two levels that print these class concepts and nothing else.
pub fn of_concepts(library: &Library, lower: &str, upper: &str) -> Series {
    let mut series: Series = library.series[0].series.clone();
    series.levels.truncate(2);
    series.sections.clear();
    series.ksas = None;
    for (level, text) in series.levels.iter_mut().zip([lower, upper]) {
        *level = Level::new(level.code.clone(), level.title.clone());
        level.concept = vec![Section { heading: None, text: vec![text.to_owned()] }];
    }
    series
}

/// A specification of the Clerk Series, x-clerk, whose three levels print one clause of 600 words each; clauses are
/// compared by their first 500.
pub fn long_concepts() -> String {
    let level = |code: u32, word: &str| {
        let text = format!("Keeps {word}{}.", " of the county".repeat(200));
        format!(r#"(code: "{code}", title: "Clerk {code}", concept: [(text: ["{text}"])])"#)
    };
    format!(
        r#"Series(
            id: "x-clerk", title: "Clerk Series", authority: (name: "Example Board"),
            source: (document: "Class Specification"), status: Adopted, levels: [{}, {}, {}],
        )"#,
        level(1, "files"),
        level(2, "accounts"),
        level(3, "books")
    )
}
