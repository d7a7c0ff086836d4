//! Whole files: what kind they are, what they hold, what is wrong with them.

use std::cmp::Reverse;

use rungs_domain::allocate::{AllocationPolicy, Position, validate_allocation_policy, validate_position};
use rungs_domain::diagnostic::{Diagnostic, nearest};
use rungs_domain::qualify::{Applicant, CreditPolicy, validate_applicant, validate_policy};
use rungs_domain::spec::{
    Citation, ConfirmedLink, Problem, Series, Vocabulary, validate_links, validate_series, validate_vocabulary,
};

use super::layout::lay_out;
use super::link::Links;
use super::parse::{first_name, parse};
use super::reader::{Places, Reader};
use super::record::{Fields, Record, Value, listed};
use super::source::Source;
use super::syntax::{Dialect, Part, PartFinder, Span, Syntax};
use super::tree::{Branch, Tree};
use crate::json::written;

/// The version of the format that is written, and the newest that is read.
pub const SCHEMA: u32 = 1;

const KINDS: [&str; 8] =
    ["Series", "Vocabulary", "Links", "CreditPolicy", "AllocationPolicy", "Applicant", "Position", "Profile"];

/// The id of what is wrong with a file of no kind that is known, or of another than was asked for.
const UNKNOWN_KIND: &str = "unknown-file-kind";

/// The field in which a JSON file may say its kind.
const KIND: &str = "kind";

/// How many names of a JSON file are looked at to tell its kind.
const MOST_NAMES: usize = 100;

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
/// `name` is what diagnostics call the file. One that ends in `.json` is JSON, with the same names: it may say its kind
/// in a field `kind`; where it does not, it holds an applicant's record, a position or an allocation policy, which its
/// other names tell. Kinds and credentials are looked up in `vocabulary`.
///
/// ```
/// use rungs_domain::spec::Vocabulary;
/// let parsed = rungs_files::ron::read("my.ron", b"Vocabulary(stop_wrds: [\"the\"])", &Vocabulary::default());
/// let error = &parsed.diagnostics[0];
/// assert_eq!((error.id, error.place.column), ("unknown-field", Some(12)));
/// assert_eq!(error.hint.as_deref(), Some("did you mean `stop_words`?"));
/// ```
pub fn read(name: &str, bytes: &[u8], vocabulary: &Vocabulary) -> Parsed {
    read_with(name, bytes, Some(vocabulary))
        .unwrap_or_else(|diagnostic| Parsed { file: None, diagnostics: vec![*diagnostic] })
}

/// Reads a file of which it is known that it breaks no rule of the whole, as those shipped with the program: only its
/// values are read.
pub fn read_sound(name: &str, bytes: &[u8]) -> Parsed {
    let read = || read_with(name, bytes, None);
    read().unwrap_or_else(|diagnostic| Parsed { file: None, diagnostics: vec![*diagnostic] })
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
    first_name(text.trim_start_matches('\u{feff}')) == Some(kind)
}

/// What somebody should look at in a file that was read without an error: each of `problems` as a warning at its place.
pub fn warnings(name: &str, bytes: &[u8], problems: Vec<Problem>) -> Vec<Diagnostic> {
    let found = open(name, bytes, None, |outermost, _, reader| {
        let mut finder = PartFinder::new(outermost.whole);
        for problem in problems {
            let at = finder.locate(&problem.at).map_or(outermost.at, Part::span);
            reader.warning(at, problem.id, problem.message, problem.hint);
        }
        Ok(())
    });
    found.map(|((), warnings)| warnings).unwrap_or_default()
}

/// What `read` makes of the outermost value of a file, and everything that it finds wrong. Without a dialect, the file
/// is written as its name tells.
fn open<T>(
    name: &str,
    bytes: &[u8],
    dialect: Option<Dialect>,
    read: impl FnOnce(&Outermost<'_>, &Source<'_>, &mut Reader<'_>) -> Result<T, Box<Diagnostic>>,
) -> Result<(T, Vec<Diagnostic>), Box<Diagnostic>> {
    let source = Source::new(name, bytes)?;
    let syntax = parse(&source, dialect.unwrap_or_else(|| source.dialect()))?;
    let mut reader = Reader::new(&source);
    let value = read(&Outermost::of(&syntax, &source)?, &source, &mut reader)?;
    Ok((value, reader.finish()))
}

/// Reads a file; without a vocabulary no rule of the whole is checked.
fn read_with(name: &str, bytes: &[u8], vocabulary: Option<&Vocabulary>) -> Result<Parsed, Box<Diagnostic>> {
    let (file, diagnostics) = open(name, bytes, None, |found, source, reader| {
        found.schema(reader, source)?;
        found.file(vocabulary, reader).ok_or_else(|| unknown_kind(found.kind, found.at, source))
    })?;
    let file = (!diagnostics.iter().any(Diagnostic::is_error)).then_some(file);
    Ok(Parsed { file, diagnostics })
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
    // RON whatever the name says: it may stand inside the file of this name.
    let read = open(name, bytes, Some(Dialect::Ron), |found, source, reader| {
        if found.kind != T::NAME {
            let message = format!("the file holds `{}` in place of `{}`", found.kind, T::NAME);
            let hint = format!("name a file that begins with `{}(`", T::NAME);
            return Err(Box::new(source.error(found.at, UNKNOWN_KIND, message, Some(hint))));
        }
        found.schema(reader, source)?;
        Ok(Some(found.record(reader, check)))
    });
    read.unwrap_or_else(|diagnostic| (None, vec![*diagnostic]))
}

/// The outermost value of a file.
struct Outermost<'a> {
    kind: &'a str,
    /// Where the kind is said, or should be.
    at: Span,
    whole: Part<'a>,
}

impl<'a> Outermost<'a> {
    /// The outermost value, which must say what the file holds.
    fn of(syntax: &'a Syntax<'_>, source: &Source<'_>) -> Result<Self, Box<Diagnostic>> {
        let whole = syntax.root();
        if syntax.dialect == Dialect::Json {
            return Outermost::of_json(whole, source);
        }
        if whole.fields().is_none() || whole.name().is_empty() {
            let hint = format!("begin it with one of {} and a bracket", listed(&KINDS));
            return Err(says_nothing(whole.span(), "", hint, source));
        }
        let variant = whole.variant();
        Ok(Outermost { kind: whole.name(), at: variant.map_or(whole.span(), |variant| variant.at), whole })
    }

    fn of_json(whole: Part<'a>, source: &Source<'_>) -> Result<Self, Box<Diagnostic>> {
        let Some(mut fields) = whole.fields() else {
            let first = Span { end: whole.span().start + 1, ..whole.span() };
            let message = "expected the fields of one applicant, position or allocation policy".to_owned();
            let hint = "write {\"name\": \"...\", ...}: one a file".to_owned();
            return Err(Box::new(source.error(first, "wrong-type", message, Some(hint))));
        };
        let kind = match fields.find(|field| field.key() == KIND) {
            Some(said) => {
                let known = KINDS.into_iter().find(|kind| said.is_text() && said.name().eq_ignore_ascii_case(kind));
                let unknown = || unknown_kind(said.content().as_deref().unwrap_or(said.text()), said.span(), source);
                known.ok_or_else(unknown)?
            }
            None => kind_by_names(whole, source)?,
        };
        Ok(Outermost { kind, at: whole.head(), whole })
    }

    /// Reads it, and checks its rules by a vocabulary; `None` if there is no such kind.
    fn file(&self, vocabulary: Option<&Vocabulary>, reader: &mut Reader<'_>) -> Option<File> {
        let of_links = |read: &Links| validate_links(&read.links, |_| None);
        Some(match self.kind {
            "Series" => File::Series(self.checked(vocabulary, validate_series, reader)),
            "Vocabulary" => File::Vocabulary(self.checked(vocabulary, |read, _| validate_vocabulary(read), reader)),
            "Links" => File::Links(self.checked(vocabulary, |read, _| of_links(read), reader).links),
            "CreditPolicy" => File::CreditPolicy(self.checked(vocabulary, |read, _| validate_policy(read), reader)),
            "AllocationPolicy" => {
                File::AllocationPolicy(self.checked(vocabulary, |read, _| validate_allocation_policy(read), reader))
            }
            "Position" => File::Position(self.checked(vocabulary, |read, _| validate_position(read), reader)),
            "Profile" => File::Profile,
            "Applicant" => File::Applicant(self.checked(vocabulary, validate_applicant, reader)),
            _ => return None,
        })
    }

    fn checked<T: Record>(
        &self,
        vocabulary: Option<&Vocabulary>,
        check: impl FnOnce(&T, &Vocabulary) -> Vec<Problem>,
        reader: &mut Reader<'_>,
    ) -> Box<T> {
        let check = |read: &T| vocabulary.map_or_else(Vec::new, |vocabulary| check(read, vocabulary));
        Box::new(self.record(reader, check))
    }

    /// The fields of the record that it is.
    fn fields(&self) -> impl Iterator<Item = Part<'a>> + use<'a> {
        let in_json = self.whole.name().is_empty();
        let fields = self.whole.fields().into_iter().flatten();
        fields.filter(move |field| field.key() != "schema" && !(in_json && field.key() == KIND))
    }

    /// Reads the record that it is, and reports the rules of the whole record that it breaks.
    fn record<T: Record>(&self, reader: &mut Reader<'_>, check: impl FnOnce(&T) -> Vec<Problem>) -> T {
        let record = T::from_fields(&Fields::new(self.kind, self.at, self.fields(), T::FIELDS, reader), reader);
        reader.broken(check(&record), self.whole, self.at);
        record
    }

    /// Reads the version of the format: a newer one than this program's is an error.
    fn schema(&self, reader: &mut Reader<'_>, source: &Source<'_>) -> Result<(), Box<Diagnostic>> {
        let mut said = self.whole.fields().into_iter().flatten().filter(|field| field.key() == "schema");
        let Some(part) = said.next() else { return Ok(()) };
        if let Some(again) = said.next() {
            let message = "the field `schema` stands here for the second time";
            reader.error(again.key_span(), "duplicate-field", message, Some("keep one of them".to_owned()));
        }
        let schema = u32::read(part, reader);
        if schema == 0 {
            reader.error(part.span(), "bad-number", "there is no schema 0", Some(format!("write {SCHEMA}")));
        }
        if schema > SCHEMA {
            let message = format!("the file has schema {schema}; this version of Rungs reads up to schema {SCHEMA}");
            let hint = Some("read it with a newer version of Rungs".to_owned());
            return Err(Box::new(source.error(part.span(), "newer-schema", message, hint)));
        }
        Ok(())
    }
}

/// What a JSON file holds that does not say it: that of which it has most names, misspelt ones among them.
fn kind_by_names(whole: Part<'_>, source: &Source<'_>) -> Result<&'static str, Box<Diagnostic>> {
    let kinds = [
        ("Applicant", Applicant::FIELDS),
        ("Position", Position::FIELDS),
        ("AllocationPolicy", AllocationPolicy::FIELDS),
    ];
    // No kind has nearly as many names: what the first of them tell is enough.
    let names = whole.fields().into_iter().flatten().filter(|field| field.key() != "schema").take(MOST_NAMES);
    let fits = |name: Part<'_>, fields: &[&str]| nearest(name.key(), fields).is_some();
    let mut scores = kinds.map(|(kind, fields)| {
        let near = names.clone().filter(|name| fits(*name, fields)).count();
        (near, names.clone().filter(|name| fields.contains(&name.key())).count(), kind, fields)
    });
    scores.sort_by_key(|score| Reverse((score.0, score.1)));
    let [(near, exact, kind, fields), (second_near, second_exact, second, _), _] = scores;
    let count = names.clone().count();
    let tied = (near, exact) == (second_near, second_exact);
    if near > 0 && !tied && 2 * near >= count {
        return Ok(kind);
    }
    let why = match near {
        0 => ": none of its names is one that an applicant, a position or an allocation policy has".to_owned(),
        _ if tied => format!(": its names fit `{second}` as well as `{kind}`"),
        _ => format!(": of its {count} names `{kind}` has {near}"),
    };
    let misfit = names.clone().find(|name| near > 0 && !tied && !fits(*name, fields));
    let hint = format!("say it: {{\"{KIND}\": \"Applicant\", ...}}; a file may hold {}", listed(&KINDS));
    Err(says_nothing(misfit.map_or(whole.head(), Part::key_span), &why, hint, source))
}

/// For a text that does not say what it holds.
fn says_nothing(at: Span, why: &str, hint: String, source: &Source<'_>) -> Box<Diagnostic> {
    Box::new(source.error(at, UNKNOWN_KIND, format!("the file does not say what it holds{why}"), Some(hint)))
}

fn unknown_kind(name: &str, at: Span, source: &Source<'_>) -> Box<Diagnostic> {
    let hint = match nearest(name, &KINDS) {
        Some(right) => format!("did you mean `{right}`?"),
        None => format!("a file begins with one of {}", listed(&KINDS)),
    };
    let message = format!("`{name}` is not a kind of file that Rungs reads");
    Box::new(source.error(at, UNKNOWN_KIND, message, Some(hint)))
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

/// A policy as a file; see [`write_series`].
pub fn write_allocation_policy(policy: &AllocationPolicy) -> String {
    write_record(policy)
}

/// A position as a file; see [`write_series`].
pub fn write_position(position: &Position) -> String {
    write_record(position)
}

/// A record as a JSON file, with the names and words of the RON file; it reads back equal.
pub fn write_json<T: Record>(record: &T) -> String {
    let mut text = format!("{:#}", written(&record.branches()));
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
