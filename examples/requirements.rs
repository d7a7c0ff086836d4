//! What the grammar of qualifications makes of sentences, and how much of it is left to a person.
//!
//! `cargo run --example requirements -- VOCABULARY.ron FILE...`
//!
//! A file is a specification, `*.ron`, whose printed tiers are read anew; or it holds tiers, each ended by an empty
//! line. There, `level CODE TITLE` names a level of the series, for all tiers behind it; every other line is a
//! statement, with its heading before a `|` where it has one.

#![allow(clippy::print_stdout, reason = "a measuring program")]

use std::error::Error;

use rungs_domain::spec::{Code, Level, Requirement, Statement, Vocabulary};
use rungs_formats::import::requirement::{Context, LevelName, requirement};
use rungs_formats::ron::{File, read};

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
    let mut arguments = std::env::args().skip(1);
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
    println!(
        "\n{} tiers, {} without any judgement, {} left whole to a person",
        tally.tiers, tally.without, tally.whole
    );
    println!("{} leaves, of them {} judgements", tally.nodes, tally.judgements);
    println!("{} kinds of work and {} credentials taken over as printed, tier by tier", tally.kinds, tally.credentials);
    Ok(())
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
        Requirement::Judgement(asked) => {
            tally.judgements += 1;
            println!("{indent}ask {}", asked.question);
        }
        Requirement::Education(asked) => {
            let fields = asked.fields.as_ref().map(|fields| (&fields.accepted, fields.others));
            println!("{indent}education {:?} {fields:?} or equivalent: {}", asked.degree, asked.or_equivalent);
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
        Requirement::Credential(asked) => println!("{indent}credential {:?}", asked.any_of),
        Requirement::Substitution(asked) => println!("{indent}substitution {asked:?}"),
        Requirement::Combination(asked) => println!("{indent}combination {asked:?}"),
    }
    tally.nodes += 1;
}
