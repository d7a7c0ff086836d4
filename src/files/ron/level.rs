//! The shape of a level.

use rungs_domain::spec::{
    Distinction, Factor, FactorKind, Flsa, FlsaStatus, Level, LevelDates, Pay, PayPeriod, PayRange, Probation, Tier,
    TierKind,
};

use super::money::Money;
use super::reader::Reader;
use super::record::Value;
use super::syntax::Part;
use crate::{record, words};

use super::tree::{Branch, Tree};

record!(Level {
    code: required,
    title: required,
    rank: optional,
    pay: optional,
    probation: optional,
    flsa: optional,
    dates: default,
    concept: default,
    factors: default,
    distinguished_from: default,
    duties: default,
    ksas: default,
    qualifications: default,
    licences: default,
    physical_demands: optional,
    working_environment: optional,
    history: optional,
    notes: default,
    facts: default,
});
record!(Pay { label: required, grade: required, range: optional });
record!(Probation { months: required, printed: required });
record!(Flsa { status: required, label: required, note: optional });
record!(LevelDates { effective: optional, established: optional, revised: optional, last_action: optional });
record!(Factor { kind: required, heading: required, text: required });
record!(Distinction { class: required, text: required });
record!(Tier { tier: required, heading: required, printed: default, requires: optional });

words!(PayPeriod { Hour, Month, Year });
words!(FlsaStatus { Exempt, NonExempt });
words!(FactorKind { Other, Guidelines, SupervisionReceived, Contacts, SupervisionExercised });
words!(TierKind { Minimum, Desirable, Recommended });

/// A range of pay as it is written, in money.
pub(super) struct Range {
    minimum: Money,
    maximum: Money,
    per: PayPeriod,
}

record!(Range { minimum: required, maximum: required, per: required });

impl From<Range> for PayRange {
    fn from(Range { minimum, maximum, per }: Range) -> Self {
        PayRange { minimum_cents: minimum.0, maximum_cents: maximum.0, per }
    }
}

impl Value for PayRange {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        Range::read(part, reader).into()
    }

    fn stand_in() -> Self {
        Range::stand_in().into()
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Record(
            None,
            vec![
                Branch { name: "minimum", value: Money(self.minimum_cents).written(), usual: false },
                Branch { name: "maximum", value: Money(self.maximum_cents).written(), usual: false },
                Branch::required("per", &self.per),
            ],
        )
    }
}
