//! What is open as a document on disk, made off the frame; it can be stopped until it is written.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::Date;
use rungs_documents::{Document, Format, lost_letters, render};
use rungs_domain::qualify::CreditPolicy;
use rungs_domain::spec::LevelRef;
use rungs_library::Library;
use rungs_library::documents::{Asked, Existing, format_of, save, signed_document};

use super::{Answers, BreakOff, Command, allocate};
use crate::applicants;
use crate::files::{Exported, FileCommand};
use crate::notifications::Message;
use crate::positions::{self, NotJudged};
use crate::{State, typed};

/// What is to be exported, and where to.
pub struct ExportJob {
    /// The number of the job.
    pub id: u64,
    /// Stops it, when set.
    pub cancelled: Arc<AtomicBool>,
    what: What,
    formats: &'static [Format],
    path: PathBuf,
    existing: Existing,
}

/// What the document is made of.
enum What {
    Result {
        library: Arc<Library>,
        reading: Arc<applicants::Reading>,
        levels: Vec<LevelRef>,
        policy: Arc<CreditPolicy>,
        as_of: Date,
        today: Date,
    },
    Paper(allocate::JudgedBy, Arc<positions::Reading>),
}

/// Why there is no document.
enum Not {
    Stopped,
    Told(String),
}

impl ExportJob {
    /// What is open, as the window judges it, as job `id`; `None`: there is nothing to judge by.
    pub fn of(state: &State, id: u64, exported: Exported, path: PathBuf, replace: bool) -> Option<Self> {
        let existing = if replace { Existing::Replace } else { Existing::Keep };
        let (what, formats) = (What::of(state, exported)?, exported.formats());
        Some(ExportJob { id, cancelled: Arc::default(), what, formats, path, existing })
    }

    /// What is said where making it breaks off.
    pub fn broken(&self, why: &BreakOff) -> Vec<Command> {
        let why = FileCommand::NotExported(why.to_string());
        vec![Command::JobEnded(self.id), Command::Files(why)]
    }

    /// Makes the document and saves it, and says what came of it.
    pub fn carry_out(self, answers: &Answers) {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        answers.give(Command::JobProgress { id: self.id, label: format!("Exporting {name}"), progress: None });
        let written = self.write();
        answers.give(Command::JobEnded(self.id));
        answers.give(match written {
            Ok(lost) => Command::Files(FileCommand::Exported { path: self.path, lost }),
            Err(Not::Told(why)) => Command::Files(FileCommand::NotExported(why)),
            Err(Not::Stopped) => {
                let text = format!("Exporting was stopped: {name} is not written.");
                Command::Say(Message::done(text))
            }
        });
    }

    /// Writes it, and says what the file cannot show.
    fn write(&self) -> Result<Option<String>, Not> {
        let format = format_of(&self.path, self.formats).map_err(told)?;
        if self.existing == Existing::Keep && self.path.exists() {
            return Err(Not::Told(already_there(&self.path)));
        }
        self.go_on()?;
        let document = self.what.document()?;
        self.go_on()?;
        let bytes = render(&document, format).map_err(told)?;
        self.go_on()?;
        save(&self.path, &bytes, self.existing).map_err(told)?;
        Ok(lost_letters(&document, format))
    }

    fn go_on(&self) -> Result<(), Not> {
        if self.cancelled.load(Ordering::Relaxed) { Err(Not::Stopped) } else { Ok(()) }
    }
}

impl What {
    fn of(state: &State, exported: Exported) -> Option<Self> {
        let asked = &state.applicants;
        Some(match exported {
            Exported::Result(id) => What::Result {
                library: state.library.clone(),
                reading: asked.desk.document(id)?.reading.clone(),
                levels: asked.levels.clone(),
                policy: asked.policies.iter().find(|policy| policy.id == asked.policy)?.clone(),
                as_of: typed::date(&asked.as_of).ok()?,
                today: state.today?,
            },
            Exported::Paper(seat, id, paper) => {
                let reading = state.positions(seat).desk.document(id)?.reading.clone();
                What::Paper(allocate::JudgedBy::of(seat, paper, state)?, reading)
            }
        })
    }

    fn document(&self) -> Result<Document, Not> {
        match self {
            What::Result { library, reading, levels, policy, as_of, today } => {
                let asked = Asked { applicant: &reading.applicant, levels, policy, as_of: *as_of };
                library.qualification_document(&asked, *today).map_err(told)
            }
            What::Paper(given, reading) => {
                let signed = reading.position.as_ref().and_then(signed_document).filter(|_| given.is_determination());
                if let Some(signed) = signed {
                    return signed.map_err(told);
                }
                let judged = given.judge(reading).map_err(|why| Not::Told(not_judged(why)))?;
                Ok(Document::clone(&judged.document))
            }
        }
    }
}

fn not_judged(why: NotJudged) -> String {
    match why {
        NotJudged::Nothing => "choose the series and describe a duty first".to_owned(),
        NotJudged::SpecChanged(_) => {
            "the specification has changed; read what changed, then take it, or keep what was judged".to_owned()
        }
        NotJudged::Refused(why) => why,
    }
}

fn told(why: impl std::fmt::Display) -> Not {
    Not::Told(why.to_string())
}

fn already_there(path: &Path) -> String {
    format!("{} is there already; name another file", path.display())
}
