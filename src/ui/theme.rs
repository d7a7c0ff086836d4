//! Colors, type and spacing from the RON tokens in `assets/theme`; nothing else in the program names a raw color.

mod file;

use eframe::egui::{Color32, FontFamily, FontId};
use rungs_domain::compare::{Across, Change, ChangeName};

pub use file::{ThemeError, Themes};

/// Text color and tint of a change or an outcome. High contrast has no tints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hue {
    /// The text.
    pub text: Color32,
    /// The ground behind it.
    pub tint: Option<Color32>,
}

/// The tokens of one theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// "Light".
    pub name: String,
    /// Whether the ground is dark.
    pub dark: bool,
    /// Whether changes have tints; without them, new words are underlined.
    pub tints: bool,
    /// Behind text.
    pub background: Color32,
    /// Behind side columns and cards.
    pub panel: Color32,
    /// Behind what is edited, clicked or opened.
    pub surface: Color32,
    /// Text.
    pub text: Color32,
    /// Quiet text.
    pub muted: Color32,
    /// Thin rules.
    pub rule: Color32,
    /// Edges of controls.
    pub edge: Color32,
    /// Behind what is selected.
    pub selected: Color32,
    /// Behind what is under the pointer.
    pub hover: Color32,
    /// Behind what is being pressed.
    pub pressed: Color32,
    /// The one accent.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// The focus ring.
    pub focus: Color32,
    /// Its width in points.
    pub focus_width: f32,
    /// The shadow of a pop-out.
    pub shadow: Color32,
    /// By change, in the order of `Change`'s variants.
    pub changes: [Hue; 9],
    /// Met, not met, judgment.
    pub outcomes: [Hue; 3],
    /// Warnings.
    pub warning: Hue,
    /// Levels from lowest to highest, always labeled.
    pub level_ramp: Vec<Color32>,
}

impl Theme {
    /// The hue of a change.
    pub fn change(&self, change: Change) -> Hue {
        let [added, raised, mixed, changed, reworded, lowered, dropped, carried, same] = self.changes;
        match change {
            Change::Added => added,
            Change::Raised => raised,
            Change::Mixed => mixed,
            Change::Changed => changed,
            Change::Reworded => reworded,
            Change::Lowered => lowered,
            Change::Dropped => dropped,
            Change::Carried => carried,
            Change::Same => same,
        }
    }

    /// The hue of what is said of a change. Across series nothing is better or worse, new or gone.
    pub fn told(&self, told: ChangeName) -> Hue {
        self.change(match told {
            ChangeName::Within(change) => change,
            ChangeName::Across(Across::Alike) => Change::Same,
            ChangeName::Across(Across::Differs) => Change::Changed,
            ChangeName::Across(Across::OnlyHere | Across::OnlyThere) => Change::Carried,
        })
    }

    /// The color of a level among `of` levels, lowest first. The highest have a step of the ramp each, and the lowest
    /// share the first; where that would be more than two, all stand on shades between the steps.
    pub fn level(&self, level: usize, of: usize) -> Color32 {
        let (last, top) = (self.level_ramp.len().saturating_sub(1), of.saturating_sub(1));
        let step = |at: usize| self.level_ramp.get(at.min(last)).copied().unwrap_or(self.accent);
        if top <= last + 1 {
            return step(last.saturating_sub(top.saturating_sub(level)));
        }
        let at = level.min(top) * last;
        step(at / top).lerp_to_gamma(step(at / top + 1), (at % top) as f32 / top as f32)
    }
}

/// The faces: sans is what the program says, serif is what a document says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Face {
    /// Inter 400.
    Sans,
    /// Inter 500.
    SansMedium,
    /// Inter 600.
    SansSemibold,
    /// Source Serif 4, 400.
    Serif,
    /// Source Serif 4 italic.
    SerifItalic,
    /// Source Serif 4, 600.
    SerifSemibold,
    /// Source Serif 4, 600, cut for titles.
    SerifTitle,
}

impl Face {
    /// The name under which the family is known to egui.
    pub fn name(self) -> &'static str {
        match self {
            Face::Sans => "sans",
            Face::SansMedium => "sans-medium",
            Face::SansSemibold => "sans-semibold",
            Face::Serif => "serif",
            Face::SerifItalic => "serif-italic",
            Face::SerifSemibold => "serif-semibold",
            Face::SerifTitle => "serif-title",
        }
    }

    /// This face at `size` points; the text scale is applied by the window as a whole.
    pub fn at(self, size: f32) -> FontId {
        FontId::new(size, FontFamily::Name(self.name().into()))
    }
}

/// Sizes of type, in points: see the type table of the design.
pub mod size {
    /// Titles.
    pub const TITLE: f32 = 23.0;
    /// Titles of levels.
    pub const LEVEL: f32 = 16.0;
    /// Headings of sections.
    pub const SECTION: f32 = 15.0;
    /// Official text in cells.
    pub const TEXT: f32 = 14.0;
    /// Official text in the reader.
    pub const READER: f32 = 17.0;
    /// Controls.
    pub const CONTROL: f32 = 13.0;
    /// Forms and small print.
    pub const META: f32 = 12.5;
    /// Change words.
    pub const CHANGE: f32 = 12.0;
    /// Citations, the smallest.
    pub const CITATION: f32 = 11.5;
}
