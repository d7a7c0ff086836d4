//! A tier's requirement made ready for the vocabulary: once for all applicants.

use super::kinds::{KindIndex, KindSet};
use super::record::field_key;
use crate::spec::{
    Code, Combination, Credential, Degree, Education, Experience, Fields, Judgement, OtherFields, Requirement,
    RequirementSource, Substitution, Vocabulary,
};

/// A requirement as nodes that name one another by number; a node comes after its parts.
#[derive(Debug, Clone)]
pub(super) struct Compiled<'s> {
    pub code: &'s Code,
    pub nodes: Vec<Node<'s>>,
    pub root: usize,
    /// The words of each different clause about fields of study.
    pub clauses: Vec<&'s str>,
    /// Kinds of work that are relevant to the class, for equivalences.
    pub relevant: KindSet,
    /// Months of work that the class asks for anyway.
    pub asked: u32,
}

/// One node.
#[derive(Debug, Clone)]
pub(super) struct Node<'s> {
    pub source: &'s RequirementSource,
    pub kind: Kind<'s>,
}

/// What a node asks.
#[derive(Debug, Clone)]
pub(super) enum Kind<'s> {
    All(Vec<usize>),
    Any(Vec<usize>),
    Education { asked: &'s Education, fields: Option<FieldRule> },
    Experience(Time<'s>),
    Credential { asked: &'s Credential, name: String, unsettled: bool },
    Substitution { asked: &'s Substitution, time: Time<'s>, substitutes: Vec<(u32, usize)> },
    Combination { asked: &'s Combination, words: String, fields: Option<FieldRule>, kinds: KindSet, unsettled: bool },
    Judgement(&'s Judgement),
}

/// Time of work that is asked for.
#[derive(Debug, Clone)]
pub(super) struct Time<'s> {
    pub asked: &'s Experience,
    /// What is asked for, in words.
    pub words: String,
    pub kinds: KindSet,
    pub judged: KindSet,
    /// Other work counts if a person finds that it is of these kinds.
    pub unsettled: bool,
    pub including: Vec<Time<'s>>,
}

/// Which fields of study satisfy a clause.
#[derive(Debug, Clone)]
pub(super) struct FieldRule {
    /// The clause's number.
    pub clause: usize,
    pub accepted: Vec<String>,
    /// Others are a judgement, save for the remote ones.
    pub open: bool,
}

impl<'s> Compiled<'s> {
    pub fn new(code: &'s Code, requirement: &'s Requirement, kinds: &KindIndex, vocabulary: &Vocabulary) -> Self {
        let mut compiled = Compiled {
            code,
            nodes: Vec::new(),
            root: 0,
            clauses: Vec::new(),
            relevant: KindSet::default(),
            asked: asked_months(requirement),
        };
        compiled.root = compiled.add(requirement, kinds, vocabulary);
        compiled
    }

    /// The node with a number that this value gave out.
    pub fn node(&self, number: usize) -> Option<&Node<'s>> {
        self.nodes.get(number)
    }

    fn add(&mut self, requirement: &'s Requirement, kinds: &KindIndex, vocabulary: &Vocabulary) -> usize {
        let kind = match requirement {
            Requirement::All(branch) => Kind::All(self.add_all(&branch.of, kinds, vocabulary)),
            Requirement::Any(branch) => Kind::Any(self.add_all(&branch.of, kinds, vocabulary)),
            Requirement::Education(asked) => {
                Kind::Education { asked, fields: asked.fields.as_ref().map(|fields| self.field_rule(fields)) }
            }
            Requirement::Experience(asked) => Kind::Experience(self.time(asked, kinds, vocabulary)),
            Requirement::Credential(asked) => {
                let known = |id: &String| vocabulary.credentials.iter().find(|kind| kind.id == *id);
                let unsettled = asked.any_of.iter().filter_map(known).any(|kind| kind.unsettled);
                Kind::Credential { asked, name: credential_name(asked, vocabulary), unsettled }
            }
            Requirement::Substitution(asked) => {
                let substitutes = asked
                    .substitutes
                    .iter()
                    .map(|substitute| (substitute.months, self.add(&substitute.by, kinds, vocabulary)))
                    .collect();
                Kind::Substitution { asked, time: self.time(&asked.experience, kinds, vocabulary), substitutes }
            }
            Requirement::Combination(asked) => {
                let counted = kinds.only(&asked.kinds);
                self.relevant.extend(&counted);
                let fields = asked.fields.as_ref().map(|fields| self.field_rule(fields));
                let unsettled = kinds.unsettled(&counted);
                let words = need_words(&asked.need, vocabulary);
                Kind::Combination { asked, words, fields, kinds: counted, unsettled }
            }
            Requirement::Judgement(asked) => Kind::Judgement(asked),
        };
        self.nodes.push(Node { source: requirement.source(), kind });
        self.nodes.len() - 1
    }

    fn add_all(&mut self, parts: &'s [Requirement], kinds: &KindIndex, vocabulary: &Vocabulary) -> Vec<usize> {
        parts.iter().map(|part| self.add(part, kinds, vocabulary)).collect()
    }

    fn time(&mut self, asked: &'s Experience, kinds: &KindIndex, vocabulary: &Vocabulary) -> Time<'s> {
        let counted = kinds.only(&asked.kinds);
        self.relevant.extend(&counted);
        let including = asked.including.iter().map(|part| self.time(part, kinds, vocabulary)).collect();
        let grown = if asked.progressive { "progressively responsible " } else { "" };
        let unsettled = kinds.unsettled(&counted);
        let levels = asked.comparable_to.split_last().map(|(last, others)| match others {
            [] => format!("comparable to {last}"),
            others => {
                let others: Vec<&str> = others.iter().map(Code::as_str).collect();
                format!("comparable to {} or {last}", others.join(", "))
            }
        });
        let words = match levels {
            None => format!("{grown}{}", need_words(&asked.need, vocabulary)),
            Some(levels) if unsettled => format!("{}, {levels}", need_words(&asked.need, vocabulary)),
            Some(levels) => format!("work {levels}"),
        };
        Time { asked, words, kinds: counted, judged: kinds.only(&asked.judged_kinds), unsettled, including }
    }

    fn field_rule(&mut self, fields: &'s Fields) -> FieldRule {
        let known = self.clauses.iter().position(|clause| *clause == fields.printed);
        let clause = known.unwrap_or_else(|| {
            self.clauses.push(&fields.printed);
            self.clauses.len() - 1
        });
        FieldRule {
            clause,
            accepted: fields.accepted.iter().map(|name| field_key(name)).collect(),
            open: fields.others == OtherFields::Judgement,
        }
    }
}

fn credential_name(asked: &Credential, vocabulary: &Vocabulary) -> String {
    let meaning = |id: &String| {
        let kind = vocabulary.credentials.iter().find(|kind| kind.id == *id);
        kind.map_or_else(|| id.replace('_', " "), |kind| kind.meaning.clone())
    };
    either(&asked.any_of.iter().map(meaning).collect::<Vec<_>>())
}

/// "a current licence as A or B" from "a current licence as A" and "a current licence as B".
fn either(names: &[String]) -> String {
    let words: Vec<Vec<&str>> = names.iter().map(|name| name.split(' ').collect()).collect();
    let Some((first, others)) = words.split_first() else { return String::new() };
    let same = |at: &usize| others.iter().all(|other| other.len() > at + 1 && other.get(*at) == first.get(*at));
    let common = (0..first.len()).take_while(same).count();
    // A name is not cut in two: what is left out ends with a word that begins small.
    let begins_small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let common = first.iter().take(common).rposition(begins_small).map_or(0, |at| at + 1);
    let rest = others.iter().map(|other| other.get(common..).unwrap_or_default().join(" "));
    std::iter::once(first.join(" ")).chain(rest).collect::<Vec<_>>().join(" or ")
}

/// A need in words: those of the vocabulary, the meaning of the kind of this name, or else the name itself.
fn need_words(need: &str, vocabulary: &Vocabulary) -> String {
    if let Some(known) = vocabulary.needs.iter().find(|known| known.id == need) {
        return known.words.clone();
    }
    let kind = vocabulary.kinds.iter().find(|kind| kind.id == need);
    let meaning = kind.and_then(|kind| kind.meaning.split(';').next());
    meaning.map_or_else(|| need.replace('_', " "), |meaning| meaning.trim().to_owned())
}

/// The most months of work that a requirement can use up.
fn asked_months(requirement: &Requirement) -> u32 {
    match requirement {
        Requirement::All(branch) => branch.of.iter().map(asked_months).fold(0, u32::saturating_add),
        Requirement::Any(branch) => branch.of.iter().map(asked_months).max().unwrap_or_default(),
        Requirement::Experience(asked) => asked.months,
        Requirement::Substitution(asked) => asked.experience.months,
        Requirement::Combination(asked) => asked.months,
        Requirement::Education(_) | Requirement::Credential(_) | Requirement::Judgement(_) => 0,
    }
}

/// The normal length of study to a degree, in months, beyond high school.
pub(super) fn length_of(degree: Degree) -> u32 {
    match degree {
        Degree::HighSchool => 0,
        Degree::Associate => 24,
        Degree::Bachelor => 48,
        Degree::Master => 72,
        Degree::Doctorate => 108,
    }
}

#[cfg(test)]
mod tests {
    use super::either;

    #[test]
    fn what_two_credentials_have_in_common_is_said_once() {
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(either(&names(&["a licence as A", "a licence as B C"])), "a licence as A or B C");
        let (one, two) = ("licensed as a Social Worker", "licensed as a Social Clinical Worker");
        assert_eq!(either(&names(&[one, two])), "licensed as a Social Worker or Social Clinical Worker");
        assert_eq!(either(&names(&["a licence"])), "a licence");
        assert_eq!(either(&names(&["a licence", "a licence"])), "a licence or licence");
    }
}
