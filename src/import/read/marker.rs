//! Markers of list entries that are typed as text: "1.", "a)", "•".

use crate::english::ENGLISH;

/// Signs that stand before an entry. The letters among those of symbol fonts come as private characters.
const BULLETS: [char; 33] = [
    '•', '·', '●', '○', '◦', '▪', '■', '□', '▫', '◆', '◇', '►', '▸', '➢', '➤', '✓', '✔', '❖', '*', '-', '–', '—', '.',
    '+', '>', '→', '»', '‣', '⁃', '∙', '§', '~', '¤',
];

/// How many bytes of a line, which begins with no blank, are its marker; none if it has none, or only a marker.
pub(super) fn typed(line: &str) -> Option<usize> {
    let (word, rest) = line.split_once(char::is_whitespace)?;
    bullet(line).or_else(|| (is_number(word) && !rest.trim().is_empty()).then_some(word.len()))
}

/// How many bytes of a line are its bullet; none if it has none, or says no more.
pub(crate) fn bullet(line: &str) -> Option<usize> {
    let (word, rest) = line.split_once(char::is_whitespace)?;
    // A section of a law begins with the sign that some symbol fonts draw as a bullet.
    let is_section = word == "§" && rest.starts_with(|c: char| c.is_ascii_digit());
    (is_bullet(word) && !is_section && !rest.trim().is_empty()).then_some(word.len())
}

/// Whether a word is a bullet.
pub(super) fn is_bullet(word: &str) -> bool {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => BULLETS.contains(&only) || is_private(only) || only == 'o',
        _ => false,
    }
}

/// Whether a character means something in one font only, as the bullets of symbol fonts do.
pub(super) fn is_private(c: char) -> bool {
    ('\u{E000}'..='\u{F8FF}').contains(&c)
}

/// Whether a word is the number of an entry: "1.", "12)", "(3)", "a.", "B)", "iv.", "1.2.".
fn is_number(word: &str) -> bool {
    let open = word.starts_with('(');
    let bare = word.trim_start_matches('(');
    let Some(bare) = bare.strip_suffix(['.', ')']) else { return false };
    let closed = word.ends_with(')');
    if bare.is_empty() || bare.len() > 8 || open && !closed {
        return false;
    }
    let figures = bare.split('.').all(|part| matches!(part.len(), 1..=3) && part.bytes().all(|b| b.is_ascii_digit()));
    let letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = bare.len() <= 5
        && (bare.bytes().all(|byte| b"ivx".contains(&byte)) || bare.bytes().all(|byte| b"IVX".contains(&byte)));
    figures || letter || roman
}

/// Whether a line begins with a label of one to three words set as a title: "Class Code: 3307".
pub(super) fn is_labeled(line: &str) -> bool {
    let Some((label, _)) = line.split_once(": ") else { return false };
    let words = label.split(' ');
    words.clone().count() <= 3 && words.clone().all(|word| word.starts_with(char::is_uppercase))
}

/// Whether a line is nothing but the number of a page: "3", "- 3 -", "Page 3 of 7", "3 / 7".
pub(super) fn is_page_number(line: &str) -> bool {
    let mut numbers = 0;
    let only = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
        let number = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        numbers += usize::from(number);
        number || ENGLISH.page_words.contains(&word.to_ascii_lowercase())
    });
    only && line.len() <= 24 && (1..=2).contains(&numbers) || line.trim().eq_ignore_ascii_case("page of")
}
