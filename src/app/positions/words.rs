//! What the parts and fields of the form are called.

use super::{Field, Part};

impl Part {
    /// All, in the order of the form.
    pub const ALL: [Part; 3] = [Part::Duties, Part::Factors, Part::Authorities];

    /// Its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Part::Duties => "Duties",
            Part::Factors => "Factors",
            Part::Authorities => "Authorities",
        }
    }

    /// One row of it.
    pub fn one(self) -> &'static str {
        match self {
            Part::Duties => "Duty",
            Part::Factors => "Factor",
            Part::Authorities => "Authority",
        }
    }

    /// The field of a row that comes first.
    pub fn first_field(self) -> &'static str {
        match self {
            Part::Duties => "text",
            Part::Factors => "kind",
            Part::Authorities => "id",
        }
    }
}

impl Field {
    /// The button that adds a row.
    pub fn add(part: Part) -> Self {
        Field::Row(part, 0, "add")
    }

    /// What it is called: "Duty 1, percent of the time".
    pub fn label(self) -> String {
        match self {
            Field::Whole(name) => whole_words(name).to_owned(),
            Field::Row(part, row, name) => format!("{} {}, {}", part.one(), row + 1, row_words(name)),
        }
    }
}

fn whole_words(name: &str) -> &str {
    match name {
        "title" => "Title",
        "series" => "Series",
        "incumbent" => "Incumbent",
        "current" => "Class now",
        "requested" => "Class requested",
        "as_of" => "Day of judging",
        "requested_on" => "Asked for on",
        "policy" => "Policy that decides",
        "policy_by" => "Policy chosen by",
        "policy_on" => "Policy chosen on",
        "policy_why" => "Why this policy",
        "gate" => "Gate of time",
        "revision" => "Revision of the specification",
        "kept" => "Judged by the earlier text",
        "lead_classes" => "Lead classes",
        "notes" => "Notes",
        "posting" => "Posting",
        "ruling.class" => "Class decided on",
        "ruling.effective" => "Effective date",
        "ruling.by" => "Decided by",
        "ruling.on" => "Decided on",
        "ruling.why" => "Reason for another class",
        "ruling.steps" => "Steps taken",
        "ruling.remarks" => "Remarks of the determination",
        "posting.class" => "Class posted",
        "posting.place" => "Place of work",
        "posting.closes" => "Closing date",
        "posting.apply" => "How to apply",
        "posting.remarks" => "Remarks of the posting",
        other => other,
    }
}

fn row_words(name: &str) -> &str {
    match name {
        "text" => "words",
        "percent" => "percent of the time",
        "matched" => "matches",
        "lead" => "lead work",
        "by" => "decided by",
        "on" => "decided on",
        "why" => "reason",
        "id" => "name",
        "level" => "fits",
        other => other,
    }
}
