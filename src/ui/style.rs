//! egui's style from the tokens: quiet controls, one shadow, nothing that moves by itself.

use eframe::egui::style::{ScrollAnimation, ScrollStyle, Selection, WidgetVisuals, Widgets};
use eframe::egui::{Color32, Context, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Visuals, vec2};

use super::theme::{Face, Theme, size};

/// The radius of controls.
pub const CONTROL_RADIUS: u8 = 5;
/// The radius of pop-outs.
pub const WINDOW_RADIUS: u8 = 8;
/// The height of controls.
pub const CONTROL_HEIGHT: f32 = 26.0;

/// Gives `theme` and the size of text to the window.
pub fn apply(ctx: &Context, theme: &Theme, text_percent: u16) {
    let own = style(theme);
    ctx.all_styles_mut(|style| *style = own.clone());
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.set_zoom_factor(f32::from(text_percent) / 100.0);
}

/// The style of `theme`.
pub fn style(theme: &Theme) -> Style {
    let mut style = Style {
        visuals: visuals(theme),
        animation_time: 0.0,
        scroll_animation: ScrollAnimation::none(),
        ..Style::default()
    };
    style.text_styles = [
        (TextStyle::Body, Face::Sans.at(size::CONTROL)),
        (TextStyle::Button, Face::SansMedium.at(size::CONTROL)),
        (TextStyle::Heading, Face::SerifTitle.at(size::TITLE)),
        (TextStyle::Small, Face::Sans.at(size::CITATION)),
        (TextStyle::Monospace, eframe::egui::FontId::monospace(size::META)),
    ]
    .into();
    style.spacing.item_spacing = vec2(8.0, 4.0);
    style.spacing.button_padding = vec2(10.0, 4.0);
    style.spacing.interact_size = vec2(28.0, CONTROL_HEIGHT);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.scroll = scrolling();
    style.interaction.selectable_labels = false;
    style.visuals.text_cursor.blink = false;
    style
}

/// Bars that are always seen where there is more, without a fade over the text, and without swinging back: a new
/// ladder may be longer than the area yet knows, and the place asked for is the place meant.
fn scrolling() -> ScrollStyle {
    let mut scroll = ScrollStyle { bar_width: 9.0, ..ScrollStyle::solid() };
    scroll.fade.strength = 0.0;
    scroll.kinetic.rubber_band = false;
    scroll
}

fn visuals(theme: &Theme) -> Visuals {
    let base = if theme.dark { Visuals::dark() } else { Visuals::light() };
    let shadow = Shadow { offset: [0, 6], blur: 24, spread: 0, color: theme.shadow };
    Visuals {
        override_text_color: None,
        weak_text_color: Some(theme.muted),
        widgets: widgets(theme),
        selection: Selection { bg_fill: theme.selected, stroke: Stroke::new(1.0, theme.accent) },
        hyperlink_color: theme.accent,
        faint_bg_color: theme.panel,
        extreme_bg_color: theme.surface,
        text_edit_bg_color: Some(theme.surface),
        code_bg_color: theme.panel,
        warn_fg_color: theme.warning.text,
        error_fg_color: theme.warning.text,
        window_corner_radius: CornerRadius::same(WINDOW_RADIUS),
        window_shadow: shadow,
        window_fill: theme.surface,
        window_stroke: Stroke::new(1.0, theme.edge),
        menu_corner_radius: CornerRadius::same(CONTROL_RADIUS),
        panel_fill: theme.background,
        popup_shadow: shadow,
        ..base
    }
}

fn widgets(theme: &Theme) -> Widgets {
    // Of our widgets only the handles of scroll bars have `bg_fill`; the others have `weak_bg_fill`.
    let control = |fill: Color32, edge: Color32| WidgetVisuals {
        bg_fill: edge,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, edge),
        corner_radius: CornerRadius::same(CONTROL_RADIUS),
        fg_stroke: Stroke::new(1.0, theme.text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: control(theme.background, theme.rule),
        inactive: control(theme.surface, theme.edge),
        hovered: control(theme.hover, theme.edge),
        active: control(theme.pressed, theme.edge),
        open: control(theme.selected, theme.edge),
    }
}
