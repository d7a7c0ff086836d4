//! What the grammar of qualifications makes of sentences, and how much of it is left to a person.
//!
//! `cargo run --example requirements -- VOCABULARY.ron FILE...`
//! `cargo run --example requirements -- FOLDER...`
//!
//! A folder holds specifications, drafts as `rungs import -o FOLDER` writes them for example; the trees that stand in
//! them are counted, and every question is listed whose yes would give more than it asks.
//!
//! A file is a specification, `*.ron`, whose printed tiers are read anew; or it holds tiers, each ended by an empty
//! line. There, `level CODE TITLE` names a level of the series, for all tiers behind it; every other line is a
//! statement, with its heading before a `|` where it has one.

#![allow(clippy::print_stdout, reason = "a measuring program")]

use std::error::Error;
use std::path::{Path, PathBuf};

use rungs_domain::spec::{Code, Level, Requirement, Series, Statement, Vocabulary, overreaching};
use rungs_files::ron::{File, read};
use rungs_import::requirement::{Context, LevelName, requirement};

/// Nodes by what they are.
#[derive(Default)]
struct Tally {
    tiers: usize,
    whole: usize,
    nodes: usize,
    judgements: usize,
    without: usize,
    kinds: usize,
    credentials: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).peekable();
    if arguments.peek().is_some_and(|first| Path::new(first).is_dir()) {
        return folders(arguments);
    }
    let words = std::fs::read(arguments.next().ok_or("which vocabulary? requirements VOCABULARY.ron FILE...")?)?;
    let Some(File::Vocabulary(vocabulary)) = read("vocabulary", &words, &Vocabulary::default()).file else {
        return Err("the first file is no vocabulary".into());
    };
    let mut tally = Tally::default();
    for name in arguments {
        println!("\n===== {name}");
        let text = std::fs::read_to_string(&name)?;
        match name.ends_with(".ron") {
            true => specification(&text, &vocabulary, &mut tally)?,
            false => file(&text, &vocabulary, &mut tally)?,
        }
    }
    totals(&tally);
    Ok(())
}

fn totals(tally: &Tally) {
    println!("\n{} tiers, {} without any judgment, {} left whole to a person", tally.tiers, tally.without, tally.whole);
    println!("{} leaves, of them {} judgments", tally.nodes, tally.judgements);
    println!("{} kinds of work and {} credentials taken over as printed, tier by tier", tally.kinds, tally.credentials);
}

/// What stands in folders of specifications, and which questions of it give too much.
fn folders(folders: impl Iterator<Item = String>) -> Result<(), Box<dyn Error>> {
    let (mut tally, mut broken, mut notes) = (Tally::default(), 0, 0);
    for folder in folders {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
        files.retain(|file| file.extension().is_some_and(|ending| ending == "ron"));
        files.sort();
        let mut vocabulary = shipped()?;
        for file in &files {
            if let Some(File::Vocabulary(words)) =
                read("vocabulary", &std::fs::read(file)?, &Vocabulary::default()).file
            {
                vocabulary.add(&words);
            }
        }
        for file in &files {
            if let Some(File::Series(series)) = read("series", &std::fs::read(file)?, &vocabulary).file {
                let (found, noted) = whole(&series, &vocabulary, &mut tally);
                found.iter().for_each(|line| println!("{}: {line}", file.display()));
                broken += found.len();
                notes += noted;
            }
        }
    }
    totals(&tally);
    println!("{notes} notes; {broken} questions give more than they ask");
    Ok(())
}

fn shipped() -> Result<Vocabulary, Box<dyn Error>> {
    match read("vocabulary", include_bytes!("../specs/vocabulary.ron"), &Vocabulary::default()).file {
        Some(File::Vocabulary(vocabulary)) => Ok(*vocabulary),
        _ => Err("the shipped vocabulary cannot be read".into()),
    }
}

/// The trees of a series counted; the questions that give too much, and how many notes there are.
fn whole(series: &Series, vocabulary: &Vocabulary, tally: &mut Tally) -> (Vec<String>, usize) {
    let (mut found, mut notes) = (Vec::new(), 0);
    for level in &series.levels {
        for tier in &level.qualifications {
            let Some(root) = &tier.requires else { continue };
            tally.tiers += 1;
            tally.whole += usize::from(matches!(root, Requirement::Judgement(_)));
            let before = tally.judgements;
            count(root, tally);
            tally.without += usize::from(tally.judgements == before);
            let nodes = rungs_domain::spec::Node::Requirement(root).all();
            notes += nodes.iter().map(|(_, node)| node.source().notes.len()).sum::<usize>();
            let broken = overreaching(root, &tier.printed, vocabulary);
            found.extend(broken.iter().map(|one| format!("{} {}: {}", level.code, one.gives.words(), one.question)));
        }
    }
    (found, notes)
}

fn count(node: &Requirement, tally: &mut Tally) {
    match node {
        Requirement::All(_) | Requirement::Any(_) | Requirement::AtLeast(_) => {
            return node.branches().unwrap_or_default().iter().for_each(|part| count(part, tally));
        }
        Requirement::Substitution(node) => node.substitutes.iter().for_each(|one| count(&one.by, tally)),
        _ => {}
    }
    tally.judgements += usize::from(matches!(node, Requirement::Judgement(_)));
    tally.nodes += 1;
}

fn specification(text: &str, vocabulary: &Vocabulary, tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    let Some(File::Series(series)) = read("series", text.as_bytes(), vocabulary).file else {
        return Err("no specification".into());
    };
    let name = |level: &Level| LevelName { code: level.code.clone(), title: level.title.clone() };
    let levels: Vec<LevelName> = series.levels.iter().map(name).collect();
    for one in series.levels.iter().flat_map(|level| &level.qualifications) {
        tier(&one.printed, &Context { vocabulary, levels: &levels }, tally);
    }
    Ok(())
}

fn file(text: &str, vocabulary: &Vocabulary, tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    let (mut levels, mut statements) = (Vec::new(), Vec::new());
    for line in text.lines().chain([""]) {
        if let Some(level) = line.strip_prefix("level ") {
            let (code, title) = level.split_once(' ').ok_or("a level has a code and a title")?;
            levels.push(LevelName { code: Code::new(code)?, title: title.to_owned() });
        } else if !line.trim().is_empty() {
            let (heading, text) = line.split_once('|').map_or((None, line), |(heading, text)| (Some(heading), text));
            statements.push(Statement { heading: heading.map(str::to_owned), text: text.trim().to_owned() });
        } else if !statements.is_empty() {
            tier(&statements, &Context { vocabulary, levels: &levels }, tally);
            statements.clear();
        }
    }
    Ok(())
}

fn tier(statements: &[Statement], context: &Context<'_>, tally: &mut Tally) {
    println!("--");
    for statement in statements {
        println!("  > {}| {}", statement.heading.as_deref().unwrap_or_default(), statement.text);
    }
    let understood = requirement(statements, context);
    let Some(root) = understood.requires else { return };
    tally.kinds += understood.words.kinds.len();
    tally.credentials += understood.words.credentials.len();
    tally.tiers += 1;
    tally.whole += usize::from(matches!(root, Requirement::Judgement(_)));
    let before = tally.judgements;
    node(&root, 1, tally);
    tally.without += usize::from(tally.judgements == before);
}

fn node(node_: &Requirement, depth: usize, tally: &mut Tally) {
    let indent = "  ".repeat(depth);
    let inner = |name: &str, of: &[Requirement], tally: &mut Tally| {
        println!("{indent}{name}");
        of.iter().for_each(|part| node(part, depth + 1, tally));
    };
    match node_ {
        Requirement::All(branch) => return inner("all", &branch.of, tally),
        Requirement::Any(branch) => return inner("any", &branch.of, tally),
        Requirement::AtLeast(asked) => return inner(&format!("at least {}", asked.count), &asked.of, tally),
        Requirement::Judgement(asked) => {
            tally.judgements += 1;
            let of = if asked.about == rungs_domain::spec::About::Text { "where" } else { "ask" };
            println!("{indent}{of} {}", asked.question);
        }
        Requirement::Education(asked) => {
            let fields = asked.fields.as_ref().map(|fields| (&fields.accepted, fields.others));
            println!("{indent}education {} {fields:?} or equivalent: {}", asked.words(), asked.or_equivalent);
        }
        Requirement::Experience(asked) => {
            let levels = &asked.comparable_to;
            let cite = &asked.source.cite;
            println!("{indent}experience {} {:?} at {levels:?} <- {cite}", asked.months, asked.kinds);
            for part in &asked.including {
                let cite = &part.source.cite;
                println!("{indent}  of which {} {:?} at {:?} <- {cite}", part.months, part.kinds, part.comparable_to);
            }
        }
        Requirement::Service(asked) => {
            println!("{indent}service {} {:?} or at that level: {}", asked.months, asked.classes, asked.or_level);
        }
        Requirement::Units(asked) => println!("{indent}units {asked:?}"),
        Requirement::Courses(asked) => println!("{indent}courses {asked:?}"),
        Requirement::Hours(asked) => println!("{indent}hours {asked:?}"),
        Requirement::Credential(asked) => println!("{indent}credential {:?}", asked.any_of),
        Requirement::Substitution(asked) => println!("{indent}substitution {asked:?}"),
        Requirement::Combination(asked) => println!("{indent}combination {asked:?}"),
    }
    tally.nodes += 1;
}
