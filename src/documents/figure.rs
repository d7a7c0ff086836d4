//! Cells that are figures and nothing else: a spreadsheet counts with them.

use super::{Align, Column, Text};

/// An exact decimal, with what is needed to show it as it was written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    /// Its value; of per cent, the hundredths.
    pub value: f64,
    /// The number format in which a spreadsheet shows the words of the cell again.
    pub format: String,
}

/// How many digits a spreadsheet keeps of a number.
const MOST_DIGITS: usize = 15;

impl Figure {
    /// The figure that the whole cell is, if its column is one of figures.
    ///
    /// Not a figure: `+1`, `.5`, `1e3`, `1,000`, a leading zero (a code), and more digits than a spreadsheet keeps.
    pub fn of(column: &Column, cell: &Text) -> Option<Self> {
        if column.align != Align::Right {
            return None;
        }
        let words = cell.words();
        let (number, unit) = match words.strip_suffix('%') {
            Some(number) => number.strip_suffix(' ').map_or((number, "%"), |number| (number, " %")),
            None => (words.as_str(), ""),
        };
        let decimals = decimals(number)?;
        let hundredths = if unit.is_empty() { "" } else { "e-2" };
        let value = format!("{number}{hundredths}").parse().ok()?;
        let point = if decimals == 0 { "" } else { "." };
        Some(Figure { value, format: format!("0{point}{}{unit}", "0".repeat(decimals)) })
    }
}

/// How many decimals a number has; `None` if it is none, or a spreadsheet would show another.
fn decimals(number: &str) -> Option<usize> {
    let unsigned = number.strip_prefix('-').unwrap_or(number);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
    let plain = digits(whole) && digits(decimals) && (whole == "0" || !whole.starts_with('0'));
    let ended = !whole.is_empty() && !unsigned.ends_with('.');
    let nothing = number != unsigned && unsigned.bytes().all(|sign| matches!(sign, b'0' | b'.'));
    (plain && ended && !nothing && whole.len() + decimals.len() <= MOST_DIGITS).then_some(decimals.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(words: &str) -> Option<(f64, String)> {
        Figure::of(&Column::figures("", 1), &Text::plain(words)).map(|figure| (figure.value, figure.format))
    }

    #[test]
    fn an_exact_decimal_is_a_figure_and_is_shown_as_written() {
        let cases = [
            ("0", 0.0, "0"),
            ("-12", -12.0, "0"),
            ("12.50", 12.5, "0.00"),
            ("0.05", 0.05, "0.00"),
            ("33.33%", 0.3333, "0.00%"),
            ("40 %", 0.4, "0 %"),
            ("123456789012345", 123_456_789_012_345.0, "0"),
        ];
        for (words, value, format) in cases {
            assert_eq!(figure(words), Some((value, format.to_owned())), "{words}");
        }
    }

    #[test]
    fn everything_else_is_words() {
        let words =
            ["", "-", "%", "+1", "=1", "1.", ".5", "007", "-0", "-0.0", "1e3", "1,000", "1 2", "NaN", "inf", "٣"];
        for words in words.into_iter().chain(["1234567890123456", "6 months", "--1", "1.2.3", "0x10", "12 %%"]) {
            assert_eq!(figure(words), None, "{words}");
        }
        assert_eq!(Figure::of(&Column::words("", 1), &Text::plain("12")), None);
    }
}
