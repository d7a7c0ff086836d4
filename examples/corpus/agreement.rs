//! How far two drafts of the same document hold the same.

use std::collections::BTreeMap;
use std::fmt;

use rungs_domain::spec::Level;

use super::document::Document;
use super::percent;

/// What both hold, and what each holds.
#[derive(Default, Clone, Copy)]
struct Shared {
    both: usize,
    one: usize,
    other: usize,
}

impl Shared {
    fn of(one: &[String], other: &[String]) -> Self {
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        one.iter().for_each(|text| *left.entry(text).or_default() += 1);
        let mut both = 0;
        for text in other {
            if let Some(count) = left.get_mut(text.as_str()).filter(|count| **count > 0) {
                *count -= 1;
                both += 1;
            }
        }
        Shared { both, one: one.len(), other: other.len() }
    }

    fn percent(self) -> f64 {
        percent(2 * self.both, self.one + self.other)
    }

    fn is_empty(self) -> bool {
        self.one + self.other == 0
    }
}

/// Codes and titles of classes, duties, KSAs, and sentences of qualifications.
#[derive(Default)]
pub struct Agreement([Shared; 4]);

impl Agreement {
    /// The head of its columns.
    pub const HEAD: &str = "document                                  classes  duties    KSAs    sentences  characters";

    pub fn of(one: &Document, other: &Document) -> Self {
        let of = |what: fn(&Level) -> Vec<String>| Shared::of(&texts(one, what), &texts(other, what));
        Agreement([of(|_| vec![String::new()]), of(duties), of(ksas), of(sentences)])
    }

    /// With a draft that could not be made.
    pub fn none(one: &Document) -> Self {
        let of = |what: fn(&Level) -> Vec<String>| Shared::of(&texts(one, what), &[]);
        Agreement([of(|_| vec![String::new()]), of(duties), of(ksas), of(sentences)])
    }

    pub fn add(&mut self, other: &Agreement) {
        for (sum, one) in self.0.iter_mut().zip(other.0) {
            *sum = Shared { both: sum.both + one.both, one: sum.one + one.one, other: sum.other + one.other };
        }
    }

    /// Whether both drafts hold the same.
    pub fn is_equal(&self) -> bool {
        self.0.iter().all(|shared| shared.both == shared.one && shared.both == shared.other)
    }

    /// The least of them, in per cent.
    pub fn least(&self) -> f64 {
        self.0.iter().map(|shared| shared.percent()).fold(100.0, f64::min)
    }
}

impl fmt::Display for Agreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for shared in self.0 {
            match shared.is_empty() {
                true => write!(f, "{:>8} ", "-")?,
                false => write!(f, "{:>8.1} ", shared.percent())?,
            }
        }
        Ok(())
    }
}

/// Some texts of every level, each behind the level's code and title. Markers and the kind of dash or quotation mark are
/// what a format may lose.
fn texts(document: &Document, what: fn(&Level) -> Vec<String>) -> Vec<String> {
    let levels = &document.draft.series.levels;
    let of = |level: &Level| {
        let (code, title) = (level.code.clone(), level.title.clone());
        what(level).into_iter().map(move |text| plain(&format!("{code} {title}\t{text}")))
    };
    levels.iter().flat_map(of).collect()
}

/// Quotation marks and dashes as a typewriter has them: a text may have no others where print has.
fn plain(text: &str) -> String {
    text.replace(['‘', '’'], "'").replace(['“', '”'], "\"").replace(['–', '—', '‑'], "-")
}

fn duties(level: &Level) -> Vec<String> {
    level.duties.items.iter().map(|duty| duty.text.clone()).collect()
}

fn ksas(level: &Level) -> Vec<String> {
    level.ksas.items.iter().map(|ksa| format!("{:?} {}", ksa.kind, ksa.full_text())).collect()
}

fn sentences(level: &Level) -> Vec<String> {
    let tiers = level.qualifications.iter();
    tiers.flat_map(|tier| tier.printed.iter().map(move |one| format!("{:?} {}", tier.tier, one.text))).collect()
}
