//! The gate of lead classes.

use rungs_domain::allocate::{AskedAuthority, ClassStudy, Ground, LeadGate};
use rungs_domain::qualify::{Hundredths, Outcome};

use super::Audit;
use crate::words;
use crate::{Block, Column, Depth, Document, Row, Table, Text};

/// What became of the gate of every policy that has one, where the class is a lead class.
pub(super) fn gates(document: &mut Document, told: Audit<'_, '_>, study: &ClassStudy) {
    let judged = study.grounds.iter().zip(told.given.policies).zip(&told.given.allocation.answers);
    for ((ground, policy), answer) in judged {
        let (Ground::Lead(outcome), Some(gate)) = (ground, &answer.lead) else { continue };
        document.heading(Depth::Section, format!("{}: a lead class", policy.title));
        let said = words::outcome(*outcome).and(format!(". {}", time(told, gate)));
        document.paragraph(said.faint(format!(" [{}]", policy.source)));
        if told.found.by_person() && told.found.class == Some(study.level) && *outcome != Outcome::Met {
            document.paragraph(
                "The decision of a person departs from what this policy computes, for the reason given above.",
            );
        }
        authorities(document, gate);
    }
}

fn time(told: Audit<'_, '_>, gate: &LeadGate) -> String {
    let short = Hundredths(gate.least.0.saturating_sub(gate.time.0));
    let by = match gate.lines.as_slice() {
        [] => "no duty".to_owned(),
        lines => told.given.duties(lines, "and"),
    };
    let found = format!("Lead work takes {} percent ({by}) of the {} asked for", gate.time, gate.least);
    match short {
        Hundredths(0) => format!("{found}."),
        short => format!("{found}: {short} percent too little."),
    }
}

fn authorities(document: &mut Document, gate: &LeadGate) {
    if gate.authorities.is_empty() {
        return;
    }
    let row = |asked: &AskedAuthority| {
        let held = format!("{} {}", asked.held.sign(), asked.held.words());
        Row::new([&asked.text, &held, asked.evidence.as_deref().unwrap_or("–")].map(Text::plain))
    };
    document.push(Block::Table(Table {
        caption: Text::plain("The authorities asked for"),
        columns: vec![
            Column::words("Authority", 52),
            Column::words("The position has it", 18),
            Column::words("Shown by", 30),
        ],
        rows: gate.authorities.iter().map(row).collect(),
    }));
}
