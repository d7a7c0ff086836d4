//! The ledger of credited time, stretch by stretch.

use rungs_domain::qualify::{Credit, Hundredths, Ledger, Months, NotCounted, OpenTime, Spell, Stretch, TOGETHER};
use rungs_domain::words::counted;

use super::ApplicantCase;
use crate::words::{kinds, until};
use crate::{Block, Column, Depth, Document, Row, Table, Text};

pub(super) fn add(document: &mut Document, given: &ApplicantCase<'_>, ledger: &Ledger) {
    document.heading(Depth::Passage, format!("Time credited: {}", ledger.words));
    document.paragraph(Text::plain(format!("“{}”", ledger.cite)));
    document.paragraph(Text::new().emphasis("credited:").and(format!(" {}", ledger.sentence())));
    if ledger.spells.is_empty() {
        document.paragraph("No time of this record is credited here without a judgment.");
    } else {
        document.push(Block::Table(credited(given, ledger)));
    }
    if !ledger.open.is_empty() {
        document.push(Block::Table(open(given, ledger)));
    }
    if !ledger.not_counted.is_empty() {
        document.push(Block::Table(not_counted(given, ledger)));
    }
}

fn credited(given: &ApplicantCase<'_>, ledger: &Ledger) -> Table {
    let mut rows: Vec<Row> = ledger.spells.iter().flat_map(|spell| spell_rows(given, spell)).collect();
    let total = amount(given, ledger.total);
    rows.extend(ledger.adjustment.iter().map(|one| {
        let by = format!("{} {}", amount(given, one.by), if one.more { "more" } else { "less" });
        let words = [Text::plain("Together"), Text::new(), Text::plain(TOGETHER)];
        Row::new(words.into_iter().chain([Text::new(), Text::new(), Text::new(), Text::plain(by)]))
    }));
    rows.push(Row::sum([
        Text::plain("Sum"),
        Text::new(),
        Text::plain("as the evaluation used it"),
        Text::new(),
        Text::new(),
        Text::new(),
        Text::plain(total),
    ]));
    Table {
        caption: Text::plain(format!("Time that counts by the record alone, up to {}", ledger.as_of)),
        columns: vec![
            Column::words("From", 12),
            Column::words("To", 12),
            Column::words("Jobs and the hours a week that each brings in", 30),
            Column::figures("Over the limit", 9),
            Column::figures("Counted a week", 11),
            Column::words("Length", 12),
            Column::words("Credit", 14),
        ],
        rows,
    }
}

/// The stretches of a spell, then what the spell credits; in one row where they are one.
fn spell_rows(given: &ApplicantCase<'_>, spell: &Spell) -> Vec<Row> {
    let credit = [Text::plain(week(given, spell)), length(spell), Text::plain(amount(given, spell.credit))];
    if let [only] = spell.stretches.as_slice() {
        return vec![Row::new(stretch(given, only).into_iter().chain(credit))];
    }
    let stretches = spell.stretches.iter().map(|one| Row::new(stretch(given, one)));
    let [from, to] = [spell.from, spell.to].map(|day| Text::new().emphasis(day.to_string()));
    let together = Text::new().emphasis("these stretches together");
    stretches.chain([Row::new([from, to, together, Text::new()].into_iter().chain(credit))]).collect()
}

fn length(spell: &Spell) -> Text {
    let span = Text::plain(spell.span.to_string());
    if spell.is_a_day_short() { span.faint(" (a day short of a whole month: 29 days)") } else { span }
}

fn stretch(given: &ApplicantCase<'_>, stretch: &Stretch) -> [Text; 4] {
    let jobs = stretch.jobs.iter().map(|(at, hours)| job_words(given, *at, *hours)).collect::<Vec<_>>();
    let over = if stretch.capped.0 == 0 { "–".to_owned() } else { format!("{} h", stretch.capped) };
    let [from, to] = [stretch.from, stretch.to].map(|day| Text::plain(day.to_string()));
    [from, to, Text::plain(jobs.join("; ")), Text::plain(over)]
}

fn job_words(given: &ApplicantCase<'_>, at: usize, hours: Hundredths) -> String {
    let Some(job) = given.applicant.experience.get(at) else { return String::new() };
    let share = match job.relevant_percent.0 {
        100 => String::new(),
        percent => format!(" ({} h, {percent} % relevant)", job.hours_per_week),
    };
    format!("{} {} [{}]: {hours} h{share}", at + 1, job.title, kinds(&job.kinds))
}

/// What counts of a week; where a full week is the measure, as a part of it.
fn week(given: &ApplicantCase<'_>, spell: &Spell) -> String {
    match given.policy.months.rule {
        Months::Calendar => format!("{} of {} h", spell.weekly, given.policy.full_week.hours),
        Months::Hours => format!("{} h", spell.weekly),
    }
}

/// Credited time as exactly as two decimals say it, in the way of the policy.
fn amount(given: &ApplicantCase<'_>, credit: Credit) -> String {
    if given.policy.months.rule == Months::Hours {
        return counted(credit.hundredths(), "month");
    }
    let days = u128::from(credit.units) * 3000 / u128::from(credit.per_month.max(1));
    let rest = Hundredths(u32::try_from(days % 3000).unwrap_or(0));
    let months = days / 3000;
    match (months, rest.0) {
        (_, 0) => counted(months, "month"),
        (0, _) => counted(rest, "day"),
        _ => format!("{} and {}", counted(months, "month"), counted(rest, "day")),
    }
}

/// What a judgment could add, and what there would be then.
fn open(given: &ApplicantCase<'_>, ledger: &Ledger) -> Table {
    let row = |left: &OpenTime| {
        let [named, from, to] = job_cells(given, left.job);
        // Some of it counts as work already.
        let more = if left.in_part { "by the calendar, and not as work: " } else { "" };
        Row::new([named, from, to, Text::plain(format!("{more}{}", left.questions.join("; ")))])
    };
    let mut rows: Vec<Row> = ledger.open.iter().map(row).collect();
    let possible = Text::plain(format!("possible in all: {}", amount(given, ledger.possible)));
    rows.push(Row::sum([Text::plain("With all of it"), Text::new(), Text::new(), possible]));
    Table {
        caption: Text::plain("Time that counts, or counts for more, only if a person finds so"),
        columns: vec![
            Column::words("Job", 34),
            Column::words("From", 12),
            Column::words("To", 12),
            Column::words("Open", 42),
        ],
        rows,
    }
}

/// A job by number and title, its first and its last day.
fn job_cells(given: &ApplicantCase<'_>, at: usize) -> [Text; 3] {
    let job = given.applicant.experience.get(at);
    let named = job.map_or_else(String::new, |job| format!("{} {}", at + 1, job.title));
    let from = job.map_or_else(String::new, |job| job.from.to_string());
    let to = job.map_or_else(String::new, |job| until(job.to, "still there"));
    [named, from, to].map(Text::plain)
}

fn not_counted(given: &ApplicantCase<'_>, ledger: &Ledger) -> Table {
    let row = |left: &NotCounted| {
        let [named, from, to] = job_cells(given, left.job);
        Row::new([named, from, to, Text::plain(left.why.to_string())])
    };
    Table {
        caption: Text::plain("Time that does not count"),
        columns: vec![
            Column::words("Job", 34),
            Column::words("From", 12),
            Column::words("To", 12),
            Column::words("Why", 42),
        ],
        rows: ledger.not_counted.iter().map(row).collect(),
    }
}
