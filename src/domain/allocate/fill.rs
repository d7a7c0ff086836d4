//! Who could fill a vacancy, at each level at which it can be posted.

use crate::qualify::{LevelAnswer, LimitExceeded, NOTHING_TO_SHOW, Outcome, Shortfall};

/// An applicant, as held against every level of a series.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The name.
    pub name: String,
    /// What came of it at each level, lowest first.
    pub answers: Vec<Result<LevelAnswer, LimitExceeded>>,
}

/// Who of the applicants could fill a vacancy posted at a level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LevelFill {
    /// In the order of the applicants.
    pub applicants: Vec<ApplicantFill>,
}

/// How an applicant stands to a vacancy posted at a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicantFill {
    /// The name.
    pub name: String,
    /// How the applicant stands.
    pub standing: Standing,
}

/// How an applicant stands to a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Qualifies now.
    Qualifies,
    /// A judgment is missing: the questions.
    NeedsJudgement(Vec<String>),
    /// Would be an underfill, appointed at a lower level that is met now.
    Underfill {
        /// The highest lower level that is met, an index into the series.
        at: usize,
        /// What the level posted asks for and the applicant lacks.
        lacks: Vec<String>,
    },
    /// Meets no level up to this one; what this one asks for and the applicant lacks.
    MeetsNone(Vec<String>),
    /// Why no answer can be computed.
    Unanswered(String),
}

/// How every applicant stands to a vacancy at each of so many levels of a series, lowest first. The deciding tier of
/// the qualifications counts.
pub fn fills(levels: usize, candidates: &[Candidate]) -> Vec<LevelFill> {
    let at_level = |level| {
        let stands = |one: &Candidate| ApplicantFill { name: one.name.clone(), standing: standing(one, level) };
        LevelFill { applicants: candidates.iter().map(stands).collect() }
    };
    (0..levels).map(at_level).collect()
}

fn standing(candidate: &Candidate, level: usize) -> Standing {
    let assessment = match candidate.answers.get(level) {
        Some(Ok(LevelAnswer { minimum: Some(tier), .. })) => &tier.assessment,
        Some(Err(beyond)) => return Standing::Unanswered(beyond.to_string()),
        Some(Ok(LevelAnswer { minimum: None, .. })) | None => return Standing::Unanswered(NOTHING_TO_SHOW.to_owned()),
    };
    match assessment.outcome {
        Outcome::Met => Standing::Qualifies,
        Outcome::NeedsJudgement => {
            Standing::NeedsJudgement(assessment.questions.iter().map(|open| open.question.clone()).collect())
        }
        Outcome::NotMet => {
            let lacks = assessment.shortfalls.iter().map(Shortfall::words).collect();
            match (0..level).rev().find(|lower| meets(candidate, *lower)) {
                Some(at) => Standing::Underfill { at, lacks },
                None => Standing::MeetsNone(lacks),
            }
        }
    }
}

fn meets(candidate: &Candidate, level: usize) -> bool {
    let answer = candidate.answers.get(level).and_then(|answer| answer.as_ref().ok());
    answer.and_then(|answer| answer.minimum.as_ref()).is_some_and(|tier| tier.assessment.outcome == Outcome::Met)
}
