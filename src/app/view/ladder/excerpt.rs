//! How much of a marked text is shown where not all of it is: words around what is marked, with "…" where words are
//! left out.

use std::ops::Range;

use rungs_domain::words::counted;

use super::marks::{Mark, Marked};
use crate::state::Density;

/// The most lines of a text of one clause.
const ONLY_CLAUSE_LINES: usize = 2;
/// The most clauses that get a line where none of them decides.
const MOST_CLAUSES: usize = 3;
/// A gap of no more words than these is filled: the sign for them takes as much room.
const SMALL_GAP: usize = 3;
/// How many times the room marked words may take before those that do not decide give way.
const PATIENCE: f32 = 1.5;
/// How much of a line is filled on average where whole words are broken.
const FILLED: f32 = 0.93;

/// The room for a text.
#[derive(Clone, Copy)]
pub struct Room<'a> {
    /// The width of a line, in points.
    pub width: f32,
    /// What is taken at the beginning of the first line.
    pub lead: f32,
    /// The width of words on one line, in points.
    pub measure: &'a dyn Fn(&str) -> f32,
}

impl Room<'_> {
    fn of_lines(&self, lines: usize, lead: f32) -> f32 {
        let lines_width = self.width * FILLED;
        let room = lines_width * lines as f32 - lead;
        // Where the head takes most of a line, the words have the next one.
        if room < lines_width * 0.6 { room + lines_width } else { room }
    }
}

struct Word {
    range: Range<usize>,
    width: f32,
    rank: Rank,
}

/// Which words give way first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Context,
    Marked,
    Deciding,
}

fn rank(mark: Mark) -> Rank {
    match mark {
        Mark::Plain | Mark::Quiet | Mark::Note => Rank::Context,
        Mark::New | Mark::Struck | Mark::Counterpart => Rank::Marked,
        Mark::Degree => Rank::Deciding,
    }
}

impl Marked {
    /// What is shown of the text at a density. `code` is the level that it is compared with.
    pub fn at_density(&self, density: Density, code: &str, room: Room<'_>) -> Marked {
        match density {
            Density::Whole => self.clone().with_gone(code),
            Density::ChangedClauses => self.changed_clauses(code, room).with_gone(code),
            Density::OneLine => self.excerpt(1, room, room.lead),
        }
    }

    /// The clauses a line each, changed ones first; those behind the most are told by their number, none that decides.
    fn changed_clauses(&self, code: &str, room: Room<'_>) -> Marked {
        let clauses = self.clauses();
        if let [] | [_] = clauses.as_slice() {
            return self.excerpt(ONLY_CLAUSE_LINES, room, room.lead);
        }
        let is_changed = |clause: &Marked| clause.spans.iter().any(|(_, mark)| rank(*mark) > Rank::Context);
        let is_same = |clause: &Marked| clause.spans.iter().all(|(_, mark)| *mark == Mark::Quiet);
        let (changed, rest): (Vec<&Marked>, Vec<&Marked>) = clauses.iter().partition(|clause| is_changed(clause));
        let same = rest.iter().filter(|clause| is_same(clause)).count();
        let mut lines = Marked { gone: self.gone, ..Marked::default() };
        let mut lead = room.lead;
        let decides = |clause: &Marked| clause.spans.iter().any(|(_, mark)| rank(*mark) == Rank::Deciding);
        let deciding = changed.iter().filter(|clause| decides(clause)).count();
        let mut left = shown_of(changed.len() - deciding, MOST_CLAUSES.saturating_sub(deciding));
        let mut others = 0;
        for clause in &changed {
            if !decides(clause) && left == 0 {
                others += 1;
                continue;
            }
            left -= usize::from(!decides(clause));
            lines.push_line(&clause.excerpt(1, room, std::mem::take(&mut lead)));
        }
        if others > 0 {
            lines.push_line(&Marked::note(&format!("{} changed", counted(others, "more clause"))));
        }
        let unmarked = rest.iter().filter(|clause| same < 2 || !is_same(clause));
        let count = unmarked.clone().count();
        let hidden = count - shown_of(count, MOST_CLAUSES);
        for clause in unmarked.take(count - hidden) {
            lines.push_line(&clause.excerpt(1, room, std::mem::take(&mut lead)));
        }
        if hidden > 0 {
            lines.push_line(&Marked::note(&counted(hidden, "more clause")));
        }
        if same >= 2 {
            let words = format!("{} as at {code}", counted(same, "clause"));
            lines.push_line(&Marked::note(&words));
        }
        lines
    }

    /// The text where it fits into so many lines, else its marked words with as many around them as fit.
    ///
    /// Words that decide are never left out, and the lines grow for them.
    pub fn excerpt(&self, lines: usize, room: Room<'_>, lead: f32) -> Marked {
        let words = self.words(room.measure);
        let space = room.of_lines(lines, lead);
        if words.iter().map(|word| word.width).sum::<f32>() <= space {
            return self.clone();
        }
        let sign = (room.measure)("… ");
        let runs = kept(&words, space, sign);
        let mut cut = Marked { gone: self.gone, ..Marked::default() };
        let mut shown_to = 0;
        for run in runs {
            if run.start > shown_to {
                cut.push("… ", Mark::Note);
            }
            let bytes = |at: usize| words.get(at).map(|word| word.range.clone());
            if let (Some(first), Some(last)) = (bytes(run.start), bytes(run.end.saturating_sub(1))) {
                cut.push_part(self, first.start..last.end);
            }
            shown_to = run.end;
        }
        if shown_to < words.len() {
            cut.push("…", Mark::Note);
        }
        cut
    }

    fn words(&self, measure: &dyn Fn(&str) -> f32) -> Vec<Word> {
        let mut words = Vec::new();
        let (mut at, mut span) = (0, 0);
        for piece in self.text.split_inclusive(char::is_whitespace) {
            let range = at..at + piece.len();
            at = range.end;
            while self.spans.get(span).is_some_and(|(one, _)| one.end <= range.start) {
                span += 1;
            }
            let over =
                self.spans.iter().skip(span).take_while(|(one, _)| one.start < range.start + piece.trim_end().len());
            let rank = over.map(|(_, mark)| rank(*mark)).max().unwrap_or(Rank::Context);
            words.push(Word { range, width: measure(piece), rank });
        }
        words
    }

    /// Appends a part of another marked text, marks and all.
    fn push_part(&mut self, of: &Marked, range: Range<usize>) {
        let first = of.spans.partition_point(|(span, _)| span.end <= range.start);
        for (span, mark) in of.spans.iter().skip(first).take_while(|(span, _)| span.start < range.end) {
            let part = span.start.max(range.start)..span.end.min(range.end);
            self.push(of.text.get(part).unwrap_or_default(), *mark);
        }
    }

    fn push_line(&mut self, line: &Marked) {
        if !self.text.is_empty() {
            let trimmed = self.text.trim_end().len();
            self.truncate(trimmed);
            self.push("\n", Mark::Note);
        }
        self.push_part(line, 0..line.text.len());
    }

    fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
        self.spans.retain(|(span, _)| span.start < length);
        if let Some((last, _)) = self.spans.last_mut() {
            last.end = last.end.min(length);
        }
    }

    /// With a note of how many words of the level compared with are gone without a mark.
    fn with_gone(mut self, code: &str) -> Marked {
        if self.gone > 0 && !code.is_empty() {
            self.push_line(&Marked::note(&format!("{} of {code} gone", counted(self.gone, "word"))));
        }
        self
    }
}

/// How many of some clauses get a line: one more is shown, for its number would take the line as well.
fn shown_of(count: usize, most: usize) -> usize {
    if count == most + 1 { count } else { count.min(most) }
}

/// The runs of words that are kept, in order: what is marked, and its surroundings as far as there is room.
fn kept(words: &[Word], space: f32, sign: f32) -> Vec<Range<usize>> {
    let width_of = |least: Rank| words.iter().filter(|word| word.rank >= least).map(|word| word.width).sum::<f32>();
    let marked = width_of(Rank::Marked);
    let least = if marked <= space * PATIENCE { Rank::Marked } else { Rank::Deciding };
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in words.iter().enumerate().filter(|(_, word)| word.rank >= least) {
        match runs.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    if runs.is_empty() {
        // Nothing is marked, or so much that no word stands out: the text from its beginning, or from the first mark.
        let first = words.iter().position(|word| word.rank >= Rank::Marked).unwrap_or(0);
        runs.push(first..first + 1);
    }
    grow(words, &mut runs, space, sign);
    close_small_gaps(&mut runs, words.len());
    runs
}

/// Takes words at the right and the left of each run in turn, until the room is filled.
fn grow(words: &[Word], runs: &mut [Range<usize>], space: f32, sign: f32) {
    let width = |at: usize| words.get(at).map_or(0.0, |word| word.width);
    let held: f32 = runs.iter().flat_map(Clone::clone).map(width).sum();
    // One between two runs and one at each end that is not the text's.
    let signs = runs.len() + usize::from(runs.first().is_some_and(|run| run.start > 0));
    let mut left = space - held - sign * signs as f32;
    loop {
        let mut grown = false;
        for at in 0..runs.len() {
            let before = at.checked_sub(1).and_then(|before| runs.get(before)).map_or(0, |run| run.end);
            let after = runs.get(at + 1).map_or(words.len(), |run| run.start);
            let Some(run) = runs.get_mut(at) else { continue };
            for right in [true, true, false] {
                let next = if right { Some(run.end).filter(|end| *end < after) } else { run.start.checked_sub(1) };
                let Some(next) = next.filter(|next| right || *next >= before) else { continue };
                if width(next) > left {
                    continue;
                }
                left -= width(next);
                grown = true;
                match right {
                    true => run.end = next + 1,
                    false => run.start = next,
                }
            }
        }
        if !grown {
            return;
        }
    }
}

/// A sign for a few words takes as much room as the words.
fn close_small_gaps(runs: &mut Vec<Range<usize>>, count: usize) {
    if let Some(first) = runs.first_mut().filter(|first| first.start <= SMALL_GAP) {
        first.start = 0;
    }
    if let Some(last) = runs.last_mut().filter(|last| count - last.end.min(count) <= SMALL_GAP) {
        last.end = count;
    }
    let mut closed: Vec<Range<usize>> = Vec::new();
    for run in runs.drain(..) {
        match closed.last_mut() {
            Some(last) if run.start <= last.end + SMALL_GAP => last.end = run.end,
            _ => closed.push(run),
        }
    }
    *runs = closed;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter is one point wide.
    fn room(width: f32) -> Room<'static> {
        Room { width: width / FILLED, lead: 0.0, measure: &|words| words.chars().count() as f32 }
    }

    fn marked(runs: &[(&str, Mark)]) -> Marked {
        let mut marked = Marked::default();
        runs.iter().for_each(|(words, mark)| marked.push(words, *mark));
        marked
    }

    #[test]
    fn a_cut_is_made_around_what_is_marked_and_told_on_both_sides() {
        let text = marked(&[
            ("reviews the plans of all units in the region and ", Mark::Quiet),
            ("independently", Mark::Degree),
            (" decides which of them are carried out in the next year", Mark::Quiet),
        ]);
        let cut = text.excerpt(1, room(40.0), 0.0);
        assert!(cut.text.starts_with("… ") && cut.text.ends_with(" …"), "{}", cut.text);
        assert!(cut.text.contains("and independently decides"), "{}", cut.text);
        assert!(cut.text.chars().count() <= 41, "{}", cut.text);
        let degree: Vec<&str> = cut
            .spans
            .iter()
            .filter(|(_, mark)| *mark == Mark::Degree)
            .map(|(range, _)| &cut.text[range.clone()])
            .collect();
        assert_eq!(degree, ["independently"]);
    }

    #[test]
    fn words_that_decide_are_shown_wherever_they_stand() {
        let mut runs = Vec::new();
        for _ in 0..6 {
            runs.push(("plans the work of the unit for the year and ", Mark::Quiet));
            runs.push(("directs ", Mark::Degree));
        }
        let cut = marked(&runs).excerpt(1, room(30.0), 0.0);
        assert_eq!(cut.text.matches("directs").count(), 6, "{}", cut.text);
    }

    #[test]
    fn a_text_without_marks_is_shown_from_its_beginning() {
        let cut =
            Marked::plain("plans the work of the unit and reports on it to the director").excerpt(1, room(24.0), 0.0);
        assert_eq!(cut.text, "plans the work of the …");
    }

    #[test]
    fn three_words_are_shown_and_not_counted() {
        // The text is 26 letters, more than 18; but behind "plans the work " and a sign, 17, only three words are left.
        let cut = Marked::plain("plans the work of the unit").excerpt(1, room(18.0), 0.0);
        assert_eq!(cut.text, "plans the work of the unit");
    }

    #[test]
    fn changed_clauses_stand_first_and_the_same_are_folded() {
        let text =
            marked(&[("plans work; reviews files; ", Mark::Quiet), ("directs", Mark::New), (" staff;", Mark::Quiet)]);
        let lines = text.changed_clauses("41312", room(80.0));
        assert_eq!(lines.text, "directs staff;\n2 clauses as at 41312");
        // One clause is shown, for the words about it are no shorter.
        let text = marked(&[("plans work; ", Mark::Quiet), ("directs", Mark::New), (" staff;", Mark::Quiet)]);
        assert_eq!(text.changed_clauses("41312", room(80.0)).text, "directs staff;\nplans work;");
    }

    #[test]
    fn what_is_gone_without_a_mark_is_told() {
        let before = "Keeps records of cases; reviews eligibility of clients for aid and reports on it monthly";
        let marked = Marked::against(before, "Keeps records of cases; advises staff");
        // Gone are "reviews eligibility of clients for aid and reports on it monthly": eleven words.
        let shown = marked.at_density(Density::Whole, "41312", room(80.0));
        assert!(shown.text.ends_with("11 words of 41312 gone"), "{}", shown.text);
    }

    #[test]
    fn any_text_and_any_width_give_words_of_the_text_in_order() {
        let text = "a bb ccc dddd; eeeee ffffff; g h i j k l m n o p; q";
        for width in [0.0, 1.0, 7.0, 19.0, 200.0] {
            for density in [Density::Whole, Density::ChangedClauses, Density::OneLine] {
                let shown = Marked::plain(text).at_density(density, "", room(width));
                let mut left = text.split_whitespace();
                for word in shown.text.split_whitespace().filter(|word| *word != "…") {
                    assert!(left.any(|one| one == word), "{word} in {:?}", shown.text);
                }
                let covered: String = shown.spans.iter().map(|(range, _)| &shown.text[range.clone()]).collect();
                assert_eq!(covered, shown.text);
            }
        }
    }
}
