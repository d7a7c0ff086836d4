//! Passages hold every printed text of a level and a series.

use jiff::civil::date;
use rungs_domain::spec::*;

fn text(words: &str) -> Option<String> {
    Some(words.to_owned())
}

fn section(words: &str) -> Section {
    Section { heading: text(&format!("<{words} heading>")), text: vec![format!("<{words} 1>"), format!("<{words} 2>")] }
}

fn statement(words: &str) -> Statement {
    Statement { heading: text(&format!("<{words} heading>")), text: format!("<{words}>") }
}

fn fact() -> Fact {
    Fact { label: "<fact label>".to_owned(), text: text("<fact>") }
}

fn ksas() -> KsaList {
    let ksa = Ksa {
        number: 4,
        kind: KsaKind::Ability,
        name: text("<KSA name>"),
        degree: None,
        text: "<KSA>".to_owned(),
        note: None,
    };
    KsaList {
        heading: text("<KSA heading>"),
        lead_in: text("<KSA lead-in>"),
        numbering: Numbering::Printed,
        items: vec![ksa],
    }
}

/// A level with a text in every field; each printed one stands in angle brackets, and no other does.
fn full_level() -> Level {
    let duty = Duty { number: 3, text: "<duty>".to_owned(), scope: DutyScope::Own, note: None };
    Level {
        code: Code::new("C1").unwrap(),
        title: "title".to_owned(),
        rank: text("rank"),
        pay: Some(Pay { label: "<pay label>".to_owned(), grade: "<grade>".to_owned(), range: None }),
        probation: Some(Probation { months: 6, printed: "<probation>".to_owned() }),
        flsa: Some(Flsa { status: FlsaStatus::Exempt, label: "<FLSA label>".to_owned(), note: text("<FLSA note>") }),
        dates: LevelDates {
            effective: Some(date(2001, 1, 1)),
            established: Some(date(2002, 2, 2)),
            revised: Some(date(2003, 3, 3)),
            last_action: text("<last action>"),
        },
        concept: vec![section("concept")],
        factors: vec![Factor {
            kind: FactorKind::Contacts,
            heading: "<factor heading>".to_owned(),
            text: vec!["<factor>".to_owned()],
        }],
        distinguished_from: vec![Distinction { class: "<class>".to_owned(), text: "<distinction>".to_owned() }],
        duties: DutyList {
            heading: text("<duties heading>"),
            lead_in: text("<duties lead-in>"),
            numbering: Numbering::Printed,
            items: vec![duty],
        },
        ksas: ksas(),
        qualifications: vec![Tier {
            tier: TierKind::Minimum,
            heading: "<tier heading>".to_owned(),
            printed: vec![statement("requirement")],
            requires: None,
        }],
        licences: vec![statement("license")],
        physical_demands: Some(section("demands")),
        working_environment: Some(section("environment")),
        history: Some(statement("history")),
        notes: vec!["a note of the transcriber".to_owned()],
        facts: vec![fact()],
    }
}

fn full_series() -> Series {
    Series {
        id: SeriesId::new("x-full").unwrap(),
        title: "title".to_owned(),
        authority: Authority { name: "authority".to_owned(), short: None, inferred: false },
        source: Source { document: "document".to_owned(), date: None },
        status: Status::Proposed {
            notice: text("<notice>"),
            hearing: text("<hearing>"),
            hearing_date: Some(date(2004, 4, 4)),
            effective_rule: text("<effective rule>"),
        },
        effective: Some(date(2001, 1, 1)),
        established: Some(date(2002, 2, 2)),
        revised: Some(date(2003, 3, 3)),
        sections: vec![section("section")],
        vocabulary: Some(VocabularyList {
            heading: text("<terms heading>"),
            terms: vec![Term { term: "<term>".to_owned(), definition: "<definition>".to_owned() }],
        }),
        promotional_line: text("<promotional line>"),
        occupational_area: text("<occupational area>"),
        work_area: text("<work area>"),
        cumulative: Some(statement("cumulative")),
        allocation_rule: Some(statement("allocation")),
        allocated_by: Some(AllocatedBy {
            policy: "policy".to_owned(),
            cite: "printed elsewhere".to_owned(),
            source: None,
            reading: None,
        }),
        ksas: Some(ksas()),
        conditions_of_employment: Some(section("conditions")),
        bargaining_unit: Some(section("unit")),
        notes: vec!["a note of the transcriber".to_owned()],
        facts: vec![fact()],
        links: Vec::new(),
        levels: Vec::new(),
    }
}

/// What stands in angle brackets, without them.
fn marked(words: &str) -> Vec<&str> {
    words.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect()
}

/// Everything that passages hold, headings and marks too.
fn said(passages: &[Passage<'_>]) -> String {
    let mut said = String::new();
    for passage in passages {
        said += &format!("{}\n", passage.heading.unwrap_or_default());
        for line in passage.lines() {
            said += &format!("{:?} {}\n", line.mark, line.text);
        }
    }
    said
}

fn check(of: &impl std::fmt::Debug, passages: &[Passage<'_>]) {
    let (debug, said) = (format!("{of:?}"), said(passages));
    let printed = marked(&debug);
    assert!(printed.len() > 20, "{printed:?}");
    for words in printed {
        assert_eq!(marked(&said).iter().filter(|held| **held == words).count(), 1, "{words}: {said}");
    }
    for day in ["2001-01-01", "2002-02-02", "2003-03-03"] {
        assert!(said.contains(day), "{day}: {said}");
    }
    assert!(!said.contains("transcriber") && !said.contains("printed elsewhere"), "{said}");
}

#[test]
fn every_printed_text_of_a_level_stands_in_one_passage() {
    let level = full_level();
    check(&level, &level.passages());
}

#[test]
fn every_printed_text_of_a_series_stands_in_one_passage() {
    let series = full_series();
    check(&series, &series.passages());
    assert!(said(&series.passages()).contains("2004-04-04"));
}

/// Lists are cited item by item, everything else as a whole, by the heading as printed.
#[test]
fn entries_are_named_and_cited_by_heading_and_number() {
    let series = full_series();
    let entries: Vec<_> = series.passages().iter().flat_map(Passage::entries).collect();
    let of =
        |label: &str| entries.iter().find(|entry| entry.label == label).map(|entry| (&*entry.text, &entry.locator));
    let term = Locator::Under("<terms heading>, <term>".to_owned());
    assert_eq!(of("<terms heading> · <term>"), Some(("<definition>", &term)));
    assert_eq!(of("<KSA heading> · 4"), Some(("<KSA name> – <KSA>", &Locator::Item(ItemKind::Ksa, 4))));
    let section = Locator::Under("<section heading>".to_owned());
    assert_eq!(of("<section heading>"), Some(("<section 1>\n<section 2>", &section)));
    assert_eq!(of("Day of the hearing").map(|(text, _)| text), Some("2004-04-04"));
    assert!(entries.iter().all(|entry| !entry.label.is_empty()));
}

/// A place that the document leaves empty is a passage, but no entry.
#[test]
fn an_empty_place_has_nothing_to_cite() {
    let empty = Fact { label: "Union:".to_owned(), text: None };
    let level = Level { facts: vec![empty], ..Level::new(Code::new("C1").unwrap(), "title".to_owned()) };
    let passages = level.passages();
    assert_eq!((passages[0].label(), passages[0].text().as_str()), ("Union", ""));
    assert_eq!(passages[0].entries(), []);
}

/// A sentence that distinguishes a class is repeated where the class concept holds it, and only there.
#[test]
fn a_distinction_repeats_its_sentence_of_the_class_concept() {
    let check = |concept: &str, expected: bool| {
        let level = Level {
            concept: vec![Section { heading: None, text: vec![concept.to_owned()] }],
            distinguished_from: vec![Distinction { class: "Clerk".to_owned(), text: "It is no Clerk.".to_owned() }],
            ..Level::new(Code::new("C1").unwrap(), "title".to_owned())
        };
        let passages = level.passages();
        assert_eq!(passages.iter().map(|one| one.is_repeated(&passages)).collect::<Vec<_>>(), [false, expected]);
    };
    check("Files records. It is no Clerk.", true);
    check("Files records.", false);
}
