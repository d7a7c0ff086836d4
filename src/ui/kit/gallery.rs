//! The gallery: every control of the kit in all its states, as `cargo run --example kit` shows it and tests measure it.

mod form;

use eframe::egui::{CornerRadius, Frame, Id, Margin, Painter, Rect, Response, Role, Sense, Stroke, Ui, Vec2, vec2};
use rungs_app::notifications::Message;
use rungs_domain::compare::{Across, Change, ChangeName};
use rungs_domain::qualify::Outcome;

use super::{
    Button, ControlState, ListRow, Segment, Weight, caption, change_chip, dialog_frame, draw_ring, elided, heading,
    message_card, outcome_label, paint_badge, section, segmented, small, text, titled,
};
use crate::ui::style;
use crate::ui::theme::{Face, Theme, size};

const STATES: [(&str, ControlState); 4] = [
    ("Export …", ControlState::Rest),
    ("Hover", ControlState::Hovered),
    ("Pressed", ControlState::Pressed),
    ("Disabled", ControlState::Disabled),
];

/// Shows all parts in one theme, on its ground.
pub fn show(ui: &mut Ui, theme: &Theme) {
    ui.set_style(style::style(theme));
    let frame = Frame::new().fill(theme.background).inner_margin(Margin::same(16));
    frame.show(ui, |ui| {
        ui.push_id(&theme.name, |ui| {
            heading(ui, text(&theme.name, Face::SerifTitle, size::TITLE, theme.text), 1);
            buttons(ui, theme);
            choices(ui, theme);
            changes(ui, theme);
            rows(ui, theme);
            words(ui, theme);
            form::show(ui, theme);
            messages(ui, theme);
            dialogs(ui, theme);
        });
    });
}

/// A caption, then what it is about.
fn line(ui: &mut Ui, theme: &Theme, what: &str, content: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 8.0);
        caption(ui, theme, what);
        content(ui);
    });
    ui.add_space(4.0);
}

/// The ring of what has the keyboard.
fn ring(ui: &Ui, response: &Response, theme: &Theme) {
    draw_ring(ui.painter(), response.rect, theme);
}

fn buttons(ui: &mut Ui, theme: &Theme) {
    for (what, weight) in [("Framed", Weight::Framed), ("Primary", Weight::Primary), ("Bare", Weight::Bare)] {
        line(ui, theme, what, |ui| {
            for (words, state) in STATES {
                Button::new(words).weight(weight).key("F2").in_state(state).show(ui, theme);
            }
            let focused = Button::new("Focus").weight(weight).show(ui, theme);
            ring(ui, &focused, theme);
        });
    }
    line(ui, theme, "Others", |ui| {
        Button::new("Link").weight(Weight::Link).show(ui, theme);
        Button::new("Level below").opens().show(ui, theme);
        Button::new("×").name("Close").weight(Weight::Bare).show(ui, theme);
        Button::new("Small").small().show(ui, theme);
    });
}

fn choices(ui: &mut Ui, theme: &Theme) {
    line(ui, theme, "Segmented", |ui| {
        let parts = ["Whole", "Changed", "One line"].map(|words| Segment::new(words, words == "Changed"));
        segmented(ui, theme, "parts", &parts);
    });
    line(ui, theme, "Filter", |ui| {
        for (change, count, on) in [(Change::Raised, 9, true), (Change::Added, 4, false), (Change::Dropped, 0, false)] {
            change_chip(ui, theme, ChangeName::Within(change), count, on);
        }
    });
}

fn changes(ui: &mut Ui, theme: &Theme) {
    let across = [Across::OnlyHere, Across::OnlyThere, Across::Differs, Across::Alike].map(ChangeName::Across);
    let within = ChangeName::all().filter(|change| matches!(change, ChangeName::Within(_)));
    line(ui, theme, "Change", |ui| {
        for change in within.chain(across) {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
            paint_badge(ui.painter(), rect, change, theme.told(change));
            ui.label(text(change.word(), Face::SansSemibold, size::CHANGE, theme.told(change).text));
        }
    });
    line(ui, theme, "Outcome", |ui| {
        for (words, outcome) in
            [("met", Outcome::Met), ("not met", Outcome::NotMet), ("judgment", Outcome::NeedsJudgement)]
        {
            outcome_label(ui, words, words, outcome, size::CHANGE, theme);
        }
    });
}

fn rows(ui: &mut Ui, theme: &Theme) {
    section(ui, "Rows", "one line or several", theme);
    let list = [
        ("8223", "Licensing Program Analyst", "rest", ControlState::Rest, false),
        ("8222", "Licensing Program Manager I", "hover", ControlState::Hovered, false),
        ("8219", "Licensing Program Manager I (Specialist)", "pressed", ControlState::Pressed, false),
        ("8224", "Licensing Program Manager II", "selected", ControlState::Rest, true),
        ("9870", "Psychiatric Social Worker", "disabled", ControlState::Disabled, false),
    ];
    ui.spacing_mut().item_spacing.y = 0.0;
    for (code, title, state_name, state, selected) in list {
        let row = ListRow::new(title).lead(code, 36.0).trailing(state_name).selected(selected).in_state(state);
        row.show(ui, Id::unique(("gallery row", &theme.name, code)), theme);
    }
    let row =
        ListRow::new("Licensing Program Manager III").lead("8220", 36.0).trailing("selected, focus").selected(true);
    let focused = row.show(ui, Id::unique(("gallery row", &theme.name, "8220")), theme);
    ring(ui, &focused, theme);
    ui.add_space(8.0);
    let dot = |painter: &Painter, rect: Rect| {
        painter.circle_filled(rect.center(), 3.0, theme.accent);
    };
    let tree = [
        ListRow::new("Accounting Officer").disclosure(true).role(Role::TreeItem),
        ListRow::new("Specialist").disclosure(false).indent(16.0).role(Role::TreeItem),
        ListRow::new("In the ladder").check(true).indent(32.0),
        ListRow::new("Not in it").check(false).indent(32.0),
        ListRow::new("A title that wraps where there is no room for it on one line of the list").wrap().mark(8.0, &dot),
        ListRow::new("A title that is cut where there is no room for it on one line of the list")
            .line("a line below it"),
    ];
    for (at, row) in tree.into_iter().enumerate() {
        row.show(ui, Id::unique(("gallery tree", &theme.name, at)), theme);
    }
}

fn words(ui: &mut Ui, theme: &Theme) {
    section(ui, "Words", "headings, captions, what is cut", theme);
    elided(
        ui,
        small("Small print that is cut where there is no more room for it, and has a tooltip with the rest", theme),
    );
    let edge = Stroke::new(1.0, theme.edge);
    let block = Frame::new().fill(theme.surface).stroke(edge).corner_radius(CornerRadius::same(style::CONTROL_RADIUS));
    block.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.label(text("Develops procedures to regulate and prevent", Face::Serif, size::TEXT, theme.text));
        ui.label(small("41312, duty 4, effective 2021-08-01", theme));
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        for level in 0..4 {
            let (rect, _) = ui.allocate_exact_size(vec2(60.0, 12.0), Sense::hover());
            ui.painter().rect_filled(rect, 0.0, theme.level(level, 4));
        }
    });
}

fn messages(ui: &mut Ui, theme: &Theme) {
    section(ui, "Messages", "what happened, and what failed", theme);
    let all = [
        Message::info("Nothing was chosen."),
        Message::done("Copied with its citation."),
        Message::error("clerk.ron cannot be read. Choose another file."),
    ];
    for message in &all {
        message_card(ui, theme, message, |_| ());
    }
}

/// A dialog as it stands over the window, without what is behind it.
fn dialogs(ui: &mut Ui, theme: &Theme) {
    section(ui, "Dialogs", "a title, the content, the buttons", theme);
    dialog_frame(ui).show(ui, |ui| {
        titled(ui, theme, "Save links before closing?", |ui| {
            ui.label(small("Decisions on two links are in no file yet.", theme));
            ui.add_space(8.0);
            ui.horizontal(|ui| ["Save and close", "Stay"].map(|words| ui.button(words)));
        });
    });
}
