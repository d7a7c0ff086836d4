//! The shape of a requirement tree.

use rungs_domain::spec::{
    About, Accreditation, AtLeast, Branch, Combination, Courses, Credential, Degree, Due, Education, Experience,
    Fields, Hours, Judgement, Note, OtherFields, Requirement, RequirementSource, Service, Substitute, Substitution,
    Units,
};

use super::record::Record;
use crate::{choice, record, words};

record!(RequirementSource { cite: required, reading: optional, notes: default });
record!(Branch cited { of: required });
record!(AtLeast cited { count: required, of: required });
record!(Units cited { semester: optional, quarter: optional, subject: optional, including: default });
record!(Courses cited { count: required, subject: optional });
record!(Hours cited { hours: required, of: required });
record!(Education cited {
    degree: optional,
    years: optional,
    schooling: optional,
    fields: optional,
    accreditation: default,
    or_equivalent: default,
    equivalent_months: optional,
});
record!(Experience cited {
    need: required,
    months: required,
    kinds: default,
    judged_kinds: default,
    progressive: default,
    comparable_to: default,
    including: default,
    only_if: optional,
    any_work: default,
    doing: optional,
    setting: default,
    more_than: default,
    since: optional,
});
record!(Service cited {
    need: required,
    months: required,
    classes: default,
    or_level: default,
    employer: optional,
    doing: optional,
    including: default,
    current: default,
});
record!(Credential cited { any_of: required });
record!(Substitution cited { experience: required, substitutes: required, at_most: required });
record!(Combination cited {
    months: required,
    fields: optional,
    accreditation: default,
    need: required,
    kinds: default,
});
record!(Judgement cited { question: required, about: default });
record!(Note { printed: required, due: optional });
record!(Substitute { months: required, by: required });
record!(Fields { printed: required, accepted: default, others: required });

words!(About { Applicant, Text });
words!(Due { Filing, Examination, Appointment, Probation });
words!(Degree { HighSchool, Associate, Bachelor, Master, Doctorate });
words!(Accreditation { NotAsked, Required });
words!(OtherFields { No, Judgement });

choice!(Requirement, "a requirement", or Requirement::Judgement(Judgement::blank()), of {
    All,
    Any,
    AtLeast,
    Education,
    Units,
    Courses,
    Hours,
    Experience,
    Service,
    Credential,
    Substitution,
    Combination,
    Judgement,
});
