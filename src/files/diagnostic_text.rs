//! Diagnostics as text for people: the message, the place, the line with a caret, the hint.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use rungs_domain::diagnostic::{Diagnostic, Place, Severity};

/// How a diagnostic is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// Plain text, for files and pipes.
    Plain,
    /// With colors, for a terminal.
    Colour,
}

/// Shows one diagnostic, without a line feed at the end.
pub fn render(diagnostic: &Diagnostic, style: Style) -> String {
    framed(diagnostic, style).unwrap_or_else(|| rendered(diagnostic, style))
}

/// What the renderer puts before, between and behind the id, the message, the place and the hint, if there is one, of a
/// diagnostic that shows no line. It is asked once, for a batch may tell hundreds of thousands of them.
static FRAMES: LazyLock<BTreeMap<(Severity, Style, bool), Vec<String>>> = LazyLock::new(|| {
    let mut frames = BTreeMap::new();
    for severity in [Severity::Error, Severity::Warning] {
        for style in [Style::Plain, Style::Colour] {
            let bare = Diagnostic { severity, ..Diagnostic::error("ID", Place::whole("PLACE"), "MESSAGE") };
            for sample in [bare.clone(), bare.with_hint("HINT")] {
                let (has_hint, frame) = (sample.hint.is_some(), rendered(&sample, style));
                let parts = ["ID", "MESSAGE", "PLACE"].into_iter().chain(sample.hint.as_deref());
                let (mut around, mut rest) = (Vec::new(), frame.as_str());
                for part in parts {
                    let Some((before, behind)) = rest.split_once(part) else { continue };
                    around.push(before.to_owned());
                    rest = behind;
                }
                around.push(rest.to_owned());
                frames.insert((severity, style, has_hint), around);
            }
        }
    }
    frames
});

/// A diagnostic that shows no line, in its frame; `None` for others, and where the renderer may show a letter otherwise
/// than it is written.
fn framed(diagnostic: &Diagnostic, style: Style) -> Option<String> {
    let Diagnostic { place, id, severity, message, hint } = diagnostic;
    let is_plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let written = [message, &place.file].into_iter().chain(hint);
    if underlined(place).is_some() || !written.map(String::as_str).all(is_plain) {
        return None;
    }
    let line = place.line.map_or_else(String::new, |line| format!(":{line}"));
    let frame = FRAMES.get(&(*severity, style, hint.is_some()))?;
    let (last, before) = frame.split_last()?;
    let parts =
        [[id, ""], [message, ""], [&place.file, &line]].into_iter().chain(hint.iter().map(|hint| [hint.as_str(), ""]));
    let mut text = String::with_capacity(256);
    for (before, part) in before.iter().zip(parts) {
        text.push_str(before);
        text.extend(part);
    }
    text.push_str(last);
    Some(text)
}

/// A diagnostic as the renderer shows it.
fn rendered(diagnostic: &Diagnostic, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let place = &diagnostic.place;
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.id);
    let mut group = Group::with_title(title);
    group = match underlined(place) {
        Some(range) => group.element(
            Snippet::source(place.text.as_str())
                .line_start(usize::try_from(place.line.unwrap_or(1)).unwrap_or(1))
                .path(place.file.as_str())
                .annotation(AnnotationKind::Primary.span(range)),
        ),
        None => group.element(origin(place)),
    };
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    }
    .render(&[group])
}

/// Shows all of them, an empty line between two.
pub fn render_all(diagnostics: &[Diagnostic], style: Style) -> String {
    diagnostics.iter().map(|diagnostic| render(diagnostic, style)).collect::<Vec<_>>().join("\n\n")
}

/// The bytes of the line to underline; `None` where there is no line, or it was cut before them.
fn underlined(place: &Place) -> Option<std::ops::Range<usize>> {
    let column = usize::try_from(place.column?).ok()?;
    let width = usize::try_from(place.width).ok()?;
    let bounds: Vec<usize> = place.text.char_indices().map(|(at, _)| at).chain([place.text.len()]).collect();
    let start = *bounds.get(column.checked_sub(1)?)?;
    let end = bounds.get(column - 1 + width).copied().unwrap_or(place.text.len());
    Some(start..end)
}

fn origin(place: &Place) -> Origin<'_> {
    let mut origin = Origin::path(place.file.as_str());
    if let Some(line) = place.line {
        origin = origin.line(usize::try_from(line).unwrap_or(usize::MAX));
    }
    origin
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(line: &str, column: u32, width: u32) -> Diagnostic {
        let place =
            Place { file: "a.ron".to_owned(), line: Some(12), column: Some(column), width, text: line.to_owned() };
        Diagnostic::error("unknown-field", place, "no such field").with_hint("did you mean `title`?")
    }

    #[test]
    fn the_caret_stands_under_the_characters_meant_not_under_their_bytes() {
        let shown = render(&found("  é: 1, titel: 2", 9, 5), Style::Plain);
        let expected = "\
error[unknown-field]: no such field
  --> a.ron:12:9
   |
12 |   é: 1, titel: 2
   |         ^^^^^
   |
   = help: did you mean `title`?";
        assert_eq!(shown, expected);
    }

    #[test]
    fn colour_is_only_in_the_coloured_style() {
        assert!(render(&found("titel: 2", 1, 5), Style::Colour).contains('\u{1b}'));
        assert!(!render(&found("titel: 2", 1, 5), Style::Plain).contains('\u{1b}'));
    }

    #[test]
    fn a_place_behind_the_end_of_a_line_that_was_cut_is_still_named() {
        let shown = render(&found("cut", 5000, 5), Style::Plain);
        assert!(shown.contains("a.ron:12"), "{shown}");
        assert!(render(&found("", 1, 1), Style::Plain).contains("a.ron:12"));
    }

    proptest! {
        #[test]
        fn what_is_put_in_a_frame_is_what_the_renderer_shows(
            (file, line, message) in ("[ -~]{0,20}", proptest::option::of(any::<u32>()), "[ -~\n\té]{0,60}"),
            hint in proptest::option::of("[ -~]{0,60}"),
            is_error in any::<bool>(),
        ) {
            let place = Place { line, ..Place::whole(file) };
            let severity = if is_error { Severity::Error } else { Severity::Warning };
            let told = Diagnostic { hint, severity, ..Diagnostic::error("bad-date", place, message) };
            for style in [Style::Plain, Style::Colour] {
                assert_eq!(render(&told, style), rendered(&told, style));
            }
        }
    }

    #[test]
    fn a_file_as_a_whole_is_named_without_a_line() {
        let found = Diagnostic::warning("empty-file", Place::whole("a.ron"), "the file is empty");
        assert_eq!(render(&found, Style::Plain), "warning[empty-file]: the file is empty\n--> a.ron");
    }
}
