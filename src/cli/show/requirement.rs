//! A requirement as a tree: what each node asks, the printed sentence it rests on, and how it was read.

use rungs_domain::spec::{Asks, Requirement, Said, Vocabulary};

use crate::cli::text::{Page, Span, faint, plain, strong};

/// Writes the tree, its root first. Credentials are told by their meaning in `vocabulary`.
pub(super) fn requirement(page: &mut Page, root: &Requirement, vocabulary: &Vocabulary) {
    write(page, &Said::new(root, vocabulary), "  ", "  ");
}

/// `first` stands before the node's own line, `rest` before all below it.
fn write(page: &mut Page, node: &Said<'_>, first: &str, rest: &str) {
    let trunk = format!("{rest}{}", if node.parts.is_empty() { "   " } else { "│  " });
    page.led(first, rest, &head(node));
    page.led(&trunk, &trunk, &[plain(format!("“{}”", node.source.cite))]);
    if let Some(reading) = &node.source.reading {
        page.led(&trunk, &trunk, &[faint(format!("reading: {reading}"))]);
    }
    for note in &node.source.notes {
        page.led(&trunk, &trunk, &[faint(format!("note: {}", note.words()))]);
    }
    for (at, part) in node.parts.iter().enumerate() {
        let is_last = at + 1 == node.parts.len();
        let (branch, below) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        write(page, part, &format!("{rest}{branch}"), &format!("{rest}{below}"));
    }
}

fn head(node: &Said<'_>) -> Vec<Span> {
    let role = Some(strong(format!("{} ", node.role))).filter(|_| !node.role.is_empty());
    role.into_iter().chain([strong(sort(node.asks)), plain(node.words.as_str())]).collect()
}

fn sort(asks: Asks) -> &'static str {
    match asks {
        Asks::AllOf => "all of",
        Asks::AnyOf => "any of",
        Asks::Education => "education: ",
        Asks::Experience => "experience: ",
        Asks::Credential => "credential: ",
        Asks::Substitution => "experience, for which something else may stand in: ",
        Asks::Combination => "education and experience: ",
        Asks::Judgement => "a person decides: ",
    }
}
