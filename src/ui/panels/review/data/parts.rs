//! The parts of a draft in their order: head, series, levels.

use rungs_domain::spec::Said;
use rungs_domain::spec::{
    Code, Fact, FlsaStatus, KsaList, Level, PathStep, Section, Series, Statement, Status, Tier, Vocabulary,
};

use super::outline::{Kind, Pen, Target};
use crate::app::reviews::{DraftField, TierAt};
use crate::ui::panels::review::words;

use PathStep::{Field as F, Index as I};

/// Writes a whole draft. `found`: the codes by which rulings name the levels.
pub(super) fn series(pen: &mut Pen<'_>, series: &Series, vocabulary: &Vocabulary, found: &[Code]) {
    head(pen, series);
    let texts = [
        ("Cumulative duties", &series.cumulative, "cumulative"),
        ("What decides an allocation", &series.allocation_rule, "allocation_rule"),
    ];
    if !series.sections.is_empty() {
        pen.own(Kind::Part, "", "The series as a whole");
    }
    for (at, one) in series.sections.iter().enumerate() {
        section(pen, one, &[F("sections"), I(at)]);
    }
    for (title, one, field) in texts {
        if let Some(one) = one {
            pen.own(Kind::Part, "", title);
            statement(pen, one, &[F(field)]);
        }
    }
    terms(pen, series);
    if let Some(list) = &series.ksas {
        ksas(pen, list, &[F("ksas")]);
    }
    let sections = [
        ("Conditions of employment", &series.conditions_of_employment, "conditions_of_employment"),
        ("Bargaining unit", &series.bargaining_unit, "bargaining_unit"),
    ];
    parts(pen, &sections, &[]);
    facts(pen, &series.facts, &[]);
    notes(pen, &series.notes, &[]);
    for (at, one) in series.levels.iter().enumerate() {
        pen.level = Some(at);
        level(pen, one, at, vocabulary, found.get(at).unwrap_or(&one.code));
    }
}

fn head(pen: &mut Pen<'_>, series: &Series) {
    let field = |field| Some(Target::Field(field));
    pen.row(Kind::Title, "", &series.title, &[F("title")]).target = field(DraftField::Title);
    let authority = match series.authority.inferred {
        true => format!("{} (inferred)", series.authority.name),
        false => series.authority.name.clone(),
    };
    pen.row(Kind::Field, "Authority", &authority, &[F("authority"), F("name")]).target = field(DraftField::Authority);
    let document = &series.source.document;
    pen.row(Kind::Field, "Document", document, &[F("source"), F("document")]).target = field(DraftField::Document);
    let effective = date(series.effective.as_ref(), "not printed for the series");
    pen.row(Kind::Field, "Effective", &effective, &[F("effective")]).target = field(DraftField::Effective);
    pen.own(Kind::Field, "Id", series.id.as_str()).target = field(DraftField::Id);
    for (label, day, name) in
        [("Established", &series.established, "established"), ("Revised", &series.revised, "revised")]
    {
        if let Some(day) = day {
            pen.row(Kind::Field, label, &day.to_string(), &[F(name)]);
        }
    }
    let lines = [
        ("Occupational area", &series.occupational_area, "occupational_area"),
        ("Work area", &series.work_area, "work_area"),
        ("Promotional line", &series.promotional_line, "promotional_line"),
    ];
    for (label, text, name) in lines {
        if let Some(text) = text {
            pen.row(Kind::Field, label, text, &[F(name)]);
        }
    }
    if let Status::Proposed { notice, .. } = &series.status {
        let words = notice.as_ref().map_or_else(|| "proposed".to_owned(), |notice| format!("proposed by {notice}"));
        pen.row(Kind::Field, "Status", &words, &[F("status")]);
    }
}

fn date(day: Option<&jiff::civil::Date>, none: &str) -> String {
    day.map_or_else(|| none.to_owned(), ToString::to_string)
}

fn below(path: &[PathStep], steps: &[PathStep]) -> Vec<PathStep> {
    [path, steps].concat()
}

fn section(pen: &mut Pen<'_>, section: &Section, path: &[PathStep]) {
    if let Some(heading) = &section.heading {
        pen.row(Kind::Heading, "", heading, &below(path, &[F("heading")]));
    }
    for (at, text) in section.text.iter().enumerate() {
        pen.row(Kind::Text, "", text, &below(path, &[F("text"), I(at)]));
    }
}

fn statement(pen: &mut Pen<'_>, one: &Statement, path: &[PathStep]) {
    if let Some(heading) = &one.heading {
        pen.row(Kind::Heading, "", heading, &below(path, &[F("heading")]));
    }
    pen.row(Kind::Text, "", &one.text, &below(path, &[F("text")]));
}

fn parts(pen: &mut Pen<'_>, sections: &[(&str, &Option<Section>, &'static str)], path: &[PathStep]) {
    for (title, one, field) in sections {
        if let Some(one) = one {
            pen.own(Kind::Part, "", title);
            section(pen, one, &below(path, &[F(field)]));
        }
    }
}

fn terms(pen: &mut Pen<'_>, series: &Series) {
    let Some(list) = &series.vocabulary else { return };
    pen.own(Kind::Part, "", "Terms that the document defines");
    if let Some(heading) = &list.heading {
        pen.row(Kind::Heading, "", heading, &[F("vocabulary"), F("heading")]);
    }
    for (at, term) in list.terms.iter().enumerate() {
        pen.row(Kind::Item, &term.term, &term.definition, &[F("vocabulary"), F("terms"), I(at)]);
    }
}

fn facts(pen: &mut Pen<'_>, facts: &[Fact], path: &[PathStep]) {
    if !facts.is_empty() {
        pen.own(Kind::Part, "", "Other printed facts");
    }
    for (at, fact) in facts.iter().enumerate() {
        let text = fact.text.as_deref().unwrap_or("left empty");
        pen.row(Kind::Field, &fact.label, text, &below(path, &[F("facts"), I(at)]));
    }
}

fn notes(pen: &mut Pen<'_>, notes: &[String], path: &[PathStep]) {
    for (at, note) in notes.iter().enumerate() {
        pen.row(Kind::Field, "Note", note, &below(path, &[F("notes"), I(at)]));
    }
}

fn level(pen: &mut Pen<'_>, level: &Level, at: usize, vocabulary: &Vocabulary, found: &Code) {
    let path = [F("levels"), I(at)];
    let to = |steps: &[PathStep]| below(&path, steps);
    let row = pen.row(Kind::Level, level.code.as_str(), &level.title, &to(&[F("title")]));
    row.target = Some(Target::Level(found.clone()));
    printed(pen, level, &path);
    if !level.concept.is_empty() {
        pen.own(Kind::Part, "", "Class concept: what distinguishes the level");
    }
    for (at, one) in level.concept.iter().enumerate() {
        section(pen, one, &to(&[F("concept"), I(at)]));
    }
    for (at, factor) in level.factors.iter().enumerate() {
        pen.own(Kind::Part, "", &format!("Factor: {}", factor.kind.words().to_lowercase()));
        pen.row(Kind::Heading, "", &factor.heading, &to(&[F("factors"), I(at), F("heading")]));
        for (line, text) in factor.text.iter().enumerate() {
            pen.row(Kind::Text, "", text, &to(&[F("factors"), I(at), F("text"), I(line)]));
        }
    }
    duties(pen, level, &to(&[F("duties")]));
    ksas(pen, &level.ksas, &to(&[F("ksas")]));
    for (tier_at, one) in level.qualifications.iter().enumerate() {
        let place = TierAt { level: at, tier: tier_at };
        tier(pen, one, place, vocabulary, &to(&[F("qualifications"), I(tier_at)]));
    }
    if !level.licences.is_empty() {
        pen.own(Kind::Part, "", "Licenses and certificates");
    }
    for (at, one) in level.licences.iter().enumerate() {
        statement(pen, one, &to(&[F("licences"), I(at)]));
    }
    let sections = [
        ("Physical demands", &level.physical_demands, "physical_demands"),
        ("Working environment", &level.working_environment, "working_environment"),
    ];
    parts(pen, &sections, &path);
    if let Some(history) = &level.history {
        pen.own(Kind::Part, "", "Class history");
        statement(pen, history, &to(&[F("history")]));
    }
    facts(pen, &level.facts, &path);
    notes(pen, &level.notes, &path);
}

/// Rank, pay, dates and the like.
fn printed(pen: &mut Pen<'_>, level: &Level, path: &[PathStep]) {
    let mut field = |label: &str, text: String, steps: &[PathStep]| {
        pen.row(Kind::Field, label, &text, &below(path, steps));
    };
    if let Some(rank) = &level.rank {
        field("Rank", rank.clone(), &[F("rank")]);
    }
    if let Some(pay) = &level.pay {
        field(&pay.label, pay.to_string(), &[F("pay")]);
    }
    if let Some(probation) = &level.probation {
        field("Probation", probation.printed.clone(), &[F("probation")]);
    }
    if let Some(flsa) = &level.flsa {
        let status = match flsa.status {
            FlsaStatus::Exempt => "exempt",
            FlsaStatus::NonExempt => "not exempt",
        };
        let note = flsa.note.as_ref().map_or_else(String::new, |note| format!(" · {note}"));
        field(&flsa.label, format!("{status}{note}"), &[F("flsa")]);
    }
    let dates = [
        ("Effective", &level.dates.effective, "effective"),
        ("Established", &level.dates.established, "established"),
        ("Revised", &level.dates.revised, "revised"),
    ];
    for (label, day, name) in dates {
        if let Some(day) = day {
            field(label, day.to_string(), &[F("dates"), F(name)]);
        }
    }
    if let Some(action) = &level.dates.last_action {
        field("Last action", action.clone(), &[F("dates"), F("last_action")]);
    }
}

fn duties(pen: &mut Pen<'_>, level: &Level, path: &[PathStep]) {
    let list = &level.duties;
    if list.items.is_empty() && list.heading.is_none() {
        return;
    }
    pen.own(Kind::Part, "", "Duties");
    for (text, field) in [(&list.heading, "heading"), (&list.lead_in, "lead_in")] {
        if let Some(text) = text {
            pen.row(Kind::Heading, "", text, &below(path, &[F(field)]));
        }
    }
    for (at, duty) in list.items.iter().enumerate() {
        pen.row(Kind::Item, &duty.number.to_string(), &duty.text, &below(path, &[F("items"), I(at)]));
    }
}

fn ksas(pen: &mut Pen<'_>, list: &KsaList, path: &[PathStep]) {
    if list.items.is_empty() && list.heading.is_none() {
        return;
    }
    pen.own(Kind::Part, "", "Knowledge, skills and abilities");
    for (text, field) in [(&list.heading, "heading"), (&list.lead_in, "lead_in")] {
        if let Some(text) = text {
            pen.row(Kind::Heading, "", text, &below(path, &[F(field)]));
        }
    }
    for (at, ksa) in list.items.iter().enumerate() {
        let lead = format!("{} {}", words::ksa(ksa.kind), ksa.number);
        pen.row(Kind::Item, &lead, &ksa.full_text(), &below(path, &[F("items"), I(at)]));
    }
}

fn tier(pen: &mut Pen<'_>, tier: &Tier, at: TierAt, vocabulary: &Vocabulary, path: &[PathStep]) {
    let target = Some(Target::Tier(at));
    pen.own(Kind::Part, "", words::tier(tier.tier)).target.clone_from(&target);
    pen.row(Kind::Heading, "", &tier.heading, &below(path, &[F("heading")]));
    for (line, one) in tier.printed.iter().enumerate() {
        statement(pen, one, &below(path, &[F("printed"), I(line)]));
    }
    match &tier.requires {
        Some(requires) => asked(pen, &Said::new(requires, vocabulary), &target, 0),
        None => {
            let words = "nothing that can be counted from a record";
            pen.own(Kind::Requirement(0), "Asks for", words).target = target;
        }
    }
}

/// A node of a requirement and those below it.
fn asked(pen: &mut Pen<'_>, node: &Said<'_>, target: &Option<Target>, depth: u8) {
    let lead = match node.role.as_str() {
        "" => node.asks.heading().to_owned(),
        role => format!("{role} {}", node.asks.heading().to_lowercase()),
    };
    pen.own(Kind::Requirement(depth), &lead, &node.words).target.clone_from(target);
    for note in &node.source.notes {
        pen.own(Kind::Requirement(depth.saturating_add(1)), "Note", &note.words()).target.clone_from(target);
    }
    for part in &node.parts {
        asked(pen, part, target, depth.saturating_add(1));
    }
}
