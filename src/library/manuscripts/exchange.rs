//! What the program and the process that reads documents for it say to each other: a line of JSON each way, the bytes of
//! the document behind the question. Neither side trusts a length that the other names.

use std::io::{self, BufRead, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use rungs_import::{MAX_BYTES, Manuscript, read};
use serde::{Deserialize, Serialize};

/// The most bytes of a question's line: the name of a file, however it is escaped.
const MAX_QUESTION: u64 = 1 << 20;

/// The most bytes of an answer's line: the longest text, with the most lines and cells, written down.
const MAX_ANSWER: u64 = 192 << 20;

/// A question: the text of the document whose bytes follow.
#[derive(Debug, Serialize, Deserialize)]
struct ReadRequest {
    name: String,
    length: usize,
}

/// The answer.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum ReadReply {
    /// The text.
    Read(Box<Manuscript>),
    /// Why there is none, and what to do.
    Refused { message: String, hint: String },
}

/// Reads a document here and now. A panic of a reader is an answer, too.
pub(super) fn answer(name: &str, bytes: &[u8]) -> ReadReply {
    let refused = |message: String, hint: &str| ReadReply::Refused { message, hint: hint.to_owned() };
    // What a panic leaves half done is dropped with it.
    match catch_unwind(AssertUnwindSafe(|| read(name, bytes))) {
        Ok(Ok(manuscript)) => ReadReply::Read(Box::new(manuscript)),
        Ok(Err(unread)) => refused(unread.fault.to_string(), unread.fault.hint()),
        Err(_) => refused("it is damaged in a way that no reader gets over".to_owned(), SAVE_ANEW),
    }
}

/// What to do with a document on which a reader fails.
pub(super) const SAVE_ANEW: &str = "open it in the program that made it and save it again, or save its words as text";

/// Asks for the text of a document.
pub(super) fn ask(mut to: impl Write, name: &str, bytes: &[u8]) -> io::Result<()> {
    let asked = ReadRequest { name: name.to_owned(), length: bytes.len() };
    write_line(&mut to, &asked)?;
    to.write_all(bytes)?;
    to.flush()
}

/// The next question: a name and the bytes of a document; `None`: there is none any more.
pub(super) fn question(mut from: impl BufRead) -> io::Result<Option<(String, Vec<u8>)>> {
    let Some(ReadRequest { name, length }) = read_line(&mut from, MAX_QUESTION)? else { return Ok(None) };
    if length > MAX_BYTES {
        return Err(io::Error::other("a document that is too large to be read"));
    }
    let mut bytes = Vec::new();
    from.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some((name, bytes)))
}

/// Gives an answer.
pub(super) fn tell(mut to: impl Write, told: &ReadReply) -> io::Result<()> {
    write_line(&mut to, told)?;
    to.flush()
}

/// The answer that is next. Whatever comes, a text that is taken is a whole one: every place it names is in it.
pub(super) fn told(from: impl BufRead) -> io::Result<ReadReply> {
    let told = read_line(from, MAX_ANSWER)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    if let ReadReply::Read(manuscript) = &told {
        let outside = |at: &std::ops::Range<usize>| manuscript.text.get(at.clone()).is_none();
        let astray = manuscript.warnings.iter().filter_map(|warning| warning.at.as_ref()).any(outside);
        if astray || manuscript.flaw().is_some() {
            return Err(io::ErrorKind::InvalidData.into());
        }
    }
    Ok(told)
}

fn write_line(to: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *to, value)?;
    to.write_all(b"\n")
}

fn read_line<T: for<'de> Deserialize<'de>>(from: impl BufRead, most: u64) -> io::Result<Option<T>> {
    let mut line = Vec::new();
    from.take(most).read_until(b'\n', &mut line)?;
    match line.last() {
        None => Ok(None),
        Some(b'\n') => Ok(Some(serde_json::from_slice(&line)?)),
        Some(_) => Err(io::ErrorKind::InvalidData.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_asked_for_and_told_as_it_is_read_here() {
        let mut pipe = Vec::new();
        ask(&mut pipe, "a.html", b"<h1>Clerk</h1><table><tr><td>a<td><s>b</s></table>").unwrap();
        let (name, bytes) = question(pipe.as_slice()).unwrap().unwrap();
        let mut back = Vec::new();
        tell(&mut back, &answer(&name, &bytes)).unwrap();
        let ReadReply::Read(manuscript) = told(back.as_slice()).unwrap() else { panic!() };
        assert_eq!(*manuscript, read(&name, &bytes).unwrap());
        assert!(question(&b""[..]).unwrap().is_none());
    }

    #[test]
    fn an_answer_that_names_places_outside_of_its_text_is_none() {
        let answers = [
            r#"{"Read":{"text":"ab\n","lines":[{"range":{"start":0,"end":9},"kind":"Paragraph","style":{"bold":false,"italic":false,"underlined":false,"centred":false},"place":{"line":1,"page":null},"wrapped":false,"struck":[]}],"title":null,"left_out":[],"warnings":[]}}"#,
            r#"{"Read":{"text":"","lines":[],"title":null,"left_out":[],"warnings":[{"at":{"start":4,"end":9},"what":"x"}]}}"#,
            r#"{"Read":{"text":"ab"#,
            "",
            "[]",
        ];
        for answer in answers {
            assert!(told(format!("{answer}\n").as_bytes()).is_err(), "{answer}");
            assert!(told(answer.as_bytes()).is_err(), "{answer}");
        }
    }

    #[test]
    fn a_length_that_is_not_there_is_not_waited_for_nor_reserved() {
        for asked in
            ["{\"name\":\"a\",\"length\":99}\nabc", "{\"name\":\"a\",\"length\":99999999999}\nabc", "{\"name\":"]
        {
            assert!(question(asked.as_bytes()).is_err(), "{asked}");
        }
    }
}
