//! What something else may stand in for.

use super::{Experience, Requirement, Service, Source};
use crate::words::{counted, word_table};

/// A requirement for which something else may stand in, wholly or in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Substitution {
    /// The sentence that allows it.
    pub source: Source,
    /// What is asked for. Parts that a time of work must include are never relieved.
    pub of: Box<Requirement>,
    /// What may stand in.
    pub substitutes: Vec<Substitute>,
    /// The most that may be substituted in all, in months; `None`: all of it.
    pub at_most: Option<u32>,
    /// Which part alone may be replaced, as printed: "general experience only". A person decides.
    pub open: Option<String>,
}

/// One thing that may stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Substitute {
    /// For how many months; `None`: by its rate, or else for all that may be substituted.
    pub months: Option<u32>,
    /// For how many months by its amount.
    pub rate: Option<Rate>,
    /// The most for which it may stand in, in months.
    pub at_most: Option<u32>,
    /// What: no time of work where it stands in for time of work. A degree already used as the required degree does
    /// not serve.
    pub by: Requirement,
}

/// So many months of what is asked for, for so much of what stands in: "12 semester units for one year".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// For so many units, months or years.
    pub per: u32,
    /// Of what.
    pub unit: RateUnit,
    /// So many months.
    pub gives: u32,
}

/// In what the thing that stands in is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RateUnit {
    /// Semester units.
    SemesterUnits,
    /// Quarter units.
    QuarterUnits,
    /// Months of work.
    Months,
    /// Years of study.
    YearsOfStudy,
}

word_table! {
    RateUnit {
        /// One of them in a word.
        noun -> &'static str,
        /// What it is of: " of work".
        of -> &'static str,
    }
    Self::SemesterUnits => ["semester unit", ""],
    Self::QuarterUnits => ["quarter unit", ""],
    Self::Months => ["month", " of work"],
    Self::YearsOfStudy => ["year", " of study"],
}

impl RateUnit {
    /// All, in the order offered.
    pub const ALL: [RateUnit; 4] =
        [RateUnit::SemesterUnits, RateUnit::QuarterUnits, RateUnit::Months, RateUnit::YearsOfStudy];

    /// Several of them in words: "years of study".
    pub fn plural(self) -> String {
        format!("{}s{}", self.noun(), self.of())
    }

    /// So many of them in words: "24 months of work".
    pub fn counted(self, count: u32) -> String {
        format!("{}{}", counted(count, self.noun()), self.of())
    }
}

impl Rate {
    /// In words: "12 months for 12 semester units".
    ///
    /// ```
    /// use rungs_domain::spec::{Rate, RateUnit};
    /// let rate = |per, unit| Rate { per, unit, gives: 12 }.words();
    /// assert_eq!(rate(12, RateUnit::SemesterUnits), "12 months for 12 semester units");
    /// assert_eq!(rate(1, RateUnit::YearsOfStudy), "12 months for 1 year of study");
    /// assert_eq!(rate(24, RateUnit::Months), "12 months for 24 months of work");
    /// ```
    pub fn words(self) -> String {
        format!("{} for {}", counted(self.gives, "month"), self.unit.counted(self.per))
    }
}

impl Substitution {
    /// Time of work for part of which something stands in.
    pub fn of_time(source: Source, time: Experience, substitutes: Vec<Substitute>, at_most: u32) -> Self {
        let of = Box::new(Requirement::Experience(time));
        Substitution { source, of, substitutes, at_most: Some(at_most), open: None }
    }

    /// The time of work that is asked for, where it is one.
    pub fn time(&self) -> Option<&Experience> {
        match &*self.of {
            Requirement::Experience(time) => Some(time),
            _ => None,
        }
    }

    /// The months of work or service that are asked for; `None`: something without an amount of time is.
    pub fn months(&self) -> Option<u32> {
        let months = match &*self.of {
            Requirement::Experience(Experience { months, .. }) | Requirement::Service(Service { months, .. }) => {
                *months
            }
            _ => 0,
        };
        (months > 0).then_some(months)
    }

    /// The most months for which something stands in, in all.
    pub fn most(&self) -> u32 {
        let whole = self.months().unwrap_or_default();
        self.at_most.unwrap_or(whole).min(whole)
    }

    /// The most months for which a substitute stands in.
    pub fn most_by(&self, substitute: &Substitute) -> u32 {
        let most = self.most();
        let own = substitute.months.unwrap_or(most).min(substitute.at_most.unwrap_or(most));
        own.min(most)
    }

    /// The nodes that are told below it: what is asked for unless it is time of work, then what stands in.
    pub fn told(&self) -> impl Iterator<Item = &Requirement> {
        let of = Some(&*self.of).filter(|_| self.months().is_none());
        of.into_iter().chain(self.substitutes.iter().map(|substitute| &substitute.by))
    }
}

impl Substitute {
    /// Something that stands in for so many months.
    pub fn of_months(months: u32, by: Requirement) -> Self {
        Substitute { months: Some(months), rate: None, at_most: None, by }
    }

    /// For how much it stands in, in words: "12 months by", "12 months for 12 semester units by".
    pub(super) fn role(&self) -> String {
        let most = self.at_most.map_or_else(String::new, |most| format!(", at most {}", super::months_in_words(most)));
        match (self.months, self.rate) {
            (_, Some(rate)) => format!("{}{most}, by", rate.words()),
            (Some(months), None) => format!("{}{most} by", super::months_in_words(months)),
            (None, None) => format!("replaced{most} by"),
        }
    }
}
