//! Where the fields of a form stand: in lines that break where they do not fit, each under its caption.

use eframe::egui::{Align, Frame, Layout, Margin, Rect, Stroke, Ui, pos2, vec2};

use crate::ui::kit::{elided_galley, text};
use crate::ui::theme::{Face, Theme, size};

/// The height of a field of one line, in points.
pub const HEIGHT: f32 = 26.0;

/// Around the words of a paragraph.
pub const MARGIN: Margin = Margin::symmetric(5, 3);

/// Between two fields of a line.
pub const GAP: f32 = 6.0;

/// The height of a caption over its field.
const CAPTION: f32 = 16.0;

/// The width of the captions that stand before their fields.
const BEFORE: f32 = 116.0;

/// The least width of a field with its caption before it; a narrower one has it above.
const BESIDE_CAPTION: f32 = 180.0;

/// The width of a button in a row: large enough for every hand.
pub const BUTTON: f32 = 24.0;

/// Between the button that takes a row out and what stands before it.
const APART: f32 = 8.0;

/// How far in fields stand that belong to the line above them.
const SET_IN: i8 = 16;

/// A place in a line of a form.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    /// What stands over the field; part of its accessible name.
    pub caption: &'a str,
    /// The least width, in points.
    pub least: f32,
    /// Its share of what is left of the line.
    pub share: f32,
}

impl<'a> Cell<'a> {
    /// A field at least so wide, with its share of what is left.
    pub const fn wide(caption: &'a str, least: f32, share: f32) -> Self {
        Cell { caption, least, share }
    }

    /// A field for a day, with room for its ten signs and the cursor behind them.
    pub const fn date(caption: &'a str) -> Self {
        Cell { caption, least: 88.0, share: 0.0 }
    }

    /// A field for a figure.
    pub const fn number(caption: &'a str) -> Self {
        Cell { caption, least: 50.0, share: 0.0 }
    }

    /// A button of a row.
    pub const fn button() -> Self {
        Cell { caption: "", least: BUTTON, share: 0.0 }
    }

    /// The button that takes a row out, apart from the others, so that a slip does not hit it.
    pub const fn remove() -> Self {
        Cell { caption: "", least: BUTTON + APART, share: 0.0 }
    }
}

/// The widths of cells, line by line: as many on a line as fit, which share what is left.
pub fn pack(cells: &[Cell<'_>], width: f32) -> Vec<Vec<f32>> {
    let mut lines: Vec<Vec<Cell<'_>>> = Vec::new();
    let mut used = f32::INFINITY;
    for cell in cells {
        match lines.last_mut().filter(|_| used + GAP + cell.least <= width) {
            Some(line) => {
                used += GAP + cell.least;
                line.push(*cell);
            }
            None => {
                used = cell.least;
                lines.push(vec![*cell]);
            }
        }
    }
    lines.iter().map(|line| shared(line, width)).collect()
}

fn shared(line: &[Cell<'_>], width: f32) -> Vec<f32> {
    let least: f32 = line.iter().map(|cell| cell.least).sum();
    let shares: f32 = line.iter().map(|cell| cell.share).sum();
    let left = (width - least - GAP * (line.len() as f32 - 1.0)).max(0.0);
    let part = |cell: &Cell<'_>| if shares > 0.0 { left * cell.share / shares } else { 0.0 };
    line.iter().map(|cell| (cell.least + part(cell)).min(width)).collect()
}

/// Allocates a line of fields with these widths, `above` it their captions; the fields' rectangles.
pub fn line(ui: &mut Ui, cells: &[Cell<'_>], widths: &[f32], above: bool, theme: &Theme) -> Vec<Rect> {
    let captions = if above { CAPTION } else { 0.0 };
    let (_, whole) = ui.allocate_space(vec2(ui.available_width(), captions + HEIGHT));
    let (over, fields) = whole.split_top_bottom_at_y(whole.top() + captions);
    let rects = beside(fields, widths);
    if above {
        for (rect, cell) in rects.iter().zip(cells) {
            caption(ui, over.with_min_x(rect.left()).with_max_x(rect.right()), cell.caption, theme);
        }
    }
    rects
}

/// The captions over the lines of a table.
pub fn header(ui: &mut Ui, cells: &[Cell<'_>], widths: &[f32], theme: &Theme) {
    let (_, whole) = ui.allocate_space(vec2(ui.available_width(), CAPTION));
    for (rect, cell) in beside(whole, widths).into_iter().zip(cells) {
        caption(ui, rect, cell.caption, theme);
    }
}

fn beside(whole: Rect, widths: &[f32]) -> Vec<Rect> {
    let mut left = whole.left();
    let place = |width: &f32| {
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(*width, whole.height()));
        left += width + GAP;
        rect
    };
    widths.iter().map(place).collect()
}

/// A field `height` points high on a line of its own, with its caption above it, or before it where that is asked for
/// and there is room.
pub fn alone(ui: &mut Ui, words: &str, height: impl FnOnce(&Ui, f32) -> f32, before: bool, theme: &Theme) -> Rect {
    let width = ui.available_width();
    if before && width >= BEFORE + BESIDE_CAPTION {
        let height = height(ui, width - BEFORE);
        let (_, whole) = ui.allocate_space(vec2(width, height));
        let (left, rest) = whole.split_left_right_at_x(whole.left() + BEFORE);
        caption(ui, left.with_max_y(left.top() + HEIGHT), words, theme);
        return rest;
    }
    let above = if words.is_empty() { 0.0 } else { CAPTION };
    let height = height(ui, width);
    let (_, whole) = ui.allocate_space(vec2(width, above + height));
    let (over, rest) = whole.split_top_bottom_at_y(whole.top() + above);
    caption(ui, over, words, theme);
    rest
}

/// Paints a caption. Screen readers are not told of it, for it is part of the field's own name.
fn caption(ui: &Ui, rect: Rect, words: &str, theme: &Theme) {
    let words = text(words, Face::Sans, size::CITATION, theme.muted);
    let galley = elided_galley(ui, words, rect.width());
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.left() + 1.0, top), galley, theme.muted);
}

/// Draws lines that belong to the one above them.
pub fn set_in(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(Margin { left: SET_IN, ..Margin::ZERO }).show(ui, content);
}

/// Two parts of a line, one at each end, drawn from left to right so that Tab goes the way of the eye. Where both do not
/// fit, the second stands below.
/// Both are given `shared`.
pub fn ends<T>(
    ui: &mut Ui,
    least: f32,
    shared: &mut T,
    start: impl FnOnce(&mut Ui, &mut T),
    end: impl FnOnce(&mut Ui, &mut T),
) {
    let id = ui.next_auto_id().with("width of the end");
    let width = ui.available_width();
    // How wide the end is, is known when it was drawn once.
    let known = ui.data(|data| data.get_temp::<f32>(id));
    let room = width - known.unwrap_or_default() - ui.spacing().item_spacing.x;
    let drawn = if room >= least {
        let place = |ui: &mut Ui| {
            let left = ui.cursor().left();
            ui.allocate_ui_with_layout(vec2(room, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(room);
                start(ui, shared);
            });
            ui.add_space((left + width - known.unwrap_or_default() - ui.cursor().left()).max(0.0));
            ui.horizontal(|ui| end(ui, shared)).response.rect.width()
        };
        ui.horizontal(place).inner
    } else {
        start(ui, shared);
        let parts = ui.horizontal_wrapped(|ui| {
            end(ui, shared);
            ui.min_rect().width()
        });
        parts.inner.min(known.unwrap_or(f32::INFINITY))
    };
    if known.is_none_or(|known| (known - drawn).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, drawn));
        ui.ctx().request_discard("the width of the end of a line is known now");
    }
}

/// A heading with a rule over it, and quiet words behind it.
pub fn heading(ui: &mut Ui, words: &str, quiet: &str, theme: &Theme) {
    rule(ui, theme);
    ui.horizontal_wrapped(|ui| {
        ui.label(text(words, Face::SerifSemibold, size::SECTION, theme.text));
        ui.label(text(quiet, Face::Sans, size::CHANGE, theme.muted));
    });
    ui.add_space(2.0);
}

/// A rule across the column, with room around it.
pub fn rule(ui: &mut Ui, theme: &Theme) {
    ui.add_space(10.0);
    let top = ui.cursor().top() + 0.5;
    ui.painter().hline(ui.max_rect().x_range(), top, Stroke::new(1.0, theme.edge));
    ui.add_space(8.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_share_a_line_as_long_as_they_fit() {
        let cells = [Cell::wide("Title", 100.0, 1.0), Cell::date("From"), Cell::wide("Counts as", 100.0, 3.0)];
        // A date is 88 wide: 100 + 6 + 88 + 6 + 100 = 300; of the 44 that are left, a quarter and three quarters.
        assert_eq!(pack(&cells, 344.0), [vec![111.0, 88.0, 133.0]]);
        // The third does not fit beside the others; of 299 the first two leave 299 - 6 - 88 = 205 to the title.
        assert_eq!(pack(&cells, 299.0), [vec![205.0, 88.0], vec![299.0]]);
        assert_eq!(pack(&cells, 90.0), [vec![90.0], vec![88.0], vec![90.0]], "never wider than the form");
    }
}
