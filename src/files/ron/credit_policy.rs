//! The shape of a policy by which time of work is credited.

use rungs_domain::qualify::{
    CreditPolicy, FullWeek, MonthRule, Months, Overlap, OverlapRule, Relevance, RelevanceRule, Rounding, RoundingRule,
};

use crate::{record, words};

record!(CreditPolicy {
    id: required,
    title: required,
    source: required,
    historical: default,
    full_week: required,
    overlap: required,
    months: required,
    rounding: required,
    relevance: required,
    example: optional,
});
record!(FullWeek { hours: required, full_from: optional, source: required });
record!(OverlapRule { rule: required, source: required });
record!(MonthRule {
    rule: required,
    hours_per_month: optional,
    weeks_per_year: optional,
    weeks_per_month: optional,
    source: required,
});
record!(RoundingRule { rule: required, full_from_days: optional, source: required });
record!(RelevanceRule { rule: required, source: required });

words!(Overlap { Capped, Added });
words!(Months { Calendar, Hours });
words!(Rounding { Exact, WholeMonths });
words!(Relevance { Share, Half, Whole });
