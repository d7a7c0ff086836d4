//! What is odd about a draft: signs that something stands where it does not belong, or is missing where its neighbors
//! have it. Nothing of it is surely wrong; a person looks at it, what a wrong answer would harm most first.

use std::collections::BTreeSet;

use rungs_domain::spec::PathStep::{self, Field as F, Index as I};
use rungs_domain::spec::{DutyScope, Level, Series, Tier, TierKind};

use crate::contacts::{has_address, mails, telephones};
use crate::english::{ENGLISH, holds};

/// The most letters of a tier: of the longest that was read by hand half as many again. A longer one has swallowed
/// what stands behind it.
const LONGEST_TIER: usize = 3000;

/// A title of fewer letters shares no word by chance only.
const LEAST_LETTERS: usize = 3;

/// A duty of so few words says no work: "Feeds bees." does.
const FEWEST_WORDS: usize = 1;

/// Why something is odd, the most harmful first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OddityKind {
    /// A tier says how people apply or are examined: addresses, telephone numbers, amounts of pay.
    ForeignText,
    /// A tier is longer than any that was seen.
    LongTier,
    /// A level lacks what the others have.
    LacksPart,
    /// Words refer to what is printed elsewhere, and nothing was taken in.
    Unresolved,
    /// The title is no title of this series.
    Title,
    /// The authority is no name.
    Authority,
    /// A duty says no work.
    NoWork,
    /// An item stands twice in its list.
    Twice,
}

/// Something odd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    /// Why.
    pub kind: OddityKind,
    /// The text or the level: a path from the series.
    pub at: Vec<PathStep>,
    /// What, as a sentence without a full stop.
    pub what: String,
}

/// What is odd about a series that a program drafted, the most harmful first.
pub fn oddities(series: &Series) -> Vec<Oddity> {
    let mut found = Found::default();
    for (at, level) in series.levels.iter().enumerate() {
        let to = |steps: &[PathStep]| [&[F("levels"), I(at)], steps].concat();
        for (number, tier) in level.qualifications.iter().enumerate() {
            found.tier(level, tier, &to(&[F("qualifications"), I(number)]));
        }
        found.lacks(series, level, &to(&[]));
        found.title(series, at, level, &to(&[F("title")]));
        found.items(level, &to(&[]));
    }
    found.authority(series);
    found.odd.sort_by_key(|odd| odd.kind);
    found.odd
}

/// Whether a level has something.
type LevelTest = fn(&Level) -> bool;

#[derive(Debug, Default)]
struct Found {
    odd: Vec<Oddity>,
}

impl Found {
    fn push(&mut self, kind: OddityKind, at: Vec<PathStep>, what: String) {
        self.odd.push(Oddity { kind, at, what });
    }

    fn tier(&mut self, level: &Level, tier: &Tier, to: &[PathStep]) {
        let code = &level.code;
        let letters: usize = tier.printed.iter().map(|one| one.text.chars().count()).sum();
        if letters > LONGEST_TIER {
            let what = format!("{code}: its qualifications have {letters} letters: more than they are may stand there");
            self.push(OddityKind::LongTier, to.to_vec(), what);
        }
        for (at, one) in tier.printed.iter().enumerate() {
            if let Some(sign) = foreign(&one.text) {
                let what = format!(
                    "{code}: there is {sign} among the qualifications: this may be about applying, and ask for nothing"
                );
                self.push(OddityKind::ForeignText, [to, &[F("printed"), I(at), F("text")]].concat(), what);
            }
            if refers(&one.text) && at == 0 && tier.printed.len() == 1 {
                let what = format!("{code}: this refers to qualifications that are not taken in here");
                self.push(OddityKind::Unresolved, [to, &[F("printed"), I(at), F("text")]].concat(), what);
            }
        }
    }

    /// A level without duties, knowledge or requirements beside others that have them.
    fn lacks(&mut self, series: &Series, level: &Level, to: &[PathStep]) {
        let minimum = |level: &Level| level.qualifications.iter().any(|tier| tier.tier == TierKind::Minimum);
        let parts: [(&str, LevelTest); 3] = [
            ("duties", |level| !level.duties.items.is_empty()),
            ("knowledge, skills or abilities", |level| !level.ksas.items.is_empty()),
            ("minimum qualifications", minimum),
        ];
        let common = |name: &str| name.starts_with("knowledge") && series.ksas.is_some();
        for (name, has) in parts.into_iter().filter(|(name, has)| !has(level) && !common(name)) {
            let others = series.levels.iter().filter(|other| has(other)).count();
            if others * 2 > series.levels.len() {
                let what = format!("{}: no {name} were found for it; {others} other levels have them", level.code);
                self.push(OddityKind::LacksPart, to.to_vec(), what);
            }
        }
    }

    fn title(&mut self, series: &Series, at: usize, level: &Level, to: &[PathStep]) {
        let title = &level.title;
        if let Some(sign) = no_name(title) {
            let what = format!("{}: the title \"{title}\" {sign}", level.code);
            self.push(OddityKind::Title, to.to_vec(), what);
            return;
        }
        let own = words(title);
        let of_series = words(&series.title);
        let others = series.levels.iter().enumerate().filter(|(other, _)| *other != at);
        let shared = others.flat_map(|(_, other)| words(&other.title)).chain(of_series).any(|word| own.contains(&word));
        if !own.is_empty() && !shared {
            let what = format!("{}: the title \"{title}\" has no word of its series or of another level", level.code);
            self.push(OddityKind::Title, to.to_vec(), what);
        }
    }

    fn authority(&mut self, series: &Series) {
        let name = &series.authority.name;
        if let Some(sign) = no_name(name).filter(|_| !series.authority.inferred) {
            let what = format!("the authority \"{name}\" {sign}");
            self.push(OddityKind::Authority, vec![F("authority"), F("name")], what);
        }
    }

    fn items(&mut self, level: &Level, to: &[PathStep]) {
        let code = &level.code;
        let mut seen = BTreeSet::new();
        for (at, duty) in level.duties.items.iter().enumerate() {
            let place = || [to, &[F("duties"), F("items"), I(at), F("text")]].concat();
            let count = duty.text.split_whitespace().count();
            if duty.scope == DutyScope::Own && (count <= FEWEST_WORDS || duty.text.ends_with(':')) {
                let what = format!("{code}: \"{}\" says no work: it may be a heading", duty.text);
                self.push(OddityKind::NoWork, place(), what);
            }
            if !seen.insert(duty.text.as_str()) {
                self.push(OddityKind::Twice, place(), format!("{code}: this duty stands twice"));
            }
        }
        let mut seen = BTreeSet::new();
        for (at, ksa) in level.ksas.items.iter().enumerate() {
            let place = || [to, &[F("ksas"), F("items"), I(at), F("text")]].concat();
            if !seen.insert((&ksa.kind, ksa.full_text())) {
                self.push(
                    OddityKind::Twice,
                    place(),
                    format!("{code}: this stands twice among knowledge and abilities"),
                );
            }
            if refers(&ksa.text) && !level.ksas.items.iter().take(at).any(|before| before.kind == ksa.kind) {
                let what = format!("{code}: this refers to what is printed elsewhere, and nothing is taken in");
                self.push(OddityKind::Unresolved, place(), what);
            }
        }
    }
}

/// Whether a text is about applying or being examined.
pub(crate) fn is_about_applying(text: &str) -> bool {
    foreign(text).is_some()
}

/// What a text holds that qualifications never do, if it does.
fn foreign(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    match () {
        () if !mails(text).is_empty() || holds(&lower, &ENGLISH.web_addresses) => Some("an address on the web"),
        () if !telephones(text).is_empty() => Some("a telephone number"),
        () if has_address(text) => Some("a postal address"),
        () if holds(&lower, &ENGLISH.applying) || holds(&lower, &ENGLISH.recruiting) => {
            Some("talk of applications or examinations")
        }
        () => None,
    }
}

/// Whether words take in what is printed elsewhere.
fn refers(text: &str) -> bool {
    let lower = text.to_lowercase();
    ENGLISH.references.iter().any(|words| lower.starts_with(words.as_str()))
}

/// What speaks against a text being a name.
pub(crate) fn no_name(text: &str) -> Option<&'static str> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    match () {
        () if text.contains('$') => Some("holds an amount of money"),
        () if !text.chars().any(char::is_alphabetic) => Some("has no letters"),
        () if text.contains(['=', '|', '@']) => Some("holds signs that no name has"),
        () if words.len() > 3 && words.iter().any(|word| ENGLISH.sentence_verbs.contains(word)) => {
            Some("is a sentence")
        }
        () => None,
    }
}

/// The words of a title by which it is known, in small letters.
fn words(title: &str) -> BTreeSet<String> {
    let split = title.split(|c: char| !c.is_alphanumeric());
    split.filter(|word| word.chars().count() >= LEAST_LETTERS).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use rungs_domain::spec::Vocabulary;

    use super::*;
    use crate::{Profile, read, understand};

    fn odd(text: &str) -> Vec<(OddityKind, String)> {
        let draft =
            understand(&read("source.txt", text.as_bytes()).unwrap(), &Profile::shipped(), &Vocabulary::default());
        oddities(&draft.series).into_iter().map(|odd| (odd.kind, odd.what)).collect()
    }

    const CLASSES: &str = "Beekeeper Series\n\n| Class Code | Class Title |\n|---|---|\n| 4410 | Beekeeper I |\n| 4411 | Beekeeper II |\n| 4412 | Head Beekeeper |\n\n";

    #[test]
    fn a_level_without_what_the_others_have_is_odd() {
        let level = |title: &str, rest: &str| {
            format!("{title}\n\nTypical Tasks\n\n1. Inspects hives.\n2. Feeds bees.\n\n{rest}")
        };
        let asks = "Minimum Qualifications\n\nOne year of keeping bees.\n\n";
        let text = format!(
            "{CLASSES}{}{}{}",
            level("BEEKEEPER I", asks),
            level("BEEKEEPER II", ""),
            level("HEAD BEEKEEPER", asks)
        );
        let what = "4411: no minimum qualifications were found for it; 2 other levels have them";
        assert_eq!(odd(&text), [(OddityKind::LacksPart, what.to_owned())]);
    }

    #[test]
    fn what_is_about_applying_is_odd_among_qualifications_and_comes_first() {
        let text = "Beekeeper\n\nClass Code: 4410\n\nTypical Tasks\n\n1. Inspects hives.\n2. Honey\n3. Feeds bees.\n4. Feeds bees.\n\nMinimum Qualifications\n\nOne year of keeping bees.\nBring the form to 12 Oak Street, Larkmoor, CA 90012.\n";
        let kinds: Vec<OddityKind> = odd(text).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [OddityKind::ForeignText, OddityKind::NoWork, OddityKind::Twice]);
    }

    #[test]
    fn a_sentence_about_money_is_no_name() {
        assert!(no_name("The salary at the Harbor Department is $81,724").is_some());
        assert!(no_name("=== Job Details ===").is_some() && no_name("This class is for bees").is_some());
        assert!(
            no_name("Department of Bees and Honey").is_none() && no_name("Beekeeper II (Spanish-Speaking)").is_none()
        );
    }
}
