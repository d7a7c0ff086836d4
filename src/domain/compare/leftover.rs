//! Items that the best assignment leaves without a counterpart.
//!
//! Words alone are too few there: an item may share with another what it is done for, and be other work. So what counts
//! is the head of a clause, what is done to what ("interviews clients", "evaluates programs"), and what it shares with
//! the head of another clause beyond verbs that fit any work.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Aligner, Pair, THOUSANDTH, Taken, apart};
use super::assignment::Candidate;
use super::items::Item;
use super::shortlist::Shortlist;
use super::similarity::Similarity;
use super::terms::Terms;
use super::tokens::Word;
use crate::spec::DutyScope;

/// How many telling words make the head of a clause, verbs that fit any work left out.
const HEAD: usize = 6;
/// What a word counts that two heads share and that stands in few items.
const RARE: u32 = 2;
/// What a word counts that stands in many.
const COMMON: u32 = 1;
/// A word stands in many items where more than one of so many has it.
const MANY: usize = 3;
/// What a shared head must count at least.
const LEAST: u32 = 2;
/// What the words that stand in few items must count in the heads of two clauses, where one item is to be part of
/// another that has a counterpart already.
const LEAST_OF_PART: u32 = 3;
/// More than this counts no more.
const MOST: u32 = 4;
/// How many meanings a clause must have at least that another is said to take in.
const FEWEST: usize = 4;
/// How many of them must stand there, in hundredths.
const TAKEN_IN: usize = 80;
/// What a count of heads is worth beside thousandths of likeness, when one candidate is held against another.
const WORTH: u32 = 30;

/// What the clauses of items say, general verbs left out.
pub(super) struct Heads {
    lower: Vec<Vec<ClauseWords>>,
    upper: Vec<Vec<ClauseWords>>,
    /// In how many items a word stands.
    holders: BTreeMap<u32, usize>,
    items: usize,
}

/// The meanings of the words of a clause, each once, in order.
struct ClauseWords {
    head: Vec<u32>,
    all: Vec<u32>,
}

/// Two clauses whose heads share something.
#[derive(Debug, Clone, Copy)]
struct SharedHead {
    lower: usize,
    upper: usize,
    /// What the words count that stand in few items.
    rare: u32,
    /// What all of them count.
    count: u32,
}

impl Heads {
    pub(super) fn new(lower: &[Item], upper: &[Item], terms: &Terms<'_>) -> Self {
        let mut holders: BTreeMap<u32, usize> = BTreeMap::new();
        for item in lower.iter().chain(upper) {
            for word in terms.concepts(item.item_words().words.iter()) {
                *holders.entry(word).or_default() += 1;
            }
        }
        let clauses = |items: &[Item]| items.iter().map(|item| clauses(item, terms)).collect();
        Heads { lower: clauses(lower), upper: clauses(upper), holders, items: lower.len() + upper.len() }
    }

    /// What the heads of two clauses share that stands in few items.
    pub(super) fn rare(&self, lower: (usize, usize), upper: (usize, usize)) -> u32 {
        let low = self.lower.get(lower.0).and_then(|item| item.get(lower.1));
        let up = self.upper.get(upper.0).and_then(|item| item.get(upper.1));
        low.zip(up).map_or(0, |(low, up)| self.count(&low.head, &up.head).0)
    }

    /// By pair of clauses, what the heads of two items share, the most first.
    fn shared(&self, lower: usize, upper: usize) -> Vec<SharedHead> {
        let (Some(low), Some(up)) = (self.lower.get(lower), self.upper.get(upper)) else { return Vec::new() };
        let mut found = Vec::new();
        for (lower, own) in low.iter().enumerate() {
            for (upper, other) in up.iter().enumerate() {
                let (rare, common) = self.count(&own.head, &other.head);
                let count = (rare + common).min(MOST);
                found.extend((count > 0).then_some(SharedHead { lower, upper, rare, count }));
            }
        }
        found.sort_by_key(|shared| (std::cmp::Reverse(shared.count), shared.lower, shared.upper));
        found
    }

    /// Pairs of clauses that share a word which stands in few items, anywhere in them.
    fn sharing(&self, lower: usize, upper: usize) -> Vec<(usize, usize)> {
        let (Some(low), Some(up)) = (self.lower.get(lower), self.upper.get(upper)) else { return Vec::new() };
        let pairs = low.iter().enumerate().flat_map(|own| up.iter().enumerate().map(move |other| (own, other)));
        let shares = pairs.filter(|((_, own), (_, other))| self.count(&own.all, &other.all).0 > 0);
        shares.map(|((own, _), (other, _))| (own, other)).collect()
    }

    /// Pairs of clauses of which that of the open item is taken into the other: nearly all of its words stand there.
    fn taken_in(&self, lower: usize, upper: usize, lower_is_open: bool) -> Vec<(usize, usize)> {
        let (Some(low), Some(up)) = (self.lower.get(lower), self.upper.get(upper)) else { return Vec::new() };
        let pairs = low.iter().enumerate().flat_map(|own| up.iter().enumerate().map(move |other| (own, other)));
        let takes_in = |((_, own), (_, other)): &((usize, &ClauseWords), (usize, &ClauseWords))| {
            let (own, other) = if lower_is_open { (&own.all, &other.all) } else { (&other.all, &own.all) };
            let shared = own.iter().filter(|word| other.binary_search(word).is_ok()).count();
            shared >= FEWEST && shared * 100 >= TAKEN_IN * own.len() && self.count(own, other).0 > 0
        };
        pairs.filter(takes_in).map(|((own, _), (other, _))| (own, other)).collect()
    }

    /// What words count that two clauses share: those that stand in few items, and the others.
    fn count(&self, own: &[u32], other: &[u32]) -> (u32, u32) {
        let (mut rare, mut common) = (0, 0);
        for word in own.iter().filter(|word| other.binary_search(word).is_ok()) {
            let holders = self.holders.get(word).copied().unwrap_or(0);
            if holders * MANY > self.items { common += COMMON } else { rare += RARE }
        }
        (rare, common)
    }
}

fn clauses(item: &Item, terms: &Terms<'_>) -> Vec<ClauseWords> {
    let telling = |words: &[Word]| {
        let objects = words.iter().filter(|word| !terms.lexicon().is_general_verb(word.form.known));
        let all: Vec<u32> = objects.filter_map(|word| Some(terms.features(&word.form)?.concept)).collect();
        let distinct = |mut words: Vec<u32>| {
            words.sort_unstable();
            words.dedup();
            words
        };
        let head = distinct(all.iter().take(HEAD).copied().collect());
        ClauseWords { head, all: distinct(all) }
    };
    item.clause_words().map(telling).collect()
}

/// Items of both sides without a counterpart that are one another's, with what each such link is worth.
pub(super) fn candidates(
    aligner: &Aligner<'_>,
    similarity: &Similarity,
    near: &Shortlist,
    pairs: &BTreeMap<(usize, usize), Pair>,
    heads: &Heads,
) -> Vec<Candidate> {
    let Taken { lower: low, upper: up } = Taken::by(pairs);
    let mut found = Vec::new();
    for (lower, considered) in near.upper_of.iter().enumerate().filter(|(lower, _)| !low.contains(lower)) {
        for &upper in considered.iter().filter(|upper| !up.contains(upper)) {
            if !is_duty_of_both(aligner, (lower, upper)) {
                continue;
            }
            let Some(head) = heads.shared(lower, upper).first().copied().filter(|head| head.count >= LEAST) else {
                continue;
            };
            // The less the heads share, the more the rest must.
            let needed = if head.count == LEAST { aligner.settings.one_head } else { aligner.settings.heads };
            let likeness = aligner.likeness(similarity, (lower, upper), needed);
            let worth = i64::from(likeness + WORTH * head.count) * THOUSANDTH - apart(lower, upper);
            found.extend((likeness >= needed).then_some(Candidate { lower, upper, worth }));
        }
    }
    found
}

/// Items without a counterpart that go on in an item which has one, by the clauses that say so.
pub(super) fn parts(
    aligner: &Aligner<'_>,
    similarity: &Similarity,
    near: &Shortlist,
    pairs: &BTreeMap<(usize, usize), Pair>,
    heads: &Heads,
) -> Vec<Pair> {
    let Taken { lower: low, upper: up } = Taken::by(pairs);
    let of_lower = near.upper_of.iter().enumerate().filter(|(lower, _)| !low.contains(lower));
    let of_lower =
        of_lower.map(|(lower, others)| (true, others.iter().map(|upper| (lower, *upper)).collect::<Vec<_>>()));
    let of_upper = near.lower_of.iter().enumerate().filter(|(upper, _)| !up.contains(upper));
    let of_upper =
        of_upper.map(|(upper, others)| (false, others.iter().map(|lower| (*lower, upper)).collect::<Vec<_>>()));
    let best = |(lower_is_open, considered): (bool, Vec<(usize, usize)>)| {
        let found = considered.into_iter().filter_map(|pair| part(aligner, similarity, heads, pair, lower_is_open));
        found.max_by_key(|(worth, pair)| (*worth, std::cmp::Reverse((pair.lower, pair.upper))))
    };
    of_lower.chain(of_upper).filter_map(best).map(|(_, pair)| pair).collect()
}

/// What speaks for a duty's going on in another: the heads of two clauses, a clause that the other takes in, or words of
/// several clauses.
fn part(
    aligner: &Aligner<'_>,
    similarity: &Similarity,
    heads: &Heads,
    (lower, upper): (usize, usize),
    lower_is_open: bool,
) -> Option<(u32, Pair)> {
    if !is_duty_of_both(aligner, (lower, upper)) {
        return None;
    }
    let alike = heads.shared(lower, upper);
    let telling = alike.iter().filter(|shared| shared.rare >= LEAST_OF_PART);
    let mut told: Vec<(usize, usize)> = telling.map(|shared| (shared.lower, shared.upper)).collect();
    // A head may be all that the two share; words of whole clauses are surer.
    let mut needed = aligner.settings.one_head;
    if told.is_empty() {
        needed = aligner.settings.part;
        told = heads.taken_in(lower, upper, lower_is_open);
    }
    if told.is_empty() {
        told = heads.sharing(lower, upper);
        let several = |of: fn(&(usize, usize)) -> usize| told.iter().map(of).collect::<BTreeSet<_>>().len() > 1;
        if !several(|pair| pair.0) || !several(|pair| pair.1) {
            return None;
        }
    }
    let likeness = aligner.likeness(similarity, (lower, upper), needed);
    let (own, other) = (aligner.lower.get(lower)?, aligner.upper.get(upper)?);
    // The clauses of the item that has a counterpart are always named, for what goes on in it is never its thread.
    let clauses = |item: &Item, told: BTreeSet<usize>, is_open: bool| {
        if is_open && told.len() == item.clauses.len() { Vec::new() } else { told.into_iter().collect() }
    };
    let pair = Pair {
        lower,
        upper,
        lower_clauses: clauses(own, told.iter().map(|pair| pair.0).collect(), lower_is_open),
        upper_clauses: clauses(other, told.iter().map(|pair| pair.1).collect(), !lower_is_open),
        likeness,
        confirmed: false,
        in_part: false,
    };
    let count = alike.first().map_or(0, |head| head.count);
    (likeness >= needed).then_some((likeness + WORTH * count, pair))
}

/// Items that have no counterpart, but the very words of one that has: a list that takes in another prints them twice.
pub(super) fn repeated(aligner: &Aligner<'_>, pairs: &BTreeMap<(usize, usize), Pair>) -> Vec<(usize, usize)> {
    let Taken { lower: low, upper: up } = Taken::by(pairs);
    let plain = |items: &[Item], at: usize| items.get(at).map(|item| item.text.plain.clone());
    let free =
        |count: usize, linked: &BTreeSet<usize>| (0..count).filter(|at| !linked.contains(at)).collect::<Vec<_>>();
    let (low_free, up_free) = (free(aligner.lower.len(), &low), free(aligner.upper.len(), &up));
    if low_free.is_empty() && up_free.is_empty() {
        return Vec::new();
    }
    // By words, the first pair that has them on each side.
    let (mut of_lower, mut of_upper) = (BTreeMap::new(), BTreeMap::new());
    for &(lower, upper) in pairs.keys() {
        if let Some(words) = plain(aligner.lower, lower) {
            of_lower.entry(words).or_insert(upper);
        }
    }
    let mut turned: Vec<(usize, usize)> = pairs.keys().map(|&(lower, upper)| (upper, lower)).collect();
    turned.sort_unstable();
    for (upper, lower) in turned {
        if let Some(words) = plain(aligner.upper, upper) {
            of_upper.entry(words).or_insert(lower);
        }
    }
    let lower = low_free.into_iter().filter_map(|at| Some((at, *of_lower.get(&plain(aligner.lower, at)?)?)));
    let upper = up_free.into_iter().filter_map(|at| Some((*of_upper.get(&plain(aligner.upper, at)?)?, at)));
    lower.chain(upper).filter(|pair| !aligner.decided.parted.contains(pair)).collect()
}

/// Whether both are own duties of their levels that nobody has parted. KSAs of one subject are many, and their heads
/// ("knowledge of principles") tell too little.
fn is_duty_of_both(aligner: &Aligner<'_>, (lower, upper): (usize, usize)) -> bool {
    let own = |item: Option<&Item>| item.is_some_and(|item| item.kind.is_none() && item.scope == DutyScope::Own);
    let both = own(aligner.lower.get(lower)) && own(aligner.upper.get(upper));
    both && !aligner.decided.parted.contains(&(lower, upper))
}
