//! The documents under review, each with what is left to look at: the foot of the library column.

use eframe::egui::Ui;

use super::open_list::{Asked, Entry, OpenList};
use crate::ui::kit::{Cx, tooltip};
use rungs_app::Command;
use rungs_app::actions::Action;
use rungs_app::documents::Document;
use rungs_app::documents::DocumentCommand;
use rungs_app::ids::DocumentId;
use rungs_app::ids::DocumentKindId;
use rungs_app::reviews::{ReviewCommand, ReviewDraft, Reviews};
use rungs_app::view::review::words::counted;

/// Shows the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let state = cx.state;
    let open = &state.reviews.desk.open;
    let add_tip = tooltip(ui.ctx(), Action::ImportDocuments);
    let list = OpenList { heading: "Documents", add: "Import more documents", add_tip, count: open.len() };
    let asked = list.show(ui, cx.theme, |at| Some(entry(&state.reviews, open.get(at)?)));
    let kind = DocumentKindId::Reviews;
    cx.commands.extend(asked.map(|asked| match asked {
        Asked::Add => Command::Reviews(ReviewCommand::AskFiles),
        Asked::Choose(id) => Command::Documents(kind, DocumentCommand::Choose(id)),
        Asked::Close(id) => Command::Documents(kind, DocumentCommand::Close(id)),
    }));
}

fn entry(reviews: &Reviews, document: &Document<ReviewDraft>) -> Entry<DocumentId> {
    let outcome = match reviews.understood.get(&document.id).map(|understood| understood.points.len()) {
        None => "…".to_owned(),
        Some(0) => "checked".to_owned(),
        Some(points) => format!("{} to look at", counted(points, "place")),
    };
    Entry {
        id: document.id,
        title: document.title(),
        outcome,
        unsaved: document.is_unsaved(),
        shown: reviews.desk.current == Some(document.id),
    }
}
