//! Documents of others, read in a process of their own.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rungs_app::jobs::Jobs;
use rungs_app::reviews::ReviewCommand;
use rungs_app::{Command, State, update};
use rungs_library::manuscripts::{Limits, Reader, Reading, Unread};

use super::{run, text, write};

/// A file of numbered objects: a page whose drawing is packed as `packing` says, with `resources`, and `others` from
/// object 5 on.
fn pdf(packing: &str, drawing: &[u8], resources: &str, others: &[String]) -> Vec<u8> {
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<<{resources}>>/Contents 4 0 R>>");
    let content =
        [format!("<<{packing}/Length {}>>stream\n", drawing.len()).as_bytes(), drawing, b"\nendstream"].concat();
    let first = [b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec()];
    let objects =
        first.into_iter().chain([page.into_bytes(), content]).chain(others.iter().map(|o| o.clone().into_bytes()));
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    let mut count = 1;
    for object in objects {
        places.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend([format!("{count} 0 obj\n").as_bytes(), &object, b"\nendobj\n"].concat());
        count += 1;
    }
    let start = file.len();
    let end = format!(
        "xref\n0 {count}\n0000000000 65535 f \n{places}trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    );
    [file, end.into_bytes()].concat()
}

const WORDS: &[u8] = b"BT /F 11 Tf 72 700 Td (Plans the work of the unit) Tj ET";

/// zlib's bytes for a few blanks, by hand: a block that is stored.
fn stored() -> Vec<u8> {
    // Header; last block, stored; length 4 and its complement; four blanks; Adler-32 of four blanks.
    vec![0x78, 0x01, 0x01, 4, 0, 0xFB, 0xFF, 32, 32, 32, 32, 0x01, 0x42, 0x00, 0x81]
}

/// Rows without a width, named where nothing looks before the file is taken apart: the parser divides by it.
fn dividing_by_zero() -> Vec<u8> {
    let packing = "/Filter/FlateDecode/DecodeParms 5 0 R";
    pdf(packing, &stored(), "", &["<</Predictor 2/Columns 0>>".to_owned()])
}

/// Rows of two trillion columns, named there, too.
fn reserving_terabytes() -> Vec<u8> {
    let packing = "/Filter/FlateDecode/DecodeParms 5 0 R";
    pdf(packing, &stored(), "", &["<</Predictor 2/Columns 2000000000000/BitsPerComponent 16>>".to_owned()])
}

/// A font that gives two billion characters a width.
fn endless_widths() -> Vec<u8> {
    let composite = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]>>";
    let inner = "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>\
                 /FontDescriptor<</Type/FontDescriptor/FontName/A/Flags 4>>/W[0 2147483647 500]>>";
    pdf("", WORDS, "/Font<</F 5 0 R>>", &[composite.to_owned(), inner.to_owned()])
}

fn good() -> Vec<u8> {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    pdf("", WORDS, "/Font<</F 5 0 R>>", &[font.to_owned()])
}

/// A reader in a process of the built program, held to little.
fn reader() -> Reader {
    apart(Limits { memory: 256, work: 2, clock: Duration::from_secs(20) }).reader()
}

fn apart(limits: Limits) -> Reading {
    Reading::Apart(PathBuf::from(env!("CARGO_BIN_EXE_rungs")), limits)
}

fn go_on() -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// What is told of a document.
fn told(reader: &mut Reader, path: &Path) -> Result<String, String> {
    match reader.read(path, &mut go_on) {
        Ok((_, manuscript)) => Ok(manuscript.text),
        Err(Unread::Told(problem)) => Err(format!("{}; {}", problem.message, problem.hint.unwrap())),
        Err(Unread::Stopped) => panic!("nobody stopped it"),
    }
}

#[test]
fn a_document_that_ends_its_reader_ends_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let good = write(folder.path(), "good.pdf", good());
    let mut reader = reader();
    for (name, bytes) in
        [("zero.pdf", dividing_by_zero()), ("terabytes.pdf", reserving_terabytes()), ("widths.pdf", endless_widths())]
    {
        let bad = write(folder.path(), name, bytes);
        let why = told(&mut reader, &bad).unwrap_err();
        assert!(why.contains("damaged") || why.contains("longer than"), "{name}: {why}");
        assert!(why.contains("save it again"), "{name}: {why}");
        assert_eq!(told(&mut reader, &good).unwrap(), "Plans the work of the unit\n", "after {name}");
    }
}

#[test]
fn a_document_is_read_apart_as_it_is_read_here() {
    let folder = tempfile::tempdir().unwrap();
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/import/sources");
    let documents = [
        sources.join("il-social-service-planner.txt"),
        write(folder.path(), "a.html", "<title>T</title><h1>Clerk</h1><table><tr><th>a<td>b</table><ul><li><s>x</s>y"),
        write(folder.path(), "a.md", "# Clerk\n\n| a | b |\n|---|---|\n| c | d |\n"),
        write(folder.path(), "a.pdf", good()),
    ];
    let (mut apart, mut here) = (reader(), Reading::Here.reader());
    for document in documents {
        assert_eq!(apart.read(&document, &mut go_on), here.read(&document, &mut go_on), "{}", document.display());
    }
}

#[test]
fn reading_is_stopped_inside_a_document_and_the_next_one_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let (slow, good) = (write(folder.path(), "slow.pdf", endless_widths()), write(folder.path(), "good.pdf", good()));
    let mut reader = apart(Limits { memory: 4096, work: 300, clock: Duration::from_secs(300) }).reader();
    let begun = Instant::now();
    let mut asked = 0;
    let read = reader.read(&slow, &mut || {
        asked += 1;
        if asked > 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(read, Err(Unread::Stopped));
    assert!(begun.elapsed() < Duration::from_secs(100), "it was stopped, and did not run to its end");
    assert!(told(&mut reader, &good).is_ok());
}

#[test]
fn a_program_that_does_not_start_or_says_something_else_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let document = write(folder.path(), "a.txt", "Clerk");
    for program in ["/nowhere/rungs", "/bin/true", "/bin/echo"] {
        let mut reader = Reading::Apart(program.into(), Limits::default()).reader();
        let why = told(&mut reader, &document).unwrap_err();
        assert!(why.contains("does not start") || why.contains("breaks off"), "{program}: {why}");
    }
}

#[test]
fn an_import_of_a_folder_goes_on_behind_documents_that_end_their_reader() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.pdf", dividing_by_zero());
    write(folder.path(), "b.pdf", reserving_terabytes());
    write(folder.path(), "c.pdf", "%PDF-1.4 and no more");
    write(folder.path(), "d.txt", "CLERK\n\nDuties\n1. Files records.\n");
    let drafts = folder.path().join("drafts");
    let run = run(&["import", text(folder.path()), "-o", text(&drafts)]);
    assert_eq!(run.status, 2, "{}", run.err);
    for name in ["a.pdf", "b.pdf", "c.pdf"] {
        assert!(run.err.lines().any(|line| line.contains(name) && line.contains("; ")), "{name}: {}", run.err);
    }
    assert!(run.err.contains("3 of 4 documents gave no draft"), "{}", run.err);
    assert!(run.out.contains("1 duty") && std::fs::read_dir(&drafts).unwrap().count() > 0, "{}", run.out);
}

#[test]
fn a_folder_without_documents_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let run = run(&["import", text(folder.path())]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("there is no document"), "{}", run.err);
}

/// Imports into a state as the window does, until nothing is under way.
fn imported(paths: Vec<PathBuf>) -> State {
    let limits = Limits { memory: 256, work: 2, clock: Duration::from_secs(20) };
    let mut jobs = Jobs::reading(None, Arc::new(|| {}), apart(limits)).without_dialogs();
    let mut state = State::default();
    let mut waiting = vec![Command::Reviews(ReviewCommand::Import(paths))];
    let begun = Instant::now();
    loop {
        for command in std::mem::take(&mut waiting) {
            for effect in update(&mut state, command) {
                waiting.extend(jobs.carry_out(effect, &state));
            }
        }
        waiting.extend(jobs.answers());
        if waiting.is_empty() && state.reviews.importing == 0 {
            return state;
        }
        assert!(begun.elapsed() < Duration::from_secs(200), "the import does not end");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn the_window_names_a_document_that_ends_its_reader_and_opens_the_one_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let bad = write(folder.path(), "bad.pdf", dividing_by_zero());
    let worse = write(folder.path(), "worse.pdf", reserving_terabytes());
    let good = write(folder.path(), "good.txt", "CLERK\n\nDuties\n1. Files records.\n");
    let state = imported(vec![bad, worse, good.clone()]);
    let open: Vec<_> = state.reviews.desk.open.iter().filter_map(|one| one.draft.source.as_ref()).collect();
    assert_eq!(open.iter().map(|source| &source.path).collect::<Vec<_>>(), [&good]);
    let named: Vec<&str> = state.reviews.unread.iter().map(|problem| problem.place.file.as_str()).collect();
    assert!(named.len() == 2 && named[0].ends_with("bad.pdf") && named[1].ends_with("worse.pdf"), "{named:?}");
}
