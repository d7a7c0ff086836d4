//! A row of a list: a mark, words of one line or several, and parts at its right end.

use std::sync::Arc;

use eframe::egui::{
    CornerRadius, FontId, Galley, Id, Painter, Pos2, Rect, Response, Role, Sense, TextWrapMode, Ui, WidgetInfo,
    WidgetText, pos2, vec2,
};

use super::{ControlState, end_of_title, paint_box, triangle};
use crate::ui::theme::{Face, Theme, size};

/// The least height of a row of one line, in points.
pub const ROW_HEIGHT: f32 = 26.0;

/// The width of the edge of a row that is selected.
const EDGE: f32 = 3.0;
/// Between the edge of the row and its parts.
const PAD: f32 = 8.0;
/// Between two parts of a line.
const GAP: f32 = 8.0;
/// Above and below the words.
const ABOVE: f32 = 4.0;
/// The width of a triangle or a box with its room.
const SIGN: f32 = 16.0;

/// A sign at the beginning of a row.
enum Mark<'a> {
    /// A triangle: open or folded.
    Disclosure(bool),
    /// A box: ticked or not.
    Check(bool),
    /// Drawn by the caller in the rectangle given.
    Painted(f32, &'a dyn Fn(&Painter, Rect)),
}

/// A row of a list that can be clicked.
///
/// Words on one line are cut with an ellipsis where there is no room; the whole then is the tooltip. Colors that the
/// texts do not set are those of the theme.
pub struct ListRow<'a> {
    title: WidgetText,
    lead: Option<(WidgetText, f32)>,
    lines: Vec<WidgetText>,
    trailing: Vec<WidgetText>,
    mark: Option<Mark<'a>>,
    indent: f32,
    right_room: f32,
    wrap: bool,
    keep_end: bool,
    whole: Option<String>,
    name: Option<String>,
    role: Role,
    selected: Option<bool>,
    enabled: bool,
    sense: Sense,
    min_height: f32,
    position: Option<(usize, usize)>,
    state: Option<ControlState>,
}

impl<'a> ListRow<'a> {
    /// A row with these words, an option of a list.
    pub fn new(title: impl Into<WidgetText>) -> Self {
        ListRow {
            title: title.into(),
            lead: None,
            lines: Vec::new(),
            trailing: Vec::new(),
            mark: None,
            indent: 0.0,
            right_room: 0.0,
            wrap: false,
            keep_end: false,
            whole: None,
            name: None,
            role: Role::ListBoxOption,
            selected: None,
            enabled: true,
            sense: Sense::click(),
            min_height: ROW_HEIGHT,
            position: None,
            state: None,
        }
    }

    /// Quiet words before the title, such as a code, in a column at least `width` wide.
    pub fn lead(mut self, words: impl Into<WidgetText>, width: f32) -> Self {
        self.lead = Some((words.into(), width));
        self
    }

    /// A quiet line below the title.
    pub fn line(mut self, words: impl Into<WidgetText>) -> Self {
        self.lines.push(words.into());
        self
    }

    /// Quiet words at the right end; the first call is the leftmost.
    pub fn trailing(mut self, words: impl Into<WidgetText>) -> Self {
        self.trailing.push(words.into());
        self
    }

    /// A triangle before the row, which says whether something of it is unfolded.
    pub fn disclosure(mut self, open: bool) -> Self {
        self.mark = Some(Mark::Disclosure(open));
        self
    }

    /// A box before the row. The row becomes a check box.
    pub fn check(mut self, ticked: bool) -> Self {
        self.mark = Some(Mark::Check(ticked));
        self.role = Role::CheckBox;
        self
    }

    /// A sign before the row, `width` wide and as high as the first line, drawn by `paint`.
    pub fn mark(mut self, width: f32, paint: &'a dyn Fn(&Painter, Rect)) -> Self {
        self.mark = Some(Mark::Painted(width, paint));
        self
    }

    /// Sets the row in.
    pub fn indent(mut self, points: f32) -> Self {
        self.indent = points;
        self
    }

    /// Leaves room at the right end for controls of the caller.
    pub fn right_room(mut self, points: f32) -> Self {
        self.right_room = points;
        self
    }

    /// Wraps title and lines instead of cutting them.
    pub fn wrap(mut self) -> Self {
        self.wrap = true;
        self
    }

    /// Cuts the title by words in its middle; see [`end_of_title`].
    pub fn keep_end(mut self) -> Self {
        self.keep_end = true;
        self
    }

    /// What the tooltip says where the title is cut, or is a short form itself.
    pub fn whole(mut self, words: impl Into<String>) -> Self {
        self.whole = Some(words.into());
        self
    }

    /// The accessible name, where it is not the words of the row from left to right.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The accessible role.
    pub fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// Whether the row is the chosen one. A row that cannot be chosen does not call this.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = Some(selected);
        self
    }

    /// Whether the row can be clicked.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// What the row senses besides the focus; a click by default.
    pub fn sense(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
    }

    /// The least height, where it is not [`ROW_HEIGHT`].
    pub fn min_height(mut self, points: f32) -> Self {
        self.min_height = points;
        self
    }

    /// The place of the row in its list, from 0, and how many rows there are.
    pub fn position(mut self, at: usize, of: usize) -> Self {
        self.position = Some((at, of));
        self
    }

    /// Shows the row in this state, whatever is done with it: for the gallery.
    pub fn in_state(mut self, state: ControlState) -> Self {
        self.state = Some(state);
        self
    }

    /// How high the row is when it is `width` wide.
    pub fn height(&self, ui: &Ui, width: f32) -> f32 {
        self.lay_out(ui, width).height
    }

    /// Shows the row, as wide as there is room.
    pub fn show(self, ui: &mut Ui, id: Id, theme: &Theme) -> Response {
        let layout = self.lay_out(ui, ui.available_width());
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), layout.height));
        self.show_laid_out(ui, rect, id, &layout, theme)
    }

    /// Shows the row in `rect`, as a list does that keeps the heights.
    pub fn show_in(self, ui: &Ui, rect: Rect, id: Id, theme: &Theme) -> Response {
        let layout = self.lay_out(ui, rect.width());
        self.show_laid_out(ui, rect, id, &layout, theme)
    }

    fn lay_out(&self, ui: &Ui, width: f32) -> RowLayout {
        let galley = |words: &WidgetText, mode, width: f32, font: FontId| {
            words.clone().into_galley(ui, Some(mode), width.max(0.0), font)
        };
        let quiet = || Face::Sans.at(size::CHANGE);
        let (mut left, mut right) = (PAD + self.indent, width - PAD - self.right_room);
        let mark_left = left;
        left += self.mark.as_ref().map_or(0.0, |mark| mark.width() + GAP / 2.0);
        let lead = self.lead.as_ref().map(|(words, least)| {
            let words = galley(words, TextWrapMode::Truncate, right - left, quiet());
            let at = left;
            left += words.size().x.max(*least) + GAP;
            (words, at)
        });
        let mut trailing = Vec::new();
        for words in self.trailing.iter().rev() {
            let words = galley(words, TextWrapMode::Truncate, (right - left) / 2.0, quiet());
            right -= words.size().x;
            trailing.push((words, right));
            right -= GAP;
        }
        let mode = if self.wrap { TextWrapMode::Wrap } else { TextWrapMode::Truncate };
        let font = Face::Sans.at(size::CONTROL);
        let mut title = galley(&self.title, mode, right - left, font);
        let cut = title.elided;
        if let (true, true, Some(section)) = (cut, self.keep_end, title.job.sections.first()) {
            let format = &section.format;
            let ends = end_of_title(ui.painter(), self.title.text(), &format.font_id, right - left);
            title = ui.painter().layout_no_wrap(ends, format.font_id.clone(), format.color);
        }
        let lines: Vec<Arc<Galley>> =
            self.lines.iter().map(|words| galley(words, mode, right - left, quiet())).collect();
        let words = title.size().y + lines.iter().map(|line| line.size().y + 1.0).sum::<f32>();
        let height = (words + 2.0 * ABOVE).max(self.min_height);
        let first = title.rows.first().map_or(0.0, |row| row.height());
        RowLayout { mark_left, lead, title, title_left: left, lines, trailing, first, words, height, cut }
    }

    fn show_laid_out(self, ui: &Ui, rect: Rect, id: Id, layout: &RowLayout, theme: &Theme) -> Response {
        let enabled = self.enabled && ui.is_enabled() && self.state != Some(ControlState::Disabled);
        let response = ui.interact(rect, id, if enabled { self.sense } else { Sense::hover() });
        let name = self.name.clone().unwrap_or_else(|| self.words());
        let checked = match self.mark {
            Some(Mark::Check(checked)) => Some(checked),
            _ => None,
        };
        response.widget_info(|| match checked {
            Some(checked) => WidgetInfo::selected(self.role, enabled, checked, &name),
            None => WidgetInfo::labeled(self.role, enabled, &name),
        });
        ui.ctx().accesskit_node_builder(id, |node| {
            if let Some(selected) = self.selected {
                node.set_selected(selected);
            }
            if let Some(Mark::Disclosure(open)) = self.mark {
                node.set_expanded(open);
            }
            if let Some((at, of)) = self.position {
                node.set_position_in_set(at + 1);
                node.set_size_of_set(of);
            }
        });
        if ui.is_rect_visible(rect) {
            self.paint(ui, &response, layout, enabled, theme);
        }
        let rest = layout.lines.iter().chain(layout.trailing.iter().map(|(words, _)| words));
        let is_whole = self.whole.as_ref().is_none_or(|whole| whole.ends_with(self.title.text()));
        if is_whole && !layout.cut && rest.clone().all(|words| !words.elided) {
            return response;
        }
        let title = self.whole.as_deref().unwrap_or(self.title.text());
        let rest = rest.filter(|words| words.elided).map(|words| words.text());
        response.on_hover_text(std::iter::once(title).chain(rest).collect::<Vec<_>>().join("\n"))
    }

    /// The words of the row, in reading order.
    fn words(&self) -> String {
        let lead = self.lead.as_ref().map(|(words, _)| format!("{} ", words.text()));
        let title = format!("{}{}", lead.unwrap_or_default(), self.title.text());
        let rest = self.lines.iter().chain(&self.trailing).map(WidgetText::text);
        std::iter::once(title.as_str()).chain(rest).collect::<Vec<_>>().join(", ")
    }

    fn paint(&self, ui: &Ui, response: &Response, layout: &RowLayout, enabled: bool, theme: &Theme) {
        let rect = response.rect;
        let own = if enabled { ControlState::of(response) } else { ControlState::Disabled };
        let state = self.state.unwrap_or(own);
        paint_ground(ui.painter(), rect, state, self.selected == Some(true), theme);
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        let top = rect.top() + (rect.height() - layout.words) / 2.0;
        let middle = top + layout.first / 2.0;
        // Muted words do not reach 7:1 on the ground of what is pressed.
        let draw = |galley: &Arc<Galley>, at: Pos2, color| match state {
            ControlState::Rest | ControlState::Hovered => painter.galley(at, galley.clone(), color),
            ControlState::Pressed => painter.galley_with_override_text_color(at, galley.clone(), theme.text),
            ControlState::Disabled => painter.galley_with_override_text_color(at, galley.clone(), theme.muted),
        };
        let beside = |galley: &Arc<Galley>, left: f32| {
            draw(galley, pos2(rect.left() + left, middle - galley.size().y / 2.0), theme.muted);
        };
        if let Some(mark) = &self.mark {
            let room = vec2(mark.width(), layout.first);
            let left = rect.left() + layout.mark_left + room.x / 2.0;
            mark.paint(&painter, Rect::from_center_size(pos2(left, middle), room), theme);
        }
        if let Some((lead, left)) = &layout.lead {
            beside(lead, *left);
        }
        for (words, left) in &layout.trailing {
            beside(words, *left);
        }
        let mut at = pos2(rect.left() + layout.title_left, top);
        draw(&layout.title, at, theme.text);
        at.y += layout.title.size().y + 1.0;
        for line in &layout.lines {
            draw(line, at, theme.muted);
            at.y += line.size().y + 1.0;
        }
    }
}

/// Draws the ground of a row that is not a [`ListRow`]: a tint under the pointer, a darker one while it is pressed, and a
/// tint with an edge where it is selected.
pub fn paint_row_ground(painter: &Painter, response: &Response, selected: bool, enabled: bool, theme: &Theme) {
    let state = if enabled { ControlState::of(response) } else { ControlState::Disabled };
    paint_ground(painter, response.rect, state, selected, theme);
}

fn paint_ground(painter: &Painter, rect: Rect, state: ControlState, selected: bool, theme: &Theme) {
    let ground = match state {
        _ if selected => Some(theme.selected),
        ControlState::Pressed => Some(theme.pressed),
        ControlState::Hovered => Some(theme.hover),
        ControlState::Rest | ControlState::Disabled => None,
    };
    if let Some(ground) = ground {
        painter.rect_filled(rect, CornerRadius::ZERO, ground);
    }
    if selected {
        let edge = Rect::from_min_size(rect.min, vec2(EDGE, rect.height()));
        painter.rect_filled(edge, CornerRadius::ZERO, theme.accent);
    }
}

impl Mark<'_> {
    fn width(&self) -> f32 {
        match self {
            Mark::Disclosure(_) | Mark::Check(_) => SIGN,
            Mark::Painted(width, _) => *width,
        }
    }

    fn paint(&self, painter: &Painter, rect: Rect, theme: &Theme) {
        match self {
            Mark::Disclosure(open) => triangle(painter, rect.center(), *open, theme.text),
            Mark::Check(ticked) => {
                paint_box(painter, Rect::from_center_size(rect.center(), vec2(13.0, 13.0)), *ticked, theme);
            }
            Mark::Painted(_, paint) => paint(painter, rect),
        }
    }
}

/// The parts of a row with their places from its left end.
struct RowLayout {
    mark_left: f32,
    lead: Option<(Arc<Galley>, f32)>,
    title: Arc<Galley>,
    title_left: f32,
    lines: Vec<Arc<Galley>>,
    /// From right to left.
    trailing: Vec<(Arc<Galley>, f32)>,
    /// The height of the first line of the title.
    first: f32,
    /// The height of title and lines.
    words: f32,
    height: f32,
    /// The title is not whole.
    cut: bool,
}
