//! Rulings carried over to another version of their document: by the words that they are about.

use std::ops::Range;

use super::Correction;

/// The rulings with their places in `new`, in order, and how many are about words that are not there any more, or no
/// longer at as many places as before.
pub fn moved(rulings: &[Correction], old: &str, new: &str) -> (Vec<Correction>, usize) {
    let kept: Vec<Correction> = rulings.iter().filter_map(|ruling| one(ruling, old, new)).collect();
    let lost = rulings.len() - kept.len();
    (kept, lost)
}

fn one(ruling: &Correction, old: &str, new: &str) -> Option<Correction> {
    let mut ruling = ruling.clone();
    match &mut ruling {
        Correction::Heading { at, .. }
        | Correction::LevelHeading { at, .. }
        | Correction::NewLevel { at, .. }
        | Correction::Text { at }
        | Correction::Place { at, .. }
        | Correction::Aside { at, .. }
        | Correction::Join { at }
        | Correction::Accept { at } => *at = range(at, old, new)?,
        Correction::Split { at } => {
            let rest = old.get(*at..)?;
            let line = rest.lines().next()?;
            *at = range(&(*at..*at + line.len()), old, new)?.start;
        }
        Correction::NoLevel { .. }
        | Correction::Field { .. }
        | Correction::Requires { .. }
        | Correction::Settle { .. } => {}
    }
    Some(ruling)
}

/// Where the words of a range of `old` stand in `new`; none where that is not sure.
fn range(at: &Range<usize>, old: &str, new: &str) -> Option<Range<usize>> {
    let words = old.get(at.clone()).filter(|words| !words.trim().is_empty())?;
    let before: Vec<usize> = old.match_indices(words).map(|(start, _)| start).collect();
    let after: Vec<usize> = new.match_indices(words).map(|(start, _)| start).collect();
    if before.len() != after.len() {
        return None;
    }
    let which = before.iter().position(|start| *start == at.start)?;
    let start = *after.get(which)?;
    Some(start..start + words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ruling_goes_with_its_words_and_is_lost_where_it_is_not_sure_which_they_are() {
        let old = "Duties\nFiles records.\nFiles records.\nAnswers.\n";
        let accept = |at: Range<usize>| Correction::Accept { at };
        let settle = Correction::Settle { warning: "words".into() };
        let rulings = [accept(7..21), accept(22..36), accept(37..45), Correction::Split { at: 28 }, settle.clone()];
        // A line before: everything stands 4 bytes later.
        let (kept, lost) = moved(&rulings, old, &format!("New\n{old}"));
        let later = [accept(11..25), accept(26..40), accept(41..49), Correction::Split { at: 32 }, settle.clone()];
        assert_eq!((kept.as_slice(), lost), (later.as_slice(), 0));
        // One of two same lines is gone: nobody knows which.
        let (kept, lost) = moved(&rulings, old, "Duties\nFiles records.\nAnswers.\n");
        assert_eq!((kept.as_slice(), lost), ([accept(22..30), settle].as_slice(), 3));
    }

    #[test]
    fn ranges_that_are_none_of_the_text_are_lost() {
        for at in [3..999, 1..2, 0..0] {
            assert_eq!(moved(&[Correction::Accept { at }], "é\nb", "é\nb").1, 1);
        }
        assert_eq!(moved(&[Correction::Split { at: 1 }], "é\nb", "é\nb").1, 1);
    }
}
