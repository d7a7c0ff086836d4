//! What a position is: its title, who holds it, the series and classes, the day, the policy that decides.

use eframe::egui::{Align, Frame, Label, Layout, Margin, Rect, Role, TextEdit, TextWrapMode, Ui, vec2};
use rungs_domain::allocate::Chosen;
use rungs_domain::spec::{Level, Series};

use super::pen::Pen;
use crate::ui::kit::choice::One;
use crate::ui::kit::controls::{Weight, button_named, button_width};
use crate::ui::kit::field::{HEIGHT, kept};
use crate::ui::kit::{action_button, name_it, small, text, tooltip};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::State;
use rungs_app::actions::Action;
use rungs_app::positions::{Field, Part, PositionCommand, PositionDraft, Seat};
use rungs_app::view::position::{AnswerData, SheetData};

/// The room that the buttons take, in points.
const BUTTONS: f32 = 300.0;

/// The height of a title of one line, in points.
const BESIDE_TITLE: f32 = 36.0;

/// The least room for a title beside the buttons, in points; a longer one breaks into lines.
const TITLE: f32 = 240.0;

/// Where no class is named.
const NOT_SAID: &str = "not said";

/// Where nobody has chosen a policy.
const NOT_CHOSEN: &str = "nobody has chosen a policy";

/// Draws the head. `focus`: the keyboard is wished for at its first field.
pub fn show(ui: &mut Ui, state: &State, pen: &mut Pen<'_>, data: Option<&SheetData>, focus: bool) {
    if focus {
        pen.wish(Field::Whole("title"));
    }
    let width = ui.available_width();
    if width > BUTTONS + TITLE {
        ui.horizontal_top(|ui| {
            title(ui, pen, width - BUTTONS);
            let room = vec2(ui.available_width(), BESIDE_TITLE);
            ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| buttons(ui, state, pen));
        });
    } else {
        title(ui, pen, width);
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| buttons(ui, state, pen));
        });
    }
    if let Some(data) = data {
        answer(ui, &data.answer, pen.theme);
    }
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 5.0);
        fields(ui, state, pen);
        note(ui, pen);
    });
    pen.errors(ui, |field| matches!(field, Field::Whole(name) if !name.contains('.')));
    ui.add_space(8.0);
}

fn title(ui: &mut Ui, pen: &mut Pen<'_>, width: f32) {
    let field = Field::Whole("title");
    let mut now = pen.draft().title.clone();
    let hint = text("What the position is called", Face::Serif, size::TITLE, pen.theme.muted);
    // It has as many lines as it needs, and no line breaks of its own.
    let edit = TextEdit::multiline(&mut now).id(pen.id(field)).hint_text(hint).desired_rows(1).return_key(None);
    let edit = edit.font(Face::SerifTitle.at(size::TITLE)).text_color(pen.theme.text).desired_width(width);
    // The frame of the focus does not touch its words.
    let response = ui.add(edit.frame(Frame::new().inner_margin(Margin::symmetric(6, 2))));
    name_it(&response, Role::TextInput, &<PositionDraft as rungs_app::documents::DocumentDraft>::label(field));
    if now != pen.draft().title {
        pen.edit(field, |draft| draft.title = now.replace(['\n', '\r'], " "));
    }
    pen.after(ui, &response, field);
}

/// What becomes of the position, before anything else: the class, why, and what is still open.
fn answer(ui: &mut Ui, answer: &AnswerData, theme: &Theme) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let class = text(answer.class.as_str(), Face::SerifSemibold, size::SECTION, theme.text);
    let response = ui.add(Label::new(class).wrap());
    name_it(&response, Role::Label, &format!("Answer: {}", answer.class));
    ui.add(Label::new(text(answer.why.as_str(), Face::Sans, size::META, theme.text)).wrap());
    if !answer.open.is_empty() {
        let open = format!("! {}", answer.open);
        ui.add(Label::new(text(open, Face::SansSemibold, size::META, theme.warning.text)).wrap());
    }
    ui.add_space(4.0);
}

/// Where it is kept.
fn note(ui: &mut Ui, pen: &Pen<'_>) {
    match pen.document.sample {
        true => ui.label(small("Invented sample", pen.theme)),
        false => kept(ui, pen.document.path.as_deref(), TextWrapMode::Extend, pen.theme),
    };
}

/// From the right: the next open match, one more duty, save.
fn buttons(ui: &mut Ui, state: &State, pen: &mut Pen<'_>) {
    let parts = [
        ("Next undecided", "Next undecided match", Action::NextJudgment, PositionCommand::NextUndecided),
        ("Add a duty", "Add a duty", Action::AddDuty, PositionCommand::AddRow(Part::Duties)),
    ];
    for (words, name, action, command) in parts {
        let response = button_named(ui, pen.theme, words, name, "", Weight::Framed);
        if response.on_hover_text(tooltip(ui.ctx(), action)).clicked() {
            pen.ask(command);
        }
    }
    let face = text("Save", Face::SansMedium, size::META, pen.theme.accent);
    action_button(ui, state, Action::Save, face, pen.commands);
}

fn fields(ui: &mut Ui, state: &State, pen: &mut Pen<'_>) {
    let series = pen.draft().series.as_ref().and_then(|id| state.library.find(id));
    let series = series.map(|loaded| &loaded.series);
    choose_series(ui, state, pen);
    if pen.seat == Seat::Held {
        let typed = &pen.draft().incumbent;
        short(ui, pen, "incumbent", (typed, "Incumbent"), 132.0, |draft, typed| draft.incumbent = typed);
        let draft = pen.draft();
        let now = (Field::Whole("current"), "Now: ", draft.current.as_str());
        let rect = class_room(ui, now);
        class(ui, pen, (rect, false), series, now, |draft, code| draft.current = code);
        let asked = (Field::Whole("requested"), "Asked for: ", draft.requested.as_str());
        let rect = class_room(ui, asked);
        class(ui, pen, (rect, false), series, asked, |draft, code| draft.requested = code);
        if !draft.requested.is_empty() || !draft.requested_on.is_empty() {
            let typed = (draft.requested_on.as_str(), "asked for on");
            short(ui, pen, "requested_on", typed, 98.0, |draft, typed| draft.requested_on = typed);
        }
    }
    // The words stay with their field where the line breaks.
    let both = room(ui, 128.0);
    let (words, date) = both.split_left_right_at_x(both.right() - 92.0);
    ui.put(words, Label::new(small("as of", pen.theme)));
    let typed = (pen.draft().as_of.as_str(), "2025-06-30");
    pen.line(ui, date, Field::Whole("as_of"), typed, |draft, typed| draft.as_of = typed);
    policy(ui, state, pen);
}

fn room(ui: &mut Ui, width: f32) -> Rect {
    ui.allocate_space(vec2(width, HEIGHT)).1
}

/// A field that is `width` points wide.
fn short(
    ui: &mut Ui,
    pen: &mut Pen<'_>,
    name: &'static str,
    typed: (&str, &str),
    width: f32,
    put: fn(&mut PositionDraft, String),
) {
    let rect = room(ui, width);
    pen.line(ui, rect, Field::Whole(name), typed, put);
}

/// The width of a choice with these words, within what a line has.
fn wide(ui: &Ui, words: &str) -> f32 {
    (button_width(ui, words, "") + 6.0).min(ui.max_rect().width())
}

fn class_room(ui: &mut Ui, (_, before, now): (Field, &str, &str)) -> Rect {
    let now = if now.is_empty() { NOT_SAID } else { now };
    let width = wide(ui, &format!("{before}{now}"));
    room(ui, width)
}

fn choose_series(ui: &mut Ui, state: &State, pen: &mut Pen<'_>) {
    let all = &state.library.series;
    let words: Vec<(&str, usize)> = all.iter().map(|loaded| loaded.series.title.as_str()).zip(0..).collect();
    let now = pen.draft().series.as_ref();
    let at = all.iter().position(|loaded| Some(&loaded.series.id) == now);
    let none = now.map_or("Choose a series …", |id| id.as_str());
    let shown = at.and_then(|at| words.get(at)).map_or(none, |(word, _)| word);
    let width = wide(ui, shown);
    let rect = room(ui, width);
    let one = One { before: "", words: &words, none };
    let field = Field::Whole("series");
    let mut chosen = at.unwrap_or(usize::MAX);
    let response = one.show(ui, rect, pen.id(field), "Series", pen.theme, &mut chosen);
    pen.after(ui, &response, field);
    if at != Some(chosen)
        && let Some(loaded) = all.get(chosen)
    {
        pen.ask(PositionCommand::SetSeries(loaded.series.id.clone()));
    }
}

/// A class of the series, or none; called by its code, and where there is room by its title, too.
pub fn class(
    ui: &mut Ui,
    pen: &mut Pen<'_>,
    (rect, titled): (Rect, bool),
    series: Option<&Series>,
    (field, before, now): (Field, &str, &str),
    put: impl FnOnce(&mut PositionDraft, String),
) {
    let levels = series.map_or(&[][..], |series| &series.levels);
    let face = |level: &Level| if titled { level.code_and_title() } else { level.code.to_string() };
    let named: Vec<String> = levels.iter().map(face).collect();
    let nothing = (NOT_SAID, usize::MAX);
    let words: Vec<(&str, usize)> = [nothing].into_iter().chain(named.iter().map(String::as_str).zip(0..)).collect();
    let at = levels.iter().position(|level| level.code.as_str() == now);
    // A class of another series, or a slip of the pen, is shown as it stands; it is none of the choices.
    let otherwise = if now.is_empty() { usize::MAX } else { usize::MAX - 1 };
    let one = One { before, words: &words, none: now };
    pen.choice(ui, rect, field, (one, at.unwrap_or(otherwise)), |draft, at| {
        put(draft, levels.get(at).map_or_else(String::new, |level| level.code.to_string()));
    });
}

/// The policy that decides.
fn policy(ui: &mut Ui, state: &State, pen: &mut Pen<'_>) {
    let policies = state.positions(pen.seat).shown_answer().and_then(|answer| answer.judged.as_ref().ok());
    let Some(judged) = policies else { return };
    let mut known: Vec<(&str, &str)> =
        judged.policies.iter().map(|policy| (policy.title.as_str(), policy.id.as_str())).collect();
    known.sort_unstable();
    let words: Vec<(&str, usize)> = known.iter().map(|(title, _)| *title).zip(0..).collect();
    let deciding = judged.decider().map(|policy| policy.id.as_str());
    let at = known.iter().position(|(_, id)| Some(*id) == deciding).unwrap_or(usize::MAX);
    let shown = words.get(at).map_or(NOT_CHOSEN, |(title, _)| title);
    let width = wide(ui, &format!("Decides: {shown}"));
    let rect = room(ui, width);
    let one = One { before: "Decides: ", words: &words, none: NOT_CHOSEN };
    let field = Field::Whole("policy");
    let mut chosen = at;
    let label = <PositionDraft as rungs_app::documents::DocumentDraft>::label(field);
    let response = one.show(ui, rect, pen.id(field), &label, pen.theme, &mut chosen);
    pen.after(ui, &response, field);
    if let Some((_, id)) = known.get(chosen).filter(|_| chosen != at) {
        pen.ask(PositionCommand::ChoosePolicy((*id).to_owned()));
    }
    if !pen.draft().policy.is_empty() && matches!(judged.allocation.chosen, Some(Chosen::Person(_))) {
        choice(ui, pen);
    }
}

/// Who chose the policy, when and why.
fn choice(ui: &mut Ui, pen: &mut Pen<'_>) {
    let draft = pen.draft();
    // The words stay with their field where the line breaks.
    let both = room(ui, 176.0);
    let (words, name) = both.split_left_right_at_x(both.right() - 112.0);
    ui.put(words, Label::new(small("chosen by", pen.theme)));
    let typed = (draft.policy_by.as_str(), "Name");
    pen.line(ui, name, Field::Whole("policy_by"), typed, |draft, typed| draft.policy_by = typed);
    short(ui, pen, "policy_on", (&draft.policy_on, "2025-06-30"), 92.0, |draft, typed| draft.policy_on = typed);
    let hint = "why this policy";
    short(ui, pen, "policy_why", (&draft.policy_why, hint), 260.0, |draft, typed| draft.policy_why = typed);
}
