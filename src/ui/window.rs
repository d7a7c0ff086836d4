//! The window's life: answers in, commands out, state in between.

use std::path::PathBuf;

use eframe::egui::{self, ViewportCommand};

use super::event_order::EventOrder;
use super::keys::Keys;
use super::kit::{Cx, FocusKeeper, Regions};
use super::shell::{self, Views};
use super::theme::Themes;
use super::{fonts, style};
use rungs_app::actions::Action;
use rungs_app::jobs::{self, Beginning, Jobs};
use rungs_app::remember::{self, Remembered};
use rungs_app::state::{FocusTarget, Look, Region};
use rungs_app::{Command, Effect, State, update};

/// The window.
pub struct Window {
    state: State,
    jobs: Jobs,
    themes: Themes,
    views: Views,
    keys: Keys,
    event_order: EventOrder,
    focus: FocusKeeper,
    /// The last action that was carried out here.
    seen_act: u64,
    /// The look that egui was told.
    told: Option<Look>,
}

impl Window {
    /// A window on `ctx` that begins with what was read, and reads `paths`.
    pub fn new(ctx: &egui::Context, themes: Themes, jobs: Jobs, beginning: Beginning, paths: Vec<PathBuf>) -> Self {
        ctx.set_fonts(fonts::definitions());
        let mut commands = beginning.commands;
        commands.push(Command::Open(paths));
        let state = State { today: Some(jobs::today()), ..State::default() };
        let (views, keys) = (Views::default(), Keys::default());
        let (event_order, focus) = (EventOrder::default(), FocusKeeper::default());
        let mut window = Window { state, jobs, themes, views, keys, event_order, focus, seen_act: 0, told: None };
        window.apply(ctx, commands);
        window
    }

    /// The same in a context that is there already, as a test has one.
    pub fn with_jobs(
        cc: &eframe::CreationContext<'_>,
        themes: Themes,
        jobs: Jobs,
        beginning: Beginning,
        paths: Vec<PathBuf>,
    ) -> Self {
        Window::new(&cc.egui_ctx, themes, jobs, beginning, paths)
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

    /// Tells egui how the window is to look, where that changed.
    pub(super) fn tell_look(&mut self, ctx: &egui::Context) {
        if self.told.is_none() && self.state.look.text_percent != 100 {
            keep_size(ctx);
        }
        if self.told.as_ref() != Some(&self.state.look) {
            style::apply(ctx, self.themes.get(self.state.look.theme), self.state.look.text_percent);
            self.told = Some(self.state.look.clone());
            // The window is cleared before a frame is laid out: this one stands on the ground of the look before.
            ctx.request_repaint();
        }
    }

    /// One frame: news in, picture out, and what the user asks for carried out.
    pub(super) fn frame(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        let mut commands = self.news(&ctx);
        commands.extend(self.keys.commands(&ctx, &self.state));
        self.apply(&ctx, commands);
        self.tell_look(&ctx);
        // A look that was told just now holds for this frame, too: no frame has the controls of one and the rest of
        // another.
        ui.set_style(ctx.global_style());
        // Before anything is drawn: a frame laid out for another width would be seen.
        let narrow = shell::is_narrow(&ctx);
        if narrow != self.state.narrow {
            self.apply(&ctx, vec![Command::SetNarrow(narrow)]);
        }
        let theme = self.themes.get(self.state.look.theme);
        let mut asked = Vec::new();
        self.focus.scroll(&ctx);
        let mut cx = Cx { state: &self.state, theme, commands: &mut asked };
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label("Rungs"));
        shell::show(ui, &mut cx, &mut self.views);
        if self.focus.follow(&ctx, theme) {
            asked.push(Command::WishFocus(FocusTarget::default()));
        }
        let regions = Regions::take(&ctx);
        match self.state.act.take(&mut self.seen_act) {
            Some(Action::NextRegion) => asked.extend(to_region(&ctx, &regions, true)),
            Some(Action::PreviousRegion) => asked.extend(to_region(&ctx, &regions, false)),
            _ => {}
        }
        self.apply(&ctx, asked);
    }
}

/// Gives the focus to the next region, or the one before; while nothing has it, the content counts as where it is.
fn to_region(ctx: &egui::Context, regions: &Regions, forward: bool) -> Option<Command> {
    let focused = ctx.memory(|memory| memory.focused()).and_then(|id| ctx.read_response(id));
    let now = focused.map_or(Some(Region::Content), |focused| regions.of(focused.rect));
    for region in regions.after(now, forward) {
        if region == Region::Content {
            // The tab knows what of it had the focus last.
            return Some(Command::WishFocus(FocusTarget::Region(region)));
        }
        if let Some(id) = regions.focusable(ctx, region) {
            ctx.memory_mut(|memory| memory.request_focus(id));
            return None;
        }
    }
    None
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

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, input: &mut egui::RawInput) {
        if self.event_order.hold_back(&mut input.events, ctx.text_edit_focused()) {
            ctx.request_repaint();
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, remember::KEY, &Remembered::of(&self.state));
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.themes.get(self.state.look.theme).background.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}
