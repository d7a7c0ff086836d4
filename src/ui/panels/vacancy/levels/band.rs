//! One level: its line, and opened, what work it needs, whom it asks for, and who could fill it.

use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align2, CornerRadius, Id, Label, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::ui::kit::{end_of_title, outcome_hue, paint_outcome, small, text, triangle};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::view::vacancy::levels::{Fill, LevelBand, Need};

/// From this width on, in points, the parts of an open level stand side by side.
const WIDE: f32 = 640.0;

/// The height of a level's line, in points.
const LINE: f32 = 44.0;

/// A level that is drawn.
pub struct BandView<'a> {
    pub band: &'a LevelBand,
    /// Its place in the series, and how many levels that has.
    pub at: usize,
    pub levels: usize,
    pub open: bool,
    pub theme: &'a Theme,
}

/// Draws a level; whether its line was pressed.
pub fn show(ui: &mut Ui, shown: &BandView<'_>) -> bool {
    let pressed = line(ui, shown).clicked();
    if shown.open {
        ui.add_space(4.0);
        parts(ui, shown);
        ui.add_space(10.0);
    }
    let below = ui.cursor().top() - 2.0;
    ui.painter().hline(ui.max_rect().x_range(), below, Stroke::new(1.0, shown.theme.rule));
    pressed
}

fn line(ui: &mut Ui, shown: &BandView<'_>) -> Response {
    let (band, theme) = (shown.band, shown.theme);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    let summary = summary(band);
    let name = format!("{} {}{}: {summary}", band.code, band.title, comma(band.stands));
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, shown.open, &name));
    if band.answer || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, theme.selected);
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let y = rect.top() + 14.0;
    triangle(&painter, pos2(rect.left() + 8.0, y), shown.open, theme.muted);
    let square = Rect::from_center_size(pos2(rect.left() + 24.0, y), vec2(10.0, 10.0));
    let hue = theme.level(shown.at, shown.levels);
    painter.rect(square, 0.0, hue, Stroke::new(1.0, theme.accent), StrokeKind::Inside);
    let left = rect.left() + 36.0;
    let bold = Face::SansSemibold.at(size::CONTROL);
    let code = painter.text(pos2(left, y), Align2::LEFT_CENTER, &band.code, bold, theme.text);
    let at = pos2(rect.right() - 8.0, y);
    let stands = painter.text(at, Align2::RIGHT_CENTER, band.stands, Face::SansSemibold.at(size::CHANGE), theme.accent);
    let font = Face::Sans.at(size::CONTROL);
    let title = end_of_title(&painter, &band.title, &font, stands.left() - code.right() - 20.0);
    painter.text(pos2(code.right() + 8.0, y), Align2::LEFT_CENTER, title, font, theme.text);
    let mut job = LayoutJob::simple_singleline(summary, Face::Sans.at(size::CHANGE), quiet(band, theme));
    job.wrap.max_width = rect.right() - left - 8.0;
    job.wrap.max_rows = 1;
    let galley = painter.layout_job(job);
    let elided = galley.elided;
    painter.galley(pos2(left, rect.top() + 24.0), galley, theme.muted);
    if elided { response.on_hover_text(name) } else { response }
}

/// On the ground of what is selected, quiet words are too faint.
fn quiet(band: &LevelBand, theme: &Theme) -> eframe::egui::Color32 {
    if band.answer { theme.text } else { theme.muted }
}

fn comma(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!(", {words}") }
}

/// Pay, work, what it takes, who: in one line.
fn summary(band: &LevelBand) -> String {
    let mut said = vec![band.pay.clone(), band.present.clone()];
    said.push(band.takes.clone());
    if !band.who.is_empty() {
        said.push(band.who.clone());
    }
    if band.lead {
        said.push("lead class".to_owned());
    }
    said.retain(|one| !one.is_empty());
    said.join(" · ")
}

/// The parts of an open level: side by side where there is room.
fn parts(ui: &mut Ui, shown: &BandView<'_>) {
    if ui.available_width() >= WIDE {
        // Columns of egui set their text to both edges; within them it is to begin at the left.
        ui.columns_const(|[work, asked, who]| {
            work.vertical(|ui| needs(ui, shown));
            asked.vertical(|ui| tiers(ui, shown));
            who.vertical(|ui| fills(ui, shown));
        });
    } else {
        ui.indent(Id::unique(("level", &shown.band.code)), |ui| {
            needs(ui, shown);
            ui.add_space(8.0);
            tiers(ui, shown);
            ui.add_space(8.0);
            fills(ui, shown);
        });
    }
}

fn caption(ui: &mut Ui, words: &str, theme: &Theme) {
    ui.label(text(words, Face::SansSemibold, size::CHANGE, theme.text));
}

fn needs(ui: &mut Ui, shown: &BandView<'_>) {
    let (band, theme) = (shown.band, shown.theme);
    caption(ui, if shown.at == 0 { "Its work" } else { "Work that sets it apart from the level below" }, theme);
    if band.needs.is_empty() {
        ui.label(small("No duty is printed that does.", theme));
    }
    for present in [true, false] {
        let some: Vec<&Need> = band.needs.iter().filter(|need| need.present == present).collect();
        if some.is_empty() {
            continue;
        }
        let (sign, word, hue) = match present {
            true => ("✓", "present", theme.outcomes.first().map_or(theme.text, |met| met.text)),
            false => ("−", "missing", theme.muted),
        };
        ui.label(text(format!("{sign} {word}"), Face::SansSemibold, size::CHANGE, hue));
        some.into_iter().for_each(|one| need(ui, one, theme));
    }
}

/// A duty: where it stands, and its words, two lines of them.
fn need(ui: &mut Ui, need: &Need, theme: &Theme) {
    let by = if need.by.is_empty() { String::new() } else { format!(": {}", need.by) };
    ui.add(Label::new(small(format!("{}{by}", need.what), theme)).wrap());
    let format = eframe::egui::TextFormat::simple(Face::Serif.at(size::CONTROL), theme.text);
    let mut job = LayoutJob::single_section(need.words.clone(), format);
    job.wrap.max_width = ui.available_width();
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let elided = galley.elided;
    let response = ui.add(Label::new(galley));
    if elided {
        response.on_hover_text(&need.words);
    }
    ui.add_space(2.0);
}

fn tiers(ui: &mut Ui, shown: &BandView<'_>) {
    let theme = shown.theme;
    caption(ui, "Qualifications as printed", theme);
    if shown.band.tiers.is_empty() {
        ui.label(small("The specification prints none.", theme));
    }
    for (heading, sentences) in &shown.band.tiers {
        ui.add(Label::new(small(heading.as_str(), theme)).wrap());
        for sentence in sentences {
            ui.add(Label::new(text(sentence.as_str(), Face::Serif, size::CONTROL, theme.text)).wrap());
        }
        ui.add_space(2.0);
    }
}

fn fills(ui: &mut Ui, shown: &BandView<'_>) {
    caption(ui, "Who could fill it", shown.theme);
    if shown.band.fills.is_empty() {
        ui.label(small("No applicant is open.", shown.theme));
    }
    shown.band.fills.iter().for_each(|one| fill(ui, one, shown.theme));
}

fn fill(ui: &mut Ui, fill: &Fill, theme: &Theme) {
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
        let ink = match fill.outcome {
            Some(outcome) => {
                paint_outcome(ui.painter(), rect.center(), 14.0, outcome, false, theme);
                outcome_hue(theme, outcome).text
            }
            None => theme.muted,
        };
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.vertical(|ui| {
            ui.add(Label::new(text(fill.words.as_str(), Face::SansMedium, size::META, ink)).wrap());
            for one in &fill.open {
                ui.add(Label::new(small(one.as_str(), theme)).wrap());
            }
        });
    });
    ui.add_space(2.0);
}
