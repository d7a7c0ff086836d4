//! The items of the list: each can be taken and let go, for a duty may be the work of several.

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    CornerRadius, Id, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::super::form::PositionForm;
use crate::ui::kit::{own_keys, paint_box, small, text};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::positions::{DutyDraft, Field, Part, PositionCommand};
use rungs_app::view::position::chooser::{Choice, ChooserData};

/// The height of the list, in points.
const HEIGHT: f32 = 300.0;

/// Draws the list. `bring`: the place that is to get the keyboard.
pub fn show(
    ui: &mut Ui,
    form: &mut PositionForm<'_>,
    (row, duty): (usize, &DutyDraft),
    data: &ChooserData,
    bring: &mut Option<usize>,
) {
    if data.groups.is_empty() {
        ui.label(small("No item has these words.", form.theme));
        return;
    }
    let last = data.groups.iter().map(|group| group.choices.len()).sum::<usize>().saturating_sub(1);
    let room = (ui.ctx().content_rect().height() * 0.45).min(HEIGHT);
    ScrollArea::vertical()
        .id_salt(("matches", row))
        .max_height(room)
        .min_scrolled_height(room)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let mut place = 0;
            for group in &data.groups {
                ui.label(text(group.heading.as_str(), Face::SansSemibold, size::CHANGE, form.theme.muted));
                for choice in &group.choices {
                    let taken = is_taken(duty, choice);
                    let id = Id::unique(("match", form.seat, place));
                    let response = one(ui, (choice, data.levels), taken, id, form.theme);
                    let response = form.hold(Field::Row(Part::Duties, row, "matched"), response);
                    if *bring == Some(place) {
                        *bring = None;
                        response.request_focus();
                    }
                    if response.has_focus() {
                        *bring = moved(ui, id, place, last).or(*bring);
                    }
                    if response.clicked() {
                        let (level, number) = (choice.level.clone(), choice.number);
                        form.ask(PositionCommand::ToggleMatch { row, level, number });
                    }
                    place += 1;
                }
            }
            if data.more > 0 {
                ui.label(small(format!("{} more: type words to find them.", data.more), form.theme));
            }
        });
    if bring.is_some() {
        ui.ctx().request_repaint();
    }
}

/// Where the keys of this frame lead.
fn moved(ui: &Ui, id: Id, place: usize, last: usize) -> Option<usize> {
    own_keys(ui.ctx(), id);
    let keys = [
        (Key::ArrowDown, (place + 1).min(last)),
        (Key::ArrowUp, place.saturating_sub(1)),
        (Key::Home, 0),
        (Key::End, last),
    ];
    let pressed = keys.into_iter().find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
    pressed.map(|(_, to)| to)
}

/// Whether somebody decided that the duty is this item's work.
fn is_taken(duty: &DutyDraft, choice: &Choice) -> bool {
    let matched = duty.matched.iter().flatten();
    matched.into_iter().any(|one| one.level == choice.level && one.duty == choice.number)
}

fn one(ui: &mut Ui, (choice, levels): (&Choice, usize), taken: bool, id: Id, theme: &Theme) -> Response {
    let width = ui.available_width();
    let left = 46.0;
    let wrap = TextWrapping { max_width: width - left - 6.0, max_rows: 4, ..TextWrapping::default() };
    let mut job = LayoutJob { wrap, ..LayoutJob::default() };
    job.append(&choice.name, 0.0, TextFormat::simple(Face::SansSemibold.at(size::META), theme.text));
    if !choice.score.is_empty() {
        job.append(&choice.score, 8.0, TextFormat::simple(Face::Sans.at(size::CHANGE), theme.muted));
    }
    job.append(&choice.text, 8.0, TextFormat::simple(Face::Serif.at(size::TEXT), theme.text));
    let galley = ui.painter().layout_job(job);
    let (_, rect) = ui.allocate_space(vec2(width, galley.size().y + 6.0));
    let response = ui.interact(rect, id, Sense::click());
    let like = if choice.score.is_empty() { String::new() } else { format!(", likeness {}", choice.score) };
    let name = format!("{}{like}: {}", choice.name, choice.text);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, taken, &name));
    if taken || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(CONTROL_RADIUS), theme.selected);
    }
    let square = |x: f32, side: f32| Rect::from_center_size(pos2(rect.left() + x, rect.top() + 11.0), vec2(side, side));
    paint_box(ui.painter(), square(13.0, 13.0), taken, theme);
    let edge = Stroke::new(1.0, theme.accent);
    ui.painter().rect(square(33.0, 10.0), 0.0, theme.level(choice.at, levels), edge, StrokeKind::Inside);
    ui.painter().galley(pos2(rect.left() + left, rect.top() + 3.0), galley, theme.text);
    response
}
