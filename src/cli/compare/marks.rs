//! Word-level differences in brackets: `[-only below-] {+only above+}`, with a color where there are colors.

use rungs_domain::compare::{DiffKind, WordDiff, word_diff};

use crate::cli::text::{Mark, Span, plain};

/// Of texts that share less than this part of their words, marks say nothing: nearly all would be marked.
const ALIKE: f64 = 0.3;

/// Texts that share this part can be read as one, with both marks in it.
const CLOSE: f64 = 0.6;

/// Two texts that are compared.
pub(super) struct Marked<'a> {
    lower: &'a str,
    upper: &'a str,
    diff: WordDiff,
    /// Whether enough is shared for marks to help.
    pub alike: bool,
    /// Whether so much is shared that both can stand in one text.
    pub close: bool,
}

impl<'a> Marked<'a> {
    pub fn new(lower: &'a str, upper: &'a str) -> Self {
        let diff = word_diff(lower, upper);
        let equal: usize =
            diff.spans.iter().filter(|span| span.kind == DiffKind::Equal).map(|span| span.lower.len()).sum();
        #[expect(clippy::cast_precision_loss, reason = "texts are far shorter than 2^52 bytes")]
        let shared = 2.0 * equal as f64 / (lower.len() + upper.len()).max(1) as f64;
        Marked { lower, upper, diff, alike: shared >= ALIKE, close: shared >= CLOSE }
    }

    /// The lower text, with what the upper one does not have.
    fn below(&self) -> Vec<Span> {
        self.spans(|kind| kind != DiffKind::Inserted)
    }

    /// The upper text, with what the lower one does not have.
    pub fn above(&self) -> Vec<Span> {
        self.spans(|kind| kind != DiffKind::Deleted)
    }

    /// Lower and upper text, each with its own marks; without any where they share too little.
    pub fn sides(&self) -> (Vec<Span>, Vec<Span>) {
        match self.alike {
            true => (self.below(), self.above()),
            false => (vec![plain(self.lower)], vec![plain(self.upper)]),
        }
    }

    /// Both in one.
    pub fn merged(&self) -> Vec<Span> {
        self.spans(|_| true)
    }

    fn spans(&self, shown: impl Fn(DiffKind) -> bool) -> Vec<Span> {
        let mut spans = Vec::new();
        for span in self.diff.spans.iter().filter(|span| shown(span.kind)) {
            let lower = self.lower.get(span.lower.clone()).unwrap_or_default();
            let upper = self.upper.get(span.upper.clone()).unwrap_or_default();
            match span.kind {
                // The upper text is the one that is read, so its spacing and slips are shown.
                DiffKind::Equal if shown(DiffKind::Inserted) => spans.push(plain(upper)),
                DiffKind::Equal => spans.push(plain(lower)),
                DiffKind::Deleted => bracketed(lower, ("[-", "-]"), Mark::Gone, &mut spans),
                DiffKind::Inserted => bracketed(upper, ("{+", "+}"), Mark::New, &mut spans),
            }
        }
        spans
    }
}

/// The words in brackets, the space around them outside. Each paragraph has brackets of its own.
fn bracketed(text: &str, (open, close): (&str, &str), mark: Mark, spans: &mut Vec<Span>) {
    // What goes and what comes in its place stand apart.
    let touches = |spans: &[Span]| {
        spans.last().is_some_and(|last| last.mark != Mark::Plain && last.mark != mark && !text.starts_with(' '))
    };
    if touches(spans) {
        spans.push(plain(" "));
    }
    for (at, paragraph) in text.split('\n').enumerate() {
        if at > 0 {
            spans.push(plain("\n"));
        }
        let words = paragraph.trim();
        let lead = paragraph.len() - paragraph.trim_start().len();
        spans.push(plain(paragraph.get(..lead).unwrap_or_default()));
        if !words.is_empty() {
            spans.push(Span::new(format!("{open}{words}{close}"), mark));
            spans.push(plain(paragraph.get(lead + words.len()..).unwrap_or_default()));
        }
    }
    spans.retain(|span| !span.text.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(spans: &[Span]) -> String {
        spans.iter().map(|span| span.text.as_str()).collect()
    }

    #[test]
    fn what_goes_and_what_comes_stand_in_brackets_of_their_own() {
        let marked = Marked::new("Assists in developing procedures.", "Develops procedures.");
        assert_eq!(text(&marked.merged()), "[-Assists in developing-] {+Develops+} procedures.");
        assert_eq!(text(&marked.below()), "[-Assists in developing-] procedures.");
        assert_eq!(text(&marked.above()), "{+Develops+} procedures.");
    }

    #[test]
    fn texts_that_share_little_are_not_called_alike() {
        assert!(!Marked::new("Files letters.", "Directs the statewide program and its budget.").alike);
        assert!(Marked::new("Files letters daily.", "Files letters weekly.").alike);
    }

    #[test]
    fn brackets_do_not_reach_over_a_paragraph() {
        let marked = Marked::new("Same words stay here.", "Same words stay here.\nNew one.");
        assert_eq!(text(&marked.merged()), "Same words stay here.\n{+New one.+}");
    }
}
