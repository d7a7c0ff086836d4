//! What the tree of a rung shows, made once for each new answer; no drawing.

#[cfg(test)]
mod tests;

use rungs_domain::qualify::{
    Amount, Applicant, Assessment, OpenJudgement, Outcome, RecordedJudgement, RequirementKind, TierAnswer, TraceNode,
    Verdict,
};
use rungs_domain::spec::{ExperienceKind, LevelRef, Note, Vocabulary};

use crate::applicants::{Answers, ApplicantAnswers};
use crate::view::qualify::rungs::{months_and_days, walk};

/// The trees of one rung: of the deciding tier, and of the one for full performance.
#[derive(Debug, Default, PartialEq)]
pub struct TreeData {
    /// The trees.
    pub tiers: Vec<TierData>,
    /// The ids of the policies.
    pub policies: Vec<String>,
}

/// The tree of one tier.
#[derive(Debug, PartialEq)]
pub struct TierData {
    /// The heading as printed.
    pub heading: String,
    /// What the tier is for: "decides", "for full performance".
    pub role: &'static str,
    /// The outcome.
    pub outcome: Outcome,
    /// The cheapest way to meet it, where it is not met.
    pub nearest: Option<String>,
    /// What is open beside that, what could be had more easily, and when it would be met: in sentences.
    pub beside: Vec<String>,
    /// The nodes, in printed order, each before its parts.
    pub nodes: Vec<NodeData>,
    /// Questions that no node asks.
    pub elsewhere: Vec<QuestionData>,
}

/// One node.
#[derive(Debug, PartialEq)]
pub struct NodeData {
    /// How deep it stands.
    pub depth: usize,
    /// What came of it.
    pub outcome: Outcome,
    /// False where the answer does not rest on it.
    pub used: bool,
    /// What it asks for: "Education".
    pub heading: &'static str,
    /// The printed sentence, unless it is but the tier's heading.
    pub quote: Option<String>,
    /// How it was read.
    pub reading: Option<String>,
    /// Sentences about it that satisfy nothing.
    pub notes: Vec<String>,
    /// What bears on it, the time left aside.
    pub evidence: Vec<String>,
    /// The time it asks for.
    pub time: Vec<TimeData>,
    /// What is short, where it is not time.
    pub missing: Vec<String>,
    /// What is to be known of that by which it is met.
    pub remarks: Vec<String>,
    /// Its questions whose answer can change the outcome.
    pub questions: Vec<QuestionData>,
    /// Its questions whose answer cannot.
    pub idle_questions: Vec<String>,
    /// Judgments on record that were applied to it.
    pub recorded: Vec<RecordedData>,
    /// The sentence, where it can be set aside for this applicant.
    pub sentence: Option<String>,
    /// What the second policy says of it, where that differs: "needs judgment by federal-opm".
    pub beside: Option<String>,
}

/// Time that a node asks for.
#[derive(Debug, PartialEq)]
pub struct TimeData {
    /// "30 + 12 of 36 months"; what is possible beside what is established.
    pub figure: String,
    /// What of, in words.
    pub words: String,
    /// "6 months short".
    pub short: Option<String>,
    /// The share that is established, from 0 to 1.
    pub have: f32,
    /// The share for which something stands in.
    pub substituted: f32,
    /// The share that a judgment could add.
    pub open: f32,
    /// The figure by the second policy, where it differs.
    pub beside: Option<String>,
}

/// A judgment that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionData {
    /// The question, as it is kept.
    pub question: String,
    /// What follows from either answer.
    pub effect: String,
    /// Past judgments on the same question, of other records or classes.
    pub precedents: Vec<String>,
    /// The kind of work in it that nobody has settled, and that a ruling would settle for the library.
    pub open_kind: Option<OpenKind>,
}

/// A kind of work that nobody has settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenKind {
    /// Its name in files.
    pub id: String,
    /// Its printed words.
    pub words: String,
}

/// A judgment on record.
#[derive(Debug, PartialEq, Eq)]
pub struct RecordedData {
    /// Its place in the applicant's list.
    pub place: usize,
    /// "Yes", "Substituted".
    pub decision: String,
    /// The question that was answered; `None` where the node's own sentence was set aside.
    pub question: Option<String>,
    /// "A. Analyst, 2025-06-30, for CA2460 only".
    pub signed: String,
    /// The reason.
    pub why: String,
}

/// What the trees are made from.
struct Maker<'a> {
    applicant: &'a Applicant,
    everybody: Vec<&'a Applicant>,
    second: Option<&'a str>,
    vocabulary: &'a Vocabulary,
}

impl TreeData {
    /// The trees of `level`, whose kinds of work are those of `vocabulary`; `None` where it has no answer.
    pub fn new(
        answers: &Answers,
        applicant: &ApplicantAnswers,
        level: &LevelRef,
        vocabulary: &Vocabulary,
    ) -> Option<Self> {
        let answer = applicant.result(0, level)?.answer.as_ref().ok()?;
        let beside = applicant.result(1, level).and_then(|result| result.answer.as_ref().ok());
        let maker = Maker {
            applicant: &applicant.reading.applicant,
            everybody: answers.applicants.iter().map(|one| &one.reading.applicant).collect(),
            second: answers.policies.get(1).map(|policy| policy.id.as_str()),
            vocabulary,
        };
        let pairs = [
            ("decides", answer.minimum.as_ref(), beside.and_then(|beside| beside.minimum.as_ref())),
            ("for full performance", answer.recommended.as_ref(), beside.and_then(|one| one.recommended.as_ref())),
        ];
        let tiers = pairs.into_iter().filter_map(|(role, tier, beside)| Some(maker.tier(role, tier?, beside)));
        let policies = answers.policies.iter().map(|policy| policy.id.clone()).collect();
        Some(TreeData { tiers: tiers.collect(), policies })
    }
}

impl Maker<'_> {
    fn tier(&self, role: &'static str, tier: &TierAnswer, beside: Option<&TierAnswer>) -> TierData {
        let mut nodes = Vec::new();
        let beside = beside.map(|tier| &tier.assessment.trace);
        self.nodes(&tier.assessment.trace, beside, 0, tier, &mut nodes);
        let mut open: Vec<&OpenJudgement> = tier.assessment.questions.iter().collect();
        // A node on which the answer rests asks first; each question is asked once.
        for used in [true, false] {
            for (node, traced) in nodes.iter_mut().zip(flat(&tier.assessment.trace)) {
                if node.used == used {
                    let (asked, rest) = open.into_iter().partition(|open| traced.questions.contains(&open.question));
                    let asked: Vec<&OpenJudgement> = asked;
                    node.questions.extend(asked.into_iter().map(|open| self.question(open, tier)));
                    open = rest;
                }
            }
        }
        let elsewhere = open.into_iter().map(|open| self.question(open, tier)).collect();
        let Assessment { outcome, nearest_path, .. } = &tier.assessment;
        let heading = tier.heading.trim_end_matches(':').to_owned();
        let beside = self.beside(tier);
        TierData { heading, role, outcome: *outcome, nearest: nearest_path.clone(), beside, nodes, elsewhere }
    }

    fn beside(&self, tier: &TierAnswer) -> Vec<String> {
        let Assessment { outcome, questions, together, open_behind, hints, .. } = &tier.assessment;
        let both = together.words(questions).map(|words| format!("It {words}"));
        let open = open_behind.iter().map(|open| format!("Open, too: {open}"));
        let hints = hints.iter().map(|hint| format!("Hint: {hint}"));
        let when = tier.met_on.as_ref().filter(|_| *outcome != Outcome::Met);
        let anyway = if *outcome == Outcome::NeedsJudgement { "Without a judgment, would" } else { "Would" };
        let when = when.map(|when| format!("{anyway} be met on {}", when.words()));
        both.into_iter().chain(open).chain(hints).chain(when).collect()
    }

    fn nodes(
        &self,
        node: &TraceNode,
        beside: Option<&TraceNode>,
        depth: usize,
        tier: &TierAnswer,
        into: &mut Vec<NodeData>,
    ) {
        into.push(self.node(node, beside, depth, tier));
        for (at, part) in node.parts.iter().enumerate() {
            self.nodes(part, beside.and_then(|beside| beside.parts.get(at)), depth + 1, tier, into);
        }
    }

    fn node(&self, node: &TraceNode, beside: Option<&TraceNode>, depth: usize, tier: &TierAnswer) -> NodeData {
        let own = |cite: &str| cite.trim_end_matches(':') != tier.heading.trim_end_matches(':') && !cite.is_empty();
        let leaf = !matches!(node.asks, RequirementKind::AllOf | RequirementKind::AnyOf);
        let matters = |question: &&String| tier.assessment.questions.iter().any(|open| open.question == **question);
        let recorded =
            node.judgements.iter().filter_map(|place| Some(recorded(*place, self.applicant.judgements.get(*place)?)));
        let set_aside = |verdict: Verdict| !verdict.is_answer();
        let is_set_aside = node.judgements.iter().filter_map(|place| self.applicant.judgements.get(*place));
        let is_set_aside = is_set_aside.into_iter().any(|one| set_aside(one.decision));
        let time_words: Vec<String> = node.time.iter().map(Amount::sentence).collect();
        let evidence = node.evidence.iter().filter(|line| !time_words.iter().any(|words| *line == words));
        let missing = node.shortfalls.iter().filter(|short| short.missing.is_none());
        NodeData {
            depth,
            outcome: node.outcome,
            used: node.used,
            heading: node.asks.heading(),
            quote: own(&node.cite).then(|| node.cite.clone()),
            reading: node.reading.clone(),
            notes: node.notes.iter().map(Note::words).collect(),
            evidence: if is_set_aside { Vec::new() } else { evidence.cloned().collect() },
            time: node.time.iter().enumerate().map(|(at, time)| self.time(node, beside, at, time)).collect(),
            missing: missing.map(|short| short.text.clone()).collect(),
            remarks: node.remarks.iter().map(|remark| remark.text.clone()).collect(),
            questions: Vec::new(),
            idle_questions: node.questions.iter().filter(|question| !matters(question)).cloned().collect(),
            recorded: recorded.collect(),
            sentence: (leaf && node.outcome != Outcome::Met && !node.cite.is_empty()).then(|| node.cite.clone()),
            beside: self
                .second
                .zip(beside.filter(|beside| beside.outcome != node.outcome))
                .map(|(policy, beside)| format!("{} by {policy}", beside.outcome.words())),
        }
    }

    fn time(&self, node: &TraceNode, beside: Option<&TraceNode>, at: usize, time: &Amount) -> TimeData {
        let other = beside.and_then(|beside| beside.time.get(at));
        let short = node.shortfalls.iter().find(|short| short.need == time.need);
        let short = short.and_then(|short| Some((short.missing?, short.at_best?)));
        let differs = other.filter(|other| (other.have, other.substituted) != (time.have, time.substituted));
        let sure = time.have.in_days() + u64::from(time.substituted) * 30;
        let possible = time.possible.in_days() + u64::from(time.substituted + time.may_stand_in) * 30;
        TimeData {
            figure: figure(time),
            words: time.words.clone(),
            short: short.map(|(missing, at_best)| match missing == at_best {
                true => format!("{missing} short"),
                false => format!("{missing} short; at best {at_best}"),
            }),
            have: share(time.have.in_days(), time.required.in_days()),
            substituted: share(u64::from(time.substituted) * 30, time.required.in_days()),
            open: share(possible.saturating_sub(sure), time.required.in_days()),
            beside: self.second.zip(differs).map(|(policy, other)| format!("{policy}: {}", figure(other))),
        }
    }

    fn question(&self, open: &OpenJudgement, tier: &TierAnswer) -> QuestionData {
        let (if_yes, if_no) = if open.helpful { (open.best, open.worst) } else { (open.worst, open.best) };
        let then = |outcome: Outcome| match outcome {
            Outcome::NeedsJudgement => "still open",
            settled => settled.words(),
        };
        let when = tier.met_on.as_ref();
        let without = when.map_or_else(String::new, |when| format!(" Without it: met on {}.", when.words()));
        let past = self.everybody.iter().flat_map(|one| one.judgements.iter().map(move |judged| (*one, judged)));
        let same = past.filter(|(_, judged)| judged.what == open.question && judged.decision.is_answer());
        QuestionData {
            question: open.question.clone(),
            effect: format!("If yes: {}. If no: {}.{without}", then(if_yes), then(if_no)),
            precedents: same.map(|(whose, judged)| precedent(whose, judged)).collect(),
            open_kind: open_kind(self.vocabulary, &open.question),
        }
    }
}

/// The kind that nobody has settled and whose words stand in a question: the one with the most words.
fn open_kind(vocabulary: &Vocabulary, question: &str) -> Option<OpenKind> {
    let stands =
        |kind: &&ExperienceKind| question.contains(&kind.id.replace('_', " ")) || question.contains(&kind.meaning);
    let open = vocabulary.kinds.iter().filter(|kind| kind.unsettled).filter(stands);
    open.max_by_key(|kind| kind.id.len()).map(|kind| OpenKind { id: kind.id.clone(), words: kind.words() })
}

fn flat(trace: &TraceNode) -> Vec<&TraceNode> {
    let mut all = Vec::new();
    walk(trace, &mut |node| all.push(node));
    all
}

/// A past judgment in one line: "Yes, for Sample applicant A, by A. Analyst on 2025-05-02: courses in social work".
fn precedent(whose: &Applicant, judged: &RecordedJudgement) -> String {
    let only = judged.level.as_ref().map_or_else(String::new, |code| format!(" ({code} only)"));
    let RecordedJudgement { by, on, why, .. } = judged;
    format!("{}{only}, for {}, by {by} on {on}: {why}", decision(judged.decision), whose.name)
}

fn recorded(place: usize, judged: &RecordedJudgement) -> RecordedData {
    let scope = judged
        .level
        .as_ref()
        .map_or_else(|| ", wherever the same is asked".to_owned(), |code| format!(", for {code} only"));
    RecordedData {
        place,
        decision: decision(judged.decision).to_owned(),
        question: judged.decision.is_answer().then(|| judged.what.clone()),
        signed: format!("{}, {}{scope}", judged.by, judged.on),
        why: judged.why.clone(),
    }
}

/// A decision as a word of its own.
pub fn decision(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "Yes",
        Verdict::No => "No",
        Verdict::Substituted => "Substituted",
        Verdict::Waived => "Waived",
    }
}

/// "30 + 12 of 36 months"; where a judgment could make more of it, "0 of 24 months; possible 18".
fn figure(time: &Amount) -> String {
    let plus = |months: u32| if months > 0 { format!(" + {months}") } else { String::new() };
    let have = months_and_days(time.have);
    if time.required.in_days() == 0 {
        return if time.is_open() { format!("{have}; possible {}", months_and_days(time.possible)) } else { have };
    }
    let figure = format!("{have}{} of {}", plus(time.substituted), time.asked());
    if !time.is_open() {
        return figure;
    }
    format!("{figure}; possible {}{}", months_and_days(time.possible), plus(time.substituted + time.may_stand_in))
}

#[expect(clippy::cast_precision_loss, reason = "the width of a bar")]
fn share(part: u64, whole: u64) -> f32 {
    // Of no amount, any is all of it.
    let whole = whole.max(1);
    (part.min(whole) as f32) / (whole as f32)
}
