//! Results, written one after the other, so that none waits for the last.

use std::io;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::clean::Fit;
use crate::cli::output::Output;

/// Standard output while results come.
pub(super) struct Results {
    pub output: Output,
    /// How many were written.
    written: usize,
}

impl Results {
    /// `list` is what the list of them is called in JSON.
    pub fn begin(output: Output, list: &str) -> io::Result<Self> {
        if output.format == Format::Json {
            output.plain(&format!("{{\n  \"{list}\": ["))?;
        }
        Ok(Results { output, written: 0 })
    }

    /// One result as JSON.
    pub fn json(&mut self, result: &impl Serialize) -> io::Result<()> {
        let text = serde_json::to_string_pretty(result)?;
        self.entries(&[Fit::json(&text.replace('\n', "\n    "))])
    }

    /// Results as JSON that are made already, in one piece: a piece for each costs more than it does.
    pub fn entries(&mut self, results: &[Fit]) -> io::Result<()> {
        let before = if self.written == 0 { "\n    " } else { ",\n    " };
        self.written += results.len();
        self.output.write_plain(&Fit::joined(results, before, ",\n    "))
    }

    /// Texts that are made already, an empty line between any two.
    pub fn pages(&mut self, texts: &[Fit]) -> io::Result<()> {
        let before = if self.written == 0 { "" } else { "\n" };
        self.written += texts.len();
        self.output.write(&Fit::joined(texts, before, "\n"))
    }

    /// Texts that are made already, one behind the other.
    pub fn rows(&mut self, texts: &[Fit]) -> io::Result<()> {
        self.output.write(&Fit::joined(texts, "", ""))
    }

    /// A piece of text; an empty line stands between two that are for one result each.
    pub fn page(&mut self, text: &str) -> io::Result<()> {
        self.pages(&[Fit::text(text)])
    }

    /// A piece of text that follows the one before.
    pub fn lines(&mut self, text: &str) -> io::Result<()> {
        self.output.text(text)
    }

    pub fn end(self) -> io::Result<()> {
        match (self.output.format, self.written) {
            (Format::Text, _) => Ok(()),
            (Format::Json, 0) => self.output.plain("]\n}\n"),
            (Format::Json, _) => self.output.plain("\n  ]\n}\n"),
        }
    }
}

/// A line that counts, on a terminal where the results do not stand themselves.
pub(super) fn progress(output: Output, template: &str) -> ProgressBar {
    if output.on_terminal {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
