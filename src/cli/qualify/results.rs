//! Results, written one after the other, so that none waits for the last.

use std::io;

use serde_json::Value;

use crate::cli::args::Format;
use crate::cli::output::Output;

/// Standard output while results come.
pub(super) struct Results {
    pub output: Output,
    /// How many were written.
    written: usize,
}

impl Results {
    pub fn begin(output: Output) -> io::Result<Self> {
        if output.format == Format::Json {
            output.plain("{\n  \"applicants\": [")?;
        }
        Ok(Results { output, written: 0 })
    }

    /// One applicant as JSON.
    pub fn json(&mut self, applicant: &Value) -> io::Result<()> {
        let text = serde_json::to_string_pretty(applicant)?;
        self.entry(&text.replace('\n', "\n    "))
    }

    /// One applicant as JSON that is made already.
    pub fn entry(&mut self, applicant: &str) -> io::Result<()> {
        let before = if self.written == 0 { "\n    " } else { ",\n    " };
        self.written += 1;
        self.output.plain(&format!("{before}{applicant}"))
    }

    /// A piece of text; an empty line stands between two that are for one applicant each.
    pub fn page(&mut self, text: &str) -> io::Result<()> {
        let before = if self.written == 0 { "" } else { "\n" };
        self.written += 1;
        self.output.text(&format!("{before}{text}"))
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
