//! Abbreviations that a document explains itself: "Utilization Management (UM)".

/// An abbreviation and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Abbreviation {
    /// As it stands between the brackets.
    pub short: String,
    /// The words before them.
    pub long: String,
}

/// The most letters of an abbreviation.
const MOST_LETTERS: usize = 8;
/// The most abbreviations of a document that count.
const MOST: usize = 200;
/// Words that an abbreviation may pass over.
const PASSED_OVER: [&str; 7] = ["and", "of", "the", "for", "in", "&", "to"];

/// The abbreviations that the texts explain: capitals in brackets behind words that begin with just these letters,
/// small words passed over or not. Each once, in order.
pub(super) fn abbreviations<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Abbreviation> {
    let mut found: Vec<Abbreviation> = Vec::new();
    for text in texts {
        let mut rest = text;
        let mut before = 0;
        while let Some((head, tail)) = rest.split_once('(') {
            let end = before + head.len();
            if let (Some((short, _)), Some(words)) = (tail.split_once(')'), text.get(..end)) {
                let long = explained(short, words).filter(|_| found.len() < MOST);
                let new = long.map(|long| Abbreviation { short: short.to_owned(), long: long.to_owned() });
                found.extend(new.filter(|new| !found.contains(new)));
            }
            before = end + 1;
            rest = tail;
        }
    }
    found
}

/// The words before the bracket that begin with the letters of `short`.
fn explained<'t>(short: &str, before: &'t str) -> Option<&'t str> {
    let capitals = short.chars().all(|letter| letter.is_ascii_uppercase());
    if !capitals || !(2..=MOST_LETTERS).contains(&short.len()) {
        return None;
    }
    let before = before.trim_end();
    let mut letters = short.chars().rev().peekable();
    let mut end = before.len();
    for word in before.rsplit([' ', '-', '/']) {
        let start = end - word.len();
        let begins = |letter: &char| word.chars().next().is_some_and(|first| first.eq_ignore_ascii_case(letter));
        if letters.next_if(begins).is_none() && !PASSED_OVER.contains(&word.to_lowercase().as_str()) {
            return None;
        }
        if letters.peek().is_none() {
            return before.get(start..);
        }
        end = start.saturating_sub(1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::abbreviations;

    #[test]
    fn brackets_behind_words_with_these_letters_explain_them() {
        let texts = [
            "The Utilization Management (UM) unit of the Children, Youth and Families Department (CYFD).",
            "May require Health Insurance Portability & Accountability Act (HIPAA) certification (two years).",
            "A degree (BA) or work in the field (FIELD); Utilization Management (UM) again.",
        ];
        let found: Vec<_> = abbreviations(texts.into_iter()).into_iter().map(|a| (a.short, a.long)).collect();
        let pair = |short: &str, long: &str| (short.to_owned(), long.to_owned());
        assert_eq!(
            found,
            [
                pair("UM", "Utilization Management"),
                pair("CYFD", "Children, Youth and Families Department"),
                pair("HIPAA", "Health Insurance Portability & Accountability Act"),
            ]
        );
    }

    #[test]
    fn nothing_is_explained_by_nothing() {
        assert_eq!(abbreviations(["(", ")(", "(UM)", "()", "é (UM)", "a(AB"].into_iter()), []);
    }
}
