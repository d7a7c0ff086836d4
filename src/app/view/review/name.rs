//! What a place of the draft is called: "41312, duty 3".

use rungs_domain::spec::{Level, PassageRole, PathStep, Series};

/// The name of the text to which a path leads; in which level it is, where it is in one.
pub fn name(series: &Series, path: &[PathStep]) -> (Option<usize>, String) {
    match path {
        [PathStep::Field("levels"), PathStep::Index(at), rest @ ..] => match series.levels.get(*at) {
            Some(level) => (Some(*at), in_level(level, rest)),
            None => (None, plain(rest)),
        },
        [PathStep::Field("ksas"), rest @ ..] => (None, ksa(series.ksas.as_ref(), rest)),
        rest => (None, plain(rest)),
    }
}

fn in_level(level: &Level, path: &[PathStep]) -> String {
    match path {
        [PathStep::Field("duties"), PathStep::Field("items"), PathStep::Index(at), ..] => {
            let number = level.duties.items.get(*at).map(|duty| duty.number);
            format!("duty {}", number.map_or_else(|| (at + 1).to_string(), |number| number.to_string()))
        }
        [PathStep::Field("ksas"), rest @ ..] => ksa(Some(&level.ksas), rest),
        [PathStep::Field("qualifications"), PathStep::Index(at), rest @ ..] => {
            let tier = level
                .qualifications
                .get(*at)
                .map_or("qualifications", |tier| PassageRole::Qualifications(tier.tier).words());
            of(rest, &tier.to_lowercase())
        }
        [PathStep::Field("factors"), PathStep::Index(at), rest @ ..] => {
            let factor = level.factors.get(*at).map_or("factor", |factor| factor.kind.words());
            of(rest, &factor.to_lowercase())
        }
        rest => plain(rest),
    }
}

fn ksa(list: Option<&rungs_domain::spec::KsaList>, path: &[PathStep]) -> String {
    match path {
        [PathStep::Field("items"), PathStep::Index(at), ..] => match list.and_then(|list| list.items.get(*at)) {
            Some(ksa) => format!("{} {}", ksa.kind.word(), ksa.number),
            None => format!("KSA {}", at + 1),
        },
        rest => of(rest, "KSAs"),
    }
}

/// A heading, the words before a list, or the text itself.
fn of(path: &[PathStep], what: &str) -> String {
    match path.last() {
        Some(PathStep::Field("heading")) => format!("heading of {what}"),
        Some(PathStep::Field("lead_in")) => format!("words before {what}"),
        _ => what.to_owned(),
    }
}

fn plain(path: &[PathStep]) -> String {
    let Some(PathStep::Field(first)) = path.first() else { return "text".to_owned() };
    let what = match *first {
        "concept" => "class concept",
        "sections" => "the series as a whole",
        "facts" => "fact",
        "licences" => "license",
        "flsa" => "FLSA status",
        "dates" => "date",
        "ksas" => "KSAs",
        "vocabulary" => "defined terms",
        "source" => "document",
        "cumulative" => "rule of cumulative duties",
        "notes" => "note",
        other => return of(path.get(1..).unwrap_or_default(), &other.replace('_', " ")),
    };
    of(path, what)
}
