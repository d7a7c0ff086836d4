//! Why a position is not judged. Where the specification has changed since it was judged, what changed is read before it
//! is judged anew.

use std::sync::Arc;

use eframe::egui::{Frame, Label, Margin, Role, Sense, Stroke, Ui, vec2};
use rungs_domain::allocate::{SpecChange, Touched};
use rungs_domain::compare::Change;

use super::PositionForm;
use crate::ui::kit::{Button, Weight, name_it, small, text};
use crate::ui::panels::ladder::cell::{self, Setting};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::positions::{NotJudged, PositionCommand, Seat};
use rungs_app::view::ladder::marks::Marked;
use rungs_app::view::position::item_word;

/// The words of the change, marked once for each change.
#[derive(Debug, Default)]
pub struct ChangedView {
    kept: Option<(Arc<SpecChange>, Vec<Words>)>,
}

/// The words of an item then and now.
#[derive(Debug)]
struct Words {
    /// With what is gone struck through.
    then: Marked,
    /// With what is new marked; `None`: the item is gone.
    now: Option<Marked>,
}

impl ChangedView {
    fn words(&mut self, change: &Arc<SpecChange>) -> &[Words] {
        if self.kept.as_ref().is_none_or(|(kept, _)| !Arc::ptr_eq(kept, change)) {
            self.kept = Some((change.clone(), change.touched.iter().map(Words::of).collect()));
        }
        self.kept.as_ref().map_or(&[], |(_, words)| words)
    }
}

impl Words {
    fn of(touched: &Touched) -> Self {
        Words {
            then: Marked::plain(&touched.then),
            now: touched.now.as_ref().map(|now| Marked::against(&touched.then, now)),
        }
    }
}

/// Draws what stands in place of the results.
pub fn show(ui: &mut Ui, form: &mut PositionForm<'_>, view: &mut ChangedView, why: &NotJudged) {
    ui.add_space(12.0);
    let words = match why {
        NotJudged::SpecChanged(change) => return notice(ui, form, view, change),
        NotJudged::Nothing if form.draft().series.is_none() => {
            "Choose the series above: then each duty is held against its levels.".to_owned()
        }
        NotJudged::Nothing if form.seat == Seat::Planned => {
            "Tick or write the work that the seat needs, and how much of the time each takes.".to_owned()
        }
        NotJudged::Nothing => {
            "Write what is done, how much of the time it takes, and since when: Ctrl+Enter begins the next duty."
                .to_owned()
        }
        NotJudged::Refused(why) => format!("It is not judged: {why}."),
    };
    ui.add(Label::new(text(words, Face::Sans, size::CONTROL, form.theme.muted)).wrap());
}

fn notice(ui: &mut Ui, form: &mut PositionForm<'_>, view: &mut ChangedView, change: &Arc<SpecChange>) {
    let theme = form.theme;
    let frame = Frame::new()
        .fill(theme.surface)
        .stroke(Stroke::new(2.0, theme.warning.text))
        .corner_radius(CONTROL_RADIUS)
        .inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let title = "! The specification has changed since this position was judged";
        ui.add(Label::new(text(title, Face::SansSemibold, size::CONTROL, theme.warning.text)).wrap());
        let words = format!(
            "It was judged by text revision {}, and the text is now revision {}. {}",
            change.judged,
            change.now,
            touches(change)
        );
        ui.add(Label::new(text(words, Face::Sans, size::META, theme.text)).wrap());
        for (touched, words) in change.touched.iter().zip(view.words(change)) {
            one(ui, touched, words, theme);
        }
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            if Button::new("Judge by the text as it is now").weight(Weight::Primary).show(ui, theme).clicked() {
                form.ask(PositionCommand::TakeRevision);
            }
            let keep = Button::new("Keep as judged").show(ui, theme);
            let tip = "Levels and words stay those of the earlier text, and the document says so.";
            if keep.on_hover_text(tip).clicked() {
                form.ask(PositionCommand::KeepRevision);
            }
        });
    });
}

fn touches(change: &SpecChange) -> String {
    let mut duties: Vec<u32> = change.touched.iter().map(|touched| touched.duty).collect();
    duties.dedup();
    let numbers: Vec<String> = duties.iter().map(ToString::to_string).collect();
    match numbers.split_last() {
        None => "Nothing changed in what the duties are matched to.".to_owned(),
        Some((only, [])) => format!("What duty {only} is matched to has changed:"),
        Some((last, rest)) => format!("What duties {} and {last} are matched to has changed:", rest.join(", ")),
    }
}

fn one(ui: &mut Ui, touched: &Touched, words: &Words, theme: &Theme) {
    ui.add_space(8.0);
    let item = format!("Duty {} · {}, {}", touched.duty, touched.level, item_word(touched.number));
    ui.label(text(item, Face::SansSemibold, size::META, theme.text));
    if touched.then.is_empty() {
        ui.label(small("Its words were not kept when it was matched.", theme));
    } else {
        said(ui, "then", &words.then, theme);
    }
    match &words.now {
        Some(now) => said(ui, "now", now, theme),
        None => {
            let gone = "now: it is no longer there; the duty is open again";
            ui.label(text(gone, Face::SansMedium, size::META, theme.warning.text));
        }
    }
}

fn said(ui: &mut Ui, when: &str, words: &Marked, theme: &Theme) {
    ui.label(small(when, theme));
    let width = ui.available_width();
    let setting = Setting { theme, width, size: size::TEXT, line: cell::LINE, find: cell::Find::default() };
    let laid = cell::set_whole(ui, words, Some(theme.change(Change::Reworded)), None, setting);
    let (rect, response) = ui.allocate_exact_size(vec2(width, laid.height), Sense::CLICK | Sense::DRAG);
    name_it(&response, Role::Label, &format!("{when}: {}", words.text));
    laid.show(ui, &response, theme, rect.min);
}
