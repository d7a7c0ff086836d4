//! Met, not met, or a judgment is missing; and all that belongs to such an answer.

use super::{OpenJudgement, Remark, Span, Together};
use crate::spec::{Note, RequirementKind};
use crate::words::word_table;

/// Whether a requirement is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It is not, and no judgment can change that.
    NotMet,
    /// Only a judgment is missing.
    NeedsJudgement,
    /// It is.
    Met,
}

word_table! {
    Outcome {
        /// The word in output.
        word -> &'static str,
        /// The same for people.
        words -> &'static str,
        /// The sign that stands before the words.
        sign -> char,
    }
    Self::NotMet => ["not_met", "not met", '✗'],
    Self::NeedsJudgement => ["needs_judgement", "needs judgment", '?'],
    Self::Met => ["met", "met", '✓'],
}

/// What comes of holding a record against a tier of qualifications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The answer.
    pub outcome: Outcome,
    /// What is short on the nearest path, hardest to come by first; empty unless it is not met.
    pub shortfalls: Vec<Shortfall>,
    /// The judgments that could change the answer; empty unless one is missing.
    pub questions: Vec<OpenJudgement>,
    /// Which of these questions only together would make it met.
    pub together: Together,
    /// Questions on the nearest path that are open beside what is short: to be answered, too, before it is met. Empty
    /// unless it is not met.
    pub open_behind: Vec<String>,
    /// What could be had more easily than what is short, in sentences; empty unless it is not met.
    pub hints: Vec<String>,
    /// The cheapest way to meet it, in words; `None` unless it is not met.
    pub nearest_path: Option<String>,
    /// What is said of the record wherever it carries the answer, met or not.
    pub remarks: Vec<Remark>,
    /// The requirement with the outcome of each node.
    pub trace: TraceNode,
}

/// Of an [`Assessment`] what one line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// The answer.
    pub outcome: Outcome,
    /// The judgments that could change the answer; empty unless one is missing.
    pub questions: Vec<OpenJudgement>,
    /// Which of these questions only together would make it met.
    pub together: Together,
    /// Questions on the nearest path that are open beside what is short; empty unless it is not met.
    pub open_behind: Vec<String>,
    /// The cheapest way to meet it, in words; `None` unless it is not met.
    pub nearest_path: Option<String>,
}

/// Something that is short.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shortfall {
    /// What, in a word: `out_of_home_placement`, `master`, `credential`.
    pub need: String,
    /// What is lacking, in words and without figures.
    pub what: String,
    /// How much time is established; `None` for what is not time.
    pub have: Option<Span>,
    /// How much there would be if every judgment that is open went the applicant's way.
    pub possible: Option<Span>,
    /// How much is asked for.
    pub required: Option<Span>,
    /// More than that.
    pub more_than: bool,
    /// How much is missing of what is established.
    pub missing: Option<Span>,
    /// How much would still be missing if every judgment that is open went the applicant's way.
    pub at_best: Option<Span>,
    /// All of it in words.
    pub text: String,
    /// True where this would do in place of what stands before it.
    pub alternative: bool,
}

impl Shortfall {
    /// What is short, in words; what would do in its place is marked as such.
    pub fn words(&self) -> String {
        format!("{}{}", if self.alternative { "instead: " } else { "" }, self.text)
    }
}

/// Time that a node asks for: the whole first, then the parts of it that must be of a narrower sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// What is asked for, in a word: `out_of_home_placement`.
    pub need: String,
    /// The same in words.
    pub words: String,
    /// How much is established: what the record shows without anyone's judgment.
    pub have: Span,
    /// How much there would be if every judgment that is open went the applicant's way.
    pub possible: Span,
    /// How much is asked for.
    pub required: Span,
    /// More than that; of no months, any time at all.
    pub more_than: bool,
    /// Months of it for which something else stands in.
    pub substituted: u32,
    /// Months of it for which something else may stand in, if a judgment goes the applicant's way.
    pub may_stand_in: u32,
}

impl Amount {
    /// Whether a judgment could make more of it.
    pub fn is_open(&self) -> bool {
        self.possible > self.have || self.may_stand_in > 0
    }

    /// How much is asked for, in words: "24 months", "more than 24 months", "any time".
    pub fn asked(&self) -> String {
        asked_words(self.required, self.more_than)
    }

    /// The figures alone, for where words have little room: "0 months of 12 months, 30 months possible".
    pub fn brief(&self) -> String {
        let Amount { have, possible, .. } = self;
        let required = self.asked();
        let relieved = match relieved(self.substituted, self.may_stand_in) {
            none if none.is_empty() => none,
            some => format!("{some},"),
        };
        let possible = if possible > have { format!(", {possible} possible") } else { String::new() };
        format!("{have}{relieved} of {required}{possible}")
    }

    /// All figures in a sentence: "12 months of casework, of 24 months".
    pub fn sentence(&self) -> String {
        let Amount { words, have, possible, .. } = self;
        let required = self.asked();
        let relieved = relieved(self.substituted, self.may_stand_in);
        if possible > have {
            format!("{have} of {words} established, {possible} possible{relieved}, of {required}")
        } else {
            format!("{have} of {words}{relieved}, of {required}")
        }
    }
}

/// How much is asked for, in words.
pub(super) fn asked_words(required: Span, more_than: bool) -> String {
    match (required == Span::default(), more_than) {
        (true, _) => "any time".to_owned(),
        (false, true) => format!("more than {required}"),
        (false, false) => required.to_string(),
    }
}

/// ", and 12 months substituted"; nothing where nothing stands in.
pub(super) fn relieved(substituted: u32, may_stand_in: u32) -> String {
    let months = |months| Span { months, days: 0 };
    let sure = if substituted > 0 { format!(", and {} substituted", months(substituted)) } else { String::new() };
    match may_stand_in {
        0 => sure,
        open => format!("{sure}, and {} for which something may stand in, which is open", months(open)),
    }
}

/// A node of a requirement with what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceNode {
    /// What it asks for.
    pub asks: RequirementKind,
    /// The printed sentence.
    pub cite: String,
    /// How it was read, where the reading rests on judgment.
    pub reading: Option<String>,
    /// Sentences about it that satisfy nothing.
    pub notes: Vec<Note>,
    /// What came of it.
    pub outcome: Outcome,
    /// False for an alternative or a substitute that the answer does not rest on.
    pub used: bool,
    /// What of the record bears on it, in words.
    pub evidence: Vec<String>,
    /// The time that it asks for, met or not; empty where it asks for none.
    pub time: Vec<Amount>,
    /// What is short of it, its own parts left aside.
    pub shortfalls: Vec<Shortfall>,
    /// Its open questions.
    pub questions: Vec<String>,
    /// What could be had more easily than what is short of it, in sentences.
    pub hints: Vec<String>,
    /// What is said of that by which it is met.
    pub remarks: Vec<Remark>,
    /// The judgments on record that were applied to it, by their place in the applicant's list.
    pub judgements: Vec<usize>,
    /// Its parts, in printed order.
    pub parts: Vec<TraceNode>,
}

impl TraceNode {
    /// The time that an open answer rests on and that is not established: of nodes that only a judgment would meet.
    pub fn open_time(&self) -> impl Iterator<Item = &Amount> {
        let mut found = Vec::new();
        self.add_open_time(&mut found);
        found.into_iter()
    }

    /// It rests on a question, too, where there is one.
    pub(super) fn leave_open(&mut self, question: Option<String>) {
        if let Some(question) = question {
            self.outcome = self.outcome.min(Outcome::NeedsJudgement);
            self.questions.push(question);
        }
    }

    fn add_open_time<'t>(&'t self, found: &mut Vec<&'t Amount>) {
        if self.used && self.outcome == Outcome::NeedsJudgement {
            let is_lacking = |time: &&Amount| {
                let required = time.required.months.saturating_sub(time.substituted);
                time.have < Span { months: required, days: 0 }
            };
            found.extend(self.time.iter().filter(is_lacking));
            self.parts.iter().for_each(|part| part.add_open_time(found));
        }
    }

    /// A node on which the answer rests, with nothing yet said about it.
    pub fn new(asks: RequirementKind, outcome: Outcome) -> Self {
        TraceNode {
            asks,
            cite: String::new(),
            reading: None,
            notes: Vec::new(),
            outcome,
            used: true,
            evidence: Vec::new(),
            time: Vec::new(),
            shortfalls: Vec::new(),
            questions: Vec::new(),
            hints: Vec::new(),
            remarks: Vec::new(),
            judgements: Vec::new(),
            parts: Vec::new(),
        }
    }
}
