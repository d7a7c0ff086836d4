//! One card for each policy; the whole card is the button that lets its policy decide.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align, Align2, CornerRadius, Galley, Id, Label, Layout, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::form::PositionForm;
use crate::ui::kit::form::layout::rule;
use crate::ui::kit::text;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::positions::PositionCommand;
use rungs_app::view::position::{CardData, SheetData, Tone};

/// The least width of a card, in points.
const LEAST: f32 = 164.0;
/// Between two cards.
const GAP: f32 = 10.0;
/// Between the edge of a card and its words.
const INNER: f32 = 11.0;

/// Draws the cards, as many beside one another as there is room for.
pub fn show(ui: &mut Ui, form: &mut PositionForm<'_>, data: &SheetData) {
    heading(ui, data, form.theme);
    let (width, beside) = columns(ui.available_width(), data.cards.len());
    let mut chosen = None;
    for line in data.cards.chunks(beside) {
        let faces: Vec<Laid> = line.iter().map(|card| Laid::of(ui, card, width - 2.0 * INNER, form.theme)).collect();
        let height = faces.iter().map(Laid::height).fold(0.0, f32::max) + 2.0 * INNER;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for (card, face) in line.iter().zip(faces) {
                if one(ui, form, card, face, vec2(width, height)) {
                    chosen = Some(card.id.clone());
                }
            }
        });
        ui.add_space(GAP - 4.0);
    }
    if let Some(id) = chosen {
        form.ask(PositionCommand::ChoosePolicy(id));
    }
}

fn heading(ui: &mut Ui, data: &SheetData, theme: &Theme) {
    rule(ui, theme);
    ui.horizontal(|ui| {
        ui.label(text(data.heading.as_str(), Face::SerifSemibold, size::SECTION, theme.text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (words, ink) = match &data.dissent {
                Some(dissent) => (format!("≠ {dissent}"), theme.warning.text),
                None => (data.agreement.clone(), theme.muted),
            };
            if !words.is_empty() {
                ui.add(Label::new(text(words, Face::SansSemibold, size::META, ink)).truncate());
            }
        });
    });
    ui.add_space(4.0);
}

/// How wide a card is, and how many stand beside one another.
fn columns(width: f32, cards: usize) -> (f32, usize) {
    let mut beside = cards.max(1);
    let of = |beside: usize| (width - GAP * (beside as f32 - 1.0)) / beside as f32;
    while beside > 1 && of(beside) < LEAST {
        beside -= 1;
    }
    // Rows as even as can be: three and two, rather than four and one.
    let rows = cards.max(1).div_ceil(beside);
    let beside = cards.max(1).div_ceil(rows);
    (of(beside), beside)
}

/// The words of a card, laid out.
struct Laid {
    upper: Vec<Arc<Galley>>,
    lower: Vec<Arc<Galley>>,
}

impl Laid {
    fn of(ui: &Ui, card: &CardData, width: f32, theme: &Theme) -> Self {
        let dissent = card.tone == Tone::Dissents;
        let stance = if dissent {
            theme.warning.text
        } else if card.tone == Tone::Decides {
            theme.accent
        } else {
            theme.muted
        };
        let lay = |words: &str, face: Face, points: f32, ink, rows: usize| {
            let mut job = LayoutJob::simple(words.to_owned(), face.at(points), ink, width);
            job.wrap = TextWrapping { max_width: width, max_rows: rows, ..TextWrapping::default() };
            ui.painter().layout_job(job)
        };
        let small = |words: &str, face, ink, rows| lay(words, face, size::META, ink, rows);
        let mut upper =
            vec![lay(&card.title, Face::SansSemibold, size::CONTROL, theme.text, 2), answer(ui, card, width, theme)];
        let said = [(&card.rests, Face::Sans), (&card.margin, Face::SansSemibold), (&card.open, Face::Sans)];
        let said = said.into_iter().filter(|(words, _)| !words.is_empty());
        upper.extend(said.map(|(words, face)| small(words, face, theme.text, 5)));
        let lower = vec![
            small(&card.stance, Face::SansSemibold, stance, 2),
            lay(&card.source, Face::Sans, size::CITATION, theme.muted, 2),
        ];
        Laid { upper, lower }
    }

    fn height(&self) -> f32 {
        let sum = |galleys: &[Arc<Galley>]| galleys.iter().map(|galley| galley.size().y + 3.0).sum::<f32>();
        sum(&self.upper) + 10.0 + sum(&self.lower)
    }
}

/// The class that a policy answers, or in italics what it says instead.
fn answer(ui: &Ui, card: &CardData, width: f32, theme: &Theme) -> Arc<Galley> {
    let wrap = TextWrapping { max_width: width, max_rows: 3, ..TextWrapping::default() };
    let mut job = LayoutJob { wrap, ..LayoutJob::default() };
    if card.code.is_empty() {
        job.append(&card.answer, 0.0, TextFormat::simple(Face::SerifItalic.at(17.0), theme.muted));
    } else {
        job.append(&card.code, 0.0, TextFormat::simple(Face::SerifTitle.at(19.0), theme.text));
        let title = TextFormat::simple(Face::Serif.at(size::TEXT), theme.text);
        // The blank is part of the words: only at one does a line break, and never inside a name.
        job.append(&format!(" {}", card.answer), 3.0, title);
    }
    ui.painter().layout_job(job)
}

/// Draws a card; whether it was pressed, though its policy does not decide yet.
fn one(ui: &mut Ui, form: &mut PositionForm<'_>, card: &CardData, face: Laid, size: eframe::egui::Vec2) -> bool {
    let theme = form.theme;
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, Id::unique(("policy", form.seat, card.id.as_str())), Sense::click());
    let decides = card.tone == Tone::Decides;
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, decides, &card.said));
    let (edge, fill) = match card.tone {
        Tone::Dissents => (Stroke::new(2.0, theme.warning.text), theme.surface),
        Tone::Decides => (Stroke::new(1.0, theme.accent), theme.selected),
        Tone::Quiet if response.hovered() => (Stroke::new(1.0, theme.edge), theme.selected),
        Tone::Quiet => (Stroke::new(1.0, theme.edge), theme.surface),
    };
    ui.painter().rect(rect, CornerRadius::same(6), fill, edge, StrokeKind::Inside);
    let mut y = rect.top() + INNER - 2.0;
    for galley in &face.upper {
        ui.painter().galley(eframe::egui::pos2(rect.left() + INNER, y), galley.clone(), theme.text);
        y += galley.size().y + 3.0;
    }
    let mut y = rect.bottom() - INNER + 3.0;
    for galley in face.lower.iter().rev() {
        y -= galley.size().y + 3.0;
        ui.painter().galley(eframe::egui::pos2(rect.left() + INNER, y), galley.clone(), theme.text);
    }
    if decides {
        let at = rect.right_top() + vec2(-INNER, INNER - 2.0);
        ui.painter().text(at, Align2::RIGHT_TOP, "●", Face::Sans.at(10.0), theme.accent);
    }
    let tip = if decides { "It decides here." } else { "Enter: it decides here." };
    response.on_hover_text(format!("{tip}\n\n{}", card.about)).clicked() && !decides
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn cards_wrap_into_rows_as_even_as_can_be() {
        // Five cards of at least 164 with 10 between take 860.
        assert_eq!(columns(900.0, 5).1, 5);
        assert_eq!(columns(700.0, 5).1, 3, "four would fit, and leave one alone");
        assert_eq!(columns(400.0, 5).1, 2);
        assert_eq!(columns(200.0, 5).1, 1);
        assert_eq!(columns(900.0, 0).1, 1, "none is no division by nothing");
    }
}
