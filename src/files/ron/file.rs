//! Whole files: what kind they are, what they hold, what is wrong with them.

use rungs_domain::allocate::{AllocationPolicy, Position, validate_allocation_policy, validate_position};
use rungs_domain::diagnostic::{Diagnostic, Place, nearest};
use rungs_domain::qualify::{Applicant, CreditPolicy, validate_applicant, validate_policy};
use rungs_domain::spec::{
    Citation, ConfirmedLink, Problem, Series, Vocabulary, validate_links, validate_series, validate_vocabulary,
};

use super::json_text::{self, as_ron};
use super::layout::lay_out;
use super::link::Links;
use super::locate::Locator;
use super::part::{Entries, Outermost, Part, outermost};
use super::pieces::Pieces;
use super::reader::Reader;
use super::record::{Fields, Record, Value, listed};
use super::source::Source;
use super::syntax;
use super::tree::{Branch, Tree};

/// The version of the format that is written, and the newest that is read.
pub const SCHEMA: u32 = 1;

const KINDS: [&str; 8] =
    ["Series", "Vocabulary", "Links", "CreditPolicy", "AllocationPolicy", "Applicant", "Position", "Profile"];

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// A class specification.
    Series(Box<Series>),
    /// Kinds, credentials, scales and slips.
    Vocabulary(Box<Vocabulary>),
    /// Confirmed links, kept beside the series they are about.
    Links(Vec<ConfirmedLink>),
    /// A policy by which time of work is credited.
    CreditPolicy(Box<CreditPolicy>),
    /// A policy by which the worksheet of a position is judged.
    AllocationPolicy(Box<AllocationPolicy>),
    /// An applicant's record.
    Applicant(Box<Applicant>),
    /// A position, as it is or as it is planned.
    Position(Box<Position>),
    /// The words by which documents name their parts. Whoever reads such documents reads what it says.
    Profile,
}

/// What came of reading a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// What it holds; `None` if there is any error.
    pub file: Option<File>,
    /// Everything wrong with it, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a file. All its errors are found at once; none panics.
///
/// `name` is what diagnostics call the file. One that ends in `.json` holds an applicant's record, a position or an
/// allocation policy as JSON, with the same names; which of them, its fields tell. Kinds and credentials are looked up in `vocabulary`.
///
/// ```
/// use rungs_domain::spec::Vocabulary;
/// let parsed = rungs_files::ron::read("my.ron", b"Vocabulary(stop_wrds: [\"the\"])", &Vocabulary::default());
/// let error = &parsed.diagnostics[0];
/// assert_eq!((error.id, error.place.column), ("unknown-field", Some(12)));
/// assert_eq!(error.hint.as_deref(), Some("did you mean `stop_words`?"));
/// ```
pub fn read(name: &str, bytes: &[u8], vocabulary: &Vocabulary) -> Parsed {
    match Source::new(name, bytes) {
        Ok(source) if is_json(name) => match as_ron(&source) {
            Ok(text) => read_json(&source.put(&text), vocabulary),
            Err(diagnostic) => refused(*diagnostic),
        },
        Ok(source) => read_source(&source, vocabulary),
        Err(diagnostic) => refused(*diagnostic),
    }
}

/// Whether a RON file says that it holds this kind, as far as its first word tells. Looks no further.
///
/// ```
/// let text = b"// ours\nVocabulary(kinds: [])";
/// assert!(rungs_files::ron::begins_with(text, "Vocabulary"));
/// assert!(!rungs_files::ron::begins_with(text, "Series"));
/// ```
pub fn begins_with(bytes: &[u8], kind: &str) -> bool {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => str::from_utf8(bytes.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default(),
    };
    let mut pieces = Pieces::new(text.trim_start_matches('\u{feff}'));
    pieces.skip_attributes();
    pieces.name() == kind
}

/// What somebody should look at in a file that was read without an error: each of `problems` as a warning at its place.
pub fn warnings(name: &str, bytes: &[u8], problems: Vec<Problem>) -> Vec<Diagnostic> {
    let Ok(source) = Source::new(name, bytes) else { return Vec::new() };
    let as_json = is_json(name).then(|| as_ron(&source)).and_then(Result::ok);
    let source = match &as_json {
        Some(text) => source.put(text),
        None => source,
    };
    let (kind, entries) = match outermost(source.text()) {
        Ok(Some(outermost)) => (outermost.name, outermost.entries),
        _ => ("", Part::whole(source.text()).entries().unwrap_or_default()),
    };
    let mut reader = Reader::new(&source);
    let mut locator = Locator::new(&entries);
    for problem in problems {
        let at = locator.locate(&problem.at).map_or(kind, Part::text);
        reader.warning(at, problem.id, problem.message, problem.hint);
    }
    reader.finish()
}

fn is_json(name: &str) -> bool {
    name.len() >= 5 && name.get(name.len() - 5..).is_some_and(|ending| ending.eq_ignore_ascii_case(".json"))
}

/// Reads JSON that was put as RON: it is of the kind whose fields most of its names are, or are near to; of as many, an
/// applicant's record.
fn read_json(source: &Source<'_>, vocabulary: &Vocabulary) -> Parsed {
    let entries = Part::whole(source.text()).entries().unwrap_or_default();
    let kinds = [
        ("AllocationPolicy", AllocationPolicy::FIELDS),
        ("Position", Position::FIELDS),
        ("Applicant", Applicant::FIELDS),
    ];
    let near = |fields: &[&str]| entries.iter().filter(|(name, _)| nearest(name, fields).is_some()).count();
    let kind = kinds.into_iter().max_by_key(|(_, fields)| near(fields)).map_or("Applicant", |(kind, _)| kind);
    read_entries(kind, entries, source, vocabulary)
}

fn read_source(source: &Source<'_>, vocabulary: &Vocabulary) -> Parsed {
    let Outermost { name, entries } = match outermost(source.text()) {
        Ok(Some(outermost)) => outermost,
        Ok(None) => return refused(says_nothing(source)),
        Err(error) => return refused(not_ron(&error, source)),
    };
    read_entries(name, entries, source, vocabulary)
}

fn read_entries(name: &str, mut entries: Entries<'_>, source: &Source<'_>, vocabulary: &Vocabulary) -> Parsed {
    let mut reader = Reader::new(source);
    if let Some(newer) = newer_schema(&mut entries, &mut reader, source) {
        return refused(newer);
    }
    let file = match name {
        "Series" => {
            let series: Series = fields_of(name, &entries, &mut reader);
            report(validate_series(&series, vocabulary), &entries, name, &mut reader);
            File::Series(Box::new(series))
        }
        "Vocabulary" => {
            let vocabulary: Vocabulary = fields_of(name, &entries, &mut reader);
            report(validate_vocabulary(&vocabulary), &entries, name, &mut reader);
            File::Vocabulary(Box::new(vocabulary))
        }
        "Links" => {
            let Links { links } = fields_of(name, &entries, &mut reader);
            report(validate_links(&links, |_| None), &entries, name, &mut reader);
            File::Links(links)
        }
        "CreditPolicy" => {
            let policy: CreditPolicy = fields_of(name, &entries, &mut reader);
            report(validate_policy(&policy), &entries, name, &mut reader);
            File::CreditPolicy(Box::new(policy))
        }
        "AllocationPolicy" => {
            let policy: AllocationPolicy = fields_of(name, &entries, &mut reader);
            report(validate_allocation_policy(&policy), &entries, name, &mut reader);
            File::AllocationPolicy(Box::new(policy))
        }
        "Position" => {
            let position: Position = fields_of(name, &entries, &mut reader);
            report(validate_position(&position), &entries, name, &mut reader);
            File::Position(Box::new(position))
        }
        "Profile" => File::Profile,
        "Applicant" => {
            let applicant: Applicant = fields_of(name, &entries, &mut reader);
            report(validate_applicant(&applicant, vocabulary), &entries, name, &mut reader);
            File::Applicant(Box::new(applicant))
        }
        other => return refused(unknown_kind(other, source)),
    };
    let diagnostics = reader.finish();
    let file = (!diagnostics.iter().any(Diagnostic::is_error)).then_some(file);
    Parsed { file, diagnostics }
}

/// Reads a RON file that holds one record of this kind: what could be read of it, and what is wrong with it.
///
/// For kinds that [`read`] does not know. `check` gives the rules of the whole record that it breaks. Where there is an
/// error, the record holds what stands in for what could not be read.
pub fn read_record<T: Record>(
    name: &str,
    bytes: &[u8],
    check: impl FnOnce(&T) -> Vec<Problem>,
) -> (Option<T>, Vec<Diagnostic>) {
    let read = match Source::new(name, bytes) {
        Ok(source) => read_record_of(&source, check),
        Err(diagnostic) => Err(diagnostic),
    };
    read.unwrap_or_else(|diagnostic| (None, vec![*diagnostic]))
}

fn read_record_of<T: Record>(
    source: &Source<'_>,
    check: impl FnOnce(&T) -> Vec<Problem>,
) -> Result<(Option<T>, Vec<Diagnostic>), Box<Diagnostic>> {
    let found = outermost(source.text()).map_err(|error| not_ron(&error, source))?;
    let Outermost { name, mut entries } = found.ok_or_else(|| says_nothing(source))?;
    if name != T::NAME {
        let message = format!("the file holds `{name}` in place of `{}`", T::NAME);
        let hint = format!("name a file that begins with `{}(`", T::NAME);
        return Err(Box::new(Diagnostic::error("unknown-file-kind", source.place(name), message).with_hint(hint)));
    }
    let mut reader = Reader::new(source);
    if let Some(newer) = newer_schema(&mut entries, &mut reader, source) {
        return Err(Box::new(newer));
    }
    let record = fields_of(name, &entries, &mut reader);
    report(check(&record), &entries, name, &mut reader);
    Ok((Some(record), reader.finish()))
}

fn refused(diagnostic: Diagnostic) -> Parsed {
    Parsed { file: None, diagnostics: vec![diagnostic] }
}

fn fields_of<T: Record>(name: &str, entries: &[(&str, Part<'_>)], reader: &mut Reader<'_>) -> T {
    let fields = Fields::new::<T>(name, name, entries.to_vec(), reader);
    T::from_fields(&fields, reader)
}

/// Why a text is not RON.
fn not_ron(error: &ron::error::SpannedError, source: &Source<'_>) -> Diagnostic {
    if source.text().trim().is_empty() {
        return Diagnostic::error("empty-file", Place::whole(source.name()), "the file is empty")
            .with_hint("write Series( ... ), or delete the file");
    }
    syntax::diagnostic(error, source)
}

/// For a text that is RON, but has no outermost name with fields.
fn says_nothing(source: &Source<'_>) -> Diagnostic {
    let says_something = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with(['#', '/']);
    let first = source.text().lines().find(says_something).unwrap_or_default().trim();
    Diagnostic::error("unknown-file-kind", source.place(first), "the file does not say what it holds")
        .with_hint(format!("begin it with one of {} and a bracket", listed(&KINDS)))
}

fn unknown_kind(name: &str, source: &Source<'_>) -> Diagnostic {
    let hint = match nearest(name, &KINDS) {
        Some(right) => format!("did you mean `{right}`?"),
        None => format!("a file begins with one of {}", listed(&KINDS)),
    };
    let message = format!("`{name}` is not a kind of file that Rungs reads");
    Diagnostic::error("unknown-file-kind", source.place(name), message).with_hint(hint)
}

/// Takes `schema` out of the entries; the diagnostic if it is newer than this program.
fn newer_schema(entries: &mut Entries<'_>, reader: &mut Reader<'_>, source: &Source<'_>) -> Option<Diagnostic> {
    let at = entries.iter().position(|(name, _)| *name == "schema")?;
    let (_, part) = entries.remove(at);
    if let Some((again, _)) = entries.iter().find(|(name, _)| *name == "schema") {
        let message = "the field `schema` stands here for the second time";
        reader.error(again, "duplicate-field", message, Some("keep one of them".to_owned()));
        entries.retain(|(name, _)| *name != "schema");
    }
    let schema = u32::read(part, reader);
    if schema == 0 {
        reader.error(part.text(), "bad-number", "there is no schema 0", Some(format!("write {SCHEMA}")));
    }
    (schema > SCHEMA).then(|| {
        let message = format!("the file has schema {schema}; this version of Rungs reads up to schema {SCHEMA}");
        Diagnostic::error("newer-schema", source.place(part.text()), message)
            .with_hint("read it with a newer version of Rungs")
    })
}

/// Reports broken rules at their places, save where an error in the value itself is their cause.
fn report(problems: Vec<Problem>, entries: &[(&str, Part<'_>)], name: &str, reader: &mut Reader<'_>) {
    let mut placed = Vec::new();
    let mut locator = Locator::new(entries);
    for problem in problems {
        let at = locator.locate(&problem.at).map_or(name, Part::text);
        if !reader.has_error_in(at) {
            placed.push((at, problem));
        }
    }
    for (at, problem) in placed {
        reader.error(at, problem.id, problem.message, problem.hint);
    }
}

/// A series as a file, laid out for people. The same series always gives the same text, and reads back equal.
pub fn write_series(series: &Series) -> String {
    write_record(series)
}

/// The mark of a series' text as printed: the same for the same words, however they are read.
///
/// See [`Citation::revision_mark`] and [`Series::as_printed`].
pub fn text_revision(series: &Series) -> String {
    Citation::revision_mark(&write_series(&series.as_printed()))
}

/// A vocabulary as a file; see [`write_series`].
pub fn write_vocabulary(vocabulary: &Vocabulary) -> String {
    write_record(vocabulary)
}

/// Links as a file; see [`write_series`].
pub fn write_links(links: &[ConfirmedLink]) -> String {
    let links = Tree::List(links.iter().map(ConfirmedLink::tree).collect());
    write("Links", vec![Branch { name: "links", value: links, usual: false }])
}

/// A policy as a file; see [`write_series`].
pub fn write_credit_policy(policy: &CreditPolicy) -> String {
    write_record(policy)
}

/// An applicant's record as a file; see [`write_series`].
pub fn write_applicant(applicant: &Applicant) -> String {
    write_record(applicant)
}

/// An applicant's record as a JSON file, with the names and words of the RON file; it reads back equal.
pub fn write_applicant_json(applicant: &Applicant) -> String {
    write_json(&applicant.branches())
}

/// A policy as a file; see [`write_series`].
pub fn write_allocation_policy(policy: &AllocationPolicy) -> String {
    write_record(policy)
}

/// A policy as a JSON file; see [`write_applicant_json`].
pub fn write_allocation_policy_json(policy: &AllocationPolicy) -> String {
    write_json(&policy.branches())
}

/// A position as a file; see [`write_series`].
pub fn write_position(position: &Position) -> String {
    write_record(position)
}

/// A position as a JSON file; see [`write_applicant_json`].
pub fn write_position_json(position: &Position) -> String {
    write_json(&position.branches())
}

fn write_json(branches: &[Branch<'_>]) -> String {
    let mut text = format!("{:#}", json_text::written(branches));
    text.push('\n');
    text
}

/// A record as a RON file that begins with its name, laid out for people; [`read_record`] reads it back.
pub fn write_record<T: Record>(record: &T) -> String {
    write(T::NAME, record.branches())
}

fn write(kind: &'static str, branches: Vec<Branch<'_>>) -> String {
    let schema = Branch { name: "schema", value: Tree::Number(SCHEMA.to_string()), usual: false };
    let mut fields = vec![schema];
    fields.extend(branches);
    lay_out(&Tree::Record(Some(kind), fields))
}
