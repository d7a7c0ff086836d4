//! Trees made for tests, with the series and the vocabulary against which they hold.

use proptest::prelude::*;

use crate::spec::{
    Accreditation, AtLeast, Authority, Branch, Combination, Courses, Credential, CredentialKind, Degree, Education,
    Experience, ExperienceKind, Fields, Hours, Judgement, OtherFields, Requirement, RequirementSource, Series,
    SeriesId, Source, Statement, Status, Substitute, Substitution, Units, Vocabulary,
};

/// Sentences of the tier.
pub const SENTENCES: [&str; 3] =
    ["Two years of casework.", "A degree in social work.", "One year of study may stand in for work."];

pub fn printed() -> Vec<Statement> {
    SENTENCES.map(|text| Statement { heading: Some("Either".to_owned()), text: text.to_owned() }).to_vec()
}

pub fn vocabulary() -> Vocabulary {
    let word = str::to_owned;
    let kind = |id: &str| ExperienceKind {
        id: word(id),
        meaning: word(id),
        source: word("made"),
        implies: Vec::new(),
        residency: false,
        unsettled: false,
    };
    let credential = |id: &str| CredentialKind {
        id: word(id),
        meaning: word(id),
        source: word("made"),
        unsettled: false,
        lasting: false,
    };
    Vocabulary {
        kinds: ["casework", "planning"].map(kind).to_vec(),
        credentials: ["licence", "certificate"].map(credential).to_vec(),
        ..Vocabulary::default()
    }
}

/// A series without levels: nothing here is compared with other levels.
pub fn series() -> Series {
    Series {
        id: SeriesId::new("made").unwrap(),
        title: "Made".to_owned(),
        authority: Authority { name: "Made".to_owned(), short: None, inferred: false },
        source: Source { document: "Made".to_owned(), date: None },
        status: Status::Adopted,
        effective: None,
        established: None,
        revised: None,
        sections: Vec::new(),
        vocabulary: None,
        promotional_line: None,
        occupational_area: None,
        work_area: None,
        cumulative: None,
        allocation_rule: None,
        allocated_by: None,
        ksas: None,
        conditions_of_employment: None,
        bargaining_unit: None,
        facts: Vec::new(),
        links: Vec::new(),
        levels: Vec::new(),
        notes: Vec::new(),
    }
}

pub fn cited(sentence: usize) -> RequirementSource {
    RequirementSource::printed(SENTENCES.get(sentence).copied().unwrap_or_default())
}

pub fn time(source: RequirementSource, months: u32) -> Experience {
    Experience {
        source,
        need: "casework".to_owned(),
        months,
        kinds: vec!["casework".to_owned()],
        ..Experience::default()
    }
}

pub fn degree(source: RequirementSource, degree: Degree) -> Requirement {
    Requirement::Education(Education {
        source,
        degree: Some(degree),
        fields: Some(Fields {
            printed: "social work".to_owned(),
            accepted: vec!["Social Work".to_owned()],
            others: OtherFields::Judgement,
        }),
        accreditation: Accreditation::Required,
        ..Education::default()
    })
}

pub fn asked(source: RequirementSource) -> Requirement {
    Requirement::Judgement(Judgement::asked(source, "Is it so?"))
}

fn sources() -> impl Strategy<Value = RequirementSource> {
    (0..SENTENCES.len(), prop::option::of(Just("It says so.".to_owned())))
        .prop_map(|(at, reading)| RequirementSource { reading, ..cited(at) })
}

fn times() -> impl Strategy<Value = Experience> {
    (sources(), 12..60_u32, prop::collection::vec((sources(), 1..12_u32), 0..3)).prop_map(|(source, months, parts)| {
        let including = parts.into_iter().map(|(source, months)| time(source, months)).collect();
        Experience { including, ..time(source, months) }
    })
}

fn without_time() -> impl Strategy<Value = Requirement> {
    let credential = |source| Requirement::Credential(Credential { source, any_of: vec!["licence".to_owned()] });
    prop_oneof![
        sources().prop_map(|source| degree(source, Degree::Bachelor)),
        sources().prop_map(credential),
        sources().prop_map(asked),
    ]
}

fn units() -> impl Strategy<Value = Units> {
    let parts = prop::collection::vec((sources(), 1..6_u32), 0..2);
    (sources(), 6..60_u32, any::<bool>(), parts).prop_map(|(source, semester, both, parts)| {
        let part = |(source, semester)| Units { source, semester: Some(semester), ..Units::default() };
        let including = parts.into_iter().map(part).collect();
        Units { source, semester: Some(semester), quarter: both.then_some(semester * 3 / 2), subject: None, including }
    })
}

fn substitutions() -> impl Strategy<Value = Requirement> {
    (sources(), times(), prop::collection::vec((1..12_u32, without_time()), 1..3)).prop_map(|(source, time, by)| {
        let substitutes = by.into_iter().map(|(months, by)| Substitute::of_months(months, by)).collect();
        Requirement::Substitution(Substitution::of_time(source, time, substitutes, 12))
    })
}

fn combinations() -> impl Strategy<Value = Requirement> {
    (sources(), 1..90_u32).prop_map(|(source, months)| {
        Requirement::Combination(Combination {
            source,
            months,
            fields: None,
            accreditation: Accreditation::NotAsked,
            need: "casework".to_owned(),
            kinds: vec!["planning".to_owned()],
        })
    })
}

/// Trees that hold.
pub fn trees() -> impl Strategy<Value = Requirement> {
    let hours = |(source, hours)| Requirement::Hours(Hours { source, hours, of: "practice".to_owned() });
    let courses = |(source, count)| Requirement::Courses(Courses { source, count, subject: None });
    let leaf = prop_oneof![
        without_time(),
        times().prop_map(Requirement::Experience),
        substitutions(),
        combinations(),
        units().prop_map(Requirement::Units),
        (sources(), 1..2000_u32).prop_map(hours),
        (sources(), 1..5_u32).prop_map(courses),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let branch = (sources(), prop::collection::vec(inner, 1..4));
        (branch, 0..3_u32).prop_map(|((source, of), sort)| match sort {
            0 => Requirement::All(Branch { source, of }),
            1 => Requirement::any_of(Branch { source, of }),
            _ => Requirement::AtLeast(AtLeast { source, count: 1, of }),
        })
    })
}
