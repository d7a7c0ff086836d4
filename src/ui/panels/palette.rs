//! The palette: one field that finds commands, series, levels and text.

use eframe::egui::{
    Align2, CornerRadius, Frame, Id, Margin, Modal, Rect, Response, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::app::Command;
use crate::app::palette::Hit;
use crate::app::state::Palette;
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};
use crate::ui::widgets::{name_it, small};

const ROW: f32 = 28.0;

/// Shows the palette.
pub fn show(ui: &mut Ui, palette: &Palette, theme: &Theme, commands: &mut Vec<Command>) {
    let whole = ui.ctx().content_rect();
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(12)).corner_radius(8.0);
    let area = Modal::default_area(Id::unique("palette")).anchor(Align2::CENTER_TOP, vec2(0.0, whole.height() * 0.08));
    let modal = Modal::new(Id::unique("palette")).area(area).frame(frame).backdrop_color(theme.shadow);
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width((whole.width() - 48.0).min(640.0));
        field(ui, palette, commands);
        ui.add_space(4.0);
        hits(ui, palette, whole.height() * 0.7 - 60.0, theme, commands);
    });
    if shown.backdrop_response.clicked() {
        commands.push(Command::ClosePalette);
    }
}

fn field(ui: &mut Ui, palette: &Palette, commands: &mut Vec<Command>) {
    let mut query = palette.query.clone();
    let edit = TextEdit::singleline(&mut query).hint_text("Series, level, words of a duty or KSA, or a command");
    let response = ui.add(edit.desired_width(f32::INFINITY).margin(Margin::symmetric(10, 6)));
    name_it(&response, Role::TextInput, "Find");
    response.request_focus();
    if query != palette.query {
        commands.push(Command::PaletteQuery(query));
    }
}

fn hits(ui: &mut Ui, palette: &Palette, height: f32, theme: &Theme, commands: &mut Vec<Command>) {
    if palette.hits.is_empty() {
        let words = format!("Nothing has \"{}\" in it. Try fewer letters, or a class code.", palette.query);
        ui.label(small(words, theme));
        return;
    }
    ScrollArea::vertical().max_height(height.max(ROW * 2.0)).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, hit) in palette.hits.iter().enumerate() {
            let chosen = at == palette.chosen;
            let response = row(ui, hit, chosen, theme);
            if chosen {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                commands.push(Command::ClosePalette);
                commands.push(hit.command.clone());
            }
        }
    });
}

fn row(ui: &mut Ui, hit: &Hit, chosen: bool, theme: &Theme) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let name = format!("{}: {}, {}", hit.kind, hit.title, hit.detail);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if chosen || response.hovered() {
        painter.rect_filled(rect, CornerRadius::same(CONTROL_RADIUS), theme.selected);
    }
    let middle = rect.center().y;
    let meta = Face::Sans.at(size::CHANGE);
    painter.text(pos2(rect.left() + 8.0, middle), Align2::LEFT_CENTER, hit.kind, meta.clone(), theme.muted);
    let detail = painter.text(pos2(rect.right() - 8.0, middle), Align2::RIGHT_CENTER, &hit.detail, meta, theme.muted);
    let room = Rect::from_min_max(pos2(rect.left() + 84.0, rect.top()), pos2(detail.left() - 12.0, rect.bottom()));
    let face = if hit.quoted { Face::Serif.at(size::TEXT) } else { Face::SansMedium.at(size::CONTROL) };
    let painter = painter.with_clip_rect(room);
    painter.text(pos2(room.left(), middle), Align2::LEFT_CENTER, &hit.title, face, theme.text);
    response
}
