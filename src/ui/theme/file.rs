//! The theme files: their shape in RON, and the one way from it to a [`Theme`].

use eframe::egui::Color32;
use serde::Deserialize;
use thiserror::Error;

use super::{Hue, Theme};
use rungs_app::state::ThemeName;

/// Why a theme cannot be used.
#[derive(Debug, Error)]
pub enum ThemeError {
    /// The file is not a theme.
    #[error("the theme {0} cannot be read: {1}")]
    Shape(&'static str, ron::error::SpannedError),
    /// A value is of another kind than the program knows, or a color is not written as `#RRGGBB` or `#RRGGBBAA`.
    #[error("in the theme {0}, {1:?} cannot be used")]
    Value(String, String),
}

/// The three themes of the program.
#[derive(Debug, Clone)]
pub struct Themes {
    light: Theme,
    dark: Theme,
    high_contrast: Theme,
}

impl Themes {
    /// Reads the themes that are built into the program.
    ///
    /// # Errors
    /// A theme file that was edited badly before the program was built.
    pub fn built_in() -> Result<Self, ThemeError> {
        Ok(Themes {
            light: read("light.ron", include_str!("../../../assets/theme/light.ron"))?,
            dark: read("dark.ron", include_str!("../../../assets/theme/dark.ron"))?,
            high_contrast: read("high_contrast.ron", include_str!("../../../assets/theme/high_contrast.ron"))?,
        })
    }

    /// The theme with this name.
    pub fn get(&self, name: ThemeName) -> &Theme {
        match name {
            ThemeName::Light => &self.light,
            ThemeName::Dark => &self.dark,
            ThemeName::HighContrast => &self.high_contrast,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Theme")]
struct ThemeFile {
    schema: u32,
    name: String,
    dark: bool,
    tints: bool,
    background: String,
    panel: String,
    surface: String,
    text: String,
    muted: String,
    rule: String,
    edge: String,
    selected: String,
    hover: String,
    pressed: String,
    accent: String,
    on_accent: String,
    focus: String,
    focus_width: f32,
    shadow: String,
    changes: ChangesFile,
    outcomes: OutcomesFile,
    warning: HueFile,
    level_ramp: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangesFile {
    added: HueFile,
    raised: HueFile,
    mixed: HueFile,
    changed: HueFile,
    reworded: HueFile,
    lowered: HueFile,
    dropped: HueFile,
    carried: HueFile,
    same: HueFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OutcomesFile {
    met: HueFile,
    not_met: HueFile,
    judgement: HueFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HueFile {
    text: String,
    tint: Option<String>,
}

fn read(file: &'static str, text: &str) -> Result<Theme, ThemeError> {
    let raw: ThemeFile = ron::from_str(text).map_err(|error| ThemeError::Shape(file, error))?;
    Reader { theme: raw.name.clone() }.theme(&raw)
}

struct Reader {
    theme: String,
}

impl Reader {
    fn colour(&self, text: &str) -> Result<Color32, ThemeError> {
        Color32::from_hex(text).map_err(|_| ThemeError::Value(self.theme.clone(), text.to_owned()))
    }

    fn hue(&self, raw: &HueFile) -> Result<Hue, ThemeError> {
        let tint = raw.tint.as_deref().map(|tint| self.colour(tint)).transpose()?;
        Ok(Hue { text: self.colour(&raw.text)?, tint })
    }

    fn theme(&self, raw: &ThemeFile) -> Result<Theme, ThemeError> {
        if raw.schema != 1 {
            return Err(ThemeError::Value(self.theme.clone(), format!("schema {}", raw.schema)));
        }
        let (of, to) = (&raw.changes, &raw.outcomes);
        Ok(Theme {
            name: raw.name.clone(),
            dark: raw.dark,
            tints: raw.tints,
            background: self.colour(&raw.background)?,
            panel: self.colour(&raw.panel)?,
            surface: self.colour(&raw.surface)?,
            text: self.colour(&raw.text)?,
            muted: self.colour(&raw.muted)?,
            rule: self.colour(&raw.rule)?,
            edge: self.colour(&raw.edge)?,
            selected: self.colour(&raw.selected)?,
            hover: self.colour(&raw.hover)?,
            pressed: self.colour(&raw.pressed)?,
            accent: self.colour(&raw.accent)?,
            on_accent: self.colour(&raw.on_accent)?,
            focus: self.colour(&raw.focus)?,
            focus_width: raw.focus_width,
            shadow: self.colour(&raw.shadow)?,
            changes: [
                self.hue(&of.added)?,
                self.hue(&of.raised)?,
                self.hue(&of.mixed)?,
                self.hue(&of.changed)?,
                self.hue(&of.reworded)?,
                self.hue(&of.lowered)?,
                self.hue(&of.dropped)?,
                self.hue(&of.carried)?,
                self.hue(&of.same)?,
            ],
            outcomes: [self.hue(&to.met)?, self.hue(&to.not_met)?, self.hue(&to.judgement)?],
            warning: self.hue(&raw.warning)?,
            level_ramp: raw.level_ramp.iter().map(|colour| self.colour(colour)).collect::<Result<_, _>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as WCAG 2.2 defines them.
    fn contrast(one: Color32, other: Color32) -> f64 {
        let luminance = |colour: Color32| {
            let part = |value: u8| {
                let c = f64::from(value) / 255.0;
                if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
        };
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_theme_reads_and_its_text_reaches_seven_to_one() {
        let themes = Themes::built_in().unwrap();
        for name in [ThemeName::Light, ThemeName::Dark, ThemeName::HighContrast] {
            let theme = themes.get(name);
            let grounds = [theme.background, theme.panel, theme.surface, theme.selected, theme.hover];
            for ground in grounds {
                for text in [theme.text, theme.muted] {
                    assert!(contrast(text, ground) >= 7.0, "{}: {text:?} on {ground:?}", theme.name);
                }
                assert!(contrast(theme.edge, ground) >= 3.0, "{}: edge on {ground:?}", theme.name);
                assert!(contrast(theme.focus, ground) >= 3.0, "{}: focus on {ground:?}", theme.name);
            }
            // The gap between a filled button and its ring, which has the color of the ground.
            assert!(contrast(theme.background, theme.accent) >= 3.0, "{}: gap beside a fill", theme.name);
            assert!(contrast(theme.accent, theme.surface) >= 3.0, "{}: bar of the chosen hit", theme.name);
            for hue in theme.changes.iter().chain(&theme.outcomes).chain([&theme.warning]) {
                let ground = hue.tint.unwrap_or(theme.background);
                assert!(contrast(hue.text, ground) >= 7.0, "{}: {hue:?}", theme.name);
            }
        }
    }
}
