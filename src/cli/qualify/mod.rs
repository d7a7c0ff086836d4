//! `rungs qualify`: applicants' records held against levels.

mod answer;
mod json;
mod ledger;
mod text;

use jiff::civil::Date;
use rungs_domain::qualify::{Applicant, CreditPolicy};
use rungs_domain::spec::{LevelRef, SeriesId};
use rungs_formats::diagnostic_text::render_all;

use super::args::{Format, QualifyArgs};
use super::output::{DIAGNOSTIC_STYLE, Output, tell};
use super::{Answer, Failure};
use crate::library::policies::{self, PolicyError};
use crate::library::select::{Selection, resolve, resolve_level};
use crate::library::{Library, LoadedSeries};
use answer::Answers;

pub(super) fn qualify(library: &Library, request: &QualifyArgs, output: Output) -> Result<Answer, Failure> {
    let as_of = request.as_of.unwrap_or_else(today);
    let policies = request.policy.iter().map(|name| policy(name)).collect::<Result<Vec<_>, _>>()?;
    let levels = levels(library, request)?;
    let (applicants, all_read) = applicants(library, request);
    let answers = Answers::new(library, &applicants, &levels, &policies, as_of)?;
    match output.format {
        Format::Text => output.text(&text::text(&answers, request.explain, output.width))?,
        Format::Json => output.json(&json::json(&answers))?,
    }
    Ok(if all_read { Answer::Holds } else { Answer::Unreadable })
}

#[expect(
    clippy::disallowed_methods,
    reason = "the command line is where a day of judging that is not named comes from"
)]
fn today() -> Date {
    jiff::Zoned::now().date()
}

fn policy(name: &str) -> Result<CreditPolicy, Failure> {
    policies::find(name).map_err(|error| match error {
        PolicyError::File(problems) => Failure::Refused(render_all(&problems, DIAGNOSTIC_STYLE)),
        unknown => Failure::Refused(unknown.to_string()),
    })
}

/// The levels that are asked for, in the order of the library: those named, or all.
fn levels(library: &Library, request: &QualifyArgs) -> Result<Vec<LevelRef>, Failure> {
    let levels = request.level.iter().map(|name| resolve_level(library, name)).collect::<Result<Vec<_>, _>>()?;
    let mut series: Vec<SeriesId> = Vec::new();
    for name in &request.series {
        match resolve(library, name)? {
            Selection::Series(id) => series.push(id),
            Selection::Level(level) => {
                return Err(Failure::Refused(format!("`{level}` is a level; name it with --level")));
            }
        }
    }
    let all = levels.is_empty() && series.is_empty();
    let of_series = |loaded: &LoadedSeries| {
        let id = loaded.series.id.clone();
        let codes = loaded.series.levels.iter().map(|level| level.code.clone());
        codes.map(|code| LevelRef { series: id.clone(), code }).collect::<Vec<_>>()
    };
    let every = library.series.iter().flat_map(|loaded| of_series(loaded));
    Ok(every.filter(|one| all || levels.contains(one) || series.contains(&one.series)).collect())
}

/// The records that can be read, with the names of their files. What is wrong with the others is told.
fn applicants(library: &Library, request: &QualifyArgs) -> (Vec<(String, Applicant)>, bool) {
    let mut read = Vec::new();
    for path in &request.files {
        match policies::applicant(path, &library.vocabulary) {
            Ok(applicant) => read.push((path.display().to_string(), applicant)),
            Err(problems) => tell(&render_all(&problems, DIAGNOSTIC_STYLE)),
        }
    }
    let all = read.len() == request.files.len();
    (read, all)
}
