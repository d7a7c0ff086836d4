//! Trees in a few characters, for expected values beside their sentences.

use rungs_domain::spec::{
    About, Accreditation, Alternatives, Combination, Education, Experience, Fields, OtherFields, Requirement, Service,
    Substitution, Units,
};

/// `all(edu(Bachelor in A|B|? accredited) exp(24 social_casework) ask"...")`.
///
/// A sentence that is asked about without giving anything is `where"..."`; a note stands behind its node,
/// `note(appointment)"..."`.
pub fn short(node: &Requirement) -> String {
    let notes = node.source().notes.iter().map(|note| {
        let due = note.due.map_or_else(String::new, |due| format!("({})", due.word()));
        format!(" note{due}\"{}\"", note.printed)
    });
    bare(node) + &notes.collect::<String>()
}

fn bare(node: &Requirement) -> String {
    match node {
        Requirement::All(branch) => format!("all({})", joined(&branch.of)),
        Requirement::Any(node) => any(node),
        Requirement::AtLeast(node) => format!("least({} {})", node.count, joined(&node.of)),
        Requirement::Units(node) => units(node),
        Requirement::Courses(node) => format!("courses({}{})", node.count, fields(node.subject.as_ref())),
        Requirement::Hours(node) => format!("hours({} of {})", node.hours, node.of),
        Requirement::Education(node) => education(node),
        Requirement::Experience(node) => experience(node),
        Requirement::Service(node) => service(node),
        Requirement::Credential(node) => format!("cred({})", node.any_of.join("|")),
        Requirement::Substitution(node) => substitution(node),
        Requirement::Combination(node) => combination(node),
        Requirement::Judgement(node) => {
            let asks = if node.about == About::Text { "where" } else { "ask" };
            format!("{asks}\"{}\"", node.source.cite)
        }
    }
}

/// `any(a b proportion(60+)"...")`: with more than 60 months in all.
fn any(node: &Alternatives) -> String {
    let combined = node.combination.as_ref().map_or_else(String::new, |one| {
        let more = if one.more_than { "+" } else { "" };
        let least = if one.months == 0 { String::new() } else { format!("({}{more})", one.months) };
        format!(" proportion{least}\"{}\"", one.source.cite)
    });
    format!("any({}{combined})", joined(&node.of))
}

fn joined(of: &[Requirement]) -> String {
    of.iter().map(short).collect::<Vec<_>>().join(" ")
}

fn units(node: &Units) -> String {
    let including: Vec<String> = node.including.iter().map(|part| format!(" with {}", units(part))).collect();
    format!("units({}{}{})", node.amount(), fields(node.subject.as_ref()), including.concat())
}

fn education(node: &Education) -> String {
    let mut said = match node.degree {
        Some(degree) => format!("edu({degree:?}"),
        None => format!("edu({}", node.words()),
    };
    said += &fields(node.fields.as_ref());
    said += accredited(node.accreditation);
    if node.or_equivalent {
        said += " or-equivalent";
    }
    if let Some(months) = node.equivalent_months {
        said += &format!(" {months}");
    }
    said + ")"
}

fn fields(fields: Option<&Fields>) -> String {
    let Some(fields) = fields else { return String::new() };
    let mut names = fields.accepted.clone();
    match fields.others {
        OtherFields::No => {}
        OtherFields::Judgement => names.push("?".to_owned()),
        OtherFields::Asked => names.push("??".to_owned()),
    }
    format!(" in {}", names.join("|"))
}

fn accredited(asked: Accreditation) -> &'static str {
    if asked == Accreditation::Required { " accredited" } else { "" }
}

fn experience(node: &Experience) -> String {
    let mut said = format!("exp({}", node.months);
    if node.progressive {
        said += " progressive";
    }
    if !node.kinds.is_empty() {
        said += &format!(" {}", node.kinds.join("|"));
    }
    if node.any_work {
        said += " any";
    }
    if !node.judged_kinds.is_empty() {
        said += &format!(" similar {}", node.judged_kinds.join("|"));
    }
    if !node.comparable_to.is_empty() {
        let codes: Vec<&str> = node.comparable_to.iter().map(|code| code.as_str()).collect();
        said += &format!(" at {}", codes.join("|"));
    }
    if node.more_than {
        said += " more-than";
    }
    if let Some(doing) = &node.doing {
        said += &format!(" doing\"{doing}\"");
    }
    if !node.setting.is_empty() {
        said += &format!(" setting\"{}\"", node.setting.join("|"));
    }
    if let Some(since) = &node.since {
        said += &format!(" since\"{since}\"");
    }
    if !node.in_addition.is_empty() {
        said += &format!(" on-top-of\"{}\"", node.in_addition.join("|"));
    }
    for part in &node.including {
        said += &format!(" of-which {}", experience(part));
    }
    if node.only_if.is_some() {
        said += " if-asked";
    }
    said + ")"
}

fn service(node: &Service) -> String {
    let mut said = format!("service({} {}", node.months, node.classes.join("|"));
    if node.or_level {
        said += " or-level";
    }
    if let Some(employer) = &node.employer {
        said += &format!(" with\"{employer}\"");
    }
    if let Some(doing) = &node.doing {
        said += &format!(" doing\"{doing}\"");
    }
    if node.current {
        said += " now";
    }
    for part in &node.including {
        said += &format!(" of-which {}", experience(part));
    }
    said + ")"
}

fn substitution(node: &Substitution) -> String {
    let by = |one: &rungs_domain::spec::Substitute| match one.rate {
        Some(rate) => format!("({}) by {}", rate.words(), short(&one.by)),
        None => format!("{} by {}", one.months.unwrap_or_default(), short(&one.by)),
    };
    let by: Vec<String> = node.substitutes.iter().map(by).collect();
    format!("subst({} {} at-most {})", short(&node.of), by.join(" "), node.at_most.unwrap_or_default())
}

fn combination(node: &Combination) -> String {
    let (fields, accredited) = (fields(node.fields.as_ref()), accredited(node.accreditation));
    format!("comb({}{fields}{accredited} {})", node.months, node.kinds.join("|"))
}
