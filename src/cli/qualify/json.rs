//! The answers as JSON. The names are fixed; other programs rely on them.

use rungs_domain::qualify::{
    Amount, Hundredths, Ledger, MetOn, NotCounted, OpenJudgement, OpenTime, RecordedJudgement, Remark, Shortfall, Span,
    Spell, Stretch, TierAnswer, TraceNode,
};
use rungs_domain::spec::{Due, Note, PathStep, Problem};
use serde_json::{Value, json};

use super::answer::{ApplicantAnswer, LevelAnswer};
use crate::cli::json::array;

/// The answers of one applicant under one policy. Trace and ledgers are there if `explain` asks for them.
pub(super) fn applicant(of: &ApplicantAnswer<'_>, explain: bool) -> Value {
    let level = |answer: &LevelAnswer<'_>| {
        json!({
            "series": answer.series.id.as_str(),
            "code": answer.level.code.as_str(),
            "title": answer.level.title,
            "minimum": answer.tiers.minimum.as_ref().map(|one| tier(one, of, explain)),
            "recommended": answer.tiers.recommended.as_ref().map(|one| tier(one, of, explain)),
        })
    };
    json!({
        "name": of.applicant.name,
        "file": of.file,
        "line": of.line,
        "as_of": of.as_of.to_string(),
        "policy": of.policy.id,
        "levels": array(&of.levels, level),
        "warnings": array(&of.warnings, warning),
    })
}

fn warning(warning: &Problem) -> Value {
    let step = |step: &PathStep| match step {
        PathStep::Field(name) => json!(name),
        PathStep::Index(at) => json!(at),
    };
    json!({
        "id": warning.id,
        // The way to the entry: `["experience", 0, "kinds"]`.
        "place": array(&warning.at, step),
        "message": warning.message,
        "hint": warning.hint,
    })
}

fn tier(tier: &TierAnswer, of: &ApplicantAnswer<'_>, explain: bool) -> Value {
    let assessment = &tier.assessment;
    json!({
        "heading": tier.heading,
        "outcome": assessment.outcome.word(),
        "shortfalls": array(&assessment.shortfalls, shortfall),
        "questions": array(&assessment.questions, |open| json!(open.question)),
        "open_judgements": array(&assessment.questions, open_judgement),
        "met_together": assessment.together.sets,
        "more_met_together": assessment.together.more,
        "open_behind": assessment.open_behind,
        "hints": assessment.hints,
        "nearest_path": assessment.nearest_path,
        "remarks": array(&assessment.remarks, remark),
        "met_on": tier.met_on.as_ref().map(|met| met.day.to_string()),
        "met_on_because": because(tier.met_on.as_ref()),
        "only_open_on": tier.open_on.as_ref().map(|open| open.day.to_string()),
        "only_open_on_because": because(tier.open_on.as_ref()),
        "trace": explain.then(|| trace(&assessment.trace, &of.applicant.judgements)),
        "ledgers": explain.then(|| array(&tier.ledgers, |one| ledger(one, of))),
    })
}

/// The words of what a day hangs on, each once.
fn because(day: Option<&MetOn>) -> Vec<&'static str> {
    let mut words: Vec<&str> = day.iter().flat_map(|day| &day.because).map(|because| because.word()).collect();
    words.dedup();
    words
}

fn open_judgement(open: &OpenJudgement) -> Value {
    json!({
        "question": open.question,
        "helpful_answer": if open.helpful { "yes" } else { "no" },
        "best": open.best.word(),
        "worst": open.worst.word(),
    })
}

fn remark(remark: &Remark) -> Value {
    json!({ "about": remark.about, "text": remark.text })
}

fn span(Span { months, days }: Span) -> Value {
    json!({ "months": months, "days": days })
}

fn shortfall(short: &Shortfall) -> Value {
    json!({
        "need": short.need,
        "have": short.have.map(span),
        "possible": short.possible.map(span),
        "required": short.required.map(span),
        "missing": short.missing.map(span),
        "missing_at_best": short.at_best.map(span),
        "alternative": short.alternative,
        "text": short.text,
    })
}

fn amount(amount: &Amount) -> Value {
    json!({
        "need": amount.need,
        "have": span(amount.have),
        "possible": span(amount.possible),
        "required": span(amount.required),
        "substituted_months": amount.substituted,
        "may_stand_in_months": amount.may_stand_in,
    })
}

fn trace(node: &TraceNode, recorded: &[RecordedJudgement]) -> Value {
    let note = |note: &Note| json!({ "printed": note.printed, "due": note.due.map(Due::word) });
    let judgement = |one: &RecordedJudgement| {
        json!({
            "what": one.what,
            "decision": one.decision.word(),
            "by": one.by,
            "on": one.on.to_string(),
            "why": one.why,
        })
    };
    json!({
        "asks": node.asks.word(),
        "outcome": node.outcome.word(),
        "used": node.used,
        "cite": node.cite,
        "reading": node.reading,
        "notes": array(&node.notes, note),
        "evidence": node.evidence,
        "time": array(&node.time, amount),
        "hints": node.hints,
        "shortfalls": array(&node.shortfalls, shortfall),
        "questions": node.questions,
        "remarks": array(&node.remarks, remark),
        "judgements": array(node.judgements.iter().filter_map(|at| recorded.get(*at)), judgement),
        "parts": array(&node.parts, |part| trace(part, recorded)),
    })
}

fn ledger(ledger: &Ledger, of: &ApplicantAnswer<'_>) -> Value {
    let title = |job: usize| of.applicant.experience.get(job).map_or("", |job| job.title.as_str());
    let stretch = |one: &Stretch| {
        let job = |(job, hours): &(usize, Hundredths)| json!({ "job": title(*job), "hours": hours.to_string() });
        json!({
            "from": one.from.to_string(),
            "to": one.to.to_string(),
            "jobs": array(&one.jobs, job),
            "capped_hours": one.capped.to_string(),
        })
    };
    let spell = |spell: &Spell| {
        json!({
            "from": spell.from.to_string(),
            "to": spell.to.to_string(),
            "span": span(spell.span),
            "hours_per_week": spell.weekly.to_string(),
            "credited": span(spell.credit.floor()),
            "stretches": array(&spell.stretches, stretch),
        })
    };
    let open =
        |left: &OpenTime| json!({ "job": title(left.job), "questions": left.questions, "in_part": left.in_part });
    let not_counted = |left: &NotCounted| json!({ "job": title(left.job), "why": left.why.to_string() });
    json!({
        "need": ledger.need,
        "cite": ledger.cite,
        "total": span(ledger.total.floor()),
        "possible": span(ledger.possible.floor()),
        "spells": array(&ledger.spells, spell),
        "adjustment": ledger.adjustment.map(|one| json!({ "more": one.more, "by": span(one.by.floor()) })),
        "open": array(&ledger.open, open),
        "not_counted": array(&ledger.not_counted, not_counted),
    })
}
