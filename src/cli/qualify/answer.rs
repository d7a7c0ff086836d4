//! What is to be answered, computed before anything is written.

use jiff::civil::Date;
use rungs_domain::qualify::{self as domain, Applicant, Calculator, CreditPolicy, Record, Scratch};
use rungs_domain::spec::{Level, LevelRef, Series};

use crate::cli::Failure;
use crate::library::Library;

/// The answers for all applicants under all policies.
pub(super) struct Answers<'a> {
    pub as_of: Date,
    pub applicants: Vec<ApplicantAnswer<'a>>,
}

/// The answers for one applicant under one policy.
pub(super) struct ApplicantAnswer<'a> {
    pub file: &'a str,
    pub applicant: &'a Applicant,
    pub policy: &'a CreditPolicy,
    pub levels: Vec<LevelAnswer<'a>>,
}

/// The answer for one level.
pub(super) struct LevelAnswer<'a> {
    pub series: &'a Series,
    pub level: &'a Level,
    /// What comes of it, tier by tier.
    pub tiers: domain::LevelAnswer,
}

impl<'a> Answers<'a> {
    pub fn new(
        library: &'a Library,
        applicants: &'a [(String, Applicant)],
        levels: &[LevelRef],
        policies: &'a [CreditPolicy],
        as_of: Date,
    ) -> Result<Self, Failure> {
        let calculator = Calculator::new(&library.vocabulary);
        let mut answers = Answers { as_of, applicants: Vec::new() };
        for (file, applicant) in applicants {
            let refused = |error| Failure::Refused(format!("{file}: {error}"));
            let record = calculator.record(applicant).map_err(refused)?;
            for policy in policies {
                let mut task =
                    Task { calculator: &calculator, record: &record, policy, as_of, scratch: Scratch::default() };
                let found = levels.iter().filter_map(|level| library.level(level));
                let levels = found.map(|view| task.level(view.series, view.level)).collect::<Result<_, _>>();
                answers.applicants.push(ApplicantAnswer {
                    file,
                    applicant,
                    policy,
                    levels: levels.map_err(refused_level(file))?,
                });
            }
        }
        Ok(answers)
    }
}

fn refused_level(file: &str) -> impl Fn((String, rungs_domain::qualify::Beyond)) -> Failure + '_ {
    move |(level, error)| Failure::Refused(format!("{file}, {level}: {error}"))
}

/// One record under one policy.
struct Task<'t, 'v> {
    calculator: &'t Calculator<'v>,
    record: &'t Record<'t>,
    policy: &'t CreditPolicy,
    as_of: Date,
    scratch: Scratch,
}

type LevelResult<T> = Result<T, (String, rungs_domain::qualify::Beyond)>;

impl Task<'_, '_> {
    fn level<'a>(&mut self, series: &'a Series, level: &'a Level) -> LevelResult<LevelAnswer<'a>> {
        let tiers = self.calculator.answer(level, self.record, self.as_of, self.policy, &mut self.scratch);
        let tiers = tiers.map_err(|error| (level.code.to_string(), error))?;
        Ok(LevelAnswer { series, level, tiers })
    }
}
