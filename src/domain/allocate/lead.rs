//! The gate of lead classes: time in lead work, and authorities over other people's work.

use super::worksheet::{Case, CountedAt, Worksheet, WorksheetLine};
use super::{Allocator, LeadWork, Position};
use crate::qualify::{Hundredths, Outcome, Ternary};
use crate::spec::{FactorKind, Level};

/// What became of the gate of lead classes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadGate {
    /// The lead classes of the series, as indices of its levels.
    pub classes: Vec<usize>,
    /// The lines that are lead work, as indices into the worksheet.
    pub lines: Vec<usize>,
    /// The time of those that count.
    pub time: Hundredths,
    /// The least time that the gate asks for.
    pub least: Hundredths,
    /// What the gate asks for and the position has, has not, or does not say.
    pub authorities: Vec<AskedAuthority>,
}

/// An authority that the gate asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedAuthority {
    /// Its name.
    pub id: String,
    /// What it is.
    pub text: String,
    /// Whether the position has it.
    pub held: Ternary,
    /// What the position names as evidence.
    pub evidence: Option<String>,
}

impl LeadGate {
    /// Whether lead classes are open to the position, with `more` time in lead work.
    pub(super) fn outcome(&self, time: Hundredths) -> Outcome {
        let held = |known: Ternary| self.authorities.iter().any(|authority| authority.held == known);
        if time < self.least || held(Ternary::No) {
            Outcome::NotMet
        } else if held(Ternary::Unknown) {
            Outcome::NeedsJudgement
        } else {
            Outcome::Met
        }
    }

    /// Whether more time could open the gate.
    pub(super) fn time_helps(&self) -> bool {
        self.outcome(self.least) != Outcome::NotMet
    }
}

impl Allocator<'_> {
    pub(super) fn lead_gate(&self, rule: &LeadWork, position: &Position, sheet: &Worksheet) -> LeadGate {
        let is_lead = |(at, line): (usize, &WorksheetLine)| self.is_lead_work(rule, position, at, line).then_some(at);
        let lines: Vec<usize> = sheet.lines.iter().enumerate().filter_map(is_lead).collect();
        LeadGate {
            classes: self.lead_classes(rule, position),
            time: lead_time(sheet, &lines, Case::Usual),
            lines,
            least: rule.time.least(sheet.whole),
            authorities: rule.authorities.iter().map(|asked| asked_authority(asked, position)).collect(),
        }
    }

    /// The lead classes: those decided, or those whose allocating text speaks of lead work. Typical duties do not
    /// make a lead class: they are supporting text.
    fn lead_classes(&self, rule: &LeadWork, position: &Position) -> Vec<usize> {
        if let Some(codes) = &position.lead_classes {
            return codes.iter().filter_map(|code| Some(self.level(code)?.0)).collect();
        }
        let leads = |level: &Level| allocating_text(level).any(|text| self.speaks_of_lead(rule, text));
        self.series.levels.iter().enumerate().filter(|(_, level)| leads(level)).map(|(at, _)| at).collect()
    }

    fn is_lead_work(&self, rule: &LeadWork, position: &Position, at: usize, line: &WorksheetLine) -> bool {
        let Some(duty) = position.duties.get(at) else { return false };
        match duty.lead {
            Ternary::Yes => true,
            Ternary::No => false,
            Ternary::Unknown => {
                let items = line.items.iter().filter_map(|item| {
                    let duties = &self.series.levels.get(item.level)?.duties.items;
                    duties.iter().find(|duty| Some(duty.number) == item.number)
                });
                let texts = items.map(|item| item.text.as_str()).chain([duty.text.as_str()]);
                texts.into_iter().any(|text| self.speaks_of_lead(rule, text))
            }
        }
    }

    fn speaks_of_lead(&self, rule: &LeadWork, text: &str) -> bool {
        self.comparer.phrase_at_least(text, &rule.scale, &rule.from).is_some()
    }
}

/// The time of those lines that are not shown apart.
pub(super) fn lead_time(sheet: &Worksheet, lines: &[usize], case: Case) -> Hundredths {
    let counting = lines.iter().filter_map(|at| sheet.lines.get(*at));
    let counting = counting.filter(|line| !matches!(line.place_in(case), CountedAt::Excluded(_)));
    Hundredths(counting.fold(0, |sum, line| sum.saturating_add(line.percent.0)))
}

fn allocating_text(level: &Level) -> impl Iterator<Item = &str> {
    let exercised = |kind| kind == FactorKind::SupervisionExercised;
    let factors = level.factors.iter().filter(move |factor| exercised(factor.kind)).flat_map(|factor| &factor.text);
    let concept = level.concept.iter().flat_map(|section| &section.text);
    [&level.title].into_iter().chain(&level.rank).chain(concept).chain(factors).map(String::as_str)
}

fn asked_authority(asked: &super::LeadAuthority, position: &Position) -> AskedAuthority {
    let held = position.authorities.iter().find(|held| held.id == asked.id);
    AskedAuthority {
        id: asked.id.clone(),
        text: asked.text.clone(),
        held: held.map_or(Ternary::Unknown, |held| held.held),
        evidence: held.and_then(|held| held.evidence.clone()),
    }
}
