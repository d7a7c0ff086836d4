//! What a level prints besides its items, cut into passages that can stand in one row with another level's.

use crate::spec::{FactorKind, FlsaStatus, Level, Section, Statement, TierKind};

/// How two passages of one row are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// By words and degree words.
    Words,
    /// Demand by demand: schooling with schooling, time with time, what may stand in with its like.
    Demands,
    /// The same or not.
    Fact,
    /// The same or not, and no matter: a date, a code.
    Record,
    /// By money.
    Pay,
}

/// A passage of one level.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Entries with one key stand in one row.
    pub key: String,
    /// Where the row stands among the others.
    pub rank: usize,
    /// What the row is about, in the program's words.
    pub label: String,
    /// The heading as printed.
    pub heading: Option<String>,
    /// The text as printed.
    pub text: String,
    /// How it is compared.
    pub how: How,
}

impl Entry {
    fn new(rank: usize, label: &str, heading: Option<&str>, text: String, how: How) -> Self {
        let (label, heading) = (label.to_owned(), heading.map(str::to_owned));
        Entry { key: label.to_lowercase(), rank, label, heading, text, how }
    }
}

/// What distinguishes the level.
pub(super) fn concept(level: &Level) -> Vec<Entry> {
    let sections = level.concept.iter();
    sections.map(|section| section_entry(0, "What distinguishes the level", section)).collect()
}

fn section_entry(rank: usize, label: &str, section: &Section) -> Entry {
    Entry::new(rank, label, section.heading.as_deref(), section.text.join("\n"), How::Words)
}

/// Factors by kind, and the classes that the document sets apart.
pub(super) fn factors(level: &Level) -> Vec<Entry> {
    let mut entries: Vec<Entry> = level
        .factors
        .iter()
        .map(|factor| {
            let rank = FactorKind::ALL.iter().position(|kind| *kind == factor.kind).unwrap_or(0);
            let label = match factor.kind {
                FactorKind::Other => factor.heading.trim_end_matches(':'),
                kind => kind.words(),
            };
            Entry::new(rank, label, Some(&factor.heading), factor.text.join("\n"), How::Words)
        })
        .collect();
    let distinguished: Vec<&str> = level.distinguished_from.iter().map(|class| class.text.as_str()).collect();
    if !distinguished.is_empty() {
        entries.push(Entry::new(5, "Distinguished from", None, distinguished.join("\n"), How::Words));
    }
    entries
}

/// Qualifications by tier, and licenses.
pub(super) fn qualifications(level: &Level) -> Vec<Entry> {
    let tiers = level.qualifications.iter().map(|tier| {
        let (rank, label) = match tier.tier {
            TierKind::Minimum => (0, "Minimum qualifications"),
            TierKind::Desirable => (1, "Desirable"),
            TierKind::Recommended => (2, "Recommended for full performance"),
        };
        Entry::new(rank, label, Some(&tier.heading), statements(&tier.printed), How::Demands)
    });
    let licences = (!level.licences.is_empty())
        .then(|| Entry::new(3, "Licenses and certificates", None, statements(&level.licences), How::Demands));
    tiers.chain(licences).collect()
}

fn statements(statements: &[Statement]) -> String {
    let lines = statements.iter().flat_map(|statement| statement.heading.iter().chain([&statement.text]));
    lines.map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// Pay, status, probation, dates, demands, environment and everything else printed.
pub(super) fn facts(level: &Level) -> Vec<Entry> {
    let mut entries = Vec::new();
    if let Some(pay) = &level.pay {
        entries.push(Entry::new(0, "Pay", Some(&pay.label), pay.to_string(), How::Pay));
    }
    if let Some(flsa) = &level.flsa {
        let status = match flsa.status {
            FlsaStatus::Exempt => "Exempt",
            FlsaStatus::NonExempt => "Non-exempt",
        };
        // Two sentences, as documents print them: "Non-Exempt. FLSA status may be determined ...".
        let text = flsa.note.as_ref().map_or_else(|| status.to_owned(), |note| format!("{status}. {note}"));
        entries.push(Entry::new(1, "FLSA status", Some(&flsa.label), text, How::Fact));
    }
    if let Some(probation) = &level.probation {
        entries.push(Entry::new(2, "Probation", None, probation.printed.clone(), How::Fact));
    }
    entries.extend(dates(level));
    entries.extend(level.physical_demands.iter().map(|section| section_entry(7, "Physical demands", section)));
    entries.extend(level.working_environment.iter().map(|section| section_entry(8, "Working environment", section)));
    entries.extend(
        level.history.iter().map(|history| {
            Entry::new(9, "Class history", history.heading.as_deref(), history.text.clone(), How::Record)
        }),
    );
    entries.extend(level.facts.iter().filter_map(|fact| {
        let label = fact.label.trim_end_matches(':');
        Some(Entry::new(10, label, Some(&fact.label), fact.text.clone()?, How::Record))
    }));
    entries
}

fn dates(level: &Level) -> impl Iterator<Item = Entry> + '_ {
    let dates = &level.dates;
    let printed = [
        (3, "In force from", dates.effective.map(|date| date.to_string())),
        (4, "Established", dates.established.map(|date| date.to_string())),
        (5, "Revised", dates.revised.map(|date| date.to_string())),
        (6, "Last action", dates.last_action.clone()),
    ];
    printed.into_iter().filter_map(|(rank, label, text)| Some(Entry::new(rank, label, None, text?, How::Record)))
}
