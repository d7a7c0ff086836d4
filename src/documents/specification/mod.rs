//! Everything that one level, or one series, prints.

mod list;
mod series;
pub use series::allocated_by;

use jiff::civil::Date;
use rungs_domain::spec::own_marks;
use rungs_domain::spec::{Fact as Printed, Flsa, FlsaStatus, LevelDates, Section, Series, Statement, Tier};

use super::CitedLevel;
use super::citing::bare;
use crate::{Block, Depth, Document, Fact, Format, Item, Quotation, Text};

/// In what it can be written.
pub const FORMATS: &[Format] = Format::PAGES;

/// A level as a document.
pub fn level(cited: &CitedLevel<'_>, date: Date) -> Document {
    let mut document = Document::new(format!("{} {}", cited.level.code, cited.level.title), date);
    document.subtitle = Some(Text::plain(&cited.series.title));
    add_level(&mut document, cited);
    document
}

/// A series with all its levels as a document. `revision` is the mark of its text as loaded.
pub fn series(series: &Series, revision: &str, date: Date) -> Document {
    let mut document = Document::new(&series.title, date);
    document.subtitle = Some(Text::plain(&series.authority.name));
    series::add(&mut document, series, revision);
    for level in &series.levels {
        document.heading(Depth::Part, format!("{} {}", level.code, level.title));
        add_level(&mut document, &CitedLevel { series, level, revision });
    }
    document
}

fn add_level(document: &mut Document, cited: &CitedLevel<'_>) {
    let level = cited.level;
    document.push(Block::Facts(head(cited)));
    level.concept.iter().for_each(|passage| section(document, "What distinguishes the level", passage));
    for factor in &level.factors {
        document.heading(Depth::Section, factor.heading.as_str());
        factor.text.iter().for_each(|text| document.paragraph(text));
    }
    list::duties(document, &level.duties);
    list::ksas(document, &level.ksas);
    level.qualifications.iter().for_each(|one| printed_tier(document, *cited, one));
    level.licences.iter().for_each(|one| statement(document, "Licenses and certificates", one));
    level.physical_demands.iter().for_each(|passage| section(document, "Physical demands", passage));
    level.working_environment.iter().for_each(|passage| section(document, "Working environment", passage));
    level.history.iter().for_each(|one| statement(document, "Class history", one));
    facts(document, level.facts.iter().map(other_fact).collect());
    notes(document, &level.notes);
}

fn head(cited: &CitedLevel<'_>) -> Vec<Fact> {
    let level = cited.level;
    let mut facts = vec![Fact::new("Cited as", cited.full("the passage named"))];
    facts.extend(level.rank.iter().map(|rank| Fact::new("Rank", rank)));
    facts.extend(level.pay.iter().map(|pay| Fact::new(bare(&pay.label), pay.to_string())));
    facts.extend(level.flsa.as_ref().map(flsa));
    facts.extend(level.probation.iter().map(|probation| Fact::new("Probation", &probation.printed)));
    let LevelDates { effective, established, revised, last_action } = &level.dates;
    facts.extend(dates(*effective, *established, *revised));
    facts.extend(last_action.iter().map(|action| Fact::new("Last action", action)));
    facts
}

/// The dates that are printed.
fn dates(effective: Option<Date>, established: Option<Date>, revised: Option<Date>) -> impl Iterator<Item = Fact> {
    let dates = [("Effective", effective), ("Established", established), ("Revised", revised)];
    dates.into_iter().filter_map(|(label, date)| Some(Fact::new(label, date?.to_string())))
}

/// The status under the Fair Labor Standards Act.
pub(super) fn flsa(flsa: &Flsa) -> Fact {
    let status = match flsa.status {
        FlsaStatus::Exempt => "exempt",
        FlsaStatus::NonExempt => "not exempt",
    };
    let note = flsa.note.as_ref().map(|note| format!("; {note}")).unwrap_or_default();
    Fact::new(bare(&flsa.label), format!("{status}{note}"))
}

/// The printed sentences of a tier of qualifications, under its heading.
pub(super) fn tier(document: &mut Document, cited: CitedLevel<'_>, tier: &Tier) {
    document.heading(Depth::Section, bare(&tier.heading));
    tier.printed.iter().for_each(|one| sentence(document, cited, tier, one));
}

/// The same with all headings as printed, the smaller ones too.
fn printed_tier(document: &mut Document, cited: CitedLevel<'_>, tier: &Tier) {
    document.heading(Depth::Section, tier.heading.as_str());
    for one in &tier.printed {
        one.heading.iter().for_each(|heading| document.heading(Depth::Passage, heading.as_str()));
        sentence(document, cited, tier, one);
    }
}

fn sentence(document: &mut Document, cited: CitedLevel<'_>, tier: &Tier, one: &Statement) {
    let citation = Text::plain(cited.sentence(tier, &one.text));
    document.push(Block::Quotation(Quotation { words: Text::plain(&one.text), citation }));
}

fn section(document: &mut Document, plain: &str, section: &Section) {
    document.heading(Depth::Section, section.heading.as_deref().unwrap_or(plain));
    section.text.iter().for_each(|text| document.paragraph(text));
}

fn statement(document: &mut Document, plain: &str, statement: &Statement) {
    document.heading(Depth::Section, statement.heading.as_deref().unwrap_or(plain));
    document.paragraph(&statement.text);
}

/// A fact without a place of its own, as printed.
fn other_fact(fact: &Printed) -> Fact {
    Fact::new(fact.label.as_str(), fact.text.as_deref().unwrap_or(own_marks::EMPTY))
}

fn facts(document: &mut Document, facts: Vec<Fact>) {
    if facts.is_empty() {
        return;
    }
    document.heading(Depth::Section, own_marks::FACTS);
    document.push(Block::Facts(facts));
}

fn notes(document: &mut Document, notes: &[String]) {
    if notes.is_empty() {
        return;
    }
    document.heading(Depth::Section, own_marks::NOTES);
    let item = |note: &String| Item { number: None, text: Text::plain(note) };
    document.push(Block::List(notes.iter().map(item).collect()));
}
