//! Time of work that is asked for.

use eframe::egui::Ui;
use rungs_domain::revise::Change;
use rungs_domain::spec::{Code, Experience, Node, NodeStep, Requirement};

use super::form::NodeForm;
use super::spoken;
use rungs_app::typed;

/// To which other times of the same group this one is in addition.
fn on_top(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Experience) {
    let beside = times_beside(form.setting.edited.requires, &form.view.editor.focus);
    if beside.is_empty() {
        return;
    }
    let list = beside.iter().map(|cite| (cite.as_str(), "no month counts for both"));
    let mut chosen = node.in_addition.clone();
    if form.several(
        ui,
        "In addition to",
        ("nothing: months may count for several", |cite| format!("“{cite}”")),
        list,
        &mut chosen,
    ) {
        form.put(Requirement::Experience(Experience { in_addition: chosen, ..node.clone() }));
    }
}

/// The sentences of the other times of work in the group in which a node stands, of which all are needed.
fn times_beside(tree: Option<&Requirement>, path: &[NodeStep]) -> Vec<String> {
    let path = path.strip_suffix(&[NodeStep::Time]).unwrap_or(path);
    let Some((NodeStep::Part(own), above)) = path.split_last() else { return Vec::new() };
    match tree.and_then(|tree| Node::Requirement(tree).at(above)) {
        Some(Node::Requirement(Requirement::All(branch))) => {
            let others = branch.of.iter().enumerate().filter(|(at, _)| at != own);
            others.filter_map(|(_, part)| part.time_cited().map(|(cite, _)| cite.to_owned())).collect()
        }
        _ => Vec::new(),
    }
}

/// Draws the fields of time of work.
pub(super) fn show(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Experience) {
    let said = |change: &dyn Fn(&mut Experience)| {
        let mut said = node.clone();
        change(&mut said);
        Requirement::Experience(said)
    };
    form.time_or_any(ui, "How long", node.months, |months| {
        said(&|node| {
            node.months = months;
            node.more_than &= months > 0;
        })
    });
    let mut more_than = node.more_than;
    if node.months > 0 && form.tick(ui, "More than that", &mut more_than) {
        form.put(said(&|node| node.more_than = more_than));
    }
    let mut counted = node.kinds.clone();
    if kinds(ui, form, "Counts as", "any work", &mut counted) {
        let need = need_after(&node.need, &node.kinds, &counted);
        form.put(said(&|node| {
            node.need.clone_from(&need);
            node.kinds.clone_from(&counted);
        }));
    }
    for kind in &node.kinds {
        let words = form.vocabulary().kind_words(kind);
        if form.button(ui, "Same work as …", &format!("Rule what work “{words}” is the same as, for the library"))
        {
            form.view.same_work = Some(kind.clone());
        }
    }
    let mut judged = node.judged_kinds.clone();
    if kinds(ui, form, "If found similar", "no other work", &mut judged) {
        form.put(said(&|node| node.judged_kinds.clone_from(&judged)));
    }
    printed(ui, form, node);
    on_top(ui, form, node);
    let mut progressive = node.progressive;
    if form.tick(ui, "Of growing responsibility", &mut progressive) {
        form.put(said(&|node| node.progressive = progressive));
    }
    levels(ui, form, node);
    let now = node.only_if.as_deref().unwrap_or_default();
    form.words(ui, "Only if", "only if", (now, "Asked for in any case"), |text| {
        let only_if = typed::words(text)?;
        Ok(Change::Put(Box::new(said(&|node| node.only_if.clone_from(&only_if)))))
    });
    need(ui, form, &node.need, |need| said(&|node| node.need.clone_from(&need)));
}

/// What is printed of the work beside its kind: what is done, in what setting, in which time.
fn printed(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Experience) {
    let now = node.doing.as_deref().unwrap_or_default();
    form.words(ui, "As printed", "doing", (now, "Nothing more than the kind"), |text| {
        let doing = typed::words(text)?;
        Ok(Change::Put(Box::new(Requirement::Experience(Experience { doing, ..node.clone() }))))
    });
    form.line(ui, "Setting", "setting", (&node.setting.join("; "), "paid; outside of State service"), |text| {
        let setting = names(text)?;
        Ok(Change::Put(Box::new(Requirement::Experience(Experience { setting, ..node.clone() }))))
    });
    let now = node.since.as_deref().unwrap_or_default();
    form.line(ui, "In which time", "since", (now, "within the last 15 years"), |text| {
        let since = typed::words(text)?;
        Ok(Change::Put(Box::new(Requirement::Experience(Experience { since, ..node.clone() }))))
    });
}

/// Words with `;` between them.
pub(super) fn names(text: &str) -> Result<Vec<String>, String> {
    let words = typed::words(text)?.unwrap_or_default();
    Ok(words.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

/// Levels of the series such that comparable work counts.
fn levels(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Experience) {
    let levels = &form.setting.edited.series.levels;
    let list = levels.iter().map(|one| (one.code.as_str(), one.title.as_str()));
    let mut chosen: Vec<String> = node.comparable_to.iter().map(ToString::to_string).collect();
    if form.several(ui, "Comparable to", ("not asked", str::to_owned), list, &mut chosen) {
        let comparable_to = chosen.into_iter().filter_map(|code| Code::new(code).ok()).collect();
        form.put(Requirement::Experience(Experience { comparable_to, ..node.clone() }));
    }
}

/// Kinds of work of the vocabulary; whether the choice was changed.
pub(super) fn kinds(
    ui: &mut Ui,
    form: &mut NodeForm<'_>,
    caption: &'static str,
    none: &str,
    chosen: &mut Vec<String>,
) -> bool {
    let kinds = &form.vocabulary().kinds;
    let list = kinds.iter().map(|kind| (kind.id.as_str(), kind.meaning.as_str()));
    form.several(ui, caption, (none, spoken), list, chosen)
}

/// What missing time is called once other kinds count: where it was called after the first of them, it follows.
pub(super) fn need_after(need: &str, before: &[String], after: &[String]) -> String {
    let follows = before.first().is_none_or(|first| first == need);
    after.first().filter(|_| follows).map_or_else(|| need.to_owned(), Clone::clone)
}

/// What the time is called where it is short.
pub(super) fn need(ui: &mut Ui, form: &mut NodeForm<'_>, now: &str, put: impl FnOnce(String) -> Requirement) {
    form.line(ui, "Called if short", "need", (&spoken(now), "social casework"), |text| {
        let words = typed::line(text).to_lowercase();
        Ok(Change::Put(Box::new(put(words.replace(' ', "_")))))
    });
}
