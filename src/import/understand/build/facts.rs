//! Printed facts: dates, pay, probation, status; from lines with a label and from tables.

use std::rc::Rc;

use rungs_domain::spec::{Flsa, FlsaStatus, Pay, PayPeriod, PayRange, Probation, Statement};

use super::super::block::BlockKind;
use super::super::bounds::PLACE;
use super::super::classes::Class;
use super::super::dates::{date, day};
use super::super::infer_classes::parts;
use super::super::labels::is_day;
use super::super::outline::{OutlinePart, PrintedFact};
use super::super::provenance::{LIKELY, SURE};
use super::super::role::FactKind;
use super::super::sourced_text::SourcedText;
use super::super::words::{plain, plain_whole};
use super::DraftBuilder;
use crate::english::{ENGLISH, begins, holds};
use rungs_domain::spec::PathStep::{self, Field as F, Index as I};

impl DraftBuilder<'_, '_> {
    /// What the table of titles says of each class beside its code and title.
    pub fn cells(&mut self, classes: &[Class]) {
        let of_series = self.cells_of_series(classes);
        for (at, class) in classes.iter().enumerate() {
            for (label, cell) in class.cells.iter().filter(|(label, _)| !of_series.contains(label)) {
                match self.profile.fact(label.text()) {
                    Some(kind) if !cell.is_empty() => self.fact_at(at, kind, label, cell),
                    _ => self.fact_of_level(at, Some(label), cell, SURE),
                }
            }
        }
    }

    /// The labels of cells that are the same for all classes and fields of the series; then they are there.
    fn cells_of_series(&mut self, classes: &[Class]) -> Vec<SourcedText> {
        let mut found = Vec::new();
        for (kind, name) in [(FactKind::OccupationalArea, "occupational_area"), (FactKind::WorkArea, "work_area")] {
            let is_of = |(label, _): &&(SourcedText, SourcedText)| self.profile.fact(label.text()) == Some(kind);
            let Some((label, cell)) = classes.first().and_then(|class| class.cells.iter().find(is_of)) else {
                continue;
            };
            let same =
                |class: &Class| class.cells.iter().any(|(other, own)| other == label && own.text() == cell.text());
            if cell.is_empty() || !classes.iter().all(same) {
                continue;
            }
            let field = match kind {
                FactKind::WorkArea => &mut self.series.work_area,
                _ => &mut self.series.occupational_area,
            };
            *field = Some(cell.text().to_owned());
            for (_, cell) in classes.iter().flat_map(|class| &class.cells).filter(|(other, _)| other == label) {
                self.log.place(&[F(name)], cell, SURE);
            }
            found.push(label.clone());
        }
        found
    }

    /// A fact of a line, for the levels in whose part it stands.
    pub(super) fn fact(&mut self, fact: &PrintedFact) {
        let one = fact.named || self.levels.len() == 1;
        let words = fact.label.text().len() + fact.value.text().len() + PLACE;
        if !self.takes(words.saturating_mul(fact.classes.len().saturating_sub(1))) {
            let what = format!(
                "it is said of {} classes, which is more than a draft holds; it stays with the series",
                fact.classes.len()
            );
            self.log.warn(Some(&fact.label), what);
            return self.series_fact(fact);
        }
        match fact.kind {
            // The head of the document holds it.
            _ if fact.value.is_empty() => self.log.aside(&fact.label, crate::Reason::Heading),
            FactKind::Authority => self.log.aside(&fact.label, crate::Reason::Heading),
            FactKind::Dated => self.series_fact(fact),
            FactKind::Effective
            | FactKind::Established
            | FactKind::Revised
            | FactKind::PromotionalLine
            | FactKind::OccupationalArea
            | FactKind::WorkArea
                if !one =>
            {
                self.series_fact(fact);
            }
            kind => {
                let each = self.one_each(fact);
                for (at, class) in fact.classes.iter().copied().enumerate() {
                    self.fact_at(class, kind, &fact.label, each.get(at).unwrap_or(&fact.value));
                }
            }
        }
    }

    /// "14/17" of two classes: one for each. A day has strokes of its own.
    fn one_each(&self, fact: &PrintedFact) -> Vec<SourcedText> {
        let parts = parts(fact.value.text(), 0);
        let fits =
            parts.len() == self.levels.len() && parts.len() > 1 && date(fact.value.text()).is_none() && alike(&parts);
        let part = |(begin, part): &(usize, &str)| fact.value.slice(*begin..begin + part.len());
        parts.iter().filter(|_| fits && !fact.named).map(part).collect()
    }

    fn series_fact(&mut self, fact: &PrintedFact) {
        let fact = self.placed_fact(&[F("facts"), I(self.series.facts.len())], Some(&fact.label), &fact.value, SURE);
        self.series.facts.push(fact);
    }

    fn fact_at(&mut self, class: usize, kind: FactKind, label: &SourcedText, value: &SourcedText) {
        let to = |steps: &[PathStep]| [&[F("levels"), I(class)], steps].concat();
        let words = value.text();
        let read = day(words, self.order);
        let day = read.map(|read| read.date);
        if is_day(kind)
            && let Some(doubt) = read.and_then(|read| read.doubt())
        {
            self.log.warn(Some(value), doubt);
        }
        let level = self.level(class);
        let placed = match kind {
            FactKind::Effective if day.is_some() => (level.dates.effective = day, F("effective")).1,
            FactKind::Established if day.is_some() => (level.dates.established = day, F("established")).1,
            FactKind::Revised if day.is_some() => (level.dates.revised = day, F("revised")).1,
            FactKind::Rank if level.rank.is_none() => (level.rank = Some(words.to_owned()), F("rank")).1,
            FactKind::LastAction => (level.dates.last_action = Some(words.to_owned()), F("last_action")).1,
            FactKind::Grade if takes_pay(&mut level.pay, pay(label.text(), words)) => F("pay"),
            FactKind::Probation if probation(words).is_some() => (level.probation = probation(words), F("probation")).1,
            FactKind::Flsa if flsa(label.text(), words).is_some() => {
                (level.flsa = flsa(label.text(), words), F("flsa")).1
            }
            FactKind::Code if level.code.as_str() == words => F("code"),
            FactKind::Title if plain(&level.title) == plain(words) => F("title"),
            _ => return self.fact_of_level(class, Some(label), value, SURE),
        };
        let confidence = if read.is_some_and(|read| read.or.is_some()) { LIKELY } else { SURE };
        self.log.place(&to(&[placed]), label, SURE);
        self.log.place(&to(&[placed]), value, confidence);
    }

    /// The history of classes: a table of dates, or lines that stay as printed.
    pub(super) fn history(&mut self, part: &OutlinePart) {
        let mut labels: Vec<SourcedText> = Vec::new();
        let mut rest = Vec::new();
        let titles: Vec<String> = self.levels.iter().map(|level| plain_whole(&level.title)).collect();
        for entry in &part.entries {
            let BlockKind::Row { cells, .. } = &entry.kind else {
                rest.push(entry.clone());
                continue;
            };
            let of = cells
                .first()
                .map(|cell| plain_whole(cell.text()))
                .and_then(|cell| titles.iter().position(|title| is_title(&cell, title)));
            match of {
                Some(class) => self.history_row(class, &labels, cells),
                None if labels.is_empty() => labels.clone_from(cells),
                None => rest.push(entry.clone()),
            }
        }
        labels.iter().for_each(|label| self.log.aside(label, crate::Reason::Heading));
        part.heading.iter().for_each(|heading| self.log.aside(heading, crate::Reason::Heading));
        if !rest.is_empty() {
            self.history_lines(&OutlinePart { entries: rest, ..part.clone() });
        }
    }

    fn history_row(&mut self, class: usize, labels: &[SourcedText], cells: &[SourcedText]) {
        cells.iter().take(1).for_each(|title| self.log.aside(title, crate::Reason::Heading));
        for (label, cell) in labels.iter().zip(cells).skip(1) {
            match self.profile.fact(label.text()) {
                Some(kind) if date(cell.text()).is_some() => self.fact_at(class, kind, label, cell),
                _ => self.fact_of_level(class, Some(label), cell, SURE),
            }
        }
    }

    fn history_lines(&mut self, part: &OutlinePart) {
        for class in part.classes.iter().copied() {
            let free = self.level(class).history.is_none();
            if let ([only], true) = (part.entries.as_slice(), free) {
                let to = |field| [F("levels"), I(class), F("history"), F(field)];
                let heading = part.heading.as_ref().map(|heading| self.log.place(&to("heading"), heading, SURE));
                let text = self.log.place(&to("text"), &only.passage, SURE);
                self.level(class).history = Some(Statement { heading, text });
            } else {
                self.other(&OutlinePart { classes: Rc::from([class]), ..part.clone() });
            }
        }
    }

    /// The rank that a heading of a class says before the title: "Level II: ...", or in its place: "Basic".
    pub(super) fn rank(&mut self, class: usize, head: &SourcedText) {
        let words = head.text();
        let rank = match words.split_once(':') {
            Some((rank, _)) if rank.split(' ').next().is_some_and(|word| self.profile.is_rank(word)) => rank.trim(),
            None if !words.contains(' ') && !plain_whole(&self.level(class).title).contains(&plain(words)) => words,
            _ => return,
        };
        if self.level(class).rank.is_some() {
            return;
        }
        let range = head.slice(0..rank.len());
        self.level(class).rank = Some(rank.to_owned());
        self.log.place(&[F("levels"), I(class), F("rank")], &range, SURE);
    }
}

/// Whether parts between strokes can each be of one class: all have figures, or none has. "$20.50/hour" is one rate.
fn alike(parts: &[(usize, &str)]) -> bool {
    let figures = parts.iter().filter(|(_, part)| part.contains(|c: char| c.is_ascii_digit())).count();
    figures == 0 || figures == parts.len()
}

fn is_title(cell: &str, title: &str) -> bool {
    cell.strip_prefix(title).is_some_and(|rest| rest.is_empty() || begins(rest.trim_start(), &ENGLISH.abolished))
}

/// Takes pay up: a grade, a range, or the one beside the other. A second grade or range is a fact of its own.
fn takes_pay(known: &mut Option<Pay>, more: Pay) -> bool {
    match known {
        Some(pay) if pay.range.is_none() && more.range.is_some() => pay.range = more.range,
        Some(pay) if pay.range.is_some() && more.range.is_none() && pay.grade.contains('$') => {
            *pay = Pay { range: pay.range.take(), ..more };
        }
        Some(_) => return false,
        None => *known = Some(more),
    }
    true
}

/// In cents, the least pay that is surely for a year where nothing says what it is for: no month is paid so.
const LEAST_YEARLY: u64 = 2_500_000;

/// "806-A ($42917-$68454)": the grade, and the range where money is printed.
fn pay(label: &str, text: &str) -> Pay {
    let amounts: Vec<u64> = text.split('$').skip(1).filter_map(amount).collect();
    let range = match amounts.as_slice() {
        [minimum, maximum] if minimum <= maximum => {
            let said = text.to_lowercase();
            let per = match () {
                () if holds(&said, &ENGLISH.hourly) => PayPeriod::Hour,
                () if holds(&said, &ENGLISH.monthly) => PayPeriod::Month,
                () if holds(&said, &ENGLISH.yearly) || *minimum >= LEAST_YEARLY => PayPeriod::Year,
                () => PayPeriod::Month,
            };
            Some(PayRange { minimum_cents: *minimum, maximum_cents: *maximum, per })
        }
        _ => None,
    };
    let grade = if range.is_some() { text.split(['(', '$']).next().unwrap_or_default().trim() } else { text };
    let grade = if grade.is_empty() { text } else { grade };
    Pay { label: label.to_owned(), grade: grade.to_owned(), range }
}

/// Cents of "42,917" or "42917.50 ...".
fn amount(text: &str) -> Option<u64> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(text.len());
    let digits = text.get(..end)?.trim_end_matches(['.', ',']).replace(',', "");
    let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
    let whole: u64 = whole.parse().ok()?;
    let part: u64 = format!("{part:0<2}").get(..2)?.parse().ok()?;
    whole.checked_mul(100)?.checked_add(part)
}

/// "6 mo.", "12 months", "one year" stays as printed.
fn probation(text: &str) -> Option<Probation> {
    let plain = plain(text);
    let mut words = plain.split(' ');
    let months: u8 = words.next()?.parse().ok()?;
    let unit = words.next()?;
    let (_, times) = ENGLISH.probation.iter().find(|(word, _)| unit.starts_with(word.as_str()))?;
    let months = months.checked_mul(*times)?;
    Some(Probation { months, printed: text.to_owned() })
}

/// "Non-Exempt. FLSA status may be ...": the status, and what is added to it.
fn flsa(label: &str, text: &str) -> Option<Flsa> {
    let plain = plain(text);
    let status = match () {
        () if begins(&plain, &ENGLISH.non_exempt) => FlsaStatus::NonExempt,
        () if begins(&plain, &ENGLISH.exempt) => FlsaStatus::Exempt,
        () => return None,
    };
    let note = text.split_once(". ").into_iter().chain(text.split_once("; ")).min_by_key(|(status, _)| status.len());
    let note = note.map(|(_, note)| note.trim().to_owned()).filter(|note| !note.is_empty());
    Some(Flsa { status, label: label.to_owned(), note })
}
