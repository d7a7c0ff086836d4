//! What stands over a step: the way back, the steps beside it, its title, and how often each change occurs.

use eframe::egui::{Frame, Label, Margin, Rect, Response, TextStyle, TextWrapMode, Ui, WidgetText, vec2};

use crate::ui::kit::{Button, Cx, Weight, as_heading, key_names, line_between, small, text, tooltip};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::actions::Action;
use rungs_app::view::step::StepData;
use rungs_app::{Command, State};

/// Draws it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, data: &StepData) {
    Frame::NONE.inner_margin(Margin { left: 16, right: 16, top: 6, bottom: 7 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 3.0);
        ui.horizontal_wrapped(|ui| ways(ui, cx, data));
        ui.horizontal_wrapped(|ui| title(ui, data, cx.theme));
    });
}

/// The way back on the left, the steps beside this one on the right.
fn ways(ui: &mut Ui, cx: &mut Cx<'_>, data: &StepData) {
    let back = format!("‹ {}", data.back);
    let keys = key_names(ui.ctx(), Action::Back.shortcuts().get(..1).unwrap_or_default());
    let button = Button::new(&back).name("Back to the ladder").weight(Weight::Link).key(&keys);
    let beside = [
        (Action::PreviousStep, data.previous.as_deref().map(|step| format!("← {step}"))),
        (Action::NextStep, data.next.as_deref().map(|step| format!("{step} →"))),
    ];
    let beside = beside.into_iter().filter_map(|(action, face)| Some((action, face?)));
    let beside: Vec<(Action, String)> = beside.collect();
    let width: f32 = beside.iter().map(|(_, face)| Button::new(face).width(ui) + 8.0).sum();
    let left = button.width(ui);
    if button.show(ui, cx.theme).on_hover_text(tooltip(ui.ctx(), Action::Back)).clicked() {
        cx.send(Command::CloseStep);
    }
    ui.add_space((ui.max_rect().width() - left - width - 8.0).max(0.0));
    for (action, face) in beside {
        let response = Button::new(&face).name(action.name()).show(ui, cx.theme);
        send(&response.on_hover_text(tooltip(ui.ctx(), action)), cx, action);
    }
}

fn send(response: &Response, cx: &mut Cx<'_>, action: Action) {
    let state: &State = cx.state;
    if response.clicked() {
        cx.commands.extend(action.command(state));
    }
}

fn title(ui: &mut Ui, data: &StepData, theme: &Theme) {
    let words = text(&data.title, Face::SerifTitle, size::TITLE, theme.text);
    let under = small(&data.subtitle, theme);
    let counts: Vec<WidgetText> = data
        .counts
        .iter()
        .map(|(told, count)| {
            let words = format!("{} {count} {told}", told.glyph());
            text(words, Face::SansSemibold, size::CHANGE, theme.told(*told).text).into()
        })
        .collect();
    let of = WidgetText::from(small("Class concept", theme));
    let gap = ui.spacing().item_spacing.x;
    let left = width(ui, words.clone()) + width(ui, under.clone()) + 2.0 * gap;
    let right: f32 = counts.iter().chain([&of]).map(|words| width(ui, words.clone()) + gap).sum();
    let room = ui.max_rect().width();
    as_heading(&ui.add(Label::new(words).wrap()), &data.title, 1);
    ui.add(Label::new(under).wrap());
    if counts.is_empty() {
        return;
    }
    ui.add_space((room - left - right).max(0.0));
    ui.label(of);
    for words in counts {
        // A count goes to the next line whole.
        ui.add(Label::new(words).extend());
    }
}

fn width(ui: &Ui, words: impl Into<WidgetText>) -> f32 {
    words.into().into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Body).size().x
}

/// The rules above the two parts and between them.
pub fn divide(ui: &Ui, (left, right): (Rect, Rect), beside: bool, theme: &Theme) {
    line_between(ui, left.union(right).left_top(), left.union(right).right_top(), theme);
    match beside {
        true => line_between(ui, right.left_top(), right.left_bottom(), theme),
        false => line_between(ui, right.left_top(), right.right_top(), theme),
    }
}
