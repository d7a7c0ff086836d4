//! `rungs allocate`: where a position belongs.

mod json;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use rungs_documents::{Document, Paper};
use rungs_domain::allocate::{AllocationPolicy, Chosen, LevelFill, Named, Policies, Position, named_policy};
use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::spec::Series;
use rungs_library::Library;
use rungs_library::documents::AskedPosition;
use rungs_library::policies::{self, PolicyError};
use rungs_library::positions::{self, Judged};

use super::args::{AllocateArgs, Format, PositionArgs};
use super::clock::today;
use super::output::Output;
use super::qualify::{policy as credit_policy, tell_clashes};
use super::{Answer, Failure};

/// A position, what it was judged by, and what came of it.
pub(super) struct JudgedPosition<'a> {
    pub file: String,
    pub position: &'a Position,
    pub policies: &'a Policies,
    pub judged: Judged<'a>,
    /// Per level: who of the applicants could fill it; empty: nobody was asked about.
    pub fills: Vec<LevelFill>,
}

impl JudgedPosition<'_> {
    fn series(&self) -> &Series {
        &self.judged.loaded.series
    }

    /// A document about it, made on `date`. `explain` says of a worksheet what other levels would need.
    pub fn document(&self, paper: Paper, explain: bool, date: Date) -> Document {
        let about = AskedPosition::of(self.position, &self.judged, &self.policies.all, &self.fills);
        AskedPosition { explain, ..about }.document(paper, date)
    }

    /// The code of a level, by its index.
    fn code(&self, level: usize) -> &str {
        self.series().code_at(level)
    }

    /// The numbers of the duties on lines of the worksheet.
    fn numbers(&self, lines: &[usize]) -> Vec<u32> {
        self.judged.allocation.worksheet.numbers(lines)
    }
}

pub(super) fn allocate(library: &Library, request: &AllocateArgs, output: Output) -> Result<Answer, Failure> {
    let asked = read(library, &request.position)?;
    let mut told = asked.judge(library)?;
    told.fills = fills(library, &request.applicants, &request.credit, &told)?;
    match output.format {
        Format::Text => output.document(&told.document(Paper::Worksheet, request.explain, today()))?,
        Format::Json => output.json(&json::position(&told))?,
    }
    Ok(Answer::Holds)
}

/// A position as its file says it, and by what it is to be judged.
pub(super) struct AskedAbout {
    pub file: String,
    pub position: Position,
    pub policies: Policies,
    pub as_of: Date,
}

pub(super) fn read(library: &Library, asked: &PositionArgs) -> Result<AskedAbout, Failure> {
    tell_clashes(library);
    let named = asked.policy.iter().map(|name| positions::find_in(library, name).map_err(refused));
    let named = named.collect::<Result<Vec<_>, _>>()?;
    let read = positions::position(&asked.file, &library.vocabulary);
    let position = read.map_err(|problems| wrong(&problems))?;
    let policies =
        if named.is_empty() { policies_for(library, &position)? } else { asked_for(library, &position, named) };
    let as_of = asked.as_of.or(position.as_of).unwrap_or_else(today);
    Ok(AskedAbout { file: asked.file.display().to_string(), position, policies, as_of })
}

impl AskedAbout {
    pub fn judge<'a>(&'a self, library: &'a Library) -> Result<JudgedPosition<'a>, Failure> {
        let judged = library.allocate(&self.position, self.as_of, &self.policies);
        let judged = judged.map_err(|error| Failure::Refused(format!("{}: {error}", self.file)))?;
        Ok(JudgedPosition {
            file: self.file.clone(),
            position: &self.position,
            policies: &self.policies,
            judged,
            fills: Vec::new(),
        })
    }
}

/// Who of the applicants named could fill the position, level by level.
pub(super) fn fills(
    library: &Library,
    files: &[PathBuf],
    credit: &str,
    told: &JudgedPosition<'_>,
) -> Result<Vec<LevelFill>, Failure> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    if !told.position.planned {
        let why = "the position is held, and --applicants asks who could fill a planned one: write `planned: true`";
        return Err(Failure::Refused(format!("{}: {why}", told.file)));
    }
    let policy = credit_policy(library, credit)?;
    let read = files.iter().map(|path| policies::applicant(path, &library.vocabulary));
    let applicants = read.collect::<Result<Vec<_>, _>>().map_err(|problems| wrong(&problems))?;
    Ok(library.fills(told.series(), &applicants, &policy, told.judged.allocation.as_of))
}

/// The policies that the command line names. Where the one of the authority, or the one that a person chose for the
/// position, is among them, it decides; else the first of them.
fn asked_for(library: &Library, position: &Position, mut all: Vec<Arc<AllocationPolicy>>) -> Policies {
    let series = library.find(&position.spec.series).map(|loaded| &loaded.series);
    let decides = named_policy(position, series)
        .and_then(|Named { id, chosen }| Some((all.iter().position(|policy| policy.id == id)?, chosen)));
    let Some((at, chosen)) = decides else { return Policies { all, chosen: Some(Chosen::CommandLine) } };
    let deciding = all.remove(at);
    all.insert(0, deciding);
    Policies { all, chosen: Some(chosen) }
}

/// The policies of the library, the one that decides first.
fn policies_for(library: &Library, position: &Position) -> Result<Policies, Failure> {
    library.policies_for(position).map_err(|error| Failure::Refused(error.to_string()))
}

fn refused(error: PolicyError) -> Failure {
    match error {
        PolicyError::File(problems) => wrong(&problems),
        unknown @ PolicyError::Unknown { .. } => Failure::Refused(unknown.to_string()),
    }
}

fn wrong(problems: &[Diagnostic]) -> Failure {
    Failure::Wrong(problems.to_vec())
}
