//! Buttons.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Id, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::triangle;
use crate::ui::style::{CONTROL_HEIGHT, CONTROL_RADIUS};
use crate::ui::theme::{Face, Theme, size};

/// The least side of anything that can be clicked, in points (WCAG 2.5.8).
pub const LEAST_TARGET: f32 = 24.0;

/// Between the edge of a button and its words, in points.
const PADDING: f32 = 10.0;
/// The room of the triangle of a button that opens a list.
const TRIANGLE: f32 = 14.0;

/// How a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Filled: the one thing to do here.
    Primary,
    /// In a frame.
    Framed,
    /// Without a frame until the pointer is over it.
    Bare,
    /// Like a word of the text, underlined under the pointer.
    Link,
}

/// What is being done with a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ControlState {
    /// Nothing.
    Rest,
    /// The pointer is over it.
    Hovered,
    /// It is being pressed.
    Pressed,
    /// It cannot be used.
    Disabled,
}

impl ControlState {
    /// The state of a widget.
    pub fn of(response: &Response) -> Self {
        if !response.enabled() {
            ControlState::Disabled
        } else if response.is_pointer_button_down_on() {
            ControlState::Pressed
        } else if response.hovered() {
            ControlState::Hovered
        } else {
            ControlState::Rest
        }
    }
}

/// The colors of a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ControlColors {
    /// The ground; transparent where it has none of its own.
    pub fill: Color32,
    /// The words.
    pub ink: Color32,
    /// The edge; transparent where it has none.
    pub edge: Color32,
}

impl ControlColors {
    /// The colors of a button.
    pub fn of(theme: &Theme, weight: Weight, state: ControlState) -> Self {
        const NONE: Color32 = Color32::TRANSPARENT;
        let (fill, ink, edge) = match (weight, state) {
            (Weight::Primary | Weight::Framed, ControlState::Disabled) => (NONE, theme.muted, theme.rule),
            (Weight::Bare | Weight::Link, ControlState::Disabled) => (NONE, theme.muted, NONE),
            (Weight::Primary, _) => (theme.accent, theme.on_accent, theme.accent),
            (Weight::Framed, ControlState::Rest) => (theme.surface, theme.text, theme.edge),
            (Weight::Framed, ControlState::Hovered) => (theme.hover, theme.text, theme.edge),
            (Weight::Framed, ControlState::Pressed) => (theme.pressed, theme.text, theme.edge),
            (Weight::Bare, ControlState::Hovered) => (theme.hover, theme.accent, NONE),
            (Weight::Bare, ControlState::Pressed) => (theme.pressed, theme.text, NONE),
            (Weight::Bare, ControlState::Rest) | (Weight::Link, _) => (NONE, theme.accent, NONE),
        };
        ControlColors { fill, ink, edge }
    }
}

/// A button: words, and perhaps the key that does the same.
#[derive(Debug, Clone, Copy)]
pub struct Button<'a> {
    text: &'a str,
    name: &'a str,
    key: &'a str,
    weight: Weight,
    enabled: bool,
    opens: bool,
    small: bool,
    sense: Sense,
    state: Option<ControlState>,
}

impl<'a> Button<'a> {
    /// A button in a frame.
    pub fn new(text: &'a str) -> Self {
        let (name, key, weight) = (text, "", Weight::Framed);
        Button {
            text,
            name,
            key,
            weight,
            enabled: true,
            opens: false,
            small: false,
            sense: Sense::click(),
            state: None,
        }
    }

    /// How it stands out.
    pub fn weight(mut self, weight: Weight) -> Self {
        self.weight = weight;
        self
    }

    /// The key that does the same, shown behind the words.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = key;
        self
    }

    /// What it does, for screen readers; see [`name_with_face`].
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// Whether it can be pressed.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Opens a list, which its triangle says.
    pub fn opens(mut self) -> Self {
        self.opens = true;
        self
    }

    /// In the letters of small print, for bars and rows.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// What it senses; a click and the focus by default.
    pub fn sense(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
    }

    /// Shows it in this state, whatever is done with it: for the gallery.
    pub fn in_state(mut self, state: ControlState) -> Self {
        self.state = Some(state);
        self
    }

    /// How wide it is.
    pub fn width(&self, ui: &Ui) -> f32 {
        self.words(ui.painter()).size().x + self.behind(ui.painter()) + 2.0 * PADDING
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui, theme: &Theme) -> Response {
        if !self.enabled && ui.is_enabled() {
            return ui.add_enabled_ui(false, |ui| self.show(ui, theme)).inner;
        }
        let height = if self.small { LEAST_TARGET } else { CONTROL_HEIGHT };
        let size = vec2(self.width(ui).max(LEAST_TARGET), height);
        let (id, rect) = ui.allocate_space(size);
        self.show_in(ui, rect, id, theme)
    }

    /// Shows it in `rect`, as rows do.
    pub fn show_in(self, ui: &Ui, rect: Rect, id: Id, theme: &Theme) -> Response {
        let response = ui.interact(rect, id, self.sense);
        let role = if self.opens { Role::ComboBox } else { Role::Button };
        let name = name_with_face(self.text, self.name);
        response.widget_info(|| WidgetInfo::labeled(role, response.enabled(), &name));
        if ui.is_rect_visible(rect) {
            self.paint(ui, &response, theme);
        }
        response
    }

    fn paint(&self, ui: &Ui, response: &Response, theme: &Theme) {
        let (rect, state) = (response.rect, self.state.unwrap_or_else(|| ControlState::of(response)));
        let ControlColors { fill, ink, edge } = ControlColors::of(theme, self.weight, state);
        let mut painter = ui.painter().clone();
        // What is disabled keeps ink that can be read; egui would let it fade.
        painter.set_opacity(1.0);
        let radius = CornerRadius::same(CONTROL_RADIUS);
        painter.rect(rect, radius, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        if self.weight == Weight::Primary && matches!(state, ControlState::Hovered | ControlState::Pressed) {
            let inside = Stroke::new(if state == ControlState::Pressed { 2.0 } else { 1.0 }, ink);
            painter.rect_stroke(rect.shrink(2.0), CornerRadius::same(CONTROL_RADIUS - 2), inside, StrokeKind::Inside);
        }
        let words = self.words(&painter);
        // A sign stands in the middle of a button that is wider for being a target.
        let spare = (rect.width() - self.width(ui)).max(0.0) / 2.0;
        let left = pos2(rect.left() + PADDING + spare, rect.center().y - words.size().y / 2.0);
        if self.weight == Weight::Link && state == ControlState::Hovered {
            let line = Rect::from_min_size(left, words.size());
            painter.hline(line.x_range(), line.bottom() - 0.5, Stroke::new(1.0, ink));
        }
        painter.galley_with_override_text_color(left, words, ink);
        let right = pos2(rect.right() - PADDING, rect.center().y);
        let strong = self.weight == Weight::Primary || state == ControlState::Pressed;
        let quiet = if strong { ink } else { theme.muted };
        if self.opens {
            triangle(&painter, right - vec2(4.0, 0.0), true, quiet);
        } else if !self.key.is_empty() {
            painter.text(right, Align2::RIGHT_CENTER, self.key, key_font(), quiet);
        }
    }

    fn words(&self, painter: &Painter) -> Arc<Galley> {
        let face = if self.weight == Weight::Primary { Face::SansSemibold } else { Face::SansMedium };
        let size = if self.small { size::CHANGE } else { size::CONTROL };
        painter.layout_no_wrap(self.text.to_owned(), face.at(size), Color32::PLACEHOLDER)
    }

    /// The width of what stands behind the words.
    fn behind(&self, painter: &Painter) -> f32 {
        if self.opens {
            return TRIANGLE;
        }
        match self.key {
            "" => 0.0,
            key => painter.layout_no_wrap(key.to_owned(), key_font(), Color32::PLACEHOLDER).size().x + 8.0,
        }
    }
}

fn key_font() -> FontId {
    Face::Sans.at(size::CITATION)
}

/// An accessible name that has the words that are seen, so that who speaks to the program can say them (WCAG 2.5.3):
/// "Export …" named "Export the audit" keeps its name, "Done" named "Put the editor away" becomes "Done: put the editor
/// away". Signs are not words.
pub fn name_with_face(face: &str, name: &str) -> String {
    let letters = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let seen = face.trim_end_matches([' ', '…']);
    if letters(name).contains(&letters(seen)) {
        return name.to_owned();
    }
    let mut rest = name.chars();
    let first = rest.next().filter(|_| rest.clone().next().is_some_and(char::is_lowercase));
    match first {
        Some(first) => format!("{seen}: {}{}", first.to_lowercase(), rest.as_str()),
        None => format!("{seen}: {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::name_with_face;

    #[test]
    fn a_name_has_the_words_that_are_seen() {
        assert_eq!(name_with_face("Export …", "Export the audit"), "Export the audit");
        assert_eq!(name_with_face("Done", "Put the editor away"), "Done: put the editor away");
        assert_eq!(name_with_face("×", "Close the applicant"), "Close the applicant");
        assert_eq!(name_with_face("A+", "Larger text"), "Larger text");
        assert_eq!(name_with_face("Now: 41311", "Class now"), "Now: 41311: class now");
    }
}
