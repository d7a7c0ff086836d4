//! The printed sentences of the tier; the words on which the node in focus rests are marked.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Label, Stroke, Ui};

use super::Setting;
use crate::ui::kit::{announced, text};
use crate::ui::theme::{Face, size};
use rungs_app::view::review::requirement::{Printed, TreeData, printed};

/// Draws them.
pub fn show(ui: &mut Ui, setting: &Setting<'_>, data: &TreeData, cite: &str) {
    ui.set_width(ui.available_width());
    for words in printed(&setting.edited.tier.printed, cite) {
        ui.add(Label::new(job(&words, setting)).wrap());
    }
    for left in &data.uncited {
        let words = format!("! No part rests on “{left}”");
        let words = text(words, Face::SansMedium, size::CHANGE, setting.theme.warning.text);
        announced(&ui.add(Label::new(words).wrap()));
    }
}

/// The words, marked by ground and underline, so that the mark does not rest on color.
fn job(words: &Printed<'_>, setting: &Setting<'_>) -> LayoutJob {
    let theme = setting.theme;
    let font = if words.heading { Face::SerifSemibold } else { Face::Serif }.at(size::TEXT);
    let plain = TextFormat { font_id: font, color: theme.text, ..TextFormat::default() };
    let marked = TextFormat { background: theme.selected, underline: Stroke::new(1.0, theme.accent), ..plain.clone() };
    let mut job = LayoutJob::default();
    let cut = |from: usize, to: usize| words.text.get(from..to).unwrap_or_default();
    job.append(cut(0, words.cited.start), 0.0, plain.clone());
    job.append(cut(words.cited.start, words.cited.end), 0.0, marked);
    job.append(cut(words.cited.end, words.text.len()), 0.0, plain);
    job
}
