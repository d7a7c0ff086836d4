//! The process that kills, and looks what is left: every file whole, nothing lost that is older than ten seconds.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use rungs_app::jobs::{Beginning, Jobs};
use rungs_app::reviews::Correction;
use rungs_app::state::Dialog;
use rungs_app::{State, update};
use rungs_domain::spec::Vocabulary;
use rungs_files::ron::{self, File};

use super::typist::{BEGIN, Chance, FOLDER, KINDS};

/// No edit may be lost that was made so long before the kill.
const MOST_LOST: Duration = Duration::from_secs(10);

/// So many kills, at moments that the seed decides.
pub struct Trial {
    /// How many.
    pub kills: u64,
    /// The seed.
    pub seed: u64,
    /// Every so many runs one is longer than ten seconds.
    pub long_every: u64,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Told {
    /// How many processes were killed.
    pub kills: u64,
    /// How many edits they had made.
    pub edits: u64,
    /// After how many kills something was recovered.
    pub recovered: u64,
    /// How long before its kill the oldest edit was made that was lost.
    pub worst: Duration,
    /// How long all took.
    pub took: Duration,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Told { kills, edits, recovered, worst, took } = self;
        let (worst, took) = (worst.as_secs_f64(), took.as_secs_f64());
        write!(
            f,
            "{kills} kills during {edits} edits in {took:.0} s: every file whole; recovery offered after {recovered}; \
             the oldest edit lost was made {worst:.1} s before its kill"
        )
    }
}

/// An edit, and when it was told.
struct Edit {
    kind: String,
    number: u64,
    at: Instant,
}

impl Trial {
    /// Starts `program` so many times, kills it, and looks what is left.
    ///
    /// # Errors
    /// What was not whole, what was lost, or what the system says.
    pub fn run(&self, program: impl Fn() -> Command) -> Result<Told, Box<dyn Error>> {
        let (begun, folder) = (Instant::now(), tempfile::tempdir()?);
        let mut chance = Chance(self.seed);
        let mut told = Told::default();
        let mut before = BTreeMap::new();
        let mut next = 1;
        for run in 1..=self.kills {
            let long = run % self.long_every == 0;
            let most = if long { 11_000 + chance.below(2_000) } else { 50 + chance.below(2_500) };
            let edits = one_run(program(), folder.path(), next, Duration::from_millis(most))?;
            next = edits.edits.iter().map(|edit| edit.number + 1).max().unwrap_or(next);
            let left = left_behind(folder.path(), &mut told)?;
            for (kind, number) in &before {
                if left.get(kind).unwrap_or(&0) < number {
                    return Err(format!("run {run}: {kind} went back behind {number}: {left:?}").into());
                }
            }
            let lost = edits.lost(&left);
            if lost > MOST_LOST {
                return Err(format!("run {run}: an edit of {lost:?} before the kill is lost: {left:?}").into());
            }
            told.worst = told.worst.max(lost);
            told.edits += u64::try_from(edits.edits.len())?;
            told.kills += 1;
            before = left;
        }
        told.took = begun.elapsed();
        Ok(told)
    }
}

/// The edits of one run, and when it was killed.
struct Run {
    edits: Vec<Edit>,
    killed: Instant,
}

impl Run {
    /// How long before the kill the oldest edit was made of which nothing is left: neither itself nor a later one.
    fn lost(&self, left: &BTreeMap<String, u64>) -> Duration {
        let lost = self.edits.iter().filter(|edit| left.get(&edit.kind).is_none_or(|kept| *kept < edit.number));
        lost.map(|edit| self.killed.saturating_duration_since(edit.at)).max().unwrap_or_default()
    }
}

fn one_run(mut program: Command, folder: &Path, begin: u64, most: Duration) -> Result<Run, Box<dyn Error>> {
    program.env(FOLDER, folder).env(BEGIN, begin.to_string()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = program.spawn()?;
    let heard = listen(child.stdout.take().ok_or("the process says nothing")?);
    let mut edits = Vec::new();
    // The moment of the kill counts from the first edit: a start takes longer on a busy machine.
    if let Ok(first) = heard.recv_timeout(Duration::from_secs(60)) {
        edits.push(first);
        thread::sleep(most);
    }
    let killed = Instant::now();
    child.kill()?;
    child.wait()?;
    edits.extend(heard.iter());
    Ok(Run { edits, killed })
}

fn listen(out: impl std::io::Read + Send + 'static) -> Receiver<Edit> {
    let (tell, heard) = channel();
    thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            let mut words = line.split(' ');
            if let (Some("EDIT"), Some(kind), Some(Ok(number)), None) =
                (words.next(), words.next(), words.next().map(str::parse), words.next())
            {
                let edit = Edit { kind: kind.to_owned(), number, at: Instant::now() };
                if tell.send(edit).is_err() {
                    break;
                }
            }
        }
    });
    heard
}

/// The newest edit of each kind that is in a file of its own or in the recovery file. Every file must be whole.
fn left_behind(folder: &Path, told: &mut Told) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let mut left = BTreeMap::new();
    let mut keep = |kind: &str, title: &str| {
        let number = title.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        let newest: &mut u64 = left.entry(kind.to_owned()).or_default();
        *newest = number.max(*newest);
    };
    let library = rungs_library::Library::shipped();
    for (kind, file) in KINDS {
        if let Some(title) = title_in(&folder.join(file), &library.vocabulary)? {
            keep(kind, &title);
        }
    }
    let data = folder.join("data");
    let windows = std::fs::read_dir(data.join("unsaved")).into_iter().flatten().flatten();
    for window in windows.map(|entry| entry.path()) {
        for name in ["unsaved-applicants.json", "unsaved-positions.json", "unsaved-reviews.json"] {
            if let Ok(bytes) = std::fs::read(window.join(name)) {
                serde_json::from_slice::<serde_json::Value>(&bytes)
                    .map_err(|why| format!("{name} is not whole: {why}"))?;
            }
        }
    }
    let mut state = State::default();
    let jobs = Jobs::new(Some(data), Arc::new(|| {})).without_dialogs();
    Beginning::of(&jobs).commands.into_iter().for_each(|command| drop(update(&mut state, command)));
    state.applicants.desk.recovered.iter().for_each(|kept| keep("applicant", &kept.draft.name));
    state.audits.desk.recovered.iter().for_each(|kept| keep("held", &kept.draft.title));
    state.vacancies.desk.recovered.iter().for_each(|kept| keep("planned", &kept.draft.title));
    for kept in &state.reviews.desk.recovered {
        if let Some(Correction::Field { text, .. }) = kept.draft.rulings.last() {
            keep("document", text);
        }
    }
    if state.has_recovered() {
        told.recovered += 1;
        if state.dialog != Some(Dialog::Recover) {
            return Err("what was kept is not offered".into());
        }
    }
    Ok(left)
}

/// The title of the document in a file; `None`: there is no such file.
fn title_in(path: &Path, vocabulary: &Vocabulary) -> Result<Option<String>, Box<dyn Error>> {
    let Ok(bytes) = std::fs::read(path) else { return Ok(None) };
    let parsed = ron::read(&path.display().to_string(), &bytes, vocabulary);
    match parsed.file {
        Some(File::Applicant(applicant)) => Ok(Some(applicant.name)),
        Some(File::Position(position)) => Ok(Some(position.title)),
        Some(File::Series(series)) => Ok(Some(series.title)),
        _ => Err(format!("{} is not whole: {:?}", path.display(), parsed.diagnostics).into()),
    }
}
