//! Positions that no file holds yet, as typed: half-written dates and all.

use std::path::Path;

use rungs_domain::allocate::{DutyMatch, Gate};
use rungs_domain::qualify::Ternary;
use rungs_domain::spec::{Code, DutyScope, FactorKind, SeriesId};
use rungs_library::manuscripts::Reader;
use serde::{Deserialize, Serialize};

use super::words::{FACTORS, SCOPES, known, meant, word};
use crate::positions::{AuthorityDraft, DutyDraft, FactorDraft, PositionDraft, PostingDraft, RulingDraft};

/// A position as typed.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Shape {
    title: String,
    incumbent: String,
    planned: bool,
    series: Option<String>,
    revision: Option<String>,
    kept: bool,
    current: String,
    requested: String,
    requested_on: String,
    as_of: String,
    policy: String,
    policy_by: String,
    policy_on: String,
    policy_why: String,
    gate: Option<KeptGate>,
    duties: Vec<KeptDuty>,
    factors: Vec<KeptFactor>,
    authorities: Vec<KeptAuthority>,
    lead_classes: Option<Vec<String>>,
    notes: Vec<String>,
    ruling: RulingDraft,
    posting: PostingDraft,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptGate {
    months: Option<u32>,
    days: Option<u32>,
    source: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptFactor {
    kind: String,
    text: String,
    level: String,
    by: String,
    on: String,
    why: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptAuthority {
    id: String,
    held: String,
    evidence: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptDuty {
    number: u32,
    text: String,
    percent: String,
    since: String,
    scope: String,
    lead: String,
    matched: Option<Vec<KeptMatch>>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptMatch {
    level: String,
    duty: Option<u32>,
    cited: Option<String>,
    by: Option<String>,
    on: Option<String>,
    why: Option<String>,
}

impl super::Shape for Shape {
    type Form = PositionDraft;
    const FILE: &'static str = "unsaved-positions.json";

    fn of(draft: &PositionDraft) -> Self {
        Shape {
            title: draft.title.clone(),
            incumbent: draft.incumbent.clone(),
            planned: draft.planned,
            series: draft.series.as_ref().map(SeriesId::to_string),
            revision: draft.revision.clone(),
            kept: draft.kept,
            current: draft.current.clone(),
            requested: draft.requested.clone(),
            as_of: draft.as_of.clone(),
            requested_on: draft.requested_on.clone(),
            policy: draft.policy.clone(),
            policy_by: draft.policy_by.clone(),
            policy_on: draft.policy_on.clone(),
            policy_why: draft.policy_why.clone(),
            gate: draft.gate.clone().map(|Gate { months, days, source }| KeptGate { months, days, source }),
            duties: draft.duties.iter().map(KeptDuty::of).collect(),
            factors: draft.factors.iter().map(KeptFactor::of).collect(),
            authorities: draft.authorities.iter().map(KeptAuthority::of).collect(),
            lead_classes: draft.lead_classes.as_ref().map(|all| all.iter().map(Code::to_string).collect()),
            notes: draft.notes.clone(),
            ruling: draft.ruling.clone(),
            posting: draft.posting.clone(),
        }
    }

    fn back(self, _: &Path, _: &mut Reader) -> Option<PositionDraft> {
        let codes = |all: Vec<String>| all.iter().filter_map(|code| Code::new(code).ok()).collect();
        Some(PositionDraft {
            title: self.title,
            incumbent: self.incumbent,
            planned: self.planned,
            series: self.series.and_then(|id| SeriesId::new(&id).ok()),
            revision: self.revision,
            kept: self.kept,
            current: self.current,
            requested: self.requested,
            as_of: self.as_of,
            requested_on: self.requested_on,
            policy: self.policy,
            policy_by: self.policy_by,
            policy_on: self.policy_on,
            policy_why: self.policy_why,
            gate: self.gate.map(|KeptGate { months, days, source }| Gate { months, days, source }),
            duties: self.duties.into_iter().map(KeptDuty::back).collect(),
            factors: self.factors.into_iter().map(KeptFactor::back).collect(),
            authorities: self.authorities.into_iter().map(KeptAuthority::back).collect(),
            lead_classes: self.lead_classes.map(codes),
            notes: self.notes,
            ruling: self.ruling,
            posting: self.posting,
        })
    }
}

impl KeptFactor {
    fn of(factor: &FactorDraft) -> Self {
        let FactorDraft { kind, text, level, by, on, why } = factor.clone();
        KeptFactor { kind: word(&FACTORS, &kind), text, level, by, on, why }
    }

    fn back(self) -> FactorDraft {
        let KeptFactor { kind, text, level, by, on, why } = self;
        FactorDraft { kind: meant(&FACTORS, &kind).unwrap_or(FactorKind::Other), text, level, by, on, why }
    }
}

impl KeptAuthority {
    fn of(held: &AuthorityDraft) -> Self {
        let AuthorityDraft { id, held, evidence } = held.clone();
        KeptAuthority { id, held: word(&known(), &held), evidence }
    }

    fn back(self) -> AuthorityDraft {
        let KeptAuthority { id, held, evidence } = self;
        AuthorityDraft { id, held: meant(&known(), &held).unwrap_or(Ternary::Unknown), evidence }
    }
}

impl KeptDuty {
    fn of(duty: &DutyDraft) -> Self {
        KeptDuty {
            number: duty.number,
            text: duty.text.clone(),
            percent: duty.percent.clone(),
            since: duty.since.clone(),
            scope: word(&SCOPES, &duty.scope),
            lead: word(&known(), &duty.lead),
            matched: duty.matched.as_ref().map(|all| all.iter().map(KeptMatch::of).collect()),
        }
    }

    fn back(self) -> DutyDraft {
        DutyDraft {
            number: self.number,
            text: self.text,
            percent: self.percent,
            since: self.since,
            scope: meant(&SCOPES, &self.scope).unwrap_or(DutyScope::Own),
            lead: meant(&known(), &self.lead).unwrap_or(Ternary::Unknown),
            matched: self.matched.map(|all| all.into_iter().filter_map(KeptMatch::back).collect()),
        }
    }
}

impl KeptMatch {
    fn of(one: &DutyMatch) -> Self {
        KeptMatch {
            level: one.level.to_string(),
            duty: one.duty,
            cited: one.cited.clone(),
            by: one.by.clone(),
            on: one.on.map(|day| day.to_string()),
            why: one.why.clone(),
        }
    }

    fn back(self) -> Option<DutyMatch> {
        let on = self.on.map(|day| day.parse()).transpose().ok()?;
        let KeptMatch { level, duty, cited, by, why, .. } = self;
        Some(DutyMatch { level: Code::new(&level).ok()?, duty, cited, by, on, why })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::{Home, Shape as _, keep, read_documents};
    use super::*;
    use crate::desk::Kept;
    use rungs_library::manuscripts::Reading;

    #[test]
    fn a_half_written_position_is_kept_as_it_was_typed() {
        let matched = DutyMatch {
            level: Code::new("41312").unwrap(),
            duty: None,
            cited: Some("Words.".into()),
            by: Some("A. Analyst".into()),
            on: Some(date(2025, 5, 1)),
            why: None,
        };
        let draft = PositionDraft {
            title: "Pla".into(),
            series: SeriesId::new("il-social-service-planner").ok(),
            as_of: "2025-0".into(),
            gate: Some(Gate { months: Some(6), days: None, source: "Rule".into() }),
            duties: vec![
                DutyDraft {
                    percent: "12.".into(),
                    lead: Ternary::No,
                    matched: Some(vec![matched]),
                    ..DutyDraft::numbered(7)
                },
                DutyDraft { scope: DutyScope::LowerLevels, matched: Some(vec![]), ..DutyDraft::numbered(9) },
            ]
            .into(),
            factors: vec![FactorDraft { kind: FactorKind::Contacts, text: "With".into(), ..FactorDraft::default() }]
                .into(),
            authorities: vec![AuthorityDraft { id: "hires".into(), held: Ternary::Yes, evidence: "F".into() }].into(),
            lead_classes: Some(Vec::new()),
            ruling: RulingDraft { steps: "One\nTwo".into(), ..RulingDraft::default() },
            posting: PostingDraft { closes: "soon".into(), ..PostingDraft::default() },
            ..PositionDraft::default()
        };
        let mut reader = Reading::Here.reader();
        assert_eq!(Shape::of(&draft).back(Path::new(""), &mut reader).as_ref(), Some(&draft));
        let folder = tempfile::tempdir().unwrap();
        let kept =
            [Kept { draft: draft.into(), path: Some("/a/b.ron".into()), on_disk: Some(b"Position(".to_vec().into()) }];
        let home = || Home::new(Some(folder.path().to_owned()));
        let first = home();
        keep::<Shape>(&first, &kept).unwrap();
        drop(first);
        assert_eq!(read_documents::<Shape>(&home(), &mut reader), kept);
        keep::<Shape>(&home(), &[]).unwrap();
        assert_eq!(read_documents::<Shape>(&home(), &mut reader), []);
    }
}
