//! Where the columns of the worksheet stand.

use eframe::egui::Rangef;

/// From this width on, in points, a duty is one line of cells.
const WIDE: f32 = 760.0;

/// The width of the field for percent and the bar beside it.
const PERCENT: f32 = 112.0;

/// The width of the two buttons of a row, apart from one another.
const BUTTONS: f32 = 60.0;

/// Between two columns.
const GAP: f32 = 8.0;

/// The columns, from left to right.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    /// Whether a duty is one line of cells; else what it matches stands below.
    pub wide: bool,
    /// Its number.
    pub number: Rangef,
    /// Its words.
    pub text: Rangef,
    /// Percent of the time, with a bar.
    pub percent: Rangef,
    /// Since when; `None` for planned work.
    pub since: Option<Rangef>,
    /// What it matches.
    pub matched: Rangef,
    /// How that came about.
    pub standing: Rangef,
    /// The buttons.
    pub buttons: Rangef,
}

impl Columns {
    /// The height of the line for matches, where it is one of its own.
    pub const BELOW: f32 = 38.0;

    /// The columns of a table as wide as `across`.
    pub fn of(across: Rangef, planned: bool) -> Self {
        let wide = across.span() >= WIDE;
        let buttons = Rangef::new(across.max - BUTTONS, across.max);
        let number = Rangef::new(across.min, across.min + 22.0);
        let left = number.max + GAP / 2.0;
        let since_width = if planned { 0.0 } else { 84.0 + GAP };
        if wide {
            let standing = Rangef::new(buttons.min - 88.0, buttons.min - 2.0);
            let free = standing.min - left - 3.0 * GAP - PERCENT - since_width;
            let text = Rangef::new(left, left + free.max(200.0) * 0.59);
            let percent = Rangef::new(text.max + GAP, text.max + GAP + PERCENT);
            let since = (!planned).then(|| Rangef::new(percent.max + GAP, percent.max + GAP + 84.0));
            let next = since.map_or(percent.max, |since| since.max) + GAP;
            let matched = Rangef::new(next, standing.min - GAP);
            return Columns { wide, number, text, percent, since, matched, standing, buttons };
        }
        let since = (!planned).then(|| Rangef::new(buttons.min - GAP - 84.0, buttons.min - GAP));
        let end = since.map_or(buttons.min, |since| since.min) - GAP;
        let percent = Rangef::new(end - 92.0, end);
        let text = Rangef::new(left, percent.min - GAP);
        let standing = Rangef::new(across.max - 100.0, across.max);
        let matched = Rangef::new(left, standing.min - GAP);
        Columns { wide, number, text, percent, since, matched, standing, buttons }
    }

    /// The height of the line in which a duty with words `text` points high stands.
    pub fn line(&self, text: f32) -> f32 {
        if self.wide { (text + 4.0).max(41.0) } else { text + 6.0 }
    }

    /// How high a row is taken to be before it is drawn the first time.
    pub fn usual(&self) -> f32 {
        if self.wide { 42.0 } else { 32.0 + Columns::BELOW + 1.0 }
    }
}
