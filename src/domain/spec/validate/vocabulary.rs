//! Rules of vocabularies.

use std::collections::BTreeSet;

use super::Walk;
use crate::spec::{ExperienceKind, Vocabulary};

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
    check_scales(vocabulary, walk);
    walk.each("slips", &vocabulary.slips, |slip, walk| forms(&slip.forms, walk));
    walk.each("synonyms", &vocabulary.synonyms, |synonyms, walk| forms(&synonyms.forms, walk));
    lower_case("stop_words", &vocabulary.stop_words, walk);
}

fn check_kinds(kinds: &[ExperienceKind], walk: &mut Walk) {
    walk.distinct("duplicate-id", "the kind of experience", "kinds", Some("id"), kinds.iter().map(|kind| &kind.id));
    let known: Vec<&str> = kinds.iter().map(|kind| kind.id.as_str()).collect();
    walk.each("kinds", kinds, |kind, walk| {
        walk.program_name("id", &kind.id, &['_']);
        walk.known("implies", &kind.implies, "unknown-kind", "kind of experience", &known);
        if implied(kind, kinds).contains(kind.id.as_str()) {
            walk.field("implies", |walk| {
                let message = format!("\"{}\" implies itself, directly or through others", kind.id);
                walk.report("cyclic-implication", message, "take one of the implications out");
            });
        }
    });
}

/// Every kind that `kind` also is, directly or through others.
fn implied<'a>(kind: &'a ExperienceKind, kinds: &'a [ExperienceKind]) -> BTreeSet<&'a str> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    let mut open: Vec<&ExperienceKind> = vec![kind];
    while let Some(next) = open.pop() {
        for id in &next.implies {
            if found.insert(id) {
                open.extend(kinds.iter().filter(|kind| kind.id == *id));
            }
        }
    }
    found
}

fn check_scales(vocabulary: &Vocabulary, walk: &mut Walk) {
    let ids = vocabulary.scales.iter().map(|scale| &scale.id);
    walk.distinct("duplicate-id", "the scale", "scales", Some("id"), ids);
    walk.each("scales", &vocabulary.scales, |scale, walk| {
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
            lower_case("phrases", &step.phrases, walk);
            walk.each("phrases", &step.phrases, |phrase, walk| {
                if !seen.insert(phrase.clone()) {
                    let message = format!("the phrase \"{phrase}\" stands on this scale twice");
                    walk.report("duplicate-entry", message, "a phrase has one height: keep one of them");
                }
            });
        });
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
