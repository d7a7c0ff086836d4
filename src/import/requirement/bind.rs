//! A sentence that lets something stand in for something else, bound to the one requirement that it names. What stands
//! in is left to a person; for how much of what, is not.

use rungs_domain::spec::{About, Experience, Judgement, Requirement, Substitute, Substitution};

use super::node::{any, source};
use super::phrases::PHRASES;
use super::quantity::quantity;
use super::token::{Slice, tokens};

/// What a sentence names as its target.
struct Target<'t> {
    /// Schooling; else time of work.
    education: bool,
    /// The most months for which something stands in.
    at_most: Option<u32>,
    /// What narrows the work: "professional planning".
    narrower: Vec<&'t str>,
}

/// Binds a sentence to the one of these requirements that it names; false where none or several fit.
pub(super) fn bind<'n>(nodes: impl IntoIterator<Item = &'n mut Requirement>, sentence: &Slice<'_>) -> bool {
    let Some(target) = target(sentence) else { return false };
    let mut found = Vec::new();
    for node in nodes {
        candidates(node, target.education, &mut found);
    }
    let [node] = found.as_mut_slice() else { return false };
    match target.education {
        true => beside(node, sentence),
        false => relieved(node, &target, sentence),
    }
}

fn target<'t>(sentence: &Slice<'t>) -> Option<Target<'t>> {
    let (at, taken) = PHRASES.substitutes.find(sentence)?;
    let mut words = sentence.from(at + taken).trimmed();
    if PHRASES.elsewhere.within(&words) {
        return None;
    }
    words = words.from(PHRASES.up_to.skip(&words, 0));
    let mut at_most = None;
    if let Some((months, end)) = quantity(&words, 0) {
        at_most = Some(months);
        words = words.from(end + usize::from(words.is(end, &["of"])));
    }
    if let Some(taken) = PHRASES.the_education.at(&words, 0) {
        // A part of schooling is not relieved: how much the rest asks is not said.
        let whole = at_most.is_none() && rate(&words.from(taken))?.is_none();
        return whole.then_some(Target { education: true, at_most, narrower: Vec::new() });
    }
    let end = words.find(&["experience"])?;
    let from = PHRASES.of_the_required.skip_all(&words, 0).min(end);
    // "of the experience mending sails": what stands before the rate.
    let rest = words.from(end + 1);
    let to = (0..rest.len()).find(|at| rate(&rest.from(*at)).is_some()).unwrap_or(rest.len());
    let at_most = at_most.or(rate(&rest.from(to)).flatten());
    let narrower = (from..end).map(|at| words.word(at)).chain((0..to).map(|at| rest.word(at)));
    Some(Target { education: false, at_most, narrower: narrower.collect() })
}

/// The cap in what stands behind a target: "on a year-for-year basis, up to two years"; `None` where it says more.
fn rate(words: &Slice<'_>) -> Option<Option<u32>> {
    let (mut at, mut cap) = (0, None);
    while at < words.len() {
        if let Some(taken) = PHRASES.year_for_year.at(words, at) {
            at += taken;
        } else if words.is(at, &["on"]) {
            // How study is counted is part of what a person is asked.
            return Some(cap);
        } else if let Some(taken) = PHRASES.up_to.at(words, at) {
            let (months, end) = quantity(words, at + taken)?;
            cap = Some(months);
            at = end;
        } else if words.is(at, &[","]) {
            at += 1;
        } else {
            return None;
        }
    }
    Some(cap)
}

/// The requirements of the sort: schooling, or time of work. What is left to a person may be of it, too.
fn candidates<'n>(node: &'n mut Requirement, education: bool, found: &mut Vec<&'n mut Requirement>) {
    let fits = match education {
        true => is_schooling(node),
        false => is_time(node),
    };
    if fits || may_be(node, education) {
        found.push(node);
        return;
    }
    if let Requirement::All(branch) | Requirement::Any(branch) = node {
        branch.of.iter_mut().for_each(|part| candidates(part, education, found));
    }
}

/// Schooling, with what a person decides about it.
fn is_schooling(node: &Requirement) -> bool {
    match node {
        Requirement::Education(_) => true,
        Requirement::All(branch) | Requirement::Any(branch) => {
            branch.of.iter().any(is_schooling)
                && branch.of.iter().all(|part| matches!(part, Requirement::Judgement(_)) || is_schooling(part))
        }
        _ => false,
    }
}

/// One time of work, with what a person decides about it.
fn is_time(node: &Requirement) -> bool {
    match node {
        Requirement::Experience(_) => true,
        Requirement::All(branch) => {
            let others = branch.of.iter().filter(|part| !matches!(part, Requirement::Judgement(_)));
            let times = branch.of.iter().filter(|part| matches!(part, Requirement::Experience(_)));
            times.count() == 1 && others.count() == 1
        }
        _ => false,
    }
}

fn may_be(node: &Requirement, education: bool) -> bool {
    match node {
        Requirement::Judgement(Judgement { source, about: About::Applicant, .. }) => {
            let words = tokens(&source.cite);
            let cited = Slice::new(0, false, &source.cite, &words);
            let cues = if education { &PHRASES.education_cues } else { &PHRASES.experience_cues };
            cues.within(&cited)
        }
        Requirement::Substitution(_) => !education,
        Requirement::Combination(_) => true,
        _ => false,
    }
}

/// Schooling with the question whether something stands in for it.
fn beside(node: &mut Requirement, sentence: &Slice<'_>) -> bool {
    if !is_schooling(node) {
        return false;
    }
    let cite = node.source().cite.clone();
    let question = format!("Does this stand in for \"{cite}\": \"{}\"?", sentence.printed());
    let asked = Requirement::Judgement(Judgement::asked(source(sentence), question));
    *node = any(source(sentence), vec![node.clone(), asked]);
    true
}

/// Time of work, of which a person's answer relieves so many months and no more.
fn relieved(node: &mut Requirement, target: &Target<'_>, sentence: &Slice<'_>) -> bool {
    let time = match node {
        Requirement::Experience(_) => node,
        Requirement::All(branch) if is_time_of(&branch.of) => {
            let part = branch.of.iter_mut().find(|part| matches!(part, Requirement::Experience(_)));
            let Some(part) = part else { return false };
            part
        }
        _ => return false,
    };
    let Requirement::Experience(experience) = &*time else { return false };
    let months = target.at_most.unwrap_or(experience.months);
    if months > experience.months || !names(&target.narrower, experience) {
        return false;
    }
    let question = format!("Does the applicant have what this lets stand in: \"{}\"?", sentence.printed());
    let by = Requirement::Judgement(Judgement::asked(source(sentence), question));
    let substitutes = vec![Substitute { months, by }];
    let experience = experience.clone();
    *time =
        Requirement::Substitution(Substitution { source: source(sentence), experience, substitutes, at_most: months });
    true
}

fn is_time_of(parts: &[Requirement]) -> bool {
    parts.iter().filter(|part| matches!(part, Requirement::Experience(_))).count() == 1
}

/// Whether every word that narrows the target stands in the sentence of the experience.
fn names(narrower: &[&str], experience: &Experience) -> bool {
    let cited = tokens(&experience.source.cite);
    narrower.iter().all(|word| cited.iter().any(|token| token.word == *word))
}
