//! Setting a line of the source as it is set there.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align, Galley, Id, Painter, Pos2, Stroke, Ui, pos2, vec2};

use crate::ui::kit::SelectableText;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::reviews::{Line, LineKind};
use rungs_app::view::review::words::shown_part;
use rungs_app::view::review::{ReviewData, SourceRow, meet};

/// The height of a line of text.
const LEADING: f32 = 19.0;

/// How far an entry of a list stands in for each depth.
const INDENT: f32 = 18.0;

/// Between two cells of a table.
const GAP: f32 = 12.0;

/// A line laid out: parts, each with its bytes, its place and its words.
#[derive(Debug, Default)]
pub struct LineLaid {
    parts: Vec<(Range<usize>, Pos2, Arc<Galley>)>,
    /// How high it is.
    pub height: f32,
}

/// How a line is laid out.
pub struct Setting<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// The width of the text.
    pub width: f32,
    /// The bytes that are looked at: where they are but a part of the line, they have a ground of their own.
    pub looked: &'a [Range<usize>],
}

/// Lays a row out.
pub fn lay(painter: &Painter, data: &ReviewData, row: &SourceRow, setting: &Setting<'_>) -> LineLaid {
    let Some(line) = data.manuscript.lines.get(row.line) else { return LineLaid::default() };
    match &line.kind {
        LineKind::Row { table, cells, .. } if row.range == line.range && cells.len() > 1 => {
            let needs = data.columns.get(table).map(Vec::as_slice).unwrap_or_default();
            let spans: usize = cells.iter().map(|cell| usize::from(cell.span.max(1))).sum();
            let needs = |columns: Range<usize>| -> f32 {
                columns.map(|column| needs.get(column).copied().unwrap_or(1.0)).sum::<f32>()
            };
            let share = (setting.width + GAP) / needs(0..spans).max(1.0);
            let mut column = 0;
            let mut laid = LineLaid { height: LEADING, ..LineLaid::default() };
            let mut left = 0.0;
            for cell in cells {
                let next = column + usize::from(cell.span.max(1));
                let width = share * needs(column..next);
                column = next;
                let job = job(data, line, &cell.range, setting, (width - GAP).max(24.0));
                let galley = painter.layout_job(job);
                laid.height = laid.height.max(galley.size().y);
                laid.parts.push((cell.range.clone(), pos2(left, 0.0), galley));
                left += width;
            }
            laid
        }
        LineKind::Item { marker, depth } => {
            let begins = row.begins_line.then_some(marker.as_deref()).flatten();
            let words = data.manuscript.text.get(row.range.clone()).unwrap_or_default();
            let marker = begins.filter(|marker| !words.trim_start().starts_with(*marker));
            let left = INDENT * f32::from((*depth).min(6)) + if marker.is_some() { INDENT } else { 0.0 };
            let mut laid = plain(painter, data, line, row, setting, left);
            if let Some(marker) = marker {
                let font = Face::Serif.at(size::TEXT);
                let galley = painter.layout_no_wrap(marker.to_owned(), font, setting.theme.text);
                let at = pos2((left - galley.size().x - 5.0).max(0.0), 0.0);
                laid.parts.push((row.range.start..row.range.start, at, galley));
            }
            laid
        }
        _ => plain(painter, data, line, row, setting, 0.0),
    }
}

fn plain(
    painter: &Painter,
    data: &ReviewData,
    line: &Line,
    row: &SourceRow,
    setting: &Setting<'_>,
    left: f32,
) -> LineLaid {
    let width = (setting.width - left).max(40.0);
    let mut job = job(data, line, &row.range, setting, width);
    let centred = line.style.centred && row.range == line.range;
    if centred {
        job.halign = Align::Center;
    }
    let galley = painter.layout_job(job);
    let at = if centred { left + width / 2.0 } else { left };
    let height = galley.size().y;
    LineLaid { parts: vec![(row.range.clone(), pos2(at, 0.0), galley)], height }
}

fn job(data: &ReviewData, line: &Line, range: &Range<usize>, setting: &Setting<'_>, width: f32) -> LayoutJob {
    let theme = setting.theme;
    let heading = matches!(line.kind, LineKind::Heading(_) | LineKind::Row { head: true, .. });
    let face = match (heading || line.style.bold, line.style.italic) {
        (true, _) => Face::SerifSemibold,
        (_, true) => Face::SerifItalic,
        _ => Face::Serif,
    };
    let letters = match line.kind {
        LineKind::Heading(1 | 2) => size::SECTION,
        _ => size::TEXT,
    };
    let mut format = TextFormat::simple(face.at(letters), theme.text);
    format.line_height = Some(LEADING);
    if line.style.underlined {
        format.underline = Stroke::new(1.0, theme.text);
    }
    let whole = setting.looked.iter().any(|at| at.start <= range.start && range.end <= at.end);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let text = &data.manuscript.text;
    let (range, note) = shown_part(text, range);
    for part in cut(&range, &line.struck, setting.looked) {
        let mut format = format.clone();
        if line.struck.iter().any(|struck| meet(struck, &part)) {
            format.strikethrough = Stroke::new(1.0, theme.muted);
            format.color = theme.muted;
        }
        if !whole && setting.looked.iter().any(|at| meet(at, &part)) {
            format.background = theme.selected;
            format.underline = Stroke::new(1.5, theme.accent);
        }
        job.append(text.get(part).unwrap_or_default(), 0.0, format);
    }
    if let Some(note) = note {
        job.append(&note, 8.0, TextFormat::simple(Face::Sans.at(size::CITATION), theme.muted));
    }
    job
}

/// A range cut at the edges of others.
fn cut(range: &Range<usize>, struck: &[Range<usize>], looked: &[Range<usize>]) -> Vec<Range<usize>> {
    let edges = struck.iter().chain(looked).flat_map(|one| [one.start, one.end]);
    let mut edges: Vec<usize> = edges.filter(|edge| range.start < *edge && *edge < range.end).collect();
    edges.extend([range.start, range.end]);
    edges.sort_unstable();
    edges.dedup();
    edges.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.get(1)?)).collect()
}

impl LineLaid {
    /// Its words as widgets that can be selected; the row comes after them.
    pub fn texts(&self, ui: &Ui, id: Id, at: Pos2) -> Vec<SelectableText> {
        let part = |(part, (_, place, galley)): (usize, &(Range<usize>, Pos2, Arc<Galley>))| {
            SelectableText::below_row(ui, id.with(part), at + place.to_vec2(), galley.clone())
        };
        self.parts.iter().enumerate().map(part).collect()
    }

    /// Draws a caret before a byte, if it is of this line.
    pub fn caret(&self, painter: &Painter, at: Pos2, byte: usize, data: &ReviewData, stroke: Stroke) {
        let Some((range, place, galley)) = self.parts.iter().find(|(range, ..)| range.contains(&byte)) else { return };
        let letters = data.manuscript.text.get(range.start..byte).map_or(0, |text| text.chars().count());
        let cursor = eframe::egui::text::CCursor::new(letters);
        let rect = galley.pos_from_cursor(cursor).translate(at.to_vec2() + place.to_vec2());
        let (top, bottom) = (rect.top() - 2.0, rect.bottom() + 1.0);
        painter.vline(rect.left() - 1.5, top..=bottom, stroke);
        for y in [top, bottom] {
            painter.hline(rect.left() - 4.5..=rect.left() + 1.5, y, stroke);
        }
    }

    /// The byte under the pointer.
    pub fn byte_at(&self, at: Pos2, pointer: Pos2, data: &ReviewData) -> Option<usize> {
        let before = |place: &Pos2| at.x + place.x <= pointer.x + 2.0;
        let (range, place, galley) = self.parts.iter().rfind(|(range, place, galley)| {
            !range.is_empty() && (galley.job.halign == Align::Center || before(place))
        })?;
        let cursor = galley.cursor_from_pos(pointer - at - vec2(place.x, place.y));
        let text = data.manuscript.text.get(range.clone())?;
        let offset = text.char_indices().nth(cursor.index.0).map_or(text.len(), |(offset, _)| offset);
        Some(range.start + offset)
    }
}
