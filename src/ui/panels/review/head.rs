//! The head of the tab: which draft it is, how much of the source it holds, what is left to look at.

use eframe::egui::containers::menu::MenuButton;
use eframe::egui::{self, Response, Role, Ui, vec2};

use crate::ui::kit::{Button, Cx, Segment, Weight, elided, heading, name_it, segmented, small, text, tooltip};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::actions::Action;
use rungs_app::documents::DocumentCommand;
use rungs_app::ids::DocumentKindId;
use rungs_app::reviews::{Characters, ReviewCommand, Side};
use rungs_app::view::review::ReviewData;
use rungs_app::view::review::words::{counted, grouped};
use rungs_app::{Command, State};

/// Below this height of the window, in points, the head takes two lines.
const LOW: f32 = 430.0;

/// How many codes of levels are listed.
const CODES: usize = 6;

/// Whether the window is so low that head and bar leave the room to the document.
pub fn is_low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < LOW
}

/// Draws the head. `side`: the side that is shown, where it is one of them.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, data: &ReviewData, side: Option<&mut Side>) {
    let (state, theme) = (cx.state, cx.theme);
    let series = &data.draft.series;
    let low = is_low(ui);
    let inferred = if series.authority.inferred { " (inferred)" } else { "" };
    let codes = &data.codes;
    let listed = match codes.len() {
        0 => String::new(),
        few if few <= CODES => format!(": {}", codes.join(", ")),
        _ => format!(": {} …", codes.get(..CODES).unwrap_or_default().join(", ")),
    };
    let levels = format!("{}{listed}", counted(codes.len(), "level"));
    let about = format!("{}{inferred} · {levels} · {}", series.authority.name, figures(state));
    if !low {
        heading(ui, text(series.title.as_str(), Face::SerifTitle, size::TITLE, theme.text), 1);
        elided(ui, small(about.as_str(), theme));
        ui.add_space(4.0);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        if let Some(side) = side {
            switch(ui, side, theme);
        }
        left_to_look_at(ui, cx, data, low).on_hover_text(format!("{}\n{about}", series.title));
        buttons(ui, cx, low);
        more(ui, cx, low);
    });
}

/// Switches between the sides.
fn switch(ui: &mut Ui, side: &mut Side, theme: &Theme) {
    let draft = *side == Side::Draft;
    let parts = [Segment::new("Source", !draft), Segment::new("Draft", draft)];
    if let Some(at) = segmented(ui, theme, "source or draft", &parts) {
        *side = if at == 1 { Side::Draft } else { Side::Source };
    }
}

/// "24,560 of 24,876 characters placed, 316 no part of the text, 0 not placed".
fn figures(state: &State) -> String {
    let Some(understood) = state.reviews.shown() else { return String::new() };
    let Characters { read, placed, furniture, unplaced } = understood.characters;
    let [read, placed, furniture, unplaced] = [read, placed, furniture, unplaced].map(grouped);
    format!("{placed} of {read} characters placed, {furniture} no part of the text, {unplaced} not placed")
}

fn left_to_look_at(ui: &mut Ui, cx: &mut Cx<'_>, data: &ReviewData, low: bool) -> Response {
    let (state, theme) = (cx.state, cx.theme);
    let points = data.points.len();
    let fresh = state.reviews.desk.shown().is_some_and(|document| state.reviews.is_fresh(document));
    let (words, colour) = match (fresh, points) {
        (false, _) => ("Reading it anew …".to_owned(), theme.muted),
        (true, 0) => ("✓ Nothing is left to look at".to_owned(), theme.text),
        (true, points) => (format!("! {} to look at", counted(points, "place")), theme.warning.text),
    };
    let face = if low && fresh && points > 0 { format!("! {points}") } else { words.clone() };
    let left = ui.label(text(face, Face::SansSemibold, size::CONTROL, colour));
    name_it(&left, Role::Label, &words);
    let weight = if points > 0 { Weight::Primary } else { Weight::Framed };
    let response =
        ui.add_enabled_ui(points > 0, |ui| Button::new("Next point").key("F7").weight(weight).show(ui, theme)).inner;
    if response.on_hover_text("Goes to the next place that a person should look at").clicked() {
        cx.send(Command::Reviews(ReviewCommand::StepPoint(1)));
    }
    left
}

fn buttons(ui: &mut Ui, cx: &mut Cx<'_>, low: bool) {
    let (state, theme) = (cx.state, cx.theme);
    let unsaved = state.reviews.desk.shown().is_some_and(|document| document.is_unsaved() || document.path.is_none());
    let face = if unsaved { "Save" } else { "Saved" };
    let asked = [
        (face, "Save the draft", "Ctrl+S", "Saves the draft as a specification", save(DocumentCommand::Save)),
        (
            "Show on ladder",
            "Show on ladder",
            "",
            "Shows the saved specification level by level",
            Command::Reviews(ReviewCommand::ShowOnLadder),
        ),
    ];
    for (face, name, key, tip, command) in asked.into_iter().take(if low { 1 } else { 2 }) {
        if Button::new(face).name(name).key(key).show(ui, theme).on_hover_text(tip).clicked() {
            cx.send(command);
        }
    }
}

fn save(command: DocumentCommand) -> Command {
    Command::Documents(DocumentKindId::Reviews, command)
}

/// What is asked less often: saving under another name, all drafts, what was learned.
fn more(ui: &mut Ui, cx: &mut Cx<'_>, low: bool) {
    let (state, theme) = (cx.state, cx.theme);
    let profiles = state.reviews.profiles.len();
    let face = match profiles {
        0 => "More".to_owned(),
        some => format!("More ({} in use)", counted(some, "profile")),
    };
    MenuButton::from_button(egui::Button::new(text(face, Face::SansMedium, size::CONTROL, theme.text))).ui(ui, |ui| {
        ui.set_min_width(250.0);
        let review = Command::Reviews;
        let ladder = low.then_some(("Show on ladder", review(ReviewCommand::ShowOnLadder)));
        let lines = [
            ("Save as …", save(DocumentCommand::SaveAs)),
            ("Save all drafts into a folder …", review(ReviewCommand::SaveAll)),
            ("Save what was learned …", review(ReviewCommand::SaveProfile)),
            ("Use a learned profile …", review(ReviewCommand::UseProfile(None))),
            ("Import documents …", review(ReviewCommand::AskFiles)),
        ];
        for (face, command) in ladder.into_iter().chain(lines) {
            let tip = if matches!(command, Command::Reviews(ReviewCommand::AskFiles)) {
                tooltip(ui.ctx(), Action::ImportDocuments)
            } else {
                String::new()
            };
            let response = ui.button(face);
            let response = if tip.is_empty() { response } else { response.on_hover_text(tip) };
            if response.clicked() {
                cx.send(command);
                ui.close();
            }
        }
        if profiles > 0 {
            ui.separator();
            ui.label(small("Learned profiles in use", theme));
        }
        for learned in &state.reviews.profiles {
            let name = learned.path.file_name().unwrap_or(learned.path.as_os_str()).to_string_lossy();
            let response = ui.button(format!("× {name}"));
            if response.on_hover_text("Uses it no longer").clicked() {
                cx.send(Command::Reviews(ReviewCommand::DropProfile(learned.path.clone())));
                ui.close();
            }
        }
    });
}
