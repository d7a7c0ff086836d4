//! The qualification result of one applicant: what an appeals board reads.
//!
//! Who, as of which day, counted how; the record as given; for each level the outcome, what is short, when it would be
//! met, the requirement sentence by sentence, the ledger of time, open questions; and the method with its sources.

mod brief;
mod ledger;
mod level;
mod method;
mod record;
mod tree;

use jiff::civil::Date;
use rungs_domain::qualify::{Applicant, CreditPolicy, LevelAnswer, NOTHING_TO_SHOW, TierAnswer};
use rungs_domain::spec::{Problem, Requirement, Tier, TierKind, Vocabulary, bare_heading};

use super::citing::CitedLevel;
use super::words;
use crate::{Block, Column, Depth, Document, Fact, Format, Row, Table, Text};
pub use brief::{brief, line};

/// In what it can be written.
pub const FORMATS: &[Format] = Format::PAGES;

/// What a result is about.
#[derive(Debug, Clone, Copy)]
pub struct ApplicantCase<'a> {
    /// The applicant.
    pub applicant: &'a Applicant,
    /// The levels with their answers, in the order of the document.
    pub levels: &'a [Answered<'a>],
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

/// A level and the answer for it.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    /// The level.
    pub cited: CitedLevel<'a>,
    /// What came of it.
    pub answer: &'a LevelAnswer,
}

/// A tier of which something can be computed, and what came of it.
struct AnsweredTier<'a> {
    tier: &'a Tier,
    requires: &'a Requirement,
    answer: &'a TierAnswer,
}

impl<'a> Answered<'a> {
    /// The tiers that are answered, the deciding one first.
    fn tiers(&self) -> impl Iterator<Item = AnsweredTier<'a>> + use<'a> {
        let level = self.cited.level;
        let answers = [(TierKind::Minimum, &self.answer.minimum), (TierKind::Recommended, &self.answer.recommended)];
        answers.into_iter().filter_map(move |(kind, answer)| {
            let tier = level.qualifications.iter().find(|tier| tier.tier == kind)?;
            Some(AnsweredTier { tier, requires: tier.requires.as_ref()?, answer: answer.as_ref()? })
        })
    }
}

/// The result as a document.
pub fn document(given: &ApplicantCase<'_>) -> Document {
    let mut document = Document::new(format!("Qualification result: {}", given.applicant.name), given.date);
    document.subtitle = Some(Text::plain(format!("Judged as of {}", given.as_of)));
    document.push(head(given));
    document.heading(Depth::Part, "Result");
    document.push(Block::Table(summary(given)));
    document.note(NOT_DECIDED);
    record::add(&mut document, given);
    given.levels.iter().for_each(|one| level::add(&mut document, given, one));
    method::add(&mut document, given);
    document
}

/// What no record can show (counting rule G15).
const NOT_DECIDED: &str = "Not decided here: knowledge, skills, abilities and competencies, physical demands, and what \
    a document says may be required. They are examined, or belong to the position; a record cannot show them. The \
    record is taken as given; the papers behind it were not looked at.";

fn head(given: &ApplicantCase<'_>) -> Block {
    let historical = if given.policy.historical { " The pages that teach it are superseded." } else { "" };
    let policy = Text::plain(&given.policy.title).faint(format!(
        " ({}). {}.{historical}",
        given.policy.id,
        given.policy.source.trim_end_matches('.')
    ));
    let levels: Vec<String> =
        given.levels.iter().map(|one| format!("{} {}", one.cited.level.code, one.cited.level.title)).collect();
    Block::Facts(vec![
        Fact::new("Applicant", &given.applicant.name),
        Fact::new("Day of judging", given.as_of.to_string()),
        Fact::new("Time counted by", policy),
        Fact::new(if levels.len() == 1 { "Class" } else { "Classes" }, levels.join("; ")),
    ])
}

fn summary(given: &ApplicantCase<'_>) -> Table {
    let row = |one: &Answered<'_>| {
        let level = one.cited.level;
        let deciding = one.answer.minimum.as_ref();
        let outcome = deciding.map_or_else(
            || Text::plain(NOTHING_TO_SHOW),
            |tier| words::outcome(tier.assessment.outcome).faint(format!(" {}", bare_heading(&tier.heading))),
        );
        let when = deciding.and_then(|tier| tier.would_be_met(given.applicant, given.as_of));
        let recommended = one.answer.recommended.as_ref().map(|tier| words::outcome(tier.assessment.outcome));
        let none = || Text::plain("–");
        Row::new([
            Text::new().strong(level.code.as_str()).and(format!(" {}", level.title)),
            outcome,
            when.map_or_else(none, Text::from),
            recommended.unwrap_or_else(none),
        ])
    };
    Table {
        caption: Text::plain("Outcome for each class"),
        columns: vec![
            Column::words("Class", 28),
            Column::words("Outcome of the deciding requirements", 28),
            Column::words("When it would be met", 24),
            Column::words("Recommended", 20),
        ],
        rows: given.levels.iter().map(row).collect(),
    }
}
