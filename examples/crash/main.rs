//! Whether a crash loses anything: a window without a screen is killed at random moments while it edits and saves.
//!
//! `cargo run --release --example crash -- [KILLS] [SEED]`; 300 kills where nothing is said.

#![allow(clippy::print_stdout, reason = "a measuring program")]

mod trial;
mod typist;

use std::error::Error;
use std::process::Command;

use trial::Trial;

fn main() -> Result<(), Box<dyn Error>> {
    if typist::asked()? {
        return Ok(());
    }
    let mut arguments = std::env::args().skip(1);
    let kills = arguments.next().map_or(Ok(300), |text| text.parse())?;
    let seed = arguments.next().map_or(Ok(1), |text| text.parse())?;
    let program = std::env::current_exe()?;
    let told = Trial { kills, seed, long_every: 25 }.run(|| Command::new(&program))?;
    println!("{told}");
    Ok(())
}
