//! A tier's requirement made ready for the vocabulary: once for all applicants.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::Job;
use super::coursework::Coursework;
use super::field::{FieldWords, FoldedField, Likeness};
use super::memo::Memo;
use super::proportion::Proportion;
use super::record::StudyField;
use super::service::ClassRule;
use super::stand_in::StandIn;
use crate::spec::{
    AtLeast, Code, Combination, Credential, Degree, Education, Experience, Fields, Judgement, KindIndex, KindSet,
    OtherFields, Requirement, RequirementKind, RequirementSource, Service, Substitution, Vocabulary, in_addition,
};

/// What stands before the words of work of growing responsibility.
pub(super) const GROWING: &str = "progressively responsible ";

/// What the words of a requirement mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meanings<'m> {
    pub vocabulary: &'m Vocabulary,
    pub kinds: &'m KindIndex,
    pub fields: &'m FieldWords,
}

/// A requirement as nodes that name one another by number; a node comes after its parts.
#[derive(Debug, Clone)]
pub(super) struct Compiled<'s> {
    pub code: &'s Code,
    pub nodes: Vec<CompiledNode<'s>>,
    pub root: usize,
    /// Each different clause about fields of study.
    pub clauses: Vec<FieldClause<'s>>,
    /// Times of work of which none shares a month with another, by the numbers of their nodes.
    pub apart: Vec<Vec<usize>>,
    /// Kinds of work that are relevant to the class, for equivalences.
    pub relevant: KindSet,
    /// True where the class counts work of a kind of which nobody has settled what belongs to it.
    pub open_kinds: bool,
    /// Months of work that the class asks for anyway.
    pub asked: u32,
}

/// One node.
#[derive(Debug, Clone)]
pub(super) struct CompiledNode<'s> {
    pub source: &'s RequirementSource,
    pub asks: RequirementKind,
    pub kind: Kind<'s>,
}

/// What a node asks.
#[derive(Debug, Clone)]
pub(super) enum Kind<'s> {
    All(Vec<usize>),
    /// With what their work comes to together, where it may be combined.
    Any(Vec<usize>, Option<Box<Proportion<'s>>>),
    AtLeast(usize, Vec<usize>),
    Education {
        asked: &'s Education,
        fields: Option<FieldRule<'s>>,
    },
    Coursework(Coursework<'s>),
    Experience(Time<'s>),
    /// `meanings`: of each credential that will do, in the order of `asked`; `lasting`: those that do not lapse.
    Credential {
        asked: &'s Credential,
        name: String,
        meanings: Vec<String>,
        lasting: Vec<&'s str>,
        unsettled: bool,
    },
    Substitution {
        asked: &'s Substitution,
        time: Time<'s>,
        substitutes: Vec<StandIn>,
    },
    /// What is no time, or what stands in its place.
    Replaced {
        asked: &'s Substitution,
        of: usize,
        substitutes: Vec<StandIn>,
    },
    Combination {
        asked: &'s Combination,
        words: String,
        fields: Option<FieldRule<'s>>,
        kinds: KindSet,
        unsettled: bool,
    },
    Judgement(&'s Judgement),
}

impl<'s> Kind<'s> {
    /// The time of work that it asks for, something standing in for it or not.
    pub fn time(&self) -> Option<&Time<'s>> {
        match self {
            Kind::Experience(time) | Kind::Substitution { time, .. } => Some(time),
            _ => None,
        }
    }

    /// The numbers of the nodes that it is made of or that may stand in for it.
    pub fn parts(&self) -> impl Iterator<Item = usize> + '_ {
        let (parts, of, substitutes): (&[usize], Option<usize>, &[StandIn]) = match self {
            Kind::All(parts) | Kind::Any(parts, _) | Kind::AtLeast(_, parts) => (parts, None, &[]),
            Kind::Replaced { of, substitutes, .. } => (&[], Some(*of), substitutes),
            Kind::Substitution { substitutes, .. } => (&[], None, substitutes),
            _ => (&[], None, &[]),
        };
        parts.iter().copied().chain(of).chain(substitutes.iter().map(|one| one.by))
    }
}

/// Time of work that is asked for.
#[derive(Debug, Clone)]
pub(super) struct Time<'s> {
    pub asked: Cow<'s, Experience>,
    /// The classes in which it must be.
    pub class: Option<ClassRule<'s>>,
    /// Only work that goes on counts.
    pub now: bool,
    /// What is asked for, in words.
    pub words: String,
    /// What other work may be like, in words, where those of `words` take in what is like it.
    pub alike: Option<String>,
    /// To what it must be comparable, in words.
    pub levels: Option<String>,
    pub kinds: KindSet,
    pub judged: KindSet,
    /// Other work counts if a person finds that it is of these kinds.
    pub unsettled: bool,
    /// The kinds asked for of which time lived in a place is one.
    pub residency: Vec<&'s str>,
    pub including: Vec<Time<'s>>,
}

/// A clause about fields of study, as printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct FieldClause<'s> {
    pub printed: &'s str,
    /// Its last words, where they leave it open: "a closely related field".
    pub open_end: Option<&'s str>,
    /// Whether all before them are names that are listed, so that a field that is none of them can satisfy the clause
    /// by its last words alone.
    pub only_names: bool,
}

/// Which fields of study satisfy a clause.
#[derive(Debug, Clone)]
pub(super) struct FieldRule<'s> {
    /// The clause's number.
    pub clause: usize,
    /// The names listed, as printed and folded.
    accepted: Vec<(&'s str, FoldedField)>,
    /// What becomes of others.
    others: OtherFields,
    /// For a name that is not listed, what is most like it among those that are.
    likes: Memo<Option<(Likeness, usize)>>,
}

/// What a clause says of a field of study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit<'s> {
    /// It is listed.
    Listed,
    /// Only a person can say: it may be a slip or a branch of the name listed, if there is one.
    Open(Option<(Likeness, &'s str)>),
    /// It is another field.
    Other,
}

impl Time<'_> {
    /// Time of any work that no level, kind or residency narrows.
    fn of_service(asked: Experience, words: String) -> Self {
        Time {
            asked: Cow::Owned(asked),
            class: None,
            now: false,
            words,
            alike: None,
            levels: None,
            kinds: KindSet::default(),
            judged: KindSet::default(),
            unsettled: false,
            residency: Vec::new(),
            including: Vec::new(),
        }
    }

    /// Whether a job may be time lived in a place: it names no other kind.
    pub fn may_be_lived(&self, job: &Job) -> bool {
        !job.kinds.is_empty() && job.kinds.iter().all(|kind| self.residency.contains(&kind.as_str()))
    }
}

impl<'s> FieldRule<'s> {
    /// The names listed, as printed.
    pub fn listed(&self) -> impl Iterator<Item = &'s str> {
        self.accepted.iter().map(|(printed, _)| *printed)
    }

    /// Holds a field against the clause.
    pub fn fit(&self, field: &StudyField) -> Fit<'s> {
        let Some(name) = &field.name else { return Fit::Open(None) };
        if self.accepted.iter().any(|(_, listed)| *listed == name.folded) {
            return Fit::Listed;
        }
        let like = self.likes.get(&name.written, || {
            let accepted = self.accepted.iter().enumerate();
            let likes = accepted.filter_map(|(at, (_, listed))| Some((name.folded.likeness(listed)?, at)));
            likes.min_by_key(|(likeness, _)| Reverse(*likeness))
        });
        match like.and_then(|(likeness, at)| Some((likeness, self.accepted.get(at)?.0))) {
            None if self.others == OtherFields::Asked => Fit::Open(None),
            None if self.others == OtherFields::Judgement && !name.remote => Fit::Open(None),
            None => Fit::Other,
            like => Fit::Open(like),
        }
    }
}

impl<'s> Compiled<'s> {
    pub fn new(code: &'s Code, requirement: &'s Requirement, by: Meanings<'_>) -> Self {
        let mut compiled = Compiled {
            code,
            nodes: Vec::new(),
            root: 0,
            clauses: Vec::new(),
            apart: Vec::new(),
            relevant: KindSet::default(),
            open_kinds: false,
            asked: asked_months(requirement),
        };
        compiled.root = compiled.add(requirement, by);
        compiled
    }

    /// The node with a number that this value gave out.
    pub fn node(&self, number: usize) -> Option<&CompiledNode<'s>> {
        self.nodes.get(number)
    }

    fn add(&mut self, requirement: &'s Requirement, by: Meanings<'_>) -> usize {
        let kind = match requirement {
            Requirement::All(branch) => {
                let parts = self.add_all(&branch.of, by);
                let groups = in_addition(&branch.of).into_iter();
                self.apart.extend(groups.map(|group| group.iter().filter_map(|at| parts.get(*at).copied()).collect()));
                Kind::All(parts)
            }
            Requirement::Any(node) => {
                let parts = self.add_all(&node.of, by);
                let proportion = node.combination.as_ref().map(|asked| Proportion::new(asked, &parts, self));
                Kind::Any(parts, proportion.map(Box::new))
            }
            Requirement::AtLeast(asked) => {
                let count = usize::try_from(asked.count).unwrap_or(usize::MAX);
                Kind::AtLeast(count, self.add_all(&asked.of, by))
            }
            Requirement::Units(asked) => {
                Kind::Coursework(Coursework::units(asked, &mut |subject| self.field_rule(subject, by.fields)))
            }
            Requirement::Courses(asked) => {
                let subject = asked.subject.as_ref().map(|subject| self.field_rule(subject, by.fields));
                Kind::Coursework(Coursework::courses(asked, subject))
            }
            Requirement::Hours(asked) => {
                // Only the printed words are surely the same; whether others are, a person says.
                let rule =
                    self.clause_rule(&asked.of, std::slice::from_ref(&asked.of), OtherFields::Judgement, by.fields);
                Kind::Coursework(Coursework::hours(asked, rule))
            }
            Requirement::Education(asked) => Kind::Education {
                asked,
                fields: asked.fields.as_ref().map(|fields| self.field_rule(fields, by.fields)),
            },
            Requirement::Experience(asked) => Kind::Experience(self.time(asked, by)),
            Requirement::Service(asked) => Kind::Experience(self.service(asked, by)),
            Requirement::Credential(asked) => {
                let known = |id: &String| by.vocabulary.credentials.iter().find(|kind| kind.id == *id);
                let unsettled = asked.any_of.iter().filter_map(known).any(|kind| kind.unsettled);
                let lasts = |id: &&str| by.vocabulary.credentials.iter().any(|kind| kind.id == **id && kind.lasting);
                let lasting = asked.any_of.iter().map(String::as_str).filter(lasts).collect();
                let meanings: Vec<String> =
                    asked.any_of.iter().map(|id| credential_meaning(id, by.vocabulary)).collect();
                Kind::Credential { asked, name: either(&meanings), meanings, lasting, unsettled }
            }
            Requirement::Substitution(asked) => {
                let parts: Vec<usize> = asked.substitutes.iter().map(|one| self.add(&one.by, by)).collect();
                let stands_in = |(at, part): (usize, &usize)| StandIn::new(asked, at, *part, self);
                let substitutes = parts.iter().enumerate().map(stands_in).collect();
                match (&*asked.of, asked.months()) {
                    (Requirement::Experience(time), Some(_)) => {
                        Kind::Substitution { asked, time: self.time(time, by), substitutes }
                    }
                    (Requirement::Service(service), Some(_)) => {
                        Kind::Substitution { asked, time: self.service(service, by), substitutes }
                    }
                    (other, _) => Kind::Replaced { asked, of: self.add(other, by), substitutes },
                }
            }
            Requirement::Combination(asked) => {
                let counted = by.kinds.only(&asked.kinds);
                self.relevant.extend(&counted);
                let fields = asked.fields.as_ref().map(|fields| self.field_rule(fields, by.fields));
                let unsettled = by.kinds.unsettled(&counted);
                self.open_kinds |= unsettled;
                let words = need_words(&asked.need, by.vocabulary);
                Kind::Combination { asked, words, fields, kinds: counted, unsettled }
            }
            Requirement::Judgement(asked) => Kind::Judgement(asked),
        };
        self.nodes.push(CompiledNode { source: requirement.source(), asks: requirement.asks(), kind });
        self.nodes.len() - 1
    }

    fn add_all(&mut self, parts: &'s [Requirement], by: Meanings<'_>) -> Vec<usize> {
        parts.iter().map(|part| self.add(part, by)).collect()
    }

    fn time(&mut self, asked: &'s Experience, by: Meanings<'_>) -> Time<'s> {
        let counted = by.kinds.only(&asked.kinds);
        self.relevant.extend(&counted);
        let including = asked.including.iter().map(|part| self.time(part, by)).collect();
        let grown = if asked.progressive { GROWING } else { "" };
        let unsettled = by.kinds.unsettled(&counted);
        self.open_kinds |= unsettled;
        let lived = |id: &&String| by.vocabulary.kinds.iter().any(|kind| kind.id == **id && kind.residency);
        let residency = asked.kinds.iter().filter(lived).map(String::as_str).collect();
        let levels = comparable(asked);
        let need = asked.with_doing(need_words(&asked.need, by.vocabulary));
        let clause = with_alike(asked, &need).filter(|_| levels.is_none());
        let words = match &levels {
            None => format!("{grown}{}", clause.as_ref().unwrap_or(&need)),
            Some(levels) if unsettled => format!("{need}, {levels}"),
            Some(levels) => format!("work {levels}"),
        };
        Time {
            asked: Cow::Borrowed(asked),
            class: None,
            now: false,
            words,
            alike: clause.map(|_| format!("{grown}{need}")),
            levels,
            kinds: counted,
            judged: by.kinds.only(&asked.judged_kinds),
            unsettled,
            residency,
            including,
        }
    }

    /// Service in a class as time of any work, of which the class asks more.
    fn service(&mut self, asked: &'s Service, by: Meanings<'_>) -> Time<'s> {
        let rule = ClassRule::new(asked);
        let now = rule.now().map(|now| Time::of_service(now, format!("present {}", asked.in_class())));
        let parts = asked.including.iter().map(|part| self.time(part, by));
        let including = parts.chain(now.map(|now| Time { now: true, ..now })).collect();
        let words = if asked.months == 0 { format!("present {}", asked.words()) } else { asked.words() };
        let whole = Time::of_service(rule.time(), words);
        Time { now: asked.months == 0, class: Some(rule), including, ..whole }
    }

    fn field_rule(&mut self, fields: &'s Fields, words: &FieldWords) -> FieldRule<'s> {
        self.clause_rule(&fields.printed, &fields.accepted, fields.others, words)
    }

    fn clause_rule(
        &mut self,
        printed: &'s str,
        accepted: &'s [String],
        others: OtherFields,
        words: &FieldWords,
    ) -> FieldRule<'s> {
        let accepted: Vec<_> = accepted.iter().map(|name| (name.as_str(), words.fold(name))).collect();
        let known = self.clauses.iter().position(|clause| clause.printed == printed);
        let clause = known.unwrap_or_else(|| {
            let (names, last) = printed.rsplit_once(" or ").unwrap_or(("", printed));
            let open_end = Some(last.trim()).filter(|last| last.contains("related"));
            let listed = |name: &str| accepted.iter().any(|(_, listed)| *listed == words.fold(name));
            let mut names = names.split(',').flat_map(|part| part.split(" or ")).map(str::trim);
            let only_names = names.all(|name| name.is_empty() || listed(name));
            self.clauses.push(FieldClause { printed, open_end, only_names });
            self.clauses.len() - 1
        });
        FieldRule { clause, accepted, others, likes: Memo::default() }
    }
}

/// The need with what is printed behind it, where the text accepts other work that is like it: "experience in a community
/// serviced by a demonstration project or a similar community experience".
fn with_alike(asked: &Experience, need: &str) -> Option<String> {
    let cite = &asked.source.cite;
    let printed = cite.find(need).and_then(|at| cite.get(at..)).filter(|_| !asked.judged_kinds.is_empty())?;
    let clause = printed.trim_end_matches(['.', ';', ',']);
    (clause.len() > need.len()).then(|| clause.to_owned())
}

/// To what work must be comparable: as printed from that word on, or else the levels that are named.
fn comparable(asked: &Experience) -> Option<String> {
    let (last, others) = asked.comparable_to.split_last()?;
    let cite = &asked.source.cite;
    if let Some(printed) = cite.find("comparable to ").and_then(|at| cite.get(at..)) {
        return Some(printed.trim_end_matches(['.', ';', ',']).to_owned());
    }
    let others: Vec<&str> = others.iter().map(Code::as_str).collect();
    let before = if others.is_empty() { String::new() } else { format!("{} or ", others.join(", ")) };
    Some(format!("comparable to {before}{last}"))
}

pub(super) fn credential_meaning(id: &str, vocabulary: &Vocabulary) -> String {
    let kind = vocabulary.credentials.iter().find(|kind| kind.id == id);
    kind.map_or_else(|| id.replace('_', " "), |kind| kind.meaning.clone())
}

/// "a current license as A or B" from "a current license as A" and "a current license as B".
fn either(names: &[String]) -> String {
    let words: Vec<Vec<&str>> = names.iter().map(|name| name.split(' ').collect()).collect();
    let Some((first, others)) = words.split_first() else { return String::new() };
    let same = |at: &usize| others.iter().all(|other| other.len() > at + 1 && other.get(*at) == first.get(*at));
    let common = (0..first.len()).take_while(same).count();
    // A name is not cut in two: what is left out ends with a word that begins small.
    let begins_small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let common = first.iter().take(common).rposition(begins_small).map_or(0, |at| at + 1);
    let rest = others.iter().map(|other| other.get(common..).unwrap_or_default().join(" "));
    std::iter::once(first.join(" ")).chain(rest).collect::<Vec<_>>().join(" or ")
}

/// A need in words: those of the vocabulary, the meaning of the kind of this name, or else the name itself.
fn need_words(need: &str, vocabulary: &Vocabulary) -> String {
    if let Some(known) = vocabulary.needs.iter().find(|known| known.id == need) {
        return known.words.clone();
    }
    let kind = vocabulary.kinds.iter().find(|kind| kind.id == need);
    let meaning = kind.and_then(|kind| kind.meaning.split(';').next());
    meaning.map_or_else(|| need.replace('_', " "), |meaning| meaning.trim().to_owned())
}

/// The most months of work that a requirement can use up.
fn asked_months(requirement: &Requirement) -> u32 {
    match requirement {
        Requirement::All(branch) => branch.of.iter().map(asked_months).fold(0, u32::saturating_add),
        Requirement::Any(branch) => branch.of.iter().map(asked_months).max().unwrap_or_default(),
        Requirement::AtLeast(node) => most_months(node),
        Requirement::Experience(asked) => asked.months,
        Requirement::Service(asked) => asked.months,
        Requirement::Substitution(asked) => asked_months(&asked.of),
        Requirement::Combination(asked) => asked.months,
        Requirement::Education(_)
        | Requirement::Units(_)
        | Requirement::Courses(_)
        | Requirement::Hours(_)
        | Requirement::Credential(_)
        | Requirement::Judgement(_) => 0,
    }
}

/// The most months that as many parts as are needed can use up.
fn most_months(node: &AtLeast) -> u32 {
    let mut months: Vec<u32> = node.of.iter().map(asked_months).collect();
    months.sort_unstable_by_key(|months| Reverse(*months));
    let needed = usize::try_from(node.count).unwrap_or(usize::MAX);
    months.into_iter().take(needed).fold(0, u32::saturating_add)
}

/// The normal length of study to a degree, in months, beyond high school.
pub(super) fn length_of(degree: Degree) -> u32 {
    match degree {
        Degree::HighSchool => 0,
        Degree::Associate => 24,
        Degree::Bachelor => 48,
        Degree::Master => 72,
        Degree::Doctorate => 108,
    }
}

#[cfg(test)]
mod tests {
    use super::either;

    #[test]
    fn what_two_credentials_have_in_common_is_said_once() {
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(either(&names(&["a license as A", "a license as B C"])), "a license as A or B C");
        let (one, two) = ("licensed as a Social Worker", "licensed as a Social Clinical Worker");
        assert_eq!(either(&names(&[one, two])), "licensed as a Social Worker or Social Clinical Worker");
        assert_eq!(either(&names(&["a license"])), "a license");
        assert_eq!(either(&names(&["a license", "a license"])), "a license or license");
    }
}
