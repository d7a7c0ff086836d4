//! One card for each policy: what it answers, on what that rests, how far another answer is.

use rungs_domain::allocate::{
    AllocationPolicy, ClassRule, Finding, LeadGate, Margin, MostTime, PolicyAnswer, Rule, Stance, Test, Threshold,
};
use rungs_domain::qualify::{Hundredths, Ternary};

use super::{JudgedWords, capital, in_words};
use crate::view::library::short;

/// How a card stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It decides.
    Decides,
    /// It disagrees with the one that decides.
    Dissents,
    /// It has nothing against it.
    Quiet,
}

/// What a policy says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardData {
    /// The id of the policy.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The code of the class that it answers; empty: none.
    pub code: String,
    /// The title of that class, or what it says instead.
    pub answer: String,
    /// What the answer rests on.
    pub rests: String,
    /// How far another answer is.
    pub margin: String,
    /// The answers that open questions allow; empty: only this one.
    pub open: String,
    /// How it stands to the policy that decides.
    pub stance: String,
    /// How it stands out.
    pub tone: Tone,
    /// Who publishes it, in short.
    pub source: String,
    /// Who publishes it, how it was read, and an example.
    pub about: String,
    /// All of it in words, for screen readers.
    pub said: String,
}

/// The cards, the policy that decides first.
pub fn cards(told: JudgedWords<'_>) -> Vec<CardData> {
    let answers = told.judged.allocation.answers.iter();
    answers.zip(&told.judged.policies).map(|(answer, policy)| card(told, answer, policy)).collect()
}

fn card(told: JudgedWords<'_>, answer: &PolicyAnswer, policy: &AllocationPolicy) -> CardData {
    let level = answer.finding.level().and_then(|at| told.level(at));
    let mut card = CardData {
        id: policy.id.clone(),
        title: policy.title.clone(),
        code: level.map_or_else(String::new, |level| level.code.as_str().to_owned()),
        answer: level.map_or_else(|| answer.finding.words(told.series()), |level| short(told.series(), &level.title)),
        rests: rests(told, answer, policy),
        margin: margin(told, answer),
        open: open(told, answer),
        stance: against_decision(told, answer).unwrap_or_else(|| stance(answer.stance)),
        tone: match answer.stance {
            Stance::Decides => Tone::Decides,
            stance if stance.disagrees() => Tone::Dissents,
            _ => Tone::Quiet,
        },
        source: first_clause(&policy.source).to_owned(),
        about: about(policy),
        said: String::new(),
    };
    let parts = [&card.code, &card.answer, &card.rests, &card.margin, &card.open, &card.stance];
    let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    card.said = format!("{}: {}", card.title, parts.join("; "));
    card
}

/// "Washington Office of Financial Management, position allocation process, step 6".
fn first_clause(source: &str) -> &str {
    source.split([':', ';']).next().unwrap_or(source)
}

fn about(policy: &AllocationPolicy) -> String {
    let reading = policy.reading.as_ref().map_or_else(String::new, |reading| format!("\n\n{reading}"));
    let example = policy.example.as_ref().map_or_else(String::new, |example| format!("\n\nExample: {example}"));
    format!("{}{reading}{example}", policy.source)
}

fn rests(told: JudgedWords<'_>, answer: &PolicyAnswer, policy: &AllocationPolicy) -> String {
    match (&policy.rule, answer.finding) {
        (Rule::Class(ClassRule::AtOrAbove(threshold)), finding) => share(told, finding, threshold),
        (Rule::Class(ClassRule::MostTime(rule)), finding) => most(told, finding, rule),
        (Rule::Lead(_), Finding::NotCalled) => "the series has no lead class".to_owned(),
        (Rule::Lead(_), _) => answer.lead.as_ref().map_or_else(String::new, |gate| lead(told, gate)),
    }
}

/// "92 at 41312 or above, 46 at 41313 or above; more than 50 needed".
fn share(told: JudgedWords<'_>, finding: Finding, threshold: &Threshold) -> String {
    let needed = match threshold.test {
        Test::MoreThan => format!("more than {} needed", threshold.share),
        Test::AtLeast => format!("{} is enough", threshold.share),
    };
    let times = &told.sheet().levels;
    let at = |level: usize| {
        let time = times.get(level).filter(|time| time.at_or_above.0 > 0)?;
        Some(format!("{} at {} or above", time.at_or_above, told.code(level)))
    };
    let levels = match finding.level() {
        Some(level) => [at(level), at(level + 1)],
        None => [at(0), None],
    };
    let levels: Vec<String> = levels.into_iter().flatten().collect();
    if levels.is_empty() { needed } else { format!("{}; {needed}", levels.join(", ")) }
}

/// "46 here, 38 at 41313".
fn most(told: JudgedWords<'_>, finding: Finding, rule: &MostTime) -> String {
    let times = &told.sheet().levels;
    match (finding.level(), &rule.unless) {
        (Some(here), _) => {
            let own = |level: usize| times.get(level).map_or(Hundredths(0), |time| time.own);
            let others = (0..times.len()).filter(|level| *level != here && own(*level).0 > 0);
            let next = others.max_by_key(|level| (own(*level), std::cmp::Reverse(*level)));
            let next = next.map_or_else(String::new, |next| format!(", {} at {}", own(next), told.code(next)));
            format!("{} here{next}", own(here))
        }
        (None, Some(unless)) if finding == Finding::NotCalled => match unless.test {
            Test::MoreThan => format!("only where no level has more than {} at or above it", unless.share),
            Test::AtLeast => format!("only where no level has {} at or above it", unless.share),
        },
        (None, _) => "no duty counts at any level".to_owned(),
    }
}

/// "8 of 25 in lead work (duty 6); not said: 7 authorities".
fn lead(told: JudgedWords<'_>, gate: &LeadGate) -> String {
    let by = numbers(told, &gate.lines, " and ");
    let by = if by.is_empty() { String::new() } else { format!(" ({by})") };
    let count = |held: Ternary| gate.authorities.iter().filter(|asked| asked.held == held).count();
    let missing = match count(Ternary::No) {
        0 => String::new(),
        1 => "; one authority is missing".to_owned(),
        more => format!("; {} authorities are missing", in_words(more).to_lowercase()),
    };
    let open = match count(Ternary::Unknown) {
        0 => String::new(),
        1 => "; whether it has one authority is not given".to_owned(),
        more => format!("; whether it has {} authorities is not given", in_words(more).to_lowercase()),
    };
    format!("{} of {} in lead work{by}{missing}{open}", gate.time, gate.least)
}

/// "duty 1, 2 or 3", as the first three and how many more.
fn numbers(told: JudgedWords<'_>, lines: &[usize], last: &str) -> String {
    const SHOWN: usize = 3;
    let shown: Vec<String> = lines.iter().take(SHOWN).map(|line| told.number(*line).to_string()).collect();
    match shown.split_last() {
        None => String::new(),
        Some((only, [])) => format!("duty {only}"),
        Some((end, rest)) if lines.len() <= SHOWN => format!("duty {}{last}{end}", rest.join(", ")),
        Some(_) => format!("duty {}{last}{} more", shown.join(", "), lines.len() - SHOWN),
    }
}

/// "Margin: over 4 points moved to 41313; duty 1 or 2 alone would do".
fn margin(told: JudgedWords<'_>, answer: &PolicyAnswer) -> String {
    // Where nothing counts at any level, no distance between classes means anything.
    let margin = answer.margin().filter(|_| told.sheet().counted > Hundredths(0));
    let Some(margin) = margin else { return String::new() };
    let by = numbers(told, &margin.lines, " or ");
    let by = if by.is_empty() { "no duty alone would do".to_owned() } else { format!("{by} alone would do") };
    match margin.to {
        Finding::Class(level) => format!("Margin: {} moved to {}; {by}", points(margin), told.code(level)),
        _ if answer.raise.is_some() => format!("{} short", points(margin)),
        _ => format!("Margin: {} of lead work", points(margin)),
    }
}

/// A share that must be passed is passed by a hundredth: "over 4 points" is 4.01.
pub(super) fn points(margin: &Margin) -> String {
    let time = margin.points;
    let plural = |time: Hundredths| if time == Hundredths::whole(1) { "point" } else { "points" };
    if time.0 == 1 {
        return "a hundredth of a point".to_owned();
    }
    if time.0 % 100 == 1 {
        let whole = Hundredths(time.0 - 1);
        return format!("over {whole} {}", plural(whole));
    }
    format!("{time} {}", plural(time))
}

fn open(told: JudgedWords<'_>, answer: &PolicyAnswer) -> String {
    let tie = answer.tie.as_ref().map(|tie| capital(&tie.words(told.series())));
    let parts = [gate(told, answer), tie, undecided(told, answer)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(". ")
}

/// The duties that its own gate leaves out, where each policy is told as it would decide.
fn gate(told: JudgedWords<'_>, answer: &PolicyAnswer) -> Option<String> {
    let gate = answer.gate.as_ref().filter(|_| !answer.too_short.is_empty())?;
    Some(format!("Leaves out {}, not done for {} yet", numbers(told, &answer.too_short, " and "), gate.words()))
}

fn undecided(told: JudgedWords<'_>, answer: &PolicyAnswer) -> Option<String> {
    if (answer.lowest, answer.highest) == (answer.finding, answer.finding) {
        return None;
    }
    let short = |finding: Finding| match finding.level() {
        Some(level) => told.code(level).to_owned(),
        None => finding.words(told.series()),
    };
    let while_open = match told.judged.allocation.undecided().next() {
        Some(_) => "While matches are undecided",
        None => "As what is not said is decided",
    };
    Some(format!("{while_open}: {} to {}", short(answer.lowest), short(answer.highest)))
}

/// Where a person decided against the computed answer: how a policy stands to that decision.
fn against_decision(told: JudgedWords<'_>, answer: &PolicyAnswer) -> Option<String> {
    let found = &told.judged.determination;
    let class = found.class.filter(|_| found.by_person() && !told.position.planned)?;
    let level = answer.finding.level()?;
    Some(match (level == class, answer.stance) {
        (true, _) => format!("= the class decided on, {}", told.code(class)),
        (false, Stance::Decides) => format!("computed; a person decided for {}", told.code(class)),
        (false, _) => format!("≠ a person decided for {}", told.code(class)),
    })
}

/// With the sign that tells it apart without color.
fn stance(stance: Stance) -> String {
    let levels = |count: usize, way: &str| {
        let plural = if count == 1 { "level" } else { "levels" };
        format!("≠ {} {plural} {way}", in_words(count).to_lowercase())
    };
    match stance {
        Stance::Decides => "decides here".to_owned(),
        Stance::Higher(count) => levels(count, "higher"),
        Stance::Lower(count) => levels(count, "lower"),
        Stance::Objects => format!("≠ {}", stance.words()),
        Stance::Agrees | Stance::NoObjection => format!("= {}", stance.words()),
        Stance::Answers | Stance::Silent | Stance::Open | Stance::NobodyChose => stance.words(),
    }
}
