//! The shape of confirmed links, inside a series and in a file of their own.

use rungs_domain::compare::Change;
use rungs_domain::spec::{ConfirmedLink, Decision, ItemKind, LevelRef};

use crate::{record, words};

/// A file of links beside the series.
pub(super) struct Links {
    pub links: Vec<ConfirmedLink>,
}

record!(Links { links: required });
record!(ConfirmedLink {
    lower: required,
    upper: required,
    item: required,
    lower_number: required,
    upper_number: required,
    decision: required,
    change: optional,
    why: optional,
    by: optional,
    on: optional,
    reading: default,
});
record!(LevelRef { series: required, code: required });

words!(ItemKind { Duty, Ksa });
words!(Decision { Linked, Unlinked });
words!(Change { Added, Raised, Mixed, Changed, Reworded, Lowered, Dropped, Carried, Same });
