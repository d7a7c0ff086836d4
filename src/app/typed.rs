//! Single fields as typed or pasted: dates, hours, percent, years. Each says what would be right.

use jiff::civil::Date;
use rungs_domain::qualify::{Hundredths, Percent};
use rungs_domain::spec::Code;
use rungs_files::ron::MAX_TEXT_CHARS;

/// Text on one line, without blanks around it.
pub fn line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A day, as `2015-05-09` and in no other way: 05/09 is May to some and September to others.
///
/// # Errors
/// What is wrong, and what would be right.
pub fn date(text: &str) -> Result<Date, String> {
    let text = text.trim();
    let hint = "write year, month and day, like 2015-05-09";
    let shape = |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    if text.len() != 10 || !text.bytes().enumerate().all(shape) {
        return Err(format!("\"{text}\" is not a date: {hint}"));
    }
    text.parse().map_err(|_| format!("{text} is not in the calendar: {hint}"))
}

/// Text that a file can hold, on one line; `None`: there is none.
///
/// # Errors
/// It is longer than a file may hold.
pub fn words(text: &str) -> Result<Option<String>, String> {
    let text = line(text);
    if text.chars().count() > MAX_TEXT_CHARS {
        return Err(format!("the text is too long: a file holds at most {MAX_TEXT_CHARS} characters of it"));
    }
    Ok((!text.is_empty()).then_some(text))
}

/// Texts that a file can hold, one a line; lines in which nothing is written are passed over.
///
/// # Errors
/// One is longer than a file may hold.
pub fn lines(text: &str) -> Result<Vec<String>, String> {
    text.lines().filter_map(|line| words(line).transpose()).collect()
}

/// Hours with at most two decimals: `40`, `37.5`.
pub(super) fn hundredths(text: &str) -> Result<Hundredths, String> {
    decimal(text.trim()).ok_or_else(|| match text.trim() {
        "" => "there are no hours: write the hours a week, like 40 or 37.5".to_owned(),
        text => format!("\"{text}\" are not hours a week: write digits and at most two decimals, like 37.5"),
    })
}

/// Units of study with at most two decimals: `12`, `4.5`; empty: none of this sort.
pub(super) fn units(text: &str) -> Result<Option<Hundredths>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || format!("\"{text}\" are not units: write digits and at most two decimals, like 12 or 4.5");
    decimal(text).map(Some).ok_or_else(wrong)
}

/// Percent of the time with at most two decimals: `16`, `12.5`. What is above 100 is left to the rules of the record.
pub(super) fn share(text: &str) -> Result<Hundredths, String> {
    let digits = text.trim().trim_end_matches('%').trim_end();
    decimal(digits).ok_or_else(|| match text.trim() {
        "" => "there is no percent: write how much of the time it takes, like 15 or 12.5".to_owned(),
        text => format!("\"{text}\" is not a percent of the time: write digits and at most two decimals, like 12.5"),
    })
}

/// Digits with at most two decimals.
fn decimal(text: &str) -> Option<Hundredths> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 {
        return None;
    }
    let whole: u32 = whole.parse().ok()?;
    let cents: u32 = format!("{part:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(cents).map(Hundredths)
}

/// A share in percent; what is above 100 is left to the rules of the record.
pub(super) fn percent(text: &str) -> Result<Percent, String> {
    let digits = text.trim().trim_end_matches('%').trim_end();
    number(digits).map(Percent).ok_or_else(|| format!("\"{}\" is not a share: write 0 to 100", text.trim()))
}

/// Completed years of college.
pub(super) fn years(text: &str) -> Result<u32, String> {
    number(text.trim()).ok_or_else(|| match text.trim() {
        "" => "how many years? Write the completed ones, like 2".to_owned(),
        text => format!("\"{text}\" are not years: write the completed ones, like 2"),
    })
}

/// A whole number of units, courses or hours: `24` or `1,800`.
///
/// # Errors
/// What is typed is no such number.
///
/// ```
/// use rungs_app::typed;
/// assert_eq!(typed::amount(" 1,800 "), Ok(1800));
/// assert!(typed::amount("a few").is_err());
/// ```
pub fn amount(text: &str) -> Result<u32, String> {
    let digits: String = text.trim().chars().filter(|letter| *letter != ',').collect();
    let amount = if digits.is_empty() { None } else { number(&digits) };
    amount.ok_or_else(|| match text.trim() {
        "" => "how many? Write it like 24".to_owned(),
        text => format!("\"{text}\" is not a whole number: write it like 24"),
    })
}

/// A time in whole months: `2 years`, `18 months`, `1 year 6 months`, `1.5 years`. What is too long is left to the rules
/// of the requirement.
///
/// # Errors
/// What is wrong, and what would be right.
pub fn months(text: &str) -> Result<u32, String> {
    let text = text.trim().to_lowercase();
    let hint = "write it like 2 years, 18 months or 1 year 6 months";
    let wrong = || match (text.as_str(), decimal(&text)) {
        ("", _) => format!("how long? {hint}"),
        (_, Some(figure)) => format!("{figure} of what? {hint}"),
        _ if text.contains("hour") => format!("how many months hours are depends on the policy: {hint}"),
        _ => format!("\"{text}\" is not a time: {hint}"),
    };
    let mut rest = text.as_str();
    let mut sum: u64 = 0;
    while !rest.is_empty() {
        let unit = rest.find(|c: char| !c.is_ascii_digit() && c != '.').ok_or_else(wrong)?;
        let (figure, behind) = rest.split_at(unit);
        let end = behind.trim_start().find(|c: char| !c.is_alphabetic()).unwrap_or(behind.trim_start().len());
        let (unit, behind) = behind.trim_start().split_at(end);
        let months = match unit {
            "y" | "yr" | "yrs" | "year" | "years" => 12,
            "m" | "mo" | "mos" | "month" | "months" => 1,
            _ => return Err(wrong()),
        };
        sum += u64::from(decimal(figure).ok_or_else(wrong)?.0) * months;
        rest = behind.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
        rest = rest.strip_prefix("and ").unwrap_or(rest).trim_start();
    }
    let whole = (sum > 0 && sum.is_multiple_of(100)).then(|| u32::try_from(sum / 100).ok()).flatten();
    whole.ok_or_else(wrong)
}

/// The same of a time of which no amount may be printed: `any` is no month.
///
/// # Errors
/// What is wrong, and what would be right.
pub fn months_or_any(text: &str) -> Result<u32, String> {
    if text.trim().eq_ignore_ascii_case("any") { Ok(0) } else { months(text) }
}

fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// Codes of levels.
pub(super) fn codes(texts: &[String]) -> Result<Vec<Code>, String> {
    texts.iter().map(|text| Code::new(text.trim()).map_err(|error| error.to_string())).collect()
}

/// The code of a level; `None`: there is none.
pub(super) fn code(text: &str) -> Result<Option<Code>, String> {
    let text = text.trim();
    (!text.is_empty()).then(|| Code::new(text).map_err(|error| error.to_string())).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_in_one_way_of_writing_are_dates() {
        for good in ["2015-05-09", " 2024-02-29 ", "0001-01-01"] {
            assert_eq!(date(good).map(|day| day.to_string()), Ok(good.trim().to_owned()));
        }
        for bad in
            ["", "2015-5-9", "05/09/2015", "20150509", "2015-05-09T10:00", "9 May 2015", "2015-05-0", "２０１５-05-09"]
        {
            assert!(date(bad).unwrap_err().contains("is not a date: write year, month and day"), "{bad}");
        }
        for bad in ["2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31"] {
            assert!(date(bad).unwrap_err().contains("is not in the calendar"), "{bad}");
        }
    }

    #[test]
    fn hours_have_at_most_two_decimals() {
        let cases = [("40", 4000), ("37.5", 3750), ("7.25", 725), ("0.05", 5), (" 8 ", 800)];
        for (text, figure) in cases {
            assert_eq!(hundredths(text), Ok(Hundredths(figure)), "{text}");
        }
        for bad in ["", "37,5", "7.255", "-1", "+1", "40h", ".5", "5.", "1e3", "99999999999", "42949673"] {
            assert!(hundredths(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn percent_of_the_time_has_at_most_two_decimals() {
        let cases = [("16", 1600), ("12.5 %", 1250), ("0.05", 5), ("250", 25_000)];
        for (text, figure) in cases {
            assert_eq!(share(text), Ok(Hundredths(figure)), "{text}");
        }
        for bad in ["", "12,5", "12.555", "-1", "half", "99999999999"] {
            assert!(share(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_is_too_long_for_a_file_is_told_before_it_is_written() {
        assert_eq!(words(" two\n words "), Ok(Some("two words".to_owned())));
        assert_eq!(words(" \t "), Ok(None));
        assert_eq!(lines("one\n\n two "), Ok(vec!["one".to_owned(), "two".to_owned()]));
        assert!(words(&"x".repeat(MAX_TEXT_CHARS)).is_ok());
        assert!(words(&"x".repeat(MAX_TEXT_CHARS + 1)).is_err());
    }

    #[test]
    fn a_time_is_years_or_months_and_whole_months_in_all() {
        let cases = [
            ("2 years", 24),
            ("1 year", 12),
            ("18 months", 18),
            ("1 year 6 months", 18),
            ("1 year and 6 months", 18),
            ("1.5 years", 18),
            (" 3Y ", 36),
            ("2 yrs, 1 mo", 25),
        ];
        for (text, expected) in cases {
            assert_eq!(months(text), Ok(expected), "{text}");
        }
        assert_eq!((months_or_any(" Any"), months_or_any("2 years")), (Ok(0), Ok(24)));
        assert!(months("2").unwrap_err().starts_with("2 of what? write it like 2 years"));
        assert!(months("1,800 hours").unwrap_err().starts_with("how many months hours are depends on the policy"));
        for bad in
            ["", "two years", "0 months", "1.3 months", "2 years 3", "-1 year", "99999999999 years", "1..5 years"]
        {
            assert!(months(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn shares_and_years_are_whole_figures() {
        assert_eq!((percent("80 %"), percent("101")), (Ok(Percent(80)), Ok(Percent(101))));
        assert_eq!(years("2"), Ok(2));
        for bad in ["", "half", "-5", "12.5", "99999999999"] {
            assert!(percent(bad).is_err() && years(bad).is_err(), "{bad}");
        }
    }
}
