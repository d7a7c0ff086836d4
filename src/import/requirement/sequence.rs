//! Sentences one behind the other: which ask for something, which open a further way, which close one.

use rungs_domain::spec::{Note, Requirement};

use super::bind::{bind, misses, names_other};
use super::combining;
use super::everybody::{asked_of, of_everybody};
use super::experience::SeriesContext;
use super::needs::{Link, is_skill, need, of_such_work, starts_need, without_required};
use super::node::{
    Need, Topic, and_asked, has_judgement, not_understood, or_asked, read_together, source, unnoted, where_asked,
};
use super::nodes;
use super::notes::considers;
use super::phrases::{List, PHRASES};
use super::quantity::on_top;
use super::sentences::{bare, is_in_parentheses, without_label};
use super::shows::shows;
use super::substitution::substitute;
use super::token::{Slice, tokens};

/// What a sentence does to the requirements before it.
#[derive(Debug, Clone)]
pub(super) enum Element<'t> {
    /// It asks for something.
    Need(Box<Need>),
    /// It opens a further way: a substitution, a waiver, a later date.
    Loosens(Slice<'t>),
    /// It opens a way that is whatever is equivalent to the others.
    Equivalent(Slice<'t>),
    /// It closes a way.
    Tightens(Slice<'t>),
    /// It is not known which.
    Unclear(Slice<'t>),
}

/// A sentence and how it is joined to the one before.
#[derive(Debug, Clone)]
pub(super) struct Linked<'t> {
    /// The printed link.
    pub link: Option<Link>,
    /// What the sentence does.
    pub element: Element<'t>,
    /// The sentence.
    pub words: Slice<'t>,
}

/// What sentences ask for together.
pub(super) struct SequenceResult<'t> {
    /// The requirement.
    pub need: Option<Need>,
    /// What concerns more than these sentences.
    pub hoisted: Vec<Element<'t>>,
}

/// What one sentence does; `label`: what the label before it says that it is about.
pub(super) fn element<'t>(sentence: &Slice<'t>, label: Option<Topic>, known: &SeriesContext<'_>) -> Element<'t> {
    let inner = without_label(bare(sentence));
    if combining::read(&inner).is_some() {
        return Element::Loosens(*sentence);
    }
    // What lets somebody sit an examination, and is no note: it may let nobody else.
    if PHRASES.admission.within(&inner) {
        return Element::Unclear(*sentence);
    }
    // "A satisfactory equivalent combination" alone is a way of its own. Joined to others, it stands beside all of them.
    let equivalent = PHRASES.equivalents.at(&inner, 0).is_some() || PHRASES.equivalent_tails.is(&inner);
    if equivalent && !PHRASES.substitutes.within(&inner) && label.is_none() {
        return Element::Equivalent(*sentence);
    }
    if PHRASES.loosening.within(&inner) || PHRASES.substitutes.within(&inner) || considers(&inner) {
        // "Only such work may be credited" closes a way; "can only be used to substitute for" opens one.
        let limit = PHRASES.substitutes.find(&inner).map_or(0..0, |(at, taken)| at..at + taken);
        let closes = (0..inner.len()).any(|at| inner.is(at, &["only"]) && !limit.contains(&at));
        return if closes { Element::Unclear(*sentence) } else { Element::Loosens(*sentence) };
    }
    // "Six months will be credited for each year of training": how much counts, not how much is needed.
    if PHRASES.credits.within(&inner) {
        return Element::Unclear(*sentence);
    }
    // "(Applicants must have active membership in the bar.)"
    let outright = || asked_of(&inner).is_some() && !PHRASES.permissive.within(&inner);
    let asks = starts_need(&inner, 0) || label.is_some() || of_such_work(&inner) || requires(&inner);
    if !is_in_parentheses(sentence) && asks || outright() {
        let need = need(&inner, known);
        // It may let something stand in for something else, in words that are not known.
        if has_judgement(&need.node) && label.is_none() && PHRASES.giving.within(&inner) {
            return Element::Unclear(*sentence);
        }
        return Element::Need(Box::new(need.labeled(label)));
    }
    let skill = is_skill(&inner) && !PHRASES.permissive.within(&inner) || asks_for_skills(&inner);
    if skill && !PHRASES.giving.within(&inner) {
        return Element::Need(Box::new(Need::new(not_understood(&inner), Topic::Trait)));
    }
    let tightens = PHRASES.tightening.within(&inner) && !PHRASES.permissive.within(&inner);
    if tightens || PHRASES.excluding.within(&inner) {
        return Element::Tightens(*sentence);
    }
    Element::Unclear(*sentence)
}

/// Whether a sentence ends by saying that a license or a degree before it is required.
fn requires(sentence: &Slice<'_>) -> bool {
    without_required(sentence).is_some_and(|asked| PHRASES.credential_nouns.within(&asked))
}

/// Whether a sentence asks for knowledge and skills alone: "The position requires working knowledge of ...".
fn asks_for_skills(sentence: &Slice<'_>) -> bool {
    let names = |list: &List| list.within(sentence);
    names(&PHRASES.requiring)
        && names(&PHRASES.skills)
        && !(names(&PHRASES.education_cues) || names(&PHRASES.credential_cues) || names(&PHRASES.experience_cues))
        && !(names(&PHRASES.loosening) || names(&PHRASES.not_asking))
}

/// The link of a sentence that says what study must include: it is asked on top.
fn joined(words: &Slice<'_>) -> Option<Link> {
    let added = PHRASES.study_must.at(words, 0).is_some() || on_top(words).is_some();
    added.then_some(Link::And)
}

/// Whether a note only names the law or the rule that a requirement comes from.
fn cites(words: &Slice<'_>) -> bool {
    let inner = bare(words);
    let says = |list: &List| list.within(&inner);
    is_in_parentheses(words)
        && PHRASES.citing.at(&inner, 0).is_some()
        && !(says(&PHRASES.permissive) || says(&PHRASES.tightening) || says(&PHRASES.loosening))
}

/// Whether a sentence says which work does not count, or binds only service with the state, and a person is asked about
/// all work of the node anyway: the person finds it beside the question.
pub(super) fn weighs(words: &Slice<'_>, node: &Requirement, known: &SeriesContext<'_>) -> bool {
    let rule = PHRASES.state_service_rules.within(words);
    // Of the way by other work alone: what asks for a class of the state it does not bind.
    let other = rule && PHRASES.other_work.within(words);
    (rule || PHRASES.excluding.within(words)) && node.asks_for_work() && is_asked(node, other, known)
}

/// Whether a person is asked about all work of a node whether it counts; `served`: also where service in a class is.
fn is_asked(node: &Requirement, served: bool, known: &SeriesContext<'_>) -> bool {
    match node {
        Requirement::Experience(_) => !known.new_terms.settled(node),
        // What the work in the class was is printed: whether it was that, is asked.
        Requirement::Service(service) => served || service.doing.is_some(),
        Requirement::Substitution(substitution) => is_asked(&substitution.of, served, known),
        _ => match node.branches() {
            Some(parts) => parts.iter().all(|part| is_asked(part, served, known)),
            None => !node.asks_for_work(),
        },
    }
}

/// Whether a requirement is a credential, and nothing else.
fn is_credential(need: &Need) -> bool {
    matches!(need.sorts.as_slice(), [Topic::Credential | Topic::NewCredential])
}

/// Whether words are set off by "; or" that open a further way.
fn opens_end(words: &Slice<'_>) -> bool {
    (1..words.len()).any(|at| words.is(at, &["or"]) && words.is(at - 1, &[";"]) && !starts_need(words, at + 1))
}

/// Whether a part of a requirement is a question what is sufficient.
fn asks_sufficient(node: &Requirement) -> bool {
    let asked = || {
        let cited = tokens(&node.source().cite);
        PHRASES.sufficient.at(&Slice::new(0, false, &node.source().cite, &cited), 0).is_some()
    };
    match node {
        Requirement::Judgement(_) => asked(),
        other => other.branches().unwrap_or_default().iter().any(asks_sufficient),
    }
}

/// Keeps a sentence beside a requirement: it satisfies nothing.
pub(super) fn noted(node: &mut Requirement, words: &Slice<'_>) {
    let printed = bare(words).printed().to_owned();
    node.source_mut().notes.push(Note { printed, due: None });
}

/// What linked sentences ask for together.
pub(super) fn sequence<'t>(sentences: &[Linked<'t>], known: &SeriesContext<'_>) -> SequenceResult<'t> {
    let mut row = SequenceReader {
        known,
        list: Vec::new(),
        relation: None,
        seen: Vec::new(),
        unclear: false,
        waiting: Vec::new(),
        hoisted: Vec::new(),
        equivalent: Vec::new(),
    };
    for sentence in sentences {
        row.take(sentence);
    }
    let need = row.finish();
    SequenceResult { need, hoisted: row.hoisted }
}

/// Lets something stand in for one of these requirements, as a sentence says; false where it is not surely understood.
/// `or`: it is joined to them as an alternative.
fn applies(list: &mut Vec<Need>, words: &Slice<'_>, or: bool, known: &SeriesContext<'_>) -> bool {
    substitute(words, or, list, known) || !or && bind(list.iter_mut().map(|need| &mut need.node), words, known)
}

struct SequenceReader<'k, 'c, 't> {
    known: &'k SeriesContext<'c>,
    list: Vec<Need>,
    relation: Option<Link>,
    seen: Vec<Slice<'t>>,
    unclear: bool,
    /// Sentences that are about a requirement which may stand behind them.
    waiting: Vec<Slice<'t>>,
    hoisted: Vec<Element<'t>>,
    /// What is equivalent to all that is asked for.
    equivalent: Vec<Slice<'t>>,
}

impl<'t> SequenceReader<'_, '_, 't> {
    fn take(&mut self, sentence: &Linked<'t>) {
        let first = self.list.is_empty();
        match &sentence.element {
            // Work toward several patterns adds up: it is about all of them.
            Element::Loosens(words) if combining::read(&bare(words)).is_some() => {
                self.hoisted.push(sentence.element.clone());
                return;
            }
            // "However, all candidates must possess a license": whichever way they come.
            Element::Need(_) if !first && sentence.link.is_none() && of_everybody(&sentence.words) => {
                self.hoisted.push(sentence.element.clone());
                return;
            }
            // "; or" behind words of which not all are understood: what stands before them may be meant as well.
            Element::Need(need) if !first && has_judgement(&need.node) && opens_end(&sentence.words) => {
                self.unclear = true
            }
            Element::Need(need) => {
                self.add(need, sentence.link.or(joined(&sentence.words)));
                self.bind_waiting();
            }
            Element::Tightens(words) if !first && self.weighs(words) => self.note(words),
            _ if !first && self.substitutes(sentence) => {}
            Element::Tightens(words) if !first && self.shows(words) => {}
            // It opens no way for anything: what it asks for itself is left to a person.
            Element::Loosens(words) if first && starts_need(&bare(words), 0) => self.ask(words),
            other if PHRASES.all_patterns.within(&sentence.words) => {
                self.hoisted.push(other.clone());
                return;
            }
            Element::Loosens(words) if !first && self.is_about_later(words) => self.waiting.push(*words),
            // It is about an entry of a list, or about work that stands elsewhere.
            Element::Loosens(words) if names_other(self.list.iter().map(|need| &need.node), &bare(words)) => {
                self.hoisted.push(sentence.element.clone());
                return;
            }
            Element::Equivalent(words) => self.equivalent.push(*words),
            Element::Loosens(words) => self.open(words),
            Element::Tightens(words) => self.close(words),
            Element::Unclear(words)
                if !first && (cites(words) || self.lets(words) || self.makes_up(words) || self.defines(words)) =>
            {
                self.note(words);
            }
            Element::Unclear(words) if first => self.ask(words),
            Element::Unclear(_) => self.unclear = true,
        }
        self.seen.push(sentence.words);
    }

    fn substitutes(&mut self, sentence: &Linked<'t>) -> bool {
        let or = sentence.link == Some(Link::Or);
        let needed = self.relation != Some(Link::Or);
        needed && !self.unclear && applies(&mut self.list, &bare(&sentence.words), or, self.known)
    }

    /// Whether a sentence lets something stand in for what is not asked for yet.
    fn is_about_later(&self, words: &Slice<'_>) -> bool {
        self.relation != Some(Link::Or) && misses(self.list.iter().map(|need| &need.node), &bare(words))
    }

    /// Binds the sentences that wait for what they are about.
    fn bind_waiting(&mut self) {
        if self.relation == Some(Link::Or) || self.unclear {
            return;
        }
        let (list, known) = (&mut self.list, self.known);
        self.waiting.retain(|words| !applies(list, &bare(words), false, known));
    }

    /// Lets in more than a credential, as a sentence says: "licenses of other states will be accepted". Where it names
    /// none, the person who is asked about the credential anyway finds it beside the question.
    fn lets(&mut self, words: &Slice<'_>) -> bool {
        let inner = bare(words);
        let Some((at, _)) = PHRASES.letting.find(&inner) else { return false };
        let narrows = PHRASES.tightening.within(&inner) || PHRASES.not_letting.within(&inner);
        let Some(need) = self.list.last_mut().filter(|need| !narrows && is_credential(need)) else {
            return false;
        };
        let named = inner.part(0..at).trimmed();
        let name = PHRASES.credential_nouns.within(&named).then(|| self.known.new_terms.credential(&named)).flatten();
        if let (Requirement::Credential(held), Some(accepted)) = (&mut need.node, name)
            && !held.any_of.contains(&accepted)
        {
            held.any_of.push(accepted);
        }
        true
    }

    /// Whether a sentence says how much is credited for what, where a person weighs anyway what is sufficient.
    fn makes_up(&self, words: &Slice<'_>) -> bool {
        let weighed = self.list.last().is_some_and(|need| asks_sufficient(&need.node));
        weighed && PHRASES.credits.within(words)
    }

    /// Whether a sentence says what is meant by the work before it, of which a person is asked anyway.
    fn defines(&self, words: &Slice<'_>) -> bool {
        let asked = |need: &Need| need.node.asks_for_work() && is_asked(&need.node, false, self.known);
        PHRASES.definitions.at(&without_label(bare(words)), 0).is_some()
            && !PHRASES.permissive.within(words)
            && self.list.last().is_some_and(asked)
    }

    /// Whether a sentence is only about how the work before it counts, of which a person is asked anyway.
    fn weighs(&self, words: &Slice<'_>) -> bool {
        self.list.last().is_some_and(|need| weighs(words, &need.node, self.known))
    }

    /// A reference in parentheses satisfies nothing: it is kept beside what it stands behind.
    fn note(&mut self, words: &Slice<'t>) {
        if let Some(need) = self.list.last_mut() {
            noted(&mut need.node, words);
        }
    }

    /// What the time of work before it must show.
    fn shows(&mut self, words: &Slice<'t>) -> bool {
        let needed = self.relation != Some(Link::Or) && !self.unclear;
        needed && shows(self.list.iter_mut().map(|need| &mut need.node), &bare(words), self.known)
    }

    fn add(&mut self, need: &Need, link: Option<Link>) {
        if !self.list.is_empty() {
            if link.is_none() && self.list.iter().any(|known| known.overlaps(need)) && !self.on_top(need) {
                self.unclear = true;
            }
            let link = link.unwrap_or(Link::And);
            if link == Link::Or && self.relation == Some(Link::And) && self.beside_last(need) {
                return;
            }
            self.unclear |= self.relation.is_some_and(|relation| relation != link);
            self.relation = Some(link);
        }
        self.list.push(need.clone());
    }

    /// "A license; AND; a degree and four years; OR; eight years": the last two are about the same, and nothing before them
    /// is. One of them is enough, beside the rest.
    fn beside_last(&mut self, need: &Need) -> bool {
        let computed = |one: &Need| !one.sorts.contains(&Topic::Other);
        let Some((last, before)) = self.list.split_last() else { return false };
        let alike = last.overlaps(need) && computed(last) && computed(need);
        if self.unclear
            || !alike
            || !before.iter().all(|one| computed(one) && !one.overlaps(last) && !one.overlaps(need))
        {
            return false;
        }
        let first = self.list.pop();
        let ways: Vec<Need> = first.into_iter().chain([need.clone()]).collect();
        let cite = ways.first().map(|way| way.node.source().clone());
        self.list.extend(cite.map(|cite| Need::linked(Link::Or, cite, ways)));
        true
    }

    /// Whether a shorter time of work is asked for on top of what one sentence before it asks for in ways that it joins by
    /// "or" itself: another way would be joined so, too.
    fn on_top(&self, need: &Need) -> bool {
        let Requirement::Experience(time) = &need.node else { return false };
        let mut about_work = self.list.iter().filter(|known| known.overlaps(need));
        let (first, other) = (about_work.next(), about_work.next());
        let longer = |node: &Requirement| {
            nodes(node).all(|node| match node {
                Requirement::Experience(other) => other.months > time.months,
                Requirement::Judgement(_) => false,
                _ => true,
            })
        };
        other.is_none() && first.is_some_and(|known| matches!(known.node, Requirement::Any(_)) && longer(&known.node))
    }

    /// What words ask for is left to a person.
    fn ask(&mut self, words: &Slice<'t>) {
        self.list.push(Need::new(not_understood(&bare(words)), Topic::Other));
    }

    fn open(&mut self, words: &Slice<'t>) {
        let asked = where_asked(&bare(words));
        match self.joined() {
            None => self.hoisted.push(Element::Loosens(*words)),
            Some(need) => self.list = vec![Need { node: or_asked(need.node, asked), sorts: need.sorts }],
        }
    }

    fn close(&mut self, words: &Slice<'t>) {
        match self.joined() {
            None => self.ask(words),
            Some(need) => {
                let node = and_asked(need.node, not_understood(&bare(words)));
                self.list = vec![Need { node, sorts: need.sorts }];
            }
        }
    }

    /// Takes the list as one requirement.
    fn joined(&mut self) -> Option<Need> {
        if self.list.is_empty() {
            return None;
        }
        let relation = self.relation.take().unwrap_or(Link::And);
        let cite = match self.seen.as_slice() {
            [words] => source(words),
            _ => unnoted(self.list.first()?.node.source()),
        };
        Some(Need::linked(relation, cite, std::mem::take(&mut self.list)))
    }

    fn finish(&mut self) -> Option<Need> {
        for words in std::mem::take(&mut self.waiting) {
            // What it is about stands in another entry.
            match names_other(self.list.iter().map(|need| &need.node), &bare(&words)) {
                true => self.hoisted.push(Element::Loosens(words)),
                false => self.open(&words),
            }
        }
        if self.unclear {
            return together(&self.seen);
        }
        for words in std::mem::take(&mut self.equivalent) {
            let (apart, list) = besides(std::mem::take(&mut self.list));
            self.list = list;
            let joined = self.joined();
            self.list = apart;
            match joined {
                // Alone, it is a way of its own.
                None => self.ask(&words),
                Some(need) => {
                    self.list.push(Need { node: or_asked(need.node, not_understood(&bare(&words))), sorts: need.sorts })
                }
            }
        }
        self.joined()
    }
}

/// Licenses and skills, for which no combination of education and experience stands in, and the rest.
fn besides(list: Vec<Need>) -> (Vec<Need>, Vec<Need>) {
    let besides = |sort: &Topic| matches!(sort, Topic::Credential | Topic::NewCredential | Topic::Trait);
    list.into_iter().partition(|need| need.sorts.iter().all(besides))
}

/// Sentences of which it is not clear how they belong together: a person decides about all of them.
pub(super) fn together(sentences: &[Slice<'_>]) -> Option<Need> {
    let first = sentences.first()?;
    let printed: Vec<&str> = sentences.iter().map(Slice::printed).collect();
    Some(Need::new(read_together(source(first), &printed), Topic::Other))
}
