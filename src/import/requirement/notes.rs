//! Sentences that satisfy nothing, taken out before the others are read: who may sit an examination before a
//! requirement is met, how it is proven, who may waive it, and what stands under headings like "Process notes".

use std::ops::Range;

use rungs_domain::spec::{Due, Note, Requirement, Statement};

use super::everybody::{asked_of, of_everybody};
use super::marks::Marks;
use super::needs::{Link, asks_for_degree, begins_asking, ends_with, starts_need};
use super::phrases::PHRASES;
use super::quantity::leading_quantity;
use super::sentences::{bare, sentences};
use super::token::{Case, Slice, Token, tokens};
use super::{nodes_mut, place};

/// More words than this before a colon are no label.
const LABEL_WORDS: usize = 8;

/// A note and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundNote {
    /// Which statement.
    pub statement: usize,
    /// The bytes of its text.
    pub range: Range<usize>,
    /// By when the requirement must be met, where the sentence says so.
    due: Option<Due>,
    /// Whether it is about all that the tier asks.
    about_all: bool,
}

/// A heading or text with the tokens that are left to be read, in runs.
pub(super) struct RemainingText<'s> {
    /// Which statement.
    pub statement: usize,
    /// Whether it is its heading.
    pub heading: bool,
    /// The text.
    pub text: &'s str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Which of them are read.
    pub runs: Vec<Range<usize>>,
}

/// What a sentence is, when it is a note.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NoteSort {
    /// It lets somebody in before a requirement is met.
    Admission,
    /// It says how to apply, how to prove, or who may waive.
    Process,
    /// It says what an assignment within the title asks for, which binds nobody who is to qualify for it.
    Assignment,
}

/// Takes the notes out of statements.
pub(super) fn sift(statements: &[Statement]) -> (Vec<RemainingText<'_>>, Vec<FoundNote>) {
    let (mut left, mut notes, mut process, mut standing_in) = (Vec::new(), Vec::new(), false, false);
    let marks = Marks::of(statements);
    let levels = !statements.iter().any(|one| parts_levels(&one.text));
    for (statement, one) in statements.iter().enumerate() {
        if let Some(heading) = one.heading.as_deref() {
            let words = tokens(heading);
            let whole = Slice::new(statement, true, heading, &words).trimmed();
            standing_in = PHRASES.substitution_headings.is(&whole);
            process = PHRASES.process_headings.is(&whole)
                || PHRASES.note_headings.is(&whole)
                || PHRASES.informing_headings.within(&whole);
            if !process {
                let runs = std::iter::once(0..words.len()).collect();
                left.push(RemainingText { statement, heading: true, text: heading, tokens: words, runs });
            }
        }
        let words = marks.without(&one.text);
        let whole = Slice::new(statement, false, &one.text, &words);
        let (runs, found) = sifted(&whole, process, standing_in, levels);
        notes.extend(found);
        left.push(RemainingText { statement, heading: false, text: &one.text, runs, tokens: words });
    }
    // Where all are notes, what they are about is not printed: they are read as the others are.
    if left.iter().all(|one| one.heading || one.runs.is_empty()) {
        for one in &mut left {
            one.runs = std::iter::once(0..one.tokens.len()).collect();
        }
        notes.clear();
    }
    (left, notes)
}

/// Whether a heading heads notes, among which some may be about the requirements above it.
pub(crate) fn is_notes_heading(heading: &str) -> bool {
    let words = tokens(heading);
    PHRASES.note_headings.is(&Slice::new(0, true, heading, &words).trimmed())
}

/// Whether a note under such a heading is about the requirements: it asks for something, lets something stand in for
/// it, lets somebody in before it is met, or says what does not count. What begins with how to prove or to apply asks
/// for nothing in its other sentences.
pub(crate) fn concerns_requirement(note: &str) -> bool {
    let words = tokens(note);
    let whole = Slice::new(0, false, note, &words);
    let said: Vec<Slice<'_>> = sentences(&whole).iter().map(|sentence| unmarked(bare(sentence))).collect();
    let proves = said.first().is_some_and(|first| PHRASES.process.within(first) && !starts_need(first, 0));
    said.iter().any(|sentence| match sort(sentence, true, None, true) {
        Some(NoteSort::Admission) => true,
        Some(NoteSort::Process) => PHRASES.waivers.within(sentence),
        // It is kept beside the requirements to which it adds for some positions.
        Some(NoteSort::Assignment) => true,
        None => !proves || PHRASES.substitutes.within(sentence),
    })
}

/// Whether a text begins with a degree that it asks for: "A bachelor's degree in".
pub(crate) fn begins_with_degree(text: &str) -> bool {
    let words = tokens(text);
    asks_for_degree(&unmarked(bare(&Slice::new(0, false, text, &words))))
}

/// Whether a text begins with what it asks for, or with the link to what stands before it: "or a bachelor's degree".
pub(crate) fn begins_with_requirement(text: &str) -> bool {
    let words = tokens(text);
    let whole = unmarked(bare(&Slice::new(0, false, text, &words)));
    Link::of(whole.word(0)).is_some() || asks_outright(&whole)
}

/// The runs of tokens that are read, and the notes between them.
fn sifted(whole: &Slice<'_>, process: bool, standing_in: bool, levels: bool) -> (Vec<Range<usize>>, Vec<FoundNote>) {
    let all = sentences(whole);
    let mut held: Vec<&str> = Vec::new();
    let (mut runs, mut notes): (Vec<Range<usize>>, Vec<FoundNote>) = (Vec::new(), Vec::new());
    let (mut last, mut wished) = (None, false);
    for (at, sentence) in all.iter().enumerate() {
        let begin = |slice: &Slice<'_>| whole.tokens.iter().position(|token| token.range.start == slice.range().start);
        let from = if at == 0 { Some(0) } else { begin(sentence) }.unwrap_or_default();
        let to = all.get(at + 1).and_then(begin).unwrap_or(whole.len());
        let said = unmarked(bare(sentence));
        wished = wishes(&said).unwrap_or(wished) && !PHRASES.substitutes.within(&said);
        let wish = Some(NoteSort::Process).filter(|_| wished);
        let sort = wish
            .or_else(|| sort(&said, process, last, levels))
            .or_else(|| keeps(&said, &held).then_some(NoteSort::Process));
        held.extend(credential_nouns(&said));
        // Under a heading of notes or of substitutions, their numbers are no numbers of requirements.
        let from = if (process || standing_in) && sort.is_none() { begin(&said).unwrap_or(from) } else { from };
        match sort {
            None => match runs.last_mut().filter(|run| run.end == from) {
                Some(run) => run.end = to,
                None => runs.push(from..to),
            },
            Some(found) => {
                let due = due(sentence);
                let continues = last == Some(found) && found == NoteSort::Admission;
                match notes.last_mut().filter(|_| continues) {
                    Some(note) => {
                        note.range.end = said.range().end;
                        note.due = note.due.or(due);
                    }
                    None => notes.push(FoundNote {
                        statement: whole.statement,
                        range: said.range(),
                        due: due.filter(|_| found == NoteSort::Admission),
                        about_all: process,
                    }),
                }
            }
        }
        last = sort;
    }
    (runs, notes)
}

/// What a sentence is; `last`: what the one before it is; `levels`: assignments ask for more than the title does.
fn sort(sentence: &Slice<'_>, process: bool, last: Option<NoteSort>, levels: bool) -> Option<NoteSort> {
    let goes_on = || last == Some(NoteSort::Assignment) && continues_assignment(sentence);
    if levels && (assigns(sentence).is_some() || goes_on()) {
        return Some(NoteSort::Assignment);
    }
    // What opens a way is read, whatever else the sentence says.
    let opens = PHRASES.substitutes.within(sentence) || considers(sentence) || !process && accepts_license(sentence);
    if opens || PHRASES.giving.within(sentence) && !PHRASES.waivers.within(sentence) {
        return None;
    }
    if prefers(sentence) || PHRASES.after_hire.within(sentence) || opens_typical(sentence) {
        return Some(NoteSort::Process);
    }
    if admits(sentence) || last == Some(NoteSort::Admission) && PHRASES.put_off.within(sentence) {
        return Some(NoteSort::Admission);
    }
    // What does not count is read with what it is about: who counts it may be asked anyway, or not.
    if asks_outright(sentence) && (!process || asks(sentence)) || PHRASES.excluding.within(sentence) {
        return None;
    }
    if PHRASES.waivers.within(sentence) || PHRASES.process.within(sentence) {
        return Some(NoteSort::Process);
    }
    (process && !asks(sentence)).then_some(NoteSort::Process)
}

/// Whether a sentence says that schooling or work will be considered, whatever it calls it: it may stand in for what is
/// asked for.
pub(super) fn considers(sentence: &Slice<'_>) -> bool {
    let (at, named) = match PHRASES.considered.find(sentence) {
        Some((at, _)) => (at, sentence.find(&["education", "training", "experience"])),
        None => return PHRASES.equivalents.at(sentence, 0).is_some(),
    };
    let closes = sentence.find(&["only", "not", "no", "applications", "applicants", "candidates", "resumes"]).is_some();
    named.is_some_and(|named| named < at) && !closes
}

/// Whether a sentence only says that what follows is a typical way to qualify: "A typical way to obtain these would be:".
fn opens_typical(sentence: &Slice<'_>) -> bool {
    let ends = sentence.tokens.iter().rev().find(|token| token.is_word());
    PHRASES.typical.at(sentence, 0).is_some()
        && ends
            .is_some_and(|last| matches!(last.word.as_str(), "be" | "is" | "are" | "include" | "includes" | "follows"))
}

/// Whether a sentence lets in a license: "Out of state licenses will be accepted".
fn accepts_license(sentence: &Slice<'_>) -> bool {
    let Some((at, _)) = PHRASES.letting.find(sentence) else { return false };
    let named = sentence.part(0..at);
    PHRASES.credential_nouns.within(&named) && !PHRASES.papers.within(&named)
}

/// Whether the label with which a sentence begins heads what is wished for; `None`: it has none.
fn wishes(sentence: &Slice<'_>) -> Option<bool> {
    let colon = sentence.find(&[":"]).filter(|at| *at <= LABEL_WORDS)?;
    Some(PHRASES.wished_headings.is(&sentence.part(0..colon)))
}

/// What credentials are called in a sentence.
fn credential_nouns<'t>(sentence: &Slice<'t>) -> Vec<&'t str> {
    (0..sentence.len()).map(|at| sentence.word(at)).filter(|word| PHRASES.credential_nouns.has(word)).collect()
}

/// Whether a sentence says no more than that a credential must be kept that a sentence before it asks for.
fn keeps(sentence: &Slice<'_>, held: &[&str]) -> bool {
    let Some((at, _)) = PHRASES.kept.find(sentence) else { return false };
    let nouns = credential_nouns(&sentence.part(0..at));
    let other = sentence.find(&["that", "which", "who", "possess", "have", "possession"]).is_some();
    !nouns.is_empty() && !other && !held.is_empty()
}

/// The token behind the words by which a sentence begins to speak of an assignment within the title.
fn assigns(sentence: &Slice<'_>) -> Option<usize> {
    let behind_label = sentence.find(&[":"]).filter(|at| *at <= LABEL_WORDS).map(|at| at + 1);
    let headed = PHRASES.note_headings.skip(sentence, 0);
    let starts = [Some(0), Some(headed), behind_label].into_iter().flatten();
    let beyond = |at: usize| {
        let taken = PHRASES.beyond_the_title.at(sentence, at)?;
        PHRASES.assigning.within(&sentence.from(at + taken)).then_some(taken)
    };
    starts.filter_map(|at| Some(at + PHRASES.levels_of_title.at(sentence, at).or_else(|| beyond(at))?)).next()
}

/// Whether a text says what the first level of a title asks for apart from the others: none of them is above a common
/// requirement then, and all are read.
fn parts_levels(text: &str) -> bool {
    let words = tokens(text);
    let first = |sentence: &Slice<'_>| {
        let said = unmarked(bare(sentence));
        assigns(&said).is_some_and(|end| said.is(end, &["i", "1", "ia"]))
    };
    sentences(&Slice::new(0, false, text, &words)).iter().any(first)
}

/// Whether a sentence goes on about an assignment: what stands in for "this experience" that is asked for there.
fn continues_assignment(sentence: &Slice<'_>) -> bool {
    let Some((at, taken)) = PHRASES.substitutes.find(sentence) else { return false };
    sentence.from(at + taken).find(&["this", "such", "these"]).is_some()
}

/// Whether a sentence begins with what it asks for: a time, a degree, study or a license. Long texts in one sentence do,
/// and a few words of procedure at their end are no reason to leave all of it out.
fn asks_outright(sentence: &Slice<'_>) -> bool {
    let begins = |words: &Slice<'_>| leading_quantity(words).is_some() || begins_asking(words);
    let everybody = || of_everybody(sentence).then(|| asked_of(sentence)).flatten();
    begins(sentence) || everybody().is_some_and(|asked| begins(&asked))
}

/// Whether a sentence says no more than what is wished for: "Experience with databases preferred".
fn prefers(sentence: &Slice<'_>) -> bool {
    let last = sentence.trimmed();
    let ends = ends_with(&last, &PHRASES.wished_for);
    let begins = PHRASES.ideal.at(&last, 0).is_some();
    // "Three years of experience, local government preferred": only a part is wished for.
    let part = asks_outright(&last) && last.find(&[",", ";", "(", "with", "including"]).is_some();
    let asked = last.find(&["must", "required", "requires", ";"]).is_some() || PHRASES.giving.within(&last);
    (ends && !part || begins) && !asked
}

/// Whether a sentence lets people in before something is met. "Only those ... will be admitted" lets nobody in.
fn admits(sentence: &Slice<'_>) -> bool {
    let Some((at, _)) = PHRASES.admission.find(sentence) else { return false };
    let put_off = due(sentence).is_some() || PHRASES.put_off.within(sentence);
    let before = sentence.part(0..at);
    let closes = before.is(0, &["no"]) || before.find(&["only", "unless"]).is_some();
    (put_off || PHRASES.lacking.within(&before) || PHRASES.lacking.within(&sentence.from(at))) && !closes
}

/// By when the requirement must be met.
fn due(sentence: &Slice<'_>) -> Option<Due> {
    PHRASES.due.iter().find(|words| words.phrases.within(sentence)).map(|words| words.due)
}

/// Whether a sentence under a heading of notes asks for something all the same.
fn asks(sentence: &Slice<'_>) -> bool {
    let asked = starts_need(sentence, 0) || PHRASES.asking.within(sentence);
    asked && !PHRASES.not_asking.within(sentence)
}

/// Without the number of its entry.
fn unmarked(sentence: Slice<'_>) -> Slice<'_> {
    let roman = sentence.tokens.first().is_some_and(|token| token.case == Case::Upper)
        && sentence.word(0).chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let number = sentence.word(0).chars().all(|c| c.is_ascii_digit()) || sentence.word(0).chars().count() == 1 || roman;
    let marked = number && sentence.is(1, &[".", ")"]);
    if marked { sentence.from(2) } else { sentence }
}

/// Puts each note on the last node whose words stand before it; what is about all, on the root.
pub(super) fn attach(root: &mut Requirement, notes: &[FoundNote], statements: &[Statement]) {
    let mut reached = (0, 0);
    let mut places = Vec::new();
    for node in nodes_mut(root) {
        let found = place(&node.cite, statements, reached);
        if let Some(found) = &found {
            reached = (found.statement, found.range.start);
        }
        places.push(found.map(|found| (found.statement, found.range.start)));
    }
    for one in notes {
        let before = |at: &Option<(usize, usize)>| at.is_some_and(|at| at <= (one.statement, one.range.start));
        let last = places.iter().enumerate().filter(|(_, at)| before(at)).max_by_key(|(order, at)| (**at, *order));
        let at = last.filter(|_| !one.about_all).map_or(0, |(order, _)| order);
        let printed = statements.get(one.statement).and_then(|statement| statement.text.get(one.range.clone()));
        if let (Some(node), Some(printed)) = (nodes_mut(root).into_iter().nth(at), printed) {
            node.notes.push(Note { printed: printed.to_owned(), due: one.due });
        }
    }
}
