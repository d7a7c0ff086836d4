//! Kinds of work and credentials that the vocabulary does not know: their printed words make a name, and stand for what
//! it means until a person settles it.

use std::cell::RefCell;

use rungs_domain::spec::{CredentialKind, Experience, ExperienceKind, NeedWords, Requirement, Vocabulary};

use super::nodes;
use super::phrases::PHRASES;
use super::since::TimedWork;
use super::token::{Slice, tokens};

/// More words than this describe no kind that a person could mark.
const MOST_WORDS: usize = 80;

/// What is taken over from printed words.
#[derive(Debug)]
pub(super) struct NewTerms<'c> {
    known: &'c Vocabulary,
    new: RefCell<Vocabulary>,
}

impl<'c> NewTerms<'c> {
    pub fn new(known: &'c Vocabulary) -> Self {
        NewTerms { known, new: RefCell::default() }
    }

    /// The kind of work that these words describe.
    pub fn kind(&self, words: &Slice<'_>) -> Option<String> {
        self.kind_named(work(&meaning(words)?))
    }

    /// The kind of work that an entry of a list describes together with the words before the list.
    pub fn kind_within(&self, before: &Slice<'_>, words: &Slice<'_>) -> Option<String> {
        self.kind_named(work(&format!("{}: {}", meaning(before)?, meaning(words)?)))
    }

    /// The kind of work that words describe around the time in which it must lie.
    pub fn kind_timed(&self, timed: &TimedWork<'_>) -> Option<String> {
        if timed.since.is_none() {
            return self.kind(&timed.before);
        }
        let parts: Vec<String> = [timed.before, timed.behind].iter().filter_map(meaning).collect();
        self.kind_named(work(&Some(parts.join(" ")).filter(|words| !words.is_empty())?))
    }

    fn kind_named(&self, meaning: String) -> Option<String> {
        let mut new = self.new.borrow_mut();
        let known = self.known.kinds.iter().chain(&new.kinds);
        let id = named(&meaning, known.map(|kind| (kind.id.as_str(), kind.meaning.as_str(), kind.unsettled)))?;
        if !self.known.kinds.iter().chain(&new.kinds).any(|kind| kind.id == id) {
            // A need is called by the words of its kind before a semicolon; here there is more to say.
            if meaning.contains(';') {
                new.needs.push(NeedWords { id: id.clone(), words: meaning.clone(), source: source() });
            }
            let kind = ExperienceKind {
                id: id.clone(),
                meaning,
                source: source(),
                implies: vec![],
                residency: false,
                unsettled: true,
            };
            new.kinds.push(kind);
        }
        Some(id)
    }

    /// The credential that these words describe.
    pub fn credential(&self, words: &Slice<'_>) -> Option<String> {
        let meaning = meaning(words)?;
        let mut new = self.new.borrow_mut();
        let known = self.known.credentials.iter().chain(&new.credentials);
        let id = named(&meaning, known.map(|kind| (kind.id.as_str(), kind.meaning.as_str(), kind.unsettled)))?;
        if !self.known.credentials.iter().chain(&new.credentials).any(|kind| kind.id == id) {
            let kind = CredentialKind { id: id.clone(), meaning, source: source(), unsettled: true, lasting: false };
            new.credentials.push(kind);
        }
        Some(id)
    }

    /// Whether it is settled of every kind in a tree which work is of it.
    pub fn settled(&self, root: &Requirement) -> bool {
        let (kinds, _) = named_in(root);
        let open = |kind: &ExperienceKind| {
            kind.unsettled && kinds.contains(&&kind.id) && !self.known.is_settled_by_ruling(&kind.id)
        };
        !self.known.kinds.iter().chain(&self.new.borrow().kinds).any(open)
    }

    /// Of what was taken over, all that a tree names.
    pub fn used(self, root: &Requirement) -> Vocabulary {
        let (kinds, credentials) = named_in(root);
        let mut new = self.new.into_inner();
        new.kinds.retain(|kind| kinds.contains(&&kind.id));
        new.needs.retain(|need| kinds.contains(&&need.id));
        new.credentials.retain(|kind| credentials.contains(&&kind.id));
        new
    }
}

/// The kinds of work and the credentials that a tree names.
fn named_in(root: &Requirement) -> (Vec<&String>, Vec<&String>) {
    let (mut kinds, mut credentials) = (Vec::new(), Vec::new());
    for node in nodes(root) {
        match node {
            Requirement::Experience(time) => of_time(time, &mut kinds),
            Requirement::Service(service) => service.including.iter().for_each(|part| of_time(part, &mut kinds)),
            // What a substitution asks for is a node of its own.
            Requirement::Combination(node) => kinds.extend(&node.kinds),
            Requirement::Credential(node) => credentials.extend(&node.any_of),
            _ => {}
        }
    }
    (kinds, credentials)
}

fn of_time<'n>(time: &'n Experience, kinds: &mut Vec<&'n String>) {
    kinds.extend(&time.kinds);
    time.including.iter().for_each(|part| of_time(part, kinds));
}

fn source() -> String {
    "taken over as printed".to_owned()
}

fn meaning(words: &Slice<'_>) -> Option<String> {
    let words = words.trimmed();
    let said = words.tokens.iter().any(|token| token.is_word());
    (said && words.len() <= MOST_WORDS).then(|| words.printed().split_whitespace().collect::<Vec<_>>().join(" "))
}

/// "work as a clerk" from "as a clerk".
fn work(words: &str) -> String {
    let first = words.split(' ').next().unwrap_or_default().to_lowercase();
    if PHRASES.prepositions.has(&first) { format!("work {words}") } else { words.to_owned() }
}

/// The name of what words mean: one that is known for the same words, or a new one.
fn named<'v>(meaning: &str, known: impl Iterator<Item = (&'v str, &'v str, bool)>) -> Option<String> {
    let id = name(meaning)?;
    let other = format!("{id}_as_printed");
    let mut taken = (false, false);
    for (of, means, unsettled) in known {
        let same = unsettled || name(means).as_deref() == Some(of.strip_suffix("_as_printed").unwrap_or(of));
        taken.0 |= of == id && !same;
        taken.1 |= of == other && !same;
    }
    match taken {
        (false, _) => Some(id),
        (true, false) => Some(other),
        (true, true) => None,
    }
}

/// The words as a name, `duties_of_accounting_officer`: all of them, so that no two descriptions share one.
fn name(meaning: &str) -> Option<String> {
    let all: Vec<String> =
        tokens(meaning).into_iter().filter(|token| token.is_word()).map(|token| token.word).collect();
    let said = |word: &&String| !PHRASES.articles.has(word);
    let first = all.iter().position(|word| !PHRASES.work_words.has(word)).unwrap_or(0);
    let words: Vec<String> = all.iter().skip(first).filter(said).map(|word| spelled(word)).collect();
    Some(words.join("_").trim_matches('_').to_owned()).filter(|name| !name.is_empty())
}

/// A word in the letters of names; other letters are told by their numbers.
fn spelled(word: &str) -> String {
    let letter = |c: char| match c {
        c if c.is_ascii_alphanumeric() => c.to_ascii_lowercase().to_string(),
        '/' | '-' | '.' => "_".to_owned(),
        c => format!("u{:x}", u32::from(c)),
    };
    word.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_of_the_words_without_articles() {
        let made = |text| name(text).unwrap();
        assert_eq!(
            made("experience performing the duties of an Accounting Officer"),
            "performing_duties_of_accounting_officer"
        );
        assert_eq!(made("work in a hospital"), "in_hospital");
        assert_eq!(made("work"), "work");
    }

    #[test]
    fn a_long_name_keeps_all_of_its_words() {
        let long = "experience in the planning and building of large bridges over rivers that carry ships of the navy";
        let made = "in_planning_and_building_of_large_bridges_over_rivers_that_carry_ships_of_navy";
        assert_eq!(name(long).unwrap(), made);
        assert_eq!(name("fees in café").unwrap(), "fees_in_cafue9");
    }

    #[test]
    fn a_name_that_means_something_else_already_is_not_taken() {
        let known = |meaning: &'static str, unsettled| [("health_care", meaning, unsettled)].into_iter();
        let found = |meaning, unsettled| named("experience in the health care", known(meaning, unsettled)).unwrap();
        assert_eq!(named("experience in health care", std::iter::empty()).unwrap(), "in_health_care");
        let taken = |meaning, unsettled| named("health care", known(meaning, unsettled)).unwrap();
        assert_eq!(taken("any care of health", false), "health_care_as_printed");
        assert_eq!(taken("any care of health", true), "health_care");
        assert_eq!(taken("Health care", false), "health_care");
        assert_eq!(found("any", false), "in_health_care");
    }
}
