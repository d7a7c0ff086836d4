//! A list of lines with a field that looks for words, and levels to be ticked.

use eframe::egui::{Id, Key, Modifiers, Role, ScrollArea, Sense, TextEdit, Ui};

use super::{Pick, What};
use crate::ui::kit::{ListRow, Motion, NavRows, ROW_HEIGHT, name_it, own_keys, small};
use crate::ui::panels::review::ReviewView;
use crate::ui::theme::{Face, Theme, size};

/// How many lines Page Up and Page Down go.
const PAGE: usize = 8;

/// Shows the list; whether Enter, or a click, took what is chosen.
pub fn show(ui: &mut Ui, shown: &ReviewView<'_>, pick: &mut Pick) -> bool {
    let mut entered = false;
    if !pick.what.lines().is_empty() {
        let (taken, moved) = search(ui, pick);
        entered |= taken;
        let room = (ui.ctx().content_rect().height() - 330.0).clamp(3.0 * ROW_HEIGHT, 12.0 * ROW_HEIGHT);
        let found = pick.found();
        ScrollArea::vertical().id_salt("lines").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, (_, words)) in found.iter().enumerate() {
                let chosen = pick.chosen == at;
                let row = ListRow::new(*words).selected(chosen).sense(Sense::CLICK).position(at, found.len());
                let response = row.show(ui, line_id(at), shown.theme);
                if chosen && (moved || !pick.drawn) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
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

fn line_id(at: usize) -> Id {
    Id::unique(("review pick line", at))
}

/// The field that looks for words: whether Enter was pressed, and whether the keys chose another line.
fn search(ui: &mut Ui, pick: &mut Pick) -> (bool, bool) {
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
    let mut moved = false;
    if response.has_focus() {
        own_keys(ui.ctx(), id);
        if let Some(motion) = Motion::in_field(ui) {
            pick.chosen = motion.row(pick.chosen, pick.found().len(), PAGE);
            moved = true;
        }
    }
    (response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)), moved)
}

/// The levels, to be ticked: one stop of Tab, with arrow keys inside. Whether Enter was pressed on one.
fn levels(ui: &mut Ui, shown: &ReviewView<'_>, pick: &mut Pick) -> bool {
    ui.add_space(6.0);
    let none = match (&pick.what, pick.ticked.len()) {
        (What::Levels(_), 0) => "Tick at least one level. One that is not listed: Cancel, then New level.",
        (What::Levels(_), _) => "What stands below is of these levels.",
        (_, 0) => "For the series as a whole; tick levels to put it there.",
        _ => "For these levels:",
    };
    ui.label(small(none, shown.theme));
    let levels = &shown.data.draft.series.levels;
    let words = |at: usize| levels.get(at).map_or_else(String::new, |level| level.code_and_title());
    let rows = NavRows { words: Some(&words), ..NavRows::list(levels.len(), PAGE) };
    if !pick.drawn && pick.what.lines().is_empty() {
        pick.levels.take_keyboard();
    }
    let moved = pick.levels.begin(ui) && pick.levels.keys(ui, &rows).is_some();
    let mut entered = false;
    let room = (ui.ctx().content_rect().height() * 0.3).max(2.0 * ROW_HEIGHT);
    ScrollArea::vertical().id_salt("levels").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for at in 0..levels.len() {
            entered |= level(ui, pick, (at, words(at)), moved, shown.theme);
        }
    });
    entered
}

/// A level to be ticked; whether Enter was pressed on it.
fn level(ui: &mut Ui, pick: &mut Pick, (at, words): (usize, String), moved: bool, theme: &Theme) -> bool {
    let id = Id::unique(("review pick level", at));
    let row = ListRow::new(words).check(pick.ticked.contains(&at)).sense(pick.levels.sense(ui, id, at));
    let response = row.show(ui, id, theme);
    pick.levels.hold(&response, at);
    if moved && at == pick.levels.at {
        response.scroll_to_me(None);
    }
    // Enter makes it so; Space and the mouse tick.
    if response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        return true;
    }
    if response.clicked() && !pick.ticked.remove(&at) {
        pick.ticked.insert(at);
    }
    false
}
