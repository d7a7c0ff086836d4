//! The shapes of duties and KSAs.

use rungs_domain::spec::{Duty, DutyList, DutyScope, Ksa, KsaKind, KsaList, Numbering};

use crate::{record, words};

record!(DutyList { heading: optional, lead_in: optional, numbering: default, items: required });
record!(Duty { number: required, text: required, scope: default, note: optional });
record!(KsaList { heading: optional, lead_in: optional, numbering: default, items: required });
record!(Ksa { number: required, kind: required, name: optional, degree: optional, text: required, note: optional });

words!(Numbering { Printed, Counted });
words!(DutyScope { Own, LowerLevels, OtherAsAssigned });
words!(KsaKind { Knowledge, Skill, Ability, Competency, Other });
