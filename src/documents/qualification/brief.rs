//! The answers of one applicant in brief: for each level the outcome, what is short or open, and when it would be met.
//! Under several policies, side by side what they say differently.

use jiff::civil::Date;
use rungs_domain::qualify::{Applicant, Brief, NOTHING_TO_SHOW, TierAnswer};
use rungs_domain::words::counted;

use super::{Answered, ApplicantCase, ledger, record, tree};
use crate::{Block, Column, Depth, Document, Row, Table, Text, TreeNode, words};

/// The answers in brief, under each of the policies; all are about the same applicant, levels and day. `explain` adds
/// the requirement sentence by sentence, and the ledgers of time.
pub fn brief(given: &[ApplicantCase<'_>], explain: bool) -> Document {
    let Some(first) = given.first() else { return Document::new("", Date::ZERO) };
    let mut document = Document::new(&first.applicant.name, first.date);
    let policies: Vec<&str> = given.iter().map(|one| one.policy.id.as_str()).collect();
    document.subtitle = Some(Text::plain(format!("as of {}, {}", first.as_of, policies.join(" and "))));
    let (mut series, mut differing, mut run) = (None, Vec::new(), Vec::new());
    for (at, answered) in first.levels.iter().enumerate() {
        if series != Some(&answered.cited.series.id) || explain {
            end_run(&mut document, &mut run);
            document.heading(Depth::Section, &answered.cited.series.title);
            series = Some(&answered.cited.series.id);
        }
        let under: Vec<(&ApplicantCase<'_>, &Answered<'_>)> =
            given.iter().filter_map(|one| Some((one, one.levels.get(at)?))).collect();
        match under.iter().all(|(_, other)| says_the_same(answered, other, first)) {
            true => run.push(same(first, answered, given.len())),
            false => {
                differing.push(answered.cited.level.code.as_str());
                run.push(TreeNode { head: head(answered).strong("≠ the policies differ"), ..empty() });
                end_run(&mut document, &mut run);
                document.push(Block::Table(beside(&under)));
            }
        }
        if explain {
            end_run(&mut document, &mut run);
            under.iter().for_each(|(given, answered)| explained(&mut document, given, answered, under.len() > 1));
        }
    }
    end_run(&mut document, &mut run);
    if given.len() > 1 {
        document.paragraph(Text::new().strong(summary(&differing, first.levels.len())));
    }
    record::look_at(&mut document, first);
    document
}

/// Why a level is not met, in one line without a break: what is short, what is open, and when it would be met.
pub fn line(brief: &Brief, when: Option<String>) -> String {
    let short = brief.nearest_path.iter().map(|path| format!("short: {path}"));
    let mut parts: Vec<String> = short.collect();
    for open in &brief.questions {
        let label = if parts.is_empty() { "open: " } else { "" };
        parts.push(format!("{label}{}", open.question));
    }
    parts.extend(brief.together.words(&brief.questions));
    parts.extend(brief.open_behind.iter().map(|open| format!("open, too: {open}")));
    let when = when.map(|when| format!(" ({when})")).unwrap_or_default();
    format!("{}{when}", parts.join("; "))
}

/// What is short, what is to be known, and when it would be met: a paragraph each.
pub(super) fn short(given: &ApplicantCase<'_>, tier: &TierAnswer) -> Vec<Text> {
    details(tier, given.applicant, given.as_of, false)
}

/// What is short or open, what is to be known, and when it would be met, each behind its label. The questions are left
/// out where a table shows them.
fn details(tier: &TierAnswer, applicant: &Applicant, as_of: Date, questions: bool) -> Vec<Text> {
    let assessment = &tier.assessment;
    let labeled = |label: &str, words: &str| Text::new().emphasis(label).and(format!(" {words}"));
    let mut said = Vec::new();
    said.extend(assessment.trace.open_time().map(|amount| labeled("so far:", &amount.sentence())));
    said.extend(assessment.nearest_path.iter().map(|path| labeled("short:", path)));
    said.extend(assessment.open_behind.iter().map(|open| labeled("open, too:", open)));
    said.extend(assessment.hints.iter().map(|hint| labeled("hint:", hint)));
    if questions {
        said.extend(assessment.questions.iter().map(|open| {
            let answers = if open.helpful { ("yes", "no") } else { ("no", "yes") };
            let (best, worst) = (open.best.words(), open.worst.words());
            labeled("open:", &open.question).faint(format!("  ({}: {best}; {}: {worst})", answers.0, answers.1))
        }));
        said.extend(assessment.together.words(&assessment.questions).map(Text::from));
    }
    said.extend(assessment.remarks.iter().map(|remark| labeled("note:", &remark.text)));
    said.extend(tier.would_be_met(applicant, as_of).map(Text::from));
    said
}

fn end_run(document: &mut Document, run: &mut Vec<TreeNode>) {
    if !run.is_empty() {
        document.push(Block::Tree(std::mem::take(run)));
    }
}

fn empty() -> TreeNode {
    TreeNode { head: Text::new(), details: Vec::new(), parts: Vec::new(), aside: false }
}

/// Code and title of a level.
fn head(answered: &Answered<'_>) -> Text {
    let level = answered.cited.level;
    Text::new().strong(format!("{}  ", level.code)).and(format!("{}  ", level.title))
}

/// The outcomes of a level.
fn outcomes(answered: &Answered<'_>) -> Text {
    let said = match &answered.answer.minimum {
        Some(tier) => words::outcome(tier.assessment.outcome),
        None => Text::new().faint(NOTHING_TO_SHOW),
    };
    match &answered.answer.recommended {
        Some(tier) => said.faint(format!("  (recommended: {})", tier.assessment.outcome.words())),
        None => said,
    }
}

/// What all policies say of a level.
fn same(given: &ApplicantCase<'_>, answered: &Answered<'_>, policies: usize) -> TreeNode {
    let under = match policies {
        1 => "",
        2 => "  under both",
        _ => "  under all",
    };
    let minimum = answered.answer.minimum.iter();
    TreeNode {
        head: head(answered).then(outcomes(answered)).faint(under),
        details: minimum.flat_map(|tier| details(tier, given.applicant, given.as_of, true)).collect(),
        ..empty()
    }
}

/// What each policy says of a level, in a column of its own.
fn beside(under: &[(&ApplicantCase<'_>, &Answered<'_>)]) -> Table {
    let said = |(given, answered): &(&ApplicantCase<'_>, &Answered<'_>)| {
        let minimum = answered.answer.minimum.iter();
        let details = minimum.flat_map(|tier| details(tier, given.applicant, given.as_of, true));
        std::iter::once(outcomes(answered)).chain(details).collect::<Vec<_>>()
    };
    let columns: Vec<Vec<Text>> = under.iter().map(said).collect();
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    let row = |at: usize| Row::new(columns.iter().map(|column| column.get(at).cloned().unwrap_or_default()));
    Table {
        caption: Text::new(),
        columns: under.iter().map(|(given, _)| Column::words(&given.policy.id, 1)).collect(),
        rows: (0..height).map(row).collect(),
    }
}

/// The requirement with the outcome of each sentence, and the ledgers.
fn explained(document: &mut Document, given: &ApplicantCase<'_>, answered: &Answered<'_>, of_several: bool) {
    for tier in answered.tiers().take(1) {
        let under = if of_several { format!(", under {}", given.policy.id) } else { String::new() };
        tree::add(document, given, answered.cited, &tier, &under);
        tier.answer.ledgers.iter().for_each(|one| ledger::add(document, given, one));
    }
}

/// Whether two answers say the same: in both tiers the outcome, in the deciding one all details.
fn says_the_same(one: &Answered<'_>, other: &Answered<'_>, of: &ApplicantCase<'_>) -> bool {
    let outcome = |tier: &Option<TierAnswer>| tier.as_ref().map(|tier| tier.assessment.outcome);
    let all = |tier: &Option<TierAnswer>| tier.as_ref().map(|tier| details(tier, of.applicant, of.as_of, true));
    let (one, other) = (one.answer, other.answer);
    outcome(&one.minimum) == outcome(&other.minimum)
        && outcome(&one.recommended) == outcome(&other.recommended)
        && all(&one.minimum) == all(&other.minimum)
}

fn summary(differing: &[&str], levels: usize) -> String {
    let of = counted(levels, "level");
    match differing {
        [] => format!("The policies give the same answer for {of}."),
        differing => format!("The policies differ for {} of {of}: {}.", differing.len(), differing.join(", ")),
    }
}
