//! What a manuscript says: its classes, its parts, its items, each with where it stands.

mod block;
mod bounds;
mod builder;
mod classes;
mod dates;
mod fill;
mod finish;
#[cfg(test)]
mod forms;
mod furniture;
mod known;
mod ksas;
mod labels;
mod learned;
mod lists;
mod marks;
mod names;
mod outcome;
mod outline;
mod passage;
mod persons;
mod pieces;
mod preamble;
mod profile;
mod role;
mod ruled;
mod standing;
mod tables;
mod taught;
#[cfg(test)]
mod tests;
mod tiers;
mod turns;
mod words;

use rungs_domain::spec::Vocabulary;

use super::{Draft, Furniture, Manuscript, Reason, Ruling, Taken};
use block::{Block, blocks};
use builder::Keeper;
use classes::{Classes, classes};
use fill::Filler;
use finish::{finish, flaws};
use marks::marks;
use names::Names;
use outline::{Outline, outline};
use pieces::pieces;
use preamble::{Preamble, Reading};
use ruled::{Cuts, Levels};
use tiers::requirements;

pub use dates::DateOrder;
pub use profile::Profile;
pub(crate) use profile::{AsideWords, FactWords, HeadingWords, Kind, KindWords};
pub use role::{FactKind, Role};
pub(crate) use taught::comparable;

/// Drafts a specification from a manuscript.
pub fn understand(manuscript: &Manuscript, profile: &Profile, vocabulary: &Vocabulary) -> Draft {
    understand_ruled(manuscript, profile, vocabulary, &[])
}

/// The same with what a person decided about it.
pub fn understand_ruled(
    manuscript: &Manuscript,
    profile: &Profile,
    vocabulary: &Vocabulary,
    rulings: &[Ruling],
) -> Draft {
    let mut keeper = Keeper::new(manuscript);
    keeper.warnings.clone_from(&manuscript.warnings);
    let seen = see(&mut keeper, profile, rulings);
    let Seen { known, levels, .. } = &seen;
    let mut filler = Filler::new(&known.classes, &levels.found, &mut keeper, profile);
    filler.is_own = seen.is_own;
    let order = profile.date_order.or_else(|| dates::order(seen.blocks.iter().map(Block::text)));
    filler.order = order;
    filler.cells(&known.classes);
    filler.fill(&seen.outline);
    let (filled, text) = (filler.levels, filler.series);
    let mut series = seen.preamble.series(&mut keeper, filled, text, &Reading { profile, order });
    standing::standing(&mut series, &seen.blocks, profile, &mut keeper);
    ruled::fields(&mut series, levels, rulings, &mut keeper);
    let written = ruled::requirements(&series, levels, rulings, &mut keeper);
    requirements(&mut series, vocabulary, &written, &mut keeper);
    persons::warn(&seen.blocks, profile, &mut keeper);
    outcome::warn(&series, profile, &mut keeper);
    flaws(&series, vocabulary, &mut keeper);
    let mut draft = finish(series, levels.found.clone(), keeper);
    ruled::accept_and_settle(&mut draft, rulings);
    draft.pieces = pieces(manuscript, &draft, &seen);
    draft
}

/// What was seen in a manuscript, before any of it is taken up.
struct Seen {
    /// The lines that belong to the pages, by number.
    pages: Vec<(usize, Reason)>,
    /// Whether Rungs wrote it.
    is_own: bool,
    blocks: Vec<Block>,
    known: Classes,
    levels: Levels,
    preamble: Preamble,
    outline: Outline,
}

/// Looks through a manuscript. What is none of the text is kept as such.
fn see(keeper: &mut Keeper<'_>, profile: &Profile, rulings: &[Ruling]) -> Seen {
    let manuscript = keeper.manuscript;
    let mut cuts = Cuts::of(rulings);
    let known = classes(&tables::unfold(blocks(manuscript, &[], &cuts), profile), profile);
    let names = Names::of(&known.classes);
    let pages = furniture::lines(manuscript, |words| is_kept(words, &names, profile));
    let pages = taught::lines(pages, manuscript, profile);
    let pages = ruled::free(pages, manuscript, rulings, &mut cuts);
    let left_out: Vec<usize> = pages.iter().map(|(line, _)| *line).collect();
    let mut blocks = tables::unfold(blocks(manuscript, &left_out, &cuts), profile);
    ruled::decide(&mut blocks, rulings, profile);
    ruled::tell_idle(&blocks, rulings, keeper);
    let open = ruled::unruled(&blocks);
    let mut known = classes(&open, profile);
    let preamble = preamble::find(&open, manuscript, profile);
    turns::name_classes(&mut known, &open, &preamble, profile);
    let mut levels = ruled::levels(&mut known, &mut blocks, profile, rulings, keeper);
    let mut marks = marks(&ruled::unruled(&blocks), &known.classes, profile);
    let is_own = pages.iter().any(|(_, reason)| *reason == Reason::Imprint);
    if is_own {
        marks::keep_text(&blocks, &mut marks);
    }
    bounds::levels(&mut known, &mut levels, keeper);
    bounds::warn(&marks, keeper);
    ruled::mark(&blocks, &levels, &mut marks);
    let mut aside = ruled::set_aside(&blocks, keeper);
    aside.extend(known.blocks.iter().chain(&preamble.blocks));
    let outline = outline(&blocks, &marks, &known.classes, &aside);
    for (line, reason) in &pages {
        let range = manuscript.lines.get(*line).map(|line| line.range.clone()).unwrap_or_default();
        keeper.furniture.push(Furniture { range, reason: *reason });
    }
    keeper.furniture.extend(furniture::struck(manuscript));
    known.heads.iter().for_each(|head| keeper.aside(head, Reason::Heading));
    Seen { pages, is_own, blocks, known, levels, preamble, outline }
}

impl Seen {
    /// What a block was taken for, before it is known what of it was placed.
    fn taken(&self, at: usize) -> Taken {
        match self.blocks.get(at).and_then(|block| block.ruled.as_ref()) {
            Some(Ruling::Aside { reason, .. }) => Taken::Aside(*reason),
            _ if self.preamble.blocks.contains(&at) => Taken::Head,
            _ if self.known.blocks.contains(&at) => Taken::Titles,
            _ => self.outline.taken.get(&at).cloned().unwrap_or(Taken::Text { role: None, levels: Vec::new() }),
        }
    }
}

/// A line that is no running head, however often it is there: it heads something.
fn is_kept(words: &str, names: &Names, profile: &Profile) -> bool {
    profile.role(words, true).is_some()
        || profile.is_connective(words)
        || classes::named(words, names, profile).is_some()
}
