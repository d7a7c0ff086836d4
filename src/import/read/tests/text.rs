//! Plain text and Markdown.

use super::{fault, flawless, shown, struck};
use crate::read::Fault;
use crate::{LineKind, Place};

#[test]
fn signs_of_scans_are_looks_and_not_words() {
    let text =
        "<u>CLASS TITLE</u>\t<u>CODE</u>\nPlanner I\t41311\n\nPay \\$42,917 **now**\n~~and~~ the *rest* 2*3 a* b";
    let read = flawless("a.txt", text.as_bytes());
    assert_eq!(
        shown(&read),
        ["t0! CLASS TITLE|CODE", "t0 Planner I|41311", "Pay $42,917 now", "and the rest 2*3 a* b"]
    );
    assert!(read.lines[0].style.underlined && !read.lines[1].style.underlined);
    assert_eq!(struck(&read), ["and"]);
    assert_eq!(read.lines[2].place, Place { line: 4, page: None });
}

#[test]
fn a_sign_without_its_partner_is_a_word() {
    let read = flawless("a.txt", b"**In accordance with the rule.*\nAlt Pay Band*\n5 * 3 ** 2");
    assert_eq!(shown(&read), ["*In accordance with the rule.", "Alt Pay Band*", "5 * 3 ** 2"]);
    assert!(read.lines[0].style.italic || read.words(&read.lines[0]).starts_with('*'));
}

#[test]
fn typed_markers_are_told_and_kept() {
    let text = "1. Plans.\n  a) Parts\n  b) Pieces\n2. Writes.\n- Reads\n\u{2022} Counts\n(3) Adds\nA. Smith did";
    let read = flawless("a.txt", text.as_bytes());
    let markers = ["0[1.]", "1[a)]", "1[b)]", "0[2.]", "0[-]", "0[•]", "0[(3)]", "0[A.]"];
    for (line, marker) in shown(&read).iter().zip(markers) {
        assert!(line.starts_with(marker), "{line} {marker}");
    }
    assert!(read.text.starts_with("1. Plans."));
}

#[test]
fn lines_that_are_full_go_on_and_parted_words_are_mended() {
    let text = "Plans and coordinates the work of the units and co-\n\
                ordinates the full-\n\
                time staff of the whole state.\n\
                Writes reports on the needs of the communities and on\n\
                the coordinates of them.\n";
    let read = flawless("a.txt", text.as_bytes());
    let wrapped: Vec<bool> = read.lines.iter().map(|line| line.wrapped).collect();
    assert_eq!(wrapped, [true, false, false, true, false]);
    assert!(read.text.starts_with("Plans and coordinates the work of the units and coordinates\nthe full-\n"));
}

#[test]
fn pages_are_parted_by_form_feeds() {
    let read = flawless("a.txt", b"One\n\x0CTwo\nThree\x0C\n");
    let places: Vec<_> = read.lines.iter().map(|line| (line.place.line, line.place.page)).collect();
    assert_eq!(places, [(1, Some(1)), (2, Some(2)), (3, Some(2))]);
}

#[test]
fn markdown_has_headings_and_tables() {
    let text = "# Planner\n\n## Duties ##\n\n| Code | Title |\n|---|:-:|\n| 1 | A \\| B |\n\n> quoted\n\n---\n";
    let read = flawless("a.md", text.as_bytes());
    assert_eq!(shown(&read), ["h1 Planner", "h2 Duties", "t0! Code|Title", "t0 1|A | B", "quoted"]);
    assert!(matches!(&read.lines[3].kind, LineKind::Row { cells, .. } if cells.len() == 2));
}

#[test]
fn all_encodings_give_the_same_words() {
    let text = "Planner’s “duties” – café";
    let wide = |units: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(units).collect::<Vec<u8>>();
    let western = b"Planner\x92s \x93duties\x94 \x96 caf\xE9".to_vec();
    let cases = [
        (text.as_bytes().to_vec(), 0),
        ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), 0),
        ([b"\xFF\xFE".to_vec(), wide(u16::to_le_bytes)].concat(), 0),
        ([b"\xFE\xFF".to_vec(), wide(u16::to_be_bytes)].concat(), 0),
        (wide(u16::to_le_bytes), 0),
        (western, 1),
    ];
    for (bytes, warnings) in cases {
        let read = flawless("a.txt", &bytes);
        assert_eq!(shown(&read), [text]);
        assert_eq!(read.warnings.len(), warnings, "{:?}", read.warnings);
    }
}

#[test]
fn bytes_that_mean_nothing_are_told_with_their_line() {
    let read = flawless("a.txt", b"One\r\nTw\x81o\rThree");
    assert_eq!(shown(&read), ["One", "Tw\u{FFFD}o", "Three"]);
    let said: Vec<&str> = read.warnings.iter().map(|warning| warning.what.as_str()).collect();
    assert!(said[0].contains("the first in line 2") && said[0].contains("without a meaning"), "{said:?}");
    assert!(said[1].contains("lost") && read.warnings[1].at == Some(6..9), "{said:?}");
    assert_eq!(fault("a.txt", &[1; 200]), Fault::Unknown);
}
