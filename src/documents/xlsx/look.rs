//! How cells and words look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::{Align, RowKind, Style, Tone};

const SOFT: Color = Color::RGB(0x57_60_6a);
const GOOD: Color = Color::RGB(0x1a_63_34);
const OPEN: Color = Color::RGB(0x7a_52_00);
const BAD: Color = Color::RGB(0x9b_1c_1c);
const LINE: Color = Color::RGB(0xc9_ce_d4);
const HEAD: Color = Color::RGB(0xf1_f3_f5);

/// Words on several lines, from the top of their cell.
pub(super) fn wrapped() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// A cell of a table.
pub(super) fn cell(kind: RowKind, align: Align) -> Format {
    let format = aligned(wrapped(), align);
    match kind {
        RowKind::Entry => format,
        RowKind::Sum => format.set_bold().set_border_top(FormatBorder::Thin),
    }
}

/// A cell of a table's head.
pub(super) fn head(align: Align) -> Format {
    let format = aligned(wrapped(), align).set_bold().set_background_color(HEAD);
    format.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(LINE)
}

fn aligned(format: Format, align: Align) -> Format {
    match align {
        Align::Left => format.set_align(FormatAlign::Left),
        Align::Right => format.set_align(FormatAlign::Right),
    }
}

/// A heading, so large, on one line.
pub(super) fn heading(points: f64) -> Format {
    Format::new().set_bold().set_font_size(points).set_align(FormatAlign::Top)
}

/// What is said beside the text.
pub(super) fn soft(format: Format) -> Format {
    format.set_font_color(SOFT)
}

/// Words of a style.
pub(super) fn words(style: Style) -> Format {
    let format = Format::new();
    match style {
        Style::Plain => format,
        Style::Strong => format.set_bold(),
        Style::Emphasis => format.set_italic(),
        Style::Faint => soft(format),
        Style::Outcome(Tone::Good) => format.set_bold().set_font_color(GOOD),
        Style::Outcome(Tone::Open) => format.set_bold().set_font_color(OPEN),
        Style::Outcome(Tone::Bad) => format.set_bold().set_font_color(BAD),
        Style::Added => format.set_underline(FormatUnderline::Single).set_font_color(GOOD),
        Style::Removed => format.set_font_strikethrough().set_font_color(BAD),
    }
}
