//! Sentences of qualifications read as requirements.
//!
//! ```text
//! statements --pieces--> markers, links, texts --outline--> what stands side by side
//!     --sequence--> sentences --needs--> clauses: education, experience, credential, substitution
//! ```
//!
//! A clause is understood only where every word of it is: by the phrases of `assets/import/requirements.ron`, the kinds
//! of the vocabulary and the titles of the series. What is not understood becomes a judgment with the printed words.
//! Where it can only narrow what stands before it, that much is still computed; where it is not clear how sentences
//! belong together, they are left to a person together.

mod asides;
mod bind;
mod combining;
mod coming_by;
mod concerns;
mod conditional;
mod credential;
mod cut_off;
mod described;
mod education;
mod equivalence;
mod everybody;
mod experience;
mod fields;
mod grouping;
mod kinds;
mod levels;
mod marks;
mod needs;
mod new_terms;
mod node;
mod notes;
mod on_top;
mod outline;
mod parts;
mod phrase_list;
mod phrases;
mod pieces;
mod promotion;
mod quantity;
mod references;
mod relation;
mod sentences;
mod sequence;
mod service;
mod shows;
mod signs;
mod since;
mod stand_in;
mod study;
mod substitution;
mod tail;
#[cfg(test)]
pub(crate) mod tests;
mod token;
mod ways;

use std::ops::Range;

use rungs_domain::spec::{
    About, Alternatives, Branch, Code, MAX_REQUIREMENT_NODES, Node, NodeStep, Requirement, RequirementSource,
    Statement, Vocabulary, overreaching,
};

use experience::SeriesContext;
use node::{read_together, to_which};
use notes::{attach, sift};
use outline::Outline;
use pieces::cut;
use token::Slice;

pub(super) use levels::LevelTitles;
pub(super) use notes::{begins_with_degree, begins_with_requirement, concerns_requirement, is_notes_heading};

/// What qualifications are read against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Kinds of work and credentials.
    pub vocabulary: &'a Vocabulary,
    /// The levels of the series, lowest first.
    pub levels: &'a [LevelName],
}

/// A level of the series, as sentences name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelName {
    /// The class code.
    pub code: Code,
    /// The class title.
    pub title: String,
}

/// What was understood of the qualifications of a tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// The requirement; `None` where the statements have no words.
    pub requires: Option<Requirement>,
    /// What a person should look at, in the order of the tree.
    pub doubts: Vec<Doubt>,
    /// Kinds of work and credentials of the tree that the vocabulary does not have, by their printed words.
    pub words: Vocabulary,
}

/// Words that were not understood, or whose reading rests on judgment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Which statement.
    pub statement: usize,
    /// Whether the words stand in its heading.
    pub in_heading: bool,
    /// The bytes of the heading or text.
    pub range: Range<usize>,
    /// What is doubtful, as a sentence without a full stop.
    pub what: String,
}

impl Doubt {
    /// The words of the statement that it is about.
    pub fn words<'t>(&self, statement: &'t Statement) -> Option<&'t str> {
        self.text(statement).get(self.range.clone())
    }

    /// The heading or the text of the statement, where the words stand.
    pub fn text<'t>(&self, statement: &'t Statement) -> &'t str {
        if self.in_heading { statement.heading.as_deref().unwrap_or_default() } else { &statement.text }
    }
}

/// More bytes than this are not read: no tier of qualifications is as long.
const MOST_BYTES: usize = 60_000;

/// Reads the statements of one tier of qualifications.
pub fn requirement(statements: &[Statement], context: &Context<'_>) -> Understood {
    requirement_with(statements, context.vocabulary, &LevelTitles::new(context.levels))
}

/// The same with titles that are ready to be matched, for many tiers of one series.
pub(super) fn requirement_with(statements: &[Statement], vocabulary: &Vocabulary, titles: &LevelTitles) -> Understood {
    let parts = || statements.iter().flat_map(|one| one.heading.iter().chain([&one.text]));
    let short = parts().map(String::len).sum::<usize>() <= MOST_BYTES;
    let understood = Some(statements).filter(|_| short).and_then(|statements| read(statements, vocabulary, titles));
    let (requires, words) = match understood.filter(|(node, _)| nodes(node).count() <= MAX_REQUIREMENT_NODES) {
        Some((node, words)) => (Some(node), words),
        None => (unread(statements), Vocabulary::default()),
    };
    let mut doubted = words.clone();
    doubted.kinds.retain(|kind| !vocabulary.is_settled_by_ruling(&kind.id));
    let doubts = requires.as_ref().map(|node| doubts(node, &doubted, statements)).unwrap_or_default();
    Understood { requires, doubts, words }
}

/// The tree, and the kinds that it takes over from printed words.
fn read(statements: &[Statement], vocabulary: &Vocabulary, titles: &LevelTitles) -> Option<(Requirement, Vocabulary)> {
    let known = SeriesContext::new(vocabulary, titles);
    let (left, noted) = sift(statements);
    let mut pieces = Vec::new();
    for one in &left {
        let whole = Slice::new(one.statement, one.heading, one.text, &one.tokens);
        one.runs.iter().for_each(|run| cut(&whole.part(run.clone()), &known, &mut pieces));
    }
    let mut node = cut_off::with_the_rest_asked(Outline::new(&known).read(&pieces)?, statements);
    references::resolve(&mut node);
    on_top::resolve(&mut node);
    let settled = known.new_terms.settled(&node);
    let mut node = equivalence::asked(node, settled);
    attach(&mut node, &noted, statements);
    let words = known.new_terms.used(&node);
    let mut all = vocabulary.clone();
    all.add(&words);
    within_its_question(&mut node, statements, &all);
    Some((node, words))
}

/// Asks of the text, not of the applicant, wherever a yes would give more than the question asks: the sentence is then
/// to be moved to where it belongs.
fn within_its_question(root: &mut Requirement, statements: &[Statement], vocabulary: &Vocabulary) {
    for one in overreaching(root, statements, vocabulary) {
        // All of it is left to a person already: the question quotes all of it.
        if one.path.is_empty()
            && let Some(all) = unread(statements)
        {
            *root = all;
            return;
        }
        if let Some(node) = at_path(root, &one.path) {
            *node = to_which(node.source().clone());
        }
    }
}

fn at_path<'n>(root: &'n mut Requirement, path: &[NodeStep]) -> Option<&'n mut Requirement> {
    path.iter().try_fold(root, |node, step| match (node, step) {
        (Requirement::Substitution(node), NodeStep::Time) => Some(&mut *node.of),
        (Requirement::Substitution(node), NodeStep::Substitute(at)) => {
            node.substitutes.get_mut(*at).map(|substitute| &mut substitute.by)
        }
        (node, NodeStep::Part(at)) => node.branches_mut()?.get_mut(*at),
        _ => None,
    })
}

/// The sources of all nodes, each before those of its parts.
fn nodes_mut(root: &mut Requirement) -> Vec<&mut RequirementSource> {
    let mut found = Vec::new();
    add_sources(root, &mut found);
    found
}

fn add_sources<'n>(node: &'n mut Requirement, found: &mut Vec<&'n mut RequirementSource>) {
    match node {
        Requirement::All(Branch { source, of }) | Requirement::Any(Alternatives { source, of, .. }) => {
            found.push(source);
            of.iter_mut().for_each(|part| add_sources(part, found));
        }
        Requirement::Substitution(node) => {
            found.push(&mut node.source);
            add_sources(&mut node.of, found);
            node.substitutes.iter_mut().for_each(|substitute| add_sources(&mut substitute.by, found));
        }
        other => found.push(other.source_mut()),
    }
}

/// Everything left to a person.
fn unread(statements: &[Statement]) -> Option<Requirement> {
    let texts = || statements.iter().map(|one| one.text.trim()).filter(|text| !text.is_empty());
    let source = RequirementSource::printed(texts().next()?);
    let all: Vec<&str> = texts().collect();
    let short = all.iter().map(|text| text.len()).sum::<usize>() <= MOST_BYTES;
    Some(if short { read_together(source, &all) } else { to_which(source) })
}

/// The requirements of a tree, each before its parts.
fn nodes(root: &Requirement) -> impl Iterator<Item = &Requirement> {
    Node::Requirement(root).all().into_iter().filter_map(|(_, node)| match node {
        Node::Requirement(node) => Some(node),
        Node::Time(_) | Node::Units(_) => None,
    })
}

/// The judgment nodes and the readings, each with the place of its words.
fn doubts(root: &Requirement, words: &Vocabulary, statements: &[Statement]) -> Vec<Doubt> {
    let mut found: Vec<Doubt> = Vec::new();
    let mut reached = (0, 0);
    for node in nodes(root) {
        // Nodes stand in printed order: of words that are printed twice, the later node means the later ones.
        let Some(place) = place(&node.source().cite, statements, reached) else { continue };
        reached = (place.statement, place.range.start);
        let what = match node {
            Requirement::Judgement(asked) if asked.about == About::Text => "where this applies is not clear",
            Requirement::Judgement(asked) if asked.is_not_understood() => "not understood: a person decides",
            Requirement::Judgement(_) => "a question for a person",
            Requirement::Experience(time)
                if time.kinds.iter().any(|id| words.kinds.iter().any(|one| one.id == *id)) =>
            {
                "a kind of work that the vocabulary does not have"
            }
            Requirement::Credential(held) if words.credentials.iter().any(|one| held.any_of.contains(&one.id)) => {
                "a credential that the vocabulary does not have"
            }
            other => match &other.source().reading {
                Some(reading) => reading,
                None => continue,
            },
        };
        found.push(Doubt { what: what.to_owned(), ..place });
    }
    found.dedup();
    found
}

/// Where words stand: at the first place that is not before `reached`, a statement and a byte of its text, or else at
/// the first of all.
fn place(cite: &str, statements: &[Statement], reached: (usize, usize)) -> Option<Doubt> {
    let found = |reached: (usize, usize)| {
        statements.iter().enumerate().skip(reached.0).find_map(|(statement, one)| {
            let begin = if statement == reached.0 { reached.1 } else { 0 };
            let heading = one.heading.as_deref().filter(|_| begin == 0).unwrap_or_default();
            [(true, heading, 0), (false, one.text.as_str(), begin)].into_iter().find_map(|(in_heading, text, begin)| {
                let from = begin + text.get(begin..)?.find(cite)?;
                Some(Doubt { statement, in_heading, range: from..from + cite.len(), what: String::new() })
            })
        })
    };
    found(reached).or_else(|| found((0, 0)))
}
