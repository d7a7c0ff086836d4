//! What is found, in words for people: one place for the command line, the window and documents.

use super::{
    COULD_BE, Caution, Chosen, ClassRule, Dated, Exclusion, Finding, Gate, Margin, MostTime, PolicyAnswer,
    PolicyChoice, Position, Rule, SURE, SpecChange, Stance, Standing, Test, Tie, Touched, Worksheet,
};
use crate::qualify::Outcome;
use crate::spec::Series;
use crate::words::{counted, word_table};

impl Caution {
    /// What is to be looked at, as a sentence without a full stop. `position` and `series` are those of the allocation.
    pub fn words(&self, position: &Position, series: &Series) -> String {
        let duty = self.duty().and_then(|at| position.duties.get(at));
        let duty = duty.map_or_else(String::new, |duty| format!("duty {}", duty.number));
        let level = |at: usize| series.code_at(at);
        match self {
            Caution::Sum(sum) => format!("the percentages add up to {sum}, not to 100"),
            Caution::NothingCounts => "no duty counts at any level".to_owned(),
            Caution::SpecChanged { judged, now } => {
                format!(
                    "the specification has changed: it was judged against text revision {judged}, and this is {now}"
                )
            }
            Caution::ItemGone { level, number, .. } => {
                format!("{duty} was matched to {level}, {}, which is no longer there", item(number))
            }
            Caution::ItemChanged { level, number, .. } => {
                format!("{duty} was matched to {level}, {}, which has other words now", item(number))
            }
            Caution::UnknownLevel(code) => format!("the series has no level {code}"),
            Caution::Unmatched(_) => format!("{duty} matches nothing in the series"),
            Caution::CatchAll(_) => {
                format!("{duty} says only that there is other work, which is no evidence for a level: say what is done")
            }
            Caution::Undecided(_) => format!("{duty} is matched by suggestion; nobody has decided it"),
            Caution::TooShort { counts_from: Some(day), .. } => {
                format!("{duty} has not been done for long enough; it counts from {day}")
            }
            Caution::TooShort { counts_from: None, .. } => format!("{duty} has not been done for long enough"),
            Caution::NotBegun(_) => format!("{duty} begins after the day of judging"),
            Caution::NoBeginning(_) => format!("since when {duty} is done is not said; it is taken to be long enough"),
            Caution::Common { matched, counts_at, .. } => format!(
                "{duty} is the work of {} and of {}; it counts for the lower, {}",
                level(*counts_at),
                level(*matched),
                level(*counts_at)
            ),
            Caution::LowerLevels(_) => {
                format!("{duty} is the work of lower levels and counts for the lowest; match it to the duty that it is")
            }
            Caution::Bundle { tasks, .. } => format!("{duty} joins {tasks} tasks under one figure"),
            Caution::Pasted { level: at, number, .. } => {
                format!("{duty} has the words of {}, no. {number}: say what is done", level(*at))
            }
            Caution::UnknownAuthority(id) => format!("no policy asks for the authority \"{id}\""),
            Caution::NobodyChose => "nobody has chosen the policy by which the position is decided, and the series \
                                     names none"
                .to_owned(),
            Caution::ChoiceUnexplained => "the policy that decides was chosen for this position; who chose it and why \
                                           has to be said"
                .to_owned(),
            Caution::AnotherRule { named, decides } => {
                format!("the series names “{named}” as its authority's rule; the position is decided by “{decides}”")
            }
            Caution::NearTie { items, .. } => {
                let items: Vec<String> =
                    items.iter().map(|(at, number)| format!("{} no. {number}", level(*at))).collect();
                let first = items.first().map_or("", String::as_str);
                let others = items.get(1..).unwrap_or_default().join(" or ");
                format!("{duty} is nearly as like {others} as {first}; until somebody decides it counts as {first}")
            }
            Caution::NoLeadWork { level: at, number, .. } => format!(
                "{duty} is matched to the lead class {}, {}, and is not counted as lead work: neither its words nor \
                 those of the item speak of leading. Mark it where it is lead work",
                level(*at),
                item(number)
            ),
            Caution::EffectiveBeforeJudging(day) => {
                format!("the decision takes effect on {day}, before the day of judging")
            }
            Caution::EffectiveBeforeRequest { effective, requested } => {
                format!("the decision takes effect on {effective}, before it was asked for on {requested}")
            }
            Caution::AfterJudging { what, day } => format!("{} on {day}, after the day of judging", what.words()),
        }
    }
}

/// Why the range of an answer is as wide as it is while matches are undecided: a whole sentence.
pub fn range_reason() -> String {
    let [near, sure] = [COULD_BE, SURE].map(|thousandths| format!("{:.2}", f64::from(thousandths) / 1000.0));
    format!(
        "A duty that nobody has decided can be any item whose likeness is within {near} of the best one's, and one still \
         less like it where the best has less than {sure}."
    )
}

impl Dated {
    /// What happened: "the ruling is dated".
    fn words(self) -> &'static str {
        match self {
            Dated::Request => "the request is dated",
            Dated::Choice => "the choice of the policy is dated",
            Dated::Matches => "the last match of a duty was decided",
            Dated::Factors => "the last factor statement was decided",
            Dated::Ruling => "the ruling is dated",
        }
    }
}

/// Which item of a level is meant.
fn item(number: &Option<u32>) -> String {
    number.map_or("its class concept".to_owned(), |number| format!("no. {number}"))
}

impl SpecChange {
    /// That it has changed, and what that means for the duties, as a sentence without a full stop.
    pub fn words(&self) -> String {
        let touched = match self.touched.len() {
            0 => "nothing that a duty is matched to reads otherwise".to_owned(),
            1 => "one match reads otherwise, or is gone".to_owned(),
            more => format!("{more} matches read otherwise, or are gone"),
        };
        format!("the specification has changed since text revision {}; this is {}: {touched}", self.judged, self.now)
    }
}

impl Touched {
    /// What the duty was matched to: "duty 3 was matched to 41313, no. 2".
    pub fn words(&self) -> String {
        format!("duty {} was matched to {}, {}", self.duty, self.level, item(&self.number))
    }
}

impl Standing {
    /// How the applicant stands, in a few words: "underfill at 41312 Planner II".
    pub fn words(&self, series: &Series) -> String {
        match self {
            Standing::Qualifies => "qualifies now".to_owned(),
            Standing::NeedsJudgement(_) => "a judgment is missing".to_owned(),
            Standing::Underfill { at, .. } => format!("underfill at {}", series.class_at(*at)),
            Standing::MeetsNone(_) => "meets no level up to this one".to_owned(),
            Standing::Unanswered(_) => "no answer".to_owned(),
        }
    }

    /// The sign that stands before the words.
    pub fn sign(&self) -> char {
        match self {
            Standing::Qualifies => '✓',
            Standing::NeedsJudgement(_) => '?',
            Standing::Underfill { .. } => '↓',
            Standing::MeetsNone(_) => '✗',
            Standing::Unanswered(_) => '–',
        }
    }

    /// What the applicant lacks, which questions are open, or why there is no answer.
    pub fn details(&self) -> &[String] {
        match self {
            Standing::Qualifies => &[],
            Standing::NeedsJudgement(said) | Standing::Underfill { lacks: said, .. } | Standing::MeetsNone(said) => {
                said
            }
            Standing::Unanswered(why) => std::slice::from_ref(why),
        }
    }

    /// The word for programs: `qualifies`, `needs_judgement`, `underfill`, `meets_none`, `unanswered`.
    pub fn word(&self) -> &'static str {
        match self {
            Standing::Qualifies => "qualifies",
            Standing::NeedsJudgement(_) => "needs_judgement",
            Standing::Underfill { .. } => "underfill",
            Standing::MeetsNone(_) => "meets_none",
            Standing::Unanswered(_) => "unanswered",
        }
    }
}

impl Finding {
    /// What the policy says: the code and title of a class, or a few words.
    pub fn words(self, series: &Series) -> String {
        match self {
            Finding::NotCalled => "not asked".to_owned(),
            Finding::NoClass => "no class".to_owned(),
            Finding::Class(level) => series.class_at(level),
            Finding::Lead(Outcome::Met) => "may be a lead class".to_owned(),
            Finding::Lead(Outcome::NeedsJudgement) => {
                "may be a lead class, if it has the authorities of which nothing is said".to_owned()
            }
            Finding::Lead(Outcome::NotMet) => "cannot be a lead class".to_owned(),
        }
    }

    /// The word for programs: `class`, `no_class`, `not_called`, `met`, `needs_judgement`, `not_met`.
    pub fn word(self) -> &'static str {
        match self {
            Finding::NotCalled => "not_called",
            Finding::NoClass => "no_class",
            Finding::Class(_) => "class",
            Finding::Lead(outcome) => outcome.word(),
        }
    }

    /// The level, for a class.
    pub fn level(self) -> Option<usize> {
        match self {
            Finding::Class(level) => Some(level),
            _ => None,
        }
    }
}

impl Chosen {
    /// Why the policy that decides does, without a full stop: "chosen by A. Analyst: ...".
    pub fn words(&self) -> String {
        match self {
            Chosen::Series => "the series names it".to_owned(),
            Chosen::Person(PolicyChoice { by, on, why }) => {
                let by = by.as_deref().unwrap_or("a person who is not named");
                let on = on.map_or_else(String::new, |day| format!(" on {day}"));
                match why {
                    Some(why) => format!("chosen by {by}{on}: {}", why.trim_end_matches('.')),
                    None => format!("chosen by {by}{on}; the reason is not given"),
                }
            }
            Chosen::CommandLine => "chosen on the command line".to_owned(),
        }
    }
}

impl Tie {
    /// What is equal, as a sentence without a full stop.
    pub fn words(&self, series: &Series) -> String {
        let code = |at: &usize| series.code_at(*at);
        match self {
            Tie::Equal { levels, time } => {
                let codes: Vec<&str> = levels.iter().map(code).collect();
                let (last, rest) = codes.split_last().map_or(("", &[][..]), |(last, rest)| (*last, rest));
                format!("a tie: {} and {last} have {time} percent each", rest.join(", "))
            }
            Tie::AtTheShare { level, time } => {
                format!("a tie: exactly {time} percent are at {} or above, and more is asked for", code(level))
            }
        }
    }
}

impl PolicyAnswer {
    /// Why a policy that is asked only where others give no class gives none, without a full stop; `None`: it answers.
    pub fn not_asked_words(&self, rule: &Rule, sheet: &Worksheet, series: &Series) -> Option<String> {
        let (Finding::NotCalled, Rule::Class(ClassRule::MostTime(MostTime { unless: Some(unless), .. }))) =
            (self.finding, rule)
        else {
            return None;
        };
        let least = unless.least(sheet.whole);
        let mut levels = series.levels.iter().zip(&sheet.levels).rev();
        let (level, time) = levels.find(|(_, time)| time.at_or_above >= least)?;
        let asked = match unless.test {
            Test::AtLeast => "at least",
            Test::MoreThan => "more than",
        };
        Some(format!(
            "it is asked only where no class has {asked} {} percent of the time at or above it, and {} has {}",
            unless.share, level.code, time.at_or_above
        ))
    }
}

impl Margin {
    /// Where the points have to come from: "from work below it". The figure holds for no others.
    pub fn from_words(&self, rule: &Rule, now: Finding, series: &Series) -> String {
        match (rule, self.to, now) {
            (Rule::Class(ClassRule::AtOrAbove(_)), Finding::Class(to), Finding::Class(now)) if to < now => {
                format!("from work of {} or above", series.code_at(now))
            }
            (Rule::Class(ClassRule::AtOrAbove(_)), Finding::Class(_), _) => "from work below it".to_owned(),
            _ => "from the class that has most".to_owned(),
        }
    }
}

impl Stance {
    /// How it stands to the policy that decides.
    pub fn words(self) -> String {
        let levels = |count: usize, way: &str| format!("{} {way}", counted(count, "level"));
        match self {
            Stance::NobodyChose => "no policy decides yet".to_owned(),
            Stance::Decides => "decides".to_owned(),
            Stance::Agrees => "agrees".to_owned(),
            Stance::Higher(count) => levels(count, "higher"),
            Stance::Lower(count) => levels(count, "lower"),
            Stance::Answers => "names a class where the policy that decides names none".to_owned(),
            Stance::Silent => "names no class".to_owned(),
            Stance::NoObjection => "says nothing against it".to_owned(),
            Stance::Objects => "objects: the answer is a lead class".to_owned(),
            Stance::Open => "asks: the answer is a lead class".to_owned(),
        }
    }

    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Stance::NobodyChose => "nobody_chose",
            Stance::Decides => "decides",
            Stance::Agrees => "agrees",
            Stance::Higher(_) => "higher",
            Stance::Lower(_) => "lower",
            Stance::Answers => "answers",
            Stance::Silent => "silent",
            Stance::NoObjection => "no_objection",
            Stance::Objects => "objects",
            Stance::Open => "open",
        }
    }
}

word_table! {
    Exclusion {
        /// Why a duty is not counted.
        words -> &'static str,
        /// The word for programs.
        word -> &'static str,
    }
    Self::OtherDuties => ["other duties as assigned", "other_duties"],
    Self::TooShort => ["not done for long enough", "too_short"],
    Self::NotBegun => ["not begun", "not_begun"],
}

impl Gate {
    /// How long: "6 months".
    pub fn words(&self) -> String {
        match (self.months, self.days) {
            (Some(months), _) => counted(months, "month"),
            (None, Some(days)) => counted(days, "day"),
            (None, None) => String::new(),
        }
    }
}
