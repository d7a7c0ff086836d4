//! What of a record bears on one node, and what is short of it, in words.

mod coursework;
mod proportion;
mod schooling;

use schooling::{education_words, study_words};
pub(super) use schooling::{from_whom, in_field};

use super::compile::{Compiled, FieldRule, Kind, Time, length_of};
use super::figures::{Figures, Relief};
use super::question::{part_of, study_name};
use super::search::{SolutionSearch, reaches, schooling_length};
use super::service::Needed;
use super::solutions::Choice;
use super::stand_in::StandIn;
use super::time::{PartCredit, TimeCredit, members_of_kinds};
use super::trace::Told;
use super::{Credit, Job, Outcome, Schooling, Shortfall, Span, Study, TraceNode, remark};
use crate::spec::{Accreditation, Combination, Credential, Degree, Education, KindSet};
use crate::words::counted;

/// A node without parts of its own, and how it was met.
pub(super) struct Leaf<'l, 'r, 's> {
    search: &'l mut SolutionSearch<'r, 's>,
    number: usize,
    choice: Option<Choice>,
}

impl<'l, 'r, 's> Leaf<'l, 'r, 's> {
    pub fn new(search: &'l mut SolutionSearch<'r, 's>, number: usize, choice: Option<Choice>) -> Self {
        Leaf { search, number, choice }
    }

    /// What set the node's sentence aside.
    pub fn set_aside(&self, judgement: usize) -> Vec<String> {
        let judgements = &self.search.record.applicant().judgements;
        let told = judgements
            .get(judgement)
            .map(|one| format!("{} by {} on {}: {}", one.decision.word(), one.by, one.on, one.why));
        told.into_iter().collect()
    }

    /// Fills in outcome, evidence, shortfalls, questions and judgments.
    /// `taken`: of each thing that may stand in for its time, whether it is taken.
    pub fn tell(mut self, taken: &[bool], node: &mut TraceNode) {
        let compiled = self.search.compiled;
        let Some(kind) = compiled.node(self.number).map(|node| &node.kind) else { return };
        if self.in_full() {
            node.judgements = self.applied();
            node.remarks =
                self.choice.map_or_else(Vec::new, |choice| remark::remarks(self.search, self.number, choice));
        }
        match kind {
            Kind::Education { asked, fields } => self.education(asked, fields.as_ref(), node),
            Kind::Coursework(asked) => self.coursework(asked, node),
            Kind::Experience(time) => self.time(time, &[], 0, node),
            Kind::Credential { asked, name, meanings, .. } => self.credential(asked, (name, meanings), node),
            Kind::Substitution { asked, time, substitutes } => {
                let with: Vec<_> = substitutes.iter().zip(taken.iter().copied()).collect();
                self.time(time, &with, asked.most(), node);
            }
            Kind::Combination { asked, words, fields, kinds, unsettled } => {
                let work = self.work_added(kinds, *unsettled);
                self.combination(asked, words, fields.as_ref(), work, node);
            }
            Kind::Judgement(asked) => match self.questions_asked() {
                Some(0) => node.outcome = Outcome::Met,
                Some(_) => {
                    node.outcome = Outcome::NeedsJudgement;
                    node.questions.push(asked.question.clone());
                }
                None => node.outcome = Outcome::NotMet,
            },
            Kind::Any(_, Some(proportion)) => self.in_proportion(proportion, node),
            Kind::All(_) | Kind::Any(..) | Kind::AtLeast(..) | Kind::Replaced { .. } => {}
        }
    }

    /// Whether more is told than what is short.
    fn in_full(&self) -> bool {
        self.search.told == Told::InFull
    }

    /// Adds to the evidence of a node, where it is told.
    fn show(&self, node: &mut TraceNode, evidence: impl FnOnce() -> String) {
        if self.in_full() {
            node.evidence.push(evidence());
        }
    }

    /// The judgments on record that this node consulted.
    fn applied(&mut self) -> Vec<usize> {
        if self.search.record.applicant().judgements.is_empty() {
            return Vec::new();
        }
        self.search.applied.clear();
        self.questions_asked();
        let mut applied = std::mem::take(&mut self.search.applied);
        applied.sort_unstable();
        applied.dedup();
        applied
    }

    /// The questions on which the choice of this node rests; `None` where it cannot be met.
    fn questions_asked(&mut self) -> Option<u64> {
        let mark = self.search.scratch.ways.mark();
        self.search.node(self.number).ok()?;
        let choice = self.choice;
        let ways = &mut self.search.scratch.ways;
        let found = ways.taken(mark);
        let same = found.iter().find(|way| {
            let choices = ways.choices(way.plan, self.search.compiled.nodes.len());
            way.is_enough() && choices.get(self.number).copied().flatten() == choice
        });
        same.map(|way| way.questions)
    }

    /// Met, or open by `questions`, whose words are added.
    fn settle(&self, questions: u64, node: &mut TraceNode) {
        node.outcome = if questions == 0 { Outcome::Met } else { Outcome::NeedsJudgement };
        node.questions = self.asked(questions).collect();
    }

    /// Questions in words.
    fn asked(&self, questions: u64) -> impl Iterator<Item = String> {
        let keys = self.search.scratch.keys.iter().enumerate();
        let open = keys.filter(move |(at, _)| questions & (1 << at) != 0);
        open.map(|(_, key)| key.words(self.search.compiled, self.search.record))
    }

    fn education(&mut self, asked: &Education, fields: Option<&FieldRule<'_>>, node: &mut TraceNode) {
        let applicant = self.search.record.applicant();
        match self.choice {
            Some(Choice::Study(at)) => {
                if let Some(study) = applicant.education.get(at) {
                    self.show(node, || study_words(study));
                }
                let questions = self.questions_asked().unwrap_or_default();
                self.settle(questions, node);
            }
            Some(Choice::Freed { study, questions }) => {
                if let Some(study) = applicant.education.get(study) {
                    let serves = "by the record alone it serves as the required degree";
                    self.show(node, || format!("{}: {serves}", study_words(study)));
                }
                self.settle(questions, node);
            }
            Some(Choice::Answered) => {
                let questions = self.questions_asked().unwrap_or_default();
                self.settle(questions, node);
            }
            Some(Choice::Equivalent) => {
                self.show(node, || "no such schooling, but long enough work beyond what is required".to_owned());
                let questions = self.questions_asked().unwrap_or_default();
                self.settle(questions, node);
            }
            _ => {
                if self.in_full() {
                    self.why_none(asked, fields, node);
                }
                let what = education_words(asked);
                let there: Vec<String> = self.years_there(asked).into_iter().chain(self.further_work(asked)).collect();
                let there = if there.is_empty() { String::new() } else { format!(" ({})", there.join("; ")) };
                let text = format!("{what}{there}");
                node.shortfalls.push(not_time(asked.need(), what, text));
            }
        }
    }

    /// Why no study serves here.
    fn why_none(&mut self, asked: &Education, fields: Option<&FieldRule<'_>>, node: &mut TraceNode) {
        let applicant = self.search.record.applicant();
        for (at, study) in applicant.education.iter().enumerate() {
            let why = self.why_not(at, study, asked, fields);
            node.evidence.push(format!("{}: {why}", study_words(study)));
        }
        let college = |study: &&Study| matches!(study.degree, Schooling::SomeCollege { .. });
        if asked.degree == Some(Degree::HighSchool)
            && let Some(study) = applicant.education.iter().find(college)
        {
            node.hints.push(format!(
                "the record names {} but no diploma or GED before it: check whether it is complete",
                study_words(study)
            ));
        }
    }

    /// How much of four years of college is there, where the text accepts them and some are.
    fn years_there(&self, asked: &Education) -> Option<String> {
        let (had, all) = (self.search.schooling_had(), length_of(Degree::Bachelor));
        let begun = asked.or_equivalent && asked.degree == Some(Degree::Bachelor) && had > 0 && had < all;
        begun.then(|| format!("{} of {} years of college on record", had / 12, all / 12))
    }

    /// How much further work would open the question whether it is equivalent to schooling.
    fn further_work(&mut self, asked: &Education) -> Option<String> {
        let (missing, at_best) = self.search.equivalence_missing(asked)?;
        let or = match at_best < missing {
            true => format!(", or {at_best} if the work of which the record names no kind is of them,"),
            false => String::new(),
        };
        Some(format!("{missing} of further work of these kinds{or} would open the question of equivalence"))
    }

    /// Why a study does not serve here.
    fn why_not(&mut self, at: usize, study: &Study, asked: &Education, fields: Option<&FieldRule<'_>>) -> &'static str {
        if study.conferred > self.search.as_of {
            match study.degree {
                Schooling::SomeCollege { .. } => "ends only after the day of judging",
                _ => "conferred only after the day of judging",
            }
        } else if asked.degree == Some(Degree::HighSchool) && !reaches(study.degree, asked) {
            "college without a degree does not show a diploma"
        } else if !reaches(study.degree, asked) {
            "below what is asked"
        } else if self.search.suits(at, study, asked.rules(), fields, Accreditation::NotAsked).is_none() {
            "not in a field that is accepted"
        } else if self.search.suits(at, study, asked.rules(), fields, asked.accreditation).is_none() {
            "not from an accredited institution"
        } else {
            "serves for another requirement of this class"
        }
    }

    fn credential(&mut self, asked: &Credential, (name, meanings): (&str, &[String]), node: &mut TraceNode) {
        let meaning = |kind: &String| {
            let at = asked.any_of.iter().position(|one| one == kind);
            at.and_then(|at| meanings.get(at)).cloned().unwrap_or_default()
        };
        if let Some(Choice::Answered) = self.choice {
            let questions = self.questions_asked().unwrap_or_default();
            return self.settle(questions, node);
        }
        let held = &self.search.record.applicant().credentials;
        if let Some(Choice::Held(at)) = self.choice {
            let until = held.get(at).and_then(|held| held.expires);
            let valid = until.map_or_else(String::new, |last| format!(", valid until {last}"));
            let held = held.get(at).map_or_else(String::new, |held| meaning(&held.kind));
            self.show(node, || format!("{held}{valid}"));
            node.outcome = Outcome::Met;
            return;
        }
        let mut on_record = String::new();
        for one in held.iter().filter(|one| asked.any_of.contains(&one.kind)) {
            let valid = match (one.from, one.expires) {
                (Some(from), _) if from > self.search.as_of => format!("valid from {from}"),
                (_, Some(last)) => format!("expired on {last}"),
                _ => continue,
            };
            self.show(node, || format!("{}, {valid}", meaning(&one.kind)));
            on_record = format!(" (the one on record: {valid})");
        }
        node.shortfalls.push(not_time("credential", name.to_owned(), format!("{name}{on_record}")));
    }

    /// `substitutes`: what may stand in, and whether it is taken.
    fn time(&mut self, time: &Time<'_>, substitutes: &[(&StandIn, bool)], at_most: u32, node: &mut TraceNode) {
        let Ok(credit) = TimeCredit::of(self.search, self.number, time) else { return };
        let (questions, relief) = match self.choice {
            Some(Choice::Time { questions, relief } | Choice::Apart { questions, relief, .. }) => (questions, relief),
            _ => (0, 0),
        };
        let (mut sure, mut open) = (0_u64, Vec::new());
        for (at, ((one, _), part)) in
            substitutes.iter().zip(&node.parts).enumerate().filter(|(_, ((_, taken), _))| *taken)
        {
            match self.search.open_stand_in(self.number, at, one) {
                None => sure = sure.saturating_add(self.search.relieved_surely(one, part.outcome == Outcome::Met)),
                question => open.push(question),
            }
        }
        let relief = Relief::new(relief, sure);
        for (at, part) in credit.parts.iter().enumerate() {
            let relief = if at == 0 { relief } else { Relief::default() };
            self.part(at, part, questions, relief, node);
        }
        if !time.residency.is_empty() {
            let jobs = &self.search.record.applicant().experience;
            let members = credit.parts.first().map_or(&[][..], |whole| &whole.members);
            let open = members.iter().filter(|member| member.lived.is_some_and(|question| question != 0));
            node.remarks.extend(open.filter_map(|member| jobs.get(member.job)).map(remark::lived));
        }
        if node.shortfalls.is_empty() {
            self.settle(questions, node);
        } else if self.in_full() {
            let relieved = u32::try_from(relief.all() / self.search.rates.per_month.max(1)).unwrap_or(u32::MAX);
            if relieved < at_most {
                self.would_stand_in(substitutes, at_most - relieved, node);
            }
        }
        open.into_iter().for_each(|question| node.leave_open(question));
    }

    fn part(&mut self, at: usize, part: &PartCredit, answered: u64, relief: Relief, node: &mut TraceNode) {
        let compiled = self.search.compiled;
        let Some(Time { asked, words, .. }) = part_of(compiled, self.number, at) else { return };
        let search = &mut *self.search;
        let (as_of, rates) = (search.as_of, part.needed.rates(&search.rates));
        let asked_about = part.members.iter().fold(0, |all, member| all | member.asked());
        let mut count =
            |answers| search.scratch.counting.of_members(search.record, &part.members, answers, as_of, &rates);
        let have = count(0);
        let mut units = |answers| if asked_about & answers == 0 { have } else { count(answers) };
        let (have, possible, at_best) = match self.choice {
            // What counts for another time is not there for this one.
            Some(Choice::Apart { have, possible, at_best, .. }) if at == 0 => (have, possible, at_best),
            _ => (have, units(u64::MAX), units(answered)),
        };
        let figures = Figures { need: &asked.need, words, needed: part.needed, have, possible, at_best, relief };
        let amount = figures.amount(&rates);
        self.show(node, || amount.sentence());
        node.time.push(amount);
        if at == 0 && self.in_full() {
            let jobs = &self.search.record.applicant().experience;
            let jobs = part.members.iter().filter_map(|member| jobs.get(member.job));
            node.evidence.extend(jobs.map(job_words));
            let others = asked.in_addition.iter().map(|other| format!("no month of “{other}” counts here, too"));
            node.evidence.extend(others);
        }
        if part.condition.is_some_and(|condition| condition & !answered == 0) {
            return;
        }
        node.shortfalls.extend(figures.shortfall(&rates, "", || self.supposed(asked_about)));
    }

    /// What open questions suppose, in words: "if the work is judged similar".
    fn supposed(&self, questions: u64) -> String {
        let keys = self.search.scratch.keys.iter().enumerate().filter(|(at, _)| questions & (1 << at) != 0);
        let mut judged: Vec<Option<&str>> = keys.map(|(_, key)| key.supposes()).collect();
        judged.sort_unstable();
        judged.dedup();
        match judged.into_iter().collect::<Option<Vec<_>>>() {
            Some(judged) if !judged.is_empty() => format!("if the work is judged {}", judged.join(" and ")),
            _ => "if what is open is decided for the applicant".to_owned(),
        }
    }

    /// Adds to the evidence what could still stand in for time of work, and hints at what would free a degree to.
    fn would_stand_in(&mut self, substitutes: &[(&StandIn, bool)], most: u32, node: &mut TraceNode) {
        let compiled = self.search.compiled;
        for (at, (one, _)) in substitutes.iter().enumerate() {
            let StandIn { months, by, .. } = one;
            let months = Span { months: most.min(*months), days: 0 };
            let held = node.parts.get(at).is_some_and(|part| part.outcome != Outcome::NotMet);
            let serves = if held { None } else { self.serves_elsewhere(*by) };
            if let Some((study, required, open)) = serves {
                let asked: Vec<String> = self.asked(open).map(|question| format!("; open: {question}")).collect();
                node.hints.push(format!(
                    "if {} that serves as the required degree were on record, the {study} could stand in for {months}{}",
                    required.with_article(),
                    asked.concat()
                ));
            }
            // Of what only a person can let stand in nothing says that it would.
            let lacking = stand_in_words(compiled, *by).filter(|_| !one.is_asked());
            node.evidence.extend(lacking.map(|by| format!("nothing yet that stands in for {months}, as {by} would")));
        }
    }

    /// A study that would do for a substitute but serves as a lower degree that the class requires, that degree, and what
    /// is open about the study.
    fn serves_elsewhere(&mut self, substitute: usize) -> Option<(String, Degree, u64)> {
        let compiled = self.search.compiled;
        let Kind::Education { asked, fields } = &compiled.node(substitute)?.kind else { return None };
        let as_of = self.search.as_of;
        let applicant = self.search.record.applicant();
        let (study, open) = applicant.education.iter().enumerate().find_map(|(at, study)| {
            let reached = study.conferred <= as_of && reaches(study.degree, asked);
            let suits = self.search.suits(at, study, asked.rules(), fields.as_ref(), asked.accreditation);
            suits.filter(|_| reached).map(|open| (study, open))
        })?;
        let lower = compiled.nodes.iter().enumerate().find_map(|(number, node)| match &node.kind {
            Kind::Education { asked: other, .. } if number != substitute => {
                other.degree.filter(|lower| asked.degree.is_some_and(|degree| *lower < degree))
            }
            _ => None,
        })?;
        Some((study_name(study), lower, open))
    }

    /// Work that adds to study: what is established of it, what is possible, and the question in between.
    fn work_added(&mut self, kinds: &KindSet, unsettled: bool) -> WorkAdded {
        let members = members_of_kinds(self.search, self.number, kinds, unsettled);
        let question = members.iter().fold(0, |all, member| all | member.questions);
        let (as_of, rates) = (self.search.as_of, self.search.rates);
        let (record, counting) = (self.search.record, &mut self.search.scratch.counting);
        let have = counting.of_members(record, &members, 0, as_of, &rates);
        let possible = counting.of_members(record, &members, question, as_of, &rates);
        WorkAdded { have, possible: possible.max(have), question }
    }

    fn combination(
        &mut self,
        asked: &Combination,
        words: &str,
        fields: Option<&FieldRule<'_>>,
        added: WorkAdded,
        node: &mut TraceNode,
    ) {
        let rates = self.search.rates;
        let (study, answered) = match self.choice {
            Some(Choice::Combined { study, questions }) => (study, questions),
            _ => (None, 0),
        };
        let applicant = self.search.record.applicant();
        let chosen = study.and_then(|at| Some((at, applicant.education.get(at)?)));
        let length = chosen.map_or(0, |(_, study)| schooling_length(study.degree));
        let open = chosen.map_or(0, |(at, study)| {
            self.search.suits(at, study, Degree::Associate, fields, asked.accreditation).unwrap_or_default()
        });
        let sure = if open == 0 { length } else { 0 };
        let work = |units| Credit { units, per_month: rates.per_month }.floor();
        let college = Span { months: sure, days: 0 };
        if let Some((_, study)) = chosen {
            self.show(node, || study_words(study));
        }
        self.show(node, || match sure {
            0 => format!("{} of work", work(added.have)),
            _ => format!("{college} of college and {} of work", work(added.have)),
        });
        let words = &format!("college{}{} or {words}", in_field(asked.fields.as_ref()), from_whom(asked.accreditation));
        let figures = Figures {
            need: &asked.need,
            words,
            needed: Needed::at_least(asked.months),
            have: rates.months(sure).saturating_add(added.have),
            possible: rates.months(length).saturating_add(added.possible),
            at_best: rates.months(length).saturating_add(if answered > 0 { added.possible } else { added.have }),
            relief: Relief::default(),
        };
        let amount = figures.amount(&rates);
        if amount.is_open() {
            self.show(node, || amount.sentence());
        }
        node.time.push(amount);
        let sum = match sure {
            0 => String::new(),
            _ => format!("{college} of college + {} of work = ", work(added.have)),
        };
        // A question about the field is another than one about the work.
        let supposed = || self.supposed(if open > 0 { open } else { added.question });
        match figures.shortfall(&rates, &sum, supposed) {
            Some(short) => node.shortfalls.push(short),
            None => {
                let questions = self.questions_asked().unwrap_or_default();
                self.settle(questions, node);
            }
        }
    }
}

/// Work that adds to study, in units.
#[derive(Debug, Clone, Copy)]
struct WorkAdded {
    have: u64,
    possible: u64,
    question: u64,
}

fn not_time(need: &str, what: String, text: String) -> Shortfall {
    Shortfall { need: need.to_owned(), what, text, ..Shortfall::default() }
}

fn stand_in_words(compiled: &Compiled<'_>, number: usize) -> Option<String> {
    match &compiled.node(number)?.kind {
        Kind::Education { asked, .. } => Some(education_words(asked)),
        Kind::Credential { name, .. } => Some(name.clone()),
        _ => None,
    }
}

fn job_words(job: &Job) -> String {
    let when = match job.to {
        Some(to) => format!("{} to {to}", job.from),
        None => format!("since {}", job.from),
    };
    format!("{}, {when}, {} a week", job.title, counted(job.hours_per_week, "hour"))
}
