//! A batch: rows read, answered by all processors, and written in the order of the file, all at once.

use std::io::{self, BufRead};

use indicatif::{HumanCount, ProgressBar};
use rungs_documents::terminal;
use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_domain::qualify::Scratch;
use rungs_domain::spec::Problem;
use rungs_domain::words::counted;
use rungs_files::csv::{Batch, Batched, Block, BlockReader};

use super::answer::Question;
use super::brief::{brief, heading};
use super::inputs::no_answer;
use super::json;
use crate::cli::Failure;
use crate::cli::args::Format;
use crate::cli::clean::Fit;
use crate::cli::output::{Output, shown, tell, tell_shown};
use crate::cli::pipeline::in_order;
use crate::cli::results::{Results, progress};

/// What is told and written of a block.
#[derive(Default)]
struct Answers {
    told: String,
    texts: Vec<Fit>,
    count: Count,
}

/// How many applicants were answered, and how many rows refused.
#[derive(Default)]
struct Count {
    answered: u64,
    refused: u64,
}

/// Answers a whole batch; false if any row was refused.
pub(super) fn answer<R: BufRead>(
    file: &str,
    batch: &mut Batch<'_, R>,
    question: &Question<'_>,
    results: &mut Results,
) -> Result<bool, Failure> {
    let output = results.output;
    let progress = progress(output, "{spinner} {human_pos} applicants answered, {per_sec}");
    let mut count = Count::default();
    if output.format == Format::Text && !question.explain {
        results.page(&heading(file, question, output))?;
    }
    let reader = batch.reader();
    in_order(
        |hand_over| {
            while let Some(block) = batch.next_block()
                && hand_over(block).is_continue()
            {}
        },
        || (reader.again(), Scratch::default()),
        |block, (reader, scratch)| answered(file, block, reader, question, output, scratch),
        |answers| {
            count.answered += answers.count.answered;
            count.refused += answers.count.refused;
            written(&answers, question, results, &progress)?;
            progress.set_position(count.answered);
            Ok(())
        },
    )?;
    progress.finish_and_clear();
    if count.refused > 0 {
        let were = if count.refused == 1 { "row with a mistake was" } else { "rows with mistakes were" };
        let (answered, refused) = (counted(HumanCount(count.answered), "applicant"), HumanCount(count.refused));
        tell(&format!("rungs: {file}: {answered} answered; {refused} {were} left out"));
    }
    Ok(count.refused == 0)
}

fn answered(
    file: &str,
    block: Block,
    reader: &mut BlockReader<'_>,
    question: &Question<'_>,
    output: Output,
    scratch: &mut Scratch,
) -> Answers {
    let mut answers = Answers::default();
    reader.read(block, &mut |row| match row.and_then(|row| rendered(file, &row, question, output, scratch)) {
        Ok((texts, warnings)) => {
            answers.count.answered += 1;
            answers.texts.extend(texts);
            answers.tell(&warnings);
        }
        Err(problems) => {
            answers.count.refused += 1;
            answers.tell(&problems);
        }
    });
    answers
}

impl Answers {
    fn tell(&mut self, problems: &[Diagnostic]) {
        if !problems.is_empty() {
            self.told.push_str(shown(problems).trim_end());
            self.told.push('\n');
        }
    }
}

/// The text of one applicant's answers, one piece a policy, and what somebody should look at in the row. Where the
/// text tells that itself, it is not told again.
fn rendered(
    file: &str,
    row: &Batched,
    question: &Question<'_>,
    output: Output,
    scratch: &mut Scratch,
) -> Result<(Vec<Fit>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let place = (file, Some(row.line));
    let refused = |why: String| vec![no_answer(place.0, place.1, why)];
    if output.format == Format::Text && !question.explain {
        let warnings = question.warnings(&row.applicant).into_iter().map(|warning| look_at(file, row.line, warning));
        let text = brief(row, question, output, scratch).map_err(refused)?;
        return Ok((vec![Fit::text(&text)], warnings.collect()));
    }
    let answers = question.answers(place, &row.applicant, scratch).map_err(refused)?;
    let texts = match output.format {
        Format::Text => vec![Fit::text(&terminal::render(&question.document(&answers), output.width))],
        Format::Json => {
            answers.iter().map(|one| Fit::json(&json::applicant(one, question.explain).to_string())).collect()
        }
    };
    Ok((texts, Vec::new()))
}

/// A warning about the row of a batch.
fn look_at(file: &str, line: u32, warning: Problem) -> Diagnostic {
    let place = Place { line: Some(line), ..Place::whole(file) };
    Diagnostic { hint: warning.hint, ..Diagnostic::warning(warning.id, place, warning.message) }
}

/// Tells and writes what was made of a block.
fn written(
    answers: &Answers,
    question: &Question<'_>,
    results: &mut Results,
    progress: &ProgressBar,
) -> io::Result<()> {
    if !answers.told.is_empty() {
        progress.suspend(|| tell_shown(&answers.told));
    }
    match results.output.format {
        Format::Json => results.entries(&answers.texts),
        Format::Text if question.explain => results.pages(&answers.texts),
        Format::Text => results.rows(&answers.texts),
    }
}
