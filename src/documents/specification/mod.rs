//! Everything that one level, or one series, prints.

mod added;
mod list;
mod series;
pub use added::Annotations;
pub use series::allocated_by;

use jiff::civil::Date;
use rungs_domain::spec::{Passage, PassageBody, PassageRole, Series, Statement, Tier, bare_heading, own_marks};

use super::CitedLevel;
use crate::{Block, Depth, Document, Fact, Format, Quotation, Text};

/// In what it can be written.
pub const FORMATS: &[Format] = Format::PAGES;

/// A level as a document: what it prints, and behind that what is known beside it.
pub fn level(cited: &CitedLevel<'_>, known: &Annotations<'_>, date: Date) -> Document {
    let mut document = Document::new(format!("{} {}", cited.level.code, cited.level.title), date);
    document.subtitle = Some(Text::plain(&cited.series.title));
    add_level(&mut document, cited);
    added::level(&mut document, cited.level, known);
    document
}

/// A series with all its levels as a document: what is printed, and behind that what is known beside it. `revision` is
/// the mark of its text as loaded.
pub fn series(series: &Series, revision: &str, known: &Annotations<'_>, date: Date) -> Document {
    let mut document = Document::new(&series.title, date);
    document.subtitle = Some(Text::plain(&series.authority.name));
    series::add(&mut document, series, revision);
    for level in &series.levels {
        document.heading(Depth::Part, level.code_and_title());
        add_level(&mut document, &CitedLevel { series, level, revision });
    }
    added::series(&mut document, series, known);
    document
}

fn add_level(document: &mut Document, cited: &CitedLevel<'_>) {
    let level = cited.level;
    let mut head = vec![Fact::new("Cited as", cited.full("the passage named"))];
    head.extend(level.rank.iter().map(|rank| Fact::new("Rank", rank)));
    let passages = level.passages();
    head.extend(head_facts(&passages));
    document.push(Block::Facts(head));
    add(document, &passages, Some(*cited));
    notes(document, &level.notes);
}

/// Short values of the head: pay, status, dates.
fn head_facts(passages: &[Passage<'_>]) -> impl Iterator<Item = Fact> {
    passages.iter().filter_map(|passage| match &passage.body {
        PassageBody::Value(Some(text)) if is_head(passage.role) => Some(Fact::new(passage.label(), text.as_ref())),
        _ => None,
    })
}

/// Whether a value stands in the head; the others stand behind the text.
fn is_head(role: PassageRole) -> bool {
    !matches!(
        role,
        PassageRole::Fact
            | PassageRole::Notice
            | PassageRole::Hearing
            | PassageRole::HearingDate
            | PassageRole::EffectiveRule
    )
}

/// Passages under their headings, facts last.
fn add(document: &mut Document, passages: &[Passage<'_>], cited: Option<CitedLevel<'_>>) {
    let mut facts = Vec::new();
    let mut before = None;
    for passage in passages.iter().filter(|passage| !passage.is_repeated(passages)) {
        let is_new = before.replace(passage.role) != Some(passage.role);
        match &passage.body {
            PassageBody::Value(_) if is_head(passage.role) => {}
            PassageBody::Value(text) => {
                facts.push(Fact::new(passage.label(), text.as_deref().unwrap_or(own_marks::EMPTY)));
            }
            PassageBody::Duties(list) => list::duties(document, list),
            PassageBody::Ksas(list) => list::ksas(document, list),
            PassageBody::Terms(terms) => {
                document.heading(Depth::Section, heading(passage));
                document.push(Block::Facts(terms.iter().map(|term| Fact::new(&term.term, &term.definition)).collect()));
            }
            PassageBody::Sentence(text) if passage.role == PassageRole::DistinguishedFrom => {
                if is_new {
                    document.heading(Depth::Section, passage.role.words());
                }
                document.push(Block::Facts(vec![Fact::new(passage.label(), *text)]));
            }
            PassageBody::Tier(tier) => {
                document.heading(Depth::Section, heading(passage));
                for one in &tier.printed {
                    one.heading.iter().for_each(|heading| document.heading(Depth::Passage, heading.as_str()));
                    match cited {
                        Some(cited) => sentence(document, cited, tier, one),
                        None => document.paragraph(&one.text),
                    }
                }
            }
            PassageBody::Sentence(_) | PassageBody::Paragraphs(_) => {
                document.heading(Depth::Section, heading(passage));
                passage.lines().iter().for_each(|line| document.paragraph(line.text.as_ref()));
            }
        }
    }
    if !facts.is_empty() {
        document.heading(Depth::Section, own_marks::FACTS);
        document.push(Block::Facts(facts));
    }
}

/// The heading as printed, with its colon; the program's words where none is printed.
fn heading<'a>(passage: &Passage<'a>) -> &'a str {
    passage.heading.unwrap_or(passage.role.words())
}

/// The printed sentences of a tier of qualifications, under its heading.
pub(super) fn tier(document: &mut Document, cited: CitedLevel<'_>, tier: &Tier) {
    document.heading(Depth::Section, bare_heading(&tier.heading));
    tier.printed.iter().for_each(|one| sentence(document, cited, tier, one));
}

fn sentence(document: &mut Document, cited: CitedLevel<'_>, tier: &Tier, one: &Statement) {
    let citation = Text::plain(cited.sentence(tier, &one.text));
    document.push(Block::Quotation(Quotation { words: Text::plain(&one.text), citation }));
}

fn notes(document: &mut Document, notes: &[String]) {
    if notes.is_empty() {
        return;
    }
    document.heading(Depth::Section, own_marks::NOTES);
    document.bullets(notes);
}
