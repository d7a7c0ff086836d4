//! Parts of the outline into the fields of series and levels.

mod facts;
mod imprinted;
mod qualifications;
mod sections;

use rungs_domain::spec::{Code, Duty, DutyScope, Ksa, KsaList, Level, Numbering, Section};

use super::bounds::{MOST_COPIED, PLACE};
use super::classes::Class;
use super::dates::DateOrder;
use super::ksas::{KsaItem, ksas};
use super::lists::{Item, Items, duties};
use super::outline::{Outline, OutlinePart, PartEntry};
use super::profile::Profile;
use super::provenance::{LIKELY, ProvenanceLog, SURE};
use super::role::Role;
use super::sourced_text::SourcedText;
use super::words::{is_capitals, title_case};
use crate::Reason;
use rungs_domain::spec::PathStep::{self, Field as F, Index as I};

pub(super) use sections::SeriesText;

/// What fills the fields.
pub(super) struct DraftBuilder<'a, 'm> {
    pub log: &'a mut ProvenanceLog<'m>,
    pub profile: &'a Profile,
    pub levels: Vec<Level>,
    pub series: SeriesText,
    /// Rungs wrote the document: behind items stand marks of its own.
    pub is_own: bool,
    /// Which figure of a date is the month, where the document or the profile says so.
    pub order: Option<DateOrder>,
    /// Classes have concepts of their own: what is said of all is said of the series.
    own_concepts: bool,
    /// The levels whose knowledge, skills and abilities were taken up, in printed order.
    with_ksas: Vec<usize>,
    /// So many bytes were said again.
    copied: usize,
}

impl<'a, 'm> DraftBuilder<'a, 'm> {
    /// With a level for each class.
    pub fn new(classes: &[Class], codes: &[Code], log: &'a mut ProvenanceLog<'m>, profile: &'a Profile) -> Self {
        let known = classes.iter().zip(codes).enumerate();
        let levels = known.map(|(at, (class, code))| first(at, class, code.clone(), log)).collect();
        let series = SeriesText::default();
        let with_ksas = Vec::new();
        DraftBuilder {
            log,
            profile,
            levels,
            series,
            is_own: false,
            order: None,
            own_concepts: false,
            with_ksas,
            copied: 0,
        }
    }

    /// The level of a class.
    #[expect(clippy::indexing_slicing, reason = "marks name classes of the document only; `fill` asserts it")]
    fn level(&mut self, class: usize) -> &mut Level {
        &mut self.levels[class]
    }

    /// Takes every part up, in printed order.
    pub fn fill(&mut self, outline: &Outline) {
        let named = outline.parts.iter().flat_map(|part| part.classes.iter());
        let named = named.chain(outline.facts.iter().flat_map(|fact| fact.classes.iter()));
        let named = named.chain(outline.class_heads.iter().flat_map(|(which, _)| which));
        debug_assert!(named.chain(outline.unheaded.iter().map(|(at, _)| at)).all(|at| *at < self.levels.len()));
        let is_own = |part: &OutlinePart| part.named && part.role == Some(Role::Concept) && !part.entries.is_empty();
        self.own_concepts = self.levels.len() > 1 && outline.parts.iter().any(is_own);
        // What a person placed goes into lists where it stands, but into sections behind what they have.
        let waits = |part: &&OutlinePart| part.placed && !matches!(part.role, Some(Role::Duties | Role::Ksas));
        let (placed, parts): (Vec<&OutlinePart>, Vec<&OutlinePart>) = outline.parts.iter().partition(waits);
        parts.into_iter().chain(placed).for_each(|part| self.part(part));
        for fact in &outline.facts {
            self.fact(fact);
        }
        for (which, head) in &outline.class_heads {
            self.log.aside(head, Reason::Heading);
            if let [class] = which.as_slice() {
                self.rank(*class, head);
            }
        }
        for (class, head) in &outline.unheaded {
            let title = self.level(*class).title.clone();
            self.log.warn(Some(head), format!("{title} has no heading of its own; its part is taken to begin here"));
        }
        self.deciding_tiers();
    }

    fn part(&mut self, part: &OutlinePart) {
        if part.entries.is_empty() {
            part.heading.iter().for_each(|heading| self.log.aside(heading, Reason::Heading));
            return;
        }
        use Role as R;
        let of_levels = part.named || self.levels.len() == 1;
        match part.role {
            None | Some(R::Series) if !part.named => self.section(part),
            Some(R::Levels) if !part.named => self.section(part),
            Some(R::Concept) if !part.named && self.own_concepts => self.section(part),
            Some(R::Allocation) => self.allocation(part),
            Some(R::Vocabulary) => self.vocabulary(part),
            Some(R::Conditions) if !part.named => {
                self.of_series(part, "conditions_of_employment", |series| &mut series.conditions);
            }
            Some(R::Bargaining) if !part.named => {
                self.of_series(part, "bargaining_unit", |series| &mut series.bargaining);
            }
            Some(R::Ksas) if !of_levels || part.classes.len() == self.levels.len() && self.levels.len() > 1 => {
                self.series_wide_ksas(part)
            }
            Some(R::Facts) if !part.named => self.printed_facts(part),
            Some(R::Notes) if !part.named => self.notes(part),
            _ if !self.holds(part) => self.section(part),
            Some(R::Ksas) => self.level_ksas(part),
            Some(R::Duties) => self.duty_lists(part),
            Some(R::Minimum | R::Schooling | R::Desirable | R::Recommended) => self.tiers(part),
            Some(R::Concept | R::Levels | R::Series) | None => self.concept(part),
            Some(R::Guidelines | R::SupervisionReceived | R::Contacts | R::SupervisionExercised) => self.factor(part),
            Some(R::Physical) => self.of_levels(part, "physical_demands", |level| &mut level.physical_demands),
            Some(R::Environment) => self.of_levels(part, "working_environment", |level| &mut level.working_environment),
            Some(R::Licences) => self.licences(part),
            Some(R::History) => self.history(part),
            Some(R::Facts) => self.printed_facts(part),
            Some(R::Notes) => self.notes(part),
            Some(R::Other | R::Conditions | R::Bargaining) => self.other(part),
        }
    }

    /// Whether a draft can hold what is said of several classes with each of them; if not, that is told.
    fn holds(&mut self, part: &OutlinePart) -> bool {
        let words = part.entries.iter().map(|entry| entry.passage.text().len() + PLACE).sum::<usize>();
        let fits = self.takes(words.saturating_mul(part.classes.len().saturating_sub(1)));
        if !fits {
            let first = part.heading.as_ref().or(part.entries.first().map(|entry| &entry.passage));
            let what = format!(
                "it is about {} classes: said with each, it is more than a draft holds; it stays with the series",
                part.classes.len()
            );
            self.log.warn(first, what);
        }
        fits
    }

    /// Whether so many bytes can be said again.
    fn takes(&mut self, bytes: usize) -> bool {
        self.copied = self.copied.saturating_add(bytes);
        self.copied <= MOST_COPIED
    }

    fn confidence(part: &OutlinePart) -> u16 {
        if part.sure { SURE } else { LIKELY }
    }

    /// The class concept; a list under a class without a heading of duties is its duties.
    fn concept(&mut self, part: &OutlinePart) {
        if self.is_own && part.entries.last().is_some_and(|entry| entry.marker.is_some()) {
            return self.duty_lists(part);
        }
        let is_list = |entry: &PartEntry| entry.marker.is_some();
        let leads = part.entries.iter().position(|entry| self.profile.leads_in(entry.passage.text()));
        let all_listed = part.entries.iter().all(is_list);
        let from = if part.placed {
            None
        } else if all_listed {
            Some(0)
        } else {
            leads.filter(|at| part.entries.iter().skip(at + 1).any(is_list))
        };
        let (text, list) = part.entries.split_at(from.unwrap_or(part.entries.len()));
        if !list.is_empty() {
            let heading = part.heading.clone().filter(|_| text.is_empty());
            // No heading says that they are duties.
            self.duty_lists(&OutlinePart { entries: list.to_vec(), heading, sure: false, ..part.clone() });
        }
        if text.is_empty() {
            return;
        }
        for class in part.classes.iter() {
            let to = [F("levels"), I(*class), F("concept"), I(self.level(*class).concept.len())];
            let section = self.section_at(&to, part, text);
            self.level(*class).concept.push(section);
        }
    }

    /// A section with its heading, each paragraph placed.
    fn section_at(&mut self, to: &[PathStep], part: &OutlinePart, entries: &[PartEntry]) -> Section {
        let confidence = Self::confidence(part);
        let heading = part.heading.as_ref().filter(|heading| !self.is_imprint(heading));
        let heading = heading.map(|heading| self.log.place(&[to, &[F("heading")]].concat(), heading, confidence));
        let mut section = Section { heading, text: Vec::new() };
        self.append(&mut section.text, to, Self::confidence(part), entries);
        section
    }

    /// More text, each paragraph placed behind those that are there.
    fn append(&mut self, text: &mut Vec<String>, to: &[PathStep], confidence: u16, entries: &[PartEntry]) {
        for entry in entries {
            if let Some(sub) = entry.sub.as_ref().filter(|_| entry.opens) {
                text.push(self.log.place(&[to, &[F("text"), I(text.len())]].concat(), sub, confidence));
            }
            let whole = whole(entry);
            text.push(self.log.place(&[to, &[F("text"), I(text.len())]].concat(), &whole, confidence));
        }
    }

    fn duty_lists(&mut self, part: &OutlinePart) {
        let items = self.own_list(part).unwrap_or_else(|| duties(part, self.profile));
        for class in part.classes.iter().copied() {
            self.duties_of(class, part, &items);
        }
        items.after.iter().for_each(|text| self.below_duties(part, text));
    }

    fn duties_of(&mut self, class: usize, part: &OutlinePart, items: &Items) {
        let numbered = items.numbered();
        let confidence = Self::confidence(part);
        let mut list = std::mem::take(&mut self.level(class).duties);
        let to = |steps: &[PathStep]| [&[F("levels"), I(class), F("duties")], steps].concat();
        if list.items.is_empty() {
            list.numbering = if numbered { Numbering::Printed } else { Numbering::Counted };
        } else if !numbered {
            list.numbering = Numbering::Counted;
        }
        if let (None, Some(heading)) = (&list.heading, &part.heading) {
            list.heading = Some(self.log.place(&to(&[F("heading")]), heading, confidence));
        }
        if let (None, Some(lead)) = (&list.lead_in, &items.lead_in) {
            list.lead_in = Some(self.log.place(&to(&[F("lead_in")]), lead, confidence));
        }
        for item in &items.items {
            if !part.placed && self.profile.decides_allocation(item.text.text()) {
                self.allocation_rule(None, &item.text);
                continue;
            }
            self.marker(item);
            let at = list.items.len();
            let last = list.items.last().map(|duty: &Duty| duty.number);
            let printed = item.number.filter(|number| numbered && last.is_none_or(|last| *number > last));
            if printed.is_none() {
                list.numbering = Numbering::Counted;
            }
            let number = printed.unwrap_or_else(|| next(last));
            let (words, scope, note) = self.unmarked(&item.text);
            let note = note.map(|note| self.log.place(&to(&[F("items"), I(at), F("note")]), &note, confidence));
            let text = self.log.place(&to(&[F("items"), I(at), F("text")]), &words, confidence);
            let scope = scope.unwrap_or_else(|| self.scope(&text));
            list.items.push(Duty { number, text, scope, note });
        }
        self.level(class).duties = list;
    }

    fn marker(&mut self, item: &Item) {
        item.marker.iter().for_each(|marker| self.log.aside(marker, Reason::Marker));
        item.sub.iter().for_each(|sub| self.log.aside(sub, Reason::Heading));
    }

    fn scope(&self, text: &str) -> DutyScope {
        match () {
            () if self.profile.is_other_duties(text) => DutyScope::OtherAsAssigned,
            () if self.profile.is_lower_levels(text) => DutyScope::LowerLevels,
            () => DutyScope::Own,
        }
    }

    /// What stands below a list of duties: what decides an allocation, or a paragraph that stays as printed.
    fn below_duties(&mut self, part: &OutlinePart, text: &SourcedText) {
        if self.profile.decides_allocation(text.text()) {
            self.allocation_rule(None, text);
            return;
        }
        for class in part.classes.iter().copied() {
            self.fact_of_level(class, part.heading.as_ref(), text, LIKELY);
        }
    }

    fn level_ksas(&mut self, part: &OutlinePart) {
        let (lead, items, asides) = ksas(part, self.profile);
        asides.iter().for_each(|aside| self.log.aside(aside, Reason::Heading));
        for class in part.classes.iter() {
            let inherits = items.iter().any(|item| item.inherits);
            let before = if inherits { self.inherited(*class) } else { Vec::new() };
            let mut list = std::mem::take(&mut self.level(*class).ksas);
            self.ksas_into(&mut list, &[F("levels"), I(*class), F("ksas")], part, (lead.as_ref(), &items), &before);
            self.level(*class).ksas = list;
        }
        if self.with_ksas.last().is_none_or(|last| [*last] != *part.classes) {
            self.with_ksas.extend(part.classes.iter().copied());
        }
    }

    fn series_wide_ksas(&mut self, part: &OutlinePart) {
        let (lead, items, asides) = ksas(part, self.profile);
        if items.is_empty() {
            self.section(part);
            return;
        }
        asides.iter().for_each(|aside| self.log.aside(aside, Reason::Heading));
        let mut list = self.series.ksas.take().unwrap_or_default();
        self.ksas_into(&mut list, &[F("ksas")], part, (lead.as_ref(), &items), &[]);
        self.series.ksas = Some(list);
    }

    /// What an entry that begins with "all of the above" takes in: the items of the level printed last before.
    fn inherited(&self, class: usize) -> Vec<Ksa> {
        if self.copied > MOST_COPIED {
            return Vec::new();
        }
        let last = self.with_ksas.iter().rev().find(|other| **other != class);
        let level = last.and_then(|other| self.levels.get(*other));
        level.map(|level| level.ksas.items.clone()).unwrap_or_default()
    }

    fn ksas_into(
        &mut self,
        list: &mut KsaList,
        to: &[PathStep],
        part: &OutlinePart,
        (lead, items): (Option<&SourcedText>, &[KsaItem]),
        before: &[Ksa],
    ) {
        let confidence = Self::confidence(part);
        let numbered = items.iter().all(|item| item.number.is_some()) && list.items.is_empty();
        list.numbering = if numbered && !items.is_empty() { Numbering::Printed } else { Numbering::Counted };
        if let (None, Some(heading)) = (&list.heading, &part.heading) {
            list.heading = Some(self.log.place(&[to, &[F("heading")]].concat(), heading, confidence));
        }
        if let (None, Some(lead)) = (&list.lead_in, lead) {
            list.lead_in = Some(self.log.place(&[to, &[F("lead_in")]].concat(), lead, confidence));
        }
        for item in items {
            if item.inherits {
                self.take_in(list, before, item);
            }
            item.marker.iter().for_each(|marker| self.log.aside(marker, Reason::Marker));
            let at = list.items.len();
            let number =
                item.number.filter(|_| numbered).unwrap_or_else(|| next(list.items.last().map(|ksa| ksa.number)));
            let place = |field| [to, &[F("items"), I(at), F(field)]].concat();
            item.name.iter().for_each(|name| drop(self.log.place(&place("name"), name, confidence)));
            let (text, _, note) = self.unmarked(&item.text);
            self.log.place(&place("text"), &text, confidence);
            let note = note.map(|note| self.log.place(&place("note"), &note, confidence));
            let item = KsaItem { text, ..item.clone() };
            list.items.push(Ksa { note, ..item.ksa(number, self.profile) });
        }
        for entry in part.entries.iter().filter(|entry| entry.opens) {
            entry.sub.iter().for_each(|sub| self.log.aside(sub, Reason::Heading));
        }
    }

    /// Takes the items of one kind in that "all of the above" stands for, each said to be inherited.
    fn take_in(&mut self, list: &mut KsaList, before: &[Ksa], item: &KsaItem) {
        let of_kind = || before.iter().filter(|ksa| ksa.kind == item.kind);
        if !self.takes(of_kind().map(|ksa| ksa.text.len() + PLACE).sum()) {
            let what = "what stands above is more than a draft can say again: it is not taken in here";
            return self.log.warn(Some(&item.text), what);
        }
        for ksa in of_kind() {
            let number = next(list.items.last().map(|ksa| ksa.number));
            let note = Some("Inherited: the document says \"all of the above\" here.".to_owned());
            list.items.push(Ksa { number, note, ..ksa.clone() });
        }
    }
}

/// An entry with its marker, as printed.
fn whole(entry: &PartEntry) -> SourcedText {
    // A bullet says nothing; a number or letter may be referred to.
    let named = entry.marker.clone().filter(|marker| marker.text().contains(char::is_alphanumeric));
    let Some(mut whole) = named else { return entry.passage.clone() };
    whole.join(" ", &entry.passage);
    whole
}

fn next(last: Option<u32>) -> u32 {
    last.unwrap_or(0).saturating_add(1)
}

/// A level with its code and title.
fn first(at: usize, class: &Class, code: Code, log: &mut ProvenanceLog<'_>) -> Level {
    if class.code.is_empty() {
        log.warn(Some(&class.title), "no class code is printed: write the code that the authority uses");
    }
    let to = |field| [F("levels"), I(at), F(field)];
    let confidence = if class.is_guessed { LIKELY } else { SURE };
    log.place(&to("code"), &class.code, confidence);
    let title = log.place(&to("title"), &class.title, confidence);
    let title = if is_capitals(&title) { title_case(&title) } else { title };
    let title = if title.is_empty() { "Class without a title".to_owned() } else { title };
    let mut level = Level::new(code, title);
    if let Some(abolished) = &class.abolished {
        level.notes.push(format!("The table of titles says: {}.", abolished.text().trim_matches(['(', ')'])));
        log.place(&[F("levels"), I(at), F("notes"), I(0)], abolished, SURE);
    }
    level
}
