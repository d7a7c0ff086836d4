//! Names of fields of study: when two are the same, when one may be a slip or a branch of the other, when one is
//! plainly remote.
//!
//! Only what folding shows to be the same name is the same field. A near spelling or a branch is never more than a
//! question to a person.

use std::sync::Arc;

use super::memo::Memo;
use crate::spec::{FieldNames, Vocabulary, is_slip};

/// Words of so many letters may have one slip, and of so many two.
const SLIPS: (usize, usize) = (STEM, 8);

/// The same for remote names: taking a name for remote answers no, and needs more care.
const SLIPS_REMOTE: (usize, usize) = (6, 10);

/// The fewest letters that two forms of a word have in common.
const STEM: usize = 4;

/// The fewest letters that abbreviate a longer word: "soc" for "sociology".
const SHORTENED: usize = 3;

/// A name, folded: lower case, singular, "and" for "&", abbreviations written out, words that name no field left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct FoldedField {
    words: Vec<String>,
}

/// The name of a field of study in a record, with what follows from it alone.
#[derive(Debug)]
pub(super) struct NamedField {
    pub written: String,
    pub folded: FoldedField,
    /// Plainly remote from every open clause.
    pub remote: bool,
}

/// How a field of study stands to a name that a clause lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// It holds the name, or a whole part of it: "Clinical Psychology", or "Counseling" for "Guidance and Counseling".
    Branch,
    /// It is spelled nearly so: "Psycology".
    Near,
    /// The same name.
    Same,
}

/// How names are written, from a vocabulary.
#[derive(Debug, Clone, Default)]
pub(super) struct FieldWords {
    /// Forms and what they stand for, the longest first.
    same: Vec<(Vec<String>, Vec<String>)>,
    /// Words that name no field, the longest first.
    passed_over: Vec<Vec<String>>,
    /// The remote names, as written and folded.
    remote: Vec<(String, FoldedField)>,
    unless: Vec<FoldedField>,
    named: Memo<Arc<NamedField>>,
}

impl FieldWords {
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let none = FieldNames::default();
        let names = vocabulary.field_names.as_ref().unwrap_or(&none);
        let forms = names.same.iter().flat_map(|name| name.forms.iter().map(|form| (form, &name.means)));
        let mut same: Vec<_> = forms.map(|(form, means)| (words(form), words(means))).collect();
        let mut passed_over: Vec<_> = names.passed_over.iter().map(|phrase| words(phrase)).collect();
        same.retain(|(form, _)| !form.is_empty());
        passed_over.retain(|phrase| !phrase.is_empty());
        same.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        passed_over.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        let mut field_words = FieldWords { same, passed_over, ..FieldWords::default() };
        if let Some(remote) = &vocabulary.remote_fields {
            field_words.remote = remote.fields.iter().map(|name| (name.clone(), field_words.fold(name))).collect();
            field_words.unless = remote.unless.iter().map(|name| field_words.fold(name)).collect();
        }
        field_words
    }

    /// The name of a field in a record.
    pub fn named(&self, name: &str) -> Arc<NamedField> {
        self.named.get(name, || {
            let folded = self.fold(name);
            Arc::new(NamedField { written: name.to_owned(), remote: self.is_remote(&folded), folded })
        })
    }

    /// A name as it is compared; without any word, where it names no field.
    ///
    /// What stands in brackets or behind a stroke or comma, and says the same again, is left out: "Social Work (BSW)".
    pub fn fold(&self, name: &str) -> FoldedField {
        let mut parts: Vec<Vec<String>> = Vec::new();
        for part in name.split(['(', ')', '[', ']', ',', ';', ':', '/', '|', '–', '—']) {
            let part = self.without(words(part));
            if !part.is_empty() && !parts.contains(&part) {
                parts.push(part);
            }
        }
        FoldedField { words: parts.concat() }
    }

    /// The words with abbreviations written out, and without those that name no field.
    fn without(&self, words: Vec<String>) -> Vec<String> {
        let mut kept: Vec<String> = Vec::with_capacity(words.len());
        let mut rest = words.as_slice();
        while let Some((first, behind)) = rest.split_first() {
            if let Some((form, means)) = self.same.iter().find(|(form, _)| rest.starts_with(form)) {
                // "BSW Social Work" says it twice.
                rest = rest.get(form.len()..).unwrap_or_default();
                if !kept.ends_with(means) && !rest.starts_with(means) {
                    kept.extend(means.iter().cloned());
                }
            } else if let Some(phrase) = self.passed_over.iter().find(|phrase| rest.starts_with(phrase)) {
                rest = rest.get(phrase.len()..).unwrap_or_default();
            } else {
                kept.push(first.clone());
                rest = behind;
            }
        }
        kept
    }

    /// Whether a name is that of a remote field or one nearly spelled so, and no word leaves a doubt: "mechanical
    /// engineering" holds "engineering".
    fn is_remote(&self, field: &FoldedField) -> bool {
        let doubt = |name: &FoldedField| field.holds(name, |word, of| word == of);
        self.remote.iter().any(|(_, name)| field.holds(name, slip_of_remote)) && !self.unless.iter().any(doubt)
    }

    /// The remote field for which a name is taken though it is not spelled so.
    pub fn remote_slip(&self, field: &FoldedField) -> Option<&str> {
        let spelled = |name: &FoldedField| field.holds(name, |word, of| word == of);
        if !self.is_remote(field) || self.remote.iter().any(|(_, name)| spelled(name)) {
            return None;
        }
        let (written, _) = self.remote.iter().find(|(_, name)| field.holds(name, slip_of_remote))?;
        Some(written)
    }
}

impl FoldedField {
    /// Whether no word is left: the record names no field.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How it stands to a name that is listed; `None`: it is another field.
    pub fn likeness(&self, listed: &FoldedField) -> Option<Likeness> {
        if self.words == listed.words {
            return Some(Likeness::Same).filter(|_| !self.is_empty());
        }
        if self.is_near(listed) {
            return Some(Likeness::Near);
        }
        let alike = |word: &str, of: &str| kin(word, of);
        let part = |words: &[String]| self.holds(&FoldedField { words: words.to_vec() }, alike);
        let mut parts = listed.words.split(|word| word == "and");
        (self.holds(listed, alike) || parts.any(part)).then_some(Likeness::Branch)
    }

    /// Whether it is a slip of the pen from another name, a form or an abbreviation of it.
    fn is_near(&self, listed: &FoldedField) -> bool {
        let pairs = || self.words.iter().zip(&listed.words);
        let one_word = |field: &FoldedField| field.words.concat();
        let initials = listed.words.iter().filter(|word| *word != "and").filter_map(|word| word.chars().next());
        let initials: String = initials.collect();
        self.words.len() == listed.words.len()
            && (pairs().all(|(word, of)| kin(word, of)) || pairs().all(|(word, of)| shortens(word, of)))
            || one_word(self) == one_word(listed)
            || initials.len() > 1 && self.words == [initials]
    }

    /// Whether all words of `name` are among the words here, in their order.
    fn holds(&self, name: &FoldedField, alike: impl Fn(&str, &str) -> bool) -> bool {
        let mut rest = self.words.iter();
        !name.is_empty() && name.words.iter().all(|of| rest.any(|word| alike(word, of)))
    }
}

/// The words of a name: lower case, singular, "and" for "&".
fn words(name: &str) -> Vec<String> {
    let name = name.to_lowercase().replace(['&', '+'], " and ").replace(['.', '\'', '’'], "");
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| singular(word).to_owned()).collect()
}

fn singular(word: &str) -> &str {
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("ics");
    if plural { word.get(..word.len() - 1).unwrap_or(word) } else { word }
}

fn slip_of_remote(word: &str, of: &str) -> bool {
    is_slip(word, of, SLIPS_REMOTE)
}

/// Whether a word is a slip or another form of `of`: "worker" of "work", "educational" of "education".
fn kin(word: &str, of: &str) -> bool {
    if is_slip(word, of, SLIPS) {
        return true;
    }
    let stem = word.chars().zip(of.chars()).take_while(|(a, b)| a == b).count();
    let longer = word.chars().count().max(of.chars().count());
    stem >= STEM && stem * 3 >= longer * 2
}

/// Whether a word is the same or its beginning: "soc" of "sociology".
fn shortens(word: &str, of: &str) -> bool {
    word == of || word.chars().count() >= SHORTENED && of.starts_with(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::{FieldName, RemoteFields};

    fn written() -> FieldWords {
        let same = |forms: &[&str], means: &str| FieldName {
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            means: means.to_owned(),
            source: String::new(),
        };
        let strings = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect();
        FieldWords::new(&Vocabulary {
            field_names: Some(FieldNames {
                same: vec![
                    same(&["bsw", "msw"], "Social Work"),
                    same(&["psych"], "Psychology"),
                    same(&["counselling"], "Counseling"),
                ],
                passed_over: strings(&["bachelor of arts", "ba", "major", "in", "double"]),
            }),
            remote_fields: Some(RemoteFields {
                source: String::new(),
                fields: strings(&["Engineering", "Chemistry", "Painting", "Mathematics"]),
                unless: strings(&["Health", "Psychology"]),
            }),
            ..Vocabulary::default()
        })
    }

    fn likeness(field: &str, listed: &str) -> Option<Likeness> {
        let words = written();
        words.fold(field).likeness(&words.fold(listed))
    }

    #[test]
    fn the_same_name_written_otherwise_is_the_same_field() {
        for (field, listed) in [
            ("guidance&counseling", "Guidance and Counseling"),
            ("GUIDANCE AND  COUNSELLING", "Guidance and Counseling"),
            ("Social Science", "Social Sciences"),
            ("Social Work (BSW)", "Social Work"),
            ("B.S.W.", "Social Work"),
            ("M.S.W. Social Work", "Social Work"),
            ("Social Work, MSW", "Social Work"),
            ("Social-Work", "Social Work"),
            ("BA in Psych.", "Psychology"),
            ("Psychology (B.A.)", "Psychology"),
            ("Bachelor of Arts, Psychology major", "Psychology"),
        ] {
            assert_eq!(likeness(field, listed), Some(Likeness::Same), "{field}");
        }
    }

    #[test]
    fn a_slip_a_form_or_a_shortening_is_near_and_never_the_same() {
        for (field, listed) in [
            ("Psycology", "Psychology"),
            ("Pyschology", "Psychology"),
            ("Socail Wrok", "Social Work"),
            ("Socialwork", "Social Work"),
            ("Social Worker", "Social Work"),
            ("Criminal Justise", "Criminal Justice"),
            ("Crim. Just.", "Criminal Justice"),
            ("CJ", "Criminal Justice"),
            ("Soc.", "Sociology"),
            ("Councelling", "Counseling"),
        ] {
            assert_eq!(likeness(field, listed), Some(Likeness::Near), "{field}");
        }
    }

    #[test]
    fn a_name_that_holds_another_or_a_whole_part_of_it_is_a_branch() {
        for (field, listed) in [
            ("Clinical Psychology", "Psychology"),
            ("Counseling Psychology", "Counseling"),
            ("Clinical Psycology", "Psychology"),
            ("Elementary Education", "Education"),
            ("Education (Secondary)", "Education"),
            ("Educational Leadership", "Education"),
            ("Psychology/Sociology double major", "Sociology"),
            ("Business (minor in Psychology)", "Psychology"),
            ("School Social Work", "Social Work"),
            ("Guidance & Counseling", "Counseling"),
            ("Counseling", "Guidance and Counseling"),
        ] {
            assert_eq!(likeness(field, listed), Some(Likeness::Branch), "{field}");
        }
    }

    #[test]
    fn a_word_in_common_or_a_like_sound_makes_no_branch() {
        for (field, listed) in [
            ("Physiology", "Psychology"),
            ("Zoology", "Sociology"),
            ("Ecology", "Sociology"),
            ("Social Studies", "Social Work"),
            ("Social Welfare", "Social Work"),
            ("Family Studies", "Family Services"),
            ("Criminology", "Criminal Justice"),
            ("Human Resources", "Human Services"),
            ("Psychiatry", "Psychology"),
            ("Society", "Social Work"),
            ("Art", "Education"),
            ("", "Psychology"),
        ] {
            assert_eq!(likeness(field, listed), None, "{field}");
        }
    }

    #[test]
    fn a_remote_field_is_remote_with_a_slip_but_not_as_part_of_a_word() {
        let words = written();
        let remote = |name: &str| words.is_remote(&words.fold(name));
        assert!(remote("Mechanical Engineering") && remote("Mechanical Enginering") && remote("Mathmatics"));
        for other in ["Biochemistry", "Health Engineering", "Engineering Psychology", "Urban Planning", "History"] {
            assert!(!remote(other), "{other}");
        }
    }

    #[test]
    fn a_name_of_degrees_alone_names_no_field() {
        assert!(written().fold("B.A.").is_empty());
        assert!(written().fold("–").is_empty());
    }
}
