//! What both sides have in common: their rows, the keyboard among them, and how a row is drawn as chosen.

use eframe::egui::{Id, Rect, Response, Role, Sense, Ui};

use crate::ui::kit::{ListNav, VirtualList, name_it, paint_row_ground};
use crate::ui::theme::Theme;
use rungs_app::reviews::Side;

/// One side: its rows, and the keyboard among them.
#[derive(Debug)]
pub struct SideView {
    /// Its rows.
    pub rows: VirtualList,
    /// The place that has the keyboard.
    pub cursor: Cursor,
}

/// The place of a side that has the keyboard, or would get it: a stop of the source, a row of the draft.
#[derive(Debug)]
pub struct Cursor {
    /// Of which side.
    side: Side,
    /// The keyboard among its places.
    pub nav: ListNav,
    /// The byte of the source at which the menu of a row was opened.
    pub menu_at: Option<usize>,
}

/// A row as a widget.
pub struct RowWidget {
    /// Its number.
    pub row: usize,
    /// The place that begins with it: there it can have the keyboard.
    pub place: Option<usize>,
    /// Whether it is looked at.
    pub marked: bool,
    /// What it is called.
    pub name: String,
}

impl SideView {
    /// A side of which nothing is chosen.
    pub fn new(side: Side) -> Self {
        SideView { rows: VirtualList::default(), cursor: Cursor { side, nav: ListNav::default(), menu_at: None } }
    }
}

impl Cursor {
    /// Makes a widget of a row, with its ground.
    pub fn row(&mut self, ui: &mut Ui, rect: Rect, row: &RowWidget, theme: &Theme) -> Response {
        let id = Id::unique(("review row", self.side == Side::Source, row.row));
        let response = ui.interact(rect, id, row.place.map_or(Sense::CLICK, |place| self.nav.sense(ui, id, place)));
        if let Some(place) = row.place {
            self.nav.hold(&response, place);
        }
        name_it(&response, Role::ListBoxOption, &row.name);
        ui.ctx().accesskit_node_builder(id, |node| node.set_selected(row.marked));
        paint_row_ground(ui.painter(), &response, row.marked, true, theme);
        response
    }
}
