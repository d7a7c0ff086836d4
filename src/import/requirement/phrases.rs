//! The phrases of `assets/import/requirements.ron`, ready to be matched.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rungs_domain::spec::{Degree, Due};
use serde::Deserialize;

use super::combining::CombiningWords;
pub(super) use super::phrase_list::List;

/// The phrases that ship with the program. A test reads them, so that none is lost without notice.
pub(super) static PHRASES: LazyLock<Phrases> = LazyLock::new(|| read().unwrap_or_default());

fn read() -> Result<Phrases, ron::error::SpannedError> {
    ron::from_str(include_str!("../../../assets/import/requirements.ron"))
}

/// The degrees that the file names.
#[derive(Deserialize)]
#[serde(remote = "Degree")]
enum NamedDegree {
    HighSchool,
    Associate,
    Bachelor,
    Master,
    Doctorate,
}

/// The days that the file names.
#[derive(Deserialize)]
#[serde(remote = "Due")]
enum NamedDue {
    Filing,
    Examination,
    Appointment,
    Probation,
}

/// The words for a degree.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DegreeWords {
    /// The degree.
    #[serde(with = "NamedDegree")]
    pub degree: Degree,
    /// Months of relevant work from which an equivalence can be considered.
    pub equivalent_months: u32,
    /// The degree by name.
    pub phrases: List,
    /// The same, with an accredited institution.
    #[serde(default)]
    pub accredited: List,
    /// The same, as completed years.
    #[serde(default)]
    pub years: List,
    #[serde(rename = "source")]
    _source: String,
}

/// The words for schooling below high school.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SchoolYears {
    /// How many years of school.
    pub years: u32,
    /// The words.
    pub phrases: List,
    #[serde(rename = "source")]
    _source: String,
}

/// The words for kinds of work.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindWords {
    /// The words.
    pub phrases: List,
    /// Kinds that count.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Kinds that count if a person finds them similar.
    #[serde(default)]
    pub judged: Vec<String>,
    /// The same, where the sentence does not name them anyway.
    #[serde(default)]
    pub akin: Vec<String>,
    /// Whether the kinds are of professional work.
    #[serde(default)]
    pub professional: bool,
    #[serde(rename = "source")]
    _source: String,
}

/// The name that answers use for pooled kinds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NeedName {
    /// The need.
    pub need: String,
    /// The kinds.
    pub kinds: Vec<String>,
    #[serde(rename = "source")]
    _source: String,
}

/// The words for credentials.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CredentialWords {
    /// The words.
    pub phrases: List,
    /// Kinds of the vocabulary.
    pub any_of: Vec<String>,
    #[serde(rename = "source")]
    _source: String,
}

/// A condition on a part of a time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Condition {
    /// The words.
    pub phrases: List,
    /// The question, without what it is about.
    pub question: String,
    #[serde(rename = "source")]
    _source: String,
}

/// A name that stands for several fields of study.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Umbrella {
    /// The names.
    pub names: List,
    /// Whether the name itself is a field of study too.
    pub as_printed: bool,
    /// Fields that surely belong to it.
    pub members: Vec<String>,
    #[serde(rename = "source")]
    _source: String,
}

/// Words that say by when a requirement must be met.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DueWords {
    /// By when.
    #[serde(with = "NamedDue")]
    pub due: Due,
    /// The words.
    pub phrases: List,
    #[serde(rename = "source")]
    _source: String,
}

/// All phrases; what each list is for stands in the file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases {
    pub numbers: BTreeMap<String, u32>,
    pub units: BTreeMap<String, u32>,
    pub and_a_half: List,
    pub at_least: List,
    pub or_more: List,
    pub leads: List,
    pub degrees: Vec<DegreeWords>,
    pub school_years: Vec<SchoolYears>,
    pub degree_leads: List,
    pub equivalent_to: List,
    pub or_equivalent: List,
    pub or_higher: List,
    pub approvers: List,
    pub equivalents: List,
    pub equivalent_tails: List,
    pub reference_leads: List,
    pub plain_work: List,
    pub fillers: List,
    pub accredited_by: List,
    pub opening_labels: List,
    pub definitions: List,
    pub this_alone: List,
    pub combined_intro: List,
    pub schools_of: List,
    pub is_required: List,
    pub possession: List,
    pub requirement_words: List,
    pub requiring: List,
    pub skills: List,
    pub accommodated: List,
    pub reference_nouns: List,
    pub levels_of_title: List,
    pub kept: List,
    pub employed_now: List,
    pub positions: List,
    pub learning: List,
    pub beyond_the_title: List,
    pub assigning: List,
    pub coming_by: List,
    pub or_obtain: List,
    pub wished_headings: List,
    pub appointed: List,
    pub preferred_list: List,
    pub served: List,
    pub titled: List,
    pub served_for: List,
    pub open_to: List,
    pub not_ineligible: List,
    pub skill_starts: List,
    pub wished_for: List,
    pub ideal: List,
    pub sufficient: List,
    pub credits: List,
    pub such_work: List,
    pub accredited: List,
    pub any_institution: List,
    pub field_leads: List,
    pub study_leads: List,
    pub study_joins: List,
    pub study_words: List,
    pub study_field_leads: List,
    pub not_in_subjects: List,
    pub semester: List,
    pub quarter: List,
    pub unit_words: List,
    pub bare_units: List,
    pub course_kinds: List,
    pub course_words: List,
    pub hour_kinds: List,
    pub hour_words: List,
    pub institution_words: List,
    pub institution_nouns: List,
    pub says_accredited: List,
    pub accredited_words: List,
    pub not_in_fields: List,
    pub open_fields: List,
    pub related: List,
    pub not_related: List,
    pub umbrellas: Vec<Umbrella>,
    pub single_fields: List,
    pub field_families: List,
    pub helping_fields: List,
    pub preferred: List,
    pub experience: List,
    pub progressive: List,
    pub professional: List,
    pub neutral: List,
    pub into: List,
    pub kinds: Vec<KindWords>,
    pub needs: Vec<NeedName>,
    pub narrowing: List,
    pub including: List,
    pub part_verbs: List,
    pub work_starts: List,
    pub not_in_work: List,
    pub measured: List,
    pub or_alike: List,
    pub compared_to: List,
    pub head_ends: List,
    pub schooling: List,
    pub back_references: List,
    pub knowing: List,
    pub occupation_leads: List,
    pub class_words: List,
    pub lately: List,
    pub since_leads: List,
    pub since_within: List,
    pub since_counted: List,
    pub since_days: List,
    pub since_events: List,
    pub service_settings: List,
    pub level_measures: List,
    pub work_sorts: List,
    pub completion: List,
    pub programs: List,
    pub not_completed: List,
    pub broad: List,
    pub more_than: List,
    pub accreditors: List,
    pub license_starts: List,
    pub credential_starts: List,
    pub citing: List,
    pub letting: List,
    pub not_letting: List,
    pub excluding: List,
    pub state_service_rules: List,
    pub entry_names: List,
    pub rate_leads: List,
    pub rate_is: List,
    pub of_this_work: List,
    pub service_words: List,
    pub class_leads: List,
    pub class_levels: List,
    pub class_duties: List,
    pub class_places: List,
    pub class_measures: List,
    pub class_compared: List,
    pub class_named: List,
    pub same_level: List,
    pub employer_leads: List,
    pub agency_words: List,
    pub agency_ends: List,
    pub range_words: List,
    pub subjects: List,
    pub some_of_them: List,
    pub must_hold: List,
    pub this_work: List,
    pub this_pattern: List,
    pub must_show: List,
    pub one_of_these: List,
    pub plain_list_words: List,
    pub pooling: List,
    pub part_conditions: Vec<Condition>,
    pub narrowing_tails: List,
    pub widening: List,
    pub name_words: List,
    pub level_words: List,
    pub part_places: List,
    pub part_wholes: List,
    pub time_verbs: List,
    pub articles: List,
    pub work_words: List,
    pub prepositions: List,
    pub at_level: List,
    pub from_level: List,
    pub level_ends: List,
    pub credentials: Vec<CredentialWords>,
    pub credential_leads: List,
    pub credential_nouns: List,
    pub not_in_credentials: List,
    pub credential_ends: List,
    pub papers: List,
    pub need_starts: List,
    pub traits: List,
    pub education_cues: List,
    pub experience_cues: List,
    pub credential_cues: List,
    pub substitutes: List,
    pub the_experience: List,
    pub the_education: List,
    pub more_experience: List,
    pub study_done: List,
    pub for_some: List,
    pub plain_study: List,
    pub any_study: List,
    pub year_for_year: List,
    pub up_to: List,
    pub combination: List,
    pub combined_study: List,
    pub combined_work: List,
    pub combined_fields: List,
    pub totaling: List,
    pub combined_ends: List,
    pub combining: CombiningWords,
    pub on_top: List,
    pub adding: List,
    pub loosening: List,
    pub admission: List,
    pub lacking: List,
    pub put_off: List,
    pub due: Vec<DueWords>,
    pub waivers: List,
    pub process_headings: List,
    pub note_headings: List,
    pub after_hire: List,
    pub process: List,
    pub required_when: List,
    pub conditional: List,
    pub state_service: List,
    pub elsewhere_served: List,
    pub other_work: List,
    pub note_labels: List,
    /// Headings of what stands in for something else.
    pub substitution_headings: List,
    /// Words of a heading of what only informs: which classes typically qualify.
    pub informing_headings: List,
    /// How a sentence ends that says what is taken into account.
    pub considered: List,
    /// How a sentence begins that opens a typical way to qualify.
    pub typical: List,
    /// How a note begins that gives examples.
    pub examples: List,
    /// What the ways are called of which one is enough: "Option 1:".
    pub way_words: List,
    /// Half of a unit of time.
    pub half: List,
    /// How a sentence speaks of those who do not have something.
    pub who_lack: List,
    /// What they may do then.
    pub may_use: List,
    /// Before what something stands in for.
    pub instead_of: List,
    /// Behind what stands in.
    pub may_stand_in: List,
    pub study_must: List,
    pub graduation: List,
    pub lower_institutions: List,
    pub junior_institutions: List,
    pub of_college: List,
    pub schooling_nouns: List,
    pub asking: List,
    pub not_asking: List,
    pub elsewhere: List,
    pub of_the_required: List,
    pub not_floor: List,
    pub giving: List,
    pub tightening: List,
    pub permissive: List,
    pub all_patterns: List,
    pub any_intro: List,
    pub all_intro: List,
    pub neutral_intro: List,
    pub education_labels: List,
    pub experience_labels: List,
    pub labels_of_both: List,
    pub heading_words: List,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_phrases_can_be_read() {
        let phrases = read().unwrap();
        assert!(phrases.numbers.len() > 10 && phrases.kinds.len() > 10 && phrases.degrees.len() == 5);
    }
}
