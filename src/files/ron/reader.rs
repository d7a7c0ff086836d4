//! What is found wrong while a file is read.

use rungs_domain::diagnostic::{Diagnostic, Severity};
use rungs_domain::spec::Problem;

use super::syntax::{Part, PartFinder, Span};

/// How many diagnostics of one file are kept.
pub const MAX_DIAGNOSTICS: usize = 200;

/// Where the bytes of a text stand, for whoever reads what is wrong there.
pub(crate) trait Places {
    /// What is wrong at `at`.
    fn error(&self, at: Span, id: &'static str, message: String, hint: Option<String>) -> Diagnostic;

    /// That a record lacks a field. `at` is what there is of the record.
    fn missing(&self, at: Span, record: &str, field: &str) -> Diagnostic {
        let message = format!("{record} needs the field `{field}`");
        self.error(at, "missing-field", message, Some(format!("add `{field}: ...`")))
    }

    /// What the text is.
    fn text(&self) -> &'static str {
        "file"
    }
}

/// Collects what is wrong with a text.
pub struct Reader<'a> {
    places: &'a dyn Places,
    diagnostics: Vec<(u32, Diagnostic)>,
    left_out: usize,
}

impl<'a> Reader<'a> {
    /// Nothing found yet.
    pub(crate) fn new(places: &'a dyn Places) -> Self {
        Reader { places, diagnostics: Vec::new(), left_out: 0 }
    }

    /// Whether so much was found that the rest is only counted.
    pub fn is_full(&self) -> bool {
        self.diagnostics.len() >= MAX_DIAGNOSTICS
    }

    /// Counts an error that is not told.
    pub fn count_one_more(&mut self) {
        self.left_out += 1;
    }

    /// Reports an error at `at`.
    pub fn error(&mut self, at: Span, id: &'static str, message: impl Into<String>, hint: Option<String>) {
        self.tell(at, |places| places.error(at, id, message.into(), hint));
    }

    /// Reports that the record at `at` lacks a field.
    pub(crate) fn missing(&mut self, at: Span, record: &str, field: &str) {
        self.tell(at, |places| places.missing(at, record, field));
    }

    fn tell(&mut self, at: Span, diagnostic: impl FnOnce(&dyn Places) -> Diagnostic) {
        if self.is_full() {
            return self.count_one_more();
        }
        self.diagnostics.push((at.start, diagnostic(self.places)));
    }

    /// Reports the rules that a whole record breaks, each at the value that breaks it; where `whole` does not say that
    /// value, at `otherwise`.
    pub(crate) fn broken(&mut self, rules: Vec<Problem>, whole: Part<'_>, otherwise: Span) {
        let mut finder = PartFinder::new(whole);
        let placed = rules.into_iter().map(|rule| (finder.locate(&rule.at).map_or(otherwise, Part::span), rule));
        // An error in the value itself is the cause.
        let placed: Vec<(Span, Problem)> = placed.filter(|(at, _)| !self.has_error_in(*at)).collect();
        for (at, rule) in placed {
            self.error(at, rule.id, rule.message, rule.hint);
        }
    }

    /// Reports a warning at `at`.
    pub fn warning(&mut self, at: Span, id: &'static str, message: impl Into<String>, hint: Option<String>) {
        let told = self.diagnostics.len();
        self.error(at, id, message, hint);
        if let Some((_, warning)) = self.diagnostics.get_mut(told) {
            warning.severity = Severity::Warning;
        }
    }

    /// Whether an error begins inside `span`.
    pub fn has_error_in(&self, span: Span) -> bool {
        let range = span.start..span.end.max(span.start + 1);
        self.diagnostics.iter().any(|(at, _)| range.contains(at))
    }

    /// Everything found, in the order of the file.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.cmp(y)));
        let mut found: Vec<Diagnostic> = self.diagnostics.into_iter().map(|(_, diagnostic)| diagnostic).collect();
        if let (true, Some(last)) = (self.left_out > 0, found.last()) {
            let message = format!("{} more errors of this {} are not shown", self.left_out, self.places.text());
            let hint = "mend the ones above, then check the file again";
            found.push(Diagnostic::error("too-many-errors", last.place.clone(), message).with_hint(hint));
        }
        found
    }
}
