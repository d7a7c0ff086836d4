//! How else a change is to be named: the change, who says so and why.

use eframe::egui::{Id, Label, Ui, vec2};

use crate::ui::kit::form::choice::Select;
use crate::ui::kit::form::field::one_line;
use crate::ui::kit::form::layout::{HEIGHT, alone};
use crate::ui::kit::{Button, Cx, Weight, announced, dialog, focus_first, small};
use rungs_app::Command;
use rungs_app::disagreement::{Choice, Disagreement};

/// Shows the box with what is `written` so far.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, written: &Disagreement) {
    let theme = cx.theme;
    let mut now = written.clone();
    let mut command = None;
    let beside = dialog(ui, theme, "Disagree with the change", 460.0, |ui| {
        ui.add(Label::new(small(now.about(), theme)).wrap());
        ui.add_space(6.0);
        let choices = now.choices();
        let select = Select { words: &choices, none: "choose" };
        let rect = alone(ui, "Change", |_, _| HEIGHT, false, theme);
        let field = select.show(ui, rect, Id::unique("disagree change"), "Change", theme, &mut now.choice);
        focus_first(ui, &field);
        ui.add_space(4.0);
        // Going back gives no name, so there is nobody to give it and no reason.
        let fields = [("Why", "the reason, in a sentence", &mut now.why), ("By", "A. Analyst", &mut now.by)];
        let is_named = matches!(now.choice, Choice::Named(_));
        for (label, hint, typed) in fields.into_iter().filter(|_| is_named) {
            let rect = alone(ui, label, |_, _| HEIGHT, false, theme);
            one_line(ui, rect, Id::unique(("disagree", label)), (label, hint), typed, theme);
            ui.add_space(4.0);
        }
        let missing = now.missing();
        let words = missing.map_or_else(|| now.effect(), str::to_owned);
        announced(&ui.add(Label::new(small(words, theme)).wrap()));
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            let take = Button::new("Record").weight(Weight::Primary).enabled(missing.is_none());
            if take.show(ui, theme).clicked() {
                command = Some(Command::TakeDisagreement);
            }
            if Button::new("Cancel").key("Esc").show(ui, theme).clicked() {
                command = Some(Command::CloseDialog);
            }
        });
    });
    if now != *written {
        cx.send(Command::Disagree(Box::new(now)));
    }
    if beside {
        command = Some(Command::CloseDialog);
    }
    cx.commands.extend(command);
}
