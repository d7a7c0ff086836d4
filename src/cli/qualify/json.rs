//! The answers as JSON.

use rungs_domain::qualify::{
    Amount, Assessment, MetOn, RecordedJudgement, Remark, Shortfall, Span, TierAnswer, TraceNode,
};
use rungs_domain::spec::{Due, PathStep, Problem};
use serde_json::{Value, json};

use super::answer::{ApplicantAnswer, LevelAnswer};
use super::ledger::ledger_json;

/// The answers of one applicant under one policy. Trace and ledgers are there if they are wanted.
pub(super) fn applicant_json(answer: &ApplicantAnswer<'_>, explain: bool) -> Value {
    let levels: Vec<Value> = answer.levels.iter().map(|level| level_json(level, answer, explain)).collect();
    json!({
        "name": answer.applicant.name,
        "file": answer.file,
        "line": answer.line,
        "as_of": answer.as_of.to_string(),
        "policy": answer.policy.id,
        "levels": levels,
        "warnings": answer.warnings.iter().map(warning_json).collect::<Vec<_>>(),
    })
}

/// `place` is the way to the entry: `["experience", 0, "kinds"]`.
fn warning_json(warning: &Problem) -> Value {
    let step = |step: &PathStep| match step {
        PathStep::Field(name) => json!(name),
        PathStep::Index(at) => json!(at),
    };
    let place: Vec<Value> = warning.at.iter().map(step).collect();
    json!({ "id": warning.id, "place": place, "message": warning.message, "hint": warning.hint })
}

fn level_json(answer: &LevelAnswer<'_>, of: &ApplicantAnswer<'_>, explain: bool) -> Value {
    json!({
        "series": answer.series.id.as_str(),
        "code": answer.level.code.as_str(),
        "title": answer.level.title,
        "minimum": answer.tiers.minimum.as_ref().map(|tier| tier_json(tier, of, explain)),
        "recommended": answer.tiers.recommended.as_ref().map(|tier| tier_json(tier, of, explain)),
    })
}

fn tier_json(tier: &TierAnswer, of: &ApplicantAnswer<'_>, explain: bool) -> Value {
    let Assessment { outcome, shortfalls, questions, together, open_behind, hints, nearest_path, remarks, trace } =
        &tier.assessment;
    let judgements = questions.iter().map(|open| {
        json!({
            "question": open.question,
            "helpful_answer": if open.helpful { "yes" } else { "no" },
            "best": open.best.word(),
            "worst": open.worst.word(),
        })
    });
    json!({
        "heading": tier.heading,
        "outcome": outcome.word(),
        "shortfalls": shortfalls.iter().map(shortfall_json).collect::<Vec<_>>(),
        "questions": questions.iter().map(|open| open.question.as_str()).collect::<Vec<_>>(),
        "open_judgements": judgements.collect::<Vec<_>>(),
        "met_together": together.sets,
        "more_met_together": together.more,
        "open_behind": open_behind,
        "hints": hints,
        "nearest_path": nearest_path,
        "remarks": remarks.iter().map(remark_json).collect::<Vec<_>>(),
        "met_on": tier.met_on.as_ref().map(|met| met.day.to_string()),
        "only_open_on": tier.open_on.as_ref().map(|open| open.day.to_string()),
        "only_open_on_because": tier.open_on.as_ref().map_or_else(Vec::new, because),
        "met_on_because": tier.met_on.as_ref().map_or_else(Vec::new, because),
        "trace": explain.then(|| trace_json(trace, &of.applicant.judgements)),
        "ledgers": explain.then(|| tier.ledgers.iter().map(|ledger| ledger_json(ledger, of)).collect::<Vec<_>>()),
    })
}

fn shortfall_json(short: &Shortfall) -> Value {
    json!({
        "need": short.need,
        "have": short.have.map(span_json),
        "possible": short.possible.map(span_json),
        "required": short.required.map(span_json),
        "missing": short.missing.map(span_json),
        "missing_at_best": short.at_best.map(span_json),
        "alternative": short.alternative,
        "text": short.text,
    })
}

/// The words of what a day hangs on, each once.
fn because(met_on: &MetOn) -> Vec<&'static str> {
    let mut words: Vec<&str> = met_on.because.iter().map(|because| because.word()).collect();
    words.dedup();
    words
}

fn amount_json(amount: &Amount) -> Value {
    json!({
        "need": amount.need,
        "have": span_json(amount.have),
        "possible": span_json(amount.possible),
        "required": span_json(amount.required),
        "substituted_months": amount.substituted,
        "may_stand_in_months": amount.may_stand_in,
    })
}

fn remark_json(remark: &Remark) -> Value {
    json!({ "about": remark.about, "text": remark.text })
}

pub(super) fn span_json(span: Span) -> Value {
    json!({ "months": span.months, "days": span.days })
}

fn trace_json(node: &TraceNode, recorded: &[RecordedJudgement]) -> Value {
    let judgements = node.judgements.iter().filter_map(|at| recorded.get(*at)).map(|one| {
        json!({
            "what": one.what,
            "decision": one.decision.word(),
            "by": one.by,
            "on": one.on.to_string(),
            "why": one.why,
        })
    });
    json!({
        "asks": node.asks.word(),
        "outcome": node.outcome.word(),
        "used": node.used,
        "cite": node.cite,
        "reading": node.reading,
        "notes": node.notes.iter().map(|note| json!({"printed": note.printed, "due": note.due.map(Due::word)})).collect::<Vec<_>>(),
        "evidence": node.evidence,
        "time": node.time.iter().map(amount_json).collect::<Vec<_>>(),
        "hints": node.hints,
        "shortfalls": node.shortfalls.iter().map(shortfall_json).collect::<Vec<_>>(),
        "questions": node.questions,
        "remarks": node.remarks.iter().map(remark_json).collect::<Vec<_>>(),
        "judgements": judgements.collect::<Vec<_>>(),
        "parts": node.parts.iter().map(|part| trace_json(part, recorded)).collect::<Vec<_>>(),
    })
}
