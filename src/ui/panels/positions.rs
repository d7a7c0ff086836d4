//! The positions that are open in a tab, each with its answer: the foot of the library column.

use eframe::egui::Ui;

use super::open_list::{Asked, Entry, OpenList};
use crate::ui::kit::{Cx, tooltip};
use rungs_app::Command;
use rungs_app::actions::Action;
use rungs_app::documents::Document;
use rungs_app::documents::DocumentCommand;
use rungs_app::ids::DocumentId;
use rungs_app::ids::DocumentKindId;
use rungs_app::positions::{Judged, NotJudged, PositionCommand, PositionDraft, Positions, Seat};

/// Shows the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, seat: Seat) {
    let positions = cx.state.positions(seat);
    let open = &positions.desk.open;
    let (heading, add) = match seat {
        Seat::Held => ("Positions", "Add a position"),
        Seat::Planned => ("Vacancies", "Add a vacancy"),
    };
    let add_tip = tooltip(ui.ctx(), Action::NewPosition);
    let list = OpenList { heading, add, add_tip, count: open.len() };
    let asked = list.show(ui, cx.theme, |at| Some(entry(positions, open.get(at)?)));
    let kind = DocumentKindId::Positions(seat);
    cx.commands.extend(asked.map(|asked| match asked {
        Asked::Add => Command::Positions(seat, PositionCommand::New),
        Asked::Choose(id) => Command::Documents(kind, DocumentCommand::Choose(id)),
        Asked::Close(id) => Command::Documents(kind, DocumentCommand::Close(id)),
    }));
}

fn entry(positions: &Positions, document: &Document<PositionDraft>) -> Entry<DocumentId> {
    let answer = positions.answer(document.id).map(|answer| &answer.judged);
    let signed = document.draft.ruling.signed.is_some();
    Entry {
        id: document.id,
        title: document.title(),
        outcome: match answer {
            Some(Err(_)) if signed => "signed".to_owned(),
            None => "…".to_owned(),
            Some(Ok(judged)) => outcome(judged, document.draft.planned),
            Some(Err(NotJudged::SpecChanged(_))) => "specification changed".to_owned(),
            Some(Err(_)) => "not judged".to_owned(),
        },
        unsaved: document.is_unsaved(),
        shown: positions.desk.current == Some(document.id),
    }
}

/// "41312, draft"; "CA2460 by decision, signed". A vacancy is not determined: "41312, 7 matches undecided".
fn outcome(judged: &Judged, planned: bool) -> String {
    let (found, allocation) = (&judged.determination, &judged.allocation);
    let code = found.class.and_then(|at| judged.loaded.series.levels.get(at)).map(|level| level.code.as_str());
    let Some(code) = code else {
        let chosen = allocation.deciding().is_some();
        return if chosen { "no class" } else { "no policy chosen yet" }.to_owned();
    };
    if !planned {
        let by = if found.by_person() { " by decision" } else { "" };
        return format!("{code}{by}, {}", found.state.word());
    }
    let stances = allocation.answers.iter().filter(|answer| answer.stance.disagrees()).count();
    let how = match (allocation.undecided().count(), stances) {
        (0, 0) => "no policy disagrees".to_owned(),
        (0, 1) => "one policy disagrees".to_owned(),
        (0, more) => format!("{more} policies disagree"),
        (1, _) => "one match undecided".to_owned(),
        (more, _) => format!("{more} matches undecided"),
    };
    format!("{code}, {how}")
}
