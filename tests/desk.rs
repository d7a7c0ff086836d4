//! A window for tests: driven by accessible names and keys, with a folder of its own for the user's files.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Event, Key, Modifiers, OutputCommand, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use rungs::ui::Window;
use rungs::ui::theme::Themes;
use rungs_app::jobs::{Beginning, Jobs};
use rungs_app::state::{ItemId, View};
use rungs_app::view::ladder::{LadderData, VisibleRows};
use rungs_app::{Command, State, cells};
use rungs_domain::compare::{Change, ChangeName};

/// How long something on another thread may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// The window. Test modules add what only they ask of it.
pub struct Desk {
    pub harness: Harness<'static, Window>,
}

/// Does a task in a window on the shipped series, by a user who has no files yet.
pub fn with_desk(size: Vec2, task: impl FnOnce(&mut Desk)) {
    let data = tempfile::tempdir().unwrap();
    task(&mut Desk::open(size, data.path(), Vec::new()));
}

pub fn pressed(modifiers: Modifiers, key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
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

    /// Keys so quick, or a frame so slow, that all come in one.
    pub fn in_one_frame(&mut self, events: impl IntoIterator<Item = Event>) {
        self.harness.input_mut().events.extend(events);
        self.harness.step();
        self.harness.run();
    }

    /// Presses a key and returns what that put into the clipboard.
    pub fn copied_by(&mut self, modifiers: Modifiers, key: Key) -> Option<String> {
        self.copied_after(pressed(modifiers, key))
    }

    /// What Ctrl+C puts into the clipboard.
    pub fn copied(&mut self) -> Option<String> {
        self.copied_after(Event::Copy)
    }

    fn copied_after(&mut self, event: Event) -> Option<String> {
        self.harness.input_mut().events.push(event);
        self.harness.step();
        let commands = self.harness.output().platform_output.commands.clone();
        commands.into_iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text),
            _ => None,
        })
    }
}

/// The ladder.
impl Desk {
    pub fn data(&self) -> LadderData {
        let computed = &self.state().computed;
        let (ladder, factors) = (computed.ladder.as_ref().unwrap(), &computed.factors);
        LadderData::new(&self.state().library, ladder, factors, &computed.clauses, &computed.rules)
    }

    pub fn codes(&self) -> Vec<&str> {
        self.state().ladder.levels.iter().map(|level| level.code.as_str()).collect()
    }

    /// Names of all cells in view that contain `part`.
    pub fn cells_with(&self, part: &str) -> Vec<String> {
        let nodes = self.harness.query_all_by_label_contains(part);
        nodes.filter_map(|node| node.accesskit_node().label()).collect()
    }

    pub fn focus_on(&mut self, item: ItemId) {
        self.ask(Command::GoTo(item));
    }

    pub fn focused_item(&self) -> ItemId {
        let state = self.state();
        let ladder = state.computed.ladder.as_deref().unwrap();
        cells::item_of(&state.library, ladder, state.ladder.focus.unwrap()).unwrap()
    }

    /// Presses the chip of a change, which counts its rows.
    pub fn toggle(&mut self, change: Change) {
        let (data, told) = (self.data(), ChangeName::Within(change));
        let counts = match self.state().ladder.view {
            View::Rows => VisibleRows::of(&data, &self.state().ladder).counts,
            View::Flow | View::Tracks => data.counts,
        };
        self.click(&format!("{} {change}", counts[&told]));
    }
}
