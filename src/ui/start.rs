//! Opens the window, or says in plain words why it cannot.

use std::any::Any;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::{self, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use eframe::egui::{IconData, ViewportBuilder, vec2};
use rungs_library::links;
use rungs_library::manuscripts::Reading;
use thiserror::Error;

use super::opening::{self, Making, Opening};
use super::theme::{ThemeError, Themes};

/// Under which name the system knows the window, and what is remembered is kept.
const NAME: &str = "rungs";

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
    /// The system gives no thread to make the window on.
    #[error("the window cannot be made, for no thread can be started: {0}")]
    NoThread(#[from] io::Error),
}

/// Opens the window on the shipped series and `paths`, and returns when it is closed. Documents of others are read
/// as `reading` says.
///
/// # Errors
/// Where no window can be opened.
pub fn run(paths: Vec<PathBuf>, reading: Reading) -> Result<(), RunError> {
    // They are remembered for a start from another folder.
    let paths = paths.into_iter().map(|path| path::absolute(&path).unwrap_or(path)).collect();
    let opening = Opening::begin(NAME, Themes::built_in()?, links::data_dir(), paths, reading)?;
    let mut viewport = ViewportBuilder::default()
        .with_title("Rungs")
        .with_app_id(NAME)
        .with_inner_size(opening::SIZE)
        .with_min_inner_size(vec2(640.0, 400.0));
    if let Some(icon) = icon() {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let stands = Arc::new(AtomicBool::new(false));
    let standing = stands.clone();
    let show = move |making: Making| {
        standing.store(true, Ordering::Relaxed);
        Box::new(making.window()) as Box<dyn eframe::App>
    };
    let opened = kindly(&stands, || opening.show(NAME, options, show))?;
    opened.map_err(|error| RunError::NoWindow(what_failed(&error.to_string()).to_owned()))
}

/// The end of an error's text, without the place in the window system's own sources.
fn what_failed(error: &str) -> &str {
    error.rsplit(": ").next().unwrap_or(error)
}

/// Runs `open`. The window system panics where one of its libraries is missing; until the window stands, that is an
/// error like any other, and afterwards, or on another thread, a panic is a panic.
fn kindly<T>(stands: &Arc<AtomicBool>, open: impl FnOnce() -> T) -> Result<T, RunError> {
    let usual = Arc::new(panic::take_hook());
    let (told, is_up) = (usual.clone(), stands.clone());
    let here = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        if is_up.load(Ordering::Relaxed) || thread::current().id() != here {
            told(info);
        }
    }));
    let outcome = panic::catch_unwind(AssertUnwindSafe(open));
    panic::set_hook(Box::new(move |info| usual(info)));
    outcome.map_err(|cause| {
        if stands.load(Ordering::Relaxed) {
            panic::resume_unwind(cause);
        }
        RunError::NoWindow(reason(&*cause))
    })
}

/// What a panic said.
fn reason(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| cause.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "the window system did not start".to_owned())
}

fn icon() -> Option<IconData> {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).ok()
}
