//! The answer: what becomes of the position, by whose rule, by how much, and what could still change it.

use rungs_domain::allocate::{
    Action, AllocationPolicy, Determination, Finding, Margin, PolicyAnswer, Request, range_reason,
};
use rungs_domain::qualify::{Hundredths, Outcome};
use rungs_domain::spec::Code;
use serde_json::{Value, json};

use super::Told;
use crate::cli::text::{Page, faint, plain, strong};

/// The width of the labels of the head, in columns.
const LABEL: usize = 12;

/// `null` while nobody has chosen a policy.
pub(super) fn json(told: &Told<'_>) -> Value {
    let allocation = &told.judged.allocation;
    let (Some(answer), Some(chosen)) = (allocation.deciding(), &allocation.chosen) else { return Value::Null };
    let code = |finding: Finding| finding.level().map(|level| told.code(level));
    let found = determination(told);
    json!({
        "code": code(answer.finding),
        "policy": answer.policy,
        "because": chosen.words(),
        "margin": margin(told, answer).map(|margin| margin.points.to_string()),
        "range": [code(answer.lowest), code(answer.highest)],
        "tie": answer.tie.is_some(),
        "tie_between": answer.tie.as_ref().map(|tie| tie.words(told.series())),
        "request": found.request.map(request),
        "action": action(found.action),
    })
}

fn request(request: Request) -> &'static str {
    match request {
        Request::Granted => "granted",
        Request::Denied => "denied",
        Request::Open => "open",
        Request::OtherSeries => "other_series",
    }
}

fn action(action: Action) -> &'static str {
    match action {
        Action::Undetermined => "undetermined",
        Action::First => "first",
        Action::Stays => "stays",
        Action::Up(_) => "up",
        Action::Down(_) => "down",
        Action::Reallocated => "reallocated",
    }
}

fn determination(told: &Told<'_>) -> Determination {
    let (allocation, needs) = (&told.judged.allocation, &told.judged.needs);
    Determination::new(told.position, allocation, &told.policies.all, needs, told.series())
}

/// The margin of an answer. Where nothing counts at any level every class is equally far, and none is told.
fn margin<'a>(told: &Told<'_>, answer: &'a PolicyAnswer) -> Option<&'a Margin> {
    answer.margin().filter(|_| told.judged.allocation.worksheet.counted > Hundredths(0))
}

/// What was asked for and what the position is now; then the answer.
pub(super) fn text(page: &mut Page, told: &Told<'_>) {
    page.gap();
    let position = told.position;
    let class = |code: &Code| match told.series().level(code) {
        Some(level) => format!("{code} {}", level.title),
        None => code.to_string(),
    };
    let now = position.current.as_ref().map_or_else(|| "not allocated yet".to_owned(), class);
    let on = position.requested_on.map_or_else(String::new, |day| format!(", on {day}"));
    let asked = position.requested.as_ref().map(|code| format!("{}{on}", class(code)));
    let mut fact = |label: &str, said: String| page.fact(2, label, LABEL, &[plain(said)]);
    asked.into_iter().for_each(|asked| fact("Asked for", asked));
    if !position.planned {
        fact("Now", now);
    }
    match told.judged.allocation.deciding() {
        Some(answer) => decided(page, told, answer),
        None => nobody_chose(page, told),
    }
}

fn decided(page: &mut Page, told: &Told<'_>, answer: &PolicyAnswer) {
    let said = match answer.finding {
        Finding::Class(_) => answer.finding.words(told.series()),
        other => capital(&other.words(told.series())),
    };
    if let Some(why) = not_asked(told, answer) {
        let title = told.policies.all.first().map_or("", |policy| policy.title.as_str());
        let said = format!(". “{title}” decides and gives none: {why}. Choose another policy.");
        page.fact(2, "Answer", LABEL, &[strong("None"), plain(said)]);
        page.fact(2, "By", LABEL, &by(told, answer));
        return;
    }
    let becomes = determination(told).words(told.position, told.series());
    page.fact(2, "Answer", LABEL, &[strong(said), plain(format!(". {becomes}"))]);
    page.fact(2, "By", LABEL, &by(told, answer));
    if let Some(margin) = margin(told, answer) {
        page.fact(2, "Margin", LABEL, &[plain(margin_words(told, answer, margin))]);
    }
    if let Some(tie) = &answer.tie {
        page.fact(2, "! Tie", LABEL, &[strong(capital(&tie.words(told.series())))]);
    }
    range(page, told, answer);
}

/// Why the policy that decides gives no answer; `None`: it gives one.
fn not_asked(told: &Told<'_>, answer: &PolicyAnswer) -> Option<String> {
    answer.not_asked_words(&rule_of(told, answer)?.rule, &told.judged.allocation.worksheet, told.series())
}

fn rule_of<'t>(told: &'t Told<'_>, answer: &PolicyAnswer) -> Option<&'t AllocationPolicy> {
    told.policies.all.iter().map(AsRef::as_ref).find(|policy| policy.id == answer.policy)
}

/// The policy, why it decides, and the words of the authority.
fn by(told: &Told<'_>, answer: &PolicyAnswer) -> Vec<crate::cli::text::Span> {
    let title = told.policies.all.first().map_or("", |policy| policy.title.as_str());
    let why = told.judged.allocation.chosen.as_ref().map_or_else(String::new, |chosen| chosen.words());
    let mut spans = vec![plain(format!("{title}: {why}"))];
    if let Some(rule) = told.series().allocated_by.as_ref().filter(|rule| rule.policy == answer.policy) {
        let source = rule.source.as_deref().unwrap_or(&told.series().source.document);
        spans.push(faint(format!(" (“{}”, {source})", rule.cite)));
    }
    spans
}

/// What the answer could still be.
fn range(page: &mut Page, told: &Told<'_>, answer: &PolicyAnswer) {
    let open = told.judged.allocation.undecided().count();
    let matches = match open {
        1 => "nobody has decided the match of one duty".to_owned(),
        more => format!("nobody has decided the matches of {more} duties"),
    };
    let [lowest, highest] = [answer.lowest, answer.highest].map(|finding| match finding.level() {
        Some(level) => told.code(level).to_owned(),
        None => finding.words(told.series()),
    });
    let said = match (open, lowest == highest) {
        (0, true) => return,
        (0, false) => format!("what is not said could make it {lowest} to {highest}"),
        (_, true) => format!("{matches}; by every item that they could be, it stays the answer"),
        (_, false) => format!("{matches}; by the items that they could be, it is {lowest} to {highest}"),
    };
    let why = if open > 0 { format!(". {}", range_reason()) } else { String::new() };
    page.fact(2, "! Open", LABEL, &[strong(capital(&said)), faint(why)]);
}

/// That there is no answer, what each policy would say, and how one is chosen.
fn nobody_chose(page: &mut Page, told: &Told<'_>) {
    let said = "None yet: the series names no policy by which its positions are allocated, and nobody has chosen one.";
    page.fact(2, "Answer", LABEL, &[strong(said)]);
    let policies = told.policies.all.iter().zip(&told.judged.allocation.answers);
    let would = policies
        .filter_map(|(policy, answer)| Some(format!("{} by {}", told.code(answer.finding.level()?), policy.title)));
    let would: Vec<String> = would.collect();
    if !would.is_empty() {
        page.fact(2, "It would be", LABEL, &[plain(would.join("; "))]);
    }
    let how = "--policy NAME, or in the file `policy`, with `policy_by` and `policy_why`";
    page.fact(2, "Choose by", LABEL, &[faint(how)]);
}

/// `4.01 points of time would have to move to 41313, from work below it; duty 5, 7 or 4 alone would do`.
pub(super) fn margin_words(told: &Told<'_>, answer: &PolicyAnswer, margin: &Margin) -> String {
    let numbers: Vec<String> = told.numbers(&margin.lines).iter().map(ToString::to_string).collect();
    let alone = match numbers.split_last() {
        None => "no duty alone would do".to_owned(),
        Some((last, [])) => format!("duty {last} alone would do"),
        Some((last, others)) => format!("duty {} or {last} alone would do", others.join(", ")),
    };
    let points = points(margin.points);
    match margin.to {
        Finding::Class(level) => {
            let from =
                rule_of(told, answer).map(|policy| margin.from_words(&policy.rule, answer.finding, told.series()));
            let from = from.map_or_else(String::new, |from| format!(", {from}"));
            format!("{points} of time would have to move to {}{from}; {alone}", told.code(level))
        }
        other => {
            let way = if other == Finding::Lead(Outcome::NotMet) { "less" } else { "more" };
            format!("with {points} of lead work {way} {}; {alone}", other.words(told.series()))
        }
    }
}

/// `1 point`, `4.01 points`, `a hundredth of a point`.
pub(super) fn points(points: Hundredths) -> String {
    match points {
        Hundredths(1) => "a hundredth of a point".to_owned(),
        Hundredths(100) => "1 point".to_owned(),
        more => format!("{more} points"),
    }
}

pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
