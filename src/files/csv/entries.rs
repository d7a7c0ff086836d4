//! Cells to the entries of an applicant's record.

use std::io::BufRead;

use rungs_domain::qualify::{Holding, Job, RecordedJudgement, Schooling, Study, Ternary, Verdict};

use super::cells::EntryCells;
use super::columns::Table;

/// One entry of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    Study(Study),
    Job(Job),
    Holding(Holding),
    Judgement(RecordedJudgement),
}

/// The one degree that needs a figure beside it.
const SOME_COLLEGE: Schooling = Schooling::SomeCollege { years: 0 };

const DEGREES: [(&str, Schooling); 7] = [
    ("HighSchool", Schooling::HighSchool),
    ("Ged", Schooling::Ged),
    ("SomeCollege", SOME_COLLEGE),
    ("Associate", Schooling::Associate),
    ("Bachelor", Schooling::Bachelor),
    ("Master", Schooling::Master),
    ("Doctorate", Schooling::Doctorate),
];

const KNOWN: [(&str, Ternary); 3] = [("Yes", Ternary::Yes), ("No", Ternary::No), ("Unknown", Ternary::Unknown)];

const VERDICTS: [(&str, Verdict); 4] =
    [("Yes", Verdict::Yes), ("No", Verdict::No), ("Substituted", Verdict::Substituted), ("Waived", Verdict::Waived)];

/// Reads an entry; `None` if a value of it is wrong, which is told.
pub(super) fn entry<R: BufRead>(mut cells: EntryCells<'_, '_, R>) -> Option<Entry> {
    let told = cells.row.problems.len();
    let entry = match cells.group.table {
        Table::Applicants => None,
        Table::Education => study(&mut cells).map(Entry::Study),
        Table::Experience => job(&mut cells).map(Entry::Job),
        Table::Credentials => holding(&mut cells).map(Entry::Holding),
        Table::Judgements => judgement(&mut cells).map(Entry::Judgement),
    };
    entry.filter(|_| told == cells.row.problems.len())
}

// Every value is read before the first that is missing ends the entry, so that all mistakes are told.

fn study<R: BufRead>(cells: &mut EntryCells<'_, '_, R>) -> Option<Study> {
    let degree = cells.required("degree").and_then(|text| cells.word("degree", &text, &DEGREES));
    let years = cells.whole_number("years");
    let field = cells.text("field");
    let accredited = known(cells, "accredited");
    let conferred = cells.required_date("conferred");
    let degree = match (degree?, years) {
        (SOME_COLLEGE, Some(years)) => Schooling::SomeCollege { years },
        (SOME_COLLEGE, None) => {
            cells.missing("years", "SomeCollege needs the completed years");
            return None;
        }
        (degree, None) => degree,
        (_, Some(years)) => {
            let hint = "leave it empty, or write the degree as SomeCollege";
            cells.bad("wrong-type", "years", &years.to_string(), "goes with SomeCollege only", hint);
            return None;
        }
    };
    Some(Study { degree, field, accredited: accredited?, conferred: conferred? })
}

fn job<R: BufRead>(cells: &mut EntryCells<'_, '_, R>) -> Option<Job> {
    let title = cells.required("title");
    let from = cells.required_date("from");
    let to = cells.date("to");
    let hours_per_week = cells.hours("hours_per_week");
    let kinds = cells.list("kinds");
    let codes = cells.list("comparable_to");
    let comparable_to = codes.iter().filter_map(|code| cells.code("comparable_to", code)).collect();
    let progressive = known(cells, "progressive");
    let relevant_percent = cells.percent("relevant_percent");
    Some(Job {
        title: title?,
        from: from?,
        to,
        hours_per_week: hours_per_week?,
        kinds,
        comparable_to,
        progressive: progressive?,
        relevant_percent: relevant_percent?,
    })
}

fn holding<R: BufRead>(cells: &mut EntryCells<'_, '_, R>) -> Option<Holding> {
    let kind = cells.required("kind");
    let (from, expires) = (cells.date("from"), cells.date("expires"));
    Some(Holding { kind: kind?, from, expires })
}

fn judgement<R: BufRead>(cells: &mut EntryCells<'_, '_, R>) -> Option<RecordedJudgement> {
    let what = cells.required("what");
    let level = cells.text("level").and_then(|code| cells.code("level", &code));
    let decision = cells.required("decision").and_then(|text| cells.word("decision", &text, &VERDICTS));
    let (by, on, why) = (cells.required("by"), cells.required_date("on"), cells.required("why"));
    Some(RecordedJudgement { what: what?, level, decision: decision?, by: by?, on: on?, why: why? })
}

/// Yes, no, or that the record does not say, which is the default.
fn known<R: BufRead>(cells: &mut EntryCells<'_, '_, R>, field: &str) -> Option<Ternary> {
    match cells.text(field) {
        None => Some(Ternary::Unknown),
        Some(text) => cells.word(field, &text, &KNOWN),
    }
}
