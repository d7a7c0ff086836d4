//! The qualification result of one applicant: what an appeals board reads.
//!
//! Who, as of which day, counted how; the record as given; for each level the outcome, what is short, when it would be
//! met, the requirement sentence by sentence, the ledger of time, open questions; and the method with its sources.

mod answer;
mod ledger;
mod level;
mod method;
mod record;
mod tree;

use jiff::civil::Date;
use rungs_domain::qualify::{Applicant, CreditPolicy, NOTHING_TO_SHOW};
use rungs_domain::spec::{Problem, Vocabulary};

use super::{CitedLevel, words};
use crate::{Block, Column, Depth, Document, Fact, Format, Row, Table, Text};
use answer::LevelResult;
pub use answer::Unanswered;

/// In what it can be written.
pub const FORMATS: &[Format] = Format::PAGES;

/// What a result is about.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The applicant.
    pub applicant: &'a Applicant,
    /// The levels, in the order of the document.
    pub levels: &'a [CitedLevel<'a>],
    /// How time of work is credited.
    pub policy: &'a CreditPolicy,
    /// The day of judging.
    pub as_of: Date,
    /// What kinds of work and credentials mean.
    pub vocabulary: &'a Vocabulary,
    /// What somebody should look at in the record.
    pub warnings: &'a [Problem],
    /// The day on which the document is made.
    pub date: Date,
}

/// The result as a document.
///
/// # Errors
/// The record or the requirement of a level is beyond what can be weighed.
pub fn document(given: &Given<'_>) -> Result<Document, Unanswered> {
    let results = answer::results(given)?;
    let mut document = Document::new(format!("Qualification result: {}", given.applicant.name), given.date);
    document.subtitle = Some(Text::plain(format!("Judged as of {}", given.as_of)));
    document.push(head(given));
    document.heading(Depth::Part, "Result");
    document.push(Block::Table(summary(&results)));
    document.push(Block::Note(Text::plain(NOT_DECIDED)));
    record::add(&mut document, given);
    for one in &results {
        level::add(&mut document, given, one);
    }
    method::add(&mut document, given);
    Ok(document)
}

/// What no record can show (counting rule G15).
const NOT_DECIDED: &str = "Not decided here: knowledge, skills, abilities and competencies, physical demands, and what \
    a document says may be required. They are examined, or belong to the position; a record cannot show them. The \
    record is taken as given; the papers behind it were not looked at.";

fn head(given: &Given<'_>) -> Block {
    let historical = if given.policy.historical { " The pages that teach it are superseded." } else { "" };
    let policy = Text::plain(&given.policy.title).faint(format!(
        " ({}). {}.{historical}",
        given.policy.id,
        given.policy.source.trim_end_matches('.')
    ));
    let levels: Vec<String> =
        given.levels.iter().map(|one| format!("{} {}", one.level.code, one.level.title)).collect();
    Block::Facts(vec![
        Fact::new("Applicant", &given.applicant.name),
        Fact::new("Day of judging", given.as_of.to_string()),
        Fact::new("Time counted by", policy),
        Fact::new(if levels.len() == 1 { "Class" } else { "Classes" }, levels.join("; ")),
    ])
}

fn summary(results: &[LevelResult<'_>]) -> Table {
    let row = |result: &LevelResult<'_>| {
        let deciding = result.deciding();
        let outcome = deciding.map_or_else(
            || Text::plain(NOTHING_TO_SHOW),
            |tier| {
                words::outcome(tier.answer.assessment.outcome)
                    .faint(format!(" {}", tier.tier.heading.trim_end_matches(':')))
            },
        );
        let recommended = result.recommended().map(|tier| words::outcome(tier.answer.assessment.outcome));
        Row::new([
            Text::new().strong(result.cited.level.code.as_str()).and(format!(" {}", result.cited.level.title)),
            outcome,
            Text::plain(deciding.map(|tier| level::when_met(tier)).unwrap_or_default()),
            recommended.unwrap_or_else(|| Text::plain("–")),
        ])
    };
    Table {
        caption: Text::plain("Outcome for each class"),
        columns: vec![
            Column::words("Class", 30),
            Column::words("Outcome of the deciding requirements", 32),
            Column::words("Met on", 18),
            Column::words("Recommended", 20),
        ],
        rows: results.iter().map(row).collect(),
    }
}
