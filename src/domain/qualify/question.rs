//! Questions that only a person can answer, and the words in which they are asked.

use super::compile::{Compiled, GROWING, Kind, Time};
use super::coursework::Measure;
use super::evidence::{from_whom, in_field};
use super::proportion::beside_words;
use super::service::WorkQuestion;
use super::stand_in::replaced_words;
use super::{Job, Record, Study, Verdict};
use crate::spec::{About, Code};

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
    /// Whether a job of which the record names no kind was of a kind that a part of a node asks for.
    OfKind { job: usize, node: usize, part: usize },
    /// The same of all jobs without a kind.
    AllOfKind { node: usize, part: usize },
    /// Whether a job is comparable to the levels that a part of a node names. Not asked of a job that names levels,
    /// but an answer counts.
    Comparable { job: usize, node: usize, part: usize },
    /// The same of all jobs that name no level.
    AllComparable { node: usize, part: usize },
    /// Whether the time of a job was lived in a place, which counts by the calendar, and not worked there.
    Lived { job: usize },
    /// The same of all jobs of which it may be so.
    AllLived,
    /// Whether the subject of an entry of units, courses or hours is one that a part of a node asks for.
    Subject { entry: usize, node: usize, part: usize },
    /// Whether units of the sort that a node does not print count for it.
    Converted { node: usize },
    /// Whether the applicant has the units, courses or hours of a node, of which the record says nothing.
    Completed { node: usize },
    /// Whether work is what a part of a node asks beside its kind and level.
    Work(WorkQuestion),
    /// Whether the applicant has the schooling of a node, which no record can say.
    Schooled { node: usize },
    /// Whether what is there stands in for what a node asks for.
    Replaced { node: usize, at: usize },
    /// Whether work toward an alternative can be combined with other work without what it asks beside its time: a node
    /// of those that stand beside it, or a part of the time.
    Without { node: usize, pattern: usize, at: usize },
    /// Whether work toward several alternatives, of which it is not clear how they add up, reaches a whole.
    InProportion { node: usize },
    /// The condition of a part of a node.
    Condition { node: usize, part: usize },
    /// The question of a judgment node.
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
                let clause = compiled.clauses.get(clause).map_or("", |clause| clause.printed);
                field_words(&field_of(record, study), clause)
            }
            Key::Accredited { study } => {
                let study = applicant.education.get(study);
                let field = study.and_then(|study| study.field.as_deref());
                let of = field.map_or_else(String::new, |field| format!(" in {field}"));
                let degree = study.map_or("study", |study| study.degree.words());
                format!("whether the {degree}{of} is from an accredited institution")
            }
            Key::Equivalent { node } => {
                let degree = match compiled.node(node).map(|node| &node.kind) {
                    Some(Kind::Education { asked, .. }) => asked.with_article(),
                    _ => "the schooling".to_owned(),
                };
                format!("whether the experience beyond what is required is equivalent to {degree}")
            }
            Key::Progressive { job: at } => format!("whether {} was progressively responsible", job(at)),
            Key::AllProgressive => "whether the work in the jobs without a marker was progressively responsible".into(),
            Key::Similar { job: at, node, part } => {
                format!("whether {} is similar to {}", job(at), alike(compiled, node, part))
            }
            Key::AllSimilar { node, part } => {
                format!("whether the other work is similar to {}", alike(compiled, node, part))
            }
            Key::Subject { entry, node, part } => {
                let Some(Kind::Coursework(asked)) = compiled.node(node).map(|node| &node.kind) else {
                    return String::new();
                };
                let rule = asked.parts.get(part).and_then(|part| part.subject.as_ref());
                let clause =
                    rule.and_then(|rule| compiled.clauses.get(rule.clause)).map_or("", |clause| clause.printed);
                match asked.measure.subject(record, entry) {
                    "" => format!("whether the units of which the record names no subject belong to {clause}"),
                    subject if asked.measure == Measure::Hours => format!("whether {subject} is {clause}"),
                    subject => field_words(subject, clause),
                }
            }
            Key::Converted { node } => match compiled.node(node).map(|node| &node.kind) {
                Some(Kind::Coursework(asked)) => {
                    let words = asked.words();
                    format!("whether a quarter unit counts as two thirds of a semester unit for {words}")
                }
                _ => String::new(),
            },
            Key::Completed { node } => match compiled.node(node).map(|node| &node.kind) {
                Some(Kind::Coursework(asked)) => format!("whether the applicant has completed {}", asked.words()),
                _ => String::new(),
            },
            Key::Schooled { node } => match compiled.node(node).map(|node| &node.kind) {
                Some(Kind::Education { asked, .. }) => {
                    let (field, from) = (in_field(asked.fields.as_ref()), from_whom(asked.accreditation));
                    format!("whether the applicant has completed {}{field}{from}", asked.words())
                }
                _ => String::new(),
            },
            Key::Held { node } => match compiled.node(node).map(|node| &node.kind) {
                Some(Kind::Credential { name, .. }) => format!("whether the applicant holds {name}"),
                _ => String::new(),
            },
            Key::OfKind { job: at, node, part } => {
                format!("whether {} was {}", job(at), kind_of_work(compiled, node, part))
            }
            Key::AllOfKind { node, part } => {
                format!("whether the work in the jobs without a kind was {}", kind_of_work(compiled, node, part))
            }
            Key::Comparable { job: at, node, part } => {
                format!("whether {} is {}", job(at), comparable(compiled, node, part))
            }
            Key::AllComparable { node, part } => {
                let clause = comparable(compiled, node, part);
                format!("whether the work in the jobs that name no level is {clause}")
            }
            Key::Lived { job: at } => applicant.experience.get(at).map_or_else(String::new, |job| {
                format!("whether the time as {} from {} on was residency and not work", job.title, job.from)
            }),
            Key::AllLived => "whether the times with fewer hours than a full week were residency and not work".into(),
            Key::Work(question) => question.words(compiled, record),
            Key::Replaced { node, at } => match compiled.node(node).map(|node| &node.kind) {
                Some(Kind::Substitution { asked, .. } | Kind::Replaced { asked, .. }) => replaced_words(asked, at),
                _ => String::new(),
            },
            Key::Without { node, pattern, at } => beside_words(compiled, node, pattern, at)
                .map_or_else(String::new, |(own, rest)| {
                    format!("whether work toward “{own}” can be combined with other work without “{rest}”")
                }),
            Key::InProportion { node } => match compiled.node(node).map(|node| &node.kind) {
                Some(Kind::Any(_, Some(proportion))) => format!(
                    "whether work toward several of these, with what they ask beside it, reaches a whole in proportion: “{}”",
                    proportion.asked.source.cite
                ),
                _ => String::new(),
            },
            Key::Condition { node, part } => {
                part_of(compiled, node, part).and_then(|time| time.asked.only_if.clone()).unwrap_or_default()
            }
            Key::Stated { node } => match compiled.node(node).map(|node| &node.kind) {
                Some(Kind::Judgement(asked)) => asked.question.clone(),
                _ => String::new(),
            },
        }
    }

    /// Whether it asks the same of another node in the same words. Only questions of a sort are written out for it.
    pub fn is_like(self, other: Key, compiled: &Compiled<'_>, record: &Record<'_>) -> bool {
        // Whether a field suits a clause is one question, be it that of a degree or of units.
        let sorts = match (self, other) {
            (Key::Field { .. }, Key::Subject { .. }) | (Key::Subject { .. }, Key::Field { .. }) => true,
            (Key::Field { .. } | Key::Accredited { .. } | Key::Progressive { .. } | Key::Lived { .. }, _) => false,
            (Key::Work(one), Key::Work(other)) => one.asks == other.asks,
            _ => std::mem::discriminant(&self) == std::mem::discriminant(&other),
        };
        sorts && self.words(compiled, record) == other.words(compiled, record)
    }

    /// Whether it asks how the text is to be read: a yes to it satisfies nothing.
    pub fn is_about_text(self, compiled: &Compiled<'_>) -> bool {
        let Key::Stated { node } = self else { return false };
        matches!(compiled.node(node).map(|node| &node.kind), Some(Kind::Judgement(asked)) if asked.about == About::Text)
    }

    /// The question about a part of the clause only, as it was asked before clauses were quoted whole, and whether a no
    /// to it is a no to the whole. A yes to it always is a yes to the whole.
    fn narrower(self, compiled: &Compiled<'_>, record: &Record<'_>) -> Option<(String, bool)> {
        match self {
            Key::Field { study, clause } => {
                let clause = compiled.clauses.get(clause)?;
                let last = clause.open_end?;
                let article = if begins_with_article(last) { "" } else { "a " };
                Some((format!("whether {} is {article}{last}", field_of(record, study)), clause.only_names))
            }
            Key::OfKind { job, node, part } => {
                let job = record.applicant().experience.get(job)?;
                part_of(compiled, node, part)?.alike.as_ref()?;
                let words = alike(compiled, node, part);
                let words = words.strip_prefix(GROWING).unwrap_or(&words);
                Some((format!("whether {} was {words}", job_words(job)), false))
            }
            Key::Comparable { job, node, part } => {
                let (job, time) = (record.applicant().experience.get(job)?, part_of(compiled, node, part)?);
                let codes: Vec<&str> = time.asked.comparable_to.iter().map(Code::as_str).collect();
                Some((format!("whether {} is comparable to {}", job_words(job), codes.join(" or ")), false))
            }
            _ => None,
        }
    }

    /// The answer on record, and which judgment gives it. The latest one counts.
    pub fn recorded(self, compiled: &Compiled<'_>, record: &Record<'_>) -> Option<(usize, bool)> {
        let judgements = &record.applicant().judgements;
        if judgements.is_empty() {
            return None;
        }
        let (words, narrower) = (self.words(compiled, record), self.narrower(compiled, record));
        let answers = judgements.iter().enumerate().filter(|(_, judgement)| {
            let here = judgement.level.as_ref().is_none_or(|level| level == compiled.code);
            let part = |(words, both): &(String, bool)| {
                (*both || judgement.decision == Verdict::Yes) && same_words(&judgement.what, words)
            };
            here && judgement.decision.is_answer()
                && (same_words(&judgement.what, &words) || narrower.as_ref().is_some_and(part))
        });
        let (at, latest) = answers.max_by_key(|(at, judgement)| (judgement.on, *at))?;
        if self.is_about_text(compiled) && latest.decision == Verdict::Yes {
            return None;
        }
        Some((at, (latest.decision == Verdict::Yes) == self.helpful()))
    }
}

/// Whether two texts have the same words; capitals and the space between do not matter.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    let same = |(one, other): (&str, &str)| one.eq_ignore_ascii_case(other);
    one == other
        || one.split_whitespace().count() == other.split_whitespace().count()
            && one.split_whitespace().zip(other.split_whitespace()).all(same)
}

/// The time of work of a node: the whole for part 0, then its included parts in depth-first order.
pub(super) fn part_of<'c, 's>(compiled: &'c Compiled<'s>, node: usize, part: usize) -> Option<&'c Time<'s>> {
    let mut waiting = vec![compiled.node(node)?.kind.time()?];
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

/// What other work may be like.
fn alike(compiled: &Compiled<'_>, node: usize, part: usize) -> String {
    let alike = part_of(compiled, node, part).and_then(|time| time.alike.clone());
    alike.unwrap_or_else(|| need(compiled, node, part))
}

/// The work that a part asks for, whether or not its responsibility grows.
fn kind_of_work(compiled: &Compiled<'_>, node: usize, part: usize) -> String {
    let words = need(compiled, node, part);
    words.strip_prefix(GROWING).map_or_else(|| words.clone(), str::to_owned)
}

/// What work must be comparable to.
fn comparable(compiled: &Compiled<'_>, node: usize, part: usize) -> String {
    part_of(compiled, node, part).and_then(|time| time.levels.clone()).unwrap_or_default()
}

/// The field of a study as the record names it, or the study whose field it does not name.
fn field_of(record: &Record<'_>, study: usize) -> String {
    let study = record.applicant().education.get(study);
    let named = study.and_then(|study| study.field.as_deref()).map(str::trim).filter(|field| !field.is_empty());
    named.map(str::to_owned).unwrap_or_else(|| match study {
        Some(study) => {
            let degree = study.degree.words();
            format!("the field of the {degree} of {}, which the record does not name,", study.conferred)
        }
        None => String::new(),
    })
}

pub(super) fn job_words(job: &Job) -> String {
    format!("the work as {} from {} on", job.title, job.from)
}

/// "whether Health Administration is a social or behavioral science or related health specialty": the clause whole,
/// as printed, with an article where it reads as one.
fn field_words(field: &str, clause: &str) -> String {
    let clause = clause.trim();
    if !clause.contains("related") {
        return format!("whether {field} belongs to {clause}");
    }
    // A list of names, or one with an article of its own, takes none.
    let names = clause.contains([',', ':']) || clause.contains(" a ") || clause.contains(" an ");
    let article = match clause.chars().next() {
        Some(first) if first.is_lowercase() && !names && !begins_with_article(clause) => {
            if matches!(first, 'a' | 'e' | 'i' | 'o' | 'u') { "an " } else { "a " }
        }
        _ => "",
    };
    format!("whether {field} is {article}{clause}")
}

fn begins_with_article(clause: &str) -> bool {
    ["a ", "an ", "the "].iter().any(|article| clause.starts_with(article))
}

/// A study in words: "Master's degree in Social Work".
pub(super) fn study_name(study: &Study) -> String {
    let field = study.field.as_ref().map_or_else(String::new, |field| format!(" in {field}"));
    format!("{}{field}", study.degree.words())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_asked_about_whole() {
        let asked = |clause| field_words("Public Health", clause);
        assert_eq!(
            asked("social or behavioral science or related health specialty"),
            "whether Public Health is a social or behavioral science or related health specialty"
        );
        assert_eq!(
            asked("Social Work, Psychology, or a closely related field"),
            "whether Public Health is Social Work, Psychology, or a closely related field"
        );
        assert_eq!(asked("a related field"), "whether Public Health is a related field");
        assert_eq!(asked("allied or related field"), "whether Public Health is an allied or related field");
        assert_eq!(
            asked("Social Sciences or Human Services"),
            "whether Public Health belongs to Social Sciences or Human Services"
        );
    }

    #[test]
    fn a_question_is_the_same_however_it_is_spaced() {
        assert!(same_words("Whether History  is a related field", "whether History is a related field"));
        assert!(!same_words("whether History is a related", "whether History is a related field"));
    }
}
