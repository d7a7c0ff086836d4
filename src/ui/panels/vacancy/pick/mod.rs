//! The printed duties of the series, to be ticked: a ticked duty is taken into the vacancy with its words.
//!
//! The list scrolls by itself, so that what comes of it stays in view. It is one stop of Tab: arrow keys move in it,
//! Space ticks, Left and Right fold and unfold a level.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{Frame, Id, Rect, Response, Role, Stroke, TextEdit, Ui};
use rungs_domain::spec::Code;
use rungs_library::LoadedSeries;

use crate::ui::kit::{Bring, ListNav, ListRow, NavEvent, NavRows, Rows, TreeNode, VirtualList, name_it, small, text};
use crate::ui::panels::position::PositionForm;
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::positions::{PositionCommand, PositionDraft};
use rungs_app::view::vacancy::pick::{PickRow, rows, taken, taken_of};

/// The most height of the list, in points.
const HEIGHT: f32 = 264.0;

/// The width of the numbers of duties.
const NUMBER: f32 = 20.0;

/// What the list keeps between frames.
#[derive(Debug, Default)]
pub struct PickView {
    words: String,
    folded: BTreeSet<Code>,
    of: Option<Of>,
    rows: Vec<PickRow>,
    /// Counts how often the rows were made.
    revision: u64,
    list: VirtualList,
    nav: ListNav,
}

/// What the rows depend on.
#[derive(Debug)]
struct Of {
    loaded: Arc<LoadedSeries>,
    words: String,
    folded: BTreeSet<Code>,
}

impl PickView {
    fn refresh(&mut self, loaded: &Arc<LoadedSeries>) {
        let sought = self.of.as_ref().is_some_and(|of| Arc::ptr_eq(&of.loaded, loaded) && of.words == self.words);
        if sought && self.of.as_ref().is_some_and(|of| of.folded == self.folded) {
            return;
        }
        self.rows = rows(&loaded.series, &self.words, &self.folded);
        self.revision += 1;
        if !sought {
            // Below the first level, a filter leaves the first duty that has its words.
            self.nav.at = usize::from(!self.words.is_empty());
        }
        self.of = Some(Of { loaded: loaded.clone(), words: self.words.clone(), folded: self.folded.clone() });
    }

    /// Moves by the keys of this frame.
    fn keys(&mut self, ui: &Ui) {
        if !self.nav.begin(ui) {
            return;
        }
        let rows = &self.rows;
        let words = |at: usize| match rows.get(at) {
            Some(PickRow::Level { code, title, .. }) => format!("{code} {title}"),
            Some(PickRow::Duty { text, .. }) => text.clone(),
            None => String::new(),
        };
        let node = |at: usize| match rows.get(at) {
            Some(PickRow::Level { folded, .. }) => TreeNode { depth: 0, open: Some(!folded) },
            _ => TreeNode { depth: 1, open: None },
        };
        let rows = NavRows { count: rows.len(), page: self.list.page(), words: Some(&words), node: Some(&node) };
        match self.nav.keys(ui, &rows) {
            Some(NavEvent::Moved) => self.list.bring(self.nav.at, Bring::Near),
            Some(NavEvent::Fold) => self.fold(self.nav.at),
            None => {}
        }
    }

    /// Folds or unfolds the level of a row.
    fn fold(&mut self, row: usize) {
        if let Some(PickRow::Level { code, .. }) = self.rows.get(row)
            && !self.folded.remove(code)
        {
            self.folded.insert(code.clone());
        }
    }
}

/// Shows the filter and the list.
pub fn show(ui: &mut Ui, loaded: &Arc<LoadedSeries>, form: &mut PositionForm<'_>, view: &mut PickView) {
    let theme = form.theme;
    let hint = small("Filter the printed duties", theme);
    let field = TextEdit::singleline(&mut view.words).hint_text(hint).desired_width(260.0);
    let field = ui.add(field.font(Face::Sans.at(size::META)));
    name_it(&field, Role::TextInput, "Filter the printed duties");
    ui.add_space(4.0);
    view.refresh(loaded);
    if view.rows.is_empty() {
        ui.label(small("No printed duty has these words.", theme));
        return;
    }
    view.keys(ui);
    let frame = Frame::new().fill(theme.surface).stroke(Stroke::new(1.0, theme.edge)).corner_radius(CONTROL_RADIUS);
    let PickView { rows, nav, list, revision, .. } = view;
    let mut shown = PickRows { rows, nav, draft: form.draft(), theme, clicked: None };
    frame.show(ui, |ui| list.show_up_to(ui, Id::unique("printed duties"), *revision, HEIGHT, &mut shown));
    let Some(clicked) = shown.clicked else { return };
    match view.rows.get(clicked) {
        Some(PickRow::Duty { level, number, .. }) => {
            form.ask(PositionCommand::TickDuty { level: level.clone(), number: *number });
        }
        _ => view.fold(clicked),
    }
    view.nav.go(clicked, false);
    view.nav.take_keyboard();
}

struct PickRows<'a> {
    rows: &'a [PickRow],
    nav: &'a mut ListNav,
    draft: &'a PositionDraft,
    theme: &'a Theme,
    clicked: Option<usize>,
}

impl PickRows<'_> {
    fn row(&self, at: usize) -> ListRow<'static> {
        let theme = self.theme;
        match self.rows.get(at) {
            Some(PickRow::Level { code, title, duties, folded }) => {
                let count = format!("{} of {duties} taken", taken_of(self.draft, code));
                let name = format!("{code} {title}, {count}");
                let lead = text(code.as_str(), Face::SansSemibold, size::META, theme.text);
                let title = text(title.as_str(), Face::Sans, size::META, theme.text);
                ListRow::new(title).lead(lead, 0.0).trailing(count).disclosure(!folded).role(Role::TreeItem).name(name)
            }
            Some(PickRow::Duty { level, number, text: words }) => {
                let taken = taken(self.draft, level, *number);
                let title = text(words.as_str(), Face::Serif, size::TEXT, theme.text);
                let row = ListRow::new(title).lead(number.to_string(), NUMBER).check(taken.is_some()).wrap();
                let row = row.name(format!("{level}, duty {number}: {words}"));
                match taken.map(|taken| taken.percent.trim()) {
                    Some("") => row.trailing("no %"),
                    Some(percent) => row.trailing(format!("{percent} %")),
                    None => row,
                }
            }
            None => ListRow::new(""),
        }
    }

    fn widget(&mut self, ui: &Ui, at: usize, rect: Rect) -> Response {
        let id = match self.rows.get(at) {
            Some(PickRow::Duty { level, number, .. }) => Id::unique(("printed", level, number)),
            Some(PickRow::Level { code, .. }) => Id::unique(("printed level", code)),
            None => Id::unique("no printed duty"),
        };
        let row = self.row(at).position(at, self.rows.len()).sense(self.nav.sense(ui, id, at));
        let response = row.show_in(ui, rect, id, self.theme);
        self.nav.hold(&response, at);
        if response.clicked() {
            self.clicked = Some(at);
        }
        response
    }
}

impl Rows for PickRows<'_> {
    type Laid = ();

    fn count(&self) -> usize {
        self.rows.len()
    }

    fn estimate(&self, row: usize, width: f32) -> f32 {
        match self.rows.get(row) {
            Some(PickRow::Duty { text, .. }) => {
                (text.len() as f32 * 6.6 / (width - 120.0).max(60.0)).ceil() * 19.0 + 8.0
            }
            _ => 26.0,
        }
    }

    fn lay(&self, ui: &Ui, row: usize, width: f32) -> ((), f32) {
        ((), self.row(row).height(ui, width))
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect, (): ()) {
        self.widget(ui, row, rect);
    }

    fn entry(&self) -> Option<usize> {
        Some(self.nav.at)
    }

    fn entry_out_of_view(&mut self, ui: &mut Ui, row: usize, rect: Rect) -> Option<Response> {
        Some(self.widget(ui, row, rect))
    }
}
