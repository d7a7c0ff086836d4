//! What sets a level apart, in a few sentences to copy: templates over printed words.

use rungs_domain::compare::{Apart, NONE_FOUND, Quotation};
use rungs_domain::words::capitalized;

use super::CitedLevel;
use super::names::names;

/// The most words of the sentences.
const MOST_WORDS: usize = 70;
/// Fewer are made more by quoting more of each passage, where more is printed.
const FEWEST_WORDS: usize = 40;

/// What sets a level apart, with where it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepParagraph {
    /// The sentences, 40 to 70 words where as much is printed. They say nothing but what the quoted words say.
    pub text: String,
    /// Where the quoted words stand.
    pub citations: String,
}

impl StepParagraph {
    /// The sentences and, on a line of its own, where the words stand.
    pub fn with_citations(&self) -> String {
        format!("{}\n{}", self.text, self.citations)
    }
}

/// At what length a passage is quoted.
#[derive(Debug, Clone, Copy)]
enum Length {
    /// The deciding words.
    Brief,
    /// The deciding words in their clause.
    Short,
    /// The whole clause.
    Whole,
}

impl Length {
    fn of(self, quotation: &Quotation) -> String {
        match self {
            Length::Brief => quotation.brief(),
            Length::Short => quotation.text.clone(),
            Length::Whole => quotation.whole.clone(),
        }
    }
}

/// What the rows say in sentences, what decides most first; `None`: there are no rows.
pub fn paragraph(lower: CitedLevel<'_>, upper: CitedLevel<'_>, rows: &[Apart]) -> Option<StepParagraph> {
    let names = names(&[lower, upper]);
    let [below, above] = names.as_slice() else { return None };
    let mut told: Vec<(&Apart, Length)> = Vec::new();
    let count = |told: &[(&Apart, Length)]| sentences(told, below, above).split_whitespace().count();
    for row in rows {
        told.push((row, Length::Brief));
        if count(&told) > MOST_WORDS && told.len() > 1 {
            told.pop();
        }
    }
    // Where there is room, what decides most is quoted at more length.
    for length in [Length::Short, Length::Whole] {
        for at in 0..told.len() {
            if count(&told) >= FEWEST_WORDS {
                break;
            }
            let before = told.clone();
            told.iter_mut().skip(at).take(1).for_each(|(_, quoted)| *quoted = length);
            if count(&told) > MOST_WORDS {
                told = before;
            }
        }
    }
    let text = sentences(&told, below, above);
    (!told.is_empty()).then(|| StepParagraph { text, citations: citations(&told, lower, upper) })
}

fn sentences(told: &[(&Apart, Length)], below: &str, above: &str) -> String {
    let sentence = |(at, (row, length)): (usize, &(&Apart, Length))| {
        let quoted = |quotation: &Quotation| format!("“{}”", length.of(quotation).trim_end_matches('.'));
        let matter = row.dimension.words();
        let begin = match at {
            0 => format!("{above} is set apart from {below} first by {matter}:"),
            _ => format!("{}:", capitalized(matter)),
        };
        let silent = |name: &str| format!("{NONE_FOUND} at {name}");
        match (&row.lower, &row.upper) {
            (Some(lower), Some(upper)) => {
                let (from, to) = (quoted(lower), quoted(upper));
                format!("{begin} {to}, at {below} {from}.")
            }
            (None, Some(upper)) => format!("{begin} {}; {}.", quoted(upper), silent(below)),
            (Some(lower), None) => format!("{begin} {} at {below}; {}.", quoted(lower), silent(above)),
            (None, None) => String::new(),
        }
    };
    let sentences: Vec<String> = told.iter().enumerate().map(sentence).collect();
    sentences.join(" ")
}

/// The passages, each once: in full the first of each level, in short the others.
fn citations(told: &[(&Apart, Length)], lower: CitedLevel<'_>, upper: CitedLevel<'_>) -> String {
    let side = |cited: CitedLevel<'_>, quotation: fn(&Apart) -> Option<&Quotation>| {
        let mut places: Vec<String> = Vec::new();
        for place in told.iter().filter_map(|(row, _)| Some(cited.citation(quotation(row)?).place)) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        (!places.is_empty()).then(|| cited.short(&places.join("; ")))
    };
    let sides = [side(lower, |row| row.lower.as_ref()), side(upper, |row| row.upper.as_ref())];
    let cited: Vec<String> = sides.into_iter().flatten().collect();
    let document = |cited: CitedLevel<'_>| {
        format!("{}, {}, {}", cited.series.authority.name, cited.series.source.document, cited.series.title)
    };
    let mut documents = vec![document(lower)];
    if document(upper) != document(lower) {
        documents.push(document(upper));
    }
    format!("{}: {}", documents.join("; "), cited.join("; "))
}
