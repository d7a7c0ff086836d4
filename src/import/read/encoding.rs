//! Bytes to characters. What a file does not say of itself is not guessed silently: a warning names the lines.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use rungs_domain::words::counted;

use super::Fault;

/// Text, and what a person should know of how it was read.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) remark: Option<String>,
}

/// One more than the most signs of a binary file in a text: a stray control character is seen in real texts.
const MAX_CONTROLS_PER_THOUSAND: usize = 5;

/// The characters of a file, whatever its line ends; `declared` is the encoding that it says it has.
///
/// # Errors
/// The bytes are no text.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, Fault> {
    let decoded = match marked(bytes) {
        Some((encoding, mark)) => wide_or_marked(encoding, bytes.get(mark..).unwrap_or_default()),
        None => unmarked(bytes, declared),
    };
    let controls = decoded.text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0C')).count();
    if controls * 1000 > decoded.text.len().max(1000) * MAX_CONTROLS_PER_THOUSAND {
        return Err(Fault::Unknown);
    }
    Ok(decoded)
}

/// The encoding that the first bytes tell, and how many of them are its mark. Wide characters are told by their zeros.
fn marked(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    Encoding::for_bom(bytes).or_else(|| {
        let head = bytes.get(..64.min(bytes.len() & !1))?;
        let zeros = |start: usize| head.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count();
        let most = head.len() * 2 / 5;
        match (zeros(0), zeros(1)) {
            (even, 0) if even > most => Some((UTF_16BE, 0)),
            (0, odd) if odd > most => Some((UTF_16LE, 0)),
            _ => None,
        }
    })
}

fn wide_or_marked(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let remark = broken.then(|| format!("some bytes are no {}; they are shown as \u{FFFD}", encoding.name()));
    Decoded { text: text.into_owned(), remark }
}

fn unmarked(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return encoded_twice(text);
    }
    match declared.and_then(|label| Encoding::for_label(label.trim().as_bytes())) {
        Some(encoding) if encoding != UTF_8 && encoding != WINDOWS_1252 => wide_or_marked(encoding, bytes),
        // What HTML calls Latin-1 is Windows-1252; said by the file, it needs no remark.
        Some(encoding) if encoding == WINDOWS_1252 => Decoded { remark: None, ..western(bytes) },
        _ => western(bytes),
    }
}

/// UTF-8, and what is none of it as Windows-1252: files are patched together from both.
fn western(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let (mut line, mut first, mut strange, mut lost) = (1, None, 0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        line += chunk.valid().matches('\n').count();
        if !chunk.invalid().is_empty() {
            first.get_or_insert(line);
            let (letters, _, _) = WINDOWS_1252.decode(chunk.invalid());
            strange += chunk.invalid().len();
            // The decoder keeps the five bytes without a letter as control characters.
            lost += letters.chars().filter(|c| c.is_control()).count();
            text.extend(letters.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }));
        }
    }
    let remark = first.map(|line| {
        let gone = match lost {
            0 => String::new(),
            _ if lost == strange => ", without a meaning there either".to_owned(),
            _ => format!(", {lost} of them without a meaning there either"),
        };
        format!(
            "{}, the first in line {line}, read as Windows-1252 for want of UTF-8{gone}: look at apostrophes, dashes \
             and accents",
            counted(strange, "byte")
        )
    });
    Decoded { text, remark }
}

/// UTF-8, of which characters were once read as Windows-1252 and written again: "â€™" for an apostrophe. They are put
/// back where their bytes are one character of UTF-8, which those of words that were meant never are.
fn encoded_twice(text: &str) -> Decoded {
    let (mut mended, mut count, mut first) = (String::with_capacity(text.len()), 0usize, None);
    let mut rest = text;
    while let Some(at) = rest.find(LEADS) {
        let (before, behind) = rest.split_at(at);
        mended.push_str(before);
        let run: usize = behind.chars().take(MOST_BYTES).take_while(|c| !c.is_ascii()).map(char::len_utf8).sum();
        let (bytes, _, _) = WINDOWS_1252.encode(behind.get(..run).unwrap_or_default());
        let character = bytes.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next());
        let taken = match character {
            Some(character) if !character.is_ascii() => {
                first.get_or_insert_with(|| 1 + mended.matches('\n').count());
                mended.push(character);
                count += 1;
                behind.chars().take(character.len_utf8()).map(char::len_utf8).sum()
            }
            _ => behind.chars().next().map_or(run, |c| {
                mended.push(c);
                c.len_utf8()
            }),
        };
        rest = behind.get(taken..).unwrap_or_default();
    }
    mended.push_str(rest);
    let remark = first.map(|line| {
        format!("{}, the first in line {line}, were encoded twice and are put back", counted(count, "character"))
    });
    Decoded { text: mended, remark }
}

/// Characters whose byte in Windows-1252 begins a character of UTF-8 that is no letter of ASCII.
const LEADS: [char; 4] = ['Â', 'Ã', 'â', 'Å'];

/// The most bytes of a character.
const MOST_BYTES: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_encoded_twice_is_put_back() {
        let twice = |text: &str| WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned();
        let text = "a master’s degree – “1” above, 1 ½ years\n• café";
        let decoded = decode(twice(text).as_bytes(), None).unwrap();
        assert_eq!(decoded.text, text);
        assert!(decoded.remark.unwrap().starts_with("7 characters, the first in line 1"));
        for kept in ["Âme et Åbo, château, São Paulo", "PÂTÉ", "âge"] {
            let decoded = decode(kept.as_bytes(), None).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.remark), (kept, None));
        }
    }
}
