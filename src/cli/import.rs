//! `rungs import`: drafts of specifications from documents.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use rungs_documents::terminal::cleaned;
use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::spec::{IdError, SeriesId};
use rungs_domain::words::counted;
use rungs_files::ron::write_series;
use rungs_import::{Characters, Draft, Manuscript, Profile, report_json, understand};
use rungs_library::Library;
use rungs_library::documents::{Existing, save};
use rungs_library::manuscripts::{Reader, Reading, STUMBLED, Unread, find_documents, read_profile};
use rungs_library::words::{save_words, words_path};

use super::args::{Format, ImportArgs};
use super::output::{Output, tell};
use super::results::{Results, progress};
use super::{Answer, Failure, nothing_in};

/// The most lines that are shown of what was not placed.
const SHOWN: usize = 20;

/// The most characters of an id.
const LONGEST_ID: usize = 64;

pub(super) fn import(
    library: &Library,
    request: &ImportArgs,
    reading: &Reading,
    output: Output,
) -> Result<Answer, Failure> {
    let profiles = Profiles::read(&request.profiles)?;
    let results = Results::begin(output, "files")?;
    let (reader, drafts) = (reading.reader(), Drafts::default());
    let mut run = Run { library, reader, profiles, request, results, drafts };
    let progress = progress(output, "{spinner} {human_pos} of {human_len} documents");
    let (files, problems) = find_documents(&request.files);
    progress.set_length(files.len() as u64);
    if files.is_empty() && problems.is_empty() {
        tell(&format!(
            "rungs: {}",
            nothing_in(&request.files, "document that ends in .txt, .md, .html, .docx or .pdf")
        ));
        run.results.end()?;
        return Ok(Answer::Unreadable);
    }
    problems.iter().for_each(|problem| tell(&format!("rungs: {}", said(problem))));
    let mut left = problems.len();
    for file in &files {
        let imported = run.import(file)?;
        left += usize::from(imported.is_err());
        if let Some(said) = imported.unwrap_or_else(Some) {
            progress.suspend(|| tell(&format!("rungs: {said}")));
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    run.results.end()?;
    let all = files.len() + problems.len();
    if left > 0 && all > 1 {
        tell(&format!("rungs: {left} of {} gave no draft", counted(all, "document")));
    }
    Ok(if left > 0 { Answer::Unreadable } else { Answer::Holds })
}

/// Documents one after the other: what is told of one is told before the next is read, so that their number costs no
/// memory.
struct Run<'r> {
    library: &'r Library,
    reader: Reader,
    profiles: Profiles,
    request: &'r ImportArgs,
    results: Results,
    drafts: Drafts,
}

impl Run<'_> {
    /// Drafts, saves and tells one document. Gives a remark, or why there is no draft.
    fn import(&mut self, file: &Path) -> std::io::Result<Result<Option<String>, String>> {
        let manuscript = match self.reader.read(file, &mut || ControlFlow::Continue(())) {
            Ok((_, manuscript)) => manuscript,
            Err(Unread::Told(problem)) => return Ok(Err(said(&problem))),
            Err(Unread::Stopped) => return Ok(Err(format!("{}: stopped", file.display()))),
        };
        let (profile, names) = self.profiles.for_document(&manuscript);
        let understood = catch_unwind(|| understand(&manuscript, &profile, &self.library.vocabulary));
        let Ok(mut draft) = understood else { return Ok(Err(format!("{}: {STUMBLED}", file.display()))) };
        let saved = match &self.request.output {
            Some(folder) => self.drafts.save(file, &mut draft, folder, self.request.force),
            None => Ok(None),
        };
        match self.results.output.format {
            Format::Text => self.results.lines(&cleaned(&told(file, &names, &manuscript, &draft)))?,
            Format::Json => self.results.json(&report_json(&file.display().to_string(), &manuscript, &draft))?,
        }
        Ok(saved)
    }
}

/// A problem in one line.
fn said(problem: &Diagnostic) -> String {
    let hint = problem.hint.iter().map(|hint| format!("; {hint}"));
    format!("{}: {}{}", problem.place.file, problem.message, hint.collect::<String>())
}

/// The words by which documents are read: the shipped ones, and those of profiles with the names of their files.
struct Profiles {
    shipped: Profile,
    others: Vec<(String, Profile)>,
}

impl Profiles {
    fn read(files: &[PathBuf]) -> Result<Self, Failure> {
        let mut others = Vec::new();
        for file in files {
            let profile = read_profile(file).map_err(Failure::Wrong)?;
            others.push((file.display().to_string(), profile));
        }
        Ok(Profiles { shipped: Profile::shipped(), others })
    }

    /// The words for a document, and the files of those profiles that are for it.
    fn for_document(&self, manuscript: &Manuscript) -> (Cow<'_, Profile>, Vec<&str>) {
        let for_it: Vec<&(String, Profile)> =
            self.others.iter().filter(|(_, profile)| profile.is_for(manuscript)).collect();
        let names = for_it.iter().map(|(name, _)| name.as_str()).collect();
        let laid = for_it.iter().fold(Cow::Borrowed(&self.shipped), |all, (_, one)| Cow::Owned(all.with(one)));
        (laid, names)
    }
}

/// The drafts that were written, each by the id of its series, with the document that it is of.
#[derive(Default)]
struct Drafts(BTreeMap<SeriesId, PathBuf>);

impl Drafts {
    /// Saves a draft. One whose id another document of this run has gets an id of its own, and a remark says so.
    ///
    /// # Errors
    /// The file cannot be written, or is there from before and may not be replaced.
    fn save(&mut self, file: &Path, draft: &mut Draft, folder: &Path, replace: bool) -> Result<Option<String>, String> {
        let refused = |error: &dyn std::fmt::Display| format!("{}: not saved: {error}", file.display());
        let asked = draft.series.id.clone();
        let mut number = 2;
        while self.0.contains_key(&draft.series.id) {
            draft.series.id = numbered(&asked, number).map_err(|error| refused(&error))?;
            number += 1;
        }
        std::fs::create_dir_all(folder).map_err(|error| refused(&error))?;
        let path = folder.join(format!("{}.ron", draft.series.id));
        let existing = if replace { Existing::Replace } else { Existing::Keep };
        save(&path, write_series(&draft.series).as_bytes(), existing).map_err(|error| refused(&error))?;
        save_words(&words_path(&path), &draft.words).map_err(|error| refused(&error))?;
        self.0.insert(draft.series.id.clone(), file.to_owned());
        let first = self.0.get(&asked).filter(|_| draft.series.id != asked);
        let said = |first: &PathBuf| {
            let (file, first, id) = (file.display(), first.display(), &draft.series.id);
            format!("{file}: {first} is `{asked}` already; the draft of this document is saved as `{id}`")
        };
        Ok(first.map(said))
    }
}

/// An id with a number behind it, cut so that it stays one.
fn numbered(id: &SeriesId, number: usize) -> Result<SeriesId, IdError> {
    let behind = format!("-{number}");
    let kept: String = id.as_str().chars().take(LONGEST_ID.saturating_sub(behind.len())).collect();
    SeriesId::new(kept + &behind)
}

fn told(file: &Path, profiles: &[&str], manuscript: &Manuscript, draft: &Draft) -> String {
    let counts = Characters::of(manuscript, draft);
    let mut lines = vec![
        format!("{}: {} ({})", file.display(), draft.series.title, draft.series.id),
        format!(
            "  {} read: {} placed, {} known as none of the text, {} not placed",
            counted(counts.read, "character"),
            counts.placed,
            counts.furniture,
            counts.unplaced
        ),
    ];
    lines.extend(profiles.iter().map(|name| format!("  read with the words of {name}")));
    for level in &draft.series.levels {
        let (duties, ksas) = (level.duties.items.len(), level.ksas.items.len());
        let tiers = level.qualifications.len();
        let items = [counted(duties, "duty"), counted(ksas, "KSA"), counted(tiers, "tier") + " of qualifications"];
        lines.push(format!("  {:<12} {}: {}", level.code.as_str(), level.title, items.join(", ")));
    }
    let (kinds, credentials) = (draft.words.kinds.len(), draft.words.credentials.len());
    if kinds + credentials > 0 {
        lines.push(format!(
            "  not in the vocabulary, taken over as printed: {} of work, {}",
            counted(kinds, "kind"),
            counted(credentials, "credential")
        ));
    }
    for range in draft.unplaced.iter().take(SHOWN) {
        let text = manuscript.text.get(range.clone()).unwrap_or_default();
        lines.push(format!("  not placed, line {}: {text}", manuscript.source_line(range.start)));
    }
    lines.extend((draft.unplaced.len() > SHOWN).then(|| format!("  and {} more", draft.unplaced.len() - SHOWN)));
    lines.extend(draft.unclaimed.iter().chain(&draft.warnings).map(|warning| format!("  look at: {}", warning.what)));
    lines.join("\n") + "\n\n"
}
