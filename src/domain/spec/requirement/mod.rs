//! What a level asks of an applicant, as a tree whose every node cites its printed sentence.

mod alternatives;
mod coursework;
mod in_addition;
mod node;
mod note;
mod said;
mod substitution;
mod work;

use crate::words::word_table;
pub use alternatives::{Alternatives, InProportion};
pub use coursework::{Courses, Hours, Units};
pub use in_addition::{MOST_APART, in_addition};
pub use node::{Node, NodePath, NodeStep};
pub use note::{Due, Note};
pub use said::{RequirementSummary, months_in_words};
pub use substitution::{Rate, RateUnit, Substitute, Substitution};
pub use work::{Experience, Service};

/// The most nodes of one requirement: more than this a person cannot review.
pub const MAX_REQUIREMENT_NODES: usize = 150;

/// The printed sentence that a node rests on, and how it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The sentence, or the part of it, as printed.
    pub cite: String,
    /// Why it was read so, where the reading rests on judgment.
    pub reading: Option<String>,
    /// Sentences about the node that satisfy nothing, in printed order.
    pub notes: Vec<Note>,
}

impl Source {
    /// A sentence that is read as it stands.
    pub fn printed(cite: impl Into<String>) -> Self {
        Source { cite: cite.into(), reading: None, notes: Vec::new() }
    }
}

/// One node of a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Requirement {
    /// Every part is needed.
    All(Branch),
    /// One part is enough.
    Any(Alternatives),
    /// So many of the parts are needed.
    AtLeast(AtLeast),
    /// A degree, diploma or schooling.
    Education(Education),
    /// Units of study.
    Units(Units),
    /// Courses.
    Courses(Courses),
    /// Hours of training or of practice.
    Hours(Hours),
    /// Time of work, in months.
    Experience(Experience),
    /// Time in a class.
    Service(Service),
    /// A license, certificate or completed program.
    Credential(Credential),
    /// What something else may stand in for, wholly or in part.
    Substitution(Substitution),
    /// Education and experience that together reach a number of months, in any proportion.
    Combination(Combination),
    /// What only a person can decide.
    Judgement(Judgement),
}

impl Requirement {
    /// The printed sentence of this node.
    pub fn source(&self) -> &Source {
        match self {
            Requirement::All(node) => &node.source,
            Requirement::Any(node) => &node.source,
            Requirement::AtLeast(node) => &node.source,
            Requirement::Education(node) => &node.source,
            Requirement::Units(node) => &node.source,
            Requirement::Courses(node) => &node.source,
            Requirement::Hours(node) => &node.source,
            Requirement::Experience(node) => &node.source,
            Requirement::Service(node) => &node.source,
            Requirement::Credential(node) => &node.source,
            Requirement::Substitution(node) => &node.source,
            Requirement::Combination(node) => &node.source,
            Requirement::Judgement(node) => &node.source,
        }
    }

    /// The same, to change it.
    pub fn source_mut(&mut self) -> &mut Source {
        match self {
            Requirement::All(node) => &mut node.source,
            Requirement::Any(node) => &mut node.source,
            Requirement::AtLeast(node) => &mut node.source,
            Requirement::Education(node) => &mut node.source,
            Requirement::Units(node) => &mut node.source,
            Requirement::Courses(node) => &mut node.source,
            Requirement::Hours(node) => &mut node.source,
            Requirement::Experience(node) => &mut node.source,
            Requirement::Service(node) => &mut node.source,
            Requirement::Credential(node) => &mut node.source,
            Requirement::Substitution(node) => &mut node.source,
            Requirement::Combination(node) => &mut node.source,
            Requirement::Judgement(node) => &mut node.source,
        }
    }

    /// What this node asks for.
    pub fn asks(&self) -> RequirementKind {
        match self {
            Requirement::All(_) => RequirementKind::AllOf,
            Requirement::Any(_) => RequirementKind::AnyOf,
            Requirement::AtLeast(_) => RequirementKind::AtLeast,
            Requirement::Education(_) => RequirementKind::Education,
            Requirement::Units(_) => RequirementKind::Units,
            Requirement::Courses(_) => RequirementKind::Courses,
            Requirement::Hours(_) => RequirementKind::Hours,
            Requirement::Experience(_) => RequirementKind::Experience,
            Requirement::Service(_) => RequirementKind::Service,
            Requirement::Credential(_) => RequirementKind::Credential,
            Requirement::Substitution(node) if node.months().is_none() => RequirementKind::Replacement,
            Requirement::Substitution(_) => RequirementKind::Substitution,
            Requirement::Combination(_) => RequirementKind::Combination,
            Requirement::Judgement(_) => RequirementKind::Judgement,
        }
    }

    /// The parts of a node that asks for some or all of them; `None`: it has no such parts.
    pub fn branches(&self) -> Option<&[Requirement]> {
        match self {
            Requirement::All(node) => Some(&node.of),
            Requirement::Any(node) => Some(&node.of),
            Requirement::AtLeast(node) => Some(&node.of),
            _ => None,
        }
    }

    /// The same, to change them.
    pub fn branches_mut(&mut self) -> Option<&mut Vec<Requirement>> {
        match self {
            Requirement::All(node) => Some(&mut node.of),
            Requirement::Any(node) => Some(&mut node.of),
            Requirement::AtLeast(node) => Some(&mut node.of),
            _ => None,
        }
    }

    /// The time of work that it asks for itself, something standing in for it or not.
    pub fn time_mut(&mut self) -> Option<&mut Experience> {
        match self {
            Requirement::Experience(time) => Some(time),
            Requirement::Substitution(node) => node.of.time_mut(),
            _ => None,
        }
    }

    /// The time of work or service that it asks for itself, by its printed sentence, with the times to which it is in
    /// addition; `None`: it asks for something else.
    pub fn time_cited(&self) -> Option<(&str, &[String])> {
        match self {
            Requirement::Experience(time) => Some((&time.source.cite, &time.in_addition)),
            Requirement::Service(service) => Some((&service.source.cite, &[])),
            Requirement::Substitution(node) if node.months().is_some() => node.of.time_cited(),
            _ => None,
        }
    }

    /// Whether time of work is asked for, here or in some part.
    pub fn asks_for_work(&self) -> bool {
        match self.branches() {
            Some(parts) => parts.iter().any(Requirement::asks_for_work),
            None if let Requirement::Substitution(node) = self => node.of.asks_for_work(),
            None => matches!(
                self.asks(),
                RequirementKind::Experience | RequirementKind::Service | RequirementKind::Combination
            ),
        }
    }
}

/// What a node of a requirement asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequirementKind {
    /// Every part.
    AllOf,
    /// One of the parts.
    AnyOf,
    /// So many of the parts.
    AtLeast,
    /// Schooling.
    Education,
    /// Units of study.
    Units,
    /// Courses.
    Courses,
    /// Hours of training.
    Hours,
    /// Time of work.
    Experience,
    /// Time in a class.
    Service,
    /// A license, certificate or program.
    Credential,
    /// Time of work, for part of which something else may stand in.
    Substitution,
    /// What is no time of work, in whose place something else may stand.
    Replacement,
    /// Study and work that add up.
    Combination,
    /// A person's answer.
    Judgement,
}

word_table! {
    RequirementKind {
        /// What a node asks for, as its heading.
        heading -> &'static str,
        /// The word in output.
        word -> &'static str,
    }
    Self::AllOf => ["All of these", "all"],
    Self::AnyOf => ["Any one of these", "any"],
    Self::AtLeast => ["At least so many of these", "at_least"],
    Self::Education => ["Education", "education"],
    Self::Units => ["Units of study", "units"],
    Self::Courses => ["Courses", "courses"],
    Self::Hours => ["Hours of training", "hours"],
    Self::Experience => ["Experience", "experience"],
    Self::Service => ["Service in a class", "service"],
    Self::Credential => ["License, certificate or program", "credential"],
    Self::Substitution => ["Experience, or what stands in for part of it", "substitution"],
    Self::Replacement => ["This, or what stands in for it", "substitution"],
    Self::Combination => ["Education and experience together", "combination"],
    Self::Judgement => ["For a person to decide", "judgement"],
}

impl RequirementKind {
    /// All that can be chosen, in the order of [`Requirement`]; what a substitution is of is not chosen.
    pub const ALL: [RequirementKind; 13] = [
        RequirementKind::AllOf,
        RequirementKind::AnyOf,
        RequirementKind::AtLeast,
        RequirementKind::Education,
        RequirementKind::Units,
        RequirementKind::Courses,
        RequirementKind::Hours,
        RequirementKind::Experience,
        RequirementKind::Service,
        RequirementKind::Credential,
        RequirementKind::Substitution,
        RequirementKind::Combination,
        RequirementKind::Judgement,
    ];

    /// The same inside a sentence.
    pub fn words(self) -> String {
        self.heading().to_lowercase()
    }
}

/// The parts of a node of which all are needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Its sentence.
    pub source: Source,
    /// The parts, in printed order; at least one.
    pub of: Vec<Requirement>,
}

/// A node of whose parts so many are needed: "two or more of the following areas".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtLeast {
    /// Its sentence.
    pub source: Source,
    /// How many; at least one, and no more than there are parts.
    pub count: u32,
    /// The parts, in printed order.
    pub of: Vec<Requirement>,
}

/// A degree, from low to high.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Degree {
    /// High school diploma, GED or equivalent.
    HighSchool,
    /// Associate's degree.
    Associate,
    /// Bachelor's degree, or four years of college.
    Bachelor,
    /// Master's degree.
    Master,
    /// Doctorate.
    Doctorate,
}

/// Whether the degree must come from an accredited institution.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Accreditation {
    /// The text does not ask for it.
    #[default]
    NotAsked,
    /// The text asks for it.
    Required,
}

/// Schooling that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Education {
    /// Its sentence.
    pub source: Source,
    /// The least degree; `None`: years of schooling or printed schooling are asked for.
    pub degree: Option<Degree>,
    /// So many years of schooling: the eighth grade is 8, a high school diploma 12.
    pub years: Option<u32>,
    /// Schooling that is neither, as printed: "vocational program". A person decides.
    pub schooling: Option<String>,
    /// Which fields; `None`: any.
    pub fields: Option<Fields>,
    /// Accreditation.
    pub accreditation: Accreditation,
    /// True where the text accepts what is "equivalent to" the degree: a judgment about somebody without it.
    pub or_equivalent: bool,
    /// Months of relevant work, beyond what the class asks anyway, from which an equivalence can be considered. 0: it
    /// can be considered whatever the work, because it is not settled which work is relevant.
    pub equivalent_months: Option<u32>,
}

/// The fields of study that a clause names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// The words of the clause, as printed.
    pub printed: String,
    /// Fields that surely satisfy it.
    pub accepted: Vec<String>,
    /// What becomes of the others.
    pub others: OtherFields,
}

/// What becomes of a field that a clause does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OtherFields {
    /// The list is closed.
    No,
    /// A person decides, save for the plainly remote fields of the vocabulary.
    Judgement,
    /// A person decides about every other field, because it is not known which fields are remote to those named.
    Asked,
}

/// A license, certificate or completed program, one of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// Its sentence.
    pub source: Source,
    /// Kinds of the vocabulary, any of which is enough. Valid on the day of judging.
    pub any_of: Vec<String>,
}

/// Education and experience that add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combination {
    /// Its sentence.
    pub source: Source,
    /// The sum asked for, in months.
    pub months: u32,
    /// Which studies count.
    pub fields: Option<Fields>,
    /// Accreditation of the studies.
    pub accreditation: Accreditation,
    /// What the missing time is called in the output.
    pub need: String,
    /// Kinds of work that count.
    pub kinds: Vec<String>,
}

/// How a question begins that stands for words which are not understood.
const NOT_UNDERSTOOD: &str = "Does the applicant meet this";

/// What only a person can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Its sentence.
    pub source: Source,
    /// The question, to be answered with yes or no.
    pub question: String,
    /// What the question is about.
    pub about: About,
}

impl Judgement {
    /// A question about the applicant.
    pub fn asked(source: Source, question: impl Into<String>) -> Self {
        Judgement { source, question: question.into(), about: About::Applicant }
    }

    /// The question whether printed words are met that nothing here understands.
    pub fn not_understood(source: Source) -> Self {
        let question = format!("{NOT_UNDERSTOOD}: \"{}\"?", source.cite);
        Self::asked(source, question)
    }

    /// The same about texts of which it is not clear how they belong together.
    pub fn read_together(source: Source, printed: &[&str]) -> Self {
        let question = format!("{NOT_UNDERSTOOD}, read together: \"{}\"?", printed.join(" "));
        Self::asked(source, question)
    }

    /// Whether it only stands for words that are not understood; other questions are asked on purpose.
    pub fn is_not_understood(&self) -> bool {
        self.question.starts_with(NOT_UNDERSTOOD)
    }
}

/// What a question is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum About {
    /// The applicant: a yes satisfies the node.
    #[default]
    Applicant,
    /// The text: to which requirement a sentence belongs. A yes satisfies nothing; the tree must be corrected. Until
    /// then a person decides where the answer hangs on it. A no says that the sentence changes nothing here.
    Text,
}
