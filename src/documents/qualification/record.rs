//! The record as given, and what people have decided about it.

use rungs_domain::qualify::{Holding, Job, NO_LEVEL, RecordedJudgement, Study, Ternary};
use rungs_domain::spec::{Problem, Vocabulary};

use super::ApplicantCase;
use crate::words::{kinds, spoken, until};
use crate::{Block, Column, Depth, Document, Row, Table, Text};

pub(super) fn add(document: &mut Document, given: &ApplicantCase<'_>) {
    let applicant = given.applicant;
    document.heading(Depth::Part, "The record as given");
    section(document, "Education", education(&applicant.education), "No schooling is given.");
    section(document, "Work", work(&applicant.experience), "No work is given.");
    section(
        document,
        "Licenses, certificates and programs",
        holdings(&applicant.credentials, given.vocabulary),
        "None are given.",
    );
    let (answers, set_aside): (Vec<_>, Vec<_>) =
        applicant.judgements.iter().partition(|judgement| judgement.decision.is_answer());
    let none = "No question about this record has been decided.";
    section(document, "Judgments on record", judgements("Questions that people have answered", &answers), none);
    look_at(document, given);
    if !set_aside.is_empty() {
        let table = judgements("Sentences for which something else was accepted, or that were not applied", &set_aside);
        section(document, "Substituted and waived", table, "");
    }
}

/// What somebody should look at, and what to do about it.
pub(super) fn look_at(document: &mut Document, given: &ApplicantCase<'_>) {
    if given.warnings.is_empty() {
        return;
    }
    let said = |warning: &Problem| {
        let hint = warning.hint.as_ref().map_or_else(String::new, |hint| format!("; {hint}"));
        format!("{}{hint}", warning.message)
    };
    document.heading(Depth::Section, "To look at in this record");
    given.warnings.iter().for_each(|warning| document.paragraph(said(warning)));
}

fn section(document: &mut Document, heading: &str, table: Table, none: &str) {
    document.heading(Depth::Section, heading);
    if table.rows.is_empty() {
        document.paragraph(none);
    } else {
        document.push(Block::Table(table));
    }
}

fn education(studies: &[Study]) -> Table {
    let row = |study: &Study| {
        Row::new([
            Text::plain(study.degree.reached()),
            Text::plain(study.field.as_deref().unwrap_or("not said")),
            Text::plain(study.accredited.words()),
            Text::plain(study.conferred.to_string()),
        ])
    };
    Table {
        caption: Text::plain("Diplomas, degrees and studies"),
        columns: vec![
            Column::words("Reached", 28),
            Column::words("Field", 36),
            Column::words("Accredited", 16),
            Column::words("Conferred or ended", 20),
        ],
        rows: studies.iter().map(row).collect(),
    }
}

fn work(jobs: &[Job]) -> Table {
    let row = |(at, job): (usize, &Job)| {
        Row::new([
            Text::plain((at + 1).to_string()),
            Text::plain(&job.title),
            Text::plain(job.from.to_string()),
            Text::plain(until(job.to, "still there")),
            Text::plain(hours(job)),
            Text::plain(if job.kinds.is_empty() { "not said".to_owned() } else { kinds(&job.kinds) }),
            Text::plain(marks(job)),
        ])
    };
    Table {
        caption: Text::plain("Jobs, and residency where a class counts it; first and last day"),
        columns: vec![
            Column::figures("Job", 6),
            Column::words("Title", 22),
            Column::words("From", 12),
            Column::words("To", 12),
            Column::words("Hours a week", 13),
            Column::words("Kinds of work", 19),
            Column::words("Marked", 16),
        ],
        rows: jobs.iter().enumerate().map(row).collect(),
    }
}

fn hours(job: &Job) -> String {
    match job.relevant_percent.0 {
        100 => job.hours_per_week.to_string(),
        percent => format!("{}, {percent} % of them relevant", job.hours_per_week),
    }
}

/// What else the record says of a job.
fn marks(job: &Job) -> String {
    let growing = match job.progressive {
        Ternary::Yes => Some("growing responsibility".to_owned()),
        Ternary::No => Some("not of growing responsibility".to_owned()),
        Ternary::Unknown => None,
    };
    let levels: Vec<&str> = job.comparable_to.iter().map(|code| code.as_str()).collect();
    let comparable =
        (!levels.is_empty()).then(|| format!("comparable to {}", levels.join(", ").replace(NO_LEVEL, "no level")));
    let served = job
        .served_as()
        .map(|class| if job.is_in_no_class() { "in no class".to_owned() } else { format!("in the class {class}") });
    let marks: Vec<String> = growing.into_iter().chain(comparable).chain(served).collect();
    if marks.is_empty() { "–".to_owned() } else { marks.join("; ") }
}

fn holdings(held: &[Holding], vocabulary: &Vocabulary) -> Table {
    let meaning = |kind: &str| {
        let known = vocabulary.credentials.iter().find(|known| known.id == kind);
        known.map_or_else(|| spoken(kind), |known| known.meaning.clone())
    };
    let row = |one: &Holding| {
        Row::new([
            Text::plain(meaning(&one.kind)),
            Text::plain(until(one.from, "not said")),
            Text::plain(until(one.expires, "not said")),
        ])
    };
    Table {
        caption: Text::plain("What is held, and when it is valid"),
        columns: vec![Column::words("What", 50), Column::words("From", 25), Column::words("Valid until", 25)],
        rows: held.iter().map(row).collect(),
    }
}

fn judgements(caption: &str, judgements: &[&RecordedJudgement]) -> Table {
    let row = |one: &&RecordedJudgement| {
        Row::new([
            Text::plain(&one.what),
            Text::new().strong(one.decision.word()),
            Text::plain(one.level.as_ref().map_or("every class", |code| code.as_str())),
            Text::plain(format!("{}, {}", one.by, one.on)),
            Text::plain(&one.why),
        ])
    };
    Table {
        caption: Text::plain(caption),
        columns: vec![
            Column::words("What was decided", 34),
            Column::words("Decision", 13),
            Column::words("For", 12),
            Column::words("By, on", 17),
            Column::words("Why", 24),
        ],
        rows: judgements.iter().map(row).collect(),
    }
}
