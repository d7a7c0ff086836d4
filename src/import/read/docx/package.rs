//! The archive: its parts, and how they name each other.

use std::io::{Cursor, Read as _};

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use super::FORMAT;
use super::xml::{attribute, local, walk};
use crate::read::Fault;

/// The most files in the archive; Word writes a dozen, and one for each picture.
const MAX_ENTRIES: usize = 10_000;

/// The most bytes of a part when it is unpacked: a text a hundred times the longest that was seen.
const MAX_PART: u64 = 64 << 20;

/// The most bytes of all parts that are read.
const MAX_PARTS: u64 = 128 << 20;

/// An open archive.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Package<'b> {
    /// # Errors
    /// It is no archive, has too many files, or is another kind of document.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        if entries(bytes).is_some_and(|entries| entries > MAX_ENTRIES) {
            return Err(Fault::TooMuch { what: "files" });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Fault::damaged(FORMAT, error))?;
        if archive.len() > MAX_ENTRIES {
            return Err(Fault::TooMuch { what: "files" });
        }
        match foreign(&archive) {
            Some(what) => Err(Fault::Foreign { what }),
            None => Ok(Package { archive, left: MAX_PARTS }),
        }
    }

    /// The name of the part that holds the text.
    pub(super) fn main(&mut self) -> Result<String, Fault> {
        let named = self.targets("", "officeDocument")?.into_iter().next();
        Ok(named.unwrap_or_else(|| "word/document.xml".to_owned()))
    }

    /// The bytes of a part; none if there is none of that name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Fault::Protected),
            Err(error) => return Err(Fault::damaged(FORMAT, error)),
        };
        let most = MAX_PART.min(self.left);
        let mut bytes = Vec::new();
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        read.map_err(|error| Fault::damaged(FORMAT, error))?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if length > most {
            return Err(Fault::TooMuch { what: "text when unpacked" });
        }
        self.left -= length;
        Ok(Some(utf8(bytes)))
    }

    /// The first part of a kind to which another refers.
    pub(super) fn related(&mut self, to: &str, kind: &str) -> Result<Option<Vec<u8>>, Fault> {
        match self.targets(to, kind)?.first() {
            Some(name) => self.part(name),
            None => Ok(None),
        }
    }

    /// All parts of a kind to which another refers.
    pub(super) fn all_related(&mut self, to: &str, kind: &str) -> Result<Vec<Vec<u8>>, Fault> {
        let names = self.targets(to, kind)?;
        names.iter().filter_map(|name| self.part(name).transpose()).collect()
    }

    /// What the document's properties say its title is.
    pub(super) fn title(&mut self) -> Result<Option<String>, Fault> {
        let Some(properties) = self.related("", "core-properties")? else { return Ok(None) };
        let (mut within, mut title) = (false, String::new());
        walk(&properties, |event, text| match event {
            Event::Start(tag) => within = local(tag.name().as_ref()) == "title",
            Event::End(_) => within = false,
            _ if within => title.push_str(text),
            _ => {}
        })?;
        Ok(Some(title))
    }

    /// The names of the parts of a kind to which a part refers; the archive itself has no name.
    fn targets(&mut self, from: &str, kind: &str) -> Result<Vec<String>, Fault> {
        let (folder, file) = from.rsplit_once('/').unwrap_or(("", from));
        let list = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let Some(list) = self.part(&list)? else { return Ok(Vec::new()) };
        let mut targets = Vec::new();
        walk(&list, |event, _| {
            let Event::Start(tag) = event else { return };
            let is_kind = attribute(tag, "Type").is_some_and(|name| name.rsplit('/').next() == Some(kind));
            let inside = attribute(tag, "TargetMode").is_none_or(|mode| mode != "External");
            if let Some(target) = attribute(tag, "Target").filter(|_| is_kind && inside) {
                let target = target.trim_start_matches("./");
                targets.push(match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None if folder.is_empty() => target.to_owned(),
                    None => format!("{folder}/{target}"),
                });
            }
        })?;
        Ok(targets)
    }
}

/// How many files the archive says it has, before the list of them is read.
fn entries(bytes: &[u8]) -> Option<usize> {
    // The end of the list is at most a comment of 64 KiB away from the end.
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..)?;
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count: [u8; 2] = tail.get(at + 10..at + 12)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(count)))
}

/// Other documents that are archives, told by their parts.
fn foreign(archive: &ZipArchive<Cursor<&[u8]>>) -> Option<&'static str> {
    const PARTS: [(&str, &str); 5] = [
        ("xl/", "a spreadsheet (xlsx)"),
        ("ppt/", "a presentation (pptx)"),
        ("content.xml", "an OpenDocument text (odt)"),
        ("META-INF/container.xml", "an e-book (epub)"),
        ("Index/", "a Pages document"),
    ];
    let names = || archive.file_names().flatten();
    let word = names().any(|name| name.starts_with("word/") || name == "[Content_Types].xml");
    let told = PARTS.iter().find(|(part, _)| names().any(|name| name.starts_with(part)));
    told.map(|(_, what)| *what).or((!word).then_some("a ZIP archive"))
}

/// Parts may be in wide characters.
fn utf8(bytes: Vec<u8>) -> Vec<u8> {
    match encoding_rs::Encoding::for_bom(&bytes) {
        Some((encoding, _)) if encoding != encoding_rs::UTF_8 => encoding.decode(&bytes).0.into_owned().into_bytes(),
        _ => bytes,
    }
}
