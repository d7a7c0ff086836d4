//! What is asked of every applicant, and what comes of it.

use jiff::civil::Date;
use rungs_documents::qualification::{self, Answered, ApplicantCase};
use rungs_documents::{CitedLevel, Document};
use rungs_domain::qualify::{
    self as domain, Applicant, Calculator, CreditPolicy, PreparedLevel, Record, Reviewer, Scratch,
};
use rungs_domain::spec::{Level, LevelRef, Problem, Series};

use rungs_library::{Library, review};

/// What is asked of every applicant.
pub(super) struct Question<'a> {
    library: &'a Library,
    pub calculator: Calculator<'a>,
    /// By all levels of the library, whatever is asked about.
    pub reviewer: Reviewer<'a>,
    pub levels: Vec<(&'a Series, PreparedLevel<'a>)>,
    pub policies: Vec<CreditPolicy>,
    pub as_of: Date,
    /// Whether trace and ledgers are wanted.
    pub explain: bool,
}

/// The answers for one applicant under one policy.
pub(super) struct ApplicantAnswer<'a> {
    /// Where the record stands.
    pub file: &'a str,
    /// On which line of a batch.
    pub line: Option<u32>,
    pub applicant: &'a Applicant,
    pub as_of: Date,
    pub policy: &'a CreditPolicy,
    pub levels: Vec<LevelAnswer<'a>>,
    /// What somebody should look at in the record.
    pub warnings: Vec<Problem>,
}

/// The answer for one level.
pub(super) struct LevelAnswer<'a> {
    pub series: &'a Series,
    pub level: &'a Level,
    /// What comes of it, tier by tier.
    pub tiers: domain::LevelAnswer,
}

impl<'a> Question<'a> {
    pub fn new(library: &'a Library, levels: &[LevelRef], policies: Vec<CreditPolicy>, as_of: Date) -> Self {
        let calculator = Calculator::new(&library.vocabulary);
        let found = levels.iter().filter_map(|level| library.level(level));
        let levels = found.map(|view| (view.series, calculator.prepare(view.level))).collect();
        Question { library, calculator, reviewer: review::reviewer(library), levels, policies, as_of, explain: false }
    }

    /// The record, ready to be asked.
    pub fn record<'r>(&self, applicant: &'r Applicant) -> Result<Record<'r>, String> {
        self.calculator.record(applicant).map_err(|error| error.to_string())
    }

    /// What somebody should look at in a record.
    pub fn warnings(&self, applicant: &Applicant) -> Vec<Problem> {
        let first = self.policies.first();
        first.map_or_else(Vec::new, |policy| self.reviewer.review(applicant, self.as_of, policy))
    }

    /// The answers for one applicant as a document, under all policies.
    pub fn document<'r>(&'r self, answers: &'r [ApplicantAnswer<'r>]) -> Document {
        let answered = |LevelAnswer { series, level, tiers }: &'r LevelAnswer<'r>| {
            let revision = self.library.find(&series.id).map_or("", |loaded| loaded.revision());
            Answered { cited: CitedLevel { series, level, revision }, answer: tiers }
        };
        let levels: Vec<Vec<Answered<'_>>> =
            answers.iter().map(|one| one.levels.iter().map(answered).collect()).collect();
        let given = answers.iter().zip(&levels).map(|(one, levels)| ApplicantCase {
            applicant: one.applicant,
            levels,
            policy: one.policy,
            as_of: one.as_of,
            vocabulary: &self.library.vocabulary,
            warnings: &one.warnings,
            date: one.as_of,
        });
        qualification::brief(&given.collect::<Vec<_>>(), self.explain)
    }

    /// The answers for one applicant under each policy.
    ///
    /// # Errors
    /// Why there is none, in words.
    pub fn answers<'r>(
        &'r self,
        (file, line): (&'r str, Option<u32>),
        applicant: &'r Applicant,
        scratch: &mut Scratch,
    ) -> Result<Vec<ApplicantAnswer<'r>>, String> {
        let record = self.record(applicant)?;
        let warnings = self.warnings(applicant);
        let under = |policy: &'r CreditPolicy| {
            let levels = self.levels.iter().map(|(series, prepared)| {
                let tiers = prepared.answer(&record, self.as_of, policy, scratch);
                let tiers = tiers.map_err(|error| format!("{}: {error}", prepared.level.code))?;
                Ok(LevelAnswer { series, level: prepared.level, tiers })
            });
            let levels = levels.collect::<Result<_, String>>()?;
            let warnings = warnings.clone();
            Ok(ApplicantAnswer { file, line, applicant, as_of: self.as_of, policy, levels, warnings })
        };
        self.policies.iter().map(under).collect()
    }
}
