//! Drawing the reader.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Align2, Color32, Frame, Id, Label, Margin, RichText, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use rungs_domain::compare::{Across, Change, ChangeName};
use rungs_domain::words::counted;

use super::open;
use crate::ui::kit::{
    Button, ScrollKeys, Segment, Weight, heading as kit_heading, name_it, rule, scroll_by_keys, segmented,
};
use crate::ui::kit::{decided, paint_badge};
use crate::ui::panels::ladder::LadderView;
use crate::ui::panels::ladder::cell::{Find, Laid, Setting, set_whole};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::state::{CellId, Reader};
use rungs_app::view::ladder::marks::Marked;
use rungs_app::view::ladder::page::Page;
use rungs_app::view::ladder::ways::{Way, letter};

/// The widgets of the reader that can have the keyboard.
pub struct Focusable {
    /// The one that gets it when the reader opens.
    pub first: Id,
    /// All.
    pub all: Vec<Id>,
}

/// The laid-out clauses, kept while page, width and marks stay.
#[derive(Default)]
pub struct Texts {
    kept: Option<(Basis, Vec<Laid>)>,
    /// What the page was last scrolled for: a text, or a place in it.
    scrolled_for: Option<(CellId, Option<usize>)>,
}

#[derive(PartialEq)]
struct Basis {
    revision: u64,
    cell: CellId,
    marked: bool,
    width: f32,
    theme: String,
    find: String,
    hit: Option<usize>,
}

const SIDE: f32 = 24.0;
const LETTERS: f32 = 26.0;

/// Draws a page; returns what can have the keyboard.
pub fn show(
    ui: &mut Ui,
    shown: &LadderView<'_>,
    reader: &Reader,
    page: &Page,
    texts: &mut Texts,
    commands: &mut Vec<Command>,
) -> Focusable {
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    ui.style_mut().interaction.selectable_labels = true;
    let theme = shown.theme;
    let mut all = Vec::new();
    let bar = Frame::new().inner_margin(Margin { left: 24, right: 12, top: 7, bottom: 7 });
    bar.show(ui, |ui| top_bar(ui, shown, page, &mut all, commands));
    let line = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), line, Stroke::new(1.0, theme.rule));
    let mut first = None;
    let height = ui.available_height();
    let mut area = ScrollArea::vertical().id_salt("reader-page").auto_shrink(false);
    if texts.scrolled_for.is_none_or(|(cell, _)| cell != reader.cell) {
        area = area.vertical_scroll_offset(0.0);
        texts.scrolled_for = Some((reader.cell, None));
    }
    area.show(ui, |ui| {
        scroll_by_keys(ui, ScrollKeys::Pages, height);
        Frame::new().inner_margin(Margin { left: 24, right: 24, top: 12, bottom: 16 }).show(ui, |ui| {
            heading(ui, shown, reader, page, commands);
            ui.add_space(10.0);
            clauses(ui, shown, reader, page, texts);
            ways(ui, shown, reader, page, commands);
            reasons(ui, theme, page);
            notes(ui, theme, page);
            first = citation(ui, theme, reader, page, commands);
        });
    });
    all.extend(first);
    let first = first.or(all.first().copied()).unwrap_or(Id::NULL);
    Focusable { first, all }
}

fn top_bar(ui: &mut Ui, shown: &LadderView<'_>, page: &Page, all: &mut Vec<Id>, commands: &mut Vec<Command>) {
    let theme = shown.theme;
    let to = page.neighbours;
    let code = |cell: Option<CellId>| cell.map_or("", |cell| shown.data.code(cell.column));
    let (left, right) = (format!("← {}", code(to.left)), format!("{} →", code(to.right)));
    let turns = [
        (left.trim(), "Same thread at the level on the left", to.left),
        (right.trim(), "Same thread at the level on the right", to.right),
        ("↑ Previous", "Previous text", to.previous),
        ("↓ Next", "Next text", to.next),
    ];
    let needed: f32 = turns.iter().map(|(text, _, _)| Button::new(text).width(ui) + 8.0).sum();
    let needed = needed + Button::new("Close").key("Esc").width(ui);
    let mut buttons = |ui: &mut Ui| {
        for (text, name, cell) in turns {
            let turn = ui.add_enabled_ui(cell.is_some(), |ui| Button::new(text).name(name).show(ui, theme));
            all.push(turn.inner.id);
            if let (true, Some(cell)) = (turn.inner.clicked(), cell) {
                open(cell, commands);
            }
        }
        let close = Button::new("Close").key("Esc").weight(Weight::Bare).show(ui, theme);
        all.push(close.id);
        if close.clicked() {
            commands.push(Command::CloseReader);
        }
    };
    ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
    let fits = ui
        .horizontal(|ui| {
            let title = RichText::new("Reader").font(Face::SansSemibold.at(size::CONTROL)).color(theme.text);
            ui.add(Label::new(title).selectable(false));
            let place = RichText::new(&page.place).font(Face::Sans.at(size::CHANGE)).color(theme.muted);
            ui.add(Label::new(place).selectable(false));
            let room = ui.available_width() - needed;
            if room >= 0.0 {
                ui.add_space(room);
                buttons(ui);
            }
            room >= 0.0
        })
        .inner;
    if !fits {
        ui.horizontal_wrapped(buttons);
    }
}

fn heading(ui: &mut Ui, shown: &LadderView<'_>, reader: &Reader, page: &Page, commands: &mut Vec<Command>) {
    let theme = shown.theme;
    let line = |ui: &mut Ui, text: &str, face: Face, size: f32, color: Color32| {
        ui.add(Label::new(RichText::new(text).font(face.at(size)).color(color)).wrap());
    };
    line(ui, &page.code, Face::SansSemibold, size::CONTROL, theme.text);
    line(ui, &page.title, Face::SerifTitle, size::TITLE, theme.text);
    line(ui, &page.under, Face::Sans, size::META, theme.muted);
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if let Some((_, code)) = &page.against {
            let parts = [
                Segment::new("As printed", !reader.marked),
                Segment::new(&format!("Marked against {code}"), reader.marked),
            ];
            if let Some(at) = segmented(ui, theme, "reader-marks", &parts) {
                commands.push(Command::SetMarked(at == 1));
            }
        }
        if page.printed.len() > 1 {
            ui.add_space(10.0);
            let count = counted(page.printed.len(), "clause");
            ui.add(Label::new(RichText::new(count).font(Face::Sans.at(size::CHANGE)).color(theme.muted)));
        }
    });
}

fn clauses(ui: &mut Ui, shown: &LadderView<'_>, reader: &Reader, page: &Page, texts: &mut Texts) {
    let theme = shown.theme;
    let marked = page.marked.as_ref().filter(|_| reader.marked);
    let parts = marked.unwrap_or(&page.printed);
    if parts.is_empty() {
        let text = "Nothing is printed here.";
        ui.add(Label::new(RichText::new(text).font(Face::Sans.at(size::CONTROL)).color(theme.muted)));
        return;
    }
    let lettered = if parts.len() > 1 { LETTERS } else { 0.0 };
    let width = ui.available_width() - lettered;
    let basis = Basis {
        revision: shown.revision,
        cell: reader.cell,
        marked: marked.is_some(),
        width,
        theme: theme.name.clone(),
        find: shown.state.ladder.text.trim().to_owned(),
        hit: shown.state.ladder.hit.filter(|hit| hit.cell == reader.cell).map(|hit| hit.nth),
    };
    let hit = basis.hit;
    if texts.kept.as_ref().is_none_or(|(made_for, _)| *made_for != basis) {
        let hue = page.against.as_ref().filter(|_| marked.is_some()).map(|(told, _)| theme.told(*told));
        let mut before = 0;
        let lay = |part: &Marked| {
            let words = basis.find.as_str();
            let shown = basis.hit.and_then(|hit| hit.checked_sub(before));
            before += part.hits(words).len();
            let setting = Setting { theme, width, size: size::READER, line: 26.0, find: Find { words, shown } };
            set_whole(ui, part, hue, None, setting)
        };
        let laid = parts.iter().map(lay).collect();
        texts.kept = Some((basis, laid));
    }
    let Some((_, laid)) = &texts.kept else { return };
    for (at, (laid, part)) in laid.iter().zip(parts).enumerate() {
        let (rect, response) = ui.allocate_exact_size(vec2(width + lettered, laid.height), Sense::CLICK | Sense::DRAG);
        if let (Some(at), true) = (laid.hit_at, texts.scrolled_for != Some((reader.cell, hit))) {
            let line = rect.with_min_y(rect.top() + at).with_max_y(rect.top() + at + 26.0);
            ui.scroll_to_rect(line, Some(Align::Center));
            texts.scrolled_for = Some((reader.cell, hit));
        }
        name_it(&response, Role::Paragraph, &part.text);
        if let Some(marks) = &laid.marks {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(marks.as_str()));
        }
        if lettered > 0.0 {
            let font = Face::Sans.at(size::CHANGE);
            let at_letter = pos2(rect.left(), rect.top() + 13.0);
            ui.painter().text(at_letter, Align2::LEFT_CENTER, letter(at), font, theme.muted);
        }
        laid.show(ui, &response, theme, rect.min + vec2(lettered, 0.0));
        ui.add_space(6.0);
    }
}

/// The heading of a part of the page.
fn part(ui: &mut Ui, theme: &Theme, words: &str) {
    kit_heading(ui, RichText::new(words).font(Face::SerifSemibold.at(size::SECTION)).color(theme.text), 2);
}

fn ways(ui: &mut Ui, shown: &LadderView<'_>, reader: &Reader, page: &Page, commands: &mut Vec<Command>) {
    if page.ways.is_empty() {
        return;
    }
    let theme = shown.theme;
    rule(ui, theme);
    ui.horizontal(|ui| {
        part(ui, theme, "What it comes from, and where it goes");
        if let Some(item) = shown.data.item(reader.cell) {
            ui.add_space((ui.available_width() - 124.0).max(8.0));
            if Button::new("Change the links").weight(Weight::Bare).show(ui, theme).clicked() {
                commands.push(Command::CloseReader);
                commands.push(Command::StartLink(Some(item)));
            }
        }
    });
    for way in &page.ways {
        way_line(ui, theme, way);
    }
}

fn way_line(ui: &mut Ui, theme: &Theme, way: &Way) {
    let narrow = ui.available_width() < 480.0;
    let (what, how) = if narrow { (110.0, 240.0) } else { (120.0, 310.0) };
    let room = (ui.available_width() - how).max(80.0);
    let told = ui.painter().layout(way.how.clone(), Face::Sans.at(size::META), theme.muted, room);
    let height = (told.size().y + 8.0).max(25.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::ListItem, true, format!("{}: {}, {}", way.word(), way.what, way.how))
    });
    let painter = ui.painter();
    let y = rect.top() + 12.5;
    let words = Face::SansSemibold.at(size::CHANGE);
    let mut end = rect.left();
    if let Some(told) = way.told {
        let hue = theme.told(told);
        let badge = eframe::egui::Rect::from_center_size(pos2(end + 8.0, y), Vec2::splat(16.0));
        paint_badge(painter, badge, told, hue);
        let word = painter.text(pos2(end + 21.0, y), Align2::LEFT_CENTER, way.word(), words.clone(), hue.text);
        end = word.right() + 6.0;
    }
    if way.decided {
        let mark = painter.text(pos2(end, y), Align2::LEFT_CENTER, "◆", words.clone(), decided(theme));
        if way.told.is_none() {
            painter.text(pos2(mark.right() + 6.0, y), Align2::LEFT_CENTER, way.word(), words, decided(theme));
        }
    }
    let font = Face::SansMedium.at(size::CONTROL);
    painter.text(pos2(rect.left() + what, y), Align2::LEFT_CENTER, &way.what, font, theme.text);
    painter.galley(pos2(rect.left() + how, rect.top() + 4.5), told, theme.muted);
}

/// The words by which the change is called what it is called.
fn reasons(ui: &mut Ui, theme: &Theme, page: &Page) {
    let same = [ChangeName::Within(Change::Same), ChangeName::Across(Across::Alike)];
    let Some((told, code)) = page.against.as_ref().filter(|(told, _)| !same.contains(told)) else { return };
    rule(ui, theme);
    part(ui, theme, &format!("Why it is called {told}"));
    let quiet = |words: String| RichText::new(words).font(Face::Sans.at(size::META)).color(theme.muted);
    if page.reasons.is_empty() {
        let words = format!("No words of the two texts say more or less than those of {code}.");
        ui.add(Label::new(quiet(words)).wrap());
    }
    for reason in &page.reasons {
        let words = RichText::new(reason).font(Face::Serif.at(size::TEXT)).color(theme.text);
        ui.add(Label::new(words).wrap());
        ui.add_space(4.0);
    }
}

/// In the program's face: what stands here is not printed.
fn notes(ui: &mut Ui, theme: &Theme, page: &Page) {
    let Some(notes) = &page.notes else { return };
    rule(ui, theme);
    ui.horizontal_wrapped(|ui| {
        part(ui, theme, "Notes of the transcriber");
        ui.add_space(10.0);
        let about = format!("on {}; not part of the document", notes.about);
        ui.add(Label::new(RichText::new(about).font(Face::Sans.at(size::CHANGE)).color(theme.muted)).selectable(false));
    });
    for note in &notes.notes {
        ui.add_space(4.0);
        ui.add(Label::new(RichText::new(note).font(Face::Sans.at(size::META)).color(theme.text)).wrap());
    }
}

/// The block as it will be copied; returns the button's id.
fn citation(ui: &mut Ui, theme: &Theme, reader: &Reader, page: &Page, commands: &mut Vec<Command>) -> Option<Id> {
    let (words, cited) = page.copied.as_ref()?;
    rule(ui, theme);
    let mut id = None;
    let needed = Button::new("Copy with citation").key("Ctrl+Shift+C").width(ui);
    ui.horizontal(|ui| {
        part(ui, theme, "Citation");
        let hint = RichText::new("copies the words as printed, without marks").font(Face::Sans.at(size::CHANGE));
        let hint = Label::new(hint.color(theme.muted)).selectable(false);
        let room = ui.available_width() - needed;
        if room > 280.0 {
            ui.add_space(room - 268.0);
            ui.add_sized([258.0, 20.0], hint);
            ui.add_space(10.0);
        } else {
            ui.add_space(room.max(8.0));
        }
        let copy = Button::new("Copy with citation").key("Ctrl+Shift+C").weight(Weight::Primary).show(ui, theme);
        id = Some(copy.id);
        if copy.clicked() {
            commands.push(Command::CopyCitation(reader.cell));
        }
    });
    ui.add_space(10.0);
    let edge = Stroke::new(1.0, theme.rule);
    let block = Frame::new().fill(theme.panel).stroke(edge).corner_radius(5).inner_margin(Margin::symmetric(14, 10));
    block.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.add(Label::new(RichText::new(words).font(Face::Serif.at(size::TEXT)).color(theme.text)).wrap());
        ui.add_space(5.0);
        ui.add(Label::new(RichText::new(cited).font(Face::Sans.at(size::META)).color(theme.muted)).wrap());
    });
    ui.add_space(SIDE / 2.0);
    id
}
