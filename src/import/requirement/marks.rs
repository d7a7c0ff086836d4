//! Marks within sentences that say nothing of what is asked: letters to which substitutions refer, and signs of footnotes.

use rungs_domain::spec::Statement;

use super::token::{Slice, Token, tokens};

/// Which marks the statements of a tier use.
pub(super) struct Marks {
    /// "(A) three years, of which (B) one year": letters within one sentence.
    letters: bool,
    /// "a degree.*", where "*Study counts by its share" stands among the statements.
    footnotes: bool,
}

impl Marks {
    /// The marks of these statements.
    pub fn of(statements: &[Statement]) -> Self {
        let part = |text: &str| {
            let words = tokens(text);
            let whole = Slice::new(0, false, text, &words);
            (0..whole.len()).any(|at| {
                let behind = letter(&whole, at).is_some_and(|end| of_which(&whole, end));
                behind || of_which(&whole, at) && letter(&whole, at + 2).is_some()
            })
        };
        Marks {
            letters: statements.iter().any(|one| part(&one.text)),
            footnotes: statements.iter().any(|one| one.text.trim_start().starts_with('*')),
        }
    }

    /// The tokens of a text without them.
    pub fn without(&self, text: &str) -> Vec<Token> {
        let all = tokens(text);
        if !(self.letters || self.footnotes) {
            return all;
        }
        let whole = Slice::new(0, false, text, &all);
        let mut kept: Vec<Token> = Vec::with_capacity(all.len());
        let mut at = 0;
        while let Some(token) = all.get(at) {
            if let Some(end) = letter(&whole, at).filter(|_| self.letters) {
                // "and (B) of which": the part belongs to the time before it.
                if of_which(&whole, end) {
                    kept.pop_if(|last| last.word == "and");
                }
                at = end;
                continue;
            }
            let attached = at.checked_sub(1).and_then(|before| all.get(before));
            let sign = token.word == "*" && attached.is_some_and(|before| before.range.end == token.range.start);
            if !(sign && self.footnotes) {
                kept.push(token.clone());
            }
            at += 1;
        }
        kept
    }
}

/// The token behind "(A)".
fn letter(words: &Slice<'_>, at: usize) -> Option<usize> {
    let named = words.tokens.get(at + 1).is_some_and(|token| token.word.len() == 1 && token.word.as_str() <= "e");
    let alphabetic = words.word(at + 1).chars().all(char::is_alphabetic);
    (words.is(at, &["("]) && named && alphabetic && words.is(at + 2, &[")"])).then_some(at + 3)
}

fn of_which(words: &Slice<'_>, at: usize) -> bool {
    words.is(at, &["of"]) && words.is(at + 1, &["which"])
}
