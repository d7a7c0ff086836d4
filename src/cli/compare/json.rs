//! Comparisons and ladders as JSON. The names are fixed; other programs rely on them.

use std::borrow::Cow;

use rungs_domain::compare::{
    Across, Cell, Change, Comparison, Evidence, Ground, Ladder, Link, Step, TextRow, TextStep, Thread,
};
use rungs_domain::spec::{ItemKind, LevelRef};
use rungs_library::Library;
use serde::Serialize;

/// Two levels.
#[derive(Serialize)]
pub(super) struct ComparisonJson<'a> {
    lower: &'a str,
    upper: &'a str,
    lower_series: &'a str,
    upper_series: &'a str,
    lower_title: &'a str,
    upper_title: &'a str,
    duties: Vec<LinkJson>,
    ksas: Vec<LinkJson>,
    class_concept: ConceptJson<'a>,
    factors: Vec<PairJson<'a>>,
    facts: Vec<PairJson<'a>>,
    qualifications: Vec<PairJson<'a>>,
    /// Where what distinguishes the levels is printed, if not in text of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    allocating_elsewhere: Option<&'a str>,
    /// What was left out to stay within the limits.
    left_out: &'a [String],
    /// What is odd about the question.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    remarks: &'a [String],
}

/// One row of items, by their numbers as printed.
#[derive(Serialize)]
struct LinkJson {
    lower: Option<u32>,
    upper: Option<u32>,
    change: &'static str,
    confirmed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    /// Clauses meant, from 1; left out: the whole item.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lower_clauses: Vec<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    upper_clauses: Vec<usize>,
    #[serde(flatten)]
    shown: ShownJson,
}

/// What speaks for a change.
#[derive(Default, Serialize)]
struct ShownJson {
    /// What can be said across series, where nobody knows what became of what; left out within one.
    #[serde(skip_serializing_if = "Option::is_none")]
    across: Option<&'static str>,
    /// The degree words among the evidence, as they always were told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    degree_words: Vec<ShiftJson>,
    /// All words that speak for the change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<EvidenceJson>,
}

/// A degree word that speaks for the change.
#[derive(Serialize)]
struct ShiftJson {
    scale: String,
    lower: Option<String>,
    upper: Option<String>,
    direction: &'static str,
}

/// Words that speak for the change.
#[derive(Serialize)]
struct EvidenceJson {
    /// `degree`, `number`, `words` or `clause`.
    kind: &'static str,
    scale: String,
    direction: &'static str,
    lower: Option<PlaceJson>,
    upper: Option<PlaceJson>,
    /// The same in one line, as the text output tells it.
    reason: Option<String>,
}

/// Words and the clause in which they stand, counted from 1.
#[derive(Serialize)]
struct PlaceJson {
    text: String,
    clause: Option<usize>,
}

/// Other text of two levels.
#[derive(Serialize)]
struct PairJson<'a> {
    label: &'a str,
    lower_heading: Option<&'a str>,
    upper_heading: Option<&'a str>,
    lower: Option<&'a str>,
    upper: Option<&'a str>,
    change: Option<&'static str>,
    /// True for dates, codes and grades: a difference of theirs is no change of the work.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    administrative: bool,
    #[serde(flatten)]
    shown: ShownJson,
    /// Further rows of the same sort, where a level has several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    further: Vec<PairJson<'a>>,
}

/// The class concept; an empty object where neither level prints one.
#[derive(Serialize)]
#[serde(untagged)]
enum ConceptJson<'a> {
    Printed(PairJson<'a>),
    NotPrinted {},
}

/// Three levels or more.
#[derive(Serialize)]
pub(super) struct LadderJson<'a> {
    levels: Vec<&'a str>,
    series: Vec<&'a str>,
    titles: Vec<&'a str>,
    /// The code of the baseline; `null`: each level is compared with the one before.
    baseline: Option<&'a str>,
    duties: Vec<ThreadJson>,
    ksas: Vec<ThreadJson>,
    class_concept: Vec<TextJson<'a>>,
    factors: Vec<TextJson<'a>>,
    facts: Vec<TextJson<'a>>,
    qualifications: Vec<TextJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allocating_elsewhere: Option<&'a str>,
    left_out: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    remarks: &'a [String],
}

/// One thread: the number as printed at each level, and the change at each level but the first.
#[derive(Serialize)]
struct ThreadJson {
    cells: Vec<Option<u32>>,
    changes: Vec<Option<&'static str>>,
    /// Where the thread goes on in an item of another thread: its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    goes_on: Option<Vec<Option<u32>>>,
    steps: Vec<Option<StepJson>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_step: Option<StepJson>,
}

#[derive(Serialize)]
struct StepJson {
    against: usize,
    from: Option<u32>,
    change: &'static str,
    confirmed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also_from: Vec<AlsoJson>,
    #[serde(flatten)]
    shown: ShownJson,
}

#[derive(Serialize)]
struct AlsoJson {
    from: Option<u32>,
    change: &'static str,
    confirmed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
}

#[derive(Serialize)]
struct TextJson<'a> {
    label: &'a str,
    headings: &'a [Option<String>],
    texts: &'a [Option<String>],
    changes: Vec<Option<&'static str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_change: Option<&'static str>,
    /// True for dates, codes and grades: a difference of theirs is no change of the work.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    administrative: bool,
    /// Per level but the first, what speaks for the change.
    steps: Vec<ShownJson>,
}

type Items<'a> = [(u32, Cow<'a, str>)];

/// `None`: a level is not loaded.
pub(super) fn comparison<'a>(library: &'a Library, comparison: &'a Comparison) -> Option<ComparisonJson<'a>> {
    let (lower, upper) = (library.level(&comparison.lower)?, library.level(&comparison.upper)?);
    let across = comparison.beside();
    let rows = |links: &[Link], kind| {
        let (below, above) = (lower.series.items_of(lower.level, kind), upper.series.items_of(upper.level, kind));
        links.iter().map(|link| link_json(link, &below, &above, across)).collect()
    };
    let pairs = |rows| pairs(rows, across);
    let mut concept = pairs(&comparison.concept);
    let further = concept.split_off(concept.len().min(1));
    Some(ComparisonJson {
        lower: comparison.lower.code.as_str(),
        upper: comparison.upper.code.as_str(),
        lower_series: comparison.lower.series.as_str(),
        upper_series: comparison.upper.series.as_str(),
        lower_title: &lower.level.title,
        upper_title: &upper.level.title,
        duties: rows(&comparison.duties, ItemKind::Duty),
        ksas: rows(&comparison.ksas, ItemKind::Ksa),
        class_concept: match concept.pop() {
            Some(first) => ConceptJson::Printed(PairJson { further, ..first }),
            None => ConceptJson::NotPrinted {},
        },
        factors: pairs(&comparison.factors),
        facts: pairs(&comparison.facts),
        qualifications: pairs(&comparison.qualifications),
        allocating_elsewhere: comparison.allocating_elsewhere.as_deref(),
        left_out: &comparison.fallbacks,
        remarks: &comparison.remarks,
    })
}

fn link_json(link: &Link, lower: &Items<'_>, upper: &Items<'_>, across: Option<(&str, &str)>) -> LinkJson {
    let (below, above) = (link.lower.and_then(|at| lower.get(at)), link.upper.and_then(|at| upper.get(at)));
    let from_one = |clauses: &[usize]| clauses.iter().map(|clause| clause + 1).collect();
    LinkJson {
        lower: below.map(|(number, _)| *number),
        upper: above.map(|(number, _)| *number),
        change: link.change.word(),
        confirmed: link.confirmed,
        score: link.score.map(rungs_domain::compare::Score::fraction),
        lower_clauses: from_one(&link.lower_clauses),
        upper_clauses: from_one(&link.upper_clauses),
        shown: shown(
            (link.change, across),
            &link.evidence,
            below.map(|(_, text)| text.as_ref()),
            above.map(|(_, text)| text.as_ref()),
        ),
    }
}

/// What speaks for a change; the change comes with the names of both levels where they are of two series.
fn shown(
    (change, across): (Change, Option<(&str, &str)>),
    evidence: &[Evidence],
    lower: Option<&str>,
    upper: Option<&str>,
) -> ShownJson {
    let words =
        |text: Option<&str>, range: &Option<std::ops::Range<usize>>| Some(text?.get(range.clone()?)?.trim().to_owned());
    let place = |text: Option<&str>, range: &Option<std::ops::Range<usize>>| {
        let clause = Evidence::clause(text?, range.as_ref()?);
        Some(PlaceJson { text: words(text, range)?, clause })
    };
    let degrees = evidence.iter().filter(|one| one.ground == Ground::Degree);
    let shift = |one: &Evidence| ShiftJson {
        scale: one.scale.clone(),
        lower: words(lower, &one.lower),
        upper: words(upper, &one.upper),
        direction: one.direction.word(),
    };
    let whole = |one: &Evidence| EvidenceJson {
        kind: one.ground.word(),
        scale: one.scale.clone(),
        direction: one.direction.word(),
        lower: place(lower, &one.lower),
        upper: place(upper, &one.upper),
        reason: one.told(across, lower, upper),
    };
    ShownJson {
        across: across.map(|_| across_word(change)),
        degree_words: degrees.map(shift).collect(),
        evidence: evidence.iter().map(whole).collect(),
    }
}

/// What is said across series, from outside both levels.
fn across_word(change: Change) -> &'static str {
    match Across::of(change) {
        Across::OnlyHere => "only upper",
        Across::OnlyThere => "only lower",
        other => other.word(),
    }
}

fn text_shown(ladder: &Ladder, row: &TextRow, step: &TextStep, at: usize) -> ShownJson {
    let text = |at: usize| row.texts.get(at).and_then(Option::as_deref);
    let across = ladder.beside(step.against, at);
    let change = step.change.map(|change| shown((change, across), &step.evidence, text(step.against), text(at)));
    change.unwrap_or_default()
}

fn pairs<'a>(rows: &'a [TextRow], across: Option<(&str, &str)>) -> Vec<PairJson<'a>> {
    rows.iter().filter_map(|row| pair(row, across)).collect()
}

fn pair<'a>(row: &'a TextRow, across: Option<(&str, &str)>) -> Option<PairJson<'a>> {
    let [lower, upper] = row.texts.as_slice() else { return None };
    let [lower_heading, upper_heading] = row.headings.as_slice() else { return None };
    let step = row.steps.first();
    Some(PairJson {
        label: &row.label,
        lower_heading: lower_heading.as_deref(),
        upper_heading: upper_heading.as_deref(),
        lower: lower.as_deref(),
        upper: upper.as_deref(),
        change: step.and_then(word),
        administrative: row.administrative,
        shown: step
            .and_then(|step| Some(shown((step.change?, across), &step.evidence, lower.as_deref(), upper.as_deref())))
            .unwrap_or_default(),
        further: Vec::new(),
    })
}

fn word(step: &TextStep) -> Option<&'static str> {
    step.change.map(Change::word)
}

/// `None`: a level is not loaded.
pub(super) fn ladder<'a>(library: &'a Library, ladder: &'a Ladder) -> Option<LadderJson<'a>> {
    let views = ladder.levels.iter().map(|level| library.level(level)).collect::<Option<Vec<_>>>()?;
    let threads = |threads: &[Thread], kind| {
        let lists: Vec<_> = views.iter().map(|view| view.series.items_of(view.level, kind)).collect();
        threads.iter().map(|thread| thread_json(ladder, thread, &lists)).collect()
    };
    Some(LadderJson {
        levels: ladder.levels.iter().map(|level| level.code.as_str()).collect(),
        series: ladder.levels.iter().map(|level| level.series.as_str()).collect(),
        titles: views.iter().map(|view| view.level.title.as_str()).collect(),
        baseline: baseline(ladder).map(|level| level.code.as_str()),
        duties: threads(&ladder.duties, ItemKind::Duty),
        ksas: threads(&ladder.ksas, ItemKind::Ksa),
        class_concept: texts(ladder, &ladder.concept),
        factors: texts(ladder, &ladder.factors),
        facts: texts(ladder, &ladder.facts),
        qualifications: texts(ladder, &ladder.qualifications),
        allocating_elsewhere: ladder.allocating_elsewhere.as_deref(),
        left_out: &ladder.fallbacks,
        remarks: &ladder.remarks,
    })
}

fn baseline(ladder: &Ladder) -> Option<&LevelRef> {
    match ladder.against {
        rungs_domain::compare::Against::LevelBelow => None,
        rungs_domain::compare::Against::Baseline(at) => ladder.levels.get(at),
    }
}

fn thread_json(ladder: &Ladder, thread: &Thread, lists: &[Vec<(u32, Cow<'_, str>)>]) -> ThreadJson {
    let numbered = |at: usize, list: &Items<'_>| list.get(at).map(|(number, _)| *number);
    let cells = thread.cells.iter().zip(lists).map(|(cell, list)| match cell {
        Cell::Item(at) => numbered(*at, list),
        Cell::Empty | Cell::Carried | Cell::GoesOn { .. } => None,
    });
    let goes_on: Vec<Option<u32>> = thread
        .cells
        .iter()
        .zip(lists)
        .map(|(cell, list)| match cell {
            Cell::GoesOn { item, .. } => numbered(*item, list),
            _ => None,
        })
        .collect();
    let text = |level: usize| match (thread.cells.get(level)?, lists.get(level)?) {
        (Cell::Item(at) | Cell::GoesOn { item: at, .. }, list) => list.get(*at).map(|(_, text)| text.as_ref()),
        _ => None,
    };
    ThreadJson {
        cells: cells.collect(),
        changes: thread.steps.iter().map(|step| Some(step.as_ref()?.change.word())).collect(),
        goes_on: goes_on.iter().any(Option::is_some).then_some(goes_on),
        steps: thread
            .steps
            .iter()
            .zip(1..)
            .map(|(step, at)| Some(step_json(ladder, step.as_ref()?, at, text(at), lists)))
            .collect(),
        first_step: thread.first_step.as_ref().map(|step| step_json(ladder, step, 0, text(0), lists)),
    }
}

fn step_json(
    ladder: &Ladder,
    step: &Step,
    at: usize,
    text: Option<&str>,
    lists: &[Vec<(u32, Cow<'_, str>)>],
) -> StepJson {
    let list = lists.get(step.against).map(Vec::as_slice).unwrap_or_default();
    let from = step.from.and_then(|at| list.get(at));
    let fraction = rungs_domain::compare::Score::fraction;
    StepJson {
        against: step.against,
        from: from.map(|(number, _)| *number),
        change: step.change.word(),
        confirmed: step.confirmed,
        score: step.score.map(fraction),
        also_from: step
            .also_from
            .iter()
            .map(|also| AlsoJson {
                from: list.get(also.item).map(|(number, _)| *number),
                change: also.change.word(),
                confirmed: also.confirmed,
                score: also.score.map(fraction),
            })
            .collect(),
        shown: shown(
            (step.change, ladder.beside(step.against, at)),
            &step.evidence,
            from.map(|(_, text)| text.as_ref()),
            text,
        ),
    }
}

fn texts<'r>(ladder: &Ladder, rows: &'r [TextRow]) -> Vec<TextJson<'r>> {
    let text = |row| {
        let row: &'r TextRow = row;
        TextJson {
            label: &row.label,
            headings: &row.headings,
            texts: &row.texts,
            changes: row.steps.iter().map(word).collect(),
            first_change: row.first_step.as_ref().and_then(word),
            administrative: row.administrative,
            steps: row.steps.iter().zip(1..).map(|(step, at)| text_shown(ladder, row, step, at)).collect(),
        }
    };
    rows.iter().map(text).collect()
}
