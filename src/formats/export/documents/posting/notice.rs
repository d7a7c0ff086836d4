//! The posting itself.

use rungs_domain::allocate::{AssignedDuty, Posting};
use rungs_domain::spec::{Ksa, KsaList, Level, Tier, TierKind};

use super::{Posted, position};
use crate::export::documents::CitedLevel;
use crate::export::documents::citing::bare;
use crate::export::documents::specification;
use crate::export::{Block, Column, Depth, Document, Fact, Item, Row, Table, Text};

pub(super) fn add(document: &mut Document, posted: Posted<'_, '_>) {
    let given = posted.given;
    document.push(Block::Facts(facts(posted)));
    position::proposed(document, given);
    if let Some(cited) = posted.cited().filter(|cited| !cited.level.concept.is_empty()) {
        document.heading(Depth::Part, "About the class");
        position::concept(document, cited);
    }
    document.heading(Depth::Part, "What this position does");
    document.push(Block::Table(duties(posted)));
    if let Some(cited) = posted.cited() {
        qualifications(document, cited);
        conditions(document, cited);
    }
    apply(document, given.position.posting.as_ref());
    underfill(document, posted);
}

fn facts(posted: Posted<'_, '_>) -> Vec<Fact> {
    let given = posted.given;
    let posting = given.position.posting.as_ref();
    let authority = &given.series.authority;
    let inferred = if authority.inferred { " (inferred; the document does not name it)" } else { "" };
    let mut facts = Vec::new();
    match posted.cited() {
        Some(CitedLevel { level, .. }) => {
            facts.push(Fact::new("Class", format!("{} {}", level.code, level.title)));
            facts.extend(level.rank.iter().map(|rank| Fact::new("Rank", rank)));
            facts.push(pay(level));
            facts.extend(level.flsa.as_ref().map(specification::flsa));
            facts.extend(level.probation.iter().map(|probation| Fact::new("Probation", &probation.printed)));
        }
        None => facts.push(Fact::new("Class", "not determined: no level has time enough yet")),
    }
    facts.push(Fact::new("Authority", Text::plain(&authority.name).faint(inferred)));
    facts.push(Fact::new("Series", &given.series.title));
    facts.push(Fact::new("Place of work", said(posting.and_then(|posting| posting.place.as_deref()))));
    facts.push(Fact::new("Applications until", closes(posting)));
    facts
}

/// Pay as printed.
pub(super) fn pay(level: &Level) -> Fact {
    match &level.pay {
        Some(pay) => Fact::new(bare(&pay.label), pay.to_string()),
        None => Fact::new("Pay", "not printed in the specification"),
    }
}

fn closes(posting: Option<&Posting>) -> String {
    let day = posting.and_then(|posting| posting.closes).map(|day| day.to_string());
    said(day.as_deref()).to_owned()
}

/// What is said, or that it has to be.
fn said(words: Option<&str>) -> &str {
    words.unwrap_or("[to be filled in]")
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
        document.paragraph("The specification prints none for this class.");
    }
    let minimum = |tier: &&Tier| tier.tier == TierKind::Minimum;
    let (first, others): (Vec<&Tier>, Vec<&Tier>) = tiers.iter().partition(minimum);
    first.into_iter().chain(others).for_each(|tier| specification::tier(document, cited, tier));
    ksas(document, &cited.level.ksas, |heading| cited.short(heading));
    cited.series.ksas.iter().for_each(|list| ksas(document, list, |heading| cited.of_series(heading)));
    for licence in &cited.level.licences {
        let heading = bare(licence.heading.as_deref().unwrap_or("Licences and certificates"));
        passage(document, heading, std::slice::from_ref(&licence.text), cited.short(heading));
    }
}

/// Knowledge, skills and abilities, without the notes of the transcriber.
fn ksas(document: &mut Document, list: &KsaList, cite: impl Fn(&str) -> String) {
    if list.items.is_empty() {
        return;
    }
    let heading = bare(list.heading.as_deref().unwrap_or("Knowledge, skills and abilities"));
    document.heading(Depth::Section, heading);
    list.lead_in.iter().for_each(|text| document.paragraph(text));
    let item = |ksa: &Ksa| Item { number: Some(ksa.number), text: Text::plain(ksa.full_text()) };
    document.push(Block::List(list.items.iter().map(item).collect()));
    document.paragraph(Text::new().faint(format!("[{}]", cite(heading))));
}

/// Printed paragraphs under their heading, and where they stand.
fn passage(document: &mut Document, heading: &str, text: &[String], citation: String) {
    document.heading(Depth::Section, heading);
    text.iter().for_each(|text| document.paragraph(text));
    document.paragraph(Text::new().faint(format!("[{citation}]")));
}

fn conditions(document: &mut Document, cited: CitedLevel<'_>) {
    let (series, level) = (cited.series, cited.level);
    let printed = [
        ("Conditions of employment", &series.conditions_of_employment, true),
        ("Physical demands", &level.physical_demands, false),
        ("Working environment", &level.working_environment, false),
        ("Bargaining unit", &series.bargaining_unit, true),
    ];
    if printed.iter().all(|(_, section, _)| section.is_none()) {
        return;
    }
    document.heading(Depth::Part, "Conditions, as printed");
    for (plain, section, of_series) in printed {
        let Some(section) = section else { continue };
        let heading = bare(section.heading.as_deref().unwrap_or(plain));
        let citation = if of_series { cited.of_series(heading) } else { cited.short(heading) };
        passage(document, heading, &section.text, citation);
    }
}

fn apply(document: &mut Document, posting: Option<&Posting>) {
    document.heading(Depth::Part, "How to apply");
    document.paragraph(said(posting.and_then(|posting| posting.apply.as_deref())));
    let remarks = posting.iter().flat_map(|posting| &posting.remarks);
    remarks.for_each(|text| document.paragraph(text));
}

/// The levels below, at which somebody could be appointed to be trained up.
fn underfill(document: &mut Document, posted: Posted<'_, '_>) {
    let Some(class) = posted.class.filter(|class| *class > 0) else { return };
    document.heading(Depth::Part, "Underfill");
    document.paragraph(
        "Where the appointing authority allows it, somebody who does not have these qualifications yet may be appointed \
         at a lower level of the series, to be trained up to this class.",
    );
    let below = (0..class).rev().filter_map(|at| posted.given.cited(at));
    document.push(Block::Table(Table {
        caption: Text::plain("Lower levels, with what the specification prints"),
        columns: vec![
            Column::words("Class", 26),
            Column::words("Pay", 20),
            Column::words("Qualifications, as printed", 54),
        ],
        rows: below.map(below_row).collect(),
    }));
}

fn below_row(cited: CitedLevel<'_>) -> Row {
    let level = cited.level;
    let minimum = level.qualifications.iter().find(|tier| tier.tier == TierKind::Minimum);
    let words = minimum.map(|tier| {
        let sentences: Vec<&str> = tier.printed.iter().map(|one| one.text.as_str()).collect();
        Text::plain(sentences.join(" ")).faint(format!(" [{}]", cited.short(bare(&tier.heading))))
    });
    let pay = level.pay.as_ref().map_or("not printed".to_owned(), |pay| format!("{} {pay}", bare(&pay.label)));
    Row::new([
        Text::plain(format!("{} {}", level.code, level.title)),
        Text::plain(pay),
        words.unwrap_or_else(|| Text::plain("none printed")),
    ])
}
