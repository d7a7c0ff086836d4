//! Fields that a person wrote.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rungs_domain::spec::PathStep::{self, Field as F, Index as I};
use rungs_domain::spec::{Code, Series, SeriesId};
use rungs_files::ron::MAX_TEXT_CHARS;

use super::super::preamble::NO_AUTHORITY;
use super::super::provenance::ProvenanceLog;
use super::LevelCodes;
use super::levels::tell;
use crate::{Correction, DraftField};

/// The confidence of what a person wrote or compared.
pub(super) const CORRECTED: u16 = 1000;

/// Writes the fields. Where they were printed they stay found.
pub(in crate::understand) fn fields(
    series: &mut Series,
    levels: &LevelCodes,
    corrections: &[Correction],
    log: &mut ProvenanceLog<'_>,
) {
    let mut codes: BTreeMap<usize, Code> = BTreeMap::new();
    for correction in corrections {
        match correction {
            Correction::NewLevel { code, title, .. } => {
                let level = levels.place(code).and_then(|at| series.levels.get_mut(at));
                level.into_iter().filter(|_| is_title(title)).for_each(|level| level.title.clone_from(title));
            }
            Correction::Field { field, text } => match write(series, levels, field, text.trim(), &mut codes) {
                Ok(to) => {
                    log.provenance.iter_mut().filter(|one| one.to == to).for_each(|one| one.confidence = CORRECTED)
                }
                Err(Refused::NoLevel(level)) => tell(&level, log),
                Err(Refused::Because(why)) => log.warn(None, format!("a correction does nothing: {why}")),
            },
            _ => {}
        }
    }
    write_codes(series, codes, log);
    if !series.authority.inferred {
        log.warnings.retain(|warning| warning.what != NO_AUTHORITY);
    }
}

/// Why a field was not written.
enum Refused {
    NoLevel(Code),
    Because(String),
}

/// Whether words can be a title in a specification.
pub(super) fn is_title(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= MAX_TEXT_CHARS && !text.contains(char::is_control)
}

/// Writes one field, and gives the way to it; codes are only collected, because they may change places.
fn write(
    series: &mut Series,
    levels: &LevelCodes,
    field: &DraftField,
    text: &str,
    codes: &mut BTreeMap<usize, Code>,
) -> Result<Vec<PathStep>, Refused> {
    let place = |code: &Code| levels.place(code).ok_or_else(|| Refused::NoLevel(code.clone()));
    let because = |why: String| Refused::Because(why);
    let named = |what: &str| match is_title(text) {
        true => Ok(text.to_owned()),
        false => Err(Refused::Because(format!(
            "{what} cannot be empty, of several lines or longer than {MAX_TEXT_CHARS} characters"
        ))),
    };
    match field {
        DraftField::Id => {
            series.id = SeriesId::new(text).map_err(|why| because(format!("\"{text}\" cannot be an id: {why}")))?;
            Ok(vec![F("id")])
        }
        DraftField::Title => {
            series.title = named("the title of the series")?;
            Ok(vec![F("title")])
        }
        DraftField::Authority => {
            series.authority.name = named("the name of the authority")?;
            series.authority.inferred = false;
            Ok(vec![F("authority"), F("name")])
        }
        DraftField::Document => {
            series.source.document = named("what the document calls itself")?;
            Ok(vec![F("source"), F("document")])
        }
        DraftField::Effective => {
            let day = if text.is_empty() { Ok(None) } else { text.parse::<Date>().map(Some) };
            series.effective = day.map_err(|_| because(format!("\"{text}\" is no day as in 2026-07-01")))?;
            Ok(vec![F("effective")])
        }
        DraftField::LevelCode { level } => {
            let at = place(level)?;
            let code = Code::new(text).map_err(|why| because(format!("\"{text}\" cannot be a code: {why}")))?;
            codes.insert(at, code);
            Ok(vec![F("levels"), I(at), F("code")])
        }
        DraftField::LevelTitle { level } => {
            let (at, title) = (place(level)?, named("the title of a level")?);
            series.levels.get_mut(at).into_iter().for_each(|level| level.title.clone_from(&title));
            Ok(vec![F("levels"), I(at), F("title")])
        }
    }
}

/// Writes the codes; two levels that would have one code keep those with which they were found.
fn write_codes(series: &mut Series, mut codes: BTreeMap<usize, Code>, log: &mut ProvenanceLog<'_>) {
    let code_of = |at: usize, codes: &BTreeMap<usize, Code>, series: &Series| {
        codes.get(&at).cloned().or_else(|| series.levels.get(at).map(|level| level.code.clone()))
    };
    loop {
        let again = codes.keys().copied().find(|at| {
            let own = code_of(*at, &codes, series);
            (0..series.levels.len()).any(|other| other != *at && code_of(other, &codes, series) == own)
        });
        let Some(refused) = again.and_then(|at| codes.remove(&at)) else { break };
        log.warn(None, format!("a correction does nothing: another level has the code {refused}"));
    }
    for (at, code) in codes {
        series.levels.get_mut(at).into_iter().for_each(|level| level.code.clone_from(&code));
    }
}
