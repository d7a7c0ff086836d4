//! A judgment in place: the question, what follows from each answer, and the fields to record one.

use eframe::egui::{Frame, Label, Margin, Rect, Stroke, Ui, pos2, vec2};
use rungs_domain::qualify::{Outcome, Verdict};

use super::rungs::row_id;
use super::tree::Setting;
use crate::ui::kit::form::layout::Cell;
use crate::ui::kit::form::{FormField, FormFocus, FormUi};
use crate::ui::kit::{Button, Segment, Weight, outcome_hue, segmented, small, text};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::applicants::{ApplicantCommand, Judging};
use rungs_app::same_work::{RulingCommand, SameWorkDraft};
use rungs_app::view::qualify::tree::QuestionData;

const FIELDS: [Cell<'_>; 2] = [Cell::wide("By", 140.0, 0.3), Cell::wide("Reason", 220.0, 1.0)];

/// What the cards keep between frames.
#[derive(Debug, Default)]
pub struct JudgeView {
    /// The name that is being typed, where none is given yet.
    name: String,
    /// What was begun here, so that it is not brought into view again.
    pub begun: Option<String>,
    /// The focus among the fields.
    focus: FormFocus<JudgeField>,
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
        same_work(ui, setting, subject, commands);
    });
}

/// Where the question is about a kind of work that nobody has settled: to settle it for the library.
fn same_work(ui: &mut Ui, setting: &Setting<'_>, subject: &Subject<'_>, commands: &mut Vec<Command>) {
    let Subject::Question(asked) = subject else { return };
    let Some(kind) = &asked.open_kind else { return };
    let name = format!("Rule what work “{}” is the same as, for the library", kind.words);
    if Button::new("Same work as …").name(&name).show(ui, setting.theme).on_hover_text(&name).clicked() {
        let draft = SameWorkDraft::about(setting.state, &kind.id);
        commands.push(Command::Rulings(RulingCommand::Write(Box::new(draft))));
    }
}

/// By whom, why, for which classes; and to record it.
fn fields(ui: &mut Ui, setting: &Setting<'_>, mine: &Judging, view: &mut JudgeView, commands: &mut Vec<Command>) {
    let mut edited = mine.clone();
    let lacks = lacks(setting, mine);
    let signature = setting.state.signature();
    let mut form = FormUi::new(("judgment", ui.scope_id().value()), &mut view.focus, &[], setting.theme);
    form.line(ui, if signature.is_some() { &FIELDS[1..] } else { &FIELDS });
    match &signature {
        Some(name) => drop(ui.label(text(format!("By {name}"), Face::SansMedium, size::META, setting.theme.text))),
        None => by(ui, &mut form, &mut view.name, commands),
    }
    form.text(ui, JudgeField::Reason, "Kept with the answer", &mut edited.why);
    let mut record = lacks.is_none() && form.take_entered();
    ui.horizontal_wrapped(|ui| {
        let only = format!("For {} only", mine.level.code);
        let parts = [Segment::new("Wherever the same is asked", !mine.only_here), Segment::new(&only, mine.only_here)];
        if let Some(part) = segmented(ui, setting.theme, "classes", &parts) {
            edited.only_here = part == 1;
        }
        let button_record = Button::new("Record").weight(Weight::Primary).enabled(lacks.is_none());
        record |= button_record.show(ui, setting.theme).clicked();
        if record {
            // These fields go; the rung that they are about stays.
            ui.memory_mut(|memory| memory.request_focus(row_id(setting.level)));
            commands.push(Command::Applicants(ApplicantCommand::Record));
        }
        if Button::new("Leave it open").show(ui, setting.theme).clicked() {
            ui.memory_mut(|memory| memory.request_focus(row_id(setting.level)));
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

/// The field for the name with which it is signed, where none is given.
fn by(ui: &mut Ui, form: &mut FormUi<'_, JudgeField>, name: &mut String, commands: &mut Vec<Command>) {
    let field = form.text(ui, JudgeField::By, "Your name", name);
    let entered = form.take_entered();
    if field.lost_focus() && !name.trim().is_empty() {
        commands.push(Command::SetUserName(std::mem::take(name)));
        if entered {
            form.go_to(JudgeField::Reason);
        }
    }
}

/// What is typed about a judgment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum JudgeField {
    By,
    Reason,
}

impl FormField for JudgeField {
    fn name(self) -> &'static str {
        match self {
            JudgeField::By => "By",
            JudgeField::Reason => "Reason",
        }
    }

    fn label(self) -> String {
        self.name().to_owned()
    }
}
