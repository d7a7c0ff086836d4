//! The head of a comparison: which levels, and what sets them apart at a glance.

use rungs_domain::compare::LevelView;
use rungs_library::Library;

use crate::cli::text::{Column, Page, Span, faint, plain, strong};
use rungs_documents::words::standing;

/// The least width of a card beside others.
const LEAST: usize = 30;

/// Writes a card for each level, side by side where there is room.
pub(super) fn cards(page: &mut Page, library: &Library, levels: &[LevelView<'_>], names: &[String]) {
    let cards: Vec<Card> = levels.iter().zip(names).map(|(view, name)| Card::new(library, *view, name)).collect();
    let width = (page.width + 2).checked_div(cards.len()).unwrap_or(page.width).saturating_sub(2);
    if width < LEAST {
        for card in cards {
            page.paragraph(0, &card.title);
            page.paragraph(2, &card.facts);
        }
        return;
    }
    let beside = |part: fn(Card) -> Vec<Span>, cards: Vec<Card>| {
        cards.into_iter().map(|card| Column { spans: part(card), width }).collect::<Vec<_>>()
    };
    page.columns(0, &beside(|card| card.title, cards.clone()));
    page.columns(0, &beside(|card| card.facts, cards));
}

#[derive(Clone)]
struct Card {
    title: Vec<Span>,
    facts: Vec<Span>,
}

impl Card {
    fn new(library: &Library, view: LevelView<'_>, name: &str) -> Self {
        let (series, level) = (view.series, view.level);
        let title = vec![strong(name), plain("  "), strong(level.title.as_str())];
        let authority = series.authority.short.as_ref().unwrap_or(&series.authority.name);
        let since = level.dates.effective.map(|date| format!("effective {date}"));
        let mut lines = vec![faint(format!("{} · {authority}", series.title))];
        lines.push(faint(since.unwrap_or_else(|| standing(series))));
        lines.push(match library.comparer.supervision_phrase(level) {
            Some(phrase) => plain(first_capital(phrase)),
            None => faint("supervision not named in a known phrase"),
        });
        lines.push(match &level.pay {
            Some(pay) => plain(format!("{} {pay}", pay.label.trim_end_matches(':'))),
            None => faint("no pay printed"),
        });
        let mut facts = Vec::new();
        for (at, line) in lines.into_iter().enumerate() {
            if at > 0 {
                facts.push(plain("\n"));
            }
            facts.push(line);
        }
        Card { title, facts }
    }
}

fn first_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
