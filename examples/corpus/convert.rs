//! Documents turned into other formats by LibreOffice.

use std::fmt;
use std::path::{Path, PathBuf};

use super::programs::{is_there, run};

/// The program.
const PROGRAM: &str = "soffice";

/// How many documents it turns in one run.
const AT_ONCE: usize = 50;

/// Into what documents are turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Docx,
    Pdf,
}

impl Format {
    /// What LibreOffice calls it.
    fn filter(self) -> &'static str {
        match self {
            Format::Docx => "docx:MS Word 2007 XML",
            Format::Pdf => "pdf:writer_pdf_Export",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Docx => "docx",
            Format::Pdf => "pdf",
        })
    }
}

/// Where a turned document is.
pub fn target(document: &Path, format: Format, folder: &Path) -> PathBuf {
    let name = Path::new(document.file_stem().unwrap_or_default());
    folder.join(name.with_added_extension(format.to_string()))
}

/// Turns documents.
///
/// # Errors
/// LibreOffice is not there, or does not come to its end. What it could not turn is not in the folder.
pub fn all(documents: &[&Path], format: Format, folder: &Path) -> Result<(), String> {
    if !is_there(PROGRAM) {
        return Err(format!("{PROGRAM} is not on the PATH: LibreOffice is needed to turn documents into {format}"));
    }
    for reading in [Some("HTML (StarWriter)"), Some("Text (encoded):UTF8,LF,,,"), None] {
        let read_so: Vec<&&Path> = documents.iter().filter(|document| read_as(document) == reading).collect();
        for some in read_so.chunks(AT_ONCE) {
            let mut arguments: Vec<String> = vec!["--headless".into()];
            // A settings folder of its own, so that an open LibreOffice does not take the work.
            arguments.push(format!("-env:UserInstallation=file://{}", folder.join("settings").display()));
            arguments.extend(reading.map(|reading| format!("--infilter={reading}")));
            arguments.extend(["--convert-to", format.filter(), "--outdir"].map(str::to_owned));
            arguments.push(folder.display().to_string());
            arguments.extend(some.iter().map(|document| document.display().to_string()));
            run(PROGRAM, arguments, &folder.join("says.txt"))?;
        }
    }
    Ok(())
}

/// How LibreOffice has to read a document so that its text is a page of words and no web view.
fn read_as(document: &Path) -> Option<&'static str> {
    match document.extension()?.to_str()? {
        "html" | "htm" => Some("HTML (StarWriter)"),
        "txt" | "md" => Some("Text (encoded):UTF8,LF,,,"),
        _ => None,
    }
}
