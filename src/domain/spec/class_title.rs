//! Titles of classes and names of employers: when two are the same, and when one may be meant by the other.

use strsim::osa_distance as distance;

use super::naming::NUMERALS;

/// Letters from which on one slip may stand in a title, and two.
const SLIPS: (usize, usize) = (8, 14);

/// A title, folded: lower case, figures as numerals, "and" for "&", no signs, no "the" before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoldedTitle(Vec<String>);

/// How a title in a record stands to one that is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TitleLikeness {
    /// Another title.
    Other,
    /// It may be meant: it is spelled nearly so, one of them goes on, or only the numeral differs.
    Near,
    /// The same title.
    Same,
}

impl FoldedTitle {
    /// Folds a title.
    pub fn new(title: &str) -> Self {
        let title = title.to_lowercase().replace('&', " and ").replace(['.', '\'', '’'], "");
        let words = title.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut words: Vec<String> = words.map(numeral).collect();
        if words.len() > 1 && words.first().is_some_and(|word| word == "the") {
            words.remove(0);
        }
        FoldedTitle(words)
    }

    /// How it stands to a title that is printed.
    ///
    /// ```
    /// use rungs_domain::spec::{FoldedTitle, TitleLikeness};
    /// let of = |title: &str, printed: &str| FoldedTitle::new(title).likeness(&FoldedTitle::new(printed));
    /// assert_eq!(of("CLERK 2", "Clerk II"), TitleLikeness::Same);
    /// assert_eq!(of("Clerk III", "Clerk II"), TitleLikeness::Near);
    /// assert_eq!(of("Office Assistant", "Office Assistant (Typing)"), TitleLikeness::Near);
    /// assert_eq!(of("Clerk", "Principal Clerk"), TitleLikeness::Other);
    /// ```
    pub fn likeness(&self, printed: &FoldedTitle) -> TitleLikeness {
        if self.0.is_empty() || printed.0.is_empty() {
            return TitleLikeness::Other;
        }
        if self.0 == printed.0 {
            return TitleLikeness::Same;
        }
        let goes_on = self.0.starts_with(&printed.0) || printed.0.starts_with(&self.0);
        if goes_on || self.stem() == printed.stem() || is_slip(&self.0.join(" "), &printed.0.join(" "), SLIPS) {
            TitleLikeness::Near
        } else {
            TitleLikeness::Other
        }
    }

    /// The words without a numeral at the end.
    fn stem(&self) -> &[String] {
        match self.0.split_last() {
            Some((last, before)) if !before.is_empty() && NUMERALS.iter().any(|one| one.eq_ignore_ascii_case(last)) => {
                before
            }
            _ => &self.0,
        }
    }
}

/// Whether words are others with a slip or two, a swapped pair of letters being one; `one` and `two` are the letters from
/// which on so many are allowed.
pub(crate) fn is_slip(words: &str, of: &str, (one, two): (usize, usize)) -> bool {
    let length = of.chars().count();
    let allowed = usize::from(length >= one) + usize::from(length >= two);
    words == of || words.chars().count().abs_diff(length) <= allowed && distance(words, of) <= allowed
}

/// A figure as the numeral that it stands for, other words as they are.
fn numeral(word: &str) -> String {
    let figure = word.parse::<usize>().ok().and_then(|figure| NUMERALS.get(figure.checked_sub(1)?));
    figure.map_or_else(|| word.to_owned(), |numeral| numeral.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(title: &str, printed: &str) -> TitleLikeness {
        FoldedTitle::new(title).likeness(&FoldedTitle::new(printed))
    }

    #[test]
    fn signs_capitals_and_figures_make_no_other_title() {
        for (title, printed) in [
            ("principal clerk", "Principal Clerk"),
            ("Office Assistant, Typing", "Office Assistant (Typing)"),
            ("Parks & Recreation Director", "Parks and Recreation Director"),
            ("Analyst 3", "Analyst III"),
            ("The City of Los Angeles", "City of Los Angeles"),
        ] {
            assert_eq!(likeness(title, printed), TitleLikeness::Same, "{title}");
        }
    }

    #[test]
    fn what_may_be_meant_is_near_and_never_the_same() {
        for (title, printed) in [
            ("Prinicpal Clerk", "Principal Clerk"),
            ("Principal Clerk, Range B", "Principal Clerk"),
            ("Accountant I", "Accountant II"),
            ("Accountant", "Accountant II"),
        ] {
            assert_eq!(likeness(title, printed), TitleLikeness::Near, "{title}");
        }
        for (title, printed) in [("Senior Clerk", "Principal Clerk"), ("", "Clerk"), ("Clerk", ""), ("I", "II")] {
            assert_eq!(likeness(title, printed), TitleLikeness::Other, "{title}");
        }
    }
}
