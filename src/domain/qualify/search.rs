//! The search for the ways in which a record meets a requirement.

use jiff::civil::Date;

use super::amount::days_up;
use super::compile::{Compiled, FieldRule, Fit, Kind, length_of};
use super::coursework::{self, Coursework, CourseworkOption};
use super::policy::Rates;
use super::question::Key;
use super::record::{MAX_QUESTIONS, StudyField};
use super::solutions::{Choice, Solution, SolutionSet};
use super::time::{Counting, TimeCredit, members_of_kinds};
use super::trace::Told;
use super::{LimitExceeded, Record, Schooling, Span, Study, Ternary};
use crate::spec::{Accreditation, Combination, Credential, Degree, Education};

/// Days that a missing credential weighs, so that time of work is looked for first.
const CREDENTIAL_DAYS: u64 = 3_600;

/// Days that stand for what nothing can bring about.
const NEVER_DAYS: u64 = 1 << 40;

/// Room that a search needs; kept from one to the next.
#[derive(Debug, Default)]
pub struct Scratch {
    pub(super) ways: SolutionSet,
    pub(super) keys: Vec<Key>,
    /// Questions in the same words as one of `keys`, with its place: asked once.
    same: Vec<(Key, usize)>,
    pub(super) counting: Counting,
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// Whether it is met: a way without questions and a way with all of them are enough.
    Outcome,
    /// Every way that asks for no more than another, and what is missing where there is none.
    Everything,
}

/// Answers are tried one by one up to so many questions; beyond, all together.
const MOST_TRIED: u32 = 10;

/// The sets of answers under which an amount is counted: that without any helpful answer first, then every other set of
/// the questions in `asked`, or only that of all of them where the outcome is enough or they are many.
pub(super) fn answers_to_try(aim: Aim, asked: u64) -> impl Iterator<Item = u64> {
    let every = aim == Aim::Everything && asked.count_ones() <= MOST_TRIED;
    let fewer = move |answered: &u64| Some(answered.wrapping_sub(1) & asked).filter(|next| every && *next > 0);
    std::iter::once(0).chain(std::iter::successors((asked > 0).then_some(asked), fewer))
}

/// One search.
pub(super) struct SolutionSearch<'r, 's> {
    pub compiled: &'r Compiled<'s>,
    pub record: &'r Record<'r>,
    pub as_of: Date,
    pub rates: Rates,
    pub aim: Aim,
    pub scratch: &'r mut Scratch,
    /// What is told of it.
    pub told: Told,
    /// Whether what is missing may be part of a way.
    pub(super) may_miss: bool,
    too_many_questions: bool,
    /// The judgments on record that answered a question since this list was last emptied.
    pub applied: Vec<usize>,
}

impl<'r, 's> SolutionSearch<'r, 's> {
    pub fn new(
        compiled: &'r Compiled<'s>,
        record: &'r Record<'r>,
        as_of: Date,
        rates: Rates,
        aim: Aim,
        scratch: &'r mut Scratch,
    ) -> Self {
        scratch.ways.clear();
        scratch.keys.clear();
        scratch.same.clear();
        let may_miss = aim == Aim::Everything;
        SolutionSearch {
            compiled,
            record,
            as_of,
            rates,
            aim,
            scratch,
            told: Told::InFull,
            may_miss,
            too_many_questions: false,
            applied: Vec::new(),
        }
    }

    /// Finds the ways to meet the whole requirement; they are left on the stack.
    pub fn run(&mut self) -> Result<(), LimitExceeded> {
        self.node(self.compiled.root)?;
        if self.too_many_questions { Err(LimitExceeded::Questions) } else { Ok(()) }
    }

    /// The question's bit while it is open, 0 where it was answered helpfully, `None` where it was not.
    pub fn ask(&mut self, key: Key) -> Option<u64> {
        if let Some((judgement, helpful)) = key.recorded(self.compiled, self.record) {
            self.applied.push(judgement);
            return helpful.then_some(0);
        }
        let Scratch { keys, same, .. } = &mut *self.scratch;
        let known = keys.iter().position(|other| *other == key);
        let known = known.or_else(|| same.iter().find(|(other, _)| *other == key).map(|(_, at)| *at));
        let at = known.unwrap_or_else(|| {
            let alike = |other: &Key| other.is_like(key, self.compiled, self.record);
            let at = keys.iter().position(alike).inspect(|at| same.push((key, *at)));
            at.unwrap_or_else(|| {
                keys.push(key);
                keys.len() - 1
            })
        });
        if at >= MAX_QUESTIONS {
            self.too_many_questions = true;
            return None;
        }
        Some(1 << at)
    }

    /// Pushes the ways to meet a node.
    pub fn node(&mut self, number: usize) -> Result<(), LimitExceeded> {
        let compiled = self.compiled;
        let Some(node) = compiled.node(number) else { return Ok(()) };
        if let Some(judgement) = self.set_aside(&node.source.cite) {
            self.scratch.ways.push(number, Choice::SetAside(judgement), Solution::default());
            return Ok(());
        }
        let mark = self.scratch.ways.mark();
        match &node.kind {
            Kind::All(parts) => return self.all(parts),
            Kind::Any(parts, proportion) => {
                parts.iter().try_for_each(|part| self.node(*part))?;
                if let Some(proportion) = proportion {
                    self.in_proportion(number, proportion, mark)?;
                }
            }
            Kind::AtLeast(count, parts) => return self.at_least(*count, parts),
            Kind::Coursework(asked) => self.coursework(number, asked)?,
            Kind::Education { asked, fields } => self.education(number, asked, fields.as_ref()),
            Kind::Experience(time) => {
                let credit = TimeCredit::of(self, number, time)?;
                self.time(number, &credit, Solution::default(), None);
            }
            Kind::Credential { asked, unsettled, .. } => self.credential(number, asked, *unsettled),
            Kind::Replaced { of, substitutes, .. } => {
                self.node(*of)?;
                self.replaced(number, substitutes)?;
            }
            Kind::Substitution { asked, time, substitutes } => {
                self.gather(number, substitutes, asked.most())?;
                let credit = TimeCredit::of(self, number, time)?;
                let with = self.scratch.ways.taken(mark);
                for way in with {
                    self.time(number, &credit, way, Some(way.plan));
                }
            }
            Kind::Combination { asked, fields, kinds, unsettled, .. } => {
                let members = members_of_kinds(self, number, kinds, *unsettled);
                let asked_about = members.iter().fold(0, |all, member| all | member.questions);
                let options: &[u64] = if asked_about == 0 { &[0] } else { &[0, asked_about] };
                for answered in options {
                    let counting = &mut self.scratch.counting;
                    let units = counting.of_members(self.record, &members, *answered, self.as_of, &self.rates);
                    self.combination(number, asked, (units, *answered), fields.as_ref());
                }
            }
            Kind::Judgement(_) => {
                if let Some(questions) = self.ask(Key::Stated { node: number }) {
                    self.scratch.ways.push(number, Choice::Answered, Solution { questions, ..Solution::default() });
                } else if self.may_miss {
                    let missing = NEVER_DAYS;
                    self.scratch.ways.push(number, Choice::Missing, Solution { missing, ..Solution::default() });
                }
            }
        }
        self.scratch.ways.prune(mark)
    }

    /// The judgment that set a sentence aside for this class, by the day of judging.
    pub(super) fn set_aside(&self, cite: &str) -> Option<usize> {
        let judgements = &self.record.applicant().judgements;
        judgements.iter().position(|judgement| {
            let here = judgement.level.as_ref().is_none_or(|level| level == self.compiled.code);
            let decided = judgement.on <= self.as_of;
            here && decided && !judgement.decision.is_answer() && judgement.what == cite
        })
    }

    fn all(&mut self, parts: &[usize]) -> Result<(), LimitExceeded> {
        let mark = self.scratch.ways.mark();
        self.scratch.ways.push_nothing();
        for part in parts {
            let middle = self.scratch.ways.mark();
            match self.compiled.apart.iter().find(|group| group.contains(part)) {
                None => self.node(*part)?,
                Some(group) if group.first() == Some(part) => self.apart(group)?,
                Some(_) => continue,
            }
            self.scratch.ways.join(mark, middle, false, 0)?;
            if self.scratch.ways.mark() == mark {
                break;
            }
        }
        Ok(())
    }

    /// Pushes the ways to meet `count` of the parts. More of them than are needed never help: every way is kept with
    /// exactly so many, for each number of them up to `count`, part by part.
    fn at_least(&mut self, count: usize, parts: &[usize]) -> Result<(), LimitExceeded> {
        let mark = self.scratch.ways.mark();
        self.scratch.ways.push_nothing();
        let mut with: Vec<Vec<Solution>> = vec![self.scratch.ways.taken(mark)];
        with.resize(count.min(parts.len()) + 1, Vec::new());
        for part in parts {
            self.node(*part)?;
            let own = self.scratch.ways.taken(mark);
            for have in (0..with.len().saturating_sub(1)).rev() {
                let (before, behind) = with.split_at_mut(have + 1);
                let (Some(fewer), Some(more)) = (before.last(), behind.first_mut()) else { continue };
                if fewer.is_empty() || own.is_empty() {
                    continue;
                }
                self.scratch.ways.put_back(fewer);
                let middle = self.scratch.ways.mark();
                self.scratch.ways.put_back(&own);
                self.scratch.ways.join(mark, middle, false, 0)?;
                self.scratch.ways.put_back(more);
                self.scratch.ways.prune(mark)?;
                *more = self.scratch.ways.taken(mark);
            }
        }
        if let Some(enough) = with.get(count) {
            self.scratch.ways.put_back(enough);
        }
        Ok(())
    }

    /// Pushes the ways to have enough units, courses or hours.
    fn coursework(&mut self, node: usize, asked: &Coursework<'_>) -> Result<(), LimitExceeded> {
        if !asked.measure.is_known(self.record) {
            match self.ask(Key::Completed { node }) {
                Some(questions) => {
                    self.scratch.ways.push(node, Choice::Answered, Solution { questions, ..Solution::default() });
                }
                None if self.may_miss => {
                    let missing = NEVER_DAYS;
                    self.scratch.ways.push(node, Choice::Missing, Solution { missing, ..Solution::default() });
                }
                None => {}
            }
            return Ok(());
        }
        for CourseworkOption { questions, missing } in coursework::options(self, node, asked)? {
            if missing == 0 || self.may_miss {
                let way = Solution { questions, missing, ..Solution::default() };
                self.scratch.ways.push(node, Choice::Coursework { questions }, way);
            }
        }
        Ok(())
    }

    /// Pushes the ways to have enough time of work, after `way`, which relieves some of it.
    fn time(&mut self, node: usize, credit: &TimeCredit, way: Solution, after: Option<usize>) {
        for option in &credit.options {
            let missing = option.missing(&self.rates, credit.needed, way.relief);
            if missing > 0 && !self.may_miss {
                continue;
            }
            let choice = Choice::Time { questions: option.questions, relief: way.relief };
            let next = Solution { questions: way.questions | option.questions, missing, relief: 0, ..way };
            match after {
                Some(before) => self.scratch.ways.push_after(before, node, choice, next),
                None => self.scratch.ways.push(node, choice, next),
            }
            if missing == 0 && self.aim == Aim::Outcome {
                break;
            }
        }
    }

    fn education(&mut self, node: usize, asked: &Education, fields: Option<&FieldRule<'_>>) {
        let mark = self.scratch.ways.mark();
        for at in 0..self.record.fields.len() {
            let record = self.record;
            let Some(study) = record.applicant().education.get(at) else { continue };
            if study.conferred > self.as_of || !reaches(study.degree, asked) {
                continue;
            }
            if let Some(questions) = self.suits(at, study, asked.rules(), fields, asked.accreditation) {
                let studies = if asked.rules() == Degree::HighSchool { 0 } else { 1 << at };
                self.scratch.ways.push(node, Choice::Study(at), Solution { studies, questions, ..Solution::default() });
            }
        }
        if asked.or_equivalent {
            self.equivalence(node, asked);
        }
        if !can_be_recorded(asked)
            && self.scratch.ways.mark() == mark
            && let Some(questions) = self.ask(Key::Schooled { node })
        {
            self.scratch.ways.push(node, Choice::Answered, Solution { questions, ..Solution::default() });
        }
        if self.may_miss {
            let missing = self.schooling_missing(asked);
            self.scratch.ways.push(node, Choice::Missing, Solution { missing, ..Solution::default() });
        }
    }

    /// The questions under which a study is of the right field and accreditation; `None`: it is not.
    pub fn suits(
        &mut self,
        at: usize,
        study: &Study,
        asked: Degree,
        fields: Option<&FieldRule<'_>>,
        accreditation: Accreditation,
    ) -> Option<u64> {
        let mut questions = 0;
        if let Some(rule) = fields {
            let field = self.record.fields.get(at)?;
            questions |= self.fits(rule, field, Key::Field { study: field.first, clause: rule.clause })?;
        }
        if accreditation == Accreditation::Required && asked != Degree::HighSchool {
            questions |= match study.accredited {
                Ternary::Yes => 0,
                Ternary::No => return None,
                Ternary::Unknown => self.ask(Key::Accredited { study: at })?,
            };
        }
        Some(questions)
    }

    /// The questions under which a field of study satisfies a clause, `key` where it is open; `None`: it does not.
    pub fn fits(&mut self, rule: &FieldRule<'_>, field: &StudyField, key: Key) -> Option<u64> {
        match rule.fit(field) {
            Fit::Listed => Some(0),
            Fit::Open(_) => self.ask(key),
            Fit::Other => None,
        }
    }

    /// Work that may be equivalent to the schooling: as long as what is missing of it, beyond what is asked anyway.
    fn equivalence(&mut self, node: usize, asked: &Education) {
        if self.equivalence_short(asked, true) == Some(0)
            && let Some(questions) = self.ask(Key::Equivalent { node })
        {
            self.scratch.ways.push(node, Choice::Equivalent, Solution { questions, ..Solution::default() });
        }
    }

    /// The units of relevant work that are missing before it could be judged equivalent to the schooling; `None` where
    /// no work is. Where the text names no measure, none is missing. `or_none`: work of which the record names no kind is taken for relevant.
    fn equivalence_short(&mut self, asked: &Education, or_none: bool) -> Option<u64> {
        let months = asked.equivalent_months.filter(|_| asked.or_equivalent)?;
        if months == 0 {
            return Some(0);
        }
        // Schooling begun counts: what is missing is the rest of it.
        let missing = length_of(asked.degree?).max(months).saturating_sub(self.schooling_had());
        let needed = self.compiled.asked.saturating_add(missing);
        let relevant = &self.compiled.relevant;
        let worked = self.scratch.counting.of_kinds(self.record, relevant, or_none, self.as_of, &self.rates);
        Some(self.rates.months(needed).saturating_sub(worked))
    }

    /// How much work is missing before it could be judged equivalent to the schooling, by the record and if work of
    /// which it names no kind is relevant; `None` where none is missing, or no work ever could.
    pub fn equivalence_missing(&mut self, asked: &Education) -> Option<(Span, Span)> {
        let per_month = self.rates.per_month;
        let days = |short| Span::from_days(days_up(short, per_month));
        let at_best = self.equivalence_short(asked, true).filter(|short| *short > 0).map(days)?;
        self.equivalence_short(asked, false).map(|short| (days(short), at_best))
    }

    /// The longest schooling on record, in months beyond high school; college without a degree is no more than four
    /// years of it.
    pub fn schooling_had(&self) -> u32 {
        let conferred = self.record.applicant().education.iter().filter(|study| study.conferred <= self.as_of);
        let length = |study: &Study| match study.degree {
            Schooling::SomeCollege { .. } => schooling_length(study.degree).min(length_of(Degree::Bachelor)),
            degree => schooling_length(degree),
        };
        conferred.map(length).max().unwrap_or_default()
    }

    /// What a missing degree weighs, in days: the time of study to it, or to a higher one that would serve, from a
    /// degree that leads to it; more than work as long, and more the higher it is.
    fn schooling_missing(&self, asked: &Education) -> u64 {
        let conferred = self.record.applicant().education.iter().filter(|study| study.conferred <= self.as_of);
        let of_use =
            conferred.filter(|study| asked.accreditation == Accreditation::NotAsked || study.accredited != Ternary::No);
        let had = of_use.map(|study| study.degree).max_by_key(|degree| schooling_length(*degree));
        let had = had.filter(|had| matches!(had, Schooling::Bachelor | Schooling::Master | Schooling::Doctorate));
        let had = had.map_or(0, schooling_length);
        let to = |degree, step| length_of(degree) - had.min(length_of(step));
        let master = to(Degree::Master, Degree::Bachelor);
        let years = asked.years.map(|years| years.saturating_sub(Education::SCHOOL_YEARS) * 12);
        let (months, rank) = match asked.rules() {
            _ if asked.degree.is_none() => (years.unwrap_or_default(), 1),
            Degree::HighSchool => (0, 1),
            Degree::Associate => (length_of(Degree::Associate), 1),
            Degree::Bachelor => (length_of(Degree::Bachelor).min(master), 1),
            Degree::Master => (master, 2),
            Degree::Doctorate => (to(Degree::Doctorate, Degree::Master), 3),
        };
        u64::from(months.max(1)) * 30 + rank
    }

    fn credential(&mut self, node: usize, asked: &Credential, unsettled: bool) {
        let held = self.record.applicant().credentials.iter().position(|held| {
            asked.any_of.contains(&held.kind)
                && held.from.is_none_or(|from| from <= self.as_of)
                && held.expires.is_none_or(|last| last >= self.as_of)
        });
        match held {
            Some(at) => self.scratch.ways.push(node, Choice::Held(at), Solution::default()),
            None if unsettled && let Some(questions) = self.ask(Key::Held { node }) => {
                self.scratch.ways.push(node, Choice::Answered, Solution { questions, ..Solution::default() });
            }
            None if self.may_miss => {
                let missing = CREDENTIAL_DAYS;
                self.scratch.ways.push(node, Choice::Missing, Solution { missing, ..Solution::default() });
            }
            None => {}
        }
    }

    /// Study and work that add up: without a study, or with one of those that suit. `work`: its units, and the
    /// questions under which it counts.
    fn combination(&mut self, node: usize, asked: &Combination, work: (u64, u64), fields: Option<&FieldRule<'_>>) {
        let rates = self.rates;
        let (units, open) = work;
        let missing = |study: u32| {
            let needed = rates.months(asked.months.saturating_sub(study));
            days_up(needed.saturating_sub(units), rates.per_month)
        };
        let mut found = vec![(None, Solution { questions: open, missing: missing(0), ..Solution::default() })];
        for at in 0..self.record.fields.len() {
            let record = self.record;
            let Some(study) = record.applicant().education.get(at) else { continue };
            let length = schooling_length(study.degree);
            if study.conferred > self.as_of || length == 0 {
                continue;
            }
            let missing = missing(length);
            if let Some(questions) = self.suits(at, study, Degree::Associate, fields, asked.accreditation) {
                let questions = questions | open;
                found.push((Some(at), Solution { studies: 1 << at, questions, missing, ..Solution::default() }));
            }
        }
        for (study, way) in found {
            if way.is_enough() || self.may_miss {
                self.scratch.ways.push(node, Choice::Combined { study, questions: open }, way);
            }
        }
    }
}

/// Whether a record has words for the schooling that is asked for: of years before a diploma, of years in a field before
/// it and of printed schooling it says nothing.
fn can_be_recorded(asked: &Education) -> bool {
    asked.degree.is_some() || asked.years.is_some_and(|years| years > Education::SCHOOL_YEARS)
}

/// Whether a study covers the years of schooling that are asked for. A diploma and every degree cover those of school;
/// college without a degree covers them only below the last.
fn covers_years(had: Schooling, asked: &Education) -> bool {
    let Some(years) = asked.years else { return false };
    match years.checked_sub(Education::SCHOOL_YEARS).filter(|beyond| *beyond > 0) {
        Some(beyond) => schooling_length(had) >= beyond.saturating_mul(12),
        None => asked.is_school() && (years < Education::SCHOOL_YEARS || had.degree().is_some()),
    }
}

/// Whether a study reaches the degree asked for. Where the text accepts what is equivalent to it, as many completed
/// years of college do too, up to four.
pub(super) fn reaches(had: Schooling, asked: &Education) -> bool {
    let Some(least) = asked.degree else { return covers_years(had, asked) };
    match had.degree() {
        Some(degree) => degree >= least,
        None => asked.or_equivalent && least <= Degree::Bachelor && schooling_length(had) >= length_of(least),
    }
}

/// The normal length of a study beyond high school, in months.
pub(super) fn schooling_length(schooling: Schooling) -> u32 {
    match (schooling, schooling.degree()) {
        (Schooling::SomeCollege { years }, _) => years.saturating_mul(12),
        (_, degree) => degree.map_or(0, length_of),
    }
}
