//! Questions that only a person can answer, and the words in which they are asked.

use super::compile::{Compiled, Kind, Time};
use super::{Job, Record, Schooling, Study, Verdict};
use crate::spec::{About, Degree};

/// More open jobs than this are asked about together.
pub(super) const MOST_SINGLE: usize = 8;

/// What a question is about; small, so that it costs nothing until it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// Whether the field of a study satisfies a clause.
    Field { study: usize, clause: usize },
    /// Whether the institution of a study is accredited.
    Accredited { study: usize },
    /// Whether work is equivalent to the schooling of a node.
    Equivalent { node: usize },
    /// Whether a job was of growing responsibility.
    Progressive { job: usize },
    /// The same of all jobs that do not say so.
    AllProgressive,
    /// Whether a job is like the work that a part of a node asks for.
    Similar { job: usize, node: usize, part: usize },
    /// The same of all jobs that may be.
    AllSimilar { node: usize, part: usize },
    /// Whether the applicant holds the credential of a node.
    Held { node: usize },
    /// Whether a job is comparable to the levels that a part of a node names. Never asked, but its answer counts.
    Comparable { job: usize, node: usize, part: usize },
    /// The condition of a part of a node.
    Condition { node: usize, part: usize },
    /// The question of a judgement node.
    Stated { node: usize },
}

impl Key {
    /// The answer that helps the applicant.
    pub fn helpful(self) -> bool {
        !matches!(self, Key::Condition { .. })
    }

    /// What a question about work supposes of it, in a word: "similar"; `None` for other questions.
    pub fn supposes(self) -> Option<&'static str> {
        match self {
            Key::Progressive { .. } | Key::AllProgressive => Some("progressively responsible"),
            Key::Similar { .. } | Key::AllSimilar { .. } => Some("similar"),
            Key::Comparable { .. } => Some("comparable"),
            _ => None,
        }
    }

    /// The question in words. They do not depend on the day of judging, so that an answer keeps its question.
    pub fn words(self, compiled: &Compiled<'_>, record: &Record<'_>) -> String {
        let applicant = record.applicant();
        let job = |at: usize| applicant.experience.get(at).map_or_else(String::new, job_words);
        match self {
            Key::Field { study, clause } => {
                let field = applicant.education.get(study).and_then(|study| study.field.as_deref());
                let clause = compiled.clauses.get(clause).copied().unwrap_or_default();
                field_words(field.unwrap_or("a field that the record does not name"), clause)
            }
            Key::Accredited { study } => {
                let study = applicant.education.get(study);
                let field = study.and_then(|study| study.field.as_deref());
                let of = field.map_or_else(String::new, |field| format!(" in {field}"));
                let degree = study.map_or("study", |study| schooling_words(study.degree));
                format!("whether the {degree}{of} is from an accredited institution")
            }
            Key::Equivalent { node } => {
                let degree = match compiled.node(node).map(|node| &node.kind) {
                    Some(Kind::Education { asked, .. }) => degree_words(asked.degree),
                    _ => "the schooling",
                };
                format!("whether the experience beyond what is required is equivalent to {degree}")
            }
            Key::Progressive { job: at } => format!("whether {} was progressively responsible", job(at)),
            Key::AllProgressive => "whether the work in the jobs without a marker was progressively responsible".into(),
            Key::Similar { job: at, node, part } => {
                format!("whether {} is similar to {}", job(at), need(compiled, node, part))
            }
            Key::AllSimilar { node, part } => {
                format!("whether the other work is similar to {}", need(compiled, node, part))
            }
            Key::Held { node } => match compiled.node(node).map(|node| &node.kind) {
                Some(Kind::Credential { name, .. }) => format!("whether the applicant holds {name}"),
                _ => String::new(),
            },
            Key::Comparable { job: at, node, part } => {
                format!("whether {} is comparable to {}", job(at), levels(compiled, node, part))
            }
            Key::Condition { node, part } => {
                part_of(compiled, node, part).and_then(|time| time.asked.only_if.clone()).unwrap_or_default()
            }
            Key::Stated { node } => match compiled.node(node).map(|node| &node.kind) {
                Some(Kind::Judgement(asked)) => asked.question.clone(),
                _ => String::new(),
            },
        }
    }

    /// Whether it asks how the text is to be read: a yes to it satisfies nothing.
    pub fn is_about_text(self, compiled: &Compiled<'_>) -> bool {
        let Key::Stated { node } = self else { return false };
        matches!(compiled.node(node).map(|node| &node.kind), Some(Kind::Judgement(asked)) if asked.about == About::Text)
    }

    /// The answer on record, and which judgement gives it. The latest one counts.
    pub fn recorded(self, compiled: &Compiled<'_>, record: &Record<'_>) -> Option<(usize, bool)> {
        let judgements = &record.applicant().judgements;
        if judgements.is_empty() {
            return None;
        }
        let words = self.words(compiled, record);
        let answers = judgements.iter().enumerate().filter(|(_, judgement)| {
            let here = judgement.level.as_ref().is_none_or(|level| level == compiled.code);
            here && judgement.decision.is_answer() && judgement.what == words
        });
        let (at, latest) = answers.max_by_key(|(at, judgement)| (judgement.on, *at))?;
        if self.is_about_text(compiled) && latest.decision == Verdict::Yes {
            return None;
        }
        Some((at, (latest.decision == Verdict::Yes) == self.helpful()))
    }
}

/// The time of work of a node: the whole for part 0, then its included parts in depth-first order.
pub(super) fn part_of<'c, 's>(compiled: &'c Compiled<'s>, node: usize, part: usize) -> Option<&'c Time<'s>> {
    let whole = match &compiled.node(node)?.kind {
        Kind::Experience(time) | Kind::Substitution { time, .. } => time,
        _ => return None,
    };
    let mut waiting = vec![whole];
    let mut left = part;
    while let Some(time) = waiting.pop() {
        if left == 0 {
            return Some(time);
        }
        left -= 1;
        waiting.extend(time.including.iter().rev());
    }
    None
}

fn need(compiled: &Compiled<'_>, node: usize, part: usize) -> String {
    if let Some(Kind::Combination { words, .. }) = compiled.node(node).map(|node| &node.kind) {
        return words.clone();
    }
    part_of(compiled, node, part).map_or_else(String::new, |time| time.words.clone())
}

fn levels(compiled: &Compiled<'_>, node: usize, part: usize) -> String {
    let codes = part_of(compiled, node, part).map_or(&[][..], |time| &time.asked.comparable_to);
    codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ")
}

fn job_words(job: &Job) -> String {
    format!("the work as {} from {} on", job.title, job.from)
}

/// "whether Health Administration is a related health specialty": the open end of a clause, where it has one.
fn field_words(field: &str, clause: &str) -> String {
    let last = clause.rsplit(" or ").next().unwrap_or(clause).trim();
    if !last.contains("related") {
        return format!("whether {field} belongs to {clause}");
    }
    let article = if last.starts_with("a ") || last.starts_with("an ") { "" } else { "a " };
    format!("whether {field} is {article}{last}")
}

/// The degree that is asked for, in words.
pub(super) fn degree_words(degree: Degree) -> &'static str {
    match degree {
        Degree::HighSchool => "a high school diploma or GED",
        Degree::Associate => "an Associate's degree",
        Degree::Bachelor => "a Bachelor's degree",
        Degree::Master => "a Master's degree",
        Degree::Doctorate => "a doctorate",
    }
}

/// A study in words: "Master's degree in Social Work".
pub(super) fn study_name(study: &Study) -> String {
    let field = study.field.as_ref().map_or_else(String::new, |field| format!(" in {field}"));
    format!("{}{field}", schooling_words(study.degree))
}

/// What a study reached, in words.
pub(super) fn schooling_words(schooling: Schooling) -> &'static str {
    match schooling {
        Schooling::HighSchool => "high school diploma",
        Schooling::Ged => "GED",
        Schooling::SomeCollege { .. } => "time of college",
        Schooling::Associate => "Associate's degree",
        Schooling::Bachelor => "Bachelor's degree",
        Schooling::Master => "Master's degree",
        Schooling::Doctorate => "doctorate",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_open_end_of_a_clause_is_what_is_asked() {
        let asked = |clause| field_words("Health Administration", clause);
        assert_eq!(
            asked("social or behavioral science or related health specialty"),
            "whether Health Administration is a related health specialty"
        );
        assert_eq!(asked("a related field"), "whether Health Administration is a related field");
        assert_eq!(
            asked("Social Sciences or Human Services"),
            "whether Health Administration belongs to Social Sciences or Human Services"
        );
    }
}
