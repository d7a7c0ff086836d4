//! How a row is set: side by side where the lines are long enough, one below the other where they are not.

use rungs_domain::compare::{Change, LevelView, Told};

use super::marks::Marked;
use super::names::names;
use super::rows::{Row, RowCell, RowStep};
use crate::cli::text::{Column, Page, Span, changed, clipped, faint, plain, strong, width_of};

/// Two columns side by side need this width; more need [`LEAST_COLUMN`] each.
const WIDE: usize = 120;
const LEAST_COLUMN: usize = 36;

/// The columns of a pair's change, and of numbers.
const TAG: usize = 13;
const NUMBER: usize = 3;

/// Texts up to this length are set in one line: `19 → 21`.
const SHORT: usize = 40;

/// What stands where a change would, if the two cannot be compared: pay of which one level prints no money.
const NOT_COMPARED: &str = "not compared";

/// How the rows of certain levels are set.
pub(super) struct Layout {
    /// What the levels are called: their codes, with more where two have the same.
    codes: Vec<String>,
    code_width: usize,
    /// The width of a text column; `None`: one below the other.
    column: Option<usize>,
}

impl Layout {
    pub fn new(levels: &[LevelView<'_>], width: usize) -> Self {
        let codes = names(levels);
        let count = codes.len().max(1);
        let column = if count == 2 {
            (width >= WIDE).then(|| (width - TAG - 2 * (NUMBER + 4)) / 2)
        } else {
            Some((width + 2) / count).map(|each| each.saturating_sub(NUMBER + 4)).filter(|each| *each >= LEAST_COLUMN)
        };
        let code_width = codes.iter().map(|code| width_of(code)).max().unwrap_or(0);
        Layout { codes, code_width, column }
    }

    /// Writes a row. What did not change is told in one line, and such lines stand close.
    pub fn row(&self, page: &mut Page, row: &Row) {
        let brief = |cell: &RowCell| cell.step.as_ref().is_some_and(|step| is_brief(step.change));
        let close = row.label.is_none() && row.cells.len() == 2 && row.cells.iter().any(brief);
        if !close {
            page.gap();
        }
        if let Some(label) = &row.label {
            page.paragraph(0, &[strong(label.as_str()), faint(printed_headings(label, row))]);
        }
        match (self.column, row.cells.as_slice()) {
            (_, [lower, upper]) if row.administrative => self.record_pair(page, lower, upper),
            (Some(column), [lower, upper]) => self.pair_beside(page, lower, upper, column),
            (Some(column), cells) => self.ladder_beside(page, cells, column),
            (None, [lower, upper]) => self.pair_below(page, lower, upper),
            (None, cells) => self.ladder_below(page, cells),
        }
        if !close {
            page.gap();
        }
    }

    /// Facts of administration: as printed, and no change.
    fn record_pair(&self, page: &mut Page, lower: &RowCell, upper: &RowCell) {
        let mut head = upper.step.as_ref().map(tag).unwrap_or_default();
        if !head.is_empty() {
            head.push(plain("   "));
        }
        match (&lower.text, &upper.text) {
            (Some(from), Some(to)) if from == to => head.push(plain(from.as_str())),
            (Some(from), Some(to)) if is_short(from) && is_short(to) => {
                let [below, above] = self.codes.as_slice() else { return };
                head.push(plain(format!("{below}: {from}   {above}: {to}")));
            }
            (from, to) => {
                page.paragraph(2, &head);
                let side = |text: &Option<String>| text.iter().map(|text| plain(text.as_str())).collect();
                return self.each_below(page, side(from), side(to));
            }
        }
        page.paragraph(2, &head);
    }

    fn pair_beside(&self, page: &mut Page, lower: &RowCell, upper: &RowCell, width: usize) {
        let (below, mut above) = pair_texts(lower, upper, width);
        if let Some(step) = upper.step.as_ref().filter(|step| !remarks(step).is_empty()) {
            above.push(plain("\n"));
            above.extend(remarks(step).into_iter().flat_map(|remark| [remark, plain(" ")]));
        }
        let tag = upper.step.as_ref().map_or_else(|| vec![faint(NOT_COMPARED)], tag);
        page.columns(
            0,
            &[
                Column { spans: tag, width: TAG },
                number_column(lower),
                Column { spans: below, width },
                number_column(upper),
                Column { spans: above, width },
            ],
        );
    }

    fn ladder_beside(&self, page: &mut Page, cells: &[RowCell], width: usize) {
        let columns: Vec<Column> = cells
            .iter()
            .flat_map(|cell| [number_column(cell), Column { spans: ladder_cell(cell, width), width }])
            .collect();
        page.columns(0, &columns);
    }

    fn pair_below(&self, page: &mut Page, lower: &RowCell, upper: &RowCell) {
        let step = upper.step.as_ref();
        let mut head = step.map_or_else(|| vec![faint(NOT_COMPARED)], tag);
        let across = step.is_some_and(|step| matches!(step.told, Told::Across(_)));
        head.push(plain(format!("   {}", self.numbers(lower, upper, across))));
        let Some(step) = step else {
            page.paragraph(2, &head);
            let side = |cell: &RowCell| cell.text.iter().map(|text| plain(text.as_str())).collect();
            self.each_below(page, side(lower), side(upper));
            return;
        };
        let remarks: Vec<Span> = remarks(step).into_iter().flat_map(|remark| [plain("   "), remark]).collect();
        match (&lower.text, &upper.text) {
            (Some(from), Some(to)) if step.change != Change::Same && is_short(from) && is_short(to) => {
                page.paragraph(2, &[head, remarks].concat());
                page.paragraph(4, &[plain(format!("{from} {} {to}", arrow(across)))]);
            }
            (Some(text), _) | (_, Some(text)) if is_brief(step.change) => {
                let taken: usize = head.iter().map(|span| width_of(&span.text)).sum();
                head.extend([plain("   "), faint(clipped(text, page.line_width().saturating_sub(taken + 5)))]);
                page.paragraph(2, &head);
            }
            (Some(from), Some(to)) => {
                page.paragraph(2, &[head, remarks].concat());
                match Marked::new(from, to) {
                    marked if marked.close => page.paragraph(4, &cut_out(&[lower, upper], marked.merged())),
                    marked => {
                        let (below, above) = marked.sides();
                        self.each_below(page, cut_out(&[lower], below), cut_out(&[upper], above));
                    }
                }
            }
            (Some(text), None) | (None, Some(text)) => {
                page.paragraph(2, &[head, remarks].concat());
                page.paragraph(4, &[plain(text.as_str())]);
            }
            (None, None) => page.paragraph(2, &head),
        }
    }

    /// The numbers of both items; across series each with its level.
    fn numbers(&self, lower: &RowCell, upper: &RowCell, across: bool) -> String {
        let of = |cell: &RowCell, code: Option<&String>| match (numbered(cell)?, code) {
            (number, Some(code)) if across => Some(format!("{code} {number}")),
            (number, _) => Some(number),
        };
        let both = [of(lower, self.codes.first()), of(upper, self.codes.get(1))];
        both.into_iter().flatten().collect::<Vec<_>>().join(&format!(" {} ", arrow(across)))
    }

    fn each_below(&self, page: &mut Page, lower: Vec<Span>, upper: Vec<Span>) {
        for (spans, code) in [lower, upper].iter().zip(&self.codes) {
            if !spans.is_empty() {
                page.hanging(4, &self.coded(code), spans);
            }
        }
    }

    fn ladder_below(&self, page: &mut Page, cells: &[RowCell]) {
        for (cell, code) in cells.iter().zip(&self.codes) {
            let spans = ladder_cell(cell, page.line_width().saturating_sub(self.code_width + 8));
            if !spans.is_empty() {
                let number = cell.number.map(|number| number.to_string()).unwrap_or_default();
                page.hanging(2, &format!("{}{number:>2}  ", self.coded(code)), &spans);
            }
        }
    }

    fn coded(&self, code: &str) -> String {
        format!("{code:<width$}  ", width = self.code_width)
    }
}

/// The headings that the documents print over a row, each once, unless they are what the row is called.
fn printed_headings(label: &str, row: &Row) -> String {
    let mut headings: Vec<&str> = Vec::new();
    for heading in row.cells.iter().filter_map(|cell| cell.heading.as_deref()) {
        let heading = heading.trim_end_matches(':');
        if !heading.eq_ignore_ascii_case(label) && !headings.contains(&heading) {
            headings.push(heading);
        }
    }
    match headings.as_slice() {
        [] => String::new(),
        headings => format!("   “{}”", headings.join("” / “")),
    }
}

/// Glyph, word, and whether a specialist confirmed it.
fn tag(step: &RowStep) -> Vec<Span> {
    let mut spans = vec![changed(step.told)];
    if step.confirmed {
        spans.push(plain(" ◆"));
    }
    spans
}

/// What is said beside a change.
fn remarks(step: &RowStep) -> Vec<Span> {
    let mut remarks: Vec<Span> = step.evidence.iter().map(|shift| faint(format!("({shift})"))).collect();
    if !step.also_from.is_empty() {
        let numbers: Vec<String> = step.also_from.iter().map(u32::to_string).collect();
        remarks.push(faint(format!("(also from {})", numbers.join(", "))));
    }
    remarks
}

/// What stands between two texts: nothing came from another series.
fn arrow(across: bool) -> &'static str {
    if across { "/" } else { "→" }
}

fn number_column(cell: &RowCell) -> Column {
    let number = cell.number.map(|number| number.to_string()).unwrap_or_default();
    Column { spans: vec![plain(number)], width: NUMBER }
}

/// `3`, or `3 (clause 2 of 3)`.
fn numbered(cell: &RowCell) -> Option<String> {
    let number = cell.number?;
    Some(match &cell.part {
        Some(part) => format!("{number} ({})", part.name),
        None => number.to_string(),
    })
}

fn is_brief(change: Change) -> bool {
    matches!(change, Change::Same | Change::Carried)
}

fn is_short(text: &str) -> bool {
    width_of(text) <= SHORT && !text.contains('\n')
}

/// Both texts of a pair, each with its own marks.
fn pair_texts(lower: &RowCell, upper: &RowCell, width: usize) -> (Vec<Span>, Vec<Span>) {
    let brief = upper.step.as_ref().is_some_and(|step| is_brief(step.change));
    let (below, above) = match (&lower.text, &upper.text) {
        (Some(from), Some(to)) if !brief => Marked::new(from, to).sides(),
        (from, to) => {
            let side = |text: &Option<String>| match text {
                Some(text) if brief => vec![faint(clipped(text, width))],
                Some(text) => vec![plain(text.as_str())],
                None => Vec::new(),
            };
            (side(from), side(to))
        }
    };
    (with_part(lower, below), with_part(upper, above))
}

fn with_part(cell: &RowCell, spans: Vec<Span>) -> Vec<Span> {
    let Some(part) = &cell.part else { return spans };
    let mut named = vec![faint(format!("({}) ", part.name))];
    named.extend(cut_out(&[cell], spans));
    named
}

/// The words of cells, with "…" where one of them has more that is not meant.
fn cut_out(cells: &[&RowCell], mut spans: Vec<Span>) -> Vec<Span> {
    let parts = || cells.iter().filter_map(|cell| cell.part.as_ref());
    if parts().any(|part| part.words_before) {
        spans.insert(0, faint("… "));
    }
    if parts().any(|part| part.words_behind) {
        spans.push(faint(" …"));
    }
    spans
}

/// A cell of a ladder: its change, then its words.
fn ladder_cell(cell: &RowCell, width: usize) -> Vec<Span> {
    let Some(step) = &cell.step else {
        return with_part(cell, cell.text.iter().map(|text| plain(text.as_str())).collect());
    };
    let mut spans = tag(step);
    spans.extend(remarks(step).into_iter().flat_map(|remark| [plain(" "), remark]));
    let Some(text) = &cell.text else { return spans };
    if cell.elsewhere {
        spans.push(faint(format!(" goes on in {}", numbered(cell).unwrap_or_default())));
        return spans;
    }
    spans.push(plain("\n"));
    if is_brief(step.change) {
        spans.push(faint(clipped(text, width)));
        return spans;
    }
    let words = match step.from.as_ref().map(|from| Marked::new(from, text)) {
        Some(marked) if marked.close => marked.merged(),
        Some(marked) if marked.alike => marked.above(),
        _ => vec![plain(text.as_str())],
    };
    spans.extend(with_part(cell, words));
    spans
}
