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

/// What opens a file or reads a clock.
const FILES_AND_CLOCKS: &[&str] = &["std::fs", "std::env", "std::net", "File::open", "egui", "SystemTime", "Zoned"];

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
        within: "src/domain/spec",
        save: &[],
        words: &["crate::compare", "crate::qualify", "crate::allocate", "crate::revise"],
        because: "a specification knows nothing of what is made of it",
    },
    Absence {
        within: "src/domain/compare",
        save: &[],
        words: &["crate::qualify", "crate::allocate", "crate::revise"],
        because: "comparison rests on specifications alone",
    },
    Absence {
        within: "src/domain/qualify",
        save: &[],
        words: &["crate::compare", "crate::allocate", "crate::revise"],
        because: "qualification rests on specifications alone",
    },
    Absence {
        within: "src/domain/revise",
        save: &[],
        words: &["crate::compare", "crate::qualify", "crate::allocate"],
        because: "a revision rests on specifications alone",
    },
    Absence {
        within: "src/files",
        save: &["src/files/csv/tests", "src/files/ron/tests"],
        words: FILES_AND_CLOCKS,
        because: "it takes bytes or values and gives them; it opens no file, reads no clock and knows no window",
    },
    Absence {
        within: "src/import",
        save: &[],
        words: FILES_AND_CLOCKS,
        because: "it takes bytes or values and gives them; it opens no file, reads no clock and knows no window",
    },
    Absence {
        within: "src/documents",
        save: &[],
        words: FILES_AND_CLOCKS,
        because: "it takes bytes or values and gives them; it opens no file, reads no clock and knows no window",
    },
    Absence { within: "src", save: &["src/ui"], words: &["egui", "eframe"], because: "only `ui` names egui" },
    Absence {
        within: "src/ui",
        save: &[],
        words: &["std::fs", "File::open", "rungs_files", "rungs_import", "std::net"],
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

/// The crates that a crate of this project may name, tests aside.
#[test]
fn each_crate_depends_on_those_below_it_only() {
    for (part, below) in [
        ("domain", &[][..]),
        ("files", &["domain"]),
        ("import", &["domain", "files"]),
        ("documents", &["domain"]),
        ("library", &["documents", "domain", "files", "import"]),
    ] {
        let manifest = fs::read_to_string(root().join("src").join(part).join("Cargo.toml")).unwrap();
        let tables = manifest.split("\n[").filter(|table| table.starts_with("dependencies]"));
        let names = tables.flat_map(str::lines).filter_map(|line| line.strip_prefix("rungs-"));
        let named: Vec<&str> = names.filter_map(|line| line.split('.').next()).collect();
        assert_eq!(named, below, "src/{part}/Cargo.toml");
    }
}

/// What the crate that means must not know, and what whoever only reads a specification must not compile.
#[test]
fn the_core_compiles_no_window_and_reading_no_documents() {
    for (part, names) in [
        ("domain", &["serde", "ron", "csv", "eframe"][..]),
        ("files", &["krilla", "parley", "hayro-syntax", "zip", "html5ever", "rust_xlsxwriter", "eframe"]),
        ("import", &["eframe", "krilla", "parley"]),
        ("documents", &["eframe", "hayro-syntax", "html5ever"]),
        ("library", &["eframe", "egui"]),
    ] {
        let manifest = fs::read_to_string(root().join("src").join(part).join("Cargo.toml")).unwrap();
        for name in names {
            let named = manifest.lines().any(|line| line.split(['.', ' ', '=']).next() == Some(name));
            assert!(!named, "src/{part}/Cargo.toml names {name}");
        }
    }
}

/// Where keys may be taken beside the one place for actions, `ui/keys.rs`, and why.
const TAKES_KEYS: &[(&str, &str)] = &[
    ("src/ui/kit", "the kit's lists, popups and fields take the keys that move in them"),
    ("src/ui/panels/ladder/keys.rs", "from cell to cell: a table of two directions with cells that span"),
    ("src/ui/panels/ladder/flow.rs", "along the threads of a picture"),
    ("src/ui/panels/ladder/reader.rs", "from text to text, without closing the reader"),
    ("src/ui/panels/review/side.rs", "from piece to piece, with Shift for several"),
    ("src/ui/panels/review/outline.rs", "back to the source"),
    ("src/ui/panels/review/mod.rs", "on to the draft"),
    ("src/ui/panels/review/split.rs", "from word to word while a piece is split"),
    ("src/ui/panels/review/pick", "a dialog with a list: its keys move, choose and close"),
    ("src/ui/panels/review/requirement", "from node to node of a tree, into its fields and back"),
    ("src/ui/panels/position/chooser", "a list under a duty: its keys move, choose and close"),
    ("src/ui/panels/qualify/timeline/bars.rs", "from bar to bar of a picture"),
    ("src/ui/panels/qualify/matrix/mod.rs", "from cell to cell of a table"),
    ("src/ui/panels/qualify/rungs/list.rs", "from rung to rung of a list"),
    ("src/ui/panels/qualify/form/field.rs", "Enter ends what is typed in a field"),
    ("src/ui/panels/qualify/judge.rs", "Enter ends what is typed in a field"),
    ("src/ui/panels/open_path.rs", "Enter ends what is typed in a field"),
    ("src/ui/panels/save_path.rs", "Enter ends what is typed in a field"),
    ("src/ui/panels/your_name.rs", "Enter ends what is typed in a field"),
];

#[test]
fn keys_of_actions_are_taken_in_one_place() {
    let mut broken = Vec::new();
    for file in rust_files(&root().join("src/ui")) {
        let name = file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        let excepted = TAKES_KEYS.iter().any(|(place, _)| name == *place || name.starts_with(&format!("{place}/")));
        if name == "src/ui/keys.rs" || excepted {
            continue;
        }
        for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            for word in
                ["consume_key", "consume_shortcut", "key_pressed"].iter().filter(|word| code(line).contains(**word))
            {
                broken.push(format!("{name}:{}: `{word}`: make it an action (src/app/actions)", number + 1));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Pictures, which are drawn and not set together from the kit: the ladder's cards, cells and headings, its flow, the timeline,
/// the bar of time by level.
const PICTURES: &[&str] = &[
    "ladder/cards.rs",
    "ladder/cell.rs",
    "ladder/flow",
    "ladder/quoted.rs",
    "ladder/rows/draw.rs",
    "ladder/rows/heading.rs",
    "ladder/rows/link_marks.rs",
    "position/bar.rs",
    "qualify/timeline",
];

/// How often each panel names a painter outside its pictures. Lower the figure when you lower the use: what every panel
/// draws belongs in the kit.
const PAINTERS: &[(&str, usize)] = &[
    ("audit", 1),
    ("ladder", 29),
    ("library", 2),
    ("open_list.rs", 3),
    ("palette.rs", 10),
    ("position", 47),
    ("preview", 7),
    ("qualify", 73),
    ("review", 39),
    ("status_bar.rs", 1),
    ("top_bar.rs", 9),
    ("tray.rs", 2),
    ("vacancy", 14),
];

#[test]
fn panels_draw_no_more_by_hand_than_they_did() {
    let panels = root().join("src/ui/panels");
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    for file in rust_files(&panels) {
        let name = file.strip_prefix(&panels).unwrap().to_string_lossy().replace('\\', "/");
        if PICTURES.iter().any(|picture| name == *picture || name.starts_with(&format!("{picture}/"))) {
            continue;
        }
        let panel = name.split('/').next().unwrap().to_owned();
        let text = fs::read_to_string(&file).unwrap();
        *counts.entry(panel).or_default() +=
            text.lines().map(|line| code(line).matches("painter").count()).sum::<usize>();
    }
    let ceiling = |panel: &str| PAINTERS.iter().find(|(name, _)| *name == panel).map_or(0, |(_, most)| *most);
    let over = counts.iter().filter(|(panel, count)| **count > ceiling(panel));
    let over: Vec<String> =
        over.map(|(panel, count)| format!("{panel}: {count}, at most {}", ceiling(panel))).collect();
    assert!(over.is_empty(), "take ListRow, Button or another control of ui/kit:\n{}", over.join("\n"));
}
