//! From process start to the first frame: Rungs against a bare eframe window, turn by turn in one run.
//!
//! `cargo bench --bench start`, on a display (`xvfb-run` serves). Without one it says so and measures nothing.
//! `first ladder` is the first frame that shows the rows of the shipped series, not only the frame around them.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measuring program")]

use std::io::{Read, Write};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use eframe::egui::{self, ViewportBuilder, ViewportCommand, vec2};
use rungs::ui::theme::Themes;
use rungs::ui::{Opening, Window};
use rungs_library::links;
use rungs_library::manuscripts::Reading;

/// How the child is told what to open.
const ROLE: &str = "RUNGS_START_BENCH";
/// The name of the windows, and of the folder in which eframe looks for what they remember.
const NAME: &str = "rungs-start-bench";
/// How often each is started.
const TURNS: usize = 15;

fn main() -> ExitCode {
    match std::env::var(ROLE).as_deref() {
        Ok("bare") => bare(),
        Ok("frame") => probe(false),
        Ok("ladder") => probe(true),
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

/// Starts this program in a role and takes the time until it says that the frame asked for is on the screen.
fn started(role: &str) -> Duration {
    let folder = std::env::temp_dir().join("rungs-start-bench");
    let begun = Instant::now();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .env(ROLE, role)
        .env("RUNGS_DATA_DIR", &folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (mut told, mut said) = (child.stdout.take().unwrap(), [0]);
    told.read_exact(&mut said).unwrap();
    let taken = begun.elapsed();
    assert!(child.wait().unwrap().success(), "the window of role {role} did not open");
    taken
}

/// Called when a frame begins: says so and closes once the frame before it, now on the screen, was the one waited for.
fn frame_begins(ui: &egui::Ui, painted: &mut bool, is_it: bool) {
    if *painted {
        print!(".");
        std::io::stdout().flush().unwrap();
        ui.ctx().send_viewport_cmd(ViewportCommand::Close);
    }
    *painted = is_it;
    ui.ctx().request_repaint();
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn options() -> eframe::NativeOptions {
    let viewport = ViewportBuilder::default().with_inner_size(vec2(1280.0, 800.0));
    eframe::NativeOptions { viewport, persist_window: false, ..Default::default() }
}

fn bare() -> ExitCode {
    ended(eframe::run_native(NAME, options(), Box::new(|_| Ok(Box::new(Bare { painted: false })))))
}

/// Opens the real window as the program does.
fn probe(wait_for_ladder: bool) -> ExitCode {
    let opening = Opening::begin(NAME, Themes::built_in().unwrap(), links::data_dir(), Vec::new(), Reading::Here);
    let opening = opening.unwrap();
    ended(opening.show(NAME, options(), move |making| {
        Box::new(Probe { window: making.window(), wait_for_ladder, painted: false })
    }))
}

fn ended(outcome: eframe::Result) -> ExitCode {
    if outcome.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The least that eframe shows.
struct Bare {
    painted: bool,
}

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        frame_begins(ui, &mut self.painted, true);
        ui.label("bare");
    }
}

/// The real window, closed after its first frame or its first ladder.
struct Probe {
    window: Window,
    wait_for_ladder: bool,
    painted: bool,
}

impl eframe::App for Probe {
    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        let shows = !self.wait_for_ladder || self.window.state().computed.ladder.is_some();
        frame_begins(ui, &mut self.painted, shows);
        self.window.ui(ui, frame);
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, input: &mut egui::RawInput) {
        self.window.raw_input_hook(ctx, input);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        self.window.clear_color(visuals)
    }
}
