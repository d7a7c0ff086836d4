//! What both sides have in common: their rows, the keyboard among them, and how a row is drawn as chosen.

use eframe::egui::{CornerRadius, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::ui::kit::{ListNav, VirtualList};
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
        SideView { rows: VirtualList::default(), cursor: Cursor { side, nav: ListNav::default() } }
    }
}

impl Cursor {
    /// Makes a widget of a row, with its ground.
    pub fn row(&mut self, ui: &mut Ui, rect: Rect, row: &RowWidget, theme: &Theme) -> Response {
        let id = Id::unique(("review row", self.side == Side::Source, row.row));
        let response = ui.interact(rect, id, row.place.map_or(Sense::CLICK, |place| self.nav.sense(place)));
        if let Some(place) = row.place {
            self.nav.hold(&response, place);
        }
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, row.marked, row.name.as_str()));
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
}
