//! Sums of money: exact decimals, never a binary fraction.

use super::reader::Reader;
use super::record::{Value, wrong_type};
use super::syntax::Part;
use super::tree::Tree;

/// The highest sum of money that is read, in cents: ten million.
pub const MAX_MONEY_CENTS: u64 = 1_000_000_000;

/// A sum of money in cents, read and written as an exact decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Money(pub u64);

impl Value for Money {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        let hint = "write digits and at most two decimals, without commas: 42917 or 20.63".to_owned();
        let Some(text) = part.number() else {
            wrong_type(part, "a sum of money", Some(hint), reader);
            return Money::stand_in();
        };
        match two_decimals(text) {
            Some(cents) if cents <= MAX_MONEY_CENTS => Money(cents),
            Some(_) => {
                let hint = format!("the most that is read is {}", MAX_MONEY_CENTS / 100);
                reader.error(part.span(), "out-of-range", format!("{text} is too much for a pay figure"), Some(hint));
                Money::stand_in()
            }
            None => {
                reader.error(part.span(), "bad-money", format!("`{text}` is not a sum of money"), Some(hint));
                Money::stand_in()
            }
        }
    }

    fn stand_in() -> Self {
        Money(0)
    }

    fn tree(&self) -> Tree<'_> {
        self.written()
    }
}

impl Money {
    /// As it is written: without places where there are no cents.
    pub fn written<'a>(self) -> Tree<'a> {
        let (whole, cents) = (self.0 / 100, self.0 % 100);
        Tree::Number(if cents == 0 { whole.to_string() } else { format!("{whole}.{cents:02}") })
    }
}

/// Hundredths from an exact decimal with at most two places.
pub(super) fn two_decimals(text: &str) -> Option<u64> {
    let (whole, places) = text.split_once('.').unwrap_or((text, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(places) || places.len() > 2 {
        return None;
    }
    let units: u64 = whole.parse().unwrap_or(u64::MAX);
    let hundredths = places.parse::<u64>().ok()? * if places.len() == 1 { 10 } else { 1 };
    Some(units.saturating_mul(100).saturating_add(hundredths))
}
