//! Comparisons and ladders as JSON. The names are fixed; other programs rely on them.

use std::borrow::Cow;
use std::ops::Range;

use rungs_documents::{CitedLevel, ladder};
use rungs_domain::compare::{
    Across, Against, AlsoFrom, Apart, Cell, Change, Comparison, Criterion, DecidedChange, Evidence, EvidenceKind,
    FactorCell, FactorTable, Ladder, LadderStep, LevelView, Link, Quotation, Score, StepApart, TextRow, TextStep,
    Thread, Tracks,
};
use rungs_domain::spec::{Citation, ItemKind, LevelRef};
use rungs_library::Library;
use serde_json::{Value, json};

use super::clauses;
use crate::cli::json::{array, joined, said};

/// The items of a level, by their numbers as printed.
type Items<'a> = [(u32, Cow<'a, str>)];

/// The names of both levels where they are of two series.
type Names<'a> = Option<(&'a str, &'a str)>;

/// Two levels; `None`: one of them is not loaded.
pub(super) fn comparison(library: &Library, comparison: &Comparison) -> Option<Value> {
    let cited = [library.cited(&comparison.lower)?, library.cited(&comparison.upper)?];
    let views = cited.map(|level| level.view());
    let [lower, upper] = views;
    let across = comparison.beside();
    let rows = |links: &[Link], kind| {
        let (below, above) = (lower.series.items_of(lower.level, kind), upper.series.items_of(upper.level, kind));
        array(links, |one| link(one, &below, &above, across))
    };
    let pairs = |rows: &[TextRow]| rows.iter().filter_map(|row| pair(row, across)).collect::<Vec<_>>();
    let mut concepts = pairs(&comparison.concept).into_iter();
    // An empty object where neither level prints a concept. A level may have several; the first stands for it.
    let concept = concepts.next().unwrap_or(json!({}));
    let further = said(json!({ "further": concepts.collect::<Value>() }));
    let levels = json!({
        "lower": comparison.lower.code.as_str(),
        "upper": comparison.upper.code.as_str(),
        "lower_series": comparison.lower.series.as_str(),
        "upper_series": comparison.upper.series.as_str(),
        "lower_title": lower.level.title,
        "upper_title": upper.level.title,
        "duties": rows(&comparison.duties, ItemKind::Duty),
        "ksas": rows(&comparison.ksas, ItemKind::Ksa),
        "class_concept": joined([concept, further]),
        "factors": pairs(&comparison.factors),
        "facts": pairs(&comparison.facts),
        "qualifications": pairs(&comparison.qualifications),
    });
    let rows = library.comparer.apart(lower, upper);
    let threads = library.comparer.clause_threads(&views, Against::LevelBelow);
    let apart = json!({
        "apart": array(&rows, |row| apart(row, cited, across.is_some())),
        "paragraph": paragraph(&rows, cited),
        "criteria": criteria(&library.criteria_of(&views), &cited),
        "concept": array(&threads.changed_first(), |row| clauses::pair(row, views, across)),
    });
    let left_out = [comparison.fallbacks.as_slice(), &threads.fallbacks];
    let about = about(&comparison.allocating_elsewhere, left_out, &comparison.remarks);
    Some(joined([levels, apart, tracks(library.comparer.tracks_shown(&views).as_ref(), &cited), about]))
}

/// What sets the levels apart in sentences, with a line of citations; `None`: nothing was found.
fn paragraph(rows: &[Apart], [lower, upper]: [CitedLevel<'_>; 2]) -> Option<String> {
    Some(ladder::paragraph(lower, upper, rows)?.with_citations())
}

/// The printed rules of allocation of the series that all levels are of.
fn criteria(rules: &[Criterion], levels: &[CitedLevel<'_>]) -> Value {
    let Some(cited) = levels.first() else { return json!([]) };
    let codes = |levels: &[usize]| array(levels, |level| json!(cited.series.code_at(*level)));
    array(rules, |rule| {
        json!({
            "kind": rule.kind.words(),
            "text": rule.text,
            "printed_at": codes(&rule.printed_at),
            "names": codes(&rule.names),
            "citation": rule.citation(cited.series, cited.revision).to_string(),
        })
    })
}

/// The factor table: per dimension a cell for each level.
fn factors(table: &FactorTable, levels: &[CitedLevel<'_>], ladder: &Ladder) -> Value {
    let cell = |(at, cell): (usize, &FactorCell)| {
        let own = levels.get(at).copied();
        let lower = ladder.against.lower_of(at);
        let across = lower.is_some_and(|lower| ladder.across(lower, at));
        let below = lower.and_then(|lower| levels.get(lower)).copied();
        let step = cell.step.as_ref().zip(below.zip(own));
        let step = step.map(|(row, (lower, own))| apart(row, [lower, own], across));
        let says = own.and_then(|own| quoted(&cell.says, own));
        json!({ "step": step, "says": says, "same": cell.same })
    };
    array(&table.rows, |row| {
        let cells: Vec<Value> = row.cells.iter().enumerate().map(cell).collect();
        json!({ "dimension": row.dimension.word(), "cells": cells })
    })
}

/// A row of what sets the levels apart.
fn apart(row: &Apart, [lower, upper]: [CitedLevel<'_>; 2], across: bool) -> Value {
    let neutral = row.turn.across().filter(|_| across);
    joined([
        json!({ "dimension": row.dimension.word(), "direction": row.turn.word() }),
        said(json!({ "across": neutral.map(across_word) })),
        json!({
            "allocating": row.allocating,
            "lower": quoted(&row.lower, lower),
            "upper": quoted(&row.upper, upper),
            "why": row.why,
        }),
    ])
}

/// Words of a level, and where they stand.
fn quoted(quotation: &Option<Quotation>, level: CitedLevel<'_>) -> Option<Value> {
    let quotation = quotation.as_ref()?;
    let marked = quotation.marks.iter().filter_map(|mark| quotation.text.get(mark.clone()));
    Some(joined([
        json!({ "text": quotation.whole, "short": quotation.text, "marked": marked.collect::<Vec<_>>() }),
        said(json!({ "clause": quotation.clause.map(Quotation::letter) })),
        json!({ "citation": level.citation(quotation).to_string() }),
    ]))
}

/// Where what distinguishes the levels is printed, if not in text of its own; what was left out of the items and of the
/// class concepts to stay within the limits; what is odd about the question.
fn about(elsewhere: &Option<String>, left_out: [&[String]; 2], remarks: &[String]) -> Value {
    joined([
        said(json!({ "allocating_elsewhere": elsewhere })),
        json!({ "left_out": left_out.concat() }),
        said(json!({ "remarks": remarks })),
    ])
}

/// One row of items, by their numbers as printed.
fn link(link: &Link, lower: &Items<'_>, upper: &Items<'_>, across: Names<'_>) -> Value {
    let (below, above) = (link.lower.and_then(|at| lower.get(at)), link.upper.and_then(|at| upper.get(at)));
    let from_one = |clauses: &[usize]| array(clauses, |clause| json!(clause + 1));
    joined([
        json!({ "lower": below.map(|(number, _)| number), "upper": above.map(|(number, _)| number) }),
        json!({ "change": link.change.word(), "confirmed": link.confirmed }),
        decided(link.decided.as_ref()),
        said(json!({
            "score": link.score.map(Score::fraction),
            // Clauses meant, from 1; left out: the whole item.
            "lower_clauses": from_one(&link.lower_clauses),
            "upper_clauses": from_one(&link.upper_clauses),
        })),
        shown(link.change, across, &link.evidence, [below, above].map(|item| item.map(|(_, text)| text.as_ref()))),
    ])
}

/// Who named the change, where a person did, and what was computed.
fn decided(decided: Option<&DecidedChange>) -> Value {
    said(json!({
        "computed": decided.map(|decided| decided.computed.word()),
        "decided": decided.map(|decided| said(json!({ "by": decided.by, "on": decided.on.map(|on| on.to_string()), "why": decided.why }))),
    }))
}

/// What speaks for a change, in both texts.
pub(super) fn shown(
    change: Change,
    across: Names<'_>,
    evidence: &[Evidence],
    [lower, upper]: [Option<&str>; 2],
) -> Value {
    let words = |text: Option<&str>, range: &Option<Range<usize>>| Some(text?.get(range.clone()?)?.trim().to_owned());
    // Words and the clause in which they stand, counted from 1.
    let place = |text: Option<&str>, range: &Option<Range<usize>>| {
        let clause = Evidence::clause(text?, range.as_ref()?);
        Some(json!({ "text": words(text, range)?, "clause": clause }))
    };
    let degrees = evidence.iter().filter(|one| one.ground == EvidenceKind::Degree);
    let shift = |one: &Evidence| {
        json!({
            "scale": one.scale,
            "lower": words(lower, &one.lower),
            "upper": words(upper, &one.upper),
            "direction": one.direction.word(),
        })
    };
    let whole = |one: &Evidence| {
        json!({
            "kind": one.ground.word(),
            "scale": one.scale,
            "direction": one.direction.word(),
            "lower": place(lower, &one.lower),
            "upper": place(upper, &one.upper),
            // The same in one line, as the text output tells it.
            "reason": one.told(across, lower, upper),
        })
    };
    said(json!({
        // What can be said across series, where nobody knows what became of what; left out within one.
        "across": across.map(|_| across_word(Across::of(change))),
        // The degree words among the evidence, as they always were told.
        "degree_words": array(degrees, shift),
        "evidence": array(evidence, whole),
    }))
}

/// What is said across series, from outside both levels.
fn across_word(across: Across) -> &'static str {
    match across {
        Across::OnlyHere => "only upper",
        Across::OnlyThere => "only lower",
        other => other.word(),
    }
}

/// Other text of two levels.
fn pair(row: &TextRow, across: Names<'_>) -> Option<Value> {
    let [lower, upper] = row.texts.as_slice() else { return None };
    let [lower_heading, upper_heading] = row.headings.as_slice() else { return None };
    let step = row.steps.first();
    let change = step.and_then(|step| step.change);
    let evidence = step.map_or(&[][..], |step| &step.evidence);
    let texts = [lower.as_deref(), upper.as_deref()];
    Some(joined([
        json!({
            "label": row.label,
            "lower_heading": lower_heading,
            "upper_heading": upper_heading,
            "lower": lower,
            "upper": upper,
            "change": change.map(Change::word),
        }),
        administrative(row),
        change.map_or(Value::Null, |change| shown(change, across, evidence, texts)),
    ]))
}

/// True for dates, codes and grades: a difference of theirs is no change of the work.
fn administrative(row: &TextRow) -> Value {
    said(json!({ "administrative": row.administrative }))
}

/// Three levels or more; `None`: one of them is not loaded.
pub(super) fn ladder(library: &Library, ladder: &Ladder) -> Option<Value> {
    let cited = ladder.levels.iter().map(|level| library.cited(level)).collect::<Option<Vec<_>>>()?;
    let views: Vec<LevelView<'_>> = cited.iter().map(CitedLevel::view).collect();
    let threads = |threads: &[Thread], kind| {
        let lists: Vec<_> = views.iter().map(|view| view.series.items_of(view.level, kind)).collect();
        array(threads, |one| thread(ladder, one, &lists))
    };
    let texts = |rows: &[TextRow]| array(rows, |row| text(ladder, row));
    // One list per step, in the order of the levels.
    let (steps, table) = library.comparer.steps_and_factors(&views, ladder.against);
    let sides = |step: &StepApart| Some([*cited.get(step.lower)?, *cited.get(step.upper)?]);
    let apart_step = |step: &StepApart| {
        let across = ladder.across(step.lower, step.upper);
        sides(step).map_or_else(|| json!([]), |sides| array(&step.rows, |row| apart(row, sides, across)))
    };
    let paragraph_step = |step: &StepApart| json!(sides(step).and_then(|sides| paragraph(&step.rows, sides)));
    // Every level but the first has its list, also one that is compared with none.
    let of_each = |none: Value, told: &dyn Fn(&StepApart) -> Value| match ladder.against {
        Against::Each(_) => array(1..views.len(), |level| {
            steps.iter().find(|step| step.upper == level).map_or_else(|| none.clone(), told)
        }),
        Against::LevelBelow | Against::Baseline(_) => array(&steps, told),
    };
    let (apart_rows, paragraphs) = (of_each(json!([]), &apart_step), of_each(Value::Null, &paragraph_step));
    let threads_of_clauses = library.comparer.clause_threads(&views, ladder.against);
    let levels = json!({
        "levels": array(&ladder.levels, |level| json!(level.code.as_str())),
        "series": array(&ladder.levels, |level| json!(level.series.as_str())),
        "titles": array(&views, |view| json!(view.level.title)),
        // The code of the baseline; `null`: each level is compared with the one before.
        "baseline": baseline(ladder).map(|level| level.code.as_str()),
        // Per level, the code of the one that it is compared with.
        "against": array(0..views.len(), |level| {
            json!(ladder.against.lower_of(level).and_then(|lower| Some(ladder.levels.get(lower)?.code.as_str())))
        }),
        "duties": threads(&ladder.duties, ItemKind::Duty),
        "ksas": threads(&ladder.ksas, ItemKind::Ksa),
        "class_concept": texts(&ladder.concept),
        "factors": texts(&ladder.factors),
        "facts": texts(&ladder.facts),
        "qualifications": texts(&ladder.qualifications),
        "apart": apart_rows,
        "paragraph": paragraphs,
        "criteria": criteria(&library.criteria_of(&views), &cited),
        "factor_table": factors(&table, &cited, ladder),
        "concept": array(&threads_of_clauses.rows, |row| clauses::thread(ladder, row)),
    });
    let left_out = [ladder.fallbacks.as_slice(), &threads_of_clauses.fallbacks];
    let about = about(&ladder.allocating_elsewhere, left_out, &ladder.remarks);
    Some(joined([levels, tracks(library.comparer.tracks_shown(&views).as_ref(), &cited), about]))
}

/// The tracks of the series that the levels are of, where it forks; all its classes, also those that are not compared.
fn tracks(shown: Option<&Tracks>, levels: &[CitedLevel<'_>]) -> Value {
    let Some((tracks, cited)) = shown.zip(levels.first()) else { return Value::Null };
    let series = cited.series;
    let code = |level: usize| json!(series.code_at(level));
    let listed = tracks.tracks.iter().enumerate().map(|(at, track)| {
        let said = track.evidence.as_ref().and_then(|said| {
            let level = series.levels.get(said.level)?;
            let citation = Citation::new(series, level, &said.locator, cited.revision);
            Some(json!({ "text": said.text, "code": level.code.as_str(), "citation": citation.to_string() }))
        });
        json!({ "name": track.name, "levels": array(tracks.levels_of(at), code), "says": said })
    });
    json!({ "tracks": { "entry": array(tracks.entry(), code), "tracks": listed.collect::<Vec<_>>() } })
}

fn baseline(ladder: &Ladder) -> Option<&LevelRef> {
    match ladder.against {
        Against::LevelBelow | Against::Each(_) => None,
        Against::Baseline(at) => ladder.levels.get(at),
    }
}

/// One thread: the number as printed at each level, and the change at each level but the first.
fn thread(ladder: &Ladder, thread: &Thread, lists: &[Vec<(u32, Cow<'_, str>)>]) -> Value {
    let here = |level: usize, item: usize| lists.get(level)?.get(item);
    let cells = thread.cells.iter().enumerate();
    let numbers = array(cells.clone(), |(level, cell)| match cell {
        Cell::Item(item) => json!(here(level, *item).map(|(number, _)| number)),
        Cell::Empty | Cell::Carried | Cell::GoesOn { .. } => Value::Null,
    });
    // Where the thread goes on in an item of another thread: its number.
    let goes_on: Vec<Option<u32>> = cells
        .map(|(level, cell)| match cell {
            Cell::GoesOn { item, .. } => here(level, *item).map(|(number, _)| *number),
            _ => None,
        })
        .collect();
    let text = |level: usize| match thread.cells.get(level)? {
        Cell::Item(item) | Cell::GoesOn { item, .. } => here(level, *item).map(|(_, text)| text.as_ref()),
        Cell::Empty | Cell::Carried => None,
    };
    let one =
        |one: &Option<LadderStep>, level: usize| one.as_ref().map(|one| step(ladder, one, level, text(level), lists));
    joined([
        json!({ "cells": numbers, "changes": array(&thread.steps, |one| json!(one.as_ref().map(|one| one.change.word()))) }),
        said(json!({ "goes_on": goes_on.iter().any(Option::is_some).then_some(goes_on) })),
        json!({ "steps": array(thread.steps.iter().zip(1..), |(step, level)| json!(one(step, level))) }),
        said(json!({ "first_step": one(&thread.first_step, 0) })),
    ])
}

fn step(
    ladder: &Ladder,
    step: &LadderStep,
    level: usize,
    text: Option<&str>,
    lists: &[Vec<(u32, Cow<'_, str>)>],
) -> Value {
    let there = |item: usize| lists.get(step.against)?.get(item);
    let number = |item: usize| there(item).map(|(number, _)| number);
    let also = |also: &AlsoFrom| {
        joined([
            json!({ "from": number(also.item), "change": also.change.word(), "confirmed": also.confirmed }),
            decided(also.decided.as_ref()),
            said(json!({ "score": also.score.map(Score::fraction) })),
        ])
    };
    let from = step.from.and_then(there).map(|(_, text)| text.as_ref());
    joined([
        json!({ "against": step.against, "from": step.from.and_then(number) }),
        json!({ "change": step.change.word(), "confirmed": step.confirmed }),
        decided(step.decided.as_ref()),
        said(json!({ "score": step.score.map(Score::fraction), "also_from": array(&step.also_from, also) })),
        shown(step.change, ladder.beside(step.against, level), &step.evidence, [from, text]),
    ])
}

/// Other text of all levels.
fn text(ladder: &Ladder, row: &TextRow) -> Value {
    let text = |level: usize| row.texts.get(level).and_then(Option::as_deref);
    let word = |step: &TextStep| step.change.map(Change::word);
    // Per level but the first, what speaks for the change.
    let spoken = |(step, level): (&TextStep, usize)| {
        let across = ladder.beside(step.against, level);
        let texts = [text(step.against), text(level)];
        step.change.map_or(json!({}), |change| shown(change, across, &step.evidence, texts))
    };
    joined([
        json!({ "label": row.label, "headings": row.headings, "texts": row.texts }),
        json!({ "changes": array(&row.steps, |step| json!(word(step))) }),
        said(json!({ "first_change": row.first_step.as_ref().and_then(word) })),
        administrative(row),
        json!({ "steps": array(row.steps.iter().zip(1..), spoken) }),
    ])
}
