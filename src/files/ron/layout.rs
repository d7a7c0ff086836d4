//! Lays a value out for people: what fits on a line stands on one line, one item a line, fields in the order
//! of their table, and nothing that need not be said.

use super::tree::{Branch, Tree};

/// How long a line may get before a record or list is broken up.
const WIDTH: usize = 110;

/// A text longer than this is one that a line is for: `(number: 1, text: "Assists ...")`.
const SHORT: usize = 40;

/// The text of a file that holds `tree`.
pub(super) fn lay_out(tree: &Tree<'_>) -> String {
    let mut out = String::from("#![enable(implicit_some)]\n");
    match tree {
        Tree::Record(name, branches) => broken_record(*name, branches, 0, &mut out),
        other => out.push_str(&flat(other)),
    }
    out.push('\n');
    out
}

fn write(tree: &Tree<'_>, indent: usize, column: usize, out: &mut String) {
    match tree {
        Tree::Record(name, branches) if !stays_on_a_line(tree, column) => {
            broken_record(*name, branches, indent, out);
        }
        Tree::List(elements) if !stays_on_a_line(tree, column) => {
            out.push('[');
            for element in elements {
                begin_line(indent + 1, out);
                write(element, indent + 1, 4 * (indent + 1), out);
                out.push(',');
            }
            begin_line(indent, out);
            out.push(']');
        }
        other => out.push_str(&flat(other)),
    }
}

fn broken_record(name: Option<&str>, branches: &[Branch<'_>], indent: usize, out: &mut String) {
    out.push_str(name.unwrap_or_default());
    out.push('(');
    for branch in said(branches) {
        begin_line(indent + 1, out);
        out.push_str(branch.name);
        out.push_str(": ");
        write(&branch.value, indent + 1, 4 * (indent + 1) + branch.name.len() + 2, out);
        out.push(',');
    }
    begin_line(indent, out);
    out.push(')');
}

fn begin_line(indent: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n("    ", indent));
}

fn said<'t, 'a>(branches: &'t [Branch<'a>]) -> impl Iterator<Item = &'t Branch<'a>> {
    branches.iter().filter(|branch| !branch.usual)
}

/// Whether a record or list need not be broken up: it is short, or all in it is short but one text.
fn stays_on_a_line(tree: &Tree<'_>, column: usize) -> bool {
    match tree {
        Tree::Record(_, branches) => {
            let long = said(branches).filter(|branch| length(&branch.value) > SHORT).count();
            let plain = said(branches).all(|branch| !matches!(branch.value, Tree::List(_) | Tree::Record(..)));
            (plain && long <= 1) || column + length(tree) <= WIDTH
        }
        Tree::List(elements) => {
            let records = elements.iter().filter(|element| matches!(element, Tree::Record(..))).count();
            records == 0 && column + length(tree) <= WIDTH || elements.is_empty()
        }
        _ => true,
    }
}

/// About how long a value is on one line.
fn length(tree: &Tree<'_>) -> usize {
    match tree {
        Tree::Text(text) => text.chars().count() + 2,
        Tree::Number(digits) => digits.len(),
        Tree::Word(word) => word.len(),
        Tree::Flag(_) | Tree::Nothing => 5,
        Tree::List(elements) => 2 + elements.iter().map(|element| length(element) + 2).sum::<usize>(),
        Tree::Record(name, branches) => {
            let fields: usize = said(branches).map(|branch| branch.name.len() + length(&branch.value) + 4).sum();
            2 + name.map_or(0, str::len) + fields
        }
    }
}

fn flat(tree: &Tree<'_>) -> String {
    match tree {
        Tree::Text(text) => quoted(text),
        Tree::Number(digits) => digits.clone(),
        Tree::Word(word) => (*word).to_owned(),
        Tree::Flag(flag) => flag.to_string(),
        Tree::Nothing => "None".to_owned(),
        Tree::List(elements) => format!("[{}]", elements.iter().map(flat).collect::<Vec<_>>().join(", ")),
        Tree::Record(name, branches) => {
            let fields: Vec<String> =
                said(branches).map(|branch| format!("{}: {}", branch.name, flat(&branch.value))).collect();
            format!("{}({})", name.unwrap_or_default(), fields.join(", "))
        }
    }
}

/// A text in quotes. Only what would end or change it is escaped, so that it reads as printed.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
