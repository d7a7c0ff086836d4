//! Applicants that no file holds yet, as typed: half-written dates and all.

use std::path::Path;

use rungs_domain::qualify::{RecordedJudgement, Schooling};
use rungs_domain::spec::Code;
use rungs_library::manuscripts::Reader;
use serde::{Deserialize, Serialize};

use super::words::{degrees, known, meant, verdicts, word};
use crate::applicants::{Draft, HoldingDraft, JobDraft, StudyDraft};

/// An applicant as typed.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Shape {
    name: String,
    education: Vec<KeptStudy>,
    experience: Vec<KeptJob>,
    credentials: Vec<[String; 3]>,
    judgements: Vec<KeptJudgement>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptStudy {
    degree: String,
    years: String,
    field: String,
    accredited: String,
    conferred: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptJob {
    title: String,
    from: String,
    to: String,
    hours: String,
    kinds: Vec<String>,
    comparable_to: Vec<String>,
    progressive: String,
    relevant: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptJudgement {
    what: String,
    level: Option<String>,
    decision: String,
    by: String,
    on: String,
    why: String,
}

fn plain(degree: Schooling) -> Schooling {
    match degree {
        Schooling::SomeCollege { .. } => Schooling::SomeCollege { years: 1 },
        other => other,
    }
}

impl super::Shape for Shape {
    type Form = Draft;
    const FILE: &'static str = "unsaved-applicants.json";

    fn of(draft: &Draft) -> Self {
        let held = draft.credentials.iter();
        Shape {
            name: draft.name.clone(),
            education: draft.education.iter().map(KeptStudy::of).collect(),
            experience: draft.experience.iter().map(KeptJob::of).collect(),
            credentials: held.map(|held| [held.kind.clone(), held.from.clone(), held.expires.clone()]).collect(),
            judgements: draft.judgements.iter().map(KeptJudgement::of).collect(),
        }
    }

    fn back(self, _: &Path, _: &mut Reader) -> Option<Draft> {
        let held = self.credentials.into_iter();
        Some(Draft {
            name: self.name,
            education: self.education.into_iter().map(KeptStudy::back).collect(),
            experience: self.experience.into_iter().map(KeptJob::back).collect(),
            credentials: held.map(|[kind, from, expires]| HoldingDraft { kind, from, expires }).collect(),
            judgements: self.judgements.into_iter().filter_map(KeptJudgement::back).collect(),
        })
    }
}

impl KeptStudy {
    fn of(study: &StudyDraft) -> Self {
        KeptStudy {
            degree: study.degree.map_or_else(String::new, |degree| word(&degrees(), &plain(degree))),
            years: study.years.clone(),
            field: study.field.clone(),
            accredited: word(&known(), &study.accredited),
            conferred: study.conferred.clone(),
        }
    }

    fn back(self) -> StudyDraft {
        StudyDraft {
            degree: meant(&degrees(), &self.degree),
            years: self.years,
            field: self.field,
            accredited: meant(&known(), &self.accredited).unwrap_or_default(),
            conferred: self.conferred,
        }
    }
}

impl KeptJob {
    fn of(job: &JobDraft) -> Self {
        let JobDraft { title, from, to, hours, kinds, comparable_to, progressive, relevant } = job.clone();
        let progressive = word(&known(), &progressive);
        KeptJob { title, from, to, hours, kinds, comparable_to, progressive, relevant }
    }

    fn back(self) -> JobDraft {
        let KeptJob { title, from, to, hours, kinds, comparable_to, progressive, relevant } = self;
        let progressive = meant(&known(), &progressive).unwrap_or_default();
        JobDraft { title, from, to, hours, kinds, comparable_to, progressive, relevant }
    }
}

impl KeptJudgement {
    fn of(made: &RecordedJudgement) -> Self {
        KeptJudgement {
            what: made.what.clone(),
            level: made.level.as_ref().map(Code::to_string),
            decision: word(&verdicts(), &made.decision),
            by: made.by.clone(),
            on: made.on.to_string(),
            why: made.why.clone(),
        }
    }

    fn back(self) -> Option<RecordedJudgement> {
        let level = self.level.map(|code| Code::new(&code)).transpose().ok()?;
        let (decision, on) = (meant(&verdicts(), &self.decision)?, self.on.parse().ok()?);
        Some(RecordedJudgement { what: self.what, level, decision, by: self.by, on, why: self.why })
    }
}
