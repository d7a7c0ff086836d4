//! A requirement tree in one line, so that a test can say a whole tree at once.

use rungs_domain::spec::{
    Accreditation, Education, Experience, Fields, OtherFields, Requirement, RequirementSource, Substitution,
};

/// The tree in one line.
pub fn outline(node: &Requirement) -> String {
    let list = |of: &[Requirement]| of.iter().map(outline).collect::<Vec<_>>().join("; ");
    match node {
        Requirement::All(branch) => format!("all({})", list(&branch.of)),
        Requirement::Any(branch) => format!("any({})", list(&branch.of)),
        Requirement::AtLeast(node) => format!("{} of({})", node.count, list(&node.of)),
        Requirement::Units(node) => format!("{}{}", node.amount(), fields(node.subject.as_ref(), Default::default())),
        Requirement::Courses(node) => format!("{} courses", node.count),
        Requirement::Hours(node) => format!("{} hours of {}", node.hours, node.of),
        Requirement::Education(node) => education(node),
        Requirement::Experience(node) => experience(node),
        Requirement::Service(node) => format!("{} {}", node.months, node.words()),
        Requirement::Credential(node) => node.any_of.join("|"),
        Requirement::Substitution(node) => substitution(node),
        Requirement::Combination(node) => {
            let study = fields(node.fields.as_ref(), node.accreditation);
            format!("{} of study{study}, and {}", node.months, node.kinds.join("|"))
        }
        Requirement::Judgement(node) => format!("judged: {}", node.question),
    }
}

fn fields(fields: Option<&Fields>, accreditation: Accreditation) -> String {
    let named = fields.map_or(String::new(), |fields| {
        let others = if fields.others == OtherFields::Judgement { " or judged" } else { "" };
        format!(" in {} fields{others}", fields.accepted.len())
    });
    named + if accreditation == Accreditation::Required { ", accredited" } else { "" }
}

fn education(node: &Education) -> String {
    let equal = match (node.or_equivalent, node.equivalent_months) {
        (true, Some(months)) => format!(" or equal by {months}"),
        (true, None) => " or equal".to_owned(),
        (false, _) => String::new(),
    };
    let sort = node.degree.map_or_else(|| node.words(), |degree| format!("{degree:?}"));
    format!("{sort}{}{equal}", fields(node.fields.as_ref(), node.accreditation))
}

fn experience(node: &Experience) -> String {
    let mut text = format!("{} {}", node.months, node.kinds.join("|"));
    if !node.judged_kinds.is_empty() {
        text += &format!(" or judged {}", node.judged_kinds.join("|"));
    }
    if node.progressive {
        text += " progressive";
    }
    if !node.comparable_to.is_empty() {
        let codes: Vec<&str> = node.comparable_to.iter().map(|code| code.as_str()).collect();
        text += &format!(" like {}", codes.join("|"));
    }
    if node.only_if.is_some() {
        text += " if judged";
    }
    for part in &node.including {
        text += &format!(" with ({})", experience(part));
    }
    text
}

fn substitution(node: &Substitution) -> String {
    let mut text = outline(&node.of);
    for substitute in &node.substitutes {
        text += &format!(" less {} for {}", node.most_by(substitute), outline(&substitute.by));
    }
    format!("{text}, at most {}", node.most())
}

/// Calls `visit` with the source of every node, those inside experience and substitutes too.
pub fn walk(node: &Requirement, visit: &mut impl FnMut(&RequirementSource)) {
    visit(node.source());
    match node {
        Requirement::All(_) | Requirement::Any(_) => {
            node.branches().unwrap_or_default().iter().for_each(|part| walk(part, visit));
        }
        Requirement::Experience(node) => inside(&node.including, visit),
        Requirement::Service(node) => inside(&node.including, visit),
        Requirement::Substitution(node) => {
            walk(&node.of, visit);
            node.substitutes.iter().for_each(|substitute| walk(&substitute.by, visit));
        }
        Requirement::AtLeast(node) => node.of.iter().for_each(|part| walk(part, visit)),
        Requirement::Education(_)
        | Requirement::Units(_)
        | Requirement::Courses(_)
        | Requirement::Hours(_)
        | Requirement::Credential(_)
        | Requirement::Combination(_)
        | Requirement::Judgement(_) => {}
    }
}

fn inside(parts: &[Experience], visit: &mut impl FnMut(&RequirementSource)) {
    for part in parts {
        visit(&part.source);
        inside(&part.including, visit);
    }
}
