//! What is remembered between starts. Every field may be missing: an older or newer program wrote it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rungs_domain::spec::{Code, LevelRef, SeriesId};
use serde::{Deserialize, Serialize};

use super::State;
use super::state::{Look, Tab};

/// The name of the file that eframe keeps it in, among what eframe itself remembers.
pub const FILE: &str = "app.ron";

/// Under which key it stands there.
pub const KEY: &str = "rungs";

/// What is remembered between starts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// How the window looked.
    pub look: Look,
    /// Files and folders opened lately, newest first.
    pub recent: Vec<PathBuf>,
    /// The levels in view: series id and code.
    pub levels: Vec<(String, String)>,
    /// The tab in view.
    pub tab: Tab,
    /// The levels in the tray.
    pub tray: Vec<(String, String)>,
    /// The user's name.
    pub user_name: String,
    /// The files of profiles in use, in the order in which they came.
    pub profiles: Vec<PathBuf>,
}

impl Remembered {
    /// What is to be remembered of `state`.
    pub fn of(state: &State) -> Self {
        Remembered {
            look: state.look.clone(),
            tab: state.tab,
            recent: state.recent.clone(),
            levels: as_text(&state.ladder.levels),
            tray: as_text(&state.tray),
            user_name: state.user_name.clone(),
            profiles: state.reviews.profile_paths(),
        }
    }

    /// What the text of that file holds; `None` where it holds nothing that can be read.
    pub fn kept(text: &str) -> Option<Self> {
        let values: BTreeMap<String, String> = ron::from_str(text).ok()?;
        ron::from_str(values.get(KEY)?).ok()
    }

    /// The levels in view; what is no id or code is left out.
    pub fn level_refs(&self) -> Vec<LevelRef> {
        as_refs(&self.levels)
    }

    /// The levels in the tray.
    pub fn tray_refs(&self) -> Vec<LevelRef> {
        as_refs(&self.tray)
    }
}

fn as_text(levels: &[LevelRef]) -> Vec<(String, String)> {
    levels.iter().map(|level| (level.series.to_string(), level.code.to_string())).collect()
}

fn as_refs(levels: &[(String, String)]) -> Vec<LevelRef> {
    let read = |(series, code): &(String, String)| {
        Some(LevelRef { series: SeriesId::new(series).ok()?, code: Code::new(code).ok()? })
    };
    levels.iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_read_from_among_what_else_is_kept() {
        let remembered = Remembered { levels: vec![("series".into(), "41311".into())], ..Remembered::default() };
        let own = ron::to_string(&remembered).unwrap();
        let file = BTreeMap::from([("window", "(zoomed: true)"), (KEY, own.as_str())]);
        let text = ron::ser::to_string_pretty(&file, ron::ser::PrettyConfig::default()).unwrap();
        assert_eq!(Remembered::kept(&text), Some(remembered));
    }

    #[test]
    fn a_file_that_cannot_be_read_is_no_memory() {
        for text in ["", "{", "[1, 2]", "{\"window\": \"()\"}", "{\"rungs\": \"(look: 3)\"}"] {
            assert_eq!(Remembered::kept(text), None, "{text}");
        }
    }
}
