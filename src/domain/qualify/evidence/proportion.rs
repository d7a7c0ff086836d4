//! What work toward several alternatives comes to in proportion, and what is short of a whole.

use super::{Figures, Leaf, Relief};
use crate::qualify::compile::{Compiled, Time};
use crate::qualify::proportion::{Pattern, Proportion};
use crate::qualify::service::Needed;
use crate::qualify::solutions::Choice;
use crate::qualify::time::{PartCredit, TimeCredit};
use crate::qualify::{Credit, Outcome, Span, TraceNode};
use crate::spec::Experience;

impl Leaf<'_, '_, '_> {
    /// Tells the three figures of the work together, in months of the shortest alternative, and what each brings in.
    pub(super) fn in_proportion(&mut self, proportion: &Proportion<'_>, node: &mut TraceNode) {
        let (patterns, answered) = match self.choice {
            Some(Choice::InProportion { patterns, questions }) => (proportion.chosen(patterns), questions),
            _ => {
                let questions = self.questions_asked().unwrap_or_default();
                return self.settle(questions, node);
            }
        };
        let parts = self.parts_of(&patterns);
        let wholes: Vec<&PartCredit> = parts.iter().filter_map(|parts| parts.first()).collect();
        let months: Vec<u32> = patterns.iter().map(|pattern| pattern.months).collect();
        let search = &mut *self.search;
        let combined = [0, answered, u64::MAX].map(|answers| search.combined(&wholes, &months, answers));
        let [Ok(have), Ok(at_best), Ok(possible)] = combined else { return };
        let rates = self.search.rates;
        let compiled = self.search.compiled;
        let shortest = patterns.first().and_then(|pattern| time_of(compiled, pattern));
        let Some(shortest) = shortest else { return };
        let words = format!("{}, or of others in proportion", shortest.words);
        let share = Figures {
            need: &shortest.asked.need,
            words: &words,
            needed: Needed::at_least(shortest.asked.months),
            have: have.units,
            possible: possible.units,
            at_best: at_best.units,
            relief: Relief::default(),
        };
        let in_all = proportion.least().map(|needed| Figures {
            need: Experience::ANY_WORK,
            words: "experience in all",
            needed,
            have: have.in_all,
            possible: possible.in_all,
            at_best: at_best.in_all,
            relief: Relief::default(),
        });
        for figures in std::iter::once(share).chain(in_all) {
            let amount = figures.amount(&rates);
            self.show(node, || amount.sentence());
            node.time.push(amount);
            let supposed = || "if what is open is decided for the applicant".to_owned();
            node.shortfalls.extend(figures.shortfall(&rates, "", supposed));
        }
        for (pattern, units) in patterns.iter().zip(&at_best.shares).filter(|(_, units)| **units > 0) {
            let toward = time_of(compiled, pattern).map_or("", |time| time.words.as_str());
            let had = Credit { units: *units, per_month: rates.per_month }.floor();
            let asked = Span { months: pattern.months, days: 0 };
            self.show(node, || format!("{had} of {toward}, of {asked}, counted once"));
        }
        self.show(node, || format!("combined by “{}”", proportion.asked.source.cite));
        if node.shortfalls.is_empty() {
            self.settle(answered, node);
        } else {
            node.outcome = Outcome::NotMet;
        }
    }

    /// The jobs that count for the time of each pattern.
    fn parts_of(&mut self, patterns: &[&Pattern]) -> Vec<Vec<PartCredit>> {
        let compiled = self.search.compiled;
        let times = patterns.iter().filter_map(|pattern| Some((pattern.time, time_of(compiled, pattern)?)));
        times.map(|(number, time)| TimeCredit::parts_of(self.search, number, time)).collect()
    }
}

/// The time of work that a pattern asks for.
fn time_of<'c, 's>(compiled: &'c Compiled<'s>, pattern: &Pattern) -> Option<&'c Time<'s>> {
    compiled.node(pattern.time)?.kind.time()
}
