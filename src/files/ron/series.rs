//! The shape of a series, without its levels.

use rungs_domain::spec::{
    AllocatedBy, Authority, Fact, Section, Series, Source, Statement, Status, Term, VocabularyList,
};

use crate::{choice, record};

record!(Series {
    id: required,
    title: required,
    authority: required,
    source: required,
    status: required,
    effective: optional,
    established: optional,
    revised: optional,
    sections: default,
    vocabulary: optional,
    promotional_line: optional,
    occupational_area: optional,
    work_area: optional,
    cumulative: optional,
    allocation_rule: optional,
    allocated_by: optional,
    ksas: optional,
    conditions_of_employment: optional,
    bargaining_unit: optional,
    notes: default,
    facts: default,
    links: default,
    levels: required,
});
record!(Authority { name: required, short: optional, inferred: default });
record!(Source { document: required, date: optional });
record!(Section { heading: optional, text: required });
record!(Statement { heading: optional, text: required });
record!(AllocatedBy { policy: required, cite: required, source: optional, reading: optional });
record!(Fact { label: required, text: optional });
record!(VocabularyList { heading: optional, terms: required });
record!(Term { term: required, definition: required });

choice!(Status, "a status", or Status::Adopted, {
    Adopted {},
    Proposed { notice: optional, hearing: optional, hearing_date: optional, effective_rule: optional },
});
