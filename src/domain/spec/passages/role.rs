//! What a passage is, and in which part of a specification it is shown.

use crate::spec::{FactorKind, TierKind, own_marks};

/// What a passage is, in the order in which passages are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PassageRole {
    /// Pay.
    Pay,
    /// Status under the Fair Labor Standards Act.
    Flsa,
    /// Probation.
    Probation,
    /// The day from which the specification is in force.
    Effective,
    /// The day on which the class or series was established.
    Established,
    /// The day of the last revision.
    Revised,
    /// The last action of the authority.
    LastAction,
    /// Text about a whole series.
    SeriesText,
    /// Terms that the document defines.
    Terms,
    /// The sentence that makes duties cumulative from level to level.
    CumulativeDuties,
    /// What decides an allocation.
    AllocationRule,
    /// The class concept: what distinguishes the level.
    Concept,
    /// An allocating factor.
    Factor(FactorKind),
    /// A class from which the document distinguishes this one.
    DistinguishedFrom,
    /// Duties.
    Duties,
    /// Knowledge, skills and abilities.
    Ksas,
    /// A tier of qualifications.
    Qualifications(TierKind),
    /// A license or certificate printed outside the qualifications.
    License,
    /// Conditions of employment.
    ConditionsOfEmployment,
    /// Physical demands.
    PhysicalDemands,
    /// Working environment.
    WorkingEnvironment,
    /// Bargaining unit.
    BargainingUnit,
    /// Class history.
    History,
    /// A printed fact without a role of its own.
    Fact,
    /// Occupational area.
    OccupationalArea,
    /// Work area.
    WorkArea,
    /// Promotional line.
    PromotionalLine,
    /// The notice that proposes the series.
    Notice,
    /// The hearing on a proposal, as printed.
    Hearing,
    /// The day of the hearing.
    HearingDate,
    /// The printed rule that sets the effective date of a proposal.
    EffectiveRule,
}

/// A part of a specification: passages that are shown together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpecPart {
    /// What distinguishes the level.
    Concept,
    /// Allocating factors, and classes that are distinguished.
    Factors,
    /// Duties.
    Duties,
    /// Knowledge, skills and abilities.
    Ksas,
    /// Qualifications and licenses.
    Qualifications,
    /// Everything else that is printed: pay, status, dates, demands, history.
    Facts,
    /// What is printed once for a whole series, where levels stand side by side.
    Series,
}

impl SpecPart {
    /// All of them, in the order in which they are shown: allocating text first.
    pub const ALL: [SpecPart; 7] = [
        SpecPart::Concept,
        SpecPart::Factors,
        SpecPart::Duties,
        SpecPart::Ksas,
        SpecPart::Qualifications,
        SpecPart::Facts,
        SpecPart::Series,
    ];
}

impl PassageRole {
    /// What the passage is, in the program's words: "Physical demands".
    pub fn words(self) -> &'static str {
        match self {
            PassageRole::Pay => "Pay",
            PassageRole::Flsa => "FLSA status",
            PassageRole::Probation => "Probation",
            PassageRole::Effective => "Effective",
            PassageRole::Established => "Established",
            PassageRole::Revised => "Revised",
            PassageRole::LastAction => "Last action",
            PassageRole::SeriesText => own_marks::NO_HEADING,
            PassageRole::Terms => "Vocabulary",
            PassageRole::CumulativeDuties => "Cumulative duties",
            PassageRole::AllocationRule => "Allocation",
            PassageRole::Concept => "What distinguishes the level",
            PassageRole::Factor(kind) => kind.words(),
            PassageRole::DistinguishedFrom => "Distinguished from",
            PassageRole::Duties => "Duties",
            PassageRole::Ksas => "Knowledge, skills and abilities",
            PassageRole::Qualifications(TierKind::Minimum) => "Minimum qualifications",
            PassageRole::Qualifications(TierKind::Desirable) => "Desirable",
            PassageRole::Qualifications(TierKind::Recommended) => "Recommended for full performance",
            PassageRole::License => "Licenses and certificates",
            PassageRole::ConditionsOfEmployment => "Conditions of employment",
            PassageRole::PhysicalDemands => "Physical demands",
            PassageRole::WorkingEnvironment => "Working environment",
            PassageRole::BargainingUnit => "Bargaining unit",
            PassageRole::History => "Class history",
            PassageRole::Fact => own_marks::FACTS,
            PassageRole::OccupationalArea => "Occupational area",
            PassageRole::WorkArea => "Work area",
            PassageRole::PromotionalLine => "Promotional line",
            PassageRole::Notice => "Notice",
            PassageRole::Hearing => "Hearing",
            PassageRole::HearingDate => "Day of the hearing",
            PassageRole::EffectiveRule => "Takes effect",
        }
    }

    /// The part of a specification in which it is shown.
    pub fn part(self) -> SpecPart {
        match self {
            PassageRole::Concept => SpecPart::Concept,
            PassageRole::Factor(_) | PassageRole::DistinguishedFrom => SpecPart::Factors,
            PassageRole::Duties => SpecPart::Duties,
            PassageRole::Ksas => SpecPart::Ksas,
            PassageRole::Qualifications(_) | PassageRole::License => SpecPart::Qualifications,
            _ => SpecPart::Facts,
        }
    }
}
