//! In which time work must lie: "within the last ten years", "within five years preceding the date of filing", "since
//! graduation". It is no part of what the work was.

use rungs_domain::spec::{Experience, RequirementSource};

use super::described::part_kind;
use super::experience::{SeriesContext, time};
use super::kinds::Kinds;
use super::phrases::PHRASES;
use super::quantity::quantity;
use super::token::{Cursor, Slice};

/// What describes some work, and in which time it must lie.
pub(super) struct TimedWork<'t> {
    /// The description up to the time.
    pub before: Slice<'t>,
    /// The time.
    pub since: Option<Slice<'t>>,
    /// The description behind it.
    pub behind: Slice<'t>,
}

impl<'t> TimedWork<'t> {
    /// Takes the one time out of a description. Where several are printed, each may be about other work: they stay.
    pub fn of(words: &Slice<'t>) -> Self {
        let mut found = None;
        let mut at = 0;
        while at < words.len() {
            let Some(end) = since_at(words, at) else {
                at += 1;
                continue;
            };
            if found.replace((at, end)).is_some() {
                found = None;
                break;
            }
            at = end;
        }
        let Some((from, end)) = found else {
            return TimedWork { before: *words, since: None, behind: words.part(0..0) };
        };
        let before = (0..from).find(|at| PHRASES.since_leads.is(&words.part(*at..from))).unwrap_or(from);
        TimedWork {
            before: words.part(0..before).trimmed(),
            since: Some(words.part(from..end)),
            behind: words.from(end).trimmed(),
        }
    }

    /// The time as printed.
    pub fn printed(&self) -> Option<String> {
        self.since.map(|since| since.printed().to_owned())
    }

    /// Whether nothing but the time is said: "within the last five years".
    pub fn is_of_all_work(&self) -> bool {
        let says = |words: &Slice<'_>| words.tokens.iter().any(|token| !PHRASES.work_words.has(&token.word));
        !says(&self.before) && !says(&self.behind)
    }

    /// The description on the one side of the time.
    pub fn only(&self) -> Slice<'t> {
        if self.before.is_empty() { self.behind } else { self.before }
    }
}

/// The token behind words at `at` that say when work must have been: "in the past one year and three months".
pub(super) fn since_at(words: &Slice<'_>, at: usize) -> Option<usize> {
    if let Some(taken) = PHRASES.since_events.at(words, at) {
        return Some(at + taken);
    }
    let length = |from: usize| {
        let (_, end) = quantity(words, from)?;
        let more = quantity(words, end + 1).filter(|_| words.is(end, &["and"]));
        Some(more.map_or(end, |(_, end)| end))
    };
    let counted_from = |end: usize| {
        let comma = end + usize::from(words.is(end, &[","]));
        let from = comma + PHRASES.since_counted.at(words, comma)?;
        Some(from + PHRASES.since_days.at(words, from)?)
    };
    if let Some(taken) = PHRASES.lately.at(words, at) {
        let end = length(at + taken)?;
        return Some(counted_from(end).unwrap_or(end));
    }
    // "within five years" alone may as well say how long a license is valid.
    counted_from(length(at + PHRASES.since_within.at(words, at)?)?)
}

/// Reads a time, here or behind a comma.
pub(super) fn take_since<'t>(read: &mut Cursor<'t>) -> Option<Slice<'t>> {
    read.take_with(|words, at| {
        let from = at + usize::from(words.is(at, &[","]));
        since_at(words, from).map(|end| (words.part(from..end), end))
    })
}

/// A part of some time, of any work, that says no more than when or in what setting it must have been.
pub(super) fn of_all_work(source: RequirementSource, months: u32) -> Experience {
    Experience { source, need: Experience::ANY_WORK.to_owned(), months, any_work: true, ..Experience::default() }
}

/// A part of a time by the words that describe its work, in the time in which it must lie.
pub(super) fn timed_part(
    words: &Slice<'_>,
    sentence: &Slice<'_>,
    written: RequirementSource,
    months: u32,
    known: &SeriesContext<'_>,
) -> Option<Experience> {
    let timed = TimedWork::of(words);
    let since = timed.printed();
    if since.is_some() && timed.is_of_all_work() {
        return Some(Experience { since, ..of_all_work(written, months) });
    }
    // Words on both sides of the time that refer to others are read as they stand.
    let plain = timed.behind.is_empty() || timed.before.is_empty();
    let (described, since) = match since.filter(|_| plain) {
        Some(since) => (timed.only(), Some(since)),
        None => (*words, None),
    };
    let kind = part_kind(&described, sentence, known)?;
    Some(Experience { since, ..time(written, months, Kinds::of(kind), false) })
}
