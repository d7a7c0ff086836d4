//! Opens the window, or says in plain words why it cannot.

use std::path::PathBuf;

use eframe::egui::{IconData, ViewportBuilder, vec2};
use thiserror::Error;

use super::theme::{ThemeError, Themes};
use super::window::Window;

/// Why there is no window.
#[derive(Debug, Error)]
pub enum RunError {
    /// No display, or a library of the window system is missing.
    #[error(
        "no window can be opened here: {0}\n\
         Rungs works without one, too: `rungs list`, `rungs show CODE`, `rungs compare CODE CODE`.\n\
         For the window, start it in a graphical session; on a bare X11 system it needs the packages\n\
         libx11-6 libxcursor1 libxi6 libx11-xcb1 libxkbcommon-x11-0 libgl1 libgl1-mesa-dri"
    )]
    NoWindow(String),
    /// The themes that are built in are broken.
    #[error(transparent)]
    Theme(#[from] ThemeError),
}

/// Opens the window on the shipped series and `paths`, and returns when it is closed.
///
/// # Errors
/// Where no window can be opened.
pub fn run(paths: Vec<PathBuf>) -> Result<(), RunError> {
    let themes = Themes::built_in()?;
    let mut viewport = ViewportBuilder::default()
        .with_title("Rungs")
        .with_app_id("rungs")
        .with_inner_size(vec2(1280.0, 800.0))
        .with_min_inner_size(vec2(640.0, 400.0));
    if let Some(icon) = icon() {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let window =
        |cc: &eframe::CreationContext<'_>| Ok(Box::new(Window::new(cc, themes, paths)) as Box<dyn eframe::App>);
    eframe::run_native("rungs", options, Box::new(window)).map_err(|error| RunError::NoWindow(error.to_string()))
}

fn icon() -> Option<IconData> {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).ok()
}
