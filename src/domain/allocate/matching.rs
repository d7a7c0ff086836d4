//! What a duty is matched to: decisions of people first, suggestions where nothing is decided.

use std::borrow::Cow;

use super::meant::Meant;
use super::{Allocator, AssignedDuty, Caution, DutyMatch};
use crate::compare::{Change, Suggestion};
use crate::spec::{Code, ConfirmedLink, Decision, Duty, DutyScope, ItemKind, Level, Series};

/// How many suggestions are shown for a duty.
pub const SUGGESTIONS: usize = 5;

/// The likeness from which a suggestion stands in for a match that nobody has decided, in thousandths.
///
/// Of 187 duties in plain words whose item was known, twelve found none with as much; of duties that a series does not
/// have at all, six in ten find no item with as much (`cargo run --example plain_words`).
pub const STANDS_IN: u16 = 330;

/// An item of the specification that a duty is matched to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchedItem {
    /// The level, as an index into the series.
    pub level: usize,
    /// The number of the duty there; `None`: the class concept.
    pub number: Option<u32>,
    /// The lowest level that has the same duty: there it counts.
    pub common_from: usize,
    /// Whether the item is own work of the level.
    pub scope: DutyScope,
}

/// What a duty is matched to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Matching {
    /// The items.
    pub items: Vec<MatchedItem>,
    /// Whether somebody has decided it.
    pub decided: bool,
    /// The items that are like the duty, best first: the first few.
    pub suggestions: Vec<Suggestion>,
    /// For a duty that nobody has decided: what else is as likely to be meant, and where it could count.
    pub meant: Meant,
}

/// The words of what a duty can be matched to: the duty of a level with a number, or its class concept (`None`), the
/// paragraphs joined by line feeds. `None`: the level has no such duty.
pub fn item_words(level: &Level, number: Option<u32>) -> Option<Cow<'_, str>> {
    match number {
        Some(number) => Some(Cow::Borrowed(duty_of(level, number)?.text.as_str())),
        None => {
            let paragraphs = level.concept.iter().flat_map(|section| &section.text);
            Some(Cow::Owned(paragraphs.map(String::as_str).collect::<Vec<_>>().join("\n")))
        }
    }
}

/// The duties of other levels that print the same words as one, capitals and spaces aside.
pub fn printed_alike(series: &Series, level: usize, number: u32) -> Vec<(usize, u32)> {
    let folded = |duty: &Duty| duty.text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(words) = series.levels.get(level).and_then(|level| duty_of(level, number)).map(folded) else {
        return Vec::new();
    };
    let others = series.levels.iter().enumerate().filter(|(at, _)| *at != level);
    let same = others.filter_map(|(at, other)| {
        let same = other.duties.items.iter().find(|duty| duty.scope == DutyScope::Own && folded(duty) == words)?;
        Some((at, same.number))
    });
    same.collect()
}

fn duty_of(level: &Level, number: u32) -> Option<&Duty> {
    level.duties.items.iter().find(|duty| duty.number == number)
}

impl Allocator<'_> {
    /// The duties of the series that a text is most like, best first.
    pub fn suggest(&self, text: &str) -> Vec<Suggestion> {
        let mut suggestions = self.likely(text, self.items.is_catch_all(text));
        suggestions.truncate(SUGGESTIONS);
        suggestions
    }

    /// All that a text is like, best first; what tells no work is like the items of other duties alone.
    fn likely(&self, text: &str, catch_all: bool) -> Vec<Suggestion> {
        let mut found = self.items.nearest(text, usize::MAX);
        found.retain(|one| !catch_all || one.scope == DutyScope::OtherAsAssigned);
        found
    }

    pub(super) fn matching(&self, at: usize, duty: &AssignedDuty, cautions: &mut Vec<Caution>) -> Matching {
        let catch_all = self.items.is_catch_all(&duty.text);
        let mut suggestions = self.likely(&duty.text, catch_all);
        let meant = if catch_all { self.catch_all(&suggestions) } else { self.meant(&suggestions) };
        suggestions.truncate(SUGGESTIONS);
        let decided = duty.matched.as_ref().map(|matches| self.decided(at, matches, cautions));
        match decided {
            // Where the specification has lost every item that was decided on, the question is open again.
            Some(items) if !items.is_empty() || duty.matched.as_ref().is_some_and(Vec::is_empty) => {
                if catch_all && items.iter().any(|item| item.scope == DutyScope::Own) {
                    cautions.push(Caution::CatchAll(at));
                }
                Matching { items, decided: true, suggestions, meant: Meant::default() }
            }
            _ => {
                let items: Vec<MatchedItem> = meant.stands_in.iter().cloned().collect();
                if catch_all && items.is_empty() && duty.scope == DutyScope::Own {
                    cautions.push(Caution::CatchAll(at));
                }
                Matching { items, decided: false, suggestions, meant }
            }
        }
    }

    fn decided(&self, at: usize, matches: &[DutyMatch], cautions: &mut Vec<Caution>) -> Vec<MatchedItem> {
        let mut items = Vec::with_capacity(matches.len());
        for one in matches {
            match self.found(one) {
                Some((item, words)) => {
                    if self.reads_otherwise(one, &words) {
                        let (level, now) = (one.level.clone(), words.into_owned());
                        cautions.push(Caution::ItemChanged { duty: at, level, number: item.number, now });
                    }
                    items.push(item);
                }
                None => cautions.push(Caution::ItemGone { duty: at, level: one.level.clone(), number: one.duty }),
            }
        }
        items
    }

    /// The item that a match names, and its words.
    pub(super) fn found(&self, one: &DutyMatch) -> Option<(MatchedItem, Cow<'_, str>)> {
        let (at, level) = self.level(&one.level)?;
        let scope = one.duty.and_then(|number| duty_of(level, number)).map_or(DutyScope::Own, |duty| duty.scope);
        Some((self.item(at, one.duty, scope), item_words(level, one.duty)?))
    }

    pub(super) fn item(&self, level: usize, number: Option<u32>, scope: DutyScope) -> MatchedItem {
        let common_from = number.map_or(level, |number| self.common_from(level, number));
        MatchedItem { level, number, common_from, scope }
    }

    /// The lowest level that has the same duty: word for word, or as a specialist has confirmed.
    pub(super) fn common_from(&self, level: usize, number: u32) -> usize {
        let (mut lowest, mut at) = (level, number);
        // Every step leads to a lower level, so there are no more steps than levels.
        while let Some((below, number)) = self.confirmed_same_below(lowest, at) {
            (lowest, at) = (below, number);
        }
        self.items.first_with_the_words_of(lowest, at).unwrap_or(lowest).min(lowest)
    }

    fn confirmed_same_below(&self, level: usize, number: u32) -> Option<(usize, u32)> {
        let code = &self.series.levels.get(level)?.code;
        let same = |change| matches!(change, Some(Change::Same | Change::Reworded));
        let into = self.confirmed.iter().filter(|link| {
            link.item == ItemKind::Duty
                && link.decision == Decision::Linked
                && link.lower.series == self.series.id
                && link.upper.series == self.series.id
                && link.upper.code == *code
                && link.upper_number == number
        });
        let into: Vec<_> = into.collect();
        // Of a duty that joins several, each link says what became of a part of it.
        let whole =
            |link: &&&ConfirmedLink| into.iter().filter(|other| other.lower.code == link.lower.code).count() == 1;
        let links = into.iter().filter(|link| same(link.change)).filter(whole);
        let below = links.filter_map(|link| Some((self.level(&link.lower.code)?.0, link.lower_number)));
        below.filter(|(below, _)| *below < level).min()
    }

    pub(super) fn level(&self, code: &Code) -> Option<(usize, &Level)> {
        self.series.levels.iter().enumerate().find(|(_, level)| level.code == *code)
    }
}
