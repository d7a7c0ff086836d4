//! Levels side by side: what each prints, and what became of it from level to level.

mod apart;
mod clauses;
mod entries;
mod factors;
mod names;
mod paragraph;
mod rows;
mod tracks;

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;
use rungs_domain::compare::{
    Across, Against, Change, ChangeName, ClauseThreads, Comparison, Criterion, DiffKind, FactorTable, Ladder, Marker,
    SideMarks, StepApart, TextMark, Tracks, WordDiff, word_diff,
};
use rungs_domain::spec::bare_heading;
use rungs_domain::words::capitalized;

use super::citing::CitedLevel;
use crate::{Block, Column, Depth, Document, Fact, Format, Page, Row, Spreadsheet, Style, Table, Text, Tone};
use names::names;
pub use paragraph::{StepParagraph, paragraph};
use rows::{ComparedRow, RowCell, RowStep, Sections, counts};

/// In what it can be written.
pub const FORMATS: &[Format] = Format::ALL;

/// What is side by side.
#[derive(Debug, Clone, Copy)]
pub enum Compared<'a> {
    /// Two levels, the lower first.
    Pair(&'a Comparison),
    /// Any number.
    Ladder(&'a Ladder),
}

/// What a document of levels side by side is about.
#[derive(Debug, Clone, Copy)]
pub struct SideBySide<'a> {
    /// The rows.
    pub of: Compared<'a>,
    /// The levels, in the same order.
    pub levels: &'a [CitedLevel<'a>],
    /// Per level, the phrase that says how it is supervised; `None`: none is known.
    pub supervision: &'a [Option<&'a str>],
    /// The tracks of the series that all levels are of; `None`: it does not fork.
    pub tracks: Option<&'a Tracks>,
    /// What sets each level apart from the one it is compared with.
    pub apart: &'a [StepApart],
    /// Dimensions by levels.
    pub factors: &'a FactorTable,
    /// The printed rules of allocation of the series that all levels are of.
    pub criteria: &'a [Criterion],
    /// The class concepts, clause by clause.
    pub clauses: &'a ClauseThreads,
    /// What marks words of texts.
    pub marker: &'a Marker<'a>,
    /// The day on which the document is made.
    pub date: Date,
}

/// Columns of one table; with more, words would stand one below the other.
const MOST_COLUMNS: usize = 5;

/// All levels side by side as a document.
pub fn document(given: &SideBySide<'_>) -> Document {
    let (names, sections) = (names(given.levels), Sections::new(given));
    let [remarks, fallbacks] = given.of.notes();
    let mut document = Document::new(format!("Levels side by side: {}", names.join(", ")), given.date);
    document.page = Page::Landscape;
    document.subtitle = Some(Text::plain(compared_with(given)));
    let supervision = given.supervision.iter().copied().chain(std::iter::repeat(None));
    let facts = given.levels.iter().zip(supervision).zip(&names);
    document.push(Block::Facts(facts.map(|((cited, phrase), name)| level_fact(cited, phrase, name)).collect()));
    tracks::facts(&mut document, given);
    remarks.iter().for_each(|remark| document.note(remark));
    criteria(&mut document, given);
    if let Compared::Ladder(_) = given.of {
        factors::table(&mut document, given, &names);
    }
    apart::steps(&mut document, given, &names);
    document.heading(Depth::Part, "What became of the text");
    let counted = [("Duties", &sections.duties.rows), ("KSAs", &sections.ksas.rows)];
    document.push(Block::Facts(counted.map(|(label, rows)| Fact::new(label, count_words(rows))).into()));
    legend(&mut document, given, &sections, &names);
    document.spreadsheet = Spreadsheet::Entries(entries::table(given, &sections));
    document.heading(Depth::Part, "Allocating text: what decides the level");
    tables(&mut document, given, &names, &sections.concept);
    tables(&mut document, given, &names, &sections.factors);
    match given.of.allocating_elsewhere() {
        Some(elsewhere) => document.paragraph(elsewhere),
        None if sections.concept.rows.is_empty() && sections.factors.rows.is_empty() => {
            document.paragraph("The documents print none.");
        }
        None => {}
    }
    document.heading(Depth::Part, "Supporting text");
    for section in [&sections.duties, &sections.ksas, &sections.qualifications, &sections.facts] {
        tables(&mut document, given, &names, section);
    }
    fallbacks.iter().chain(&given.clauses.fallbacks).for_each(|left_out| document.note(left_out));
    document
}

impl SideBySide<'_> {
    /// Whether two of the levels, by their place, are of two series or on two tracks: nobody can say which stands above.
    fn is_across(&self, one: usize, other: usize) -> bool {
        match self.of {
            Compared::Pair(pair) => pair.across(),
            Compared::Ladder(ladder) => ladder.across(one, other),
        }
    }

    /// The level that another is compared with, by their places.
    fn lower_of(&self, level: usize) -> Option<usize> {
        match self.of {
            Compared::Pair(_) => Against::LevelBelow.lower_of(level),
            Compared::Ladder(ladder) => ladder.against.lower_of(level),
        }
    }
}

impl<'a> Compared<'a> {
    /// What is odd about the question, and what was left out to stay within the limits.
    fn notes(self) -> [&'a [String]; 2] {
        match self {
            Compared::Pair(pair) => [&pair.remarks, &pair.fallbacks],
            Compared::Ladder(ladder) => [&ladder.remarks, &ladder.fallbacks],
        }
    }

    /// Where what distinguishes the levels is printed, if not in text of its own.
    fn allocating_elsewhere(self) -> Option<&'a str> {
        match self {
            Compared::Pair(pair) => pair.allocating_elsewhere.as_deref(),
            Compared::Ladder(ladder) => ladder.allocating_elsewhere.as_deref(),
        }
    }
}

/// What the series prints about allocation, as printed and cited.
fn criteria(document: &mut Document, given: &SideBySide<'_>) {
    let Some(cited) = given.levels.first().filter(|_| !given.criteria.is_empty()) else { return };
    document.heading(Depth::Part, "Allocation criteria");
    document.bullets(given.criteria.iter().map(|rule| {
        let place = cited.rule_place(rule);
        Text::new()
            .strong(capitalized(rule.kind.words()))
            .and(format!(": “{}”", rule.text))
            .faint(format!(" [{place}]"))
    }));
}

fn compared_with(given: &SideBySide<'_>) -> String {
    match given.of {
        Compared::Ladder(Ladder { against: Against::Baseline(at), .. }) => {
            let code = given.levels.get(*at).map_or("", |cited| cited.level.code.as_str());
            format!("Each level is compared with {code}")
        }
        Compared::Ladder(Ladder { against: Against::Each(lowers), .. }) => {
            let code = |at: usize| given.levels.get(at).map_or("", |cited| cited.level.code.as_str());
            let pair = |at: usize| Some(format!("{} with {}", code(at), code(lowers.of(at)?)));
            let pairs: Vec<String> = (0..given.levels.len()).filter_map(pair).collect();
            format!("Compared are {}", pairs.join(", "))
        }
        Compared::Ladder(_) | Compared::Pair(_) => "Each level is compared with the one before it".to_owned(),
    }
}

fn level_fact(cited: &CitedLevel<'_>, supervision: Option<&str>, name: &str) -> Fact {
    let supervision = supervision.map_or_else(|| "Supervision not named in a known phrase".to_owned(), capitalized);
    let pay = cited.level.pay.as_ref();
    let pay = pay.map_or_else(|| "No pay printed".to_owned(), |pay| format!("{}: {pay}", bare_heading(&pay.label)));
    let text = Text::new().strong(&cited.level.title).and(format!(". {supervision}. {pay}."));
    Fact::new(name, text.faint(format!(" [{}]", cited.full("the passage named"))))
}

/// How many rows there are of each change.
fn count_words(rows: &[ComparedRow]) -> Text {
    if rows.is_empty() {
        return Text::plain("none printed");
    }
    let counts = counts(rows).into_iter().enumerate();
    counts.fold(Text::new(), |text, (at, (told, count))| {
        let gap = if at > 0 { "   " } else { "" };
        text.and(gap).with(Style::Outcome(tone(told)), format!("{} {count} {told}", told.glyph()))
    })
}

/// What the signs mean that stand in the document, and its marks.
fn legend(document: &mut Document, given: &SideBySide<'_>, sections: &Sections, names: &[String]) {
    let shown = sections.told();
    let meaning = |told: &ChangeName| {
        let (there, here) = match names {
            [lower, upper] => (lower.as_str(), upper.as_str()),
            _ => ("the level compared with", "the level in question"),
        };
        let meaning = match told {
            ChangeName::Within(change) => change.meaning().to_owned(),
            ChangeName::Across(Across::OnlyHere) => format!("printed at {here}; no counterpart was found at {there}"),
            ChangeName::Across(Across::OnlyThere) => format!("printed at {there}; no counterpart was found at {here}"),
            ChangeName::Across(Across::Alike) => "both ask for the same".to_owned(),
            ChangeName::Across(Across::Differs) => "both print it, in words that differ".to_owned(),
        };
        tag(*told, false).and(format!(": {meaning}"))
    };
    document.bullets(shown.iter().map(meaning));
    let mut marks = Text::plain("Words that came are marked ").with(Style::Added, "so");
    if let Compared::Pair(_) = given.of {
        marks = marks.and(", words that went ").with(Style::Removed, "so");
    }
    let marks = marks.and(
        "; where more than half of the words differ, one phrase is marked. ◆ marks a link that is \
         confirmed, by a person or by the shipped reading. Behind a change, in brackets, stand the words that show it.",
    );
    let across = shown.iter().any(|told| matches!(told, ChangeName::Across(_)));
    let neutral = " Levels of two series, or on two tracks of one, are compared in neutral words: they have no order.";
    let across = if across { neutral } else { "" };
    document.push(Block::Note(marks.and(across)));
}

/// Glyph, word, and whether a specialist confirmed it.
fn tag(told: ChangeName, confirmed: bool) -> Text {
    let confirmed = if confirmed { " ◆" } else { "" };
    Text::new().with(Style::Outcome(tone(told)), format!("{} {told}{confirmed}", told.glyph()))
}

fn tone(told: ChangeName) -> Tone {
    match told {
        ChangeName::Within(Change::Added | Change::Raised) => Tone::Good,
        ChangeName::Within(Change::Lowered | Change::Dropped) => Tone::Bad,
        ChangeName::Within(Change::Mixed | Change::Changed | Change::Reworded | Change::Carried | Change::Same)
        | ChangeName::Across(Across::OnlyHere | Across::OnlyThere | Across::Alike | Across::Differs) => Tone::Open,
    }
}

/// The rows of a section, as many levels in one table as have room beside one another.
fn tables(document: &mut Document, given: &SideBySide<'_>, names: &[String], section: &rows::Section) {
    if section.rows.is_empty() {
        return;
    }
    document.heading(Depth::Section, section.heading);
    section.about.iter().for_each(|about| document.paragraph(about));
    if section.rows.iter().all(|row| row.folded) {
        return;
    }
    let labeled = section.rows.iter().any(|row| row.label.is_some());
    by_columns(document, section.heading, names, |group| {
        let levels = given.levels.iter().zip(names).take(group.end).skip(group.start);
        let columns = levels.map(|(cited, name)| Column::words(&format!("{name} {}", cited.level.title), 10));
        let cells = |row: &ComparedRow| -> Vec<Text> {
            let marked = Difference::of_pair(given, row);
            group.clone().map(|at| cell(given, row, at, marked.as_ref())).collect()
        };
        let rows = section.rows.iter().filter(|row| !row.folded).map(|row| (label(row), cells(row)));
        let rows = rows.filter(|(label, cells)| label.is_some() || cells.iter().any(|cell| !cell.is_empty()));
        let rows = rows.map(|(label, cells)| Row::new(label.into_iter().chain(cells)));
        (labeled.then(|| Column::words("", 7)).into_iter().chain(columns).collect(), rows.collect())
    });
}

/// Adds what a heading stands over as tables, as many levels in one as have room beside one another.
fn by_columns(
    document: &mut Document,
    heading: &str,
    names: &[String],
    table: impl Fn(Range<usize>) -> (Vec<Column>, Vec<Row>),
) {
    for from in (0..names.len()).step_by(MOST_COLUMNS) {
        let group = from..(from + MOST_COLUMNS).min(names.len());
        let named = names.get(group.clone()).unwrap_or_default().join(", ");
        let (columns, rows) = table(group);
        document.push(Block::Table(Table { caption: Text::plain(format!("{heading}: {named}")), columns, rows }));
    }
}

/// What a row is about, and the headings that the documents print over it.
fn label(row: &ComparedRow) -> Option<Text> {
    let label = row.label.as_ref()?;
    let headings = printed_headings(row.cells.iter().filter_map(|cell| cell.heading.as_deref()), label);
    let headings: String = headings.iter().map(|heading| format!(" {heading}")).collect();
    Some(Text::new().strong(label).faint(headings))
}

/// Headings in quotation marks, each once, without those that say no more than what they stand over is called.
fn printed_headings<'a>(headings: impl Iterator<Item = &'a str>, called: &str) -> Vec<String> {
    let mut found: Vec<&str> = Vec::new();
    for heading in headings.map(bare_heading) {
        if !heading.eq_ignore_ascii_case(called) && !found.contains(&heading) {
            found.push(heading);
        }
    }
    found.iter().map(|heading| format!("“{heading}”")).collect()
}

/// What stands at a level: how it came there, its number, its words. Both cells of two levels show the same difference.
fn cell(given: &SideBySide<'_>, row: &ComparedRow, at: usize, shared: Option<&Difference<'_>>) -> Text {
    let Some(cell) = row.cells.get(at) else { return Text::new() };
    let head = match (&cell.step, given.of) {
        (Some(step), _) => step_words(step),
        // Pay of which one level prints no money.
        (None, Compared::Pair(_)) if at > 0 && !row.administrative => Text::new().faint("not compared  "),
        (None, _) => Text::new(),
    };
    let Some(text) = &cell.text else { return head.faint(cell.note.as_deref().unwrap_or_default()) };
    let number = cell.number.clone().unwrap_or_default();
    let part = cell.part.as_ref().map(|part| format!(" ({})", part.name)).unwrap_or_default();
    if cell.elsewhere {
        return head.and(format!("goes on in {number}{part}: ")).faint(text);
    }
    let number = if number.is_empty() { number } else { format!("{number}. ") };
    let part = if part.is_empty() { part } else { format!("{} ", part.trim_start()) };
    let words = match (&cell.step, shared) {
        // The lower of two has the words that went.
        (_, Some(shared)) => shared.marked(if at == 0 { Style::Removed } else { Style::Added }),
        (Some(step), None) => Difference::of_step(given, step, text).marked(Style::Added),
        (None, None) => Text::plain(text),
    };
    head.and(number).faint(part).faint(cell.before()).then(words).faint(cell.behind())
}

/// The change, the words that show it, and what else went into the item.
fn step_words(step: &RowStep) -> Text {
    let also: Vec<String> = step.also_from.iter().map(u32::to_string).collect();
    let also = (!also.is_empty()).then(|| format!("also from {}", also.join(", ")));
    let remarks: Vec<String> = step.remarks().chain(also).collect();
    let tag = tag(step.told, step.confirmed);
    if remarks.is_empty() { tag.and("  ") } else { tag.faint(format!(" ({})", remarks.join("; "))).and("  ") }
}

/// Two texts and the words to mark in them.
struct Difference<'a> {
    lower: &'a str,
    upper: &'a str,
    words: WordDiff,
    marks: Cow<'a, SideMarks>,
}

impl<'a> Difference<'a> {
    fn of_step(given: &SideBySide<'_>, step: &'a RowStep, upper: &'a str) -> Self {
        let lower = step.from.as_deref().unwrap_or_default();
        let marks = match &step.marks {
            Some(marks) => Cow::Borrowed(marks),
            // Nothing is held against a text that is new as a whole.
            None if step.from.is_none() => Cow::Owned(SideMarks::default()),
            None => Cow::Owned(given.marker.marks(lower, upper, &step.shown)),
        };
        Difference { lower, upper, words: word_diff(lower, upper), marks }
    }

    /// Of a row of two levels that both print something, where that is a step.
    fn of_pair(given: &SideBySide<'_>, row: &'a ComparedRow) -> Option<Self> {
        match (given.of, row.cells.as_slice()) {
            (
                Compared::Pair(_),
                [RowCell { text: Some(lower), .. }, RowCell { text: Some(upper), step: Some(step), .. }],
            ) if step.from.as_ref() == Some(lower) => Some(Difference::of_step(given, step, upper)),
            _ => None,
        }
    }

    /// The upper text with the words marked that came, or the lower one with those that went. Words that both have are
    /// neither.
    fn marked(&self, style: Style) -> Text {
        let removed = style == Style::Removed;
        let (text, marks) = if removed { (self.lower, &self.marks.lower) } else { (self.upper, &self.marks.upper) };
        let kind = if removed { DiffKind::Deleted } else { DiffKind::Inserted };
        let spans = self.words.spans.iter().filter(|span| span.kind == kind);
        let differs: Vec<&Range<usize>> = spans.map(|span| if removed { &span.lower } else { &span.upper }).collect();
        let mut runs: Vec<Range<usize>> = Vec::new();
        for TextMark { range, .. } in marks {
            let parts = differs.iter().map(|span| span.start.max(range.start)..span.end.min(range.end));
            for part in parts.filter(|part| part.start < part.end) {
                let blank =
                    |last: &&mut Range<usize>| text.get(last.end..part.start).is_some_and(|gap| gap.trim().is_empty());
                match runs.last_mut().filter(blank) {
                    Some(last) => last.end = part.end,
                    None => runs.push(part),
                }
            }
        }
        let mut said = Text::new();
        let mut at = 0;
        for run in runs {
            let words = text.get(run.clone()).unwrap_or_default();
            let run = run.start..run.start + words.trim_end().len();
            let (before, words) = (text.get(at..run.start), text.get(run.clone()));
            said = said.and(before.unwrap_or_default()).with(style, words.unwrap_or_default());
            at = run.end;
        }
        said.and(text.get(at..).unwrap_or_default())
    }
}
