//! Rules of vocabularies.

use std::collections::BTreeSet;

use super::Walk;
use super::found::KnownNames;
use crate::spec::{DimensionWords, ExperienceKind, FieldNames, KindIndex, Notion, Scale, TrackWords, Vocabulary};

pub(super) fn check(vocabulary: &Vocabulary, walk: &mut Walk) {
    check_kinds(&vocabulary.kinds, walk);
    walk.each("same_work", &vocabulary.same_work, |ruling, walk| {
        walk.program_name("kind", &ruling.kind, &['_']);
        walk.program_name("same_as", &ruling.same_as, &['_']);
        if ruling.kind == ruling.same_as {
            walk.report("says-nothing", format!("\"{}\" is the same as itself", ruling.kind), "name two kinds");
        }
    });
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
    let dimensions = vocabulary.dimensions.iter().map(|words| words.dimension);
    walk.distinct("duplicate-entry", "the dimension", "dimensions", Some("dimension"), dimensions);
    walk.each("dimensions", &vocabulary.dimensions, check_dimension);
    let tracks = vocabulary.tracks.iter().map(|words| &words.name);
    walk.distinct("duplicate-entry", "the track", "tracks", Some("name"), tracks);
    walk.each("tracks", &vocabulary.tracks, check_track);
    walk.each("slips", &vocabulary.slips, |slip, walk| forms(&slip.forms, walk));
    walk.each("synonyms", &vocabulary.synonyms, |synonyms, walk| forms(&synonyms.forms, walk));
    lower_case("stop_words", &vocabulary.stop_words, walk);
    lower_case("asides", &vocabulary.asides, walk);
    lower_case("general_verbs", &vocabulary.general_verbs, walk);
    lower_case("stand_ins", &vocabulary.stand_ins, walk);
    lower_case("allocating_headings", &vocabulary.allocating_headings, walk);
    if let Some(criteria) = &vocabulary.criteria {
        walk.field("criteria", |walk| {
            lower_case("headings", &criteria.headings, walk);
            lower_case("exclusions", &criteria.exclusions, walk);
            lower_case("distinctions", &criteria.distinctions, walk);
            lower_case("equals", &criteria.equals, walk);
        });
    }
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

fn check_track(words: &TrackWords, walk: &mut Walk) {
    walk.not_empty("titles", &words.titles);
    lower_case("titles", &words.titles, walk);
    lower_case("phrases", &words.phrases, walk);
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
    let known = KnownNames::of(kinds.iter().map(|kind| kind.id.as_str()));
    let index = KindIndex::new(kinds);
    walk.each("kinds", kinds, |kind, walk| {
        walk.program_name("id", &kind.id, &['_']);
        walk.known("implies", &kind.implies, "unknown-kind", "kind of experience", &known);
        if index.is_circular(&kind.id) {
            walk.field("implies", |walk| {
                let message = format!("\"{}\" implies itself, directly or through others", kind.id);
                walk.report("cyclic-implication", message, "take one of the implications out");
            });
        }
    });
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

fn check_dimension(words: &DimensionWords, walk: &mut Walk) {
    walk.distinct("duplicate-id", "the ladder", "ladders", Some("id"), words.ladders.iter().map(|ladder| &ladder.id));
    walk.each("ladders", &words.ladders, check_scale);
    lower_case("headings", &words.headings, walk);
    check_gaps("cues", &words.cues, walk);
    lower_case("cues", &words.cues, walk);
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
        check_gaps("phrases", &step.phrases, walk);
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
fn check_gaps(list: &'static str, phrases: &[String], walk: &mut Walk) {
    walk.each(list, phrases, |phrase, walk| {
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
