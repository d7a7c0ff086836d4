//! Applicants that no file holds yet, as typed: half-written dates and all.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rungs_domain::qualify::{Known, RecordedJudgement, Schooling, Verdict};
use rungs_domain::spec::Code;
use serde::{Deserialize, Serialize};

use crate::app::State;
use crate::app::applicants::{Draft, HoldingDraft, JobDraft, KeptApplicant, StudyDraft};
use crate::library::disk::{Disk, SystemDisk};
use crate::library::links::write_whole;

fn place(data_dir: &Path) -> PathBuf {
    data_dir.join("unsaved-applicants.json")
}

/// What of `state` is to be kept: what is unsaved, and what an earlier session left and nobody has decided about.
pub fn unsaved(state: &State) -> Vec<KeptApplicant> {
    let now = state.applicants.open.iter().filter(|document| document.is_unsaved()).map(KeptApplicant::of);
    state.applicants.recovered.iter().cloned().chain(now).collect()
}

/// Keeps them; none: there is nothing to keep, and the file goes.
///
/// # Errors
/// What the system says, or that it names no folder for the user's own files.
pub fn keep(data_dir: Option<&Path>, applicants: &[KeptApplicant]) -> io::Result<()> {
    let Some(data_dir) = data_dir else {
        return if applicants.is_empty() { Ok(()) } else { Err(super::no_folder()) };
    };
    if applicants.is_empty() {
        return super::remove(&place(data_dir));
    }
    let kept: Vec<Kept> = applicants.iter().map(Kept::of).collect();
    write_whole(&place(data_dir), &serde_json::to_vec_pretty(&kept)?)
}

/// What was kept; nothing if there is no such file. One that cannot be read stays where it is.
pub fn read(data_dir: Option<&Path>) -> Vec<KeptApplicant> {
    let bytes = data_dir.and_then(|data_dir| SystemDisk.read(&place(data_dir)).ok()).unwrap_or_default();
    let kept: Vec<Kept> = serde_json::from_slice(&bytes).unwrap_or_default();
    kept.into_iter().map(Kept::back).collect()
}

/// The shape of the file; a field that a newer or older program does not know is passed over.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    path: Option<PathBuf>,
    on_disk: Option<String>,
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

/// The words by which the file names what the form holds as a choice.
const DEGREES: [(&str, Schooling); 7] = [
    ("HighSchool", Schooling::HighSchool),
    ("Ged", Schooling::Ged),
    ("SomeCollege", Schooling::SomeCollege { years: 1 }),
    ("Associate", Schooling::Associate),
    ("Bachelor", Schooling::Bachelor),
    ("Master", Schooling::Master),
    ("Doctorate", Schooling::Doctorate),
];
const KNOWN: [(&str, Known); 3] = [("Unknown", Known::Unknown), ("Yes", Known::Yes), ("No", Known::No)];
const VERDICTS: [(&str, Verdict); 4] =
    [("yes", Verdict::Yes), ("no", Verdict::No), ("substituted", Verdict::Substituted), ("waived", Verdict::Waived)];

fn word<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> String {
    words.iter().find(|(_, known)| known == value).map(|(word, _)| (*word).to_owned()).unwrap_or_default()
}

fn meant<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

fn plain(degree: Schooling) -> Schooling {
    match degree {
        Schooling::SomeCollege { .. } => Schooling::SomeCollege { years: 1 },
        other => other,
    }
}

impl Kept {
    fn of(applicant: &KeptApplicant) -> Self {
        let draft = &applicant.draft;
        Kept {
            path: applicant.path.clone(),
            on_disk: applicant.on_disk.as_ref().map(|bytes| String::from_utf8_lossy(bytes).into_owned()),
            name: draft.name.clone(),
            education: draft.education.iter().map(KeptStudy::of).collect(),
            experience: draft.experience.iter().map(KeptJob::of).collect(),
            credentials: draft
                .credentials
                .iter()
                .map(|held| [held.kind.clone(), held.from.clone(), held.expires.clone()])
                .collect(),
            judgements: draft.judgements.iter().map(KeptJudgement::of).collect(),
        }
    }

    fn back(self) -> KeptApplicant {
        let draft = Draft {
            name: self.name,
            education: self.education.into_iter().map(KeptStudy::back).collect(),
            experience: self.experience.into_iter().map(KeptJob::back).collect(),
            credentials: self
                .credentials
                .into_iter()
                .map(|[kind, from, expires]| HoldingDraft { kind, from, expires })
                .collect(),
            judgements: self.judgements.into_iter().filter_map(KeptJudgement::back).collect(),
        };
        KeptApplicant {
            draft: Arc::new(draft),
            path: self.path,
            on_disk: self.on_disk.map(|text| text.into_bytes().into()),
        }
    }
}

impl KeptStudy {
    fn of(study: &StudyDraft) -> Self {
        KeptStudy {
            degree: word(&DEGREES, &plain(study.degree)),
            years: study.years.clone(),
            field: study.field.clone(),
            accredited: word(&KNOWN, &study.accredited),
            conferred: study.conferred.clone(),
        }
    }

    fn back(self) -> StudyDraft {
        StudyDraft {
            degree: meant(&DEGREES, &self.degree).unwrap_or(Schooling::Bachelor),
            years: self.years,
            field: self.field,
            accredited: meant(&KNOWN, &self.accredited).unwrap_or_default(),
            conferred: self.conferred,
        }
    }
}

impl KeptJob {
    fn of(job: &JobDraft) -> Self {
        let JobDraft { title, from, to, hours, kinds, comparable_to, progressive, relevant } = job.clone();
        let progressive = word(&KNOWN, &progressive);
        KeptJob { title, from, to, hours, kinds, comparable_to, progressive, relevant }
    }

    fn back(self) -> JobDraft {
        let KeptJob { title, from, to, hours, kinds, comparable_to, progressive, relevant } = self;
        let progressive = meant(&KNOWN, &progressive).unwrap_or_default();
        JobDraft { title, from, to, hours, kinds, comparable_to, progressive, relevant }
    }
}

impl KeptJudgement {
    fn of(made: &RecordedJudgement) -> Self {
        KeptJudgement {
            what: made.what.clone(),
            level: made.level.as_ref().map(Code::to_string),
            decision: word(&VERDICTS, &made.decision),
            by: made.by.clone(),
            on: made.on.to_string(),
            why: made.why.clone(),
        }
    }

    fn back(self) -> Option<RecordedJudgement> {
        let level = self.level.map(|code| Code::new(&code)).transpose().ok()?;
        let (decision, on) = (meant(&VERDICTS, &self.decision)?, self.on.parse().ok()?);
        Some(RecordedJudgement { what: self.what, level, decision, by: self.by, on, why: self.why })
    }
}
