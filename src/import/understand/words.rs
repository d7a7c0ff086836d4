//! Words made comparable: capitals, punctuation and signs aside.

use std::ops::Range;

use super::limits::{LONGEST_TITLE, TITLE_WORDS};
use crate::english::{ENGLISH, begins};

/// Small letters and digits, one blank between words; "&" is "and", and what stands in round brackets is left out.
pub(super) fn plain(text: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::with_capacity(text.len());
    let blank = |plain: &mut String| {
        if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    };
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '&' => {
                blank(&mut plain);
                plain.push_str("and ");
            }
            '\'' | '’' | '‘' | '.' => {}
            c if c.is_alphanumeric() => plain.extend(c.to_lowercase()),
            _ => blank(&mut plain),
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// The same with what stands in brackets.
pub(super) fn plain_whole(text: &str) -> String {
    plain(&text.replace(['(', ')'], " "))
}

/// Whether two words are the same, capitals aside.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// Whether a paragraph is a note, and not part of the list in which it stands.
pub(super) fn is_note(text: &str) -> bool {
    begins(&plain(text), &ENGLISH.notes)
}

/// What stands before and behind the first of some signs.
pub(super) fn cut_at<'w>(text: &str, signs: impl IntoIterator<Item = &'w str>) -> Option<(Range<usize>, Range<usize>)> {
    let found = signs.into_iter().filter_map(|sign| Some((text.find(sign)?, sign.len())));
    found.min().map(|(at, length)| (0..at, at + length..text.len()))
}

/// The last text in round brackets.
pub(super) fn bracket(text: &str) -> Option<&str> {
    let end = text.rfind(')')?;
    let start = text.get(..end)?.rfind('(')?;
    text.get(start + 1..end)
}

/// Whether all letters are capitals, and there are some.
pub(super) fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// Whether words are set as a title: all but the small ones begin with a capital, and nothing ends a sentence.
pub(super) fn is_titled(text: &str) -> bool {
    let mut words = text.split(' ').filter(|word| word.contains(char::is_alphanumeric)).peekable();
    let is_set = |word: &str| {
        let mut letters = word.chars().filter(|c| c.is_alphanumeric());
        letters.next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
    };
    // An address begins with a number.
    text.starts_with(char::is_alphabetic)
        && text.len() <= LONGEST_TITLE
        && text.split(' ').count() <= TITLE_WORDS
        && !text.ends_with(['.', ';', ',', ':', '!', '?'])
        && words.peek().is_some_and(|word| is_set(word))
        && words.all(|word| is_set(word) || ENGLISH.small.contains(word))
}

/// Whether a word is the rank of a class: "I", "IV", "3", "P11".
pub(super) fn is_rank(word: &str) -> bool {
    let bare = word.to_ascii_lowercase();
    let figures = bare.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let roman = !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|byte| b"ivx".contains(&byte));
    roman
        || ((1..=2).contains(&figures.len())
            && bare.len() <= figures.len() + 1
            && figures.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Words in capitals set as a title: "PROGRAM PLANNER III" as "Program Planner III".
pub(super) fn title_case(text: &str) -> String {
    let word = |(at, word): (usize, &str)| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let roman = !bare.is_empty()
            && bare.split('/').all(|part| part.len() <= 4)
            && bare.bytes().all(|byte| b"IVX/".contains(&byte));
        let lower = word.to_lowercase();
        // "(CPS)" behind the words that it is short for.
        let short = word.starts_with('(') && word.ends_with(')') && (2..=6).contains(&bare.len());
        if roman || short || word.contains(|c: char| c.is_ascii_digit()) {
            return word.to_owned();
        }
        if at > 0 && ENGLISH.small.contains(&lower) {
            return lower;
        }
        let mut upper = true;
        let set = |c: char| {
            let set = if std::mem::take(&mut upper) && c.is_alphabetic() {
                c.to_uppercase().to_string()
            } else {
                c.to_string()
            };
            upper = matches!(c, '-' | '/' | '(');
            set
        };
        lower.chars().map(set).collect()
    };
    text.split(' ').enumerate().map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_in_capitals_are_set_as_titles() {
        let cases = [
            ("SOCIAL SERVICE PROGRAM PLANNER III", "Social Service Program Planner III"),
            ("SUPERVISOR OF MEDICAL SERVICES", "Supervisor of Medical Services"),
            ("OFFICE ASSISTANT/TECHNICIAN (GENERAL)", "Office Assistant/Technician (General)"),
            ("CHILD PROTECTIVE SERVICES (CPS) WORKER", "Child Protective Services (CPS) Worker"),
        ];
        for (capitals, title) in cases {
            assert_eq!(title_case(capitals), title);
        }
    }

    #[test]
    fn what_is_compared_has_no_signs() {
        assert_eq!(plain("Licensure and/or Certification (if any):"), "licensure and or certification");
        assert_eq!(plain("Master's Degree & U.S. law"), "masters degree and us law");
        assert_eq!(bracket("Office Assistant (Various Classes)"), Some("Various Classes"));
    }
}
