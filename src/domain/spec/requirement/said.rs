//! What a requirement asks, in words.

use super::{
    Accreditation, Combination, Credential, Degree, Education, Experience, Fields, InProportion, Node, NodeStep,
    OtherFields, Requirement, RequirementKind, Service, Source, Substitute,
};
use crate::spec::{Code, Vocabulary};
use crate::words::{counted, word_table};

/// What one node asks, in one line of words, and what its parts ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementSummary<'a> {
    /// The step to it from the node above; none: it is the one asked about.
    pub step: Option<NodeStep>,
    /// What it is to the node above: "12 months by", "of it,". Empty where that goes without saying.
    pub role: String,
    /// What it asks for.
    pub asks: RequirementKind,
    /// The rest in words: "2 years of social casework". Empty for all-of and any-of nodes, whose parts say it,
    /// but where alternatives may be combined.
    pub words: String,
    /// Its printed sentence.
    pub source: &'a Source,
    /// What its parts ask, in printed order.
    pub parts: Vec<RequirementSummary<'a>>,
}

impl<'a> RequirementSummary<'a> {
    /// What `requirement` asks. Credentials are told by their meaning in `vocabulary`.
    pub fn new(requirement: &'a Requirement, vocabulary: &Vocabulary) -> Self {
        said(Node::Requirement(requirement), vocabulary)
    }
}

fn said<'a>(node: Node<'a>, vocabulary: &Vocabulary) -> RequirementSummary<'a> {
    let parts = node.parts().into_iter().map(|(step, part)| RequirementSummary {
        step: Some(step),
        role: role(node, step),
        ..said(part, vocabulary)
    });
    RequirementSummary {
        step: None,
        role: String::new(),
        asks: node.asks(),
        words: words(node, vocabulary),
        source: node.source(),
        parts: parts.collect(),
    }
}

/// What the node behind a step is to the one above it.
fn role(above: Node<'_>, step: NodeStep) -> String {
    match (above, step) {
        (Node::Requirement(Requirement::Substitution(node)), NodeStep::Substitute(at)) => {
            node.substitutes.get(at).map_or_else(String::new, Substitute::role)
        }
        (_, NodeStep::Including(_)) => "of it,".to_owned(),
        _ => String::new(),
    }
}

fn words(node: Node<'_>, vocabulary: &Vocabulary) -> String {
    let requirement = match node {
        Node::Time(time) => return experience(time, vocabulary),
        Node::Units(units) => return in_subject(&units.amount(), units.subject.as_ref()),
        Node::Requirement(requirement) => requirement,
    };
    match requirement {
        Requirement::All(_) => String::new(),
        Requirement::Any(node) => node.combination.as_ref().map(InProportion::words).unwrap_or_default(),
        Requirement::AtLeast(node) => format!("at least {} of {}", node.count, node.of.len()),
        Requirement::Education(node) => education(node),
        Requirement::Units(node) => in_subject(&node.amount(), node.subject.as_ref()),
        Requirement::Courses(node) => in_subject(&counted(node.count, "course"), node.subject.as_ref()),
        Requirement::Hours(node) => format!("{} of {}", counted(node.hours, "hour"), node.of),
        Requirement::Experience(node) => experience(node, vocabulary),
        Requirement::Service(node) => service(node),
        Requirement::Credential(node) => credential(node, vocabulary),
        Requirement::Substitution(node) => {
            let open = node.open.as_ref().map_or_else(String::new, |open| format!("; for “{open}”"));
            match (node.months(), node.at_most) {
                (Some(_), Some(most)) => format!("at most {} of the following{open}", months_in_words(most)),
                (Some(_), None) => format!("all of the following{open}"),
                (None, Some(most)) => {
                    format!("one of the following; at most {} may be replaced{open}", months_in_words(most))
                }
                (None, None) => format!("one of the following{open}"),
            }
        }
        Requirement::Combination(node) => combination(node, vocabulary),
        Requirement::Judgement(node) => node.question.clone(),
    }
}

/// An amount of study with its subject: "24 semester units in accounting (a person decides on others)".
fn in_subject(amount: &str, subject: Option<&Fields>) -> String {
    format!("{amount}{}", subject.map(fields).unwrap_or_default())
}

fn education(node: &Education) -> String {
    let mut says = node.words();
    says += &node.fields.as_ref().map(fields).unwrap_or_default();
    says += accredited(node.accreditation);
    if node.or_equivalent {
        says += "; an equivalent can be judged";
        if let Some(equivalent) = node.equivalent_months.filter(|months| *months > 0) {
            says += &format!(", from {} of relevant work on", months_in_words(equivalent));
        }
    }
    says
}

fn experience(node: &Experience, vocabulary: &Vocabulary) -> String {
    let setting = if node.setting.is_empty() { String::new() } else { format!(", {},", node.setting.join(", ")) };
    let work = node.with_doing(kinds(&node.kinds, vocabulary));
    let mut says = match node.months {
        0 => format!("any time{setting} of {work}"),
        months if node.more_than => format!("more than {}{setting} of {work}", months_in_words(months)),
        months => format!("{}{setting} of {work}", months_in_words(months)),
    };
    if let Some(since) = &node.since {
        says += &format!("; {since}");
    }
    if !node.judged_kinds.is_empty() {
        says += &format!("; {} if a person finds it similar", kinds(&node.judged_kinds, vocabulary));
    }
    says += &rulings(&node.kinds, vocabulary);
    if node.progressive {
        says += "; of growing responsibility";
    }
    if !node.comparable_to.is_empty() {
        let codes: Vec<&str> = node.comparable_to.iter().map(Code::as_str).collect();
        says += &format!("; comparable to {}", codes.join(" or "));
    }
    for other in &node.in_addition {
        says += &format!("; in addition to “{other}”");
    }
    if let Some(condition) = &node.only_if {
        says += &format!("; asked for where a person finds so: {condition}");
    }
    says
}

fn service(node: &Service) -> String {
    match (node.months, node.current) {
        (0, _) => format!("now in {}", node.words()),
        (months, false) => format!("{} of {}", months_in_words(months), node.words()),
        (months, true) => format!("{} of {}, and in it now", months_in_words(months), node.words()),
    }
}

/// What the vocabulary says of each; its id where it says nothing.
fn credential(node: &Credential, vocabulary: &Vocabulary) -> String {
    let meaning = |id: &String| {
        let kind = vocabulary.credentials.iter().find(|kind| kind.id == *id);
        kind.map_or_else(|| id.clone(), |kind| kind.meaning.clone())
    };
    node.any_of.iter().map(meaning).collect::<Vec<_>>().join("; or ")
}

fn combination(node: &Combination, vocabulary: &Vocabulary) -> String {
    let fields = node.fields.as_ref().map(fields).unwrap_or_default();
    let (time, kinds) = (months_in_words(node.months), kinds(&node.kinds, vocabulary));
    format!("{time} of studies{fields} and work as {kinds} together{}", accredited(node.accreditation))
}

fn fields(fields: &Fields) -> String {
    let others = match fields.others {
        OtherFields::No => "no others",
        OtherFields::Judgement | OtherFields::Asked => "a person decides on others",
    };
    format!(" in {} ({others})", fields.printed)
}

fn accredited(accreditation: Accreditation) -> &'static str {
    match accreditation {
        Accreditation::NotAsked => "",
        Accreditation::Required => ", accredited",
    }
}

/// Kinds as words: `social_casework` is an id in files, "social casework" a word. Printed words stand whole.
fn kinds(kinds: &[String], vocabulary: &Vocabulary) -> String {
    match kinds {
        [] => "any work".to_owned(),
        _ => kinds.iter().map(|kind| vocabulary.kind_words(kind)).collect::<Vec<_>>().join(" or "),
    }
}

/// The rulings about kinds: "; the same work as horticulture, ruled by A. Person on 2026-12-01".
fn rulings(kinds: &[String], vocabulary: &Vocabulary) -> String {
    let about = |kind: &String| {
        let same = vocabulary.same_work.iter().filter_map(|ruling| Some((ruling, ruling.other(kind)?)));
        same.map(|(ruling, other)| format!("; the same work as {}, {}", vocabulary.kind_words(other), ruling.ruled()))
            .collect::<String>()
    };
    kinds.iter().map(about).collect()
}

impl Degree {
    /// All degrees, from low to high.
    pub const ALL: [Degree; 5] =
        [Degree::HighSchool, Degree::Associate, Degree::Bachelor, Degree::Master, Degree::Doctorate];
}

word_table! {
    Degree {
        /// What is asked for, in words.
        words -> &'static str,
        /// The same with its article, as questions and shortfalls say it.
        with_article -> &'static str,
        /// The need for it, in a word.
        need -> &'static str,
    }
    Self::HighSchool => ["high school diploma or equivalent", "a high school diploma or GED", "high_school"],
    Self::Associate => ["associate's degree", "an Associate's degree", "associate"],
    Self::Bachelor => ["bachelor's degree", "a Bachelor's degree", "bachelor"],
    Self::Master => ["master's degree", "a Master's degree", "master"],
    Self::Doctorate => ["doctorate", "a doctorate", "doctorate"],
}

impl Education {
    /// Years of schooling that a high school diploma stands for.
    pub(crate) const SCHOOL_YEARS: u32 = 12;

    /// The degree by whose rules fields and accreditation are asked for: of years beyond high school, those of college.
    pub fn rules(&self) -> Degree {
        let beyond = self.years.is_some_and(|years| years > Self::SCHOOL_YEARS);
        self.degree.unwrap_or(if beyond { Degree::Associate } else { Degree::HighSchool })
    }

    /// Whether only years up to a high school diploma are asked for, in no field.
    pub fn is_school(&self) -> bool {
        self.years.is_some_and(|years| years <= Self::SCHOOL_YEARS) && self.fields.is_none()
    }

    /// What is asked for, in words and without its field.
    ///
    /// ```
    /// use rungs_domain::spec::Education;
    /// let grade = Education { years: Some(8), ..Education::default() };
    /// let program = Education { schooling: Some("vocational program".to_owned()), ..Education::default() };
    /// assert_eq!([grade.words(), program.words()], ["8 years of schooling", "“vocational program”"]);
    /// ```
    pub fn words(&self) -> String {
        self.said(Degree::words)
    }

    /// The same with its article, as questions and shortfalls say it.
    pub fn with_article(&self) -> String {
        self.said(Degree::with_article)
    }

    fn said(&self, of: fn(Degree) -> &'static str) -> String {
        match (self.degree, self.years, &self.schooling) {
            (Some(degree), ..) => of(degree).to_owned(),
            (None, Some(years), _) => format!("{} of schooling", counted(years, "year")),
            (None, None, Some(printed)) => format!("“{printed}”"),
            (None, None, None) => "schooling".to_owned(),
        }
    }

    /// The need for it, in a word.
    pub fn need(&self) -> &'static str {
        self.degree.map_or("schooling", Degree::need)
    }
}

/// A time in whole years where it is one, else in months.
///
/// ```
/// use rungs_domain::spec::months_in_words;
/// assert_eq!([1, 12, 18, 24].map(months_in_words), ["1 month", "1 year", "18 months", "2 years"]);
/// ```
pub fn months_in_words(months: u32) -> String {
    match (months / 12, months % 12) {
        (years @ 1.., 0) => counted(years, "year"),
        _ => counted(months, "month"),
    }
}
