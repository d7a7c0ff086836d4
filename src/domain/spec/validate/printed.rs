//! What a tier prints, as words: whether a sentence is all of it, and whether one is printed as an alternative.

use std::collections::BTreeSet;

use crate::spec::Statement;

/// Words that join alternatives.
const OR: [&str; 3] = ["or", "either", "alternatively"];

/// Words that stand between a link or a number and the sentence that it is about.
const LABELS: [&str; 9] =
    ["education", "experience", "pattern", "option", "alternative", "requirement", "and", "training", "general"];

/// Words before a list of which one entry is enough.
const INTROS: [&[&str]; 4] = [
    &["one", "of", "the", "following"],
    &["any", "of", "the", "following"],
    &["one", "or", "more", "of", "the", "following"],
    &["one", "of", "these"],
];

/// First words of a sentence that is a way of its own, wherever it is printed: whatever is equivalent to the others.
const EQUIVALENT: [&[&str]; 12] = [
    &["equivalent", "combination"],
    &["an", "equivalent", "combination"],
    &["any", "equivalent", "combination"],
    &["any", "combination", "of"],
    &["any", "other", "combination", "of"],
    &["any", "combination", "equivalent"],
    &["a", "combination", "of", "education"],
    &["a", "satisfactory", "equivalent"],
    &["education", "and", "or", "experience", "equivalent"],
    &["education", "and", "or", "experience", "which", "is", "equivalent"],
    &["education", "and", "or", "experience", "that", "is", "equivalent"],
    &["education", "and", "experience", "equivalent"],
];

/// More words before a colon than this are no label.
const LABEL_WORDS: usize = 4;

/// The words of a tier, notes aside.
pub(super) struct Printed {
    /// The words of the sentences, without labels, numbers and links.
    said: Vec<String>,
    /// All words, headings too, with a mark where a line begins.
    flow: Vec<String>,
}

/// Stands in the flow where a line begins.
const LINE: &str = "\n";

impl Printed {
    pub fn new(statements: &[Statement], notes: &BTreeSet<&str>) -> Self {
        let (mut said, mut flow) = (Vec::new(), Vec::new());
        for one in statements {
            flow.push(LINE.to_owned());
            flow.extend(one.heading.iter().flat_map(|heading| words(heading)));
            flow.extend(words(&one.text));
            let mut text = one.text.clone();
            for note in notes {
                text = text.replacen(note, " ", 1);
            }
            said.extend(bare(unlabelled(&text)));
        }
        Printed { said, flow }
    }

    /// Whether words hold all that is said, in its order.
    pub fn is_all(&self, text: &str) -> bool {
        let mut left = self.said.iter().peekable();
        for word in words(text) {
            left.next_if(|next| **next == word);
        }
        left.peek().is_none()
    }

    /// Whether a sentence is printed as one of several of which one is enough: behind "or", before it, or in a list
    /// that says so. `ways`: the sentences of all of them.
    pub fn is_alternative(&self, cite: &str, ways: &[&str]) -> bool {
        let own = words(cite);
        if EQUIVALENT.iter().any(|first| own.len() >= first.len() && own.iter().zip(*first).all(|(a, b)| a == b)) {
            return true;
        }
        self.places(&own).into_iter().any(|at| {
            let begins = self.before(at);
            begins.link || begins.entry && (self.is_or(at + own.len()) || self.is_list(cite, ways))
        })
    }

    /// Whether the last of these sentences stands behind "or", or the first behind words that say that one is enough.
    fn is_list(&self, cite: &str, ways: &[&str]) -> bool {
        let mut placed: Vec<(usize, bool)> = Vec::new();
        for way in ways {
            if let Some(at) = self.places(&words(way)).first() {
                placed.push((*at, way == &cite));
            }
        }
        placed.sort_unstable();
        let last = placed.last().is_some_and(|(at, own)| !own && self.before(*at).link);
        last || placed.first().is_some_and(|(at, _)| self.before(*at).intro)
    }

    fn places(&self, words: &[String]) -> Vec<usize> {
        if words.is_empty() {
            return Vec::new();
        }
        let found = self.flow.windows(words.len()).enumerate().filter(|(_, here)| *here == words);
        found.map(|(at, _)| at).collect()
    }

    fn is_or(&self, at: usize) -> bool {
        let next = self.flow.iter().skip(at).find(|word| *word != LINE);
        next.is_some_and(|word| word == "or")
    }

    /// What stands before a place, its numbers and labels aside.
    fn before(&self, at: usize) -> Before {
        let mut begin = Before::default();
        let back: Vec<&str> = self.flow.iter().take(at).rev().map(String::as_str).collect();
        let mut skipped = 0;
        for word in &back {
            if *word == LINE || LABELS.contains(word) {
                skipped += 1;
            } else if is_marker(word) {
                begin.entry = true;
                skipped += 1;
            } else {
                break;
            }
        }
        let rest = back.get(skipped..).unwrap_or_default();
        // The first words of a line, too.
        begin.entry |= rest.is_empty() || back.iter().take(skipped).any(|word| *word == LINE);
        begin.link = rest.first().is_some_and(|word| OR.contains(word));
        begin.intro =
            INTROS.iter().any(|intro| intro.iter().rev().zip(rest).filter(|(a, b)| a == b).count() == intro.len());
        begin.entry |= begin.link || begin.intro;
        begin
    }
}

/// What stands before a sentence.
#[derive(Default)]
struct Before {
    /// "or" or "either".
    link: bool,
    /// Words that say that one of a list is enough.
    intro: bool,
    /// It begins an entry: behind a number, a letter or a link, or first of all.
    entry: bool,
}

/// Words in small letters, signs left out.
fn words(text: &str) -> Vec<String> {
    let kept = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    let parts = text.split(|c: char| !kept(c)).filter(|part| part.chars().any(char::is_alphanumeric));
    parts.map(str::to_lowercase).collect()
}

/// A number, a letter or a Roman numeral.
fn is_marker(word: &str) -> bool {
    let roman = word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let number = word.chars().all(|c| c.is_ascii_digit()) && word.len() <= 2;
    roman || number || word.chars().count() == 1
}

/// Words that say something: no numbers of entries, no links.
pub(super) fn bare(text: &str) -> Vec<String> {
    let says = |word: &String| !is_marker(word) && !OR.contains(&word.as_str()) && word != "and";
    words(text).into_iter().filter(says).collect()
}

/// A text without its label: "Education: a degree".
fn unlabelled(text: &str) -> &str {
    match text.split_once(':') {
        Some((label, rest)) if words(label).len() <= LABEL_WORDS && !rest.trim().is_empty() => rest,
        _ => text,
    }
}
