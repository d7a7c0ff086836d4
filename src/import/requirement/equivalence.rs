//! What is equivalent: ways that are whatever is equivalent to others, and schooling of which an equivalent is accepted
//! where the record cannot say whether there is one.

use rungs_domain::spec::Requirement;

use super::needs::{Link, starts_need};
use super::node::has_judgement;
use super::phrases::PHRASES;
use super::sentences::bare;
use super::token::{Slice, tokens};

/// Equivalence is weighed by months of relevant work. Where it is left to a person which work is relevant, so is
/// equivalence, whatever the work. `settled`: of every kind of work in the tree it is known which work is of it.
pub(super) fn asked(mut root: Requirement, settled: bool) -> Requirement {
    if !settled || has_judgement(&root) || !root.asks_for_work() {
        unmeasured(&mut root);
    }
    root
}

fn unmeasured(node: &mut Requirement) {
    match node {
        Requirement::Education(asked) => asked.equivalent_months = asked.equivalent_months.map(|_| 0),
        Requirement::Substitution(node) => {
            unmeasured(&mut node.of);
            node.substitutes.iter_mut().for_each(|one| unmeasured(&mut one.by));
        }
        other => other.branches_mut().into_iter().flatten().for_each(unmeasured),
    }
}

/// Fewer words than this say only "an equivalent", or "a satisfactory equivalent".
const SHORT_TAIL: usize = 3;

/// A sentence, and apart from it "or an equivalent combination of education and experience" at its end: that stands beside
/// all that is asked for before it.
pub(super) fn with_tail<'t>(sentence: &Slice<'t>) -> Vec<Slice<'t>> {
    let tail = (1..sentence.len()).find(|at| {
        let opens = sentence.is(*at, &["or"]) && PHRASES.equivalent_tails.at(sentence, at + 1).is_some();
        // "A diploma or an equivalent" is said of the diploma alone.
        let bare = PHRASES.equivalent_tails.at(sentence, at + 1).is_some_and(|taken| taken < SHORT_TAIL);
        let set_off = sentence.is(at - 1, &[",", ";"]) || !bare && Link::of(sentence.word(at - 1)).is_none();
        opens && set_off && starts_need(sentence, 0)
    });
    let Some(at) = tail else { return vec![*sentence] };
    let behind = sentence.from(at + 1);
    let plain = |at: usize| Link::of(behind.word(at)).is_none() || !starts_need(&behind, at + 1);
    match (0..behind.len()).all(plain) && !PHRASES.substitutes.within(&behind) {
        true => vec![sentence.part(0..at).trimmed(), behind.trimmed()],
        false => vec![*sentence],
    }
}

/// Whether a sentence names whatever is equivalent to other ways.
pub(super) fn is_equivalent(sentence: &Slice<'_>) -> bool {
    PHRASES.equivalents.at(&bare(sentence), 0).is_some()
}

/// Whether a question is about what is equivalent to other ways: none of it is printed.
pub(super) fn is_equivalence(node: &Requirement) -> bool {
    let cite = &node.source().cite;
    let all = tokens(cite);
    let words = Slice::new(0, false, cite, &all).trimmed();
    PHRASES.equivalents.at(&words, 0).is_some() || PHRASES.equivalent_tails.is(&words)
}
