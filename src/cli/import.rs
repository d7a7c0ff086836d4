//! `rungs import`: drafts of specifications from documents.

use std::path::Path;

use rungs_formats::import::{Characters, Draft, Manuscript, Profile, read, report_json, understand};
use rungs_formats::ron::write_series;
use serde_json::json;

use super::args::{Format, ImportArgs};
use super::output::{Output, tell};
use super::{Answer, Failure};
use crate::library::Library;
use crate::library::disk::{Disk, SystemDisk};
use crate::library::documents::{Existing, save};

/// The most lines that are shown of what was not placed.
const SHOWN: usize = 20;

pub(super) fn import(library: &Library, request: &ImportArgs, output: Output) -> Result<Answer, Failure> {
    let profile = Profile::shipped();
    let mut reports = Vec::new();
    let mut answer = Answer::Holds;
    for file in &request.files {
        let (manuscript, draft) = match one(file, library, &profile) {
            Ok(found) => found,
            Err(why) => {
                tell(&format!("rungs: {why}"));
                answer = Answer::Unreadable;
                continue;
            }
        };
        if let Some(folder) = &request.output {
            write(&draft, folder, request.force)?;
        }
        match output.format {
            Format::Text => output.text(&told(file, &manuscript, &draft))?,
            Format::Json => reports.push(report_json(&file.display().to_string(), &manuscript, &draft)),
        }
    }
    if output.format == Format::Json {
        output.json(&json!({ "files": reports }))?;
    }
    Ok(answer)
}

fn one(file: &Path, library: &Library, profile: &Profile) -> Result<(Manuscript, Draft), String> {
    let name = file.display().to_string();
    let bytes = SystemDisk.read(file).map_err(|error| format!("{name}: {error}"))?;
    let manuscript = read(&name, &bytes).map_err(|unread| unread.to_string())?;
    let draft = understand(&manuscript, profile, &library.vocabulary);
    Ok((manuscript, draft))
}

fn write(draft: &Draft, folder: &Path, replace: bool) -> Result<(), Failure> {
    let refused = |error: &dyn std::fmt::Display| Failure::Refused(error.to_string());
    std::fs::create_dir_all(folder).map_err(|error| refused(&format!("{}: {error}", folder.display())))?;
    let path = folder.join(format!("{}.ron", draft.series.id));
    let existing = if replace { Existing::Replace } else { Existing::Keep };
    save(&path, write_series(&draft.series).as_bytes(), existing).map_err(|error| refused(&error))
}

fn told(file: &Path, manuscript: &Manuscript, draft: &Draft) -> String {
    let counts = Characters::of(manuscript, draft);
    let mut lines = vec![
        format!("{}: {} ({})", file.display(), draft.series.title, draft.series.id),
        format!(
            "  {} characters read: {} placed, {} known as none of the text, {} not placed",
            counts.read, counts.placed, counts.furniture, counts.unplaced
        ),
    ];
    for level in &draft.series.levels {
        let (duties, ksas) = (level.duties.items.len(), level.ksas.items.len());
        let tiers = level.qualifications.len();
        let counted = format!("{duties} duties, {ksas} KSAs, {tiers} tiers of qualifications");
        lines.push(format!("  {:<12} {}: {counted}", level.code.as_str(), level.title));
    }
    for range in draft.unplaced.iter().take(SHOWN) {
        let text = manuscript.text.get(range.clone()).unwrap_or_default();
        lines.push(format!("  not placed, line {}: {text}", manuscript.source_line(range.start)));
    }
    lines.extend((draft.unplaced.len() > SHOWN).then(|| format!("  and {} more", draft.unplaced.len() - SHOWN)));
    lines.extend(draft.warnings.iter().map(|warning| format!("  look at: {}", warning.what)));
    lines.join("\n") + "\n\n"
}
