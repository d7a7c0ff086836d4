//! Which block belongs to which role and which classes, whether the document goes level by level or section by section.

mod qualifying;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::block::{Block, BlockKind, HeadingStyle};
use super::classes::Class;
use super::marks::BlockMark;
use super::role::{FactKind, Role};
use super::sourced_text::SourcedText;
use crate::Interpretation;

/// A stretch of the document with one role, about the same classes.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct OutlinePart {
    /// Its role; `None`: it stands under no heading.
    pub role: Option<Role>,
    /// The heading as printed.
    pub heading: Option<SourcedText>,
    /// Headings above it that it stands under: "All Levels:", the title of its class.
    pub above: Rc<Vec<SourcedText>>,
    /// The classes that it is about.
    pub classes: Rc<[usize]>,
    /// Whether a heading names them.
    pub named: bool,
    /// Whether its role was told by words of the profile.
    pub sure: bool,
    /// Whether a person placed what it says: each block is one entry, and belongs here.
    pub placed: bool,
    /// What it says.
    pub entries: Vec<PartEntry>,
}

/// A block of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PartEntry {
    /// Its words.
    pub passage: SourcedText,
    /// Its marker.
    pub marker: Option<SourcedText>,
    /// The smaller heading above it.
    pub sub: Option<SourcedText>,
    /// The smaller heading stands right above it: it was not said for an entry before.
    pub opens: bool,
    /// What kind of block it is.
    pub kind: BlockKind,
    /// Whether a person placed it here: where its part is a list, it is an item of it.
    pub placed: bool,
}

/// A printed fact and the classes that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PrintedFact {
    /// Which.
    pub kind: FactKind,
    /// Its label.
    pub label: SourcedText,
    /// What it says.
    pub value: SourcedText,
    /// The classes.
    pub classes: Rc<[usize]>,
    /// Whether a heading names them.
    pub named: bool,
}

/// The document in order.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The parts.
    pub parts: Vec<OutlinePart>,
    /// The facts.
    pub facts: Vec<PrintedFact>,
    /// Headings that only say which classes come next.
    pub class_heads: Vec<(Vec<usize>, SourcedText)>,
    /// Classes without a heading, and the heading with which their turn begins.
    pub unheaded: Vec<(usize, SourcedText)>,
    /// What each block was taken for, by its place; of text only its role is told here.
    pub taken: BTreeMap<usize, Interpretation>,
}

/// A heading that is in force.
#[derive(Debug, Clone)]
struct Heading {
    role: Role,
    words: SourcedText,
    sure: bool,
    set: HeadingStyle,
}

#[derive(Default)]
struct Walk<'a> {
    blocks: &'a [Block],
    marks: &'a [BlockMark],
    classes: usize,
    /// In how many turns of single classes each role has a heading.
    turns: BTreeMap<Role, usize>,
    /// Each class has its heading once: the document goes level by level.
    by_level: bool,
    last_class: usize,
    outer: Option<Heading>,
    inner: Option<Heading>,
    scope: Rc<[usize]>,
    named: bool,
    /// How the heading of these classes is set.
    class_set: HeadingStyle,
    /// How headings of classes are set anywhere.
    class_sets: Vec<HeadingStyle>,
    above: Rc<Vec<SourcedText>>,
    stacking: bool,
    /// The heading of qualifications under which smaller ones of this class stand, even where others come between.
    tier: Option<Heading>,
    /// The roles that had their heading in the turn of this class.
    had: Vec<Role>,
    /// The classes that have a heading anywhere.
    headed: Vec<usize>,
    sub: Option<SourcedText>,
    opens: bool,
    /// The block whose turn it is, and that of the smaller heading in force.
    at: usize,
    sub_at: usize,
    /// The part that goes on, by its place: others may have been placed behind it.
    open: Option<usize>,
    /// A smaller heading below which the classes have their turns.
    over: Option<SourcedText>,
    /// The qualifications right above a heading of notes that is in force, by the place of their part.
    noted: Option<usize>,
    /// Whether the last note below that heading was about them; none stood there yet otherwise.
    concerns: Option<bool>,
    outline: Outline,
}

/// Cuts a document into its parts.
pub(super) fn outline(blocks: &[Block], marks: &[BlockMark], classes: &[Class], left_out: &[usize]) -> Outline {
    let mut walk = Walk { blocks, ..Walk::new(marks, classes.len()) };
    let sets = blocks.iter().zip(marks).filter(|(_, mark)| matches!(mark, BlockMark::Classes { .. }));
    for set in sets.map(|(block, _)| block.set()) {
        if !walk.class_sets.contains(&set) {
            walk.class_sets.push(set);
        }
    }
    let left_out: BTreeSet<usize> = left_out.iter().copied().collect();
    for (at, block) in blocks.iter().enumerate() {
        if !left_out.contains(&at) {
            walk.step(at, block);
        }
    }
    walk.end_sub();
    walk.outline
}

impl<'a> Walk<'a> {
    fn new(marks: &'a [BlockMark], classes: usize) -> Self {
        let mut turns: BTreeMap<Role, usize> = BTreeMap::new();
        let mut in_turn: Vec<Role> = Vec::new();
        let mut single_turn = false;
        let mut heads: BTreeMap<&[usize], usize> = BTreeMap::new();
        let mut last_class = 0;
        for (at, mark) in marks.iter().enumerate() {
            match mark {
                BlockMark::Role { role, .. } if single_turn && !in_turn.contains(role) => {
                    in_turn.push(*role);
                    *turns.entry(*role).or_insert(0) += 1;
                }
                BlockMark::Classes { which, .. } => {
                    single_turn = which.len() == 1;
                    in_turn.clear();
                    *heads.entry(which.as_slice()).or_insert(0) += 1;
                    last_class = at;
                }
                _ => {}
            }
        }
        let single = heads.iter().filter(|(which, _)| which.len() == 1);
        Walk {
            marks,
            classes,
            turns,
            by_level: classes > 1 && single.clone().count() > 1 && single.clone().all(|(_, count)| *count == 1),
            last_class,
            scope: (0..classes).collect(),
            headed: heads.keys().filter(|which| which.len() == 1).filter_map(|which| which.first().copied()).collect(),
            ..Walk::default()
        }
    }

    fn step(&mut self, at: usize, block: &Block) {
        self.at = at;
        match self.marks.get(at).unwrap_or(&BlockMark::Text) {
            BlockMark::Role { role, exact, head, rest, which } => {
                self.role(at, &Heading { role: *role, words: head.clone(), sure: *exact, set: block.set() });
                let smaller = self.opens;
                match rest {
                    Some(rest) if !which.is_empty() => self.class_heading(which, rest),
                    Some(rest) => self.entry(PartEntry::of(rest.clone(), None, BlockKind::Paragraph)),
                    None => {}
                }
                let heading = Interpretation::Heading { role: *role, sure: *exact };
                self.take(at, if smaller { Interpretation::Subheading } else { heading });
            }
            BlockMark::Classes { which, head, rest } => {
                self.end_equal(block.set());
                self.class_heading(which, head);
                self.class_set = block.set();
                rest.iter().for_each(|rest| self.entry(PartEntry::of(rest.clone(), None, BlockKind::Paragraph)));
                self.take(at, Interpretation::Levels(which.clone()));
            }
            BlockMark::Heading { head, joins } => {
                let heading = Heading { role: Role::Ksas, words: head.clone(), sure: false, set: block.set() };
                match self.marks.get(at + 1) {
                    Some(BlockMark::Ksas) if !joins && heading.set.is_heading() => self.role(at, &heading),
                    _ => self.heading(&heading, *joins),
                }
                self.take(at, Interpretation::Subheading);
            }
            BlockMark::Ksas => {
                if self.current().is_some_and(|current| current.role.is_tier()) {
                    let words = SourcedText::default();
                    self.role(at, &Heading { role: Role::Ksas, words, sure: true, set: HeadingStyle::Plain });
                }
                self.entry(PartEntry::of(block.passage.clone(), block.marker.clone(), block.kind.clone()));
            }
            BlockMark::Fact { kind, label, value } => {
                // Right before the heading of a class it is about that class.
                let tells = matches!(kind, FactKind::Code | FactKind::Title | FactKind::Other);
                let (classes, named) = match self.marks.get(at + 1) {
                    Some(BlockMark::Classes { which, .. }) if tells => (Rc::from(which.as_slice()), true),
                    _ => (self.scope.clone(), self.named),
                };
                let (label, value) = (label.clone(), value.clone());
                self.outline.facts.push(PrintedFact { kind: *kind, label, value, classes, named });
                self.stacking = false;
                self.take(at, Interpretation::Fact);
            }
            BlockMark::Placed { role, which } => self.placed(*role, which, block),
            BlockMark::Text => {
                self.entry(PartEntry::of(block.passage.clone(), block.marker.clone(), block.kind.clone()))
            }
        }
    }

    fn take(&mut self, at: usize, taken: Interpretation) {
        if self.opens && taken == Interpretation::Subheading {
            self.sub_at = at;
        }
        self.outline.taken.insert(at, taken);
    }

    /// A smaller heading below which nothing came is text itself.
    fn end_sub(&mut self) {
        if let Some(sub) = self.sub.take_if(|_| self.opens) {
            self.opens = false;
            self.at = self.sub_at;
            self.entry(PartEntry::of(sub, None, BlockKind::Paragraph));
        }
    }

    /// The heading of a class ends what stands under a heading of no higher rank, where each class has its turn once.
    fn end_equal(&mut self, set: HeadingStyle) {
        let ends = |outer: &Heading| match (set, outer.set) {
            (HeadingStyle::Ranked(own), HeadingStyle::Ranked(outer)) => own <= outer,
            _ => false,
        };
        if self.by_level && self.outer.as_ref().is_some_and(ends) {
            self.end_sub();
            self.outer = None;
        }
    }

    fn class_heading(&mut self, which: &[usize], head: &SourcedText) {
        if self.opens && self.current().is_some_and(|current| current.role.is_tier() || current.role == Role::Duties) {
            self.over = self.sub.take();
            self.opens = false;
        }
        self.end_sub();
        if self.stacking {
            let all: BTreeSet<usize> = self.scope.iter().chain(which).copied().collect();
            self.scope = all.into_iter().collect();
        } else {
            self.scope = Rc::from(which);
            self.above = Rc::default();
        }
        self.outline.class_heads.push((which.to_vec(), head.clone()));
        Rc::make_mut(&mut self.above).push(head.clone());
        (self.named, self.stacking, self.inner, self.noted) = (true, true, None, None);
        self.concerns = None;
        (self.sub, self.opens) = (self.over.clone(), self.over.is_some());
        self.tier = None;
        self.had.clear();
        if self.outer.as_ref().is_some_and(|outer| outer.role.is_about_series()) {
            self.outer = None;
        }
    }

    fn role(&mut self, at: usize, heading: &Heading) {
        self.end_sub();
        self.over = None;
        let current = self.current().map(|current| current.role);
        // "Education" under qualifications is a smaller heading of theirs; so is "Skills" under KSAs.
        if current.is_some_and(|current| heading.role.is_part_of(current)) {
            (self.sub, self.opens, self.stacking) = (Some(heading.words.clone()), true, false);
            return;
        }
        (self.noted, self.concerns) = (self.noted_by(heading), None);
        (self.sub, self.opens, self.stacking) = (None, false, false);
        self.next_unheaded(heading);
        self.had.push(heading.role);
        if matches!(heading.role, Role::Minimum | Role::Desirable | Role::Recommended) {
            self.tier = Some(heading.clone());
        }
        if let Some(tier) = self.tier_of_part(at, heading) {
            // "Education Requirement" behind the knowledge that stands under "Minimum Qualifications".
            match self.named {
                true => self.inner = Some(tier),
                false => (self.outer, self.inner) = (Some(tier), None),
            }
            (self.sub, self.opens) = (Some(heading.words.clone()), true);
        } else if self.named && (self.is_inner(at, heading.role) || heading.set.is_below(self.class_set)) {
            self.inner = Some(heading.clone());
        } else {
            (self.outer, self.inner) = (Some(heading.clone()), None);
            (self.scope, self.named) = ((0..self.classes).collect(), false);
            self.above = Rc::default();
        }
        self.open_part();
    }

    /// Where the first heading of a turn comes again and the next class has no heading of its own, its turn begins:
    /// the heading was lost at a break of pages.
    fn next_unheaded(&mut self, heading: &Heading) {
        let again = self.by_level && self.named && self.had.first() == Some(&heading.role);
        let next = match &*self.scope {
            [class] => class + 1,
            _ => return,
        };
        if again && next < self.classes && !self.headed.contains(&next) {
            self.scope = Rc::from([next]);
            self.above = Rc::default();
            (self.inner, self.tier) = (None, None);
            self.had.clear();
            self.outline.unheaded.push((next, heading.words.clone()));
        }
    }

    /// Whether a heading belongs to the class whose turn it is, not to the document.
    fn is_inner(&self, at: usize, role: Role) -> bool {
        let next = self.marks.iter().skip(at + 1).find(|mark| !matches!(mark, BlockMark::Fact { .. }));
        let opens_turns = matches!(next, Some(BlockMark::Classes { .. }));
        let again = self.turns.get(&role).copied().unwrap_or(0) >= 2;
        let all = self.scope.len() == self.classes;
        let between = self.by_level && (at < self.last_class || role.is_about_level());
        !(all || (opens_turns && role == Role::Levels)) && (again || (between && !opens_turns))
    }

    /// A heading whose words are not known. Set as the one in force it heads a part of its own, else a smaller one.
    fn heading(&mut self, heading: &Heading, joins: bool) {
        self.end_sub();
        self.over = None;
        let role = self.current().map(|current| current.role);
        let is_open = role.is_some_and(|role| role.is_about_series() || matches!(role, Role::Levels | Role::Other));
        let noted = self.noted_by(heading);
        let recruits = !joins && self.heads_recruiting();
        // Where classes have such headings, it may be one of theirs: then it ends nothing.
        let equal = self.current().is_some_and(|current| current.set == heading.set)
            && heading.set.is_heading()
            && !self.class_sets.contains(&heading.set);
        match role {
            Some(_)
                if !is_open
                    && (joins || !(equal || recruits || noted.is_some() || self.ends_qualifications(heading))) =>
            {
                (self.sub, self.opens) = (Some(heading.words.clone()), true);
            }
            _ => {
                (self.noted, self.concerns) = (noted, None);
                let role = if self.named || recruits || noted.is_some() { Role::Other } else { Role::Series };
                let heading = Heading { role, ..heading.clone() };
                match self.named {
                    true => self.inner = Some(heading),
                    false => (self.outer, self.inner) = (Some(heading), None),
                }
                self.sub = None;
                self.open_part();
            }
        }
        self.stacking = false;
    }

    fn current(&self) -> Option<&Heading> {
        self.inner.as_ref().or(self.outer.as_ref())
    }

    fn open_part(&mut self) {
        let part = self.part();
        self.open = Some(self.outline.parts.len());
        self.outline.parts.push(part);
    }

    fn part(&self) -> OutlinePart {
        let heading = self.current();
        OutlinePart {
            role: heading.map(|heading| heading.role),
            heading: heading.map(|heading| heading.words.clone()).filter(|words| !words.is_empty()),
            above: self.above.clone(),
            classes: self.scope.clone(),
            named: self.named,
            sure: heading.is_none_or(|heading| heading.sure),
            placed: false,
            entries: Vec::new(),
        }
    }

    fn entry(&mut self, mut entry: PartEntry) {
        self.stacking = false;
        self.end_qualifications(&entry);
        if (self.sub.is_none() && self.footnote(&entry)) || self.qualifying_note(&entry) {
            return;
        }
        entry.sub.clone_from(&self.sub);
        entry.opens = std::mem::take(&mut self.opens);
        let new = self.part();
        self.outline.taken.insert(self.at, Interpretation::Text { role: new.role, levels: Vec::new() });
        let open = self.open.and_then(|open| self.outline.parts.get_mut(open));
        let open = open.filter(|last| {
            (last.role, &last.heading, &last.classes, &last.above) == (new.role, &new.heading, &new.classes, &new.above)
        });
        match open {
            Some(open) => open.entries.push(entry),
            None => {
                self.open = Some(self.outline.parts.len());
                self.outline.parts.push(OutlinePart { entries: vec![entry], ..new });
            }
        }
    }

    /// What a person placed: in the part that is open, if it is of it; else in a part of its own, and what is open goes
    /// on below it.
    fn placed(&mut self, role: Role, which: &[usize], block: &Block) {
        let (passage, marker) = (block.passage.clone(), block.marker.clone());
        let entry = PartEntry::of(passage, marker, block.kind.clone());
        let named = !which.is_empty();
        let classes: Rc<[usize]> = if named { Rc::from(which) } else { (0..self.classes).collect() };
        if self.scope == classes && self.named == named && self.current().is_some_and(|current| current.role == role) {
            return self.entry(PartEntry { placed: true, ..entry });
        }
        self.take(self.at, Interpretation::Text { role: Some(role), levels: Vec::new() });
        let alike = |last: &&mut OutlinePart| {
            last.placed && last.role == Some(role) && last.classes == classes && last.named == named
        };
        match self.outline.parts.last_mut().filter(alike) {
            Some(last) => last.entries.push(entry),
            None => self.outline.parts.push(OutlinePart {
                role: Some(role),
                classes,
                named,
                sure: true,
                placed: true,
                entries: vec![entry],
                ..OutlinePart::default()
            }),
        }
    }
}

impl PartEntry {
    fn of(passage: SourcedText, marker: Option<SourcedText>, kind: BlockKind) -> Self {
        PartEntry { passage, marker, sub: None, opens: false, placed: false, kind }
    }
}
