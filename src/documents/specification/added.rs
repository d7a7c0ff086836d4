//! What people and Rungs say about a specification, apart from what it prints: how its requirements are read, which
//! numbers are counted, which links specialists decided.

use rungs_domain::spec::{
    ConfirmedLink, Level, Numbering, RequirementSummary, Series, Vocabulary, bare_heading, own_marks,
};

use crate::{Block, Depth, Document, Fact, Item, Text, TreeNode};

/// What is known of a specification beside its text.
#[derive(Debug, Clone, Copy)]
pub struct Annotations<'a> {
    /// What credentials mean.
    pub vocabulary: &'a Vocabulary,
    /// The links that specialists decided.
    pub links: &'a [ConfirmedLink],
    /// The file of the series; `None`: it comes with the program.
    pub file: Option<&'a str>,
}

/// Of one level.
pub(super) fn level(document: &mut Document, level: &Level, known: &Annotations<'_>) {
    let mut part = Vec::new();
    of_level(&mut part, level, known);
    add(document, part);
}

/// Of a series and all its levels.
pub(super) fn series(document: &mut Document, series: &Series, known: &Annotations<'_>) {
    let mut facts = vec![Fact::new("Id", series.id.as_str())];
    if series.authority.inferred {
        facts.push(Fact::new("Authority", "inferred from the wording; the document does not name it"));
    }
    facts.extend(known.file.map(|file| Fact::new("File", file)));
    let mut part = vec![Block::Facts(facts)];
    counted(
        &mut part,
        "of the series",
        series.ksas.as_ref().map(|list| (list.numbering, list.items.is_empty())),
        "KSAs",
    );
    if !known.links.is_empty() {
        part.push(Block::Heading(Depth::Section, Text::plain("Links that specialists decided")));
        let item = |link: &ConfirmedLink| Item { number: None, text: link_words(link) };
        part.push(Block::List(known.links.iter().map(item).collect()));
    }
    series.levels.iter().for_each(|level| of_level(&mut part, level, known));
    add(document, part);
}

/// Behind everything that is printed, under a heading by which Rungs knows it again.
fn add(document: &mut Document, part: Vec<Block>) {
    if !part.is_empty() {
        document.heading(Depth::Part, own_marks::ADDED);
        document.blocks.extend(part);
    }
}

fn of_level(part: &mut Vec<Block>, level: &Level, known: &Annotations<'_>) {
    let code = level.code.as_str();
    counted(part, code, Some((level.duties.numbering, level.duties.items.is_empty())), "duties");
    counted(part, code, Some((level.ksas.numbering, level.ksas.items.is_empty())), "KSAs");
    for tier in &level.qualifications {
        let Some(requires) = &tier.requires else { continue };
        part.push(Block::Heading(
            Depth::Section,
            Text::plain(format!("{code}, {}: read as", bare_heading(&tier.heading))),
        ));
        part.push(Block::Tree(vec![node(&RequirementSummary::new(requires, known.vocabulary))]));
    }
}

/// That the numbers of a list are not printed.
fn counted(part: &mut Vec<Block>, of: &str, list: Option<(Numbering, bool)>, what: &str) {
    if list == Some((Numbering::Counted, false)) {
        part.push(Block::Paragraph(Text::plain(format!("The numbers of the {what} {of} are counted, not printed."))));
    }
}

/// What a node asks, the printed sentence it rests on, and how it was read.
fn node(said: &RequirementSummary<'_>) -> TreeNode {
    let role = if said.role.is_empty() { String::new() } else { format!("{} ", said.role) };
    let words = if said.words.is_empty() { String::new() } else { format!(": {}", said.words) };
    let labeled = |label: &str, words: &str| Text::new().emphasis(label).and(format!(" {words}"));
    let reading = said.source.reading.iter().map(|reading| labeled("reading:", reading));
    let notes = said.source.notes.iter().map(|note| labeled("note:", &note.words()));
    let cite = Text::plain(format!("“{}”", said.source.cite));
    TreeNode {
        head: Text::new().strong(format!("{role}{}", said.asks.words())).and(words),
        details: std::iter::once(cite).chain(reading).chain(notes).collect(),
        parts: said.parts.iter().map(node).collect(),
        aside: false,
    }
}

/// "duty 3 of 41311 is duty 4 of il-social-service-planner/41312 (raised), A. Analyst, 2025-06-30".
fn link_words(link: &ConfirmedLink) -> Text {
    let (item, decision) = (link.item.word(), link.decision.words());
    let told = format!(
        "{item} {} of {} {decision} {item} {} of {}",
        link.lower_number, link.lower.code, link.upper_number, link.upper
    );
    let change = link.change.map(|change| format!(" ({change})")).unwrap_or_default();
    let by = link.by.as_ref().map(|by| format!(", {by}")).unwrap_or_default();
    let on = link.on.map(|on| format!(", {on}")).unwrap_or_default();
    let why = link.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
    Text::plain(format!("{told}{change}")).faint(format!("{by}{on}{why}"))
}
