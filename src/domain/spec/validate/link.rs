//! Rules of confirmed links.

use std::collections::BTreeSet;

use super::{Step, Walk};
use crate::spec::{ConfirmedLink, Decision, ItemKind, Level, LevelRef, Series, SeriesId};

/// Checks links; those into series that `series` does not find are not looked up.
pub(super) fn check<'s>(links: &[ConfirmedLink], series: impl Fn(&SeriesId) -> Option<&'s Series>, walk: &mut Walk) {
    let mut seen = BTreeSet::new();
    for (at, link) in links.iter().enumerate() {
        walk.step(Step::Index(at), |walk| {
            end("lower", "lower_number", &link.lower, link.lower_number, link.item, &series, walk);
            end("upper", "upper_number", &link.upper, link.upper_number, link.item, &series, walk);
            if link.lower == link.upper {
                let hint = "a link leads from one level to another";
                walk.field("upper", |walk| walk.report("link-to-itself", "both ends are the same level", hint));
            }
            contradiction(link, walk);
            let pair = (&link.lower, &link.upper, link.item, link.lower_number, link.upper_number);
            if !seen.insert(pair) {
                walk.report("duplicate-link", "these two items are decided twice", "keep one of the decisions");
            }
        });
    }
}

/// Links inside a series must begin or end in it.
pub(super) fn check_home(links: &[ConfirmedLink], home: &SeriesId, walk: &mut Walk) {
    for (at, link) in links.iter().enumerate() {
        if link.lower.series != *home && link.upper.series != *home {
            walk.step(Step::Index(at), |walk| {
                let message = format!("neither end of the link is in this series, {home}");
                walk.report("dangling-reference", message, "put it into the series that it is about");
            });
        }
    }
}

fn end<'s>(
    side: &'static str,
    number_field: &'static str,
    to: &LevelRef,
    number: u32,
    item: ItemKind,
    series: &impl Fn(&SeriesId) -> Option<&'s Series>,
    walk: &mut Walk,
) {
    let Some(series) = series(&to.series) else { return };
    match series.level(&to.code) {
        None => walk.field(side, |walk| {
            walk.field("code", |walk| {
                let message = format!("{} has no level \"{}\"", to.series, to.code);
                let hint = walk.levels_hint(series, &to.code);
                walk.report("dangling-reference", message, hint);
            });
        }),
        Some(level) if !has_item(series, level, item, number) => walk.field(number_field, |walk| {
            let message = format!("the level {} has no {} {number}", to.code, item.word());
            walk.report("dangling-reference", message, "use the number that stands beside the item");
        }),
        Some(_) => {}
    }
}

fn has_item(series: &Series, level: &Level, item: ItemKind, number: u32) -> bool {
    match item {
        ItemKind::Duty => level.duties.items.iter().any(|duty| duty.number == number),
        ItemKind::Ksa => series.ksas_of(level).any(|ksa| ksa.number == number),
    }
}

fn contradiction(link: &ConfirmedLink, walk: &mut Walk) {
    let message = match (link.decision, link.change) {
        (Decision::Unlinked, Some(_)) => "items that are not linked have no change between them",
        (Decision::Linked, Some(change)) if change.is_of_one_item() => {
            "this change is for items without a counterpart, and these two are linked"
        }
        _ => return,
    };
    walk.field("change", |walk| walk.report("contradiction", message, "delete the change, or use another"));
}
