//! Where a printed sentence stands.

use rungs_domain::spec::{Citation, Level, Passage, Series, Tier};

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

    /// Level, place, date and revision.
    pub(super) fn short(&self, place: &str) -> String {
        let standing = self.citation("").parts.into_iter().nth(STANDING).unwrap_or_default();
        format!("{}, {place}, {standing}, revision {}", self.level.code, self.revision)
    }

    fn citation(&self, passage: &str) -> Citation {
        Citation::new(self.series, self.level, &Passage::Under(passage.to_owned()), self.revision)
    }
}

/// Where date or status stand among the parts of a [`Citation`].
const STANDING: usize = 3;

/// A heading without its colon.
pub(super) fn bare(heading: &str) -> &str {
    heading.trim().trim_end_matches(':')
}
