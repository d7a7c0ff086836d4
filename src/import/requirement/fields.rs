//! Fields of study: "Social Work, Psychology, or a closely related field".

use rungs_domain::spec::{Fields, OtherFields};

use super::phrases::PHRASES;
use super::token::{Case, Slice, Token};

/// The most words of the name of a field.
const MAX_WORDS: usize = 7;

/// The most words of the noun of "a closely related health field".
const MOST_IN_RELATED: usize = 3;

/// A clause about fields of study.
#[derive(Debug, Clone)]
pub(super) struct FieldClause {
    /// The fields.
    pub fields: Fields,
    /// Whether the last words may be no field at all, but something else in place of the degree.
    pub unsure: bool,
    /// Whether they are taken as a field all the same.
    pub taken: bool,
}

/// What a list names.
#[derive(Default)]
struct FieldList {
    accepted: Vec<String>,
    members: Vec<String>,
    /// Other fields may be meant.
    open: bool,
    /// The last name is not known, and others stand before it.
    unsure: bool,
    /// The last name is not known, and several words or a capital letter tell that it is a name.
    taken: bool,
    /// A name is not among those to which the remote fields are plainly remote.
    beyond: bool,
}

/// A list of fields, where it is one.
pub(super) fn fields(clause: &Slice<'_>) -> Option<FieldClause> {
    let clause = clause.trimmed();
    let mut listed = FieldList::default();
    let mut at = 0;
    while at < clause.len() {
        at = item(&clause, at, &mut listed)?;
        at = separator(&clause, at)?;
    }
    let mut accepted = listed.accepted;
    listed.members.iter().for_each(|member| accept(member, &mut accepted));
    let named = !accepted.is_empty();
    let judged = listed.open && !listed.beyond && named;
    let others = match (judged, listed.open || !named) {
        (true, _) => OtherFields::Judgement,
        (false, true) => OtherFields::Asked,
        (false, false) => OtherFields::No,
    };
    Some(FieldClause {
        fields: Fields { printed: clause.printed().to_owned(), accepted, others },
        unsure: listed.unsure,
        taken: listed.taken,
    })
}

/// The subject of study that words name: fields where they are a list of them, else the words as printed.
pub(super) fn subject(words: &Slice<'_>) -> Fields {
    let words = words.trimmed();
    fields(&words).map_or_else(|| as_printed(&words), |clause| clause.fields)
}

fn as_printed(words: &Slice<'_>) -> Fields {
    let printed = words.printed().to_owned();
    Fields { accepted: vec![printed.clone()], printed, others: OtherFields::Asked }
}

/// Whether every field is one to which the remote fields of the vocabulary are plainly remote.
pub(super) fn all_helping(fields: &Fields) -> bool {
    fields.others == OtherFields::Judgement
}

/// Reads one name; the token behind it.
fn item(clause: &Slice<'_>, at: usize, listed: &mut FieldList) -> Option<usize> {
    for umbrella in &PHRASES.umbrellas {
        let Some(taken) = umbrella.names.at(clause, at) else { continue };
        if ends_item(clause, at + taken) {
            if umbrella.as_printed {
                accept(clause.part(at..at + taken).printed(), &mut listed.accepted);
            }
            listed.members.extend(umbrella.members.iter().cloned());
            listed.open = true;
            return Some(at + taken);
        }
    }
    if let Some(taken) = PHRASES.open_fields.at(clause, at).filter(|taken| ends_item(clause, at + taken)) {
        listed.open = true;
        return Some(at + taken);
    }
    if let Some(end) = related(clause, at) {
        listed.open = true;
        return Some(end);
    }
    let at = at + usize::from(clause.is(at, &["the"]));
    let end = (at..clause.len()).find(|end| ends_item(clause, *end)).unwrap_or(clause.len());
    let name = clause.part(at..end);
    if !is_name(&name) {
        return None;
    }
    let helping = PHRASES.helping_fields.is(&name);
    listed.beyond |= !helping;
    let known = helping || PHRASES.single_fields.is(&name);
    listed.open |= !known;
    let last = !known && !PHRASES.field_families.is(&name) && end == clause.len() && at > 1;
    // One small word in the place of "equivalent" may be no field.
    let named = name.len() > 1 || name.tokens.iter().all(|token| token.case == Case::Capital);
    (listed.unsure, listed.taken) = (last && !named, last && named);
    accept(name.printed(), &mut listed.accepted);
    Some(end)
}

/// "a closely related health field": the open end of a list, whatever noun it has; the token behind it.
fn related(clause: &Slice<'_>, at: usize) -> Option<usize> {
    // "a health-related field"
    let article = at + usize::from(clause.is(at, &["a", "an"]));
    let own = || clause.is(article + 1, &["related"]).then_some(article + 2);
    let from = PHRASES.related.at(clause, at).map(|taken| at + taken).or_else(own)?;
    let end = (from..clause.len()).find(|end| ends_item(clause, *end)).unwrap_or(clause.len());
    let noun = clause.part(from..end);
    let words = (1..=MOST_IN_RELATED).contains(&noun.len()) && noun.tokens.iter().all(Token::is_word);
    (words && !PHRASES.not_related.within(&noun)).then_some(end)
}

/// Adds a field that is not there yet.
fn accept(name: &str, accepted: &mut Vec<String>) {
    if !accepted.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        accepted.push(name.to_owned());
    }
}

fn ends_item(clause: &Slice<'_>, at: usize) -> bool {
    at >= clause.len() || clause.is(at, &[",", ";", "or", "and/or", "such"])
}

/// Whether words can be the name of a field of study.
fn is_name(name: &Slice<'_>) -> bool {
    let letters = |word: &str| word.chars().all(|c| c.is_alphabetic());
    (1..=MAX_WORDS).contains(&name.len())
        && !name.is(0, &["and"])
        && name.tokens.iter().all(|token| letters(&token.word))
        && (0..name.len()).all(|at| PHRASES.not_in_fields.at(name, at).is_none())
}

/// The token behind ",", "or", ", or"; `None` where something else stands there, or nothing behind it.
fn separator(clause: &Slice<'_>, at: usize) -> Option<usize> {
    if at == clause.len() {
        return Some(at);
    }
    // "; or in a natural science": a semicolon may as well open another requirement.
    let strong = clause.is(at, &[";"]) && clause.is(at + 1, &["or"]) && clause.is(at + 2, &["in"]);
    let comma = at + usize::from(clause.is(at, &[","]) || strong);
    // "a natural science such as geology": examples stand beside it.
    let such = comma + usize::from(clause.is(comma, &["such"]));
    let examples = such + usize::from(such > comma && clause.is(such, &["as"]));
    let end = examples + usize::from(examples == comma && clause.is(examples, &["or", "and/or"]));
    // "or in a closely related field"
    let again = end + usize::from(end > comma && clause.is(end, &["in"]));
    let article = again > end && clause.is(again, &["a", "an"]) && PHRASES.related.at(clause, again).is_none();
    let behind = again + usize::from(article);
    (end > at && behind < clause.len()).then_some(behind)
}
