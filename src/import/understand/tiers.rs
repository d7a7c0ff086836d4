//! The sentences of the tiers read as requirements.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rungs_domain::spec::{Level, Node, PathStep, Requirement, Series, Statement, Vocabulary, uncited};

use super::limits::MOST_SHOWN;
use super::provenance::ProvenanceLog;
use super::sourced_text::is_invisible;
use crate::requirement::{Doubt, LevelName, LevelTitles, Understood, requirement_with};
use crate::{Manuscript, Provenance, Warning};

/// Reads the sentences of every tier; what is not surely understood becomes a question, and is told with its place.
/// What a person `decided` a tier of a level to ask holds instead.
pub(super) fn requirements(
    series: &mut Series,
    vocabulary: &Vocabulary,
    corrected: &BTreeMap<(usize, usize), Option<&Requirement>>,
    log: &mut ProvenanceLog<'_>,
) {
    let name = |level: &Level| LevelName { code: level.code.clone(), title: level.title.clone() };
    let names: Vec<LevelName> = series.levels.iter().map(name).collect();
    let titles = LevelTitles::new(&names);
    let places = places(&log.provenance);
    let mut told = Vec::new();
    let mut vocabulary = vocabulary.clone();
    for (class, level) in series.levels.iter_mut().enumerate() {
        for (at, tier) in level.qualifications.iter_mut().enumerate() {
            let mut understood = requirement_with(&tier.printed, &vocabulary, &titles);
            said_by(&mut understood.words, &format!("{}: {}", series.title, level.code));
            vocabulary.add(&understood.words);
            log.words.add(&understood.words);
            // What a person decided may go on from what was understood: its words are kept.
            let doubts = if let Some(requires) = corrected.get(&(class, at)) {
                let mut words = requires.map(|tree| words_used(tree, &vocabulary, &titles)).unwrap_or_default();
                said_by(&mut words, &format!("{}: {}", series.title, level.code));
                vocabulary.add(&words);
                log.words.add(&words);
                let kept = still_doubted(understood, *requires, &tier.printed);
                tier.requires = requires.cloned();
                kept
            } else {
                tier.requires = understood.requires;
                understood.doubts
            };
            let heading = tier.heading.trim_end_matches(':');
            for left in tier.requires.as_ref().map(|tree| uncited(tree, &tier.printed)).unwrap_or_default() {
                let what =
                    format!("{}, {heading}: no part of the requirement rests on \"{}\"", level.code, shown(left.words));
                let from = places.get(&(class, at, left.statement, false));
                let text = tier.printed.get(left.statement).map_or("", |one| one.text.as_str());
                let at = from.and_then(|from| stands(log.manuscript, from, text, &left.at));
                log.unclaimed.push(Warning { at, what });
            }
            for doubt in doubts {
                let words = tier.printed.get(doubt.statement).and_then(|one| doubt.words(one)).unwrap_or_default();
                let what = format!("{}, {heading}: {}: \"{}\"", level.code, doubt.what, shown(words));
                let from = places.get(&(class, at, doubt.statement, doubt.in_heading));
                let text = tier.printed.get(doubt.statement).map_or("", |one| doubt.text(one));
                let at = from.and_then(|from| stands(log.manuscript, from, text, &doubt.range));
                told.push(Warning { at, what });
            }
        }
    }
    log.warnings.extend(told);
}

/// Where each sentence of the tiers stands: by class, tier and statement, and whether it is the heading of that.
fn places(provenance: &[Provenance]) -> BTreeMap<(usize, usize, usize, bool), Vec<Range<usize>>> {
    use PathStep::{Field, Index};
    let sentence = |one: &Provenance| match one.to.as_slice() {
        [
            Field("levels"),
            Index(class),
            Field("qualifications"),
            Index(tier),
            Field("printed"),
            Index(statement),
            Field(part),
        ] => Some(((*class, *tier, *statement, *part == "heading"), one.from.clone())),
        _ => None,
    };
    // The first is the one that counts.
    provenance.iter().rev().filter_map(sentence).collect()
}

/// Words that a decided tree uses and the vocabulary does not have: those of its sentences, each read by itself.
fn words_used(tree: &Requirement, vocabulary: &Vocabulary, titles: &LevelTitles) -> Vocabulary {
    let nodes = Node::Requirement(tree).all();
    let mut used: BTreeSet<&String> = BTreeSet::new();
    for (_, node) in &nodes {
        match node {
            Node::Requirement(Requirement::Credential(node)) => used.extend(&node.any_of),
            Node::Requirement(Requirement::Combination(node)) => used.extend(node.kinds.iter().chain([&node.need])),
            _ => {}
        }
        let times = node.time().into_iter();
        used.extend(times.flat_map(|time| time.kinds.iter().chain(&time.judged_kinds).chain([&time.need])));
    }
    let mut words = Vocabulary::default();
    for (_, node) in &nodes {
        let printed = [Statement { heading: None, text: node.source().cite.clone() }];
        words.add(&requirement_with(&printed, vocabulary, titles).words);
    }
    words.kinds.retain(|kind| used.contains(&kind.id));
    words.needs.retain(|need| used.contains(&need.id));
    words.credentials.retain(|kind| used.contains(&kind.id));
    words
}

/// The doubts about nodes that a decided tree has just as they were understood: who changed one node said nothing of the
/// others.
fn still_doubted(understood: Understood, decided: Option<&Requirement>, printed: &[Statement]) -> Vec<Doubt> {
    let (Some(read), Some(decided)) = (&understood.requires, decided) else { return Vec::new() };
    let (read, decided) = (Node::Requirement(read).all(), Node::Requirement(decided).all());
    let stays = |node: Node<'_>| decided.iter().any(|(_, other)| says_the_same(node, *other));
    let is_open = |doubt: &Doubt| {
        let words = printed.get(doubt.statement).and_then(|one| doubt.words(one));
        let cited = read.iter().map(|(_, node)| *node).filter(|node| Some(node.source().cite.as_str()) == words);
        let cited: Vec<Node<'_>> = cited.collect();
        // A doubt is about the node with this reading, or else about one without any.
        let of_reading = |node: &Node<'_>| node.source().reading.as_deref() == Some(doubt.what.as_str());
        let by_reading = cited.iter().any(of_reading);
        cited.iter().filter(|node| of_reading(node) || !by_reading).any(|node| stays(*node))
    };
    let mut doubts = understood.doubts;
    doubts.retain(is_open);
    doubts
}

/// Whether two nodes say the same, their parts aside.
fn says_the_same(one: Node<'_>, other: Node<'_>) -> bool {
    match (one, other) {
        (Node::Requirement(Requirement::Substitution(one)), Node::Requirement(Requirement::Substitution(other))) => {
            (&one.source, one.at_most, &one.open) == (&other.source, other.at_most, &other.open)
        }
        (Node::Requirement(one), Node::Requirement(other)) if one.branches().is_some() => {
            one.asks() == other.asks() && one.source() == other.source()
        }
        (one, other) => one == other,
    }
}

/// Names the class that prints the words.
fn said_by(words: &mut Vocabulary, class: &str) {
    words.kinds.iter_mut().for_each(|kind| class.clone_into(&mut kind.source));
    words.needs.iter_mut().for_each(|need| class.clone_into(&mut need.source));
    words.credentials.iter_mut().for_each(|kind| class.clone_into(&mut kind.source));
}

/// The first words, where there are many.
fn shown(words: &str) -> String {
    match words.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}...", words.get(..end).unwrap_or_default().trim_end()),
        None => words.to_owned(),
    }
}

/// Where a part of a sentence stands in the manuscript, of which the sentence is these stretches: the first of them.
fn stands(manuscript: &Manuscript, from: &[Range<usize>], text: &str, part: &Range<usize>) -> Option<Range<usize>> {
    within(manuscript, from, text, part).or_else(|| from.first().cloned())
}

/// A part of a text within the stretches of the manuscript from which the text was taken. Blanks may differ; the
/// letters are the same.
fn within(manuscript: &Manuscript, from: &[Range<usize>], text: &str, part: &Range<usize>) -> Option<Range<usize>> {
    let blank = |c: &char| c.is_whitespace() || is_invisible(*c);
    let letters = |text: &str| text.chars().filter(|c| !blank(c)).count();
    let (before, length) = (letters(text.get(..part.start)?), letters(text.get(part.clone())?));
    let mut places = from.iter().enumerate().flat_map(|(stretch, range)| {
        let chars = manuscript.text.get(range.clone()).unwrap_or_default().char_indices();
        chars
            .filter(|(_, c)| !blank(c))
            .map(move |(at, c)| (stretch, range.start + at, range.start + at + c.len_utf8()))
    });
    let (stretch, start, first) = places.nth(before)?;
    let rest = places.take(length.checked_sub(1)?).take_while(|(other, _, _)| *other == stretch);
    Some(start..rest.last().map_or(first, |(_, _, end)| end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_across_blanks_and_page_breaks() {
        let text = "Two  years\nof work\nPage 2\nas a clerk".to_owned();
        let manuscript = Manuscript { text, ..Manuscript::default() };
        let found = |printed: &str, part: &str| {
            let at = printed.find(part).unwrap();
            within(&manuscript, &[0..18, 26..36], printed, &(at..at + part.len()))
        };
        let printed = "Two years of work as a clerk";
        assert_eq!(found(printed, "years of work"), Some(5..18));
        assert_eq!(found(printed, "clerk"), Some(31..36));
        assert_eq!(found(printed, "work as a clerk"), Some(14..18), "the first stretch");
    }
}
