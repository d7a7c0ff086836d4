//! The bar at the bottom: what runs, what happened, what the keys do, when links were saved.

use eframe::egui::{Align, Button, Layout, ProgressBar, Role, Ui};

use crate::ui::kit::{Cx, announced, keys_of, name_it, small, text, tooltip};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::actions::Action;
use rungs_app::applicants::Document;
use rungs_app::positions::Seat;
use rungs_app::state::{FocusTarget, Region, Tab};
use rungs_app::{Command, State};

/// Shows the bar.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, wish: Option<FocusTarget>) {
    let (state, theme) = (cx.state, cx.theme);
    let line = ui.max_rect().expand2(eframe::egui::vec2(16.0, 0.0));
    ui.painter().hline(line.x_range(), line.top() + 0.5, eframe::egui::Stroke::new(1.0, theme.rule));
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().interact_size.y = 22.0;
        ui.spacing_mut().button_padding.y = 1.0;
        ui.spacing_mut().item_spacing.x = 16.0;
        let problems = problems_button(ui, state, theme, cx.commands);
        if wish == Some(FocusTarget::Region(Region::Status)) {
            problems.request_focus();
        }
        jobs(ui, state, theme, cx.commands);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(saved) = saved(state) {
                ui.label(small(saved, theme));
            }
            if !state.narrow {
                signature(ui, state, theme, cx.commands);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| message(ui, state, theme));
        });
    });
}

fn problems_button(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) -> eframe::egui::Response {
    let count = state.problems().count();
    let (face, colour) = match count {
        0 => ("No problems".to_owned(), theme.muted),
        1 => ("! 1 problem".to_owned(), theme.warning.text),
        more => (format!("! {more} problems"), theme.warning.text),
    };
    let button = Button::new(text(face.as_str(), Face::SansMedium, size::CHANGE, colour)).frame(false);
    let response = ui.add(button);
    name_it(&response, Role::Button, face.trim_start_matches("! "));
    let response = response.on_hover_text(tooltip(ui.ctx(), Action::Problems));
    if response.clicked() {
        commands.push(Command::ShowProblems);
    }
    response
}

/// Who signs what is decided here; a click changes it.
fn signature(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    let given = state.signature();
    let face = given.as_deref().map_or_else(|| "No name given".to_owned(), end_at_24);
    let button = ui.add(Button::new(small(face, theme)).frame(false));
    let name = format!("Your name: {}", given.as_deref().unwrap_or("not given"));
    name_it(&button, Role::Button, &name);
    if button.on_hover_text(format!("{name}. {}", tooltip(ui.ctx(), Action::YourName))).clicked() {
        commands.push(Command::ShowYourName(state.user_name.clone()));
    }
}

/// A name on a bar that has room for 24 characters of it.
fn end_at_24(name: &str) -> String {
    match name.char_indices().nth(24) {
        Some((at, _)) => format!("{}…", &name[..at]),
        None => name.to_owned(),
    }
}

fn jobs(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    for job in &state.status.running {
        ui.label(small(job.label.as_str(), theme));
        if let Some(progress) = job.progress {
            let bar = ui.add(ProgressBar::new(progress).desired_width(96.0).desired_height(8.0).fill(theme.accent));
            name_it(&bar, Role::ProgressIndicator, &job.label);
        }
        let cancel = ui.button(text("Cancel", Face::SansMedium, size::CHANGE, theme.text));
        name_it(&cancel, Role::Button, &format!("Cancel: {}", job.label));
        if cancel.clicked() {
            commands.push(Command::CancelJob(job.id));
        }
    }
}

/// The last message, else what is left out of the comparison, else what the keys do.
fn message(ui: &mut Ui, state: &State, theme: &Theme) {
    let fallback = state.computed.ladder.as_deref().and_then(|ladder| ladder.fallbacks.first());
    let words = match (&state.status.message, fallback) {
        (Some(message), _) if message.is_error => {
            text(format!("! {}", message.text), Face::SansMedium, size::CHANGE, theme.warning.text)
        }
        (Some(message), _) => small(message.text.as_str(), theme),
        (None, _) if state.tab != Tab::Ladder => small(hint(ui, state.tab), theme),
        (None, Some(fallback)) => small(fallback.as_str(), theme),
        (None, None) => small(hint(ui, state.tab), theme),
    };
    announced(&ui.add(eframe::egui::Label::new(words).truncate()));
}

/// What the keys do in a tab.
fn hint(ui: &Ui, tab: Tab) -> String {
    let actions: &[(Action, &str)] = match tab {
        Tab::Ladder => &[(Action::Read, "open the full text in the reader")],
        Tab::Qualifications => &[(Action::NextJudgment, "next open judgment"), (Action::AddRow, "one more row")],
        Tab::DeskAudit => &[
            (Action::ConfirmMatch, "confirm the match"),
            (Action::NextJudgment, "next undecided"),
            (Action::AddDuty, "one more duty"),
        ],
        Tab::Vacancy => &[(Action::AddDuty, "one more duty")],
        Tab::Import => &[(Action::NextPoint, "next point"), (Action::ImportDocuments, "import documents")],
    };
    let words = actions.iter().chain(&[(Action::Keys, "keys")]);
    let words: Vec<String> = words.map(|(action, what)| format!("{}: {what}", keys_of(ui.ctx(), *action))).collect();
    words.join("    ")
}

fn saved(state: &State) -> Option<String> {
    if state.tab == Tab::Qualifications && state.applicants.shown().is_some_and(Document::is_unsaved) {
        return Some("Applicant not saved".to_owned());
    }
    let position = Seat::of(state.tab).and_then(|seat| Some((seat, state.positions(seat).desk.shown()?)));
    match position {
        Some((Seat::Held, document)) if document.is_unsaved() => return Some("Position not saved".to_owned()),
        Some((Seat::Planned, document)) if document.is_unsaved() => return Some("Vacancy not saved".to_owned()),
        _ => {}
    }
    match (&state.status.saved_at, state.links.is_unsaved()) {
        (_, true) => Some("Links not saved".to_owned()),
        (Some(at), false) => Some(format!("Saved {at}")),
        (None, false) => None,
    }
}
