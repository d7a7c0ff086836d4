//! What the two levels of a step are called beside one another.

use rungs_domain::compare::LevelView;

/// The short names of two levels: "II" and "III" by the ends of their titles, else their codes.
pub fn short(lower: LevelView<'_>, upper: LevelView<'_>) -> [String; 2] {
    let codes = [lower, upper].map(|view| view.level.code.to_string());
    if lower.series.id != upper.series.id {
        return codes;
    }
    let ends = [lower, upper].map(|view| ordinal(&view.level.title));
    if ends[0] == ends[1] {
        return codes;
    }
    let [low, up] = codes;
    [ends[0].map_or(low, str::to_owned), ends[1].map_or(up, str::to_owned)]
}

/// The number or letter at the end of a title that tells levels of one class apart: "II", "3", "B".
fn ordinal(title: &str) -> Option<&str> {
    let (before, last) = title.trim().rsplit_once(' ')?;
    let roman = last.len() <= 5 && last.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'));
    let number = last.len() <= 2 && last.chars().all(|digit| digit.is_ascii_digit());
    let letter = last.len() == 1 && last.chars().all(|letter| letter.is_ascii_uppercase());
    (!before.is_empty() && !last.is_empty() && (roman || number || letter)).then_some(last)
}

/// The titles of two levels without the words with which both begin: "Planner II" and "Planner III". One of the words in
/// common stays where nothing but a number would be left.
pub fn titles(lower: LevelView<'_>, upper: LevelView<'_>) -> [String; 2] {
    let (low, up) = (&lower.level.title, &upper.level.title);
    let (low_words, up_words): (Vec<&str>, Vec<&str>) = (low.split(' ').collect(), up.split(' ').collect());
    let common = low_words.iter().zip(&up_words).take_while(|(one, other)| one == other).count();
    let bare = |words: &[&str]| words.get(common..).is_none_or(|rest| rest.len() < 2);
    let from = if bare(&low_words) || bare(&up_words) { common.saturating_sub(1) } else { common };
    [low_words, up_words].map(|words| words.get(from..).unwrap_or_default().join(" "))
}

#[cfg(test)]
mod tests {
    use rungs_domain::spec::Code;
    use rungs_library::Library;

    use super::*;

    /// The titles of the shipped series, as its document prints them: Social Service Community Planner, Social Service
    /// Program Planner I to IV; Medical Social Associate (4260) and others of a second authority.
    #[test]
    fn levels_are_called_by_what_tells_their_titles_apart() {
        let library = Library::shipped();
        let level = |code: &str| {
            let code = Code::new(code).unwrap();
            let mut all = library.series.iter().filter_map(|loaded| LevelView::of(&loaded.series, &code));
            all.next().unwrap()
        };
        assert_eq!(short(level("41312"), level("41313")), ["II", "III"]);
        assert_eq!(short(level("41295"), level("41311")), ["41295", "I"]);
        assert_eq!(short(level("41313"), level("3730")), ["41313", "3730"], "of two series");
        assert_eq!(titles(level("41312"), level("41313")), ["Planner II", "Planner III"]);
        assert_eq!(titles(level("41295"), level("41311")), ["Community Planner", "Program Planner I"]);
    }

    #[test]
    fn only_a_number_or_a_letter_at_the_end_of_a_title_is_its_ordinal() {
        for (title, expected) in [
            ("Planner II", Some("II")),
            ("Accountant 3", Some("3")),
            ("Research Analyst B", Some("B")),
            ("Planner", None),
            ("IV", None),
            ("Accounting Officer (Supervisor)", None),
        ] {
            assert_eq!(ordinal(title), expected, "{title}");
        }
    }
}
