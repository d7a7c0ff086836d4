//! The answers as JSON.

use rungs_domain::qualify::{Assessment, RecordedJudgement, Shortfall, Span, TierAnswer, TraceNode};
use serde_json::{Value, json};

use super::answer::{Answers, ApplicantAnswer, LevelAnswer};
use super::ledger::ledger_json;

pub(super) fn json(answers: &Answers<'_>) -> Value {
    let applicants = answers.applicants.iter().map(|one| {
        json!({
            "name": one.applicant.name,
            "file": one.file,
            "as_of": answers.as_of.to_string(),
            "policy": one.policy.id,
            "levels": one.levels.iter().map(|level| level_json(level, one)).collect::<Vec<_>>(),
        })
    });
    json!({ "applicants": applicants.collect::<Vec<_>>() })
}

fn level_json(answer: &LevelAnswer<'_>, of: &ApplicantAnswer<'_>) -> Value {
    json!({
        "series": answer.series.id.as_str(),
        "code": answer.level.code.as_str(),
        "title": answer.level.title,
        "minimum": answer.tiers.minimum.as_ref().map(|tier| tier_json(tier, of)),
        "recommended": answer.tiers.recommended.as_ref().map(|tier| tier_json(tier, of)),
    })
}

fn tier_json(tier: &TierAnswer, of: &ApplicantAnswer<'_>) -> Value {
    let Assessment { outcome, shortfalls, questions, nearest_path, trace } = &tier.assessment;
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
        "nearest_path": nearest_path,
        "met_on": tier.met_on.map(|day| day.to_string()),
        "trace": trace_json(trace, &of.applicant.judgements),
        "ledgers": tier.ledgers.iter().map(|ledger| ledger_json(ledger, of)).collect::<Vec<_>>(),
    })
}

fn shortfall_json(short: &Shortfall) -> Value {
    json!({
        "need": short.need,
        "have": short.have.map(span_json),
        "required": short.required.map(span_json),
        "missing": short.missing.map(span_json),
        "alternative": short.alternative,
        "text": short.text,
    })
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
        "evidence": node.evidence,
        "shortfalls": node.shortfalls.iter().map(shortfall_json).collect::<Vec<_>>(),
        "questions": node.questions,
        "judgements": judgements.collect::<Vec<_>>(),
        "parts": node.parts.iter().map(|part| trace_json(part, recorded)).collect::<Vec<_>>(),
    })
}
