//! What a class specification holds: validated values, every printed fact with a place of its own.
//!
//! The names of the fields are the names in the RON files, one to one. A `String` that stands for printed
//! text is never empty; `Option::None` and an empty list mean *not printed*.

mod change;
mod citation;
mod class_title;
mod dimension;
mod id;
mod item;
mod kinds;
mod level;
mod link;
mod naming;
pub mod own_marks;
mod passages;
mod pay;
mod requirement;
mod series;
mod validate;
mod vocabulary;

pub use change::Change;
pub use citation::{Citation, Locator};
pub(crate) use class_title::is_slip;
pub use class_title::{FoldedTitle, TitleLikeness};
pub use dimension::{Dimension, DimensionWords};
pub use id::{Code, IdError, LevelRef, SeriesId};
pub use item::{Duty, DutyList, DutyScope, Ksa, KsaKind, KsaList, Numbering, clauses};
pub use kinds::{KindIndex, KindSet};
pub use level::{Distinction, Factor, FactorKind, Flsa, FlsaStatus, Level, LevelDates, Probation, Tier, TierKind};
pub(crate) use link::signed;
pub use link::{ConfirmedLink, Decision, ItemKind};
pub use passages::{LineMark, Passage, PassageBody, PassageEntry, PassageLine, PassageRole, SpecPart, bare_heading};
pub use pay::{Pay, PayPeriod, PayRange};
pub use requirement::{
    About, Accreditation, Alternatives, AtLeast, Branch, Combination, Courses, Credential, Degree, Due, Education,
    Experience, Fields, Hours, InProportion, Judgement, MAX_REQUIREMENT_NODES, MOST_APART, Node, NodePath, NodeStep,
    Note, OtherFields, Rate, RateUnit, Requirement, RequirementKind, RequirementSummary, Service,
    Source as RequirementSource, Substitute, Substitution, Units, in_addition, months_in_words,
};
pub use series::{AllocatedBy, Authority, Fact, Section, Series, Source, Statement, Status, Term, VocabularyList};
pub(crate) use validate::found;
pub use validate::{
    Excess, MAX_AMOUNT, MAX_MONTHS, Overreach, Problem, SpecPath, Step as PathStep, Uncited, overreaching,
    review_series, uncited, validate_links, validate_requirement, validate_series, validate_vocabulary,
};
pub use vocabulary::{
    CatchAll, CredentialKind, CriteriaWords, ExperienceKind, FieldName, FieldNames, NeedWords, Notion, RemoteFields,
    SameWork, Scale, ScaleStep, Slip, Synonyms, TrackWords, Vocabulary,
};
