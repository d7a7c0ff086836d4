//! The bar at the bottom: what runs, what happened, what the keys do, when links were saved.

use eframe::egui::{
    Align, Button, Label, Layout, ProgressBar, Role, Stroke, TextStyle, TextWrapMode, Ui, WidgetText, vec2,
};

use super::messages::{self, MessageAge};

use crate::ui::kit::{
    Cx, LEAST_TARGET, announced, keys_of, message_color, message_words, name_it, small, text, tooltip,
};
use crate::ui::theme::{Face, size};
use rungs_app::actions::Action;
use rungs_app::applicants::Document;
use rungs_app::notifications::{MessageKind, Notification};
use rungs_app::positions::Seat;
use rungs_app::state::Tab;
use rungs_app::{Command, State};

/// Shows the bar, drawn from the left, so that Tab follows the eye.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, age: &mut MessageAge) {
    let (state, theme) = (cx.state, cx.theme);
    age.pass(ui, cx);
    let line = ui.max_rect().expand2(vec2(16.0, 0.0));
    ui.painter().hline(line.x_range(), line.top() + 0.5, Stroke::new(1.0, theme.rule));
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().interact_size.y = LEAST_TARGET;
        ui.spacing_mut().button_padding.y = 1.0;
        ui.spacing_mut().item_spacing.x = 16.0;
        problems_button(ui, cx);
        messages_button(ui, cx);
        jobs(ui, cx);
        let width = |words: &str| {
            let words = WidgetText::from(small(words, theme));
            let galley = words.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Body);
            galley.size().x + ui.spacing().item_spacing.x
        };
        let (saved, name) = (saved(state), signed_by(state));
        let signed = if state.narrow { 0.0 } else { width(&name) + 2.0 * ui.spacing().button_padding.x };
        let right = signed + saved.as_deref().map_or(0.0, width);
        let room = vec2((ui.available_width() - right).max(0.0), ui.available_height());
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(room.x);
            told(ui, cx);
        });
        if !state.narrow {
            signature(ui, cx, &name);
        }
        if let Some(saved) = saved {
            ui.label(small(saved, theme));
        }
    });
}

/// The error that nobody has closed and the newest message; else what is left out of the comparison, or the keys.
fn told(ui: &mut Ui, cx: &mut Cx<'_>) {
    let (state, theme) = (cx.state, cx.theme);
    ui.spacing_mut().item_spacing.x = 8.0;
    let given = &state.notifications;
    let shown: Vec<&Notification> = given.error().into_iter().chain(given.passing()).collect();
    if shown.is_empty() {
        let of_items = state.computed.ladder.iter().flat_map(|ladder| &ladder.fallbacks);
        let fallback = of_items.chain(&state.computed.clauses.fallbacks).next();
        let ladder = state.tab == Tab::Ladder && state.step.shown.is_none();
        let words = fallback.filter(|_| ladder).cloned().unwrap_or_else(|| hint(ui, state));
        ui.add(Label::new(small(words, theme)).truncate());
        return;
    }
    let each = ui.available_width() / shown.len() as f32;
    for one in shown {
        let (message, error) = (&one.message, one.message.kind == MessageKind::Error);
        let face = if error { Face::SansMedium } else { Face::Sans };
        let words = text(message_words(message), face, size::CHANGE, message_color(message.kind, theme));
        // Room for the buttons behind it.
        let buttons = if error || message.undo { 72.0 } else { 0.0 };
        ui.scope(|ui| {
            ui.set_max_width((each - buttons).max(24.0));
            announced(&ui.add(Label::new(words).truncate()));
        });
        if message.undo {
            messages::undo(ui, cx);
        }
        if error {
            let close = ui.button(text("Close", Face::SansMedium, size::CHANGE, theme.text));
            name_it(&close, Role::Button, "Close the error");
            if close.clicked() {
                cx.send(Command::CloseMessage(one.number));
            }
        }
    }
}

fn problems_button(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = cx.theme;
    let count = cx.state.problems().count();
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
        cx.send(Command::ShowProblems);
    }
}

/// Lists what happened, once something did.
fn messages_button(ui: &mut Ui, cx: &mut Cx<'_>) {
    if cx.state.notifications.all().next().is_none() {
        return;
    }
    let button = ui.add(Button::new(small("Messages", cx.theme)).frame(false));
    name_it(&button, Role::Button, "Messages");
    if button.on_hover_text(tooltip(ui.ctx(), Action::Messages)).clicked() {
        cx.send(Command::ShowMessages);
    }
}

/// Who signs what is decided here.
fn signed_by(state: &State) -> String {
    state.signature().as_deref().map_or_else(|| "No name given".to_owned(), end_at_24)
}

/// Who signs; a click changes it.
fn signature(ui: &mut Ui, cx: &mut Cx<'_>, face: &str) {
    let (state, theme) = (cx.state, cx.theme);
    let button = ui.add(Button::new(small(face, theme)).frame(false));
    let name = format!("Your name: {}", state.signature().as_deref().unwrap_or("not given"));
    name_it(&button, Role::Button, &name);
    if button.on_hover_text(format!("{name}. {}", tooltip(ui.ctx(), Action::YourName))).clicked() {
        cx.send(Command::ShowYourName(state.user_name.clone()));
    }
}

/// A name on a bar that has room for 24 characters of it.
fn end_at_24(name: &str) -> String {
    match name.char_indices().nth(24) {
        Some((at, _)) => format!("{}…", &name[..at]),
        None => name.to_owned(),
    }
}

fn jobs(ui: &mut Ui, cx: &mut Cx<'_>) {
    let (state, theme) = (cx.state, cx.theme);
    for job in &state.status.running {
        ui.label(small(job.label.as_str(), theme));
        if let Some(progress) = job.progress {
            let bar = ui.add(ProgressBar::new(progress).desired_width(96.0).desired_height(8.0).fill(theme.accent));
            name_it(&bar, Role::ProgressIndicator, &job.label);
        }
        let cancel = ui.button(text("Cancel", Face::SansMedium, size::CHANGE, theme.text));
        name_it(&cancel, Role::Button, &format!("Cancel: {}", job.label));
        if cancel.clicked() {
            cx.send(Command::CancelJob(job.id));
        }
    }
}

/// What the keys do in a tab.
fn hint(ui: &Ui, state: &State) -> String {
    let actions: &[(Action, &str)] = match state.tab {
        Tab::Ladder if state.step.shown.is_some() => {
            &[(Action::DisagreeInStep, "disagree with a change"), (Action::Back, "back to the ladder")]
        }
        Tab::Ladder => {
            &[(Action::OpenStep, "what sets the level apart"), (Action::Read, "open the full text in the reader")]
        }
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
    let words = words.map(|(action, what)| format!("{}: {what}", keys_of(ui.ctx(), *action)));
    let step = state.tab == Tab::Ladder && state.step.shown.is_some();
    let moves = step.then(|| "Up and Down: the next row and its clauses".to_owned());
    moves.into_iter().chain(words).collect::<Vec<_>>().join("    ")
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
