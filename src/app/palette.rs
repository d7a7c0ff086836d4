//! What the palette offers: names, commands and words found in the specifications, in one list.

use std::ops::Range;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use rungs_library::search::{self, Target};
use rungs_library::{Library, LoadedSeries};

use super::actions::Action;
use super::state::ItemId;
use super::{Command, State};

/// The most hits that are asked of the search.
pub const MOST: usize = 40;

/// One line of the palette.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What kind of thing it is: "command", "series", "level", "duty", "KSA", "text".
    pub kind: &'static str,
    /// Its name, or the words around what was found.
    pub title: String,
    /// Bytes of the title that hold what was asked for.
    pub marks: Vec<Range<usize>>,
    /// Where it stands.
    pub detail: String,
    /// The action of a command, for its keys.
    pub action: Option<Action>,
    /// Whether the title is quoted from a document.
    pub quoted: bool,
    /// What choosing it does.
    pub command: Command,
}

impl Hit {
    /// A hit by its name.
    fn named(kind: &'static str, title: String, detail: String, command: Command) -> Self {
        Hit { kind, title, marks: Vec::new(), detail, action: None, quoted: false, command }
    }
}

/// What is offered before anything is typed: the series, then all commands that make sense now.
pub fn offered(state: &State) -> Vec<Hit> {
    let series = state.library.series.iter().take(MOST).map(|loaded| series_hit(loaded));
    series.chain(commands(state, "")).collect()
}

/// Names that hold the words, then commands, then texts, then names that only hold the letters.
pub fn merged(state: &State, query: &str, found: Vec<search::Hit>) -> Vec<Hit> {
    let is_name = |hit: &search::Hit| matches!(hit.target, Target::Series(_) | Target::Level(_));
    let (names, texts): (Vec<_>, Vec<_>) = found.into_iter().partition(is_name);
    let words = query.to_lowercase();
    let has_all = |hit: &search::Hit| {
        let name = hit.excerpt.to_lowercase();
        words.split_whitespace().all(|word| name.contains(word))
    };
    let (exact, letters): (Vec<_>, Vec<_>) = names.into_iter().partition(has_all);
    let library = &state.library;
    let shown = |hits: Vec<search::Hit>| hits.into_iter().filter_map(|hit| from_search(library, hit));
    let mut hits: Vec<Hit> = shown(exact).collect();
    hits.extend(commands(state, query));
    hits.extend(shown(texts));
    hits.extend(shown(letters));
    hits
}

/// The commands whose names hold every word of the query, best first.
fn commands(state: &State, query: &str) -> Vec<Hit> {
    let pattern = Pattern::new(query, CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut scored: Vec<(u32, Hit)> = Vec::new();
    for hit in Action::ALL.iter().filter_map(|action| command_hit(state, *action)) {
        let score = pattern.score(Utf32Str::new(&hit.title, &mut letters), &mut matcher);
        scored.extend(score.map(|score| (score, hit)));
    }
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, hit)| hit).collect()
}

fn command_hit(state: &State, action: Action) -> Option<Hit> {
    let command = action.command(state)?;
    Some(Hit { action: Some(action), ..Hit::named("command", action.name().to_owned(), String::new(), command) })
}

fn series_hit(loaded: &LoadedSeries) -> Hit {
    let (title, authority) = (loaded.series.title.clone(), loaded.series.authority.name.clone());
    Hit::named("series", title, authority, Command::ShowSeries(loaded.series.id.clone()))
}

fn from_search(library: &Library, hit: search::Hit) -> Option<Hit> {
    let words = hit.excerpt.trim_matches(|c: char| c == '…' || c.is_whitespace()).to_owned();
    let (kind, command) = match hit.target {
        Target::Series(id) => return Some(series_hit(library.find(&id)?)),
        Target::Level(level) => {
            let detail = library.find(&level.series)?.series.title.clone();
            return Some(Hit::named("level", hit.title, detail, Command::GoToLevel(level)));
        }
        Target::Item(level, kind, number) => (kind.word(), Command::GoTo(ItemId { level, kind, number })),
        Target::Text(level, part) => ("text", Command::GoToText { level, section: part, text: words }),
        Target::Passage(series, label) => ("text", Command::GoToPassage { series, label: Some(label), text: words }),
    };
    // A passage may have several paragraphs; the palette has one line. A space is as long as a line feed.
    let title = hit.excerpt.replace('\n', " ");
    Some(Hit { marks: hit.ranges, quoted: true, ..Hit::named(kind, title, hit.title, command) })
}

/// What to highlight where a hit leads: the words as asked for, or the first of them where they stand apart. Nothing
/// but words quoted from a document is highlighted.
pub fn sought<'a>(hit: &'a Hit, query: &'a str) -> &'a str {
    if !hit.quoted {
        return "";
    }
    let query = query.trim();
    let together = hit.title.to_lowercase().contains(&query.to_lowercase());
    if together { query } else { hit.marks.first().and_then(|mark| hit.title.get(mark.clone())).unwrap_or_default() }
}
