//! The columns that files may have: named as the fields of an applicant file.

use rungs_domain::diagnostic::nearest;
use rungs_domain::qualify::{MAX_COURSEWORK, MAX_JOBS, MAX_STUDIES};

/// What a file lists: its rows are applicants, or belong to applicants by their id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Applicants, one a row.
    Applicants,
    /// Diplomas, degrees and studies.
    Education,
    /// Jobs.
    Experience,
    /// Licenses, certificates and programs.
    Credentials,
    /// Units of study.
    Units,
    /// Courses.
    Courses,
    /// Hours of training or practice.
    Hours,
    /// What people have decided.
    Judgements,
}

impl Table {
    /// All of them.
    pub const ALL: [Table; 8] = [
        Table::Applicants,
        Table::Education,
        Table::Experience,
        Table::Credentials,
        Table::Units,
        Table::Courses,
        Table::Hours,
        Table::Judgements,
    ];

    /// The name of the list in an applicant file.
    pub fn word(self) -> &'static str {
        self.facts().0
    }

    /// What one entry is called.
    pub(super) fn entry(self) -> &'static str {
        self.facts().1
    }

    /// Its columns.
    pub fn columns(self) -> &'static [Column] {
        self.facts().2
    }

    fn facts(self) -> (&'static str, &'static str, &'static [Column]) {
        match self {
            Table::Applicants => ("applicants", "an applicant", APPLICANTS),
            Table::Education => ("education", "a study", EDUCATION),
            Table::Experience => ("experience", "a job", EXPERIENCE),
            Table::Credentials => ("credentials", "a credential", CREDENTIALS),
            Table::Units => ("units", "an entry of units", UNITS),
            Table::Courses => ("courses", "a course", COURSES),
            Table::Hours => ("hours", "an entry of hours", HOURS),
            Table::Judgements => ("judgements", "a judgment", JUDGEMENTS),
        }
    }

    /// The lists of an applicant.
    fn lists() -> impl Iterator<Item = Table> {
        Table::ALL.into_iter().filter(|table| *table != Table::Applicants)
    }

    /// Whether a record can leave it open how many entries there are: without one, nothing is said.
    pub(super) fn may_be_open(self) -> bool {
        matches!(self, Table::Units | Table::Courses | Table::Hours)
    }

    /// The most entries of one applicant that have columns.
    fn most(self) -> usize {
        match self {
            Table::Education => MAX_STUDIES,
            Table::Units | Table::Courses | Table::Hours => MAX_COURSEWORK,
            _ => MAX_JOBS,
        }
    }

    /// The columns that a group with these lacks: those that it needs, and the first of several of which it needs one.
    pub(super) fn lacking(self, has: impl Fn(usize) -> bool) -> impl Iterator<Item = usize> {
        let columns = || self.columns().iter().enumerate();
        let mut one_of = columns().filter(|(_, column)| column.need == Need::OneOf).map(|(at, _)| at);
        let none_of = one_of.clone().next().filter(|_| !one_of.any(&has));
        let required = columns().filter(|(_, column)| column.need == Need::Required).map(|(at, _)| at);
        required.filter(move |at| !has(*at)).chain(none_of)
    }

    /// The field of this name, as its number.
    pub(super) fn field(self, name: &str) -> Option<usize> {
        self.columns().iter().position(|column| column.field == name)
    }
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The field of an applicant file, and the column in a file of its own.
    pub field: &'static str,
    /// The column beside the applicant's name, a number behind it: `job_from` for `job_from_1`.
    pub beside: &'static str,
    /// Whether a file, or a group of columns, must have it.
    pub need: Need,
    /// What stands in it.
    pub meaning: &'static str,
    /// How its cells are made of values.
    pub(super) shape: Shape,
}

/// Whether a column must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// One at least of those that are marked so must.
    OneOf,
    /// It may be left out.
    Optional,
}

/// How a cell is made of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A text, a day, a number or a word.
    One,
    /// A number, perhaps with a percent sign behind it.
    Percent,
    /// Values with `;` between them.
    List,
    /// A word that may need the field of the next column.
    Word,
    /// A field of the word of the column before.
    OfTheWord,
}

const fn required(field: &'static str, beside: &'static str, meaning: &'static str) -> Column {
    Column { field, beside, need: Need::Required, meaning, shape: Shape::One }
}

const fn optional(field: &'static str, beside: &'static str, meaning: &'static str) -> Column {
    Column { need: Need::Optional, ..required(field, beside, meaning) }
}

const fn one_of(field: &'static str, beside: &'static str, meaning: &'static str) -> Column {
    Column { need: Need::OneOf, ..required(field, beside, meaning) }
}

impl Column {
    const fn of(self, shape: Shape) -> Self {
        Column { shape, ..self }
    }
}

const APPLICANTS: &[Column] = &[
    required("name", "name", "the name, or whatever stands for it"),
    optional("id", "id", "joins the rows of other files to this one; needed only where there are any"),
];

const EDUCATION: &[Column] = &[
    required("degree", "degree", "HighSchool, Ged, SomeCollege, Associate, Bachelor, Master or Doctorate")
        .of(Shape::Word),
    optional("years", "years", "completed years of college; for SomeCollege only").of(Shape::OfTheWord),
    optional("field", "field", "the field of study"),
    optional(
        "accredited",
        "accredited",
        "Yes, No or Unknown (not said, or foreign and not evaluated), which is the default",
    ),
    required("conferred", "conferred", "the day on which it was conferred or ended"),
];

const EXPERIENCE: &[Column] = &[
    required("title", "job_title", "what the job was"),
    required("from", "job_from", "the first day on the job"),
    optional("to", "job_to", "the last day on the job; empty: still there"),
    required("hours_per_week", "job_hours_per_week", "hours a week, at most two decimals"),
    optional(
        "kinds",
        "job_kinds",
        "kinds of work of the vocabulary, `;` between them; empty: not said; other work is `unrelated`",
    )
    .of(Shape::List),
    optional(
        "comparable_to",
        "job_comparable_to",
        "codes of levels to which it is comparable, `;` between them; empty: not said; `none`: to no level",
    )
    .of(Shape::List),
    optional("progressive", "job_progressive", "growing responsibility: Yes, No or Unknown, the default"),
    optional("relevant_percent", "job_relevant_percent", "how much of it is of these kinds, 0 to 100, the default")
        .of(Shape::Percent),
    optional("class", "job_class", "the title of the class served in; empty: not said; `none`: in no class"),
    optional("class_code", "job_class_code", "the code of that class; empty: not said"),
    optional("employer", "job_employer", "with whom it was; empty: not said"),
];

const CREDENTIALS: &[Column] = &[
    required("kind", "credential", "a credential of the vocabulary"),
    optional("from", "credential_from", "the first day of validity; empty: long since"),
    optional("expires", "credential_expires", "the last day of validity; empty: not said, taken as still valid"),
];

const UNITS: &[Column] = &[
    one_of(
        "semester",
        "units_semester",
        "semester units, at most two decimals; `none` alone: the applicant has no units",
    ),
    one_of("quarter", "units_quarter", "quarter units, at most two decimals"),
    optional("subject", "units_subject", "their subject; empty: not said"),
    optional("completed", "units_completed", "when the units were completed; empty: before the day of judging"),
];

const COURSES: &[Column] = &[
    required("subject", "course", "the subject of a course; `none` alone: the applicant has no courses"),
    optional("completed", "course_completed", "when the course was completed; empty: before the day of judging"),
];

const HOURS: &[Column] = &[
    required("of", "training", "of what training or practice; `none` alone: the applicant has no hours"),
    required("hours", "training_hours", "how many hours"),
    optional("completed", "training_completed", "when the hours were completed; empty: before the day of judging"),
];

/// In place of an entry: the record has none, and says so.
pub(super) const NONE: &str = "none";

const JUDGEMENTS: &[Column] = &[
    required("what", "judgement", "the question as Rungs asks it; for Substituted and Waived the printed sentence"),
    optional("level", "judgement_level", "the one class for which it was decided; empty: wherever it is asked"),
    required("decision", "judgement_decision", "Yes, No, Substituted or Waived"),
    required("by", "judgement_by", "who decided"),
    required("on", "judgement_on", "the day of the decision"),
    required("why", "judgement_why", "the reason"),
];

/// A shorter name that is understood too.
const SHORT: [(&str, &str); 2] = [("hours", "hours_per_week"), ("job_hours", "job_hours_per_week")];

/// Columns of this beginning are the user's own, and are passed over.
const OWN: &str = "x_";

/// What a column of a certain file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meant {
    /// The id by which files are joined.
    Id,
    /// A field of `table`, in the group of this number; 0 in a file of its own.
    Field { table: Table, number: u32, at: usize },
    /// One of the user's own.
    Own,
}

/// The name as it is compared: lower case, with underscores.
pub(super) fn folded(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// What the column `name` (folded) of a file of this kind is.
pub(super) fn meant(table: Table, name: &str) -> Option<Meant> {
    match name {
        "id" => return Some(Meant::Id),
        own if own.starts_with(OWN) => return Some(Meant::Own),
        _ => {}
    }
    let long = |name: &str| SHORT.iter().find(|(short, _)| *short == name).map(|(_, long)| *long);
    if table != Table::Applicants {
        let field = table.field(name).or_else(|| table.field(long(name)?));
        return field.map(|at| Meant::Field { table, number: 0, at });
    }
    if let Some(at) = table.field(name) {
        return Some(Meant::Field { table, number: 0, at });
    }
    let (beside, digits) = name.rsplit_once('_')?;
    let number: u32 = digits.parse().ok().filter(|_| !digits.starts_with(['0', '+']))?;
    let beside = long(beside).unwrap_or(beside);
    let column = |list: Table| Some((list, list.columns().iter().position(|one| one.beside == beside)?));
    let (table, at) = Table::lists().find_map(column)?;
    (usize::try_from(number).ok()? <= table.most()).then_some(Meant::Field { table, number, at })
}

/// The name of a column in its file.
pub(super) fn name_of(table: Table, number: u32, at: usize) -> String {
    match (table.columns().get(at), number) {
        (None, _) => String::new(),
        (Some(column), 0) => column.field.to_owned(),
        (Some(column), number) => format!("{}_{number}", column.beside),
    }
}

/// The known column that `name` (folded) most likely means.
pub(super) fn likely(table: Table, name: &str) -> Option<String> {
    if table != Table::Applicants {
        let known: Vec<&str> = table.columns().iter().map(|column| column.field).chain(["id"]).collect();
        return nearest(name, &known).map(str::to_owned);
    }
    let digits = name.len() - name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (stem, number) = name.split_at_checked(name.len() - digits).unwrap_or((name, ""));
    let beside: Vec<&str> = Table::lists().flat_map(|list| list.columns().iter().map(|column| column.beside)).collect();
    let single = nearest(name, &["name", "id"]).map(str::to_owned);
    let number = if number.is_empty() || number.starts_with('0') { "1" } else { number };
    single.or_else(|| nearest(stem.trim_end_matches('_'), &beside).map(|found| format!("{found}_{number}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_names_in_either_layout() {
        let is = |table, name| {
            meant(table, &folded(name)).map(|found| match found {
                Meant::Field { table, number, at } => name_of(table, number, at),
                other => format!("{other:?}"),
            })
        };
        assert_eq!(is(Table::Applicants, " Job Hours 2 ").as_deref(), Some("job_hours_per_week_2"));
        assert_eq!(is(Table::Applicants, "credential-expires-10").as_deref(), Some("credential_expires_10"));
        assert_eq!(is(Table::Experience, "hours").as_deref(), Some("hours_per_week"));
        assert_eq!(is(Table::Experience, "x_department").as_deref(), Some("Own"));
        for unknown in ["degree", "degree_0", "degree_01", "degree_61", "job_title_501", "job_title_99999999999", "_1"]
        {
            assert_eq!(is(Table::Applicants, unknown), None, "{unknown}");
        }
    }

    #[test]
    fn a_misspelt_column_is_guessed_with_its_number() {
        assert_eq!(likely(Table::Applicants, "degre_2").as_deref(), Some("degree_2"));
        assert_eq!(likely(Table::Applicants, "degree").as_deref(), Some("degree_1"));
        assert_eq!(likely(Table::Applicants, "nmae").as_deref(), Some("name"));
        assert_eq!(likely(Table::Experience, "form").as_deref(), Some("from"));
        assert_eq!(likely(Table::Experience, "weather"), None);
    }
}
