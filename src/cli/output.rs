//! Where results and messages go, and how wide and colorful they may be.

use std::io::{self, IsTerminal, Write};
use std::sync::LazyLock;

use rungs_documents::Document;
use rungs_documents::terminal::{self, cleaned};
use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_files::diagnostic_text::{Style, render_all};
use serde::Serialize;

use super::args::Format;
use super::clean::Fit;

/// Standard output, in one of the formats.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output {
    pub format: Format,
    /// Columns that text may take.
    pub width: usize,
    /// Whether styles are shown.
    pub colors: bool,
    /// Whether a person sees standard output.
    pub on_terminal: bool,
}

/// Narrower than this nothing can be read; the terminal breaks the lines then.
const LEAST_WIDTH: usize = 60;

/// The width of text that goes to a file or another program.
const USUAL_WIDTH: usize = 100;

impl Output {
    pub fn new(format: Format) -> Self {
        let colors = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
        Output { format, width: width(), colors, on_terminal: io::stdout().is_terminal() }
    }

    /// Writes a document as text.
    pub fn document(self, document: &Document) -> io::Result<()> {
        self.text(&terminal::render(document, self.width))
    }

    /// Writes a text; its colors only to a terminal, and not if `NO_COLOR` is set.
    pub fn text(self, text: &str) -> io::Result<()> {
        self.write(&Fit::text(text))
    }

    /// Writes a text that was made fit, as [`text`](Output::text) does.
    pub fn write(self, text: &Fit) -> io::Result<()> {
        if !text.is_styled() {
            return self.write_plain(text);
        }
        // In one piece: the stream would write what stands between two styles by itself.
        if !self.colors {
            let mut stream = io::stdout().lock();
            stream.write_all(&anstream::adapter::strip_bytes(text.as_bytes()).into_vec())?;
            return stream.flush();
        }
        let mut stream = anstream::AutoStream::auto(io::stdout().lock());
        stream.write_all(text.as_bytes())?;
        stream.flush()
    }

    /// Writes a piece of JSON.
    pub fn plain(self, json: &str) -> io::Result<()> {
        self.write_plain(&Fit::json(json))
    }

    /// Writes what was made fit and has no styles.
    pub fn write_plain(self, json: &Fit) -> io::Result<()> {
        let mut stream = io::stdout().lock();
        stream.write_all(json.as_bytes())?;
        stream.flush()
    }

    /// Writes a value as JSON.
    pub fn json(self, value: &impl Serialize) -> io::Result<()> {
        let mut text = serde_json::to_string_pretty(value)?;
        text.push('\n');
        self.plain(&text)
    }
}

/// `COLUMNS` if it is set to a number, or else what the terminal says.
fn width() -> usize {
    let named = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse::<usize>().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    named.or_else(terminal).unwrap_or(USUAL_WIDTH).clamp(LEAST_WIDTH, 400)
}

/// Tells something beside the result. If standard error is closed there is nobody to tell.
pub(super) fn tell(message: &str) {
    let mut stream = anstream::AutoStream::auto(io::stderr().lock());
    let _ = writeln!(stream, "{}", cleaned(message));
}

/// Tells what is wrong with files, `before` in front of it.
pub(super) fn tell_problems(before: &str, problems: &[Diagnostic]) {
    tell_shown(&format!("{before}{}\n", shown(problems).trim_end()));
}

/// Tells what was made of diagnostics already. What has no styles needs no stream that takes them out.
pub(super) fn tell_shown(shown: &str) {
    let _ = match *STYLE {
        Style::Plain => io::stderr().lock().write_all(shown.as_bytes()),
        Style::Colour => anstream::AutoStream::auto(io::stderr().lock()).write_all(shown.as_bytes()),
    };
}

/// How diagnostics are told: with colors where somebody sees them.
static STYLE: LazyLock<Style> = LazyLock::new(|| match anstream::AutoStream::choice(&io::stderr()) {
    anstream::ColorChoice::Never => Style::Plain,
    _ => Style::Colour,
});

/// Diagnostics as text.
pub(super) fn shown(problems: &[Diagnostic]) -> String {
    let clean = |problem: &Diagnostic| Diagnostic {
        place: Place {
            file: cleaned(&problem.place.file),
            text: cleaned(&problem.place.text),
            line: problem.place.line,
            column: problem.place.column,
            width: problem.place.width,
        },
        id: problem.id,
        severity: problem.severity,
        message: cleaned(&problem.message),
        hint: problem.hint.as_deref().map(cleaned),
    };
    render_all(&problems.iter().map(clean).collect::<Vec<_>>(), *STYLE)
}
