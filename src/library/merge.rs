//! Vocabulary files beside the shipped vocabulary: they add to it, and may not give a name a second meaning. What an
//! import took over from printed words gives way to what somebody has settled under the same name.

use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_domain::spec::{CredentialKind, ExperienceKind, NeedWords, Scale, Vocabulary};
use rungs_files::ron::File;

use super::load::ReadText;

/// Adds the vocabularies among `reads` to `vocabulary`, in their order; says what clashes.
pub(super) fn vocabularies<'r>(
    vocabulary: &mut Vocabulary,
    reads: impl Iterator<Item = &'r ReadText>,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for read in reads {
        let Some(File::Vocabulary(more)) = &read.file else { continue };
        let name = read.path().map(|path| path.display().to_string()).unwrap_or_default();
        problems.extend(into(vocabulary, (**more).clone(), &name));
    }
    problems
}

/// Adds the vocabulary of the file `name`; says what clashes.
pub(super) fn into(vocabulary: &mut Vocabulary, more: Vocabulary, name: &str) -> Vec<Diagnostic> {
    let clash = |(sort, id): (&str, String)| {
        let told = format!("the {sort} `{id}` has another meaning in a vocabulary loaded before");
        let hint = "give it a name of its own, or the same meaning, source and entries";
        Diagnostic::error("vocabulary-clash", Place::whole(name), told).with_hint(hint)
    };
    add(vocabulary, more).into_iter().map(clash).collect()
}

/// Adds what is new; names what clashes. The same entry twice is no clash.
fn add(vocabulary: &mut Vocabulary, more: Vocabulary) -> Vec<(&'static str, String)> {
    // Taken apart, so that the compiler asks of each new field how two of it are merged.
    let Vocabulary {
        kinds,
        same_work,
        needs,
        credentials,
        remote_fields,
        field_names,
        scales,
        dimensions,
        tracks,
        slips,
        synonyms,
        stop_words,
        notions,
        parts,
        fillers,
        extents,
        catch_all,
        asides,
        general_verbs,
        stand_ins,
        allocating_headings,
        criteria,
    } = more;
    let mut clashes = Vec::new();
    add_by_id(&mut vocabulary.kinds, kinds, "kind of experience", &mut clashes);
    add_new(&mut vocabulary.same_work, same_work);
    add_by_id(&mut vocabulary.needs, needs, "need", &mut clashes);
    add_by_id(&mut vocabulary.credentials, credentials, "kind of credential", &mut clashes);
    add_by_id(&mut vocabulary.scales, scales, "scale", &mut clashes);
    for words in dimensions {
        // One entry for a dimension: its ladders and cues add up.
        match vocabulary.dimensions.iter_mut().find(|known| known.dimension == words.dimension) {
            Some(known) => {
                add_by_id(&mut known.ladders, words.ladders, "ladder", &mut clashes);
                add_new(&mut known.headings, words.headings);
                add_new(&mut known.cues, words.cues);
            }
            None => vocabulary.dimensions.push(words),
        }
    }
    for words in tracks {
        // One entry for a track: its words add up.
        match vocabulary.tracks.iter_mut().find(|known| known.name == words.name) {
            Some(known) => {
                add_new(&mut known.titles, words.titles);
                add_new(&mut known.phrases, words.phrases);
            }
            None => vocabulary.tracks.push(words),
        }
    }
    add_new(&mut vocabulary.slips, slips);
    add_new(&mut vocabulary.synonyms, synonyms);
    add_new(&mut vocabulary.stop_words, stop_words);
    add_new(&mut vocabulary.notions, notions);
    add_new(&mut vocabulary.fillers, fillers);
    match (&vocabulary.parts, parts) {
        (Some(known), Some(other)) if *known != other => clashes.push(("scale of parts", other.id)),
        (None, parts) => vocabulary.parts = parts,
        _ => {}
    }
    add_new(&mut vocabulary.extents, extents);
    match (&mut vocabulary.catch_all, catch_all) {
        (Some(known), Some(further)) => {
            add_new(&mut known.names, further.names);
            add_new(&mut known.beside, further.beside);
        }
        (known @ None, further) => *known = further,
        (Some(_), None) => {}
    }
    add_new(&mut vocabulary.asides, asides);
    add_new(&mut vocabulary.general_verbs, general_verbs);
    add_new(&mut vocabulary.stand_ins, stand_ins);
    add_new(&mut vocabulary.allocating_headings, allocating_headings);
    match (&mut vocabulary.criteria, criteria) {
        (Some(known), Some(further)) => {
            add_new(&mut known.headings, further.headings);
            add_new(&mut known.exclusions, further.exclusions);
            add_new(&mut known.distinctions, further.distinctions);
            add_new(&mut known.equals, further.equals);
        }
        (known @ None, further) => *known = further,
        (Some(_), None) => {}
    }
    match (&mut vocabulary.remote_fields, remote_fields) {
        (Some(known), Some(further)) => {
            add_new(&mut known.fields, further.fields);
            add_new(&mut known.unless, further.unless);
        }
        (known @ None, further) => *known = further,
        (Some(_), None) => {}
    }
    if let Some(further) = field_names {
        let known = vocabulary.field_names.get_or_insert_default();
        add_new(&mut known.same, further.same);
        add_new(&mut known.passed_over, further.passed_over);
    }
    clashes
}

/// An entry that has a name.
trait Named: PartialEq {
    fn id(&self) -> &String;
    /// Whether nobody has settled what it means.
    fn unsettled(&self) -> bool {
        false
    }
}

impl Named for ExperienceKind {
    fn id(&self) -> &String {
        &self.id
    }

    fn unsettled(&self) -> bool {
        self.unsettled
    }
}

impl Named for CredentialKind {
    fn id(&self) -> &String {
        &self.id
    }

    fn unsettled(&self) -> bool {
        self.unsettled
    }
}

impl Named for NeedWords {
    fn id(&self) -> &String {
        &self.id
    }
}

impl Named for Scale {
    fn id(&self) -> &String {
        &self.id
    }
}

fn add_by_id<T: Named>(
    known: &mut Vec<T>,
    more: Vec<T>,
    sort: &'static str,
    clashes: &mut Vec<(&'static str, String)>,
) {
    for entry in more {
        match known.iter_mut().find(|other| other.id() == entry.id()) {
            None => known.push(entry),
            Some(same) if *same == entry || entry.unsettled() => {}
            Some(taken_over) if taken_over.unsettled() => *taken_over = entry,
            Some(_) => clashes.push((sort, entry.id().clone())),
        }
    }
}

fn add_new<T: PartialEq>(known: &mut Vec<T>, more: Vec<T>) {
    for entry in more {
        if !known.contains(&entry) {
            known.push(entry);
        }
    }
}
