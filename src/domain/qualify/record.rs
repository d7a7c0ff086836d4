//! An applicant's record made ready for the vocabulary: once for all levels.

use thiserror::Error;

use super::kinds::{KindIndex, KindSet};
use super::{Applicant, Known};
use crate::spec::Vocabulary;

/// The most jobs of one applicant.
pub const MAX_JOBS: usize = 500;

/// The most diplomas, degrees and studies of one applicant.
pub const MAX_STUDIES: usize = 60;

/// Why no answer can be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Beyond {
    /// Too many jobs.
    #[error("the record has {0} jobs; at most {MAX_JOBS} can be counted: join those of the same work")]
    Jobs(usize),
    /// Too many studies.
    #[error("the record has {0} diplomas and degrees; at most {MAX_STUDIES} can be weighed: leave out the lower ones")]
    Studies(usize),
    /// The requirement leaves too many ways open.
    #[error(
        "the qualifications of this class can be met in too many ways to weigh them all: \
         the specification has too many alternatives; write them as fewer nodes"
    )]
    Ways,
    /// Too many questions.
    #[error("this record leaves more than 60 questions open for this class: answer some of them first")]
    Questions,
}

/// An applicant's record, ready to be held against levels; made by [`Calculator::record`](super::Calculator::record).
#[derive(Debug, Clone)]
pub struct Record<'a> {
    pub(super) applicant: &'a Applicant,
    /// For each job, its kinds with all that they imply.
    pub(super) kinds: Vec<KindSet>,
    /// For each study.
    pub(super) fields: Vec<StudyField>,
    /// How many jobs do not say whether they were of growing responsibility.
    pub(super) unmarked: usize,
}

/// The field of a study, ready to be compared.
#[derive(Debug, Clone)]
pub(super) struct StudyField {
    /// As [`field_key`] gives it; `None`: not said.
    pub key: Option<String>,
    /// Plainly remote from every open clause.
    pub remote: bool,
    /// The first study in the same field, so that a question is asked once.
    pub first: usize,
}

impl<'a> Record<'a> {
    pub(super) fn new(applicant: &'a Applicant, kinds: &KindIndex, remote: &Remote) -> Result<Self, Beyond> {
        if applicant.experience.len() > MAX_JOBS {
            return Err(Beyond::Jobs(applicant.experience.len()));
        }
        if applicant.education.len() > MAX_STUDIES {
            return Err(Beyond::Studies(applicant.education.len()));
        }
        let mut fields: Vec<StudyField> = Vec::with_capacity(applicant.education.len());
        for study in &applicant.education {
            let key = study.field.as_deref().map(field_key);
            let first = fields.iter().position(|other| other.key == key).unwrap_or(fields.len());
            let remote = key.as_ref().is_some_and(|key| remote.holds(key));
            fields.push(StudyField { key, remote, first });
        }
        Ok(Record {
            kinds: applicant.experience.iter().map(|job| kinds.with_implied(&job.kinds)).collect(),
            fields,
            unmarked: applicant.experience.iter().filter(|job| job.progressive == Known::Unknown).count(),
            applicant,
        })
    }

    /// The record as it was read.
    pub fn applicant(&self) -> &Applicant {
        self.applicant
    }
}

/// A name of a field of study such that spelling does not matter: lower case, "and" for "&", singular.
pub(super) fn field_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '/')).filter(|word| !word.is_empty())
    {
        if !key.is_empty() {
            key.push(' ');
        }
        let word = if word == "&" { "and".to_owned() } else { word.to_lowercase() };
        let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("ics");
        key.push_str(if plural { word.get(..word.len() - 1).unwrap_or(&word) } else { &word });
    }
    key
}

/// The remote fields of a vocabulary as keys.
#[derive(Debug, Clone, Default)]
pub(super) struct Remote {
    fields: Vec<String>,
    unless: Vec<String>,
}

impl Remote {
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let keys = |names: &[String]| names.iter().map(|name| field_key(name)).collect();
        let remote = vocabulary.remote_fields.as_ref();
        remote.map_or_else(Remote::default, |remote| Remote {
            fields: keys(&remote.fields),
            unless: keys(&remote.unless),
        })
    }

    /// Whether words of `key` are the name of a remote field, and none leaves a doubt: "mechanical engineering" holds
    /// "engineering".
    fn holds(&self, key: &str) -> bool {
        let key = format!(" {key} ");
        let any = |names: &[String]| names.iter().any(|name| key.contains(&format!(" {name} ")));
        any(&self.fields) && !any(&self.unless)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_of_a_field_does_not_matter() {
        assert_eq!(field_key("Guidance & Counseling"), field_key("guidance and  counseling"));
        assert_eq!(field_key("Social Science"), field_key("Social Sciences"));
        assert_ne!(field_key("Social Work"), field_key("Social Welfare"));
    }

    #[test]
    fn part_of_a_name_is_enough_to_be_remote_but_part_of_a_word_is_not() {
        let remote = Remote {
            fields: vec![field_key("Engineering"), field_key("Chemistry")],
            unless: vec![field_key("Health")],
        };
        assert!(remote.holds(&field_key("Mechanical Engineering")));
        assert!(!remote.holds(&field_key("Biochemistry")));
        assert!(!remote.holds(&field_key("Health Engineering")));
    }
}
