//! What to look at before the answer is signed, each with the field where it can be mended.

use rungs_domain::allocate::Caution;

use super::{JudgedWords, capital, in_words};
use crate::positions::{Field, Part};

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CautionData {
    /// What it is, a sentence.
    pub words: String,
    /// Where it can be mended.
    pub field: Option<Field>,
}

/// Everything to look at. The matches that nobody has decided are one line.
pub fn cautions(told: JudgedWords<'_>) -> Vec<CautionData> {
    let cautions = &told.judged.allocation.cautions;
    let mut found: Vec<CautionData> = Vec::new();
    let open: Vec<usize> = cautions.iter().filter_map(undecided).collect();
    for caution in cautions.iter().filter(|caution| undecided(caution).is_none()) {
        let mut words = capital(&caution.words(told.position, told.series()));
        if let Caution::Unmatched(duty) | Caution::Bundle { duty, .. } = caution
            && let Some(line) = told.sheet().lines.get(*duty)
        {
            words.push_str(&format!(" ({} %)", line.percent));
        }
        found.push(CautionData { words: words + ".", field: field(told, caution) });
    }
    found.extend(suggested(told, &open));
    found
}

fn undecided(caution: &Caution) -> Option<usize> {
    match caution {
        Caution::Undecided(duty) => Some(*duty),
        _ => None,
    }
}

/// "Two matches are suggested and not yet confirmed: duties 5 and 7."
fn suggested(told: JudgedWords<'_>, lines: &[usize]) -> Option<CautionData> {
    let numbers: Vec<String> = lines.iter().map(|line| told.number(*line).to_string()).collect();
    let first = *lines.first()?;
    let words = match numbers.split_last()? {
        (only, []) => format!("One match is suggested and not yet confirmed: duty {only}."),
        (last, rest) => {
            let count = in_words(numbers.len());
            format!("{count} matches are suggested and not yet confirmed: duties {} and {last}.", rest.join(", "))
        }
    };
    Some(CautionData { words, field: row_field(told, first, "matched") })
}

fn field(told: JudgedWords<'_>, caution: &Caution) -> Option<Field> {
    let of_duty = |name| row_field(told, caution.duty()?, name);
    match caution {
        Caution::Sum(_) | Caution::NothingCounts => row_field(told, 0, "percent"),
        Caution::Bundle { .. } | Caution::Pasted { .. } | Caution::CatchAll(_) => of_duty("text"),
        Caution::TooShort { .. } | Caution::NotBegun(_) | Caution::NoBeginning(_) => of_duty("since"),
        _ => of_duty("matched"),
    }
}

fn row_field(told: JudgedWords<'_>, line: usize, name: &'static str) -> Option<Field> {
    told.reading.duties.get(line).map(|row| Field::Row(Part::Duties, *row, name))
}
