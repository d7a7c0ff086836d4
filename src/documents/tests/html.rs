//! What a browser's parser finds in the HTML.

use scraper::{Html, Selector};

use super::{hostile, papers, said, squeezed};
use crate::{Document, Format, Stage, render};

fn parsed(document: &Document) -> Html {
    let html = Html::parse_document(&String::from_utf8(render(document, Format::Html).unwrap()).unwrap());
    assert!(html.errors.is_empty(), "{:?}", html.errors);
    html
}

fn count(html: &Html, selector: &str) -> usize {
    html.select(&Selector::parse(selector).unwrap()).count()
}

fn words(html: &Html) -> String {
    let main = html.select(&Selector::parse("main").unwrap()).next().unwrap();
    squeezed(&main.text().collect::<String>())
}

#[test]
fn hostile_words_stay_words() {
    for document in papers::documents().into_iter().chain([hostile::document(), hostile::long_words()]) {
        assert_eq!(words(&parsed(&document)), said(&document));
    }
}

#[test]
fn nothing_runs_and_nothing_is_fetched() {
    let html = parsed(&hostile::document());
    for tag in ["script", "link", "img", "iframe", "object", "a", "form", "b", "i"] {
        assert_eq!(count(&html, tag), 0, "{tag}");
    }
    let source = String::from_utf8(render(&hostile::document(), Format::Html).unwrap()).unwrap();
    assert!(!source.contains("url(") && !source.contains("@import") && !source.contains(" onload"), "{source}");
}

#[test]
fn structure_is_told_to_those_who_cannot_see() {
    let html = parsed(&hostile::document());
    assert_eq!(count(&html, "html[lang=en]"), 1);
    assert_eq!((count(&html, "h1"), count(&html, "h2"), count(&html, "h3"), count(&html, "h4")), (1, 1, 1, 1));
    assert_eq!(count(&html, "table > caption"), 1);
    assert_eq!(count(&html, "table > thead > tr > th[scope=col]"), 3);
    assert_eq!(count(&html, "table > tbody > tr"), hostile::WORDS.len());
    assert_eq!(count(&html, "ul.tree ul.tree > li"), hostile::WORDS.len());
    assert_eq!(count(&html, "blockquote"), hostile::WORDS.len());
}

#[test]
fn a_table_of_ten_thousand_rows_is_whole() {
    let document = hostile::long_table(10_000);
    let html = parsed(&document);
    assert_eq!(count(&html, "tbody > tr"), 10_000);
    assert_eq!(words(&html), said(&document));
}

/// The title stands in the footer of the printed page, inside the style sheet.
#[test]
fn a_title_cannot_leave_the_text_of_the_style_sheet() {
    let title = "\"}body{display:none}</style><script>x</script>\\";
    let document = Document { stage: Some(Stage::Draft), ..Document::new(title, hostile::document().date) };
    let html = parsed(&document);
    assert_eq!((count(&html, "script"), count(&html, "style"), count(&html, "p.mark")), (0, 1, 1));
    let style = html.select(&Selector::parse("style").unwrap()).next().unwrap().text().collect::<String>();
    assert!(!style.contains("body{display") && style.ends_with("counter(pages)}}"), "{style}");
}
