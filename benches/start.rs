//! From process start to the first frame: Rungs against a bare eframe window, turn by turn in one run.
//!
//! `cargo bench --bench start`, on a display (`xvfb-run` serves). Without one it says so and measures nothing.
//! `first ladder` is the first frame that shows the rows of the shipped series, not only the frame around them.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measuring program")]

use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use eframe::egui::{self, ViewportBuilder, ViewportCommand, vec2};
use rungs::ui::Window;
use rungs::ui::theme::Themes;

/// How the child is told what to open.
const ROLE: &str = "RUNGS_START_BENCH";
/// How often each is started.
const TURNS: usize = 15;

fn main() -> ExitCode {
    match std::env::var(ROLE).as_deref() {
        Ok("bare") => open(|_| Box::new(Bare)),
        Ok("frame") => open(|cc| Box::new(Probe::new(cc, false))),
        Ok("ladder") => open(|cc| Box::new(Probe::new(cc, true))),
        _ => measure(),
    }
}

fn measure() -> ExitCode {
    if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() {
        println!("start: no display, nothing measured");
        return ExitCode::SUCCESS;
    }
    let roles = ["bare", "frame", "ladder"];
    let mut times = vec![Vec::new(); roles.len()];
    for turn in 0..=TURNS {
        for (role, times) in roles.iter().zip(&mut times) {
            let taken = started(role);
            if turn > 0 {
                times.push(taken);
            }
        }
    }
    let medians: Vec<Duration> = times.iter_mut().map(|times| median(times)).collect();
    let bare = medians.first().copied().unwrap_or_default().as_secs_f64();
    for (name, median) in ["bare eframe window", "first frame", "first ladder"].iter().zip(&medians) {
        let ratio = median.as_secs_f64() / bare;
        println!("{name:<20} median of {TURNS}: {:>7.1} ms  {ratio:.2} x bare", median.as_secs_f64() * 1000.0);
    }
    ExitCode::SUCCESS
}

/// Starts this program in a role and takes the time until it ends, which it does after the frame asked for.
fn started(role: &str) -> Duration {
    let folder = std::env::temp_dir().join("rungs-start-bench");
    let begun = Instant::now();
    let status = Command::new(std::env::current_exe().unwrap())
        .env(ROLE, role)
        .env("RUNGS_DATA_DIR", &folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(status.unwrap().success(), "the window of role {role} did not open");
    begun.elapsed()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn open(app: impl FnOnce(&eframe::CreationContext<'_>) -> Box<dyn eframe::App> + 'static) -> ExitCode {
    let viewport = ViewportBuilder::default().with_inner_size(vec2(1280.0, 800.0));
    let options = eframe::NativeOptions { viewport, persist_window: false, ..Default::default() };
    match eframe::run_native("rungs-start-bench", options, Box::new(|cc| Ok(app(cc)))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The least that eframe shows.
struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        ui.label("bare");
        ui.ctx().send_viewport_cmd(ViewportCommand::Close);
    }
}

/// The real window, closed after its first frame or its first ladder.
struct Probe {
    window: Window,
    wait_for_ladder: bool,
}

impl Probe {
    fn new(cc: &eframe::CreationContext<'_>, wait_for_ladder: bool) -> Self {
        Probe { window: Window::new(cc, Themes::built_in().unwrap(), Vec::new()), wait_for_ladder }
    }
}

impl eframe::App for Probe {
    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        let shown = self.window.state().computed.ladder.is_some();
        self.window.ui(ui, frame);
        if shown || !self.wait_for_ladder {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
    }
}
