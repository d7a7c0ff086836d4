//! Ends of sentences in printed text: the one rule for comparison, allocation and import.

/// Abbreviations that seldom end a sentence, in small letters and without their full stop.
const ABBREVIATIONS: [&str; 15] =
    ["approx", "dept", "dr", "etc", "govt", "inc", "incl", "jr", "mr", "ms", "no", "ph", "sec", "st", "vs"];

/// Whether the full stop behind a word belongs to the word: behind a single letter, an abbreviation, or a word with
/// full stops of its own, as "U.S." and "i.e." are; a number such as "1808.1" is none.
///
/// ```
/// use rungs_domain::sentence::is_abbreviation;
/// assert!(is_abbreviation("Dept") && is_abbreviation("U.S") && is_abbreviation("B"));
/// assert!(!is_abbreviation("department") && !is_abbreviation("1808.1"));
/// ```
pub fn is_abbreviation(word: &str) -> bool {
    word.chars().nth(1).is_none()
        || word.contains('.') && word.contains(char::is_alphabetic)
        || ABBREVIATIONS.iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// Whether the full stop right before the byte `end` ends a sentence: it stands behind a word that is no abbreviation,
/// and the next word, behind a blank, begins with a capital letter.
///
/// ```
/// use rungs_domain::sentence::ends_sentence;
/// let text = "Works in an area, i.e. Nursing. Reports.";
/// assert!(!ends_sentence(text, 22) && ends_sentence(text, 31));
/// ```
pub fn ends_sentence(text: &str, end: usize) -> bool {
    let Some((before, behind)) = text.split_at_checked(end) else { return false };
    let Some(before) = before.strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[')).next().unwrap_or_default();
    let begins = || behind.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    behind.starts_with(char::is_whitespace) && !is_abbreviation(word) && begins()
}
