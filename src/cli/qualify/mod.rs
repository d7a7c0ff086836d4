//! `rungs qualify`: applicants' records held against levels.

mod answer;
mod batch;
mod brief;
mod help;
mod inputs;
mod json;

use std::path::Path;

use answer::Question;
use rungs_documents::terminal;
use rungs_domain::qualify::{CreditPolicy, Scratch};
use rungs_domain::spec::{LevelRef, SeriesId, Vocabulary};
use rungs_library::policies::{self, PolicyError};
use rungs_library::select::{Selection, resolve, resolve_level};
use rungs_library::{Library, LoadedSeries};

use super::args::{Against, Format, QualifyArgs};
use super::clock::today;
use super::output::{Output, tell_problems};
use super::{Answer, Failure};
use crate::cli::results::Results;
pub(super) use help::help;
use inputs::{Input, inputs, no_answer};

pub(super) fn qualify(library: &Library, request: &QualifyArgs, output: Output) -> Result<Answer, Failure> {
    let as_of = request.against.as_of.unwrap_or_else(today);
    tell_clashes(library);
    let policies = request.policy.iter().map(|name| policy(library, name)).collect::<Result<Vec<_>, _>>()?;
    let mut question = Question::new(library, &levels(library, &request.against)?, policies, as_of);
    question.explain = request.explain;
    let (inputs, wrong) = inputs(&request.files, &library.vocabulary);
    let (mut all_read, mut all_rows) = (wrong.is_empty(), true);
    if !wrong.is_empty() {
        tell_problems("", &wrong);
    }
    let mut results = Results::begin(output, "applicants")?;
    for input in inputs {
        match input {
            Input::Record(path) => all_read &= record(path, &library.vocabulary, &question, &mut results)?,
            Input::Batch(file, mut batch) => all_rows &= batch::answer(&file, &mut batch, &question, &mut results)?,
        }
    }
    results.end()?;
    Ok(match (all_read, all_rows) {
        (true, true) => Answer::Holds,
        (true, false) => Answer::Fails,
        (false, _) => Answer::Unreadable,
    })
}

/// Answers for the record in a file; false if it cannot be read, which is told.
fn record(
    path: &Path,
    vocabulary: &Vocabulary,
    question: &Question<'_>,
    results: &mut Results,
) -> Result<bool, Failure> {
    let file = path.display().to_string();
    let read = policies::applicant(path, vocabulary);
    let answered = read.as_ref().map_err(Clone::clone).and_then(|applicant| {
        let answers = question.answers((&file, None), applicant, &mut Scratch::default());
        answers.map_err(|why| vec![no_answer(&file, None, why)])
    });
    match answered {
        Ok(answers) => match results.output.format {
            Format::Text => results.page(&terminal::render(&question.document(&answers), results.output.width))?,
            Format::Json => {
                answers.iter().try_for_each(|one| results.json(&json::applicant(one, true)))?;
            }
        },
        Err(problems) => {
            tell_problems("", &problems);
            return Ok(false);
        }
    }
    Ok(true)
}

/// Tells which policies of a library are left out because another has their id.
pub(super) fn tell_clashes(library: &Library) {
    let clashes = library.problems.iter().filter(|problem| problem.id == policies::CLASH);
    clashes.for_each(|clash| tell_problems("", std::slice::from_ref(clash)));
}

pub(super) fn policy(library: &Library, name: &str) -> Result<CreditPolicy, Failure> {
    policies::find_in(library, name).map_err(|error| match error {
        PolicyError::File(problems) => Failure::Wrong(problems),
        unknown => Failure::Refused(unknown.to_string()),
    })
}

/// The levels that are asked for, in the order of the library: those named, or all.
pub(super) fn levels(library: &Library, against: &Against) -> Result<Vec<LevelRef>, Failure> {
    let levels = against.level.iter().map(|name| resolve_level(library, name)).collect::<Result<Vec<_>, _>>()?;
    let mut whole: Vec<SeriesId> = Vec::new();
    for name in &against.series {
        match resolve(library, name)? {
            Selection::Series(id) => whole.push(id),
            Selection::Level(level) => {
                return Err(Failure::Refused(format!("`{level}` is a level; name it with --level")));
            }
        }
    }
    let all = levels.is_empty() && whole.is_empty();
    let of_series = |loaded: &LoadedSeries| {
        let id = loaded.series.id.clone();
        let codes = loaded.series.levels.iter().map(|level| level.code.clone());
        codes.map(|code| LevelRef { series: id.clone(), code }).collect::<Vec<_>>()
    };
    let every = library.series.iter().flat_map(|loaded| of_series(loaded));
    Ok(every.filter(|one| all || levels.contains(one) || whole.contains(&one.series)).collect())
}
