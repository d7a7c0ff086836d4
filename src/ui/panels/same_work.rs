//! Rulings on kinds of work: a new one, and those that hold for the library, each of which can be taken back.

use eframe::egui::{Id, Label, Ui, vec2};
use rungs_library::rulings::RulingChange;

use crate::ui::kit::form::choice::Select;
use crate::ui::kit::form::field::one_line;
use crate::ui::kit::form::layout::{HEIGHT, alone};
use crate::ui::kit::{Button, Cx, Weight, announced, dialog, focus_first, scrolling, small, text};
use crate::ui::theme::{Face, size};
use rungs_app::Command;
use rungs_app::same_work::{RulingCommand, SameWorkDraft, known_kinds};

/// The room for what stands below the list, in points.
const BELOW: f32 = 330.0;

/// Shows the box with what is `written` so far.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, written: &SameWorkDraft) {
    let theme = cx.theme;
    let mut now = written.clone();
    let mut command = None;
    let beside = dialog(ui, theme, "Rulings on kinds of work", 560.0, |ui| {
        let note = "Two wordings that are the same work count for one another wherever either is asked for, in the whole \
                    library and in every draft.";
        ui.add(Label::new(small(note, theme)).wrap());
        ui.add_space(6.0);
        kinds(ui, cx, &mut now);
        let unsigned = cx.state.signature().is_none();
        let fields = [("Why", "the reason, in a sentence", &mut now.why), ("By", "A. Analyst", &mut now.by)];
        for (label, hint, typed) in fields.into_iter().filter(|(label, ..)| *label == "Why" || unsigned) {
            let rect = alone(ui, label, |_, _| HEIGHT, false, theme);
            one_line(ui, rect, Id::unique(("same work", label)), (label, hint), typed, theme);
            ui.add_space(4.0);
        }
        let missing = now.missing();
        announced(
            &ui.add(Label::new(small(missing.unwrap_or("It is kept with your name and today's date."), theme)).wrap()),
        );
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            let take = Button::new("Rule for the library").weight(Weight::Primary).enabled(missing.is_none());
            if take.show(ui, theme).clicked() {
                command = Some(Command::Rulings(RulingCommand::Take));
            }
            if Button::new("Close").key("Esc").show(ui, theme).clicked() {
                command = Some(Command::CloseDialog);
            }
        });
        ui.add_space(10.0);
        list(ui, cx);
    });
    if now != *written {
        cx.send(Command::Rulings(RulingCommand::Write(Box::new(now))));
    }
    if beside {
        command = Some(Command::CloseDialog);
    }
    cx.commands.extend(command);
}

/// The two kinds.
fn kinds(ui: &mut Ui, cx: &Cx<'_>, now: &mut SameWorkDraft) {
    let theme = cx.theme;
    let known = known_kinds(cx.state);
    let words: Vec<(&str, usize)> = known.values().map(String::as_str).zip(0..).collect();
    // Where one kind is at hand, the other is to be chosen.
    let at_hand = !now.kind.is_empty();
    for (label, chosen, is_next) in
        [("Kind of work", &mut now.kind, !at_hand), ("Is the same work as", &mut now.same_as, at_hand)]
    {
        let mut at = known.keys().position(|id| id == chosen).unwrap_or(usize::MAX);
        let rect = alone(ui, label, |_, _| HEIGHT, false, theme);
        let select = Select { words: &words, none: "Choose …" };
        let field = select.show(ui, rect, Id::unique(("same work", label)), label, theme, &mut at);
        if is_next {
            focus_first(ui, &field);
        }
        if let Some(id) = known.keys().nth(at) {
            chosen.clone_from(id);
        }
        ui.add_space(4.0);
    }
}

/// Those that hold.
fn list(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = cx.theme;
    let state = cx.state;
    let rulings = &state.library.rulings;
    let title = if rulings.is_empty() { "Nobody has ruled on kinds of work yet." } else { "What holds" };
    ui.label(text(title, Face::SansSemibold, size::META, theme.text));
    scrolling(ui, BELOW, |ui| {
        for loaded in rulings {
            let words = loaded.ruling.words(&state.library.vocabulary);
            ui.add(Label::new(text(format!("{words}."), Face::Sans, size::CONTROL, theme.text)).wrap());
            ui.horizontal_wrapped(|ui| {
                ui.label(small(loaded.path.display().to_string(), theme));
                let name = format!("Take back: {words}");
                if Button::new("Take back").name(&name).show(ui, theme).clicked() {
                    let change = RulingChange::TakeBack(loaded.clone());
                    cx.send(Command::Rulings(RulingCommand::Change(change)));
                }
            });
            ui.add_space(6.0);
        }
    });
}
