//! Drawing the flow: ribbons under boxes, labels on top.

use std::borrow::Cow;
use std::collections::BTreeSet;

use eframe::egui::epaint::{Mesh, Shape};
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, pos2, vec2};
use rungs_domain::compare::{Change, ChangeName};

use super::place::{Band, Placed};
use crate::ui::kit::decided;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::view::ladder::picture::{FlowNode, Picture, Ribbon, Stub};

/// A painter with the place of the picture's upper left corner.
pub struct Canvas<'a> {
    /// The painter.
    pub painter: &'a Painter,
    /// The theme.
    pub theme: &'a Theme,
    /// Where the picture begins.
    pub origin: Vec2,
    /// The row in focus.
    pub row: Option<usize>,
    /// The changes that were asked for; none: all.
    pub changes: &'a BTreeSet<Change>,
}

/// How a ribbon or a stub stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Emphasis {
    /// Another change was asked for: an outline only.
    Faded,
    Usual,
    /// On the thread in focus.
    Focused,
}

impl Emphasis {
    fn stroke(self, theme: &Theme, ink: Color32) -> Stroke {
        match self {
            Emphasis::Faded => Stroke::new(1.0, theme.rule),
            Emphasis::Usual => Stroke::new(1.0, ink),
            Emphasis::Focused => Stroke::new(2.0, ink),
        }
    }
}

/// Whether a change is among those asked for.
pub fn asked_for(changes: &BTreeSet<Change>, change: Change) -> bool {
    changes.is_empty() || changes.contains(&change)
}

/// Into how many pieces a curve is cut.
const PIECES: usize = 20;

impl Canvas<'_> {
    /// Draws ribbons and stubs: those not asked for first and faded, those of the row in focus last and heavier.
    pub fn ribbons(&self, picture: &Picture, placed: &Placed) {
        for emphasis in [Emphasis::Faded, Emphasis::Usual, Emphasis::Focused] {
            for thin in [false, true] {
                for (ribbon, band) in picture.ribbons.iter().zip(&placed.ribbons) {
                    if ribbon.thin == thin && self.emphasis(ribbon.change, ribbon.row) == emphasis {
                        self.band(band, ribbon, emphasis);
                    }
                }
            }
            for (stub, rect) in picture.stubs.iter().zip(&placed.stubs) {
                if self.emphasis(stub.change, stub.row) == emphasis {
                    self.stub(stub, rect.translate(self.origin), emphasis);
                }
            }
        }
        self.labels(picture, placed);
    }

    fn emphasis(&self, change: Change, row: usize) -> Emphasis {
        match (asked_for(self.changes, change), self.row == Some(row)) {
            (false, _) => Emphasis::Faded,
            (true, false) => Emphasis::Usual,
            (true, true) => Emphasis::Focused,
        }
    }

    /// Labels stand on everything, each on a ground of its own: ribbons cross one another and the stubs.
    fn labels(&self, picture: &Picture, placed: &Placed) {
        for (stub, rect) in picture.stubs.iter().zip(&placed.stubs) {
            if asked_for(self.changes, stub.change) {
                let at = rect.center() + self.origin + vec2(if stub.before { 5.0 } else { -2.0 }, 0.0);
                let ground = self.theme.told(stub.told).tint.unwrap_or(self.theme.background);
                self.label(at, stub.told, ground, 1.0);
            }
        }
        for (ribbon, band) in picture.ribbons.iter().zip(&placed.ribbons) {
            if let (Some(at), true) = (band.label, asked_for(self.changes, ribbon.change)) {
                let steep = (band.start.y - band.end.y).abs() > 8.0;
                let at = at + self.origin;
                let tint = self.theme.told(ribbon.told).tint.filter(|_| !ribbon.thin && !steep);
                let plain = ribbon.change == Change::Same;
                let ground = tint.filter(|_| !plain).unwrap_or(self.theme.background);
                let right = self.label(at, ribbon.told, ground, 3.0);
                if ribbon.confirmed {
                    let font = Face::SansSemibold.at(size::CITATION);
                    self.painter.text(right, Align2::LEFT_CENTER, " ◆", font, decided(self.theme));
                }
            }
        }
    }

    fn seen(&self, rect: Rect) -> bool {
        rect.intersects(self.painter.clip_rect())
    }

    fn band(&self, band: &Band, ribbon: &Ribbon, emphasis: Emphasis) {
        let bounds = Rect::from_two_pos(band.start, band.end).expand(band.height).translate(self.origin);
        if !self.seen(bounds) {
            return;
        }
        let half = vec2(0.0, band.height / 2.0);
        let middle = (0..=PIECES).map(|at| band.at(at as f32 / PIECES as f32) + self.origin);
        let (upper, lower): (Vec<Pos2>, Vec<Pos2>) = middle.map(|at| (at - half, at + half)).unzip();
        let (hue, same) = (self.theme.told(ribbon.told), ribbon.change == Change::Same);
        if let (Some(tint), true) = (hue.tint, emphasis != Emphasis::Faded) {
            let fill = if same { self.theme.background } else { tint };
            self.painter.add(Shape::mesh(strip(&upper, &lower, fill)));
        }
        let ink = if same { self.theme.edge } else { hue.text };
        let stroke = emphasis.stroke(self.theme, ink);
        self.painter.line(upper, stroke);
        self.painter.line(lower, stroke);
    }

    fn stub(&self, stub: &Stub, rect: Rect, emphasis: Emphasis) {
        if !self.seen(rect) {
            return;
        }
        let hue = self.theme.told(stub.told);
        let faded = emphasis == Emphasis::Faded;
        let stroke = emphasis.stroke(self.theme, hue.text);
        let fill = hue.tint.filter(|_| !faded).unwrap_or(Color32::TRANSPARENT);
        let (left, right) = (rect.left(), rect.right());
        let points = if stub.before {
            vec![
                pos2(right, rect.top()),
                pos2(left + 12.0, rect.top()),
                pos2(left, rect.center().y),
                pos2(left + 12.0, rect.bottom()),
                pos2(right, rect.bottom()),
            ]
        } else {
            vec![
                pos2(left, rect.top()),
                pos2(right, rect.top() + 2.0),
                pos2(right, rect.bottom() - 2.0),
                pos2(left, rect.bottom()),
            ]
        };
        self.painter.add(Shape::convex_polygon(points, fill, stroke));
        let ends = !stub.before && stub.change == Change::Dropped;
        if ends && !faded {
            let y = (rect.top() - 2.0)..=(rect.bottom() + 2.0);
            self.painter.vline(right, y, Stroke::new(3.0, hue.text));
        }
    }

    /// Glyph and word around `at`, on a ground that is wider by `margin` at either side; returns where they end.
    fn label(&self, at: Pos2, told: ChangeName, ground: Color32, margin: f32) -> Pos2 {
        let color = self.theme.told(told).text;
        let font = Face::SansSemibold.at(size::CITATION);
        let words = self.painter.layout_no_wrap(format!("{}  {}", told.glyph(), told.word()), font, color);
        let rect = Align2::CENTER_CENTER.anchor_size(at, words.rect.size());
        self.painter.rect_filled(rect.expand2(vec2(margin, 0.0)), 3.0, ground);
        self.painter.galley(rect.min, words, color);
        rect.right_center()
    }

    /// Draws a box with the first words of its item.
    pub fn node(&self, node: &FlowNode, rect: Rect, on_thread: bool) {
        let theme = self.theme;
        let rect = rect.translate(self.origin);
        let stroke = if on_thread { Stroke::new(2.0, theme.accent) } else { Stroke::new(1.0, theme.edge) };
        self.painter.rect(rect, 4.0, theme.surface, stroke, StrokeKind::Inside);
        let font = Face::SansSemibold.at(size::CHANGE);
        self.painter.text(rect.min + vec2(6.0, 6.0), Align2::LEFT_TOP, node.number.to_string(), font, theme.muted);
        let mut job = LayoutJob::default();
        job.wrap.max_width = rect.width() - 21.0 - 6.0;
        job.wrap.max_rows = 3;
        let mut format = TextFormat::simple(Face::Serif.at(size::CONTROL), theme.text);
        format.line_height = Some(17.0);
        // Letters are wider than four points, so three lines hold no more.
        job.append(&first_words(&node.text, (job.wrap.max_width * 3.0 / 4.0) as usize), 0.0, format);
        let galley = self.painter.layout_job(job);
        self.painter.galley(rect.min + vec2(21.0, 5.0), galley, theme.text);
    }
}

/// The first words, of no more letters than these, and a sign where others follow.
fn first_words(text: &str, letters: usize) -> Cow<'_, str> {
    let Some((byte, _)) = text.char_indices().nth(letters) else { return Cow::Borrowed(text) };
    let head = text.get(..byte).unwrap_or_default();
    let words = head.rfind(char::is_whitespace).and_then(|end| head.get(..end)).unwrap_or(head);
    Cow::Owned(format!("{} …", words.trim_end()))
}

/// A strip between two lines, filled.
fn strip(upper: &[Pos2], lower: &[Pos2], fill: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    for (above, below) in upper.iter().zip(lower) {
        let at = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
        mesh.colored_vertex(*above, fill);
        mesh.colored_vertex(*below, fill);
        if let Some(before) = at.checked_sub(2) {
            mesh.add_triangle(before, before + 1, at);
            mesh.add_triangle(before + 1, at, at + 1);
        }
    }
    mesh
}

#[cfg(test)]
mod tests {
    use super::first_words;

    #[test]
    fn words_are_not_cut_and_others_are_told() {
        let text = "Makes a rehabilitation plan for the Medical Social Consultant";
        // The fortieth letter is in "Medical".
        assert_eq!(first_words(text, 40), "Makes a rehabilitation plan for the …");
        assert_eq!(first_words(text, 100), text);
        assert_eq!(first_words("Interdepartmental", 5), "Inter …");
    }
}
