//! The answers as JSON. The names are fixed; other programs rely on them.

use rungs_domain::qualify::{
    Amount, Ledger, MetOn, OpenJudgement, RecordedJudgement, Shortfall, Span, Spell, Stretch, TierAnswer, TraceNode,
};
use rungs_domain::spec::{Due, Note, PathStep, Problem};
use serde::Serialize;

use super::answer::{ApplicantAnswer, LevelAnswer};

/// The answers of one applicant under one policy.
#[derive(Serialize)]
pub(super) struct ApplicantJson<'a> {
    name: &'a str,
    file: &'a str,
    line: Option<u32>,
    as_of: String,
    policy: &'a str,
    levels: Vec<LevelJson<'a>>,
    warnings: Vec<WarningJson<'a>>,
}

#[derive(Serialize)]
struct WarningJson<'a> {
    id: &'a str,
    /// The way to the entry: `["experience", 0, "kinds"]`.
    place: Vec<StepJson>,
    message: &'a str,
    hint: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum StepJson {
    Field(String),
    Index(usize),
}

#[derive(Serialize)]
struct LevelJson<'a> {
    series: &'a str,
    code: &'a str,
    title: &'a str,
    minimum: Option<TierJson<'a>>,
    recommended: Option<TierJson<'a>>,
}

#[derive(Serialize)]
struct TierJson<'a> {
    heading: &'a str,
    outcome: &'static str,
    shortfalls: Vec<ShortfallJson<'a>>,
    questions: Vec<&'a str>,
    open_judgements: Vec<OpenJson<'a>>,
    met_together: &'a [Vec<usize>],
    more_met_together: bool,
    open_behind: &'a [String],
    hints: &'a [String],
    nearest_path: Option<&'a str>,
    remarks: Vec<RemarkJson<'a>>,
    met_on: Option<String>,
    met_on_because: Vec<&'static str>,
    only_open_on: Option<String>,
    only_open_on_because: Vec<&'static str>,
    /// Trace and ledgers are there if they are wanted.
    trace: Option<TraceJson<'a>>,
    ledgers: Option<Vec<LedgerJson<'a>>>,
}

#[derive(Serialize)]
struct OpenJson<'a> {
    question: &'a str,
    helpful_answer: &'static str,
    best: &'static str,
    worst: &'static str,
}

#[derive(Serialize)]
struct RemarkJson<'a> {
    about: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct SpanJson {
    months: u32,
    days: u32,
}

#[derive(Serialize)]
struct ShortfallJson<'a> {
    need: &'a str,
    have: Option<SpanJson>,
    possible: Option<SpanJson>,
    required: Option<SpanJson>,
    missing: Option<SpanJson>,
    missing_at_best: Option<SpanJson>,
    alternative: bool,
    text: &'a str,
}

#[derive(Serialize)]
struct AmountJson<'a> {
    need: &'a str,
    have: SpanJson,
    possible: SpanJson,
    required: SpanJson,
    substituted_months: u32,
    may_stand_in_months: u32,
}

#[derive(Serialize)]
struct TraceJson<'a> {
    asks: &'static str,
    outcome: &'static str,
    used: bool,
    cite: &'a str,
    reading: Option<&'a str>,
    notes: Vec<NoteJson<'a>>,
    evidence: &'a [String],
    time: Vec<AmountJson<'a>>,
    hints: &'a [String],
    shortfalls: Vec<ShortfallJson<'a>>,
    questions: &'a [String],
    remarks: Vec<RemarkJson<'a>>,
    judgements: Vec<JudgementJson<'a>>,
    parts: Vec<TraceJson<'a>>,
}

#[derive(Serialize)]
struct NoteJson<'a> {
    printed: &'a str,
    due: Option<&'static str>,
}

#[derive(Serialize)]
struct JudgementJson<'a> {
    what: &'a str,
    decision: &'static str,
    by: &'a str,
    on: String,
    why: &'a str,
}

#[derive(Serialize)]
struct LedgerJson<'a> {
    need: &'a str,
    cite: &'a str,
    total: SpanJson,
    possible: SpanJson,
    spells: Vec<SpellJson<'a>>,
    adjustment: Option<AdjustmentJson>,
    open: Vec<OpenTimeJson<'a>>,
    not_counted: Vec<NotCountedJson<'a>>,
}

#[derive(Serialize)]
struct SpellJson<'a> {
    from: String,
    to: String,
    span: SpanJson,
    hours_per_week: String,
    credited: SpanJson,
    stretches: Vec<StretchJson<'a>>,
}

#[derive(Serialize)]
struct StretchJson<'a> {
    from: String,
    to: String,
    jobs: Vec<JobJson<'a>>,
    capped_hours: String,
}

#[derive(Serialize)]
struct JobJson<'a> {
    job: &'a str,
    hours: String,
}

#[derive(Serialize)]
struct AdjustmentJson {
    more: bool,
    by: SpanJson,
}

#[derive(Serialize)]
struct OpenTimeJson<'a> {
    job: &'a str,
    questions: &'a [String],
    in_part: bool,
}

#[derive(Serialize)]
struct NotCountedJson<'a> {
    job: &'a str,
    why: String,
}

impl<'a> ApplicantJson<'a> {
    /// Trace and ledgers are there if `explain` asks for them.
    pub fn new(of: &'a ApplicantAnswer<'_>, explain: bool) -> Self {
        ApplicantJson {
            name: &of.applicant.name,
            file: of.file,
            line: of.line,
            as_of: of.as_of.to_string(),
            policy: &of.policy.id,
            levels: of.levels.iter().map(|level| LevelJson::new(level, of, explain)).collect(),
            warnings: of.warnings.iter().map(WarningJson::from).collect(),
        }
    }
}

impl<'a> From<&'a Problem> for WarningJson<'a> {
    fn from(warning: &'a Problem) -> Self {
        let step = |step: &PathStep| match step {
            PathStep::Field(name) => StepJson::Field(name.to_string()),
            PathStep::Index(at) => StepJson::Index(*at),
        };
        WarningJson {
            id: warning.id,
            place: warning.at.iter().map(step).collect(),
            message: &warning.message,
            hint: warning.hint.as_deref(),
        }
    }
}

impl<'a> LevelJson<'a> {
    fn new(answer: &'a LevelAnswer<'_>, of: &'a ApplicantAnswer<'_>, explain: bool) -> Self {
        let tier = |tier: &'a Option<TierAnswer>| tier.as_ref().map(|tier| TierJson::new(tier, of, explain));
        LevelJson {
            series: answer.series.id.as_str(),
            code: answer.level.code.as_str(),
            title: &answer.level.title,
            minimum: tier(&answer.tiers.minimum),
            recommended: tier(&answer.tiers.recommended),
        }
    }
}

impl<'a> TierJson<'a> {
    fn new(tier: &'a TierAnswer, of: &'a ApplicantAnswer<'_>, explain: bool) -> Self {
        let assessment = &tier.assessment;
        TierJson {
            heading: &tier.heading,
            outcome: assessment.outcome.word(),
            shortfalls: assessment.shortfalls.iter().map(ShortfallJson::from).collect(),
            questions: assessment.questions.iter().map(|open| open.question.as_str()).collect(),
            open_judgements: assessment.questions.iter().map(OpenJson::from).collect(),
            met_together: &assessment.together.sets,
            more_met_together: assessment.together.more,
            open_behind: &assessment.open_behind,
            hints: &assessment.hints,
            nearest_path: assessment.nearest_path.as_deref(),
            remarks: assessment.remarks.iter().map(|one| RemarkJson { about: one.about, text: &one.text }).collect(),
            met_on: tier.met_on.as_ref().map(|met| met.day.to_string()),
            met_on_because: because(tier.met_on.as_ref()),
            only_open_on: tier.open_on.as_ref().map(|open| open.day.to_string()),
            only_open_on_because: because(tier.open_on.as_ref()),
            trace: explain.then(|| TraceJson::new(&assessment.trace, &of.applicant.judgements)),
            ledgers: explain.then(|| tier.ledgers.iter().map(|ledger| LedgerJson::new(ledger, of)).collect()),
        }
    }
}

/// The words of what a day hangs on, each once.
fn because(day: Option<&MetOn>) -> Vec<&'static str> {
    let mut words: Vec<&str> = day.iter().flat_map(|day| &day.because).map(|because| because.word()).collect();
    words.dedup();
    words
}

impl<'a> From<&'a OpenJudgement> for OpenJson<'a> {
    fn from(open: &'a OpenJudgement) -> Self {
        OpenJson {
            question: &open.question,
            helpful_answer: if open.helpful { "yes" } else { "no" },
            best: open.best.word(),
            worst: open.worst.word(),
        }
    }
}

impl From<Span> for SpanJson {
    fn from(Span { months, days }: Span) -> Self {
        SpanJson { months, days }
    }
}

impl<'a> From<&'a Shortfall> for ShortfallJson<'a> {
    fn from(short: &'a Shortfall) -> Self {
        ShortfallJson {
            need: &short.need,
            have: short.have.map(SpanJson::from),
            possible: short.possible.map(SpanJson::from),
            required: short.required.map(SpanJson::from),
            missing: short.missing.map(SpanJson::from),
            missing_at_best: short.at_best.map(SpanJson::from),
            alternative: short.alternative,
            text: &short.text,
        }
    }
}

impl<'a> From<&'a Amount> for AmountJson<'a> {
    fn from(amount: &'a Amount) -> Self {
        AmountJson {
            need: &amount.need,
            have: amount.have.into(),
            possible: amount.possible.into(),
            required: amount.required.into(),
            substituted_months: amount.substituted,
            may_stand_in_months: amount.may_stand_in,
        }
    }
}

impl<'a> TraceJson<'a> {
    fn new(node: &'a TraceNode, recorded: &'a [RecordedJudgement]) -> Self {
        let note = |note: &'a Note| NoteJson { printed: &note.printed, due: note.due.map(Due::word) };
        let judgement = |one: &'a RecordedJudgement| JudgementJson {
            what: &one.what,
            decision: one.decision.word(),
            by: &one.by,
            on: one.on.to_string(),
            why: &one.why,
        };
        TraceJson {
            asks: node.asks.word(),
            outcome: node.outcome.word(),
            used: node.used,
            cite: &node.cite,
            reading: node.reading.as_deref(),
            notes: node.notes.iter().map(note).collect(),
            evidence: &node.evidence,
            time: node.time.iter().map(AmountJson::from).collect(),
            hints: &node.hints,
            shortfalls: node.shortfalls.iter().map(ShortfallJson::from).collect(),
            questions: &node.questions,
            remarks: node.remarks.iter().map(|one| RemarkJson { about: one.about, text: &one.text }).collect(),
            judgements: node.judgements.iter().filter_map(|at| recorded.get(*at)).map(judgement).collect(),
            parts: node.parts.iter().map(|part| TraceJson::new(part, recorded)).collect(),
        }
    }
}

impl<'a> LedgerJson<'a> {
    fn new(ledger: &'a Ledger, of: &'a ApplicantAnswer<'_>) -> Self {
        let title = |job: usize| of.applicant.experience.get(job).map_or("", |job| job.title.as_str());
        let stretch = |one: &Stretch| StretchJson {
            from: one.from.to_string(),
            to: one.to.to_string(),
            jobs: one.jobs.iter().map(|(job, hours)| JobJson { job: title(*job), hours: hours.to_string() }).collect(),
            capped_hours: one.capped.to_string(),
        };
        let spell = |spell: &Spell| SpellJson {
            from: spell.from.to_string(),
            to: spell.to.to_string(),
            span: spell.span.into(),
            hours_per_week: spell.weekly.to_string(),
            credited: spell.credit.floor().into(),
            stretches: spell.stretches.iter().map(stretch).collect(),
        };
        LedgerJson {
            need: &ledger.need,
            cite: &ledger.cite,
            total: ledger.total.floor().into(),
            possible: ledger.possible.floor().into(),
            spells: ledger.spells.iter().map(spell).collect(),
            adjustment: ledger.adjustment.map(|one| AdjustmentJson { more: one.more, by: one.by.floor().into() }),
            open: ledger
                .open
                .iter()
                .map(|left| OpenTimeJson { job: title(left.job), questions: &left.questions, in_part: left.in_part })
                .collect(),
            not_counted: ledger
                .not_counted
                .iter()
                .map(|left| NotCountedJson { job: title(left.job), why: left.why.to_string() })
                .collect(),
        }
    }
}
