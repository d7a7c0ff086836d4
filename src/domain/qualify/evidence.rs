//! What of a record bears on one node, and what is short of it, in words.

use super::amount::days_up;
use super::compile::{Compiled, FieldRule, Kind, Time};
use super::question::{degree_words, part_of, schooling_words};
use super::search::{Search, reaches, schooling_length};
use super::time::{PartCredit, TimeCredit};
use super::ways::Choice;
use super::{Amount, Credit, Job, Outcome, Shortfall, Span, Study, TraceNode, remark};
use crate::spec::{Accreditation, Combination, Credential, Degree, Education, Fields};

/// A node without parts of its own, and how it was met.
pub(super) struct Leaf<'l, 'r, 's> {
    search: &'l mut Search<'r, 's>,
    number: usize,
    choice: Option<Choice>,
}

impl<'l, 'r, 's> Leaf<'l, 'r, 's> {
    pub fn new(search: &'l mut Search<'r, 's>, number: usize, choice: Option<Choice>) -> Self {
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

    /// Fills in outcome, evidence, shortfalls, questions and judgements.
    pub fn tell(mut self, node: &mut TraceNode) {
        let compiled = self.search.compiled;
        let Some(kind) = compiled.node(self.number).map(|node| &node.kind) else { return };
        node.judgements = self.applied();
        node.remarks = self.choice.map_or_else(Vec::new, |choice| remark::remarks(self.search, choice));
        match kind {
            Kind::Education { asked, fields } => self.education(asked, fields.as_ref(), node),
            Kind::Experience(time) => self.time(time, 0, node),
            Kind::Credential { asked, name, .. } => self.credential(asked, name, node),
            Kind::Substitution { asked, time, .. } => self.time(time, asked.at_most, node),
            Kind::Combination { asked, words, kinds, .. } => {
                let (as_of, rates) = (self.search.as_of, self.search.rates);
                let (record, counting) = (self.search.record, &mut self.search.scratch.counting);
                let open = matches!(self.choice, Some(Choice::Combined { questions, .. }) if questions > 0);
                let units = match open {
                    true => counting.of_all(record, as_of, &rates),
                    false => counting.of_kinds(record, kinds, as_of, &rates),
                };
                self.combination(asked, words, units, node);
            }
            Kind::Judgement(asked) => match self.questions_asked() {
                Some(0) => node.outcome = Outcome::Met,
                Some(_) => {
                    node.outcome = Outcome::NeedsJudgement;
                    node.questions.push(asked.question.clone());
                }
                None => node.outcome = Outcome::NotMet,
            },
            Kind::All(_) | Kind::Any(_) => {}
        }
    }

    /// The judgements on record that this node consulted.
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
        let keys = self.search.scratch.keys.iter().enumerate();
        let open = keys.filter(|(at, _)| questions & (1 << at) != 0);
        node.questions = open.map(|(_, key)| key.words(self.search.compiled, self.search.record)).collect();
    }

    fn education(&mut self, asked: &Education, fields: Option<&FieldRule>, node: &mut TraceNode) {
        let applicant = self.search.record.applicant();
        match self.choice {
            Some(Choice::Study(at)) => {
                node.evidence.extend(applicant.education.get(at).map(study_words));
                let questions = self.questions_asked().unwrap_or_default();
                self.settle(questions, node);
            }
            Some(Choice::Equivalent) => {
                node.evidence.push("no such schooling, but long enough work beyond what is required".to_owned());
                let questions = self.questions_asked().unwrap_or_default();
                self.settle(questions, node);
            }
            _ => {
                for (at, study) in applicant.education.iter().enumerate() {
                    let why = self.why_not(at, study, asked, fields);
                    node.evidence.push(format!("{}: {why}", study_words(study)));
                }
                node.shortfalls.push(not_time(education_id(asked), education_words(asked)));
            }
        }
    }

    /// Why a study does not serve here.
    fn why_not(&mut self, at: usize, study: &Study, asked: &Education, fields: Option<&FieldRule>) -> &'static str {
        if study.conferred > self.search.as_of {
            "after the day of judging"
        } else if !reaches(study.degree, asked) {
            "below what is asked"
        } else if self.search.suits(at, study, asked.degree, fields, Accreditation::NotAsked).is_none() {
            "not in a field that is accepted"
        } else if self.search.suits(at, study, asked.degree, fields, asked.accreditation).is_none() {
            "not from an accredited institution"
        } else {
            "serves for another requirement of this class"
        }
    }

    fn credential(&mut self, asked: &Credential, name: &str, node: &mut TraceNode) {
        if let Some(Choice::Answered) = self.choice {
            let questions = self.questions_asked().unwrap_or_default();
            return self.settle(questions, node);
        }
        let held = &self.search.record.applicant().credentials;
        if let Some(Choice::Held(at)) = self.choice {
            let until = held.get(at).and_then(|held| held.expires);
            let valid = until.map_or_else(String::new, |last| format!(", valid until {last}"));
            node.evidence.push(format!("{}{valid}", held.get(at).map_or("", |held| &held.kind).replace('_', " ")));
            node.outcome = Outcome::Met;
            return;
        }
        for one in held.iter().filter(|one| asked.any_of.contains(&one.kind)) {
            let kind = one.kind.replace('_', " ");
            match (one.from, one.expires) {
                (Some(from), _) if from > self.search.as_of => node.evidence.push(format!("{kind}, valid from {from}")),
                (_, Some(last)) => node.evidence.push(format!("{kind}, expired on {last}")),
                _ => {}
            }
        }
        node.shortfalls.push(not_time("credential", name.to_owned()));
    }

    fn time(&mut self, time: &Time<'_>, at_most: u32, node: &mut TraceNode) {
        let Ok(credit) = TimeCredit::of(self.search, self.number, time) else { return };
        let (questions, relief) = match self.choice {
            Some(Choice::Time { questions, relief }) => (questions, relief),
            _ => (0, 0),
        };
        for (at, part) in credit.parts.iter().enumerate() {
            self.part(at, part, questions, relief, node);
        }
        if node.shortfalls.is_empty() {
            self.settle(questions, node);
        } else if relief < at_most {
            self.would_stand_in(at_most - relief, node);
        }
    }

    fn part(&mut self, at: usize, part: &PartCredit, answered: u64, relief: u32, node: &mut TraceNode) {
        let compiled = self.search.compiled;
        let Some(Time { asked, words, .. }) = part_of(compiled, self.number, at) else { return };
        let search = &mut *self.search;
        let counting = &mut search.scratch.counting;
        let units = counting.of_members(search.record, &part.members, answered, search.as_of, &search.rates);
        let relief = if at == 0 { relief } else { 0 };
        let short = search.rates.months(part.months.saturating_sub(relief)).saturating_sub(units);
        let have = Credit { units, per_month: search.rates.per_month }.floor();
        let required = Span { months: part.months, days: 0 };
        let relieved = if relief > 0 { format!(", {relief} months of it substituted") } else { String::new() };
        node.evidence.push(format!("{have} of {words}, of {required}{relieved}"));
        let need = asked.need.clone();
        node.time.push(Amount { need, words: words.clone(), have, required, substituted: relief });
        if at == 0 {
            let jobs = part.members.iter().filter_map(|member| search.record.applicant().experience.get(member.job));
            node.evidence.extend(jobs.map(job_words));
        }
        if part.condition.is_some_and(|condition| condition & !answered == 0) || short == 0 {
            return;
        }
        let missing = Span::from_days(days_up(short, search.rates.per_month));
        let text = format!("{} of {words} ({}{relieved})", more(missing, have), had_of(have, part.months));
        node.shortfalls.push(Shortfall {
            need: asked.need.clone(),
            have: Some(have),
            required: Some(required),
            missing: Some(missing),
            text,
            alternative: false,
        });
    }

    /// Adds to the evidence what could still stand in for time of work.
    fn would_stand_in(&self, most: u32, node: &mut TraceNode) {
        let compiled = self.search.compiled;
        let Some(Kind::Substitution { substitutes, .. }) = compiled.node(self.number).map(|node| &node.kind) else {
            return;
        };
        for (months, by) in substitutes {
            let months = most.min(*months);
            node.evidence
                .extend(stand_in_words(compiled, *by).map(|by| format!("{by} would stand in for {months} months")));
        }
    }

    fn combination(&mut self, asked: &Combination, words: &str, units: u64, node: &mut TraceNode) {
        let rates = self.search.rates;
        let study = match self.choice {
            Some(Choice::Combined { study, .. }) => study,
            _ => None,
        };
        let applicant = self.search.record.applicant();
        let study = study.and_then(|at| applicant.education.get(at));
        let college = study.map_or(0, |study| schooling_length(study.degree));
        let work = Credit { units, per_month: rates.per_month }.floor();
        let had = Span::from_days(Span { months: college, days: 0 }.in_days() + work.in_days());
        node.evidence.extend(study.map(study_words));
        node.evidence.push(format!("{college} months of college and {work} of work"));
        let required = Span { months: asked.months, days: 0 };
        let need = asked.need.clone();
        node.time.push(Amount { need, words: words.to_owned(), have: had, required, substituted: 0 });
        let short = rates.months(asked.months.saturating_sub(college)).saturating_sub(units);
        if short == 0 {
            let questions = self.questions_asked().unwrap_or_default();
            return self.settle(questions, node);
        }
        let missing = Span::from_days(days_up(short, rates.per_month));
        let sum = match college {
            0 => String::new(),
            college => format!("{college} months of college + {work} of work = "),
        };
        node.shortfalls.push(Shortfall {
            need: asked.need.clone(),
            have: Some(had),
            required: Some(required),
            missing: Some(missing),
            text: format!("{} of {words} ({sum}{})", more(missing, had), had_of(had, asked.months)),
            alternative: false,
        });
    }
}

fn not_time(need: &str, text: String) -> Shortfall {
    Shortfall { need: need.to_owned(), have: None, required: None, missing: None, text, alternative: false }
}

fn education_id(asked: &Education) -> &'static str {
    match asked.degree {
        Degree::HighSchool => "high_school",
        Degree::Associate => "associate",
        Degree::Bachelor => "bachelor",
        Degree::Master => "master",
        Degree::Doctorate => "doctorate",
    }
}

/// "a Master's degree in a related field from an accredited institution".
fn education_words(asked: &Education) -> String {
    let field = asked.fields.as_ref().map_or_else(String::new, |Fields { printed, .. }| format!(" in {printed}"));
    let from = match asked.accreditation {
        Accreditation::Required => " from an accredited institution",
        Accreditation::NotAsked => "",
    };
    let or = match (asked.or_equivalent, asked.degree) {
        (false, _) => "",
        (true, Degree::Bachelor) => ", four years of college or what is equivalent",
        (true, _) => " or what is equivalent",
    };
    format!("{}{field}{from}{or}", degree_words(asked.degree))
}

fn stand_in_words(compiled: &Compiled<'_>, number: usize) -> Option<String> {
    match &compiled.node(number)?.kind {
        Kind::Education { asked, .. } => Some(education_words(asked)),
        Kind::Credential { name, .. } => Some(name.clone()),
        _ => None,
    }
}

fn study_words(study: &Study) -> String {
    let field = study.field.as_ref().map_or_else(String::new, |field| format!(" in {field}"));
    format!("{}{field}, {}", schooling_words(study.degree), study.conferred)
}

fn job_words(job: &Job) -> String {
    let when = match job.to {
        Some(to) => format!("{} to {to}", job.from),
        None => format!("since {}", job.from),
    };
    format!("{}, {when}, {} hours a week", job.title, job.hours_per_week)
}

/// What is missing, in addition to what is there: "6 more months".
fn more(missing: Span, have: Span) -> String {
    let missing = missing.to_string();
    if have == Span::default() { missing } else { missing.replacen(' ', " more ", 1) }
}

/// "30 of 36 months", "23 months and 29 days of 24 months".
fn had_of(have: Span, required: u32) -> String {
    let have = if have.days == 0 { have.months.to_string() } else { have.to_string() };
    format!("{have} of {}", Span { months: required, days: 0 })
}
