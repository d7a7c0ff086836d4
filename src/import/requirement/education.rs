//! Degrees and schooling: "Bachelor's degree in A, B, or a closely related field from an accredited university".

use rungs_domain::spec::{Accreditation, Degree, Education, Requirement};

use super::fields::{FieldClause, fields};
use super::node::{all, any, judgement, read_so, source};
use super::phrases::{List, PHRASES};
use super::tail::{certain, narrows};
use super::token::Slice;

/// What stands behind a degree.
#[derive(Default)]
struct DegreeTail<'t> {
    accredited: bool,
    equivalent: bool,
    fields: Option<FieldClause<'t>>,
    /// What narrows it in words that are not understood.
    narrowed: Option<Slice<'t>>,
    preference: bool,
}

/// The degree that a phrase at a place names.
struct DegreeMatch {
    degree: Degree,
    equivalent_months: u32,
    accredited: bool,
    /// As many completed years are enough.
    years: bool,
    end: usize,
}

/// A clause that asks for schooling, where all of it is understood or what is not can only narrow it.
pub(super) fn education(clause: &Slice<'_>) -> Option<Requirement> {
    let (at, equivalent) = lead(clause);
    if let Some(taken) = PHRASES.lesser.at(clause, at) {
        return (at + taken == clause.len()).then(|| lesser(clause));
    }
    let named = degree_at(clause, at)?;
    let behind = behind(clause, named.end)?;
    let equivalent = equivalent || behind.equivalent;
    let node = |fields| {
        Requirement::Education(Education {
            source: if behind.preference {
                read_so(clause, "what is preferred is not required")
            } else {
                source(clause)
            },
            degree: named.degree,
            fields,
            accreditation: match named.accredited || behind.accredited {
                true => Accreditation::Required,
                false => Accreditation::NotAsked,
            },
            or_equivalent: equivalent || named.years,
            equivalent_months: equivalent.then_some(named.equivalent_months),
        })
    };
    let asked = match &behind.fields {
        None => node(None),
        Some(asked) => in_fields(clause, asked, &node),
    };
    Some(match behind.narrowed {
        None => asked,
        Some(tail) => all(source(clause), vec![asked, judgement(&tail, "Does the schooling meet this")]),
    })
}

/// A degree in fields; where a person decides about other fields, that person is asked only about who has a degree.
fn in_fields(
    clause: &Slice<'_>,
    asked: &FieldClause<'_>,
    node: &dyn Fn(Option<rungs_domain::spec::Fields>) -> Requirement,
) -> Requirement {
    let Some(words) = &asked.doubt else { return node(asked.fields.clone()) };
    let doubted = if asked.unsure {
        judgement(clause, "Does the applicant meet this")
    } else {
        all(source(clause), vec![node(None), judgement(words, "Is the field of study one of these")])
    };
    match &asked.fields {
        None => doubted,
        Some(fields) => any(source(clause), vec![node(Some(fields.clone())), doubted]),
    }
}

fn lesser(clause: &Slice<'_>) -> Requirement {
    let diploma = Requirement::Education(Education {
        source: read_so(clause, "a high school diploma is more than this"),
        degree: Degree::HighSchool,
        fields: None,
        accreditation: Accreditation::NotAsked,
        or_equivalent: false,
        equivalent_months: None,
    });
    any(source(clause), vec![diploma, judgement(clause, "Has the applicant reached this")])
}

/// The token where the degree begins, and whether what is equivalent to it is accepted.
fn lead(clause: &Slice<'_>) -> (usize, bool) {
    let (mut at, mut equivalent) = (0, false);
    loop {
        if let Some(taken) = PHRASES.equivalent_to.at(clause, at) {
            equivalent = true;
            at += taken;
        } else if degree_at(clause, at).is_some() {
            return (at, equivalent);
        } else if let Some(taken) = PHRASES.leads.at(clause, at).or_else(|| PHRASES.degree_leads.at(clause, at)) {
            if PHRASES.lesser.at(clause, at).is_some() {
                return (at, equivalent);
            }
            at += taken;
        } else {
            return (at, equivalent);
        }
    }
}

fn degree_at(clause: &Slice<'_>, at: usize) -> Option<DegreeMatch> {
    let mut longest: Option<DegreeMatch> = None;
    for words in &PHRASES.degrees {
        let lists: [(&List, bool, bool); 3] =
            [(&words.phrases, false, false), (&words.accredited, true, false), (&words.years, false, true)];
        for (list, accredited, years) in lists {
            let Some(taken) = list.at(clause, at) else { continue };
            if longest.as_ref().is_none_or(|known| at + taken > known.end) {
                let (degree, equivalent_months) = (words.degree, words.equivalent_months);
                longest = Some(DegreeMatch { degree, equivalent_months, accredited, years, end: at + taken });
            }
        }
    }
    longest
}

/// Whether a degree or other schooling is named at `at`.
pub(super) fn names_degree(clause: &Slice<'_>, at: usize) -> bool {
    degree_at(clause, at).is_some() || PHRASES.lesser.at(clause, at).is_some()
}

/// How many tokens a degree at `at` takes.
pub(super) fn degree_words(clause: &Slice<'_>, at: usize) -> Option<usize> {
    let lesser = PHRASES.lesser.at(clause, at);
    let equivalent = PHRASES.equivalent_to.at(clause, at);
    degree_at(clause, at).map(|named| named.end - at).or(lesser).or(equivalent)
}

/// What stands behind the degree; `None` where it is not understood and may widen it.
fn behind<'t>(clause: &Slice<'t>, mut at: usize) -> Option<DegreeTail<'t>> {
    let mut behind = DegreeTail::default();
    while at < clause.len() {
        let taken = |list: &List| list.at(clause, at);
        if clause.is(at, &[","]) {
            at += 1;
        } else if let Some(taken) = taken(&PHRASES.accredited) {
            behind.accredited = true;
            at += taken;
        } else if let Some(taken) = taken(&PHRASES.or_equivalent) {
            behind.equivalent = true;
            at += taken;
        } else if let Some(taken) = taken(&PHRASES.any_institution).or_else(|| taken(&PHRASES.or_higher)) {
            at += taken;
        } else if PHRASES.preferred.at(clause, at).is_some() {
            behind.preference = true;
            return Some(behind);
        } else if let (Some(taken), None) = (taken(&PHRASES.field_leads), &behind.fields) {
            let end = (at + taken..clause.len()).find(|end| ends_fields(clause, *end)).unwrap_or(clause.len());
            let Some(asked) = fields(&clause.part(at + taken..end)) else {
                behind.narrowed = Some(narrower(clause.from(at))?);
                return Some(behind);
            };
            behind.fields = Some(asked);
            at = end;
        } else {
            behind.narrowed = Some(narrower(clause.from(at))?);
            return Some(behind);
        }
    }
    Some(behind)
}

/// What narrows a degree; a degree "including 12 units in statistics" is narrowed too.
fn narrower(tail: Slice<'_>) -> Option<Slice<'_>> {
    let within = usize::from(tail.is(0, &["including"]));
    if within == 0 { narrows(tail) } else { certain(tail.from(within)).then_some(tail) }
}

/// Whether something else than a field begins here.
fn ends_fields(clause: &Slice<'_>, at: usize) -> bool {
    let lists =
        [&PHRASES.accredited, &PHRASES.any_institution, &PHRASES.or_equivalent, &PHRASES.or_higher, &PHRASES.preferred];
    clause.is(at, &["with", "including"]) || lists.iter().any(|list| list.at(clause, at).is_some())
}
