//! Comparisons and ladders as text: the head, what decides a level first, what supports it after.

use rungs_domain::compare::{Across, Against, Comparison, Ladder, LevelView, Told};
use rungs_library::Library;

use super::cards::cards;
use super::layout::Layout;
use super::names::names;
use super::rows::{Row, Sections, counts};
use crate::cli::text::{Mark, Page, Span, UNBROKEN, changed, faint, plain, strong};

/// `None`: a level is not loaded.
pub(super) fn comparison(library: &Library, comparison: &Comparison, width: usize) -> Option<String> {
    let (lower, upper) = (library.level(&comparison.lower)?, library.level(&comparison.upper)?);
    let sections = Sections::of_comparison(comparison, lower, upper);
    let notes = Notes {
        remarks: &comparison.remarks,
        allocating: comparison.allocating_elsewhere.as_deref(),
        fallbacks: &comparison.fallbacks,
    };
    Some(page(library, &[lower, upper], None, &sections, &notes, width))
}

/// `None`: a level is not loaded.
pub(super) fn ladder(library: &Library, ladder: &Ladder, width: usize) -> Option<String> {
    let views = ladder.levels.iter().map(|level| library.level(level)).collect::<Option<Vec<_>>>()?;
    let baseline = match ladder.against {
        Against::LevelBelow => None,
        Against::Baseline(at) => ladder.levels.get(at).map(|level| level.code.as_str()),
    };
    let notes = Notes {
        remarks: &ladder.remarks,
        allocating: ladder.allocating_elsewhere.as_deref(),
        fallbacks: &ladder.fallbacks,
    };
    Some(page(library, &views, baseline, &Sections::of_ladder(ladder, &views), &notes, width))
}

/// What is said beside the rows.
struct Notes<'a> {
    remarks: &'a [String],
    allocating: Option<&'a str>,
    fallbacks: &'a [String],
}

fn page(
    library: &Library,
    levels: &[LevelView<'_>],
    baseline: Option<&str>,
    sections: &Sections,
    notes: &Notes<'_>,
    width: usize,
) -> String {
    let mut page = Page::new(width);
    let layout = Layout::new(levels, width);
    cards(&mut page, library, levels, &names(levels));
    page.gap();
    for remark in notes.remarks {
        page.hanging(0, "Note: ", &[plain(remark.as_str())]);
    }
    if let Some(code) = baseline {
        page.paragraph(0, &[plain(format!("Each level is compared with {code}."))]);
    }
    summary(&mut page, "Duties", &sections.duties);
    summary(&mut page, "KSAs", &sections.ksas);
    page.part("Allocating text", "what decides the level");
    for rows in [&sections.concept, &sections.factors] {
        rows.iter().for_each(|row| layout.row(&mut page, row));
    }
    match notes.allocating {
        Some(elsewhere) => page.paragraph(0, &[plain(elsewhere)]),
        None if sections.concept.is_empty() && sections.factors.is_empty() => {
            page.paragraph(0, &[faint("The documents print none.")]);
        }
        None => {}
    }
    page.part("Supporting text", "typical duties, knowledge, skills and abilities, qualifications");
    list(&mut page, &layout, "Duties", &sections.duties);
    list(&mut page, &layout, "Knowledge, skills and abilities", &sections.ksas);
    list(&mut page, &layout, "Qualifications", &sections.qualifications);
    list(&mut page, &layout, "Pay, conditions and other printed facts", &sections.facts);
    for left_out in notes.fallbacks {
        page.gap();
        page.hanging(0, "Note: ", &[plain(left_out.as_str())]);
    }
    legend(&mut page, &sections.told(), &names(levels));
    page.finish()
}

fn list(page: &mut Page, layout: &Layout, title: &str, rows: &[Row]) {
    if rows.is_empty() {
        return;
    }
    page.heading(0, title);
    page.gap();
    rows.iter().for_each(|row| layout.row(page, row));
}

/// How many of each change.
fn summary(page: &mut Page, what: &str, rows: &[Row]) {
    let mut spans = vec![strong(format!("{what:<8}"))];
    for (told, count) in counts(rows) {
        let word = told.word().replace(' ', UNBROKEN);
        spans.push(Span::new(format!("{}{UNBROKEN}{count}{UNBROKEN}{word}", told.glyph()), Mark::Change(told)));
        spans.push(plain("   "));
    }
    if rows.is_empty() {
        spans.push(faint("none printed"));
    }
    page.paragraph(0, &spans);
}

/// What the signs mean, of those that stand above.
fn legend(page: &mut Page, told: &[Told], names: &[String]) {
    page.gap();
    page.rule();
    for told in told {
        let (there, here) = match names {
            [lower, upper] => (lower.as_str(), upper.as_str()),
            _ => ("the level compared with", "the level in question"),
        };
        let meaning = match told {
            Told::Within(change) => change.meaning().to_owned(),
            Told::Across(Across::OnlyHere) => format!("printed at {here}; no counterpart was found at {there}"),
            Told::Across(Across::OnlyThere) => format!("printed at {there}; no counterpart was found at {here}"),
            Told::Across(Across::Alike) => "both ask for the same".to_owned(),
            Told::Across(Across::Differs) => "both print it, in words that differ".to_owned(),
        };
        page.paragraph(0, &[changed(*told), faint(format!(": {meaning}"))]);
    }
    let marks = [
        Span::new(format!("[-only{UNBROKEN}below-]"), Mark::Gone),
        plain("   "),
        Span::new(format!("{{+only{UNBROKEN}above+}}"), Mark::New),
    ];
    page.paragraph(0, &marks);
    page.paragraph(0, &[faint("Texts that share little are not marked. ◆: a specialist confirmed the link.")]);
}
