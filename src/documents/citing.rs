//! Where a printed sentence stands.

use rungs_domain::spec::{Citation, ItemKind, Level, Locator, Series, Tier};

/// A level with what is needed to cite it.
#[derive(Debug, Clone, Copy)]
pub struct CitedLevel<'a> {
    /// Its series.
    pub series: &'a Series,
    /// The level.
    pub level: &'a Level,
    /// The mark of the text as loaded, from [`Citation::revision_mark`].
    pub revision: &'a str,
}

impl CitedLevel<'_> {
    /// The whole citation of a passage: authority, document, series, date, level, passage and revision.
    pub(super) fn full(&self, passage: &str) -> String {
        self.citation(passage).to_string()
    }

    /// The place of a sentence in the qualifications of a tier: level, heading, the smaller heading above the sentence
    /// where one is printed, date and revision. What comes before these stands once in the full citation.
    pub(super) fn sentence(&self, tier: &Tier, cite: &str) -> String {
        let heading = bare(&tier.heading);
        let above = tier.printed.iter().find(|one| one.text.contains(cite)).and_then(|one| one.heading.as_deref());
        let place = match above.map(bare) {
            Some(above) if above != heading => format!("{heading}, {above}"),
            _ => heading.to_owned(),
        };
        self.short(&place)
    }

    /// Level, list, number, date and revision of a numbered item.
    pub(super) fn item(&self, kind: ItemKind, number: u32) -> String {
        let citation = Citation::new(self.series, self.level, &Locator::Item(kind, number), self.revision);
        let place = citation.parts.get(PLACE..citation.parts.len().saturating_sub(1)).unwrap_or_default();
        self.short(&place.join(", "))
    }

    /// A passage printed for the series as a whole, or with an empty one the whole text: authority, document, title,
    /// date, passage and revision.
    pub(super) fn of_series(&self, passage: &str) -> String {
        let citation = Citation::of_series(self.series, &Locator::Under(passage.to_owned()), self.revision);
        let parts: Vec<String> = citation.parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }

    /// Level, place, date and revision.
    pub(super) fn short(&self, place: &str) -> String {
        let standing = self.citation("").parts.into_iter().nth(STANDING).unwrap_or_default();
        format!("{}, {place}, {standing}, revision {}", self.level.code, self.revision)
    }

    fn citation(&self, passage: &str) -> Citation {
        Citation::new(self.series, self.level, &Locator::Under(passage.to_owned()), self.revision)
    }
}

/// Where date or status stand among the parts of a [`Citation`].
const STANDING: usize = 3;

/// Where the place within the level begins, behind date or status and the level.
const PLACE: usize = STANDING + 2;

/// A heading without its colon.
pub(super) fn bare(heading: &str) -> &str {
    heading.trim().trim_end_matches(':')
}
