//! Counts in words: the one place that knows when a noun is plural. And how an enum is given its words.

use std::fmt::{Display, Write as _};

/// The words of an enum as one table: a column for each function, a row for each variant.
macro_rules! word_table {
    ($type:ident {} $($variant:pat => []),+ $(,)?) => {};
    (
        $type:ident { $(#[$doc:meta])* $name:ident -> $out:ty, $($columns:tt)* }
        $($variant:pat => [$word:expr $(, $words:expr)*]),+ $(,)?
    ) => {
        impl $type {
            $(#[$doc])*
            pub fn $name(self) -> $out {
                match self {
                    $($variant => $word),+
                }
            }
        }
        $crate::words::word_table!($type { $($columns)* } $($variant => [$($words),*]),+);
    };
}
pub(crate) use word_table;

/// A count with its noun: "1 duty", "2 duties", "37.5 hours".
///
/// ```
/// use rungs_domain::words::counted;
/// assert_eq!(counted(1, "duty"), "1 duty");
/// assert_eq!(counted(0, "class"), "0 classes");
/// ```
pub fn counted(count: impl Display, noun: &str) -> String {
    let mut words = String::with_capacity(noun.len() + 8);
    // Writing into a String never fails.
    let _ = write!(words, "{count}");
    let (stem, ending) = if words == "1" { (noun, "") } else { of_many(noun) };
    words.extend([" ", stem, ending]);
    words
}

/// The words with a capital at their beginning.
///
/// ```
/// assert_eq!(rungs_domain::words::capitalized("a tie"), "A tie");
/// ```
pub fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Words in a row, the last joined by `joined`: "4, 5 and 7".
///
/// ```
/// assert_eq!(rungs_domain::words::listed(&[4, 5, 7], "or"), "4, 5 or 7");
/// ```
pub fn listed(words: &[impl Display], joined: &str) -> String {
    let words: Vec<String> = words.iter().map(ToString::to_string).collect();
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {joined} {last}", others.join(", ")),
    }
}

/// Things by their numbers: "duty 4", "duties 4, 5 and 7"; nothing where there are none.
///
/// ```
/// use rungs_domain::words::numbered;
/// assert_eq!([numbered("duty", &[4], "and"), numbered("duty", &[4, 5], "or")], ["duty 4", "duties 4 or 5"]);
/// ```
pub fn numbered(noun: &str, numbers: &[impl Display], joined: &str) -> String {
    match numbers {
        [] => String::new(),
        [only] => format!("{noun} {only}"),
        more => format!("{} {}", plural(noun), listed(more, joined)),
    }
}

/// The plural of a regular noun.
pub fn plural(noun: &str) -> String {
    let (stem, ending) = of_many(noun);
    format!("{stem}{ending}")
}

/// A noun for more than one, as what stays of it and its ending.
fn of_many(noun: &str) -> (&str, &'static str) {
    let before_y = noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    match before_y {
        Some(stem) => (stem, "ies"),
        None if ["s", "x", "ch", "sh"].iter().any(|end| noun.ends_with(end)) => (noun, "es"),
        None => (noun, "s"),
    }
}

#[cfg(test)]
mod tests {
    use super::counted;
    use crate::qualify::Hundredths;

    #[test]
    fn only_one_is_singular() {
        assert_eq!(counted(1, "month"), "1 month");
        assert_eq!(counted(0, "month"), "0 months");
        assert_eq!(counted(2_u32, "KSA"), "2 KSAs");
        assert_eq!(counted(Hundredths::whole(1), "hour"), "1 hour");
        assert_eq!(counted(Hundredths(150), "hour"), "1.5 hours");
        assert_eq!(counted(Hundredths(50), "hour"), "0.5 hours");
    }

    #[test]
    fn nouns_have_their_plural() {
        let two = |noun| counted(2, noun);
        assert_eq!((two("duty"), two("day"), two("match")), ("2 duties".into(), "2 days".into(), "2 matches".into()));
        assert_eq!((two("class"), two("survey")), ("2 classes".into(), "2 surveys".into()));
    }
}
