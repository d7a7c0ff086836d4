//! Everything that one level, or one series, prints.

use jiff::civil::Date;
use rungs_domain::spec::{
    Citation, DutyScope, Fact as Printed, Flsa, FlsaStatus, Level, Passage, Section, Series, Statement, Tier,
};

use super::CitedLevel;
use super::citing::bare;
use crate::export::{Block, Depth, Document, Fact, Format, Item, Quotation, Text};

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
    let cited = |passage: &Passage| Citation::of_series(series, passage, revision).to_string();
    document.push(Block::Facts(vec![Fact::new("Cited as", cited(&Passage::Under("the passage named".to_owned())))]));
    document.heading(Depth::Part, "Printed for the whole series");
    for passage in series.passages() {
        document.heading(Depth::Section, passage.label.as_str());
        passage.text.lines().for_each(|line| document.paragraph(line));
    }
    notes(&mut document, &series.notes);
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
        document.heading(Depth::Section, bare(&factor.heading));
        factor.text.iter().for_each(|text| document.paragraph(text));
    }
    duties(document, level);
    ksas(document, level);
    level.qualifications.iter().for_each(|one| tier(document, *cited, one));
    level.licences.iter().for_each(|one| statement(document, "Licences and certificates", one));
    level.physical_demands.iter().for_each(|passage| section(document, "Physical demands", passage));
    level.working_environment.iter().for_each(|passage| section(document, "Working environment", passage));
    level.history.iter().for_each(|one| statement(document, "Class history", one));
    facts(document, &level.facts);
    notes(document, &level.notes);
}

fn head(cited: &CitedLevel<'_>) -> Vec<Fact> {
    let level = cited.level;
    let mut facts = vec![Fact::new("Cited as", cited.full("the passage named"))];
    facts.extend(level.rank.iter().map(|rank| Fact::new("Rank", rank)));
    facts.extend(level.pay.iter().map(|pay| Fact::new(bare(&pay.label), pay.to_string())));
    facts.extend(level.flsa.as_ref().map(flsa));
    facts.extend(level.probation.iter().map(|probation| Fact::new("Probation", &probation.printed)));
    let dates = [
        ("Effective", level.dates.effective),
        ("Established", level.dates.established),
        ("Revised", level.dates.revised),
    ];
    facts.extend(dates.into_iter().filter_map(|(label, date)| Some(Fact::new(label, date?.to_string()))));
    facts.extend(level.dates.last_action.iter().map(|action| Fact::new("Last action", action)));
    facts
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
    for one in &tier.printed {
        let citation = Text::plain(cited.sentence(tier, &one.text));
        document.push(Block::Quotation(Quotation { words: Text::plain(&one.text), citation }));
    }
}

fn duties(document: &mut Document, level: &Level) {
    let list = &level.duties;
    let item = |duty: &rungs_domain::spec::Duty| {
        let scope = match duty.scope {
            DutyScope::Own => "",
            DutyScope::LowerLevels => " [the work of lower levels]",
            DutyScope::OtherAsAssigned => " [other duties as assigned]",
        };
        let text = Text::plain(&duty.text).faint(scope);
        Item { number: Some(duty.number), text: noted(text, duty.note.as_deref()) }
    };
    items(document, list.heading.as_deref().unwrap_or("Duties"), &list.lead_in, list.items.iter().map(item).collect());
}

fn ksas(document: &mut Document, level: &Level) {
    let list = &level.ksas;
    let item = |ksa: &rungs_domain::spec::Ksa| {
        let text = Text::plain(ksa.full_text());
        Item { number: Some(ksa.number), text: noted(text, ksa.note.as_deref()) }
    };
    let heading = list.heading.as_deref().unwrap_or("Knowledge, skills and abilities");
    items(document, heading, &list.lead_in, list.items.iter().map(item).collect());
}

fn noted(text: Text, note: Option<&str>) -> Text {
    match note {
        Some(note) => text.faint(format!(" [note: {note}]")),
        None => text,
    }
}

fn items(document: &mut Document, heading: &str, lead_in: &Option<String>, items: Vec<Item>) {
    if items.is_empty() {
        return;
    }
    document.heading(Depth::Section, bare(heading));
    lead_in.iter().for_each(|text| document.paragraph(text));
    document.push(Block::List(items));
}

fn section(document: &mut Document, plain: &str, section: &Section) {
    document.heading(Depth::Section, bare(section.heading.as_deref().unwrap_or(plain)));
    section.text.iter().for_each(|text| document.paragraph(text));
}

fn statement(document: &mut Document, plain: &str, statement: &Statement) {
    document.heading(Depth::Section, bare(statement.heading.as_deref().unwrap_or(plain)));
    document.paragraph(&statement.text);
}

fn facts(document: &mut Document, facts: &[Printed]) {
    if facts.is_empty() {
        return;
    }
    document.heading(Depth::Section, "Other printed facts");
    let said = |fact: &Printed| Fact::new(bare(&fact.label), fact.text.as_deref().unwrap_or("(left empty)"));
    document.push(Block::Facts(facts.iter().map(said).collect()));
}

fn notes(document: &mut Document, notes: &[String]) {
    if notes.is_empty() {
        return;
    }
    document.heading(Depth::Section, "Notes of the transcriber");
    let item = |note: &String| Item { number: None, text: Text::plain(note) };
    document.push(Block::List(notes.iter().map(item).collect()));
}
