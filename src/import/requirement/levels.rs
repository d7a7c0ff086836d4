//! Time of work at a level of the series: "performing the duties of a Loan Officer".

use std::collections::BTreeMap;

use rungs_domain::spec::Code;

use super::LevelName;
use super::phrases::PHRASES;
use super::tail::narrows;
use super::token::{Slice, Token, tokens};
use crate::understand::LONGEST_TITLE;

/// Words of the names of services and departments that are written small.
const NAME_WORDS: [&str; 8] = ["of", "the", "and", "state", "service", "s", "for", "in"];

/// The titles of a series, ready to be matched.
#[derive(Debug, Default)]
pub(crate) struct Titles {
    /// Those of all levels, lowest first.
    titles: Vec<Title>,
    /// The levels whose titles begin with each word.
    first: BTreeMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Title {
    code: Code,
    words: Vec<String>,
    /// The words before the first comma, where no other level has them.
    short: Option<Vec<String>>,
}

impl Titles {
    /// The titles of these levels, lowest first.
    pub fn new(levels: &[LevelName]) -> Self {
        // A title that no sentence can name is matched by nothing.
        let title =
            |level: &LevelName| if level.title.len() <= LONGEST_TITLE { level.title.clone() } else { String::new() };
        let words = |level: &LevelName| tokens(&title(level)).into_iter().map(|token: Token| token.word).collect();
        let all: Vec<Vec<String>> = levels.iter().map(words).collect();
        let head = |words: &[String]| words.iter().take_while(|word| *word != ",").cloned().collect::<Vec<_>>();
        let heads: Vec<Vec<String>> = all.iter().map(|words| head(words)).collect();
        let mut times: BTreeMap<&[String], usize> = BTreeMap::new();
        heads.iter().for_each(|head| *times.entry(head).or_insert(0) += 1);
        let alone = |head: &&Vec<String>| !head.is_empty() && times.get(head.as_slice()) == Some(&1);
        let mut first: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, words) in all.iter().enumerate() {
            words.first().into_iter().for_each(|word| first.entry(word.clone()).or_default().push(at));
        }
        let titles = levels.iter().zip(&all).zip(&heads).map(|((level, words), head)| Title {
            code: level.code.clone(),
            words: words.clone(),
            short: Some(head).filter(alone).cloned(),
        });
        Titles { titles: titles.collect(), first }
    }

    /// The level whose title stands at `at`, by its place in the series, and the token behind the title.
    fn at(&self, slice: &Slice<'_>, at: usize) -> Option<(usize, usize)> {
        let stands = |words: &[String]| {
            let found = slice.tokens.get(at..at + words.len()).unwrap_or_default();
            let same = found.len() == words.len() && found.iter().zip(words).all(|(token, word)| token.word == *word);
            (same && !words.is_empty()).then_some(at + words.len())
        };
        let levels = slice.tokens.get(at).and_then(|token| self.first.get(&token.word));
        let titles = levels.into_iter().flatten().filter_map(|level| Some((*level, self.titles.get(*level)?)));
        let ends = titles.filter_map(|(level, title)| {
            let end = stands(&title.words).or_else(|| stands(title.short.as_ref()?))?;
            Some((level, end))
        });
        ends.max_by_key(|(_, end)| *end)
    }

    /// Whether the slice is the title of a level.
    pub(super) fn is(&self, slice: &Slice<'_>) -> bool {
        self.at(slice, 0).is_some_and(|(_, end)| end == slice.len())
    }

    fn codes(&self, levels: &[usize], and_higher: bool) -> Vec<Code> {
        let lowest = levels.iter().min().copied().unwrap_or_default();
        let counts = |at: usize| levels.contains(&at) || and_higher && at > lowest;
        self.titles.iter().enumerate().filter(|(at, _)| counts(*at)).map(|(_, title)| title.code.clone()).collect()
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
        let small = |mut at: usize| {
            while slice.is(at, &["a", "an", "the", "either", "that", "of", "class"]) {
                at += 1;
            }
            at
        };
        let (first, mut end) = self.at(slice, small(at))?;
        let mut found = vec![first];
        loop {
            let comma = end + usize::from(slice.is(end, &[","]));
            let next = comma + usize::from(slice.is(comma, &["or"]));
            match self.at(slice, small(next)).filter(|_| next > end) {
                Some((level, behind)) => {
                    found.push(level);
                    end = behind;
                }
                None => return Some((found, end)),
            }
        }
    }
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
    let part = |token: &Token| token.case != super::token::Case::Small || NAME_WORDS.contains(&token.word.as_str());
    (name.len() > 1 && name.tokens.iter().all(part)).then_some(name)
}
