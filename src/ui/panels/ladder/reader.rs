//! The reader: one text whole, where it comes from and goes to, and its citation.

mod view;

use std::sync::Arc;

use eframe::egui::{Area, Frame, Id, Key, Margin, Modifiers, Order, Rect, Shadow, Stroke, Ui, pos2};

use super::LadderView;
use crate::ui::kit::own_keys;
use rungs_app::Command;
use rungs_app::state::{CellId, Reader};
use rungs_app::view::ladder::VisibleRows;
use rungs_app::view::ladder::page::{Neighbours, Page};
use view::Texts;

/// The reader's own memory.
#[derive(Default)]
pub struct ReaderView {
    page: Option<(PageKey, Arc<Page>)>,
    texts: Texts,
    /// The widget that has the keyboard while the reader does.
    keyboard: Option<Id>,
}

/// What a page was made for.
#[derive(Clone, Copy, PartialEq, Eq)]
struct PageKey {
    revision: u64,
    cell: CellId,
    rows: u64,
}

/// The widest the reader gets.
const WIDEST: f32 = 684.0;

impl ReaderView {
    /// Whether the reader was open in the last frame; forgets it.
    pub fn closed(&mut self) -> bool {
        self.page.take().is_some()
    }

    /// Draws the reader over the right part of `whole`.
    pub fn show(
        &mut self,
        ui: &Ui,
        shown: &LadderView<'_>,
        rows: &VisibleRows,
        reader: &Reader,
        whole: Rect,
        commands: &mut Vec<Command>,
    ) {
        let opened = self.page.is_none();
        let Some(page) = self.page(shown, rows, reader.cell) else { return };
        let width = WIDEST.min(whole.width() - 16.0);
        let rect = Rect::from_min_max(
            pos2(whole.right() - width - 8.0, whole.top() + 8.0),
            pos2(whole.right() - 8.0, whole.bottom() - 8.0),
        );
        let theme = shown.theme;
        let shadow = Shadow { offset: [0, 10], blur: 34, spread: 0, color: theme.shadow };
        let edge = Stroke::new(1.0, theme.edge);
        let frame =
            Frame::new().fill(theme.surface).stroke(edge).corner_radius(8).shadow(shadow).inner_margin(Margin::same(1));
        let area = Area::new(Id::unique("reader")).order(Order::Middle).fixed_pos(rect.min).constrain(false);
        area.show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_min_size(rect.size());
                ui.set_max_size(rect.size());
                let focus = view::show(ui, shown, reader, &page, &mut self.texts, commands);
                self.keyboard(ui, &focus, opened, page.neighbours, commands);
            });
        });
    }

    fn page(&mut self, shown: &LadderView<'_>, rows: &VisibleRows, cell: CellId) -> Option<Arc<Page>> {
        let key = PageKey { revision: shown.revision, cell, rows: rows.version };
        if let Some((made_for, page)) = &self.page
            && *made_for == key
        {
            return Some(page.clone());
        }
        let page = Arc::new(Page::of(shown.data, shown.state, cell)?.with_neighbours(shown.data, rows, cell));
        self.page = Some((key, page.clone()));
        Some(page)
    }

    /// Arrow keys go from text to text while the keyboard is in the reader.
    fn keyboard(
        &mut self,
        ui: &Ui,
        focus: &view::Focusable,
        opened: bool,
        to: Neighbours,
        commands: &mut Vec<Command>,
    ) {
        if opened {
            ui.memory_mut(|memory| memory.request_focus(focus.first));
        }
        let Some(id) = ui.memory(|memory| memory.focused()).filter(|id| focus.all.contains(id)) else { return };
        self.keyboard = Some(id);
        own_keys(ui.ctx(), id);
        let keys = [
            (Key::ArrowLeft, to.left),
            (Key::ArrowRight, to.right),
            (Key::ArrowUp, to.previous),
            (Key::ArrowDown, to.next),
        ];
        for (key, cell) in keys {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
                && let Some(cell) = cell
            {
                open(cell, commands);
            }
        }
    }
}

/// Opens another cell, the focus of the table with it.
fn open(cell: CellId, commands: &mut Vec<Command>) {
    commands.push(Command::Focus(Some(cell)));
    commands.push(Command::OpenReader(cell));
}
