//! The shape of an applicant's record.

use rungs_domain::qualify::{
    Applicant, CourseHeld, Holding, HoursHeld, Hundredths, Job, Percent, RecordedJudgement, Schooling, Study, Ternary,
    UnitsHeld, Verdict,
};

use super::money::two_decimals;
use super::reader::Reader;
use super::record::{Value, wrong_type};
use super::syntax::Part;
use super::tree::Tree;
use crate::{choice, record, words};

record!(Applicant {
    name: required,
    education: default,
    experience: default,
    credentials: default,
    units: optional,
    courses: optional,
    hours: optional,
    judgements: default,
});
record!(Study { degree: required, field: optional, accredited: default, conferred: required });
record!(Job {
    title: required,
    from: required,
    to: optional,
    hours_per_week: required,
    kinds: default,
    comparable_to: default,
    progressive: default,
    relevant_percent: default,
    class: optional,
    class_code: optional,
    employer: optional,
});
record!(Holding { kind: required, from: optional, expires: optional });
record!(UnitsHeld { semester: optional, quarter: optional, subject: optional, completed: optional });
record!(CourseHeld { subject: required, completed: optional });
record!(HoursHeld { of: required, hours: required, completed: optional });
record!(RecordedJudgement {
    what: required,
    level: optional,
    decision: required,
    by: required,
    on: required,
    why: required,
});

words!(Ternary { Unknown, Yes, No });
words!(Verdict { Yes, No, Substituted, Waived });

choice!(Schooling, "a word", or Schooling::HighSchool, {
    HighSchool {},
    Ged {},
    SomeCollege { years: required },
    Associate {},
    Bachelor {},
    Master {},
    Doctorate {},
});

impl Value for Percent {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        Percent(u32::read(part, reader))
    }

    fn stand_in() -> Self {
        Percent::default()
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Number(self.0.to_string())
    }
}

impl Value for Hundredths {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        let hint = || Some("write digits and at most two decimals: 40 or 37.5".to_owned());
        let Some(text) = part.number() else {
            wrong_type(part, "a number", hint(), reader);
            return Hundredths::stand_in();
        };
        let figure = two_decimals(text).and_then(|figure| u32::try_from(figure).ok());
        figure.map(Hundredths).unwrap_or_else(|| {
            let message = format!("{} is not a number with at most two decimals", part.shown(text));
            reader.error(part.span(), "bad-number", message, hint());
            Hundredths::stand_in()
        })
    }

    fn stand_in() -> Self {
        Hundredths::whole(1)
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Number(self.to_string())
    }
}
