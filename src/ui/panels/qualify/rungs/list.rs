//! The list of rungs by series, with the trees of those that are open.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Align, CornerRadius, Frame, Id, Key, Margin, Modifiers, Rangef, Stroke, Ui, vec2};
use rungs_domain::spec::LevelRef;

use super::row::RungRow;
use crate::ui::kit::{Cx, LINE, ListNav, NavEvent, NavRows, TreeNode, elided, heading, small, text};
use crate::ui::panels::qualify::judge::JudgeView;
use crate::ui::panels::qualify::tree;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::applicants::ApplicantCommand;
use rungs_app::view::qualify::rungs::{GroupData, RungData, RungsData};
use rungs_app::view::qualify::tree::TreeData;
use rungs_app::{Command, State};

/// What the list keeps between frames.
#[derive(Debug, Default)]
pub struct ListView {
    trees: BTreeMap<LevelRef, Option<Arc<TreeData>>>,
    /// The keyboard among the rungs, by their places in the order shown.
    nav: ListNav,
    /// The rung that has it, for the order changes with the answers.
    entry: Option<LevelRef>,
    /// The height of each rung, and the width and policies that it was measured for.
    heights: Vec<f32>,
    measured_for: Option<(f32, usize)>,
}

impl ListView {
    /// Forgets what was made from earlier answers.
    pub fn forget(&mut self) {
        self.trees.clear();
        self.measured_for = None;
    }

    /// Draws the list.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, data: &RungsData, judge: &mut JudgeView) {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        self.measure(ui, cx, data);
        self.nav.begin(ui);
        let mut at = 0;
        for group in &data.groups {
            title(ui, group, cx.theme);
            for rung in &group.rungs {
                self.rung(ui, cx, (at, rung), data, judge);
                at += 1;
            }
            ui.add_space(10.0);
        }
        if self.nav.holds() {
            self.keys(ui, cx, data);
        }
        self.entry = data.rungs().nth(self.nav.at).map(|rung| rung.level.clone());
    }

    /// Measures the rows once for each width.
    fn measure(&mut self, ui: &Ui, cx: &Cx<'_>, data: &RungsData) {
        let key = (ui.available_width(), data.policies.len());
        if self.measured_for != Some(key) {
            let row = |rung| RungRow { rung, policies: &data.policies, open: false, theme: cx.theme };
            self.heights = data.rungs().map(|rung| row(rung).height(ui.painter(), key.0)).collect();
            self.measured_for = Some(key);
            let place = data.rungs().position(|rung| Some(&rung.level) == self.entry.as_ref());
            self.nav.at = place.unwrap_or(self.nav.at).min(self.heights.len().saturating_sub(1));
        }
    }

    /// Up and down go from rung to rung, Left and Right fold and unfold.
    fn keys(&mut self, ui: &Ui, cx: &mut Cx<'_>, data: &RungsData) {
        let rungs: Vec<&RungData> = data.rungs().collect();
        let words = |at: usize| rungs.get(at).map_or_else(String::new, |rung| rung.code_and_title());
        let node = |at: usize| {
            let open = rungs.get(at).map(|rung| is_open(cx.state, &rung.level));
            TreeNode { depth: 0, open }
        };
        let rows = NavRows { words: Some(&words), node: Some(&node), ..NavRows::list(rungs.len(), 1) };
        // Page Up and Page Down are left to the column: they scroll through what is open.
        let event = if scrolls_by_page(ui) { None } else { self.nav.keys(ui, &rows) };
        if let (Some(NavEvent::Fold), Some(rung)) = (event, rungs.get(self.nav.at)) {
            cx.send(Command::Applicants(ApplicantCommand::ToggleRung(rung.level.clone())));
        }
        if event.is_some() {
            ui.ctx().request_repaint();
        }
    }

    /// A rung, and the tree below it where it is open. Rows out of view are not laid out.
    fn rung(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        (at, rung): (usize, &RungData),
        data: &RungsData,
        judge: &mut JudgeView,
    ) {
        let height = self.heights.get(at).copied().unwrap_or_default();
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        let open = is_open(cx.state, &rung.level);
        if at == self.nav.at || ui.is_rect_visible(rect) || is_focused(ui, &rung.level) {
            let row = RungRow { rung, policies: &data.policies, open, theme: cx.theme };
            let id = row_id(&rung.level);
            let response = row.show(ui, rect, id, self.nav.sense(ui, id, at));
            self.nav.hold(&response, at);
            if response.clicked() {
                self.nav.go(at, false);
                self.nav.take_keyboard();
                cx.send(Command::Applicants(ApplicantCommand::ToggleRung(rung.level.clone())));
            }
        }
        if open {
            self.tree(ui, cx, rung, judge);
            if at == self.nav.at && self.nav.holds() {
                read_on(ui, Rangef::new(rect.top(), ui.min_rect().bottom()));
            }
        }
    }

    fn tree(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rung: &RungData, judge: &mut JudgeView) {
        let (state, theme) = (cx.state, cx.theme);
        let answers = state.applicants.answers.as_ref().zip(state.applicants.shown_answers());
        let words = &state.library.vocabulary;
        let made = || answers.and_then(|(answers, one)| TreeData::new(answers, one, &rung.level, words)).map(Arc::new);
        let data = self.trees.entry(rung.level.clone()).or_insert_with(made).clone();
        let frame = Frame::new()
            .fill(theme.panel)
            .stroke(Stroke::new(1.0, theme.edge))
            .corner_radius(CornerRadius { nw: 0, ne: 0, sw: 6, se: 6 })
            .inner_margin(Margin { left: 8, right: 12, top: 8, bottom: 10 });
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            match &data {
                Some(data) => tree::show(ui, cx, data, &rung.level, judge),
                None => {
                    let words = rung.results.first().map_or("", |result| result.words.as_str());
                    ui.label(text(words, Face::Sans, size::CONTROL, theme.text));
                }
            }
        });
    }
}

/// Up and down first go through what is out of view of a rung.
fn read_on(ui: &Ui, rung: Rangef) {
    let view = ui.clip_rect().y_range();
    let lines = [(Key::ArrowDown, rung.max > view.max, LINE), (Key::ArrowUp, rung.min < view.min, -LINE)];
    for (key, _, by) in lines.into_iter().filter(|(_, more, _)| *more) {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, -by));
        }
    }
}

/// Whether a key scrolls by a page.
fn scrolls_by_page(ui: &Ui) -> bool {
    ui.input(|input| input.key_pressed(Key::PageUp) || input.key_pressed(Key::PageDown))
}

fn is_focused(ui: &Ui, level: &LevelRef) -> bool {
    ui.memory(|memory| memory.has_focus(row_id(level)))
}

/// Whether the tree of a rung is shown.
fn is_open(state: &State, level: &LevelRef) -> bool {
    state.applicants.rung.as_ref() == Some(level) || state.applicants.unfolded.contains(level)
}

/// The id of a row.
pub fn row_id(level: &LevelRef) -> Id {
    Id::unique(("rung", level.series.as_str(), level.code.as_str()))
}

fn title(ui: &mut Ui, group: &GroupData, theme: &Theme) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.set_min_height(26.0);
        ui.with_layout(eframe::egui::Layout::left_to_right(Align::Center), |ui| {
            heading(ui, text(group.title.as_str(), Face::SerifSemibold, size::SECTION, theme.text), 3);
            elided(ui, small(group.subtitle.as_str(), theme));
        });
    });
    let room = ui.available_rect_before_wrap();
    ui.painter().hline(room.x_range(), room.top() - 0.5, Stroke::new(1.0, theme.edge));
}
