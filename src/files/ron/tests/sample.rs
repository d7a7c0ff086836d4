//! Series of any content that keep the rules.

use jiff::civil::Date;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use rungs_domain::spec::{
    About, Accreditation, AllocatedBy, Alternatives, AtLeast, Authority, Branch, Code, Combination, Courses,
    Credential, Degree, Due, Duty, DutyList, DutyScope, Education, Experience, Fact, Factor, FactorKind, Fields, Flsa,
    FlsaStatus, Hours, InProportion, Judgement, Ksa, KsaKind, KsaList, Level, LevelDates, Note, Numbering, OtherFields,
    Pay, PayPeriod, PayRange, Probation, Rate, RateUnit, Requirement, RequirementSource, Section, Series, SeriesId,
    Service, Source, Statement, Status, Substitute, Substitution, Tier, TierKind, Units,
};

/// A printed text: letters of several scripts, quotes, backslashes, brackets, comment signs.
fn text() -> impl Strategy<Value = String> + Clone {
    "[a-zA-Z0-9é–“”日\"\\\\/*()\\[\\]:;,.'#]([a-zA-Z0-9é–“”日\"\\\\/*()\\[\\]:;,.'# ]{0,60}[a-z.])?"
}

fn date() -> impl Strategy<Value = Date> {
    (1900i16..2100, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}

fn section() -> impl Strategy<Value = Section> {
    (of(text()), vec(text(), 1..3)).prop_map(|(heading, text)| Section { heading, text })
}

fn statement() -> impl Strategy<Value = Statement> {
    (of(text()), text()).prop_map(|(heading, text)| Statement { heading, text })
}

fn allocated_by() -> impl Strategy<Value = AllocatedBy> {
    ("[a-z0-9-]{1,12}", text(), of(text()), of(text())).prop_map(|(policy, cite, source, reading)| AllocatedBy {
        policy,
        cite,
        source,
        reading,
    })
}

fn numbered<T>(items: Vec<T>, number: impl Fn(&mut T) -> &mut u32) -> Vec<T> {
    let mut items = items;
    for (at, item) in items.iter_mut().enumerate() {
        *number(item) = u32::try_from(at).unwrap() + 1;
    }
    items
}

fn duties() -> impl Strategy<Value = DutyList> {
    let scope = prop_oneof![Just(DutyScope::Own), Just(DutyScope::LowerLevels), Just(DutyScope::OtherAsAssigned)];
    let duty = (text(), scope, of(text())).prop_map(|(text, scope, note)| Duty { number: 0, text, scope, note });
    (of(text()), of(text()), any::<bool>(), vec(duty, 0..4)).prop_map(|(heading, lead_in, counted, items)| DutyList {
        heading,
        lead_in,
        numbering: if counted { Numbering::Counted } else { Numbering::Printed },
        items: numbered(items, |duty| &mut duty.number),
    })
}

fn ksas() -> impl Strategy<Value = KsaList> {
    let kind = prop_oneof![Just(KsaKind::Knowledge), Just(KsaKind::Competency), Just(KsaKind::Other)];
    let ksa = (kind, of(text()), of(text()), text(), of(text())).prop_map(|(kind, name, degree, text, note)| Ksa {
        number: 0,
        kind,
        name,
        degree,
        text,
        note,
    });
    (of(text()), vec(ksa, 0..4)).prop_map(|(heading, items)| KsaList {
        heading,
        lead_in: None,
        numbering: Numbering::Printed,
        items: numbered(items, |ksa| &mut ksa.number),
    })
}

fn source() -> impl Strategy<Value = RequirementSource> {
    let due = of(prop::sample::select(vec![Due::Filing, Due::Examination, Due::Appointment, Due::Probation]));
    let note = (text(), due).prop_map(|(printed, due)| Note { printed, due });
    (text(), of(text()), vec(note, 0..2)).prop_map(|(cite, reading, notes)| RequirementSource { cite, reading, notes })
}

fn fields() -> impl Strategy<Value = Fields> {
    text().prop_map(|name| Fields { printed: name.clone(), accepted: vec![name], others: OtherFields::No })
}

fn education() -> impl Strategy<Value = Education> {
    (source(), of(fields()), any::<bool>(), of(1u32..600)).prop_map(|(source, fields, required, equivalent)| {
        Education {
            source,
            degree: if required { Some(Degree::Bachelor) } else { equivalent.map(|_| Degree::HighSchool) },
            years: (!required && equivalent.is_none() && fields.is_none()).then_some(8),
            schooling: (!required && equivalent.is_none() && fields.is_some()).then(|| "a program".to_owned()),
            fields,
            accreditation: if required { Accreditation::Required } else { Accreditation::NotAsked },
            or_equivalent: equivalent.is_some(),
            equivalent_months: equivalent,
        }
    })
}

fn experience() -> impl Strategy<Value = Experience> {
    (source(), 2u32..600, any::<bool>(), of(text()), source()).prop_map(|(source, months, flag, only_if, part)| {
        let whole = Experience {
            source,
            need: "park_work".to_owned(),
            months,
            kinds: vec!["outdoor".to_owned()],
            judged_kinds: if flag { vec!["ranger".to_owned()] } else { Vec::new() },
            progressive: flag,
            comparable_to: if flag { vec![Code::new("L0").unwrap()] } else { Vec::new() },
            including: Vec::new(),
            only_if,
            any_work: flag,
            doing: flag.then(|| "keeping park grounds".to_owned()),
            setting: if flag { vec!["paid".to_owned()] } else { Vec::new() },
            more_than: flag,
            since: flag.then(|| "within the last ten years".to_owned()),
            in_addition: Vec::new(),
        };
        let part = Experience { source: part, months: months / 2, comparable_to: Vec::new(), ..whole.clone() };
        Experience { including: if flag { vec![part] } else { Vec::new() }, ..whole }
    })
}

fn service() -> impl Strategy<Value = Service> {
    let words = (of(text()), of(text()), vec(text(), 0..2));
    (source(), 0u32..600, experience(), any::<bool>(), words).prop_map(
        |(source, months, part, flag, (employer, doing, classes))| {
            let named = employer.is_some() || !classes.is_empty();
            Service {
                source,
                need: "service".to_owned(),
                months,
                or_level: flag && !classes.is_empty(),
                classes: if named { classes } else { vec!["Park Aide".to_owned()] },
                employer,
                doing,
                including: if months == 0 { vec![part] } else { Vec::new() },
                current: flag,
            }
        },
    )
}

fn requirement() -> impl Strategy<Value = Requirement> {
    let leaf = prop_oneof![
        education().prop_map(Requirement::Education),
        experience().prop_map(Requirement::Experience),
        service().prop_map(Requirement::Service),
        source().prop_map(|source| Requirement::Credential(Credential {
            source,
            any_of: vec!["drivers_license".to_owned()]
        })),
        (source(), text(), prop::sample::select(vec![About::Applicant, About::Text]))
            .prop_map(|(source, question, about)| Requirement::Judgement(Judgement { source, question, about })),
        (source(), 1u32..600, of(fields())).prop_map(|(source, months, fields)| {
            let (accreditation, need) = (Accreditation::Required, "either".to_owned());
            Requirement::Combination(Combination { source, months, fields, accreditation, need, kinds: Vec::new() })
        }),
        (source(), 1u32..99, of(1u32..99), of(fields()), source()).prop_map(
            |(source, semester, quarter, subject, part)| {
                let part = Units { source: part, semester: Some(1), ..Units::default() };
                Requirement::Units(Units { source, semester: Some(semester), quarter, subject, including: vec![part] })
            }
        ),
        (source(), 1u32..9, of(fields())).prop_map(|(source, count, subject)| Requirement::Courses(Courses {
            source,
            count,
            subject
        })),
        (source(), 1u32..2000, text()).prop_map(|(source, hours, of)| Requirement::Hours(Hours { source, hours, of })),
        (source(), experience(), education()).prop_map(|(source, experience, education)| {
            let rate = Rate { per: 12, unit: RateUnit::SemesterUnits, gives: 12 };
            let by = Requirement::Education(education.clone());
            let substitutes = match experience.more_than {
                true => vec![Substitute { months: None, rate: Some(rate), at_most: Some(1), by }],
                false => vec![Substitute::of_months(1, by)],
            };
            let of = match experience.any_work {
                true => Requirement::Education(education),
                false => Requirement::Experience(experience),
            };
            let open = Some("general experience only".to_owned());
            Requirement::Substitution(Substitution { source, of: Box::new(of), substitutes, at_most: None, open })
        }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        (source(), vec(inner, 1..3), 0u32..3).prop_map(|(source, of, sort)| {
            if sort == 2 {
                return Requirement::AtLeast(AtLeast { source, count: 1, of });
            }
            let (branch, all) = (Branch { source, of }, sort == 0);
            if all { Requirement::All(branch) } else { any_of(branch) }
        })
    })
}

/// One of several, whose work may be combined where two ask for some.
fn any_of(branch: Branch) -> Requirement {
    let Branch { source, of } = branch;
    let work = of.iter().filter(|part| part.asks_for_work()).count() > 1;
    let combination = work.then(|| InProportion { source: source.clone(), months: 60, more_than: true });
    Requirement::Any(Alternatives { source, of, combination })
}

fn pay() -> impl Strategy<Value = Pay> {
    (text(), text(), of((0u64..1_000_000_000, 0u64..1_000_000_000))).prop_map(|(label, grade, ends)| Pay {
        label,
        grade,
        range: ends.map(|(a, b)| PayRange { minimum_cents: a.min(b), maximum_cents: a.max(b), per: PayPeriod::Month }),
    })
}

prop_compose! {
    fn level()(
        title in text(),
        pay in of(pay()),
        (duties, ksas) in (duties(), ksas()),
        requires in of(requirement()),
        printed in vec(statement(), 1..3),
        (concept, history) in (vec(section(), 0..2), of(statement())),
        (months, note, effective) in (of(1u8..60), of(text()), of(date())),
        (heading, notes) in (text(), vec(text(), 0..2)),
    ) -> Level {
        Level {
            code: Code::new("L0").unwrap(),
            title,
            rank: note.clone(),
            pay,
            probation: months.map(|months| Probation { months, printed: heading.clone() }),
            flsa: note.map(|note| Flsa { status: FlsaStatus::NonExempt, label: note, note: None }),
            dates: LevelDates { effective, ..LevelDates::default() },
            factors: vec![Factor { kind: FactorKind::Contacts, heading: heading.clone(), text: vec![heading.clone()] }],
            qualifications: vec![Tier { tier: TierKind::Minimum, heading, printed, requires }],
            concept, distinguished_from: Vec::new(), duties, ksas, licences: Vec::new(), physical_demands: None,
            working_environment: None, history, notes, facts: Vec::new(),
        }
    }
}

fn status() -> impl Strategy<Value = Status> {
    let proposed = (of(text()), of(date())).prop_map(|(notice, hearing_date)| Status::Proposed {
        notice,
        hearing: None,
        hearing_date,
        effective_rule: None,
    });
    prop_oneof![Just(Status::Adopted), proposed]
}

prop_compose! {
    /// Any series that keeps the rules; it uses the vocabulary of the cases.
    pub fn any_series()(
        (title, status, ksas) in (text(), status(), of(ksas())),
        (effective, inferred) in (of(date()), any::<bool>()),
        (sections, cumulative) in (vec(section(), 0..3), of(statement())),
        allocated_by in of(allocated_by()),
        facts in vec((text(), of(text())), 0..3),
        levels in vec(level(), 1..3),
    ) -> Series {
        let mut levels = levels;
        for (at, level) in levels.iter_mut().enumerate() {
            level.code = Code::new(format!("L{at}")).unwrap();
            level.title.push_str(&at.to_string());
        }
        Series {
            id: SeriesId::new("any").unwrap(),
            authority: Authority { name: title.clone(), short: None, inferred },
            source: Source { document: title.clone(), date: effective },
            title, status, effective, established: None, revised: None, sections, vocabulary: None,
            promotional_line: None, occupational_area: None, work_area: None, cumulative, allocation_rule: None, allocated_by, ksas,
            conditions_of_employment: None, bargaining_unit: None, notes: Vec::new(),
            facts: facts.into_iter().map(|(label, text)| Fact { label, text }).collect(),
            links: Vec::new(), levels,
        }
    }
}
