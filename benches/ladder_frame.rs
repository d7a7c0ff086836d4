//! Processor time of one frame of the ladder, headless: five levels by 50 and by 2,000 rows, while scrolling.
//!
//! `cargo bench --bench ladder_frame`. A frame is one pass of the panel and its tessellation, without the painting
//! of the graphics card. Levels and threads are made up; every text differs from the one before it in some words.
//! The mean is the processor's time where the system tells it, so that other programs do not count; its ticks are
//! too coarse for single frames, whose median and 95 % are by the clock on the wall.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a measuring program")]

use std::sync::Arc;
use std::time::Instant;

use eframe::egui::{
    CentralPanel, Context, Event, Frame, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase,
    vec2,
};
use rungs::ui::kit::Cx;
use rungs::ui::panels::ladder::{self, LadderPanel};
use rungs::ui::theme::Themes;
use rungs::ui::{fonts, style};
use rungs_app::State;
use rungs_domain::compare::{Against, Cell, Change, Ladder, LadderStep, Score, Thread};
use rungs_domain::spec::{Code, Duty, DutyScope, LevelRef};
use rungs_library::{Library, LoadedSeries};

const LEVELS: usize = 5;
const FRAMES: usize = 400;

fn main() {
    println!("ladder_frame: 5 levels, {FRAMES} frames of scrolling at 1600x1000; milliseconds");
    println!(
        "{:>6} {:>12} {:>8} {:>14} {:>8} {:>8}",
        "rows", "first frame", "second", "processor mean", "median", "95 %"
    );
    for rows in [50, 2_000] {
        for step in [-40.0, -900.0] {
            let Measured { first, second, mut rest, processor } = measure(rows, step);
            rest.sort_by(f64::total_cmp);
            let at = |share: f64| rest[((rest.len() - 1) as f64 * share) as usize];
            let mean = processor / rest.len() as f64;
            println!(
                "{rows:>6} {first:>12.2} {second:>8.2} {mean:>14.2} {:>8.2} {:>8.2}   {} points a frame",
                at(0.5),
                at(0.95),
                -step
            );
        }
    }
}

/// Milliseconds: the first two frames and each frame while scrolling by the wall; all scrolling by the processor.
struct Measured {
    first: f64,
    second: f64,
    rest: Vec<f64>,
    processor: f64,
}

fn measure(rows: usize, step: f32) -> Measured {
    let state = state(rows);
    let themes = Themes::built_in().unwrap();
    let theme = themes.get(state.look.theme);
    let ctx = Context::default();
    ctx.set_fonts(fonts::definitions());
    style::apply(&ctx, theme, 100);
    let mut view = LadderPanel::default();
    let mut commands = Vec::new();
    let mut time = 0.0;
    let mut down = true;
    let mut frame = |wheel: Option<f32>, draw: bool| {
        time += 1.0 / 60.0;
        let begun = Instant::now();
        let output = ctx.run_ui(input(time, wheel), |ui| {
            let frame = Frame::NONE;
            CentralPanel::default().frame(frame).show(ui, |ui| {
                if draw {
                    let mut cx = Cx { state: &state, theme, commands: &mut commands };
                    ladder::show(ui, &mut cx, &mut view);
                }
            });
        });
        let shapes = ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
        let taken = begun.elapsed().as_secs_f64() * 1000.0;
        assert!(!shapes.is_empty() || !draw);
        output.drop_without_applying_deltas();
        taken
    };
    // Fonts and atlas are the window's cost, not the ladder's.
    frame(None, false);
    let first = frame(None, true);
    let second = frame(None, true);
    let begun = Clock::now();
    let mut rest = Vec::new();
    for at in 0..FRAMES {
        if at % 100 == 99 {
            down = !down;
        }
        rest.push(frame(Some(if down { step } else { -step }), true));
    }
    Measured { first, second, rest, processor: begun.elapsed_ms() }
}

fn input(time: f64, wheel: Option<f32>) -> RawInput {
    let mut events = vec![Event::PointerMoved(Pos2::new(700.0, 600.0))];
    events.extend(wheel.map(|by| Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, by),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Trackpad,
        modifiers: Modifiers::NONE,
    }));
    RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0))),
        time: Some(time),
        events,
        ..RawInput::default()
    }
}

/// A state with a made-up ladder; its series is a shipped one with other duties.
fn state(rows: usize) -> State {
    let shipped = Library::shipped();
    let mut loaded: LoadedSeries = (*shipped.series[0]).clone();
    let pattern = loaded.series.levels[0].clone();
    loaded.series.levels = (0..LEVELS)
        .map(|at| {
            let mut level = pattern.clone();
            level.code = Code::new(format!("L{at}")).unwrap();
            level.duties.items = (0..rows).map(|row| duty(row, at)).collect();
            level
        })
        .collect();
    let id = loaded.series.id.clone();
    let levels: Vec<LevelRef> =
        loaded.series.levels.iter().map(|level| LevelRef { series: id.clone(), code: level.code.clone() }).collect();
    let ladder = Ladder {
        remarks: Vec::new(),
        levels: levels.clone(),
        tracks: vec![None; LEVELS],
        against: Against::LevelBelow,
        concept: Vec::new(),
        factors: Vec::new(),
        duties: (0..rows).map(thread).collect(),
        ksas: Vec::new(),
        qualifications: Vec::new(),
        facts: Vec::new(),
        allocating_elsewhere: None,
        fallbacks: Vec::new(),
    };
    let mut state = State::default();
    let library =
        Library { series: vec![Arc::new(loaded)], vocabulary: shipped.vocabulary.clone(), ..Library::default() };
    state.library = Arc::new(library);
    state.ladder.levels = levels;
    state.computed.ladder = Some(Arc::new(ladder));
    state.computed.revision = 1;
    state
}

fn thread(row: usize) -> Thread {
    let step = |against: usize| {
        Some(LadderStep {
            against,
            from: Some(row),
            change: if row.is_multiple_of(3) { Change::Raised } else { Change::Reworded },
            decided: None,
            confirmed: row.is_multiple_of(7),
            score: Some(Score(700)),
            evidence: Vec::new(),
            also_from: Vec::new(),
        })
    };
    Thread { cells: vec![Cell::Item(row); LEVELS], first_step: None, steps: (0..LEVELS - 1).map(step).collect() }
}

/// About sixty words, some of them other at each level.
fn duty(row: usize, level: usize) -> Duty {
    let verbs = ["Assists in", "Performs", "Coordinates", "Directs", "Plans and evaluates"];
    let scope = ["routine", "standard", "complex", "highly complex", "agency-wide"];
    let text = format!(
        "{} {} program design number {row} and the analysis of service delivery in the area; monitors the use of \
         resources, prepares reports and correspondence for the unit of level {level}, recommends changes of policies \
         and procedures to the supervisor; consults with other agencies about {} needs of the community and evaluates \
         the results of row {row} within the time frames that current rules and regulations set for them.",
        verbs[level % verbs.len()],
        scope[level % scope.len()],
        scope[(level + row) % scope.len()],
    );
    let number = u32::try_from(row + 1).unwrap();
    Duty { number, text, scope: DutyScope::Own, note: None }
}

/// The processor time of this thread where the system tells it, otherwise the clock on the wall.
struct Clock {
    cpu: Option<u64>,
    wall: Instant,
}

impl Clock {
    fn now() -> Self {
        Clock { cpu: cpu_ns(), wall: Instant::now() }
    }

    fn elapsed_ms(&self) -> f64 {
        match (self.cpu, cpu_ns()) {
            (Some(begun), Some(now)) => (now - begun) as f64 / 1e6,
            _ => self.wall.elapsed().as_secs_f64() * 1000.0,
        }
    }
}

/// Linux counts the nanoseconds that a thread has run.
fn cpu_ns() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok()
}
