//! The levels of the series side by side, as they are shown for one vacancy: what each costs, asks for and needs, and
//! who of the open applicants could fill it.

#[cfg(test)]
mod tests;

use rungs_domain::allocate::{Finding, LevelNeeds, PolicyAnswer, TellingDuty};
use rungs_domain::qualify::{Hundredths, Outcome};
use rungs_domain::spec::{Level, Tier, bare_heading};
use rungs_domain::words::numbered;

use crate::positions::{ApplicantFill, Judged, LevelFill, Standing};

/// A level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelBand {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Whether it is the answer of the policy that decides.
    pub answer: bool,
    /// Where it stands to the answer: "the answer", "next level up"; empty farther away, or where there is none.
    pub stands: &'static str,
    /// Pay as printed.
    pub pay: String,
    /// How many of the duties that set it apart the seat has: "has 2 of the 7 duties that set it apart".
    pub present: String,
    /// What it takes that it is the answer.
    pub takes: String,
    /// Whether it is a lead class.
    pub lead: bool,
    /// The duties that set it apart from the level below.
    pub needs: Vec<Need>,
    /// Its qualifications as printed: the heading of each tier, and its sentences.
    pub tiers: Vec<(String, Vec<String>)>,
    /// Who could fill it, in a line: "1 qualifies, 2 underfill".
    pub who: String,
    /// Who could fill it.
    pub fills: Vec<Fill>,
}

/// A duty that sets a level apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Whether the seat has such work.
    pub present: bool,
    /// "duty 2, raised".
    pub what: String,
    /// Which duties of the seat are such work: "the seat's duties 1 and 4".
    pub by: String,
    /// The words as printed.
    pub words: String,
}

/// How an applicant stands to a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fill {
    /// What comes of the record; `None`: nothing can be computed.
    pub outcome: Option<Outcome>,
    /// "Sample applicant A would be an underfill at 41311".
    pub words: String,
    /// What is lacking, or asked.
    pub open: Vec<String>,
}

/// The levels, lowest first.
pub fn bands(judged: &Judged) -> Vec<LevelBand> {
    let levels = &judged.loaded.series.levels;
    let deciding = judged.allocation.deciding();
    let class = match deciding.map(|answer| answer.finding) {
        Some(Finding::Class(at)) => Some(at),
        _ => None,
    };
    let band = |(at, level): (usize, &Level)| {
        let needs = judged.needs.get(at).map(|needs| all_needs(judged, level, needs)).unwrap_or_default();
        let fill = judged.fills.get(at);
        LevelBand {
            code: level.code.to_string(),
            title: level.title.clone(),
            answer: class == Some(at),
            stands: class.map_or("", |class| stands(at, class)),
            pay: level.pay.as_ref().map_or_else(|| "pay not printed".to_owned(), |pay| format!("{} {pay}", pay.label)),
            present: present(at, &needs),
            takes: deciding.map(|answer| takes(judged, answer, at)).unwrap_or_default(),
            lead: judged.needs.get(at).is_some_and(|needs| needs.lead),
            needs,
            tiers: level.qualifications.iter().map(tier).collect(),
            who: fill.map(who).unwrap_or_default(),
            fills: fill.map(|fill| fills(judged, fill)).unwrap_or_default(),
        }
    };
    levels.iter().enumerate().map(band).collect()
}

/// Of the lowest level all duties are meant: no level below has others.
fn present(at: usize, needs: &[Need]) -> String {
    let here = needs.iter().filter(|need| need.present).count();
    match (at, needs.len()) {
        (0, all) => format!("has {here} of its {all} duties"),
        (_, 0) => String::new(),
        (_, all) => format!("has {here} of the {all} duties that set it apart"),
    }
}

fn stands(at: usize, class: usize) -> &'static str {
    if at == class {
        "the answer"
    } else if at == class + 1 {
        "next level up"
    } else if at + 1 == class {
        "next level down"
    } else {
        ""
    }
}

/// What it takes, by the policy that decides, that a level is the answer.
fn takes(judged: &Judged, answer: &PolicyAnswer, at: usize) -> String {
    if answer.finding == Finding::Class(at) {
        let policy = judged.decider().map_or("the policy that decides", |policy| policy.title.as_str());
        return format!("the answer by: {policy}");
    }
    let Some(points) = answer.points_to.get(at).copied().flatten() else {
        return "no shift of time does it".to_owned();
    };
    let margins = [&answer.raise, &answer.lower].into_iter().flatten();
    let mut alone: Vec<u32> = margins
        .filter(|margin| margin.to == Finding::Class(at))
        .flat_map(|margin| judged.allocation.worksheet.numbers(&margin.lines))
        .collect();
    alone.sort_unstable();
    let points = format!("{} of time moved here make it the answer", points_word(points));
    match alone.as_slice() {
        [] => points,
        duties => format!("{points}; {} alone would do", numbered("duty", duties, "or")),
    }
}

fn points_word(points: Hundredths) -> String {
    if points == Hundredths::whole(1) { "1 point".to_owned() } else { format!("{points} points") }
}

fn all_needs(judged: &Judged, level: &Level, needs: &LevelNeeds) -> Vec<Need> {
    let need = |telling: &TellingDuty| {
        let by = judged.allocation.worksheet.numbers(&telling.lines);
        let words = level.duties.items.iter().find(|duty| duty.number == telling.number);
        Need {
            present: !by.is_empty(),
            what: match telling.change {
                Some(change) => format!("duty {}, {}", telling.number, change.word()),
                None => format!("duty {}", telling.number),
            },
            by: if by.is_empty() { String::new() } else { format!("the seat's {}", numbered("duty", &by, "and")) },
            words: words.map(|duty| duty.text.clone()).unwrap_or_default(),
        }
    };
    needs.telling.iter().map(need).collect()
}

fn tier(tier: &Tier) -> (String, Vec<String>) {
    let said = |statement: &rungs_domain::spec::Statement| match &statement.heading {
        Some(heading) => format!("{heading} {}", statement.text),
        None => statement.text.clone(),
    };
    (bare_heading(&tier.heading).to_owned(), tier.printed.iter().map(said).collect())
}

fn fills(judged: &Judged, fill: &LevelFill) -> Vec<Fill> {
    fill.applicants.iter().map(|applicant| one(judged, applicant)).collect()
}

fn one(judged: &Judged, ApplicantFill { name, standing }: &ApplicantFill) -> Fill {
    let code = |at: usize| judged.loaded.series.levels.get(at).map_or("a lower level", |level| level.code.as_str());
    let (outcome, words, open) = match standing {
        Standing::Qualifies => (Some(Outcome::Met), "qualifies now".to_owned(), Vec::new()),
        Standing::NeedsJudgement(questions) => {
            (Some(Outcome::NeedsJudgement), "needs a judgment".to_owned(), questions.clone())
        }
        Standing::Underfill { at, lacks } => {
            (Some(Outcome::NotMet), format!("would be an underfill at {}", code(*at)), lacks.clone())
        }
        Standing::MeetsNone(lacks) => {
            (Some(Outcome::NotMet), "qualifies neither here nor lower".to_owned(), lacks.clone())
        }
        Standing::Unanswered(why) => (None, format!("cannot be judged: {why}"), Vec::new()),
    };
    Fill { outcome, words: format!("{name} {words}"), open }
}

/// How many could fill a level, and how.
fn who(fill: &LevelFill) -> String {
    let count = |is: fn(&Standing) -> bool| fill.applicants.iter().filter(|one| is(&one.standing)).count();
    let said = [
        (count(|standing| matches!(standing, Standing::Qualifies)), "qualifies", "qualify"),
        (count(|standing| matches!(standing, Standing::NeedsJudgement(_))), "needs a judgment", "need a judgment"),
        (count(|standing| matches!(standing, Standing::Underfill { .. })), "underfill", "underfills"),
    ];
    let said: Vec<String> = said
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, more)| format!("{count} {}", if count == 1 { one } else { more }))
        .collect();
    match said.as_slice() {
        [] if fill.applicants.is_empty() => String::new(),
        [] => "nobody".to_owned(),
        said => said.join(", "),
    }
}
