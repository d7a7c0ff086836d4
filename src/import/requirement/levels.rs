//! Time of work at a level of the series: "performing the duties of a Loan Officer".

use std::collections::BTreeMap;

use rungs_domain::spec::Code;

use super::LevelName;
use super::phrases::PHRASES;
use super::tail::narrows;
use super::token::{Case, Slice, Token, listed, tokens};
use crate::titles::Titles;
use crate::understand::LONGEST_TITLE;

/// The levels of a series by their titles.
#[derive(Debug, Default)]
pub(crate) struct LevelTitles {
    /// The codes of all levels, lowest first.
    codes: Vec<Code>,
    titles: Titles,
}

impl LevelTitles {
    /// The titles of these levels, lowest first: each whole, and its words before the first comma where no other level
    /// has them.
    pub fn new(levels: &[LevelName]) -> Self {
        let words = |level: &LevelName| -> Vec<String> {
            // A title that no sentence can name is matched by nothing.
            let title = if level.title.len() <= LONGEST_TITLE { level.title.as_str() } else { "" };
            tokens(title).into_iter().map(|token| token.word).collect()
        };
        let all: Vec<Vec<String>> = levels.iter().map(words).collect();
        let heads = || all.iter().map(|words| words.split(|word| word == ",").next().unwrap_or_default());
        let mut times: BTreeMap<&[String], usize> = BTreeMap::new();
        heads().for_each(|head| *times.entry(head).or_insert(0) += 1);
        let alone = |head: &&[String]| times.get(head) == Some(&1);
        let names = all.iter().zip(heads()).enumerate().flat_map(|(level, (words, head))| {
            let short = Some(head).filter(alone).map(<[String]>::to_vec);
            std::iter::once(words.clone()).chain(short).map(move |words| (level, words))
        });
        LevelTitles { codes: levels.iter().map(|level| level.code.clone()).collect(), titles: Titles::new(names) }
    }

    /// The level whose title stands at `at`, by its place in the series, and the token behind the title.
    pub(super) fn at(&self, slice: &Slice<'_>, at: usize) -> Option<(usize, usize)> {
        self.titles.longest(slice.from(at).tokens).map(|(level, length)| (level, at + length))
    }

    /// Whether the slice is the title of a level.
    pub(super) fn is(&self, slice: &Slice<'_>) -> bool {
        self.at(slice, 0).is_some_and(|(_, end)| end == slice.len())
    }

    fn codes(&self, levels: &[usize], and_higher: bool) -> Vec<Code> {
        let lowest = levels.iter().min().copied().unwrap_or_default();
        let counts = |at: usize| levels.contains(&at) || and_higher && at > lowest;
        self.codes.iter().enumerate().filter(|(at, _)| counts(*at)).map(|(_, code)| code.clone()).collect()
    }

    /// What is said of levels from `at` on, where it is said of levels of this series.
    pub(super) fn work<'t>(&self, slice: &Slice<'t>, at: usize) -> Option<LevelWork<'t>> {
        let mut narrowed = Vec::new();
        let mut from = at;
        if slice.is(at, &["in"]) {
            let lead =
                |from: &usize| PHRASES.at_level.at(slice, *from).or(PHRASES.from_level.at(slice, *from)).is_some();
            from = (at..slice.len()).find(lead)?;
            if from > at {
                narrowed.push(service(slice.part(at..from))?);
            }
        }
        let (only, and_higher) = (PHRASES.at_level.at(slice, from), PHRASES.from_level.at(slice, from));
        let (levels, mut end) = self.names(slice, from + only.max(and_higher)?)?;
        let lead = slice.from(from).part(0..only.max(and_higher)?);
        if PHRASES.occupation_leads.at(&lead, 0).is_some() && is_occupation(&slice.part(from..end), slice) {
            return None;
        }
        end = PHRASES.level_ends.skip_all(slice, end);
        let alternative = slice.is(end, &["or", "and/or"]) || slice.is(end, &[","]) && slice.is(end + 1, &["or"]);
        let rest = slice.from(end).trimmed();
        if !rest.is_empty() && !alternative {
            narrowed.push(narrows(rest)?);
        }
        let codes = self.codes(&levels, and_higher > only);
        Some(LevelWork { codes, narrowed, alternative: alternative.then_some(rest) })
    }

    /// Titles joined by "or", and the token behind them.
    fn names(&self, slice: &Slice<'_>, at: usize) -> Option<(Vec<usize>, usize)> {
        listed(slice, at, &["or"], |at| self.at(slice, PHRASES.level_words.skip_all(slice, at)))
    }
}

/// Whether the words that are the title of a level are printed as an occupation is, "as a deck hand", and nothing else in
/// the sentence speaks of a class.
fn is_occupation(title: &Slice<'_>, sentence: &Slice<'_>) -> bool {
    title.tokens.iter().all(|token| token.case == Case::Small) && !PHRASES.class_words.within(sentence)
}

/// Work at levels of the series.
pub(super) struct LevelWork<'t> {
    /// The levels.
    pub codes: Vec<Code>,
    /// What narrows it: "in the California state service", "Range B".
    pub narrowed: Vec<Slice<'t>>,
    /// An alternative that is no level of the series.
    pub alternative: Option<Slice<'t>>,
}

/// "in the Department of Motor Vehicles": the name of an employer, where it is nothing else.
fn service(slice: Slice<'_>) -> Option<Slice<'_>> {
    let name = slice.trimmed();
    let part = |token: &Token| token.case != Case::Small || PHRASES.name_words.has(&token.word);
    (name.len() > 1 && name.tokens.iter().all(part)).then_some(name)
}
