//! Finds what a specialist should look at.

use std::sync::Arc;

use super::worksheet::{CountedAt, Exclusion, WorksheetLine};
use super::{Allocation, AllocationPolicy, Allocator, AssignedDuty, Caution, Chosen, Policies, Position, Rule, dates};
use crate::qualify::{Hundredths, Ternary};
use crate::spec::{Code, DutyScope, clauses};

/// The percent of time from which several tasks under one figure are worth splitting.
const LARGE: Hundredths = Hundredths::whole(15);

/// The likeness from which words are those of the specification, in thousandths.
const PASTED: u16 = 950;

impl Allocator<'_> {
    pub(super) fn cautions(&self, position: &Position, allocation: &Allocation, policies: &Policies) -> Vec<Caution> {
        let sheet = &allocation.worksheet;
        let mut found = self.of_choice(policies);
        if let Some(judged) = position.spec.revision.as_deref().filter(|judged| *judged != self.revision) {
            found.push(Caution::SpecChanged { judged: judged.to_owned(), now: self.revision.to_owned() });
        }
        if sheet.total != Hundredths::whole(100) {
            found.push(Caution::Sum(sheet.total));
        }
        if sheet.counted == Hundredths(0) {
            found.push(Caution::NothingCounts);
        }
        let named = position.current.iter().chain(position.lead_classes.iter().flatten());
        let named = named.chain(position.factors.iter().filter_map(|statement| statement.level.as_ref()));
        let unknown = named.filter(|code: &&Code| self.level(code).is_none());
        found.extend(unknown.map(|code| Caution::UnknownLevel(code.clone())));
        found.extend(unknown_authorities(position, &policies.all));
        found.extend(dates::cautions(position, allocation.as_of));
        for (at, (duty, line)) in position.duties.iter().zip(&sheet.lines).enumerate() {
            self.of_line(at, duty, line, &mut found);
            found.extend(near_tie(at, line));
            found.extend(no_lead_work(at, duty, line, allocation));
        }
        found
    }

    /// By whose rule it is decided.
    fn of_choice(&self, policies: &Policies) -> Vec<Caution> {
        let Some(decides) = policies.all.first() else { return Vec::new() };
        let Some(chosen) = &policies.chosen else { return vec![Caution::NobodyChose] };
        let unexplained = match chosen {
            Chosen::Person(choice) => choice.by.is_none() || choice.why.is_none(),
            Chosen::CommandLine => true,
            Chosen::Series => false,
        };
        let named = self.series.allocated_by.as_ref().map(|rule| &rule.policy).filter(|named| **named != decides.id);
        let title = |id: &String| {
            let known = policies.all.iter().find(|policy| policy.id == *id);
            known.map_or_else(|| id.clone(), |policy| policy.title.clone())
        };
        let another = named.map(|named| Caution::AnotherRule { named: title(named), decides: decides.title.clone() });
        unexplained.then_some(Caution::ChoiceUnexplained).into_iter().chain(another).collect()
    }

    fn of_line(&self, at: usize, duty: &AssignedDuty, line: &WorksheetLine, found: &mut Vec<Caution>) {
        match line.place {
            CountedAt::Unmatched => found.push(Caution::Unmatched(at)),
            CountedAt::Excluded(Exclusion::TooShort) => {
                found.push(Caution::TooShort { duty: at, counts_from: line.counts_from })
            }
            CountedAt::Excluded(Exclusion::NotBegun) => found.push(Caution::NotBegun(at)),
            CountedAt::Level(counts_at) => {
                let matched = line.items.iter().map(|item| item.level).max().unwrap_or(counts_at);
                let lower = |scope| scope == DutyScope::LowerLevels;
                if lower(duty.scope) || line.items.iter().any(|item| lower(item.scope)) {
                    found.push(Caution::LowerLevels(at));
                } else if matched > counts_at {
                    found.push(Caution::Common { duty: at, matched, counts_at });
                }
            }
            CountedAt::Excluded(Exclusion::OtherDuties) => {}
        }
        if matches!(line.place, CountedAt::Level(_)) && matches!(line.lowest, CountedAt::Excluded(_)) {
            found.push(Caution::NoBeginning(at));
        }
        if line.is_undecided() && !line.items.is_empty() {
            found.push(Caution::Undecided(at));
        }
        let tasks = self.tasks(&duty.text);
        if tasks > 1 && duty.percent >= LARGE {
            found.push(Caution::Bundle { duty: at, tasks });
        }
        let pasted = line.suggestions.iter().find(|one| one.score.0 >= PASTED && one.scope == DutyScope::Own);
        found.extend(pasted.map(|one| Caution::Pasted { duty: at, level: one.level, number: one.number }));
    }

    /// How many tasks a text names: its clauses, and behind an "and" whatever begins with a word that begins a duty
    /// of the series.
    fn tasks(&self, text: &str) -> usize {
        let behind_and = |clause: &str| {
            let words: Vec<String> = clause.split_whitespace().map(plain).collect();
            words
                .windows(2)
                .filter(|pair| matches!(pair, [and, verb] if and == "and" && self.verbs.contains(verb)))
                .count()
        };
        let clauses = clauses(text);
        clauses.iter().filter_map(|range| text.get(range.clone())).map(|clause| 1 + behind_and(clause)).sum()
    }

    /// The words that begin the duties of the series: its verbs.
    pub(super) fn verbs_of(series: &crate::spec::Series) -> std::collections::BTreeSet<String> {
        let duties = series.levels.iter().flat_map(|level| &level.duties.items);
        let first = |text: &str| text.split_whitespace().next().map(plain);
        let begins = duties.flat_map(|duty| {
            clauses(&duty.text).into_iter().filter_map(|range| first(duty.text.get(range)?)).collect::<Vec<_>>()
        });
        begins.collect()
    }
}

fn near_tie(at: usize, line: &WorksheetLine) -> Option<Caution> {
    let here = line.items.first().filter(|_| !line.near.is_empty())?;
    let others = line.near.iter().map(|one| (one.level, one.number));
    Some(Caution::NearTie {
        duty: at,
        items: here.number.map(|number| (here.level, number)).into_iter().chain(others).collect(),
    })
}

/// Work of a lead class that neither its words nor those of the item show to be lead work.
fn no_lead_work(at: usize, duty: &AssignedDuty, line: &WorksheetLine, allocation: &Allocation) -> Option<Caution> {
    let gates = allocation.answers.iter().filter_map(|answer| answer.lead.as_ref());
    let gate = gates.into_iter().find(|gate| !gate.classes.is_empty())?;
    let open = duty.lead == Ternary::Unknown && line.place.level().is_some() && !gate.lines.contains(&at);
    let item = line.items.iter().find(|item| gate.classes.contains(&item.common_from)).filter(|_| open)?;
    Some(Caution::NoLeadWork { duty: at, level: item.level, number: item.number })
}

fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn unknown_authorities(position: &Position, policies: &[Arc<AllocationPolicy>]) -> Vec<Caution> {
    let asked = |id: &str| {
        policies.iter().any(|policy| match &policy.rule {
            Rule::Lead(rule) => rule.authorities.iter().any(|authority| authority.id == id),
            _ => false,
        })
    };
    let asks = policies.iter().any(|policy| matches!(policy.rule, Rule::Lead(_)));
    let unknown = position.authorities.iter().filter(|held| asks && !asked(&held.id));
    unknown.map(|held| Caution::UnknownAuthority(held.id.clone())).collect()
}
