//! Levels side by side: what each prints, and what became of it from level to level.

mod entries;

use jiff::civil::Date;
use rungs_domain::compare::{
    Across, Against, Cell, Change, DiffKind, Ladder, Step, TextRow, TextStep, Thread, Told, reasons, word_diff,
};
use rungs_domain::spec::clauses;

use super::citing::CitedLevel;
use crate::{Block, Column, Depth, Document, Fact, Format, Page, Row, Spreadsheet, Style, Table, Text, Tone};

/// In what it can be written.
pub const FORMATS: &[Format] = Format::ALL;

/// What a ladder document is about.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The rows.
    pub ladder: &'a Ladder,
    /// Its levels, in the same order.
    pub levels: &'a [CitedLevel<'a>],
    /// The day on which the document is made.
    pub date: Date,
}

/// The sections.
const CONCEPT: &str = "What distinguishes the level";
const FACTORS: &str = "Factors and classes distinguished";
const DUTIES: &str = "Duties";
const KSAS: &str = "Knowledge, skills and abilities";
const QUALIFICATIONS: &str = "Qualifications";
const FACTS: &str = "Pay, conditions and other printed facts";

/// Columns of one table; with more, words would stand one below the other.
const MOST_COLUMNS: usize = 5;

/// The ladder as a document.
pub fn document(given: &Given<'_>) -> Document {
    let codes: Vec<&str> = given.levels.iter().map(|cited| cited.level.code.as_str()).collect();
    let mut document = Document::new(format!("Levels side by side: {}", codes.join(", ")), given.date);
    document.page = Page::Landscape;
    document.subtitle = Some(Text::plain(compared_with(given)));
    document.push(Block::Facts(given.levels.iter().map(level_fact).collect()));
    document.push(Block::Note(legend(given)));
    given.ladder.remarks.iter().for_each(|remark| document.push(Block::Note(Text::plain(remark))));
    document.spreadsheet = Spreadsheet::Entries(entries::table(given));
    document.heading(Depth::Part, "Allocating text: what decides the level");
    text_tables(&mut document, given, CONCEPT, &given.ladder.concept);
    text_tables(&mut document, given, FACTORS, &given.ladder.factors);
    match &given.ladder.allocating_elsewhere {
        Some(elsewhere) => document.paragraph(elsewhere.as_str()),
        None if given.ladder.concept.is_empty() && given.ladder.factors.is_empty() => {
            document.paragraph("The documents print none.");
        }
        None => {}
    }
    document.heading(Depth::Part, "Supporting text");
    thread_tables(&mut document, given, DUTIES, &given.ladder.duties, duties);
    thread_tables(&mut document, given, KSAS, &given.ladder.ksas, ksas);
    text_tables(&mut document, given, QUALIFICATIONS, &given.ladder.qualifications);
    text_tables(&mut document, given, FACTS, &given.ladder.facts);
    given.ladder.fallbacks.iter().for_each(|left_out| document.push(Block::Note(Text::plain(left_out))));
    document
}

fn compared_with(given: &Given<'_>) -> String {
    match given.ladder.against {
        Against::LevelBelow => "Each level is compared with the one before it".to_owned(),
        Against::Baseline(at) => {
            let code = given.levels.get(at).map_or("", |cited| cited.level.code.as_str());
            format!("Each level is compared with {code}")
        }
    }
}

fn level_fact(cited: &CitedLevel<'_>) -> Fact {
    let pay = cited.level.pay.as_ref().map(|pay| format!(". {}: {pay}", pay.label.trim_end_matches(':')));
    let text = Text::new().strong(&cited.level.title).and(pay.unwrap_or_default());
    Fact::new(cited.level.code.as_str(), text.faint(format!(" [{}]", cited.full("the passage named"))))
}

/// What the signs mean: those of changes, and where series stand beside one another those that claim none.
fn legend(given: &Given<'_>) -> Text {
    let pairs = || (0..given.ladder.levels.len()).filter_map(|at| Some((against(given.ladder, at)?, at)));
    let is_shown = |told: &Told| {
        let across = matches!(told, Told::Across(_));
        pairs().any(|(from, to)| given.ladder.across(from, to) == across)
    };
    let sign = |told: Told| format!("{} {told}", told.glyph());
    let signs: Vec<String> = Told::all().filter(is_shown).map(sign).collect();
    let legend = Text::plain(format!("{}. Words that came are ", signs.join("   ")))
        .with(Style::Added, "underlined")
        .and("; texts that share little are not marked. ◆ marks a link that a specialist confirmed. Behind a change, in brackets, stand the words that show it.");
    let across = given.levels.len() > 1 && pairs().any(|(from, to)| given.ladder.across(from, to));
    if across { legend.and(" Of levels of different series nobody can say what became of what.") } else { legend }
}

/// The level that a level is compared with.
fn against(ladder: &Ladder, level: usize) -> Option<usize> {
    match ladder.against {
        Against::LevelBelow => level.checked_sub(1),
        Against::Baseline(at) => Some(at).filter(|at| *at != level),
    }
}

/// Which levels stand in one table.
fn groups(given: &Given<'_>) -> Vec<std::ops::Range<usize>> {
    let count = given.levels.len();
    (0..count).step_by(MOST_COLUMNS).map(|from| from..(from + MOST_COLUMNS).min(count)).collect()
}

fn columns(given: &Given<'_>, group: &std::ops::Range<usize>, first: Option<Column>) -> Vec<Column> {
    let levels = given.levels.get(group.clone()).unwrap_or_default();
    first.into_iter().chain(levels.iter().map(|cited| Column::words(&named(cited), 10))).collect()
}

fn named(cited: &CitedLevel<'_>) -> String {
    format!("{} {}", cited.level.code, cited.level.title)
}

fn caption(given: &Given<'_>, group: &std::ops::Range<usize>, what: &str) -> Text {
    let levels = given.levels.get(group.clone()).unwrap_or_default();
    let codes: Vec<&str> = levels.iter().map(|cited| cited.level.code.as_str()).collect();
    Text::plain(format!("{what}: {}", codes.join(", ")))
}

type Items = Vec<(u32, String)>;

fn duties(cited: &CitedLevel<'_>) -> Items {
    cited.level.duties.items.iter().map(|duty| (duty.number, duty.text.clone())).collect()
}

fn ksas(cited: &CitedLevel<'_>) -> Items {
    cited.series.ksas_of(cited.level).map(|ksa| (ksa.number, ksa.full_text())).collect()
}

fn thread_tables(
    document: &mut Document,
    given: &Given<'_>,
    heading: &str,
    threads: &[Thread],
    items: impl Fn(&CitedLevel<'_>) -> Items,
) {
    if threads.is_empty() {
        return;
    }
    document.heading(Depth::Section, heading);
    let lists: Vec<Items> = given.levels.iter().map(items).collect();
    for group in groups(given) {
        let row = |thread: &Thread| Row::new(group.clone().map(|at| thread_cell(given, thread, &lists, at)));
        let rows: Vec<Row> =
            threads.iter().map(row).filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect();
        let (caption, columns) = (caption(given, &group, heading), columns(given, &group, None));
        document.push(Block::Table(Table { caption, columns, rows }));
    }
}

/// How a thread comes to a level.
fn step_to(thread: &Thread, at: usize) -> Option<&Step> {
    match at.checked_sub(1) {
        Some(step) => thread.steps.get(step).and_then(Option::as_ref),
        None => thread.first_step.as_ref(),
    }
}

fn thread_cell(given: &Given<'_>, thread: &Thread, lists: &[Items], at: usize) -> Text {
    let step = step_to(thread, at);
    let head = step.map(|step| {
        let reasons = thread_reasons(given, thread, step, lists, at);
        change(told(given, step.change, step.against, at), step.confirmed, &reasons)
    });
    let head = head.unwrap_or_default();
    let item = |index: usize| lists.get(at).and_then(|items| items.get(index));
    match thread.cells.get(at) {
        Some(Cell::Item(index)) => match item(*index) {
            Some((number, text)) => head.and(format!("{number}. ")).then(marked(text, from(step, lists))),
            None => head,
        },
        Some(Cell::GoesOn { item: index, clauses }) => match item(*index) {
            Some((number, text)) => head.and(format!("goes on in {number}: ")).faint(meant(text, clauses)),
            None => head,
        },
        Some(Cell::Carried | Cell::Empty) | None => head,
    }
}

/// The words that a step is compared with.
fn from<'l>(step: Option<&Step>, lists: &'l [Items]) -> Option<&'l str> {
    let step = step?;
    lists.get(step.against)?.get(step.from?).map(|(_, text)| text.as_str())
}

/// The clauses of an item that are meant; all of it where none are named.
fn meant(text: &str, which: &[usize]) -> String {
    let all = clauses(text);
    let words: Vec<&str> = which.iter().filter_map(|clause| text.get(all.get(*clause)?.clone())).collect();
    if words.is_empty() { text.to_owned() } else { words.join(" … ") }
}

/// What a change is called at a level.
fn told(given: &Given<'_>, change: Change, against: usize, at: usize) -> Told {
    Told::new(change, given.ladder.across(against, at))
}

/// The words that speak for the change of a thread.
fn thread_reasons(given: &Given<'_>, thread: &Thread, step: &Step, lists: &[Items], at: usize) -> Vec<String> {
    let text = match thread.cells.get(at) {
        Some(Cell::Item(item) | Cell::GoesOn { item, .. }) => lists.get(at).and_then(|items| items.get(*item)),
        Some(Cell::Carried | Cell::Empty) | None => None,
    };
    let across = given.ladder.beside(step.against, at);
    reasons(&step.evidence, across, from(Some(step), lists), text.map(|(_, text)| text.as_str()))
}

fn change(told: Told, confirmed: bool, reasons: &[String]) -> Text {
    let tone = match told {
        Told::Within(Change::Added | Change::Raised) => Tone::Good,
        Told::Within(Change::Lowered | Change::Dropped) => Tone::Bad,
        Told::Within(Change::Mixed | Change::Changed | Change::Reworded | Change::Carried | Change::Same)
        | Told::Across(Across::OnlyHere | Across::OnlyThere | Across::Alike | Across::Differs) => Tone::Open,
    };
    let confirmed = if confirmed { " ◆" } else { "" };
    let head = Text::new().with(Style::Outcome(tone), format!("{} {told}{confirmed}", told.glyph()));
    if reasons.is_empty() { head.and("  ") } else { head.faint(format!(" ({})", reasons.join("; "))).and("  ") }
}

/// Of texts that share less than this part of their words, in hundredths, nearly all would be marked.
const ALIKE: usize = 30;

/// A text with the words that the other one does not have marked.
fn marked(text: &str, from: Option<&str>) -> Text {
    let Some(from) = from else { return Text::plain(text) };
    let diff = word_diff(from, text);
    let equal = |kind| kind == DiffKind::Equal;
    let shared: usize = diff.spans.iter().filter(|span| equal(span.kind)).map(|span| span.upper.len()).sum();
    if shared * 200 < ALIKE * (from.len() + text.len()) {
        return Text::plain(text);
    }
    diff.spans.iter().fold(Text::new(), |said, span| {
        let words = text.get(span.upper.clone()).unwrap_or_default();
        said.with(if span.kind == DiffKind::Inserted { Style::Added } else { Style::Plain }, words)
    })
}

fn text_tables(document: &mut Document, given: &Given<'_>, heading: &str, rows: &[TextRow]) {
    if rows.is_empty() {
        return;
    }
    document.heading(Depth::Section, heading);
    for group in groups(given) {
        let row = |row: &TextRow| {
            let label = Text::new().strong(&row.label);
            Row::new(std::iter::once(label).chain(group.clone().map(|at| text_cell(given, row, at))))
        };
        let columns = columns(given, &group, Some(Column::words("", 7)));
        let table = Table { caption: caption(given, &group, heading), columns, rows: rows.iter().map(row).collect() };
        document.push(Block::Table(table));
    }
}

/// How a text comes to a level.
fn text_step(row: &TextRow, at: usize) -> Option<&TextStep> {
    match at.checked_sub(1) {
        Some(step) => row.steps.get(step),
        None => row.first_step.as_ref(),
    }
}

fn text_cell(given: &Given<'_>, row: &TextRow, at: usize) -> Text {
    let step = text_step(row, at);
    let text_of = |at: usize| row.texts.get(at).and_then(Option::as_deref);
    let head = step.and_then(|step| {
        let across = given.ladder.beside(step.against, at);
        let reasons = reasons(&step.evidence, across, text_of(step.against), text_of(at));
        Some(change(told(given, row.telling(step)?, step.against, at), false, &reasons))
    });
    let head = head.unwrap_or_default();
    match text_of(at) {
        Some(text) => head.then(marked(text, step.and_then(|step| text_of(step.against)))),
        None => head,
    }
}
