//! The reference for people who write specifications says what the reader does.

use rungs_domain::allocate::{
    AllocationPolicy, AssignedDuty, DutyMatch, FactorStatement, Gate, HeldAuthority, JudgedSpec, LeadAuthority,
    LeadWork, MostTime, Position, Posting, Ruling, Signature, Threshold,
};
use rungs_domain::qualify::{
    Applicant, CourseHeld, CreditPolicy, FullWeek, Holding, HoursHeld, Job, MonthRule, OverlapRule, RecordedJudgement,
    RelevanceRule, RoundingRule, Study, UnitsHeld,
};
use rungs_domain::spec::{
    AllocatedBy, Alternatives, AtLeast, Authority, Branch, CatchAll, Combination, ConfirmedLink, Courses, Credential,
    CredentialKind, CriteriaWords, Distinction, Duty, DutyList, Education, Experience, ExperienceKind, Fact, Factor,
    FieldName, FieldNames, Fields as StudyFields, Flsa, Hours, InProportion, Judgement, Ksa, KsaList, Level,
    LevelDates, LevelRef, NeedWords, Note, Notion, Pay, Probation, Rate, RemoteFields, SameWork, Scale, ScaleStep,
    Section, Series, Service, Slip, Source, Statement, Substitute, Substitution, Synonyms, Term, Tier, TrackWords,
    Units, Vocabulary, VocabularyList,
};

use super::super::level::Range;
use super::super::record::{Record, listed};
use super::super::reference::differences;
use super::super::{MAX_BYTES, MAX_DIAGNOSTICS, MAX_ITEMS, MAX_MONEY_CENTS, MAX_NESTING, MAX_TEXT_CHARS};
use super::{read, vocabulary};

const REFERENCE: &str = include_str!("../../../../specs/README.md");

/// The fields of a choice with fields, as the reference describes them.
macro_rules! described {
    ($($name:ident { $($field:ident: $rule:ident => $type:ty),+ })+) => {
        $(struct $name { $($field: $type),+ }
        crate::record!($name { $($field: $rule),+ });)+
    };
}

described! {
    Proposed {
        notice: optional => Option<String>,
        hearing: optional => Option<String>,
        hearing_date: optional => Option<jiff::civil::Date>,
        effective_rule: optional => Option<String>
    }
    SomeCollege { years: required => u32 }
}

#[test]
fn the_fields_of_a_choice_are_those_described() {
    let hint = |text: &str| {
        read("a.ron", text.as_bytes(), &vocabulary())
            .diagnostics
            .into_iter()
            .find(|one| one.id == "unknown-field")
            .and_then(|one| one.hint)
    };
    let fields = |name: &str, fields: &[&str]| Some(format!("{name} has the fields {}", listed(fields)));
    assert_eq!(hint("Series(status: Proposed(zzzzzz: 1))"), fields("Proposed", Proposed::FIELDS));
    assert_eq!(
        hint("Applicant(education: [(degree: SomeCollege(zzzzzz: 1))])"),
        fields("SomeCollege", SomeCollege::FIELDS)
    );
}

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
            Alternatives,
            InProportion,
            AtLeast,
            Education,
            Units,
            Courses,
            Hours,
            StudyFields,
            Experience,
            Credential,
            Substitution,
            Substitute,
            Rate,
            Service,
            Combination,
            Judgement,
            Note,
            ConfirmedLink,
            LevelRef,
            Vocabulary,
            CriteriaWords,
            TrackWords,
            ExperienceKind,
            SameWork,
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
            UnitsHeld,
            CourseHeld,
            HoursHeld,
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
            LeadAuthority
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

#[test]
fn every_field_of_every_record_is_described_as_it_is_read() {
    macro_rules! check_all {
        ($($record:ty),+) => { [$(differences::<$record>(REFERENCE)),+].concat() };
    }
    assert_eq!(for_each_record!(check_all), Vec::<String>::new());
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
