//! What stands over a step: the way back, the steps beside it, its title, and how often each change occurs.

use eframe::egui::{
    Align, Frame, Label, Layout, Margin, Rect, RichText, TextStyle, TextWrapMode, Ui, WidgetText, vec2,
};
use rungs_domain::compare::ChangeName;

use crate::ui::kit::{
    Button, Cx, Weight, action_button, as_heading, elided, keys_of, line_between, small, text, tooltip,
};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::actions::Action;
use rungs_app::view::step::StepData;

/// Below this height of the panel, in points, the head is one line.
const LOW: f32 = 360.0;

/// Draws it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, data: &StepData) {
    let theme = cx.theme;
    let low = ui.available_height() < LOW;
    let (top, bottom) = if low { (3, 3) } else { (6, 7) };
    Frame::NONE.inner_margin(Margin { left: 16, right: 16, top, bottom }).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 3.0);
        if low {
            ui.horizontal(|ui| ways(ui, cx, data, "‹", |ui, room| brief(ui, data, room, theme)));
            return;
        }
        let counts = Counts::of(ui, data, theme);
        // Where they do not fit beside the title, they stand on the line above, if there is room.
        let beside = counts.width + title_width(ui, data, theme) <= ui.available_width();
        let mut left = !counts.words.is_empty();
        let back = format!("‹ {}", data.back);
        ui.horizontal_wrapped(|ui| {
            ways(ui, cx, data, &back, |ui, room| {
                let above = !beside && counts.width <= room;
                ui.add_space(if above { room - counts.width } else { room }.max(0.0));
                if above {
                    counts.show(ui);
                    left = false;
                }
            });
        });
        ui.horizontal_wrapped(|ui| {
            as_heading(&ui.add(Label::new(title(data, theme)).wrap()), &data.title, 1);
            ui.add(Label::new(small(&data.subtitle, theme)).wrap());
            if left {
                ui.add_space(if beside { ui.available_width() - counts.width } else { 0.0 }.max(0.0));
                counts.show(ui);
            }
        });
    });
}

/// The way back on the left, the steps beside this one on the right, and between them the `middle`, which is given its
/// room and takes it all.
fn ways(ui: &mut Ui, cx: &mut Cx<'_>, data: &StepData, back: &str, middle: impl FnOnce(&mut Ui, f32)) {
    let keys = keys_of(ui.ctx(), Action::Back);
    let button = Button::new(back).name("Back to the ladder").weight(Weight::Link).key(&keys);
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
    let room = ui.max_rect().width() - left - width - 8.0;
    middle(ui, room);
    for (action, face) in beside {
        action_button(ui, cx, action, &face);
    }
}

fn title(data: &StepData, theme: &Theme) -> RichText {
    text(&data.title, Face::SerifTitle, size::TITLE, theme.text)
}

/// The width of the title and what stands behind it.
fn title_width(ui: &Ui, data: &StepData, theme: &Theme) -> f32 {
    width(ui, title(data, theme)) + width(ui, small(&data.subtitle, theme)) + 2.0 * ui.spacing().item_spacing.x
}

/// The title on one line; the rest of the head is its tooltip.
fn brief(ui: &mut Ui, data: &StepData, room: f32, theme: &Theme) {
    let left = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(room.max(0.0), ui.spacing().interact_size.y), left, |ui| {
        ui.set_min_width(room.max(0.0));
        let words = elided(ui, text(&data.title, Face::SerifSemibold, size::LEVEL, theme.text));
        as_heading(&words, &data.title, 1);
        words.on_hover_text(data.head());
    });
}

/// How often each change occurs in the class concept.
struct Counts {
    words: Vec<WidgetText>,
    width: f32,
}

impl Counts {
    fn of(ui: &Ui, data: &StepData, theme: &Theme) -> Self {
        let count = |(told, count): &(ChangeName, usize)| {
            let words = format!("{} {count} {told}", told.glyph());
            WidgetText::from(text(words, Face::SansSemibold, size::CHANGE, theme.told(*told).text))
        };
        let of = (!data.counts.is_empty()).then(|| small("Class concept", theme).into());
        let words: Vec<WidgetText> = of.into_iter().chain(data.counts.iter().map(count)).collect();
        let gap = ui.spacing().item_spacing.x;
        let width = words.iter().map(|words| width(ui, words.clone()) + gap).sum();
        Counts { words, width }
    }

    fn show(&self, ui: &mut Ui) {
        for words in &self.words {
            // A count goes to the next line whole.
            ui.add(Label::new(words.clone()).extend());
        }
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
