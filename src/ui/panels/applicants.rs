//! The applicants that are open, with what came out for each: the foot of the library column.

use eframe::egui::{
    Align, Align2, Button, CornerRadius, Frame, Id, Layout, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};
use rungs_domain::qualify::Outcome;

use crate::app::applicants::{ApplicantCommand, Applicants, Document};
use crate::app::{Command, State, actions};
use crate::ui::theme::{Face, Theme, size};
use crate::ui::widgets::{name_it, small, text};

/// The height of one applicant, in points.
const ROW: f32 = 38.0;

/// How many are in view before the list scrolls.
const IN_VIEW: f32 = 6.0;

/// Shows the list.
pub fn show(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    let line = ui.max_rect();
    ui.painter().hline(line.x_range(), ui.cursor().top() + 0.5, Stroke::new(1.0, theme.rule));
    Frame::new().inner_margin(Margin { left: 20, right: 12, top: 8, bottom: 2 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(text("Applicants", Face::SansSemibold, size::CONTROL, theme.text));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| add(ui, theme, commands));
        });
        if state.applicants.open.is_empty() {
            ui.label(small("None is open. Add one, or open files.", theme));
        }
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    let open = &state.applicants.open;
    let low = (ui.ctx().content_rect().height() * 0.3).max(ROW);
    ScrollArea::vertical().id_salt("applicants").max_height((IN_VIEW * ROW).min(low)).show_rows(
        ui,
        ROW,
        open.len(),
        |ui, rows| {
            for document in open.get(rows).unwrap_or_default() {
                one(ui, &state.applicants, document, theme, commands);
            }
        },
    );
}

fn add(ui: &mut Ui, theme: &Theme, commands: &mut Vec<Command>) {
    let face = text("Add", Face::SansMedium, size::META, theme.accent);
    let button = ui.add(Button::new(face).frame(false));
    name_it(&button, Role::Button, "Add an applicant");
    if button.on_hover_text(actions::tooltip("applicant-new")).clicked() {
        commands.push(Command::Applicants(ApplicantCommand::New));
    }
}

fn one(ui: &mut Ui, applicants: &Applicants, document: &Document, theme: &Theme, commands: &mut Vec<Command>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let cross = Rect::from_min_max(pos2(rect.right() - 30.0, rect.top() + 6.0), rect.max - vec2(8.0, 8.0));
    let body = Rect::from_min_max(rect.min, pos2(cross.left() - 2.0, rect.bottom()));
    let response = ui.interact(body, Id::unique(("applicant", document.id)), Sense::click());
    let shown = applicants.current == Some(document.id);
    let (title, outcomes) = (document.title(), outcomes(applicants, document));
    let mark = if document.is_unsaved() { ", not saved" } else { "" };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, shown, format!("{title}{mark}")));
    if response.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    if shown || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, theme.selected);
    }
    if shown {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, CornerRadius::ZERO, theme.accent);
    }
    let painter = ui.painter().with_clip_rect(body);
    let (face, colour) = if shown { (Face::SansSemibold, theme.accent) } else { (Face::Sans, theme.text) };
    let at = rect.min + vec2(20.0, 4.0);
    let name = painter.text(at, Align2::LEFT_TOP, &title, face.at(size::CONTROL), colour);
    if !mark.is_empty() {
        painter.circle_filled(pos2(rect.left() + 11.0, name.center().y), 3.0, theme.warning.text);
    }
    let (colour, at) = (if shown { theme.text } else { theme.muted }, pos2(at.x, name.bottom() + 1.0));
    painter.text(at, Align2::LEFT_TOP, outcomes, Face::Sans.at(size::CITATION), colour);
    let response = if mark.is_empty() { response } else { response.on_hover_text("Not saved (Ctrl+S saves it)") };
    if response.clicked() {
        commands.push(Command::Applicants(ApplicantCommand::Choose(document.id)));
    }
    close(ui, document, &title, cross, theme, commands);
}

fn close(ui: &Ui, document: &Document, title: &str, rect: Rect, theme: &Theme, commands: &mut Vec<Command>) {
    let response = ui.interact(rect, Id::unique(("close applicant", document.id)), Sense::click());
    name_it(&response, Role::Button, &format!("Close {title}"));
    let colour = if response.hovered() || response.has_focus() { theme.text } else { theme.muted };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, "×", Face::SansMedium.at(size::CONTROL), colour);
    if response.on_hover_text("Closes the form; Ctrl+Z opens it again").clicked() {
        commands.push(Command::Applicants(ApplicantCommand::Close(document.id)));
    }
}

/// "3 met, 2 need judgement".
fn outcomes(applicants: &Applicants, document: &Document) -> String {
    let answers = applicants.answers.iter().flat_map(|answers| &answers.applicants);
    let results = answers.filter(|one| one.document == document.id).flat_map(|one| one.by_policy.first()).flatten();
    let (mut met, mut open) = (0, 0);
    for result in results {
        met += usize::from(result.outcome() == Some(Outcome::Met));
        open += usize::from(result.outcome() == Some(Outcome::NeedsJudgement));
    }
    match (met, open) {
        _ if applicants.answers.is_none() => "…".to_owned(),
        (0, 0) => "none met".to_owned(),
        (met, 0) => format!("{met} met"),
        (met, 1) => format!("{met} met, 1 needs judgement"),
        (met, open) => format!("{met} met, {open} need judgement"),
    }
}
