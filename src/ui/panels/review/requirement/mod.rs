//! What a tier asks, corrected by a reviewer: above, the printed sentences; below, how they were understood, as a tree.

mod drag;
mod fields;
mod head;
mod keys;
mod rows;
mod sentences;

use std::sync::Arc;

use eframe::egui::{Frame, Key, Margin, Popup, ScrollArea, Ui, vec2};
use rungs_domain::qualify::RequirementKind;
use rungs_domain::revise::{Change, TurnedInto};
use rungs_domain::spec::{Node, NodeStep, Vocabulary};
use rungs_library::Library;

use super::head::is_low;
use crate::ui::kit::form::FormFocus;
use crate::ui::kit::{Cx, rule, scrolling_column, small};
use crate::ui::theme::Theme;
use rungs_app::actions::Action;
use rungs_app::ids::DocumentId;
use rungs_app::reviews::{Correction, EditedTier, RequirementEditor, TierAt};
use rungs_app::same_work::{RulingCommand, SameWorkDraft};
use rungs_app::view::review::requirement::TreeData;
use rungs_app::{Command, State};

/// The printed sentences take at most this share of the height.
const SENTENCES: f32 = 0.34;

/// What the editor keeps between frames.
#[derive(Debug, Default)]
pub struct RequirementView {
    of: Option<(DocumentId, TierAt)>,
    kept: Option<(MadeFrom, Arc<TreeData>)>,
    /// The node in focus, what is typed in its fields, and what became of the last change.
    editor: RequirementEditor,
    /// The action that was chosen for the node in focus.
    pub action: Option<Action>,
    wants: Option<Wants>,
    /// The kind of work that a ruling is to be made about.
    same_work: Option<String>,
    /// Where the keyboard was in the last frame.
    held: Option<Held>,
    /// The focus among the fields of the node.
    fields: FormFocus<fields::NodeField>,
}

/// What the view data was made from.
#[derive(Debug)]
struct MadeFrom {
    rulings: Arc<Vec<Correction>>,
    revision: u64,
    library: Arc<Library>,
}

/// What is to get the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wants {
    /// The node in focus.
    Row,
    /// The first field of the node in focus.
    Field,
}

/// What has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    /// The node in focus.
    Row,
    /// A field or a button of it.
    Field,
}

/// What is asked for in a frame: a change of the node in focus, and the field in which it was typed.
type Asked = Option<(Change, Option<&'static str>)>;

/// What all parts of the editor are drawn from.
struct Setting<'a> {
    state: &'a State,
    edited: EditedTier<'a>,
    /// That of the library, with what the document is taken to name.
    vocabulary: &'a Vocabulary,
    theme: &'a Theme,
}

/// Shows the editor of the tier that is being edited.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut RequirementView) {
    let (state, theme) = (cx.state, cx.theme);
    let Some(edited) = state.reviews.edited_tier() else {
        scrolling_column(ui, "requirement", |ui| head::gone(ui, theme, cx.commands));
        return;
    };
    view.begin(state);
    let data = view.data(state, &edited);
    let setting = Setting { state, edited, vocabulary: &data.vocabulary, theme };
    let mut asked = keys::take(ui, &setting, &data, view, cx.commands);
    let height = ui.available_height();
    head::show(ui, &setting, cx.commands);
    let cite =
        edited.requires.and_then(|tree| Node::Requirement(tree).at(&view.editor.focus)).map(|node| node.source());
    let cite = cite.map_or("", |source| source.cite.as_str());
    // In a low window they scroll with the tree, which else would have no room.
    let low = is_low(ui);
    if !low {
        let margin = Margin { left: 16, right: 16, top: 2, bottom: 8 };
        ScrollArea::vertical().id_salt("printed sentences").max_height(height * SENTENCES).show(ui, |ui| {
            Frame::new().inner_margin(margin).show(ui, |ui| sentences::show(ui, &setting, &data, cite));
        });
        rule(ui, theme);
    }
    view.held = None;
    scrolling_column(ui, "requirement", |ui| {
        if low {
            sentences::show(ui, &setting, &data, cite);
            ui.add_space(8.0);
        }
        ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
        if data.lines.is_empty() {
            head::nothing(ui, &setting, &mut asked);
        }
        rows::show(ui, &setting, &data, view, &mut asked);
        ui.add_space(8.0);
        ui.label(small(keys::hint(ui.ctx()), theme));
    });
    if view.held.is_none() && view.wants.is_none() && nobody_has_the_keyboard(ui, state) {
        view.wants = Some(Wants::Row);
        ui.ctx().request_repaint();
    }
    if let Some(kind) = view.same_work.take() {
        let draft = SameWorkDraft::about(state, &kind);
        cx.send(Command::Rulings(RulingCommand::Write(Box::new(draft))));
    }
    if let Some((change, field)) = asked {
        view.carry_out(&setting, change, field, cx.commands);
    }
}

impl RequirementView {
    /// Another tier begins at its root, with the keyboard.
    fn begin(&mut self, state: &State) {
        let reviews = &state.reviews;
        let of = reviews.desk.current.zip(reviews.tier);
        if self.of != of {
            *self = RequirementView { of, wants: Some(Wants::Row), ..RequirementView::default() };
        }
    }

    /// The lines of the tree, made anew only where it may be another.
    fn data(&mut self, state: &State, edited: &EditedTier<'_>) -> Arc<TreeData> {
        let (reviews, library) = (&state.reviews, &state.library);
        let rulings = reviews.desk.shown().map(|document| document.draft.rulings.clone()).unwrap_or_default();
        let revision = reviews.shown().map_or(0, |understood| understood.revision);
        let known = self.kept.as_ref().filter(|(from, _)| {
            Arc::ptr_eq(&from.rulings, &rulings) && Arc::ptr_eq(&from.library, library) && from.revision == revision
        });
        if let Some((_, data)) = known {
            return data.clone();
        }
        self.editor.follow(edited.requires);
        let mut vocabulary = library.vocabulary.clone();
        vocabulary.add(&reviews.shown().map(|known| known.draft.words.clone()).unwrap_or_default());
        let data = Arc::new(TreeData::new(edited.requires, self.editor.vocabulary(vocabulary), &edited.tier.printed));
        if let Some(line) = data.place(&self.editor.focus).and_then(|place| data.lines.get(place)) {
            self.editor.focus.clone_from(&line.path);
        }
        let from = MadeFrom { rulings, revision, library: library.clone() };
        self.kept = Some((from, data.clone()));
        data
    }

    /// Puts a node into focus.
    fn go(&mut self, path: &[NodeStep], open: bool) {
        self.editor.go(path, open);
        self.wants = Some(Wants::Row);
    }

    /// Makes the change and rules so; the keyboard follows to the node that is in focus then.
    fn carry_out(
        &mut self,
        setting: &Setting<'_>,
        change: Change,
        field: Option<&'static str>,
        commands: &mut Vec<Command>,
    ) {
        let before = setting.edited.requires.map(|_| self.editor.focus.clone());
        let command = self.editor.carry_out(&setting.edited, setting.vocabulary, change, field);
        if before.as_ref() != Some(&self.editor.focus) {
            self.wants = Some(Wants::Row);
        }
        commands.extend(command.map(Command::Reviews));
    }
}

/// After a click beside every field; the node in focus then takes it again. Between the last field and the first of the
/// window, Tab leaves it to nobody for a frame.
fn nobody_has_the_keyboard(ui: &Ui, state: &State) -> bool {
    if ui.input(|input| input.key_pressed(Key::Tab)) {
        return false;
    }
    let over = state.dialog.is_some() || state.palette.is_some() || Popup::is_any_open(ui.ctx());
    !over && ui.memory(|memory| memory.focused().is_none())
}

/// A turn into something else, by what the node itself says.
fn turn(into: RequirementKind) -> Change {
    Change::Turn { into, given: TurnedInto::default() }
}
