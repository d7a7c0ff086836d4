//! Who qualifies for what, computed off the frame; what did not change since the last time is not computed again.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use rungs_domain::qualify::{Calculator, CreditPolicy, LimitExceeded, Record, Scratch};
use rungs_domain::spec::LevelRef;
use rungs_library::{Library, review};

use super::Command;
use crate::State;
use crate::applicants::{Answers, ApplicantAnswers, ApplicantCommand, DocumentId, LevelResult, Precedents, Reading};
use crate::typed;

/// The question who qualifies.
pub struct QualifyJob {
    /// The number of the question.
    pub number: u64,
    library: Arc<Library>,
    as_of: Date,
    levels: Vec<LevelRef>,
    policies: Vec<Arc<CreditPolicy>>,
    applicants: Vec<(DocumentId, Arc<Reading>)>,
}

/// The last answers, and the library that they are about.
pub type Last = Mutex<Option<(Arc<Library>, Arc<Answers>)>>;

impl QualifyJob {
    /// The question that `state` asks; `None`: the day of judging cannot be read.
    pub fn of(number: u64, state: &State) -> Option<Self> {
        let asked = &state.applicants;
        let policy = |id: &str| asked.policies.iter().find(|policy| policy.id == id).cloned();
        Some(QualifyJob {
            number,
            library: state.library.clone(),
            as_of: typed::date(&asked.as_of).ok()?,
            levels: asked.levels.clone(),
            policies: policy(&asked.policy).into_iter().chain(asked.beside.as_deref().and_then(policy)).collect(),
            applicants: asked.desk.open.iter().map(|document| (document.id, document.reading.clone())).collect(),
        })
    }

    /// The answers.
    pub fn answer(self, last: &Last) -> Command {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        let before =
            last.take().filter(|(library, answers)| Arc::ptr_eq(library, &self.library) && answers.as_of == self.as_of);
        let before = before.as_ref().map(|(_, answers)| answers.as_ref());
        let calculator = Calculator::new(&self.library.vocabulary);
        let reviewer = review::reviewer(&self.library);
        let of_one = |(id, reading): &(DocumentId, Arc<Reading>)| {
            let known = before.and_then(|before| Known::of(before, *id, reading));
            let warnings = match (&known, self.policies.first()) {
                (Some(known), _) => known.answers.warnings.clone(),
                (None, Some(policy)) => reviewer.review(&reading.applicant, self.as_of, policy),
                (None, None) => Vec::new(),
            };
            let by_policy = self.of_one(reading, &calculator, known);
            ApplicantAnswers { document: *id, reading: reading.clone(), warnings, by_policy }
        };
        let applicants = self.applicants.iter().map(of_one);
        let records: Vec<_> = self.applicants.iter().map(|(id, reading)| (*id, &reading.applicant)).collect();
        let answers = Arc::new(Answers {
            revision: self.number,
            as_of: self.as_of,
            applicants: applicants.collect(),
            precedents: Precedents::of(&records),
            policies: self.policies,
        });
        *last = Some((self.library, answers.clone()));
        Command::Applicants(ApplicantCommand::Answered { question: self.number, answers })
    }

    fn of_one(
        &self,
        reading: &Arc<Reading>,
        calculator: &Calculator<'_>,
        known: Option<Known<'_>>,
    ) -> Vec<Vec<LevelResult>> {
        let record = calculator.record(&reading.applicant);
        let mut scratch = Scratch::default();
        let mut result = |policy: &Arc<CreditPolicy>, level: &LevelRef| {
            let found = known.as_ref().and_then(|known| known.result(policy, level)).cloned();
            found.or_else(|| self.compute(level, &record, policy, calculator, &mut scratch))
        };
        let of_policy = |policy| self.levels.iter().filter_map(|level| result(policy, level)).collect();
        self.policies.iter().map(of_policy).collect()
    }

    fn compute(
        &self,
        level: &LevelRef,
        record: &Result<Record<'_>, LimitExceeded>,
        policy: &CreditPolicy,
        calculator: &Calculator<'_>,
        scratch: &mut Scratch,
    ) -> Option<LevelResult> {
        let view = self.library.level(level)?;
        let answer = match record {
            Ok(record) => calculator.answer(view.level, record, self.as_of, policy, scratch),
            Err(beyond) => Err(*beyond),
        };
        Some(LevelResult { level: level.clone(), answer })
    }
}

/// What is known about an applicant whose record is the same as before.
struct Known<'a> {
    policies: &'a [Arc<CreditPolicy>],
    answers: &'a ApplicantAnswers,
}

impl<'a> Known<'a> {
    fn of(before: &'a Answers, id: DocumentId, reading: &Arc<Reading>) -> Option<Self> {
        let answers = before.applicants.iter().find(|one| one.document == id)?;
        let same = Arc::ptr_eq(&answers.reading, reading) || answers.reading.applicant == reading.applicant;
        same.then_some(Known { policies: &before.policies, answers })
    }

    fn result(&self, policy: &Arc<CreditPolicy>, level: &LevelRef) -> Option<&'a LevelResult> {
        let at = self.policies.iter().position(|known| Arc::ptr_eq(known, policy))?;
        self.answers.result(at, level)
    }
}
