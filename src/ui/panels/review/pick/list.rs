//! A list of lines with a field that looks for words, and levels to be ticked.

use eframe::egui::{Align2, CornerRadius, Id, Key, Modifiers, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};

use super::{Pick, What};
use crate::ui::kit::{name_it, own_keys, paint_box, small};
use crate::ui::panels::review::ReviewView;
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};

/// The height of a line.
const LINE: f32 = 25.0;

/// Shows the list; whether Enter, or a click, took what is chosen.
pub fn show(ui: &mut Ui, shown: &ReviewView<'_>, pick: &mut Pick) -> bool {
    let mut entered = false;
    let mut after = false;
    if !pick.what.lines().is_empty() {
        entered |= search(ui, shown.theme, pick, &mut after);
        let room = (ui.ctx().content_rect().height() - 330.0).clamp(3.0 * LINE, 12.0 * LINE);
        let found = pick.found();
        ScrollArea::vertical().id_salt("lines").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, (_, words)) in found.iter().enumerate() {
                let clicked = line(ui, shown.theme, (at, words), pick.chosen == at, after || !pick.drawn);
                if clicked {
                    pick.chosen = at;
                    // Where levels are to be ticked as well, a click is not the last word.
                    entered |= !pick.what.has_levels();
                }
            }
        });
        if found.is_empty() {
            ui.label(small("No part has these words.", shown.theme));
        }
    }
    if pick.what.has_levels() {
        entered |= levels(ui, shown, pick);
    }
    entered
}

/// The field that looks for words; `moved`: the keys chose another line.
fn search(ui: &mut Ui, theme: &Theme, pick: &mut Pick, moved: &mut bool) -> bool {
    let id = Id::unique("review pick search");
    let mut words = pick.sought.clone();
    let edit = TextEdit::singleline(&mut words).id(id).hint_text("Type to find").desired_width(f32::INFINITY);
    let response = ui.add(edit.font(Face::Sans.at(size::CONTROL)));
    name_it(&response, Role::SearchInput, "Find in the list");
    if !pick.drawn {
        response.request_focus();
    }
    if words != pick.sought {
        pick.sought = words;
        pick.chosen = 0;
    }
    let last = pick.found().len().saturating_sub(1);
    if response.has_focus() {
        own_keys(ui.ctx(), id);
        let to = ui.input_mut(|input| {
            let keys = [
                (Key::ArrowDown, (pick.chosen + 1).min(last)),
                (Key::ArrowUp, pick.chosen.saturating_sub(1)),
                (Key::PageDown, (pick.chosen + 8).min(last)),
                (Key::PageUp, pick.chosen.saturating_sub(8)),
            ];
            keys.into_iter().find_map(|(key, to)| input.consume_key(Modifiers::NONE, key).then_some(to))
        });
        if let Some(to) = to {
            pick.chosen = to;
            *moved = true;
        }
    }
    let _ = theme;
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

fn line(ui: &mut Ui, theme: &Theme, (at, words): (usize, &str), chosen: bool, bring: bool) -> bool {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let response = ui.interact(rect, Id::unique(("review pick line", at)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, words));
    if chosen || response.hovered() {
        let fill = if chosen { theme.selected } else { theme.panel };
        ui.painter().rect_filled(rect, CornerRadius::same(CONTROL_RADIUS), fill);
    }
    if chosen && bring {
        response.scroll_to_me(None);
    }
    let left = rect.left_center();
    let (face, sign) = if chosen { (Face::SansSemibold, "→") } else { (Face::Sans, "") };
    ui.painter().text(left + vec2(8.0, 0.0), Align2::LEFT_CENTER, sign, face.at(size::CONTROL), theme.accent);
    ui.painter().text(left + vec2(28.0, 0.0), Align2::LEFT_CENTER, words, face.at(size::CONTROL), theme.text);
    response.clicked()
}

/// The levels, to be ticked; whether Enter was pressed on one.
fn levels(ui: &mut Ui, shown: &ReviewView<'_>, pick: &mut Pick) -> bool {
    let theme = shown.theme;
    ui.add_space(6.0);
    let none = match (&pick.what, pick.ticked.len()) {
        (What::Levels(_), 0) => "Tick at least one level. One that is not listed: Cancel, then New level.",
        (What::Levels(_), _) => "What stands below is of these levels.",
        (_, 0) => "For the series as a whole; tick levels to put it there.",
        _ => "For these levels:",
    };
    ui.label(small(none, theme));
    let mut entered = false;
    let room = (ui.ctx().content_rect().height() * 0.3).max(2.0 * LINE);
    ScrollArea::vertical().id_salt("levels").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, level) in shown.data.draft.series.levels.iter().enumerate() {
            let words = level.code_and_title();
            let ticked = pick.ticked.contains(&at);
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
            let response = ui.interact(rect, Id::unique(("review pick level", at)), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, &words));
            if response.hovered() {
                ui.painter().rect_filled(rect, CornerRadius::same(CONTROL_RADIUS), theme.panel);
            }
            let square = eframe::egui::Rect::from_center_size(rect.left_center() + vec2(14.0, 0.0), vec2(13.0, 13.0));
            paint_box(ui.painter(), square, ticked, theme);
            let place = rect.left_center() + vec2(28.0, 0.0);
            ui.painter().text(place, Align2::LEFT_CENTER, &words, Face::Sans.at(size::CONTROL), theme.text);
            if !pick.drawn && at == 0 && pick.what.lines().is_empty() {
                response.request_focus();
            }
            // Enter makes it so; Space and the mouse tick.
            if response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
                entered = true;
            } else if response.clicked() && !pick.ticked.remove(&at) {
                pick.ticked.insert(at);
            }
        }
    });
    entered
}
