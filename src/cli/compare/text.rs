//! Comparisons and ladders as text: the head, what decides a level first, what supports it after.

use rungs_domain::compare::{Across, Against, Comparison, Ladder, LevelView, Told};
use rungs_domain::spec::Level;

use super::cards::cards;
use super::layout::Layout;
use super::names::names;
use super::rows::{Row, Sections, counts};
use crate::cli::text::{Mark, Page, Span, UNBROKEN, changed, faint, plain, strong};
use crate::library::Library;

/// `None`: a level is not loaded.
pub(super) fn comparison(library: &Library, comparison: &Comparison, width: usize) -> Option<String> {
    let (lower, upper) = (library.level(&comparison.lower)?, library.level(&comparison.upper)?);
    let sections = Sections::of_comparison(comparison, lower.level, upper.level);
    let notes = [&comparison.remarks, &comparison.fallbacks];
    Some(page(library, &[lower, upper], None, &sections, notes, width))
}

/// `None`: a level is not loaded.
pub(super) fn ladder(library: &Library, ladder: &Ladder, width: usize) -> Option<String> {
    let views = ladder.levels.iter().map(|level| library.level(level)).collect::<Option<Vec<_>>>()?;
    let levels: Vec<&Level> = views.iter().map(|view| view.level).collect();
    let baseline = match ladder.against {
        Against::LevelBelow => None,
        Against::Baseline(at) => ladder.levels.get(at).map(|level| level.code.as_str()),
    };
    let notes = [&ladder.remarks, &ladder.fallbacks];
    Some(page(library, &views, baseline, &Sections::of_ladder(ladder, &levels), notes, width))
}

fn page(
    library: &Library,
    levels: &[LevelView<'_>],
    baseline: Option<&str>,
    sections: &Sections,
    [remarks, fallbacks]: [&Vec<String>; 2],
    width: usize,
) -> String {
    let mut page = Page::new(width);
    let layout = Layout::new(levels, width);
    cards(&mut page, library, levels, &names(levels));
    page.gap();
    for remark in remarks {
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
    legend(&mut page, &sections.told());
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
fn legend(page: &mut Page, told: &[Told]) {
    page.gap();
    page.rule();
    for told in told {
        let meaning = match told {
            Told::Within(change) => change.meaning(),
            Told::Across(Across::OnlyHere) => "only the level in question prints it",
            Told::Across(Across::OnlyThere) => "only the level compared with prints it",
            Told::Across(Across::Alike) => "both ask for the same",
            Told::Across(Across::Differs) => "both print it, in words that differ",
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
