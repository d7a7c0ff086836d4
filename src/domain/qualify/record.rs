//! An applicant's record made ready for the vocabulary: once for all levels.

use std::sync::Arc;

use thiserror::Error;

use super::field::{FieldWords, NamedField};
use super::service::FoldedClass;
use super::{Applicant, Job, Ternary};
use crate::spec::{KindIndex, KindSet};

/// The most jobs of one applicant.
pub const MAX_JOBS: usize = 500;

/// The most questions of one requirement: the bits of a [`Solution`](super::solutions::Solution), with some to spare.
pub(super) const MAX_QUESTIONS: usize = 60;

/// The most diplomas, degrees and studies of one applicant.
pub const MAX_STUDIES: usize = 60;

/// The most entries of units, of courses and of hours of one applicant.
pub const MAX_COURSEWORK: usize = 200;

/// Why no answer can be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LimitExceeded {
    /// Too many jobs.
    #[error("the record has {0} jobs; at most {MAX_JOBS} can be counted: join those of the same work")]
    Jobs(usize),
    /// Too many studies.
    #[error("the record has {0} diplomas and degrees; at most {MAX_STUDIES} can be weighed: leave out the lower ones")]
    Studies(usize),
    /// Too many entries of units, courses or hours.
    #[error(
        "the record has {0} entries of units, courses or hours; at most {MAX_COURSEWORK} of each can be counted: join those of one subject"
    )]
    Coursework(usize),
    /// The requirement leaves too many ways open.
    #[error(
        "the qualifications of this class can be met in too many ways to weigh them all: \
         the specification has too many alternatives; write them as fewer nodes"
    )]
    Ways,
    /// Too many questions.
    #[error("this record leaves more than {MAX_QUESTIONS} questions open for this class: answer some of them first")]
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
    /// For each entry of units, its subject.
    pub(super) units: Vec<StudyField>,
    /// For each course, its subject.
    pub(super) courses: Vec<StudyField>,
    /// For each entry of hours, of what they are.
    pub(super) hours: Vec<StudyField>,
    /// For each job, its class; empty where no job names one.
    pub(super) classes: Vec<Option<FoldedClass>>,
    /// How many jobs do not say whether they were of growing responsibility.
    pub(super) unmarked: usize,
    /// How many jobs name no kind of work.
    pub(super) without_kind: usize,
    /// How many jobs do not say to which levels they are comparable.
    pub(super) without_level: usize,
}

/// The field of a study, ready to be compared.
#[derive(Debug, Clone)]
pub(super) struct StudyField {
    /// The name; `None`: not said.
    pub name: Option<Arc<NamedField>>,
    /// The first study in the same field, so that a question is asked once.
    pub first: usize,
}

impl<'a> Record<'a> {
    pub(super) fn new(applicant: &'a Applicant, kinds: &KindIndex, words: &FieldWords) -> Result<Self, LimitExceeded> {
        if applicant.experience.len() > MAX_JOBS {
            return Err(LimitExceeded::Jobs(applicant.experience.len()));
        }
        if applicant.education.len() > MAX_STUDIES {
            return Err(LimitExceeded::Studies(applicant.education.len()));
        }
        let units = applicant.units.as_deref().unwrap_or_default();
        let courses = applicant.courses.as_deref().unwrap_or_default();
        let hours = applicant.hours.as_deref().unwrap_or_default();
        if let Some(many) = [units.len(), courses.len(), hours.len()].into_iter().find(|len| *len > MAX_COURSEWORK) {
            return Err(LimitExceeded::Coursework(many));
        }
        let count = |is: fn(&Job) -> bool| applicant.experience.iter().filter(|job| is(job)).count();
        Ok(Record {
            kinds: applicant.experience.iter().map(|job| kinds.with_implied(&job.kinds)).collect(),
            fields: named(applicant.education.iter().map(|study| study.field.as_deref()), words),
            units: named(units.iter().map(|held| held.subject.as_deref()), words),
            courses: named(courses.iter().map(|held| Some(held.subject.as_str())), words),
            hours: named(hours.iter().map(|held| Some(held.of.as_str())), words),
            classes: classes(applicant),
            unmarked: count(|job| job.progressive == Ternary::Unknown),
            without_kind: count(|job| !job.names_kind()),
            without_level: count(|job| job.comparable_to.is_empty()),
            applicant,
        })
    }

    /// The class of a job, folded; `None`: not said.
    pub(super) fn class(&self, job: usize) -> Option<&FoldedClass> {
        self.classes.get(job)?.as_ref()
    }

    /// The record as it was read.
    pub fn applicant(&self) -> &Applicant {
        self.applicant
    }
}

fn classes(applicant: &Applicant) -> Vec<Option<FoldedClass>> {
    let named = |job: &Job| job.class.is_some();
    if !applicant.experience.iter().any(named) {
        return Vec::new();
    }
    applicant.experience.iter().map(FoldedClass::of).collect()
}

/// Names of fields or subjects, ready to be compared; a question about one that comes again is asked once.
fn named<'n>(names: impl Iterator<Item = Option<&'n str>>, words: &FieldWords) -> Vec<StudyField> {
    let mut fields: Vec<StudyField> = Vec::new();
    for name in names {
        let name = name.map(|field| words.named(field)).filter(|name| !name.folded.is_empty());
        let same = name.as_ref().and_then(|name| {
            let is_same = |other: &StudyField| other.name.as_ref().is_some_and(|other| other.folded == name.folded);
            fields.iter().position(is_same)
        });
        fields.push(StudyField { first: same.unwrap_or(fields.len()), name });
    }
    fields
}
