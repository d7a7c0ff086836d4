//! Time of work that is asked for: of a kind, or in a class.

use super::Source;
use crate::spec::Code;

/// Time of work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Experience {
    /// Its sentence.
    pub source: Source,
    /// What is short when it is short: a word for the JSON output, `out_of_home_placement`.
    pub need: String,
    /// How many months, full time; 0: no amount is printed, and any such work is enough.
    pub months: u32,
    /// More than these months.
    pub more_than: bool,
    /// Kinds of the vocabulary that count, pooled.
    pub kinds: Vec<String>,
    /// Kinds that count only if a person finds them similar.
    pub judged_kinds: Vec<String>,
    /// Only work marked as of growing responsibility counts; unmarked work needs a judgment.
    pub progressive: bool,
    /// Levels of the same series such that work comparable to one of them counts; empty: not asked. Where no kinds are
    /// named, such work counts whatever its kind.
    pub comparable_to: Vec<Code>,
    /// Parts of this time that must be of a narrower sort (inside the months above, not on top).
    pub including: Vec<Experience>,
    /// A condition that a person must decide before this time is asked for at all.
    pub only_if: Option<String>,
    /// Work of any kind counts, where neither kinds nor levels are named; else no work does.
    pub any_work: bool,
    /// The work as printed, where no kind of the vocabulary names it: these words are the kind. Work that the record
    /// marks with them counts; of other work a person decides. Beside kinds, work must be both.
    pub doing: Option<String>,
    /// In what setting, as printed: "full-time", "paid", "outside of State service". A person decides on each but the
    /// first, for months are full time.
    pub setting: Vec<String>,
    /// In which time the work must lie, as printed: "within the last 15 years". A person decides.
    pub since: Option<String>,
    /// The printed sentences of other times of work in the same group, of which all are needed: this time is in addition
    /// to them. Times that are linked so share no month with one another.
    pub in_addition: Vec<String>,
}

impl Experience {
    /// What time of any work is called as a need.
    pub const ANY_WORK: &str = "experience";

    /// So many months of work of these kinds, full time, and nothing more.
    pub fn of_kinds(source: Source, need: String, months: u32, kinds: Vec<String>) -> Self {
        Experience { source, need, months, kinds, ..Experience::default() }
    }

    /// The work with what is printed of it: "experience “in a call center”". `kinds`: its kinds in words.
    pub(crate) fn with_doing(&self, kinds: String) -> String {
        match &self.doing {
            Some(doing) if self.kinds.is_empty() => format!("experience “{doing}”"),
            Some(doing) => format!("{kinds} “{doing}”"),
            None => kinds,
        }
    }

    /// The settings that only a person can decide on: all but that of full time.
    pub fn open_settings(&self) -> impl Iterator<Item = &str> {
        self.setting.iter().map(String::as_str).filter(|setting| !is_full_time(setting))
    }
}

/// Whether a setting says no more than that work is full time.
fn is_full_time(setting: &str) -> bool {
    let letters = setting.chars().filter(|sign| sign.is_alphabetic());
    letters.map(|letter| letter.to_ascii_lowercase()).eq("fulltime".chars())
}

/// Time in a class, or in one of several: "two years as a Principal Clerk, or in a class at that level".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Service {
    /// Its sentence.
    pub source: Source,
    /// What is short when it is short: a word for the JSON output.
    pub need: String,
    /// How many months; 0: the applicant is in such a class now.
    pub months: u32,
    /// The titles of the classes, as printed. Empty: any class of the employer.
    pub classes: Vec<String>,
    /// Other classes count if a person finds them to be at that level.
    pub or_level: bool,
    /// With whom the service was, as printed; `None`: not printed.
    pub employer: Option<String>,
    /// What was done there, as printed: a person decides.
    pub doing: Option<String>,
    /// Parts of this time that must be of a narrower sort.
    pub including: Vec<Experience>,
    /// The applicant is in such a class now, beside the months.
    pub current: bool,
}

impl Service {
    /// What time in a class is called as a need.
    pub const SERVICE: &str = "service";

    /// What is asked for in words: "service as Principal Clerk, or in a class at that level".
    ///
    /// ```
    /// use rungs_domain::spec::Service;
    /// let classes = vec!["Principal Clerk".to_owned(), "Senior Clerk".to_owned()];
    /// let asked = Service { classes, or_level: true, ..Service::default() };
    /// assert_eq!(asked.words(), "service as Principal Clerk or Senior Clerk, or in a class at that level");
    /// ```
    pub fn words(&self) -> String {
        let doing = self.doing.as_ref().map_or_else(String::new, |doing| format!(" “{doing}”"));
        format!("{}{doing}", self.in_class())
    }

    /// The classes and the employer in words, without what was done there.
    pub fn in_class(&self) -> String {
        let mut words = match (self.classes.is_empty(), self.or_level) {
            (true, _) => "service".to_owned(),
            (false, false) => format!("service as {}", self.classes.join(" or ")),
            (false, true) => format!("service as {}, or in a class at that level", self.classes.join(" or ")),
        };
        if let Some(employer) = &self.employer {
            words += &format!("{} with {employer}", if self.or_level { "," } else { "" });
        }
        words
    }
}
