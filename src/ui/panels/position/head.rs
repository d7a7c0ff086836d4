//! What a position is: its title, who holds it, the series and classes, the day, the policy that decides.

use eframe::egui::{Frame, Label, Margin, Role, TextEdit, TextWrapMode, Ui};
use rungs_domain::allocate::Chosen;

use super::form::PositionForm;
use crate::ui::kit::form::field::kept;
use crate::ui::kit::form::layout::{Cell, ends};
use crate::ui::kit::{Button, Cx, action_button, name_it, small, text, tooltip};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::State;
use rungs_app::actions::Action;
use rungs_app::positions::{Field, Part, PositionCommand, Seat};
use rungs_app::view::position::{AnswerData, SheetData};

/// The least room for a title beside the buttons, in points; a longer one breaks into lines.
const TITLE: f32 = 240.0;

/// Where no class is named.
const NOT_SAID: &str = "not said";

/// Where nobody has chosen a policy.
const NOT_CHOSEN: &str = "nobody has chosen a policy";

const SERIES: Cell<'_> = Cell::wide("Series", 150.0, 1.6);
const DAY: Cell<'_> = Cell::wide("Day of judging", 90.0, 0.0);

/// What is said of a position that somebody holds.
const HELD: [Cell<'_>; 6] = [
    SERIES,
    Cell::wide("Incumbent", 100.0, 1.0),
    Cell::wide("Class now", 84.0, 0.2),
    Cell::wide("Class requested", 100.0, 0.2),
    Cell::wide("Asked for on", 84.0, 0.0),
    DAY,
];

const POLICY: Cell<'_> = Cell::wide("Policy that decides", 190.0, 1.0);

/// The policy where a person chose it.
const CHOSEN: [Cell<'_>; 4] =
    [POLICY, Cell::wide("Chosen by", 110.0, 0.6), Cell::date("Chosen on"), Cell::wide("Why this policy", 160.0, 1.4)];

/// Draws the head. `focus`: the keyboard is wished for at its first field.
pub fn show(ui: &mut Ui, state: &State, form: &mut PositionForm<'_>, data: Option<&SheetData>, focus: bool) {
    if focus {
        form.go_to(Field::Whole("title"));
    }
    ends(ui, TITLE, form, title, |ui, form| buttons(ui, state, form));
    if let Some(data) = data {
        answer(ui, &data.answer, form.theme);
    }
    fields(ui, state, form);
    policy(ui, state, form);
    form.errors(ui, |field| matches!(field, Field::Whole(name) if !name.contains('.')));
    note(ui, form);
    ui.add_space(8.0);
}

fn title(ui: &mut Ui, form: &mut PositionForm<'_>) {
    let field = Field::Whole("title");
    let mut now = form.draft().title.clone();
    let hint = text("What the position is called", Face::Serif, size::TITLE, form.theme.muted);
    // It has as many lines as it needs, and no line breaks of its own.
    let edit = TextEdit::multiline(&mut now).id(form.id(field)).hint_text(hint).desired_rows(1).return_key(None);
    let edit = edit.font(Face::SerifTitle.at(size::TITLE)).text_color(form.theme.text);
    // The frame of the focus does not touch its words.
    let edit = edit.frame(Frame::new().inner_margin(Margin::symmetric(6, 2))).desired_width(f32::INFINITY);
    let response = ui.add(edit);
    name_it(&response, Role::TextInput, &field.label());
    form.after(ui, field, response);
    form.commit(|draft| draft.title = now.replace(['\n', '\r'], " "));
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
fn note(ui: &mut Ui, form: &PositionForm<'_>) {
    match form.document.sample {
        true => ui.label(small("Invented sample", form.theme)),
        false => kept(ui, form.document.path.as_deref(), TextWrapMode::Truncate, form.theme),
    };
}

/// The next open match, one more duty, save.
fn buttons(ui: &mut Ui, state: &State, form: &mut PositionForm<'_>) {
    let mut cx = Cx { state, theme: form.theme, commands: form.commands };
    action_button(ui, &mut cx, Action::Save, "Save");
    let parts = [
        ("Add a duty", "Add a duty", Action::AddDuty, PositionCommand::AddRow(Part::Duties)),
        ("Next undecided", "Next undecided match", Action::NextJudgment, PositionCommand::NextUndecided),
    ];
    for (words, name, action, command) in parts {
        let response = Button::new(words).name(name).show(ui, form.theme);
        if action == Action::AddDuty {
            form.follow(Field::add(Part::Duties), &response);
        }
        if response.on_hover_text(tooltip(ui.ctx(), action)).clicked() {
            form.ask(command);
        }
    }
}

fn fields(ui: &mut Ui, state: &State, form: &mut PositionForm<'_>) {
    let draft = form.draft();
    let series = draft.series.as_ref().and_then(|id| state.library.find(id)).map(|loaded| &loaded.series);
    let held = form.seat == Seat::Held;
    let asked = !draft.requested.is_empty() || !draft.requested_on.is_empty();
    let cells: Vec<Cell<'_>> = match held {
        true => HELD.into_iter().filter(|cell| asked || cell.caption != "Asked for on").collect(),
        false => vec![SERIES, DAY],
    };
    form.line(ui, &cells);
    choose_series(ui, state, form);
    if held {
        form.whole(ui, ("incumbent", "Name"), &draft.incumbent, |draft| &mut draft.incumbent);
        let now = (Field::Whole("current"), NOT_SAID, false);
        form.class(ui, now, series, &draft.current, |draft, code| draft.current = code);
        let requested = (Field::Whole("requested"), NOT_SAID, false);
        form.class(ui, requested, series, &draft.requested, |draft, code| draft.requested = code);
        if asked {
            form.whole(ui, ("requested_on", "2025-06-30"), &draft.requested_on, |draft| &mut draft.requested_on);
        }
    }
    form.whole(ui, ("as_of", "2025-06-30"), &draft.as_of, |draft| &mut draft.as_of);
}

fn choose_series(ui: &mut Ui, state: &State, form: &mut PositionForm<'_>) {
    let all = &state.library.series;
    let words: Vec<(&str, usize)> = all.iter().map(|loaded| loaded.series.title.as_str()).zip(0..).collect();
    let now = form.draft().series.as_ref();
    let at = all.iter().position(|loaded| Some(&loaded.series.id) == now);
    let none = now.map_or("Choose a series …", |id| id.as_str());
    let mut chosen = at.unwrap_or(usize::MAX);
    form.choice(ui, Field::Whole("series"), (&words, none), &mut chosen);
    if let (Some(_), Some(loaded)) = (form.take_changed(), all.get(chosen)) {
        form.ask(PositionCommand::SetSeries(loaded.series.id.clone()));
    }
}

/// The policy that decides; where a person chose it, who, when and why.
fn policy(ui: &mut Ui, state: &State, form: &mut PositionForm<'_>) {
    let answer = state.positions(form.seat).shown_answer();
    let Some(judged) = answer.and_then(|answer| answer.judged.as_ref().ok()) else { return };
    let mut known: Vec<(&str, &str)> =
        judged.policies.iter().map(|policy| (policy.title.as_str(), policy.id.as_str())).collect();
    known.sort_unstable();
    let words: Vec<(&str, usize)> = known.iter().map(|(title, _)| *title).zip(0..).collect();
    let deciding = judged.decider().map(|policy| policy.id.as_str());
    let mut chosen = known.iter().position(|(_, id)| Some(*id) == deciding).unwrap_or(usize::MAX);
    let draft = form.draft();
    let by_person = !draft.policy.is_empty() && matches!(judged.allocation.chosen, Some(Chosen::Person(_)));
    form.line(ui, if by_person { &CHOSEN } else { &CHOSEN[..1] });
    form.choice(ui, Field::Whole("policy"), (&words, NOT_CHOSEN), &mut chosen);
    if let (Some(_), Some((_, id))) = (form.take_changed(), known.get(chosen)) {
        form.ask(PositionCommand::ChoosePolicy((*id).to_owned()));
    }
    if by_person {
        form.whole(ui, ("policy_by", "Name"), &draft.policy_by, |draft| &mut draft.policy_by);
        form.whole(ui, ("policy_on", "2025-06-30"), &draft.policy_on, |draft| &mut draft.policy_on);
        form.whole(ui, ("policy_why", "why this policy"), &draft.policy_why, |draft| &mut draft.policy_why);
    }
}
