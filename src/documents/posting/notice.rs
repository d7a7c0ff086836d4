//! The posting itself.

use rungs_domain::allocate::AssignedDuty;
use rungs_domain::spec::{Ksa, KsaList, Passage, PassageRole, Tier, TierKind, bare_heading};

use super::{Posted, position};
use crate::CitedLevel;
use crate::{Block, Column, Depth, Document, Fact, Item, Row, Style, Table, Text, Tone};

pub(super) fn add(document: &mut Document, posted: Posted<'_, '_>) {
    let given = posted.given;
    document.push(Block::Facts(facts(posted)));
    position::proposed(document, given);
    if let Some(cited) = posted.cited() {
        about(document, cited);
    }
    document.heading(Depth::Part, "What this position does");
    document.push(Block::Table(duties(posted)));
    if let Some(cited) = posted.cited() {
        qualifications(document, cited);
        conditions(document, cited);
    }
    apply(document, posted);
}

/// What the class is: its concept, or where none is printed what the document says of the work of all its classes.
fn about(document: &mut Document, cited: CitedLevel<'_>) {
    let printed = [&cited.level.concept, &cited.series.sections];
    let Some(sections) = printed.into_iter().find(|sections| !sections.is_empty()) else { return };
    document.heading(Depth::Part, "About the class");
    for section in sections {
        section.heading.iter().for_each(|heading| document.heading(Depth::Section, bare_heading(heading)));
        section.text.iter().for_each(|text| document.paragraph(text));
    }
}

fn facts(posted: Posted<'_, '_>) -> Vec<Fact> {
    let given = posted.given;
    let posting = given.position.posting.as_ref();
    let mut facts = Vec::new();
    match posted.cited() {
        Some(CitedLevel { level, .. }) => {
            facts.push(Fact::new("Class", level.code_and_title()));
            facts.extend(level.rank.iter().map(|rank| Fact::new("Rank", rank)));
            facts.push(match &level.pay {
                Some(_) => position::pay(level),
                None => Fact::new("Pay", blank()),
            });
            facts.extend(level.flsa.iter().map(|flsa| Fact::new(bare_heading(&flsa.label), flsa.to_string())));
            facts.extend(level.probation.iter().map(|probation| Fact::new("Probation", &probation.printed)));
        }
        None => facts.push(Fact::new("Class", blank())),
    }
    facts.push(Fact::new("Authority", &given.series.authority.name));
    facts.push(Fact::new("Place of work", said(posting.and_then(|posting| posting.place.as_deref()))));
    facts.push(Fact::new("Hours", blank()));
    let closes = posting.and_then(|posting| posting.closes).map(|day| day.to_string());
    facts.push(Fact::new("Applications until", said(closes.as_deref())));
    // What is still to be filled in stands in drafts only.
    facts.retain(|fact| posted.is_draft() || fact.text != blank());
    facts
}

/// What only the office can say, and has to.
fn blank() -> Text {
    Text::new().with(Style::Outcome(Tone::Open), BLANK)
}

/// How a blank reads.
const BLANK: &str = "[to be filled in]";

/// What is said, or that it has to be.
fn said(words: Option<&str>) -> Text {
    words.map_or_else(blank, Text::plain)
}

fn duties(posted: Posted<'_, '_>) -> Table {
    let row = |duty: &AssignedDuty| {
        Row::new([Text::plain(duty.number.to_string()), Text::plain(&duty.text), Text::plain(duty.percent.to_string())])
    };
    Table {
        caption: Text::plain("Duties, with the percent of the time that each takes"),
        columns: vec![Column::figures("No.", 7), Column::words("Duty", 80), Column::figures("Percent", 13)],
        rows: posted.given.position.duties.iter().map(row).collect(),
    }
}

/// Qualifications under their printed headings, the deciding tier first.
fn qualifications(document: &mut Document, cited: CitedLevel<'_>) {
    document.heading(Depth::Part, "Qualifications, as printed");
    let tiers = &cited.level.qualifications;
    if tiers.is_empty() {
        document.paragraph("None are printed for this class.");
    }
    let minimum = |tier: &&Tier| tier.tier == TierKind::Minimum;
    let (first, others): (Vec<&Tier>, Vec<&Tier>) = tiers.iter().partition(minimum);
    first.into_iter().chain(others).for_each(|one| tier(document, one));
    ksas(document, &cited.level.ksas);
    cited.series.ksas.iter().for_each(|list| ksas(document, list));
    let passages = cited.level.passages();
    passages.iter().filter(|one| one.role == PassageRole::License).for_each(|one| passage(document, one));
}

/// The printed sentences of a tier, under their headings.
fn tier(document: &mut Document, tier: &Tier) {
    document.heading(Depth::Section, bare_heading(&tier.heading));
    for sentence in &tier.printed {
        sentence.heading.iter().for_each(|heading| document.heading(Depth::Passage, bare_heading(heading)));
        document.paragraph(&sentence.text);
    }
}

/// Knowledge, skills and abilities, without the notes of the transcriber.
fn ksas(document: &mut Document, list: &KsaList) {
    if list.items.is_empty() {
        return;
    }
    let heading = bare_heading(list.heading.as_deref().unwrap_or(PassageRole::Ksas.words()));
    document.heading(Depth::Section, heading);
    list.lead_in.iter().for_each(|text| document.paragraph(text));
    let item = |ksa: &Ksa| Item { number: Some(ksa.number), text: Text::plain(ksa.full_text().as_ref()) };
    document.push(Block::List(list.items.iter().map(item).collect()));
}

/// Printed lines under their heading.
fn passage(document: &mut Document, printed: &Passage<'_>) {
    document.heading(Depth::Section, printed.label());
    printed.lines().iter().for_each(|line| document.paragraph(line.text.as_ref()));
}

/// Conditions of the work that are printed for the series or the level, in the order of their roles.
fn conditions(document: &mut Document, cited: CitedLevel<'_>) {
    let is_condition = |role| {
        matches!(
            role,
            PassageRole::ConditionsOfEmployment
                | PassageRole::PhysicalDemands
                | PassageRole::WorkingEnvironment
                | PassageRole::BargainingUnit
        )
    };
    let passages = [cited.series.passages(), cited.level.passages()].concat();
    let mut printed: Vec<_> = passages.iter().filter(|passage| is_condition(passage.role)).collect();
    printed.sort_by_key(|passage| passage.role);
    if printed.is_empty() {
        return;
    }
    document.heading(Depth::Part, "Conditions, as printed");
    printed.into_iter().for_each(|condition| passage(document, condition));
}

/// How to apply, and the places for what an office says to all who apply: whom to ask, equal opportunity.
fn apply(document: &mut Document, posted: Posted<'_, '_>) {
    let posting = posted.given.position.posting.as_ref();
    document.heading(Depth::Part, "How to apply");
    document.paragraph(said(posting.and_then(|posting| posting.apply.as_deref())));
    let remarks = posting.iter().flat_map(|posting| &posting.remarks);
    remarks.for_each(|text| document.paragraph(text));
    if posted.is_draft() {
        let facts = ["Contact", "Equal opportunity and accommodation"].map(|label| Fact::new(label, blank()));
        document.push(Block::Facts(facts.into()));
    }
}
