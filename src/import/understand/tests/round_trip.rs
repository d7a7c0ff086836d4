//! What Rungs writes of a shipped series is understood as that series.

use jiff::civil::date;
use rungs_documents::{Format, render, specification};
use rungs_domain::spec::{
    Fact, KsaList, Level, Numbering, Requirement, Series, SeriesId, Statement, Status, Vocabulary,
};
use rungs_files::ron::{text_revision, write_series};

use super::{SOURCES, by_hand, vocabulary};
use crate::requirement::tests::shipped::normal;
use crate::requirement::{Context, LevelName, requirement};
use crate::understand::preamble::DRAFTED;
use crate::understand::words::plain;
use crate::understand::{Profile, understand};
use crate::{Characters, Draft, Manuscript, read};

const FORMATS: [Format; 2] = [Format::Docx, Format::Html];

/// Trees in which the hand-made reading differs from what the grammar reads in the same sentences: code, tier, and why.
const READ_BY_HAND: [(&str, usize, &str); 1] = [(
    "G1099A",
    0,
    "whether social work counts as well is left to a person at G1099B and G1099O in the same words, and here it is not",
)];

/// What stands behind the text and is none of it.
fn known(vocabulary: &Vocabulary) -> specification::Annotations<'_> {
    specification::Annotations { vocabulary, links: &[], file: None }
}

fn written_and_read(series: &Series, format: Format, vocabulary: &Vocabulary) -> (Manuscript, Draft) {
    let revision = text_revision(series);
    let document = specification::series(series, &revision, &known(vocabulary), date(2026, 1, 31));
    let manuscript = read(&format!("a.{format}"), &render(&document, format).unwrap()).unwrap();
    let draft = understand(&manuscript, &Profile::shipped(), vocabulary);
    (manuscript, draft)
}

/// Every series in every format, as it was shipped and as it was read.
fn each(check: impl Fn(&str, &Series, &Manuscript, &Draft)) {
    let vocabulary = vocabulary();
    for (_, spec) in SOURCES {
        let shipped = by_hand(spec, &vocabulary);
        for format in FORMATS {
            let (manuscript, draft) = written_and_read(&shipped, format, &vocabulary);
            check(&format!("{} as {format}", shipped.id), &shipped, &manuscript, &draft);
        }
    }
}

/// The shipped series without what its document does not say. Trees are compared by themselves.
fn as_printed(shipped: &Series) -> Series {
    let mut series = shipped.clone();
    // The name of the file and the short name are those of the library; that an authority is inferred, a note says.
    series.id = SeriesId::of_title(&plain(&series.title));
    (series.authority.short, series.authority.inferred) = (None, false);
    series.notes.insert(0, DRAFTED.to_owned());
    // By which policy positions are allocated is written as a note.
    series.notes.extend(series.allocated_by.take().as_ref().map(specification::allocated_by));
    // What is printed of a proposal comes back as facts, too.
    if let Status::Proposed { notice, hearing, hearing_date, effective_rule } = &mut series.status {
        let printed = [
            ("Notice", notice.clone()),
            ("Hearing", hearing.clone()),
            ("Day of the hearing", hearing_date.map(|day| day.to_string())),
            ("Takes effect", effective_rule.take()),
        ];
        let facts = printed.into_iter().filter(|(_, text)| text.is_some());
        series.facts.extend(facts.map(|(label, text)| Fact { label: label.to_owned(), text }));
    }
    // Where a document prints no heading, Rungs writes one of its own, which could as well be printed.
    headed(&mut series.allocation_rule, "Allocation");
    series.ksas.iter_mut().for_each(counted);
    series.levels.iter_mut().for_each(of_level);
    series
}

fn of_level(level: &mut Level) {
    if !level.duties.items.is_empty() {
        level.duties.heading.get_or_insert_with(|| "Duties".to_owned());
        level.duties.numbering = Numbering::Printed;
    }
    counted(&mut level.ksas);
    // A sentence of the class concept, where it stays, that was marked by hand.
    level.distinguished_from.clear();
    level.qualifications.iter_mut().for_each(|tier| tier.requires = None);
}

fn counted(list: &mut KsaList) {
    if !list.items.is_empty() {
        list.numbering = Numbering::Printed;
    }
}

fn headed(statement: &mut Option<Statement>, heading: &str) {
    if let Some(statement) = statement {
        statement.heading.get_or_insert_with(|| heading.to_owned());
    }
}

#[test]
fn a_series_written_as_a_document_comes_back_whole() {
    each(|case, shipped, _, draft| {
        let mut read = draft.series.clone();
        let tiers = read.levels.iter_mut().flat_map(|level| &mut level.qualifications);
        tiers.for_each(|tier| tier.requires = None);
        let (read, shipped) = (write_series(&read), write_series(&as_printed(shipped)));
        let lines = read.lines().zip(shipped.lines()).enumerate();
        let differ = lines.filter(|(_, (own, theirs))| own != theirs);
        let differ: Vec<String> =
            differ.map(|(at, (own, theirs))| format!("{at}: {own}\n  shipped: {theirs}")).take(5).collect();
        assert!(differ.is_empty() && read.lines().count() == shipped.lines().count(), "{case}\n{}", differ.join("\n"));
    });
}

#[test]
fn requirements_are_those_of_the_sentences_that_were_written() {
    let vocabulary = vocabulary();
    each(|case, shipped, _, draft| {
        let name = |level: &Level| LevelName { code: level.code.clone(), title: level.title.clone() };
        let levels: Vec<LevelName> = shipped.levels.iter().map(name).collect();
        let context = Context { vocabulary: &vocabulary, levels: &levels };
        for (level, read) in shipped.levels.iter().zip(&draft.series.levels) {
            for (at, (tier, read)) in level.qualifications.iter().zip(&read.qualifications).enumerate() {
                assert_eq!(read.requires, requirement(&tier.printed, &context).requires, "{case}: {}", level.code);
                let exempt = READ_BY_HAND.iter().any(|(code, tier, _)| *code == level.code.as_str() && *tier == at);
                let plain = |tree: &Option<Requirement>| tree.as_ref().map(normal);
                assert_eq!(plain(&read.requires) == plain(&tier.requires), !exempt, "{case}: {} {at}", level.code);
            }
        }
    });
}

#[test]
fn nothing_of_a_written_series_is_left_over() {
    each(|case, _, manuscript, draft| {
        let counts = Characters::of(manuscript, draft);
        let left: Vec<_> = draft.unplaced.iter().map(|range| manuscript.text.get(range.clone())).collect();
        assert!(left.is_empty(), "{case}: {left:?}");
        assert_eq!(counts.read, counts.placed + counts.furniture, "{case}");
    });
}
