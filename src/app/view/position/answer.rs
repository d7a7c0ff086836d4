//! What becomes of the position, in a few sentences: the answer before the reasons for it.

use rungs_domain::allocate::{Basis, Finding, PolicyAnswer};
use rungs_domain::qualify::Hundredths;

use super::cards::points;
use super::{JudgedWords, capital};

/// What becomes of a position.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswerData {
    /// "41312 Social Service Program Planner II", or that there is no answer yet.
    pub class: String,
    /// What becomes of the request and of the position, by whose rule and why, by how much; sentences.
    pub why: String,
    /// What is still open, or equal; empty: nothing.
    pub open: String,
}

/// The answer, then why.
pub fn answer(told: JudgedWords<'_>) -> AnswerData {
    let (allocation, found) = (&told.judged.allocation, &told.judged.determination);
    let becomes = found.words(told.position, told.series());
    let (Some(answer), Some(chosen)) = (allocation.deciding(), &allocation.chosen) else {
        return match found.class {
            None => nobody_chose(told),
            Some(_) => {
                let why = format!("{becomes} Nothing is computed: nobody has chosen the policy that decides.");
                AnswerData { class: decided(told), why, open: String::new() }
            }
        };
    };
    let title = told.judged.decider().map_or("", |policy| policy.title.as_str());
    let mut why = vec![becomes, format!("By “{title}”: {}.", chosen.words())];
    why.extend(margin(told, answer));
    AnswerData { class: capital(&decided(told)), why: why.join(" "), open: open(told, answer) }
}

/// "41312 Planner II · draft"; "CA2460 Lead by decision, computed CA2459 · decided".
fn decided(told: JudgedWords<'_>) -> String {
    let found = &told.judged.determination;
    let computed = found.computed.words(told.series());
    let Some(level) = found.class.and_then(|at| told.level(at)).filter(|_| !told.position.planned) else {
        return computed;
    };
    let class = level.code_and_title();
    match found.basis {
        Basis::Departs => format!("{class} by decision; computed: {computed} · {}", found.state.word()),
        Basis::Alone => format!("{class} by decision · {}", found.state.word()),
        Basis::Policy | Basis::Confirmed => format!("{class} · {}", found.state.word()),
    }
}

fn nobody_chose(told: JudgedWords<'_>) -> AnswerData {
    let answers = told.judged.allocation.answers.iter().zip(&told.judged.policies);
    let mut by_class: Vec<(usize, Vec<String>)> = Vec::new();
    for (answer, policy) in answers {
        let Some(level) = answer.finding.level() else { continue };
        let named = format!("“{}”", policy.title);
        match by_class.iter_mut().find(|(class, _)| *class == level) {
            Some((_, policies)) => policies.push(named),
            None => by_class.push((level, vec![named])),
        }
    }
    let would = by_class.iter().map(|(class, by)| format!("{} by {}", told.code(*class), by.join(" and ")));
    let would: Vec<String> = would.collect();
    let would = if would.is_empty() { String::new() } else { format!(" It would be {}.", would.join(", ")) };
    AnswerData {
        class: "No answer yet: nobody has chosen the policy that decides".to_owned(),
        why: format!("The series names none. Choose one at “Decides”, or by its card below, and say why.{would}"),
        open: String::new(),
    }
}

/// Where nothing counts at any level, no distance between classes means anything.
fn margin(told: JudgedWords<'_>, answer: &PolicyAnswer) -> Option<String> {
    let margin = answer.margin().filter(|_| told.sheet().counted > Hundredths(0))?;
    let to = match margin.to {
        Finding::Class(level) => format!("would have to move to {}", told.code(level)),
        other => format!("of lead work more or less: then {}", other.words(told.series())),
    };
    Some(format!("Margin: {} of time {to}.", points(margin)))
}

fn open(told: JudgedWords<'_>, answer: &PolicyAnswer) -> String {
    let mut said: Vec<String> =
        answer.tie.iter().map(|tie| format!("{}.", capital(&tie.words(told.series())))).collect();
    let undecided = told.judged.allocation.undecided().count();
    let matches = if undecided == 1 { "one match is" } else { "matches are" };
    let [lowest, highest] = [answer.lowest, answer.highest].map(|finding| match finding.level() {
        Some(level) => told.code(level).to_owned(),
        None => finding.words(told.series()),
    });
    said.extend(match (undecided, lowest == highest) {
        (0, true) => None,
        (0, false) => Some(format!("What is not said could make it {lowest} to {highest}.")),
        (_, true) => Some(format!("While {matches} undecided it stays the answer, however they are decided.")),
        (_, false) => Some(format!("While {matches} undecided it can still be {lowest} to {highest}.")),
    });
    said.join(" ")
}
