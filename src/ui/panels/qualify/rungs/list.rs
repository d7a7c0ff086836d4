//! The list of rungs by series, with the trees of those that are open.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Align, CornerRadius, Frame, Id, Key, Label, Margin, Modifiers, Response, Stroke, Ui, vec2};
use rungs_domain::spec::LevelRef;

use super::row::RungRow;
use crate::ui::kit::{LINE, own_keys, small, text};
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
}

impl ListView {
    /// Forgets what was made from earlier answers.
    pub fn forget_trees(&mut self) {
        self.trees.clear();
    }

    /// Draws the list.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        state: &State,
        data: &RungsData,
        judge: &mut JudgeView,
        theme: &Theme,
        commands: &mut Vec<Command>,
    ) {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        let order: Vec<&LevelRef> = data.rungs().map(|rung| &rung.level).collect();
        for group in &data.groups {
            heading(ui, group, theme);
            for rung in &group.rungs {
                let row = row(ui, state, data, rung, theme, commands);
                if is_open(state, &rung.level) {
                    self.tree(ui, state, rung, judge, theme, commands);
                }
                if row.has_focus() {
                    keys(ui, &row, &rung.level, &order);
                }
            }
            ui.add_space(10.0);
        }
    }

    fn tree(
        &mut self,
        ui: &mut Ui,
        state: &State,
        rung: &RungData,
        judge: &mut JudgeView,
        theme: &Theme,
        commands: &mut Vec<Command>,
    ) {
        let answers = state.applicants.answers.as_ref().zip(state.applicants.shown_answers());
        let made = || answers.and_then(|(answers, one)| TreeData::new(answers, one, &rung.level)).map(Arc::new);
        let data = self.trees.entry(rung.level.clone()).or_insert_with(made).clone();
        let frame = Frame::new()
            .fill(theme.panel)
            .stroke(Stroke::new(1.0, theme.edge))
            .corner_radius(CornerRadius { nw: 0, ne: 0, sw: 6, se: 6 })
            .inner_margin(Margin { left: 8, right: 12, top: 8, bottom: 10 });
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            match &data {
                Some(data) => tree::show(ui, state, data, &rung.level, judge, theme, commands),
                None => {
                    let words = rung.results.first().map_or("", |result| result.words.as_str());
                    ui.label(text(words, Face::Sans, size::CONTROL, theme.text));
                }
            }
        });
    }
}

fn row(
    ui: &mut Ui,
    state: &State,
    data: &RungsData,
    rung: &RungData,
    theme: &Theme,
    commands: &mut Vec<Command>,
) -> Response {
    let open = is_open(state, &rung.level);
    let row = RungRow { rung, policies: &data.policies, open, theme };
    let response = row.show(ui, row_id(&rung.level));
    if response.clicked() {
        response.request_focus();
        commands.push(Command::Applicants(ApplicantCommand::ToggleRung(rung.level.clone())));
    }
    response
}

/// Up and down go from rung to rung, and first through what is out of view of the tree between them.
fn keys(ui: &Ui, row: &Response, level: &LevelRef, order: &[&LevelRef]) {
    own_keys(ui.ctx(), row.id);
    let Some(here) = order.iter().position(|one| *one == level) else { return };
    let (view, bottom) = (ui.clip_rect(), ui.min_rect().bottom());
    let lines = [(Key::ArrowDown, bottom > view.bottom(), LINE), (Key::ArrowUp, row.rect.top() < view.top(), -LINE)];
    for (key, _, by) in lines.into_iter().filter(|(_, more, _)| *more) {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, -by));
        }
    }
    let keys = [
        (Key::ArrowDown, here.saturating_add(1)),
        (Key::ArrowUp, here.saturating_sub(1)),
        (Key::Home, 0),
        (Key::End, order.len().saturating_sub(1)),
    ];
    let pressed = keys.into_iter().find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
    if let Some(to) = pressed.and_then(|(_, to)| order.get(to)) {
        ui.memory_mut(|memory| memory.request_focus(row_id(to)));
        ui.ctx().request_repaint();
    }
}

/// Whether the tree of a rung is shown.
fn is_open(state: &State, level: &LevelRef) -> bool {
    state.applicants.rung.as_ref() == Some(level) || state.applicants.unfolded.contains(level)
}

/// The id of a row.
pub fn row_id(level: &LevelRef) -> Id {
    Id::unique(("rung", level.series.as_str(), level.code.as_str()))
}

fn heading(ui: &mut Ui, group: &GroupData, theme: &Theme) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.set_min_height(26.0);
        ui.with_layout(eframe::egui::Layout::left_to_right(Align::Center), |ui| {
            ui.label(text(group.title.as_str(), Face::SerifSemibold, size::SECTION, theme.text));
            ui.add(Label::new(small(group.subtitle.as_str(), theme)).truncate());
        });
    });
    let room = ui.available_rect_before_wrap();
    ui.painter().hline(room.x_range(), room.top() - 0.5, Stroke::new(1.0, theme.edge));
}
