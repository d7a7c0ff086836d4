//! Qualifications whose heading was lost: paragraphs that begin with a degree, in a document that has no qualifications.

use super::block::{Block, BlockKind};
use super::marks::BlockMark;
use super::role::Role;
use super::sourced_text::SourcedText;
use crate::requirement::begins_with_degree;

/// Marks them where no heading of qualifications is: the first paragraph with those that stand right below it and begin
/// likewise, or that it leads on to with "or".
pub(super) fn qualifications(blocks: &[Block], marks: &mut [BlockMark]) {
    if marks.iter().any(|mark| matches!(mark, BlockMark::Role { role, .. } if role.is_tier())) {
        return;
    }
    let is_text = |at: usize| {
        let text =
            |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Entry) && block.corrected.is_none();
        marks.get(at) == Some(&BlockMark::Text) && blocks.get(at).is_some_and(text)
    };
    let begins = |at: usize| is_text(at) && blocks.get(at).is_some_and(|block| begins_with_degree(block.text()));
    let Some(first) = (0..blocks.len()).find(|at| begins(*at)) else { return };
    let leads_on = |at: usize| blocks.get(at).is_some_and(|block| block.text().ends_with(" or"));
    let end = (first + 1..blocks.len()).find(|at| !(begins(*at) || (is_text(*at) && leads_on(at - 1))));
    let end = end.unwrap_or(blocks.len());
    let goes_on = is_text(end);
    let mut head = |at: usize, role: Role| {
        if let (Some(mark), Some(block)) = (marks.get_mut(at), blocks.get(at)) {
            let rest = Some(block.whole());
            *mark = BlockMark::Role { role, exact: false, head: SourcedText::default(), rest, which: Vec::new() };
        }
    };
    head(first, Role::Minimum);
    if goes_on {
        head(end, Role::Other);
    }
}
