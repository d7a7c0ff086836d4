//! Rulings on kinds of work written into a vocabulary file, which keeps its other words and its comments.

use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_domain::spec::{PathStep, SameWork, Vocabulary};

use super::file::{File, read_sound, write_vocabulary};
use super::parse::parse;
use super::source::Source;
use super::syntax::PartFinder;

const FIELD: &str = "same_work";

/// The text of a vocabulary file with these rulings in place of those that it has; all else stays as it is written.
///
/// # Errors
/// It holds no vocabulary that can be read, or none into which they can be written.
pub fn with_same_work(name: &str, bytes: &[u8], same_work: &[SameWork]) -> Result<String, Vec<Diagnostic>> {
    let parsed = read_sound(name, bytes);
    let Some(File::Vocabulary(mut vocabulary)) = parsed.file else {
        let told = Diagnostic::error("no-vocabulary", Place::whole(name), "the file holds no vocabulary");
        let hint = "rulings on kinds of work stand in a vocabulary: give this file another name";
        return Err(if parsed.diagnostics.is_empty() { vec![told.with_hint(hint)] } else { parsed.diagnostics });
    };
    vocabulary.same_work = same_work.to_vec();
    let text = placed(name, bytes, same_work).map_err(|diagnostic| vec![*diagnostic])?;
    let reads_so = |text: &String| {
        let read = read_sound(name, text.as_bytes());
        read.file.as_ref() == Some(&File::Vocabulary(vocabulary.clone()))
    };
    text.filter(reads_so).ok_or_else(|| {
        let told = Diagnostic::error("not-written", Place::whole(name), "the rulings cannot be written into this file");
        vec![told.with_hint("write `same_work` by hand, with `kind` and `same_as` of each")]
    })
}

/// The text with the list in its place: where it stands, or else first of all.
fn placed(name: &str, bytes: &[u8], same_work: &[SameWork]) -> Result<Option<String>, Box<Diagnostic>> {
    let own = write_vocabulary(&Vocabulary { same_work: same_work.to_vec(), ..Vocabulary::default() });
    let list = list_in("rulings", own.as_bytes())?.unwrap_or_else(|| "[]".to_owned());
    let source = Source::new(name, bytes)?;
    let syntax = parse(&source, source.dialect())?;
    let whole = syntax.root();
    let text = source.text();
    if let Some(part) = PartFinder::new(whole).locate(&[PathStep::Field(FIELD)]) {
        let (before, after) = (text.get(..part.span().range().start), text.get(part.span().range().end..));
        return Ok(before.zip(after).map(|(before, after)| format!("{before}{list}{after}")));
    }
    let at = whole.head().range().end;
    let (before, after) = (text.get(..at), text.get(at..));
    Ok(before.zip(after).map(|(before, after)| format!("{before}\n    {FIELD}: {list},{after}")))
}

/// The list as it is written in a vocabulary file.
fn list_in(name: &str, bytes: &[u8]) -> Result<Option<String>, Box<Diagnostic>> {
    let source = Source::new(name, bytes)?;
    let syntax = parse(&source, source.dialect())?;
    let part = PartFinder::new(syntax.root()).locate(&[PathStep::Field(FIELD)]);
    Ok(part.map(|part| part.text().to_owned()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn ruling() -> SameWork {
        SameWork {
            kind: "in_pruning_roses".to_owned(),
            same_as: "horticulture".to_owned(),
            by: Some("A. Person".to_owned()),
            on: Some(date(2026, 12, 1)),
            why: Some("roses are plants".to_owned()),
        }
    }

    fn rulings(text: &str) -> Vec<SameWork> {
        match read_sound("words.ron", text.as_bytes()).file {
            Some(File::Vocabulary(vocabulary)) => vocabulary.same_work,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_a_person_wrote_beside_the_rulings_stays_as_it_is() {
        let before = "// ours\nVocabulary(\n    // plain words\n    stop_words: [\"the\"], // and no more\n)\n";
        let with = with_same_work("words.ron", before.as_bytes(), &[ruling()]).unwrap();
        assert_eq!(rulings(&with), [ruling()]);
        for kept in ["// ours\nVocabulary(", "    // plain words\n    stop_words: [\"the\"], // and no more\n)\n"] {
            assert!(with.contains(kept), "{with}");
        }
        let other = SameWork { kind: "in_planting".to_owned(), ..ruling() };
        let both = with_same_work("words.ron", with.as_bytes(), &[ruling(), other.clone()]).unwrap();
        assert_eq!(rulings(&both), [ruling(), other]);
        let none = with_same_work("words.ron", both.as_bytes(), &[]).unwrap();
        assert_eq!(rulings(&none), []);
        assert!(none.contains("// plain words") && none.contains("stop_words"));
    }

    #[test]
    fn a_file_that_holds_something_else_is_not_written_into() {
        for text in ["Links(links: [])", "Vocabulary(stop_words: 4)", "Vocabulary(", ""] {
            assert!(with_same_work("words.ron", text.as_bytes(), &[ruling()]).is_err(), "{text}");
        }
    }
}
