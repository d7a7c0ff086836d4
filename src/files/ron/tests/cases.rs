//! The bad files of `tests/cases/specs_bad`: one mistake each, and the message beside it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{read, vocabulary};
use crate::diagnostic_text::{Style, render_all};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/specs_bad")
}

/// What is said of a case, or why that is not what is expected.
fn check(case: &Path) -> Result<(), String> {
    let name = case.file_name().and_then(|name| name.to_str()).ok_or("a name")?;
    let bytes = fs::read(case).map_err(|error| error.to_string())?;
    let expected = fs::read_to_string(case.with_extension("expected")).map_err(|error| format!("{name}: {error}"))?;
    let parsed = read(name, &bytes, &vocabulary());
    let said = render_all(&parsed.diagnostics, Style::Plain);
    if parsed.file.is_some() || parsed.diagnostics.len() != 1 {
        return Err(format!("{name}: one mistake, so one message\n{said}"));
    }
    if parsed.diagnostics.iter().any(|found| found.hint.is_none()) {
        return Err(format!("{name}: a message says what to do next\n{said}"));
    }
    if said.trim_end() == expected.trim_end() { Ok(()) } else { Err(format!("expected\n{expected}\nsaid\n{said}")) }
}

#[test]
fn every_mistake_is_told_with_its_place_and_what_to_do() {
    let mut cases: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
    assert!(cases.len() >= 45, "{} cases", cases.len());
    let wrong: Vec<String> = cases.iter().filter_map(|case| check(case).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
