//! Parts, reasons and pieces of a document in plain words.

use std::borrow::Cow;
use std::ops::Range;

use crate::reviews::{Reason, ReviewPointKind, Role};

/// As many bytes of one text are laid out, which is what a specification may hold of it. What comes from a document can be
/// a thousand times as long, and would take gigabytes of places for letters that nobody scrolls to.
pub const MOST_SHOWN: usize = 50_000;

/// Of a text as much as is laid out, with a note where that is not all.
pub fn shown(text: &str) -> Cow<'_, str> {
    match shown_part(text, &(0..text.len())) {
        (part, Some(note)) => Cow::Owned(format!("{} {note}", text.get(part).unwrap_or_default())),
        (_, None) => Cow::Borrowed(text),
    }
}

/// Of a range of a text as much as is laid out, and a note where that is not all.
pub fn shown_part(text: &str, range: &Range<usize>) -> (Range<usize>, Option<String>) {
    if range.len() <= MOST_SHOWN {
        return (range.clone(), None);
    }
    let end = text.floor_char_boundary(range.start + MOST_SHOWN);
    let left = text.get(end..range.end).map_or(0, |rest| rest.chars().count());
    (range.start..end, Some(format!("… {} more are not shown", counted(left, "letter"))))
}

/// The parts that text can belong to, in the order offered, each in plain words.
pub const ROLES: [(&str, Role); 24] = [
    ("Duties", Role::Duties),
    ("Knowledge, skills and abilities", Role::Ksas),
    ("Minimum qualifications", Role::Minimum),
    ("Education and experience (of the qualifications above)", Role::Schooling),
    ("Desirable qualifications", Role::Desirable),
    ("Recommended for full performance", Role::Recommended),
    ("Licenses and certificates", Role::Licences),
    ("Class concept: what distinguishes the level", Role::Concept),
    ("Factor: guidelines and difficulty", Role::Guidelines),
    ("Factor: supervision received", Role::SupervisionReceived),
    ("Factor: contacts", Role::Contacts),
    ("Factor: supervision exercised", Role::SupervisionExercised),
    ("Physical demands", Role::Physical),
    ("Working environment", Role::Environment),
    ("The series as a whole", Role::Series),
    ("A part in which every level has its turn", Role::Levels),
    ("What decides an allocation", Role::Allocation),
    ("Conditions of employment", Role::Conditions),
    ("Bargaining unit", Role::Bargaining),
    ("Terms that the document defines", Role::Vocabulary),
    ("Class history", Role::History),
    ("Labels with what they say", Role::Facts),
    ("Notes of whoever wrote it down", Role::Notes),
    ("Something else, kept as printed", Role::Other),
];

/// The reasons why something is none of the text, in the order offered.
pub const REASONS: [(&str, Reason); 9] = [
    ("Ornament: signs that say nothing", Reason::Ornament),
    ("Running head or foot of a page", Reason::RunningHead),
    ("Page number", Reason::PageNumber),
    ("Part of the web site, not of the document", Reason::Site),
    ("Struck out", Reason::StruckOut),
    ("Marker of a list", Reason::Marker),
    ("Heading that the draft need not hold", Reason::Heading),
    ("Hidden, or a remark", Reason::Hidden),
    ("Written by Rungs itself", Reason::Imprint),
];

/// A part in plain words.
pub fn role(role: Role) -> &'static str {
    ROLES.iter().find(|(_, one)| *one == role).map_or("Something else", |(words, _)| words)
}

/// A reason in a few words.
pub fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::RunningHead => "running head",
        Reason::PageNumber => "page number",
        Reason::StruckOut => "struck out",
        Reason::Marker => "marker of a list",
        Reason::Heading => "heading",
        Reason::Site => "part of the web site",
        Reason::Ornament => "ornament",
        Reason::Hidden => "hidden",
        Reason::Imprint => "written by Rungs itself",
    }
}

/// Why something is to be looked at.
pub fn point(why: ReviewPointKind) -> &'static str {
    match why {
        ReviewPointKind::Unclaimed => "asks for nothing",
        ReviewPointKind::Unplaced => "not placed",
        ReviewPointKind::Warning => "look at this",
        ReviewPointKind::Unsure => "not sure",
    }
}

/// "1 level", "3 levels".
pub fn counted(count: usize, one: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        more => format!("{} {one}s", grouped(more)),
    }
}

/// A figure with its thousands apart: "24,560".
pub fn grouped(figure: usize) -> String {
    let digits = figure.to_string();
    let mut words = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped_by_thousands() {
        let cases = [(0, "0"), (999, "999"), (1000, "1,000"), (24_560, "24,560"), (1_234_567, "1,234,567")];
        for (figure, words) in cases {
            assert_eq!(grouped(figure), words);
        }
        assert_eq!(counted(1, "level"), "1 level");
        assert_eq!(counted(0, "point"), "0 points");
    }

    #[test]
    fn a_text_longer_than_any_specification_holds_is_cut_with_a_note() {
        assert_eq!(shown(&"é".repeat(25_000)), "é".repeat(25_000));
        // The cut stands between letters: 50,000 bytes are 16,666 signs of three.
        let long = shown(&"€".repeat(20_000)).into_owned();
        assert_eq!(long, format!("{} … 3,334 letters more are not shown", "€".repeat(16_666)));
        let text = "a".repeat(60_000);
        assert_eq!(shown_part(&text, &(5..60_000)).0, 5..50_005);
    }

    #[test]
    fn no_part_is_offered_twice_or_under_the_same_words() {
        for (at, (words, role)) in ROLES.iter().enumerate() {
            let rest = ROLES.iter().skip(at + 1);
            assert!(rest.clone().all(|(other, one)| other != words && one != role), "{words}");
        }
    }
}
