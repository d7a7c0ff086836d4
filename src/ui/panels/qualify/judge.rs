//! A judgment in place: the question, what follows from each answer, and the fields to record one.

use eframe::egui::{
    Align2, Frame, Id, Key, Label, Margin, Rect, Response, Role, Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2,
};
use rungs_domain::qualify::{Outcome, Verdict};

use super::rungs::row_id;
use super::tree::Setting;
use crate::ui::kit::controls::{HEIGHT, Segment, Weight, button, segmented};
use crate::ui::kit::{name_it, outcome_hue, small, text};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::applicants::{ApplicantCommand, Judging};
use rungs_app::view::qualify::tree::QuestionData;

/// Below this width each field has a line of its own.
const NARROW: f32 = 400.0;

/// What the cards keep between frames.
#[derive(Debug, Default)]
pub struct JudgeView {
    /// The name that is being typed, where none is given yet.
    name: String,
    /// What was begun here, so that it is not brought into view again.
    pub begun: Option<String>,
    /// The judgment that is being made is to be brought into view, with the keyboard in it.
    pub bring: bool,
}

/// What is judged.
pub enum Subject<'a> {
    /// A question is answered.
    Question(&'a QuestionData),
    /// A printed sentence is set aside.
    Sentence(&'a str),
}

impl Subject<'_> {
    fn what(&self) -> &str {
        match self {
            Subject::Question(asked) => &asked.question,
            Subject::Sentence(sentence) => sentence,
        }
    }

    fn choices(&self) -> [(&'static str, Option<Verdict>); 3] {
        match self {
            Subject::Question(_) => [("Yes", Some(Verdict::Yes)), ("No", Some(Verdict::No)), ("Open", None)],
            Subject::Sentence(_) => {
                [("Substituted", Some(Verdict::Substituted)), ("Waived", Some(Verdict::Waived)), ("Applies", None)]
            }
        }
    }

    /// A judgment about it that is just begun.
    fn begun(&self, setting: &Setting<'_>) -> Judging {
        Judging {
            what: self.what().to_owned(),
            level: setting.level.clone(),
            only_here: matches!(self, Subject::Sentence(_)),
            verdict: None,
            why: String::new(),
        }
    }
}

/// Draws the card of a judgment.
pub fn card(
    ui: &mut Ui,
    setting: &Setting<'_>,
    subject: &Subject<'_>,
    view: &mut JudgeView,
    commands: &mut Vec<Command>,
) {
    let now = setting.state.applicants.judging.as_ref();
    let mine = now.filter(|one| one.what == subject.what() && one.level == *setting.level);
    let violet = outcome_hue(setting.theme, Outcome::NeedsJudgement).text;
    ui.add_space(4.0);
    let frame = Frame::new()
        .fill(setting.theme.surface)
        .stroke(Stroke::new(1.0, violet))
        .corner_radius(CONTROL_RADIUS)
        .inner_margin(Margin { left: 14, right: 10, top: 8, bottom: 9 });
    let shown = ui.push_id(("card", subject.what()), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 5.0);
            head(ui, subject, setting.theme);
            choice(ui, setting, subject, mine, view, commands);
            if let Some(mine) = mine {
                fields(ui, setting, mine, view, commands);
            }
        })
    });
    let rect = shown.inner.response.rect;
    let edge = Rect::from_min_max(rect.min, pos2(rect.left() + 4.0, rect.bottom()));
    ui.painter().rect_filled(edge, CONTROL_RADIUS, violet);
    if mine.is_some() && std::mem::take(&mut view.bring) {
        shown.inner.response.scroll_to_me(None);
    }
}

fn head(ui: &mut Ui, subject: &Subject<'_>, theme: &Theme) {
    let violet = outcome_hue(theme, Outcome::NeedsJudgement).text;
    match subject {
        Subject::Question(asked) => {
            ui.label(text(capital(&asked.question), Face::SansSemibold, size::META, violet));
            ui.label(small(asked.effect.as_str(), theme));
            for past in asked.precedents.iter().take(3) {
                ui.label(small(format!("Decided before: {past}"), theme));
            }
            if asked.precedents.len() > 3 {
                let rest = asked.precedents.get(3..).unwrap_or_default().join("\n");
                ui.label(small(format!("and {} more", asked.precedents.len() - 3), theme)).on_hover_text(rest);
            }
        }
        Subject::Sentence(_) => {
            let words = "Set this sentence aside for this applicant";
            ui.label(text(words, Face::SansSemibold, size::META, violet));
            ui.label(small("Substituted: something else is accepted in its place. Waived: it is not applied.", theme));
        }
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What is decided.
fn choice(
    ui: &mut Ui,
    setting: &Setting<'_>,
    subject: &Subject<'_>,
    mine: Option<&Judging>,
    view: &mut JudgeView,
    commands: &mut Vec<Command>,
) {
    let verdict = mine.and_then(|mine| mine.verdict);
    let choices = subject.choices();
    let segments = choices.map(|(words, one)| Segment {
        name: format!("{words}: {}", subject.what()),
        ..Segment::new(words, one == verdict)
    });
    ui.horizontal_wrapped(|ui| {
        let id = ui.scope_id().with(("verdict", 0_usize));
        if mine.is_some() && view.bring {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let pressed = segmented(ui, setting.theme, "verdict", &segments).and_then(|at| choices.get(at));
        if let Some((_, verdict)) = pressed {
            view.begun = Some(subject.what().to_owned());
            let judging = Judging { verdict: *verdict, ..mine.cloned().unwrap_or_else(|| subject.begun(setting)) };
            // Left open, there is nothing to record.
            let judging = verdict.is_some().then_some(judging);
            commands.push(Command::Applicants(ApplicantCommand::Judge(judging)));
        }
        if mine.is_none() {
            ui.label(small("Choose an answer to record it.", setting.theme));
        }
    });
}

/// By whom, why, for which classes; and to record it.
fn fields(ui: &mut Ui, setting: &Setting<'_>, mine: &Judging, view: &mut JudgeView, commands: &mut Vec<Command>) {
    let mut edited = mine.clone();
    let lacks = lacks(setting, mine);
    let mut record = false;
    let mut reason = |ui: &mut Ui, why: &mut String| {
        let width = ui.available_width().max(120.0);
        let field = line(ui, "reason", why, "Reason, kept with the answer", width);
        named_field(&field, "Reason", &mine.why);
        record = lacks.is_none() && field.lost_focus() && entered(ui);
    };
    if ui.available_width() > NARROW {
        ui.horizontal(|ui| {
            by(ui, setting, view, commands);
            reason(ui, &mut edited.why);
        });
    } else {
        by(ui, setting, view, commands);
        reason(ui, &mut edited.why);
    }
    ui.horizontal_wrapped(|ui| {
        let only = format!("For {} only", mine.level.code);
        let parts = [Segment::new("Wherever the same is asked", !mine.only_here), Segment::new(&only, mine.only_here)];
        if let Some(part) = segmented(ui, setting.theme, "classes", &parts) {
            edited.only_here = part == 1;
        }
        ui.add_enabled_ui(lacks.is_none(), |ui| {
            record |= button(ui, setting.theme, "Record", "", Weight::Primary).clicked();
        });
        if record {
            // These fields go; the rung that they are about stays.
            ui.memory_mut(|memory| memory.request_focus(row_id(setting.level)));
            commands.push(Command::Applicants(ApplicantCommand::Record));
        }
        if button(ui, setting.theme, "Leave it open", "", Weight::Framed).clicked() {
            commands.push(Command::Applicants(ApplicantCommand::Judge(None)));
        }
        if let Some(lacks) = lacks {
            ui.add(Label::new(small(lacks, setting.theme)).wrap());
        }
    });
    if edited != *mine {
        view.begun = Some(mine.what.clone());
        commands.push(Command::Applicants(ApplicantCommand::Judge(Some(edited))));
    }
}

/// What is missing before it can be recorded.
fn lacks(setting: &Setting<'_>, mine: &Judging) -> Option<&'static str> {
    if mine.verdict.is_none() {
        Some("Choose an answer.")
    } else if setting.state.signature().is_none() {
        Some("Say by whom it is decided.")
    } else if mine.why.trim().is_empty() {
        Some("Say why.")
    } else {
        None
    }
}

/// The name with which it is signed; a field where none is given.
fn by(ui: &mut Ui, setting: &Setting<'_>, view: &mut JudgeView, commands: &mut Vec<Command>) {
    if let Some(name) = setting.state.signature() {
        ui.label(text(format!("By {name}"), Face::SansMedium, size::META, setting.theme.text));
        return;
    }
    let typed = view.name.clone();
    let field = line(ui, "by", &mut view.name, "By: your name", 150.0);
    named_field(&field, "By", &typed);
    if field.lost_focus() && !view.name.trim().is_empty() {
        commands.push(Command::SetUserName(std::mem::take(&mut view.name)));
        if entered(ui) {
            ui.memory_mut(|memory| memory.request_focus(ui.scope_id().with("reason")));
        }
    }
}

fn entered(ui: &Ui) -> bool {
    ui.input(|input| input.key_pressed(Key::Enter))
}

fn line(ui: &mut Ui, id: &str, words: &mut String, hint: &str, width: f32) -> Response {
    let id: Id = ui.scope_id().with(id);
    let field = TextEdit::singleline(words).id(id).hint_text(hint).desired_width(width - 16.0);
    let field = field.margin(Margin::symmetric(8, 4)).align(Align2::LEFT_CENTER).min_size(vec2(0.0, HEIGHT));
    ui.add(field.font(Face::Sans.at(size::META)))
}

fn named_field(field: &Response, name: &str, words: &str) {
    name_it(field, Role::TextInput, name);
    field.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, words, words, "");
        info.label = Some(name.to_owned());
        info
    });
}
