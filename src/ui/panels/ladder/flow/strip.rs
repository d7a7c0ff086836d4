//! The thread in focus: its whole texts, in the same columns.

use eframe::egui::{Align2, Id, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};
use rungs_domain::spec::ItemKind;

use rungs_domain::compare::Against;

use crate::ui::kit::name_it;
use crate::ui::panels::ladder::LadderView;
use crate::ui::panels::ladder::cards::Columns;
use crate::ui::panels::ladder::cell::{Find, LINE, Laid, Setting, lay_out, lay_out_quiet};
use crate::ui::panels::ladder::rows::marked;
use crate::ui::theme::{Face, size};
use rungs_app::state::{CellId, Density, Section};
use rungs_app::view::ladder::{Content, cell_label, kind_of};

/// The laid-out texts of the thread.
#[derive(Default)]
pub struct Strip {
    kept: Option<(Basis, Vec<Laid>)>,
}

#[derive(PartialEq)]
struct Basis {
    revision: u64,
    theme: String,
    section: Section,
    row: usize,
    columns: Columns,
}

const HEAD: f32 = 32.0;
const LEFT: f32 = 14.0;

impl Strip {
    /// Draws the texts of the row of `focus`.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        shown: &LadderView<'_>,
        focus: CellId,
        rect: Rect,
        columns: Columns,
        scrolled: f32,
    ) {
        let painter = ui.painter_at(rect);
        let theme = shown.theme;
        painter.rect_filled(rect, 0.0, theme.panel);
        painter.hline(rect.x_range(), rect.top() + 1.0, Stroke::new(2.0, theme.edge));
        let at = pos2(rect.left() + LEFT, rect.top() + HEAD / 2.0 + 1.0);
        let font = Face::SerifSemibold.at(size::SECTION);
        let title = painter.text(at, Align2::LEFT_CENTER, "The thread in focus", font, theme.text);
        let against = match shown.data.against {
            Against::LevelBelow => "the level below",
            Against::Baseline(column) => shown.data.code(column),
            Against::Each(_) => "the class that each is compared with",
        };
        let hint = format!("whole text, marked against {against} · Enter goes to its row");
        let font = Face::Sans.at(size::CHANGE);
        painter.text(pos2(title.right() + 10.0, at.y), Align2::LEFT_CENTER, hint, font, theme.muted);
        self.prepare(ui, shown, focus, columns);
        let Some((_, laid)) = &self.kept else { return };
        let inside = Rect::from_min_max(rect.min + vec2(0.0, HEAD), rect.max);
        let mut child = ui.new_child(UiBuilder::new().max_rect(inside).id_salt("flow-strip"));
        ScrollArea::vertical().auto_shrink(false).show(&mut child, |ui| {
            let height = laid.iter().map(|laid| laid.height).fold(0.0, f32::max) + 8.0;
            let (_, area) = ui.allocate_space(vec2(inside.width(), height));
            for (column, laid) in laid.iter().enumerate() {
                let at = pos2(area.left() + columns.left(column) + LEFT - scrolled, area.top());
                let cell = CellId { column, ..focus };
                let words = Rect::from_min_size(at, vec2(columns.width(column) - LEFT, laid.height));
                let id = Id::unique(("thread in focus", column));
                let widget = ui.interact(words, id, Sense::CLICK | Sense::DRAG);
                let name = match shown.data.cell(cell).map(|cell| &cell.content) {
                    Some(Content::Text(text)) => format!("{}: {text}", shown.data.code(column)),
                    _ => cell_label(shown.data, cell),
                };
                name_it(&widget, Role::Paragraph, &name);
                laid.show(ui, &widget, theme, at);
            }
        });
    }

    fn prepare(&mut self, ui: &Ui, shown: &LadderView<'_>, focus: CellId, columns: Columns) {
        let basis = Basis {
            revision: shown.revision,
            theme: shown.theme.name.clone(),
            section: focus.section,
            row: focus.row,
            columns,
        };
        if self.kept.as_ref().is_some_and(|(made_for, _)| *made_for == basis) {
            return;
        }
        let Some(row) = shown.data.row(focus) else { return };
        let kind = kind_of(focus.section).map_or("", ItemKind::word);
        let lay = |(column, cell): (usize, &rungs_app::view::ladder::CellData)| {
            let width = columns.width(column) - LEFT - 12.0;
            let setting = Setting { theme: shown.theme, width, size: size::TEXT, line: LINE, find: Find::default() };
            let code = cell.step.as_ref().map_or("", |step| shown.data.code(step.against));
            match cell.content {
                Content::Text(_) => lay_out(ui.painter(), cell, &marked(cell), (Density::Whole, code), setting),
                _ => lay_out_quiet(ui.painter(), cell, shown.data.code(column), kind, setting),
            }
        };
        let laid = row.cells.iter().enumerate().map(lay).collect();
        self.kept = Some((basis, laid));
    }
}
