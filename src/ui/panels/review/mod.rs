//! Documents on the way to specifications: the source on the left, the draft on the right.
//!
//! Choosing a place on one side marks its places on the other, which follows. What is chosen can be corrected by keys,
//! by the bar at the foot and by the menu of each row; the draft is then made anew, off the frame.

mod bar;
mod empty;
mod head;
mod line;
mod menu;
mod outline;
mod pick;
mod requirement;
mod side;
mod source;
mod split;
mod step;

use std::sync::Arc;

use eframe::egui::{Frame, Id, Key, Margin, Modifiers, Panel, Rect, Stroke, Ui, UiBuilder};

use self::pick::Pick;
use self::side::SideView;
use self::split::{Done, Split};
use crate::ui::kit::{Bring, Cx, has_focus, scrolling_column, small};
use crate::ui::theme::Theme;
use rungs_app::actions::Scope;
use rungs_app::ids::DocumentId;
use rungs_app::reviews::Side;
use rungs_app::state::{FocusTarget, Region};
use rungs_app::view::review::ReviewData;
use rungs_app::view::review::looked::Looked;
use rungs_app::{Command, State};

/// Below this width of the tab, in points, source and draft are shown in turn.
const BESIDE: f32 = 860.0;

/// What the tab keeps between frames.
#[derive(Debug)]
pub struct ReviewPanel {
    kept: Option<((DocumentId, u64), Arc<ReviewData>)>,
    /// What is looked at, and for what it was worked out: a choice, a row of the draft.
    looked: Option<(LookedAt, Arc<Looked>)>,
    source: SideView,
    draft: SideView,
    /// In a narrow tab: the side that is shown.
    shown: Side,
    pick: Option<Pick>,
    split: Option<Split>,
    /// The document, and the choice, to which the sides have gone.
    followed: Option<(DocumentId, u64, u64)>,
    editor: requirement::RequirementView,
    /// Whether a requirement was being edited in the last frame.
    editing: bool,
    /// The last action that was carried out here.
    seen_act: u64,
}

/// Document, revision, choice, row of the draft.
type LookedAt = (DocumentId, u64, u64, Option<usize>);

impl Default for ReviewPanel {
    fn default() -> Self {
        ReviewPanel {
            kept: None,
            looked: None,
            source: SideView::new(Side::Source),
            draft: SideView::new(Side::Draft),
            shown: Side::Source,
            pick: None,
            split: None,
            followed: None,
            editor: requirement::RequirementView::default(),
            editing: false,
            seen_act: 0,
        }
    }
}

/// What is drawn from.
pub struct ReviewView<'a> {
    /// The state of the window.
    pub state: &'a State,
    /// The document.
    pub data: &'a ReviewData,
    /// The revision of it.
    pub revision: u64,
    /// What is looked at.
    pub looked: &'a Looked,
    /// The look.
    pub theme: &'a Theme,
}

/// Draws the tab.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut ReviewPanel, wish: Option<FocusTarget>) {
    let (state, theme) = (cx.state, cx.theme);
    let focus = wish == Some(FocusTarget::Region(Region::Content));
    let Some(document) = state.reviews.desk.current else {
        return empty::show(ui, cx, focus);
    };
    let Some((data, revision)) = view.data(state, document) else {
        scrolling_column(ui, "document on its way", |ui| {
            ui.label(small("The document is being read.", theme));
        });
        return;
    };
    if focus && state.reviews.tier.is_none() {
        view.side_mut(view.shown).cursor.nav.take_keyboard();
    }
    let turned = view.begin_or_end_editing(state);
    view.follow(state, &data, (document, revision));
    let looked = view.looked(state, &data, (document, revision));
    let shown = ReviewView { state, data: &data, revision, looked: &looked, theme };
    if !turned {
        // The side that had the keyboard would come into view again.
        view.keys(ui, &shown, cx.commands);
    }
    view.act(&shown, cx.commands);
    let beside = ui.max_rect().width() >= BESIDE;
    let edge = if head::is_low(ui) { 4 } else { 8 };
    let frame = Frame::new().inner_margin(Margin { left: 16, right: 16, top: edge, bottom: edge });
    Panel::top("review head").show_separator_line(false).frame(frame).show(ui, |ui| {
        head::show(ui, cx, &data, (!beside).then_some(&mut view.shown));
    });
    // While only the editor is in view, there is no piece that it could be about.
    if beside || !view.editing || view.shown != Side::Draft {
        view.bar(ui, &shown, !beside, cx.commands);
    }
    let area = ui.available_rect_before_wrap();
    ui.painter().hline(area.x_range(), area.top() + 0.5, Stroke::new(1.0, theme.rule));
    if beside {
        view.both(ui, &shown, area, cx.commands);
    } else {
        view.side(ui, &shown, view.shown, cx.commands);
    }
    if pick::show(ui, &shown, &mut view.pick, cx.commands) {
        view.side_mut(view.shown).cursor.nav.take_keyboard();
    }
    let held = view.source.cursor.nav.holds() || view.draft.cursor.nav.holds();
    if held && view.pick.is_none() && view.split.is_none() {
        has_focus(ui.ctx(), Scope::Piece);
    }
}

impl ReviewPanel {
    /// Carries out the action that was chosen for what is looked at, by whatever way.
    fn act(&mut self, shown: &ReviewView<'_>, commands: &mut Vec<Command>) {
        let Some(action) = shown.state.act.take(&mut self.seen_act) else { return };
        match action.scope() {
            Scope::Piece if self.pick.is_none() => step::carry_out(step::step(shown, action), self, commands),
            Scope::Node => self.editor.action = Some(action),
            _ => {}
        }
    }

    /// The view data of the document, made anew only with what was understood.
    fn data(&mut self, state: &State, document: DocumentId) -> Option<(Arc<ReviewData>, u64)> {
        let understood = state.reviews.understood.get(&document)?;
        let key = (document, understood.revision);
        if self.kept.as_ref().is_none_or(|(kept, _)| *kept != key) {
            if self.kept.as_ref().is_none_or(|((kept, _), _)| *kept != document) {
                self.source = SideView::new(Side::Source);
                self.draft = SideView::new(Side::Draft);
                self.pick = None;
            }
            self.split = None;
            let mut vocabulary = state.library.vocabulary.clone();
            vocabulary.add(&understood.draft.words);
            let data = ReviewData::new(understood, &vocabulary);
            self.kept = Some((key, Arc::new(data)));
        }
        self.kept.as_ref().map(|(_, data)| (data.clone(), understood.revision))
    }

    /// The editor of a requirement takes the place of the draft; when it goes, the draft has the keyboard again. Whether
    /// one came or went.
    fn begin_or_end_editing(&mut self, state: &State) -> bool {
        let editing = state.reviews.tier.is_some();
        let turns = editing != self.editing;
        if turns {
            self.editing = editing;
            self.shown = Side::Draft;
            if !editing {
                self.draft.cursor.nav.take_keyboard();
            }
        }
        turns
    }

    fn side_mut(&mut self, side: Side) -> &mut SideView {
        match side {
            Side::Draft => &mut self.draft,
            Side::Source | Side::Elsewhere => &mut self.source,
        }
    }

    /// Takes the sides to what was chosen elsewhere, once for each choice and each understanding.
    fn follow(&mut self, state: &State, data: &ReviewData, (document, revision): (DocumentId, u64)) {
        let selected = state.reviews.selected.as_ref();
        let number = selected.map_or(0, |selected| selected.number);
        let key = (document, revision, number);
        let before = self.followed.replace(key);
        let Some(selected) = selected.filter(|_| before != Some(key)) else { return };
        let marked = data.marked(selected);
        let chosen = before.is_none_or(|(_, _, before)| before != number);
        let own = |bytes: Option<std::ops::Range<usize>>| {
            bytes.is_some_and(|bytes| rungs_app::view::review::meet(&bytes, &selected.at))
        };
        if selected.by != Side::Source || !own(data.stop_bytes(self.source.cursor.nav.at)) {
            self.source.cursor.nav.at = data.stop_at(selected.at.start);
            self.source.cursor.nav.from = None;
            if let Some(stop) = data.stops.get(self.source.cursor.nav.at).filter(|_| chosen) {
                self.source.rows.bring(stop.start, Bring::Third);
            }
        }
        if (selected.by != Side::Draft || !marked.outline.contains(&self.draft.cursor.nav.at))
            && let Some(row) = marked.outline.first()
        {
            self.draft.cursor.nav.at = *row;
            if chosen {
                self.draft.rows.bring(*row, Bring::Third);
            }
        }
        if selected.by == Side::Elsewhere && chosen && !self.source.cursor.nav.holds() && !self.draft.cursor.nav.holds()
        {
            self.side_mut(self.shown).cursor.nav.take_keyboard();
        }
    }

    /// What is looked at, worked out once for each choice.
    fn looked(&mut self, state: &State, data: &ReviewData, (document, revision): (DocumentId, u64)) -> Arc<Looked> {
        let selected = state.reviews.selected.as_ref();
        let row = (self.shown == Side::Draft).then_some(self.draft.cursor.nav.at);
        let key = (document, revision, selected.map_or(0, |selected| selected.number), row);
        if let Some((kept, looked)) = &self.looked
            && *kept == key
        {
            return looked.clone();
        }
        let looked = Arc::new(Looked::new(data, selected, row.and_then(|row| data.outline.get(row))));
        self.looked = Some((key, looked.clone()));
        looked
    }

    /// The keys of the side that has the keyboard.
    fn keys(&mut self, ui: &Ui, shown: &ReviewView<'_>, commands: &mut Vec<Command>) {
        let (in_source, in_draft) = (self.source.cursor.nav.begin(ui), self.draft.cursor.nav.begin(ui));
        if !in_source && !in_draft || self.pick.is_some() {
            return;
        }
        self.shown = if in_source { Side::Source } else { Side::Draft };
        if let Some(split) = &mut self.split {
            let done = split.keys(ui);
            return self.split_done(done, commands);
        }
        let across = if in_source {
            source::keys(ui, shown, &mut self.source, commands);
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowRight))
        } else {
            outline::keys(ui, shown, &mut self.draft, commands)
        };
        if across {
            self.shown = if in_source { Side::Draft } else { Side::Source };
            self.side_mut(self.shown).cursor.nav.take_keyboard();
        }
    }

    fn split_done(&mut self, done: Option<Done>, commands: &mut Vec<Command>) {
        match done {
            Some(Done::Part(command)) => commands.push(Command::Reviews(command)),
            Some(Done::Leave) => {}
            None => return,
        }
        self.split = None;
        self.side_mut(self.shown).cursor.nav.take_keyboard();
    }

    /// The bar at the foot.
    fn bar(&mut self, ui: &mut Ui, shown: &ReviewView<'_>, compact: bool, commands: &mut Vec<Command>) {
        let frame =
            Frame::new().fill(shown.theme.panel).inner_margin(Margin { left: 16, right: 16, top: 6, bottom: 6 });
        let bar = Panel::bottom("review bar").show_separator_line(false).frame(frame);
        let mut done = None;
        bar.show(ui, |ui| {
            let line = ui.max_rect().expand(16.0);
            ui.painter().hline(line.x_range(), ui.max_rect().top() - 5.5, Stroke::new(1.0, shown.theme.rule));
            match &self.split {
                Some(split) => done = bar::splitting(ui, shown, split),
                None => bar::show(ui, shown, compact, commands),
            }
        });
        self.split_done(done, commands);
    }

    /// Both sides, one beside the other.
    fn both(&mut self, ui: &mut Ui, shown: &ReviewView<'_>, area: Rect, commands: &mut Vec<Command>) {
        let middle = (area.left() + area.width() * 0.52).round();
        let (left, right) = area.split_left_right_at_x(middle);
        ui.painter().vline(middle - 0.5, area.y_range(), Stroke::new(1.0, shown.theme.rule));
        for (side, rect) in [(Side::Source, left), (Side::Draft, right)] {
            let rect =
                Rect::from_min_max(rect.min + eframe::egui::vec2(0.0, 1.0), rect.max - eframe::egui::vec2(1.0, 0.0));
            let builder = UiBuilder::new().max_rect(rect).id_salt(Id::unique(("review side", side == Side::Source)));
            ui.scope_builder(builder, |ui| self.side(ui, shown, side, commands));
        }
    }

    fn side(&mut self, ui: &mut Ui, shown: &ReviewView<'_>, side: Side, commands: &mut Vec<Command>) {
        let before = commands.len();
        match side {
            Side::Draft if self.editing => {
                requirement::show(ui, &mut Cx { state: shown.state, theme: shown.theme, commands }, &mut self.editor);
            }
            Side::Draft => outline::show(ui, shown, &mut self.draft, commands),
            Side::Source | Side::Elsewhere => source::show(ui, shown, &mut self.source, &mut self.split, commands),
        }
        if commands.len() > before {
            self.shown = side;
        }
    }
}
