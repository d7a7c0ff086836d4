//! Messages: what the window tells, by sign, word and color.

use eframe::egui::{Color32, Frame, Label, Margin, Stroke, Ui};
use rungs_app::notifications::{Message, MessageKind};

use super::text;
use crate::ui::theme::{Face, Theme, size};

/// The color of a message; its sign and word say the same.
pub fn message_color(kind: MessageKind, theme: &Theme) -> Color32 {
    match kind {
        MessageKind::Error => theme.warning.text,
        MessageKind::Info | MessageKind::Done => theme.muted,
    }
}

/// The words of a message with its sign.
pub fn message_words(message: &Message) -> String {
    let sign = if message.kind == MessageKind::Error { "! " } else { "" };
    format!("{sign}{}", message.text)
}

/// A message in a frame, and below it what can be done about it.
pub fn message_card(ui: &mut Ui, theme: &Theme, message: &Message, content: impl FnOnce(&mut Ui)) {
    let color = message_color(message.kind, theme);
    let edge = Stroke::new(1.0, if message.kind == MessageKind::Error { color } else { theme.rule });
    Frame::new().stroke(edge).corner_radius(6).inner_margin(Margin::symmetric(10, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.label(text(message.kind.word(), Face::SansSemibold, size::CHANGE, color));
            ui.add(Label::new(text(message_words(message), Face::Sans, size::META, theme.text)).wrap());
        });
        content(ui);
    });
    ui.add_space(4.0);
}
