//! What each policy says of the same worksheet.

use rungs_domain::allocate::{AllocationPolicy, ClassRule, Finding, LeadGate, PolicyAnswer, Rule, Test, Threshold};
use rungs_domain::qualify::{Hundredths, Ternary};
use rungs_domain::words::{capitalized, counted};

use super::{PositionCase, margin};
use crate::{Block, Column, Document, Row, Style, Table, Text, Tone};

/// A table of all policies: what each asks for, its answer, its margin, how it stands to the one that decides.
pub(in super::super) fn policies(document: &mut Document, given: &PositionCase<'_>) {
    let judged = given.allocation.answers.iter().zip(given.policies);
    let mut columns = vec![
        Column::words("Policy, and what it asks for", 30),
        Column::words("Answer", 28),
        Column::words("Margin", 24),
    ];
    // Where nobody has chosen the one that decides, there is nothing to hold the others against.
    if given.decider().is_some() {
        columns.push(Column::words("Against the one that decides", 18));
    }
    document.paragraph(format!("{}.", capitalized(&given.allocation.agreement())));
    document.push(Block::Table(Table {
        caption: Text::plain("The same worksheet judged by each policy; points are points of time"),
        columns,
        rows: judged.map(|(answer, policy)| row(given, answer, policy)).collect(),
    }));
}

fn row(given: &PositionCase<'_>, answer: &PolicyAnswer, policy: &AllocationPolicy) -> Row {
    let asks = asks(policy, answer.least, given.allocation.worksheet.whole);
    let open = (answer.lowest != answer.highest).then(|| {
        let [lowest, highest] = [answer.lowest, answer.highest].map(|finding| finding.words(given.series));
        format!(" (from {lowest} to {highest}, as open matters are decided)")
    });
    let stance = answer.stance.words();
    let stance = match answer.stance.disagrees() {
        true => Text::new().with(Style::Outcome(Tone::Open), format!("≠ {stance}")),
        false => Text::plain(stance),
    };
    let mut cells = vec![
        Text::new().strong(&policy.title).and(format!(": {asks}")),
        Text::plain(answer.finding.words(given.series)).faint(open.unwrap_or_default()).faint(beside(given, answer)),
        Text::plain(margins(given, answer)),
    ];
    cells.extend(given.decider().map(|_| stance));
    Row::new(cells)
}

/// What a policy asks for, in a few words.
fn asks(policy: &AllocationPolicy, least: Option<Hundredths>, whole: Hundredths) -> String {
    match &policy.rule {
        Rule::Class(ClassRule::AtOrAbove(share)) => {
            format!("the highest class with {} of the time at or above it", threshold(share, least, whole))
        }
        Rule::Class(ClassRule::MostTime(rule)) => match &rule.unless {
            Some(unless) => format!(
                "the class whose duties take the most time, where none has {} at or above it",
                threshold(unless, None, whole)
            ),
            None => "the class whose duties take the most time".to_owned(),
        },
        Rule::Lead(rule) => format!(
            "a lead class needs {} of the time in lead work, and {}",
            threshold(&rule.time, least, whole),
            counted(rule.authorities.len(), "authority")
        ),
    }
}

/// `more than 50 percent`; where all time is not 100 percent, the figure that comes of it too.
fn threshold(threshold: &Threshold, least: Option<Hundredths>, whole: Hundredths) -> String {
    let share = threshold.share;
    let words = match threshold.test {
        Test::AtLeast => format!("at least {share} percent"),
        Test::MoreThan => format!("more than {share} percent"),
    };
    match least.filter(|_| whole != Hundredths::whole(100)) {
        Some(least) => format!("{words} (of {whole}: at least {least} points)"),
        None => words,
    }
}

fn margins(given: &PositionCase<'_>, answer: &PolicyAnswer) -> String {
    let margins = [("up", &answer.raise), ("down", &answer.lower)].into_iter().filter(|_| margin::is_told(given));
    let words: Vec<String> = margins
        .filter_map(|(way, one)| Some(format!("{way}: {}", margin::brief(given, answer, one.as_ref()?))))
        .collect();
    if words.is_empty() { "–".to_owned() } else { words.join("; ") }
}

/// What else there is to say of an answer: a tie, duties that its own gate leaves out, what a lead class needs.
fn beside(given: &PositionCase<'_>, answer: &PolicyAnswer) -> String {
    let tie = answer.tie.as_ref().map(|tie| tie.words(given.series));
    let gate = answer.gate.as_ref().filter(|_| !answer.too_short.is_empty()).map(|gate| {
        let does = if answer.too_short.len() == 1 { "does" } else { "do" };
        format!("by its gate of {} {} {does} not count", gate.words(), given.duties(&answer.too_short, "and"))
    });
    let lead = answer.lead.as_ref().filter(|_| answer.finding != Finding::NotCalled).map(lead_words);
    [tie, gate, lead].into_iter().flatten().map(|said| format!("; {said}")).collect()
}

fn lead_words(gate: &LeadGate) -> String {
    let named = |held: Ternary| {
        let asked = gate.authorities.iter().filter(|asked| asked.held == held);
        asked.map(|asked| asked.text.as_str()).collect::<Vec<_>>().join("; ")
    };
    let mut words = format!("lead work: {} percent, and {} are asked for", gate.time, gate.least);
    for (held, what) in [(Ternary::No, "the position does not have"), (Ternary::Unknown, "not yet confirmed")] {
        let list = named(held);
        if !list.is_empty() {
            words.push_str(&format!("; {what}: {list}"));
        }
    }
    words
}

/// What the policy that decides asks for, in plain words: "more than half of the time".
pub(in super::super) fn needed(given: &PositionCase<'_>, least: Hundredths) -> String {
    let whole = given.allocation.worksheet.whole;
    let rule = given.decider().map(|policy| &policy.rule);
    rule.map_or_else(String::new, |rule| share_words(rule, least, whole))
}

/// The share of the time that a rule asks for at or above a class: "more than half of the time". Where all time is not
/// 100 percent, with the figure that comes of it.
pub(in super::super) fn share_words(rule: &Rule, least: Hundredths, whole: Hundredths) -> String {
    let Rule::Class(ClassRule::AtOrAbove(Threshold { share, test })) = rule else {
        return format!("at least {least} percent");
    };
    let share = if *share == Hundredths::whole(50) { "half".to_owned() } else { format!("{share} percent") };
    let words = match test {
        Test::AtLeast => format!("at least {share} of the time"),
        Test::MoreThan => format!("more than {share} of the time"),
    };
    if whole == Hundredths::whole(100) { words } else { format!("{words} (of {whole} percent: {least})") }
}

/// How long a duty must have been done, and where that is stated.
pub(in super::super) fn gate(document: &mut Document, given: &PositionCase<'_>) {
    let Some(gate) = given.allocation.gate.as_ref().filter(|_| !given.position.planned) else { return };
    let said = format!("A duty counts when it has been done for {}.", gate.words());
    document.note(Text::plain(said).faint(format!(" [{}]", gate.source)));
}
