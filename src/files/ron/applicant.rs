//! The shape of an applicant's record.

use rungs_domain::qualify::{
    Applicant, Holding, Hundredths, Job, Known, Percent, RecordedJudgement, Schooling, Study, Verdict,
};

use super::money::two_decimals;
use super::part::{Part, Shape};
use super::reader::Reader;
use super::record::{Value, read_record, wrong_type};
use super::scalar::read_word;
use super::tree::Tree;
use crate::{record, words};

record!(Applicant {
    name: required,
    education: default,
    experience: default,
    credentials: default,
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
});
record!(Holding { kind: required, from: optional, expires: optional });
record!(RecordedJudgement {
    what: required,
    level: optional,
    decision: required,
    by: required,
    on: required,
    why: required,
});

words!(Known { Unknown, Yes, No });
words!(Verdict { Yes, No, Substituted, Waived });

/// `SomeCollege(years: 1)`.
pub(super) struct SomeCollege {
    pub years: u32,
}

record!(SomeCollege { years: required });

const DEGREES: [(&str, Schooling); 6] = [
    ("HighSchool", Schooling::HighSchool),
    ("Ged", Schooling::Ged),
    ("Associate", Schooling::Associate),
    ("Bachelor", Schooling::Bachelor),
    ("Master", Schooling::Master),
    ("Doctorate", Schooling::Doctorate),
];

impl Value for Schooling {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        match part.shape() {
            Shape::Named("SomeCollege") if !part.is_bare_word() => {
                Schooling::SomeCollege { years: read_record::<SomeCollege>(part, reader).years }
            }
            Shape::Named("SomeCollege") => {
                let hint = Some("write SomeCollege(years: 1)".to_owned());
                wrong_type(part, "the completed years in round brackets", hint, reader);
                Schooling::stand_in()
            }
            Shape::Group if reader.is_json() => {
                let years = match part.entries().as_deref() {
                    Some([("SomeCollege", inner)]) => read_record::<SomeCollege>(*inner, reader).years,
                    _ => {
                        let hint = "write \"Bachelor\", or {\"SomeCollege\": {\"years\": 1}}".to_owned();
                        wrong_type(part, "a degree", Some(hint), reader);
                        return Schooling::stand_in();
                    }
                };
                Schooling::SomeCollege { years }
            }
            _ => read_word(part, &DEGREES, reader),
        }
    }

    fn stand_in() -> Self {
        Schooling::HighSchool
    }

    fn tree(&self) -> Tree<'_> {
        match self {
            Schooling::SomeCollege { years } => {
                let years = super::tree::Branch { name: "years", value: Tree::Number(years.to_string()), usual: false };
                Tree::Record(Some("SomeCollege"), vec![years])
            }
            plain => {
                Tree::Word(DEGREES.iter().find(|(_, degree)| degree == plain).map_or("HighSchool", |(word, _)| word))
            }
        }
    }
}

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
        if part.shape() != Shape::Number {
            wrong_type(part, "a number", hint(), reader);
            return Hundredths::stand_in();
        }
        let figure = two_decimals(part.text()).and_then(|figure| u32::try_from(figure).ok());
        figure.map_or_else(
            || {
                let message = format!("`{}` is not a number with at most two decimals", part.text());
                reader.error(part.text(), "bad-number", message, hint());
                Hundredths::stand_in()
            },
            Hundredths,
        )
    }

    fn stand_in() -> Self {
        Hundredths::whole(1)
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Number(self.to_string())
    }
}
