//! The ladder: levels side by side, as rows, as a flow or by rung and track, and the reader over it.
//!
//! [`show`] draws the central panel. View data is made once for each computed ladder and kept in a [`LadderPanel`];
//! a frame lays out only what is in view.

mod cards;
pub(in crate::ui::panels) mod cell;
mod flow;
mod header;
mod keys;
mod letters;
mod menu;
mod quoted;
mod reader;
mod rows;
mod tracks;

use std::sync::Arc;

use eframe::egui::{Align2, Id, Ui, Vec2};

use crate::ui::kit::{Cx, region};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::actions::Action;
use rungs_app::state::{CellId, Computed, FocusTarget, Region, Section, View};
use rungs_app::view::ladder::find::FindHits;
use rungs_app::view::ladder::{LadderData, VisibleRows};
use rungs_app::view::tracks::TracksData;
use rungs_app::{Command, State};

/// Below this height of the panel the reader covers the header too.
const LOW: f32 = 500.0;

/// What the panel keeps from frame to frame; none of it is more than a picture of the state.
#[derive(Default)]
pub struct LadderPanel {
    data: Option<(u64, Arc<LadderData>)>,
    header: header::Header,
    list: RowList,
    rows: rows::RowsView,
    flow: flow::FlowView,
    tracks: Option<(u64, Arc<TracksData>)>,
    tracks_view: tracks::TracksView,
    reader: reader::ReaderView,
    found: Found,
    seen_request: u64,
    seen_act: u64,
    seen_view: View,
}

impl std::fmt::Debug for LadderPanel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LadderPanel").field("revision", &self.data.as_ref().map(|(revision, _)| *revision)).finish()
    }
}

/// What a frame draws from.
#[derive(Clone, Copy)]
struct LadderView<'a> {
    data: &'a LadderData,
    state: &'a State,
    theme: &'a Theme,
    revision: u64,
}

impl LadderView<'_> {
    /// Whether the focus is on a cell, or on one that is drawn as one with it.
    fn focused(&self, cell: CellId) -> bool {
        self.state.ladder.focus.is_some_and(|focus| self.data.head(focus) == self.data.head(cell))
    }
}

/// The places of the words that are sought, kept until ladder or words change.
#[derive(Default)]
struct Found {
    of: Option<(u64, String)>,
    hits: Arc<FindHits>,
}

impl Found {
    fn of(&mut self, shown: &LadderView<'_>) -> Arc<FindHits> {
        let words = shown.state.ladder.text.trim();
        if self.of.as_ref().is_none_or(|(revision, of)| *revision != shown.revision || of != words) {
            self.hits = Arc::new(FindHits::of(shown.data, words));
            self.of = Some((shown.revision, words.to_owned()));
        }
        self.hits.clone()
    }
}

/// The rows that pass the filters, kept until ladder or filters change.
#[derive(Default)]
struct RowList {
    asked: Option<Asked>,
    rows: Arc<VisibleRows>,
}

/// What the rows depend on.
#[derive(Clone, PartialEq)]
struct Asked {
    revision: u64,
    differences_only: bool,
    changes: std::collections::BTreeSet<rungs_domain::compare::Change>,
    folded: std::collections::BTreeSet<Section>,
    /// The words without which a row is left out.
    words: Option<String>,
}

impl RowList {
    fn of(&mut self, shown: &LadderView<'_>) -> Arc<VisibleRows> {
        let ladder = &shown.state.ladder;
        let words = ladder.only_found.then(|| ladder.text.clone());
        let fresh = self.asked.as_ref().is_some_and(|asked| {
            asked.revision == shown.revision
                && asked.differences_only == ladder.differences_only
                && asked.changes == ladder.changes
                && asked.folded == ladder.folded
                && asked.words == words
        });
        if !fresh {
            let version = self.rows.version + 1;
            self.rows = Arc::new(VisibleRows { version, ..VisibleRows::of(shown.data, ladder) });
            self.asked = Some(Asked {
                revision: shown.revision,
                differences_only: ladder.differences_only,
                changes: ladder.changes.clone(),
                folded: ladder.folded.clone(),
                words,
            });
        }
        self.rows.clone()
    }
}

/// Draws the panel into what is left of `ui`.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut LadderPanel) {
    let (state, theme) = (cx.state, cx.theme);
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let Some(data) = view.data(state) else {
        let font = Face::Sans.at(size::CONTROL);
        let center = ui.max_rect().center();
        ui.painter().text(center, Align2::CENTER_CENTER, "Comparing the levels …", font, theme.muted);
        return;
    };
    let revision = state.computed.revision;
    view.show(ui, &LadderView { data: &data, state, theme, revision }, cx.commands);
}

impl LadderPanel {
    fn data(&mut self, state: &State) -> Option<Arc<LadderData>> {
        let computed = &state.computed;
        let (ladder, revision) = (computed.ladder.as_ref()?, computed.revision);
        if self.data.as_ref().is_none_or(|(kept, _)| *kept != revision) {
            let Computed { factors, clauses, rules, .. } = computed;
            self.data = Some((revision, Arc::new(LadderData::new(&state.library, ladder, factors, clauses, rules))));
        }
        self.data.as_ref().map(|(_, data)| data.clone())
    }

    fn show_tracks(&mut self, ui: &mut Ui, shown: &LadderView<'_>, commands: &mut Vec<Command>) {
        if self.tracks.as_ref().is_none_or(|(kept, _)| *kept != shown.revision) {
            self.tracks = TracksData::new(shown.state).map(|data| (shown.revision, Arc::new(data)));
        }
        if let Some((_, data)) = self.tracks.clone() {
            self.tracks_view.show(ui, shown, &data, commands);
        }
    }

    /// Moves the keyboard to where it is asked to go, once for each request.
    fn follow_request(&mut self, ui: &Ui, state: &State) {
        let Some(target) = state.focus_request.take(&mut self.seen_request) else { return };
        match target {
            FocusTarget::FindText => self.header.take_keyboard(ui),
            FocusTarget::Region(Region::Content) => {
                self.rows.take_keyboard();
                self.flow.take_keyboard();
                self.tracks_view.take_keyboard();
            }
            _ => {}
        }
    }

    fn keyboards(&self) -> [Option<Id>; 3] {
        [self.rows.keyboard(), self.flow.keyboard(), self.tracks_view.keyboard()]
    }

    /// Rows, flow and tracks hand the keyboard to one another. While nothing has it, the first arrow key gives it to the one
    /// that is shown; in the next frame, for in this one the key also moves egui's focus.
    fn follow_keys(&mut self, ui: &Ui, state: &State) {
        let view = state.ladder.view;
        let other = std::mem::replace(&mut self.seen_view, view) != view;
        let focused = ui.memory(|memory| memory.focused());
        let handed = other && focused.is_some() && self.keyboards().contains(&focused);
        let free = focused.is_none() && state.dialog.is_none() && state.palette.is_none();
        if handed || free && keys::arrow(ui, state.ladder.focus.is_none()) {
            match view {
                View::Rows => self.rows.take_keyboard(),
                View::Flow => self.flow.take_keyboard(),
                View::Tracks => self.tracks_view.take_keyboard(),
            }
            ui.ctx().request_repaint();
        }
    }

    /// Goes to the next place of the words that are sought, or the one before, once for each request.
    fn follow_act(
        &mut self,
        shown: &LadderView<'_>,
        (list, found): (&VisibleRows, &FindHits),
        commands: &mut Vec<Command>,
    ) {
        let forward = match shown.state.act.take(&mut self.seen_act) {
            Some(Action::FindNext) => true,
            Some(Action::FindPrevious) => false,
            _ => return,
        };
        let ladder = &shown.state.ladder;
        if let Some(hit) = found.step(shown.data, ladder.hit, ladder.focus, forward) {
            let filtered = list.line_of(hit.cell.section, hit.cell.row).is_none();
            commands.push(Command::ShowHit { hit, filtered });
        }
    }

    fn show(&mut self, ui: &mut Ui, shown: &LadderView<'_>, commands: &mut Vec<Command>) {
        self.follow_request(ui, shown.state);
        let (list, found) = (self.list.of(shown), self.found.of(shown));
        self.follow_act(shown, (&list, &found), commands);
        let whole = ui.max_rect();
        self.header.show(ui, shown, (&list, &found), commands);
        let below = ui.available_rect_before_wrap();
        region(ui.ctx(), Region::Head, whole.with_max_y(below.top()));
        match shown.state.ladder.view {
            View::Rows => self.rows.show(ui, shown, &list, commands),
            View::Flow => self.flow.show(ui, shown, commands),
            View::Tracks => self.show_tracks(ui, shown, commands),
        }
        self.follow_keys(ui, shown.state);
        if let Some(reader) = &shown.state.ladder.reader {
            self.reader.show(ui, shown, &list, reader, if whole.height() < LOW { whole } else { below }, commands);
        } else if self.reader.closed() {
            self.rows.take_keyboard();
        }
    }
}
