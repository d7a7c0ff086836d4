//! All judgments on record, made once for each new answer and search; no drawing.

use crate::applicants::{Answers, DocumentId, Precedent, Precedents};
use crate::view::qualify::matrix::shown_name;
use crate::view::qualify::tree::decision;

/// Judgments that were found, and how many there are.
#[derive(Debug, PartialEq, Eq)]
pub struct PrecedentsData {
    /// How many are on record.
    pub all: usize,
    /// Those with the words looked for.
    pub found: Vec<PrecedentData>,
    /// Pairs that decide the same question differently.
    pub disagreements: Vec<DisagreementData>,
}

/// A judgment.
#[derive(Debug, PartialEq, Eq)]
pub struct PrecedentData {
    /// In whose record it stands.
    pub document: DocumentId,
    /// "Yes".
    pub decision: &'static str,
    /// The question, or the sentence set aside.
    pub what: String,
    /// "for Sample applicant A, at CA2460 only, by A. Analyst on 2025-05-02".
    pub signed: String,
    /// The reason.
    pub why: String,
    /// Whether another one decides the same differently.
    pub disputed: bool,
}

/// Two judgments that decide the same question differently.
#[derive(Debug, PartialEq, Eq)]
pub struct DisagreementData {
    /// The question.
    pub what: String,
    /// What the earlier one says, and the later one.
    pub sides: [String; 2],
}

impl PrecedentsData {
    /// The judgments on all open records that hold all words of `search`.
    pub fn new(answers: &Answers, search: &str) -> Self {
        let Precedents { judgements, disagreements } = &answers.precedents;
        let found = judgements.iter().filter(|one| one.judgement.has_words(search));
        let found = found.map(|one| PrecedentData {
            document: one.document,
            decision: decision(one.judgement.decision),
            what: one.judgement.what.clone(),
            signed: signed(one),
            why: one.judgement.why.clone(),
            disputed: one.disputed,
        });
        let side =
            |one: &Precedent| format!("{}, {}: {}", decision(one.judgement.decision), signed(one), one.judgement.why);
        let disagreements = disagreements.iter().filter_map(|[first, second]| {
            let (first, second) = (judgements.get(*first)?, judgements.get(*second)?);
            Some(DisagreementData { what: first.judgement.what.clone(), sides: [side(first), side(second)] })
        });
        PrecedentsData { all: judgements.len(), found: found.collect(), disagreements: disagreements.collect() }
    }
}

fn signed(Precedent { name, judgement, .. }: &Precedent) -> String {
    let only = judgement.level.as_ref().map_or_else(String::new, |code| format!(", for {code} only"));
    format!("for {}{only}, by {} on {}", shown_name(name), judgement.by, judgement.on)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rungs_domain::qualify::{Applicant, RecordedJudgement, Verdict};

    use super::*;
    use crate::view::qualify::sample::{answers, applicant_b};
    use rungs_library::Library;

    fn judged(name: &str, decision: Verdict, why: &str) -> Applicant {
        let judgement = RecordedJudgement {
            what: "whether Law is a closely related field".to_owned(),
            level: None,
            decision,
            by: "A. Analyst".to_owned(),
            on: date(2025, 5, 2),
            why: why.to_owned(),
        };
        Applicant { name: name.to_owned(), judgements: vec![judgement], ..applicant_b() }
    }

    fn told(search: &str) -> PrecedentsData {
        let library = Library::shipped();
        let two = [judged("One", Verdict::Yes, "family courts"), judged("Two", Verdict::No, "contract law")];
        PrecedentsData::new(&answers(&library, &two, &["CA2460"], &["calendar-40"]), search)
    }

    #[test]
    fn judgements_are_found_by_their_words() {
        let data = told("contract LAW");
        assert_eq!((data.all, data.found.len()), (2, 1));
        assert_eq!(data.found[0].signed, "for Two, by A. Analyst on 2025-05-02");
        assert_eq!(data.found[0].document, DocumentId(1));
    }

    #[test]
    fn opposite_answers_are_pointed_out_whatever_is_looked_for() {
        let data = told("no such words");
        assert_eq!(data.disagreements.len(), 1);
        assert_eq!(
            data.disagreements[0].sides,
            [
                "Yes, for One, by A. Analyst on 2025-05-02: family courts",
                "No, for Two, by A. Analyst on 2025-05-02: contract law"
            ]
        );
        assert!(told("").found.iter().all(|one| one.disputed));
    }
}
