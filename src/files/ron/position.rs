//! The shape of a position.

use rungs_domain::allocate::{
    AssignedDuty, DutyMatch, FactorStatement, Gate, HeldAuthority, JudgedSpec, Position, Posting, Ruling, Signature,
};

use crate::record;

record!(Position {
    title: required,
    incumbent: optional,
    planned: default,
    spec: required,
    current: optional,
    as_of: optional,
    gate: optional,
    duties: required,
    factors: default,
    authorities: default,
    lead_classes: optional,
    notes: default,
    requested: optional,
    requested_on: optional,
    policy: optional,
    policy_by: optional,
    policy_on: optional,
    policy_why: optional,
    ruling: optional,
    posting: optional,
});
record!(JudgedSpec { series: required, revision: optional, kept: default });
record!(Gate { months: optional, days: optional, source: required });
record!(AssignedDuty {
    number: required,
    text: required,
    percent: required,
    since: optional,
    scope: default,
    lead: default,
    matched: optional,
});
record!(DutyMatch { level: required, duty: optional, cited: optional, by: optional, on: optional, why: optional });
record!(FactorStatement { kind: required, text: required, level: optional, by: optional, on: optional, why: optional });
record!(HeldAuthority { id: required, held: required, evidence: optional });
record!(Ruling {
    class: optional,
    effective: optional,
    by: optional,
    on: optional,
    why: optional,
    steps: default,
    remarks: default,
    signed: optional,
});
record!(Signature { by: required, on: required, mark: required, copy: required });
record!(Posting { class: optional, place: optional, closes: optional, apply: optional, remarks: default });
