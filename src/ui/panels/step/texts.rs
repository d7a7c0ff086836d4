//! The texts of both levels side by side: clauses of the class concept, then duties, KSAs and qualifications.

use std::sync::Arc;

use eframe::egui::{Galley, Id, Rect, Role, Sense, Ui, UiBuilder};
use rungs_domain::compare::{Change, ChangeName};

use super::Shown;
use crate::ui::kit::{
    Bring, Cx, ListNav, NavRows, PairColumns, PairRow, Rows, VirtualList, has_focus, kept_in_view, pair_heading,
    pair_heads,
};
use crate::ui::panels::ladder::cell::{Find, Head, LINE, Laid, Setting, set_whole};
use crate::ui::theme::size;
use rungs_app::Command;
use rungs_app::actions::Scope;
use rungs_app::ids::PairId;
use rungs_app::view::step::{Pair, Side, StepLine};

/// The list, and the keyboard in it.
#[derive(Debug, Default)]
pub struct TextList {
    list: VirtualList,
    nav: ListNav,
    /// The pair that was last brought into view, and of which answer.
    followed: Option<(u64, PairId)>,
}

/// Below this height of the list, in points, its headings are low.
const LOW: f32 = 200.0;

impl TextList {
    /// Takes the keyboard as soon as a pair is drawn.
    pub fn take_keyboard(&mut self) {
        self.nav.take_keyboard();
    }

    /// Draws it into `ui`. The ring of the `row` that has the keyboard stands around its pair.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, shown: Shown<'_>, row: Option<Id>) {
        let data = shown.data;
        let low = ui.available_height() < LOW;
        if let [lower, upper] = data.columns.as_slice() {
            let heads = [(lower.code.as_str(), lower.title.as_str()), (upper.code.as_str(), upper.title.as_str())];
            pair_heads(ui, heads, low, shown.theme);
        }
        let pairs: Vec<PairId> = data.lines.iter().filter_map(id_of).collect();
        let chosen = shown.pair();
        self.nav.at = chosen.and_then(|pair| pairs.iter().position(|one| *one == pair)).unwrap_or(0);
        if self.nav.begin(ui) {
            has_focus(ui.ctx(), Scope::Step);
            if self.nav.keys(ui, &NavRows::list(pairs.len(), self.list.page())).is_some() {
                go(cx, shown, pairs.get(self.nav.at).copied());
                ui.ctx().request_repaint();
            }
        }
        self.follow(shown);
        let list = UiBuilder::new().accessibility_role(Role::ListBox).accessibility_label("Texts of both levels");
        let (nav, revision) = (&mut self.nav, 2 * shown.state.step.revision + u64::from(low));
        let list_view = &mut self.list;
        let mut clicked = None;
        ui.scope_builder(list, |ui| {
            let mut rows = PairRows { shown, nav, pairs: &pairs, row, low, clicked: &mut clicked };
            list_view.show(ui, Id::unique("step texts"), revision, &mut rows);
        });
        if let Some(pair) = clicked {
            self.nav.take_keyboard();
            go(cx, shown, Some(pair));
        }
    }

    /// Brings the pair of the row in focus into view.
    fn follow(&mut self, shown: Shown<'_>) {
        let Some(pair) = shown.pair() else { return };
        let now = Some((shown.state.step.revision, pair));
        if self.followed != now {
            self.followed = now;
            if let Some(line) = shown.data.line_of(pair) {
                self.list.bring(line, Bring::Near);
            }
        }
    }
}

/// Goes to a pair, and to the row whose words stand in it.
fn go(cx: &mut Cx<'_>, shown: Shown<'_>, pair: Option<PairId>) {
    let row = pair.and_then(|pair| shown.data.row_of(pair)).unwrap_or_else(|| shown.row());
    cx.send(Command::FocusStep { row, pair });
}

fn id_of(line: &StepLine) -> Option<PairId> {
    match line {
        StepLine::Pair(pair) => Some(pair.id),
        StepLine::Heading(_) => None,
    }
}

struct PairRows<'a, 'b> {
    shown: Shown<'a>,
    nav: &'b mut ListNav,
    pairs: &'b [PairId],
    /// The row on the left that has the keyboard.
    row: Option<Id>,
    /// Whether there is little room.
    low: bool,
    clicked: &'b mut Option<PairId>,
}

impl PairRows<'_, '_> {
    fn setting(&self, columns: PairColumns) -> Setting<'_> {
        Setting {
            theme: self.shown.theme,
            width: columns.text_width(),
            size: size::TEXT,
            line: LINE,
            find: Find::default(),
        }
    }

    fn lay_side(&self, ui: &Ui, side: &Side, told: Option<(ChangeName, bool)>, columns: PairColumns) -> Laid {
        let hue = told.map(|(told, _)| self.shown.theme.told(told));
        let quiet = |told, confirmed: bool| matches!(told, ChangeName::Within(Change::Same)) && !confirmed;
        let head = told.filter(|(told, confirmed)| !quiet(*told, *confirmed));
        let head = head.map(|(told, confirmed)| Head { told, word: told.word(), confirmed });
        set_whole(ui, &side.text, hue, head, self.setting(columns))
    }

    /// Draws a pair that has, or could have, the keyboard.
    fn pair(&mut self, ui: &Ui, line: usize, rect: Rect, laid: LaidPair) -> Option<()> {
        let pair = self.shown.data.pair(line)?;
        let at = self.pairs.iter().position(|one| *one == pair.id)?;
        let chosen = self.shown.pair() == Some(pair.id);
        let (id, theme) = (pair_id(pair.id), self.shown.theme);
        let sense = self.nav.sense(ui, id, at) | Sense::DRAG;
        let row = PairRow {
            label: pair.label.as_deref(),
            labels: [&pair.lower.label, &pair.upper.label],
            name: &pair.name,
            said: laid.said.clone(),
            selected: chosen,
            ring_of: self.row.filter(|_| chosen),
        };
        let response = row.show(ui, (id, rect, sense), theme, |response, column, at| {
            if let Some(laid) = laid.texts.get(column) {
                laid.show(ui, response, theme, at);
            }
        });
        self.nav.hold(&response, at);
        if self.nav.at == at {
            kept_in_view(ui.ctx(), id);
        }
        if response.clicked() || (response.gained_focus() && !chosen) {
            *self.clicked = Some(pair.id);
        }
        None
    }
}

/// A pair laid out.
#[derive(Default)]
struct LaidPair {
    texts: Vec<Laid>,
    /// What a person said of it.
    said: Option<Arc<Galley>>,
}

fn pair_id(pair: PairId) -> Id {
    Id::unique(("step pair", pair))
}

/// About how many letters stand on a point of a line.
const LETTERS: f32 = 1.0 / 6.6;

impl Rows for PairRows<'_, '_> {
    type Laid = LaidPair;

    fn count(&self) -> usize {
        self.shown.data.lines.len()
    }

    fn estimate(&self, row: usize, width: f32) -> f32 {
        let columns = PairColumns::new(width);
        let Some(pair) = self.shown.data.pair(row) else { return columns.heading_height(self.low) };
        let longest = pair.lower.text.text.len().max(pair.upper.text.text.len());
        let lines = (longest as f32 / (columns.text_width() * LETTERS)).ceil().max(1.0);
        columns.row_height(lines * LINE, pair.label.is_some())
    }

    fn lay(&self, ui: &Ui, row: usize, width: f32) -> (LaidPair, f32) {
        let columns = PairColumns::new(width);
        let Some(pair) = self.shown.data.pair(row) else {
            return (LaidPair::default(), columns.heading_height(self.low));
        };
        let Pair { lower, upper, told, confirmed, decided, .. } = pair;
        let texts = vec![
            self.lay_side(ui, lower, None, columns),
            self.lay_side(ui, upper, told.map(|told| (told, *confirmed)), columns),
        ];
        let said = decided.as_ref().map(|words| columns.said(ui, words, self.shown.theme));
        let below = said.as_ref().map_or(0.0, |said| said.size().y + 3.0);
        let text = texts.iter().map(|laid| laid.height).fold(LINE, f32::max) + below;
        (LaidPair { texts, said }, columns.row_height(text, pair.label.is_some()).round())
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect, laid: LaidPair) {
        match self.shown.data.lines.get(row) {
            Some(StepLine::Heading(heading)) => {
                let id = Id::unique(("step heading", heading.part));
                let words = (heading.heading, heading.about.as_str(), heading.size.as_str());
                pair_heading(ui, rect, id, words, self.shown.theme);
            }
            Some(StepLine::Pair(_)) => {
                self.pair(ui, row, rect, laid);
            }
            None => {}
        }
    }

    fn entry(&self) -> Option<usize> {
        self.shown.data.line_of(*self.pairs.get(self.nav.at)?)
    }

    fn entry_out_of_view(&mut self, ui: &mut Ui, row: usize, rect: Rect) -> Option<eframe::egui::Response> {
        let pair = self.shown.data.pair(row)?;
        let id = pair_id(pair.id);
        let response = ui.interact(rect, id, Sense::FOCUSABLE);
        crate::ui::kit::name_it(&response, Role::ListBoxOption, &pair.name);
        self.nav.hold(&response, self.nav.at);
        Some(response)
    }
}
