//! The shape of a requirement tree.

use rungs_domain::spec::{
    About, Accreditation, Alternatives, AtLeast, Branch, Combination, Courses, Credential, Degree, Due, Education,
    Experience, Fields, Hours, InProportion, Judgement, Note, OtherFields, Rate, RateUnit, Requirement,
    RequirementSource, Service, Substitute, Substitution, Units,
};

use super::reader::Reader;
use super::record::{self, Record, Value as _};
use super::tree::Branch as TreeBranch;
use crate::{choice, record, words};

record!(RequirementSource { cite: required, reading: optional, notes: default });
record!(Branch cited { of: required });
record!(Alternatives cited { of: required, combination: optional });
record!(InProportion cited { months: default, more_than: default });
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
    in_addition: default,
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
record!(Rate { per: required, unit: required, gives: required });
record!(Combination cited {
    months: required,
    fields: optional,
    accreditation: default,
    need: required,
    kinds: default,
});
record!(Judgement cited { question: required, about: default });
record!(Note { printed: required, due: optional });
record!(Substitute { months: optional, rate: optional, at_most: optional, by: required });
record!(@value Substitution);
record!(Fields { printed: required, accepted: default, others: required });

words!(RateUnit { SemesterUnits, QuarterUnits, Months, YearsOfStudy });
words!(About { Applicant, Text });
words!(Due { Filing, Examination, Appointment, Probation });
words!(Degree { HighSchool, Associate, Bachelor, Master, Doctorate });
words!(Accreditation { NotAsked, Required });
words!(OtherFields { No, Judgement, Asked });

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

/// Time of work stands under `experience`, as it always has; anything else under `of`.
impl Record for Substitution {
    const NAME: &'static str = "Substitution";
    const FIELDS: &'static [&'static str] =
        &["cite", "reading", "notes", "experience", "of", "substitutes", "at_most", "open"];

    fn from_fields(fields: &record::Fields<'_>, reader: &mut Reader<'_>) -> Self {
        let source = Record::from_fields(fields, reader);
        let of: Option<Requirement> = fields.optional("of", reader);
        let of = match of {
            Some(of) => {
                fields.not_beside("experience", "of", reader);
                of
            }
            None => Requirement::Experience(fields.required("experience", reader)),
        };
        Substitution {
            source,
            of: Box::new(of),
            substitutes: fields.required("substitutes", reader),
            at_most: fields.optional("at_most", reader),
            open: fields.optional("open", reader),
        }
    }

    fn branches(&self) -> Vec<TreeBranch<'_>> {
        let mut branches = Record::branches(&self.source);
        branches.push(match &*self.of {
            Requirement::Experience(time) => TreeBranch::required("experience", time),
            other => TreeBranch::required("of", other),
        });
        branches.extend([
            TreeBranch::required("substitutes", &self.substitutes),
            TreeBranch::optional("at_most", &self.at_most),
            TreeBranch::optional("open", &self.open),
        ]);
        branches
    }

    fn blank() -> Self {
        Substitution {
            source: Record::blank(),
            of: Box::new(Requirement::stand_in()),
            substitutes: Vec::new(),
            at_most: None,
            open: None,
        }
    }
}
