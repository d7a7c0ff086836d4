//! The judgments on record of all open applicants, as precedents, and those among them that contradict one another.

use std::collections::{BTreeMap, BTreeSet};

use rungs_domain::qualify::{Applicant, RecordedJudgement, disagreements, precedents};

use super::DocumentId;

/// Judgments on record, and their contradictions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Precedents {
    /// The judgments, applicant by applicant.
    pub judgements: Vec<Precedent>,
    /// Pairs of places in the judgments that decide the same question differently, the earlier first.
    pub disagreements: Vec<[usize; 2]>,
}

/// A judgment on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Precedent {
    /// In whose record it stands.
    pub document: DocumentId,
    /// What the applicant is called.
    pub name: String,
    /// The judgment.
    pub judgement: RecordedJudgement,
    /// Whether another one decides the same differently.
    pub disputed: bool,
}

impl Precedents {
    /// Those on these records.
    pub fn of(records: &[(DocumentId, &Applicant)]) -> Self {
        let applicants: Vec<&Applicant> = records.iter().map(|(_, applicant)| *applicant).collect();
        let recorded = precedents(&applicants, "");
        let places: BTreeMap<*const RecordedJudgement, usize> =
            recorded.iter().enumerate().map(|(at, (_, judgement))| (&raw const **judgement, at)).collect();
        let place = |(_, judgement): (_, &RecordedJudgement)| places.get(&(&raw const *judgement)).copied();
        let pairs = disagreements(&applicants).into_iter();
        let disagreements: Vec<[usize; 2]> =
            pairs.filter_map(|pair| Some([place(pair.first)?, place(pair.second)?])).collect();
        let disputed: BTreeSet<usize> = disagreements.iter().flatten().copied().collect();
        let documents = records.iter().flat_map(|(id, applicant)| applicant.judgements.iter().map(|_| *id));
        let judgements = recorded.iter().zip(documents).enumerate().map(|(at, ((applicant, judgement), document))| {
            let (name, judgement) = (applicant.name.clone(), RecordedJudgement::clone(judgement));
            Precedent { document, name, judgement, disputed: disputed.contains(&at) }
        });
        Precedents { judgements: judgements.collect(), disagreements }
    }
}
