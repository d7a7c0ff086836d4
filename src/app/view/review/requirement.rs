//! What the editor shows of a tier, made once for each tree; no drawing.

use std::ops::Range;

use rungs_domain::qualify::RequirementKind;
use rungs_domain::spec::{NodePath, NodeStep, Requirement, RequirementSummary, Statement, Vocabulary, uncited};

/// A tree as lines, and the words in which it can be said.
#[derive(Debug, Default, PartialEq)]
pub struct TreeData {
    /// The nodes, each before its parts.
    pub lines: Vec<LineData>,
    /// The kinds and credentials that can be named.
    pub vocabulary: Vocabulary,
    /// The printed sentences on which no node rests and that are in no note.
    pub uncited: Vec<String>,
}

/// One node.
#[derive(Debug, PartialEq)]
pub struct LineData {
    /// The way to it.
    pub path: NodePath,
    /// What it asks for.
    pub asks: RequirementKind,
    /// What it is to the node above, and what it asks for: "12 months by: Education".
    pub heading: String,
    /// The rest in words.
    pub words: String,
    /// The printed sentence.
    pub cite: String,
    /// Why it was read so.
    pub reading: Option<String>,
    /// Sentences about it that satisfy nothing.
    pub notes: Vec<String>,
}

impl LineData {
    /// Whether it has parts among which others can stand.
    pub fn is_group(&self) -> bool {
        matches!(self.asks, RequirementKind::AllOf | RequirementKind::AnyOf | RequirementKind::AtLeast)
    }

    /// Its name for screen readers and tests.
    pub fn name(&self) -> String {
        if self.words.is_empty() { self.heading.clone() } else { format!("{}: {}", self.heading, self.words) }
    }
}

impl TreeData {
    /// The lines of a tree that a tier with these sentences asks for.
    pub fn new(requirement: Option<&Requirement>, vocabulary: Vocabulary, printed: &[Statement]) -> Self {
        let mut lines = Vec::new();
        if let Some(requirement) = requirement {
            add(&RequirementSummary::new(requirement, &vocabulary), &[], &mut lines);
        }
        let left = requirement.map(|requirement| uncited(requirement, printed)).unwrap_or_default();
        TreeData { lines, vocabulary, uncited: left.into_iter().map(|one| one.words.to_owned()).collect() }
    }

    /// The place of the node at the end of a way; where it is gone, of the nearest above.
    pub fn place(&self, path: &[NodeStep]) -> Option<usize> {
        let at = self.lines.iter().position(|line| line.path == path);
        at.or_else(|| path.split_last().and_then(|(_, above)| self.place(above)))
    }

    /// The node above, or the first one below.
    pub fn sideways(&self, place: usize, down: bool) -> Option<usize> {
        let path = &self.lines.get(place)?.path;
        if down {
            let next = self.lines.get(place + 1)?;
            return (next.path.len() > path.len()).then_some(place + 1);
        }
        let (_, above) = path.split_last()?;
        self.place(above)
    }
}

fn add(said: &RequirementSummary<'_>, above: &[NodeStep], lines: &mut Vec<LineData>) {
    let path: NodePath = above.iter().copied().chain(said.step).collect();
    let heading = said.asks.heading();
    lines.push(LineData {
        asks: said.asks,
        heading: if said.role.is_empty() { heading.to_owned() } else { format!("{} {heading}", said.role) },
        words: said.words.clone(),
        cite: said.source.cite.clone(),
        reading: said.source.reading.clone(),
        notes: said.source.notes.iter().map(rungs_domain::spec::Note::words).collect(),
        path: path.clone(),
    });
    said.parts.iter().for_each(|part| add(part, &path, lines));
}

/// Printed words and the part of them on which a node rests.
#[derive(Debug, PartialEq, Eq)]
pub struct Printed<'a> {
    /// Whether it is a heading.
    pub heading: bool,
    /// The words.
    pub text: &'a str,
    /// The bytes that are cited; empty: none.
    pub cited: Range<usize>,
}

/// The headings and sentences of a tier; the first that has the words `cite` is marked.
pub fn printed<'a>(statements: &'a [Statement], cite: &str) -> Vec<Printed<'a>> {
    let mut open = !cite.is_empty();
    let texts = statements.iter().flat_map(|one| {
        let heading = one.heading.as_deref().map(|text| (true, text));
        heading.into_iter().chain([(false, one.text.as_str())])
    });
    let mark = |(heading, text): (bool, &'a str)| {
        let at = text.find(cite).filter(|_| open);
        open &= at.is_none();
        Printed { heading, text, cited: at.map_or(0..0, |at| at..at + cite.len()) }
    };
    texts.filter(|(_, text)| !text.is_empty()).map(mark).collect()
}

/// What can be cited at a choice: each text, and where it has several sentences or clauses, each of them.
pub fn citable(statements: &[Statement]) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for text in statements.iter().flat_map(|one| one.heading.iter().chain([&one.text])) {
        let mut from = 0;
        let ends = text.match_indices(['.', ';', ':']).map(|(at, sign)| at + sign.len());
        let ends = ends.filter(|end| text.get(*end..).is_none_or(|rest| rest.is_empty() || rest.starts_with(' ')));
        found.push(text.trim());
        for end in ends.chain([text.len()]) {
            found.extend(text.get(from..end).map(str::trim));
            from = end;
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|words| !words.is_empty() && seen.insert(*words));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(heading: Option<&str>, text: &str) -> Statement {
        Statement { heading: heading.map(str::to_owned), text: text.to_owned() }
    }

    #[test]
    fn a_sentence_is_marked_once_where_it_stands_first() {
        let statements = [statement(Some("Either"), "A degree."), statement(None, "Work. A degree.")];
        let marked: Vec<(bool, Range<usize>)> =
            printed(&statements, "A degree.").into_iter().map(|one| (one.heading, one.cited)).collect();
        assert_eq!(marked, [(true, 0..0), (false, 0..9), (false, 0..0)]);
    }

    #[test]
    fn whole_texts_and_their_sentences_can_be_cited_each_once() {
        let statements = [statement(Some("Either"), "A degree; or work."), statement(None, "Dr. Who. Either")];
        let expected = ["Either", "A degree; or work.", "A degree;", "or work.", "Dr. Who. Either", "Dr.", "Who."];
        assert_eq!(citable(&statements), expected);
    }
}
