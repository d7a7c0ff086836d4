//! One node of the tree.

use eframe::egui::{Align, Button, Label, Layout, Popup, Pos2, Response, Role, Sense, Ui, Vec2, vec2};
use rungs_domain::qualify::Outcome;
use rungs_domain::qualify::Verdict;

use super::{Setting, evidence};
use crate::ui::kit::tree_lines::{SHAPE, indent};
use crate::ui::kit::{name_it, outcome_hue, paint_outcome, small, text};
use crate::ui::panels::qualify::judge::{self, JudgeView, Subject};
use crate::ui::theme::{Face, size};
use rungs_app::Command;
use rungs_app::applicants::{ApplicantCommand, Judging};
use rungs_app::view::qualify::tree::{NodeData, RecordedData};

/// The width of the evidence.
const EVIDENCE: f32 = 184.0;
/// Below this width the evidence stands under the sentence.
const NARROW: f32 = 470.0;

/// Draws a node; returns the place of its shape.
pub fn show(
    ui: &mut Ui,
    setting: &Setting<'_>,
    node: &NodeData,
    judge: &mut JudgeView,
    commands: &mut Vec<Command>,
) -> Pos2 {
    let indent = indent(node.depth);
    let inner = ui.available_width() - indent - SHAPE - 8.0;
    let beside = inner > NARROW && evidence::is_any(node);
    let place = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(indent);
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(SHAPE), Sense::hover());
        describe(&response, node);
        paint_outcome(ui.painter(), rect.center(), SHAPE, node.outcome, !node.used, setting.theme);
        let words = if beside { inner - EVIDENCE - 16.0 } else { inner - 8.0 };
        ui.vertical(|ui| {
            ui.set_width(words.max(80.0));
            sentence(ui, setting, node, judge, commands);
            if !beside {
                evidence::show(ui, node, setting.theme);
            }
        });
        if beside {
            ui.vertical(|ui| {
                ui.set_width(EVIDENCE);
                evidence::show(ui, node, setting.theme);
            });
        }
        rect.center()
    });
    below(ui, setting, node, (indent + SHAPE + 8.0, judge), commands);
    place.inner
}

/// The shape stands for the node: what it is, what came of it, and where in the tree it stands.
fn describe(response: &Response, node: &NodeData) {
    name_it(response, Role::TreeItem, &format!("{}: {}", node.heading, node.outcome.words()));
    // The rung is the first level.
    response.ctx.accesskit_node_builder(response.id, |one| one.set_level(node.depth + 2));
}

/// Judgments on record, and those that are missing.
fn below(
    ui: &mut Ui,
    setting: &Setting<'_>,
    node: &NodeData,
    (indent, judge): (f32, &mut JudgeView),
    commands: &mut Vec<Command>,
) {
    let judging = setting.state.applicants.judging.as_ref();
    let aside = node
        .sentence
        .as_ref()
        .filter(|sentence| judging.is_some_and(|one| one.what == **sentence && one.level == *setting.level));
    if node.recorded.is_empty() && node.questions.is_empty() && aside.is_none() {
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(indent);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            for one in &node.recorded {
                recorded(ui, setting, one, commands);
            }
            for question in &node.questions {
                judge::card(ui, setting, &Subject::Question(question), judge, commands);
            }
            if let Some(sentence) = aside {
                judge::card(ui, setting, &Subject::Sentence(sentence), judge, commands);
            }
        });
    });
}

fn sentence(ui: &mut Ui, setting: &Setting<'_>, node: &NodeData, judge: &mut JudgeView, commands: &mut Vec<Command>) {
    let theme = setting.theme;
    let ink = if node.used { theme.text } else { theme.muted };
    // A line of words, as high as the shape beside it.
    ui.spacing_mut().interact_size.y = SHAPE;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        // The shape beside it says it to screen readers.
        let galley = ui.painter().layout_no_wrap(node.heading.to_owned(), Face::SansSemibold.at(size::META), ink);
        let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
        ui.painter().galley(rect.min, galley, ink);
        if !node.used {
            ui.label(small("not needed for this answer", theme));
        }
        if let Some(beside) = &node.beside {
            ui.label(text(format!("differs: {beside}"), Face::SansSemibold, size::CHANGE, theme.warning.text));
        }
        if let Some(sentence) = &node.sentence {
            set_aside(ui, setting, sentence, judge, commands);
        }
    });
    if let Some(quote) = &node.quote {
        ui.add(Label::new(text(format!("“{quote}”"), Face::Serif, size::TEXT, ink)).selectable(true));
    }
    if let Some(reading) = &node.reading {
        ui.label(small(format!("Reading: {reading}"), theme));
    }
    for remark in &node.remarks {
        ui.label(text(format!("Note: {remark}"), Face::SansMedium, size::META, theme.warning.text));
    }
    for note in &node.notes {
        ui.label(small(format!("Printed beside it: {note}"), theme));
    }
    for question in &node.idle_questions {
        ui.label(small(format!("Open, but without effect here: {question}"), theme));
    }
}

/// The sentence need not be met: something else is accepted, or it is not applied.
fn set_aside(ui: &mut Ui, setting: &Setting<'_>, sentence: &str, judge: &mut JudgeView, commands: &mut Vec<Command>) {
    let words = text("Set aside …", Face::SansMedium, size::META, setting.theme.accent);
    ui.spacing_mut().button_padding = vec2(4.0, 0.0);
    let response = ui.add(Button::new(words).frame(false));
    name_it(&response, Role::Button, &format!("Set aside: {sentence}"));
    Popup::menu(&response).show(|ui| {
        let ways = [
            (Verdict::Substituted, "Substituted: something else is accepted in its place"),
            (Verdict::Waived, "Waived: it is not applied to this applicant"),
        ];
        for (verdict, words) in ways {
            if ui.button(words).clicked() {
                judge.begun = Some(sentence.to_owned());
                let judging = Judging {
                    what: sentence.to_owned(),
                    level: setting.level.clone(),
                    only_here: true,
                    verdict: Some(verdict),
                    why: String::new(),
                };
                commands.push(Command::Applicants(ApplicantCommand::Judge(Some(judging))));
                ui.close();
            }
        }
    });
}

/// What was decided, by whom, when and why; it can be taken out again.
fn recorded(ui: &mut Ui, setting: &Setting<'_>, one: &RecordedData, commands: &mut Vec<Command>) {
    let theme = setting.theme;
    let violet = outcome_hue(theme, Outcome::NeedsJudgement).text;
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().interact_size.y = SHAPE;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
            let what = one.question.as_deref().unwrap_or("this sentence");
            let words = format!("◆ {}: {what}", one.decision);
            ui.label(text(words, Face::SansSemibold, size::META, violet));
            ui.spacing_mut().button_padding = vec2(4.0, 0.0);
            let response =
                ui.add(Button::new(text("Take out", Face::SansMedium, size::META, theme.accent)).frame(false));
            name_it(&response, Role::Button, &format!("Take out the judgment: {what}"));
            if response.clicked() {
                commands.push(Command::Applicants(ApplicantCommand::ForgetJudgement(one.place)));
            }
        });
        ui.label(small(format!("{}: {}", one.signed, one.why), theme));
    });
}
