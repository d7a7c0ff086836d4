//! One wording: the terminal, each file, and the preview of the window say the same sentences.

use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use rungs_app::view::preview::strips;
use rungs_documents::ladder::Compared;
use rungs_documents::qualification::{self, Answered};
use rungs_documents::{Document, Format, Paper, Text, render, terminal};
use rungs_domain::compare::Against;
use rungs_domain::qualify::{Calculator, CreditPolicy, Scratch};
use rungs_library::documents::{Asked, AskedPosition};
use rungs_library::select::{Selection, resolve, resolve_level};
use rungs_library::{Library, LinkUse, policies, positions, review};

use crate::cli::{command, finished};

const AS_OF: Date = date(2025, 6, 30);

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A position's document, as `rungs allocate` and the window make it.
fn of_position(library: &Library, name: &str, paper: Paper, explain: bool) -> Document {
    let position = positions::position(&file(name), &library.vocabulary).unwrap();
    let all = library.policies_for(&position).unwrap();
    let judged = library.allocate(&position, position.as_of.unwrap_or(AS_OF), &all).unwrap();
    let applicants = ["a", "b", "c"].map(|one| file(&format!("assets/samples/sample-applicant-{one}.ron")));
    let applicants = applicants.map(|path| policies::applicant(&path, &library.vocabulary).unwrap());
    let credit = policies::find("calendar-40").unwrap();
    let fills = match position.planned {
        true => library.fills(&judged.loaded.series, &applicants, &credit, judged.allocation.as_of),
        false => Vec::new(),
    };
    let asked = AskedPosition::of(&position, &judged, &all.all, &fills);
    AskedPosition { explain, ..asked }.document(paper, AS_OF)
}

/// The brief answer for an applicant, as `rungs qualify` prints it.
fn brief(library: &Library, name: &str, codes: &[&str], policies: &[CreditPolicy], explain: bool) -> Document {
    let applicant = policies::applicant(&file(name), &library.vocabulary).unwrap();
    let levels = codes.iter().map(|code| library.cited(&resolve_level(library, code).unwrap()).unwrap());
    let levels: Vec<_> = levels.collect();
    let calculator = Calculator::new(&library.vocabulary);
    let record = calculator.record(&applicant).unwrap();
    let mut scratch = Scratch::default();
    let answers: Vec<Vec<_>> = policies
        .iter()
        .map(|policy| {
            let answer = |cited: &rungs_documents::CitedLevel<'_>, scratch: &mut Scratch| {
                calculator.answer(cited.level, &record, AS_OF, policy, scratch).unwrap()
            };
            levels.iter().map(|cited| answer(cited, &mut scratch)).collect()
        })
        .collect();
    let answered: Vec<Vec<Answered<'_>>> = answers
        .iter()
        .map(|of| levels.iter().zip(of).map(|(cited, answer)| Answered { cited: *cited, answer }).collect())
        .collect();
    let warnings = review::reviewer(library).review(&applicant, AS_OF, &policies[0]);
    let given = policies.iter().zip(&answered).map(|(policy, levels)| qualification::ApplicantCase {
        applicant: &applicant,
        levels,
        policy,
        as_of: AS_OF,
        vocabulary: &library.vocabulary,
        warnings: &warnings,
        date: AS_OF,
    });
    qualification::brief(&given.collect::<Vec<_>>(), explain)
}

fn specification(library: &Library, name: &str) -> Document {
    library.specification_document(&resolve(library, name).unwrap(), AS_OF).unwrap()
}

fn pair(library: &Library, lower: &str, upper: &str) -> Document {
    let [lower, upper] = [lower, upper].map(|code| resolve_level(library, code).unwrap());
    let found = library.compare(&lower, &upper, LinkUse::Confirmed).unwrap();
    library.comparison_document(Compared::Pair(&found), AS_OF).unwrap()
}

fn ladder(library: &Library, id: &str) -> Document {
    let Selection::Series(id) = resolve(library, id).unwrap() else { panic!("{id} is a series") };
    let series = &library.find(&id).unwrap().series;
    let levels = series.levels.iter().map(|level| resolve_level(library, &format!("{id}/{}", level.code)).unwrap());
    let found = library.ladder(&levels.collect::<Vec<_>>(), Against::LevelBelow, LinkUse::Confirmed).unwrap();
    library.comparison_document(Compared::Ladder(&found), AS_OF).unwrap()
}

fn result(library: &Library, name: &str) -> Document {
    let applicant = policies::applicant(&file(name), &library.vocabulary).unwrap();
    let levels = ["CA2460", "SPCP23"].map(|code| resolve_level(library, code).unwrap());
    let policy = policies::find("calendar-40").unwrap();
    let asked = Asked { applicant: &applicant, levels: &levels, policy: &policy, as_of: AS_OF };
    library.qualification_document(&asked, AS_OF).unwrap()
}

const APPLICANT: &str = "tests/cases/qualify/half_relevant_work.ron";
const HELD: &str = "tests/cases/allocate/policies_disagree.ron";
const VACANCY: &str = "assets/samples/sample-position-3.ron";

/// One document of every kind.
fn every_kind(library: &Library) -> Vec<(&'static str, Document)> {
    let policies = ["calendar-40", "ca-ccr-171"].map(|id| policies::find(id).unwrap());
    vec![
        ("level", specification(library, "41314")),
        ("series", specification(library, "denver-utilization-management")),
        ("comparison", pair(library, "41312", "41313")),
        ("comparison across series", pair(library, "CA2460", "3730")),
        ("ladder", ladder(library, "nm-community-social-service-specialist")),
        ("qualification", result(library, APPLICANT)),
        ("qualification in brief", brief(library, APPLICANT, &["CA2460", "SPCP23"], &policies, true)),
        ("determination", of_position(library, HELD, Paper::Determination, true)),
        ("worksheet", of_position(library, HELD, Paper::Worksheet, true)),
        ("posting", of_position(library, VACANCY, Paper::Posting, true)),
        ("staffing memo", of_position(library, VACANCY, Paper::Staffing, true)),
    ]
}

/// Letters and figures alone: what a renderer sets between and around words is its own.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn without_colors(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

/// The first text that does not stand where it should: the title anywhere, all others in their order.
fn missing(document: &Document, rendered: &str) -> Option<String> {
    let rendered = squeezed(rendered);
    let heads = 1 + usize::from(document.subtitle.is_some());
    let texts: Vec<String> = document.texts().into_iter().map(Text::words).collect();
    let (head, rest) = texts.split_at(heads);
    let mut from = 0;
    let lost = |text: &&String| !rendered.contains(&squeezed(text));
    head.iter()
        .find(lost)
        .or_else(|| {
            rest.iter().find(|text| {
                let squeezed = squeezed(text);
                let found = rendered[from..].find(&squeezed);
                from += found.map_or(0, |at| at + squeezed.len());
                found.is_none()
            })
        })
        .cloned()
}

/// In the terminal, in each file and in the window's preview stand the sentences of the document, in its order.
#[test]
fn every_rendering_of_a_document_says_the_same_sentences() {
    let library = Library::shipped();
    for (kind, document) in every_kind(&library) {
        // So wide that no column breaks its cells, whose lines would stand between one another.
        let text = without_colors(&terminal::render(&document, 100_000));
        let mut renderings = vec![("terminal".to_owned(), text)];
        for format in [Format::Html, Format::Docx, Format::Md] {
            let bytes = render(&document, format).unwrap();
            let read = rungs_import::read(&format!("a.{format}"), &bytes).unwrap();
            renderings.push((format.to_string(), read.text));
        }
        let preview: Vec<String> = strips(&document, 4000.0).iter().map(|strip| strip.name()).collect();
        renderings.push(("preview".to_owned(), preview.join("\n")));
        for (what, rendered) in renderings {
            assert_eq!(missing(&document, &rendered), None, "{kind} as {what}");
        }
    }
}

/// What a command prints, 80 columns wide and without colors.
fn printed(arguments: &[&str]) -> String {
    let run = finished(command(arguments).output().unwrap());
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{arguments:?}");
    run.out
}

/// `show`, `compare`, `qualify` and `allocate` print the document that is written to files, and nothing else.
#[test]
fn a_command_prints_the_document_that_builders_make() {
    let library = Library::shipped();
    let policies = ["calendar-40", "sucss-7"].map(|id| policies::find(id).unwrap());
    let [applicant, held, vacancy] = [APPLICANT, HELD, VACANCY].map(|name| file(name).to_str().unwrap().to_owned());
    let qualify = ["qualify", &applicant, "--as-of", "2025-06-30", "--level", "CA2460", "--level", "SPCP23"];
    let both = ["--policy", "calendar-40", "--policy", "sucss-7", "--explain"];
    let alone = brief(&library, APPLICANT, &["CA2460", "SPCP23"], &policies[..1], false);
    let beside = brief(&library, APPLICANT, &["CA2460", "SPCP23"], &policies, true);
    let applicants = ["a", "b", "c"].map(|one| file(&format!("assets/samples/sample-applicant-{one}.ron")));
    let [a, b, c] = applicants.map(|path| path.to_str().unwrap().to_owned());
    let cases: Vec<(Vec<&str>, Document)> = vec![
        (vec!["show", "41314"], specification(&library, "41314")),
        (vec!["show", "denver-utilization-management"], specification(&library, "denver-utilization-management")),
        (vec!["compare", "41312", "41313"], pair(&library, "41312", "41313")),
        (vec!["compare", "il-social-service-planner"], ladder(&library, "il-social-service-planner")),
        (qualify.to_vec(), alone),
        ([&qualify[..], &both[..]].concat(), beside),
        (vec!["allocate", &held], of_position(&library, HELD, Paper::Worksheet, false)),
        (vec!["allocate", &held, "--explain"], of_position(&library, HELD, Paper::Worksheet, true)),
        (
            vec!["allocate", &vacancy, "--applicants", &a, &b, &c],
            of_position(&library, VACANCY, Paper::Worksheet, false),
        ),
    ];
    for (arguments, document) in cases {
        assert_eq!(printed(&arguments), without_colors(&terminal::render(&document, 80)), "{arguments:?}");
    }
}

/// The text of each command, to be read when it changes.
#[test]
fn the_text_of_commands_is_as_it_was_read() {
    let [applicant, held, vacancy] = [APPLICANT, HELD, VACANCY].map(|name| file(name).to_str().unwrap().to_owned());
    let cases: Vec<(&str, Vec<&str>)> = vec![
        ("list", vec!["list"]),
        ("show level", vec!["show", "CA2460"]),
        ("show series", vec!["show", "nm-cps-permanency-planning"]),
        ("compare", vec!["compare", "41311", "41312"]),
        ("compare across series", vec!["compare", "CA2460", "3730"]),
        ("ladder", vec!["compare", "nm-community-social-service-specialist", "--against", "G1099B"]),
        ("qualify", vec!["qualify", &applicant, "--as-of", "2025-06-30"]),
        ("qualify explain", vec!["qualify", &applicant, "--as-of", "2025-06-30", "--level", "SPCP23", "--explain"]),
        ("allocate", vec!["allocate", &held]),
        ("allocate vacancy", vec!["allocate", &vacancy]),
    ];
    for (name, arguments) in cases {
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.replace(' ', "_"), printed(&arguments));
        });
    }
}
