//! The decision, and the steps that led to it.

use rungs_domain::allocate::{Caution, Position, Ruling, Tie, Unsettled};
use rungs_domain::words::counted;

use super::Audit;
use super::position::{NOBODY_CHOSE, PositionCase, not_asked, would_be};
use crate::{Depth, Document, Text};

pub(super) fn add(document: &mut Document, told: Audit<'_, '_>) {
    let (given, found) = (told.given, told.found);
    document.heading(Depth::Part, "Decision");
    match nobody_chose(told) {
        Some(words) => document.paragraph(words),
        None => document.paragraph(Text::new().strong(found.words(given.position, given.series))),
    }
    not_asked(given).into_iter().for_each(|words| document.paragraph(words));
    departure(document, told);
    let tie = given.allocation.deciding().and_then(|answer| answer.tie.as_ref());
    if let Some(tie) = tie {
        let words = tie.words(given.series);
        document.note(Text::new().strong(format!("It is {words}.")).and(tie_words(told, tie)));
    }
    draft(document, told);
    let kind = found.kind_words(given.series).filter(|_| !found.is_draft());
    kind.into_iter().for_each(|words| document.paragraph(words));
    let effective = given.position.ruling.as_ref().and_then(|ruling| ruling.effective);
    if let Some(day) = effective.filter(|_| !found.is_draft() && !found.takes_effect()) {
        document
            .paragraph(format!("The class does not change, so nothing takes effect on {day}, the day that was named."));
    }
    super::position::proposed(document, given);
    remarks(given.position).iter().for_each(|text| document.paragraph(text));
}

/// What the policy that decides makes of a tie.
fn tie_words(told: Audit<'_, '_>, tie: &Tie) -> String {
    let policy = told.given.deciding();
    let lowest = |levels: &[usize]| levels.iter().min() == told.found.computed.level().as_ref();
    match tie {
        Tie::AtTheShare { .. } => format!(" So “{policy}” does not reach that class."),
        Tie::Equal { levels, .. } if lowest(levels) => {
            format!(" “{policy}”, as it is read here, takes the lower: a higher class has to be shown.")
        }
        Tie::Equal { .. } => format!(" By “{policy}” the one that more factor statements fit comes first."),
    }
}

/// Where nobody has chosen the policy that decides, and no person a class: that, and what the class would be by each.
fn nobody_chose(told: Audit<'_, '_>) -> Option<Text> {
    let chosen = told.found.class.is_some() || told.given.decider().is_some();
    (!chosen).then(|| Text::new().strong(NOBODY_CHOSE).then(would_be(told.given)))
}

/// That it is a draft, and what is still to be settled.
fn draft(document: &mut Document, told: Audit<'_, '_>) {
    let (given, found) = (told.given, told.found);
    if !found.is_draft() {
        return;
    }
    let range = found.range_words(given.series).map(|range| format!(" {range}")).unwrap_or_default();
    let told_above = nobody_chose(told).is_some();
    let open: Vec<&Unsettled> = found.unsettled.iter().filter(|one| !(told_above && is_choice(given, one))).collect();
    let rest = if open.is_empty() { "" } else { " Still to be settled:" };
    document.note(Text::new().strong("This is a draft.").and(format!("{range}{rest}")));
    if !open.is_empty() {
        document.bullets(open.into_iter().map(|one| one.words(given.position, given.allocation, given.series)));
    }
    let effective = given.position.ruling.as_ref().and_then(|ruling| ruling.effective).filter(|_| found.takes_effect());
    if let Some(day) = effective {
        document.paragraph(format!("Decided so, it is to take effect on {day}."));
    }
}

/// Whether it is that nobody has chosen the policy that decides, so that no class can be named.
fn is_choice(given: &PositionCase<'_>, one: &Unsettled) -> bool {
    match one {
        Unsettled::NoClass => true,
        Unsettled::Caution(at) => given.allocation.cautions.get(*at) == Some(&Caution::NobodyChose),
        _ => false,
    }
}

/// A class that a person decided on and no rule computed.
fn departure(document: &mut Document, told: Audit<'_, '_>) {
    let Some(words) = told.found.departure_words(told.given.series) else { return };
    let ruling = told.given.position.ruling.as_ref().map(signed).unwrap_or_default();
    let policy = told
        .given
        .decider()
        .map(|policy| format!(" “{}” computes it from the time; the decision departs from that.", policy.title));
    document.note(Text::new().strong(words).and(format!("{} {ruling}", policy.as_deref().unwrap_or_default())));
}

/// Who decided, when and why.
pub(super) fn signed(ruling: &Ruling) -> String {
    let by = ruling.by.as_deref().unwrap_or("a person who is not named");
    let on = ruling.on.map(|day| format!(" on {day}")).unwrap_or_default();
    match &ruling.why {
        Some(why) => format!("Decided by {by}{on}. The reason: “{why}”"),
        None => format!("Decided by {by}{on}; the reason is not given, and has to be."),
    }
}

fn remarks(position: &Position) -> &[String] {
    position.ruling.as_ref().map_or(&[], |ruling| &ruling.remarks)
}

/// What was counted, and what people did beside it.
pub(super) fn steps(document: &mut Document, told: Audit<'_, '_>) {
    let (given, steps, sheet) = (told.given, told.found.steps, &told.given.allocation.worksheet);
    document.heading(Depth::Part, "Steps taken");
    let duties = |count: usize| counted(count, "duty");
    let described = format!("Described: {} with {} percent of the time in all.", duties(steps.described), sheet.total);
    let codes: Vec<&str> = given.series.levels.iter().map(|level| level.code.as_str()).collect();
    let examined = format!("Examined: every class of the series ({}).", codes.join(", "));
    let by = match steps.suggested {
        0 => "none of them by suggestion alone".to_owned(),
        open => format!("{open} of them by suggestion, and still to be decided"),
    };
    let matched = format!("Matched to the specification: {}, {by}.", duties(steps.matched));
    let counting = format!(
        "Counted: {} with {} percent; shown apart and not counted {}, matched to nothing {}.",
        duties(steps.counted),
        sheet.counted,
        sheet.apart,
        sheet.unmatched
    );
    let policies = if steps.policies == 1 { "policy".to_owned() } else { format!("{} policies", steps.policies) };
    let decides = match given.decider() {
        Some(policy) => format!("“{}” decides, {}", policy.title, given.deciding_why()),
        None => "nobody has chosen the one that decides".to_owned(),
    };
    let judged = format!("Judged by the same worksheet under {policies}; {decides}.");
    let human = given.position.ruling.iter().flat_map(|ruling| ruling.steps.clone());
    let all = [described, examined, matched, counting, judged].into_iter().chain(human);
    document.bullets(all);
    given.position.notes.iter().for_each(|note| document.note(note));
}
