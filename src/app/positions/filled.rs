//! The form that holds a position.

use std::sync::Arc;

use jiff::civil::Date;
use rungs_domain::allocate::{AssignedDuty, FactorStatement, HeldAuthority, Position, Posting, Ruling, Signature};
use rungs_domain::spec::Code;

use super::{AuthorityDraft, DutyDraft, FactorDraft, PositionDraft, PostingDraft, RulingDraft, SignedDraft};

impl PositionDraft {
    /// The form that holds a position.
    pub fn of(position: &Position) -> Self {
        PositionDraft {
            title: position.title.clone(),
            incumbent: words(&position.incumbent),
            planned: position.planned,
            series: Some(position.spec.series.clone()),
            revision: position.spec.revision.clone(),
            kept: position.spec.kept,
            current: code(&position.current),
            requested: code(&position.requested),
            as_of: day(position.as_of),
            requested_on: day(position.requested_on),
            policy: words(&position.policy),
            policy_by: words(&position.policy_by),
            policy_on: day(position.policy_on),
            policy_why: words(&position.policy_why),
            gate: position.gate.clone(),
            duties: position.duties.iter().map(DutyDraft::of).collect(),
            factors: position.factors.iter().map(FactorDraft::of).collect(),
            authorities: position.authorities.iter().map(AuthorityDraft::of).collect(),
            lead_classes: position.lead_classes.clone(),
            notes: position.notes.clone(),
            ruling: position.ruling.as_ref().map(RulingDraft::of).unwrap_or_default(),
            posting: position.posting.as_ref().map(PostingDraft::of).unwrap_or_default(),
        }
    }
}

fn words(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

fn code(code: &Option<Code>) -> String {
    code.as_ref().map(Code::to_string).unwrap_or_default()
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

impl DutyDraft {
    fn of(duty: &AssignedDuty) -> Self {
        DutyDraft {
            number: duty.number,
            text: duty.text.clone(),
            percent: duty.percent.to_string(),
            since: day(duty.since),
            scope: duty.scope,
            lead: duty.lead,
            matched: duty.matched.clone(),
        }
    }
}

impl FactorDraft {
    fn of(statement: &FactorStatement) -> Self {
        FactorDraft {
            kind: statement.kind,
            text: statement.text.clone(),
            level: code(&statement.level),
            by: words(&statement.by),
            on: day(statement.on),
            why: words(&statement.why),
        }
    }
}

impl AuthorityDraft {
    fn of(held: &HeldAuthority) -> Self {
        AuthorityDraft { id: held.id.clone(), held: held.held, evidence: words(&held.evidence) }
    }
}

impl RulingDraft {
    fn of(ruling: &Ruling) -> Self {
        RulingDraft {
            class: code(&ruling.class),
            effective: day(ruling.effective),
            by: words(&ruling.by),
            on: day(ruling.on),
            why: words(&ruling.why),
            steps: ruling.steps.join("\n"),
            remarks: ruling.remarks.join("\n"),
            signed: ruling.signed.as_ref().map(SignedDraft::of),
        }
    }
}

impl SignedDraft {
    /// The signature as the form holds it.
    pub fn of(signed: &Signature) -> Self {
        SignedDraft {
            by: signed.by.clone(),
            on: signed.on.to_string(),
            mark: signed.mark.clone(),
            copy: Arc::new(signed.copy.clone()),
        }
    }
}

impl PostingDraft {
    fn of(posting: &Posting) -> Self {
        PostingDraft {
            class: code(&posting.class),
            place: words(&posting.place),
            closes: day(posting.closes),
            apply: words(&posting.apply),
            remarks: posting.remarks.join("\n"),
        }
    }
}
