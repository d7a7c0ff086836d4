//! The order of the pieces: which entries stand side by side, and whether all or one of them is needed.

use rungs_domain::spec::Requirement;

use super::bind::misses;
use super::coming_by::{beside_some, is_coming_by};
use super::concerns::{concerning, is_license};
use super::conditional::{beside_other_work, may_be_conditional, without_state_service};
use super::described::described_list;
use super::equivalence::{is_equivalent, with_tail};
use super::everybody::of_everybody;
use super::experience::SeriesContext;
use super::needs::{Link, asks_for_license};
use super::node::{Need, Topic, all, has_judgement, source};
use super::phrases::PHRASES;
use super::pieces::{Family, Fragment, Intro, texts, trim};
use super::relation::{beside_alternatives, cut_trailing, link_at_end, relation};
use super::sentences::{bare, sentences};
use super::sequence::{Element, Linked, element, noted, sequence, together, weighs};
use super::substitution::substitute;
use super::token::Slice;
use super::ways::{all_needed, ways_within_label, with_first_way};

/// Reads pieces into requirements. What concerns more than the pattern in which it stands is kept for the end.
pub(super) struct Outline<'k, 'c, 't> {
    known: &'k SeriesContext<'c>,
    hoisted: Vec<Element<'t>>,
}

/// An entry without its marker; under a label, what it is about.
pub(super) type Entry<'t> = (Option<Topic>, Vec<Fragment<'t>>);

/// A family of entries among pieces: what stands before them, and the entries, each without its marker.
struct Entries<'p, 't> {
    before: &'p [Fragment<'t>],
    entries: Vec<Entry<'t>>,
}

impl<'k, 'c, 't> Outline<'k, 'c, 't> {
    pub fn new(known: &'k SeriesContext<'c>) -> Self {
        Outline { known, hoisted: Vec::new() }
    }

    /// The requirement of all pieces.
    pub fn read(&mut self, pieces: &[Fragment<'t>]) -> Option<Requirement> {
        let need = self.group(pieces, None, &[])?;
        let hoisted = std::mem::take(&mut self.hoisted);
        if hoisted.iter().any(|element| matches!(element, Element::Unclear(_))) {
            return together(&texts(pieces)).map(|need| need.node);
        }
        Some(hoisted.iter().fold(need.node, |node, element| concerning(node, element, self.known)))
    }

    fn group(&mut self, pieces: &[Fragment<'t>], label: Option<Topic>, done: &[Family]) -> Option<Need> {
        let Some(family) = outermost(pieces, done) else { return self.plain(pieces, label) };
        if let Some((list, rest)) = before_label(pieces, family) {
            let parts = [self.group(list, label, done)?, self.group(rest, None, done)?];
            let cite = source(texts(list).first()?);
            return Some(Need::linked(Link::And, cite, parts.into()));
        }
        let Entries { before, entries } = entries(pieces, family);
        let done = [done, &[family]].concat();
        if family == Family::Label {
            return self.labeled(before, &entries, pieces, &done);
        }
        let (before, entries) = with_first_way(before, entries, family);
        // One marker alone: another may have been lost.
        if entries.len() == 1 && !texts(before).is_empty() {
            return together(&texts(pieces));
        }
        let (before, intro) = match before.split_last() {
            Some((Fragment::Intro(intro, words), rest)) => (rest, Some((*intro, *words))),
            // "A valid license; and either": the links between the entries say the same.
            Some((Fragment::Either, rest)) => (rest, None),
            _ => (before, None),
        };
        // "Under Patterns II and III, experience in one of the following may be substituted": about more than this list.
        if let Some((Intro::Unknown, words)) = intro
            && sentences(&words).iter().any(|one| PHRASES.all_patterns.within(one) && PHRASES.loosening.within(one))
        {
            self.hoisted.push(Element::Unclear(words));
        }
        if let Some((Intro::Unknown, words)) = intro
            && let Some(list) = self.described(&words, &entries, family)
        {
            return self.after(before, list, label, pieces, &done);
        }
        let kept = self.hoisted.len();
        let list = self.list(family, &entries, intro, &done);
        if let Some(list) = list.filter(|_| !matches!(intro, Some((Intro::Unknown, _)))) {
            return self.after(before, list, label, pieces, &done);
        }
        // What the entries say of others is left to a person with them.
        self.hoisted.truncate(kept);
        // "A diploma, and a combination of the following": the diploma is needed, whatever the list means.
        match intro.filter(|_| link_at_end(before) == Some(Link::And) && !texts(before).is_empty()) {
            Some((_, words)) => {
                let rest: Vec<Slice<'t>> =
                    texts(pieces).into_iter().skip_while(|text| text.range() != words.range()).collect();
                self.after(before, together(&rest)?, label, pieces, &done)
            }
            None => together(&texts(pieces)),
        }
    }

    /// What stands before a list is needed too, unless it is joined by "or".
    fn after(
        &mut self,
        before: &[Fragment<'t>],
        list: Need,
        label: Option<Topic>,
        pieces: &[Fragment<'t>],
        done: &[Family],
    ) -> Option<Need> {
        if matches!(before.last(), Some(Fragment::Link(Link::Or))) {
            return together(&texts(pieces));
        }
        if done.last() == Some(&Family::Pattern)
            && let Some((lead, condition, rest)) = without_state_service(before)
            && let Some(schooling) = self.group(rest, label, done)
            && let Some(need) = beside_other_work(&list, &schooling, &condition)
        {
            // What stands before the condition is about all patterns: it is kept for the end.
            let kept = self.hoisted.len();
            if lead.is_empty() || self.group(lead, label, done).is_none() && self.hoisted.len() > kept {
                return Some(need);
            }
            self.hoisted.truncate(kept);
        }
        // A condition on what stands before the patterns, in words that are not known: it binds not all of them.
        if texts(before).iter().any(may_be_conditional) {
            return together(&texts(pieces));
        }
        let (before, list) = self.rules_noted(before, list);
        let before = before.as_slice();
        let kept = self.hoisted.len();
        let Some(first) = self.group(before, label, done) else {
            // What stands before is kept for the end, or nothing does; it is never lost.
            let nothing = texts(before).is_empty() || self.hoisted.len() > kept;
            return if nothing { Some(list) } else { together(&texts(pieces)) };
        };
        // A sentence of unknown sense right before a list may say which of its entries are needed.
        let patterns = done.last() == Some(&Family::Pattern);
        if !patterns && link_at_end(before).is_none() && first.sorts.contains(&Topic::Other) {
            return together(&texts(pieces));
        }
        let sorts = [first.sorts, list.sorts].concat();
        let cite = source(texts(pieces).first()?);
        Some(Need { node: all(cite, vec![first.node, list.node]), sorts })
    }

    /// Takes out of what stands before a list the sentences that only say how work in it counts, of which a person is
    /// asked anyway: they are kept beside the list.
    fn rules_noted(&self, before: &[Fragment<'t>], mut list: Need) -> (Vec<Fragment<'t>>, Need) {
        let mut left = Vec::new();
        for piece in before {
            let Fragment::Text(text) = piece else {
                left.push(*piece);
                continue;
            };
            let all = sentences(text);
            let (rules, others): (Vec<Slice<'t>>, Vec<Slice<'t>>) =
                all.into_iter().partition(|one| weighs(one, &list.node, self.known));
            match rules.is_empty() {
                true => left.push(*piece),
                false => left.extend(others.into_iter().map(Fragment::Text)),
            }
            rules.iter().for_each(|one| noted(&mut list.node, one));
        }
        (left, list)
    }

    /// A time of work that a list describes in one of several ways.
    fn described(&self, intro: &Slice<'t>, entries: &[Entry<'t>], family: Family) -> Option<Need> {
        let (mut of, mut left) = (Vec::new(), Vec::new());
        for (at, (_, pieces)) in entries.iter().enumerate() {
            let last = at + 1 == entries.len();
            let (pieces, rest) = if last { cut_trailing(pieces, family) } else { (pieces.as_slice(), &[][..]) };
            let [Fragment::Text(words) | Fragment::Intro(_, words)] = trim(pieces) else { return None };
            if matches!(link_at_end(pieces), Some(Link::And)) {
                return None;
            }
            of.push(*words);
            left = texts(rest);
        }
        let joined = entries.iter().any(|(_, pieces)| link_at_end(pieces) == Some(Link::Or));
        let mut need = Need::new(described_list(intro, &of, joined, self.known)?, Topic::Experience);
        for text in &left {
            need.node = self.trailing(need.node, text)?;
        }
        Some(need)
    }

    /// Entries of a list; `None` where it is not clear how they belong together.
    fn list(
        &mut self,
        family: Family,
        entries: &[Entry<'t>],
        intro: Option<(Intro, Slice<'t>)>,
        done: &[Family],
    ) -> Option<Need> {
        let (mut needs, mut left, mut common) = (Vec::new(), Vec::new(), None);
        for (at, (label, pieces)) in entries.iter().enumerate() {
            let last = at + 1 == entries.len();
            let (pieces, rest) = if last { cut_trailing(pieces, family) } else { (pieces.as_slice(), &[][..]) };
            let common_behind = last && family != Family::Pattern;
            let (own, behind) = if common_behind { self.without_common(pieces) } else { (pieces.to_vec(), None) };
            needs.push(self.group(trim(&own), *label, done)?);
            common = behind;
            if matches!(rest.first(), Some(Fragment::Link(Link::Or))) {
                return None;
            }
            left = texts(rest);
        }
        let fragment = |need: &Need| need.sorts == [Topic::Other] && matches!(need.node, Requirement::Judgement(_));
        if family != Family::Pattern && needs.iter().all(fragment) {
            return None;
        }
        let cite = intro
            .map(|(_, words)| words)
            .or_else(|| entries.iter().find_map(|(_, pieces)| texts(pieces).first().copied()))?;
        let intro = intro.map(|(intro, _)| intro);
        let mut need = match relation(family, &needs, entries, intro) {
            Some(link) => Need::linked(link, source(&cite), needs),
            None => {
                beside_alternatives(needs, entries, &cite).filter(|_| family != Family::Pattern && intro.is_none())?
            }
        };
        for text in common.iter().chain(&left) {
            need.node = self.trailing(need.node, text)?;
        }
        Some(need)
    }

    /// The last entry of a list without the sentences behind its first that are about all entries: they ask for a license,
    /// or speak of everybody. An entry that is whatever is equivalent to the others has no other sentence of its own.
    fn without_common(&self, pieces: &[Fragment<'t>]) -> (Vec<Fragment<'t>>, Option<Slice<'t>>) {
        let own = || (pieces.to_vec(), None);
        let Some((Fragment::Text(text), before)) = pieces.split_last() else { return own() };
        let all = sentences(text);
        let equivalent = all.first().is_some_and(|first| is_equivalent(first));
        let common = |sentence: &Slice<'t>| {
            equivalent && before.iter().all(|piece| !matches!(piece, Fragment::Text(_)))
                || of_everybody(sentence)
                || asks_for_license(sentence)
                || is_coming_by(sentence)
                || matches!(element(sentence, None, self.known), Element::Need(need) if is_license(&need))
        };
        let Some(first) = all.iter().skip(1).find(|sentence| common(sentence)) else { return own() };
        let Some(at) = text.tokens.iter().position(|token| token.range.start == first.range().start) else {
            return own();
        };
        let kept = Fragment::Text(text.part(0..at));
        (before.iter().copied().chain([kept]).collect(), Some(text.from(at)))
    }

    /// A text behind the last entry may belong to it or to all: it is left to a person.
    fn trailing(&self, node: Requirement, text: &Slice<'t>) -> Option<Requirement> {
        sentences(text).iter().try_fold(node, |mut node, sentence| match element(sentence, None, self.known) {
            _ if is_coming_by(sentence) => beside_some(&node, sentence, self.known),
            Element::Tightens(words) | Element::Unclear(words) if weighs(&words, &node, self.known) => {
                noted(&mut node, &words);
                Some(node)
            }
            // It may open a way in words that are not known.
            Element::Need(need) if has_judgement(&need.node) && PHRASES.permissive.within(sentence) => None,
            // Said of everybody, or a license in a paragraph of its own: whichever way they come.
            Element::Need(need) if of_everybody(sentence) || is_license(&need) => {
                Some(concerning(node, &Element::Need(need), self.known))
            }
            Element::Need(_) => Some(concerning(node, &Element::Tightens(*sentence), self.known)),
            Element::Unclear(_) => None,
            other => Some(concerning(node, &other, self.known)),
        })
    }

    /// Parts under labels: all of them are needed, unless "or" stands between them.
    fn labeled(
        &mut self,
        before: &[Fragment<'t>],
        entries: &[Entry<'t>],
        pieces: &[Fragment<'t>],
        done: &[Family],
    ) -> Option<Need> {
        let mut row = Vec::new();
        let mut link = None;
        let unlabeled = (None, before.to_vec());
        for (label, part) in std::iter::once(&unlabeled).chain(entries) {
            let body = trim(part);
            let opens = part.iter().find_map(|piece| if let Fragment::Link(link) = piece { Some(*link) } else { None });
            let starts = part.first().is_some_and(|piece| matches!(piece, Fragment::Link(_)));
            let first = link.or(opens.filter(|_| starts));
            if outermost(body, done).is_none() && !body.iter().any(|piece| matches!(piece, Fragment::Intro(..))) {
                let from = row.len();
                self.linked(body, *label, first, &mut row)?;
                let own = row.split_off(from);
                row.extend(ways_within_label(own, link_at_end(part)));
            } else if !body.is_empty() {
                let need = self.group(body, *label, done)?;
                let words = texts(body).first().copied()?;
                row.push(Linked { link: first, element: Element::Need(Box::new(need.labeled(*label))), words });
            }
            link = if body.is_empty() { first } else { link_at_end(part) };
        }
        if row.is_empty() {
            return together(&texts(pieces));
        }
        self.together(&row)
    }

    fn together(&mut self, row: &[Linked<'t>]) -> Option<Need> {
        let read = sequence(row, self.known);
        self.hoisted.extend(read.hoisted);
        read.need
    }

    /// Texts without markers.
    fn plain(&mut self, pieces: &[Fragment<'t>], label: Option<Topic>) -> Option<Need> {
        if pieces.iter().any(|piece| matches!(piece, Fragment::Intro(..))) {
            return together(&texts(pieces));
        }
        let mut row = Vec::new();
        self.linked(pieces, label, None, &mut row)?;
        self.together(&row)
    }

    /// Adds texts with their links. A text whose first sentence asks for something is one with its notes.
    fn linked(
        &mut self,
        pieces: &[Fragment<'t>],
        label: Option<Topic>,
        first: Option<Link>,
        row: &mut Vec<Linked<'t>>,
    ) -> Option<()> {
        let mut link = first;
        for piece in pieces {
            match piece {
                Fragment::Link(next) => link = Some(*next),
                Fragment::Text(text) => {
                    let sentences: Vec<Linked<'t>> = sentences(text)
                        .into_iter()
                        .flat_map(|sentence| with_tail(&sentence))
                        .enumerate()
                        .map(|(at, words)| {
                            let label = label.filter(|_| at == 0);
                            let outer = link.take().filter(|_| at == 0);
                            let (own, words) = own_link(words);
                            Linked { link: outer.or(own), element: element(&words, label, self.known), words }
                        })
                        .collect();
                    self.add(sentences, text, row)?;
                    link = None;
                }
                Fragment::Mark(..) | Fragment::Intro(..) | Fragment::Either => return None,
            }
        }
        Some(())
    }

    /// What sentences ask for whose last is a note by which something stands in for what they do not ask for: the note
    /// concerns the requirements around them.
    fn before_note(&self, sentences: &[Linked<'t>], row: &[Linked<'t>]) -> Option<Need> {
        let (note, before) = sentences.split_last()?;
        let Element::Loosens(words) = &note.element else { return None };
        let own = sequence(before, self.known);
        let need = own
            .need
            .filter(|_| own.hoisted.is_empty() && before.first().is_some_and(|one| one.link != Some(Link::Or)))?;
        if misses([&need.node], &bare(words)) {
            return Some(need);
        }
        let mut alone = vec![need.clone()];
        let mut all = all_needed(row).filter(|row| !row.is_empty())?;
        all.push(need.clone());
        let fits = !substitute(&bare(words), false, &mut alone, self.known)
            && substitute(&bare(words), false, &mut all, self.known);
        fits.then_some(need)
    }

    fn add(&mut self, mut sentences: Vec<Linked<'t>>, text: &Slice<'t>, row: &mut Vec<Linked<'t>>) -> Option<()> {
        let behind = sentences.pop_if(|last| matches!(last.element, Element::Equivalent(_)));
        match sentences.first() {
            Some(Linked { link, element: Element::Need(own), .. }) if sentences.len() > 1 => {
                let link = *link;
                if let Some(need) = self.before_note(&sentences, row) {
                    row.push(Linked { link, element: Element::Need(Box::new(need)), words: *text });
                    row.extend(sentences.into_iter().next_back());
                    return Some(());
                }
                // A way may open here for what is asked for around these sentences.
                let opens = |one: &Linked<'_>| {
                    let words = bare(&one.words);
                    let may = matches!(one.element, Element::Unclear(_)) && PHRASES.permissive.within(&words);
                    (may || matches!(one.element, Element::Loosens(_))) && misses([&own.node], &words)
                };
                if sentences.iter().any(opens) {
                    row.extend(sentences);
                    return Some(());
                }
                let need = self.together(&sentences)?;
                row.push(Linked { link, element: Element::Need(Box::new(need)), words: *text });
            }
            _ => row.extend(sentences),
        }
        row.extend(behind);
        Some(())
    }
}

/// The link that a sentence begins with, "and Possession of a license", and the sentence without it.
fn own_link<'t>(words: Slice<'t>) -> (Option<Link>, Slice<'t>) {
    match Link::of(words.word(0)).filter(|_| words.len() > 1) {
        Some(link) => (Some(link), words.from(1)),
        None => (None, words),
    }
}

/// The family of the outermost markers: patterns first, else the one that comes first.
fn outermost(pieces: &[Fragment<'_>], done: &[Family]) -> Option<Family> {
    let families = || {
        let all =
            pieces.iter().filter_map(|piece| if let Fragment::Mark(family, _) = piece { Some(*family) } else { None });
        all.filter(|family| !done.contains(family))
    };
    families().find(|family| *family == Family::Pattern).or_else(|| families().next())
}

/// The entries of a family. What introduces an entry stands before its marker and goes with it.
fn entries<'p, 't>(pieces: &'p [Fragment<'t>], family: Family) -> Entries<'p, 't> {
    let marks = |piece: &Fragment<'_>| matches!(piece, Fragment::Mark(of, _) if *of == family);
    let first = pieces.iter().position(marks).unwrap_or(pieces.len());
    let mut entries: Vec<Entry<'t>> = Vec::new();
    for piece in pieces.iter().skip(first) {
        match (piece, entries.last_mut()) {
            (Fragment::Mark(of, label), last) if *of == family => {
                let introduced = last.and_then(|(_, entry)| entry.pop_if(|piece| matches!(piece, Fragment::Intro(..))));
                entries.push((*label, introduced.into_iter().collect()));
            }
            (piece, Some((_, entry))) => entry.push(*piece),
            (_, None) => {}
        }
    }
    Entries { before: pieces.get(..first).unwrap_or_default(), entries }
}

/// What stands before "License Requirement:", and a further list or text behind it: both are needed.
fn before_label<'p, 't>(
    pieces: &'p [Fragment<'t>],
    family: Family,
) -> Option<(&'p [Fragment<'t>], &'p [Fragment<'t>])> {
    let marks = |piece: &Fragment<'_>| matches!(piece, Fragment::Mark(of, _) if *of != Family::Label);
    let first = pieces.iter().position(marks)?;
    let label = |piece: &Fragment<'_>| matches!(piece, Fragment::Mark(Family::Label, None));
    let at = first + pieces.get(first..)?.iter().position(label)?;
    let (list, rest) = (pieces.get(..at)?, pieces.get(at + 1..)?);
    let listed = matches!(family, Family::Number | Family::Small | Family::Capital) && rest.iter().any(marks);
    (listed && !texts(list).is_empty()).then_some((trim(list), rest))
}
