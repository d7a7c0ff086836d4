//! `rungs allocate`: where a position belongs.

mod json;
mod levels;
mod text;
mod worksheet;

use std::sync::Arc;

use rungs_domain::allocate::{AllocationPolicy, Position};
use rungs_domain::spec::Series;
use rungs_formats::diagnostic_text::render_all;

use super::args::{AllocateArgs, Format};
use super::output::{DIAGNOSTIC_STYLE, Output};
use super::qualify::{tell_clashes, today};
use super::{Answer, Failure};
use crate::library::Library;
use crate::library::policies::PolicyError;
use crate::library::positions::{self, Judged};

/// A position, what it was judged by, and what came of it.
pub(super) struct Told<'a> {
    pub file: String,
    pub position: &'a Position,
    pub policies: &'a [Arc<AllocationPolicy>],
    pub judged: Judged<'a>,
}

impl Told<'_> {
    fn series(&self) -> &Series {
        &self.judged.loaded.series
    }

    /// The code of a level, by its index.
    fn code(&self, level: usize) -> &str {
        self.series().levels.get(level).map_or("", |level| level.code.as_str())
    }

    /// The numbers of the duties on lines of the worksheet.
    fn numbers(&self, lines: &[usize]) -> Vec<u32> {
        let all = &self.judged.allocation.worksheet.lines;
        lines.iter().filter_map(|line| Some(all.get(*line)?.number)).collect()
    }
}

pub(super) fn allocate(library: &Library, request: &AllocateArgs, output: Output) -> Result<Answer, Failure> {
    tell_clashes(library);
    let named = request.policy.iter().map(|name| positions::find_in(library, name).map_err(refused));
    let named = named.collect::<Result<Vec<_>, _>>()?;
    let read = positions::position(&request.file, &library.vocabulary);
    let position = read.map_err(|problems| Failure::Refused(render_all(&problems, DIAGNOSTIC_STYLE)))?;
    let as_of = request.as_of.or(position.as_of).unwrap_or_else(today);
    let file = request.file.display().to_string();
    let policies = if named.is_empty() { policies_for(library, &position)? } else { named };
    let judged = library.allocate(&position, as_of, &policies);
    let judged = judged.map_err(|error| Failure::Refused(format!("{file}: {error}")))?;
    let told = Told { file, position: &position, policies: &policies, judged };
    match output.format {
        Format::Text => output.text(&text::text(&told, request.explain || position.planned, output.width))?,
        Format::Json => output.json(&json::json(&told))?,
    }
    Ok(Answer::Holds)
}

/// The policies of the library, the one that the position names first.
fn policies_for(library: &Library, position: &Position) -> Result<Vec<Arc<AllocationPolicy>>, Failure> {
    library.policies_for(position).map_err(|error| Failure::Refused(error.to_string()))
}

fn refused(error: PolicyError) -> Failure {
    match error {
        PolicyError::File(problems) => Failure::Refused(render_all(&problems, DIAGNOSTIC_STYLE)),
        unknown @ PolicyError::Unknown { .. } => Failure::Refused(unknown.to_string()),
    }
}
