//! What is there of the time that a node asks for, what of it is only possible, and what is short, in words.

use std::fmt::Write as _;

use super::amount::days_up;
use super::outcome::{asked_words, relieved};
use super::policy::Rates;
use super::service::Needed;
use super::{Amount, Credit, Shortfall, Span};

/// Time for which something stands in, in units of credit: surely, or if a judgment goes the applicant's way.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Relief {
    pub sure: u64,
    pub open: u64,
}

impl Relief {
    /// Parts `all` by what the substitutes that surely stand in relieve.
    pub fn new(all: u64, sure: u64) -> Self {
        let sure = sure.min(all);
        Relief { sure, open: all - sure }
    }

    pub fn all(self) -> u64 {
        self.sure + self.open
    }

    /// The sure and the open part in whole months.
    fn months(self, rates: &Rates) -> (u32, u32) {
        let whole = |units: u64| u32::try_from(units / rates.per_month.max(1)).unwrap_or(u32::MAX);
        (whole(self.sure), whole(self.all()).saturating_sub(whole(self.sure)))
    }
}

/// Time that is asked for, with what is there of it in units.
pub(super) struct Figures<'a> {
    pub need: &'a str,
    pub words: &'a str,
    pub needed: Needed,
    /// Without any judgment.
    pub have: u64,
    /// If every judgment goes the applicant's way.
    pub possible: u64,
    /// By the answers on which the path rests.
    pub at_best: u64,
    pub relief: Relief,
}

impl Figures<'_> {
    pub fn amount(&self, rates: &Rates) -> Amount {
        let span = |units| Credit { units, per_month: rates.per_month }.floor();
        Amount {
            need: self.need.to_owned(),
            words: self.words.to_owned(),
            have: span(self.have),
            possible: span(self.possible),
            required: self.required(),
            more_than: self.needed.more_than,
            substituted: self.relief.months(rates).0,
            may_stand_in: self.relief.months(rates).1,
        }
    }

    fn required(&self) -> Span {
        Span { months: self.needed.months, days: 0 }
    }

    /// What is short; `None` where it is enough by the answers on which the path rests. `sum`: how what is there is made
    /// up. `supposed`: what open questions suppose, asked for where it is told.
    pub fn shortfall(&self, rates: &Rates, sum: &str, supposed: impl FnOnce() -> String) -> Option<Shortfall> {
        let short = |relief: u64, units: u64| self.needed.units(rates, relief).saturating_sub(units);
        let days = |units| Span::from_days(days_up(units, rates.per_month));
        let still = |units| days(short(self.relief.all(), units));
        if still(self.at_best) == Span::default() {
            return None;
        }
        // What the path leaves open, because it would not be enough, may go the applicant's way too.
        let at_best = still(self.possible.max(self.at_best));
        let missing = days(short(self.relief.sure, self.have));
        let span = |units| Credit { units, per_month: rates.per_month }.floor();
        let (have, possible) = (span(self.have), span(self.possible));
        let required = self.required();
        let asked = asked_words(required, self.needed.more_than);
        let (relieves, more_possible) = (self.relief.all() > 0, possible > have);
        // Writing into a String never fails.
        let mut text = String::new();
        let _ = match required == Span::default() {
            true => write!(text, "{} ({sum}", self.words),
            false => write!(text, "{} of {} ({sum}", more(missing, have), self.words),
        };
        text.push_str(if relieves && more_possible { "established: " } else { "" });
        let _ = match relieves {
            _ if required == Span::default() => write!(text, "none"),
            true => {
                write!(text, "{have}{}, of {asked}", relieved(self.relief.months(rates).0, self.relief.months(rates).1))
            }
            false if have.days == 0 && !self.needed.more_than => write!(text, "{} of {required}", have.months),
            false => write!(text, "{have} of {asked}"),
        };
        if more_possible {
            let established = if relieves { "" } else { " established" };
            let _ = write!(text, "{established}; {possible} possible {}", supposed());
        }
        if at_best > Span::default() && (more_possible || self.relief.open > 0) {
            let _ = write!(text, ": still {at_best} short");
        }
        text.push(')');
        Some(Shortfall {
            need: self.need.to_owned(),
            what: self.words.to_owned(),
            have: Some(have),
            possible: Some(possible),
            required: Some(required),
            more_than: self.needed.more_than,
            missing: Some(missing),
            at_best: Some(at_best),
            text,
            alternative: false,
        })
    }
}

/// What is missing, in addition to what is there: "6 more months".
fn more(missing: Span, have: Span) -> String {
    let missing = missing.to_string();
    if have == Span::default() { missing } else { missing.replacen(' ', " more ", 1) }
}
