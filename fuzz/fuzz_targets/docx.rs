//! The parts of a Word document, parted by form feeds: text, styles, numbering. Bytes of a whole archive seldom stay one
//! when they are changed; here each input is packed anew.
#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use rungs_import::read;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELATIONS: &[u8] = br#"<Relationships><Relationship Id="1" Type="x/styles" Target="styles.xml"/><Relationship Id="2" Type="x/numbering" Target="numbering.xml"/></Relationships>"#;

fuzz_target!(|bytes: &[u8]| {
    let names = ["word/document.xml", "word/styles.xml", "word/numbering.xml"];
    let parts = names.into_iter().zip(bytes.splitn(names.len(), |byte| *byte == 0x0C));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts.chain([("word/_rels/document.xml.rels", RELATIONS)]) {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        archive.start_file(name, stored).expect("a part begins");
        archive.write_all(part).expect("a part is written");
    }
    let archive = archive.finish().expect("the archive ends").into_inner();
    match read("a.docx", &archive) {
        Ok(manuscript) => assert_eq!(manuscript.flaw(), None),
        Err(unread) => assert!(!unread.fault.hint().is_empty()),
    }
});
