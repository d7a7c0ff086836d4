//! What a manuscript says: its classes, its parts, its items, each with where it stands.

mod block;
mod bounds;
mod build;
mod classes;
mod corrected;
mod dates;
mod finish;
mod furniture;
mod infer_classes;
mod ksas;
mod labels;
mod limits;
mod lists;
mod marks;
mod names;
mod outcome;
mod outline;
mod patterns;
mod persons;
mod preamble;
mod profile;
mod provenance;
mod review_blocks;
mod role;
mod sourced_text;
mod status;
mod tables;
#[cfg(test)]
mod tests;
mod tiers;
mod unheaded;
mod words;

use rungs_domain::spec::Vocabulary;

use super::{Correction, Draft, Furniture, Interpretation, Manuscript, Reason};
use block::{Block, blocks};
use build::DraftBuilder;
use classes::{Classes, classes};
use corrected::{Cuts, LevelCodes};
use finish::{finish, flaws};
use marks::marks;
use names::Names;
use outline::{Outline, outline};
use preamble::{FactContext, Preamble};
use provenance::ProvenanceLog;
use review_blocks::review_blocks;
use tiers::requirements;

pub use dates::DateOrder;
pub(crate) use limits::LONGEST_TITLE;
pub use profile::Profile;
pub(crate) use profile::{AsideWords, FactWords, HeadingWords, KindWords, comparable};
pub use role::{FactKind, Role};

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
    let mut log = ProvenanceLog::new(manuscript);
    log.warnings.clone_from(&manuscript.warnings);
    let seen = analyze(&mut log, profile, corrections);
    let Analysis { known, levels, .. } = &seen;
    let mut builder = DraftBuilder::new(&known.classes, &levels.found, &mut log, profile);
    builder.is_own = seen.is_own;
    let order = profile.date_order.or_else(|| dates::order(seen.blocks.iter().map(Block::text)));
    builder.order = order;
    builder.cells(&known.classes);
    builder.fill(&seen.outline);
    let (filled, text) = (builder.levels, builder.series);
    let mut series = seen.preamble.series(&mut log, filled, text, &FactContext { profile, order });
    status::set_status(&mut series, &seen.blocks, profile, &mut log);
    corrected::fields(&mut series, levels, corrections, &mut log);
    let written = corrected::requirements(&series, levels, corrections, &mut log);
    requirements(&mut series, vocabulary, &written, &mut log);
    persons::warn(&seen.blocks, profile, &mut log);
    outcome::warn(&series, profile, &mut log);
    finish::oddities(&series, &mut log);
    flaws(&series, vocabulary, &mut log);
    let mut draft = finish(series, levels.found.clone(), log);
    corrected::accept_and_settle(&mut draft, corrections);
    draft.blocks = review_blocks(manuscript, &draft, &seen);
    draft
}

/// What was seen in a manuscript, before any of it is taken up.
struct Analysis {
    /// The lines that belong to the pages, by number.
    pages: Vec<(usize, Reason)>,
    /// Whether Rungs wrote it.
    is_own: bool,
    blocks: Vec<Block>,
    known: Classes,
    levels: LevelCodes,
    preamble: Preamble,
    outline: Outline,
}

/// The blocks of a manuscript without some lines, with the headings that they lost and the tables unfolded.
fn whole_blocks(manuscript: &Manuscript, left_out: &[usize], cuts: &Cuts<'_>, profile: &Profile) -> Vec<Block> {
    tables::unfold(patterns::restore_headings(blocks(manuscript, left_out, cuts), profile), profile)
}

/// Looks through a manuscript. What is not part of the text is kept as such.
fn analyze(log: &mut ProvenanceLog<'_>, profile: &Profile, corrections: &[Correction]) -> Analysis {
    let manuscript = log.manuscript;
    let mut cuts = Cuts::of(corrections);
    let known = classes(&whole_blocks(manuscript, &[], &cuts, profile), profile);
    let names = Names::of(&known.classes);
    let pages = furniture::lines(manuscript, |words| is_kept(words, &names, profile));
    let pages = profile::lines(pages, manuscript, profile);
    let pages = corrected::free(pages, manuscript, corrections, &mut cuts);
    let left_out: Vec<usize> = pages.iter().map(|(line, _)| *line).collect();
    let mut blocks = whole_blocks(manuscript, &left_out, &cuts, profile);
    corrected::decide(&mut blocks, corrections, profile);
    corrected::tell_idle(&blocks, corrections, log);
    let open = corrected::uncorrected(&blocks);
    let mut known = classes(&open, profile);
    let mut preamble = preamble::find(&open, manuscript, profile);
    infer_classes::name_classes(&mut known, &open, &preamble, profile);
    let mut levels = corrected::levels(&mut known, &mut blocks, profile, corrections, log);
    let mut marks = marks(&corrected::uncorrected(&blocks), &known.classes, profile);
    let is_own = pages.iter().any(|(_, reason)| *reason == Reason::Imprint);
    if is_own {
        marks::keep_text(&blocks, &mut marks);
    }
    if known.classes.len() == 1 && !is_own {
        unheaded::qualifications(&blocks, &mut marks);
    }
    bounds::levels(&mut known, &mut levels, log);
    bounds::warn(&marks, log);
    preamble.begin_first_class(&marks, known.classes.len());
    corrected::mark(&blocks, &levels, &mut marks);
    let mut aside = corrected::set_aside(&blocks, log);
    aside.extend(known.blocks.iter().chain(&preamble.blocks));
    let outline = outline(&blocks, &marks, &known.classes, &aside);
    for (line, reason) in &pages {
        let range = manuscript.lines.get(*line).map(|line| line.range.clone()).unwrap_or_default();
        log.furniture.push(Furniture { range, reason: *reason });
    }
    log.furniture.extend(furniture::struck(manuscript));
    known.heads.iter().for_each(|head| log.aside(head, Reason::Heading));
    Analysis { pages, is_own, blocks, known, levels, preamble, outline }
}

impl Analysis {
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
