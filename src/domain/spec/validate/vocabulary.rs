//! Rules of vocabularies.

use std::collections::{BTreeMap, BTreeSet};

use super::Walk;
use super::found::Known;
use crate::spec::{ExperienceKind, FieldNames, Notion, Scale, Vocabulary};

pub(super) fn check(vocabulary: &Vocabulary, walk: &mut Walk) {
    check_kinds(&vocabulary.kinds, walk);
    let needs = &vocabulary.needs;
    walk.distinct("duplicate-id", "the need", "needs", Some("id"), needs.iter().map(|need| &need.id));
    walk.each("needs", needs, |need, walk| walk.program_name("id", &need.id, &['_']));
    let credentials = &vocabulary.credentials;
    walk.distinct("duplicate-id", "the credential", "credentials", Some("id"), credentials.iter().map(|c| &c.id));
    walk.each("credentials", credentials, |credential, walk| walk.program_name("id", &credential.id, &['_']));
    if let Some(remote) = &vocabulary.remote_fields {
        walk.field("remote_fields", |walk| walk.not_empty("fields", &remote.fields));
    }
    if let Some(names) = &vocabulary.field_names {
        walk.field("field_names", |walk| check_field_names(names, walk));
    }
    check_scales(vocabulary, walk);
    walk.each("slips", &vocabulary.slips, |slip, walk| forms(&slip.forms, walk));
    walk.each("synonyms", &vocabulary.synonyms, |synonyms, walk| forms(&synonyms.forms, walk));
    lower_case("stop_words", &vocabulary.stop_words, walk);
    lower_case("asides", &vocabulary.asides, walk);
    lower_case("stand_ins", &vocabulary.stand_ins, walk);
    lower_case("allocating_headings", &vocabulary.allocating_headings, walk);
    walk.each("notions", &vocabulary.notions, check_notion);
    if let Some(parts) = &vocabulary.parts {
        walk.field("parts", |walk| check_scale(parts, walk));
    }
    lower_case("fillers", &vocabulary.fillers, walk);
    lower_case("extents", &vocabulary.extents, walk);
    if let Some(catch_all) = &vocabulary.catch_all {
        walk.field("catch_all", |walk| {
            walk.not_empty("names", &catch_all.names);
            lower_case("names", &catch_all.names, walk);
            lower_case("beside", &catch_all.beside, walk);
        });
    }
}

fn check_notion(notion: &Notion, walk: &mut Walk) {
    at_least_two("words", notion.words.len() + notion.near.len(), walk);
    walk.not_empty("words", &notion.words);
    for (list, words) in [("words", &notion.words), ("near", &notion.near)] {
        walk.distinct("duplicate-entry", "the word", list, None, words.iter().map(|word| format!("\"{word}\"")));
        walk.each(list, words, |word, walk| {
            if *word != word.to_lowercase() && word.contains(char::is_lowercase) {
                let hint = format!("write \"{}\"; only abbreviations stand in capitals", word.to_lowercase());
                walk.report("not-lower-case", format!("\"{word}\" has capital letters"), hint);
            }
        });
    }
}

fn check_kinds(kinds: &[ExperienceKind], walk: &mut Walk) {
    walk.distinct("duplicate-id", "the kind of experience", "kinds", Some("id"), kinds.iter().map(|kind| &kind.id));
    let known = Known::of(kinds.iter().map(|kind| kind.id.as_str()));
    let circular = circular(kinds);
    walk.each("kinds", kinds, |kind, walk| {
        walk.program_name("id", &kind.id, &['_']);
        walk.known("implies", &kind.implies, "unknown-kind", "kind of experience", &known);
        if circular.contains(kind.id.as_str()) {
            walk.field("implies", |walk| {
                let message = format!("\"{}\" implies itself, directly or through others", kind.id);
                walk.report("cyclic-implication", message, "take one of the implications out");
            });
        }
    });
}

/// The kinds that imply themselves, directly or through others: one search through all implications, in which each is
/// followed once (the strongly connected components by Tarjan, on a stack of its own, for chains may be long).
fn circular(kinds: &[ExperienceKind]) -> BTreeSet<&str> {
    let mut implied: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for kind in kinds {
        implied.entry(&kind.id).or_default().extend(kind.implies.iter().map(String::as_str));
    }
    let mut search = CircleSearch::default();
    for id in implied.keys() {
        search.from(id, &implied);
    }
    search.circular
}

#[derive(Default)]
struct CircleSearch<'a> {
    /// When each kind was first come to, and the earliest kind on the way that can be come back to from it.
    seen: BTreeMap<&'a str, (usize, usize)>,
    /// The kinds whose circle is not known yet, in the order in which they were come to.
    open: Vec<&'a str>,
    is_open: BTreeSet<&'a str>,
    circular: BTreeSet<&'a str>,
}

impl<'a> CircleSearch<'a> {
    fn from(&mut self, start: &'a str, implied: &BTreeMap<&'a str, Vec<&'a str>>) {
        // The way to the kind at hand, each with how many of its implications were followed.
        let mut way: Vec<(&'a str, usize)> = Vec::new();
        if !self.seen.contains_key(start) {
            self.come_to(start, &mut way);
        }
        while let Some((id, followed)) = way.last_mut() {
            let id = *id;
            let next = implied.get(id).and_then(|all| all.get(*followed)).copied();
            *followed += 1;
            match next {
                Some(next) if next == id => {
                    self.circular.insert(id);
                }
                Some(next) if !self.seen.contains_key(next) => {
                    if implied.contains_key(next) {
                        self.come_to(next, &mut way);
                    }
                }
                Some(next) if self.is_open.contains(next) => self.lower(id, self.first_of(next).0),
                Some(_) => {}
                None => {
                    way.pop();
                    self.leave(id);
                    if let Some((before, _)) = way.last() {
                        self.lower(before, self.first_of(id).1);
                    }
                }
            }
        }
    }

    fn come_to(&mut self, id: &'a str, way: &mut Vec<(&'a str, usize)>) {
        let number = self.seen.len();
        self.seen.insert(id, (number, number));
        self.open.push(id);
        self.is_open.insert(id);
        way.push((id, 0));
    }

    fn first_of(&self, id: &str) -> (usize, usize) {
        self.seen.get(id).copied().unwrap_or_default()
    }

    fn lower(&mut self, id: &'a str, earliest: usize) {
        if let Some((_, lowest)) = self.seen.get_mut(id) {
            *lowest = earliest.min(*lowest);
        }
    }

    /// All that was come to behind the first kind of a circle, and is open still, is of that circle.
    fn leave(&mut self, id: &'a str) {
        let (number, earliest) = self.first_of(id);
        if earliest < number {
            return;
        }
        let at = self.open.iter().rposition(|open| *open == id).unwrap_or_default();
        let circle = self.open.split_off(at);
        for id in &circle {
            self.is_open.remove(id);
        }
        if circle.len() > 1 {
            self.circular.extend(circle);
        }
    }
}

fn check_field_names(names: &FieldNames, walk: &mut Walk) {
    let mut seen = BTreeSet::new();
    walk.each("same", &names.same, |name, walk| {
        walk.not_empty("forms", &name.forms);
        lower_case("forms", &name.forms, walk);
        walk.each("forms", &name.forms, |form, walk| {
            if !seen.insert(form.clone()) {
                let message = format!("the form \"{form}\" is there twice");
                walk.report("duplicate-entry", message, "a form means one thing: keep one of them");
            }
        });
    });
    lower_case("passed_over", &names.passed_over, walk);
}

fn check_scales(vocabulary: &Vocabulary, walk: &mut Walk) {
    let ids = vocabulary.scales.iter().map(|scale| &scale.id);
    walk.distinct("duplicate-id", "the scale", "scales", Some("id"), ids);
    walk.each("scales", &vocabulary.scales, check_scale);
}

fn check_scale(scale: &Scale, walk: &mut Walk) {
    walk.program_name("id", &scale.id, &['_', '-']);
    at_least_two("steps", scale.steps.len(), walk);
    let mut seen = BTreeSet::new();
    let mut unmarked_before = false;
    walk.each("steps", &scale.steps, |step, walk| {
        if !step.unmarked {
            walk.not_empty("phrases", &step.phrases);
        } else if std::mem::replace(&mut unmarked_before, true) {
            let hint = "a text that says nothing has one height: keep one of them";
            walk.field("unmarked", |walk| walk.report("contradiction", "a second step is unmarked", hint));
        }
        check_gaps(&step.phrases, walk);
        lower_case("phrases", &step.phrases, walk);
        walk.each("phrases", &step.phrases, |phrase, walk| {
            if !seen.insert(phrase.clone()) {
                let message = format!("the phrase \"{phrase}\" stands on this scale twice");
                walk.report("duplicate-entry", message, "a phrase has one height: keep one of them");
            }
        });
    });
}

/// A gap leaves out words between others, so a phrase begins and ends with words.
fn check_gaps(phrases: &[String], walk: &mut Walk) {
    walk.each("phrases", phrases, |phrase, walk| {
        let words = |part: &str| part.chars().any(char::is_alphanumeric);
        if phrase.contains('…') && !phrase.split('…').all(words) {
            let message = format!("\"{phrase}\" has no word beside its gap");
            walk.report("empty-gap", message, "put a word before and behind each …");
        }
    });
}

/// Forms of one thing: two or more, lower case, each once.
fn forms(forms: &[String], walk: &mut Walk) {
    at_least_two("forms", forms.len(), walk);
    walk.distinct("duplicate-entry", "the form", "forms", None, forms.iter().map(|form| format!("\"{form}\"")));
    lower_case("forms", forms, walk);
}

fn at_least_two(list: &'static str, length: usize, walk: &mut Walk) {
    if length < 2 {
        walk.field(list, |walk| {
            walk.report("too-few", format!("`{list}` needs at least two entries"), "one alone says nothing");
        });
    }
}

fn lower_case(list: &'static str, words: &[String], walk: &mut Walk) {
    walk.each(list, words, |word, walk| {
        if word.to_lowercase() != *word {
            let hint = format!("write \"{}\"", word.to_lowercase());
            walk.report("not-lower-case", format!("\"{word}\" has capital letters"), hint);
        }
    });
}
