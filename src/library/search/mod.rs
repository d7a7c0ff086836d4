//! Finding words in the whole library: names, duties, KSAs, and all other text of levels and series.
//!
//! An [`Index`] is made once for a library and asked at every key. What holds the words as typed comes first, names
//! before texts; names that only hold the letters in order come last.

mod excerpt;
mod texts;

use std::ops::Range;
use std::sync::Arc;

use memchr::memmem;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use rungs_domain::spec::{ItemKind, LevelRef, SeriesId, SpecPart};

use super::{Library, LoadedSeries};
use texts::{TextPlace, each_text};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A series, by its title, id or authority.
    Series(SeriesId),
    /// A level, by its code or title.
    Level(LevelRef),
    /// A duty or KSA, by its number.
    Item(LevelRef, ItemKind, u32),
    /// Other text of a level, by the part in which it stands.
    Text(LevelRef, SpecPart),
    /// A passage printed for a whole series, by its label.
    Passage(SeriesId, String),
}

/// One place where the words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where to go.
    pub target: Target,
    /// Where it is, in words: "41313 duty 4", or the title of a series.
    pub title: String,
    /// The words around, shortened at both ends with "…".
    pub excerpt: String,
    /// Bytes of the excerpt that hold what was asked for.
    pub ranges: Vec<Range<usize>>,
}

/// The most texts that are looked at more closely for one question, so that "the" is as quick as "testimony".
const MOST_CANDIDATES: usize = 2_000;

/// All words of a library, ready to be asked.
#[derive(Debug, Default)]
pub struct Index {
    series: Vec<Arc<LoadedSeries>>,
    entries: Vec<IndexEntry>,
    /// All texts in small letters, one behind the other, a line feed between.
    lowered: String,
}

#[derive(Debug)]
struct IndexEntry {
    series: usize,
    place: TextPlace,
    /// Where it begins in `lowered`.
    start: usize,
}

impl Index {
    /// Reads all texts of `library`, once.
    pub fn new(library: &Library) -> Self {
        let mut index = Index { series: library.series.clone(), ..Index::default() };
        for (at, loaded) in library.series.iter().enumerate() {
            each_text(&loaded.series, &mut |place, text| {
                index.entries.push(IndexEntry { series: at, place, start: index.lowered.len() });
                index.lowered.extend(text.chars().flat_map(char::to_lowercase));
                index.lowered.push('\n');
            });
        }
        index
    }

    /// At most `limit` places that hold every word of `query`, in any case, best first.
    ///
    /// The same question to the same library has the same answer.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        let query = query.to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        if words.is_empty() || limit == 0 {
            return Vec::new();
        }
        let mut ranked: Vec<(HitRank, usize)> =
            self.holding(&words).into_iter().map(|at| (self.rank(at, &words), at)).collect();
        ranked.sort_unstable();
        let mut found: Vec<usize> = ranked.into_iter().map(|(_, at)| at).take(limit).collect();
        if found.len() < limit {
            let rest = self.fuzzy(&query).into_iter().filter(|at| !found.contains(at)).take(limit - found.len());
            found = [found.clone(), rest.collect()].concat();
        }
        found.into_iter().filter_map(|at| self.hit(at, &words)).collect()
    }

    /// The entries that hold all words, in the order of the library.
    fn holding(&self, words: &[&str]) -> Vec<usize> {
        // The longest word is the rarest, more or less.
        let Some(rarest) = words.iter().max_by_key(|word| word.len()) else { return Vec::new() };
        let finder = memmem::Finder::new(rarest);
        let others: Vec<_> = words.iter().filter(|word| *word != rarest).map(memmem::Finder::new).collect();
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = self.lowered.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            let entry = self.entries.partition_point(|entry| entry.start <= from + at).saturating_sub(1);
            let text = self.text(entry);
            if others.iter().all(|other| other.find(text.as_bytes()).is_some()) {
                found.push(entry);
                if found.len() == MOST_CANDIDATES {
                    break;
                }
            }
            from = self.entries.get(entry + 1).map_or(self.lowered.len(), |next| next.start);
        }
        found
    }

    /// The text of an entry in small letters.
    fn text(&self, at: usize) -> &str {
        let start = self.entries.get(at).map_or(0, |entry| entry.start);
        let end = self.entries.get(at + 1).map_or(self.lowered.len(), |next| next.start);
        self.lowered.get(start..end).unwrap_or_default()
    }

    fn rank(&self, at: usize, words: &[&str]) -> HitRank {
        let text = self.text(at);
        let at_start = |word: &&str| {
            memmem::find_iter(text.as_bytes(), word.as_bytes())
                .any(|at| text.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric)))
        };
        HitRank {
            sort: self.entries.get(at).map_or(u8::MAX, |entry| entry.place.sort()),
            apart: words.len() > 1 && !text.contains(&words.join(" ")),
            inside_words: !words.iter().all(at_start),
        }
    }

    /// The names that hold the letters of the query in order, best first.
    fn fuzzy(&self, query: &str) -> Vec<usize> {
        let pattern = Pattern::new(query, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut letters = Vec::new();
        let mut scored: Vec<(u32, usize)> = Vec::new();
        for (at, _) in self.entries.iter().enumerate().filter(|(_, entry)| entry.place.is_name()) {
            let score = pattern.score(Utf32Str::new(self.text(at).trim_end(), &mut letters), &mut matcher);
            scored.extend(score.map(|score| (score, at)));
        }
        scored.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
        scored.into_iter().map(|(_, at)| at).collect()
    }

    fn hit(&self, at: usize, words: &[&str]) -> Option<Hit> {
        let entry = self.entries.get(at)?;
        let series = &self.series.get(entry.series)?.series;
        let (target, title, text) = entry.place.hit(series)?;
        let (excerpt, ranges) = excerpt::excerpt(&text, words);
        Some(Hit { target, title, excerpt, ranges })
    }
}

/// Less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct HitRank {
    /// Names before items, items before other text.
    sort: u8,
    /// Whether the words stand apart from each other.
    apart: bool,
    /// Whether a word is only found inside longer words.
    inside_words: bool,
}
