//! A batch: rows read, answered by all processors, and written in the order of the file.

use std::io::BufRead;
use std::num::NonZero;
use std::thread;

use indicatif::{HumanCount, ProgressBar};
use rungs_documents::terminal;
use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_domain::qualify::Scratch;
use rungs_domain::spec::Problem;
use rungs_domain::words::counted;
use rungs_files::csv::{Batch, Batched};

use super::answer::Question;
use super::brief::{brief, heading};
use super::inputs::no_answer;
use super::json;
use crate::cli::Failure;
use crate::cli::args::Format;
use crate::cli::output::{Output, tell, tell_problems};
use crate::cli::results::{Results, progress};

/// How many applicants one processor answers before they are written.
const ROWS_AT_ONCE: usize = 64;

/// How many bytes of rows are read before they are answered; what is written of them is a multiple.
const BYTES_AT_ONCE: usize = 512 * 1024;

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
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let output = results.output;
    let progress = progress(output, "{spinner} {human_pos} applicants answered, {per_sec}");
    let mut count = Count::default();
    if output.format == Format::Text && !question.explain {
        results.page(&heading(file, question))?;
    }
    loop {
        let rows = read(batch, workers * ROWS_AT_ONCE, &mut |problems| {
            count.refused += 1;
            told(&problems, &progress);
        });
        if rows.is_empty() {
            break;
        }
        let mut block = Vec::new();
        for result in answered(&rows, workers, |row, scratch| rendered(file, row, question, output, scratch)) {
            match result {
                Ok((texts, warnings)) => {
                    count.answered += 1;
                    if !warnings.is_empty() {
                        told(&warnings, &progress);
                    }
                    block.extend(texts);
                }
                Err(problems) => {
                    count.refused += 1;
                    told(&problems, &progress);
                }
            }
        }
        written(&block, question, results)?;
        progress.set_position(count.answered);
    }
    progress.finish_and_clear();
    if count.refused > 0 {
        let were = if count.refused == 1 { "row with a mistake was" } else { "rows with mistakes were" };
        let (answered, refused) = (counted(HumanCount(count.answered), "applicant"), HumanCount(count.refused));
        tell(&format!("rungs: {file}: {answered} answered; {refused} {were} left out"));
    }
    Ok(count.refused == 0)
}

fn read<R: BufRead>(batch: &mut Batch<'_, R>, most: usize, refused: &mut impl FnMut(Vec<Diagnostic>)) -> Vec<Batched> {
    let (mut rows, mut bytes) = (Vec::new(), 0);
    while rows.len() < most && bytes < BYTES_AT_ONCE {
        let Some(row) = batch.next(refused) else { break };
        bytes += row.bytes;
        rows.push(row);
    }
    rows
}

/// What `answer` makes of each row, in the order of the rows.
fn answered<T: Send>(rows: &[Batched], workers: usize, answer: impl Fn(&Batched, &mut Scratch) -> T + Sync) -> Vec<T> {
    let share = rows.len().div_ceil(workers).max(1);
    let answer = &answer;
    thread::scope(|scope| {
        let work = |part| {
            let mut scratch = Scratch::default();
            <[Batched]>::iter(part).map(|row| answer(row, &mut scratch)).collect::<Vec<T>>()
        };
        let parts: Vec<_> = rows.chunks(share).map(|part| scope.spawn(move || work(part))).collect();
        let finished =
            parts.into_iter().map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        finished.flatten().collect()
    })
}

/// The text of one applicant's answers, one piece a policy, and what somebody should look at in the row. Where the
/// text tells that itself, it is not told again.
fn rendered(
    file: &str,
    row: &Batched,
    question: &Question<'_>,
    output: Output,
    scratch: &mut Scratch,
) -> Result<(Vec<String>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let place = (file, Some(row.line));
    let refused = |why: String| vec![no_answer(place.0, place.1, why)];
    if output.format == Format::Text && !question.explain {
        let warnings = question.warnings(&row.applicant).into_iter().map(|warning| look_at(file, row.line, warning));
        let text = brief(row, question, output, scratch).map_err(refused)?;
        return Ok((vec![text], warnings.collect()));
    }
    let answers = question.answers(place, &row.applicant, scratch).map_err(refused)?;
    let texts = match output.format {
        Format::Text => vec![terminal::render(&question.document(&answers), output.width)],
        Format::Json => answers.iter().map(|one| json::applicant(one, question.explain).to_string()).collect(),
    };
    Ok((texts, Vec::new()))
}

/// A warning about the row of a batch.
fn look_at(file: &str, line: u32, warning: Problem) -> Diagnostic {
    let place = Place { line: Some(line), ..Place::whole(file) };
    Diagnostic { hint: warning.hint, ..Diagnostic::warning(warning.id, place, warning.message) }
}

/// Writes the texts of many rows in one piece: a piece for each row costs more than its answer.
fn written(texts: &[String], question: &Question<'_>, results: &mut Results) -> std::io::Result<()> {
    match results.output.format {
        Format::Json => results.entries(texts),
        Format::Text if question.explain => texts.iter().try_for_each(|text| results.page(text)),
        Format::Text => results.lines(&texts.concat()),
    }
}

fn told(problems: &[Diagnostic], progress: &ProgressBar) {
    progress.suspend(|| tell_problems("", problems));
}
