//! Dates, as documents print them.

use jiff::civil::Date;

use crate::english::ENGLISH;

/// Which of two figures before the year is the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// The month: 05/11/2016 is the eleventh of May.
    MonthFirst,
    /// The day: 05/11/2016 is the fifth of November.
    DayFirst,
}

/// A day, as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ReadDay {
    /// The day.
    pub date: Date,
    /// The other day that the figures can mean, where nothing decides between them.
    pub or: Option<Date>,
}

impl ReadDay {
    /// What is to be looked at, where the figures can mean two days.
    pub fn doubt(&self) -> Option<String> {
        let or = self.or?;
        Some(format!("the date can be {} or {or}: taken as {}, the month first", self.date, self.date))
    }
}

/// The first day that a text names, as [`day`] reads it.
pub(super) fn date(text: &str) -> Option<Date> {
    day(text, None).map(|day| day.date)
}

/// The first day that a text names: "8-1-21", "06/17/13", "10/12/2012", "March 8, 1994", "2021-08-01". Where month and
/// day stand as figures, a figure above 12 says which is the day; else `order` decides; else the month comes first, as
/// everywhere in the United States, and the other day is kept as what it may be, too.
pub(super) fn day(text: &str, order: Option<DateOrder>) -> Option<ReadDay> {
    let lower = text.to_lowercase();
    let words = words(&lower);
    let sure = |date| ReadDay { date, or: None };
    (0..words.len()).find_map(|at| figures(words.get(at)?, order).or_else(|| in_words(words.get(at..)?).map(sure)))
}

/// Which figure is the month in a document, where its dates say so: one with a day above 12 does.
pub(super) fn order<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<DateOrder> {
    let mut found = None;
    for text in texts.into_iter().filter(|text| text.contains(['/', '-', '.'])) {
        for (first, second) in words(text).into_iter().filter_map(three).filter_map(|parts| parts.before_year()) {
            let order = match (first > 12, second > 12) {
                (true, false) => DateOrder::DayFirst,
                (false, true) => DateOrder::MonthFirst,
                _ => continue,
            };
            if found.is_some_and(|known| known != order) {
                return None;
            }
            found = Some(order);
        }
    }
    found
}

fn words(text: &str) -> Vec<&str> {
    let split = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '(' | ')'));
    split.filter(|word| !word.is_empty()).collect()
}

/// Three figures joined by signs, each with its number of digits.
struct ThreeFigures([(i16, usize); 3]);

impl ThreeFigures {
    /// The two before a year that stands last, where both can be of a date.
    fn before_year(&self) -> Option<(i16, i16)> {
        let [(first, digits), (second, _), (third, last)] = self.0;
        let fits =
            digits <= 2 && year(third, last).is_some() && (1..=31).contains(&first) && (1..=31).contains(&second);
        fits.then_some((first, second))
    }
}

fn three(word: &str) -> Option<ThreeFigures> {
    let parts: Vec<&str> = word.trim_end_matches('.').split(['-', '/', '.']).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    let figure = |part: &str| -> Option<(i16, usize)> {
        let figures = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        figures.then(|| part.parse().ok().map(|figure| (figure, part.len())))?
    };
    Some(ThreeFigures([figure(one)?, figure(two)?, figure(three)?]))
}

fn figures(word: &str, order: Option<DateOrder>) -> Option<ReadDay> {
    let three = three(word)?;
    let [(first, digits), (second, _), (third, last)] = three.0;
    let made =
        |year: i16, month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    if digits == 4 {
        return made(first, second, third).map(|date| ReadDay { date, or: None });
    }
    let year = year(third, last)?;
    let (month_first, day_first) = (made(year, first, second), made(year, second, first));
    let (date, or) = match (month_first, day_first, order) {
        (_, Some(date), Some(DateOrder::DayFirst)) | (None, Some(date), _) => (date, None),
        (Some(date), None, _) | (Some(date), _, Some(_)) => (date, None),
        (Some(date), Some(other), None) => (date, Some(other).filter(|other| *other != date)),
        (None, None, _) => return None,
    };
    Some(ReadDay { date, or })
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
    let short = month.trim_end_matches('.');
    let month =
        ENGLISH.months.iter().position(|name| name == month || (month.len() >= 3 && name.starts_with(short)))?;
    Date::new(
        year.parse().ok().filter(|year| (1800..2200).contains(year))?,
        i8::try_from(month + 1).ok()?,
        day.parse().ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::{DateOrder, date, day, order};

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
    #[test]
    fn figures_that_can_be_two_days_are_told() {
        let read = |text, order| day(text, order).map(|day| (day.date.to_string(), day.or.map(|day| day.to_string())));
        let one = |date: &str| Some((date.to_owned(), None));
        assert_eq!(read("05/11/2016", None), Some(("2016-05-11".to_owned(), Some("2016-11-05".to_owned()))));
        assert_eq!(read("05/11/2016", Some(DateOrder::DayFirst)), one("2016-11-05"));
        assert_eq!(read("05/11/2016", Some(DateOrder::MonthFirst)), one("2016-05-11"));
        for (text, date) in [("25/11/2016", "2016-11-25"), ("11/25/2016", "2016-11-25"), ("5/5/16", "2016-05-05")] {
            assert_eq!(read(text, None), one(date), "{text}");
        }
    }

    #[test]
    fn a_day_above_twelve_says_which_figure_is_the_month() {
        assert_eq!(order(["Revised 25/11/2016", "05/11/2016"]), Some(DateOrder::DayFirst));
        assert_eq!(order(["8-24-2018: pay change"]), Some(DateOrder::MonthFirst));
        assert_eq!(order(["25/11/2016", "11/25/2016"]), None);
        assert_eq!(order(["05/11/2016", "call 555-010-2233", "2016-05-25"]), None);
    }
}
