//! A batch as text: one line for each applicant, level and policy.

use rungs_documents::Text;
use rungs_documents::qualification::line;
use rungs_documents::terminal::{clipped, unwrapped, width_of};
use rungs_documents::words::outcome;
use rungs_domain::qualify::{
    CreditPolicy, LimitExceeded, NOTHING_TO_SHOW, Outcome, PreparedLevel, Record, Scratch, would_be_met,
};
use rungs_files::csv::Batched;

use super::answer::Question;
use crate::cli::output::Output;

/// Columns for the name.
const NAME: usize = 24;

/// Columns for the outcome.
const OUTCOME: usize = 17;

/// What stands over the lines.
pub(super) fn heading(file: &str, question: &Question<'_>, output: Output) -> String {
    let policies: Vec<&str> = question.policies.iter().map(|policy| policy.id.as_str()).collect();
    let text = Text::new().strong(file).faint(format!("  as of {}, {}", question.as_of, policies.join(" and ")));
    line_of(&text, output)
}

/// The lines for one row.
pub(super) fn brief(
    row: &Batched,
    question: &Question<'_>,
    output: Output,
    scratch: &mut Scratch,
) -> Result<String, String> {
    let record = question.record(&row.applicant)?;
    let codes = question.levels.iter().map(|(_, prepared)| width_of(prepared.level.code.as_str()));
    let code_width = codes.max().unwrap_or_default();
    let name = padded(&row.applicant.name, NAME);
    let mut text = String::new();
    for (_, prepared) in &question.levels {
        for policy in &question.policies {
            let code = &prepared.level.code;
            let (answer, why) =
                one(prepared, &record, question, policy, scratch).map_err(|why| format!("{code}: {why}"))?;
            let code = padded(code.as_str(), code_width);
            let policy = match question.policies.len() {
                1 => String::new(),
                _ => format!("{}  ", padded(&policy.id, 12)),
            };
            let before = format!("{:<7}  {name}  {code}  {policy}", row.line);
            let said = answer.map_or_else(|| Text::plain("–"), outcome);
            let gap = " ".repeat(OUTCOME.saturating_sub(width_of(&said.words())));
            let room = || output.width.saturating_sub(width_of(&before) + OUTCOME + 2).max(20);
            let why = if output.on_terminal { clipped(&why, room()) } else { why };
            text.push_str(&line_of(&Text::plain(before).then(said).and(format!("{gap}  {why}")), output));
        }
    }
    Ok(text)
}

/// The outcome of one level, `None` where a record can show nothing, and why it is so.
fn one(
    prepared: &PreparedLevel<'_>,
    record: &Record<'_>,
    question: &Question<'_>,
    policy: &CreditPolicy,
    scratch: &mut Scratch,
) -> Result<(Option<Outcome>, String), String> {
    let Some(evaluator) = prepared.minimum() else { return Ok((None, NOTHING_TO_SHOW.to_owned())) };
    let as_of = question.as_of;
    let beyond = |error: LimitExceeded| error.to_string();
    let outcome = evaluator.outcome(record, as_of, policy, scratch).map_err(beyond)?;
    if outcome == Outcome::Met {
        return Ok((Some(outcome), String::new()));
    }
    let brief = evaluator.brief(record, as_of, policy, scratch).map_err(beyond)?;
    let (day, open) = evaluator.days(outcome, record, as_of, policy, scratch).map_err(beyond)?;
    let when = would_be_met(outcome, (day.as_ref(), open.as_ref()), record.applicant(), as_of);
    Ok((Some(outcome), line(&brief, when)))
}

fn padded(text: &str, width: usize) -> String {
    let text = clipped(text, width);
    let gap = " ".repeat(width.saturating_sub(width_of(&text)));
    format!("{text}{gap}")
}

/// One line, its styles closed and no blanks at its end.
fn line_of(text: &Text, output: Output) -> String {
    let mut line = unwrapped(text, output.colors);
    line.truncate(line.trim_end().len());
    line.push('\n');
    line
}
