//! The reference for people who write specifications says what the reader does.

use rungs_domain::allocate::{
    AllocationPolicy, AssignedDuty, DutyMatch, FactorStatement, Gate, HeldAuthority, JudgedSpec, LeadAuthority,
    LeadWork, MostTime, Position, Posting, Ruling, Signature, Threshold,
};
use rungs_domain::qualify::{
    Applicant, CreditPolicy, FullWeek, Holding, Job, MonthRule, OverlapRule, RecordedJudgement, RelevanceRule,
    RoundingRule, Study,
};
use rungs_domain::spec::{
    AllocatedBy, Authority, Branch, CatchAll, Combination, ConfirmedLink, Credential, CredentialKind, Distinction,
    Duty, DutyList, Education, Experience, ExperienceKind, Fact, Factor, FieldName, FieldNames, Fields as StudyFields,
    Flsa, Judgement, Ksa, KsaList, Level, LevelDates, LevelRef, NeedWords, Note, Notion, Pay, Probation, RemoteFields,
    Scale, ScaleStep, Section, Series, Slip, Source, Statement, Substitute, Substitution, Synonyms, Term, Tier,
    Vocabulary, VocabularyList,
};

use super::super::applicant::SomeCollege;
use super::super::level::Range;
use super::super::part::outermost;
use super::super::reader::Reader;
use super::super::record::{Fields, Record};
use super::super::series::Proposed;
use super::super::source::Source as Text;
use super::super::{MAX_BYTES, MAX_DIAGNOSTICS, MAX_ITEMS, MAX_MONEY_CENTS, MAX_NESTING, MAX_TEXT_CHARS};
use super::{read, vocabulary};
use crate::import::{AsideWords, FactWords, HeadingWords, KindWords, Profile};

const REFERENCE: &str = include_str!("../../../../specs/README.md");

/// Calls a macro with every record of the files.
macro_rules! for_each_record {
    ($call:ident) => {
        $call!(
            Series,
            Authority,
            Source,
            Proposed,
            Section,
            Statement,
            AllocatedBy,
            Fact,
            VocabularyList,
            Term,
            Level,
            Pay,
            Range,
            Probation,
            Flsa,
            LevelDates,
            Factor,
            Distinction,
            DutyList,
            Duty,
            KsaList,
            Ksa,
            Tier,
            Branch,
            Education,
            StudyFields,
            Experience,
            Credential,
            Substitution,
            Substitute,
            Combination,
            Judgement,
            Note,
            ConfirmedLink,
            LevelRef,
            Vocabulary,
            ExperienceKind,
            NeedWords,
            CredentialKind,
            CatchAll,
            RemoteFields,
            FieldNames,
            FieldName,
            Scale,
            ScaleStep,
            Slip,
            Synonyms,
            Notion,
            Applicant,
            Study,
            SomeCollege,
            Job,
            Holding,
            RecordedJudgement,
            CreditPolicy,
            FullWeek,
            OverlapRule,
            MonthRule,
            RoundingRule,
            RelevanceRule,
            Position,
            Ruling,
            Signature,
            Posting,
            JudgedSpec,
            Gate,
            AssignedDuty,
            DutyMatch,
            FactorStatement,
            HeldAuthority,
            AllocationPolicy,
            Threshold,
            MostTime,
            LeadWork,
            LeadAuthority,
            Profile,
            HeadingWords,
            AsideWords,
            FactWords,
            KindWords
        )
    };
}

/// Every name of a field.
pub fn all_fields() -> Vec<&'static str> {
    macro_rules! fields {
        ($($record:ty),+) => { [$(<$record>::FIELDS),+].concat() };
    }
    for_each_record!(fields)
}

/// What a record's reader says of a text like `X(title: 3)`: the id, message and hint of each error.
fn said_of<T: Record>(text: &str) -> Vec<(&'static str, String, String)> {
    let source = Text::new("example", text.as_bytes()).unwrap();
    let mut reader = Reader::new(&source);
    let entries = outermost(text).unwrap_or_else(|error| panic!("{text}: {error}")).unwrap().entries;
    let fields = Fields::new::<T>(T::NAME, text, entries, &mut reader);
    T::from_fields(&fields, &mut reader);
    let found = reader.finish().into_iter();
    found.map(|found| (found.id, found.message, found.hint.unwrap_or_default())).collect()
}

fn section(name: &str) -> &'static str {
    let (_, rest) = REFERENCE.split_once(&format!("\n## {name}\n")).unwrap_or_else(|| panic!("no section {name}"));
    rest.split_once("\n## ").map_or(rest, |(section, _)| section)
}

/// A row of a table: field, `required` or `optional`, example.
fn rows(section: &str) -> Vec<(&str, &str, &str)> {
    let table = section.lines().filter(|line| line.starts_with("| `"));
    table
        .map(|line| {
            let cells: Vec<&str> = line.split(" | ").collect();
            (cells[0].trim_start_matches("| ").trim_matches('`'), cells[1], cells[2].trim_matches('`'))
        })
        .collect()
}

/// The section of a record names its fields in order, which of them must be there, an example that reads
/// without error, and every word of a choice.
fn check<T: Record>() {
    let section = section(T::NAME);
    let rows = rows(section);
    assert_eq!(rows.iter().map(|(field, ..)| *field).collect::<Vec<_>>(), T::FIELDS, "{}", T::NAME);
    let missing = said_of::<T>("X()");
    for (field, need, example) in rows {
        let required = missing.iter().any(|(_, message, _)| message.ends_with(&format!("`{field}`")));
        assert_eq!(need, if required { "required" } else { "optional" }, "{} {field}", T::NAME);
        let mut said = said_of::<T>(&format!("X({field}: {example})"));
        said.retain(|(id, ..)| *id != "missing-field");
        assert!(said.is_empty(), "{} {field}: {said:?}", T::NAME);
        for (_, _, hint) in
            said_of::<T>(&format!("X({field}: Zzzzzzz)")).iter().filter(|(id, ..)| *id == "unknown-word")
        {
            for word in hint.split('`').skip(1).step_by(2) {
                let listed = section.contains(&format!("`{word}`")) || self::section("Requirements").contains(word);
                assert!(listed, "{} {field}: {word}", T::NAME);
            }
        }
    }
}

#[test]
fn every_field_of_every_record_is_described_as_it_is_read() {
    macro_rules! check_all {
        ($($record:ty),+) => { $(check::<$record>();)+ };
    }
    for_each_record!(check_all);
}

#[test]
fn every_example_file_reads_without_error() {
    let examples: Vec<&str> = REFERENCE.split("```ron\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(examples.len() >= 4);
    for example in examples {
        let parsed = read("README.md", example.as_bytes(), &vocabulary());
        assert!(parsed.diagnostics.is_empty(), "{example}\n{:#?}", parsed.diagnostics);
    }
}

#[test]
fn the_limits_are_the_ones_described() {
    let grouped = |n: u64| {
        let digits = n.to_string();
        let first = digits.len() % 3;
        let mut parts = vec![digits[..first].to_owned()];
        parts.extend(digits.as_bytes()[first..].chunks(3).map(|chunk| String::from_utf8_lossy(chunk).into_owned()));
        parts.retain(|part| !part.is_empty());
        parts.join(",")
    };
    let limits = format!(
        "Limits: {} MiB a file, {MAX_NESTING} brackets inside one another, {} elements a list, {} characters a text, \
         {} for a sum of money, 1 to 600 months. The first {MAX_DIAGNOSTICS} mistakes",
        MAX_BYTES >> 20,
        grouped(MAX_ITEMS as u64),
        grouped(MAX_TEXT_CHARS as u64),
        grouped(MAX_MONEY_CENTS / 100),
    );
    assert!(REFERENCE.contains(&limits), "{limits}");
}
