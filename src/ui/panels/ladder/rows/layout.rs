//! Laid-out cells of the rows in view, and the heights of all that were seen.

use rungs_domain::spec::ItemKind;
use std::collections::BTreeMap;

use eframe::egui::Painter;

use super::draw::row_label;
use crate::ui::panels::ladder::LadderView;
use crate::ui::panels::ladder::cards::Columns;
use crate::ui::panels::ladder::cell::{Find, LINE, Laid, Setting, lay_out, lay_out_quiet};
use crate::ui::theme::size;
use rungs_app::state::{CellId, Density, FindHit, Section};
use rungs_app::view::ladder::marks::Marked;
use rungs_app::view::ladder::{CellData, Content, Line, RowData, kind_of};

/// The height of a section's heading.
pub const HEADING: f32 = 29.0;
/// The height of the line that says what a row is about.
pub const LABEL: f32 = 20.0;
/// Space above and below the text of a cell.
pub const PAD: f32 = 5.0;
/// Space left of a text without a number.
pub const LEFT: f32 = 14.0;
/// Space left of a text behind a number.
pub const NUMBERED: f32 = 34.0;
/// Space right of a text.
pub const RIGHT: f32 = 12.0;
/// The longest line that is read with ease; a text across several columns is not set wider.
const LONGEST: f32 = 760.0;

/// About the width of a letter, with what lines leave free at their ends.
const LETTER: f32 = 7.0;

/// What the layouts were made for; anything else throws them away.
#[derive(PartialEq, Clone)]
struct Basis {
    revision: u64,
    theme: String,
    columns: Columns,
    seen: f32,
    density: Density,
    find: String,
    /// Words that the palette found stand out wherever they are.
    sought: bool,
}

/// Layouts by cell, and heights by row. A row in focus is open, and is kept apart from the same row folded.
#[derive(Default)]
pub struct Layouts {
    basis: Option<Basis>,
    cells: BTreeMap<(CellId, bool), (Laid, u64)>,
    heights: BTreeMap<(Section, usize, bool), f32>,
    /// The place of the sought words that is shown.
    hit: Option<FindHit>,
    /// The sections whose headings stand above the rows.
    pinned: Vec<Section>,
    frame: u64,
}

/// How many laid-out cells are kept beside those in view.
const SPARE: usize = 600;

impl Layouts {
    /// Throws away what was made for something else. `seen` is how wide a part of the table is in view.
    pub fn prepare(&mut self, shown: &LadderView<'_>, columns: Columns, seen: f32, pinned: &[Section]) {
        if self.pinned != pinned {
            self.pinned = pinned.to_vec();
        }
        let asked = &shown.state.ladder;
        let sought = asked.text.trim().is_empty();
        let find = if sought { asked.sought.as_str() } else { asked.text.trim() };
        if self.hit != asked.hit {
            let changed = [self.hit, asked.hit].into_iter().flatten().map(|hit| shown.data.head(hit.cell));
            for cell in changed {
                self.cells.remove(&(cell, true));
                self.cells.remove(&(cell, false));
            }
            self.hit = asked.hit;
        }
        let fresh = self.basis.as_ref().is_some_and(|basis| {
            basis.revision == shown.revision
                && basis.theme == shown.theme.name
                && basis.columns == columns
                && (basis.seen - seen).abs() < 0.5
                && basis.density == shown.state.density()
                && basis.find == find
                && basis.sought == sought
        });
        if !fresh {
            let theme = shown.theme.name.clone();
            self.cells.clear();
            self.heights.clear();
            let (revision, density) = (shown.revision, shown.state.density());
            self.basis = Some(Basis { revision, theme, columns, seen, density, find: find.to_owned(), sought });
        }
    }

    /// Whether the heading of a section stands above the rows.
    pub fn is_pinned(&self, section: Section) -> bool {
        self.pinned.contains(&section)
    }

    fn heading(&self, section: Section) -> f32 {
        if self.is_pinned(section) { 0.0 } else { HEADING }
    }

    /// Ends a frame: layouts that were not used lately go.
    pub fn end_frame(&mut self) {
        let now = self.frame;
        if self.cells.len() > SPARE {
            self.cells.retain(|_, (_, used)| *used == now);
        }
        self.frame += 1;
    }

    /// The height of a line as far as it is known, or a guess for a row that was never seen.
    pub fn estimate(&self, shown: &LadderView<'_>, line: Line) -> f32 {
        let (section, row) = match line {
            Line::Row(section, row) => (section, row),
            Line::Heading(section) => return self.heading(section),
        };
        let open = is_open(shown, section, row);
        let known = self.heights.get(&(section, row, open)).copied();
        known.unwrap_or_else(|| self.guess(shown, section, row) * LINE + 2.0 * PAD + 1.0)
    }

    /// About how many lines a row has.
    fn guess(&self, shown: &LadderView<'_>, section: Section, row: usize) -> f32 {
        let Some(basis) = &self.basis else { return 1.0 };
        let data = shown.data.section(section).and_then(|section| section.rows.get(row));
        let texts = data.into_iter().flat_map(|row| &row.cells).filter_map(|cell| match &cell.content {
            Content::Text(text) => Some(text.len()),
            Content::Quoted { here: Some(quoted), .. } => Some(quoted.text.len()),
            _ => None,
        });
        let letters = texts.max().unwrap_or(0) as f32;
        let width = basis.columns.width(0).max(1.0);
        let whole = (letters * LETTER / width).ceil().max(1.0);
        match basis.density {
            Density::Whole => whole,
            Density::ChangedClauses => whole.min(3.0),
            Density::OneLine => 1.0,
        }
    }

    /// The height of a line; lays its cells out where that was not done yet.
    pub fn height(&mut self, painter: &Painter, shown: &LadderView<'_>, line: Line) -> f32 {
        let (section, row) = match line {
            Line::Row(section, row) => (section, row),
            Line::Heading(section) => return self.heading(section),
        };
        let open = is_open(shown, section, row);
        if let Some(height) = self.heights.get(&(section, row, open)) {
            return *height;
        }
        let Some(columns) = self.basis.as_ref().map(|basis| basis.columns) else { return 0.0 };
        let Some(data) = shown.data.section(section).and_then(|section| section.rows.get(row)) else { return 0.0 };
        let drawn = (0..data.cells.len())
            .map(|column| CellId { section, row, column })
            .filter(|cell| shown.data.head(*cell) == *cell);
        let cells = drawn.filter_map(|cell| self.cell(painter, shown, cell).map(|laid| laid.height));
        let text = cells.fold(LINE, f32::max);
        let label = row_label(painter, shown, columns, section, data).map_or(0.0, |label| label.rect.height());
        let height = (text.max(label) + 2.0 * PAD + label_height(data, columns) + 1.0).round();
        self.heights.insert((section, row, open), height);
        height
    }

    /// The layout of a cell.
    pub fn cell(&mut self, painter: &Painter, shown: &LadderView<'_>, id: CellId) -> Option<&Laid> {
        let open = is_open(shown, id.section, id.row);
        let now = self.frame;
        if !self.cells.contains_key(&(id, open)) {
            let laid = self.lay_out(painter, shown, id, open)?;
            self.cells.insert((id, open), (laid, now));
        }
        let (laid, used) = self.cells.get_mut(&(id, open))?;
        *used = now;
        Some(laid)
    }

    /// How wide the text of a cell is set.
    pub fn width(&self, shown: &LadderView<'_>, id: CellId) -> f32 {
        let Some(basis) = &self.basis else { return 0.0 };
        let span = shown.data.span(id);
        let whole = basis.columns.left(span.end) - basis.columns.left(span.start);
        let most = if span.len() > 1 { whole.min(basis.seen).min(LONGEST) } else { whole };
        (most - indent(id.section) - RIGHT).max(40.0)
    }

    /// Which place of the sought words stands out in a cell: the one that is shown, or the first that the palette found.
    fn shown_in(&self, shown: &LadderView<'_>, id: CellId, sought: bool) -> Option<usize> {
        if sought {
            return Some(0);
        }
        self.hit.filter(|hit| shown.data.head(hit.cell) == id).map(|hit| hit.nth)
    }

    /// Where the place of the sought words begins that is shown, from the top of its row.
    pub fn hit_at(&self, shown: &LadderView<'_>) -> Option<f32> {
        let cell = shown.data.head(self.hit?.cell);
        let (laid, _) = self.cells.get(&(cell, true))?;
        laid.hit_at.map(|at| at + PAD)
    }

    fn lay_out(&self, painter: &Painter, shown: &LadderView<'_>, id: CellId, open: bool) -> Option<Laid> {
        let cell = shown.data.cell(id)?;
        let basis = self.basis.as_ref()?;
        let setting = Setting {
            theme: shown.theme,
            width: self.width(shown, id),
            size: size::TEXT,
            line: LINE,
            find: Find { words: &basis.find, shown: self.shown_in(shown, id, basis.sought) },
        };
        let density = if open { Density::Whole } else { basis.density };
        let code = cell.step.as_ref().map_or("", |step| shown.data.code(step.against));
        Some(match &cell.content {
            Content::Text(_) | Content::Quoted { .. } => {
                lay_out(painter, cell, &marked(cell), (density, code), setting)
            }
            _ => {
                let kind = kind_of(id.section).map_or("", ItemKind::word);
                lay_out_quiet(painter, cell, shown.data.code(id.column), kind, setting)
            }
        })
    }
}

/// The text of a cell, marked by the step that led to it.
pub fn marked(cell: &CellData) -> Marked {
    match &cell.content {
        Content::Text(text) => Marked::of(text, cell.step.as_ref()),
        _ => Marked::default(),
    }
}

/// Whether a row is shown whole: the one in focus is.
fn is_open(shown: &LadderView<'_>, section: Section, row: usize) -> bool {
    shown.state.ladder.focus.is_some_and(|focus| focus.section == section && focus.row == row)
}

/// How far the text of a section's cells is set in.
pub fn indent(section: Section) -> f32 {
    if kind_of(section).is_some() { NUMBERED } else { LEFT }
}

/// The height of the label over a row, where it has one and there is no room beside the row.
pub fn label_height(row: &RowData, columns: Columns) -> f32 {
    if row.label.is_some() && columns.pinned <= 0.0 { LABEL } else { 0.0 }
}
