//! The parts of a draft in their order: head, series, levels.

use rungs_domain::spec::{
    Code, Ksa, Level, LineMark, Passage, PassageBody, PassageLine, PassageRole, PathStep, RequirementSummary, Series,
    Vocabulary,
};

use super::outline::{Kind, Pen, Target};
use crate::reviews::{DraftField, TierAt};

use PathStep::{Field as F, Index as I};

/// Writes a whole draft. `found`: the codes by which rulings name the levels.
pub(super) fn series(pen: &mut Pen<'_>, series: &Series, vocabulary: &Vocabulary, found: &[Code]) {
    head(pen, series);
    passages(pen, &series.passages(), &[], |_, _| ());
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
    if series.effective.is_none() {
        let path = [F("effective")];
        let label = PassageRole::Effective.words();
        pen.row(Kind::Field, label, "not printed for the series", &path).target = field(DraftField::Effective);
    }
    pen.own(Kind::Field, "Id", series.id.as_str()).target = field(DraftField::Id);
}

fn below(path: &[PathStep], steps: &[PathStep]) -> Vec<PathStep> {
    [path, steps].concat()
}

fn notes(pen: &mut Pen<'_>, notes: &[String], path: &[PathStep]) {
    for (at, note) in notes.iter().enumerate() {
        pen.row(Kind::Field, "Note", note, &below(path, &[F("notes"), I(at)]));
    }
}

fn level(pen: &mut Pen<'_>, level: &Level, at: usize, vocabulary: &Vocabulary, found: &Code) {
    let path = [F("levels"), I(at)];
    let row = pen.row(Kind::Level, level.code.as_str(), &level.title, &below(&path, &[F("title")]));
    row.target = Some(Target::Level(found.clone()));
    if let Some(rank) = &level.rank {
        pen.row(Kind::Field, "Rank", rank, &below(&path, &[F("rank")]));
    }
    passages(pen, &level.passages(), &path, |pen, passage| {
        if let Some(tier) = tier_at(&below(&path, &passage.path)) {
            asks(pen, level, tier, vocabulary);
        }
    });
    notes(pen, &level.notes, &path);
}

/// The rows of passages. `path`: the way to their level or series. `behind` writes what belongs behind a passage.
fn passages(
    pen: &mut Pen<'_>,
    passages: &[Passage<'_>],
    path: &[PathStep],
    behind: impl Fn(&mut Pen<'_>, &Passage<'_>),
) {
    let mut before = None;
    for passage in passages {
        let to = below(path, &passage.path);
        let is_field = matches!(passage.body, PassageBody::Value(_));
        let tier = tier_at(&to);
        let is_new = before.replace(passage.role) != Some(passage.role) || tier.is_some();
        if is_new && (!is_field || passage.role == PassageRole::Fact) {
            pen.own(Kind::Part, "", passage.role.words()).target = tier.map(Target::Tier);
        }
        if is_field {
            let text = passage.text();
            let text = if text.is_empty() { "left empty" } else { &text };
            let target = (passage.role == PassageRole::Effective && path.is_empty()).then_some(DraftField::Effective);
            pen.row(Kind::Field, passage.label(), text, &to).target = target.map(Target::Field);
            continue;
        }
        if let Some(heading) = passage.heading {
            let field = if passage.role == PassageRole::DistinguishedFrom { "class" } else { "heading" };
            pen.row(Kind::Heading, "", heading, &below(&to, &[F(field)]));
        }
        passage.lines().iter().for_each(|one| line(pen, passage, one, &to));
        behind(pen, passage);
    }
}

/// The tier of qualifications to which a way leads.
fn tier_at(path: &[PathStep]) -> Option<TierAt> {
    match path {
        [F("levels"), I(level), F("qualifications"), I(tier)] => Some(TierAt { level: *level, tier: *tier }),
        _ => None,
    }
}

fn line(pen: &mut Pen<'_>, passage: &Passage<'_>, line: &PassageLine<'_>, path: &[PathStep]) {
    let to = below(path, &line.path);
    let (kind, lead) = match line.mark {
        LineMark::Number(_, number) => match &passage.body {
            PassageBody::Ksas(list) => {
                let is_it = |ksa: &&Ksa| ksa.number == number;
                let kind = list.items.iter().find(is_it).map_or("", |ksa| ksa.kind.word());
                (Kind::Item, format!("{kind} {number}"))
            }
            _ => (Kind::Item, number.to_string()),
        },
        LineMark::Term(term) => (Kind::Item, term.to_owned()),
        LineMark::Heading(heading) => {
            let above = to.split_last().map_or(to.as_slice(), |(_, above)| above);
            pen.row(Kind::Heading, "", heading, &below(above, &[F("heading")]));
            (Kind::Text, String::new())
        }
        LineMark::None if line.path == [F("lead_in")] => (Kind::Heading, String::new()),
        LineMark::None => (Kind::Text, String::new()),
    };
    pen.row(kind, &lead, &line.text, &to);
}

/// What a tier asks for, behind its sentences.
fn asks(pen: &mut Pen<'_>, level: &Level, at: TierAt, vocabulary: &Vocabulary) {
    let target = Some(Target::Tier(at));
    match level.qualifications.get(at.tier).and_then(|tier| tier.requires.as_ref()) {
        Some(requires) => asked(pen, &RequirementSummary::new(requires, vocabulary), &target, 0),
        None => {
            let words = "nothing that can be counted from a record";
            pen.own(Kind::Requirement(0), "Asks for", words).target = target;
        }
    }
}

/// A node of a requirement and those below it.
fn asked(pen: &mut Pen<'_>, node: &RequirementSummary<'_>, target: &Option<Target>, depth: u8) {
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
