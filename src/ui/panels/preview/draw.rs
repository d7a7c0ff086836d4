//! The paper: laid out anew only where the document, the width or the look has changed; drawn where it is in view.

use std::sync::Arc;

use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align, Id, Margin, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use rungs_app::document::Document;

use super::paper::job;
use crate::ui::kit::{ScrollKeys, SelectableText, name_it, scroll_by_keys, selectable};
use crate::ui::theme::Theme;
use rungs_app::view::preview::{Kind, Mark, Strip, strips};

/// Between the edge of the paper and its words, in points.
const MARGIN: Margin = Margin { left: 24, right: 24, top: 16, bottom: 20 };

/// The strips of the document in view, laid out.
#[derive(Debug, Default)]
pub struct PaperView {
    of: Option<Of>,
    laid: Vec<Laid>,
    /// The height of them all, in points.
    height: f32,
    /// The paper had the keyboard focus in the last frame.
    focused: bool,
}

/// What the layout depends on.
#[derive(Debug, PartialEq)]
struct Of {
    document: ByAddress,
    /// In points.
    width: f32,
    pixels_per_point: f32,
    theme: String,
}

/// A document that is the same while it is the same value in memory.
#[derive(Debug)]
struct ByAddress(Arc<Document>);

impl PartialEq for ByAddress {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A strip and where it stands.
#[derive(Debug)]
struct Laid {
    strip: Strip,
    name: String,
    /// From the upper edge of the words, in points.
    top: f32,
    height: f32,
    /// One a cell: the left edge of its text, in points, and how it is laid out.
    jobs: Vec<(f32, LayoutJob)>,
}

impl PaperView {
    fn refresh(&mut self, ui: &Ui, document: &Arc<Document>, width: f32, theme: &Theme) {
        let of = Of {
            document: ByAddress(document.clone()),
            width,
            pixels_per_point: ui.ctx().pixels_per_point(),
            theme: theme.name.clone(),
        };
        if self.of.as_ref() == Some(&of) {
            return;
        }
        let mut top = 0.0;
        self.laid.clear();
        for strip in strips(document, width) {
            top += strip.above;
            let laid = lay(ui, strip, top, width, theme);
            top += laid.height;
            self.laid.push(laid);
        }
        self.height = top;
        self.of = Some(of);
    }
}

fn lay(ui: &Ui, strip: Strip, top: f32, width: f32, theme: &Theme) -> Laid {
    let mut height: f32 = 0.0;
    let mut jobs = Vec::new();
    for cell in &strip.cells {
        let (from, to) = (cell.from.on(width), cell.to.on(width));
        let job = job(cell, (to - from).max(20.0), theme);
        height = height.max(ui.painter().layout_job(job.clone()).size().y);
        jobs.push((if job.halign == Align::RIGHT { to } else { from }, job));
    }
    let below = if matches!(strip.mark, Mark::Strong | Mark::Thin) { 3.0 } else { 0.0 };
    Laid { name: strip.name(), strip, top, height: height + below, jobs }
}

/// Shows the paper in what room is left.
pub fn show(ui: &mut Ui, document: &Arc<Document>, view: &mut PaperView, theme: &Theme) {
    let room = ui.available_rect_before_wrap();
    let paper = ui.interact(room, Id::unique("paper"), Sense::click());
    paper.widget_info(|| WidgetInfo::labeled(Role::Document, true, document.title.words()));
    if paper.clicked() {
        paper.request_focus();
    }
    ui.painter().rect(room, 0.0, theme.surface, Stroke::new(1.0, theme.rule), StrokeKind::Inside);
    view.focused = paper.has_focus();
    ScrollArea::vertical().id_salt("paper").auto_shrink([false, false]).show_viewport(ui, |ui, port| {
        if view.focused {
            scroll_by_keys(ui, ScrollKeys::All, port.height());
        }
        let whole = ui.max_rect();
        let width = whole.width() - MARGIN.sum().x;
        view.refresh(ui, document, width, theme);
        ui.set_height(view.height + MARGIN.sum().y);
        let origin = whole.min + vec2(MARGIN.leftf(), MARGIN.topf());
        let heard = ui.ctx().accesskit_node_builder(paper.id, |_| ()).is_some();
        for (at, laid) in view.laid.iter().enumerate() {
            let rect = Rect::from_min_size(origin + vec2(0.0, laid.top), vec2(width, laid.height));
            let seen = ui.clip_rect().intersects(rect);
            if seen || heard {
                draw(ui, at, laid, rect, seen, theme);
            }
        }
    });
}

/// Draws a strip; one that is out of view is only named.
fn draw(ui: &Ui, at: usize, laid: &Laid, rect: Rect, seen: bool, theme: &Theme) {
    let id = Id::unique(("strip", at));
    // Not to be reached by Tab: the words are read, or selected with the mouse.
    let alone = laid.jobs.len() == 1;
    let response = ui.interact(rect, id, if alone { Sense::CLICK | Sense::DRAG } else { Sense::hover() });
    describe(ui, &response, laid);
    if !seen {
        return;
    }
    let strong = Stroke::new(1.0, theme.edge);
    match laid.strip.mark {
        Mark::None => {}
        Mark::Quoted => {
            ui.painter().vline(rect.left() + 2.0, rect.y_range().expand(1.0), Stroke::new(2.0, theme.edge));
        }
        Mark::Strong => _ = ui.painter().hline(rect.x_range(), rect.bottom(), strong),
        Mark::Thin => _ = ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.rule)),
    }
    for (cell, (x, job)) in laid.jobs.iter().enumerate() {
        let galley = ui.painter().layout_job(job.clone());
        let at = pos2(rect.left() + x, rect.top());
        match laid.jobs.len() {
            // The strip itself is the text, which screen readers then read by word.
            1 => selectable(ui, &response, at, galley, theme.text),
            _ => SelectableText::alone(ui, id.with(cell), at, galley).paint(ui, theme.text),
        }
    }
}

fn describe(ui: &Ui, response: &Response, laid: &Laid) {
    let role = match laid.strip.kind {
        Kind::Heading(_) => Role::Heading,
        Kind::Text => Role::Label,
        Kind::Row => Role::Row,
    };
    name_it(response, role, &laid.name);
    if let Kind::Heading(level) = laid.strip.kind {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_level(level));
    }
}
