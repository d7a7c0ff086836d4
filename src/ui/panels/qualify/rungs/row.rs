//! One rung, folded: outcome, code, title, what is short or what it rests on, and the day.

use eframe::egui::WidgetInfo;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align, Color32, FontId, Id, Painter, Rect, Response, Role, Sense, Stroke, Ui, pos2};

use crate::ui::kit::{outcome_hue, paint_outcome, paint_row_ground, triangle};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::view::qualify::rungs::{ResultData, RungData};

/// Below this width the words stand under the title.
const NARROW: f32 = 620.0;
/// The width of outcome and triangle.
const OUTCOME: f32 = 166.0;
/// The width of the day.
const DAY: f32 = 102.0;
/// A line of small words.
const LINE: f32 = 16.0;
/// Between the edge of a row, where the frame of the focus is drawn, and what stands at its right.
const INNER: f32 = 8.0;
/// The most lines of reasons below a title.
const MOST: usize = 4;

/// A row, and whether its tree is open.
pub struct RungRow<'a> {
    /// The rung.
    pub rung: &'a RungData,
    /// The ids of the policies.
    pub policies: &'a [String],
    /// Whether the tree below is open.
    pub open: bool,
    /// The theme.
    pub theme: &'a Theme,
}

impl RungRow<'_> {
    /// The height at a width.
    pub fn height(&self, painter: &Painter, width: f32) -> f32 {
        let differs = if self.rung.differs.is_some() { 2.0 * LINE + 2.0 } else { 0.0 };
        match self.rung.results.as_slice() {
            [one] if width < NARROW => {
                let mut words = self.words(one, MOST);
                words.wrap.max_width = below(width).0;
                self.head() + painter.layout_job(words).size().y.max(2.0 * LINE) + 6.0
            }
            [] | [_] => 40.0,
            _ => 28.0 + 4.0 * LINE + 8.0 + differs,
        }
    }

    /// The height of outcome and title in a narrow row.
    fn head(&self) -> f32 {
        let recommended = self.rung.results.iter().any(|result| result.recommended.is_some());
        if recommended { 40.0 } else { 26.0 }
    }

    /// Draws the row in `rect`.
    pub fn show(&self, ui: &Ui, rect: Rect, id: Id, sense: Sense) -> Response {
        let width = rect.width();
        let response = ui.interact(rect, id, sense);
        let name = self.rung.name(self.policies);
        response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, &name));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_expanded(self.open);
            node.set_level(1);
        });
        if ui.is_rect_visible(rect) {
            paint_row_ground(ui.painter(), &response, false, true, self.theme);
            let inner = rect.with_max_x(rect.right() - INNER);
            match self.rung.results.as_slice() {
                [one] if width < NARROW => self.narrow(ui.painter(), inner, one),
                [one] => self.wide(ui.painter(), inner, one),
                several => self.several(ui.painter(), inner, several),
            }
            let rule = if self.open { self.theme.edge } else { self.theme.rule };
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, rule));
        }
        response.on_hover_ui(|ui| {
            for result in &self.rung.results {
                ui.label(result.in_words());
                ui.label(&result.when_in_full);
            }
        })
    }

    fn wide(&self, painter: &Painter, rect: Rect, result: &ResultData) {
        self.outcome(painter, rect, result);
        let mut left = rect.left() + OUTCOME;
        let column = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to - 8.0, rect.y_range());
        self.code(painter, column(left, left + 64.0));
        left += 64.0;
        let right = rect.right() - DAY;
        let middle = left + (right - left) * 0.5;
        paint(painter, column(left, middle), &self.title(2), Align::Min);
        paint(painter, column(middle, right), &self.words(result, 2), Align::Min);
        paint(painter, Rect::from_x_y_ranges(right..=rect.right(), rect.y_range()), &self.day(result), Align::Max);
    }

    fn narrow(&self, painter: &Painter, rect: Rect, result: &ResultData) {
        let (top, below) = rect.split_top_bottom_at_y(rect.top() + self.head());
        self.outcome(painter, top, result);
        let code = Rect::from_x_y_ranges(top.left() + OUTCOME..=top.left() + OUTCOME + 60.0, top.y_range());
        self.code(painter, code);
        let title = Rect::from_x_y_ranges(code.right() + 8.0..=rect.right(), top.y_range());
        paint(painter, title, &self.title(1), Align::Min);
        let (words, left) = self::below(rect.width() + INNER);
        let words = Rect::from_x_y_ranges(rect.left() + left..=rect.left() + left + words, below.y_range());
        paint(painter, words, &self.words(result, MOST), Align::Min);
        paint(painter, below.with_min_x(below.right() - DAY), &self.day(result), Align::Max);
    }

    /// Two policies: each a column of its own, and below what differs.
    fn several(&self, painter: &Painter, rect: Rect, results: &[ResultData]) {
        let (top, mut below) = rect.split_top_bottom_at_y(rect.top() + 28.0);
        triangle(painter, pos2(rect.left() + 10.0, top.center().y), self.open, self.theme.muted);
        self.code(painter, top.with_min_x(rect.left() + 20.0));
        paint(painter, top.with_min_x(rect.left() + 88.0), &self.title(1), Align::Min);
        if let Some(differs) = &self.rung.differs {
            let (columns, last) = below.split_top_bottom_at_y(below.bottom() - 2.0 * LINE - 4.0);
            let ink = self.theme.warning.text;
            let words = job(&[(differs, Face::SansSemibold.at(size::CHANGE), ink)], 2, LINE);
            paint_top(painter, last.with_min_x(rect.left() + 20.0), &words);
            below = columns;
        }
        let left = rect.left() + 20.0;
        let half = (rect.right() - left) / 2.0;
        for (at, result) in results.iter().take(2).enumerate() {
            let from = if at == 0 { left } else { left + half };
            let column = Rect::from_x_y_ranges(from..=from + half - 12.0, below.y_range());
            let (head, words) = column.split_top_bottom_at_y(column.top() + LINE + 2.0);
            let policy = self.policies.get(at).map_or("", String::as_str);
            self.policy_head(painter, head, policy, result);
            let (when, words) = words.split_top_bottom_at_y(words.top() + LINE);
            let day = format!("{} {}", result.when, result.day.as_deref().unwrap_or_default());
            paint_top(painter, when, &job(&[(&day, Face::Sans.at(size::CHANGE), self.theme.text)], 1, LINE));
            paint_top(painter, words, &self.words(result, 2));
        }
    }

    fn policy_head(&self, painter: &Painter, head: Rect, policy: &str, result: &ResultData) {
        let theme = self.theme;
        let mut left = head.left();
        if let Some(outcome) = result.outcome {
            paint_outcome(painter, pos2(left + 7.0, head.center().y), 14.0, outcome, false, theme);
            left += 20.0;
        }
        let ink = result.outcome.map_or(theme.muted, |outcome| outcome_hue(theme, outcome).text);
        let word = result.outcome.map_or("no answer", rungs_domain::qualify::Outcome::words);
        let rest = format!("  by {policy}");
        let words = job(
            &[(word, Face::SansSemibold.at(size::CHANGE), ink), (&rest, Face::Sans.at(size::CITATION), theme.muted)],
            1,
            LINE,
        );
        paint(painter, head.with_min_x(left), &words, Align::Min);
    }

    /// Triangle, shape and word; below, in small print, the tier for full performance.
    fn outcome(&self, painter: &Painter, rect: Rect, result: &ResultData) {
        let theme = self.theme;
        let low = if result.recommended.is_some() { 8.0 } else { 0.0 };
        let y = rect.center().y - low;
        triangle(painter, pos2(rect.left() + 10.0, rect.center().y), self.open, theme.muted);
        let word = Rect::from_x_y_ranges(rect.left() + 38.0..=rect.left() + OUTCOME, y - 9.0..=y + 9.0);
        if let Some(outcome) = result.outcome {
            paint_outcome(painter, pos2(rect.left() + 25.0, y), 18.0, outcome, false, theme);
            let ink = outcome_hue(theme, outcome).text;
            let font = Face::SansSemibold.at(size::CONTROL);
            paint(painter, word, &job(&[(outcome.words(), font, ink)], 1, 18.0), Align::Min);
        } else {
            let font = Face::SansMedium.at(size::CONTROL);
            paint(painter, word, &job(&[("no answer", font, theme.muted)], 1, 18.0), Align::Min);
        }
        if let Some((_, outcome)) = &result.recommended {
            let at = pos2(rect.left() + 25.0, y + 17.0);
            paint_outcome(painter, at, 11.0, *outcome, false, theme);
            let words = format!("recommended: {}", short_word(*outcome));
            let line = Rect::from_x_y_ranges(rect.left() + 35.0..=rect.left() + OUTCOME - 2.0, at.y - 8.0..=at.y + 8.0);
            let font = Face::Sans.at(size::CITATION);
            paint(painter, line, &job(&[(&words, font, theme.muted)], 1, LINE), Align::Min);
        }
    }

    fn code(&self, painter: &Painter, rect: Rect) {
        let font = Face::SansSemibold.at(size::META);
        paint(painter, rect, &job(&[(self.rung.level.code.as_str(), font, self.theme.text)], 1, 18.0), Align::Min);
    }

    fn title(&self, rows: usize) -> LayoutJob {
        job(&[(&self.rung.title, Face::SerifSemibold.at(14.5), self.theme.text)], rows, 17.0)
    }

    fn words(&self, result: &ResultData, rows: usize) -> LayoutJob {
        let ink = result.outcome.map_or(self.theme.warning.text, |outcome| outcome_hue(self.theme, outcome).text);
        let strong = format!("{} ", result.strong);
        let words = (result.words.as_str(), Face::Sans.at(size::META), self.theme.muted);
        let strong = (strong.as_str(), Face::SansSemibold.at(size::META), ink);
        let parts = if result.strong.is_empty() { vec![words] } else { vec![strong, words] };
        job(&parts, rows, LINE)
    }

    fn day(&self, result: &ResultData) -> LayoutJob {
        let font = Face::Sans.at(size::CHANGE);
        let (when, theme) = (format!("{}\n", result.when), self.theme);
        match &result.day {
            Some(day) => job(&[(&when, font.clone(), theme.muted), (day, font, theme.text)], 2, LINE),
            None => job(&[(&result.when, font, theme.muted)], 2, LINE),
        }
    }
}

/// The width of the reasons below a title, and how far they are from the left edge of a row of `width`.
fn below(width: f32) -> (f32, f32) {
    const LEFT: f32 = 38.0;
    (width - INNER - LEFT - DAY - 8.0, LEFT)
}

fn short_word(outcome: rungs_domain::qualify::Outcome) -> &'static str {
    if outcome == rungs_domain::qualify::Outcome::NeedsJudgement { "open" } else { outcome.words() }
}

/// Words in one layout of at most `rows` lines.
fn job(parts: &[(&str, FontId, Color32)], rows: usize, line: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (words, font, ink) in parts {
        let mut format = TextFormat::simple(font.clone(), *ink);
        format.line_height = Some(line);
        job.append(words, 0.0, format);
    }
    job.wrap.max_rows = rows;
    job
}

/// Paints a layout from the top of `rect` on.
fn paint_top(painter: &Painter, rect: Rect, job: &LayoutJob) {
    let mut job = job.clone();
    job.wrap.max_width = rect.width().max(8.0);
    let galley = painter.layout_job(job);
    painter.galley(rect.min, galley, Color32::PLACEHOLDER);
}

/// Paints a layout, centered over the height of `rect`, to its left or right edge.
fn paint(painter: &Painter, rect: Rect, job: &LayoutJob, align: Align) {
    let mut job = job.clone();
    job.wrap.max_width = rect.width().max(8.0);
    job.halign = align;
    let galley = painter.layout_job(job);
    let x = if align == Align::Max { rect.right() } else { rect.left() };
    painter.galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, Color32::PLACEHOLDER);
}
