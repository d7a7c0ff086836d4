//! A text marked against the one it is compared with.

use std::ops::Range;

use rungs_domain::compare::{Change, DiffKind, DiffSpan, EvidenceKind, TextMark, word_diff};

use super::StepData;

/// How a run of words is told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Nothing to compare with, or all of it new: full ink.
    Plain,
    /// In both texts: muted.
    Quiet,
    /// Only here: full ink on tint.
    New,
    /// A new degree word: semibold and underlined as well.
    Degree,
    /// In a text that another is compared with: the words in whose place others stand there.
    Counterpart,
    /// Only in the text compared with: struck.
    Struck,
    /// No words of the text: a sign for what is left out, or a count of it.
    Note,
}

impl Mark {
    /// How words are told apart that came in a text.
    pub fn of(mark: &TextMark) -> Self {
        if mark.decides { Mark::Degree } else { Mark::New }
    }
}

/// A text as shown, with its marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text, struck words among it.
    pub text: String,
    /// The runs, in order; they cover the text.
    pub spans: Vec<(Range<usize>, Mark)>,
    /// How many words of the text compared with are gone without being struck.
    pub gone: usize,
}

/// The most words of a struck run that is shown.
const STRUCK_WORDS: usize = 4;
/// The most words of the one phrase that is marked where most of a text differs.
const PHRASE_WORDS: usize = 10;

impl Marked {
    /// A text without marks.
    pub fn plain(text: &str) -> Self {
        Marked::all(text, Mark::Plain)
    }

    /// A text of one mark.
    pub fn all(text: &str, mark: Mark) -> Self {
        let mut marked = Marked::default();
        marked.push(text, mark);
        marked
    }

    /// A text with the words that decide, by their bytes.
    pub fn deciding(text: &str, words: &[Range<usize>]) -> Self {
        let mut marked = Marked::default();
        marked.push_marks(text, words.iter().map(|range| (range.clone(), Mark::Degree)), Mark::Plain);
        marked
    }

    /// The program's own words.
    pub fn note(words: &str) -> Self {
        let mut marked = Marked::default();
        marked.push(words, Mark::Note);
        marked
    }

    /// `text` marked by the step that led to it.
    ///
    /// The words that are marked as deciding are those that the step gives as evidence, and no others.
    pub fn of(text: &str, step: Option<&StepData>) -> Self {
        let Some(step) = step else { return Marked::plain(text) };
        if let Some(marked) = &step.marked {
            return marked.clone();
        }
        let mut marked = Marked::default();
        match (step.change, step.before.as_deref()) {
            (Change::Same, _) => marked.push(text, Mark::Quiet),
            (Change::Added, _) | (_, None) => marked.push(text, Mark::Plain),
            (_, Some(before)) => {
                let decides = step
                    .evidence
                    .iter()
                    .filter(|one| matches!(one.ground, EvidenceKind::Degree | EvidenceKind::Number));
                let mut degrees: Vec<Range<usize>> = decides.filter_map(|one| one.upper.clone()).collect();
                degrees.sort_by_key(|range| (range.start, range.end));
                if !marked.push_diff(before, text, &degrees) {
                    marked = marked.with_one_phrase();
                }
            }
        }
        marked
    }

    /// `text` marked against the words that stood there before.
    pub fn against(before: &str, text: &str) -> Self {
        let mut marked = Marked::default();
        marked.push_diff(before, text, &[]);
        marked
    }

    /// Where most differs, tints would cover everything: what decides keeps its mark, and of all other new words only
    /// the first of the longest run.
    fn with_one_phrase(self) -> Marked {
        let new = self.spans.iter().filter(|(_, mark)| *mark == Mark::New);
        let in_clause = new.flat_map(|(range, _)| {
            let mut at = range.start;
            let pieces = slice(&self.text, range).split_inclusive([';', '\n']);
            pieces.map(move |piece| {
                let lead = piece.len() - piece.trim_start().len();
                at += piece.len();
                at - piece.len() + lead..at
            })
        });
        let longest = in_clause.fold(0..0, |best, run| if run.len() > best.len() { run } else { best });
        let run = slice(&self.text, &longest);
        let end = run.split_inclusive(char::is_whitespace).take(PHRASE_WORDS).map(str::len).sum::<usize>();
        let phrase = run.get(..end).unwrap_or(run).trim_end_matches([' ', ';', ',', '\n']).len();
        let phrase = longest.start..longest.start + phrase;
        let mut spared = Marked { gone: self.gone, ..Marked::default() };
        for (range, mark) in &self.spans {
            if *mark != Mark::New {
                spared.push(slice(&self.text, range), *mark);
                continue;
            }
            let (from, to) = (phrase.start.clamp(range.start, range.end), phrase.end.clamp(range.start, range.end));
            spared.push(slice(&self.text, &(range.start..from)), Mark::Plain);
            spared.push(slice(&self.text, &(from..to)), Mark::New);
            spared.push(slice(&self.text, &(to..range.end)), Mark::Plain);
        }
        spared
    }

    /// Whether at least half of the text goes on.
    fn push_diff(&mut self, before: &str, text: &str, degrees: &[Range<usize>]) -> bool {
        let diff = word_diff(before, text);
        let equal: usize = diff.spans.iter().filter(|s| s.kind == DiffKind::Equal).map(|s| s.upper.len()).sum();
        let mostly_unchanged = equal * 2 >= text.len();
        for span in &diff.spans {
            match span.kind {
                DiffKind::Equal => self.push(slice(text, &span.upper), Mark::Quiet),
                DiffKind::Inserted => self.push_new(text, &span.upper, degrees),
                DiffKind::Deleted if mostly_unchanged => self.push_struck(before, span),
                DiffKind::Deleted => self.gone += count_words(slice(before, &span.lower)),
            }
        }
        mostly_unchanged
    }

    fn push_struck(&mut self, before: &str, span: &DiffSpan) {
        let words = slice(before, &span.lower).trim();
        let letters = words.chars().any(char::is_alphanumeric);
        if !letters {
            return;
        }
        if words.split_whitespace().count() > STRUCK_WORDS {
            self.gone += count_words(words);
            return;
        }
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.push(" ", Mark::Quiet);
        }
        self.push(words, Mark::Struck);
    }

    /// New words, their outer spaces without a tint, the degree words among them raised.
    fn push_new(&mut self, text: &str, range: &Range<usize>, degrees: &[Range<usize>]) {
        let whole = slice(text, range);
        let lead = whole.len() - whole.trim_start().len();
        let trimmed = whole.trim();
        self.push(whole.get(..lead).unwrap_or_default(), Mark::Quiet);
        let (mut at, end) = (range.start + lead, range.start + lead + trimmed.len());
        for degree in degrees {
            let (start, stop) = (degree.start.max(at), degree.end.min(end));
            if start < stop {
                self.push(slice(text, &(at..start)), Mark::New);
                self.push(slice(text, &(start..stop)), Mark::Degree);
                at = stop;
            }
        }
        self.push(slice(text, &(at..end)), Mark::New);
        self.push(slice(text, &(end..range.end)), Mark::Quiet);
    }

    /// Adds a text with marks on some of its words, in their order, and the mark of the `rest`.
    pub fn push_marks(&mut self, text: &str, marks: impl IntoIterator<Item = (Range<usize>, Mark)>, rest: Mark) {
        let mut at = 0;
        for (range, mark) in marks {
            let start = range.start.max(at);
            self.push(slice(text, &(at..start)), rest);
            self.push(slice(text, &(start..range.end)), mark);
            at = range.end.max(at);
        }
        self.push(slice(text, &(at..text.len())), rest);
    }

    pub(super) fn push(&mut self, piece: &str, mark: Mark) {
        if piece.is_empty() {
            return;
        }
        let after_struck = self.spans.last().is_some_and(|(_, last)| *last == Mark::Struck);
        if after_struck && mark != Mark::Struck && !piece.starts_with(|c: char| c.is_whitespace() || is_closing(c)) {
            self.spans.push((self.text.len()..self.text.len() + 1, Mark::Quiet));
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(piece);
        let range = start..self.text.len();
        match self.spans.last_mut() {
            Some((last, same)) if *same == mark => last.end = range.end,
            _ => self.spans.push((range, mark)),
        }
    }

    /// The clauses, each with its marks: split behind semicolons, as the domain splits items.
    pub fn clauses(&self) -> Vec<Marked> {
        let mut parts = Vec::new();
        let mut part = Marked::default();
        for (range, mark) in &self.spans {
            for piece in slice(&self.text, range).split_inclusive([';', '\n']) {
                let piece = if part.text.is_empty() { piece.trim_start() } else { piece };
                part.push(piece, *mark);
                let ends = *mark != Mark::Struck && piece.ends_with([';', '\n']);
                if ends {
                    parts.push(std::mem::take(&mut part));
                }
            }
        }
        parts.push(part);
        parts.retain(|part| !part.text.trim().is_empty());
        parts
    }

    /// What the marks say, for readers who do not see them: "Decides: “complex”. Struck: “Assists in developing”.".
    pub fn in_words(&self) -> Option<String> {
        let runs = |wanted: Mark| -> Vec<String> {
            let found = self.spans.iter().filter(|(_, mark)| *mark == wanted);
            found.map(|(range, _)| format!("“{}”", slice(&self.text, range).trim())).collect()
        };
        let said = |what: &str, runs: Vec<String>| (!runs.is_empty()).then(|| format!("{what}: {}.", runs.join(", ")));
        let parts = [said("Decides", runs(Mark::Degree)), said("Struck", runs(Mark::Struck))];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// Dashes and the like between spaces are no words.
fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | ')')
}

fn slice<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use rungs_domain::compare::{ChangeName, Direction, Evidence};

    use super::*;

    fn marked(before: &str, text: &str, change: Change) -> Marked {
        by(before, text, change, Vec::new())
    }

    fn by(before: &str, text: &str, change: Change, evidence: Vec<Evidence>) -> Marked {
        let step = StepData {
            against: 0,
            change,
            told: ChangeName::Within(change),
            decided: None,
            confirmed: false,
            score: None,
            before: Some(Arc::from(before)),
            before_number: Some(1),
            evidence,
            reasons: Vec::new(),
            also_from: Vec::new(),
            marked: None,
        };
        Marked::of(text, Some(&step))
    }

    fn runs(marked: &Marked, mark: Mark) -> Vec<&str> {
        let of = |(range, found): &(Range<usize>, Mark)| (*found == mark).then(|| slice(&marked.text, range));
        marked.spans.iter().filter_map(of).collect()
    }

    #[test]
    fn the_runs_cover_the_text_that_is_shown() {
        let marked = marked("Assists in developing plans.", "Develops plans and procedures.", Change::Raised);
        let shown: String = marked.spans.iter().map(|(range, _)| slice(&marked.text, range)).collect();
        assert_eq!(shown, marked.text);
    }

    #[test]
    fn short_runs_are_struck_where_most_stays_and_new_words_are_marked() {
        let before = "Assists in developing procedures to regulate and prevent program overlap";
        let marked = marked(before, "Develops procedures to regulate and prevent program overlap", Change::Raised);
        assert_eq!(runs(&marked, Mark::Struck), ["Assists in developing"]);
        assert_eq!(runs(&marked, Mark::New), ["Develops"]);
    }

    #[test]
    fn nothing_is_struck_where_little_stays() {
        let marked = marked("Keeps records of cases", "Directs the staff of a unit", Change::Raised);
        assert!(runs(&marked, Mark::Struck).is_empty());
    }

    #[test]
    fn where_most_differs_one_phrase_is_marked() {
        let text = "Directs the staff and plans all work in the unit for the whole year; reviews cases";
        let marked = marked("Keeps records of cases", text, Change::Changed);
        // The longest clause of new words, and of it the first ten.
        assert_eq!(runs(&marked, Mark::New), ["Directs the staff and plans all work in the unit"]);
        assert_eq!(marked.text, text);
    }

    #[test]
    fn words_decide_that_are_evidence_and_no_others() {
        let (before, text) = ("Keeps technical files.", "Keeps complex technical and detailed files.");
        let evidence = Evidence {
            direction: Direction::Up,
            ground: EvidenceKind::Degree,
            scale: "complexity".into(),
            lower: Some(6..15),
            upper: Some(6..13),
        };
        let marked = by(before, text, Change::Raised, vec![evidence]);
        assert_eq!(runs(&marked, Mark::Degree), ["complex"]);
        assert_eq!(runs(&marked, Mark::New), ["and detailed"]);
    }

    #[test]
    fn marks_are_told_in_words() {
        let before = "Assists in developing procedures to regulate and prevent program overlap";
        let struck = marked(before, "Develops procedures to regulate and prevent program overlap", Change::Raised);
        assert_eq!(struck.in_words().unwrap(), "Struck: “Assists in developing”.");
        let evidence = Evidence {
            direction: Direction::Up,
            ground: EvidenceKind::Degree,
            scale: "complexity".into(),
            lower: None,
            upper: Some(6..13),
        };
        let deciding = by("Keeps files.", "Keeps complex files.", Change::Raised, vec![evidence]);
        assert_eq!(deciding.in_words().unwrap(), "Decides: “complex”.");
        assert_eq!(Marked::plain("Plans work.").in_words(), None);
    }

    #[test]
    fn what_is_the_same_is_quiet_and_what_is_new_is_plain() {
        assert_eq!(marked("Plans work.", "Plans work.", Change::Same).spans, [(0..11, Mark::Quiet)]);
        assert_eq!(marked("", "Plans work.", Change::Added).spans, [(0..11, Mark::Plain)]);
    }

    #[test]
    fn clauses_end_behind_semicolons() {
        let clauses = Marked::plain("Assigns work; reviews it; advises.").clauses();
        let texts: Vec<&str> = clauses.iter().map(|clause| clause.text.as_str()).collect();
        assert_eq!(texts, ["Assigns work;", "reviews it;", "advises."]);
    }
}
