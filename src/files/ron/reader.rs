//! What is found wrong while a file is read.

use rungs_domain::diagnostic::{Diagnostic, Severity};

use super::source::Source;
use super::syntax::Span;

/// How many diagnostics of one file are kept.
pub const MAX_DIAGNOSTICS: usize = 200;

/// Collects what is wrong with a file.
pub struct Reader<'a> {
    source: &'a Source<'a>,
    diagnostics: Vec<(u32, Diagnostic)>,
    left_out: usize,
}

impl<'a> Reader<'a> {
    /// Nothing found yet.
    pub(super) fn new(source: &'a Source<'a>) -> Self {
        Reader { source, diagnostics: Vec::new(), left_out: 0 }
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
        if self.is_full() {
            return self.count_one_more();
        }
        let diagnostic = Diagnostic::error(id, self.source.place(at), message);
        self.diagnostics.push((at.start, hint.into_iter().fold(diagnostic, Diagnostic::with_hint)));
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
            let message = format!("{} more errors of this file are not shown", self.left_out);
            let hint = "mend the ones above, then check the file again";
            found.push(Diagnostic::error("too-many-errors", last.place.clone(), message).with_hint(hint));
        }
        found
    }
}
