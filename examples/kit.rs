//! The controls of the window in all their states, in the three themes side by side: `cargo run --example kit`. Any
//! argument is the size of text in percent.

use std::error::Error;

use eframe::egui::{Frame, ScrollArea, ViewportBuilder, vec2};
use rungs::ui::kit::gallery;
use rungs::ui::theme::Themes;
use rungs::ui::{fonts, style};
use rungs_app::state::ThemeName;

fn main() -> Result<(), Box<dyn Error>> {
    let themes = Themes::built_in()?;
    let percent = std::env::args().nth(1).map_or(Ok(100), |percent| percent.parse::<u16>())?;
    let mut ready = false;
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default().with_inner_size([1200.0, 900.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_ui_native("Kit", options, move |ui, _| {
        if !std::mem::replace(&mut ready, true) {
            ui.ctx().set_fonts(fonts::definitions());
            style::apply(ui.ctx(), themes.get(ThemeName::Light), percent);
            ui.ctx().request_discard("the fonts are there from the next frame on");
            return;
        }
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ScrollArea::vertical().show(ui, |ui| {
            ui.columns(3, |columns| {
                for (ui, theme) in columns.iter_mut().zip([ThemeName::Light, ThemeName::Dark, ThemeName::HighContrast])
                {
                    Frame::new().show(ui, |ui| gallery::show(ui, themes.get(theme)));
                }
            });
        });
    })?;
    Ok(())
}
