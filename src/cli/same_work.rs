//! `rungs same-work`: rulings that two kinds of work are the same, for the whole library.

use rungs_domain::spec::{SameWork, Vocabulary};
use rungs_library::Library;
use rungs_library::rulings::{RulingChange, rule};
use serde_json::{Value, json};

use super::args::{Format, SameWorkArgs};
use super::clock::today;
use super::json::array;
use super::output::Output;
use super::{Answer, Failure};

/// Lists the rulings, or makes one, or takes it back.
pub(super) fn same_work(library: &Library, asked: &SameWorkArgs, output: Output) -> Result<Answer, Failure> {
    let vocabulary = &library.vocabulary;
    let [one, other] = asked.kinds.as_slice() else { return list(library, output) };
    let (kind, same_as) = (named(vocabulary, one)?, named(vocabulary, other)?);
    let known = || library.rulings.iter().find(|loaded| loaded.ruling.is_about(&kind, &same_as));
    let (change, ruling) = if asked.take_back {
        let Some(loaded) = known() else {
            return Err(Failure::Refused(format!("nobody has ruled that `{one}` and `{other}` are the same work")));
        };
        (RulingChange::TakeBack(loaded.clone()), loaded.ruling.clone())
    } else {
        let ruling = SameWork { kind, same_as, by: asked.by.clone(), on: Some(today()), why: asked.why.clone() };
        if ruling.kind == ruling.same_as {
            return Err(Failure::Refused(format!("`{one}` is the same as itself: name two kinds of work")));
        }
        (RulingChange::Make(ruling.clone()), ruling)
    };
    let path = rule(&library.request, &change).map_err(|error| Failure::Refused(error.to_string()))?;
    let verb = if asked.take_back { "Taken back" } else { "Ruled" };
    match output.format {
        Format::Text => {
            let words = ruling.words(vocabulary);
            output.text(&format!("{verb}: {words}.\nWritten into {}.\n", path.display()))?;
        }
        Format::Json => output.json(&json!({ "ruling": ruling_json(&ruling), "file": path.display().to_string() }))?,
    }
    Ok(Answer::Holds)
}

fn list(library: &Library, output: Output) -> Result<Answer, Failure> {
    match output.format {
        Format::Text => {
            let line = |loaded: &rungs_library::rulings::LoadedRuling| {
                format!("{} ({})", loaded.ruling.words(&library.vocabulary), loaded.path.display())
            };
            let mut lines: Vec<String> = library.rulings.iter().map(line).collect();
            if lines.is_empty() {
                lines.push("Nobody has ruled on kinds of work yet.".to_owned());
            }
            output.text(&format!("{}\n", lines.join("\n")))?;
        }
        Format::Json => output.json(&json!({ "rulings": array(&library.rulings, |loaded| {
            let mut ruling = ruling_json(&loaded.ruling);
            if let Some(fields) = ruling.as_object_mut() {
                fields.insert("file".to_owned(), loaded.path.display().to_string().into());
            }
            ruling
        }) }))?,
    }
    Ok(Answer::Holds)
}

fn ruling_json(ruling: &SameWork) -> Value {
    json!({
        "kind": ruling.kind,
        "same_as": ruling.same_as,
        "by": ruling.by,
        "on": ruling.on.map(|on| on.to_string()),
        "why": ruling.why,
    })
}

/// The name of a kind, which is given so or in its words.
fn named(vocabulary: &Vocabulary, given: &str) -> Result<String, Failure> {
    let as_id = given.trim().to_lowercase().replace(' ', "_");
    let is_meant = |words: &str| words.trim().eq_ignore_ascii_case(given.trim());
    let known = vocabulary.kinds.iter().find(|kind| kind.id == as_id || is_meant(&kind.meaning));
    // A kind of a file that is not open can be taken back all the same.
    let ruled = || vocabulary.same_work.iter().any(|ruling| ruling.other(&as_id).is_some());
    match known {
        Some(kind) => Ok(kind.id.clone()),
        None if ruled() => Ok(as_id),
        None => Err(Failure::Refused(format!(
            "the library has no kind of work `{given}`; name it as its draft's vocabulary does, and its folder with --library"
        ))),
    }
}
