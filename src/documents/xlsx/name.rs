//! Names of sheets.

use std::collections::BTreeSet;

use crate::Table;

/// The sheet with what stands outside the tables.
pub(super) const ABOUT: &str = "About";

/// A name that spreadsheets keep for themselves.
const KEPT: &str = "History";

/// How long a name may be, in UTF-16 units.
const LONGEST: usize = 31;

/// A name for each table: what its caption says before a colon, without the signs that none may have, each only once.
pub(super) fn names(tables: &[&Table]) -> Vec<String> {
    let mut taken: BTreeSet<String> = [ABOUT, KEPT].map(str::to_lowercase).into();
    tables.iter().map(|table| unused(&valid(&table.caption.words()), &mut taken)).collect()
}

fn unused(name: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| {
        let number = format!(" ({number})");
        shortened(name, LONGEST - number.len()) + &number
    });
    let mut free = std::iter::once(shortened(name, LONGEST)).chain(numbered);
    free.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
}

fn valid(caption: &str) -> String {
    let said = caption.split(':').next().unwrap_or_default();
    let plain: String = said.chars().map(|c| if "[]*?/\\".contains(c) { ' ' } else { c }).collect();
    let spaced = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = spaced.trim_matches(|c: char| c == '\'' || c == ' ');
    if name.is_empty() { "Table".to_owned() } else { name.to_owned() }
}

fn shortened(name: &str, longest: usize) -> String {
    if name.encode_utf16().count() <= longest {
        return name.to_owned();
    }
    let mut length = 1;
    let kept = name.chars().take_while(|c| {
        length += c.len_utf16();
        length <= longest
    });
    kept.collect::<String>().trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Text;

    fn named(captions: &[&str]) -> Vec<String> {
        let table = |caption: &&str| Table { caption: Text::plain(caption), columns: Vec::new(), rows: Vec::new() };
        let tables: Vec<Table> = captions.iter().map(table).collect();
        names(&tables.iter().collect::<Vec<_>>())
    }

    #[test]
    fn names_are_short_and_without_the_signs_that_none_may_have() {
        assert_eq!(named(&["Duties: 41311, 41312", "a[b]*c?d/e\\f", "'quoted'"]), ["Duties", "a b c d e f", "quoted"]);
        assert_eq!(named(&["", ": only", "'' '"]), ["Table", "Table (2)", "Table (3)"]);
        assert_eq!(named(&["Pay, conditions and other printed facts"]), ["Pay, conditions and other prin…"]);
        // Thirty of these take sixty units; with the dots fifteen of them take thirty-one.
        assert_eq!(named(&["👩".repeat(30).as_str()]), ["👩".repeat(15) + "…"]);
    }

    #[test]
    fn each_name_is_given_once_whatever_its_capitals() {
        assert_eq!(named(&["Work", "WORK", "about", "History"]), ["Work", "WORK (2)", "about (2)", "History (2)"]);
        let long = "x".repeat(40);
        assert_eq!(named(&[&long, &long]), ["x".repeat(30) + "…", "x".repeat(26) + "… (2)"]);
    }
}
