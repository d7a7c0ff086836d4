//! Degrees and schooling: "Bachelor's degree in A, B, or a closely related field from an accredited university".

use rungs_domain::spec::{Accreditation, Degree, Education, Requirement};

use super::fields::{FieldClause, fields};
use super::needs::{Link, starts_need};
use super::node::{all, any, judgement, not_understood, read_so, source};
use super::phrases::{List, PHRASES};
use super::quantity::quantity;
use super::study::unit_words;
use super::tail::{certain, narrows};
use super::token::{Case, Cursor, Slice};

/// What stands behind a degree.
#[derive(Default)]
struct DegreeTail<'t> {
    accredited: bool,
    equivalent: bool,
    fields: Option<FieldClause>,
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
    let mut read = Cursor::new(clause, 0);
    let (equivalent, graduated) = lead(clause, &mut read);
    if let Some(years) = read.take_with(school_years) {
        return read.is_done().then(|| {
            let (source, years) = (source(clause), Some(years));
            Requirement::Education(Education { source, years, or_equivalent: equivalent, ..Education::default() })
        });
    }
    let mut named = degree_at(clause, read.at)?;
    named.accredited |= graduated;
    let behind = behind(clause, named.end)?;
    // "graduation from a college with an associate's ...": the degree may be another one.
    let other = |tail: Slice<'_>| tail.is(0, &["with"]) && tail.is(1, &["a", "an", "the"]);
    if PHRASES.graduation.at(clause, read.at).is_some() && behind.narrowed.is_some_and(other) {
        return None;
    }
    let equivalent = equivalent || behind.equivalent;
    let node = |fields| {
        Requirement::Education(Education {
            source: match &behind.fields {
                _ if behind.preference => read_so(clause, "what is preferred is not required"),
                Some(asked) if asked.taken => read_so(clause, "the last words are taken as a field of study"),
                _ if (named.accredited || behind.accredited) && !PHRASES.says_accredited.within(clause) => {
                    read_so(clause, "a recognized or approved institution is taken as an accredited one")
                }
                _ => source(clause),
            },
            degree: Some(named.degree),
            fields,
            accreditation: match named.accredited || behind.accredited {
                true => Accreditation::Required,
                false => Accreditation::NotAsked,
            },
            or_equivalent: equivalent || named.years,
            equivalent_months: equivalent.then_some(named.equivalent_months),
            ..Education::default()
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

/// "Equivalent to completion of two semesters of course work in drafting": schooling that no degree names, as printed.
pub(super) fn printed_schooling(clause: &Slice<'_>) -> Option<Requirement> {
    let mut read = Cursor::new(clause, 0);
    while !read.take(&PHRASES.completion) {
        if !(read.take(&PHRASES.equivalent_to) || read.take(&PHRASES.leads)) {
            return None;
        }
    }
    let rest = read.rest().trimmed();
    let other = |at: usize| {
        rest.is(at, &[";", ":", "*", "†"])
            || unit_words(&rest, at).is_some()
            || quantity(&rest, at).is_some()
            || Link::of(rest.word(at)).is_some() && starts_need(&rest, at + 1)
    };
    let doubtful = PHRASES.not_in_subjects.within(&rest) || PHRASES.permissive.within(&rest);
    let degree = (0..clause.len()).any(|at| names_degree(clause, at));
    if !PHRASES.schooling_nouns.within(&rest) || degree || doubtful || (0..rest.len()).any(other) {
        return None;
    }
    let schooling = Some(clause.trimmed().printed().to_owned());
    Some(Requirement::Education(Education { source: source(clause), schooling, ..Education::default() }))
}

/// A degree in fields. Where the last words may be no field at all, a person is asked about all of it.
fn in_fields(
    clause: &Slice<'_>,
    asked: &FieldClause,
    node: &dyn Fn(Option<rungs_domain::spec::Fields>) -> Requirement,
) -> Requirement {
    let named = node(Some(asked.fields.clone()));
    if asked.unsure { any(source(clause), vec![named, not_understood(clause)]) } else { named }
}

/// Years of school below a diploma, and the token behind them.
fn school_years(clause: &Slice<'_>, at: usize) -> Option<(u32, usize)> {
    let found = PHRASES.school_years.iter().filter_map(|words| Some((words.years, words.phrases.at(clause, at)?)));
    found.max_by_key(|(_, taken)| *taken).map(|(years, taken)| (years, at + taken))
}

/// Reads on to where the degree begins; whether what is equivalent to it is accepted, and whether an accredited
/// institution is named before it.
fn lead(clause: &Slice<'_>, read: &mut Cursor<'_>) -> (bool, bool) {
    let (mut equivalent, mut accredited) = (false, false);
    loop {
        if read.take(&PHRASES.equivalent_to) {
            equivalent = true;
        } else if let Some(named) = read.take_with(graduated_with) {
            accredited |= named;
        } else if names_degree(clause, read.at) || !(read.take(&PHRASES.leads) || read.take(&PHRASES.degree_leads)) {
            return (equivalent, accredited);
        }
    }
}

/// "graduation from an accredited college with an associate's degree": whether the institution must be accredited, and the
/// token at which the degree begins.
pub(super) fn graduated_with(clause: &Slice<'_>, at: usize) -> Option<(bool, usize)> {
    let from = at + PHRASES.graduation.at(clause, at)? - 1;
    let words = clause.from(from);
    let (taken, accredited) = institution(&words).filter(|_| words.is(0, &["from"]))?;
    let with = from + taken + usize::from(clause.is(from + taken, &[","]));
    let degree = with + 1 + usize::from(clause.is(with + 1, &["a", "an", "the"]));
    (clause.is(with, &["with"]) && degree_named(clause, degree).is_some()).then_some((accredited, degree))
}

/// The degree named at `at`, once or several times: "a high school diploma, GED, or an equivalency certificate".
fn degree_at(clause: &Slice<'_>, at: usize) -> Option<DegreeMatch> {
    let mut named = degree_named(clause, at)?;
    loop {
        // "graduation from high school (or a high school equivalency certificate)"
        if clause.is(named.end, &["("]) && clause.is(named.end + 1, &["or"]) {
            let from = named.end + 2 + usize::from(clause.is(named.end + 2, &["a", "an"]));
            let again = degree_named(clause, from).filter(|again| again.degree == named.degree);
            if let Some(again) = again.filter(|again| clause.is(again.end, &[")"])) {
                named.end = again.end + 1;
                continue;
            }
        }
        let comma = named.end + usize::from(clause.is(named.end, &[","]));
        let or = comma + usize::from(clause.is(comma, &["or", "and/or", "/"]));
        let from = or + usize::from(clause.is(or, &["a", "an", "the"]));
        match degree_named(clause, from).filter(|again| or > named.end && again.degree == named.degree) {
            Some(again) => named.end = again.end,
            None => return Some(named),
        }
    }
}

fn degree_named(clause: &Slice<'_>, at: usize) -> Option<DegreeMatch> {
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
    longest.or_else(|| years_of_college(clause, at)).or_else(|| graduation(clause, at))
}

/// "Two years (60 semester units) of college": what an associate degree takes; four years, a bachelor's.
fn years_of_college(clause: &Slice<'_>, at: usize) -> Option<DegreeMatch> {
    let (months, end) = quantity(clause, at)?;
    let behind = end + units_in_note(&clause.from(end)).unwrap_or_default();
    let end = behind + PHRASES.of_college.at(clause, behind)?;
    let degree = match months {
        24 => Degree::Associate,
        48 => Degree::Bachelor,
        _ => return None,
    };
    Some(DegreeMatch { degree, equivalent_months: months, accredited: false, years: true, end })
}

/// "Graduation from a recognized four-year college or university", "from junior college".
fn graduation(clause: &Slice<'_>, at: usize) -> Option<DegreeMatch> {
    let from = at + PHRASES.graduation.at(clause, at)? - 1;
    let words = clause.from(from);
    let (taken, accredited) = institution(&words).filter(|_| words.is(0, &["from"]))?;
    let named = words.part(0..taken);
    let four_years = named.find(&["college", "university"]).is_some() && !PHRASES.lower_institutions.within(&named);
    let plain =
        |at: usize| PHRASES.junior_institutions.has(named.word(at)) || !PHRASES.lower_institutions.has(named.word(at));
    let two_years = PHRASES.junior_institutions.within(&named)
        && named.find(&["college"]).is_some()
        && named.find(&["university"]).is_none()
        && (0..named.len()).all(plain);
    let degree = match (four_years, two_years) {
        (true, _) => Degree::Bachelor,
        (_, true) => Degree::Associate,
        _ => return None,
    };
    let words = PHRASES.degrees.iter().find(|words| words.degree == degree)?;
    let (degree, equivalent_months) = (words.degree, words.equivalent_months);
    let end = from + taken;
    // ", with an associate degree in marine technology": that degree.
    let with = end + usize::from(clause.is(end, &[","]));
    let other =
        degree_named(clause, with + 2).filter(|_| clause.is(with, &["with"]) && clause.is(with + 1, &["a", "an"]));
    if let Some(other) = other {
        return Some(DegreeMatch { accredited: accredited || other.accredited, ..other });
    }
    Some(DegreeMatch { degree, equivalent_months, accredited, years: false, end })
}

/// The degree that is named at `at`.
pub(super) fn degree_named_at(clause: &Slice<'_>, at: usize) -> Option<Degree> {
    degree_at(clause, at).map(|named| named.degree)
}

/// Whether a degree or other schooling is named at `at`.
pub(super) fn names_degree(clause: &Slice<'_>, at: usize) -> bool {
    degree_at(clause, at).is_some() || school_years(clause, at).is_some()
}

/// How many tokens a degree at `at` takes.
pub(super) fn degree_words(clause: &Slice<'_>, at: usize) -> Option<usize> {
    let lesser = school_years(clause, at).map(|(_, end)| end - at);
    let equivalent = PHRASES.equivalent_to.at(clause, at);
    degree_at(clause, at).map(|named| named.end - at).or(lesser).or(equivalent)
}

/// How many tokens say from which institution, and whether it must be accredited: "from an accredited trade school,
/// college or university".
pub(super) fn institution(words: &Slice<'_>) -> Option<(usize, bool)> {
    let phrase = PHRASES.accredited.at(words, 0).map(|taken| (taken, true));
    let any = || PHRASES.any_institution.at(words, 0).map(|taken| (taken, false));
    let found = phrase.or_else(any).or_else(|| {
        if !words.is(0, &["from", "at"]) {
            return None;
        }
        let mut read = Cursor::new(words, 1);
        while read.take(&PHRASES.institution_words) || read.take_with(accreditor_name).is_some() {}
        let last = (1..read.at).rev().find(|at| PHRASES.institution_nouns.has(words.word(*at)))?;
        let named = words.part(1..last + 1);
        let accredited = PHRASES.accredited_words.within(&named);
        // "an accredited school of social work"
        Some((PHRASES.schools_of.skip(words, last + 1), accredited))
    });
    let (taken, accredited) = found?;
    // ", accredited by agencies recognized by ...": by whom adds nothing that a record could say.
    let comma = taken + usize::from(words.is(taken, &[","]));
    Some(match PHRASES.accreditors.at(words, comma).or_else(|| accreditors(&words.from(comma))) {
        Some(by) => (comma + by, true),
        None => (taken, accredited),
    })
}

/// More words than this name no body that accredits.
const MOST_ACCREDITOR_NAME: usize = 6;

/// The name of who accredits, before the word: "an American Library Association accredited college".
fn accreditor_name(words: &Slice<'_>, at: usize) -> Option<((), usize)> {
    let capital = |at: usize| words.tokens.get(at).is_some_and(|token| token.case != Case::Small && token.is_word());
    let end = (at + 1..=at + MOST_ACCREDITOR_NAME).find(|end| words.is(*end, &["accredited"]))?;
    (at..end).all(capital).then_some(((), end))
}

/// More words than this name no accreditors.
const MOST_ACCREDITORS: usize = 45;

/// How many tokens name the accreditors of a clause that ends with the council of them, however it words the others:
/// "accredited by regional or national agencies recognized ... (CHEA)".
fn accreditors(words: &Slice<'_>) -> Option<usize> {
    let taken = PHRASES.accredited_by.at(words, 0)?;
    let end = (taken..words.len().min(MOST_ACCREDITORS)).find(|at| words.is(*at, &["chea"]))? + 1;
    let end = end + usize::from(words.is(end, &[")"]));
    let other =
        |at: usize| degree_named(words, at).is_some() || quantity(words, at).is_some() || words.is(at, &[";", "."]);
    (!(taken..end).any(other)).then_some(end)
}

/// What stands behind the degree; `None` where it is not understood and may widen it.
fn behind<'t>(clause: &Slice<'t>, at: usize) -> Option<DegreeTail<'t>> {
    let mut read = Cursor::new(clause, at);
    let mut behind = DegreeTail::default();
    while !read.is_done() {
        let rest = read.rest();
        if let Some((taken, accredited)) = institution(&rest) {
            behind.accredited |= accredited;
            read.at += taken;
        } else if let Some(taken) = units_in_note(&rest).or_else(|| examples_in_note(&rest)) {
            read.at += taken;
        } else if read.take(&PHRASES.or_equivalent) {
            behind.equivalent = true;
        } else if read.take(&PHRASES.accreditors) {
            // "of recognized standing"
            behind.accredited = true;
        } else if read.take(&PHRASES.approvers) {
            // By whom schooling is approved adds nothing that a record could say.
        } else if read.sees(&PHRASES.preferred) {
            behind.preference = true;
            return Some(behind);
        } else if !(read.take_word(&[","]) || read.take(&PHRASES.or_higher)) {
            if behind.fields.is_none() && read.take(&PHRASES.field_leads) {
                behind.fields = read.take_with(fields_at);
                // What stands before the institution is the field, whatever its name.
                if let Some(fields) = behind.fields.as_mut().filter(|_| institution(&read.rest()).is_some()) {
                    fields.unsure = false;
                }
                if behind.fields.is_some() {
                    continue;
                }
            }
            let from = (1..rest.len()).find_map(|at| {
                let (taken, accredited) = institution(&rest.from(at))?;
                rest.from(at + taken).trimmed().is_empty().then_some((at, accredited))
            });
            behind.accredited |= from.is_some_and(|(_, accredited)| accredited);
            behind.narrowed = Some(narrower(from.map_or(rest, |(at, _)| rest.part(0..at)))?);
            return Some(behind);
        }
    }
    Some(behind)
}

/// "(60 semester units)" behind years of college: how many units they are.
fn units_in_note(words: &Slice<'_>) -> Option<usize> {
    let taken = unit_words(words, 1).filter(|_| words.is(0, &["("]))?;
    words.is(taken + 1, &[")"]).then_some(taken + 2)
}

/// "(such as botany or plant pathology)" behind fields: examples of what they are, which close nothing.
fn examples_in_note(words: &Slice<'_>) -> Option<usize> {
    let from = 1 + PHRASES.examples.at(words, 1).filter(|_| words.is(0, &["("]))?;
    let end = from + words.from(from).find(&[")"])?;
    let other = |at: usize| degree_named(words, at).is_some() || quantity(words, at).is_some();
    (!(from..end).any(other)).then_some(end + 1)
}

/// The fields that begin at `at`, and the token behind them.
fn fields_at(clause: &Slice<'_>, at: usize) -> Option<(FieldClause, usize)> {
    let end = (at..clause.len()).find(|end| ends_fields(clause, *end)).unwrap_or(clause.len());
    Some((fields(&clause.part(at..end))?, end))
}

/// What narrows a degree; a degree "including 12 units in statistics" is narrowed too.
fn narrower(tail: Slice<'_>) -> Option<Slice<'_>> {
    let within = usize::from(tail.is(0, &["including"]));
    if within == 0 { narrows(tail) } else { certain(tail.from(within)).then_some(tail) }
}

/// Whether something else than a field begins here.
fn ends_fields(clause: &Slice<'_>, at: usize) -> bool {
    let lists = [&PHRASES.or_equivalent, &PHRASES.or_higher, &PHRASES.preferred];
    institution(&clause.from(at)).is_some()
        || clause.is(at, &["with", "including"])
        || examples_in_note(&clause.from(at)).is_some()
        || lists.iter().any(|list| list.at(clause, at).is_some())
}
