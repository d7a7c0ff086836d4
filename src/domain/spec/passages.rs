//! Passages: every text that a document prints about a level or a whole series, in the order shown.
//!
//! Whoever compares, searches, shows, exports, posts, reviews or checks printed text iterates over passages and never
//! lists the fields of [`Level`] or [`Series`] again. Both functions take their struct apart field by field, so the
//! compiler asks of each new field whether it is a passage.

mod role;

use std::borrow::Cow;

use jiff::civil::Date;

use super::validate::Step;
use super::{
    DutyList, Fact, ItemKind, KsaList, Level, LevelDates, Locator, Section, Series, SpecPath, Statement, Status, Term,
    Tier,
};
use Step::{Field as F, Index as I};
pub use role::{PassageRole, SpecPart};

/// A passage: what a document prints under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage<'a> {
    /// What the passage is.
    pub role: PassageRole,
    /// The heading as printed.
    pub heading: Option<&'a str>,
    /// The text.
    pub body: PassageBody<'a>,
    /// The way to it from its level or series: `concept`, 0.
    pub path: SpecPath,
}

/// The text of a passage, in the form in which the specification holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PassageBody<'a> {
    /// Paragraphs.
    Paragraphs(&'a [String]),
    /// One sentence or paragraph.
    Sentence(&'a str),
    /// A tier of qualifications: sentences with smaller headings of their own.
    Tier(&'a Tier),
    /// A list of duties.
    Duties(&'a DutyList),
    /// A list of knowledge, skills and abilities.
    Ksas(&'a KsaList),
    /// Terms with their definitions.
    Terms(&'a [Term]),
    /// A short value: pay, a date. `None`: the document leaves its place empty.
    Value(Option<Cow<'a, str>>),
}

/// A line of a passage: a paragraph, a sentence, an item, a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageLine<'a> {
    /// What it is known by inside its passage.
    pub mark: LineMark<'a>,
    /// The words as printed.
    pub text: Cow<'a, str>,
    /// The way to it from its passage: `items`, 3.
    pub path: SpecPath,
}

/// What a line is known by inside its passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineMark<'a> {
    /// It has no mark.
    None,
    /// A smaller heading above it.
    Heading(&'a str),
    /// The number of an item.
    Number(ItemKind, u32),
    /// The term that it defines.
    Term(&'a str),
}

/// What of a passage is cited by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageEntry<'a> {
    /// What it is called: its heading as printed, with the number or term it has there.
    pub label: String,
    /// The words as printed, paragraphs joined by line feeds.
    pub text: Cow<'a, str>,
    /// How it is cited.
    pub locator: Locator,
}

impl Level {
    /// What the document prints about this level, in the order shown.
    ///
    /// ```
    /// use rungs_domain::spec::{Code, Level, PassageRole, Section};
    /// let text = vec!["Lifts 50 pounds.".to_owned()];
    /// let physical_demands = Some(Section { heading: None, text });
    /// let level = Level { physical_demands, ..Level::new(Code::new("R1").unwrap(), "Ranger".to_owned()) };
    /// let passages = level.passages();
    /// assert_eq!(passages[0].role, PassageRole::PhysicalDemands);
    /// assert_eq!(passages[0].label(), "Physical demands");
    /// assert_eq!(passages[0].text(), "Lifts 50 pounds.");
    /// ```
    pub fn passages(&self) -> Vec<Passage<'_>> {
        let Level {
            // Names and the transcriber's own notes are no passages.
            code: _,
            title: _,
            rank: _,
            notes: _,
            pay,
            probation,
            flsa,
            dates,
            concept,
            factors,
            distinguished_from,
            duties,
            ksas,
            qualifications,
            licences,
            physical_demands,
            working_environment,
            history,
            facts,
        } = self;
        let mut all = Collector::default();
        if let Some(pay) = pay {
            all.push(PassageRole::Pay, Some(&pay.label), value(pay), [F("pay")]);
        }
        if let Some(flsa) = flsa {
            all.push(PassageRole::Flsa, Some(&flsa.label), value(flsa), [F("flsa")]);
        }
        if let Some(probation) = probation {
            let printed = PassageBody::Value(Some(Cow::Borrowed(probation.printed.as_str())));
            all.push(PassageRole::Probation, None, printed, [F("probation")]);
        }
        let LevelDates { effective, established, revised, last_action } = dates;
        all.dates(&[F("dates")], *effective, *established, *revised);
        all.text(PassageRole::LastAction, last_action, [F("dates"), F("last_action")]);
        all.sections(PassageRole::Concept, "concept", concept);
        for (at, factor) in factors.iter().enumerate() {
            let body = PassageBody::Paragraphs(&factor.text);
            all.push(PassageRole::Factor(factor.kind), Some(&factor.heading), body, [F("factors"), I(at)]);
        }
        for (at, other) in distinguished_from.iter().enumerate() {
            let body = PassageBody::Sentence(&other.text);
            let path = [F("distinguished_from"), I(at)];
            all.push(PassageRole::DistinguishedFrom, Some(&other.class), body, path);
        }
        if !duties.is_empty() {
            all.push(PassageRole::Duties, duties.heading.as_deref(), PassageBody::Duties(duties), [F("duties")]);
        }
        all.ksas(ksas);
        for (at, tier) in qualifications.iter().enumerate() {
            let body = PassageBody::Tier(tier);
            let role = PassageRole::Qualifications(tier.tier);
            all.push(role, Some(&tier.heading), body, [F("qualifications"), I(at)]);
        }
        for (at, license) in licences.iter().enumerate() {
            all.statement(PassageRole::License, license, [F("licences"), I(at)]);
        }
        all.section(PassageRole::PhysicalDemands, "physical_demands", physical_demands);
        all.section(PassageRole::WorkingEnvironment, "working_environment", working_environment);
        if let Some(history) = history {
            all.statement(PassageRole::History, history, [F("history")]);
        }
        all.facts(facts);
        all.0
    }
}

impl Series {
    /// What is printed for the series as a whole, in the order shown; the levels have [their own](Level::passages).
    pub fn passages(&self) -> Vec<Passage<'_>> {
        let Series {
            // Names, the source, and what people read into the text are no passages.
            id: _,
            title: _,
            authority: _,
            source: _,
            allocated_by: _,
            notes: _,
            links: _,
            levels: _,
            status,
            effective,
            established,
            revised,
            sections,
            vocabulary,
            promotional_line,
            occupational_area,
            work_area,
            cumulative,
            allocation_rule,
            ksas,
            conditions_of_employment,
            bargaining_unit,
            facts,
        } = self;
        let mut all = Collector::default();
        all.sections(PassageRole::SeriesText, "sections", sections);
        if let Some(list) = vocabulary {
            let body = PassageBody::Terms(&list.terms);
            all.push(PassageRole::Terms, list.heading.as_deref(), body, [F("vocabulary")]);
        }
        if let Some(rule) = cumulative {
            all.statement(PassageRole::CumulativeDuties, rule, [F("cumulative")]);
        }
        if let Some(rule) = allocation_rule {
            all.statement(PassageRole::AllocationRule, rule, [F("allocation_rule")]);
        }
        if let Some(list) = ksas {
            all.ksas(list);
        }
        all.section(PassageRole::ConditionsOfEmployment, "conditions_of_employment", conditions_of_employment);
        all.section(PassageRole::BargainingUnit, "bargaining_unit", bargaining_unit);
        all.facts(facts);
        all.dates(&[], *effective, *established, *revised);
        all.text(PassageRole::OccupationalArea, occupational_area, [F("occupational_area")]);
        all.text(PassageRole::WorkArea, work_area, [F("work_area")]);
        all.text(PassageRole::PromotionalLine, promotional_line, [F("promotional_line")]);
        if let Status::Proposed { notice, hearing, hearing_date, effective_rule } = status {
            all.text(PassageRole::Notice, notice, [F("status"), F("notice")]);
            all.text(PassageRole::Hearing, hearing, [F("status"), F("hearing")]);
            all.date(PassageRole::HearingDate, *hearing_date, [F("status"), F("hearing_date")]);
            all.text(PassageRole::EffectiveRule, effective_rule, [F("status"), F("effective_rule")]);
        }
        all.0
    }
}

/// The passages gathered so far.
#[derive(Default)]
struct Collector<'a>(Vec<Passage<'a>>);

impl<'a> Collector<'a> {
    fn push<const N: usize>(
        &mut self,
        role: PassageRole,
        heading: Option<&'a str>,
        body: PassageBody<'a>,
        path: [Step; N],
    ) {
        self.0.push(Passage { role, heading, body, path: path.into() });
    }

    fn section(&mut self, role: PassageRole, field: &'static str, section: &'a Option<Section>) {
        if let Some(Section { heading, text }) = section {
            self.push(role, heading.as_deref(), PassageBody::Paragraphs(text), [F(field)]);
        }
    }

    fn sections(&mut self, role: PassageRole, field: &'static str, sections: &'a [Section]) {
        for (at, Section { heading, text }) in sections.iter().enumerate() {
            self.push(role, heading.as_deref(), PassageBody::Paragraphs(text), [F(field), I(at)]);
        }
    }

    fn statement<const N: usize>(&mut self, role: PassageRole, statement: &'a Statement, path: [Step; N]) {
        let Statement { heading, text } = statement;
        self.push(role, heading.as_deref(), PassageBody::Sentence(text), path);
    }

    fn text<const N: usize>(&mut self, role: PassageRole, text: &'a Option<String>, path: [Step; N]) {
        if let Some(text) = text {
            self.push(role, None, PassageBody::Value(Some(Cow::Borrowed(text))), path);
        }
    }

    fn date<const N: usize>(&mut self, role: PassageRole, date: Option<Date>, path: [Step; N]) {
        if let Some(date) = date {
            self.push(role, None, value(date), path);
        }
    }

    fn dates(&mut self, at: &[Step], effective: Option<Date>, established: Option<Date>, revised: Option<Date>) {
        let dates = [
            (PassageRole::Effective, effective, "effective"),
            (PassageRole::Established, established, "established"),
            (PassageRole::Revised, revised, "revised"),
        ];
        for (role, date, field) in dates {
            self.0.extend(date.map(|date| {
                let path = [at, &[F(field)]].concat();
                Passage { role, heading: None, body: value(date), path }
            }));
        }
    }

    fn ksas(&mut self, list: &'a KsaList) {
        if !list.is_empty() {
            self.push(PassageRole::Ksas, list.heading.as_deref(), PassageBody::Ksas(list), [F("ksas")]);
        }
    }

    fn facts(&mut self, facts: &'a [Fact]) {
        for (at, Fact { label, text }) in facts.iter().enumerate() {
            let text = text.as_deref().map(Cow::Borrowed);
            self.push(PassageRole::Fact, Some(label), PassageBody::Value(text), [F("facts"), I(at)]);
        }
    }
}

fn value<'a>(value: impl ToString) -> PassageBody<'a> {
    PassageBody::Value(Some(Cow::Owned(value.to_string())))
}

impl<'a> Passage<'a> {
    /// What it is called: its heading as printed, without the colon; where none is printed, the program's words.
    pub fn label(&self) -> &'a str {
        match self.heading.map(bare_heading) {
            Some(heading) if !heading.is_empty() => heading,
            _ => self.role.words(),
        }
    }

    /// All its words, lines and the smaller headings above them joined by line feeds.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in self.lines() {
            if let LineMark::Heading(heading) = line.mark {
                text.extend([heading, "\n"]);
            }
            text.extend([line.text.as_ref(), "\n"]);
        }
        text.truncate(text.trim_end_matches('\n').len());
        text
    }

    /// Whether it only marks a sentence that also stands in the class concept, among `all` passages of its level: it is
    /// searched and printed there.
    pub fn is_repeated(&self, all: &[Passage<'_>]) -> bool {
        if self.role != PassageRole::DistinguishedFrom {
            return false;
        }
        let sentence = self.text();
        let mut concept = all.iter().filter(|other| other.role == PassageRole::Concept);
        concept.any(|section| section.lines().iter().any(|line| line.text.contains(&sentence)))
    }

    /// What of it is cited by itself: each item or term of a list, any other passage as a whole. Empty values are left
    /// out.
    ///
    /// A label is never empty, and is the same after a reload.
    pub fn entries(&self) -> Vec<PassageEntry<'a>> {
        let heading = self.label();
        let is_list = matches!(self.body, PassageBody::Duties(_) | PassageBody::Ksas(_) | PassageBody::Terms(_));
        let entry = |line: PassageLine<'a>| {
            let (label, locator) = match line.mark {
                LineMark::Number(kind, number) => (format!("{heading} · {number}"), Locator::Item(kind, number)),
                LineMark::Term(term) => (format!("{heading} · {term}"), Locator::Under(format!("{heading}, {term}"))),
                LineMark::None | LineMark::Heading(_) => (heading.to_owned(), Locator::Under(heading.to_owned())),
            };
            PassageEntry { label, text: line.text, locator }
        };
        match &self.body {
            PassageBody::Value(None) => Vec::new(),
            _ if is_list => self.lines().into_iter().map(entry).collect(),
            _ => {
                let text = Cow::Owned(self.text());
                vec![entry(PassageLine { mark: LineMark::None, text, path: Vec::new() })]
            }
        }
    }

    /// Its lines, in printed order.
    pub fn lines(&self) -> Vec<PassageLine<'a>> {
        match &self.body {
            PassageBody::Paragraphs(paragraphs) => {
                let lines = paragraphs.iter().enumerate();
                lines.map(|(at, text)| line(LineMark::None, text, [F("text"), I(at)])).collect()
            }
            PassageBody::Sentence(text) => vec![line(LineMark::None, text, [F("text")])],
            PassageBody::Tier(tier) => {
                let mark = |one: &'a Statement| one.heading.as_deref().map_or(LineMark::None, LineMark::Heading);
                let lines = tier.printed.iter().enumerate();
                lines.map(|(at, one)| line(mark(one), &one.text, [F("printed"), I(at), F("text")])).collect()
            }
            PassageBody::Duties(list) => {
                let items = list.items.iter().enumerate().map(|(at, duty)| {
                    line(LineMark::Number(ItemKind::Duty, duty.number), &duty.text, [F("items"), I(at)])
                });
                lead_in(&list.lead_in).chain(items).collect()
            }
            PassageBody::Ksas(list) => {
                let items = list.items.iter().enumerate().map(|(at, ksa)| PassageLine {
                    mark: LineMark::Number(ItemKind::Ksa, ksa.number),
                    text: ksa.full_text(),
                    path: vec![F("items"), I(at)],
                });
                lead_in(&list.lead_in).chain(items).collect()
            }
            PassageBody::Terms(terms) => {
                let lines = terms.iter().enumerate();
                lines.map(|(at, one)| line(LineMark::Term(&one.term), &one.definition, [F("terms"), I(at)])).collect()
            }
            PassageBody::Value(text) => {
                let text = text.iter().cloned();
                text.map(|text| PassageLine { mark: LineMark::None, text, path: Vec::new() }).collect()
            }
        }
    }
}

fn lead_in(text: &Option<String>) -> impl Iterator<Item = PassageLine<'_>> {
    text.iter().map(|text| line(LineMark::None, text, [F("lead_in")]))
}

fn line<'a, const N: usize>(mark: LineMark<'a>, text: &'a str, path: [Step; N]) -> PassageLine<'a> {
    PassageLine { mark, text: Cow::Borrowed(text), path: path.into() }
}

/// A heading without the colon behind it, as citations name it.
pub fn bare_heading(heading: &str) -> &str {
    heading.trim().trim_end_matches(':')
}
