//! Time of work that is asked for.

use eframe::egui::Ui;
use rungs_domain::revise::Change;
use rungs_domain::spec::{Code, Experience, Requirement};

use super::pen::Pen;
use super::spoken;
use crate::ui::kit::choice::Several;
use rungs_app::typed;

/// Draws the fields of time of work.
pub(super) fn show(ui: &mut Ui, pen: &mut Pen<'_>, node: &Experience) {
    let said = |change: &dyn Fn(&mut Experience)| {
        let mut said = node.clone();
        change(&mut said);
        Requirement::Experience(said)
    };
    pen.time(ui, "How long", "months", node.months, |months| said(&|node| node.months = months));
    let mut counted = node.kinds.clone();
    if kinds(ui, pen, "Counts as", "any work", &mut counted) {
        let need = need_after(&node.need, &node.kinds, &counted);
        pen.put(said(&|node| {
            node.need.clone_from(&need);
            node.kinds.clone_from(&counted);
        }));
    }
    let mut judged = node.judged_kinds.clone();
    if kinds(ui, pen, "If found similar", "no other work", &mut judged) {
        pen.put(said(&|node| node.judged_kinds.clone_from(&judged)));
    }
    let mut progressive = node.progressive;
    if pen.tick(ui, "Of growing responsibility", &mut progressive) {
        pen.put(said(&|node| node.progressive = progressive));
    }
    levels(ui, pen, node);
    let now = node.only_if.as_deref().unwrap_or_default();
    pen.words(ui, "Only if", "only if", (now, "Asked for in any case"), |text| {
        let only_if = typed::words(text)?;
        Ok(Change::Put(Box::new(said(&|node| node.only_if.clone_from(&only_if)))))
    });
    need(ui, pen, &node.need, |need| said(&|node| node.need.clone_from(&need)));
}

/// Levels of the series such that comparable work counts.
fn levels(ui: &mut Ui, pen: &mut Pen<'_>, node: &Experience) {
    let levels = &pen.setting.edited.series.levels;
    let list: Vec<(&str, &str)> = levels.iter().map(|one| (one.code.as_str(), one.title.as_str())).collect();
    let mut chosen: Vec<String> = node.comparable_to.iter().map(ToString::to_string).collect();
    let several = Several { none: "not asked", list: &list, shown: str::to_owned };
    if pen.several(ui, "Comparable to", several, &mut chosen) {
        let comparable_to = chosen.into_iter().filter_map(|code| Code::new(code).ok()).collect();
        pen.put(Requirement::Experience(Experience { comparable_to, ..node.clone() }));
    }
}

/// Kinds of work of the vocabulary; whether the choice was changed.
pub(super) fn kinds(ui: &mut Ui, pen: &mut Pen<'_>, caption: &str, none: &str, chosen: &mut Vec<String>) -> bool {
    let kinds = &pen.vocabulary().kinds;
    let list: Vec<(&str, &str)> = kinds.iter().map(|kind| (kind.id.as_str(), kind.meaning.as_str())).collect();
    pen.several(ui, caption, Several { none, list: &list, shown: spoken }, chosen)
}

/// What missing time is called once other kinds count: where it was called after the first of them, it follows.
pub(super) fn need_after(need: &str, before: &[String], after: &[String]) -> String {
    let follows = before.first().is_none_or(|first| first == need);
    after.first().filter(|_| follows).map_or_else(|| need.to_owned(), Clone::clone)
}

/// What the time is called where it is short.
pub(super) fn need(ui: &mut Ui, pen: &mut Pen<'_>, now: &str, put: impl FnOnce(String) -> Requirement) {
    pen.line(ui, "Called if short", "need", (&spoken(now), "social casework"), |text| {
        let words = typed::line(text).to_lowercase();
        Ok(Change::Put(Box::new(put(words.replace(' ', "_")))))
    });
}
