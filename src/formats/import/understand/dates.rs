//! Dates, as documents print them.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The first day that a text names: "8-1-21", "06/17/13", "10/12/2012", "March 8, 1994", "2021-08-01". Where month and
/// day stand as figures, the month comes first, as everywhere in the United States.
pub(super) fn date(text: &str) -> Option<Date> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|at| figures(words.get(at)?).or_else(|| in_words(words.get(at..)?)))
}

fn figures(word: &str) -> Option<Date> {
    let parts: Vec<&str> = word.trim_end_matches('.').split(['-', '/', '.']).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    let figure = |part: &str| -> Option<i16> {
        (!part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let (first, second, third) = (figure(one)?, figure(two)?, figure(three)?);
    let (year, month, day) =
        if one.len() == 4 { (first, second, third) } else { (year(third, three.len())?, first, second) };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A year of two figures lies between 1940 and 2039.
fn year(figure: i16, figures: usize) -> Option<i16> {
    match figures {
        4 => Some(figure),
        2 => Some(if figure < 40 { 2000 + figure } else { 1900 + figure }),
        _ => None,
    }
}

fn in_words(words: &[&str]) -> Option<Date> {
    let [month, day, year, ..] = words else { return None };
    let month = MONTHS
        .iter()
        .position(|name| *name == *month || (month.len() >= 3 && name.starts_with(month.trim_end_matches('.'))))?;
    Date::new(
        year.parse().ok().filter(|year| (1800..2200).contains(year))?,
        i8::try_from(month + 1).ok()?,
        day.parse().ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn days_are_read_as_printed_in_the_united_states() {
        let cases = [
            ("8-1-21", "2021-08-01"),
            ("06/17/13", "2013-06-17"),
            ("10/12/2012", "2012-10-12"),
            ("8-24-2018: Job and Pay code change.", "2018-08-24"),
            ("Series established March 8, 1994", "1994-03-08"),
            ("Sept. 3, 2001", "2001-09-03"),
            ("on 2021-08-01", "2021-08-01"),
            ("07/26/1972", "1972-07-26"),
        ];
        for (text, day) in cases {
            assert_eq!(date(text).map(|date| date.to_string()).as_deref(), Some(day), "{text}");
        }
        for text in ["xx/xx/2011", "13/13/2011", "1-2", "May be 5", "--", ""] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
