//! The class concepts clause by clause, as JSON.

use rungs_domain::compare::{ClauseCell, ClauseRow, ClauseStep, Ladder, LevelView, Quotation, Score, TextMark};
use serde_json::{Value, json};

use super::json::shown;
use crate::cli::json::{array, joined, said};

/// A row of the class concepts of two levels: letters, words and marks of both clauses, and what became of the one.
pub(super) fn pair(row: &ClauseRow, views: [LevelView<'_>; 2], across: Option<(&str, &str)>) -> Value {
    let [lower, upper] = row.cells.as_slice() else { return Value::Null };
    let codes = views.map(|view| view.level.code.as_str());
    let sides = json!({
        "lower": lower.clause.map(Quotation::letter),
        "upper": upper.clause.map(Quotation::letter),
        "lower_text": lower.clause.map(|_| &lower.text),
        "upper_text": upper.clause.map(|_| &upper.text),
    });
    joined([sides, upper.step.as_ref().map_or(json!({}), |step| clause_step(step, lower, upper, &codes, across))])
}

/// A row of the class concepts of a ladder.
pub(super) fn thread(ladder: &Ladder, row: &ClauseRow) -> Value {
    let codes: Vec<&str> = ladder.levels.iter().map(|level| level.code.as_str()).collect();
    let steps = row.cells.iter().enumerate().map(|(level, cell)| {
        let step = cell.step.as_ref()?;
        let across = ladder.beside(step.against, level);
        let told = clause_step(step, row.cells.get(step.against)?, cell, &codes, across);
        Some(joined([json!({ "against": step.against, "from": step.from.map(Quotation::letter) }), told]))
    });
    json!({
        "cells": array(&row.cells, |cell| json!(cell.clause.map(Quotation::letter))),
        "texts": array(&row.cells, |cell| json!(cell.clause.map(|_| &cell.text))),
        "changes": array(&row.cells, |cell| json!(cell.step.as_ref().map(|step| step.change.word()))),
        // One for each level; `null` for a level that is compared with none.
        "steps": steps.collect::<Vec<_>>(),
    })
}

fn clause_step(
    step: &ClauseStep,
    lower: &ClauseCell,
    upper: &ClauseCell,
    codes: &[&str],
    across: Option<(&str, &str)>,
) -> Value {
    let words = |text: &str, marks: &[TextMark]| {
        array(marks, |mark| json!({ "text": text.get(mark.range.clone()), "decides": mark.decides }))
    };
    let elsewhere = step.elsewhere.as_ref().map(|found| {
        let level = codes.get(found.level);
        json!({ "level": level, "clause": Quotation::letter(found.clause), "text": found.words })
    });
    let texts = [lower, upper].map(|cell| cell.clause.map(|_| cell.text.as_str()));
    joined([
        json!({ "change": step.change.word() }),
        said(json!({
            "score": step.score.map(Score::fraction),
            "lower_marked": words(&lower.text, &step.marks.lower),
            "upper_marked": words(&upper.text, &step.marks.upper),
            "elsewhere": elsewhere,
        })),
        shown(step.change, across, &step.evidence, texts),
    ])
}
