//! Pay as printed.

use std::fmt;

/// Pay as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pay {
    /// The printed label: "Pay Grade", "Pay Band".
    pub label: String,
    /// The grade or band: "806-A", "45".
    pub grade: String,
    /// The range in money, where printed.
    pub range: Option<PayRange>,
}

/// Grade and range without the label.
///
/// ```
/// use rungs_domain::spec::{Pay, PayPeriod, PayRange};
/// let range = PayRange { minimum_cents: 4_291_700, maximum_cents: 6_845_450, per: PayPeriod::Year };
/// let pay = Pay { label: "Pay Grade".into(), grade: "806-A".into(), range: Some(range) };
/// assert_eq!(pay.to_string(), "806-A ($42,917–$68,454.50 a year)");
/// ```
impl fmt::Display for Pay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.grade)?;
        match self.range {
            Some(range) => write!(f, " ({range})"),
            None => Ok(()),
        }
    }
}

/// A range of pay in whole cents, lower end first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayRange {
    /// Lower end, in cents.
    pub minimum_cents: u64,
    /// Upper end, in cents; never below the lower.
    pub maximum_cents: u64,
    /// What period the figures are for.
    pub per: PayPeriod,
}

impl fmt::Display for PayRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{} {}", dollars(self.minimum_cents), dollars(self.maximum_cents), self.per)
    }
}

/// The period a pay figure is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PayPeriod {
    /// Per hour.
    Hour,
    /// Per month.
    Month,
    /// Per year.
    Year,
}

impl fmt::Display for PayPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PayPeriod::Hour => "an hour",
            PayPeriod::Month => "a month",
            PayPeriod::Year => "a year",
        })
    }
}

/// `$42,917`, with cents only where there are some.
fn dollars(cents: u64) -> String {
    let digits = (cents / 100).to_string();
    let mut grouped = String::from("$");
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match cents % 100 {
        0 => grouped,
        rest => format!("{grouped}.{rest:02}"),
    }
}
