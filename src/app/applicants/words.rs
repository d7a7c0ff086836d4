//! What the parts and fields of the form are called.

use super::{Field, Part};

impl Part {
    /// All, in the order of the form.
    pub const ALL: [Part; 6] =
        [Part::Education, Part::Jobs, Part::Credentials, Part::Units, Part::Courses, Part::Hours];

    /// Its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Part::Education => "Education",
            Part::Jobs => "Jobs",
            Part::Credentials => "Credentials",
            Part::Units => "Units of study",
            Part::Courses => "Courses",
            Part::Hours => "Hours of training",
        }
    }

    /// One row of it.
    pub fn one(self) -> &'static str {
        match self {
            Part::Education => "Education",
            Part::Jobs => "Job",
            Part::Credentials => "Credential",
            Part::Units => "Units",
            Part::Courses => "Course",
            Part::Hours => "Hours",
        }
    }

    /// The field of a row that comes first.
    pub fn first_field(self) -> &'static str {
        match self {
            Part::Education => "degree",
            Part::Jobs => "title",
            Part::Credentials => "kind",
            Part::Units => "semester",
            Part::Courses => "subject",
            Part::Hours => "hours",
        }
    }
}

impl Field {
    /// The button that adds a row.
    pub fn add(part: Part) -> Self {
        Field::Row(part, 0, "add")
    }

    /// What it is called: "Job 1, hours a week".
    pub fn label(self) -> String {
        match self {
            Field::Name => "Name".to_owned(),
            Field::Row(part, _, "none") => format!("{}, if there are no rows", part.heading()),
            Field::Row(part, row, name) => format!("{} {}, {}", part.one(), row + 1, field_words(name)),
        }
    }
}

fn field_words(name: &str) -> &str {
    match name {
        "years" => "years of college",
        "field" => "field of study",
        "conferred" => "conferred on",
        "from" => "from",
        "to" => "to",
        "expires" => "expires on",
        "hours_per_week" => "hours a week",
        "kinds" => "counts as",
        "comparable_to" => "comparable to",
        "relevant_percent" => "relevant percent",
        "class" => "class served in",
        "class_code" => "code of the class",
        "semester" => "semester units",
        "quarter" => "quarter units",
        "completed" => "completed on",
        "hours" => "how many",
        "of" => "of what",
        other => other,
    }
}
