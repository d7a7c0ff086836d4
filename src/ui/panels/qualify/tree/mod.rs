//! The tree of a rung: each node with its outcome, its printed sentence, what bears on it and what is short.

mod evidence;
mod node;

use eframe::egui::{Label, Pos2, Ui, vec2};
use rungs_domain::spec::LevelRef;

use super::judge::{self, JudgeView, Subject};
use crate::ui::kit::tree_lines::connect;
use crate::ui::kit::{Cx, heading, outcome_label, small, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::view::qualify::tree::{TierData, TreeData};
use rungs_app::{Command, State};

/// What the parts of a tree are drawn from.
pub struct Setting<'a> {
    /// The state.
    pub state: &'a State,
    /// The level of the rung.
    pub level: &'a LevelRef,
    /// The theme.
    pub theme: &'a Theme,
}

/// Draws the trees of a rung.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, data: &TreeData, level: &LevelRef, judge: &mut JudgeView) {
    let theme = cx.theme;
    let setting = Setting { state: cx.state, level, theme };
    ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
    for (at, tier) in data.tiers.iter().enumerate() {
        if at > 0 {
            ui.add_space(14.0);
        }
        if data.tiers.len() > 1 || tier.outcome != tier.nodes.first().map_or(tier.outcome, |node| node.outcome) {
            title(ui, tier, theme);
        } else {
            ui.add(Label::new(small(format!("“{}”", tier.heading), theme)).selectable(true));
        }
        if let Some(nearest) = &tier.nearest {
            ui.label(text(format!("Nearest way to met: {nearest}"), Face::SansMedium, size::META, theme.text));
        }
        for line in &tier.beside {
            ui.label(small(line.as_str(), theme));
        }
        ui.add_space(4.0);
        ui.push_id(("tier", at), |ui| tier_nodes(ui, &setting, tier, judge, cx.commands));
    }
}

fn title(ui: &mut Ui, tier: &TierData, theme: &Theme) {
    ui.horizontal_wrapped(|ui| {
        let words = tier.outcome.words();
        outcome_label(ui, words, &format!("{}: {words}", tier.heading), tier.outcome, size::CONTROL, theme);
        heading(ui, text(tier.heading.as_str(), Face::SerifSemibold, size::TEXT, theme.text), 4);
        ui.label(small(tier.role, theme));
    });
}

fn tier_nodes(ui: &mut Ui, setting: &Setting<'_>, tier: &TierData, judge: &mut JudgeView, commands: &mut Vec<Command>) {
    let mut places: Vec<(usize, Pos2)> = Vec::with_capacity(tier.nodes.len());
    for (at, node) in tier.nodes.iter().enumerate() {
        let place = ui.push_id(("node", at), |ui| node::show(ui, setting, node, judge, commands)).inner;
        connect(ui, &places, node.depth, place, setting.theme);
        places.push((node.depth, place));
        ui.add_space(6.0);
    }
    if !tier.elsewhere.is_empty() {
        ui.label(small("Also open, on another way to this level:", setting.theme));
    }
    for question in &tier.elsewhere {
        judge::card(ui, setting, &Subject::Question(question), judge, commands);
    }
}
