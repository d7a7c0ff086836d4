//! Schooling that is asked for or on record, in words.

use crate::qualify::question::study_name;
use crate::qualify::{Schooling, Study};
use crate::spec::{Accreditation, Degree, Education, Fields};
use crate::words::counted;

/// "a Master's degree in a related field from an accredited institution".
pub(super) fn education_words(asked: &Education) -> String {
    let (field, from) = (in_field(asked.fields.as_ref()), from_whom(asked.accreditation));
    let or = match (asked.or_equivalent, asked.degree) {
        (false, _) => "",
        (true, Some(Degree::Bachelor)) => ", four years of college or what is equivalent",
        (true, _) => " or what is equivalent",
    };
    format!("{}{field}{from}{or}", asked.with_article())
}

/// " in a related field".
pub(in crate::qualify) fn in_field(fields: Option<&Fields>) -> String {
    fields.map_or_else(String::new, |Fields { printed, .. }| format!(" in {printed}"))
}

/// " from an accredited institution".
pub(in crate::qualify) fn from_whom(accreditation: Accreditation) -> &'static str {
    match accreditation {
        Accreditation::Required => " from an accredited institution",
        Accreditation::NotAsked => "",
    }
}

/// "Master's degree in Social Work, 2015-05-09".
pub(super) fn study_words(study: &Study) -> String {
    let reached = match study.degree {
        Schooling::SomeCollege { years } => {
            let field = study.field.as_ref().map_or_else(String::new, |field| format!(" in {field}"));
            format!("{} of college{field}", counted(years, "year"))
        }
        _ => study_name(study),
    };
    format!("{reached}, {}", study.conferred)
}
