//! What a page of a PDF draws: each input is the content of the one page of a sound file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rungs_import::read;

fuzz_target!(|bytes: &[u8]| {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec();
    let page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>/XObject<</X 5 0 R>>>>/Contents 5 0 R>>";
    let head = format!("<</Type/XObject/Subtype/Form/Length {}>>stream\n", bytes.len());
    let drawing = [head.as_bytes(), bytes, b"\nendstream"].concat();
    let objects: [Vec<u8>; 5] = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>".to_vec(),
        font,
        page.to_vec(),
        drawing,
    ];
    for (number, object) in (1..).zip(&objects) {
        places.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend(format!("{number} 0 obj\n").into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(format!("xref\n0 6\n0000000000 65535 f \n{places}").into_bytes());
    file.extend(format!("trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").into_bytes());
    match read("a.pdf", &file) {
        Ok(manuscript) => assert_eq!(manuscript.flaw(), None),
        Err(unread) => assert!(!unread.fault.hint().is_empty()),
    }
});
