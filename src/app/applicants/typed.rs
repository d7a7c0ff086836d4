//! Single fields as typed or pasted: dates, hours, percent, years. Each says what would be right.

use jiff::civil::Date;
use rungs_domain::qualify::{Hundredths, Percent};
use rungs_domain::spec::Code;

/// Text on one line, without blanks around it.
pub(super) fn line(text: &str) -> String {
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

/// Hours with at most two decimals: `40`, `37.5`.
pub(super) fn hundredths(text: &str) -> Result<Hundredths, String> {
    let text = text.trim();
    let wrong = || match text {
        "" => "there are no hours: write the hours a week, like 40 or 37.5".to_owned(),
        _ => format!("\"{text}\" are not hours a week: write digits and at most two decimals, like 37.5"),
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 {
        return Err(wrong());
    }
    let whole: u32 = whole.parse().map_err(|_| wrong())?;
    let cents: u32 = format!("{part:0<2}").parse().map_err(|_| wrong())?;
    whole.checked_mul(100).and_then(|whole| whole.checked_add(cents)).map(Hundredths).ok_or_else(wrong)
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

fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// Codes of levels.
pub(super) fn codes(texts: &[String]) -> Result<Vec<Code>, String> {
    texts.iter().map(|text| Code::new(text.trim()).map_err(|error| error.to_string())).collect()
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
    fn shares_and_years_are_whole_figures() {
        assert_eq!((percent("80 %"), percent("101")), (Ok(Percent(80)), Ok(Percent(101))));
        assert_eq!(years("2"), Ok(2));
        for bad in ["", "half", "-5", "12.5", "99999999999"] {
            assert!(percent(bad).is_err() && years(bad).is_err(), "{bad}");
        }
    }
}
