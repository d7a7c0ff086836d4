//! Knowledge, skills and abilities: entries, paragraphs, and lists in prose behind "Knowledge of:".

use rungs_domain::spec::{Ksa, KsaKind};

use super::limits::{CLAUSE_KIND_WORDS, LABEL_WORDS, LONGEST_LEAD, NAME_WORDS};
use super::lists::{Item, Items, clauses};
use super::outline::OutlinePart;
use super::profile::Profile;
use super::sourced_text::SourcedText;
use super::words::{cut_at, is_note, plain};
use crate::english::ENGLISH;

/// An item with what it is.
#[derive(Debug, Clone)]
pub(super) struct KsaItem {
    pub number: Option<u32>,
    pub marker: Option<SourcedText>,
    pub kind: KsaKind,
    pub name: Option<SourcedText>,
    pub text: SourcedText,
    /// It takes in what stands above it.
    pub inherits: bool,
}

/// The items of a part, and the line that leads in.
pub(super) fn ksas(part: &OutlinePart, profile: &Profile) -> (Option<SourcedText>, Vec<KsaItem>, Vec<SourcedText>) {
    let mut found = Vec::new();
    let (mut lead_in, mut asides, mut under) = (None, Vec::new(), None);
    for entry in &part.entries {
        let text = entry.passage.text();
        let heading = entry.sub.as_ref().or(part.heading.as_ref()).and_then(|heading| sole_kind(heading, profile));
        if let Some((lead, kind)) = lead(&entry.passage, profile) {
            let rest = entry.passage.behind(lead.text().len());
            if rest.is_empty() {
                under = Some(kind);
                lead_in.get_or_insert(lead);
                continue;
            }
            asides.push(lead);
            found.extend(clauses(&rest, false).into_iter().map(|clause| taken(None, None, kind, clause, profile)));
            continue;
        }
        if text.ends_with(':') && entry.marker.is_none() && found.is_empty() {
            lead_in = Some(entry.passage.clone());
            continue;
        }
        if lead_in.is_none() && found.is_empty() && is_note(text) {
            lead_in = Some(entry.passage.clone());
            continue;
        }
        if ENGLISH.nothing.contains(&text.to_ascii_lowercase()) || is_note(text) {
            asides.push(entry.passage.clone());
            continue;
        }
        let several = several(&entry.passage, profile);
        if entry.marker.is_none() && several.len() > 1 {
            found.extend(several.into_iter().map(|(kind, one)| taken(None, None, kind, one, profile)));
            continue;
        }
        // A list below its lead is cut as one behind it is.
        let led = match (&entry.sub, &part.heading) {
            (Some(sub), _) => lead(sub, profile).map(|(_, kind)| kind),
            // "Knowledge, Skills and Abilities:" leads in to several kinds.
            (None, Some(head)) => lead(head, profile).and(heading),
            (None, None) => None,
        };
        let listed = clauses(&entry.passage, false);
        if let (Some(kind), None, [_, _, ..]) = (under.or(led), &entry.marker, listed.as_slice()) {
            found.extend(listed.into_iter().map(|clause| taken(None, None, kind, clause, profile)));
            continue;
        }
        let (name, _) = named(entry.passage.clone());
        let told = if name.is_some() {
            heading.or(Some(KsaKind::Competency))
        } else {
            profile.kind(text).or(under).or(heading)
        };
        let kind = told.unwrap_or(KsaKind::Other);
        let item = Item {
            number: entry.marker.as_ref().and_then(super::block::number),
            marker: entry.marker.clone(),
            sub: None,
            text: entry.passage.clone(),
        };
        found.push(taken(item.number, item.marker, kind, item.text, profile));
    }
    let numbered = Items { items: found.iter().map(KsaItem::bare).collect(), ..Items::default() }.numbered();
    if !numbered {
        found.iter_mut().for_each(|item| item.number = None);
    }
    (lead_in, found, asides)
}

impl KsaItem {
    fn bare(&self) -> Item {
        Item { number: self.number, marker: None, sub: None, text: self.text.clone() }
    }

    /// The item as the domain has it, by the number it is known by.
    pub fn ksa(&self, number: u32, profile: &Profile) -> Ksa {
        Ksa {
            number,
            kind: self.kind,
            name: self.name.as_ref().map(|name| name.text().to_owned()),
            degree: profile.degree(self.text.text()),
            text: self.text.text().to_owned(),
            note: None,
        }
    }
}

/// "Knowledge of:" with the kind it leads in to.
fn lead(passage: &SourcedText, profile: &Profile) -> Option<(SourcedText, KsaKind)> {
    let text = passage.text();
    let colon = text.find(':').filter(|at| *at <= LONGEST_LEAD)?;
    let label = plain(text.get(..colon)?);
    let kind = profile.kind(&label)?;
    let leads = label.split(' ').count() <= LABEL_WORDS;
    leads.then(|| (passage.slice(0..colon + 1), kind))
}

/// "Knowledge of lamps. Ability to climb.", "Knowledge of law; of maps; and of the sea.": each clause begins with a
/// word for its kind, or goes on with that of the one before.
fn several(passage: &SourcedText, profile: &Profile) -> Vec<(KsaKind, SourcedText)> {
    let mut kind = None;
    let mut found = Vec::new();
    for clause in clauses(passage, true) {
        let words = plain(clause.text());
        let mut first = words.split(' ').filter(|word| !ENGLISH.joints.contains(*word));
        let goes_on = first.next().is_some_and(|word| ENGLISH.goes_on.contains(word));
        kind = if goes_on { kind } else { first_kind(&words, profile) };
        match kind {
            Some(kind) => found.push((kind, clause)),
            None => return Vec::new(),
        }
    }
    found
}

/// The kind that the first words of a clause say: "Working knowledge of".
fn first_kind(words: &str, profile: &Profile) -> Option<KsaKind> {
    words.split(' ').take(CLAUSE_KIND_WORDS).find_map(|word| profile.kind(word))
}

/// The kind of a heading that names just one.
fn sole_kind(heading: &SourcedText, profile: &Profile) -> Option<KsaKind> {
    let words = plain(heading.text());
    let kinds: Vec<KsaKind> = words.split(' ').filter_map(|word| profile.kind(word)).collect();
    let first = kinds.first()?;
    kinds.iter().all(|kind| kind == first).then_some(*first)
}

fn taken(
    number: Option<u32>,
    marker: Option<SourcedText>,
    kind: KsaKind,
    text: SourcedText,
    profile: &Profile,
) -> KsaItem {
    let (name, text) = named(text);
    let inherits = profile.inherits(text.text()).is_some();
    KsaItem { number, marker, kind, name, text, inherits }
}

/// "Teamwork – Encourages ...": the name before the dash.
fn named(text: SourcedText) -> (Option<SourcedText>, SourcedText) {
    let Some((name, rest)) = cut_at(text.text(), [" – ", " — ", " -- "]) else { return (None, text) };
    let (name, rest) = (text.slice(name), text.slice(rest));
    let capital = |passage: &SourcedText| passage.text().starts_with(char::is_uppercase);
    let is_name = name.text().split(' ').count() <= NAME_WORDS && capital(&name) && capital(&rest);
    if is_name { (Some(name), rest) } else { (None, text) }
}
