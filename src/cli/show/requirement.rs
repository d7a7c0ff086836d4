//! A requirement as a tree: what each node asks, the printed sentence it rests on, and how it was read.

use rungs_domain::spec::{
    Accreditation, Code, Degree, Education, Experience, Fields, OtherFields, Requirement, RequirementSource,
    Substitution, Vocabulary,
};

use crate::cli::text::{Page, Span, faint, plain, strong};

/// Writes the tree, its root first. Credentials are told by their meaning in `vocabulary`.
pub(super) fn requirement(page: &mut Page, root: &Requirement, vocabulary: &Vocabulary) {
    write(page, &node(root, vocabulary), "  ", "  ");
}

/// A node ready to be written.
struct Node {
    /// What it asks.
    head: Vec<Span>,
    /// Lines below it: sentence and reading.
    below: Vec<Span>,
    parts: Vec<Node>,
}

impl Node {
    fn new(sort: &str, says: impl Into<String>, source: Option<&RequirementSource>) -> Self {
        let mut below = Vec::new();
        if let Some(source) = source {
            below.push(plain(format!("“{}”", source.cite)));
            below.extend(source.reading.iter().map(|reading| faint(format!("reading: {reading}"))));
        }
        Node { head: vec![strong(sort), plain(says)], below, parts: Vec::new() }
    }

    fn with(mut self, parts: impl IntoIterator<Item = Node>) -> Self {
        self.parts.extend(parts);
        self
    }
}

/// `first` stands before the node's own line, `rest` before all below it.
fn write(page: &mut Page, node: &Node, first: &str, rest: &str) {
    let trunk = format!("{rest}{}", if node.parts.is_empty() { "   " } else { "│  " });
    page.led(first, rest, &node.head);
    for line in &node.below {
        page.led(&trunk, &trunk, std::slice::from_ref(line));
    }
    for (at, part) in node.parts.iter().enumerate() {
        let is_last = at + 1 == node.parts.len();
        let (branch, below) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        write(page, part, &format!("{rest}{branch}"), &format!("{rest}{below}"));
    }
}

fn node(requirement: &Requirement, vocabulary: &Vocabulary) -> Node {
    let parts = |of: &[Requirement]| of.iter().map(|part| node(part, vocabulary)).collect::<Vec<_>>();
    let source = Some(requirement.source());
    match requirement {
        Requirement::All(branch) => Node::new("all of", "", source).with(parts(&branch.of)),
        Requirement::Any(branch) => Node::new("any of", "", source).with(parts(&branch.of)),
        Requirement::Education(education) => Node::new("education: ", education_text(education), source),
        Requirement::Experience(experience) => experience_node(experience),
        Requirement::Credential(credential) => {
            let meanings: Vec<&str> = credential.any_of.iter().map(|id| meaning(id, vocabulary)).collect();
            Node::new("credential: ", meanings.join("; or "), source)
        }
        Requirement::Substitution(substitution) => substitution_node(substitution, vocabulary),
        Requirement::Combination(sum) => {
            let fields = sum.fields.as_ref().map(fields_text).unwrap_or_default();
            let kinds = listed(" or ", &sum.kinds);
            let says = format!("{} of studies{fields} and work as {kinds} together", months(sum.months));
            Node::new("education and experience: ", says + accredited(sum.accreditation), source)
        }
        Requirement::Judgement(judgement) => Node::new("a person decides: ", judgement.question.as_str(), source),
    }
}

fn substitution_node(substitution: &Substitution, vocabulary: &Vocabulary) -> Node {
    let says = format!("at most {} of the following", months(substitution.at_most));
    let substitutes = substitution.substitutes.iter().map(|substitute| {
        let by = node(&substitute.by, vocabulary);
        let mut head = vec![strong(format!("{} by ", months(substitute.months)))];
        head.extend(by.head);
        Node { head, ..by }
    });
    Node::new("experience, for which something else may stand in: ", says, Some(&substitution.source))
        .with([experience_node(&substitution.experience)])
        .with(substitutes)
}

fn experience_node(experience: &Experience) -> Node {
    let mut says = format!("{} of {}", months(experience.months), listed(" or ", &experience.kinds));
    if !experience.judged_kinds.is_empty() {
        says += &format!("; {} if a person finds it similar", listed(" or ", &experience.judged_kinds));
    }
    if experience.progressive {
        says += "; of growing responsibility";
    }
    if !experience.comparable_to.is_empty() {
        let codes: Vec<String> = experience.comparable_to.iter().map(Code::to_string).collect();
        says += &format!("; comparable to {}", codes.join(" or "));
    }
    if let Some(condition) = &experience.only_if {
        says += &format!("; asked for where a person finds so: {condition}");
    }
    let including = experience.including.iter().map(|part| {
        let mut part = experience_node(part);
        part.head.insert(0, strong("of it, "));
        part
    });
    Node::new("experience: ", says, Some(&experience.source)).with(including)
}

fn education_text(education: &Education) -> String {
    let mut says = degree(education.degree).to_owned();
    says += &education.fields.as_ref().map(fields_text).unwrap_or_default();
    says += accredited(education.accreditation);
    if education.or_equivalent {
        says += "; an equivalent can be judged";
        if let Some(equivalent) = education.equivalent_months {
            says += &format!(", from {} of relevant work on", months(equivalent));
        }
    }
    says
}

/// What the vocabulary says of a credential; its id where it says nothing.
fn meaning<'a>(id: &'a str, vocabulary: &'a Vocabulary) -> &'a str {
    vocabulary.credentials.iter().find(|kind| kind.id == id).map_or(id, |kind| kind.meaning.as_str())
}

fn fields_text(fields: &Fields) -> String {
    let others = match fields.others {
        OtherFields::No => "no others",
        OtherFields::Judgement => "a person decides on others",
    };
    format!(" in {} ({others})", fields.printed)
}

fn accredited(accreditation: Accreditation) -> &'static str {
    match accreditation {
        Accreditation::NotAsked => "",
        Accreditation::Required => ", accredited",
    }
}

fn degree(degree: Degree) -> &'static str {
    match degree {
        Degree::HighSchool => "high school diploma or equivalent",
        Degree::Associate => "associate's degree",
        Degree::Bachelor => "bachelor's degree",
        Degree::Master => "master's degree",
        Degree::Doctorate => "doctorate",
    }
}

/// Kinds as words: `social_casework` is an id in files, "social casework" a word.
fn listed(between: &str, kinds: &[String]) -> String {
    match kinds {
        [] => "any work".to_owned(),
        _ => kinds.iter().map(|kind| kind.replace('_', " ")).collect::<Vec<_>>().join(between),
    }
}

fn months(months: u32) -> String {
    match (months / 12, months % 12) {
        (0, 1) => "1 month".to_owned(),
        (0, rest) => format!("{rest} months"),
        (1, 0) => "1 year".to_owned(),
        (years, 0) => format!("{years} years"),
        _ => format!("{months} months"),
    }
}
