//! The window made ready on a thread of its own, while the window system opens its place on the screen: that takes
//! longer, and keeps one core busy only.

use std::num::NonZeroUsize;
use std::panic;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use eframe::egui::{Context, Pos2, RawInput, Rect, TextureId, Vec2, vec2};
use eframe::{App, NativeOptions};
use rungs_library::manuscripts::Reading;

use super::theme::Themes;
use super::window::Window;
use rungs_app::jobs::{Beginning, Jobs};
use rungs_app::remember;

/// The size of the window, in points, until the user gives it another.
pub const SIZE: Vec2 = vec2(1280.0, 800.0);

/// The most texels on a side of the picture that letters are drawn from. Every graphics system of today has as
/// many, so what the thread draws there stays good; and a narrow picture is small, and soon with the graphics.
const LETTERS_SIDE: usize = 4096;

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
    /// Begins to read and to lay out. `data_dir` holds the user's own files; `paths` are opened beside the shipped
    /// series. What `name` remembers is taken up. Documents of others are read as `reading` says.
    pub fn begin(name: &str, themes: Themes, data_dir: Option<PathBuf>, paths: Vec<PathBuf>, reading: Reading) -> Self {
        let ctx = Context::default();
        ctx.set_embed_viewports(false);
        ctx.options_mut(|options| options.max_passes = PASSES);
        let (own, kept) = (ctx.clone(), kept_at(name));
        let making = thread::spawn(move || {
            let wake = own.clone();
            let jobs = Jobs::reading(data_dir, Arc::new(move || wake.request_repaint()), reading);
            let mut beginning = Beginning::of(&jobs);
            if let Some(kept) = kept {
                beginning = beginning.remembering(&kept);
            }
            let mut window = Window::new(&own, themes, jobs, beginning, paths);
            rehearse(&own, &mut window);
            window
        });
        Opening { ctx, making: Making(making) }
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

/// Holds the picture of letters to its size, whatever the graphics could do.
pub fn limit_letters(input: &mut RawInput) {
    input.max_texture_side = input.max_texture_side.map(|side| side.min(LETTERS_SIDE));
}

/// Lays the first frame out once before there is a screen: fonts are read, letters drawn, lines broken. The frame
/// itself then finds nearly all of it done, and does the rest where its size is another.
fn rehearse(ctx: &Context, window: &mut Window) {
    // At another size of text nothing of this would fit, and the size of the window follows from the first frame.
    if window.state().look.text_percent != 100 {
        return;
    }
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
        max_texture_side: Some(LETTERS_SIDE),
        time: Some(0.0),
        ..RawInput::default()
    };
    window.tell_look(ctx);
    let mut output = ctx.run_ui(input, |ui| window.frame(ui));
    // There are no graphics yet to take the letters: the first frame hands them over.
    let letters = output.textures_delta.set.remove(&TextureId::default()).unwrap_or_default();
    let textures = ctx.tex_manager();
    letters.into_iter().for_each(|delta| textures.write().set(TextureId::default(), delta));
    output.drop_without_applying_deltas();
}

#[cfg(test)]
mod tests {
    use eframe::egui::Shape;
    use eframe::egui::epaint::ImageDelta;

    use super::*;

    fn window(ctx: &Context, data: &std::path::Path) -> Window {
        let jobs = Jobs::new(Some(data.to_owned()), Arc::new(|| ()));
        let beginning = Beginning::of(&jobs);
        Window::new(ctx, Themes::built_in().unwrap(), jobs, beginning, Vec::new())
    }

    /// A frame as graphics of `side` texels are given it: whether all letters come with it, and what stands where.
    fn shown(ctx: &Context, window: &mut Window, side: usize) -> (bool, Vec<(String, Pos2)>) {
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            max_texture_side: Some(side),
            time: Some(1.0),
            ..RawInput::default()
        };
        limit_letters(&mut input);
        let output = ctx.run_ui(input, |ui| window.frame(ui));
        let letters = output.textures_delta.set.get(&TextureId::default()).and_then(|deltas| deltas.first());
        let whole = letters.is_some_and(ImageDelta::is_whole);
        let texts = output.shapes.iter().filter_map(|clipped| match &clipped.shape {
            Shape::Text(text) => Some((text.galley.text().to_owned(), text.pos)),
            _ => None,
        });
        let texts = texts.collect();
        output.drop_without_applying_deltas();
        (whole, texts)
    }

    #[test]
    fn the_first_frame_after_a_rehearsal_is_what_the_window_settles_at_without() {
        let data = tempfile::tempdir().unwrap();
        let plain = Context::default();
        let mut unrehearsed = window(&plain, data.path());
        shown(&plain, &mut unrehearsed, 16384);
        let (_, settled) = shown(&plain, &mut unrehearsed, 16384);
        assert!(settled.iter().any(|(text, _)| text.contains("41313")), "the ladder is there");
        for side in [2048, 16384] {
            let ctx = Context::default();
            let mut window = window(&ctx, data.path());
            rehearse(&ctx, &mut window);
            let (whole, texts) = shown(&ctx, &mut window, side);
            assert!(whole, "all letters are handed over, {side}");
            assert!(texts == settled, "{side}: {texts:?}\n{settled:?}");
        }
    }
}
