//! Views of values as JSON, for commands that print it: every field, words in lower snake case.

use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::spec::{Level, Series};
use serde_json::{Map, Value as Json, json};

use crate::ron::record::Record;
use crate::ron::tree::{Branch, Tree};

/// A level with the id of its series: `series`, `code`, `title`, `duties`, `ksas` and every other field.
///
/// `duties` and `ksas` are the items alone; what else the lists print is in `duties_heading`,
/// `duties_lead_in` and `duties_numbering`, and the same for `ksas`.
pub fn level_json(series: &Series, level: &Level) -> Json {
    let mut map = Map::new();
    map.insert("series".to_owned(), json!(series.id.as_str()));
    fill(&mut map, &level.branches());
    Json::Object(map)
}

/// A series with all its levels.
pub fn series_json(series: &Series) -> Json {
    let mut map = Map::new();
    fill(&mut map, &series.branches());
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
    json(tree, &|word| snake(word), &|branches| {
        let mut map = Map::new();
        fill(&mut map, branches);
        Json::Object(map)
    })
}

/// Fields as JSON that reads back equal: what has its usual value is left out.
pub(crate) fn written(branches: &[Branch<'_>]) -> Json {
    let said = branches.iter().filter(|branch| !branch.usual);
    Json::Object(said.map(|branch| (branch.name.to_owned(), json(&branch.value, &str::to_owned, &written))).collect())
}

fn json(tree: &Tree<'_>, word: &impl Fn(&str) -> String, fields: &impl Fn(&[Branch<'_>]) -> Json) -> Json {
    match tree {
        Tree::Text(text) => json!(text),
        Tree::Number(digits) => digits.parse().map_or(Json::Null, Json::Number),
        Tree::Word(name) => json!(word(name)),
        Tree::Flag(flag) => json!(flag),
        Tree::Nothing => Json::Null,
        Tree::List(elements) => elements.iter().map(|element| json(element, word, fields)).collect(),
        Tree::Record(None, branches) => fields(branches),
        Tree::Record(Some(name), branches) => json!({ word(name): fields(branches) }),
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

#[cfg(test)]
mod tests {
    use rungs_domain::diagnostic::{Diagnostic, Place};
    use rungs_domain::spec::Vocabulary;

    use super::*;
    use crate::ron::{File, read};

    const RANGER: &str = r#"Series(
        id: "x-park-ranger", title: "Rangers", authority: (name: "A"), source: (document: "D"),
        status: Proposed(hearing_date: "2011-12-15"),
        levels: [(
            code: "R1", title: "Park Ranger I",
            pay: (label: "Grade", grade: "5", range: (minimum: 20.05, maximum: 30, per: Hour)),
            flsa: (status: NonExempt, label: "FLSA"),
            duties: (heading: "Duties", items: [(number: 1, text: "Patrols.", scope: OtherAsAssigned)]),
            ksas: (items: [(number: 1, kind: Knowledge, degree: "working", text: "Trees.")]),
            qualifications: [(tier: Minimum, heading: "MQ", requires: All(cite: "a", of: [
                Education(cite: "b", degree: HighSchool),
            ]))],
        )],
    )"#;

    fn ranger() -> Series {
        let parsed = read("ranger.ron", RANGER.as_bytes(), &Vocabulary::default());
        let Some(File::Series(series)) = parsed.file else { panic!("{:?}", parsed.diagnostics) };
        *series
    }

    /// The names that other programs rely on.
    #[test]
    fn a_level_is_shown_with_its_series_its_items_and_every_other_field() {
        let series = ranger();
        let shown = level_json(&series, &series.levels[0]);
        let qualifications = json!([{"tier": "minimum", "heading": "MQ", "printed": [], "requires":
        {"all": {"cite": "a", "reading": null, "notes": [], "of": [
            {"education": {"cite": "b", "reading": null, "notes": [], "degree": "high_school", "years": null, "schooling": null, "fields": null,
                           "accreditation": "not_asked", "or_equivalent": false, "equivalent_months": null}},
        ]}}}]);
        let expected = json!({
            "series": "x-park-ranger", "code": "R1", "title": "Park Ranger I", "rank": null,
            "pay": {"label": "Grade", "grade": "5", "range": {"minimum": 20.05, "maximum": 30, "per": "hour"}},
            "probation": null,
            "flsa": {"status": "non_exempt", "label": "FLSA", "note": null},
            "dates": {"effective": null, "established": null, "revised": null, "last_action": null},
            "concept": [], "factors": [], "distinguished_from": [],
            "duties_heading": "Duties", "duties_lead_in": null, "duties_numbering": "printed",
            "duties": [{"number": 1, "text": "Patrols.", "scope": "other_as_assigned", "note": null}],
            "ksas_heading": null, "ksas_lead_in": null, "ksas_numbering": "printed",
            "ksas": [{"number": 1, "kind": "knowledge", "name": null, "degree": "working", "text": "Trees.",
                      "note": null}],
            "qualifications": qualifications,
            "licences": [], "physical_demands": null, "working_environment": null, "history": null,
            "notes": [], "facts": [],
        });
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_series_is_shown_with_its_levels() {
        let series = ranger();
        let shown = series_json(&series);
        assert_eq!(shown["id"], "x-park-ranger");
        assert_eq!(shown["status"]["proposed"]["hearing_date"], "2011-12-15");
        assert_eq!(shown["ksas"], Json::Null);
        assert_eq!(shown["levels"], json!([level_json(&series, &series.levels[0])]));
    }

    #[test]
    fn diagnostics_are_shown_as_check_prints_them() {
        let found = Diagnostic::error("empty-file", Place::whole("a.ron"), "the file is empty").with_hint("delete it");
        let expected = json!({"diagnostics": [{"id": "empty-file", "severity": "error", "file": "a.ron",
            "line": null, "column": null, "message": "the file is empty", "hint": "delete it"}]});
        assert_eq!(diagnostics_json(&[found]), expected);
    }
}
