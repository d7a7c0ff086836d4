//! Where a printed sentence stands.

use rungs_domain::compare::{Criterion, LevelView, Quotation};
use rungs_domain::spec::{Citation, ItemKind, Level, Locator, Series, Tier, bare_heading};

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

impl<'a> CitedLevel<'a> {
    /// The level as it is compared.
    pub fn view(&self) -> LevelView<'a> {
        LevelView { series: self.series, level: self.level }
    }

    /// The whole citation of a passage: authority, document, series, date, level, passage and revision.
    pub(super) fn full(&self, passage: &str) -> String {
        let passage = Locator::Under(passage.to_owned());
        Citation::new(self.series, self.level, &passage, self.revision).to_string()
    }

    /// The place of a sentence in the qualifications of a tier: level, heading, the smaller heading above the sentence
    /// where one is printed, date and revision. What comes before these stands once in the full citation.
    pub(super) fn sentence(&self, tier: &Tier, cite: &str) -> String {
        let heading = bare_heading(&tier.heading);
        let above = tier.printed.iter().find(|one| one.text.contains(cite)).and_then(|one| one.heading.as_deref());
        let place = match above.map(bare_heading) {
            Some(above) if above != heading => format!("{heading}, {above}"),
            _ => heading.to_owned(),
        };
        self.short(&place)
    }

    /// Level, list, number, date and revision of a numbered item.
    pub(super) fn item(&self, kind: ItemKind, number: u32) -> String {
        self.short(&Citation::new(self.series, self.level, &Locator::Item(kind, number), self.revision).place)
    }

    /// A passage printed for the series as a whole, or with an empty one the whole text: authority, document, title,
    /// date, passage and revision.
    pub(super) fn of_series(&self, passage: &str) -> String {
        Citation::of_series(self.series, &Locator::Under(passage.to_owned()), self.revision).to_string()
    }

    /// How words that set the level apart are cited.
    pub fn citation(&self, quotation: &Quotation) -> Citation {
        match quotation.of_series {
            true => Citation::of_series(self.series, &quotation.locator, self.revision),
            false => Citation::new(self.series, self.level, &quotation.locator, self.revision),
        }
    }

    /// The same in short, where the documents are cited in full before.
    pub(super) fn quotation_place(&self, quotation: &Quotation) -> String {
        let place = self.citation(quotation).place;
        let place = if quotation.of_series { format!("{place} of the series") } else { place };
        self.short(&place)
    }

    /// Level, place of a passage, date and revision.
    pub(super) fn place(&self, locator: &Locator) -> String {
        self.short(&Citation::new(self.series, self.level, locator, self.revision).place)
    }

    /// The place of a printed rule of allocation of the series, in short.
    pub(super) fn rule_place(&self, rule: &Criterion) -> String {
        let cited = rule.citation(self.series, self.revision);
        match rule.printed_at.first().and_then(|at| self.series.levels.get(*at)) {
            Some(level) => CitedLevel { level, ..*self }.short(&cited.place),
            None => format!("{} of the series, {}, revision {}", cited.place, self.series.dating(None), self.revision),
        }
    }

    /// Level, place, date and revision.
    pub(super) fn short(&self, place: &str) -> String {
        let dating = self.series.dating(Some(self.level));
        format!("{}, {place}, {dating}, revision {}", self.level.code, self.revision)
    }
}
