//! The process that is killed: it types into an applicant, a position, a vacancy and the
//! title of an imported document, and saves them now and then.

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use rungs_app::applicants::{ApplicantCommand as A, Draft, Field as ApplicantField};
use rungs_app::documents::DocumentCommand;
use rungs_app::files::FileCommand;
use rungs_app::ids::DocumentKindId;
use rungs_app::jobs::{Beginning, Jobs, today};
use rungs_app::positions::{DutyDraft, Field, Part, PositionCommand as P, PositionDraft, Seat};
use rungs_app::reviews::{Correction, DraftField, ReviewCommand as R};
use rungs_app::state::Dialog;
use rungs_app::{Command, State, update};

/// Names the folder in which the process types, and so says that it is to type.
pub const FOLDER: &str = "RUNGS_CRASH_FOLDER";
/// The number of the first edit, and the seed of chance.
pub const BEGIN: &str = "RUNGS_CRASH_BEGIN";

/// What is typed into: the number of each edit stands in its title.
pub const KINDS: [(&str, &str); 4] =
    [("applicant", "ann.ron"), ("held", "held.ron"), ("planned", "planned.json"), ("document", "clerk.ron")];

/// The document that is imported.
const CLERK: &str = "RECORDS CLERK\nClass Code: 1234\n\nTYPICAL DUTIES\n1. Files records.\n2. Answers the telephone.\n";

/// Types until it is killed, where this process was asked to; else says so.
///
/// # Errors
/// The environment names no number to begin with.
pub fn asked() -> Result<bool, Box<dyn Error>> {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return Ok(false) };
    let begin: u64 = std::env::var(BEGIN)?.parse()?;
    let mut typist = Typist::new(&folder, begin);
    for number in begin.. {
        typist.step(number);
    }
    Ok(true)
}

/// Chance that is the same for the same seed.
pub struct Chance(pub u64);

impl Chance {
    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

struct Typist {
    folder: PathBuf,
    state: State,
    jobs: Jobs,
    chance: Chance,
}

impl Typist {
    fn new(folder: &Path, seed: u64) -> Self {
        let data = folder.join("data");
        let jobs = Jobs::new(Some(data), Arc::new(|| {})).without_dialogs();
        let beginning = Beginning::of(&jobs);
        let state = State { today: Some(today()), ..State::default() };
        let mut typist = Typist { folder: folder.to_owned(), state, jobs, chance: Chance(seed) };
        beginning.commands.into_iter().for_each(|command| typist.ask(command));
        if typist.state.dialog == Some(Dialog::Recover) {
            typist.ask(Command::TakeRecovered);
        }
        typist
    }

    fn ask(&mut self, command: Command) {
        for effect in update(&mut self.state, command) {
            for answer in self.jobs.carry_out(effect, &self.state) {
                self.ask(answer);
            }
        }
    }

    /// One edit, told as soon as it is made; now and then what is typed is saved.
    fn step(&mut self, number: u64) {
        let kind = usize::try_from(self.chance.below(4)).unwrap_or_default();
        let Some((name, file)) = KINDS.get(kind).copied() else { return };
        match kind {
            0 => self.applicant(number),
            1 => self.position(Seat::Held, number),
            2 => self.position(Seat::Planned, number),
            _ => self.document(number),
        }
        let mut out = std::io::stdout().lock();
        // A parent that is gone hears nothing any more.
        let _ = writeln!(out, "\nEDIT {name} {number}").and_then(|()| out.flush());
        drop(out);
        if self.chance.below(6) == 0 {
            self.save(kind, file);
        }
        for answer in self.jobs.answers() {
            self.ask(answer);
        }
        if let Some(Dialog::OverwriteFile(..)) = self.state.dialog {
            self.ask(Command::Files(FileCommand::Overwrite));
        }
        // Now a quick hand, now one that rests until what is unsaved is kept.
        let rest = if self.chance.below(20) == 0 { 900 } else { self.chance.below(30) };
        sleep(Duration::from_millis(rest));
    }

    fn applicant(&mut self, number: u64) {
        if self.state.applicants.shown().is_none() {
            self.ask(Command::Applicants(A::New));
        }
        let Some(shown) = self.state.applicants.shown() else { return };
        let draft = Draft { name: format!("Ann {number}"), ..Draft::clone(&shown.draft) };
        self.ask(Command::Applicants(A::Edit { field: ApplicantField::Name, draft: Arc::new(draft) }));
    }

    fn position(&mut self, seat: Seat, number: u64) {
        let ask = |command| Command::Positions(seat, command);
        if self.state.positions(seat).desk.shown().is_none() {
            self.ask(ask(P::New));
        }
        let Some(shown) = self.state.positions(seat).desk.shown() else { return };
        let mut draft = PositionDraft::clone(&shown.draft);
        draft.title = format!("Seat {number}");
        // Sometimes a figure is half written, and the form cannot be saved.
        let percent = if self.chance.below(4) == 0 { "1." } else { "100" };
        let text = format!("Plans programs, {number}.");
        draft.duties = vec![DutyDraft { text, percent: percent.to_owned(), ..DutyDraft::numbered(1) }].into();
        self.ask(ask(P::Edit { field: Field::Row(Part::Duties, 0, "text"), draft: Arc::new(draft) }));
    }

    fn document(&mut self, number: u64) {
        if self.state.reviews.desk.shown().is_none() {
            let path = self.folder.join("clerk.txt");
            // Another run has written it, or this one cannot and imports nothing.
            let _ = std::fs::write(&path, CLERK);
            self.ask(Command::Reviews(R::Import(vec![path])));
            while self.state.reviews.importing > 0 {
                for answer in self.jobs.answers() {
                    self.ask(answer);
                }
                sleep(Duration::from_millis(1));
            }
        }
        let title = Correction::Field { field: DraftField::Title, text: format!("Clerk {number}") };
        self.ask(Command::Reviews(R::Rule(title)));
    }

    fn save(&mut self, kind: usize, file: &str) {
        let command = match kind {
            0 => Command::Documents(DocumentKindId::Applicants, DocumentCommand::Save),
            1 => Command::Documents(DocumentKindId::Positions(Seat::Held), DocumentCommand::Save),
            2 => Command::Documents(DocumentKindId::Positions(Seat::Planned), DocumentCommand::Save),
            _ => Command::Documents(DocumentKindId::Reviews, DocumentCommand::Save),
        };
        self.ask(command);
        if self.state.asking.is_some() {
            let path = self.folder.join(file);
            self.ask(Command::Files(FileCommand::SaveIn(Some(path))));
        }
    }
}
