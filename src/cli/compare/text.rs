//! Comparisons and ladders as text: the head, what decides a level first, what supports it after.

use rungs_domain::compare::{Against, Change, Comparison, Ladder, LevelView};
use rungs_domain::spec::{ItemKind, Level};

use super::cards::cards;
use super::layout::Layout;
use super::rows::{Row, Sections, counts, items, link_rows, text_rows};
use crate::cli::text::{Mark, Page, Span, UNBROKEN, changed, faint, plain, strong};
use crate::library::Library;

/// `None`: a level is not loaded.
pub(super) fn comparison(library: &Library, comparison: &Comparison, width: usize) -> Option<String> {
    let (lower, upper) = (library.level(&comparison.lower)?, library.level(&comparison.upper)?);
    let linked = |links, kind| link_rows(links, &items(lower.level, kind), &items(upper.level, kind));
    let sections = Sections {
        concept: text_rows(&comparison.concept),
        factors: text_rows(&comparison.factors),
        duties: linked(&comparison.duties, ItemKind::Duty),
        ksas: linked(&comparison.ksas, ItemKind::Ksa),
        qualifications: text_rows(&comparison.qualifications),
        facts: text_rows(&comparison.facts),
    };
    Some(page(library, &[lower, upper], None, &sections, &comparison.fallbacks, width))
}

/// `None`: a level is not loaded.
pub(super) fn ladder(library: &Library, ladder: &Ladder, width: usize) -> Option<String> {
    let views = ladder.levels.iter().map(|level| library.level(level)).collect::<Option<Vec<_>>>()?;
    let levels: Vec<&Level> = views.iter().map(|view| view.level).collect();
    let baseline = match ladder.against {
        Against::LevelBelow => None,
        Against::Baseline(at) => ladder.levels.get(at).map(|level| level.code.as_str()),
    };
    Some(page(library, &views, baseline, &Sections::of_ladder(ladder, &levels), &ladder.fallbacks, width))
}

fn page(
    library: &Library,
    levels: &[LevelView<'_>],
    baseline: Option<&str>,
    sections: &Sections,
    fallbacks: &[String],
    width: usize,
) -> String {
    let mut page = Page::new(width);
    let layout = Layout::new(levels, width);
    cards(&mut page, library, levels);
    page.gap();
    if let Some(code) = baseline {
        page.paragraph(0, &[plain(format!("Each level is compared with {code}."))]);
    }
    summary(&mut page, "Duties", &sections.duties);
    summary(&mut page, "KSAs", &sections.ksas);
    page.part("Allocating text", "what decides the level");
    for rows in [&sections.concept, &sections.factors] {
        rows.iter().for_each(|row| layout.row(&mut page, row));
    }
    if sections.concept.is_empty() && sections.factors.is_empty() {
        page.paragraph(0, &[faint("The documents print none.")]);
    }
    page.part("Supporting text", "typical duties, knowledge, skills and abilities, qualifications");
    list(&mut page, &layout, "Duties", &sections.duties);
    list(&mut page, &layout, "Knowledge, skills and abilities", &sections.ksas);
    list(&mut page, &layout, "Qualifications", &sections.qualifications);
    list(&mut page, &layout, "Pay, conditions and other printed facts", &sections.facts);
    for left_out in fallbacks {
        page.gap();
        page.hanging(0, "Note: ", &[plain(left_out.as_str())]);
    }
    legend(&mut page);
    page.finish()
}

fn list(page: &mut Page, layout: &Layout<'_>, title: &str, rows: &[Row]) {
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
    for (change, count) in counts(rows) {
        spans.push(Span::new(
            format!("{}{UNBROKEN}{count}{UNBROKEN}{}", change.glyph(), change.word()),
            Mark::Change(change),
        ));
        spans.push(plain("   "));
    }
    if rows.is_empty() {
        spans.push(faint("none printed"));
    }
    page.paragraph(0, &spans);
}

fn legend(page: &mut Page) {
    page.gap();
    page.rule();
    let mut spans = Vec::new();
    for change in Change::ALL {
        spans.extend([changed(change), plain("   ")]);
    }
    spans.extend([
        Span::new(format!("[-only{UNBROKEN}below-]"), Mark::Gone),
        plain("   "),
        Span::new(format!("{{+only{UNBROKEN}above+}}"), Mark::New),
    ]);
    page.paragraph(0, &spans);
    page.paragraph(0, &[faint("Texts that share little stand without marks; ✓ a specialist confirmed the link.")]);
}
