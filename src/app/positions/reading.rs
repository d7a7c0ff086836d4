//! From a form as typed to a position that can be judged.

use rungs_domain::allocate::{
    AssignedDuty, DutyMatch, FactorStatement, HeldAuthority, JudgedSpec, Position, Posting, Ruling, Signature,
    validate_position,
};
use rungs_domain::spec::{PathStep, Problem};

use super::super::reader::Reader;
use super::super::typed::{self, line};
use super::{
    AuthorityDraft, DutyDraft, FactorDraft, Field, Part, PositionDraft, PostingDraft, Reading, RulingDraft,
    SignedDraft, Unreadable,
};
use crate::documents::DocumentDraft;

impl PositionDraft {
    /// What of the form can be judged, and what cannot be read.
    ///
    /// A row in which nothing was written yet is passed over; one that cannot be read is left out and named.
    pub fn read(&self) -> Reading {
        let mut unreadable = Vec::new();
        let mut rows = Rows::default();
        for (at, duty) in self.duties.iter().enumerate().filter(|(_, duty)| !duty.is_blank()) {
            rows.duties.keep(at, duty.read(&mut row(Part::Duties, at, &mut unreadable)));
        }
        for (at, factor) in self.factors.iter().enumerate().filter(|(_, factor)| !factor.is_blank()) {
            rows.factors.keep(at, factor.read(&mut row(Part::Factors, at, &mut unreadable)));
        }
        for (at, held) in self.authorities.iter().enumerate().filter(|(_, held)| !held.is_blank()) {
            rows.authorities.keep(at, held.read(&mut row(Part::Authorities, at, &mut unreadable)));
        }
        let mut whole = Reader::new(&mut unreadable, Field::Whole);
        let position = self.whole(&mut whole, &mut rows);
        if line(&self.title).is_empty() && !self.is_blank() {
            whole.note("title", "there is no title: write what the position is called".to_owned());
        }
        let position = position.and_then(|position| rows.checked(position, &mut unreadable));
        unreadable.sort_by_key(|one| one.field);
        unreadable.dedup_by_key(|one| one.field);
        Reading { position, duties: rows.duties.places, unreadable }
    }

    /// The position with the rows that could be read; `None`: no series is chosen.
    fn whole(&self, fields: &mut Reader<'_, Field>, rows: &mut Rows) -> Option<Position> {
        let notes = self.notes.iter().filter_map(|note| fields.words("notes", note)).collect();
        let policy = fields.words("policy", &self.policy);
        let position = Position {
            title: fields.words("title", &self.title).unwrap_or_default(),
            incumbent: fields.words("incumbent", &self.incumbent),
            planned: self.planned,
            spec: JudgedSpec { series: self.series.clone()?, revision: self.revision.clone(), kept: self.kept },
            current: fields.code("current", &self.current),
            as_of: fields.day("as_of", &self.as_of).flatten(),
            gate: self.gate.clone(),
            duties: std::mem::take(&mut rows.duties.read),
            factors: std::mem::take(&mut rows.factors.read),
            authorities: std::mem::take(&mut rows.authorities.read),
            lead_classes: self.lead_classes.clone(),
            notes,
            requested: fields.code("requested", &self.requested),
            requested_on: fields.day("requested_on", &self.requested_on).flatten(),
            policy: policy.clone(),
            policy_by: fields.words("policy_by", &self.policy_by).filter(|_| policy.is_some()),
            policy_on: fields.day("policy_on", &self.policy_on).flatten().filter(|_| policy.is_some()),
            policy_why: fields.words("policy_why", &self.policy_why).filter(|_| policy.is_some()),
            ruling: self.ruling.read(fields),
            posting: self.posting.read(fields),
        };
        Some(position)
    }
}

impl Reading {
    /// What is wrong with a field of the form.
    pub fn why_not(&self, field: Field) -> Option<&str> {
        self.unreadable.iter().find(|one| one.field == field).map(|one| one.why.as_str())
    }

    /// The place of a row of the form among the duties that could be read.
    pub fn duty_at(&self, row: usize) -> Option<usize> {
        self.duties.iter().position(|kept| *kept == row)
    }
}

fn row(part: Part, at: usize, unreadable: &mut Vec<Unreadable>) -> Reader<'_, Field> {
    Reader::new(unreadable, move |name| Field::Row(part, at, name))
}

/// Rows that could be read, and where each stands in the form.
struct Kept<T> {
    read: Vec<T>,
    places: Vec<usize>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept { read: Vec::new(), places: Vec::new() }
    }
}

impl<T> Kept<T> {
    fn keep(&mut self, at: usize, read: Option<T>) {
        if let Some(read) = read {
            self.read.push(read);
            self.places.push(at);
        }
    }
}

/// The rows of the form that could be read.
#[derive(Default)]
struct Rows {
    duties: Kept<AssignedDuty>,
    factors: Kept<FactorStatement>,
    authorities: Kept<HeldAuthority>,
}

impl Rows {
    /// The position without what breaks a rule; `None`: no duty is left.
    fn checked(&mut self, mut position: Position, unreadable: &mut Vec<Unreadable>) -> Option<Position> {
        let mut left_out = Vec::new();
        for problem in validate_position(&position) {
            let Some(field) = self.field(&problem) else { continue };
            if let Field::Row(part, ..) = field
                && let Some(PathStep::Index(at)) = problem.at.get(1)
            {
                left_out.push((part, *at));
            } else {
                without(&mut position, field);
            }
            let why = match problem.hint {
                Some(hint) => format!("{}: {hint}", problem.message),
                None => problem.message,
            };
            unreadable.push(Unreadable { field, why });
        }
        left_out.sort_unstable();
        left_out.dedup();
        for (part, at) in left_out.into_iter().rev() {
            match part {
                Part::Duties => take_out(&mut position.duties, &mut self.duties.places, at),
                Part::Factors => take_out(&mut position.factors, &mut self.factors.places, at),
                Part::Authorities => take_out(&mut position.authorities, &mut self.authorities.places, at),
            }
        }
        (!position.duties.is_empty()).then_some(position)
    }

    /// The field that a broken rule is about; `None`: nothing is written yet.
    fn field(&self, problem: &Problem) -> Option<Field> {
        let mut steps = problem.at.iter();
        let Some(PathStep::Field(first)) = steps.next() else { return None };
        let (part, places) = match *first {
            "duties" => (Part::Duties, &self.duties.places),
            "factors" => (Part::Factors, &self.factors.places),
            "authorities" => (Part::Authorities, &self.authorities.places),
            "spec" => return Some(Field::Whole("revision")),
            "ruling" => return Some(Field::Whole("ruling.steps")),
            other => return Some(Field::Whole(other)),
        };
        match (steps.next(), steps.next()) {
            (Some(PathStep::Index(at)), Some(PathStep::Field(name))) => Some(Field::Row(part, *places.get(*at)?, name)),
            (Some(PathStep::Index(at)), _) => Some(Field::Row(part, *places.get(*at)?, part.first_field())),
            // Too many rows, or none.
            _ => Some(Field::Row(part, *places.last()?, part.first_field())),
        }
    }
}

/// Takes a field out that breaks a rule.
fn without(position: &mut Position, field: Field) {
    match field {
        Field::Whole("incumbent") => position.incumbent = None,
        Field::Whole("revision") => position.spec.revision = None,
        Field::Whole("gate") => position.gate = None,
        Field::Whole("lead_classes") => position.lead_classes = None,
        Field::Whole("posting") => position.posting = None,
        Field::Whole("ruling.steps") => position.ruling.iter_mut().for_each(|ruling| ruling.steps.clear()),
        _ => {}
    }
}

fn take_out<T>(kept: &mut Vec<T>, places: &mut Vec<usize>, at: usize) {
    if at < kept.len() && at < places.len() {
        kept.remove(at);
        places.remove(at);
    }
}

impl DutyDraft {
    fn read(&self, fields: &mut Reader<'_, Field>) -> Option<AssignedDuty> {
        let text = fields.needed_words("text", &self.text, "the duty has no words: write what is done");
        let percent = fields.field("percent", typed::share(&self.percent));
        let since = fields.day("since", &self.since);
        let matched = self.matched.as_ref().map(|matches| matches.iter().map(tidy).collect());
        let duty = AssignedDuty {
            number: self.number,
            text: text?,
            percent: percent?,
            since: since?,
            scope: self.scope,
            lead: self.lead,
            matched,
        };
        fields.is_whole().then_some(duty)
    }
}

/// A match as a file can hold it.
fn tidy(one: &DutyMatch) -> DutyMatch {
    let words = |text: &Option<String>| text.as_deref().map(line).filter(|text| !text.is_empty());
    DutyMatch { by: words(&one.by), why: words(&one.why), cited: words(&one.cited), ..one.clone() }
}

impl FactorDraft {
    fn read(&self, fields: &mut Reader<'_, Field>) -> Option<FactorStatement> {
        let missing = "nothing is said about the factor: write what the description says";
        let text = fields.needed_words("text", &self.text, missing);
        let statement = FactorStatement {
            kind: self.kind,
            level: fields.code("level", &self.level),
            by: fields.words("by", &self.by),
            on: fields.day("on", &self.on).flatten(),
            why: fields.words("why", &self.why),
            text: text?,
        };
        fields.is_whole().then_some(statement)
    }
}

impl AuthorityDraft {
    fn read(&self, fields: &mut Reader<'_, Field>) -> Option<HeldAuthority> {
        let id = fields.needed_words("id", &self.id, "the authority has no name: choose which one it is");
        let evidence = fields.words("evidence", &self.evidence);
        let held = HeldAuthority { id: id?, held: self.held, evidence };
        fields.is_whole().then_some(held)
    }
}

impl RulingDraft {
    /// `None`: nothing is written.
    fn read(&self, fields: &mut Reader<'_, Field>) -> Option<Ruling> {
        let ruling = Ruling {
            class: fields.code("ruling.class", &self.class),
            effective: fields.day("ruling.effective", &self.effective).flatten(),
            by: fields.words("ruling.by", &self.by),
            on: fields.day("ruling.on", &self.on).flatten(),
            why: fields.words("ruling.why", &self.why),
            steps: fields.field("ruling.steps", typed::lines(&self.steps)).unwrap_or_default(),
            remarks: fields.field("ruling.remarks", typed::lines(&self.remarks)).unwrap_or_default(),
            signed: self.signed.as_ref().and_then(SignedDraft::read),
        };
        (ruling != Ruling::default()).then_some(ruling)
    }
}

impl SignedDraft {
    /// `None`: the day is none; nobody has typed it.
    fn read(&self) -> Option<Signature> {
        let on = typed::date(&self.on).ok()?;
        Some(Signature { by: self.by.clone(), on, mark: self.mark.clone(), copy: self.copy.to_vec() })
    }
}

impl PostingDraft {
    /// `None`: nothing is written.
    fn read(&self, fields: &mut Reader<'_, Field>) -> Option<Posting> {
        let posting = Posting {
            class: fields.code("posting.class", &self.class),
            place: fields.words("posting.place", &self.place),
            closes: fields.day("posting.closes", &self.closes).flatten(),
            apply: fields.words("posting.apply", &self.apply),
            remarks: fields.field("posting.remarks", typed::lines(&self.remarks)).unwrap_or_default(),
        };
        (posting != Posting::default()).then_some(posting)
    }
}
