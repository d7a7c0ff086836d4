//! All judgments on record, made once for each new answer and search; no drawing.

use rungs_domain::qualify::{Applicant, RecordedJudgement, disagreements, precedents};

use crate::applicants::{Answers, DocumentId};
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
    pub document: Option<DocumentId>,
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
        let records: Vec<&Applicant> = answers.applicants.iter().map(|one| &one.reading.applicant).collect();
        let pairs = disagreements(&records);
        let disputed = |one: &RecordedJudgement| {
            pairs.iter().any(|pair| std::ptr::eq(pair.first.1, one) || std::ptr::eq(pair.second.1, one))
        };
        let document = |whose: &Applicant| {
            let mut all = answers.applicants.iter();
            all.find(|one| std::ptr::eq(&raw const one.reading.applicant, whose)).map(|one| one.document)
        };
        let found = precedents(&records, search);
        let found = found.into_iter().map(|(whose, one)| PrecedentData {
            document: document(whose),
            decision: decision(one.decision),
            what: one.what.clone(),
            signed: signed(whose, one),
            why: one.why.clone(),
            disputed: disputed(one),
        });
        let side = |(whose, one): (&Applicant, &RecordedJudgement)| {
            format!("{}, {}: {}", decision(one.decision), signed(whose, one), one.why)
        };
        let disagreements = pairs.iter().map(|pair| DisagreementData {
            what: pair.first.1.what.clone(),
            sides: [side(pair.first), side(pair.second)],
        });
        let all = records.iter().map(|record| record.judgements.len()).sum();
        PrecedentsData { all, found: found.collect(), disagreements: disagreements.collect() }
    }
}

fn signed(whose: &Applicant, one: &RecordedJudgement) -> String {
    let only = one.level.as_ref().map_or_else(String::new, |code| format!(", for {code} only"));
    format!("for {}{only}, by {} on {}", shown_name(&whose.name), one.by, one.on)
}

/// How many pairs of judgments decide the same question differently.
pub fn disagreeing(answers: &Answers) -> usize {
    let records: Vec<_> = answers.applicants.iter().map(|one| &one.reading.applicant).collect();
    disagreements(&records).len()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rungs_domain::qualify::Verdict;

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
        assert_eq!(data.found[0].document, Some(DocumentId(1)));
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
