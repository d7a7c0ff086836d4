//! Documents exported: where to is asked first.

use std::path::Path;

use super::saving::ask_path;
use crate::files::{Asking, Exported};
use crate::update::{say, warn};
use crate::{Effect, State};

/// Asks where something is to be exported to; `left_out` rows of the form cannot be read.
pub fn ask_for(state: &mut State, exported: Exported, left_out: usize) -> Vec<Effect> {
    if left_out > 0 {
        let noun = exported.noun();
        warn(state, format!("Some fields cannot be read: the {noun} leaves their rows out until they are mended."));
    }
    ask_path(state, Asking::Export(exported))
}

/// It is exported; `lost` is what the file cannot show.
pub fn exported(state: &mut State, path: &Path, lost: Option<&str>) {
    let file = path.display();
    match lost {
        None => say(state, format!("The document is in {file}.")),
        Some(lost) => warn(state, format!("The document is in {file}, but {lost}.")),
    }
}

/// It is not.
pub fn not_exported(state: &mut State, why: &str) {
    warn(state, format!("The document is not exported: {why}."));
}
