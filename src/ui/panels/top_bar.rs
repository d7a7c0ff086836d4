//! The bar at the top: name, tabs, search, size of text, theme, menu.

use eframe::egui::{
    self, Align2, Color32, CornerRadius, Popup, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, vec2,
};

use super::menu;
use crate::ui::kit::{Button, Cx, Weight, action_button, keys_of, name_it, text, tooltip};
use crate::ui::style::{CONTROL_HEIGHT, CONTROL_RADIUS};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::actions::Action;
use rungs_app::state::{Tab, ThemeName};
use rungs_app::{Command, State};

/// Between two parts of the bar, in points.
const GAP: f32 = 8.0;

/// Shows the bar, drawn from the left, so that Tab follows the eye.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = cx.theme;
    crate::ui::shell::rule_below(ui, theme);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let fit = Fit::of(ui, cx.state);
        if fit.name {
            ui.label(name());
        }
        if cx.state.narrow {
            action_button(ui, cx, Action::Library, "Library");
        }
        if fit.tabs_beside {
            tabs(ui, cx);
        } else {
            tab_list(ui, cx);
        }
        let ways = if fit.ways { [BACK, FORWARD].as_slice() } else { &[] };
        let behind = [SMALLER, LARGER, menu::NAME].into_iter().chain(fit.theme.then(|| theme_name(cx.state)));
        let behind = behind.chain(ways.iter().copied());
        let behind: f32 = behind.map(|words| Button::new(words).width(ui) + GAP).sum();
        ui.add_space((ui.available_width() - behind - fit.search).max(0.0));
        if fit.ways {
            action_button(ui, cx, Action::Back, BACK);
            action_button(ui, cx, Action::Forward, FORWARD);
        }
        if search_box(ui, fit.search, theme).clicked() {
            cx.send(Command::OpenPalette);
        }
        action_button(ui, cx, Action::SmallerText, SMALLER);
        action_button(ui, cx, Action::LargerText, LARGER);
        if fit.theme {
            action_button(ui, cx, Action::NextTheme, theme_name(cx.state));
        }
        menu::show(ui, cx);
    });
}

const SMALLER: &str = "A−";
const LARGER: &str = "A+";
const BACK: &str = "‹";
const FORWARD: &str = "›";

fn name() -> egui::RichText {
    egui::RichText::new("Rungs").font(Face::SerifTitle.at(21.0))
}

fn theme_name(state: &State) -> &'static str {
    match state.look.theme {
        ThemeName::Light => "Theme: Light",
        ThemeName::Dark => "Theme: Dark",
        ThemeName::HighContrast => "Theme: High contrast",
    }
}

/// What the bar has room for. What does not fit is in the menu, or, of the tabs, in a list.
struct Fit {
    name: bool,
    tabs_beside: bool,
    theme: bool,
    /// The two buttons that go back and forward.
    ways: bool,
    /// The width of the search box.
    search: f32,
}

impl Fit {
    /// Tabs, search, size of text and menu always have room; then words in the search box, the theme, the name.
    fn of(ui: &Ui, state: &State) -> Self {
        let button = |words: &str| widest(ui, words) + GAP;
        let title = ui.painter().layout_no_wrap("Rungs".to_owned(), Face::SerifTitle.at(21.0), Color32::PLACEHOLDER);
        let title = title.size().x + 4.0 * GAP;
        let library = if state.narrow { button("Library") } else { 0.0 };
        let always = library + LENS + GAP + button(SMALLER) + button(LARGER) + button(menu::NAME);
        let tabs: f32 = Tab::ALL.iter().map(|tab| button(action_of(*tab).name())).sum();
        let mut left = ui.available_width() - always;
        let tabs_beside = tabs <= left;
        left -= if tabs_beside { tabs } else { button(action_of(state.tab).name()) + 24.0 };
        let mut takes = |wanted: f32| {
            let fits = wanted <= left;
            left -= if fits { wanted } else { 0.0 };
            fits
        };
        let words = takes(ROOM_FOR_WORDS - LENS);
        let theme = takes(button(theme_name(state)));
        let name = takes(title);
        let ways = takes(button(BACK) + button(FORWARD));
        let least = if words { ROOM_FOR_WORDS } else { LENS };
        let search = if words { (least + left).min(WIDEST) } else { least };
        Fit { name, tabs_beside, theme, ways, search }
    }
}

/// The width of a button with strong letters.
fn widest(ui: &Ui, words: &str) -> f32 {
    Button::new(words).weight(Weight::Primary).width(ui)
}

/// The action that shows a tab.
fn action_of(tab: Tab) -> Action {
    match tab {
        Tab::Ladder => Action::ShowLadder,
        Tab::Qualifications => Action::ShowQualifications,
        Tab::DeskAudit => Action::ShowDeskAudit,
        Tab::Vacancy => Action::ShowVacancy,
        Tab::Import => Action::ShowImport,
    }
}

/// The tabs beside one another.
fn tabs(ui: &mut Ui, cx: &mut Cx<'_>) {
    let list = ui.scope_builder(UiBuilder::new().accessibility_role(Role::TabList), |ui| {
        for tab in Tab::ALL {
            one_tab(ui, cx, tab);
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::TabList, true, "Tabs"));
}

/// A tab; the one in view is underlined.
fn one_tab(ui: &mut Ui, cx: &mut Cx<'_>, tab: Tab) {
    let (theme, action) = (cx.theme, action_of(tab));
    let shown = cx.state.tab == tab;
    let (face, colour) = if shown { (Face::SansSemibold, theme.text) } else { (Face::SansMedium, theme.muted) };
    let words = text(action.name(), face, size::CONTROL, colour);
    // As wide as with the words of a chosen one, so that the others stay where they are.
    let least = vec2(widest(ui, action.name()), 0.0);
    let response = ui.add(egui::Button::new(words).fill(Color32::TRANSPARENT).stroke(Stroke::NONE).min_size(least));
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, true, action.name()));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(shown));
    if shown {
        let below = ui.max_rect().bottom();
        let line = Rect::from_x_y_ranges(response.rect.x_range().shrink(8.0), below - 3.0..=below);
        ui.painter().rect_filled(line, CornerRadius::ZERO, theme.accent);
    }
    if response.on_hover_text(tooltip(ui.ctx(), action)).clicked() {
        cx.send(Command::ShowTab(tab));
    }
}

/// The tabs as a list to choose from, where they have no room beside one another.
fn tab_list(ui: &mut Ui, cx: &mut Cx<'_>) {
    let shown = action_of(cx.state.tab).name();
    let response = Button::new(shown).name(&format!("Tab: {shown}")).opens().show(ui, cx.theme);
    Popup::menu(&response).show(|ui| {
        for tab in Tab::ALL {
            if ui.selectable_label(tab == cx.state.tab, action_of(tab).name()).clicked() {
                cx.send(Command::ShowTab(tab));
                ui.close();
            }
        }
    });
}

/// The width of a search box without words.
const LENS: f32 = 32.0;

/// From this width on, in points, the search box has words.
const ROOM_FOR_WORDS: f32 = 92.0;

/// The most that the search box takes, in points.
const WIDEST: f32 = 392.0;

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
        return response.on_hover_text(tooltip(ui.ctx(), Action::Find));
    }
    let key = if width > ROOM_FOR_KEY { keys_of(ui.ctx(), Action::Find) } else { String::new() };
    let at = rect.right_center() - vec2(9.0, 0.0);
    let small = Face::Sans.at(size::CITATION);
    let used = painter.text(at, Align2::RIGHT_CENTER, key, small, theme.muted);
    let words = if width > 300.0 { "Find a series, level, duty, KSA …" } else { "Find …" };
    let room = Rect::from_min_max(rect.min, egui::pos2(used.left() - 6.0, rect.bottom()));
    let at = rect.left_center() + vec2(32.0, 0.0);
    painter.with_clip_rect(room).text(at, Align2::LEFT_CENTER, words, Face::Sans.at(size::CONTROL), theme.muted);
    response.on_hover_text(tooltip(ui.ctx(), Action::Find))
}
