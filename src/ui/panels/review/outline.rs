//! The draft side: the specification as it will be saved.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, Galley, Id, Key, Modifiers, Rect, Response, Stroke, Ui, pos2, vec2};

use super::side::{Cursor, RowWidget, SideView};
use super::source::sign_colour;
use super::{ReviewView, menu};
use crate::ui::kit::{Bring, NavRows, Rows, SelectableText};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::actions::Action;
use rungs_app::reviews::{ReviewCommand, Side};
use rungs_app::view::review::{Kind, OutlineRow, Sign, Sure};

/// Left of all rows.
const LEFT: f32 = 14.0;

/// The column of short numbers before entries.
const NUMBER: f32 = 26.0;

/// The column of short labels before the values of the head.
const LABEL: f32 = 100.0;

/// Room for the word that says how sure a row is.
const SURE: f32 = 96.0;

/// Below this width that word stands under the text.
const NARROW: f32 = 380.0;

/// Draws the side.
pub fn show(ui: &mut Ui, shown: &ReviewView<'_>, side: &mut SideView, commands: &mut Vec<Command>) {
    let mut rows = OutlineRows { shown, cursor: &mut side.cursor, commands, clicked: None };
    side.rows.show(ui, Id::unique("review draft"), shown.revision, &mut rows);
    if let Some(row) = rows.clicked {
        side.cursor.nav.go(row, false);
        choose(shown, side, commands);
    }
}

/// The keys of the side, while it has the keyboard; whether they lead to the source.
pub fn keys(ui: &Ui, shown: &ReviewView<'_>, side: &mut SideView, commands: &mut Vec<Command>) -> bool {
    let rows = NavRows::list(shown.data.outline.len(), side.rows.page());
    if side.cursor.nav.keys(ui, &rows).is_some() {
        choose(shown, side, commands);
    }
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowLeft))
}

/// Chooses the row of the cursor; the source follows where it has a place there.
fn choose(shown: &ReviewView<'_>, side: &mut SideView, commands: &mut Vec<Command>) {
    let row = side.cursor.nav.at;
    side.rows.bring(row, Bring::Near);
    let at = shown.data.outline.get(row).and_then(|row| row.from.first().cloned());
    commands.push(Command::Reviews(ReviewCommand::Select { at, by: Side::Draft }));
}

struct OutlineRows<'a, 'b> {
    shown: &'a ReviewView<'a>,
    cursor: &'b mut Cursor,
    commands: &'b mut Vec<Command>,
    clicked: Option<usize>,
}

/// A row laid out.
pub struct Laid {
    text: Arc<Galley>,
    sure: Option<Arc<Galley>>,
    lead: Option<Arc<Galley>>,
}

/// Where a row stands: from the left, above, below.
struct OutlinePlace {
    left: f32,
    above: f32,
    below: f32,
}

fn place(row: &OutlineRow) -> OutlinePlace {
    let (left, above, below) = match row.kind {
        Kind::Title => (0.0, 8.0, 4.0),
        Kind::Warning => (0.0, 4.0, 4.0),
        Kind::Field => (0.0, 1.0, 2.0),
        Kind::Level => (0.0, 22.0, 5.0),
        Kind::Part => (0.0, 12.0, 2.0),
        Kind::Heading => (0.0, 1.0, 2.0),
        Kind::Text => (0.0, 2.0, 5.0),
        Kind::Item => (0.0, 2.0, 4.0),
        Kind::Requirement(depth) => (18.0 + 16.0 * f32::from(depth.min(8)), 1.0, 2.0),
    };
    OutlinePlace { left: LEFT + left, above, below }
}

/// How wide the lead of an entry is, where it stands beside the text.
fn hanging(row: &OutlineRow) -> Option<f32> {
    match row.kind {
        Kind::Item if row.lead.len() <= 3 => Some(NUMBER),
        Kind::Field if row.lead.len() <= 16 => Some(LABEL),
        _ => None,
    }
}

fn job(row: &OutlineRow, theme: &Theme, width: f32) -> LayoutJob {
    let format = |face: Face, size: f32, colour: Color32| TextFormat::simple(face.at(size), colour);
    let quiet = format(Face::Sans, size::META, theme.muted);
    let (lead, text) = match row.kind {
        Kind::Title => (quiet, format(Face::SerifTitle, size::LEVEL + 3.0, theme.text)),
        Kind::Warning => (quiet, format(Face::SansMedium, size::META, theme.warning.text)),
        Kind::Field => (quiet, format(Face::Serif, size::TEXT, theme.text)),
        Kind::Level => (
            format(Face::SansSemibold, size::SECTION, theme.text),
            format(Face::SerifSemibold, size::LEVEL, theme.text),
        ),
        Kind::Part => (quiet, format(Face::SansSemibold, size::CHANGE, theme.muted)),
        Kind::Heading => (quiet, format(Face::SerifSemibold, size::TEXT, theme.text)),
        Kind::Text | Kind::Item => {
            (format(Face::Sans, size::CHANGE, theme.muted), format(Face::Serif, size::TEXT, theme.text))
        }
        Kind::Requirement(_) => {
            (format(Face::SansSemibold, size::CHANGE, theme.text), format(Face::Sans, size::CHANGE, theme.text))
        }
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width.max(60.0);
    let gap = if row.lead.is_empty() || hanging(row).is_some() { 0.0 } else { 8.0 };
    if gap > 0.0 {
        job.append(&row.lead, 0.0, lead);
    }
    if row.kind == Kind::Warning {
        job.append("! ", 0.0, text.clone());
    }
    job.append(&row.text, gap, text);
    job
}

impl OutlineRows<'_, '_> {
    fn is_marked(&self, row: usize) -> bool {
        let chosen = self.shown.looked.marked.outline.binary_search(&row).is_ok();
        // A row without a place in the source is shown as chosen while it has the keyboard.
        let own = self.shown.data.outline.get(row).is_some_and(|row| row.from.is_empty());
        chosen || (own && self.cursor.nav.holds() && self.cursor.nav.at == row)
    }

    fn widget(&self, row: usize) -> RowWidget {
        let name = self.shown.data.outline.get(row).map(|one| one.name(&self.shown.data.codes));
        RowWidget { row, place: Some(row), marked: self.is_marked(row), name: name.unwrap_or_default() }
    }

    fn pointer(&mut self, response: &Response, row: usize) {
        if response.clicked() {
            self.clicked = Some(row);
            self.cursor.nav.take_keyboard();
        }
        if response.secondary_clicked() {
            self.clicked = Some(row);
            self.cursor.nav.take_keyboard();
        }
        if response.double_clicked() {
            self.commands.extend(Action::OpenPiece.command(self.shown.state));
        }
        menu::of_row(response, self.shown, None, &mut None, self.commands);
    }
}

/// The word that says how sure a row is.
fn sure_word(ui: &Ui, row: &OutlineRow, width: f32, theme: &Theme) -> Option<Arc<Galley>> {
    let sign = match row.sure {
        Sure::Own => return None,
        Sure::Told => None,
        Sure::Look => Some(Sign::Look),
        Sure::Accepted => Some(Sign::Accepted),
        Sure::Ruled => Some(Sign::Ruled),
    };
    let colour = sign.map_or(theme.muted, |sign| sign_colour(sign, theme));
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.wrap.max_rows = 4;
    if let Some(sign) = sign {
        job.append(sign.glyph(), 0.0, TextFormat::simple(Face::SansSemibold.at(size::CHANGE), colour));
    }
    let gap = if sign.is_some() { 5.0 } else { 0.0 };
    job.append(row.sure.word(), gap, TextFormat::simple(Face::Sans.at(size::CITATION), colour));
    Some(ui.painter().layout_job(job))
}

impl Rows for OutlineRows<'_, '_> {
    type Laid = Laid;

    fn count(&self) -> usize {
        self.shown.data.outline.len()
    }

    fn estimate(&self, row: usize, width: f32) -> f32 {
        let Some(row) = self.shown.data.outline.get(row) else { return 0.0 };
        let OutlinePlace { left, above, below } = place(row);
        let beside = if width < NARROW { 0.0 } else { SURE };
        let in_line = ((width - left - beside) / 6.6).max(8.0);
        let lines = ((row.lead.len() + row.text.len()) as f32 / in_line).ceil().max(1.0);
        lines * 18.0 + above + below
    }

    fn lay(&self, ui: &Ui, row: usize, width: f32) -> (Laid, f32) {
        let theme = self.shown.theme;
        let Some(one) = self.shown.data.outline.get(row) else {
            let text = ui.painter().layout_job(LayoutJob::default());
            return (Laid { text, sure: None, lead: None }, 0.0);
        };
        let OutlinePlace { left, above, below } = place(one);
        let narrow = width < NARROW;
        let hang = hanging(one).unwrap_or_default();
        let room = width - left - hang - if narrow { 8.0 } else { SURE + 8.0 };
        let text = ui.painter().layout_job(job(one, theme, room));
        let sure = sure_word(ui, one, if narrow { room } else { SURE - 8.0 }, theme);
        let lead = hanging(one).map(|room| {
            let font = Face::Sans.at(size::CHANGE);
            ui.painter().layout(one.lead.clone(), font, theme.muted, room - 6.0)
        });
        let under = sure.as_ref().map_or(0.0, |sure| sure.size().y);
        let under = if narrow && one.sure != Sure::Told { under } else { 0.0 };
        let beside = lead.as_ref().map_or(0.0, |lead| lead.size().y + 2.0);
        let height = text.size().y.max(beside) + above + below + under;
        (Laid { text, sure, lead }, height)
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect, laid: Laid) {
        let theme = self.shown.theme;
        let Some(one) = self.shown.data.outline.get(row) else { return };
        let widget = self.widget(row);
        let OutlinePlace { left, above, .. } = place(one);
        let mut at = rect.min + vec2(left, above);
        let words = at + vec2(hanging(one).unwrap_or_default(), 0.0);
        let words = SelectableText::below_row(ui, Id::unique(("review draft words", row)), words, laid.text.clone());
        let response = self.cursor.row(ui, rect, &widget, theme);
        if matches!(one.kind, Kind::Level) {
            let y = rect.top() + 10.0;
            let line = rect.left() + LEFT..=rect.right() - 8.0;
            ui.painter().hline(line, y, Stroke::new(2.0, theme.edge));
        }
        if let Some(lead) = laid.lead {
            let left = if one.kind == Kind::Item { 20.0 - lead.size().x } else { 0.0 };
            let place = pos2(at.x + left, at.y + 2.0);
            ui.painter().galley(place, lead, theme.muted);
            at.x += hanging(one).unwrap_or_default();
        }
        if let Kind::Requirement(depth) = one.kind {
            let x = rect.left() + LEFT + 8.0 + 16.0 * f32::from(depth.min(8));
            ui.painter().vline(x, rect.y_range(), Stroke::new(1.0, theme.rule));
        }
        let below = at + vec2(0.0, laid.text.size().y);
        words.paint(ui, theme.text);
        if let Some(sure) = laid.sure {
            match rect.width() < NARROW {
                true if one.sure == Sure::Told => {}
                true => ui.painter().galley(below, sure, theme.text),
                false => ui.painter().galley(pos2(rect.right() - SURE, at.y + 2.0), sure, theme.text),
            }
        }
        let response = match one.looks.is_empty() {
            true => response,
            false => response.on_hover_text(one.looks.join("\n")),
        };
        self.pointer(&response, row);
    }

    fn entry(&self) -> Option<usize> {
        Some(self.cursor.nav.at).filter(|row| *row < self.count())
    }

    fn entry_out_of_view(&mut self, ui: &mut Ui, row: usize, rect: Rect) -> Option<Response> {
        let widget = self.widget(row);
        Some(self.cursor.row(ui, rect, &widget, self.shown.theme))
    }
}
