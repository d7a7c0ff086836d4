//! What a manuscript says: its classes, its parts, its items, each with where it stands.

mod block;
mod bounds;
mod builder;
mod classes;
mod corrected;
mod dates;
mod fill;
mod finish;
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
mod preamble;
mod profile;
mod review_blocks;
mod role;
mod standing;
mod tables;
mod taught;
#[cfg(test)]
mod tests;
mod tiers;
mod turns;
mod words;

use rungs_domain::spec::Vocabulary;

use super::{Correction, Draft, Furniture, Interpretation, Manuscript, Reason};
use block::{Block, blocks};
use builder::Keeper;
use classes::{Classes, classes};
use corrected::{Cuts, Levels};
use fill::Filler;
use finish::{finish, flaws};
use marks::marks;
use names::Names;
use outline::{Outline, outline};
use preamble::{Preamble, Reading};
use review_blocks::review_blocks;
use tiers::requirements;

pub use dates::DateOrder;
pub use profile::Profile;
pub(crate) use profile::{AsideWords, FactWords, HeadingWords, KindWords};
pub use role::{FactKind, Role};
pub(crate) use taught::comparable;
pub(crate) use words::LONGEST_TITLE;

/// Drafts a specification from a manuscript.
pub fn understand(manuscript: &Manuscript, profile: &Profile, vocabulary: &Vocabulary) -> Draft {
    understand_corrected(manuscript, profile, vocabulary, &[])
}

/// The same with what a person decided about it.
pub fn understand_corrected(
    manuscript: &Manuscript,
    profile: &Profile,
    vocabulary: &Vocabulary,
    corrections: &[Correction],
) -> Draft {
    let mut keeper = Keeper::new(manuscript);
    keeper.warnings.clone_from(&manuscript.warnings);
    let seen = see(&mut keeper, profile, corrections);
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
    corrected::fields(&mut series, levels, corrections, &mut keeper);
    let written = corrected::requirements(&series, levels, corrections, &mut keeper);
    requirements(&mut series, vocabulary, &written, &mut keeper);
    persons::warn(&seen.blocks, profile, &mut keeper);
    outcome::warn(&series, profile, &mut keeper);
    flaws(&series, vocabulary, &mut keeper);
    let mut draft = finish(series, levels.found.clone(), keeper);
    corrected::accept_and_settle(&mut draft, corrections);
    draft.blocks = review_blocks(manuscript, &draft, &seen);
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
fn see(keeper: &mut Keeper<'_>, profile: &Profile, corrections: &[Correction]) -> Seen {
    let manuscript = keeper.manuscript;
    let mut cuts = Cuts::of(corrections);
    let known = classes(&tables::unfold(blocks(manuscript, &[], &cuts), profile), profile);
    let names = Names::of(&known.classes);
    let pages = furniture::lines(manuscript, |words| is_kept(words, &names, profile));
    let pages = taught::lines(pages, manuscript, profile);
    let pages = corrected::free(pages, manuscript, corrections, &mut cuts);
    let left_out: Vec<usize> = pages.iter().map(|(line, _)| *line).collect();
    let mut blocks = tables::unfold(blocks(manuscript, &left_out, &cuts), profile);
    corrected::decide(&mut blocks, corrections, profile);
    corrected::tell_idle(&blocks, corrections, keeper);
    let open = corrected::uncorrected(&blocks);
    let mut known = classes(&open, profile);
    let preamble = preamble::find(&open, manuscript, profile);
    turns::name_classes(&mut known, &open, &preamble, profile);
    let mut levels = corrected::levels(&mut known, &mut blocks, profile, corrections, keeper);
    let mut marks = marks(&corrected::uncorrected(&blocks), &known.classes, profile);
    let is_own = pages.iter().any(|(_, reason)| *reason == Reason::Imprint);
    if is_own {
        marks::keep_text(&blocks, &mut marks);
    }
    bounds::levels(&mut known, &mut levels, keeper);
    bounds::warn(&marks, keeper);
    corrected::mark(&blocks, &levels, &mut marks);
    let mut aside = corrected::set_aside(&blocks, keeper);
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
    fn taken(&self, at: usize) -> Interpretation {
        match self.blocks.get(at).and_then(|block| block.corrected.as_ref()) {
            Some(Correction::Aside { reason, .. }) => Interpretation::Aside(*reason),
            _ if self.preamble.blocks.contains(&at) => Interpretation::Head,
            _ if self.known.blocks.contains(&at) => Interpretation::Titles,
            _ => {
                self.outline.taken.get(&at).cloned().unwrap_or(Interpretation::Text { role: None, levels: Vec::new() })
            }
        }
    }
}

/// A line that is no running head, however often it is there: it heads something.
fn is_kept(words: &str, names: &Names, profile: &Profile) -> bool {
    profile.role(words, true).is_some()
        || profile.is_connective(words)
        || classes::named(words, names, profile).is_some()
}
