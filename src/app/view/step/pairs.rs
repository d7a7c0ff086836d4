//! The texts of both levels side by side.

use std::collections::BTreeMap;

use rungs_domain::compare::{
    Across, Change, ChangeName, ClauseCell, ClauseRow, Comparer, Marker, NONE_FOUND, Quotation, TextMark, reasons,
};
use rungs_domain::spec::SpecPart;

use super::{ApartRow, Pair, PartHeading, Side, StepLine};
use crate::ids::PairId;
use crate::steps::ComputedStep;
use crate::view::ladder::marks::{Mark, Marked};
use crate::view::ladder::{CellData, Content, LadderData, RowData, SectionData, StepData, kind_of, number_name};

/// The parts shown, in order: what allocates, then what supports.
const PARTS: [SpecPart; 5] =
    [SpecPart::Concept, SpecPart::Factors, SpecPart::Duties, SpecPart::Ksas, SpecPart::Qualifications];

/// A part with its pairs.
pub struct Part {
    /// What stands above it.
    pub heading: PartHeading,
    /// The pairs, in the order of the ladder.
    pub pairs: Vec<Pair>,
}

/// The parts of which either level prints something.
pub fn parts(step: &ComputedStep, ladder: &LadderData, names: [&str; 2], comparer: &Comparer) -> Vec<Part> {
    let marker = comparer.marker();
    let part = |part: SpecPart| {
        let section = ladder.section(part.into())?;
        let rows = || section.rows.iter().enumerate();
        let of_row = |(at, row)| pair(PairId { part, row: at }, section, row, names, &marker);
        let pairs: Vec<Pair> = match part {
            SpecPart::Concept => clauses(step, names),
            _ => rows().filter_map(of_row).collect(),
        };
        let elsewhere = step.ladder.allocating_elsewhere.as_deref().filter(|_| part == SpecPart::Concept);
        if pairs.is_empty() && elsewhere.is_none() {
            return None;
        }
        let about = match (part, elsewhere) {
            (_, Some(elsewhere)) => elsewhere.to_owned(),
            (SpecPart::Concept, None) => {
                format!("{} · deciding clauses first · what differs is marked on both sides", section.rank)
            }
            _ => section.rank.to_owned(),
        };
        let heading = PartHeading { part, heading: section.heading, about, size: differing(&pairs) };
        Some(Part { heading, pairs })
    };
    PARTS.into_iter().filter_map(part).collect()
}

fn is_same(pair: &Pair) -> bool {
    matches!(pair.told, Some(ChangeName::Within(Change::Same)))
}

/// "7 of 8 differ".
fn differing(pairs: &[Pair]) -> String {
    let same = pairs.iter().filter(|pair| is_same(pair)).count();
    match pairs.len() {
        0 => String::new(),
        all if same == all => "all are the same".to_owned(),
        all => format!("{} of {all} differ", all - same),
    }
}

/// How often each change occurs in the class concept.
pub fn counts(parts: &[Part]) -> Vec<(ChangeName, usize)> {
    let mut counts: BTreeMap<ChangeName, usize> = BTreeMap::new();
    let concept = parts.iter().filter(|part| part.heading.part == SpecPart::Concept);
    for told in concept.flat_map(|part| &part.pairs).filter_map(|pair| pair.told) {
        *counts.entry(told).or_default() += 1;
    }
    ChangeName::all().filter_map(|told| Some((told, counts.get(&told).copied()?))).collect()
}

/// All lines. What sets the levels apart stands first in the class concept, in the order of its rows; what is the same
/// stands last.
pub fn lines(parts: Vec<Part>, rows: &[ApartRow]) -> Vec<StepLine> {
    let mut lines = Vec::new();
    for Part { heading, mut pairs } in parts {
        if heading.part == SpecPart::Concept {
            let rank = |pair: &Pair| rows.iter().position(|row| row.pair == Some(pair.id)).unwrap_or(rows.len());
            pairs.sort_by_key(|pair| (rank(pair), is_same(pair)));
        }
        lines.push(StepLine::Heading(heading));
        lines.extend(pairs.into_iter().map(|pair| StepLine::Pair(Box::new(pair))));
    }
    lines
}

fn pair(id: PairId, section: &SectionData, row: &RowData, names: [&str; 2], marker: &Marker<'_>) -> Option<Pair> {
    let [lower, upper] = row.cells.as_slice() else { return None };
    if [lower, upper].into_iter().all(|cell| matches!(cell.content, Content::NotPrinted | Content::Empty)) {
        return None;
    }
    let step = upper.step.as_ref();
    let kind = kind_of(id.part.into()).map(|kind| kind.word());
    let (low, up) = sides(lower, upper, marker);
    let side = |cell: &CellData, marked: Option<Marked>, name: &str| Side {
        label: cell.number.map(|number| number.to_string()).unwrap_or_default(),
        printed: marked.is_some(),
        text: marked.unwrap_or_else(|| Marked::note(&note(cell, kind, name))),
    };
    let told = step.map(|step| step.told);
    let (lower, upper) = (side(lower, low, names[0]), side(upper, up, names[1]));
    let what = match kind_of(id.part.into()) {
        Some(kind) => {
            let number = |side: &Side| side.label.parse().ok().map(|number| number_name(kind, number));
            [number(&lower), number(&upper)].into_iter().flatten().collect::<Vec<_>>().join(" and ")
        }
        None => row.label.clone().unwrap_or_else(|| section.heading.to_owned()),
    };
    let confirmed = step.is_some_and(|step| step.confirmed);
    let reasons = step.map(|step| step.reasons.clone()).unwrap_or_default();
    let across = matches!(told, Some(ChangeName::Across(_)));
    let decided = step.and_then(|step| step.decided.as_ref()).map(|decided| decided.told(across));
    let name = name(&what, told, (confirmed, decided.as_deref()), &reasons, [(names[0], &lower), (names[1], &upper)]);
    Some(Pair { id, label: row.label.clone(), lower, upper, told, confirmed, decided, reasons, name })
}

/// What a screen reader says of a pair.
fn name(
    what: &str,
    told: Option<ChangeName>,
    (confirmed, decided): (bool, Option<&str>),
    reasons: &[String],
    sides: [(&str, &Side); 2],
) -> String {
    let told = told.map(|told| format!(", {told}")).unwrap_or_default();
    let confirmed = match decided {
        Some(decided) => format!(", {decided}"),
        None if confirmed => ", link confirmed by a specialist".to_owned(),
        None => String::new(),
    };
    let shown = if reasons.is_empty() { String::new() } else { format!(" Shown by: {}.", reasons.join("; ")) };
    let side = |(name, side): (&str, &Side)| {
        let end = if side.printed { "" } else { "." };
        format!(" {name}: {}{end}", side.text.text)
    };
    let [lower, upper] = sides.map(side);
    format!("{what}{told}{confirmed}.{lower}{upper}{shown}")
}

/// The words of both sides, marked against one another.
fn sides(lower: &CellData, upper: &CellData, marker: &Marker<'_>) -> (Option<Marked>, Option<Marked>) {
    let text = |cell: &CellData| if let Content::Text(text) = &cell.content { Some(text.clone()) } else { None };
    let (low, up) = (text(lower), text(upper));
    let of_step = |step: &StepData| marker.sides(step.change, [low.as_deref(), up.as_deref()], &step.evidence);
    let marks = upper.step.as_ref().map(of_step).unwrap_or_default();
    (low.map(|low| marked(&low, &marks.lower, false)), up.map(|up| marked(&up, &marks.upper, true)))
}

/// A text with its marks: at the upper level what came, at the lower what it came in the place of.
fn marked(text: &str, marks: &[TextMark], upper: bool) -> Marked {
    let of = |mark: &TextMark| (mark.range.clone(), if upper { Mark::of(mark) } else { Mark::Counterpart });
    let mut marked = Marked::default();
    marked.push_marks(text, marks.iter().map(of), Mark::Quiet);
    marked
}

/// The clauses of the class concept, each beside its counterpart.
fn clauses(step: &ComputedStep, names: [&str; 2]) -> Vec<Pair> {
    let rows = step.clauses.rows.iter().enumerate();
    rows.filter_map(|(at, row)| clause(step, PairId { part: SpecPart::Concept, row: at }, row, names)).collect()
}

fn clause(step: &ComputedStep, id: PairId, row: &ClauseRow, names: [&str; 2]) -> Option<Pair> {
    let [lower, upper] = row.cells.as_slice() else { return None };
    let way = upper.step.as_ref()?;
    let across = step.ladder.beside(0, 1);
    let told = Some(ChangeName::new(way.change, across.is_some()));
    let text = |cell: &ClauseCell| cell.clause.map(|_| cell.text.clone());
    let reasons = reasons(&way.evidence, across, text(lower).as_deref(), text(upper).as_deref());
    let absent = |name: &str| match &way.elsewhere {
        Some(found) => format!("in part in clause {} of {name}: “{}”", Quotation::letter(found.clause), found.words),
        None => format!("{NONE_FOUND} at {name}"),
    };
    let side = |cell: &ClauseCell, marks: &[TextMark], upper: bool| {
        let name = if upper { names[1] } else { names[0] };
        Side {
            label: cell.clause.map(Quotation::letter).unwrap_or_default(),
            printed: cell.clause.is_some(),
            text: match cell.clause {
                Some(_) => marked(&cell.text, marks, upper),
                None => Marked::note(&absent(name)),
            },
        }
    };
    let (lower, upper) = (side(lower, &way.marks.lower, false), side(upper, &way.marks.upper, true));
    let letter = |side: &Side| (!side.label.is_empty()).then(|| format!("clause {}", side.label));
    let what = [letter(&lower), letter(&upper)].into_iter().flatten().collect::<Vec<_>>().join(" and ");
    let name = name(&what, told, (false, None), &reasons, [(names[0], &lower), (names[1], &upper)]);
    Some(Pair { id, label: None, lower, upper, told, confirmed: false, decided: None, reasons, name })
}

/// What is said where a level prints nothing of its own.
fn note(cell: &CellData, kind: Option<&str>, name: &str) -> String {
    let across = cell.step.as_ref().is_some_and(|step| matches!(step.told, ChangeName::Across(Across::OnlyThere)));
    match (&cell.content, kind) {
        (Content::Text(_), _) => String::new(),
        (Content::Carried, _) => "not printed again; it still applies".to_owned(),
        (Content::GoesOn { number, quote, .. }, kind) => {
            format!("goes on in {} {number} of {name}: “{quote}”", kind.unwrap_or("item"))
        }
        (_, Some(kind)) if across => format!("no {kind} like it was found here"),
        (_, Some(kind)) => format!("no {kind} like it was found at {name}"),
        (Content::NotPrinted, None) => format!("not printed at {name}"),
        (_, None) => format!("{NONE_FOUND} at {name}"),
    }
}
