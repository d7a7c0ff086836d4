//! Themes, text size, columns, pop-outs and the keyboard focus.

use super::super::State;
use super::super::state::{Density, Dialog, FocusTarget, Look, Region, RunningJob, Tab, ThemeName, View};
use super::applicants;

/// The sizes of text that plus and minus step through, in percent.
const TEXT_STEPS: [u16; 9] = [75, 90, 100, 110, 125, 150, 175, 200, 250];

/// Shows a tab.
pub fn show_tab(state: &mut State, tab: Tab) {
    state.tab = tab;
    state.library_over = false;
    state.notifications.close_passing();
    if tab == Tab::Qualifications {
        applicants::come_into_view(state);
    }
    wish_ladder(state);
}

/// The next of light, dark and high contrast.
pub fn next_theme(state: &mut State) {
    state.look.theme = match state.look.theme {
        ThemeName::Light => ThemeName::Dark,
        ThemeName::Dark => ThemeName::HighContrast,
        ThemeName::HighContrast => ThemeName::Light,
    };
}

/// Steps the size of text, within 75 to 250 %.
pub fn step_text(look: &mut Look, steps: i32) {
    for _ in 0..steps.unsigned_abs().min(16) {
        let now = look.text_percent;
        let next = match steps > 0 {
            true => TEXT_STEPS.into_iter().find(|step| *step > now),
            false => TEXT_STEPS.into_iter().rev().find(|step| *step < now),
        };
        look.text_percent = next.unwrap_or(now);
    }
}

/// Brings a size that was read from elsewhere within bounds.
pub fn sane(mut look: Look) -> Look {
    look.text_percent = look.text_percent.clamp(75, 250);
    look
}

/// Shows more of each text, or less.
pub fn set_density(state: &mut State, density: Density) {
    state.look.density = Some(density);
    state.ladder.unfolded = false;
}

/// Shows or hides the library; in a narrow window it comes over the ladder.
pub fn toggle_library(state: &mut State) {
    let shown = match state.narrow {
        true => &mut state.library_over,
        false => &mut state.look.library_shown,
    };
    *shown = !*shown;
    let region = if *shown { Region::Library } else { Region::Content };
    wish(state, FocusTarget::Region(region));
}

/// Follows the width of the window.
pub fn set_narrow(state: &mut State, narrow: bool) {
    state.narrow = narrow;
    state.library_over = false;
}

/// Asks for the keyboard focus.
pub fn wish(state: &mut State, target: FocusTarget) {
    let library = matches!(target, FocusTarget::TreeSearch | FocusTarget::Region(Region::Library));
    if library {
        match state.narrow {
            true => state.library_over = true,
            false => state.look.library_shown = true,
        }
    }
    if target == FocusTarget::FindText {
        // Neither the flow nor a step has such a field.
        state.step.close();
        state.ladder.view = View::Rows;
    }
    state.focus_request.ask(target);
}

/// Asks for the focus on the ladder.
pub fn wish_ladder(state: &mut State) {
    wish(state, FocusTarget::Region(Region::Content));
}

/// Closes the pop-out. An offer of recovered links is only put off: the next start makes it again.
pub fn close_dialog(state: &mut State) {
    state.awaited.close = false;
    state.asking = None;
    if state.dialog.take() == Some(Dialog::Recover) {
        super::say(state, "What the last session left is kept; the next start offers it again.");
    }
}

/// Takes up how far a job is.
pub fn job_progress(state: &mut State, id: u64, label: String, progress: Option<f32>) {
    let now = RunningJob { id, label, progress };
    match state.status.running.iter_mut().find(|job| job.id == id) {
        Some(job) => *job = now,
        None => state.status.running.push(now),
    }
}
