//! What a reader of Markdown finds.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{hostile, papers, said, squeezed};
use crate::{Document, Format, render};

fn source(document: &Document) -> String {
    String::from_utf8(render(document, Format::Md).unwrap()).unwrap()
}

fn events(source: &str) -> Vec<Event<'_>> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_MATH;
    Parser::new_ext(source, options).collect()
}

/// All words but those of the footer.
fn words(document: &Document) -> String {
    let source = source(document);
    let text = events(&source).into_iter().filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.into_string()),
        _ => None,
    });
    let all = squeezed(&text.collect::<String>());
    let all = all.strip_prefix(document.mark().unwrap_or_default()).unwrap();
    all.strip_suffix(&squeezed(&document.footer())).unwrap().to_owned()
}

/// The words of the document; labels of facts have a colon here.
fn expected(document: &Document) -> String {
    let mut document = document.clone();
    for block in &mut document.blocks {
        if let crate::Block::Facts(facts) | crate::Block::Signing(facts) = block {
            for fact in facts {
                fact.label = fact.label.clone().and(":");
            }
        }
    }
    said(&document)
}

#[test]
fn hostile_words_stay_words() {
    for document in
        papers::documents().into_iter().chain([hostile::document(), hostile::long_words(), hostile::long_table(10_000)])
    {
        assert_eq!(words(&document), expected(&document));
    }
}

#[test]
fn nothing_but_the_documents_own_marks_means_anything() {
    let source = source(&hostile::document());
    for event in events(&source) {
        let own = match &event {
            Event::Start(tag) => !matches!(
                tag,
                Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::FootnoteDefinition(_)
            ),
            Event::InlineHtml(html) => matches!(html.as_ref(), "<ins>" | "</ins>" | "<del>" | "</del>"),
            Event::Html(_) | Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => false,
            _ => true,
        };
        assert!(own, "{event:?}");
    }
    let headings = events(&source).iter().filter(|event| matches!(event, Event::Start(Tag::Heading { .. }))).count();
    assert_eq!(headings, 4);
    let rows = events(&source).iter().filter(|event| matches!(event, Event::Start(Tag::TableRow))).count();
    assert_eq!(rows, hostile::WORDS.len());
}
