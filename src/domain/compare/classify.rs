//! Which of the changes it is, and the words that show it.
//!
//! Evidence comes from linked clauses alone: first the clauses of the two texts are paired, then the words within each
//! pair are held against one another.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::additions;
use super::course::Course;
use super::degrees::degrees;
use super::demands;
use super::items::Text;
use super::quantities::quantities;
use super::settings::Settings;
use super::standing::{ClauseIndex, new_words};
use super::terms::Terms;
use super::tokens::Word;
use super::{Change, Direction, Evidence, EvidenceKind};

/// Which of the two levels compared stands above the other in their series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The upper one, as it should be.
    Rising,
    /// The lower one: the sides were swapped.
    Falling,
    /// Neither: two series, or the same level twice.
    None,
}

/// One of two linked texts.
#[derive(Debug, Clone, Copy)]
pub(super) struct LinkedText<'t> {
    /// The words that the link is about.
    pub meant: &'t Text,
    /// All words of the item.
    pub item: &'t Text,
    /// What all such items of its level say, in order: a word is gone, or new, only if no form or synonym of it is
    /// anywhere among them.
    pub level: &'t [u32],
    /// Clauses of `meant` that are linked with another item: they are not what came or went here.
    pub elsewhere: &'t BTreeSet<usize>,
    /// Clauses of `meant` that speak of other classes: their words show nothing of this one.
    pub of_others: &'t BTreeSet<usize>,
    /// The number of the item.
    pub number: u32,
    /// Where the words of its list stand: what an upper item sets in may stand in another lower one.
    pub standing: &'t ClauseIndex,
}

/// How much of a text is looked at, in clauses; the longest real one seen has fewer.
const MOST_CLAUSES: usize = 64;

/// How many new words, or words that went, a rewording may have at most.
const FEW: usize = 3;

/// Names changes between linked texts.
#[derive(Clone, Copy)]
pub(super) struct Classifier<'t> {
    /// The words.
    pub terms: &'t Terms<'t>,
    /// The numbers by which clauses are paired and rewordings told.
    pub settings: Settings,
    /// Which level stands above.
    pub order: Order,
    /// What the texts are.
    pub texts: Texts,
}

/// What kind of texts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// Items of a list. Each is a task, so that further words count.
    Items,
    /// Prose.
    Prose,
    /// What is asked for of an applicant.
    Demands,
}

impl Classifier<'_> {
    /// Names the change from one text to another, with the words that speak for it.
    ///
    /// Swapping the sides swaps up with down, and therefore raised with lowered.
    pub(super) fn classify(&self, lower: LinkedText<'_>, upper: LinkedText<'_>) -> (Change, Vec<Evidence>) {
        if lower.meant.plain == upper.meant.plain {
            return (Change::Same, Vec::new());
        }
        // Where words could be paired in several ways, the sides must not decide in which.
        let turned = match self.order {
            Order::Rising => false,
            Order::Falling => true,
            Order::None => lower.meant.plain > upper.meant.plain,
        };
        let (low, up) = if turned { (upper, lower) } else { (lower, upper) };
        let (mut evidence, pairs) = self.evidence(low, up);
        if turned {
            evidence = evidence.into_iter().map(Evidence::turned).collect();
        }
        evidence.sort_unstable_by_key(|shown| (shown.ground, shown.upper.as_ref().map(|place| place.start)));
        let shown = |direction| evidence.iter().any(|one| one.direction == direction);
        let change = match (shown(Direction::Up), shown(Direction::Down)) {
            (true, true) => Change::Mixed,
            (true, false) => Change::Raised,
            (false, true) => Change::Lowered,
            (false, false) if evidence.is_empty() && self.is_rewording(low, up, &pairs) => Change::Reworded,
            (false, false) => Change::Changed,
        };
        (change, evidence)
    }

    /// The words that show a direction, and the clauses that were held against one another.
    fn evidence(&self, lower: LinkedText<'_>, upper: LinkedText<'_>) -> (Vec<Evidence>, Vec<(usize, usize)>) {
        let lexicon = self.terms.lexicon();
        let lower_item = self.concepts(lower.item);
        let counts_more = self.texts == Texts::Items && self.order != Order::None;
        let (paired, mut found) = self.pair_clauses(lower, upper);
        let mut more = Vec::new();
        for &(low, up) in &paired.pairs {
            if lower.of_others.contains(&low) || upper.of_others.contains(&up) {
                continue;
            }
            let (Some(low), Some(up)) = (lower.meant.clause(low), upper.meant.clause(up)) else { continue };
            let course = Course::new(low, up, self.terms);
            found.extend(degrees(&course, lexicon, (lower.level, upper.level), self.order != Order::None));
            found.extend(quantities(&course));
            if self.texts == Texts::Demands {
                found.extend(demands::ways(&course, lexicon));
            }
            if counts_more {
                more.extend(additions::words(&course, lexicon, (&lower_item, lower.level)));
            }
        }
        if counts_more {
            let gone = paired.lower_alone.iter().filter(|clause| !lower.elsewhere.contains(clause)).count();
            let new: Vec<usize> =
                paired.upper_alone.into_iter().filter(|clause| !upper.elsewhere.contains(clause)).collect();
            more.extend(additions::clauses(upper.meant, &new, gone, self.terms, &lower_item));
        }
        found.extend(more.into_iter().map(|one| self.unless_moved(one, lower, upper.meant, &lower_item)));
        (found, paired.pairs)
    }

    /// Evidence that an upper text sets words in; where they stand in another item of the lower list, that they came
    /// from there.
    fn unless_moved(&self, shown: Evidence, lower: LinkedText<'_>, upper: &Text, lower_item: &[u32]) -> Evidence {
        let Some(place) = &shown.upper else { return shown };
        let new = new_words(within(upper, place), lower_item, self.terms);
        let from = if new.len() < additions::ENOUGH { None } else { lower.standing.find(&new, lower.number) };
        match from {
            Some(number) => Evidence { direction: Direction::Neither, ground: EvidenceKind::Moved(number), ..shown },
            None => shown,
        }
    }

    /// Each clause with the one most like it, best pairs first; a text of one clause with another of one. What is asked
    /// for is paired with its own sort alone; evidence is what only one text asks for.
    fn pair_clauses(&self, lower_said: LinkedText<'_>, upper_said: LinkedText<'_>) -> (Paired, Vec<Evidence>) {
        let (lower, upper) = (lower_said.meant, upper_said.meant);
        let concepts = |text: &Text| -> Vec<Vec<u32>> {
            let clauses = text.clauses.iter().take(MOST_CLAUSES).filter_map(|clause| text.words.get(clause.clone()));
            clauses.map(|words| self.terms.concepts(words.iter())).collect()
        };
        let (low, up) = (concepts(lower), concepts(upper));
        let mut ranked = Vec::new();
        for (at, one) in low.iter().enumerate() {
            ranked.extend(up.iter().enumerate().map(|(to, other)| (Reverse(shared(one, other)), at, to)));
        }
        // Sentences about other classes are no clauses of this one.
        let of_others = (lower_said.of_others, upper_said.of_others);
        ranked.retain(|(_, at, to)| of_others.0.contains(at) == of_others.1.contains(to));
        if low.len() - of_others.0.len() > 1 || up.len() - of_others.1.len() > 1 {
            ranked.retain(|(Reverse(likeness), ..)| *likeness >= self.settings.clause_pair);
        }
        let sorts = |text: &Text| match self.texts {
            Texts::Demands => demands::sorts(text, self.terms.lexicon()),
            Texts::Items | Texts::Prose => Vec::new(),
        };
        let (low_sorts, up_sorts) = (sorts(lower), sorts(upper));
        ranked.retain(|(_, at, to)| low_sorts.get(*at) == up_sorts.get(*to));
        ranked.sort_unstable();
        let mut paired = Paired::default();
        let (mut lows, mut ups) = (BTreeSet::new(), BTreeSet::new());
        for (_, at, to) in ranked {
            if !lows.contains(&at) && !ups.contains(&to) {
                lows.insert(at);
                ups.insert(to);
                paired.pairs.push((at, to));
            }
        }
        paired.lower_alone = (0..low.len()).filter(|at| !lows.contains(at)).collect();
        paired.upper_alone = (0..up.len()).filter(|to| !ups.contains(to)).collect();
        let alone = demands::times_alone((lower, &low_sorts), (upper, &up_sorts), &mut paired, self.terms.lexicon());
        (paired, alone)
    }

    /// Whether a reader would say that both ask for the same.
    fn is_rewording(&self, lower: LinkedText<'_>, upper: LinkedText<'_>, pairs: &[(usize, usize)]) -> bool {
        if self.texts == Texts::Items && !self.heads_go_on(lower.meant, upper.meant, pairs) {
            return false;
        }
        let (low, up) = (self.kept(lower), self.kept(upper));
        let both = low.iter().filter(|concept| up.binary_search(concept).is_ok()).count();
        let (came, went) = (up.len() - both, low.len() - both);
        came + went <= 1 || (came.max(went) <= FEW && shared(&low, &up) >= self.settings.reworded)
    }

    /// Whether the first word of one of each two linked clauses stands in the other, too, in any form or as a synonym. It
    /// says what is done: "develops and implements training" is not "provides training".
    fn heads_go_on(&self, lower: &Text, upper: &Text, pairs: &[(usize, usize)]) -> bool {
        let concept = |word: &Word| self.terms.features(&word.form).map(|features| features.concept);
        let same = |one: &Word, other: &Word| match (concept(one), concept(other)) {
            (Some(one), Some(other)) => one == other,
            _ => one.key() == other.key(),
        };
        let goes_on =
            |from: &[Word], to: &[Word]| from.first().is_none_or(|head| to.iter().any(|word| same(head, word)));
        pairs
            .iter()
            .filter_map(|(low, up)| Some((lower.clause(*low)?, upper.clause(*up)?)))
            .all(|(low, up)| goes_on(low, up) || goes_on(up, low))
    }

    /// What a text says in the clauses that are not linked with another item.
    fn kept(&self, said: LinkedText<'_>) -> Vec<u32> {
        let clauses = (0..said.meant.clauses.len()).filter(|at| !said.elsewhere.contains(at));
        self.terms.concepts(clauses.filter_map(|at| said.meant.clause(at)).flatten())
    }

    fn concepts(&self, text: &Text) -> Vec<u32> {
        self.terms.concepts(text.words.iter())
    }
}

/// The words of a text at a place.
pub(super) fn within<'t>(text: &'t Text, place: &Range<usize>) -> impl Iterator<Item = &'t Word> + use<'t> {
    let first = text.words.partition_point(|word| word.range.start < place.start);
    let end = place.end;
    text.words.get(first..).unwrap_or_default().iter().take_while(move |word| word.range.end <= end)
}

/// Clauses of two texts, by their place.
#[derive(Default)]
pub(super) struct Paired {
    pub pairs: Vec<(usize, usize)>,
    pub lower_alone: Vec<usize>,
    pub upper_alone: Vec<usize>,
}

/// The share of what two passages say that both say, in thousandths.
fn shared(one: &[u32], other: &[u32]) -> u32 {
    let both = one.iter().filter(|concept| other.binary_search(concept).is_ok()).count();
    u32::try_from(2000 * both / (one.len() + other.len()).max(1)).unwrap_or(1000)
}
