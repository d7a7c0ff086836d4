//! Time of work: "three years of professional experience in A or B, two of which must have been in C".

use std::cell::OnceCell;

use rungs_domain::spec::{Experience, KindIndex, Requirement, RequirementSource, Vocabulary};
use rungs_domain::words::counted;

use super::described::{described, narrowed_kind, part_words};
use super::kinds::{Kinds, kind_at, kind_list, need};
use super::levels::{LevelTitles, LevelWork};
use super::new_terms::NewTerms;
use super::node::{all, any, judgement, source};
use super::phrases::PHRASES;
use super::quantity::{leading_quantity, neutral, quantity};
use super::service::service;
use super::since::{since_at, take_since, timed_part};
use super::tail::narrows;
use super::token::{Cursor, Slice};

/// What is known of the series when its sentences are read.
pub(super) struct SeriesContext<'c> {
    /// Kinds of work and credentials.
    pub vocabulary: &'c Vocabulary,
    /// The levels of the series.
    pub titles: &'c LevelTitles,
    /// What is taken over from printed words.
    pub new_terms: NewTerms<'c>,
    /// The kinds of the vocabulary with what they imply; few tiers ask for it.
    implied: OnceCell<KindIndex>,
}

impl<'c> SeriesContext<'c> {
    pub fn new(vocabulary: &'c Vocabulary, titles: &'c LevelTitles) -> Self {
        SeriesContext { vocabulary, titles, new_terms: NewTerms::new(vocabulary), implied: OnceCell::new() }
    }

    /// Whether every kind of `narrow` is a sort of some kind of `wide`.
    fn all_imply(&self, narrow: &[String], wide: &[String]) -> bool {
        self.implied.get_or_init(|| KindIndex::of(self.vocabulary)).all_imply(narrow, wide)
    }
}

/// What stands between the time and the kind of work.
#[derive(Clone, Default)]
struct Lead {
    months: u32,
    progressive: bool,
    professional: bool,
    kinds: Option<Kinds>,
    /// In which time it must lie.
    since: Option<String>,
    /// Whether the word "experience" was there.
    said: bool,
    end: usize,
}

/// A time of work with what narrows it.
struct TimeClause<'t> {
    node: Experience,
    narrowed: Vec<Slice<'t>>,
}

/// A clause that asks for time of work of a known kind, or at a level; else one that describes the work.
pub(super) fn experience(clause: &Slice<'_>, known: &SeriesContext<'_>) -> Option<Requirement> {
    // Time with a named employer is service, also in a class of this series: it is not what is comparable to it elsewhere.
    let service = service(clause, known);
    if matches!(&service, Some(Requirement::Service(asked)) if asked.employer.is_some()) {
        return service;
    }
    of_known(clause, known).or(service).or_else(|| described(clause, known))
}

/// Time of work where all of it is understood or what is not can only narrow it.
fn of_known(clause: &Slice<'_>, known: &SeriesContext<'_>) -> Option<Requirement> {
    let lead = lead(clause, known.vocabulary).filter(|lead| lead.months > 0)?;
    if lead.kinds.is_none()
        && let Some(work) = known.titles.work(clause, lead.end)
    {
        return at_level(clause, &lead, work, known);
    }
    let (kinds, end) = match lead.kinds.clone() {
        Some(kinds) => (kinds, lead.end),
        None if lead.said => kind_list(clause, lead.end, known.vocabulary)?,
        None => return None,
    };
    if lead.professional && !kinds.professional {
        return None;
    }
    let (kinds, end) = narrowed_kinds(clause, kinds, end, known)?;
    let mut node = time(source(clause), lead.months, kinds, lead.progressive);
    node.since = lead.since;
    let asked = TimeClause { node, narrowed: Vec::new() };
    behind(clause, end, asked, known)
}

fn lead(clause: &Slice<'_>, vocabulary: &Vocabulary) -> Option<Lead> {
    let (months, at) = leading_quantity(clause)?;
    let mut lead = Lead { months, ..Lead::default() };
    let mut read = Cursor::new(clause, at);
    let kinds = |read: &mut Cursor<'_>| read.take_with(|clause, at| before_experience(clause, at, vocabulary));
    loop {
        if read.take(&PHRASES.experience) {
            // "experience within the last five years in"
            let since = if lead.since.is_none() { take_since(&mut read) } else { None };
            lead.since = lead.since.or(since.map(|since| since.printed().to_owned()));
            return Some(Lead { said: true, end: read.at, ..lead });
        } else if read.take(&PHRASES.progressive) {
            lead.progressive = true;
        } else if read.take(&PHRASES.professional) {
            lead.professional = true;
        } else if lead.kinds.is_none()
            && let Some(kinds) = kinds(&mut read)
        {
            lead.kinds = Some(kinds);
        } else if lead.since.is_none()
            && let Some(since) = take_since(&mut read)
        {
            lead.since = Some(since.printed().to_owned());
        } else if !(neutral(&mut read) || read.take_word(&["of"])) {
            return lead.kinds.is_none().then_some(Lead { end: read.at, ..lead });
        }
    }
}

/// Kinds that stand before the word "experience": "social work experience".
fn before_experience(clause: &Slice<'_>, at: usize, vocabulary: &Vocabulary) -> Option<(Kinds, usize)> {
    kind_at(clause, at, vocabulary)?;
    let (kinds, end) = kind_list(clause, at, vocabulary)?;
    // The list takes the word in; it is needed to go on.
    let end = if clause.is(end.checked_sub(1)?, &["experience"]) { end - 1 } else { end };
    PHRASES.experience.at(clause, end).map(|_| (kinds, end))
}

/// "A involving B": B alone, where B is a sort of A.
fn narrowed_kinds(clause: &Slice<'_>, wide: Kinds, end: usize, known: &SeriesContext<'_>) -> Option<(Kinds, usize)> {
    let Some(taken) = PHRASES.narrowing.at(clause, end) else { return Some((wide, end)) };
    let Some((narrow, behind)) = kind_list(clause, end + taken, known.vocabulary) else { return Some((wide, end)) };
    known.all_imply(&narrow.kinds, &wide.kinds).then_some((narrow, behind))
}

/// What stands behind the kinds of work: a part of a narrower sort, or what narrows the whole.
fn behind<'t>(
    clause: &Slice<'t>,
    at: usize,
    mut asked: TimeClause<'t>,
    known: &SeriesContext<'_>,
) -> Option<Requirement> {
    let mut read = Cursor::new(clause, PHRASES.neutral.skip_all(clause, at));
    if let Some(since) = take_since(&mut read)
        && asked.node.since.replace(since.printed().to_owned()).is_some()
    {
        // Two times, of which each may be about other work.
        return None;
    }
    let mut at = PHRASES.neutral.skip_all(clause, read.at);
    let comma = at + usize::from(clause.is(at, &[","]));
    let start = PHRASES.including.skip(clause, comma);
    if let Some((months, end)) = quantity(clause, start) {
        let written = clause.from(start).trimmed();
        match included(clause, &written, months, end, &asked.node, known) {
            Some(part) => asked.node.including.push(part),
            None => asked.narrowed.push(written),
        }
        at = clause.len();
        if months > asked.node.months {
            return None;
        }
    }
    if at < clause.len() {
        asked.narrowed.push(narrows(clause.from(at))?);
    }
    Some(narrowed(clause, Requirement::Experience(asked.node), &asked.narrowed))
}

/// The part of a time that must be of a narrower sort, where it is understood.
fn included(
    clause: &Slice<'_>,
    written: &Slice<'_>,
    months: u32,
    at: usize,
    whole: &Experience,
    known: &SeriesContext<'_>,
) -> Option<Experience> {
    let at = PHRASES.part_verbs.skip(clause, at);
    let condition = PHRASES.part_conditions.iter().find_map(|condition| {
        let (from, taken) = condition.phrases.find(clause)?;
        (from + taken == clause.len() && from > at).then_some((condition, from))
    });
    let end = condition.map_or(clause.len(), |(_, from)| from);
    let body = clause.part(0..end);
    let mut part = if let Some(work) = known.titles.work(&body, at) {
        if !work.narrowed.is_empty() || work.alternative.is_some() {
            return None;
        }
        let kinds = Kinds { kinds: whole.kinds.clone(), ..Kinds::default() };
        let mut part = time(source(written), months, kinds, false);
        part.need = comparable(&work);
        part.comparable_to = work.codes;
        part
    } else {
        let narrower = kind_list(&body, at, known.vocabulary)
            .filter(|(kinds, stop)| *stop == end && known.all_imply(&kinds.kinds, &whole.kinds));
        match narrower {
            Some((kinds, _)) => time(source(written), months, kinds, false),
            None => timed_part(&part_words(&body, at), clause, source(written), months, known)?,
        }
    };
    part.only_if = condition.map(|(condition, from)| {
        let what = clause.part(clause.len() - written.len()..from);
        format!("{} {}", condition.question, what.printed())
    });
    Some(part)
}

/// Time at levels of the series: any kind of work there.
fn at_level(clause: &Slice<'_>, lead: &Lead, work: LevelWork<'_>, known: &SeriesContext<'_>) -> Option<Requirement> {
    if lead.professional {
        return None;
    }
    // "performing the duties of a Clerk within the last five years": when, and not what.
    let mut lead = lead.clone();
    let mut work = work;
    work.narrowed.retain(|tail| {
        let is_time = since_at(tail, 0) == Some(tail.len()) && lead.since.is_none();
        if is_time {
            lead.since = Some(tail.printed().to_owned());
        }
        !is_time
    });
    let narrower = narrowed_kind(&work.narrowed, known);
    let kinds = Kinds { kinds: narrower.iter().cloned().collect(), ..Kinds::default() };
    let mut node = time(source(clause), lead.months, kinds, lead.progressive);
    node.since.clone_from(&lead.since);
    node.need = narrower.clone().unwrap_or_else(|| comparable(&work));
    node.comparable_to.clone_from(&work.codes);
    let asked = if narrower.is_some() { &[][..] } else { &work.narrowed };
    let node = narrowed(clause, Requirement::Experience(node), asked);
    Some(match work.alternative {
        None => node,
        Some(_) => {
            any(source(clause), vec![node, described(clause, known).unwrap_or_else(|| unread(clause, lead.months))])
        }
    })
}

fn comparable(work: &LevelWork<'_>) -> String {
    let lowest = work.codes.first().map(|code| code.as_str().to_lowercase()).unwrap_or_default();
    let name = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    format!("comparable_to_{lowest}").chars().map(name).collect()
}

pub(super) fn time(source: RequirementSource, months: u32, kinds: Kinds, progressive: bool) -> Experience {
    Experience {
        source,
        need: need(&kinds.kinds),
        months,
        kinds: kinds.kinds,
        judged_kinds: kinds.judged,
        progressive,
        ..Experience::default()
    }
}

/// A node with the questions that narrow it.
pub(super) fn narrowed(clause: &Slice<'_>, node: Requirement, by: &[Slice<'_>]) -> Requirement {
    let asked = by.iter().map(|tail| judgement(tail, "Does the experience meet this"));
    all(source(clause), std::iter::once(node).chain(asked).collect())
}

/// A time of work whose kind is not known: a person decides.
pub(super) fn unread(clause: &Slice<'_>, months: u32) -> Requirement {
    let months = counted(months, "month");
    judgement(clause, &format!("Does the record show {months} of experience as asked for here"))
}
