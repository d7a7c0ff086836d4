//! The phrases of `assets/import/requirements.ron`, ready to be matched.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rungs_domain::spec::{Degree, Due};
use serde::Deserialize;

use super::token::{Slice, tokens};

/// The phrases that ship with the program. A test reads them, so that none is lost without notice.
pub(super) static PHRASES: LazyLock<Phrases> = LazyLock::new(|| read().unwrap_or_default());

fn read() -> Result<Phrases, ron::error::SpannedError> {
    ron::from_str(include_str!("../../../assets/import/requirements.ron"))
}

/// Phrases that do the same.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Sourced")]
pub(super) struct List(Vec<Vec<String>>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sourced {
    phrases: Vec<String>,
    #[serde(rename = "source")]
    _source: String,
}

impl From<Sourced> for List {
    fn from(sourced: Sourced) -> Self {
        List::new(&sourced.phrases)
    }
}

impl List {
    fn new(phrases: &[String]) -> Self {
        List(phrases.iter().map(|phrase| words(phrase)).collect())
    }

    /// How many tokens the longest phrase takes that stands at `at`.
    pub fn at(&self, slice: &Slice<'_>, at: usize) -> Option<usize> {
        self.0.iter().filter(|phrase| stands(phrase, slice, at)).map(Vec::len).max()
    }

    /// The token behind the longest phrase at `at`, or `at` itself.
    pub fn skip(&self, slice: &Slice<'_>, at: usize) -> usize {
        at + self.at(slice, at).unwrap_or_default()
    }

    /// The token behind as many phrases as stand at `at`, one behind the other.
    pub fn skip_all(&self, slice: &Slice<'_>, mut at: usize) -> usize {
        while let Some(taken) = self.at(slice, at) {
            at += taken;
        }
        at
    }

    /// Where a phrase stands first, and how many tokens it takes.
    pub fn find(&self, slice: &Slice<'_>) -> Option<(usize, usize)> {
        (0..slice.len()).find_map(|at| self.at(slice, at).map(|taken| (at, taken)))
    }

    /// Whether a phrase stands anywhere.
    pub fn within(&self, slice: &Slice<'_>) -> bool {
        self.find(slice).is_some()
    }

    /// Whether the slice is one of the phrases.
    pub fn is(&self, slice: &Slice<'_>) -> bool {
        !slice.is_empty() && self.at(slice, 0) == Some(slice.len())
    }
}

fn words(phrase: &str) -> Vec<String> {
    tokens(phrase).into_iter().map(|token| token.word).collect()
}

fn stands(phrase: &[String], slice: &Slice<'_>, at: usize) -> bool {
    let found = slice.tokens.get(at..at + phrase.len()).unwrap_or_default();
    !phrase.is_empty()
        && found.len() == phrase.len()
        && found.iter().zip(phrase).all(|(token, word)| token.word == *word)
}

/// A degree as the data names it.
#[derive(Debug, Clone, Copy, Deserialize)]
enum Named {
    HighSchool,
    Associate,
    Bachelor,
    Master,
    Doctorate,
}

impl From<Named> for Degree {
    fn from(named: Named) -> Self {
        match named {
            Named::HighSchool => Degree::HighSchool,
            Named::Associate => Degree::Associate,
            Named::Bachelor => Degree::Bachelor,
            Named::Master => Degree::Master,
            Named::Doctorate => Degree::Doctorate,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDegree {
    degree: Named,
    equivalent_months: u32,
    phrases: Vec<String>,
    #[serde(default)]
    accredited: Vec<String>,
    #[serde(default)]
    years: Vec<String>,
    #[serde(rename = "source")]
    _source: String,
}

/// The words for a degree.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "RawDegree")]
pub(super) struct DegreeWords {
    /// The degree.
    pub degree: Degree,
    /// Months of relevant work from which an equivalence can be considered.
    pub equivalent_months: u32,
    /// The degree by name.
    pub phrases: List,
    /// The same, with an accredited institution.
    pub accredited: List,
    /// The same, as completed years.
    pub years: List,
}

impl From<RawDegree> for DegreeWords {
    fn from(raw: RawDegree) -> Self {
        DegreeWords {
            degree: raw.degree.into(),
            equivalent_months: raw.equivalent_months,
            phrases: List::new(&raw.phrases),
            accredited: List::new(&raw.accredited),
            years: List::new(&raw.years),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKind {
    phrases: Vec<String>,
    #[serde(default)]
    kinds: Vec<String>,
    #[serde(default)]
    judged: Vec<String>,
    #[serde(default)]
    akin: Vec<String>,
    #[serde(default)]
    professional: bool,
    #[serde(rename = "source")]
    _source: String,
}

/// The words for kinds of work.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "RawKind")]
pub(super) struct KindWords {
    /// The words.
    pub phrases: List,
    /// Kinds that count.
    pub kinds: Vec<String>,
    /// Kinds that count if a person finds them similar.
    pub judged: Vec<String>,
    /// The same, where the sentence does not name them anyway.
    pub akin: Vec<String>,
    /// Whether the kinds are of professional work.
    pub professional: bool,
}

impl From<RawKind> for KindWords {
    fn from(raw: RawKind) -> Self {
        KindWords {
            phrases: List::new(&raw.phrases),
            kinds: raw.kinds,
            judged: raw.judged,
            akin: raw.akin,
            professional: raw.professional,
        }
    }
}

/// What pooled kinds are called in answers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NeedName {
    /// The need.
    pub need: String,
    /// The kinds.
    pub kinds: Vec<String>,
    #[serde(rename = "source")]
    _source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCredential {
    phrases: Vec<String>,
    any_of: Vec<String>,
    #[serde(rename = "source")]
    _source: String,
}

/// The words for credentials.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "RawCredential")]
pub(super) struct CredentialWords {
    /// The words.
    pub phrases: List,
    /// Kinds of the vocabulary.
    pub any_of: Vec<String>,
}

impl From<RawCredential> for CredentialWords {
    fn from(raw: RawCredential) -> Self {
        CredentialWords { phrases: List::new(&raw.phrases), any_of: raw.any_of }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCondition {
    phrases: Vec<String>,
    question: String,
    #[serde(rename = "source")]
    _source: String,
}

/// A condition on a part of a time.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "RawCondition")]
pub(super) struct Condition {
    /// The words.
    pub phrases: List,
    /// The question, without what it is about.
    pub question: String,
}

impl From<RawCondition> for Condition {
    fn from(raw: RawCondition) -> Self {
        Condition { phrases: List::new(&raw.phrases), question: raw.question }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUmbrella {
    names: Vec<String>,
    as_printed: bool,
    members: Vec<String>,
    #[serde(rename = "source")]
    _source: String,
}

/// A name that stands for several fields of study.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "RawUmbrella")]
pub(super) struct Umbrella {
    /// The names.
    pub names: List,
    /// Whether the name itself is a field of study too.
    pub as_printed: bool,
    /// Fields that surely belong to it.
    pub members: Vec<String>,
}

impl From<RawUmbrella> for Umbrella {
    fn from(raw: RawUmbrella) -> Self {
        Umbrella { names: List::new(&raw.names), as_printed: raw.as_printed, members: raw.members }
    }
}

/// Words that say by when a requirement must be met.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "RawDue")]
pub(super) struct DueWords {
    /// By when.
    pub due: Due,
    /// The words.
    pub phrases: List,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDue {
    due: NamedDue,
    phrases: Vec<String>,
    #[serde(rename = "source")]
    _source: String,
}

/// By when, as the data names it.
#[derive(Debug, Clone, Copy, Deserialize)]
enum NamedDue {
    Filing,
    Examination,
    Appointment,
    Probation,
}

impl From<RawDue> for DueWords {
    fn from(raw: RawDue) -> Self {
        let due = match raw.due {
            NamedDue::Filing => Due::Filing,
            NamedDue::Examination => Due::Examination,
            NamedDue::Appointment => Due::Appointment,
            NamedDue::Probation => Due::Probation,
        };
        DueWords { due, phrases: List::new(&raw.phrases) }
    }
}

/// All phrases; what each list is for stands in the file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases {
    pub numbers: BTreeMap<String, u32>,
    pub units: BTreeMap<String, u32>,
    pub and_a_half: List,
    pub at_least: List,
    pub or_more: List,
    pub leads: List,
    pub degrees: Vec<DegreeWords>,
    pub lesser: List,
    pub degree_leads: List,
    pub equivalent_to: List,
    pub or_equivalent: List,
    pub or_higher: List,
    pub accredited: List,
    pub any_institution: List,
    pub field_leads: List,
    pub not_in_fields: List,
    pub open_fields: List,
    pub umbrellas: Vec<Umbrella>,
    pub single_fields: List,
    pub helping_fields: List,
    pub preferred: List,
    pub experience: List,
    pub progressive: List,
    pub professional: List,
    pub neutral: List,
    pub into: List,
    pub kinds: Vec<KindWords>,
    pub needs: Vec<NeedName>,
    pub narrowing: List,
    pub including: List,
    pub part_verbs: List,
    pub work_starts: List,
    pub not_in_work: List,
    pub back_references: List,
    pub knowing: List,
    pub part_conditions: Vec<Condition>,
    pub narrowing_tails: List,
    pub at_level: List,
    pub from_level: List,
    pub level_ends: List,
    pub credentials: Vec<CredentialWords>,
    pub credential_leads: List,
    pub credential_nouns: List,
    pub not_in_credentials: List,
    pub credential_ends: List,
    pub need_starts: List,
    pub traits: List,
    pub education_cues: List,
    pub experience_cues: List,
    pub credential_cues: List,
    pub substitutes: List,
    pub the_experience: List,
    pub the_education: List,
    pub more_experience: List,
    pub any_study: List,
    pub year_for_year: List,
    pub up_to: List,
    pub combination: List,
    pub combined_study: List,
    pub combined_work: List,
    pub combined_fields: List,
    pub totaling: List,
    pub combined_ends: List,
    pub loosening: List,
    pub admission: List,
    pub lacking: List,
    pub put_off: List,
    pub due: Vec<DueWords>,
    pub waivers: List,
    pub process_headings: List,
    pub process: List,
    pub asking: List,
    pub not_asking: List,
    pub elsewhere: List,
    pub of_the_required: List,
    pub not_floor: List,
    pub giving: List,
    pub tightening: List,
    pub permissive: List,
    pub all_patterns: List,
    pub any_intro: List,
    pub all_intro: List,
    pub neutral_intro: List,
    pub education_labels: List,
    pub experience_labels: List,
    pub heading_words: List,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_phrases_can_be_read() {
        let phrases = read().unwrap();
        assert!(phrases.numbers.len() > 10 && phrases.kinds.len() > 10 && phrases.degrees.len() == 5);
    }
}
