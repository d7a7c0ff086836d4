//! A step in place of the ladder: what sets one level apart from another on the left, their texts on the right.
//!
//! A row on the left and the texts in which its words stand go together: the focus ring stands around the texts.

mod head;
mod rows;
mod texts;

use std::sync::Arc;

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use self::rows::ApartList;
pub(in crate::ui::panels) use self::rows::quoted;
use self::texts::TextList;
use crate::ui::kit::{Cx, caption, region};
use crate::ui::theme::Theme;
use rungs_app::ids::PairId;
use rungs_app::state::{FocusTarget, Region};
use rungs_app::view::step::StepData;
use rungs_app::{Command, State};

/// Below this width of the panel, in points, the texts stand below the rows.
const BESIDE: f32 = 820.0;
/// The part of the width that the rows take beside the texts.
const ROWS: f32 = 0.333;
/// The part of the height that they take above them.
const ABOVE: f32 = 0.45;

/// What the panel keeps between frames.
#[derive(Debug, Default)]
pub struct StepPanel {
    /// What is shown, and of which answers: that about the step, and the ladder in which it has its neighbors.
    kept: Option<([u64; 2], Arc<StepData>)>,
    rows: ApartList,
    texts: TextList,
}

/// What a frame draws from.
#[derive(Clone, Copy)]
struct Shown<'a> {
    data: &'a StepData,
    state: &'a State,
    theme: &'a Theme,
}

impl Shown<'_> {
    /// The row that has the focus, or had it last.
    fn row(&self) -> usize {
        self.state.step.row.min(self.data.rows.len().saturating_sub(1))
    }

    /// The pair of texts that has the focus.
    fn pair(&self) -> Option<PairId> {
        let row = || self.data.rows.get(self.row())?.pair;
        self.state.step.pair.filter(|pair| self.data.line_of(*pair).is_some()).or_else(row)
    }
}

/// Draws the panel into what is left of `ui`.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut StepPanel, wish: Option<FocusTarget>) {
    let (state, theme) = (cx.state, cx.theme);
    let Some(data) = view.data(state) else {
        caption(ui, theme, "Comparing the two levels …");
        return;
    };
    if wish == Some(FocusTarget::Region(Region::Content)) {
        if data.rows.is_empty() { view.texts.take_keyboard() } else { view.rows.take_keyboard() }
    }
    let shown = Shown { data: &data, state, theme };
    if let (None, pair @ Some(_)) = (state.step.pair, shown.pair()) {
        cx.send(Command::FocusStep { row: shown.row(), pair });
    }
    ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
    let whole = ui.max_rect();
    head::show(ui, cx, &data);
    let below = ui.available_rect_before_wrap().with_max_y(whole.bottom());
    region(ui.ctx(), Region::Head, whole.with_max_y(below.top()));
    let beside = below.width() >= BESIDE;
    let (left, right) = match beside {
        true => below.split_left_right_at_fraction(ROWS),
        false => below.split_top_bottom_at_fraction(ABOVE),
    };
    view.rows.show(&mut part(ui, left), cx, shown);
    view.texts.show(&mut part(ui, right), cx, shown, view.rows.focused());
    head::divide(ui, (left, right), beside, theme);
    ui.advance_cursor_after_rect(below);
}

fn part(ui: &mut Ui, rect: Rect) -> Ui {
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
    part.set_clip_rect(rect.intersect(ui.clip_rect()));
    part
}

impl StepPanel {
    fn data(&mut self, state: &State) -> Option<Arc<StepData>> {
        let step = state.step.computed.as_ref()?;
        let revision = [state.step.revision, state.computed.revision];
        if self.kept.as_ref().is_none_or(|(kept, _)| *kept != revision) {
            self.kept = Some((revision, Arc::new(StepData::new(state, step)?)));
        }
        self.kept.as_ref().map(|(_, data)| data.clone())
    }
}
