//! The qualifications of documents as they come to the grammar: each tier with its statements, to be held beside the
//! print.
//!
//! `cargo run --example statements -- FILE...`

#![allow(clippy::print_stdout, reason = "a measuring program")]

use std::error::Error;
use std::path::Path;

use rungs_domain::spec::{Level, Tier, Vocabulary};
use rungs_import::{Profile, read, understand};

fn main() -> Result<(), Box<dyn Error>> {
    let profile = Profile::shipped();
    for file in std::env::args().skip(1) {
        println!("===== {file}");
        let name = Path::new(&file).file_name().unwrap_or_default().to_string_lossy().into_owned();
        match read(&name, &std::fs::read(&file)?) {
            Ok(manuscript) => {
                let draft = understand(&manuscript, &profile, &Vocabulary::default());
                draft.series.levels.iter().for_each(level);
            }
            Err(fault) => println!("not read: {fault:?}"),
        }
    }
    Ok(())
}

fn level(level: &Level) {
    println!("-- {} {}", level.code, level.title);
    level.qualifications.iter().for_each(tier);
    level.licences.iter().for_each(|one| println!("   license: {}", one.text));
}

fn tier(tier: &Tier) {
    println!("   {:?}: {}", tier.tier, tier.heading);
    for one in &tier.printed {
        let heading = one.heading.as_deref().map(|heading| format!("[{heading}] ")).unwrap_or_default();
        println!("     * {heading}{}", one.text);
    }
}
