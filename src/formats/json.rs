//! Views of values as JSON, for commands that print it: every field, words in lower snake case.

use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::spec::{Level, Series};
use serde_json::{Map, Value as Json, json};

use crate::ron::tree::{Branch, Tree};
use crate::ron::{level_branches, series_branches};

/// A level with the id of its series: `series`, `code`, `title`, `duties`, `ksas` and every other field.
///
/// `duties` and `ksas` are the items alone; what else the lists print is in `duties_heading`,
/// `duties_lead_in` and `duties_numbering`, and the same for `ksas`.
pub fn level_json(series: &Series, level: &Level) -> Json {
    let mut map = Map::new();
    map.insert("series".to_owned(), json!(series.id.as_str()));
    fill(&mut map, &level_branches(level));
    Json::Object(map)
}

/// A series with all its levels.
pub fn series_json(series: &Series) -> Json {
    let mut map = Map::new();
    fill(&mut map, &series_branches(series));
    map.insert("levels".to_owned(), series.levels.iter().map(|level| level_json(series, level)).collect());
    Json::Object(map)
}

/// The output of `check`: `{"diagnostics":[{"id","severity","file","line","column","message","hint"}]}`.
pub fn diagnostics_json(diagnostics: &[Diagnostic]) -> Json {
    let entries: Vec<Json> = diagnostics
        .iter()
        .map(|diagnostic| {
            json!({
                "id": diagnostic.id,
                "severity": diagnostic.severity.word(),
                "file": diagnostic.place.file,
                "line": diagnostic.place.line,
                "column": diagnostic.place.column,
                "message": diagnostic.message,
                "hint": diagnostic.hint,
            })
        })
        .collect();
    json!({ "diagnostics": entries })
}

fn fill(map: &mut Map<String, Json>, branches: &[Branch<'_>]) {
    for branch in branches {
        match (branch.name, &branch.value) {
            (list @ ("duties" | "ksas"), Tree::Record(_, parts)) => fill_items(map, list, parts),
            (name, value) => {
                map.insert(name.to_owned(), view(value));
            }
        }
    }
}

fn fill_items(map: &mut Map<String, Json>, list: &str, parts: &[Branch<'_>]) {
    for part in parts {
        let name = if part.name == "items" { list.to_owned() } else { format!("{list}_{}", part.name) };
        map.insert(name, view(&part.value));
    }
}

fn view(tree: &Tree<'_>) -> Json {
    match tree {
        Tree::Text(text) => json!(text),
        Tree::Number(digits) => digits.parse().map_or(Json::Null, Json::Number),
        Tree::Word(word) => json!(snake(word)),
        Tree::Flag(flag) => json!(flag),
        Tree::Nothing => Json::Null,
        Tree::List(elements) => elements.iter().map(view).collect(),
        Tree::Record(name, branches) => {
            let mut map = Map::new();
            fill(&mut map, branches);
            match name {
                Some(name) => json!({ snake(name): map }),
                None => Json::Object(map),
            }
        }
    }
}

/// `NonExempt` as `non_exempt`.
fn snake(word: &str) -> String {
    let mut out = String::new();
    for (at, c) in word.char_indices() {
        if c.is_uppercase() && at > 0 {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}
