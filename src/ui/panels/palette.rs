//! The palette: one field that finds commands, series, levels and text.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align2, CornerRadius, FontId, Galley, Margin, Rect, Response, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::ui::kit::{Cx, announced, dialog_at_top, keys_of, name_it, small};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::palette::Hit;
use rungs_app::state::Palette;

const ROW: f32 = 28.0;

/// Shows the palette.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, palette: &Palette) {
    let theme = cx.theme;
    let room = ui.ctx().content_rect().height() * 0.7 - 60.0;
    let beside = dialog_at_top(ui, theme, "Find series, levels, text and commands", 640.0, |ui| {
        field(ui, cx, palette);
        let found = match palette.hits.len() {
            _ if palette.query.is_empty() => String::new(),
            1 => "1 found".to_owned(),
            count => format!("{count} found"),
        };
        announced(&ui.label(small(found, theme)));
        hits(ui, cx, palette, room);
    });
    if beside {
        cx.send(Command::ClosePalette);
    }
}

fn field(ui: &mut Ui, cx: &mut Cx<'_>, palette: &Palette) {
    let mut query = palette.query.clone();
    let edit = TextEdit::singleline(&mut query).hint_text("Series, level, words of a duty or KSA, or a command");
    let response = ui.add(edit.desired_width(f32::INFINITY).margin(Margin::symmetric(10, 6)));
    name_it(&response, Role::TextInput, "Find");
    response.request_focus();
    if query != palette.query {
        cx.send(Command::PaletteQuery(query));
    }
}

fn hits(ui: &mut Ui, cx: &mut Cx<'_>, palette: &Palette, height: f32) {
    let theme = cx.theme;
    if palette.hits.is_empty() {
        let words = format!("Nothing has \"{}\" in it. Try fewer letters, or a class code.", palette.query);
        ui.label(small(words, theme));
        return;
    }
    // An area remembers how high it was: after one hit, many would have the room of one.
    let height = height.max(ROW * 2.0);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, hit) in palette.hits.iter().enumerate() {
            let chosen = at == palette.chosen;
            let response = row(ui, hit, chosen, theme);
            // Within a point it is in view: at fractional sizes of text the rest would be scrolled for in every frame.
            if chosen && !ui.clip_rect().contains_rect(response.rect.shrink(1.0)) {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                cx.send(Command::ClosePalette);
                cx.send(hit.command.clone());
            }
        }
    });
}

/// The width of the bar beside the chosen hit, which tells it from the one under the pointer.
const CHOSEN: f32 = 4.0;

/// Room for the kind, before the words.
const KIND: f32 = 84.0;

fn row(ui: &mut Ui, hit: &Hit, chosen: bool, theme: &Theme) -> Response {
    let width = ui.available_width();
    let words = words(ui, hit, width - KIND - 16.0, theme);
    let below = if hit.quoted { 17.0 } else { 0.0 };
    // A fraction of a point more than the area takes would bring a scroll bar.
    let height = (words.size().y + below + 10.0).ceil().max(ROW);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::CLICK);
    let detail = hit.action.map_or_else(|| hit.detail.clone(), |action| keys_of(ui.ctx(), action));
    let name = format!("{}: {}, {detail}", hit.kind, hit.title);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if chosen || response.hovered() {
        painter.rect_filled(rect, CornerRadius::same(CONTROL_RADIUS), theme.selected);
    }
    if chosen {
        let bar = Rect::from_min_max(rect.min, pos2(rect.left() + CHOSEN, rect.bottom()));
        painter.rect_filled(bar, CornerRadius::ZERO, theme.accent);
    }
    let (left, meta) = (rect.left() + KIND, Face::Sans.at(size::CHANGE));
    let first_line = rect.top() + ROW / 2.0;
    painter.text(pos2(rect.left() + 8.0, first_line), Align2::LEFT_CENTER, hit.kind, meta.clone(), theme.muted);
    let end = left + words.size().x;
    let bottom = rect.top() + 5.0 + words.size().y;
    painter.galley(pos2(left, rect.top() + 5.0), words, theme.text);
    if hit.quoted {
        painter.text(pos2(left, bottom + 1.0), Align2::LEFT_TOP, &hit.detail, meta, theme.muted);
    } else {
        let mut job = LayoutJob::simple_singleline(detail.clone(), meta, theme.muted);
        job.wrap = TextWrapping::truncate_at_width((rect.right() - 20.0 - end).max(0.0));
        let detail = ui.painter().layout_job(job);
        let at = pos2(rect.right() - 8.0 - detail.size().x, first_line - detail.size().y / 2.0);
        painter.galley(at, detail, theme.muted);
    }
    response
}

/// The title, what was asked for in bold, on at most two lines.
fn words(ui: &Ui, hit: &Hit, width: f32, theme: &Theme) -> Arc<Galley> {
    let (plain, bold) = match hit.quoted {
        true => (Face::Serif.at(size::TEXT), Face::SerifSemibold.at(size::TEXT)),
        false => (Face::SansMedium.at(size::CONTROL), Face::SansSemibold.at(size::CONTROL)),
    };
    let mut job = LayoutJob::default();
    let mut at = 0;
    let mut add = |job: &mut LayoutJob, to: usize, font: &FontId| {
        job.append(hit.title.get(at..to).unwrap_or_default(), 0.0, TextFormat::simple(font.clone(), theme.text));
        at = to.max(at);
    };
    for mark in &hit.marks {
        add(&mut job, mark.start, &plain);
        add(&mut job, mark.end, &bold);
    }
    add(&mut job, hit.title.len(), &plain);
    job.wrap = TextWrapping { max_width: width, max_rows: if hit.quoted { 2 } else { 1 }, ..TextWrapping::default() };
    ui.painter().layout_job(job)
}
