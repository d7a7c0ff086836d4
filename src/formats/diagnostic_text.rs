//! Diagnostics as text for people: the message, the place, the line with a caret, the hint.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use rungs_domain::diagnostic::{Diagnostic, Place, Severity};

/// How a diagnostic is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Plain text, for files and pipes.
    Plain,
    /// With colours, for a terminal.
    Colour,
}

/// Shows one diagnostic, without a line feed at the end.
pub fn render(diagnostic: &Diagnostic, style: Style) -> String {
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
