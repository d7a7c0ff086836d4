//! The window's life: answers in, commands out, state in between.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{self, ViewportCommand};

use super::shell::{self, Views};
use super::theme::Themes;
use super::{fonts, keys, style, widgets};
use crate::app::jobs::{self, Beginning, Jobs};
use crate::app::remember::Remembered;
use crate::app::state::Look;
use crate::app::{Command, Effect, State, update};
use crate::library::links;

/// How often egui may lay a frame out, once the first is shown: its own usual number.
const PASSES: NonZeroUsize = NonZeroUsize::MIN.saturating_add(1);

/// Under which name the window is remembered.
const REMEMBERED: &str = "rungs";

/// The window.
pub struct Window {
    state: State,
    jobs: Jobs,
    themes: Themes,
    views: Views,
    /// The look that egui was told.
    told: Option<Look>,
}

impl Window {
    /// A window that begins with what was read, and reads `paths`.
    pub fn new(cc: &eframe::CreationContext<'_>, themes: Themes, beginning: Beginning, paths: Vec<PathBuf>) -> Self {
        let ctx = cc.egui_ctx.clone();
        let jobs = Jobs::new(links::data_dir(), Arc::new(move || ctx.request_repaint()));
        Window::with_jobs(cc, themes, jobs, beginning, paths)
    }

    /// The same with jobs of the caller's own.
    pub fn with_jobs(
        cc: &eframe::CreationContext<'_>,
        themes: Themes,
        jobs: Jobs,
        beginning: Beginning,
        paths: Vec<PathBuf>,
    ) -> Self {
        cc.egui_ctx.set_fonts(fonts::definitions());
        set_passes(&cc.egui_ctx, NonZeroUsize::MIN);
        let remembered = cc.storage.and_then(|storage| eframe::get_value::<Remembered>(storage, REMEMBERED));
        let mut commands: Vec<Command> = remembered.into_iter().map(Command::Restore).collect();
        commands.extend(beginning.commands());
        commands.push(Command::Open(paths));
        let state = State { today: Some(jobs::today()), ..State::default() };
        let mut window = Window { state, jobs, themes, views: Views::default(), told: None };
        window.apply(&cc.egui_ctx, commands);
        window
    }

    /// What the window shows.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Carries commands out, and what follows from them, in order.
    pub fn apply(&mut self, ctx: &egui::Context, commands: Vec<Command>) {
        let mut waiting = std::collections::VecDeque::from(commands);
        while let Some(command) = waiting.pop_front() {
            for effect in update(&mut self.state, command) {
                match effect {
                    Effect::Copy(text) => ctx.copy_text(text),
                    Effect::Close => ctx.send_viewport_cmd(ViewportCommand::Close),
                    other => waiting.extend(self.jobs.carry_out(other, &self.state)),
                }
            }
            ctx.request_repaint();
        }
    }

    /// What came from outside the picture: answers of jobs, files dropped, the window's own cross.
    fn news(&mut self, ctx: &egui::Context) -> Vec<Command> {
        let mut commands = self.jobs.answers();
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let paths: Vec<PathBuf> = dropped.into_iter().map(|file| file.path().to_path_buf()).collect();
        if !paths.is_empty() {
            commands.push(Command::Open(paths));
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.state.awaited.closing {
            if self.state.is_unsaved() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            }
            commands.push(Command::Quit);
        }
        commands
    }

    fn tell_look(&mut self, ctx: &egui::Context) {
        if self.told.is_none() && self.state.look.text_percent != 100 {
            keep_size(ctx);
        }
        if self.told.as_ref() != Some(&self.state.look) {
            style::apply(ctx, self.themes.get(self.state.look.theme), self.state.look.text_percent);
            self.told = Some(self.state.look.clone());
        }
    }
}

/// eframe remembers the window's size in points of the text size then, and opens it before it knows that size: the
/// window would shrink with every start. The same number of points at the size to come is what it was.
fn keep_size(ctx: &egui::Context) {
    let (rect, whole) = ctx.input(|input| {
        let viewport = input.viewport();
        (viewport.inner_rect, viewport.maximized == Some(true) || viewport.fullscreen == Some(true))
    });
    if let Some(rect) = rect.filter(|_| !whole) {
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(rect.size()));
    }
}

/// The most layouts of one frame. The first frame makes do with one: it is the frame that is waited for.
fn set_passes(ctx: &egui::Context, most: NonZeroUsize) {
    if ctx.options(|options| options.max_passes) != most {
        ctx.options_mut(|options| options.max_passes = most);
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        if ctx.cumulative_frame_nr() > 0 {
            set_passes(&ctx, PASSES);
        }
        let mut commands = self.news(&ctx);
        commands.extend(keys::commands(&ctx, &self.state));
        self.apply(&ctx, commands);
        self.tell_look(&ctx);
        let theme = self.themes.get(self.state.look.theme);
        let mut asked = Vec::new();
        shell::show(ui, &self.state, &mut self.views, theme, &mut asked);
        widgets::focus_ring(&ctx, theme);
        self.apply(&ctx, asked);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, REMEMBERED, &Remembered::of(&self.state));
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.themes.get(self.state.look.theme).background.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}
