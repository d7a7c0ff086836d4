//! The kit measured: contrast of every word, edge and ring in all states and themes, sizes, and what screen readers get.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::epaint::ClippedShape;
use eframe::egui::{Color32, Pos2, Rect, Shape, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use rungs::ui::kit::gallery;
use rungs::ui::theme::{Theme, Themes};
use rungs::ui::{fonts, style};
use rungs_app::state::ThemeName;

struct Gallery(Theme);

impl eframe::App for Gallery {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        gallery::show(ui, &self.0);
    }
}

/// The gallery in a window that holds all of it.
fn shown(theme: &Theme, percent: u16) -> Harness<'static, Gallery> {
    let theme = theme.clone();
    let size = vec2(720.0, 1600.0) * f32::from(percent) / 100.0;
    let mut harness = Harness::builder().with_size(size).build_eframe(move |cc| {
        cc.egui_ctx.set_fonts(fonts::definitions());
        style::apply(&cc.egui_ctx, &theme, percent);
        Gallery(theme.clone())
    });
    harness.run();
    harness
}

fn in_every_look(check: impl Fn(&Theme, u16, &Harness<'static, Gallery>)) {
    let themes = Themes::built_in().unwrap();
    for name in [ThemeName::Light, ThemeName::Dark, ThemeName::HighContrast] {
        for percent in [100, 200] {
            let theme = themes.get(name);
            check(theme, percent, &shown(theme, percent));
        }
    }
}

/// Contrast as WCAG 2.2 defines it.
fn contrast(one: Color32, other: Color32) -> f64 {
    let luminance = |color: Color32| {
        let part = |value: u8| {
            let c = f64::from(value) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(color.r()) + 0.7152 * part(color.g()) + 0.0722 * part(color.b())
    };
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn flat(shapes: &[ClippedShape]) -> Vec<(Rect, Shape)> {
    fn push(clip: Rect, shape: &Shape, all: &mut Vec<(Rect, Shape)>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| push(clip, shape, all)),
            shape => all.push((clip, shape.clone())),
        }
    }
    let mut all = Vec::new();
    shapes.iter().for_each(|clipped| push(clipped.clip_rect, &clipped.shape, &mut all));
    all
}

/// The color behind a point, of what was drawn before.
fn ground(before: &[(Rect, Shape)], at: Pos2) -> Option<Color32> {
    before.iter().rev().find_map(|(clip, shape)| match shape {
        Shape::Rect(rect) if rect.fill.a() == 255 && rect.rect.contains(at) && clip.contains(at) => Some(rect.fill),
        _ => None,
    })
}

#[test]
fn every_word_reaches_seven_to_one_in_every_state() {
    in_every_look(|theme, percent, harness| {
        let shapes = flat(&harness.output().shapes);
        let mut measured = 0;
        for (at, (_, shape)) in shapes.iter().enumerate() {
            let Shape::Text(text) = shape else { continue };
            for row in &text.galley.rows {
                assert_eq!(text.galley.job.sections.len(), 1, "one color a text");
                let format = &text.galley.job.sections[0].format;
                for glyph in row.glyphs.iter().filter(|glyph| !glyph.chr.is_whitespace()) {
                    let own = if format.color == Color32::PLACEHOLDER { text.fallback_color } else { format.color };
                    let ink = text.override_text_color.unwrap_or(own);
                    let middle = text.pos + row.pos.to_vec2() + glyph.pos.to_vec2() - vec2(0.0, 3.0);
                    let behind = ground(&shapes[..at], middle).unwrap();
                    let behind = if format.background.a() == 255 { format.background } else { behind };
                    let words = text.galley.text();
                    let reached = contrast(ink, behind);
                    assert!(reached >= 7.0, "{} {percent}: {words:?} {reached:.2} on {behind:?}", theme.name);
                    measured += 1;
                }
            }
        }
        assert!(measured > 600, "{measured} letters");
    });
}

#[test]
fn edges_and_rings_reach_three_to_one() {
    in_every_look(|theme, percent, harness| {
        let shapes = flat(&harness.output().shapes);
        let (mut edges, mut rings) = (0, 0);
        for (at, (_, shape)) in shapes.iter().enumerate() {
            let Shape::Rect(rect) = shape else { continue };
            let color = rect.stroke.color;
            // The edge of what is disabled is weaker; the gap of a ring is measured with it.
            if rect.stroke.width == 0.0 || color.a() == 0 || color == theme.rule || color == theme.background {
                continue;
            }
            let outside = ground(&shapes[..at], rect.rect.left_center() - vec2(1.5, 0.0)).unwrap();
            let reached = contrast(color, outside);
            assert!(reached >= 3.0, "{} {percent}: edge {color:?} on {outside:?}: {reached:.2}", theme.name);
            edges += 1;
            if color == theme.focus {
                let fill = ground(&shapes[..at], rect.rect.left_center() + vec2(8.0, 0.0)).unwrap();
                let seen = contrast(color, fill).max(contrast(theme.background, fill));
                assert!(seen >= 3.0, "{} {percent}: ring beside {fill:?}: {seen:.2}", theme.name);
                rings += 1;
            }
        }
        assert!(edges > 10 && rings == 4, "{edges} edges, {rings} rings");
    });
}

#[test]
fn what_is_chosen_has_more_than_a_tint() {
    in_every_look(|theme, percent, harness| {
        let shapes = flat(&harness.output().shapes);
        let bars = shapes.iter().filter(|(_, shape)| match shape {
            Shape::Rect(rect) => rect.fill == theme.accent && (rect.rect.width() - 3.0).abs() < 0.1,
            _ => false,
        });
        assert_eq!(bars.count(), 2, "{} {percent}: two rows are selected", theme.name);
    });
}

#[test]
fn nothing_is_cut_off_and_everything_can_be_hit() {
    in_every_look(|theme, percent, harness| {
        for (clip, shape) in flat(&harness.output().shapes) {
            if let Shape::Text(text) = shape {
                let rect = text.galley.rect.translate(text.pos.to_vec2());
                let whole = clip.expand(1.0).contains_rect(rect);
                assert!(whole, "{} {percent}: {:?} {rect:?} in {clip:?}", theme.name, text.galley.text());
            }
        }
        for role in [Role::Button, Role::ComboBox, Role::ListBoxOption, Role::TreeItem, Role::CheckBox] {
            for node in harness.query_all_by_role(role) {
                let (rect, name) = (node.rect(), node.accesskit_node().label());
                let least = 24.0 * f32::from(percent) / 100.0 - 0.1;
                let large = rect.width() >= 24.0 && rect.height() >= 24.0;
                assert!(large || rect.height() >= least, "{} {percent}: {name:?} {rect:?}", theme.name);
            }
        }
    });
}

#[test]
fn screen_readers_get_names_and_states() {
    let themes = Themes::built_in().unwrap();
    let harness = shown(themes.get(ThemeName::Light), 100);
    let node = |role, name| harness.get_by_role_and_label(role, name).accesskit_node();
    assert_eq!(node(Role::Heading, "Light").level(), Some(1));
    assert_eq!(node(Role::Heading, "Rows").level(), Some(2));
    assert_eq!(node(Role::Button, "Changed").toggled(), Some(Toggled::True));
    assert_eq!(node(Role::Button, "Whole").toggled(), Some(Toggled::False));
    let selected = node(Role::ListBoxOption, "8224 Licensing Program Manager II, selected");
    assert_eq!((selected.is_selected(), selected.toggled()), (Some(true), None), "chosen, not checked");
    assert!(node(Role::ListBoxOption, "9870 Psychiatric Social Worker, disabled").is_disabled());
    assert_eq!(node(Role::TreeItem, "Accounting Officer").data().is_expanded(), Some(true));
    assert_eq!(node(Role::TreeItem, "Specialist").data().is_expanded(), Some(false));
    assert_eq!(node(Role::CheckBox, "In the ladder").toggled(), Some(Toggled::True));
    node(Role::Button, "Close");
    node(Role::ComboBox, "Level below");
}
