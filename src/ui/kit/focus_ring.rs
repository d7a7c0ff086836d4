//! Keyboard focus: its ring, bringing it into view, and giving it back.

use eframe::egui::accesskit::{Action, ActionRequest, TreeId};
use eframe::egui::{Context, CornerRadius, Event, Id, Key, Order, Painter, Rect, Response, Stroke, StrokeKind};

use super::LEAST_TARGET;
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::Theme;

/// The gap between a widget and its ring, in points. It has the color of the ground, so that the ring is seen beside
/// any fill.
const GAP: f32 = 1.0;

/// How many widgets that had the focus are remembered.
const REMEMBERED: usize = 16;

/// A tall widget is in view when this much of it is, in points.
const ENOUGH: f32 = 96.0;

/// How many frames others have to scroll, or to take a focus that was lost, before it is done here.
const PATIENCE: u8 = 4;

/// How many times a widget may be scrolled to: the area around it may still grow.
const TRIES: u8 = 2;

/// A widget that had the keyboard focus.
#[derive(Debug, Clone, Copy)]
struct Focused {
    id: Id,
    /// It stands in a menu, a dialog or the like.
    over: bool,
}

/// What the frame before knew of the keyboard focus.
#[derive(Debug, Default)]
pub struct FocusKeeper {
    /// What had the focus, newest last, each once.
    history: Vec<Focused>,
    /// Frames to wait, and times to try, until the focus is in view.
    reveal: (u8, u8),
    /// Where to scroll in the next frame.
    target: Option<Id>,
    /// Frames to wait until a lost focus is given back.
    lost: Option<u8>,
    /// It was given back since a key was last pressed; a widget that does not keep it is not offered it again.
    given_back: bool,
    /// Frames since the pointer or the wheel did something.
    quiet: u8,
}

impl FocusKeeper {
    /// Asks egui to scroll to what has the focus; call it before anything is drawn.
    pub fn scroll(&mut self, ctx: &Context) {
        if let Some(id) = self.target.take() {
            let (action, target_tree) = (Action::ScrollIntoView, TreeId::ROOT);
            let request = ActionRequest { action, target_tree, target_node: id.accesskit_id(), data: None };
            ctx.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
        }
    }

    /// Follows the focus and draws its ring; call it when everything else is drawn. Whether the focus was lost and
    /// there is nothing left to give it to.
    pub fn follow(&mut self, ctx: &Context, theme: &Theme) -> bool {
        let pointing = ctx.input(|input| {
            input.pointer.any_down() || input.pointer.any_released() || input.smooth_scroll_delta().y != 0.0
        });
        self.quiet = if pointing { 0 } else { self.quiet.saturating_add(1) };
        if ctx.input(|input| input.raw.events.iter().any(|event| matches!(event, Event::Key { pressed: true, .. }))) {
            self.given_back = false;
        }
        let focused = ctx.memory(|memory| memory.focused());
        let shown = focused.filter(|id| is_drawn(ctx, *id)).and_then(|id| ctx.read_response(id));
        let Some(response) = shown else { return self.without(ctx, focused) };
        self.lost = None;
        self.remember(&response, pointing);
        self.reveal(ctx, &response);
        let elsewhere = ctx.data_mut(|data| data.remove_temp::<Option<Id>>(elsewhere_id())).flatten();
        if elsewhere != Some(response.id) {
            draw(ctx, &response, theme);
        }
        false
    }

    fn remember(&mut self, response: &Response, pointing: bool) {
        if self.history.last().is_some_and(|last| last.id == response.id) {
            return;
        }
        self.history.retain(|one| one.id != response.id);
        if self.history.len() >= REMEMBERED {
            self.history.remove(0);
        }
        self.history.push(Focused { id: response.id, over: response.layer_id.order != Order::Background });
        // What was clicked is in view, and is not to move under the pointer.
        self.reveal = if pointing { (0, 0) } else { (PATIENCE, TRIES) };
    }

    fn reveal(&mut self, ctx: &Context, response: &Response) {
        let (wait, tries) = self.reveal;
        let kept = ctx.data(|data| data.get_temp::<Id>(kept_id())) == Some(response.id);
        if tries == 0 || kept && response.interact_rect.height() >= LEAST_TARGET {
            return;
        }
        if is_in_view(response.rect, response.interact_rect) {
            self.reveal = (wait.saturating_sub(1), if wait == 0 { 0 } else { tries });
        } else if wait > 0 {
            self.reveal = (wait - 1, tries);
        } else {
            self.reveal = (1, tries - 1);
            self.target = Some(response.id);
        }
        if self.target.is_some() || self.reveal.0 > 0 {
            ctx.request_repaint();
        }
    }

    /// Nothing that is drawn has the focus: gives it back to what had it, where a key or the end of a pop-out took it.
    fn without(&mut self, ctx: &Context, focused: Option<Id>) -> bool {
        let Some(last) = self.history.last().copied() else { return false };
        if focused.is_some_and(|id| id != last.id) {
            // Asked for, and to be drawn in the next frame.
            return false;
        }
        // A menu or a dialog may go by the same key, with what had the focus in it.
        let escaped = !last.over && ctx.input(|input| input.raw.events.iter().any(is_escape)) && is_drawn(ctx, last.id);
        if self.lost.is_none() && self.quiet < PATIENCE && !last.over && !escaped {
            // The pointer took it, or it was scrolled out of view.
            self.history.clear();
            return false;
        }
        if std::mem::take(&mut self.given_back) {
            self.history.clear();
            return false;
        }
        let wait = self.lost.unwrap_or(PATIENCE);
        if wait > 0 && !escaped {
            self.lost = Some(wait - 1);
            ctx.request_repaint();
            return false;
        }
        self.lost = None;
        self.given_back = true;
        while let Some(last) = self.history.last() {
            if is_drawn(ctx, last.id) {
                ctx.memory_mut(|memory| memory.request_focus(last.id));
                return false;
            }
            self.history.pop();
        }
        true
    }
}

fn is_escape(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Escape, pressed: true, .. })
}

/// Whether a widget was drawn in this frame and can have the focus.
fn is_drawn(ctx: &Context, id: Id) -> bool {
    let widget = ctx.viewport(|viewport| viewport.this_pass.widgets.get(id).copied());
    widget.is_some_and(|widget| {
        widget.enabled && widget.sense.is_focusable() && ctx.memory(|memory| memory.allows_interaction(widget.layer_id))
    })
}

fn is_in_view(whole: Rect, visible: Rect) -> bool {
    let enough = whole.height().min(ENOUGH) - 1.0;
    visible.is_positive() && visible.height() >= enough && visible.width() >= whole.width().min(ENOUGH) - 1.0
}

/// Says that a list keeps a widget of its own in view, so that nobody else scrolls to it. Of what is higher than the
/// list, egui would show the end; a list shows its beginning, where it is to be read from.
pub fn kept_in_view(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.insert_temp(kept_id(), id));
}

/// Draws the ring of a widget around what it stands for, in place of the widget itself: a row of a list whose text is
/// beside it.
pub fn ring_elsewhere(painter: &Painter, of: Id, rect: Rect, theme: &Theme) {
    let rect = rect.intersect(painter.clip_rect());
    if !painter.ctx().memory(|memory| memory.has_focus(of)) || rect.height() < LEAST_TARGET {
        return;
    }
    let ring = rect.shrink(theme.focus_width / 2.0 + GAP);
    let radius = CornerRadius::same(CONTROL_RADIUS);
    painter.rect_stroke(ring, radius, Stroke::new(theme.focus_width, theme.focus), StrokeKind::Middle);
    painter.ctx().data_mut(|data| data.insert_temp(elsewhere_id(), Some(of)));
}

fn elsewhere_id() -> Id {
    Id::unique("ring that stands elsewhere")
}

fn kept_id() -> Id {
    Id::unique("kept in view by its list")
}

/// The ring stands outside the widget, or at the edge of the window where there is no room for it.
fn draw(ctx: &Context, response: &Response, theme: &Theme) {
    if response.interact_rect.is_positive() {
        draw_ring(&ctx.layer_painter(response.layer_id), response.interact_rect, theme);
    }
}

/// Draws the ring of a widget that has the keyboard focus.
pub fn draw_ring(painter: &Painter, rect: Rect, theme: &Theme) {
    let ring = rect.expand(GAP + theme.focus_width).intersect(painter.ctx().content_rect());
    let radius = CornerRadius::same(CONTROL_RADIUS + 2);
    let gap = Stroke::new(GAP, theme.background);
    painter.rect_stroke(ring, radius, Stroke::new(theme.focus_width, theme.focus), StrokeKind::Inside);
    painter.rect_stroke(ring.shrink(theme.focus_width), CornerRadius::same(CONTROL_RADIUS), gap, StrokeKind::Inside);
}
