//! The words by which documents name their parts: data, with the shipped ones inside the program.

mod index;
mod learn;
mod overlay;

use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::spec::KsaKind;
use rungs_files::ron::{read_record, write_record};

use super::dates::DateOrder;
use super::limits::{KIND_WORDS, LONGEST_KNOWN, LOWER_LEVEL_WORDS, OTHER_DUTY_WORDS};
use super::role::{FactKind, Role};
use super::words::{is_rank, plain, same};
use crate::Reason;
use crate::shapes::validate_profile;
use index::ProfileIndex;

pub(crate) use overlay::comparable;
pub(super) use overlay::{lines, pattern};

/// The words of one authority, or of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Whose documents it is for; none: all.
    pub(crate) authority: Option<String>,
    /// Where its words are in use, or from which document they were learned.
    pub(crate) source: Option<String>,
    /// Words that are no heading.
    pub(crate) no_headings: Vec<String>,
    /// Lines and paragraphs that are not part of the text.
    pub(crate) asides: Vec<AsideWords>,
    pub(crate) headings: Vec<HeadingWords>,
    pub(crate) facts: Vec<FactWords>,
    pub(crate) all_levels: Vec<String>,
    pub(crate) upwards: Vec<String>,
    pub(crate) some_of: Vec<String>,
    pub(crate) ranks: Vec<String>,
    pub(crate) numbered_parts: Vec<String>,
    pub(crate) person_labels: Vec<String>,
    pub(crate) connectives: Vec<String>,
    pub(crate) lead_ins: Vec<String>,
    pub(crate) other_duties: Vec<String>,
    pub(crate) lower_levels: Vec<String>,
    pub(crate) allocation_sentences: Vec<String>,
    pub(crate) cumulative_sentences: Vec<String>,
    pub(crate) inherits: Vec<String>,
    pub(crate) authority_words: Vec<String>,
    pub(crate) document_words: Vec<String>,
    pub(crate) degrees: Vec<String>,
    pub(crate) kinds: Vec<KindWords>,
    /// Which figure of a date is the month in its documents; none: their dates must say.
    pub(crate) date_order: Option<DateOrder>,
    /// Words that make a line a clause of a sentence, and no title.
    pub(crate) clause_words: Vec<String>,
    /// What a document says that proposes, and is not in force.
    pub(crate) proposals: Vec<String>,
    /// What is known by them.
    pub(crate) known: ProfileIndex,
}

/// The words of one kind of knowledge, skill or ability.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KindWords {
    pub(crate) kind: KsaKind,
    pub(crate) words: Vec<String>,
}

/// The headings of one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeadingWords {
    pub(crate) role: Role,
    pub(crate) words: Vec<String>,
    /// Where they are in use.
    pub(crate) source: Option<String>,
    /// They are a heading wherever nothing else stands with them, however they are set or marked.
    pub(crate) alone: bool,
}

/// Words of lines that are not part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AsideWords {
    /// Why they are none.
    pub(crate) reason: Reason,
    /// The whole line or paragraph; "#" stands for any number.
    pub(crate) words: Vec<String>,
}

/// The labels of one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FactWords {
    pub(crate) fact: FactKind,
    pub(crate) words: Vec<String>,
}

/// How well a heading is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RoleMatch {
    /// Its role.
    pub role: Role,
    /// True where the words are those of the profile, false where they only hold them.
    pub exact: bool,
}

impl Profile {
    /// A profile as a RON file says it. `name` is what messages call the file.
    ///
    /// # Errors
    /// Everything that is wrong with it, and where.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Profile, Vec<Diagnostic>> {
        let (profile, diagnostics) = read_record(name, bytes, validate_profile);
        match profile {
            Some(profile) if diagnostics.is_empty() => Ok(profile),
            _ => Err(diagnostics),
        }
    }

    /// The profile as a RON file, which [`read`](Profile::read) reads back equal.
    pub fn to_ron(&self) -> String {
        write_record(self)
    }

    /// The shipped profile. Should it not be readable, which the tests rule out, it knows no words, and every draft
    /// made with it says so.
    pub fn shipped() -> Profile {
        Profile::read("profile.ron", include_bytes!("../../../../assets/import/profile.ron")).unwrap_or_default()
    }

    /// The role of a heading. `sure`: it is set as a heading, so that words which only hold those of a role are enough.
    pub(super) fn role(&self, heading: &str, sure: bool) -> Option<RoleMatch> {
        if heading.len() > LONGEST_KNOWN {
            return None;
        }
        let (known, heading) = (self.known.of(self), self.without_number(&plain(heading)));
        if let Some(role) = known.heading(&heading) {
            return Some(RoleMatch { role, exact: true });
        }
        known.held(&heading).filter(|_| sure).map(|role| RoleMatch { role, exact: false })
    }

    /// "Factor 3, Guidelines" as "guidelines".
    fn without_number(&self, plain_words: &str) -> String {
        let mut words = plain_words.splitn(3, ' ');
        match (words.next(), words.next(), words.next()) {
            (Some(part), Some(number), Some(rest)) if self.is_numbered_part(part) && is_rank(number) => rest.to_owned(),
            _ => plain_words.to_owned(),
        }
    }

    /// The fact that a label names.
    pub(super) fn fact(&self, label: &str) -> Option<FactKind> {
        if label.len() > LONGEST_KNOWN {
            return None;
        }
        let (known, label) = (self.known.of(self), plain(label));
        // "Classified Salary Range": whose pay it is may stand before.
        let kind = || {
            let (_, rest) = label.split_once(' ').filter(|(_, rest)| rest.contains(' '))?;
            known.fact(rest).filter(|fact| *fact == FactKind::Grade)
        };
        known.fact(&label).or_else(kind)
    }

    /// Whether words stand for all classes.
    pub(super) fn is_all(&self, words: &str) -> bool {
        self.all_levels.contains(&plain(words))
    }

    /// What stands before words such as "and above".
    pub(super) fn before_upwards<'w>(&self, plain_words: &'w str) -> Option<&'w str> {
        self.upwards.iter().find_map(|end| plain_words.strip_suffix(end.as_str())).map(str::trim)
    }

    /// Whether what stands in brackets says that several classes are meant.
    pub(super) fn is_several(&self, bracket: &str) -> bool {
        self.some_of.contains(&plain(bracket))
    }

    /// Whether a word stands before a number that is a rank.
    pub(super) fn is_rank(&self, word: &str) -> bool {
        self.ranks.iter().any(|rank| same(rank, word))
    }

    /// Whether what stands before a number is no title of a class: "Appendix", "Range".
    pub(super) fn is_numbered_part(&self, plain_words: &str) -> bool {
        plain_words.split(' ').next_back().is_some_and(|word| self.numbered_parts.iter().any(|part| part == word))
    }

    /// Whether a heading joins what stands below it with what stands above: "Either I", "Or II", "OR".
    pub(super) fn is_connective(&self, heading: &str) -> bool {
        if heading.len() > LONGEST_KNOWN {
            return false;
        }
        let heading = plain(heading);
        let mut words: Vec<&str> = heading.split(' ').collect();
        let numbered = words.last().is_some_and(|last| {
            words.len() > 1 && (last.len() == 1 || last.bytes().all(|byte| b"ivx0123456789".contains(&byte)))
        });
        if numbered {
            words.pop();
        }
        self.connectives.contains(&words.join(" "))
    }

    /// Whether a line only leads in to the list below it.
    pub(super) fn leads_in(&self, line: &str) -> bool {
        let ends = line.trim_end().ends_with([':', '-', '–', '—']);
        let line = plain(line);
        ends && self.lead_ins.iter().any(|words| line.ends_with(words.as_str()))
    }

    /// Whether a duty is other duties as assigned.
    pub(super) fn is_other_duties(&self, duty: &str) -> bool {
        let duty = plain(duty);
        duty.split(' ').count() <= OTHER_DUTY_WORDS
            && self.other_duties.iter().any(|words| holds_in_order(&duty, words))
    }

    /// Whether a duty is the work of lower levels.
    pub(super) fn is_lower_levels(&self, duty: &str) -> bool {
        let duty = plain(duty);
        duty.split(' ').count() <= LOWER_LEVEL_WORDS
            && self.lower_levels.iter().any(|words| duty.contains(words.as_str()))
    }
}

impl Profile {
    /// Whether a sentence says what decides an allocation.
    pub(super) fn decides_allocation(&self, sentence: &str) -> bool {
        has_any(sentence, &self.allocation_sentences)
    }

    /// Whether a sentence makes duties cumulative.
    pub(super) fn is_cumulative(&self, sentence: &str) -> bool {
        has_any(sentence, &self.cumulative_sentences)
    }

    /// The words at the beginning of an entry that take in what stands above it, as their number.
    pub(super) fn inherits(&self, entry: &str) -> Option<usize> {
        let entry = plain(entry);
        let begins = |words: &&String| entry == **words || entry.starts_with(&format!("{words} "));
        self.inherits.iter().filter(begins).map(|words| words.split(' ').count()).max()
    }

    /// Whether a line names who issued the document.
    pub(super) fn is_authority(&self, line: &str) -> bool {
        let line = plain(line);
        line.split(' ').any(|word| self.authority_words.iter().any(|known| known == word))
    }

    /// Whether a line names a part of the state, as "County of Larkmoor" or "Department of Personnel" do.
    pub(super) fn is_authority_of(&self, line: &str) -> bool {
        let line = plain(line);
        let mut pairs = line.split(' ').zip(line.split(' ').skip(1));
        pairs.any(|(word, next)| next == "of" && self.authority_words.iter().any(|known| known == word))
    }

    /// Whether a line is the name of somebody who issues documents: its first word before "of" or its last says so.
    pub(super) fn is_name_of_authority(&self, line: &str) -> bool {
        let words = plain(line);
        let last = words.rsplit(' ').next().unwrap_or_default();
        words.contains(' ') && (self.is_authority_of(line) || self.authority_words.iter().any(|known| known == last))
    }

    /// Whether a line is a clause of a sentence: "Posting is required".
    pub(super) fn is_clause(&self, line: &str) -> bool {
        plain(line).split(' ').any(|word| self.clause_words.iter().any(|known| known == word))
    }

    /// Whether a sentence says that the document proposes.
    pub(super) fn proposes(&self, sentence: &str) -> bool {
        has_any(sentence, &self.proposals)
    }

    /// Whether a label stands before the name of a person.
    pub(super) fn is_person(&self, label: &str) -> bool {
        self.person_labels.contains(&plain(label))
    }

    /// Whether it knows no heading: what is read with it is not understood.
    pub(super) fn is_empty(&self) -> bool {
        self.headings.is_empty()
    }

    /// Whether a line only numbers a part: "Part II".
    pub(super) fn is_part_number(&self, line: &str) -> bool {
        plain(line).split_once(' ').is_some_and(|(part, number)| self.is_numbered_part(part) && is_rank(number))
    }

    /// Where in a line the words stand that say what the document is: in its plain words.
    pub(super) fn document<'w>(&self, line: &'w str) -> Option<&'w str> {
        // As long as the line, so that a place in it is one in the line.
        let lower = line.to_ascii_lowercase();
        let found = self.document_words.iter().filter_map(|words| Some((lower.find(words.as_str())?, words.len())));
        let (at, length) = found.min_by_key(|(at, length)| (*at, std::cmp::Reverse(*length)))?;
        line.get(at..at + length)
    }

    /// The degree that stands right before the word for the kind: "working" of "working knowledge of".
    pub(super) fn degree(&self, entry: &str) -> Option<String> {
        let plain = plain(entry);
        let words: Vec<&str> = plain.split(' ').take(KIND_WORDS).collect();
        let kind = words.iter().position(|word| self.kind_of_word(word).is_some())?;
        // "Advanced technical ability": one word may stand between.
        let before = words.get(kind.saturating_sub(2)..kind)?.iter().rev();
        before.copied().find(|word| self.degrees.iter().any(|known| known == word)).map(str::to_owned)
    }

    /// The kind of an entry by its first words.
    pub(super) fn kind(&self, entry: &str) -> Option<KsaKind> {
        plain(entry).split(' ').take(KIND_WORDS).find_map(|word| self.kind_of_word(word))
    }

    fn kind_of_word(&self, word: &str) -> Option<KsaKind> {
        self.kinds.iter().find(|entry| entry.words.iter().any(|known| known == word)).map(|entry| entry.kind)
    }
}

fn has_any(sentence: &str, known: &[String]) -> bool {
    let sentence = plain(sentence);
    known.iter().any(|words| sentence.contains(words.as_str()))
}

/// Whether a text holds words in their order, others between them.
fn holds_in_order(text: &str, words: &str) -> bool {
    let mut rest = text.split(' ');
    words.split(' ').all(|word| rest.any(|other| other == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_profile_reads_and_says_where_its_words_are_in_use() {
        let profile = Profile::shipped();
        assert!(!profile.headings.is_empty());
        assert!(profile.headings.iter().all(|entry| entry.source.is_some()));
    }

    #[test]
    fn no_words_have_two_roles() {
        let profile = Profile::shipped();
        let mut all: Vec<&String> = profile.headings.iter().flat_map(|entry| &entry.words).collect();
        all.sort();
        assert_eq!(all.windows(2).find(|pair| pair[0] == pair[1]), None);
    }

    #[test]
    fn a_heading_is_known_by_its_words_however_it_is_set() {
        let profile = Profile::shipped();
        let role = |heading, sure| profile.role(heading, sure).map(|known| (known.role, known.exact));
        assert_eq!(role("TYPICAL TASKS:", false), Some((Role::Duties, true)));
        assert_eq!(role("Knowledge, Skills & Abilities (KSAs)", false), Some((Role::Ksas, true)));
        assert_eq!(role("Minimum Qualifications*", false), Some((Role::Minimum, true)));
        assert_eq!(role("Examples of Duties and Tasks", true), Some((Role::Duties, false)));
        assert_eq!(role("Examples of Duties and Tasks", false), None);
        assert_eq!(role("Associate Planner", true), None);
    }

    #[test]
    fn connectives_join_patterns() {
        let profile = Profile::shipped();
        for heading in ["Either I", "Or II", "OR", "AND", "Or 3", "Or B"] {
            assert!(profile.is_connective(heading), "{heading}");
        }
        for heading in ["Either", "Order", "Or the equivalent", "II"] {
            assert_eq!(profile.is_connective(heading), heading == "Either", "{heading}");
        }
    }
}
