//! The answer: what becomes of the position, by how much, and what could still change it.

use rungs_domain::allocate::{PolicyAnswer, SpecChange, Touched, range_reason};
use rungs_domain::words::capitalized;

use super::{PositionCase, margin};
use crate::{Block, Depth, Document, Fact, Text, TreeNode};

/// What changed in the specification since the position was judged, told before it is judged anew.
pub(in super::super) fn changed(document: &mut Document, change: &SpecChange) {
    let touched = |one: &Touched| {
        let then = if one.then.is_empty() { "(its words were not kept)" } else { &one.then };
        let now = one.now.as_deref().unwrap_or("(it is no longer there)");
        let said = |label: &str, words: &str| Text::new().emphasis(label).and(format!(" {words}"));
        TreeNode {
            head: Text::plain(one.words()),
            details: vec![said("then:", then), said("now:", now)],
            parts: Vec::new(),
            aside: false,
        }
    };
    document.note(Text::new().strong(format!("{}.", capitalized(&change.words()))));
    if !change.touched.is_empty() {
        document.push(Block::Tree(change.touched.iter().map(touched).collect()));
    }
}

/// The answer of the policy that decides, its margin, and what could still change it.
pub(in super::super) fn answer(document: &mut Document, given: &PositionCase<'_>) {
    document.heading(Depth::Part, "Answer");
    let Some(answer) = given.allocation.deciding() else {
        let would = Text::new().strong(NOBODY_CHOSE).then(would_be(given));
        document.paragraph(
            would.and(" Choose one in the file of the position, with who chose it and why, or by --policy."),
        );
        return;
    };
    if let Some(why) = not_asked(given) {
        document.paragraph(Text::new().strong("None. ").and(format!("{why} Choose another policy.")));
        return;
    }
    let said = Text::new().strong(capitalized(&answer.finding.words(given.series)));
    let mut facts =
        vec![Fact::new("Answer", said.and(format!(". {}", given.found.words(given.position, given.series))))];
    let margin = answer.margin().filter(|_| margin::is_told(given));
    facts.extend(margin.map(|margin| Fact::new("Margin", margin::brief(given, answer, margin))));
    let tie = answer.tie.as_ref().map(|tie| capitalized(&tie.words(given.series)));
    facts.extend(tie.map(|tie| Fact::new("! Tie", Text::new().strong(tie))));
    facts.extend(range(given, answer).map(|said| Fact::new("! Open", said)));
    document.push(Block::Facts(facts));
}

/// That there is no answer without a policy.
pub(in super::super) const NOBODY_CHOSE: &str = "No class is named yet: the series names no policy by which its \
    positions are allocated, and nobody has chosen one.";

/// What the class would be by each policy; empty where none names one.
pub(in super::super) fn would_be(given: &PositionCase<'_>) -> Text {
    let judged = given.allocation.answers.iter().zip(given.policies);
    let mut would: Vec<(usize, Vec<&str>)> = Vec::new();
    for (answer, policy) in judged {
        let Some(level) = answer.finding.level() else { continue };
        match would.iter_mut().find(|(known, _)| *known == level) {
            Some((_, titles)) => titles.push(&policy.title),
            None => would.push((level, vec![&policy.title])),
        }
    }
    let would: Vec<String> =
        would.iter().map(|(level, titles)| format!("{} by {}", given.class(*level), titles.join(", "))).collect();
    Text::plain(if would.is_empty() { String::new() } else { format!(" It would be {}.", would.join("; ")) })
}

/// That the policy that was chosen gives no answer, and why; `None`: it gives one.
pub(in super::super) fn not_asked(given: &PositionCase<'_>) -> Option<String> {
    let (answer, policy) = (given.allocation.deciding()?, given.decider()?);
    let why = answer.not_asked_words(&policy.rule, &given.allocation.worksheet, given.series)?;
    Some(format!("“{}” decides and names no class: {why}.", policy.title))
}

/// What the answer could still be.
fn range(given: &PositionCase<'_>, answer: &PolicyAnswer) -> Option<Text> {
    let matches = match given.allocation.undecided().count() {
        0 => None,
        1 => Some("Nobody has decided the match of one duty".to_owned()),
        more => Some(format!("Nobody has decided the matches of {more} duties")),
    };
    let [lowest, highest] = [answer.lowest, answer.highest].map(|finding| match finding.level() {
        Some(level) => given.code(level).to_owned(),
        None => finding.words(given.series),
    });
    let said = match (&matches, lowest == highest) {
        (None, true) => return None,
        (None, false) => format!("What is not said could make it {lowest} to {highest}."),
        (Some(matches), true) => format!("{matches}; by every item that they could be, it stays the answer."),
        (Some(matches), false) => format!("{matches}; by the items that they could be, it is {lowest} to {highest}."),
    };
    let why = matches.map_or_else(String::new, |_| format!(" {}", range_reason()));
    Some(Text::new().strong(said).faint(why))
}
