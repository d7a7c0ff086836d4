//! The answers as JSON. Percentages are exact decimals; duties are named by their numbers, levels by their codes. The
//! names are fixed; other programs rely on them.

use std::collections::BTreeMap;

use rungs_domain::allocate::{
    AllocationPolicy, ApplicantFill, AskedAuthority, Caution, Determination, FactorRow, Finding, Gate, LeadGate,
    LevelNeeds, Line, Margin, MatchedItem, Place, PolicyAnswer, Request, SpecChange, Standing, TellingDuty, Touched,
};
use rungs_domain::compare::{Change, Suggestion};
use rungs_domain::qualify::Hundredths;
use serde::Serialize;
use serde_json::Number;

use super::Told;

/// A position as judged.
#[derive(Serialize)]
pub(super) struct PositionJson<'a> {
    title: &'a str,
    file: &'a str,
    as_of: String,
    planned: bool,
    /// `null` while nobody has chosen a policy.
    answer: Option<AnswerJson<'a>>,
    series: &'a str,
    revision: &'a str,
    spec_change: Option<SpecChangeJson<'a>>,
    current: Option<&'a str>,
    requested: Option<&'a str>,
    gate: Option<GateJson<'a>>,
    worksheet: WorksheetJson<'a>,
    policies: Vec<PolicyJson<'a>>,
    agree: bool,
    factors: Vec<FactorJson<'a>>,
    levels: Vec<LevelJson<'a>>,
    cautions: Vec<CautionJson>,
}

#[derive(Serialize)]
struct AnswerJson<'a> {
    code: Option<&'a str>,
    policy: &'a str,
    because: String,
    margin: Option<String>,
    range: [Option<&'a str>; 2],
    tie: bool,
    tie_between: Option<String>,
    request: Option<&'static str>,
    action: &'static str,
}

#[derive(Serialize)]
struct SpecChangeJson<'a> {
    judged: &'a str,
    now: &'a str,
    touched: Vec<TouchedJson<'a>>,
}

#[derive(Serialize)]
struct TouchedJson<'a> {
    duty: u32,
    level: &'a str,
    item: Option<u32>,
    /// `null`: the words were not kept.
    then: Option<&'a str>,
    now: Option<&'a str>,
}

#[derive(Serialize)]
struct GateJson<'a> {
    months: Option<u32>,
    days: Option<u32>,
    source: &'a str,
}

#[derive(Serialize)]
struct WorksheetJson<'a> {
    total: Option<Number>,
    counted: Option<Number>,
    unmatched: Option<Number>,
    apart: Option<Number>,
    duties: Vec<DutyJson<'a>>,
    levels: Vec<LevelTimeJson<'a>>,
}

#[derive(Serialize)]
struct LevelTimeJson<'a> {
    code: &'a str,
    title: &'a str,
    time: Option<Number>,
    at_or_above: Option<Number>,
    duties: Vec<u32>,
}

#[derive(Serialize)]
struct DutyJson<'a> {
    number: u32,
    text: Option<&'a str>,
    percent: Option<Number>,
    since: Option<String>,
    level: Option<&'a str>,
    not_counted: Option<&'static str>,
    lowest: Option<&'a str>,
    highest: Option<&'a str>,
    decided: bool,
    near: Vec<SuggestionJson<'a>>,
    matched: Vec<MatchedJson<'a>>,
    suggestions: Vec<SuggestionJson<'a>>,
    counts_from: Option<String>,
}

#[derive(Serialize)]
struct MatchedJson<'a> {
    level: &'a str,
    duty: Option<u32>,
    counts_for: &'a str,
}

#[derive(Serialize)]
struct SuggestionJson<'a> {
    level: &'a str,
    duty: u32,
    score: f64,
}

#[derive(Serialize)]
struct PolicyJson<'a> {
    policy: &'a str,
    title: &'a str,
    source: &'a str,
    #[serde(flatten)]
    finding: FindingJson<'a>,
    lowest: FindingJson<'a>,
    highest: FindingJson<'a>,
    least: Option<Number>,
    raise: Option<MarginJson<'a>>,
    lower: Option<MarginJson<'a>>,
    tie: bool,
    own_gate: Option<GateJson<'a>>,
    not_counted_by_it: Vec<u32>,
    stance: &'static str,
    disagrees: bool,
    lead: Option<LeadJson<'a>>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    finding: &'static str,
    level: Option<&'a str>,
}

#[derive(Serialize)]
struct MarginJson<'a> {
    points: Option<Number>,
    to: FindingJson<'a>,
    duties: Vec<u32>,
}

#[derive(Serialize)]
struct LeadJson<'a> {
    classes: Vec<&'a str>,
    duties: Vec<u32>,
    time: Option<Number>,
    least: Option<Number>,
    authorities: Vec<AuthorityJson<'a>>,
}

#[derive(Serialize)]
struct AuthorityJson<'a> {
    id: &'a str,
    text: &'a str,
    held: &'static str,
    evidence: Option<&'a str>,
}

#[derive(Serialize)]
struct FactorJson<'a> {
    statement: Option<&'a str>,
    levels: Vec<FactorLevelJson<'a>>,
    decided: Option<&'a str>,
    nearest: Option<&'a str>,
}

#[derive(Serialize)]
struct FactorLevelJson<'a> {
    level: &'a str,
    score: f64,
    text: &'a str,
}

#[derive(Serialize)]
struct LevelJson<'a> {
    code: &'a str,
    pay: Option<PayJson<'a>>,
    lead_class: bool,
    points_to: BTreeMap<&'a str, Option<Number>>,
    telling_duties: Vec<TellingJson>,
    /// `null`: nobody was asked about.
    applicants: Option<Vec<ApplicantJson<'a>>>,
}

#[derive(Serialize)]
struct PayJson<'a> {
    label: &'a str,
    printed: String,
}

#[derive(Serialize)]
struct TellingJson {
    duty: u32,
    change: Option<&'static str>,
    present_in: Vec<u32>,
    undecided_in: Vec<u32>,
}

#[derive(Serialize)]
struct ApplicantJson<'a> {
    name: &'a str,
    standing: &'static str,
    underfill_at: Option<&'a str>,
    details: &'a [String],
}

#[derive(Serialize)]
struct CautionJson {
    id: &'static str,
    duty: Option<u32>,
    message: String,
}

/// A percentage as a number with at most two decimals.
fn percent(figure: Hundredths) -> Option<Number> {
    figure.to_string().parse().ok()
}

pub(super) fn position<'a>(told: &'a Told<'_>) -> PositionJson<'a> {
    let (allocation, position) = (&told.judged.allocation, told.position);
    let policies = allocation.answers.iter().zip(&told.policies.all);
    PositionJson {
        title: &position.title,
        file: &told.file,
        as_of: allocation.as_of.to_string(),
        planned: position.planned,
        answer: answer(told),
        series: told.series().id.as_str(),
        revision: told.judged.loaded.revision(),
        spec_change: told.judged.changed.as_ref().map(spec_change),
        current: position.current.as_ref().map(|code| code.as_str()),
        requested: position.requested.as_ref().map(|code| code.as_str()),
        gate: allocation.gate.as_ref().map(gate),
        worksheet: worksheet(told),
        policies: policies.map(|(answer, of)| policy(told, answer, of)).collect(),
        agree: allocation.all_agree(),
        factors: allocation.factors.iter().map(|row| factor(told, row)).collect(),
        levels: told.judged.needs.iter().enumerate().map(|(at, needs)| level(told, at, needs)).collect(),
        cautions: allocation.cautions.iter().map(|one| caution(told, one)).collect(),
    }
}

fn answer<'a>(told: &'a Told<'_>) -> Option<AnswerJson<'a>> {
    let allocation = &told.judged.allocation;
    let (answer, chosen) = (allocation.deciding()?, allocation.chosen.as_ref()?);
    let code = |finding: Finding| finding.level().map(|level| told.code(level));
    let found = Determination::new(told.position, allocation, &told.policies.all, &told.judged.needs, told.series());
    // Where nothing counts at any level every class is equally far, and no margin is told.
    let margin = answer.margin().filter(|_| allocation.worksheet.counted > Hundredths(0));
    Some(AnswerJson {
        code: code(answer.finding),
        policy: &answer.policy,
        because: chosen.words(),
        margin: margin.map(|margin| margin.points.to_string()),
        range: [code(answer.lowest), code(answer.highest)],
        tie: answer.tie.is_some(),
        tie_between: answer.tie.as_ref().map(|tie| tie.words(told.series())),
        request: found.request.map(Request::word),
        action: found.action.word(),
    })
}

fn spec_change(change: &SpecChange) -> SpecChangeJson<'_> {
    SpecChangeJson { judged: &change.judged, now: &change.now, touched: change.touched.iter().map(touched).collect() }
}

fn touched(one: &Touched) -> TouchedJson<'_> {
    TouchedJson {
        duty: one.duty,
        level: one.level.as_str(),
        item: one.number,
        then: Some(one.then.as_str()).filter(|then| !then.is_empty()),
        now: one.now.as_deref(),
    }
}

fn gate(gate: &Gate) -> GateJson<'_> {
    GateJson { months: gate.months, days: gate.days, source: &gate.source }
}

fn worksheet<'a>(told: &'a Told<'_>) -> WorksheetJson<'a> {
    let sheet = &told.judged.allocation.worksheet;
    let levels = told.series().levels.iter().zip(&sheet.levels).map(|(level, time)| LevelTimeJson {
        code: level.code.as_str(),
        title: &level.title,
        time: percent(time.own),
        at_or_above: percent(time.at_or_above),
        duties: told.numbers(&time.lines),
    });
    WorksheetJson {
        total: percent(sheet.total),
        counted: percent(sheet.counted),
        unmatched: percent(sheet.unmatched),
        apart: percent(sheet.apart),
        duties: sheet.lines.iter().enumerate().map(|(at, line)| duty(told, at, line)).collect(),
        levels: levels.collect(),
    }
}

fn duty<'a>(told: &'a Told<'_>, at: usize, line: &'a Line) -> DutyJson<'a> {
    let duty = told.position.duties.get(at);
    let code = |place: Place| place.level().map(|level| told.code(level));
    let matched = |item: &MatchedItem| MatchedJson {
        level: told.code(item.level),
        duty: item.number,
        counts_for: told.code(item.common_from),
    };
    let suggestion = |one: &Suggestion| SuggestionJson {
        level: told.code(one.level),
        duty: one.number,
        score: one.score.fraction(),
    };
    DutyJson {
        number: line.number,
        text: duty.map(|duty| duty.text.as_str()),
        percent: percent(line.percent),
        since: duty.and_then(|duty| duty.since).map(|day| day.to_string()),
        level: code(line.place),
        not_counted: match line.place {
            Place::Level(_) => None,
            Place::Unmatched => Some("unmatched"),
            Place::Apart(apart) => Some(apart.word()),
        },
        lowest: code(line.lowest),
        highest: code(line.highest),
        decided: line.decided,
        near: line.near.iter().map(suggestion).collect(),
        matched: line.items.iter().map(matched).collect(),
        suggestions: line.suggestions.iter().map(suggestion).collect(),
        counts_from: line.counts_from.map(|day| day.to_string()),
    }
}

fn policy<'a>(told: &'a Told<'_>, answer: &'a PolicyAnswer, policy: &'a AllocationPolicy) -> PolicyJson<'a> {
    PolicyJson {
        policy: &policy.id,
        title: &policy.title,
        source: &policy.source,
        finding: finding(told, answer.finding),
        lowest: finding(told, answer.lowest),
        highest: finding(told, answer.highest),
        least: answer.least.and_then(percent),
        raise: answer.raise.as_ref().map(|one| margin(told, one)),
        lower: answer.lower.as_ref().map(|one| margin(told, one)),
        tie: answer.tie.is_some(),
        own_gate: answer.gate.as_ref().map(gate),
        not_counted_by_it: told.numbers(&answer.too_short),
        stance: answer.stance.word(),
        disagrees: answer.stance.disagrees(),
        lead: answer.lead.as_ref().map(|gate| lead(told, gate)),
    }
}

fn finding<'a>(told: &'a Told<'_>, one: Finding) -> FindingJson<'a> {
    FindingJson { finding: one.word(), level: one.level().map(|level| told.code(level)) }
}

fn margin<'a>(told: &'a Told<'_>, margin: &Margin) -> MarginJson<'a> {
    MarginJson { points: percent(margin.points), to: finding(told, margin.to), duties: told.numbers(&margin.lines) }
}

fn lead<'a>(told: &'a Told<'_>, gate: &'a LeadGate) -> LeadJson<'a> {
    let authority = |asked: &'a AskedAuthority| AuthorityJson {
        id: &asked.id,
        text: &asked.text,
        held: asked.held.word(),
        evidence: asked.evidence.as_deref(),
    };
    LeadJson {
        classes: gate.classes.iter().map(|class| told.code(*class)).collect(),
        duties: told.numbers(&gate.lines),
        time: percent(gate.time),
        least: percent(gate.least),
        authorities: gate.authorities.iter().map(authority).collect(),
    }
}

fn factor<'a>(told: &'a Told<'_>, row: &'a FactorRow) -> FactorJson<'a> {
    let levels = row.levels.iter().enumerate().filter_map(|(at, beside)| {
        let beside = beside.as_ref()?;
        Some(FactorLevelJson { level: told.code(at), score: beside.score.fraction(), text: &beside.text })
    });
    FactorJson {
        statement: told.position.factors.get(row.statement).map(|statement| statement.text.as_str()),
        levels: levels.collect(),
        decided: row.decided.map(|level| told.code(level)),
        nearest: row.nearest.map(|level| told.code(level)),
    }
}

/// What a level needs, what it is paid, and who could fill it.
fn level<'a>(told: &'a Told<'_>, at: usize, needs: &LevelNeeds) -> LevelJson<'a> {
    let telling = |duty: &TellingDuty| TellingJson {
        duty: duty.number,
        change: duty.change.map(Change::word),
        present_in: told.numbers(&duty.lines),
        undecided_in: told.numbers(&duty.possible),
    };
    let naming = told.judged.allocation.answers.iter().filter(|answer| answer.lead.is_none());
    let points = |answer: &PolicyAnswer| answer.points_to.get(at).copied().flatten().and_then(percent);
    let pay = told.series().levels.get(at).and_then(|level| level.pay.as_ref());
    LevelJson {
        code: told.code(at),
        pay: pay.map(|pay| PayJson { label: &pay.label, printed: pay.to_string() }),
        lead_class: needs.lead,
        points_to: naming.map(|answer| (answer.policy.as_str(), points(answer))).collect(),
        telling_duties: needs.telling.iter().map(telling).collect(),
        applicants: told.fills.get(at).map(|fill| fill.applicants.iter().map(|one| applicant(told, one)).collect()),
    }
}

fn applicant<'a>(told: &'a Told<'_>, one: &'a ApplicantFill) -> ApplicantJson<'a> {
    let underfill_at = match &one.standing {
        Standing::Underfill { at, .. } => Some(told.code(*at)),
        _ => None,
    };
    ApplicantJson { name: &one.name, standing: one.standing.word(), underfill_at, details: one.standing.details() }
}

fn caution(told: &Told<'_>, caution: &Caution) -> CautionJson {
    let duty = caution.duty().and_then(|at| told.position.duties.get(at));
    CautionJson {
        id: caution.id(),
        duty: duty.map(|duty| duty.number),
        message: caution.words(told.position, told.series()),
    }
}
