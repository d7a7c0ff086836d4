//! What the palette finds: commands, series and levels by name at once, text by [`search`](super::search).

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use rungs_domain::spec::LevelRef;

use super::actions::{self, Action};
use super::{Command, State};
use crate::library::LoadedSeries;

/// The most hits of one kind.
const MOST: usize = 30;

/// One line of the palette.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What kind of thing it is: "command", "series", "level", "duty", "KSA", "text".
    pub kind: &'static str,
    /// Its name, or the words found.
    pub title: String,
    /// Where it stands, or its shortcut.
    pub detail: String,
    /// What choosing it does.
    pub command: Command,
}

/// Commands, series and levels whose names hold every word of `query`, best first.
pub fn by_name(state: &State, query: &str) -> Vec<Hit> {
    matching(state, query, AtomKind::Substring)
}

/// The same for a query with slips: the letters in order are enough.
pub fn by_letters(state: &State, query: &str) -> Vec<Hit> {
    matching(state, query, AtomKind::Fuzzy)
}

fn matching(state: &State, query: &str, kind: AtomKind) -> Vec<Hit> {
    let mut finder = Finder::new(query, kind);
    let levels = || state.library.series.iter().flat_map(|loaded| levels_of(loaded));
    let mut hits = finder.best(levels());
    hits.extend(finder.best(state.library.series.iter().map(|loaded| series_hit(loaded))));
    hits.extend(finder.best(actions::ALL.iter().filter_map(|action| action_hit(state, action))));
    if query.trim().is_empty() {
        hits.retain(|hit| hit.kind != "level");
    }
    hits
}

struct Finder {
    pattern: Pattern,
    matcher: Matcher,
    letters: Vec<char>,
}

impl Finder {
    fn new(query: &str, kind: AtomKind) -> Self {
        let pattern = Pattern::new(query, CaseMatching::Ignore, Normalization::Smart, kind);
        Finder { pattern, matcher: Matcher::new(Config::DEFAULT), letters: Vec::new() }
    }

    /// The hits whose title or detail match; equal scores stay in order.
    fn best(&mut self, hits: impl Iterator<Item = Hit>) -> Vec<Hit> {
        let mut scored: Vec<(u32, Hit)> = Vec::new();
        for hit in hits {
            let text = format!("{} {}", hit.title, hit.detail);
            let score = self.pattern.score(Utf32Str::new(&text, &mut self.letters), &mut self.matcher);
            scored.extend(score.map(|score| (score, hit)));
        }
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().take(MOST).map(|(_, hit)| hit).collect()
    }
}

fn series_hit(loaded: &LoadedSeries) -> Hit {
    Hit {
        kind: "series",
        title: loaded.series.title.clone(),
        detail: loaded.series.authority.name.clone(),
        command: Command::ShowSeries(loaded.series.id.clone()),
    }
}

fn levels_of(loaded: &LoadedSeries) -> impl Iterator<Item = Hit> {
    loaded.series.levels.iter().map(|level| Hit {
        kind: "level",
        title: format!("{} {}", level.code, level.title),
        detail: loaded.series.title.clone(),
        command: Command::GoToLevel(LevelRef { series: loaded.series.id.clone(), code: level.code.clone() }),
    })
}

fn action_hit(state: &State, action: &'static Action) -> Option<Hit> {
    let command = (action.command)(state)?;
    let detail = action.shortcuts.first().map(|shortcut| shortcut.to_string()).unwrap_or_default();
    Some(Hit { kind: "command", title: action.name.to_owned(), detail, command })
}
