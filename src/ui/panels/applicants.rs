//! The applicants that are open, with what came out for each: the foot of the library column.

use eframe::egui::Ui;
use rungs_domain::qualify::Outcome;

use super::open_list::{Asked, Entry, OpenList};
use crate::ui::kit::{Cx, tooltip};
use rungs_app::Command;
use rungs_app::actions::Action;
use rungs_app::applicants::{ApplicantCommand, Applicants, Document, DocumentId};
use rungs_app::documents::DocumentCommand;
use rungs_app::ids::DocumentKindId;

/// Shows the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let state = cx.state;
    let open = &state.applicants.desk.open;
    let add_tip = tooltip(ui.ctx(), Action::NewApplicant);
    let list = OpenList { heading: "Applicants", add: "Add an applicant", add_tip, count: open.len() };
    let asked = list.show(ui, cx.theme, |at| Some(entry(&state.applicants, open.get(at)?)));
    let kind = DocumentKindId::Applicants;
    cx.commands.extend(asked.map(|asked| match asked {
        Asked::Add => Command::Applicants(ApplicantCommand::New),
        Asked::Choose(id) => Command::Documents(kind, DocumentCommand::Choose(id)),
        Asked::Close(id) => Command::Documents(kind, DocumentCommand::Close(id)),
    }));
}

fn entry(applicants: &Applicants, document: &Document) -> Entry<DocumentId> {
    Entry {
        id: document.id,
        title: document.title(),
        outcome: outcomes(applicants, document),
        unsaved: document.is_unsaved(),
        shown: applicants.desk.current == Some(document.id),
    }
}

/// "3 met, 2 need judgment".
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
        (met, 1) => format!("{met} met, 1 needs judgment"),
        (met, open) => format!("{met} met, {open} need judgment"),
    }
}
