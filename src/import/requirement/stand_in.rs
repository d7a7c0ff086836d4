//! A sentence of substitution, taken apart: what stands in, for how much of what, at which rate, in which entries.

use super::phrases::PHRASES;
use super::quantity::{self, leading_quantity, quantity};
use super::references::{find_reference, without_exclusion};
use super::sentences::without_label;
use super::study::{YearsOfStudy, units_of_rate, work_of_rate, years_of_rate};
use super::token::{Cursor, Slice};

/// What a sentence names as its target.
#[derive(Clone)]
pub(super) struct Target<'t> {
    /// Schooling; else time of work.
    pub education: bool,
    /// The most months for which something stands in.
    pub at_most: Option<u32>,
    /// A year counts for a year.
    pub yearly: bool,
    /// What narrows the work: "professional planning".
    pub narrower: Vec<&'t str>,
    /// The sentence says last for whom: "by applicants who have 16 units".
    pub for_some: bool,
}

impl<'t> Target<'t> {
    /// The same without the words that only tell one time of work from another, "general", "specialized".
    pub fn of_any_sort(&self) -> Target<'t> {
        let told = |word: &&&str| !PHRASES.work_sorts.has(word);
        Target { narrower: self.narrower.iter().filter(told).copied().collect(), ..*self }
    }
}

/// How much stands for how much, where a sentence of substitution says so.
pub(super) enum SaidRate<'t> {
    /// "12 semester hours being equivalent to one year": the units, the months, and the most months in all.
    Units(Slice<'t>, u32, Option<u32>),
    /// "one year of education being equivalent to six months of experience", once or for several sorts of study.
    Years(Vec<YearsOfStudy<'t>>),
    /// "two years of experience for one year of education", in months.
    Work(u32, u32),
}

/// A sentence of substitution.
pub(super) struct Sentence<'t> {
    /// All of it.
    pub written: Slice<'t>,
    /// What stands in.
    pub by: Slice<'t>,
    /// What it stands in for, one or several.
    pub targets: Vec<Target<'t>>,
    /// How much of it stands for how much.
    pub rate: Option<SaidRate<'t>>,
    /// The entries of a list that it speaks of, from 1: "in Requirement #2". Empty: none is named.
    pub places: Vec<usize>,
    /// It says for which work nothing stands in.
    pub excludes: bool,
}

impl<'t> Sentence<'t> {
    /// One that names one target, no other places, and how much by the target alone.
    fn plain(written: &Slice<'t>, by: Slice<'t>, target: Target<'t>) -> Self {
        let (targets, places) = (vec![target], Vec::new());
        Sentence { written: *written, by, targets, rate: None, places, excludes: false }
    }
}

/// Reads a sentence; `None` where it is of another form, or speaks of other places.
pub(super) fn read<'t>(written: &Slice<'t>) -> Option<Sentence<'t>> {
    let written = &without_label(*written);
    let Some((at, taken)) = PHRASES.substitutes.find(written) else {
        return inverted(written).or_else(|| for_the_study_before(written));
    };
    let (by, words) = (written.part(0..at).trimmed(), written.from(at + taken).trimmed());
    if by.is_empty() {
        return None;
    }
    let (words, rate) = without_rate(&words);
    let whole = words.len();
    let words = without_exclusion(&words);
    let excludes = words.len() < whole;
    let (words, places) = without_places(&words)?;
    if PHRASES.elsewhere.within(&words) {
        return None;
    }
    let mut targets = alternatives(&words).iter().map(target).collect::<Option<Vec<_>>>()?;
    // "may substitute year for year for the required education"
    let yearly = written.part(at..at + taken).find(&["year"]).is_some();
    targets.iter_mut().for_each(|target| target.yearly |= yearly);
    if let Some(SaidRate::Units(_, _, most)) = &rate {
        targets.iter_mut().for_each(|target| target.at_most = target.at_most.or(*most));
    }
    let Some(of_each) = of_each(&by) else {
        return Some(Sentence { written: *written, by, targets, rate, places, excludes });
    };
    // "Each year of college may be substituted for one year": a rate, and no limit.
    let (years, study) = of_each?;
    let [only] = targets.as_mut_slice() else { return None };
    let months = only.at_most.take().filter(|_| rate.is_none() && !only.education)?;
    let rate = Some(SaidRate::Years(vec![YearsOfStudy { years, months, study: Some(study) }]));
    Some(Sentence { written: *written, by, targets, rate, places, excludes })
}

/// "Applicants who do not possess the required education may substitute additional experience on a year-for-year basis",
/// "In lieu of the degree, four years of experience may be substituted": what it stands in for is named first.
fn inverted<'t>(written: &Slice<'t>) -> Option<Sentence<'t>> {
    let (named, by) = lacked(written).or_else(|| in_lieu(written))?;
    let end = (0..by.len()).find(|at| PHRASES.year_for_year.at(&by, *at).is_some()).unwrap_or(by.len());
    let rate = quantity::Rate::read(&by.from(end))?;
    // "with 30 semester hours being equal to one year": how much study a year is.
    let said = rate.rest.is_empty() || rate.yearly && without_rate(&rate.rest).0.is_empty();
    let mut target = target(&named).filter(|target| said && target.at_most.is_none())?;
    target.yearly |= rate.yearly;
    target.at_most = rate.cap;
    let by = by.part(0..end).trimmed();
    (!by.is_empty()).then(|| Sentence::plain(written, by, target))
}

/// "Additional qualifying experience may be substituted on a year-for-year basis": for the schooling that stands before it.
fn for_the_study_before<'t>(written: &Slice<'t>) -> Option<Sentence<'t>> {
    let (at, taken) = PHRASES.may_stand_in.find(written)?;
    let by = written.part(0..at).trimmed();
    let rate = quantity::Rate::read(&written.from(at + taken))?;
    let said = rate.yearly && rate.rest.trimmed().is_empty() && PHRASES.more_experience.is(&by);
    let target = Target { education: true, at_most: rate.cap, yearly: true, narrower: Vec::new(), for_some: false };
    said.then(|| Sentence::plain(written, by, target))
}

/// What somebody does not have, and what that person may have instead.
fn lacked<'t>(written: &Slice<'t>) -> Option<(Slice<'t>, Slice<'t>)> {
    let (at, taken) = PHRASES.may_use.find(written)?;
    let who = written.part(0..at);
    let (lack, behind) = PHRASES.who_lack.find(&who)?;
    let all = PHRASES.subjects.within(&who.part(0..lack));
    all.then(|| (who.from(lack + behind).trimmed(), written.from(at + taken).trimmed()))
}

fn in_lieu<'t>(written: &Slice<'t>) -> Option<(Slice<'t>, Slice<'t>)> {
    let taken = PHRASES.instead_of.at(written, 0)?;
    let comma = written.find(&[","])?;
    let rest = written.from(comma + 1);
    let (at, verb) = PHRASES.may_stand_in.find(&rest)?;
    let alone = rest.from(at + verb).trimmed().is_empty();
    alone.then(|| (written.part(taken..comma).trimmed(), rest.part(0..at).trimmed()))
}

/// The years and the study of "each year of college"; the inner `None`: each of something else.
fn of_each<'t>(by: &Slice<'t>) -> Option<Option<(u32, Slice<'t>)>> {
    if !by.is(0, &["each", "every"]) {
        // Of how much study it speaks is not understood: "some year of college".
        let time = |at: usize| PHRASES.units.contains_key(by.word(at)) && by.is(at + 1, &["of"]);
        // "(each of which constitutes a full program)": what is said of all of them.
        let each = |at: usize| by.is(at, &["each", "every"]) && !by.is(at + 1, &["of"]);
        let measured = (0..by.len()).any(|at| time(at) || each(at));
        return (measured && leading_quantity(by).is_none()).then_some(None);
    }
    let from = 1 + usize::from(by.is(1, &["additional", "full", "completed"]));
    let one = || PHRASES.units.get(by.word(from)).map(|months| (*months, from + 1));
    let read =
        quantity(by, from).or_else(one).filter(|(months, end)| months.is_multiple_of(12) && by.is(*end, &["of"]));
    let study = read.map(|(months, end)| (months / 12, by.from(end + 1)));
    Some(study.filter(|(_, study)| PHRASES.education_cues.within(study) && !PHRASES.experience.within(study)))
}

/// The words before "in Requirement #2", and the numbers; `None` where the numbers are not understood.
fn without_places<'t>(words: &Slice<'t>) -> Option<(Slice<'t>, Vec<usize>)> {
    if let Some((at, end, numbers)) = find_reference(words) {
        let rest = words.from(end).trimmed();
        return rest.is_empty().then(|| (words.part(0..at).trimmed(), numbers));
    }
    let numbered = |at: usize| {
        let behind = at + PHRASES.entry_names.at(words, at)?;
        let digit = behind + usize::from(words.is(behind, &["#"]));
        words.word(digit).starts_with(|c: char| c.is_ascii_digit()).then_some((at, behind - at))
    };
    let Some((at, taken)) = (0..words.len()).find_map(numbered) else { return Some((*words, Vec::new())) };
    let (mut read, mut found) = (Cursor::new(words, at + taken), Vec::new());
    loop {
        read.take_word(&["#"]);
        let Some(number) = words.word(read.at).parse::<usize>().ok().filter(|number| *number > 0) else { break };
        found.push(number);
        read.at += 1;
        if !(read.take_word(&["or", "and", ",", "and/or"])) {
            break;
        }
    }
    let all = !found.is_empty() && read.rest().trimmed().is_empty();
    all.then(|| (words.part(0..at).trimmed(), found))
}

/// The words before a rate, and the rate.
fn without_rate<'t>(words: &Slice<'t>) -> (Slice<'t>, Option<SaidRate<'t>>) {
    let said = |rest: &Slice<'t>| {
        let units = units_of_rate(rest).map(|(units, months, most)| SaidRate::Units(units, months, most));
        let years = || years_of_rate(rest).map(SaidRate::Years);
        units.or_else(years).or_else(|| work_of_rate(rest).map(|(work, study)| SaidRate::Work(work, study)))
    };
    let found = (0..words.len()).find_map(|at| Some((at, said(&words.from(at + PHRASES.rate_leads.at(words, at)?))?)));
    match found {
        Some((at, rate)) => (words.part(0..at).trimmed(), Some(rate)),
        None => (*words, None),
    }
}

/// "one year of A experience or six months of B experience": each apart.
fn alternatives<'t>(words: &Slice<'t>) -> Vec<Slice<'t>> {
    let (mut found, mut from) = (Vec::new(), 0);
    for at in 1..words.len() {
        if words.is(at, &["or", "and"])
            && quantity(words, at + 1).is_some()
            && words.part(from..at).find(&["experience"]).is_some()
        {
            found.push(words.part(from..at).trimmed());
            from = at + 1;
        }
    }
    found.push(words.from(from).trimmed());
    found
}

fn target<'t>(words: &Slice<'t>) -> Option<Target<'t>> {
    let mut read = Cursor::new(words, 0);
    read.take(&PHRASES.up_to);
    let at_most = read.take_with(quantity);
    if at_most.is_some() {
        read.take_word(&["of"]);
    }
    if read.take(&PHRASES.the_education) {
        let rate = quantity::Rate::read(&read.rest())?;
        let for_some = rate.yearly && PHRASES.for_some.at(&rate.rest, 0).is_some();
        if !rate.rest.is_empty() && !for_some {
            return None;
        }
        let at_most = at_most.or(rate.cap);
        return Some(Target { education: true, at_most, yearly: rate.yearly, narrower: Vec::new(), for_some });
    }
    let words = read.rest();
    let named = PHRASES.the_experience.at(&words, 0);
    let end = named.map(|taken| taken - 1).or_else(|| words.find(&["experience"]))?;
    let from = if named.is_some() { end } else { PHRASES.of_the_required.skip_all(&words, 0).min(end) };
    // "of the experience mending sails": what stands before the rate.
    let rest = words.from(end + 1);
    let rated = (0..rest.len()).find_map(|at| Some((at, rate(&rest.from(at))?)));
    let to = rated.as_ref().map_or(rest.len(), |(at, _)| *at);
    let at_most = at_most.or(rated.as_ref().and_then(|(_, rate)| rate.cap));
    let yearly = rated.is_some_and(|(_, rate)| rate.yearly);
    let said = |at: &usize| PHRASES.of_the_required.at(&rest, *at).is_none();
    let narrower = (from..end).map(|at| words.word(at)).chain((0..to).filter(said).map(|at| rest.word(at)));
    Some(Target { education: false, at_most, yearly, narrower: narrower.collect(), for_some: false })
}

/// The rate that stands behind a target: "on a year-for-year basis, up to two years"; `None` where it says more.
fn rate<'t>(words: &Slice<'t>) -> Option<quantity::Rate<'t>> {
    // How study is counted is part of what a person is asked.
    quantity::Rate::read(words).filter(|rate| rate.rest.is_empty() || rate.rest.is(0, &["on"]))
}
