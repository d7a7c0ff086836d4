//! What format a file has: by its first bytes, and where these say nothing by its ending.

use super::Fault;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Html,
    Docx,
    Pdf,
}

/// How far into a file its format is looked for; browsers look as far.
const HEAD: usize = 1024;

/// Formats that are told apart to say what to do with them.
const FOREIGN: [(&[u8], &str); 9] = [
    (b"{\\rtf", "rich text (RTF)"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\x1F\x8B", "a compressed file (gzip)"),
    (b"7z\xBC\xAF", "a compressed file (7z)"),
    (b"Rar!", "a compressed file (RAR)"),
];

/// Elements with which a web page begins.
const OPENINGS: [&str; 10] =
    ["<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<div", "<h1", "<table", "<p>"];

/// The format of a file.
///
/// # Errors
/// It is known to be one that is not read.
pub(super) fn kind(name: &str, bytes: &[u8]) -> Result<Kind, Fault> {
    if bytes.starts_with(b"PK") {
        return Ok(Kind::Docx);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(compound(bytes));
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if find(head, b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if let Some((_, what)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Fault::Foreign { what });
    }
    let head = latin(head);
    if head.starts_with("mime-version:") || head.contains("content-type: multipart/related") {
        return Err(Fault::Foreign { what: "a web archive (MHTML)" });
    }
    let begins = OPENINGS.iter().any(|opening| opened(&head).starts_with(opening));
    let named = [".htm", ".html", ".xhtml"].iter().any(|ending| name.to_ascii_lowercase().ends_with(ending));
    Ok(if begins || named && head.contains('<') { Kind::Html } else { Kind::Text })
}

/// Files of Microsoft's compound format: Word's before 2007, and newer ones with a password.
fn compound(bytes: &[u8]) -> Fault {
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if find(bytes, &wide) { Fault::Protected } else { Fault::Foreign { what: "an old Word document (.doc)" } }
}

/// The bytes in small letters, those of wide characters without their zeros.
fn latin(bytes: &[u8]) -> String {
    let letters = bytes.iter().filter(|byte| byte.is_ascii() && **byte != 0);
    letters.map(|byte| byte.to_ascii_lowercase() as char).collect()
}

/// What stands behind blanks, comments and an XML declaration.
fn opened(head: &str) -> &str {
    let mut rest = head.trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") => "?>",
            _ => return rest,
        };
        let Some((_, behind)) = rest.split_once(end) else { return "" };
        rest = behind.trim_start();
    }
}

/// Whether some bytes stand among others.
pub(super) fn find(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}
