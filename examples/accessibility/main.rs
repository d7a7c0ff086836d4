//! The accessibility tree of the open window as AT-SPI hands it to a screen reader on Linux.
//!
//! `cargo run --example accessibility -- [--tree] [--tabs N] [--application NAME]`
//!
//! The window must be open, on a display of X, with a session bus and `at-spi2-core`; without a desktop, in one
//! `dbus-run-session` that starts `at-spi-bus-launcher --launch-immediately`, `rungs`, and this after it. Without arguments it lists what is
//! wrong in the whole tree. `--tree` prints every node. `--tabs 40` presses Tab that often, prints where the focus is
//! after each, and lists what is wrong on the way. The exit status is 1 where something is wrong.

#![allow(clippy::print_stdout, reason = "a measuring program")]

#[cfg(target_os = "linux")]
mod bus;
#[cfg(target_os = "linux")]
mod faults;
#[cfg(target_os = "linux")]
mod walk;

#[cfg(target_os = "linux")]
fn main() -> Result<std::process::ExitCode, Box<dyn std::error::Error>> {
    use std::process::ExitCode;

    let mut arguments = std::env::args().skip(1);
    let (mut tree, mut tabs, mut application) = (false, None, "rungs".to_owned());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--tree" => tree = true,
            "--tabs" => tabs = Some(arguments.next().ok_or("--tabs needs a number")?.parse()?),
            "--application" => application = arguments.next().ok_or("--application needs a name")?,
            other => return Err(format!("unknown argument {other}").into()),
        }
    }
    let bus = bus::Bus::connect()?;
    let root = bus.application(&application)?;
    let faults = match tabs {
        Some(tabs) => walk::walk(&bus, &root, tabs)?,
        None => {
            let node = bus.tree(&root)?;
            if tree {
                node.print(0);
            }
            faults::of_tree(&node)
        }
    };
    for fault in &faults {
        println!("WRONG  {fault}");
    }
    println!("{} wrong", faults.len());
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("AT-SPI is there on Linux only.");
}
