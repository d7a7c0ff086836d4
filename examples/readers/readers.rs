//! Who reads which format, and how its words come out.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rungs_documents::Format;
use scraper::{Html, Node, Selector};
use tempfile::TempDir;

use crate::programs::run;

/// A way to read files of one format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Word documents as LibreOffice's text.
    DocxText,
    /// Word documents as LibreOffice prints them.
    DocxPrinted,
    /// Workbooks as LibreOffice shows their cells.
    Workbook,
    /// CSV as LibreOffice shows its cells.
    Csv,
    /// The page that Chromium holds.
    Page,
    /// The page as Chromium prints it.
    PagePrinted,
    /// PDF as pdftotext reads it.
    Pdf,
}

/// Whatever a program said of one file.
type Found = Result<String, String>;

/// Cells as shown, UTF-8, separated by commas; of a workbook every sheet.
const CELLS: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

impl Reader {
    /// All of them.
    pub const ALL: [Reader; 7] = [
        Reader::DocxText,
        Reader::DocxPrinted,
        Reader::Workbook,
        Reader::Csv,
        Reader::Page,
        Reader::PagePrinted,
        Reader::Pdf,
    ];

    /// What it reads.
    pub fn format(self) -> Format {
        match self {
            Reader::DocxText | Reader::DocxPrinted => Format::Docx,
            Reader::Workbook => Format::Xlsx,
            Reader::Csv => Format::Csv,
            Reader::Page | Reader::PagePrinted => Format::Html,
            Reader::Pdf => Format::Pdf,
        }
    }

    /// Its name in the table.
    pub fn called(self) -> &'static str {
        match self {
            Reader::DocxText => "LibreOffice, text",
            Reader::DocxPrinted => "LibreOffice, printed",
            Reader::Workbook | Reader::Csv => "LibreOffice, cells",
            Reader::Page => "Chromium, page",
            Reader::PagePrinted => "Chromium, printed",
            Reader::Pdf => "pdftotext",
        }
    }

    /// The programs that it needs.
    pub fn programs(self) -> &'static [&'static str] {
        match self {
            Reader::DocxText | Reader::Workbook | Reader::Csv => &["soffice"],
            Reader::DocxPrinted => &["soffice", "pdftotext"],
            Reader::Page => &["chromium"],
            Reader::PagePrinted => &["chromium", "pdftotext"],
            Reader::Pdf => &["pdftotext"],
        }
    }

    /// What it finds in each file. Pictures of pages are put into `pictures`.
    ///
    /// # Errors
    /// No folder can be made for what the programs leave behind.
    pub fn read(self, files: &[&Path], pictures: &Path) -> io::Result<Vec<Found>> {
        let scratch = tempfile::tempdir()?;
        let each = |read: &dyn Fn(&Path) -> Found| Ok(files.iter().map(|file| read(file)).collect());
        match self {
            Reader::DocxText => {
                let told = office(files, "txt:Text (encoded):UTF8", None, &scratch);
                each(&|file| told.clone().and_then(|()| text(&beside(file, &scratch, "txt"))))
            }
            Reader::DocxPrinted => {
                let told = office(files, "pdf", None, &scratch);
                each(&|file| told.clone().and_then(|()| printed(&beside(file, &scratch, "pdf"), &scratch)))
            }
            Reader::Workbook => {
                let told = office(files, CELLS, None, &scratch);
                each(&|file| told.clone().and_then(|()| sheets(file, &scratch)))
            }
            Reader::Csv => {
                let told = office(files, CELLS, Some("--infilter=CSV:44,34,76,1"), &scratch);
                each(&|file| told.clone().and_then(|()| sheets(file, &scratch)))
            }
            Reader::Page => each(&|file| page(file, pictures, &scratch)),
            Reader::PagePrinted => each(&|file| {
                let pdf = beside(file, &scratch, "pdf");
                let mut option = OsString::from("--print-to-pdf=");
                option.push(&pdf);
                browser(file, &[option, "--no-pdf-header-footer".into()], &scratch)?;
                printed(&pdf, &scratch)
            }),
            Reader::Pdf => each(&|file| printed(file, &scratch)),
        }
    }
}

fn text(path: &Path) -> Found {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

/// The file of that ending that a program made of this one.
fn beside(file: &Path, scratch: &TempDir, ending: &str) -> PathBuf {
    scratch.path().join(file.file_name().unwrap_or_default()).with_extension(ending)
}

/// Has LibreOffice convert all files at once.
fn office(files: &[&Path], to: &str, filter: Option<&str>, scratch: &TempDir) -> Result<(), String> {
    let mut profile = OsString::from("-env:UserInstallation=file://");
    profile.push(scratch.path().join("profile"));
    let fixed = ["--headless", "--convert-to", to, "--outdir"].map(OsString::from);
    let arguments = [profile].into_iter().chain(filter.map(OsString::from)).chain(fixed);
    let arguments = arguments.chain([scratch.path().into()]).chain(files.iter().map(|file| (*file).into()));
    run("soffice", arguments, &scratch.path().join("said"))
}

/// All sheets of a workbook, each a file by its name.
fn sheets(file: &Path, scratch: &TempDir) -> Found {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let told = |error: io::Error| error.to_string();
    let mut found = String::new();
    for entry in fs::read_dir(scratch.path()).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(&stem) && name.ends_with(".csv") {
            let cells = text(&path)?;
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(cells.as_bytes());
            for record in reader.records() {
                let record = record.map_err(|error| error.to_string())?;
                record.iter().for_each(|cell| found.extend([cell, "\n"]));
            }
        }
    }
    if found.is_empty() { Err("no sheet came out; LibreOffice needs its Calc for it".to_owned()) } else { Ok(found) }
}

fn printed(pdf: &Path, scratch: &TempDir) -> Found {
    let said = scratch.path().join("printed.txt");
    // Laid out as on the page: otherwise a hyphen at the end of a line is taken away.
    run(
        "pdftotext",
        [OsString::from("-layout"), "-enc".into(), "UTF-8".into(), pdf.into(), (&said).into()],
        &scratch.path().join("said"),
    )?;
    text(&said)
}

/// Has Chromium open a page, and gives what it says.
fn browser(file: &Path, options: &[OsString], scratch: &TempDir) -> Found {
    let profile = tempfile::tempdir_in(scratch.path()).map_err(|error| error.to_string())?;
    let mut folder = OsString::from("--user-data-dir=");
    folder.push(profile.path());
    let mut address = OsString::from("file://");
    address.push(fs::canonicalize(file).map_err(|error| error.to_string())?);
    let fixed = [
        "--headless",
        // The pages are our own, and the sandbox cannot be had by every user.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    let arguments = fixed.map(OsString::from).into_iter().chain([folder]).chain(options.iter().cloned());
    let said = scratch.path().join("said");
    run("chromium", arguments.chain([address]), &said)?;
    text(&said)
}

/// The words of the page as Chromium holds it, and a picture beside it.
fn page(file: &Path, pictures: &Path, scratch: &TempDir) -> Found {
    let mut option = OsString::from("--screenshot=");
    let picture = fs::canonicalize(pictures).map_err(|error| error.to_string())?;
    option.push(picture.join(file.file_name().unwrap_or_default()).with_extension("png"));
    browser(file, &[option, "--window-size=1280,2000".into()], scratch)?;
    let html = Html::parse_document(&browser(file, &["--dump-dom".into()], scratch)?);
    let main = Selector::parse("main").map_err(|error| error.to_string())?;
    Ok(html.select(&main).flat_map(|main| main.descendants()).map(|node| words(node.value())).collect())
}

/// Elements within a line: they part no words.
const INLINE: [&str; 5] = ["small", "strong", "em", "ins", "del"];

fn words(node: &Node) -> &str {
    match node {
        Node::Text(text) => text,
        Node::Element(element) if !INLINE.contains(&element.name()) => " ",
        _ => "",
    }
}
