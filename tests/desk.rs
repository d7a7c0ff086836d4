//! A window for tests: driven by accessible names and keys, with a folder of its own for the user's files.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use rungs::ui::Window;
use rungs::ui::theme::Themes;
use rungs_app::jobs::{Beginning, Jobs};
use rungs_app::{Command, State};

/// How long something on another thread may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// The window. Test modules add what only they ask of it.
pub struct Desk {
    pub harness: Harness<'static, Window>,
}

impl Desk {
    /// Opens a window on the shipped series and `paths`, with the user's files in `data`.
    pub fn open(size: Vec2, data: &Path, paths: Vec<PathBuf>) -> Desk {
        let data = data.to_owned();
        let harness = Harness::builder().with_size(size).with_max_steps(16).build_eframe(move |cc| {
            let ctx = cc.egui_ctx.clone();
            let jobs = Jobs::new(Some(data), Arc::new(move || ctx.request_repaint())).without_dialogs();
            let beginning = Beginning::of(&jobs);
            Window::with_jobs(cc, Themes::built_in().unwrap(), jobs, beginning, paths)
        });
        let mut desk = Desk { harness };
        desk.harness.run();
        desk
    }

    pub fn state(&self) -> &State {
        self.harness.state().state()
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    pub fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run();
    }

    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run();
    }

    pub fn ask(&mut self, command: Command) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().apply(&ctx, vec![command]);
        self.harness.run();
    }

    /// Runs frames until a job on another thread has done what is waited for.
    pub fn wait(&mut self, what: &str, done: impl Fn(&State) -> bool) {
        let begun = Instant::now();
        while !done(self.state()) {
            assert!(begun.elapsed() < PATIENCE, "waited in vain: {what}");
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.harness.run();
    }
}
