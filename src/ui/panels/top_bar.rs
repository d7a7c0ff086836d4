//! The bar at the top: name, tabs, search, size of text, theme, menu.

use eframe::egui::{
    self, Align, Align2, Button, Color32, CornerRadius, Layout, Popup, Rect, Response, Role, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, vec2,
};

use super::menu;
use crate::ui::kit::controls::chooser;
use crate::ui::kit::{Cx, action_button, name_it, text};
use crate::ui::style::{CONTROL_HEIGHT, CONTROL_RADIUS};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::state::{Tab, ThemeName};
use rungs_app::{Command, State, actions};

/// Shows the bar.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let (state, theme) = (cx.state, cx.theme);
    crate::ui::shell::rule_below(ui, theme);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if ui.available_width() >= ROOM_FOR_NAME {
            ui.label(text("Rungs", Face::SerifTitle, 21.0, theme.text));
        }
        if state.narrow {
            library_button(ui, state, theme, cx.commands);
        } else {
            ui.add_space(24.0);
        }
        if ui.available_width() < ROOM_FOR_TABS {
            tab_list(ui, state, theme, cx.commands);
        } else {
            for (tab, id) in TABS {
                tab_of(ui, state, tab, id, theme, cx.commands);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| right(ui, state, theme, cx.commands));
    });
}

/// In reading order from the right: what is drawn first stands last.
fn right(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    menu::show(ui, state, theme, commands);
    if !state.narrow {
        let name = match state.look.theme {
            ThemeName::Light => "Theme: Light",
            ThemeName::Dark => "Theme: Dark",
            ThemeName::HighContrast => "Theme: High contrast",
        };
        action_button(ui, state, "theme", text(name, Face::SansMedium, size::CONTROL, theme.text), commands);
        action_button(ui, state, "text-larger", text("A+", Face::SansMedium, size::CONTROL, theme.text), commands);
        action_button(ui, state, "text-smaller", text("A−", Face::SansMedium, size::CONTROL, theme.text), commands);
    }
    let width = ui.available_width().min(392.0);
    // Where there is no room for words, the lens alone.
    let width = if width < ROOM_FOR_WORDS { LENS } else { width };
    if search_box(ui, width, theme).clicked() {
        commands.push(Command::OpenPalette);
    }
}

fn library_button(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    action_button(ui, state, "library", text("Library", Face::SansMedium, size::CONTROL, theme.text), commands);
}

/// The tabs, with the actions that show them.
const TABS: [(Tab, &str); 5] = [
    (Tab::Ladder, "tab-ladder"),
    (Tab::Qualifications, "tab-qualifications"),
    (Tab::DeskAudit, "tab-audit"),
    (Tab::Vacancy, "tab-vacancy"),
    (Tab::Import, "tab-import"),
];

/// A tab; the one in view is underlined.
fn tab_of(ui: &mut Ui, state: &State, tab: Tab, id: &str, theme: &Theme, commands: &mut Vec<Command>) {
    let Some(action) = actions::find(id) else { return };
    let shown = state.tab == tab;
    let (face, colour) = if shown { (Face::SansSemibold, theme.text) } else { (Face::SansMedium, theme.muted) };
    let response = ui.add(
        Button::new(text(action.name, face, size::CONTROL, colour)).fill(Color32::TRANSPARENT).stroke(Stroke::NONE),
    );
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, shown, action.name));
    if shown {
        let below = ui.max_rect().bottom();
        let line = Rect::from_x_y_ranges(response.rect.x_range().shrink(8.0), below - 3.0..=below);
        ui.painter().rect_filled(line, CornerRadius::ZERO, theme.accent);
    }
    if response.on_hover_text(actions::tooltip(id)).clicked() {
        commands.push(Command::ShowTab(tab));
    }
}

/// The tabs as a list to choose from, where they have no room beside one another.
fn tab_list(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    let named = TABS.iter().filter_map(|(tab, id)| Some((*tab, actions::find(id)?.name)));
    let shown = named.clone().find(|(tab, _)| *tab == state.tab).map_or("", |(_, name)| name);
    let response = chooser(ui, theme, shown, &format!("Tab: {shown}"));
    Popup::menu(&response).show(|ui| {
        for (tab, name) in named {
            if ui.selectable_label(tab == state.tab, name).clicked() {
                commands.push(Command::ShowTab(tab));
                ui.close();
            }
        }
    });
}

/// From this width on, in points, the tabs stand beside one another, with lens and menu to their right.
const ROOM_FOR_TABS: f32 = 515.0;

/// From this width on, in points, the bar begins with the name of the program.
const ROOM_FOR_NAME: f32 = 700.0;

/// The width of a search box without words.
const LENS: f32 = 32.0;

/// From this width on, in points, the search box has words.
const ROOM_FOR_WORDS: f32 = 92.0;

/// From this width on, in points, the search box has its key beside its words.
const ROOM_FOR_KEY: f32 = 128.0;

/// Looks like a field, opens the palette.
fn search_box(ui: &mut Ui, width: f32, theme: &Theme) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, CONTROL_HEIGHT + 2.0), Sense::click());
    name_it(&response, Role::Button, "Find a series, level, duty, KSA");
    let fill = if response.hovered() { theme.selected } else { theme.surface };
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect(rect, CornerRadius::same(CONTROL_RADIUS), fill, Stroke::new(1.0, theme.edge), StrokeKind::Inside);
    let lens = rect.left_center() + vec2(16.0, -1.0);
    painter.circle_stroke(lens, 4.2, Stroke::new(1.5, theme.muted));
    painter.line_segment([lens + vec2(3.2, 3.2), lens + vec2(6.8, 6.8)], Stroke::new(1.5, theme.muted));
    if width <= LENS {
        return response.on_hover_text(actions::tooltip("palette"));
    }
    let key = actions::find("palette").and_then(|action| action.shortcuts.first()).filter(|_| width > ROOM_FOR_KEY);
    let at = rect.right_center() - vec2(9.0, 0.0);
    let small = Face::Sans.at(size::CITATION);
    let key = key.map(|keys| keys.to_string()).unwrap_or_default();
    let used = painter.text(at, Align2::RIGHT_CENTER, key, small, theme.muted);
    let words = if width > 300.0 { "Find a series, level, duty, KSA …" } else { "Find …" };
    let room = Rect::from_min_max(rect.min, egui::pos2(used.left() - 6.0, rect.bottom()));
    let at = rect.left_center() + vec2(32.0, 0.0);
    painter.with_clip_rect(room).text(at, Align2::LEFT_CENTER, words, Face::Sans.at(size::CONTROL), theme.muted);
    response.on_hover_text(actions::tooltip("palette"))
}
