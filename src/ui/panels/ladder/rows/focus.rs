//! The cell in focus: keys, what they do, and keeping it in view.

use eframe::egui::{Id, Rangef, Rect, Ui, vec2};

use super::RowsView;
use super::layout::HEADING;
use crate::ui::kit::{Bring, Button, Motion, announced, caption, has_focus, own_keys};
use crate::ui::panels::ladder::cards::Columns;
use crate::ui::panels::ladder::{LadderView, keys};
use rungs_app::Command;
use rungs_app::actions::Scope;
use rungs_app::view::ladder::{Line, VisibleRows, number_name};

/// What is to be seen below the beginning of a place of the sought words.
const HIT_ROOM: f32 = 40.0;

impl RowsView {
    /// Takes the keys while the table has the keyboard.
    pub fn take_keys(&self, ui: &Ui, shown: &LadderView<'_>, list: &VisibleRows, id: Id, commands: &mut Vec<Command>) {
        if !ui.memory(|memory| memory.has_focus(id)) {
            return;
        }
        own_keys(ui.ctx(), id);
        has_focus(ui.ctx(), Scope::Cell);
        let Some(focus) = shown.state.ladder.focus.or_else(|| keys::first(list)) else { return };
        if let Some(motion) = Motion::in_grid(ui) {
            let to = keys::moved(shown.data, list, focus, motion, self.places.page());
            if to.is_some() && to != shown.state.ladder.focus {
                commands.push(Command::Focus(to));
            }
        }
    }

    /// Scrolls so that a focus that moved is seen whole.
    pub fn follow_focus(&mut self, shown: &LadderView<'_>, list: &VisibleRows, columns: Columns) {
        let focus = shown.state.ladder.focus;
        let hit = shown.state.ladder.hit;
        if focus != self.followed || hit != self.hit {
            (self.followed, self.hit) = (focus, hit);
            self.follow = 3;
        }
        let (Some(focus), true) = (focus, self.follow > 0) else { return };
        self.follow -= 1;
        let Some(line) = list.line_of(focus.section, focus.row) else { return };
        let covered = if matches!(list.lines.get(line), Some(Line::Heading(_))) { 0.0 } else { HEADING };
        let (seen, room) = (self.scroll_to.unwrap_or(self.scrolled), self.room);
        let mut to = seen;
        to.y = self.places.reveal(line, Rangef::new(seen.y, seen.y + room.y), covered, Bring::Near);
        if let Some(at) = self.layouts.hit_at(shown).filter(|_| hit.is_some_and(|hit| hit.cell == focus)) {
            // In a text higher than the window, its beginning is not where the words are.
            let seen = Rangef::new(to.y + covered, to.y + room.y - HIT_ROOM);
            let place = self.places.top(line) + at;
            if !seen.contains(place) {
                to.y = place - room.y / 3.0;
            }
        }
        let (left, right) = (columns.left(focus.column) - columns.pinned, columns.left(focus.column + 1));
        to.x = if left < seen.x {
            left
        } else if right > seen.x + room.x {
            (right - room.x).min(left)
        } else {
            seen.x
        };
        if (to - seen).length() > 0.5 {
            self.scroll_to = Some(self.within(to, columns));
        }
    }

    /// The line that says what is being linked; returns the room below it.
    pub fn banner(&self, ui: &mut Ui, shown: &LadderView<'_>, body: Rect, commands: &mut Vec<Command>) -> Rect {
        let Some(item) = &shown.state.ladder.linking else { return body };
        let (bar, rest) = body.split_top_bottom_at_y(body.top() + 36.0);
        ui.painter().rect_filled(bar, 0.0, shown.theme.selected);
        let name = number_name(item.kind, item.number);
        let text = format!(
            "Linking {name} of {}: go to the item it belongs with at a level compared with it. Enter links the two.",
            item.level.code
        );
        let inside = eframe::egui::UiBuilder::new().max_rect(bar.shrink2(vec2(14.0, 5.0)));
        ui.scope_builder(inside, |ui| {
            ui.horizontal(|ui| {
                announced(&caption(ui, shown.theme, &text));
                ui.add_space(12.0);
                if Button::new("Cancel").key("Esc").show(ui, shown.theme).clicked() {
                    commands.push(Command::StartLink(None));
                }
            });
        });
        rest
    }
}
