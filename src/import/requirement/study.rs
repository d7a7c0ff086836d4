//! Study that is asked for by its amount: "24 semester or 36 quarter units in accounting", "one course each in auditing
//! and cost accounting", "1,800 hours of supervised internship".

use rungs_domain::spec::{Courses, Fields, Hours, MAX_AMOUNT, Requirement, Units};

use super::education::{degree_words, institution, names_degree};
use super::fields::subject;
use super::needs::starts_need;
use super::node::{all, read_so, source};
use super::phrases::PHRASES;
use super::pieces::{is_marked, marked_items};
use super::quantity::{Rate, half_more, is_figure, quantity, whole_number};
use super::token::{Cursor, Slice};

/// A number of units, and the token behind it.
#[derive(Debug, Clone, Copy, Default)]
struct UnitAmount {
    semester: Option<u32>,
    quarter: Option<u32>,
    /// Whether the sort of the units is not printed.
    bare: bool,
}

/// A clause that asks for study by its amount, and for nothing else.
pub(super) fn study(clause: &Slice<'_>) -> Option<Requirement> {
    let at = lead(clause);
    units(clause, at).or_else(|| courses(clause, at)).or_else(|| hours(clause, at))
}

/// How many tokens join study to what stands before it, "including or supplemented by": it is needed too.
pub(super) fn joins_study(clause: &Slice<'_>, at: usize) -> Option<usize> {
    let taken = PHRASES.study_joins.at(clause, at)?;
    let rest = clause.from(at + taken);
    names_study(&rest, lead(&rest)).then_some(taken)
}

/// Whether an amount of study begins here.
pub(super) fn names_study(clause: &Slice<'_>, at: usize) -> bool {
    unit_amount(clause, at).is_some() || course_amount(clause, at).is_some() || hour_amount(clause, at).is_some()
}

fn lead(clause: &Slice<'_>) -> usize {
    let mut read = Cursor::new(clause, 0);
    while read.take(&PHRASES.leads) || read.take(&PHRASES.degree_leads) || read.take(&PHRASES.study_leads) {}
    read.at
}

fn units(clause: &Slice<'_>, at: usize) -> Option<Requirement> {
    let (amount, end) = unit_amount(clause, at)?;
    let inner = (end..clause.len()).find_map(|at| Some((at, included(clause, at)?)));
    let to = inner.as_ref().map_or(clause.len(), |(at, _)| *at);
    let (about, accredited) = about(&clause.part(end..to))?;
    let (semester, quarter) = (amount.semester, amount.quarter);
    let source_of = unit_source(clause, amount, accredited);
    let mut node = Units { source: source_of, semester, quarter, subject: about, including: Vec::new() };
    if let Some((_, part)) = inner {
        let sort = |of: Option<u32>| of.map(|_| part.count);
        let (semester, quarter) = match (amount.semester, amount.quarter) {
            (Some(_), Some(_)) => return None,
            (semester, quarter) => (sort(semester), sort(quarter)),
        };
        let (about, _) = match part.subject.word(0) {
            "in" | "of" => self::about(&part.subject)?,
            _ if asks_more(&part.subject) => return None,
            _ => (Some(subject(&part.subject)), false),
        };
        let source = source(&part.written);
        node.including.push(Units { source, semester, quarter, subject: about, including: vec![] });
    }
    Some(Requirement::Units(node))
}

fn unit_source(clause: &Slice<'_>, amount: UnitAmount, accredited: bool) -> rungs_domain::spec::RequirementSource {
    match (amount.bare, accredited) {
        (true, true) => read_so(
            clause,
            "units of which no sort is printed are taken as semester units, and that the institution is accredited is \
             taken for granted unless denied",
        ),
        (true, false) => read_so(clause, "units of which no sort is printed are taken as semester units"),
        (false, true) => read_so(clause, "that the institution is accredited is taken for granted unless denied"),
        (false, false) => source(clause),
    }
}

/// Units of the same sort that must be in a narrower subject.
struct PartOfUnits<'t> {
    written: Slice<'t>,
    count: u32,
    subject: Slice<'t>,
}

/// "including 6 in auditing", ", 16 hours of which shall be accounting courses", "of which 12 units must be in auditing":
/// where such a part begins.
fn included<'t>(clause: &Slice<'t>, at: usize) -> Option<PartOfUnits<'t>> {
    let comma = at + usize::from(clause.is(at, &[","]));
    let from = PHRASES.including.skip(clause, comma);
    let (count, behind) = whole_number(clause, from)?;
    let part =
        |at: usize| PartOfUnits { written: clause.from(from).trimmed(), count, subject: clause.from(at).trimmed() };
    if from > comma && clause.is(behind, &["in"]) {
        return Some(part(behind));
    }
    let (_, units, _) = unit_sort(clause, behind);
    let units = PHRASES.unit_words.skip(clause, units);
    // "hours of which": the units are those that were named.
    let which = clause.is(units, &["of"]) && clause.is(units + 1, &["which"]);
    let verb = if which { units + 2 } else { units };
    let end = PHRASES.must_show.skip(clause, verb);
    let place = end.checked_sub(1).filter(|last| clause.is(*last, &["in"]));
    ((which || from > comma) && end > verb).then(|| part(place.unwrap_or(end)))
}

/// The subject behind an amount, and whether the institution must be accredited; `None`: something else stands there.
fn about(words: &Slice<'_>) -> Option<(Option<Fields>, bool)> {
    let mut read = Cursor::new(words, 0);
    let (mut found, mut accredited) = (None, false);
    while !read.is_done() {
        if let Some((taken, asked)) = institution(&read.rest()) {
            accredited |= asked;
            read.at += taken;
        } else if read.take(&PHRASES.study_words) || read.take_word(&[",", ".", ";"]) {
            continue;
        } else if found.is_none() && read.take(&PHRASES.study_field_leads) {
            let rest = read.rest();
            let end = (0..rest.len()).find(|at| institution(&rest.from(*at)).is_some()).unwrap_or(rest.len());
            let named = rest.part(0..end).trimmed();
            if named.is_empty() || asks_more(&named) {
                return None;
            }
            found = Some(subject(&named));
            read.at += end;
        } else {
            return None;
        }
    }
    Some((found, accredited))
}

/// Whether words ask for something else than a subject of study, or leave it open.
fn asks_more(words: &Slice<'_>) -> bool {
    let other = |at: usize| {
        quantity(words, at).is_some()
            || names_degree(words, at)
            || words.is(at, &["or", "and", "and/or", ","]) && starts_need(words, at + 1)
    };
    PHRASES.not_in_subjects.within(words) || (0..words.len()).any(other)
}

/// Units that stand for a time, and for how many months: "12 semester hours being equivalent to one year of experience".
/// The third is the most months that the rate gives: "up to a maximum of two years".
pub(super) fn units_of_rate<'t>(words: &Slice<'t>) -> Option<(Slice<'t>, u32, Option<u32>)> {
    let (_, end) = unit_amount(words, 0)?;
    let mut behind = end;
    loop {
        let comma = behind + usize::from(words.is(behind, &[","]));
        if let Some((taken, _)) = institution(&words.from(comma)) {
            behind = comma + taken;
        } else if let Some(taken) = PHRASES.study_words.at(words, comma) {
            behind = comma + taken;
        } else {
            break;
        }
    }
    let from = behind + usize::from(words.is(behind, &[","]));
    let from = from + PHRASES.rate_is.at(words, from)?;
    // "for each year of experience"
    let one = || PHRASES.units.get(words.word(from)).map(|months| (*months, from + 1));
    let (months, stop) = quantity(words, from).or_else(one)?;
    let rest = words.from(PHRASES.of_this_work.skip(words, stop)).trimmed();
    // "to a maximum of four years for a bachelor's degree"
    let for_degree = |rest: &Slice<'_>| {
        let from = 1 + usize::from(rest.is(1, &["a", "an", "the"]));
        rest.is(0, &["for"]) && degree_words(rest, from).is_some_and(|taken| from + taken == rest.len())
    };
    let capped = |rate: &Rate<'_>| rate.cap.is_some() && for_degree(&rate.rest);
    let most = Rate::read(&rest).filter(|rate| (rate.rest.is_empty() || capped(rate)) && !rate.yearly)?;
    Some((words.part(0..end), months, most.cap))
}

/// So many years of some study that stand for so many months of work.
pub(super) struct YearsOfStudy<'t> {
    pub years: u32,
    pub months: u32,
    /// The study, where it is more than "education".
    pub study: Option<Slice<'t>>,
}

/// "one year of education being equivalent to six months of experience"; "either (a) ...; or (b) ..." for several sorts.
pub(super) fn years_of_rate<'t>(words: &Slice<'t>) -> Option<Vec<YearsOfStudy<'t>>> {
    let rest = words.from(usize::from(words.is(0, &["either"])));
    if !is_marked(&rest, 0) {
        return Some(vec![one_of_rate(words)?]);
    }
    marked_items(&rest, "or").iter().map(one_of_rate).collect()
}

fn one_of_rate<'t>(words: &Slice<'t>) -> Option<YearsOfStudy<'t>> {
    let (time, end) = quantity(words, 0)?;
    let from = end + usize::from(words.is(end, &["of"]));
    let (is, taken) = PHRASES.rate_is.find(&words.from(from))?;
    let study = words.part(from..from + is);
    let (months, stop) = quantity(words, from + is + taken)?;
    let rest = words.from(PHRASES.of_this_work.skip(words, stop)).trimmed();
    let of_study = PHRASES.education_cues.within(&study) && !PHRASES.experience.within(&study);
    let years = Some(time / 12).filter(|_| time.is_multiple_of(12));
    let study = Some(study).filter(|study| !PHRASES.plain_study.is(study));
    years.filter(|_| of_study && rest.is_empty()).map(|years| YearsOfStudy { years, months, study })
}

/// "two years of experience for one year (30 semester units) of education": the months of work, and of study.
pub(super) fn work_of_rate(words: &Slice<'_>) -> Option<(u32, u32)> {
    let (work, end) = quantity(words, 0)?;
    let behind = end + PHRASES.of_this_work.at(words, end)?;
    let (study, stop) = quantity(words, behind + PHRASES.rate_is.at(words, behind)?)?;
    let note = unit_words(words, stop + 1).filter(|taken| words.is(stop, &["("]) && words.is(stop + 1 + taken, &[")"]));
    let rest = words.from(stop + note.map_or(0, |taken| taken + 2)).trimmed();
    (rest.is_empty() || rest.is(0, &["of"]) && PHRASES.plain_study.is(&rest.from(1))).then_some((work, study))
}

/// How many tokens an amount of units takes: "24 semester or 36 quarter units" is one.
pub(super) fn unit_words(clause: &Slice<'_>, at: usize) -> Option<usize> {
    unit_amount(clause, at).map(|(_, end)| end - at)
}

/// "24 semester or 36 quarter units", "12 semester credits", "30 units".
fn unit_amount(clause: &Slice<'_>, at: usize) -> Option<(UnitAmount, usize)> {
    let mut amount = UnitAmount::default();
    let (first, end) = whole_number(clause, at)?;
    let (first_sort, mut end, mut named) = unit_sort(clause, end);
    put(&mut amount, first_sort, first)?;
    let mut read = Cursor::new(clause, end);
    // "Twelve semester (18 quarter) units"
    let bracket = first_sort.is_some() && clause.is(read.at, &["("]);
    if first_sort.is_some()
        && read.take_word(&["or", "/", "("])
        && let Some((second, behind)) = whole_number(clause, read.at)
        && let (Some(sort), behind, of) = unit_sort(clause, behind)
        && Some(sort) != first_sort
        && (!bracket || clause.is(behind, &[")"]))
    {
        let behind = behind + usize::from(bracket);
        let unit = PHRASES.unit_words.at(clause, behind).filter(|_| bracket);
        if of || named || unit.is_some() {
            put(&mut amount, Some(sort), second)?;
            (end, named) = (behind + unit.unwrap_or_default(), true);
        }
    }
    // "15 semester or 22.5 quarter units": the second figure says no more than the first.
    let half = || half_more(clause, end + 1, first).filter(|_| clause.is(end, &["or", "/"]));
    if first_sort == Some(UnitSort::Semester)
        && amount.quarter.is_none()
        && let Some((Some(UnitSort::Quarter), behind, of)) = half().map(|at| unit_sort(clause, at))
        && (of || named)
    {
        (end, named) = (behind, true);
    }
    amount.bare = first_sort.is_none();
    let within = |count: Option<u32>| count.is_none_or(|count| count <= MAX_AMOUNT);
    (named && within(amount.semester) && within(amount.quarter)).then_some((amount, end))
}

/// A sort of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum UnitSort {
    Semester,
    Quarter,
}

/// The sort of units, the token behind it, and whether the units themselves are named.
fn unit_sort(clause: &Slice<'_>, at: usize) -> (Option<UnitSort>, usize, bool) {
    let sort = match () {
        () if PHRASES.semester.at(clause, at).is_some() => Some(UnitSort::Semester),
        () if PHRASES.quarter.at(clause, at).is_some() => Some(UnitSort::Quarter),
        () => None,
    };
    let behind = PHRASES.semester.skip(clause, PHRASES.quarter.skip(clause, at));
    let list = if sort.is_some() { &PHRASES.unit_words } else { &PHRASES.bare_units };
    let end = list.skip(clause, behind);
    (sort, end, end > behind)
}

fn put(amount: &mut UnitAmount, sort: Option<UnitSort>, count: u32) -> Option<()> {
    let place = match sort {
        Some(UnitSort::Quarter) => &mut amount.quarter,
        Some(UnitSort::Semester) | None => &mut amount.semester,
    };
    place.replace(count).is_none().then_some(())
}

/// "one course each in A, B and C": one in every subject.
fn courses(clause: &Slice<'_>, at: usize) -> Option<Requirement> {
    if let Some(named) = named_courses(clause, at) {
        return Some(named);
    }
    let ((count, each), end) = course_amount(clause, at)?;
    let words = clause.from(end).trimmed();
    let lead = PHRASES.study_field_leads.skip(&words, 0);
    let named = words.from(lead);
    if named.is_empty() || asks_more(&named) {
        return None;
    }
    let node =
        |subject: Fields| Requirement::Courses(Courses { source: source(clause), count, subject: Some(subject) });
    if !each {
        return Some(node(subject(&named)));
    }
    let of: Vec<Requirement> = items(&named).iter().map(|item| node(subject(item))).collect();
    Some(all(source(clause), of))
}

/// More words than this before "course" are no name of its subject.
const MOST_IN_SUBJECT: usize = 6;

/// "two bookkeeping or accounting courses", "a governmental accounting course": the subject stands first.
fn named_courses(clause: &Slice<'_>, at: usize) -> Option<Requirement> {
    let (count, from) = if clause.is(at, &["a", "an"]) { (1, at + 1) } else { whole_number(clause, at)? };
    let from = PHRASES.course_kinds.skip_all(clause, from);
    let to = clause.trimmed().len().checked_sub(1)?;
    let named = clause.part(from..to);
    let plain = named.tokens.iter().all(|token| token.is_word() && !is_figure(&token.word));
    if !PHRASES.course_words.has(clause.word(to)) || !(1..=MOST_IN_SUBJECT).contains(&named.len()) || !plain {
        return None;
    }
    let known = subject(&named);
    let courses = Courses { source: source(clause), count, subject: Some(known) };
    (count <= MAX_AMOUNT && !asks_more(&named)).then_some(Requirement::Courses(courses))
}

/// The items of a list joined by commas and "and".
fn items<'t>(words: &Slice<'t>) -> Vec<Slice<'t>> {
    let (mut found, mut from) = (Vec::new(), 0);
    for at in 0..=words.len() {
        if at == words.len() || words.is(at, &[",", "and", ";"]) {
            found.push(words.part(from..at).trimmed());
            from = at + 1;
        }
    }
    found.retain(|item| !item.is_empty());
    found
}

/// A number of courses, whether it is asked for in each of several subjects, and the token behind it.
fn course_amount(clause: &Slice<'_>, at: usize) -> Option<((u32, bool), usize)> {
    let (count, end) = if clause.is(at, &["a", "an"]) { (1, at + 1) } else { whole_number(clause, at)? };
    let end = PHRASES.course_kinds.skip_all(clause, end);
    let behind = end + PHRASES.course_words.at(clause, end)?;
    let each = clause.is(behind, &["each"]);
    let behind = behind + usize::from(each);
    (count <= MAX_AMOUNT && PHRASES.study_field_leads.at(clause, behind).is_some()).then_some(((count, each), behind))
}

fn hours(clause: &Slice<'_>, at: usize) -> Option<Requirement> {
    let (hours, end) = hour_amount(clause, at)?;
    let words = clause.from(end + usize::from(clause.is(end, &["of"]))).trimmed();
    let work = PHRASES.experience.at(&words, 0).map(|taken| words.from(taken)).unwrap_or(words);
    if words.is_empty() || !work.is_empty() && asks_more(&work) {
        return None;
    }
    Some(Requirement::Hours(Hours { source: source(clause), hours, of: words.printed().to_owned() }))
}

/// A number of hours of something, and the token behind them.
fn hour_amount(clause: &Slice<'_>, at: usize) -> Option<(u32, usize)> {
    let (hours, end) = whole_number(clause, at)?;
    let end = PHRASES.hour_kinds.skip_all(clause, end);
    let behind = PHRASES.hour_words.skip(clause, end);
    (behind > end && hours <= MAX_AMOUNT && clause.is(behind, &["of", "in", "as"])).then_some((hours, behind))
}
