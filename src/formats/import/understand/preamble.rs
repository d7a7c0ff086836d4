//! The head of a document: who issued it, what it calls itself, its title, its date.

use rungs_domain::spec::{Authority, Level, Series, SeriesId, Source, Status};

use super::block::{Block, BlockKind};
use super::builder::{Keeper, LIKELY, SURE, Step, path};
use super::classes::{Class, Classes, is_code};
use super::dates::date;
use super::fill::SeriesText;
use super::marks::looks_like_heading;
use super::passage::Passage;
use super::profile::{FactKind, Profile};
use super::words::{is_capitals, plain, title_case};
use crate::import::Manuscript;
use Step::F;

/// What is warned of where nobody is named who issued the document.
pub(super) const NO_AUTHORITY: &str = "the document does not name who issued it: write the authority";

/// How many blocks from the beginning can be the head.
const HEAD: usize = 14;

/// The head of a document.
#[derive(Debug, Default)]
pub(super) struct Preamble {
    /// The blocks that say nothing else.
    pub blocks: Vec<usize>,
    title: Passage,
    authority: Passage,
    document: Passage,
    /// The title that the file itself says, where the text says none.
    file_title: Option<String>,
}

/// Finds the head.
pub(super) fn find(blocks: &[Block], manuscript: &Manuscript, profile: &Profile) -> Preamble {
    let mut found = Preamble { file_title: manuscript.title.clone(), ..Preamble::default() };
    for (at, block) in blocks.iter().enumerate().take(HEAD) {
        let text = block.text();
        if matches!(block.kind, BlockKind::Row { .. }) || profile.role(text, false).is_some() {
            break;
        }
        if text.len() > 120 || text.ends_with('.') || text.contains(": ") || block.marker.is_some() {
            continue;
        }
        let document = profile.document(text);
        let head = looks_like_heading(block) || at < 6;
        if let (Some(words), true) = (document, found.document.is_empty()) {
            let begin = text.to_lowercase().find(&words.to_lowercase()).unwrap_or(0);
            found.document = block.passage.slice(begin..text.len());
            let before = block.passage.slice(0..begin);
            if found.authority.is_empty() && profile.is_authority(before.text()) {
                found.authority = before;
            }
        } else if found.authority.is_empty()
            && profile.is_authority(text)
            && head
            && !matches!(block.kind, BlockKind::Heading(1))
        {
            found.authority = block.passage.clone();
        } else if found.title.is_empty()
            && head
            && (looks_like_heading(block) || matches!(block.kind, BlockKind::Heading(_)))
        {
            found.title = block.passage.clone();
        } else {
            continue;
        }
        found.blocks.push(at);
    }
    found
}

/// Where no table names classes, labels do; else the document is about the one class of its title.
pub(super) fn name_classes(known: &mut Classes, blocks: &[Block], preamble: &Preamble, profile: &Profile) {
    if !known.classes.is_empty() {
        return;
    }
    for (at, block) in blocks.iter().enumerate() {
        let Some(code) = labelled(block, FactKind::Code, profile).filter(|code| is_code(code.text())) else { continue };
        if known.classes.iter().any(|class| class.code.text() == code.text()) {
            continue;
        }
        let near = at.saturating_sub(3)..(at + 4).min(blocks.len());
        let title =
            blocks.get(near).unwrap_or_default().iter().find_map(|block| labelled(block, FactKind::Title, profile));
        let above = blocks
            .get(..at)
            .unwrap_or_default()
            .iter()
            .rev()
            .find(|block| looks_like_heading(block) && profile.role(block.text(), true).is_none());
        let first = known.classes.is_empty();
        let title = title.or_else(|| (!first).then(|| above.map(|block| block.passage.clone())).flatten());
        known.classes.push(Class { code, title: title.unwrap_or_else(|| preamble.title.clone()), ..Class::default() });
    }
    if known.classes.is_empty() {
        known.classes.push(Class { title: preamble.title.clone(), ..Class::default() });
    }
}

fn labelled(block: &Block, wanted: FactKind, profile: &Profile) -> Option<Passage> {
    let colon = block.text().find(':')?;
    let label = block.passage.slice(0..colon);
    (profile.fact(label.text()) == Some(wanted)).then(|| block.passage.behind(colon + 1))
}

impl Preamble {
    /// The series with its levels and what is said of all of them.
    pub fn series(&self, keeper: &mut Keeper<'_>, levels: Vec<Level>, text: SeriesText) -> Series {
        let printed = keeper.place(path(&[F("title")]), &self.title, SURE);
        let title = match (printed.is_empty(), &self.file_title) {
            (false, _) => set(printed),
            (true, Some(title)) if !title.trim().is_empty() => title.trim().to_owned(),
            (true, _) => "Untitled series".to_owned(),
        };
        let name = set(keeper.place(path(&[F("authority"), F("name")]), &self.authority, LIKELY));
        let document = set(keeper.place(path(&[F("source"), F("document")]), &self.document, LIKELY));
        let mut series = Series {
            id: id(&title),
            title,
            authority: Authority { inferred: name.is_empty(), name: named(name, "Authority not named"), short: None },
            source: Source { document: named(document, "Class Specification"), date: None },
            status: Status::Adopted,
            effective: None,
            established: None,
            revised: None,
            sections: text.sections,
            vocabulary: text.vocabulary,
            promotional_line: None,
            occupational_area: text.occupational_area,
            work_area: text.work_area,
            cumulative: text.cumulative,
            allocation_rule: text.allocation_rule,
            ksas: text.ksas,
            conditions_of_employment: text.conditions,
            bargaining_unit: text.bargaining,
            notes: vec![
                "Drafted from the document by program: compare it with the original before it is used.".to_owned(),
            ],
            facts: Vec::new(),
            links: Vec::new(),
            levels,
        };
        for (at, fact) in text.facts.into_iter().enumerate() {
            if !take(&mut series, &fact) {
                let from = Step::I(at);
                let to = Step::I(series.facts.len());
                keeper.move_fact(from, to);
                series.facts.push(fact);
            }
        }
        if self.authority.is_empty() {
            keeper.warn(None, NO_AUTHORITY);
        }
        series
    }
}

/// Takes a fact up that has a field of its own.
fn take(series: &mut Series, fact: &rungs_domain::spec::Fact) -> bool {
    let text = fact.text.as_deref().unwrap_or_default();
    let field = match plain(&fact.label).as_str() {
        "promotional line" => &mut series.promotional_line,
        "occ area" | "occupational area" => &mut series.occupational_area,
        "work area" => &mut series.work_area,
        label => {
            let day = date(text);
            let field = match label {
                "effective" | "effective date" => &mut series.effective,
                "established" | "date established" | "series established" => &mut series.established,
                "revised" | "date revised" => &mut series.revised,
                _ => return false,
            };
            *field = day;
            // What stands beside the day would be lost.
            return day.is_some() && text.split(' ').count() <= 3;
        }
    };
    *field = Some(text.to_owned());
    true
}

/// What is printed in capitals, set as a title.
fn set(text: String) -> String {
    if is_capitals(&text) { title_case(&text) } else { text }
}

fn named(text: String, otherwise: &str) -> String {
    if text.is_empty() { otherwise.to_owned() } else { text }
}

/// An id from a title: its words, in small letters, joined by hyphens.
fn id(title: &str) -> SeriesId {
    let words: Vec<String> =
        plain(title).split(' ').map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect()).collect();
    let mut id = String::new();
    for word in words.iter().filter(|word| !word.is_empty() && *word != "series") {
        if id.len() + word.len() + 1 > 60 {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    // It is made of small letters, figures and hyphens, and not too long: only an empty one is refused.
    let id = SeriesId::new(id).or_else(|_| SeriesId::new("series"));
    let Ok(id) = id else { unreachable!("letters, digits and hyphens only") };
    id
}
