//! A text that grows line by line.

use rungs_documents::terminal::cleaned;

use super::{Line, Span, strong, wrap};

/// A text of a certain width.
#[derive(Debug)]
pub(in crate::cli) struct Page {
    pub width: usize,
    text: String,
}

/// Longer lines than this are hard to read; what is set in columns may be wider.
const COMFORTABLE: usize = 110;

impl Page {
    pub fn new(width: usize) -> Self {
        Page { width, text: String::new() }
    }

    /// The text, with a line feed at its end.
    pub fn finish(self) -> String {
        self.text
    }

    /// How long a line of running text may be.
    pub fn line_width(&self) -> usize {
        self.width.min(COMFORTABLE)
    }

    /// An empty line, unless there is one already.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading inside a part.
    pub fn heading(&mut self, indent: usize, title: &str) {
        self.gap();
        self.paragraph(indent, &[strong(title)]);
    }

    /// A line over the whole width.
    pub fn rule(&mut self) {
        let line = "─".repeat(self.width);
        self.line(&Line { width: self.width, text: faint_text(&line) });
    }

    /// A paragraph with `indent` columns free on its left.
    pub fn paragraph(&mut self, indent: usize, spans: &[Span]) {
        self.hanging(indent, "", spans);
    }

    /// A paragraph whose first line has `label` on its left, as wide as the label is.
    pub fn hanging(&mut self, indent: usize, label: &str, spans: &[Span]) {
        let first = format!("{}{label}", " ".repeat(indent));
        let rest = " ".repeat(super::width_of(&first));
        self.led(&first, &rest, spans);
    }

    /// A paragraph with `first` before its first line and `rest` before the others; both are equally wide.
    pub fn led(&mut self, first: &str, rest: &str, spans: &[Span]) {
        let first = cleaned(first);
        let lead = super::width_of(&first);
        let width = self.line_width().saturating_sub(lead).max(20);
        for (at, line) in wrap(spans, width).into_iter().enumerate() {
            let left = if at == 0 { first.as_str() } else { rest };
            self.line(&Line { width: lead + line.width, text: format!("{left}{}", line.text) });
        }
    }

    /// A label and, in a column of its own, what it says.
    pub fn fact(&mut self, indent: usize, label: &str, label_width: usize, spans: &[Span]) {
        let gap = " ".repeat(label_width.saturating_sub(super::width_of(label)));
        self.hanging(indent, &format!("{label}{gap}  "), spans);
    }

    fn line(&mut self, line: &Line) {
        self.text.push_str(line.text.trim_end_matches(' '));
        self.text.push('\n');
    }
}

fn faint_text(text: &str) -> String {
    let style = super::Mark::Faint.style();
    format!("{}{text}{}", style.render(), style.render_reset())
}
