//! One self-contained HTML file: no script, nothing fetched, the style sheet inside, set for screen and print.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::document::{LANGUAGE, PROGRAM};
use super::{Align, Block, Depth, Document, Item, Page, Row, RowKind, Run, Style, Table, Text, Tone, TreeNode};

/// What a browser may do with the file: show it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

pub(super) fn render(document: &Document) -> Vec<u8> {
    let page = html! {
        (DOCTYPE)
        html lang=(LANGUAGE) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content=(PROGRAM);
                meta name="dcterms.created" content=(document.date);
                title { (document.title.words()) }
                // The style sheet holds nothing that comes from a file.
                style { (PreEscaped(include_str!("style.css"))) (PreEscaped(print_page(document))) }
            }
            body {
                @if let Some(mark) = document.mark() { p.mark { (mark) } }
                main {
                    header {
                        h1 { (text(&document.title)) }
                        @if let Some(subtitle) = &document.subtitle { p.subtitle { (text(subtitle)) } }
                    }
                    @for one in &document.blocks { (block(one)) }
                }
                footer { (document.footer()) }
            }
        }
    };
    page.into_string().into_bytes()
}

/// The printed page: its format, and document, date and number at its foot.
fn print_page(document: &Document) -> String {
    let size = match document.page {
        Page::Portrait => "letter portrait",
        Page::Landscape => "letter landscape",
    };
    let foot = css_text(&document.footer());
    format!(
        "@page{{size:{size};@bottom-left{{content:\"{foot}\"}}\
         @bottom-right{{content:counter(page) \" / \" counter(pages)}}}}"
    )
}

/// Words as a text of a style sheet: whatever could end it, or the sheet, is written as its number.
fn css_text(words: &str) -> String {
    let sign = |c: char| match c {
        ' ' | '-' | '.' | ',' | ':' | '·' => c.to_string(),
        c if c.is_alphanumeric() => c.to_string(),
        c => format!("\\{:x} ", u32::from(c)),
    };
    words.chars().map(sign).collect()
}

fn block(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading(Depth::Part, words) => h2 { (text(words)) },
            Block::Heading(Depth::Section, words) => h3 { (text(words)) },
            Block::Heading(Depth::Passage, words) => h4 { (text(words)) },
            Block::Paragraph(words) => p { (text(words)) },
            Block::Quotation(quoted) => figure {
                blockquote { p { (text(&quoted.words)) } }
                figcaption { (text(&quoted.citation)) }
            },
            Block::List(items) => ul.items { @for one in items { (item(one)) } },
            Block::Facts(facts) => dl {
                @for fact in facts { div { dt { (text(&fact.label)) } dd { (text(&fact.text)) } } }
            },
            Block::Signing(facts) => dl.signing {
                @for fact in facts { div { dt { (text(&fact.label)) } dd { (text(&fact.text)) } } }
            },
            Block::Table(one) => (table(one)),
            Block::Tree(nodes) => (tree(nodes)),
            Block::Note(words) => p.note { (text(words)) },
        }
    }
}

/// An entry of a list; a number is written out, for it is the document's own and may begin anywhere.
fn item(item: &Item) -> Markup {
    let mark = item.number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
    html! { li { span.mark { (mark) } " " span { (text(&item.text)) } } }
}

fn table(table: &Table) -> Markup {
    let whole: u32 = table.columns.iter().map(|column| u32::from(column.share)).sum();
    let width = |share: u16| format!("width:{:.1}%", f64::from(share) * 100.0 / f64::from(whole.max(1)));
    html! {
        div.wide {
            table {
                caption { (text(&table.caption)) }
                colgroup { @for column in &table.columns { col style=(width(column.share)); } }
                thead {
                    tr {
                        @for column in &table.columns {
                            th.figure[column.align == Align::Right] scope="col" { (text(&column.heading)) }
                        }
                    }
                }
                tbody { @for one in &table.rows { (row(table, one)) } }
            }
        }
    }
}

fn row(table: &Table, row: &Row) -> Markup {
    html! {
        tr.sum[row.kind == RowKind::Sum] {
            @for (at, column) in table.columns.iter().enumerate() {
                td.figure[column.align == Align::Right] { (text(row.cell(at))) }
            }
        }
    }
}

fn tree(nodes: &[TreeNode]) -> Markup {
    html! {
        ul.tree {
            @for node in nodes {
                li.aside[node.aside] {
                    p.head { (text(&node.head)) }
                    @for detail in &node.details { p { (text(detail)) } }
                    @if !node.parts.is_empty() { (tree(&node.parts)) }
                }
            }
        }
    }
}

fn text(text: &Text) -> Markup {
    html! { @for one in text.runs() { (run(one)) } }
}

fn run(run: &Run) -> Markup {
    let words = run.words();
    html! {
        @match run.style() {
            Style::Plain => (words),
            Style::Strong => strong { (words) },
            Style::Emphasis => em { (words) },
            Style::Faint => small { (words) },
            Style::Outcome(tone) => strong class=(class(tone)) { (words) },
            Style::Added => ins { (words) },
            Style::Removed => del { (words) },
        }
    }
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Open => "open",
        Tone::Bad => "bad",
    }
}
