//! Which open questions only together would make a requirement met.

use super::OpenJudgement;

/// More sets of questions than this are not told.
const MOST: usize = 4;

/// Sets of open questions of which only all together would make a requirement met. What one question would do alone, it
/// says itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Together {
    /// The sets, the smallest first: each at least two questions, by their place in the list of open ones.
    pub sets: Vec<Vec<usize>>,
    /// Whether there are more of them.
    pub more: bool,
}

impl Together {
    /// Of all sets that would be enough.
    pub(super) fn new(mut sets: Vec<Vec<usize>>) -> Self {
        sets.retain(|set| set.len() > 1);
        sets.sort_by(|one, other| (one.len(), one).cmp(&(other.len(), other)));
        sets.dedup();
        let more = sets.len() > MOST;
        sets.truncate(MOST);
        Together { sets, more }
    }

    /// What together would do, of the questions that are open: "would be met if both are answered yes". `None` where no
    /// two are needed together.
    pub fn words(&self, questions: &[OpenJudgement]) -> Option<String> {
        let is_all = |set: &Vec<usize>| set.len() == questions.len();
        let told = match self.sets.as_slice() {
            [] => return None,
            [only] if is_all(only) && only.iter().all(|at| helped_by_yes(questions, *at)) => match only.len() {
                2 => "both are answered yes".to_owned(),
                count => format!("all {count} are answered yes"),
            },
            sets => sets.iter().map(|set| answered(set, questions)).collect::<Vec<_>>().join(", or if "),
        };
        let more = if self.more { "; other answers together would do, too" } else { "" };
        Some(format!("would be met if {told}{more}"))
    }
}

fn helped_by_yes(questions: &[OpenJudgement], at: usize) -> bool {
    questions.get(at).is_none_or(|open| open.helpful)
}

/// "the first and the third question are answered yes and the second is answered no".
fn answered(set: &[usize], questions: &[OpenJudgement]) -> String {
    let (yes, no): (Vec<usize>, Vec<usize>) = set.iter().partition(|at| helped_by_yes(questions, **at));
    let named = |list: &[usize], answer: &str| {
        let (last, before) = list.split_last()?;
        let last = ordinal(*last);
        let before: Vec<String> = before.iter().map(|at| ordinal(*at)).collect();
        Some(match before.as_slice() {
            [] => format!("the {last} question is answered {answer}"),
            before => format!("the {} and {last} questions are answered {answer}", before.join(", ")),
        })
    };
    let parts: Vec<String> = named(&yes, "yes").into_iter().chain(named(&no, "no")).collect();
    parts.join(" and ")
}

/// "first" for 0.
fn ordinal(at: usize) -> String {
    const WORDS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let number = at + 1;
    let end = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    WORDS.get(at).map_or_else(|| format!("{number}{end}"), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qualify::Outcome;

    fn questions(helpful: &[bool]) -> Vec<OpenJudgement> {
        let open = |helpful: &bool| OpenJudgement {
            question: "whether it is so".to_owned(),
            helpful: *helpful,
            best: Outcome::NeedsJudgement,
            worst: Outcome::NotMet,
        };
        helpful.iter().map(open).collect()
    }

    fn told(sets: &[&[usize]], helpful: &[bool]) -> Option<String> {
        Together::new(sets.iter().map(|set| set.to_vec()).collect()).words(&questions(helpful))
    }

    #[test]
    fn all_that_are_open_together_need_no_names() {
        assert_eq!(told(&[&[0, 1]], &[true; 2]).unwrap(), "would be met if both are answered yes");
        assert_eq!(told(&[&[0, 1, 2]], &[true; 3]).unwrap(), "would be met if all 3 are answered yes");
        assert_eq!(
            told(&[&[0, 1]], &[true, false]).unwrap(),
            "would be met if the first question is answered yes and the second question is answered no"
        );
    }

    #[test]
    fn of_several_sets_each_is_named_and_what_one_does_alone_is_not() {
        assert_eq!(
            told(&[&[1, 2], &[0], &[1, 3]], &[true; 4]).unwrap(),
            "would be met if the second and third questions are answered yes, \
             or if the second and fourth questions are answered yes"
        );
        assert_eq!(told(&[&[0], &[1]], &[true; 2]), None);
    }

    #[test]
    fn no_more_than_four_sets_are_named() {
        let words = told(&[&[0, 1], &[0, 2], &[0, 3], &[1, 2], &[1, 3]], &[true; 4]).unwrap();
        assert!(words.ends_with("; other answers together would do, too"), "{words}");
        assert_eq!(words.matches("questions are answered yes").count(), 4, "{words}");
    }
}
