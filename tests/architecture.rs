//! The invariants of the house, read off the sources: what each part must not name.

use std::fs;
use std::path::{Path, PathBuf};

/// One thing that must not stand in a part of the tree.
struct Absence {
    /// The folder or file, below the project's root.
    within: &'static str,
    /// Paths below it that are excepted.
    save: &'static [&'static str],
    /// Words that must not occur in code.
    words: &'static [&'static str],
    /// Why.
    because: &'static str,
}

const ABSENCES: &[Absence] = &[
    Absence {
        within: "src/domain",
        save: &[],
        words: &[
            "std::fs",
            "std::path",
            "std::env",
            "std::time",
            "std::io",
            "std::net",
            "std::thread",
            "SystemTime",
            "Instant",
            "Zoned",
            "egui",
            "serde",
            "ron::",
            "rand::",
            "static mut",
            "thread_local",
        ],
        because: "the domain is pure: no path, file, clock, environment, window, format, chance or global",
    },
    Absence {
        within: "src/formats",
        save: &["src/formats/csv/tests", "src/formats/ron/tests"],
        words: &["std::fs", "std::env", "std::net", "File::open", "egui", "SystemTime", "Zoned"],
        because: "formats take bytes and give values; they open no file and know no window",
    },
    Absence { within: "src", save: &["src/ui"], words: &["egui", "eframe"], because: "only `ui` names egui" },
    Absence {
        within: "src/ui",
        save: &[],
        words: &["std::fs", "File::open", "rungs_formats", "std::net"],
        because: "the window reads no file and holds no document",
    },
    Absence {
        within: "src/ui",
        save: &["src/ui/theme.rs", "src/ui/theme"],
        words: &[
            "Color32::from_rgb",
            "Color32::from_rgba",
            "Color32::from_gray",
            "Color32::from_hex",
            "Color32::WHITE",
            "Color32::BLACK",
            "Color32::GRAY",
            "Color32::RED",
            "Color32::GREEN",
            "Color32::BLUE",
            "Color32::YELLOW",
        ],
        because: "no raw color outside the theme",
    },
    Absence {
        within: "src",
        save: &[],
        words: &["std::net", "TcpStream", "todo!(", "unimplemented!(", "#[ignore"],
        because: "no network; nothing left undone",
    },
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(next) = waiting.pop() {
        if next.is_dir() {
            waiting.extend(fs::read_dir(&next).unwrap().map(|entry| entry.unwrap().path()));
        } else if next.extension().is_some_and(|ending| ending == "rs") {
            found.push(next);
        }
    }
    found.sort();
    found
}

/// The code of a line: what stands before a comment.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or(line)
}

#[test]
fn each_part_leaves_out_what_it_must() {
    let mut broken = Vec::new();
    for absence in ABSENCES {
        for file in rust_files(&root().join(absence.within)) {
            let name = file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            if absence.save.iter().any(|saved| name == *saved || name.starts_with(&format!("{saved}/"))) {
                continue;
            }
            for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
                for word in absence.words.iter().filter(|word| code(line).contains(**word)) {
                    broken.push(format!("{name}:{}: `{word}` ({})", number + 1, absence.because));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn files_stay_short_and_have_telling_names() {
    let mut broken = Vec::new();
    for file in rust_files(&root().join("src")) {
        let name = file.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        if lines > 500 {
            broken.push(format!("{name} has {lines} lines: split it by subject"));
        }
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        if ["utils", "util", "helpers", "helper", "common", "misc"].contains(&stem.as_str()) {
            broken.push(format!("{name}: name it by its subject"));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_core_depends_on_no_other_part() {
    let domain = fs::read_to_string(root().join("src/domain/Cargo.toml")).unwrap();
    for name in ["rungs-formats", "serde", "ron", "eframe", "egui"] {
        let named = domain.lines().any(|line| line.split(['.', ' ', '=']).next() == Some(name));
        assert!(!named, "src/domain/Cargo.toml names {name}");
    }
    let formats = fs::read_to_string(root().join("src/formats/Cargo.toml")).unwrap();
    assert!(!formats.contains("eframe"), "src/formats/Cargo.toml names eframe");
}

#[test]
fn the_code_that_starts_the_program_is_short() {
    let main = fs::read_to_string(root().join("src/main.rs")).unwrap();
    assert!(main.lines().count() < 60, "src/main.rs: arguments to window or command, nothing else");
}
