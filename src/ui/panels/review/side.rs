//! What both sides have in common: the row that has the keyboard, where it moves, and how a row is drawn as chosen.

use eframe::egui::{
    CornerRadius, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::rows::RowsView;
use crate::ui::kit::own_keys;
use crate::ui::theme::Theme;
use rungs_app::reviews::Side;

/// One side: its rows, and the keyboard among them.
#[derive(Debug)]
pub struct SideView {
    /// Its rows.
    pub rows: RowsView,
    /// Where it is.
    pub cursor: Cursor,
}

/// The place of a side that has the keyboard, or would get it.
#[derive(Debug)]
pub struct Cursor {
    /// Of which side.
    pub side: Side,
    /// The place: a stop of the source, a row of the draft.
    pub place: usize,
    /// Where a choice of several began.
    pub from: Option<usize>,
    /// Whether it is to take the keyboard.
    pub wants: bool,
    keyboard: Option<Id>,
    held: bool,
}

/// A move of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Motion {
    /// To which place.
    pub to: usize,
    /// Whether what is chosen grows.
    pub extends: bool,
}

/// A row as a widget.
pub struct RowWidget {
    /// Its number.
    pub row: usize,
    /// Whether it has the keyboard, or would get it.
    pub entry: bool,
    /// Whether it is looked at.
    pub marked: bool,
    /// What it is called.
    pub name: String,
}

impl SideView {
    /// A side of which nothing is chosen.
    pub fn new(side: Side) -> Self {
        let cursor = Cursor { side, place: 0, from: None, wants: false, keyboard: None, held: false };
        SideView { rows: RowsView::default(), cursor }
    }

    /// The move that is asked for, among `count` places; its key is taken.
    pub fn motion(&self, ui: &Ui, count: usize) -> Option<Motion> {
        let (last, page, place) = (count.checked_sub(1)?, self.rows.page(), self.cursor.place);
        let keys = [
            (Key::ArrowDown, place.saturating_add(1).min(last)),
            (Key::ArrowUp, place.saturating_sub(1)),
            (Key::PageDown, place.saturating_add(page).min(last)),
            (Key::PageUp, place.saturating_sub(page)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        ui.input_mut(|input| {
            keys.into_iter().find_map(|(key, to)| {
                // A key without Shift would take the same key with it, too.
                let extends = input.consume_key(Modifiers::SHIFT, key);
                (extends || input.consume_key(Modifiers::NONE, key)).then_some(Motion { to, extends })
            })
        })
    }
}

impl Cursor {
    /// Notes at the beginning of a frame whether the side has the keyboard.
    pub fn begin(&mut self, ui: &Ui) -> bool {
        self.held = self.keyboard.is_some_and(|id| ui.memory(|memory| memory.has_focus(id)));
        if let (true, Some(id)) = (self.held, self.keyboard) {
            own_keys(ui, id);
        }
        self.held
    }

    /// Whether the side had the keyboard when the frame began.
    pub fn holds(&self) -> bool {
        self.held
    }

    /// Makes a widget of a row, with its ground: only the row of the cursor is on the way of Tab.
    pub fn row(&mut self, ui: &mut Ui, rect: Rect, row: &RowWidget, theme: &Theme) -> Response {
        let id = Id::unique(("review row", self.side == Side::Source, row.row));
        let sense = if row.entry { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, id, sense);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, row.marked, row.name.as_str()));
        if row.entry {
            if self.wants || (self.held && self.keyboard != Some(id)) {
                response.request_focus();
                own_keys(ui, id);
                self.held = true;
                self.wants = false;
            }
            self.keyboard = Some(id);
        }
        if row.marked || response.hovered() {
            let fill = if row.marked { theme.selected } else { theme.panel };
            ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
        }
        if row.marked {
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, CornerRadius::ZERO, theme.accent);
            if !theme.tints {
                let edge = Stroke::new(1.0, theme.edge);
                ui.painter().rect_stroke(rect, CornerRadius::ZERO, edge, StrokeKind::Inside);
            }
        }
        response
    }

    /// The row of the cursor takes the keyboard although it is out of view.
    pub fn entry_out_of_view(&mut self, ui: &mut Ui, row: &RowWidget, seen: Rect, theme: &Theme) {
        let rect = Rect::from_min_size(pos2(seen.left(), seen.bottom() + 40.0), vec2(seen.width(), 20.0));
        self.row(ui, rect, row, theme);
    }
}
