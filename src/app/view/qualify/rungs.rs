//! What the list of rungs shows, made once for each new answer; no drawing.

#[cfg(test)]
mod tests;

use rungs_domain::qualify::{
    Amount, Applicant, Assessment, LevelAnswer, Outcome, RequirementKind, Shortfall, Span, TierAnswer, TraceNode,
};
use rungs_domain::spec::{LevelRef, Series};
use rungs_domain::words::capitalized;
use rungs_library::Library;

use crate::applicants::order::best_first;
use crate::applicants::{Answers, ApplicantAnswers, LevelResult};

/// All rungs of one applicant.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct RungsData {
    /// How many are met, need a judgment, are not met.
    pub counts: [usize; 3],
    /// By series, best first.
    pub groups: Vec<GroupData>,
    /// The ids of the policies: the one counted by, and the one beside it.
    pub policies: Vec<String>,
    /// How many pairs of judgments, of all open records, decide the same question differently.
    pub disagreements: usize,
}

/// The rungs of one series.
#[derive(Debug, PartialEq, Eq)]
pub struct GroupData {
    /// The title.
    pub title: String,
    /// Authority and document.
    pub subtitle: String,
    /// Best first.
    pub rungs: Vec<RungData>,
}

/// One rung.
#[derive(Debug, PartialEq, Eq)]
pub struct RungData {
    /// The level.
    pub level: LevelRef,
    /// Its title.
    pub title: String,
    /// For each policy, what came of it.
    pub results: Vec<ResultData>,
    /// What the policies say differently, in words; `None`: nothing, or there is one policy.
    pub differs: Option<String>,
}

/// What came of one rung under one policy.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ResultData {
    /// The outcome; `None` where there is no answer, and the words say why.
    pub outcome: Option<Outcome>,
    /// Said with weight: "6 months short".
    pub strong: String,
    /// The rest of what is short, or of what it rests on.
    pub words: String,
    /// What the day means: "met on".
    pub when: String,
    /// The day.
    pub day: Option<String>,
    /// What that means in full, for the tooltip.
    pub when_in_full: String,
    /// The tier for full performance: its heading as printed, and the outcome.
    pub recommended: Option<(String, Outcome)>,
}

impl RungsData {
    /// What there is to show of `applicant`.
    pub fn new(library: &Library, answers: &Answers, applicant: &ApplicantAnswers) -> Self {
        let results = applicant.by_policy.first().map_or(&[][..], Vec::as_slice);
        let mut counts = [0; 3];
        for outcome in results.iter().filter_map(LevelResult::outcome) {
            let [met, open, not_met] = &mut counts;
            *match outcome {
                Outcome::Met => met,
                Outcome::NeedsJudgement => open,
                Outcome::NotMet => not_met,
            } += 1;
        }
        let groups = best_first(results).into_iter().map(|group| {
            let series = library.find(&group.series).map(|loaded| &loaded.series);
            let rungs = group.results.iter().map(|result| rung(series, answers, applicant, &result.level));
            GroupData {
                title: series.map_or_else(|| group.series.to_string(), |series| series.title.clone()),
                subtitle: series.map(subtitle).unwrap_or_default(),
                rungs: rungs.collect(),
            }
        });
        let policies = answers.policies.iter().map(|policy| policy.id.clone()).collect();
        RungsData { counts, groups: groups.collect(), policies, disagreements: answers.precedents.disagreements.len() }
    }

    /// All rungs, in the order shown.
    pub fn rungs(&self) -> impl Iterator<Item = &RungData> {
        self.groups.iter().flat_map(|group| &group.rungs)
    }
}

impl RungData {
    /// "41312 Social Service Planner II".
    pub fn code_and_title(&self) -> String {
        format!("{} {}", self.level.code, self.title)
    }

    /// What a screen reader says of the row.
    pub fn name(&self, policies: &[String]) -> String {
        let mut name = self.code_and_title();
        for (at, result) in self.results.iter().enumerate() {
            let by = policies.get(at).filter(|_| self.results.len() > 1);
            let by = by.map_or_else(String::new, |policy| format!("by {policy}: "));
            name.push_str(&format!("; {by}{}", result.in_words()));
        }
        name
    }
}

impl ResultData {
    /// Outcome, reason and day in one line.
    pub fn in_words(&self) -> String {
        let outcome = self.outcome.map(|outcome| outcome.words().to_owned());
        let reason = [self.strong.as_str(), self.words.as_str()].join(" ").trim().to_owned();
        let day = self.day.as_ref().map_or_else(|| self.when.clone(), |day| format!("{} {day}", self.when));
        let parts = [outcome, Some(reason), Some(day)].into_iter().flatten().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    }
}

fn subtitle(series: &Series) -> String {
    let authority = series.authority.short.as_ref().unwrap_or(&series.authority.name);
    let inferred = if series.authority.inferred { " (inferred)" } else { "" };
    format!("{authority}{inferred} · {}", series.source.document)
}

fn rung(series: Option<&Series>, answers: &Answers, applicant: &ApplicantAnswers, level: &LevelRef) -> RungData {
    let title = series.and_then(|series| series.level(&level.code)).map(|level| level.title.clone());
    let record = &applicant.reading.applicant;
    let found: Vec<Option<&LevelResult>> =
        (0..applicant.by_policy.len()).map(|policy| applicant.result(policy, level)).collect();
    let results: Vec<ResultData> =
        found.iter().map(|found| found.map_or_else(ResultData::default, |one| result(one, answers, record))).collect();
    let differs = match (found.as_slice(), results.as_slice()) {
        ([Some(first), Some(second)], [first_told, second_told]) => {
            difference((first, first_told), (second, second_told), answers)
        }
        _ => None,
    };
    RungData { level: level.clone(), title: title.unwrap_or_default(), results, differs }
}

fn result(result: &LevelResult, answers: &Answers, applicant: &Applicant) -> ResultData {
    let answer = match &result.answer {
        Ok(answer) => answer,
        Err(beyond) => return ResultData { words: format!("No answer: {beyond}"), ..ResultData::default() },
    };
    let recommended = answer.recommended.as_ref().map(|tier| (tier.heading.clone(), tier.assessment.outcome));
    let Some(tier) = &answer.minimum else {
        let words = "Nothing is printed that a record can show".to_owned();
        return ResultData { words, recommended, ..ResultData::default() };
    };
    let (strong, words) = match tier.assessment.outcome {
        Outcome::Met => (String::new(), rests_on(&tier.assessment.trace)),
        Outcome::NeedsJudgement => open_words(&tier.assessment),
        Outcome::NotMet => short_words(&tier.assessment),
    };
    let (when, day, when_in_full) = when(tier, answers, applicant);
    let outcome = Some(tier.assessment.outcome);
    ResultData { outcome, strong, words, when, day, when_in_full, recommended }
}

/// What a met rung rests on, in short: its months, or else its first evidence.
fn rests_on(trace: &TraceNode) -> String {
    let mut amounts = Vec::new();
    let mut evidence = Vec::new();
    walk(trace, &mut |node| {
        if node.used && node.outcome == Outcome::Met {
            amounts.extend(node.time.iter().map(amount_in_short));
            if matches!(node.asks, RequirementKind::Education | RequirementKind::Credential)
                || !node.judgements.is_empty()
            {
                evidence.extend(node.evidence.first().cloned());
            }
        }
    });
    if amounts.is_empty() { evidence.into_iter().next().unwrap_or_default() } else { amounts.join(", ") }
}

/// "58 of 36 months of professional social case work": whole months, for what is met.
fn amount_in_short(amount: &Amount) -> String {
    let substituted = if amount.substituted > 0 { format!(" + {}", amount.substituted) } else { String::new() };
    let have = amount.have.months;
    format!("{have}{substituted} of {} of {}", amount.asked(), amount.words)
}

/// Months alone where there are no days.
pub fn months_and_days(span: Span) -> String {
    if span.days == 0 { span.months.to_string() } else { span.to_string() }
}

fn open_words(assessment: &Assessment) -> (String, String) {
    let first = assessment.questions.first().map_or("", |open| open.question.as_str());
    let strong = match assessment.questions.len() {
        0 | 1 => "Open:".to_owned(),
        more => format!("{more} open:"),
    };
    let more = if assessment.questions.len() > 1 { " …" } else { "" };
    let so_far: String = assessment.trace.open_time().map(|amount| format!("; so far {}", amount.brief())).collect();
    (strong, format!("{first}{more}{so_far}"))
}

fn short_words(assessment: &Assessment) -> (String, String) {
    let mut strong = String::new();
    let mut words = String::new();
    for (at, short) in assessment.shortfalls.iter().enumerate() {
        if at > 0 {
            words.push_str(if short.alternative { "; or " } else { "; and " });
        }
        match (at, short.missing) {
            (0, Some(missing)) => {
                strong = format!("{missing} short:");
                words.push_str(&have_of(short));
            }
            (_, Some(missing)) => words.push_str(&format!("{missing} short: {}", have_of(short))),
            (0, None) => {
                strong = "Missing:".to_owned();
                words.push_str(&short.text);
            }
            (_, None) => words.push_str(&short.text),
        }
    }
    if assessment.shortfalls.is_empty() {
        words = assessment.nearest_path.clone().unwrap_or_default();
    }
    (strong, words)
}

/// "30 of 36 months of casework"; with what is possible where a judgment could add to it.
fn have_of(short: &Shortfall) -> String {
    if short.required == Some(Span::default()) {
        return short.text.clone();
    }
    let have = short.have.map(months_and_days).unwrap_or_default();
    let required = short.required.unwrap_or_default();
    let open = match (short.possible, short.at_best) {
        (Some(possible), Some(at_best)) if short.missing != short.at_best => {
            format!(" established; {possible} possible, still {at_best} short")
        }
        _ => String::new(),
    };
    let more_than = if short.more_than { "more than " } else { "" };
    format!("{have} of {more_than}{required} of {}{open}", short.what)
}

/// What the day of an answer means, the day, and the meaning in full.
fn when(tier: &TierAnswer, answers: &Answers, applicant: &Applicant) -> (String, Option<String>, String) {
    let goes_on = applicant.is_at_work(answers.as_of);
    let in_full = tier.would_be_met(applicant, answers.as_of).map(|words| format!("{}.", capitalized(&words)));
    let (when, day, instead) = match (tier.assessment.outcome, &tier.met_on, &tier.open_on) {
        (Outcome::Met, met, _) => ("met as of", met.as_ref(), "Met on the day of judging."),
        (Outcome::NeedsJudgement, met @ Some(_), _) => ("at the latest", met.as_ref(), ""),
        (Outcome::NeedsJudgement, None, _) => match tier.assessment.questions.as_slice() {
            [one] if one.best == Outcome::Met => {
                let answer = if one.helpful { "if yes, met" } else { "if no, met" };
                (answer, None, "Met now, if that is the decision. Time alone does not meet it.")
            }
            _ => ("depends on judgment", None, "Time alone does not meet it: judgments are needed."),
        },
        (Outcome::NotMet, met @ Some(_), _) => ("met on", met.as_ref(), ""),
        (Outcome::NotMet, None, open @ Some(_)) => ("open from", open.as_ref(), ""),
        (Outcome::NotMet, None, None) if goes_on => ("not by this work alone", None, ""),
        (Outcome::NotMet, None, None) => ("not by time alone", None, "Nothing on record goes on that would meet it."),
    };
    let day = day.map(|one| one.day.to_string());
    (when.to_owned(), day, in_full.unwrap_or_else(|| instead.to_owned()))
}

/// What two policies say differently about one level.
fn difference(
    (first, first_told): (&LevelResult, &ResultData),
    (second, second_told): (&LevelResult, &ResultData),
    answers: &Answers,
) -> Option<String> {
    let id = |at: usize| answers.policies.get(at).map_or("", |policy| policy.id.as_str());
    let mut parts = Vec::new();
    if first_told.outcome != second_told.outcome {
        let word = |told: &ResultData| told.outcome.map_or("no answer", Outcome::words);
        parts.push(format!("{} by {}, {} by {}", word(first_told), id(0), word(second_told), id(1)));
    }
    if let (Ok(first), Ok(second)) = (&first.answer, &second.answer) {
        let theirs = amounts(second);
        for (need, words, have) in amounts(first) {
            let other = theirs.iter().find(|(name, ..)| *name == need);
            if let Some((.., other)) = other.filter(|(.., other)| *other != have) {
                parts.push(format!("{words}: {have} against {other}"));
            }
        }
    }
    if parts.is_empty() && first_told.day != second_told.day {
        let day = |told: &ResultData| told.day.clone().unwrap_or_else(|| "no day".to_owned());
        parts.push(format!("met on {} by {}, {} by {}", day(first_told), id(0), day(second_told), id(1)));
    }
    (!parts.is_empty()).then(|| format!("differs: {}", parts.join("; ")))
}

/// How much time there is for each need of the deciding tier, each need once, with its words.
fn amounts(answer: &LevelAnswer) -> Vec<(&str, &str, Span)> {
    let mut found: Vec<(&str, &str, Span)> = Vec::new();
    if let Some(tier) = &answer.minimum {
        walk(&tier.assessment.trace, &mut |node| {
            for amount in &node.time {
                if !found.iter().any(|(need, ..)| *need == amount.need) {
                    found.push((&amount.need, &amount.words, amount.have));
                }
            }
        });
    }
    found
}

/// Visits a node and all its parts, in printed order.
pub fn walk<'a>(node: &'a TraceNode, visit: &mut impl FnMut(&'a TraceNode)) {
    visit(node);
    for part in &node.parts {
        walk(part, visit);
    }
}
