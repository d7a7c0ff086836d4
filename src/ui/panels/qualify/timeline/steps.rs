//! Credited hours a week as steps, with the full week, and what is over the cap.

use eframe::egui::{Align2, Painter, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use jiff::civil::Date;
use rungs_domain::qualify::Outcome;

use super::canvas::Canvas;
use crate::ui::kit::{dashed, hatched, name_it, outcome_hue, small, text};
use crate::ui::theme::{Face, size};
use rungs_app::view::qualify::timeline::{CreditData, OverData, StepData};

/// The height of the steps.
const HIGH: f32 = 76.0;
/// The height of the words below them.
const WORDS: f32 = 34.0;

/// More steps than this are drawn without words of their own: the sum above says what they make.
const MOST_NAMED: usize = 16;

/// Draws the steps.
pub fn show(ui: &mut Ui, credit: &CreditData, canvas: Canvas<'_>, as_of: Date) {
    ui.add_space(4.0);
    ui.label(text(credit.title.as_str(), Face::SansSemibold, size::CONTROL, canvas.theme.text));
    ui.label(small(credit.words.as_str(), canvas.theme));
    ui.add_space(4.0);
    let (rect, response) = ui.allocate_exact_size(vec2(canvas.width, HIGH + WORDS), Sense::hover());
    name_it(&response, Role::Label, &credit.in_words);
    let (chart, below) = rect.split_top_bottom_at_y(rect.top() + HIGH);
    let steps = Steps { credit, canvas, chart };
    steps.draw(ui.painter(), as_of);
    steps.months(ui.painter(), below);
    steps.met(ui.painter(), below);
}

struct Steps<'a> {
    credit: &'a CreditData,
    canvas: Canvas<'a>,
    chart: Rect,
}

impl Steps<'_> {
    fn y(&self, hours: f32) -> f32 {
        let tops = self.credit.over.iter().map(|over| over.above + over.hours);
        let most = tops.chain(self.credit.steps.iter().map(|step| step.hours)).fold(self.credit.full_week, f32::max);
        self.chart.bottom() - hours / (most * 1.1).max(1.0) * self.chart.height()
    }

    fn block(&self, from: f32, end: f32, low: f32, high: f32) -> Rect {
        Rect::from_min_max(pos2(from, self.y(high)), pos2(end.max(from + 2.0), self.y(low)))
    }

    fn draw(&self, painter: &Painter, as_of: Date) {
        let Steps { credit, canvas, chart } = self;
        let theme = canvas.theme;
        canvas.grid(painter, *chart);
        let open = outcome_hue(theme, Outcome::NeedsJudgement);
        for StepData { from, end, hours, .. } in &credit.possible {
            let block = self.block(canvas.x(*from), canvas.x(*end), 0.0, *hours);
            let fill = open.tint.unwrap_or(theme.background);
            painter.rect(block, 0.0, fill, Stroke::new(1.0, open.text), StrokeKind::Inside);
        }
        for StepData { from, end, hours, .. } in &credit.steps {
            painter.rect_filled(self.block(canvas.x(*from), canvas.x(*end), 0.0, *hours), 0.0, theme.accent);
        }
        if let (Some((end, hours)), Some(last)) = (credit.goes_on, credit.steps.last()) {
            dashed(painter, self.block(canvas.x(last.end), canvas.x(end), 0.0, hours).shrink(0.5), theme.accent);
        }
        let full = [pos2(chart.left(), self.y(credit.full_week)), pos2(chart.right(), self.y(credit.full_week))];
        painter.extend(Shape::dashed_line(&full, Stroke::new(1.0, theme.edge), 2.0, 3.0));
        painter.hline(chart.x_range(), chart.bottom(), Stroke::new(1.0, theme.edge));
        let mut right = f32::MIN;
        for over in &credit.over {
            right = self.over(painter, over, right);
        }
        canvas.as_of(painter, *chart, as_of);
    }

    /// What is over the cap, with words where they do not run into others; returns where the words end.
    fn over(&self, painter: &Painter, over: &OverData, taken: f32) -> f32 {
        let canvas = &self.canvas;
        let hue = canvas.theme.warning;
        let rect = self.block(canvas.x(over.from), canvas.x(over.end), over.above, over.above + over.hours);
        let fill = hue.tint.unwrap_or(canvas.theme.background);
        painter.rect(rect, 0.0, fill, Stroke::new(1.0, hue.text), StrokeKind::Inside);
        hatched(painter, rect, hue.text);
        if self.credit.over.len() > MOST_NAMED {
            return taken;
        }
        let font = Face::SansSemibold.at(size::CITATION);
        let wide = painter.layout_no_wrap(over.words.clone(), font.clone(), hue.text).size().x;
        let at_right = rect.right() + 8.0 + wide < canvas.right();
        let left = if at_right { rect.right() + 6.0 } else { rect.left() - 6.0 - wide };
        if left < taken + 4.0 || left < canvas.left {
            return taken.max(rect.right());
        }
        let at = pos2(left, rect.center().y.max(self.chart.top() + 6.0));
        canvas.label(painter, at, Align2::LEFT_CENTER, &over.words, font, hue.text).right()
    }

    /// Months below each step: in full where there is room, else the number, else nothing.
    fn months(&self, painter: &Painter, below: Rect) {
        let canvas = &self.canvas;
        let mut taken = canvas.left - 4.0;
        let possible = self.credit.steps.is_empty();
        let steps = if possible { &self.credit.possible } else { &self.credit.steps };
        if steps.len() > MOST_NAMED {
            return;
        }
        for (at, step) in steps.iter().enumerate() {
            let next = steps.get(at + 1).map_or(canvas.right(), |next| canvas.x(next.from));
            let center = (canvas.x(step.from) + canvas.x(step.end)) / 2.0;
            let long = if possible { format!("{} possible", step.months) } else { step.months.clone() };
            for words in [&long, &step.short] {
                let font = Face::Sans.at(size::CITATION);
                let galley = painter.layout_no_wrap(words.clone(), font, canvas.theme.text);
                let wide = galley.size().x;
                let left = (center - wide / 2.0).max(canvas.left).min(canvas.right() - wide);
                if left > taken + 4.0 && left + wide <= next + 8.0 {
                    painter.galley(pos2(left, below.top() + 2.0), galley, canvas.theme.text);
                    taken = left + wide;
                    break;
                }
            }
        }
    }

    /// The day on which it would be met.
    fn met(&self, painter: &Painter, below: Rect) {
        let Some((day, words)) = &self.credit.met else { return };
        let canvas = &self.canvas;
        let x = canvas.x(day.tomorrow().unwrap_or(*day)).min(canvas.right() - 0.75);
        let line = [pos2(x, self.chart.top()), pos2(x, below.top() + 18.0)];
        painter.extend(Shape::dashed_line(&line, Stroke::new(1.5, canvas.theme.accent), 4.0, 3.0));
        let font = Face::SansSemibold.at(size::CITATION);
        let wide = painter.layout_no_wrap(words.clone(), font.clone(), canvas.theme.accent).size().x;
        let left = (x - wide / 2.0).min(canvas.right() - wide).max(canvas.left);
        let at = pos2(left, below.top() + 26.0);
        canvas.label(painter, at, Align2::LEFT_CENTER, words, font, canvas.theme.accent);
    }
}
