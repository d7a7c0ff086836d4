//! What of a record bears on units, courses or hours, and what is short of them.

use super::{Leaf, not_time};
use crate::qualify::coursework::{self, Coursework, CourseworkFigures, CourseworkPart};
use crate::qualify::solutions::Choice;
use crate::qualify::{Outcome, TraceNode};

impl Leaf<'_, '_, '_> {
    /// Tells the three figures of each part, and what is missing of it.
    pub(super) fn coursework(&mut self, asked: &Coursework<'_>, node: &mut TraceNode) {
        if !asked.measure.is_known(self.search.record) {
            match self.questions_asked() {
                Some(questions) if self.choice == Some(Choice::Answered) => self.settle(questions, node),
                _ => {
                    let what = asked.words();
                    node.shortfalls.push(not_time("coursework", what.clone(), what));
                }
            }
            return;
        }
        if let Some(Choice::Rated { questions }) = self.choice {
            // It counts by its amount: nothing of it is short.
            let figures = coursework::figures(self.search, self.number, asked, questions);
            if let Some((part, figures)) = asked.parts.first().zip(figures.first()) {
                self.show(node, || established(part, *figures));
            }
            return self.settle(questions, node);
        }
        let answered = match self.choice {
            Some(Choice::Coursework { questions }) => questions,
            _ => 0,
        };
        for (part, figures) in asked.parts.iter().zip(coursework::figures(self.search, self.number, asked, answered)) {
            self.show(node, || established(part, figures));
            if figures.answered < part.amount.needed() {
                node.shortfalls.push(short(part, figures));
            }
        }
        if node.shortfalls.is_empty() {
            self.settle(answered, node);
        } else {
            node.outcome = Outcome::NotMet;
        }
    }
}

/// "12 of 24 semester units in accounting established, 18 possible".
fn established(part: &CourseworkPart<'_>, figures: CourseworkFigures) -> String {
    let have = part.amount.told(figures.have);
    match figures.possible > figures.have {
        true => format!("{have} of {} established, {} possible", part.words, part.amount.told(figures.possible)),
        false => format!("{have} of {}", part.words),
    }
}

/// "12 more semester units in accounting (12 of 24)".
fn short(part: &CourseworkPart<'_>, figures: CourseworkFigures) -> crate::qualify::Shortfall {
    let missing = part.amount.told(part.amount.needed().saturating_sub(figures.have));
    let figures = format!("{} of {}", part.amount.told(figures.have), part.amount.figure());
    not_time("coursework", part.words.clone(), format!("{} ({figures})", part.more(missing)))
}
