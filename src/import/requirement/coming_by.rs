//! What is asked of those who come by some of the ways alone: "If you qualify under options 2, 3 or 4, you must also have a
//! license".

use rungs_domain::spec::Requirement;

use super::everybody::asked_of;
use super::experience::SeriesContext;
use super::needs::need;
use super::node::and_asked;
use super::phrases::PHRASES;
use super::references::QUOTES;
use super::token::Slice;

/// Whether a sentence asks for something of those who come by some of the ways.
pub(super) fn is_coming_by(sentence: &Slice<'_>) -> bool {
    read(sentence).is_some()
}

/// Asks in the ways that the sentence numbers for what it asks; `None` where it is of another form or numbers others.
pub(super) fn beside_some(node: &Requirement, sentence: &Slice<'_>, known: &SeriesContext<'_>) -> Option<Requirement> {
    let (numbers, asked) = read(sentence)?;
    let mut asked = need(&asked, known).node;
    sentence.trimmed().printed().clone_into(&mut asked.source_mut().cite);
    add(node, &numbers, &asked)
}

fn add(node: &Requirement, numbers: &[usize], asked: &Requirement) -> Option<Requirement> {
    match node {
        Requirement::Any(branch) if numbers.iter().all(|number| *number <= branch.of.len()) => {
            let mut branch = branch.clone();
            for (at, way) in branch.of.iter_mut().enumerate() {
                if numbers.contains(&(at + 1)) {
                    *way = and_asked(way.clone(), asked.clone());
                }
            }
            Some(Requirement::Any(branch))
        }
        Requirement::All(branch) => {
            let mut branch = branch.clone();
            let mut lists = branch.of.iter_mut().filter(|part| matches!(part, Requirement::Any(_)));
            let (list, other) = (lists.next()?, lists.next());
            *list = add(list, numbers, asked).filter(|_| other.is_none())?;
            Some(Requirement::All(branch))
        }
        _ => None,
    }
}

/// The numbers of the ways, and what is asked for.
fn read<'t>(sentence: &Slice<'t>) -> Option<(Vec<usize>, Slice<'t>)> {
    let words = sentence.trimmed();
    let at = PHRASES.coming_by.at(&words, 0)?;
    let at = PHRASES.reference_nouns.skip(&words, at);
    let (mut numbers, mut end) = (Vec::new(), at);
    while end < words.len() {
        if let Ok(number) = words.word(end).parse::<usize>() {
            numbers.push(number);
        } else if !(words.is(end, &QUOTES)
            || words.is(end, &["or", "and", "and/or", "above", "#"])
            || is_comma_within(&words, end))
        {
            break;
        }
        end += 1;
    }
    let rest = words.from(end + usize::from(words.is(end, &[","])));
    let asked = asked_of(&rest)?;
    (!numbers.is_empty() && !numbers.contains(&0)).then_some((numbers, asked))
}

/// Whether a comma stands between two numbers.
fn is_comma_within(words: &Slice<'_>, at: usize) -> bool {
    let next = (at + 1..words.len()).find(|next| !words.is(*next, &QUOTES) && !words.is(*next, &["or", "and"]));
    words.is(at, &[","]) && next.is_some_and(|next| words.word(next).parse::<usize>().is_ok())
}
