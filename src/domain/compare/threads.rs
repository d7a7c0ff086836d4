//! Ladder rows: links woven into threads through the levels.

use std::collections::BTreeMap;

use super::comparer::LevelView;
use super::links::carries;
use super::tracks::Forks;
use super::{Against, AlsoFrom, Cell, Change, LadderStep, Link, Thread};
use crate::spec::ItemKind;

/// Weaves the links of neighboring levels into threads.
pub(super) struct Weaver<'a> {
    levels: &'a [LevelView<'a>],
    list: Option<ItemKind>,
    /// How many items each level has.
    sizes: Vec<usize>,
    against: Against,
    forks: &'a Forks,
    rows: Vec<ThreadRow>,
    /// Rows in the order in which they are shown.
    order: Vec<usize>,
    /// Per level, the row of each of its items.
    row_of: Vec<Vec<usize>>,
}

/// A thread in the making: one slot a level.
struct ThreadRow {
    cells: Vec<Cell>,
    steps: Vec<Option<LadderStep>>,
}

/// The links into a level, sorted out.
struct Incoming {
    links: Vec<Link>,
    /// By upper item, the link along which its thread goes on.
    onward: BTreeMap<usize, usize>,
    /// By lower item, the same.
    kept: BTreeMap<usize, usize>,
    /// By upper item without a link: the level further down and the link along which its thread goes on.
    bridges: BTreeMap<usize, (usize, Link)>,
}

/// Links from items of a level that went, to items that are new at another one above.
type AcrossGap<'f> = &'f mut dyn FnMut(usize, usize, (&[usize], &[usize])) -> Vec<Link>;

impl<'a> Weaver<'a> {
    /// For the items of a list (`None`: the clauses of the class concepts), of which each level has so many.
    pub(super) fn new(
        levels: &'a [LevelView<'a>],
        (list, sizes): (Option<ItemKind>, Vec<usize>),
        against: Against,
        forks: &'a Forks,
    ) -> Self {
        let against = against.within(levels.len());
        let row_of = vec![Vec::new(); levels.len()];
        Weaver { levels, list, sizes, against, forks, rows: Vec::new(), order: Vec::new(), row_of }
    }

    /// The threads; `links` gives the links from one level to another, by their indices, `across_gap` those from items gone
    /// in between, of those with these indices, to items that are new at the other.
    pub(super) fn weave(
        mut self,
        links: &mut dyn FnMut(usize, usize) -> Vec<Link>,
        across_gap: AcrossGap<'_>,
    ) -> Vec<Thread> {
        for (level, against) in self.in_order() {
            let Some(against) = against else {
                self.begin(level);
                continue;
            };
            let mut incoming = Incoming::new(links(against, level));
            self.bridge(level, against, &mut incoming, across_gap);
            let beside = level.checked_sub(1).filter(|below| *below != against);
            let beside = beside.map(|below| (below, Incoming::new(links(below, level))));
            self.place_items(level, against, &incoming, beside.as_ref());
            self.end_items(level, against, &incoming);
            self.carry_on(level, against);
        }
        self.threads()
    }

    /// The levels in the order in which they are woven, each behind the one that it is compared with. Where levels are
    /// compared in a circle, the first of them begins anew.
    fn in_order(&self) -> Vec<(usize, Option<usize>)> {
        let levels = self.levels.len();
        let lower_of = |level: usize| self.against.lower_of(level).filter(|lower| *lower < levels);
        let mut order: Vec<(usize, Option<usize>)> = Vec::new();
        let (mut seen, mut done) = (vec![false; levels], vec![false; levels]);
        for level in 0..levels {
            // Down to a level that is done or has none below, then up again.
            let mut chain: Vec<usize> = Vec::new();
            let mut next = Some(level);
            while let Some(at) = next.filter(|at| seen.get(*at) == Some(&false)) {
                if let Some(place) = seen.get_mut(at) {
                    *place = true;
                }
                chain.push(at);
                next = lower_of(at);
            }
            while let Some(at) = chain.pop() {
                order.push((at, lower_of(at).filter(|lower| done.get(*lower) == Some(&true))));
                if let Some(place) = done.get_mut(at) {
                    *place = true;
                }
            }
        }
        order
    }

    fn count(&self, level: usize) -> usize {
        self.sizes.get(level).copied().unwrap_or(0)
    }

    fn begin(&mut self, level: usize) {
        for item in 0..self.count(level) {
            let row = self.new_row(self.order.len());
            self.put_item(level, item, row, None);
        }
    }

    fn new_row(&mut self, at: usize) -> usize {
        let levels = self.levels.len();
        self.rows.push(ThreadRow { cells: vec![Cell::Empty; levels], steps: vec![None; levels] });
        let row = self.rows.len() - 1;
        self.order.insert(at.min(self.order.len()), row);
        row
    }

    fn put(&mut self, level: usize, row: usize, cell: Cell, step: Option<LadderStep>) {
        let Some(row) = self.rows.get_mut(row) else { return };
        if let (Some(own_cell), Some(own_step)) = (row.cells.get_mut(level), row.steps.get_mut(level)) {
            *own_cell = cell;
            *own_step = step;
        }
    }

    fn put_item(&mut self, level: usize, item: usize, row: usize, step: Option<LadderStep>) {
        self.put(level, row, Cell::Item(item), step);
        if let Some(rows) = self.row_of.get_mut(level) {
            rows.push(row);
        }
    }

    fn row_at(&self, level: usize, item: usize) -> Option<usize> {
        self.row_of.get(level).and_then(|rows| rows.get(item)).copied()
    }

    /// Finds for items that are new at a level those of a level further down that went in between: the same thread.
    fn bridge(&self, level: usize, against: usize, incoming: &mut Incoming, across_gap: AcrossGap<'_>) {
        let mut between = vec![against];
        let below = |level: usize| self.against.lower_of(level).filter(|lower| *lower < self.levels.len());
        while let Some(from) = between.last().and_then(|last| below(*last)) {
            if from == level || between.contains(&from) {
                return;
            }
            let new: Vec<usize> = incoming.new_items().filter(|item| !incoming.bridges.contains_key(item)).collect();
            if new.is_empty() {
                return;
            }
            let gone: Vec<usize> = (0..self.count(from)).filter(|item| self.is_gone(from, *item, &between)).collect();
            for link in across_gap(from, level, (&gone, &new)) {
                incoming.bridges.extend(link.upper.map(|upper| (upper, (from, link))));
            }
            between.push(from);
        }
    }

    /// Whether nothing continues an item at any of these levels.
    fn is_gone(&self, level: usize, item: usize, between: &[usize]) -> bool {
        let cells = self.row_at(level, item).and_then(|row| self.rows.get(row)).map(|row| row.cells.as_slice());
        let at = |level: &usize| cells.and_then(|cells| cells.get(*level));
        between.iter().all(|level| matches!(at(level), Some(Cell::Empty | Cell::Carried)))
    }

    /// Puts every item of a level into the thread it continues, or into a new one behind its printed predecessor.
    fn place_items(&mut self, level: usize, against: usize, incoming: &Incoming, beside: Option<&(usize, Incoming)>) {
        for item in 0..self.count(level) {
            let bridge = incoming.bridges.get(&item);
            let step = match bridge {
                Some((from, link)) => Some(step(link, *from, Vec::new())),
                None => incoming.step_to(item, against),
            };
            let bridged = bridge.and_then(|(from, link)| self.row_at(*from, link.lower?));
            let continued = incoming.onward_from(item).and_then(|from| self.row_at(against, from)).or(bridged);
            let row = continued.or_else(|| self.row_beside(level, item, beside, against));
            let row = row.unwrap_or_else(|| {
                let after = item.checked_sub(1).and_then(|before| self.row_at(level, before));
                let place = after.and_then(|row| self.order.iter().position(|own| *own == row)).map_or(0, |at| at + 1);
                self.new_row(place)
            });
            self.put_item(level, item, row, step);
        }
    }

    /// Against a baseline: the thread of the same responsibility at the level below, where the baseline has none.
    fn row_beside(
        &self,
        level: usize,
        item: usize,
        beside: Option<&(usize, Incoming)>,
        against: usize,
    ) -> Option<usize> {
        let (below, incoming) = beside?;
        let row = self.row_at(*below, incoming.onward_from(item)?)?;
        let cells = &self.rows.get(row)?.cells;
        let free = matches!(cells.get(against), Some(Cell::Empty)) && matches!(cells.get(level), Some(Cell::Empty));
        free.then_some(row)
    }

    /// Says what became of the items that no item of this level continues.
    fn end_items(&mut self, level: usize, against: usize, incoming: &Incoming) {
        for item in (0..self.count(against)).filter(|item| !incoming.kept.contains_key(item)) {
            let Some(row) = self.row_at(against, item) else { continue };
            let Some(link) = best(incoming.links.iter().filter(|link| link.lower == Some(item))) else { continue };
            let cell = match (link.upper, link.change) {
                (Some(upper), _) => Cell::GoesOn { item: upper, clauses: link.upper_clauses.clone() },
                (None, Change::Carried) => Cell::Carried,
                (None, _) => Cell::Empty,
            };
            self.put(level, row, cell, Some(step(link, against, Vec::new())));
        }
    }

    /// What was carried to the level compared against is carried further, or ends here.
    fn carry_on(&mut self, level: usize, against: usize) {
        let (Some(&lower), Some(&upper)) = (self.levels.get(against), self.levels.get(level)) else { return };
        let holds = carries(upper, self.forks.order(lower, upper), self.list);
        let (cell, change) = if holds { (Cell::Carried, Change::Carried) } else { (Cell::Empty, Change::Dropped) };
        for row in 0..self.rows.len() {
            let at = |level: usize| self.rows.get(row).and_then(|row| row.cells.get(level));
            // What is printed again is not carried any more.
            if at(against) == Some(&Cell::Carried) && at(level) == Some(&Cell::Empty) {
                let step = LadderStep {
                    against,
                    from: None,
                    change,
                    decided: None,
                    confirmed: false,
                    score: None,
                    evidence: Vec::new(),
                    also_from: Vec::new(),
                };
                self.put(level, row, cell.clone(), Some(step));
            }
        }
    }

    fn threads(self) -> Vec<Thread> {
        let mut rows: Vec<Option<ThreadRow>> = self.rows.into_iter().map(Some).collect();
        let shown = self.order.iter().filter_map(|row| rows.get_mut(*row).and_then(Option::take));
        shown
            .map(|row| {
                let mut steps = row.steps.into_iter();
                let first_step = steps.next().flatten();
                Thread { cells: row.cells, steps: steps.collect(), first_step }
            })
            .collect()
    }
}

impl Incoming {
    /// Chooses for each item at most one link along which its thread goes on: confirmed before computed, whole items
    /// before clauses, the more alike first.
    fn new(links: Vec<Link>) -> Self {
        let mut ranked: Vec<(usize, &Link)> = links.iter().enumerate().collect();
        ranked.sort_by_key(|(_, link)| rank(link));
        let (mut onward, mut kept) = (BTreeMap::new(), BTreeMap::new());
        for (at, link) in ranked {
            let (Some(lower), Some(upper)) = (link.lower, link.upper) else { continue };
            if !kept.contains_key(&lower) && !onward.contains_key(&upper) {
                kept.insert(lower, at);
                onward.insert(upper, at);
            }
        }
        Incoming { links, onward, kept, bridges: BTreeMap::new() }
    }

    /// The upper items without a counterpart.
    fn new_items(&self) -> impl Iterator<Item = usize> {
        self.links.iter().filter(|link| link.lower.is_none()).filter_map(|link| link.upper)
    }

    fn onward_from(&self, upper: usize) -> Option<usize> {
        self.onward.get(&upper).and_then(|at| self.links.get(*at)).and_then(|link| link.lower)
    }

    /// The step to an item: from the item whose thread it continues, else from the item most like it.
    fn step_to(&self, upper: usize, against: usize) -> Option<LadderStep> {
        let into = || self.links.iter().filter(move |link| link.upper == Some(upper));
        let main = self.onward.get(&upper).and_then(|at| self.links.get(*at)).or_else(|| best(into()))?;
        let others = into().filter(|link| link.lower != main.lower);
        Some(step(main, against, others.filter_map(also_from).collect()))
    }
}

type ThreadRank = (bool, bool, std::cmp::Reverse<Option<super::Score>>, Option<usize>, Option<usize>);

fn rank(link: &Link) -> ThreadRank {
    let parted = link.in_part || !(link.lower_clauses.is_empty() && link.upper_clauses.is_empty());
    (!link.confirmed, parted, std::cmp::Reverse(link.score), link.lower, link.upper)
}

fn best<'l>(links: impl Iterator<Item = &'l Link>) -> Option<&'l Link> {
    links.min_by_key(|link| rank(link))
}

fn step(link: &Link, against: usize, also_from: Vec<AlsoFrom>) -> LadderStep {
    LadderStep {
        against,
        from: link.lower,
        change: link.change,
        decided: link.decided.clone(),
        confirmed: link.confirmed,
        score: link.score,
        evidence: link.evidence.clone(),
        also_from,
    }
}

fn also_from(link: &Link) -> Option<AlsoFrom> {
    Some(AlsoFrom {
        item: link.lower?,
        clauses: link.lower_clauses.clone(),
        change: link.change,
        decided: link.decided.clone(),
        confirmed: link.confirmed,
        score: link.score,
    })
}
