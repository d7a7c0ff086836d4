//! Whether a text names a level: by its code, its title, or its title among others of its series ("Planner I - IV").

use super::{Level, Series};

/// Numerals of levels, the lowest first.
pub(super) const NUMERALS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

impl Level {
    /// Whether a text names this level by code or title, as words of their own. "Planner I - IV" and "Planner II and III"
    /// name Planner III, too, and "Storekeepers" the Storekeeper. A longer title names another class: "Planner II" does
    /// not name the Planner, nor "Senior Clerks" the Clerk where one of the series `among` has a Senior Clerk.
    ///
    /// ```
    /// use rungs_domain::spec::{Code, Level};
    /// let level = Level::new(Code::new("P3").unwrap(), "Planner III".to_owned());
    /// assert!(level.is_named_in("The Planner I - IV are the professional levels.", &[]));
    /// assert!(!level.is_named_in("Planners I and II assist the Planner IV.", &[]));
    /// ```
    pub fn is_named_in(&self, text: &str, among: &[&Series]) -> bool {
        places(text, self.code.as_str()).any(|(_, rest)| ends_word(rest)) || self.is_titled_in(text, among)
    }

    /// The same by title alone: a number in a sentence may be no code.
    pub fn is_titled_in(&self, text: &str, among: &[&Series]) -> bool {
        let title = self.title.as_str();
        let (stem, number) = numbered(title);
        let whole =
            places(text, title).filter(|(_, rest)| ends_title(rest) && (number.is_some() || !is_numbered(rest)));
        let listed =
            number.into_iter().flat_map(|number| places(text, stem).filter(move |(_, list)| counts(list, number)));
        let mut named = whole.chain(listed).map(|(at, _)| at).peekable();
        if named.peek().is_none() {
            return false;
        }
        let stems = among.iter().flat_map(|series| &series.levels).map(|level| numbered(&level.title).0);
        let longer: Vec<(usize, &str)> = stems
            .filter(|longer| longer.len() > stem.len())
            .flat_map(|longer| places(longer, stem).map(move |(within, _)| (within, longer)))
            .collect();
        named.any(|at| !longer.iter().any(|(within, title)| stands_at(at.checked_sub(*within), title, text)))
    }
}

/// Whether a title stands at a place in a text as words of their own.
fn stands_at(at: Option<usize>, title: &str, text: &str) -> bool {
    let Some((before, here)) = at.and_then(|at| text.split_at_checked(at)) else { return false };
    !before.ends_with(char::is_alphanumeric) && here.strip_prefix(title).is_some_and(ends_title)
}

/// Whether no word goes on in the rest of a text: "Planner I" does not stand in "Planner II".
fn ends_word(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

/// Whether a title ends before the rest of a text, as that of one or of several: "Clerks".
fn ends_title(rest: &str) -> bool {
    ends_word(rest) || rest.strip_prefix('s').is_some_and(ends_word)
}

/// Whether a numeral stands behind a title: "Planner II" names no class that is called Planner alone.
fn is_numbered(rest: &str) -> bool {
    let numeral = rest.strip_prefix('s').unwrap_or(rest).strip_prefix(' ').unwrap_or_default();
    numeral.split(|sign: char| !sign.is_alphanumeric()).next().and_then(number).is_some()
}

/// The places where a name begins a word of a text, each with what stands behind it.
fn places<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = (usize, &'t str)> {
    let places = text.match_indices(name).filter(|_| !name.is_empty());
    let begins = |(at, _): &(usize, &str)| text.get(..*at).is_some_and(|own| !own.ends_with(char::is_alphanumeric));
    places.filter(begins).filter_map(|(at, _)| Some((at, text.get(at + name.len()..)?)))
}

/// A title without its numeral, and the numeral's number: "Planner III" is the Planner of number 3.
fn numbered(title: &str) -> (&str, Option<usize>) {
    let split = title.rsplit_once(' ').and_then(|(stem, numeral)| Some((stem, number(numeral)?)));
    split.map_or((title, None), |(stem, number)| (stem, Some(number)))
}

fn number(numeral: &str) -> Option<usize> {
    let figure = || numeral.parse().ok().filter(|number| (1..=NUMERALS.len()).contains(number));
    NUMERALS.iter().position(|known| *known == numeral).map(|at| at + 1).or_else(figure)
}

/// Whether a list of numerals at the beginning of a text has a number: "I, II and III", "I - IV", "I/II", "I through III".
fn counts(list: &str, wanted: usize) -> bool {
    let list = list.strip_prefix('s').unwrap_or(list).trim_start();
    let mut last: Option<usize> = None;
    let mut is_range = false;
    let mut rest = list;
    loop {
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        match number(word) {
            Some(number) if number == wanted => return true,
            Some(number) if is_range && last.is_some_and(|last| (last..=number).contains(&wanted)) => return true,
            Some(number) => (last, is_range) = (Some(number), false),
            None if last.is_some() && matches!(word, "through" | "to") => is_range = true,
            None if last.is_some() && matches!(word, "and" | "or") => {}
            None if word.is_empty() && last.is_some() && !rest.is_empty() => {}
            None => return false,
        }
        let signs = behind.trim_start();
        let next = signs.trim_start_matches(['-', '–', '—', ',', '/', '&']);
        is_range |= signs.starts_with(['-', '–', '—']);
        if next.is_empty() || next.trim_start() == rest {
            return false;
        }
        rest = next.trim_start();
    }
}

#[cfg(test)]
mod tests {
    use crate::spec::{Code, Level};

    fn names(title: &str, text: &str) -> bool {
        Level::new(Code::new("X9").unwrap(), title.to_owned()).is_named_in(text, &[])
    }

    #[test]
    fn numerals_in_a_row_name_each_level() {
        for text in
            ["Clerk I-III", "Clerk I – III, and others", "Clerks I, II and III", "Clerk II/III", "Clerk I through IV"]
        {
            assert!(names("Clerk III", text), "{text}");
        }
        for text in ["Clerk II", "Clerk I - II", "Clerk of III", "Clerk IIII", "Clerk. III", "", "Clerk I, the II"] {
            assert!(!names("Clerk III", text), "{text}");
        }
        assert!(names("Clerk", "The Clerk, who files") && !names("Clerk", "The Clerkship"));
        assert!(names("Analyst 2", "Analyst 1 to 3"));
        assert!(names("Storekeeper", "the work of Storekeepers") && !names("Storekeeper", "the Storekeepership"));
        assert!(!names("Planner", "The Subplanner") && !names("Planner", "SubPlanner") && !names("X", "X91, XX9"));
        assert!(names("X", "the class X9, which"));
        assert!(
            names("Clerk II", "some Clerk IIs") && !names("Clerk", "Clerk II") && !names("Clerk", "Clerks 2 and 3")
        );
        assert!(names("Clerk", "the Clerk 20 miles away") && names("Clerk", "a Clerk, 2 aides"));
    }
}
