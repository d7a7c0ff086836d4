//! Markdown, as CommonMark and GitHub read it. Every sign that could mean something is escaped.

use std::fmt::Write as _;

use super::{Align, Block, Depth, Document, Item, Run, Style, Table, Text, TreeNode};

pub(super) fn render(document: &Document) -> Vec<u8> {
    let mut out = String::new();
    if let Some(mark) = document.mark() {
        out.push_str(&line(&Text::new().strong(mark)));
        out.push_str("\n\n");
    }
    out.push_str(&format!("# {}\n", line(&document.title)));
    if let Some(subtitle) = &document.subtitle {
        paragraph(&mut out, &line(subtitle));
    }
    document.blocks.iter().for_each(|one| block(&mut out, one));
    paragraph(&mut out, "---");
    paragraph(&mut out, &line(&Text::plain(document.footer())));
    out.into_bytes()
}

fn block(out: &mut String, block: &Block) {
    match block {
        Block::Heading(depth, text) => {
            let mark = match depth {
                Depth::Part => "##",
                Depth::Section => "###",
                Depth::Passage => "####",
            };
            paragraph(out, &format!("{mark} {}", line(text)));
        }
        Block::Paragraph(text) => paragraph(out, &line(text)),
        Block::Note(text) => paragraph(out, &format!("> {}", line(text))),
        Block::Quotation(quoted) => {
            paragraph(out, &format!("> {}\n>\n> {}", line(&quoted.words), line(&quoted.citation)));
        }
        Block::List(items) => {
            out.push('\n');
            items.iter().for_each(|one| item(out, one));
        }
        Block::Facts(facts) => {
            out.push('\n');
            for fact in facts {
                let label = Text::new().strong(fact.label.words());
                let _ = writeln!(out, "- {}: {}", line(&label), inline(&fact.text));
            }
        }
        Block::Signing(facts) => {
            out.push('\n');
            for fact in facts {
                let label = Text::new().strong(fact.label.words());
                let known = if fact.text.is_empty() { String::new() } else { inline(&fact.text) };
                let _ = writeln!(out, "- {}: {known}", line(&label));
            }
        }
        Block::Table(one) => table(out, one),
        Block::Tree(nodes) => nodes.iter().for_each(|one| node(out, one, 0)),
    }
}

fn paragraph(out: &mut String, text: &str) {
    let _ = write!(out, "\n{text}\n");
}

/// A number is written out behind the bullet: Markdown would count on by itself.
fn item(out: &mut String, item: &Item) {
    let _ = match item.number {
        Some(number) => writeln!(out, "- {number}\\. {}", inline(&item.text)),
        None => writeln!(out, "- {}", line(&item.text)),
    };
}

fn table(out: &mut String, table: &Table) {
    paragraph(out, &line(&Text::new().emphasis(table.caption.words())));
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push('\n');
    out.push_str(&row(table.columns.iter().map(|column| inline(&column.heading)).collect()));
    let marks = table.columns.iter().map(|column| match column.align {
        Align::Left => "---".to_owned(),
        Align::Right => "--:".to_owned(),
    });
    out.push_str(&row(marks.collect()));
    for one in &table.rows {
        out.push_str(&row((0..table.columns.len()).map(|at| inline(one.cell(at))).collect()));
    }
}

fn node(out: &mut String, node: &TreeNode, depth: usize) {
    let indent = "  ".repeat(depth);
    let _ = write!(out, "\n{indent}- {}\n", line(&node.head));
    for detail in &node.details {
        let _ = write!(out, "\n{indent}  {}\n", line(detail));
    }
    node.parts.iter().for_each(|part| self::node(out, part, depth + 1));
}

/// A text that stands at the beginning of a line.
fn line(text: &Text) -> String {
    guarded(&inline(text))
}

/// A text inside a line.
fn inline(text: &Text) -> String {
    let mut out = String::new();
    let runs = text.runs();
    for (at, run) in runs.iter().enumerate() {
        let next = runs.get(at + 1).and_then(|next| next.words().chars().next());
        push_run(&mut out, run, next);
    }
    out.trim().to_owned()
}

fn push_run(out: &mut String, run: &Run, next: Option<char>) {
    let words = run.words();
    let inner = words.trim();
    let (open, close) = match run.style() {
        Style::Plain | Style::Faint => ("", ""),
        Style::Strong | Style::Outcome(_) => ("**", "**"),
        Style::Emphasis => ("*", "*"),
        Style::Added => ("<ins>", "</ins>"),
        Style::Removed => ("<del>", "</del>"),
    };
    let start = words.len() - words.trim_start().len();
    let before = if start > 0 { None } else { out.chars().next_back() };
    let after = if words.trim_end().len() < words.len() { None } else { next };
    let stars = open.starts_with('*');
    if inner.is_empty() || open.is_empty() || stars && !stands_free(inner, before, after) {
        escape(out, words);
        return;
    }
    // Stars do not reach over the spaces at the edges.
    out.push_str(if start > 0 { " " } else { "" });
    out.push_str(open);
    escape(out, inner);
    out.push_str(close);
    out.push_str(if words.ends_with(char::is_whitespace) { " " } else { "" });
}

/// Whether stars around `inner` are read as emphasis: at each end either the sign inside is a letter or figure, or
/// there is nothing or a space outside.
fn stands_free(inner: &str, before: Option<char>, after: Option<char>) -> bool {
    let free = |inside: Option<char>, outside: Option<char>| {
        outside.is_none_or(char::is_whitespace)
            || inside.is_some_and(char::is_alphanumeric)
                && outside.is_some_and(|c| c.is_ascii_punctuation() && c != '*')
    };
    free(inner.chars().next(), before) && free(inner.chars().next_back(), after)
}

/// Escapes what means something wherever it stands; runs of spaces are one.
fn escape(out: &mut String, words: &str) {
    let mut last = out.chars().next_back().unwrap_or(' ');
    let mut rest = words.chars().peekable();
    while let Some(c) = rest.next() {
        if c == ' ' && last == ' ' {
            continue;
        }
        // The last two: a bare address would become a link.
        let means = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '@')
            || c == ':' && rest.peek() == Some(&'/')
            || c == '.' && out.ends_with("www");
        if means {
            out.push('\\');
        }
        out.push(c);
        last = c;
    }
}

/// Escapes what means something only at the beginning of a line.
fn guarded(text: &str) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let means = match digits {
        0 => text.starts_with(['#', '+', '-', '=']),
        _ => rest.starts_with(['.', ')']),
    };
    if means { format!("{number}\\{rest}") } else { text.to_owned() }
}
