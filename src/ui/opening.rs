//! The window made ready on a thread of its own, while the window system opens its place on the screen: that takes
//! longer, and keeps one core busy only.

use std::io;
use std::num::NonZeroUsize;
use std::panic;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use eframe::egui::{Context, Vec2, vec2};
use eframe::{App, NativeOptions};
use rungs_library::manuscripts::Reading;

use super::theme::Themes;
use super::window::Window;
use rungs_app::jobs::{Beginning, Jobs};
use rungs_app::remember;

/// The size of the window, in points, until the user gives it another.
pub const SIZE: Vec2 = vec2(1280.0, 800.0);

/// egui's own usual number of layouts of one frame.
const PASSES: NonZeroUsize = NonZeroUsize::MIN.saturating_add(1);

/// A window on its way, and what egui knows of it.
pub struct Opening {
    ctx: Context,
    making: Making,
}

/// A window that is being made.
pub struct Making(JoinHandle<Window>);

impl Making {
    /// Waits until it is made. A panic in the making is one here.
    pub fn window(self) -> Window {
        self.0.join().unwrap_or_else(|cause| panic::resume_unwind(cause))
    }
}

impl Opening {
    /// Begins to read. `data_dir` holds the user's own files; `paths` are opened beside the shipped
    /// series. What `name` remembers is taken up. Documents of others are read as `reading` says.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn begin(
        name: &str,
        themes: Themes,
        data_dir: Option<PathBuf>,
        paths: Vec<PathBuf>,
        reading: Reading,
    ) -> io::Result<Self> {
        let ctx = Context::default();
        ctx.set_embed_viewports(false);
        ctx.options_mut(|options| options.max_passes = PASSES);
        let (own, kept) = (ctx.clone(), kept_at(name));
        let make = move || {
            let wake = own.clone();
            let jobs = Jobs::reading(data_dir, Arc::new(move || wake.request_repaint()), reading);
            let mut beginning = Beginning::of(&jobs);
            if let Some(kept) = kept {
                beginning = beginning.remembering(&kept);
            }
            Window::new(&own, themes, jobs, beginning, paths)
        };
        let making = Making(thread::Builder::new().name("window".to_owned()).spawn(make)?);
        Ok(Opening { ctx, making })
    }

    /// Opens the place on the screen, shows there what `app` makes of the window as soon as the place stands, and
    /// returns when it is closed.
    ///
    /// # Errors
    /// Where no window can be opened.
    pub fn show(
        self,
        name: &str,
        options: NativeOptions,
        app: impl FnOnce(Making) -> Box<dyn App> + 'static,
    ) -> eframe::Result {
        // All colors are flat, so there is nothing to dither; all letters come from the program's own fonts.
        let options =
            NativeOptions { dithering: false, system_font_fallback: false, persistence_path: kept_at(name), ..options };
        let making = self.making;
        eframe::run_native_ext(name, options, Some(self.ctx), Box::new(move |_| Ok(app(making))))
    }
}

/// The file that keeps what is remembered between starts.
fn kept_at(name: &str) -> Option<PathBuf> {
    eframe::storage_dir(name).map(|folder| folder.join(remember::FILE))
}
