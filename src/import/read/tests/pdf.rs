//! PDF files, written by hand.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::{fault, flawless, left_out, shown, struck};
use crate::Reason;
use crate::read::Fault;

/// A file of numbered objects; `trailer` is said beside where to begin.
fn protected(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    for (number, object) in (1..).zip(objects) {
        places.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend(format!("{number} 0 obj\n").into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let (count, start) = (objects.len() + 1, file.len());
    let list = format!("xref\n0 {count}\n0000000000 65535 f \n{places}");
    let end = format!("trailer<</Size {count}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF");
    [file, list.into_bytes(), end.into_bytes()].concat()
}

/// A file of numbered objects.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    protected(objects, "")
}

fn stream(described: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<<{described}/Length {}>>stream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

/// A file of pages, each with what it draws; `/F` is Helvetica and `/B` its bold.
fn pages(drawings: &[String]) -> Vec<u8> {
    file(&objects(drawings))
}

fn objects(drawings: &[String]) -> Vec<Vec<u8>> {
    let kids: String = (0..drawings.len()).map(|page| format!("{} 0 R ", 5 + page * 2)).collect();
    let font =
        |name: &str| format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>").into_bytes();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", drawings.len()).into_bytes(),
        font("Helvetica"),
        font("Helvetica-Bold"),
    ];
    for (page, drawing) in drawings.iter().enumerate() {
        let content = 6 + page * 2;
        let resources = "/Resources<</Font<</F 3 0 R/B 4 0 R>>/XObject<</X 6 0 R>>>>";
        let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]{resources}/Contents {content} 0 R>>");
        objects.push(page.into_bytes());
        objects.push(stream("/Type/XObject/Subtype/Form", drawing.as_bytes()));
    }
    objects
}

/// Words at a place.
fn at(x: u32, y: u32, font: &str, words: &str) -> String {
    format!("BT /{font} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n")
}

/// A page of lines one below the other.
fn lines(lines: &[&str]) -> String {
    (0u32..).zip(lines).map(|(row, words)| at(72, 700 - row * 14, "F 11", words)).collect()
}

#[test]
fn headings_by_size_bold_by_name_and_lines_drawn_through_words() {
    let drawn = [
        at(72, 740, "B 18", "Planner I"),
        at(72, 700, "B 11", "Duties"),
        at(72, 680, "F 11", "Plans the work"),
        "72 683 80 0.5 re f\n".to_owned(),
        at(72, 660, "F 11", "Writes reports"),
        "72 658.5 m 150 658.5 l S\n".to_owned(),
    ];
    let read = flawless("a.pdf", &pages(&[drawn.concat()]));
    assert_eq!(shown(&read), ["h1 Planner I", "Duties", "Plans the work", "Writes reports"]);
    assert_eq!(struck(&read), ["Plans the work"]);
    assert!(read.lines[0].style.bold && read.lines[1].style.bold && !read.lines[2].style.bold);
    assert!(read.lines[3].style.underlined && !read.lines[2].style.underlined);
}

#[test]
fn paragraphs_go_on_and_parted_words_are_mended() {
    let drawn = lines(&[
        "Plans and coordinates the work of all the units and co-",
        "ordinates the staff of the department in the whole stat",
        "and writes.",
        "Counts the votes.",
    ]);
    let read = flawless("a.pdf", &pages(&[drawn]));
    let wrapped: Vec<bool> = read.lines.iter().map(|line| line.wrapped).collect();
    assert_eq!(wrapped, [true, true, false, false]);
    assert!(read.text.starts_with("Plans and coordinates the work of all the units and coordinates\nthe staff"));
}

#[test]
fn a_line_is_full_if_the_word_behind_it_would_not_have_fitted() {
    // Behind the third line there is room for "offices": four letters I are narrower, and four W wider.
    let full = "Plans and coordinates the work of all the units of the offices";
    let short = "Plans and coordinates the work of all the units of the";
    for (next, wrapped) in [("WWWW as well.", true), ("IIII as well.", false)] {
        let read = flawless("a.pdf", &pages(&[lines(&[full, "and writes.", short, next])]));
        let found: Vec<bool> = read.lines.iter().map(|line| line.wrapped).collect();
        assert_eq!(found, [true, false, wrapped, false], "{next}");
    }
}

#[test]
fn a_hyphen_before_a_capital_stays_and_its_word_is_one() {
    let full = "Credits the experience of people from all of the offices and non-";
    let read = flawless("a.pdf", &pages(&[lines(&[full, "State experience."])]));
    assert!(read.text.contains("and non-State\nexperience."), "{}", read.text);
}

#[test]
fn blanks_of_a_typewriter_part_no_cells() {
    let words = ["Plans  work.  Writes", "reports and counts", "votes of all people", "in a whole unit."];
    let table =
        |row: u32, code: &str, pay: &str| at(72, 600 - row * 14, "F 12", code) + &at(140, 600 - row * 14, "F 12", pay);
    let drawn = lines(&words) + &table(0, "Code", "Pay") + &table(1, "4131", "10") + &table(2, "4132", "20");
    let helvetica = String::from_utf8(pages(&[drawn])).unwrap();
    // As long as before, so that all objects stay where they are.
    let courier = helvetica.replace("/Helvetica/", "/Courier  /");
    let says =
        [&words.map(str::to_owned)[..], &["t0 Code|Pay", "t0 4131|10", "t0 4132|20"].map(str::to_owned)].concat();
    let says: Vec<String> = says.iter().map(|line| line.replace("  ", " ")).collect();
    assert_eq!(shown(&flawless("a.pdf", courier.as_bytes())), says);
}

#[test]
fn cells_set_around_the_middle_of_their_row_belong_to_it() {
    let row = |y: u32, code: &str, lines: &[&str]| {
        let half = (lines.len() as u32 - 1) * 14 / 2;
        let title = (0u32..).zip(lines).map(|(line, words)| at(200, y + half - line * 14, "F 12", words));
        at(72, y, "F 12", code) + &title.collect::<String>()
    };
    // Lines of one cell are 14 points apart; rows 17.
    let drawn = [
        row(700, "Code", &["Title"]),
        row(683, "4131", &["Planner I"]),
        row(659, "4132", &["Planner II, who also does", "other work"]),
        row(621, "4133", &["Planner III, who does all", "of the work that nobody", "else does"]),
        row(590, "4134", &["Planner IV"]),
    ];
    let says = [
        "t0 Code|Title",
        "t0 4131|Planner I",
        "t0 4132|Planner II, who also does other work",
        "t0 4133|Planner III, who does all of the work that nobody else does",
        "t0 4134|Planner IV",
    ];
    assert_eq!(shown(&flawless("a.pdf", &pages(&[drawn.concat()]))), says);
}

#[test]
fn sentences_that_begin_two_pages_alike_are_text() {
    let page = |first: &str, number: u32| {
        let words: Vec<String> = (1..9).map(|line| format!("Does thing {line}{number} of many.")).collect();
        let words: Vec<&str> = [first].into_iter().chain(words.iter().map(String::as_str)).collect();
        lines(&words)
    };
    let again = "One year of experience in the state service.";
    let drawn = [page("Planner", 1), page("Is a planner.", 2), page(again, 3), page(again, 4), page("Writes.", 5)];
    let read = flawless("a.pdf", &pages(&drawn));
    assert_eq!(left_out(&read), Vec::<&str>::new());
    assert_eq!(read.text.matches(again).count(), 2);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = [
        "Plans the work of the unit and",
        "writes reports about it for the",
        "heads of the department who",
        "read them with great care and",
        "decide what is to be done.",
    ];
    let right = [
        "Counts the votes of all of the",
        "members of the board and then",
        "tells the chair of the meeting",
        "what came out of the count so",
        "that it can be made known.",
    ];
    let drawn: String = (0u32..)
        .zip(left.iter().zip(right))
        .map(|(row, (left, right))| at(72, 700 - row * 14, "F 11", left) + &at(320, 700 - row * 14, "F 11", right))
        .collect();
    let read = flawless("a.pdf", &pages(&[drawn]));
    assert_eq!(shown(&read), [left, right].concat());
}

#[test]
fn tables_have_cells_and_a_cell_can_have_several_lines() {
    let drawn = [
        at(72, 700, "F 11", "Code") + &at(140, 700, "F 11", "Title") + &at(400, 700, "F 11", "Pay"),
        at(140, 672, "F 11", "Planner of the first level and the"),
        at(72, 666, "F 11", "4131") + &at(400, 666, "F 11", "10"),
        at(140, 660, "F 11", "second"),
        at(72, 632, "F 11", "4132") + &at(400, 632, "F 11", "20"),
    ];
    let read = flawless("a.pdf", &pages(&[drawn.concat()]));
    let says = ["t0 Code|Title|Pay", "t0 4131|Planner of the first level and the second|10", "t0 4132||20"];
    assert_eq!(shown(&read), says);
}

#[test]
fn what_every_page_repeats_is_left_out() {
    let words = |page: usize| -> Vec<String> {
        let line = |line| format!("In unit {page} the planner does thing number {line} of many");
        (1..=9).map(line).collect()
    };
    let page = |number: usize| {
        let words = words(number);
        at(72, 760, "F 9", "State of X \\226 Class Specification")
            + &lines(&words.iter().map(String::as_str).collect::<Vec<_>>())
            + &at(300, 30, "F 9", &format!("Page {number} of 3"))
    };
    let read = flawless("a.pdf", &pages(&[page(1), page(2), page(3)]));
    let says = [vec!["State of X – Class Specification".to_owned()], words(1), words(2), words(3)].concat();
    assert_eq!(shown(&read), says);
    let reasons = |reason: Reason| read.left_out.iter().filter(|out| out.reason == reason).count();
    assert_eq!((reasons(Reason::RunningHead), reasons(Reason::PageNumber)), (2, 3), "{:?}", left_out(&read));
}

#[test]
fn a_scan_is_told() {
    let drawn = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q".to_owned();
    assert_eq!(fault("a.pdf", &pages(&[drawn])), Fault::Scan { pages: 1 });
    // Nothing at all is none: text recognition would find nothing either.
    assert_eq!(fault("a.pdf", &pages(&["q Q".to_owned()])), Fault::Empty);
}

#[test]
fn a_protected_file_is_told() {
    let word = "(0123456789abcdef0123456789abcdef)";
    let encrypt = format!("/ID[(a)(a)]/Encrypt<</Filter/Standard/V 1/R 2/O{word}/U{word}/P -4>>");
    let bytes = protected(&objects(&[lines(&["Plans the work"])]), &encrypt);
    assert_eq!(fault("a.pdf", &bytes), Fault::Protected);
}

#[test]
fn drawings_that_contain_themselves_come_to_an_end() {
    // Object 6 is what the page draws, and draws itself twice.
    let drawn = format!("{} /X Do /X Do", at(72, 700, "F 11", "Plans the work"));
    assert_eq!(shown(&flawless("a.pdf", &pages(&[drawn]))), ["Plans the work"]);
}

#[test]
fn pages_that_contain_themselves_come_to_an_end() {
    let objects = [&b"<</Type/Catalog/Pages 2 0 R>>"[..], b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"];
    let bytes = file(&objects.map(<[u8]>::to_vec));
    assert!(matches!(fault("a.pdf", &bytes), Fault::Damaged { .. } | Fault::Scan { .. } | Fault::Empty));
    let deep = format!("<</Type/Pages/Kids{}", "[".repeat(1_000_000));
    let bytes = file(&[b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), deep.into_bytes()]);
    assert!(matches!(fault("a.pdf", &bytes), Fault::Damaged { .. } | Fault::Scan { .. } | Fault::Empty));
}

#[test]
fn a_page_of_more_words_than_it_can_show_is_refused_and_not_cut_off() {
    let drawn: String = (0..40_001).map(|word| at(word * 2 % 600, word / 300, "F 1", "a")).collect();
    assert_eq!(fault("a.pdf", &pages(&[drawn])), Fault::TooMuch { what: "words on a page" });
}

#[test]
fn what_unpacks_to_more_than_a_document_is_refused() {
    let packed = |bytes: &[u8]| {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    let once = packed(&vec![b' '; 40 << 20]);
    let twice = packed(&once);
    for bomb in [once, twice] {
        let bytes = file(&[b"<</Type/Catalog>>".to_vec(), stream("/Filter/FlateDecode", &bomb)]);
        assert!(matches!(fault("a.pdf", &bytes), Fault::TooMuch { .. }));
    }
}

/// A file of one page whose drawing is packed as `described` says.
fn drawn_by(described: &str, drawing: &[u8]) -> Vec<u8> {
    let mut objects = objects(&[String::new()]);
    objects[5] = stream(described, drawing);
    file(&objects)
}

#[test]
fn what_grows_behind_any_filters_is_refused() {
    // Each pair of bytes becomes 128 of one; twice that is 8,192 times as much: 16 kB become 64 MiB.
    let runs = [129u8, 129].repeat(8 << 10);
    let bytes = drawn_by("/Filter[/RunLengthDecode/RunLengthDecode]", &runs);
    assert!(matches!(fault("a.pdf", &bytes), Fault::TooMuch { .. }));
    let digits: Vec<u8> = runs.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect();
    let bytes = drawn_by("/Filter [ /ASCIIHexDecode /#52unLengthDecode /RunLengthDecode ]", &digits);
    assert!(matches!(fault("a.pdf", &bytes), Fault::TooMuch { .. }));
    let bytes = drawn_by(&format!("/Filter[{}]", "/ASCIIHexDecode".repeat(9)), b"41>");
    assert!(matches!(fault("a.pdf", &bytes), Fault::TooMuch { .. }));
}

#[test]
fn a_drawing_behind_two_filters_is_read() {
    let drawing = lines(&["Plans the work"]);
    let digits: String = drawing.bytes().map(|byte| format!("{byte:02x}")).collect();
    // As runs of the bytes as they are, each of at most 128.
    let runs: Vec<u8> = digits.as_bytes().chunks(128).flat_map(|run| [&[run.len() as u8 - 1], run].concat()).collect();
    let packed = [runs, vec![128]].concat();
    let read = flawless("a.pdf", &drawn_by("/Filter[/RunLengthDecode/ASCIIHexDecode]", &packed));
    assert_eq!(shown(&read), ["Plans the work"]);
}

#[test]
fn rows_of_no_width_and_of_any_are_told_before_they_are_unpacked() {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(lines(&["Plans the work"]).as_bytes()).unwrap();
    let packed = encoder.finish().unwrap();
    for rows in ["/Columns 0", "/Columns 2000000000000/BitsPerComponent 16", "/Colors 0", "/BitsPerComponent 32"] {
        let described = format!("/Filter/FlateDecode/DecodeParms<</Predictor 2{rows}>>");
        assert!(matches!(fault("a.pdf", &drawn_by(&described, &packed)), Fault::Damaged { .. }), "{rows}");
    }
    let read = flawless("a.pdf", &drawn_by("/Filter/FlateDecode/DecodeParms<</Predictor 1/Columns 1>>", &packed));
    assert_eq!(shown(&read), ["Plans the work"]);
}

#[test]
fn pictures_without_an_end_are_refused_and_not_looked_for_to_the_end_of_each() {
    // One drawing with many, however they are written, and many drawings with some: 30 MB to look through each.
    for picture in ["BI ID ", "BI%x\nID ", "BI ID EIx "] {
        let drawing = picture.repeat(20_000);
        let told = fault("a.pdf", &pages(&[drawing]));
        assert_eq!(told, Fault::TooMuch { what: "pictures in its drawings" }, "{picture}");
    }
    let drawings = vec!["BI ID ".repeat(3200); 5];
    assert_eq!(fault("a.pdf", &pages(&drawings)), Fault::TooMuch { what: "pictures in its drawings" });
    let picture = "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI\n".repeat(200);
    let read = flawless("a.pdf", &pages(&[picture + &lines(&["Plans the work"])]));
    assert_eq!(shown(&read), ["Plans the work"]);
}

#[test]
fn a_page_whose_drawing_is_broken_is_no_scan() {
    let broken = drawn_by("/Filter/FlateDecode", b"no such bytes");
    assert!(matches!(fault("a.pdf", &broken), Fault::Damaged { .. }));
    // One page of two: what can be read is, and the other is told.
    let mut objects = objects(&[lines(&["Plans the work of all the units"]), String::new()]);
    objects[7] = stream("/Filter/FlateDecode", b"no such bytes");
    let read = flawless("a.pdf", &file(&objects));
    assert_eq!(shown(&read), ["Plans the work of all the units"]);
    assert!(read.warnings.iter().any(|warning| warning.what.contains("cannot be unpacked")), "{:?}", read.warnings);
}
