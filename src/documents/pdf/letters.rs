//! Letters that the fonts of the file lack.

use std::collections::BTreeSet;

use skrifa::{FontRef, MetadataProvider};

use super::super::Document;
use super::fonts::FILES;

/// The letters of a document that no font of a PDF has, in the order of their code points. A font gives what another
/// lacks, so a letter is drawn where any of them has it. Controls, white space and signs that only join letters or
/// choose their form are not drawn by themselves and are left aside.
pub fn missing(document: &Document) -> Vec<char> {
    let texts = document.texts();
    let letters: BTreeSet<char> = texts.iter().flat_map(|text| text.words().chars().collect::<Vec<char>>()).collect();
    let maps: Vec<_> = FILES.iter().filter_map(|(_, bytes)| FontRef::new(bytes).ok()).collect();
    let is_drawn = |letter: &char| !letter.is_control() && !letter.is_whitespace() && !joins(*letter);
    let has = |letter: char| maps.iter().any(|font| font.charmap().map(letter).is_some());
    letters.into_iter().filter(is_drawn).filter(|letter| !has(*letter)).collect()
}

/// Whether a sign only joins letters, or chooses their form or direction (Unicode: default ignorable code points).
fn joins(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}
