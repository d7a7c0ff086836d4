//! What a specialist should look at before the answer is signed.

use jiff::civil::Date;

use crate::qualify::Hundredths;
use crate::spec::Code;

/// Something to look at. Duties are named by their index in the position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caution {
    /// The percentages do not add up to 100.
    Sum(Hundredths),
    /// No duty counts at any level.
    NothingCounts,
    /// The specification is not the one that the position was judged against.
    SpecChanged {
        /// The mark kept in the position.
        judged: String,
        /// The mark of the text now.
        now: String,
    },
    /// An item that a duty was matched to is no longer there.
    ItemGone {
        /// The duty.
        duty: usize,
        /// The level named.
        level: Code,
        /// The number named; `None`: the class concept.
        number: Option<u32>,
    },
    /// An item that a duty was matched to has other words now.
    ItemChanged {
        /// The duty.
        duty: usize,
        /// The level.
        level: Code,
        /// The number.
        number: Option<u32>,
        /// The words now.
        now: String,
    },
    /// A code that the series does not have, outside the matches.
    UnknownLevel(Code),
    /// A duty is matched to nothing.
    Unmatched(usize),
    /// A duty tells no work: "other duties as assigned".
    CatchAll(usize),
    /// A match is suggested and not decided.
    Undecided(usize),
    /// A duty is done for less than the gate.
    TooShort {
        /// The duty.
        duty: usize,
        /// The first day on which it counts.
        counts_from: Option<Date>,
    },
    /// A duty begins after the day of judging.
    NotBegun(usize),
    /// It is not said since when a duty is done, and a gate asks for it. It counts; in the worst case it does not.
    NoBeginning(usize),
    /// A duty is common to several levels and counts for the lowest of them.
    Common {
        /// The duty.
        duty: usize,
        /// The level it was matched to.
        matched: usize,
        /// The level where it counts.
        counts_at: usize,
    },
    /// A duty is matched to "performs the work of lower levels", which counts for the lowest.
    LowerLevels(usize),
    /// Several tasks stand under one large figure.
    Bundle {
        /// The duty.
        duty: usize,
        /// How many tasks.
        tasks: usize,
    },
    /// The words are those of the specification, not of what is done.
    Pasted {
        /// The duty.
        duty: usize,
        /// The level whose words they are.
        level: usize,
        /// The number there.
        number: u32,
    },
    /// An authority is named that no policy used asks for.
    UnknownAuthority(String),
    /// Nobody has chosen the policy that decides.
    NobodyChose,
    /// The policy that decides was chosen for this position, and who chose it, or why, is not said.
    ChoiceUnexplained,
    /// The authority has a rule of its own, and another one decides.
    AnotherRule {
        /// The title of the policy that the series names; its id where it is not loaded.
        named: String,
        /// The title of the policy that decides.
        decides: String,
    },
    /// Items of two levels are as likely to be meant by a duty that nobody has decided.
    NearTie {
        /// The duty.
        duty: usize,
        /// The levels and numbers, the one for which it counts first.
        items: Vec<(usize, u32)>,
    },
    /// A duty is matched to a lead class and is not counted as lead work.
    NoLeadWork {
        /// The duty.
        duty: usize,
        /// The lead class.
        level: usize,
        /// The number of the item there; `None`: the class concept.
        number: Option<u32>,
    },
    /// A decision takes effect before the day of judging.
    EffectiveBeforeJudging(Date),
    /// A decision takes effect before the position was asked for.
    EffectiveBeforeRequest {
        /// From when it holds.
        effective: Date,
        /// When it was asked for.
        requested: Date,
    },
    /// Something is dated after the day of judging.
    AfterJudging {
        /// What.
        what: Dated,
        /// The latest day of it.
        day: Date,
    },
}

/// What bears a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dated {
    /// The request.
    Request,
    /// The choice of the policy.
    Choice,
    /// Matches of duties.
    Matches,
    /// Levels that factor statements were decided to fit.
    Factors,
    /// The ruling.
    Ruling,
}

impl Caution {
    /// A stable name, in kebab case, for programs.
    pub fn id(&self) -> &'static str {
        match self {
            Caution::Sum(_) => "percent-sum",
            Caution::NothingCounts => "nothing-counts",
            Caution::SpecChanged { .. } => "spec-changed",
            Caution::ItemGone { .. } => "item-gone",
            Caution::ItemChanged { .. } => "item-changed",
            Caution::UnknownLevel(_) => "unknown-level",
            Caution::Unmatched(_) => "unmatched",
            Caution::CatchAll(_) => "catch-all",
            Caution::Undecided(_) => "undecided",
            Caution::TooShort { .. } => "too-short",
            Caution::NotBegun(_) => "not-begun",
            Caution::NoBeginning(_) => "no-beginning",
            Caution::Common { .. } => "common",
            Caution::LowerLevels(_) => "lower-levels",
            Caution::Bundle { .. } => "bundle",
            Caution::Pasted { .. } => "pasted",
            Caution::UnknownAuthority(_) => "unknown-authority",
            Caution::NobodyChose => "policy-not-chosen",
            Caution::ChoiceUnexplained => "choice-unexplained",
            Caution::AnotherRule { .. } => "another-rule",
            Caution::NearTie { .. } => "near-tie",
            Caution::NoLeadWork { .. } => "no-lead-work",
            Caution::EffectiveBeforeJudging(_) => "effective-before-judging",
            Caution::EffectiveBeforeRequest { .. } => "effective-before-request",
            Caution::AfterJudging { .. } => "after-judging",
        }
    }

    /// The duty it is about, as an index into the position; `None`: the position as a whole.
    pub fn duty(&self) -> Option<usize> {
        match self {
            Caution::ItemGone { duty, .. }
            | Caution::ItemChanged { duty, .. }
            | Caution::Unmatched(duty)
            | Caution::CatchAll(duty)
            | Caution::Undecided(duty)
            | Caution::TooShort { duty, .. }
            | Caution::NotBegun(duty)
            | Caution::NoBeginning(duty)
            | Caution::Common { duty, .. }
            | Caution::LowerLevels(duty)
            | Caution::Bundle { duty, .. }
            | Caution::NearTie { duty, .. }
            | Caution::NoLeadWork { duty, .. }
            | Caution::Pasted { duty, .. } => Some(*duty),
            _ => None,
        }
    }
}
