//! A sentence that lets something stand in for something else, bound to the one requirement that it names. What stands
//! in is left to a person; for how much of what, is not.

use rungs_domain::spec::{About, Experience, Judgement, Requirement, Substitute, Substitution};

use super::node::{any, parts, source};
use super::phrases::PHRASES;
use super::quantity::{Rate, quantity};
use super::token::{Cursor, Slice, tokens};

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
    let words = sentence.from(at + taken).trimmed();
    if PHRASES.elsewhere.within(&words) {
        return None;
    }
    let mut read = Cursor::new(&words, 0);
    read.take(&PHRASES.up_to);
    let at_most = read.take_with(quantity);
    if at_most.is_some() {
        read.take_word(&["of"]);
    }
    if read.take(&PHRASES.the_education) {
        // A part of schooling is not relieved: how much the rest asks is not said.
        let whole = at_most.is_none() && cap(&read.rest())?.is_none();
        return whole.then_some(Target { education: true, at_most, narrower: Vec::new() });
    }
    let words = read.rest();
    let end = words.find(&["experience"])?;
    let from = PHRASES.of_the_required.skip_all(&words, 0).min(end);
    // "of the experience mending sails": what stands before the rate.
    let rest = words.from(end + 1);
    let to = (0..rest.len()).find(|at| cap(&rest.from(*at)).is_some()).unwrap_or(rest.len());
    let at_most = at_most.or(cap(&rest.from(to)).flatten());
    let narrower = (from..end).map(|at| words.word(at)).chain((0..to).map(|at| rest.word(at)));
    Some(Target { education: false, at_most, narrower: narrower.collect() })
}

/// The cap in what stands behind a target: "on a year-for-year basis, up to two years"; `None` where it says more.
fn cap(words: &Slice<'_>) -> Option<Option<u32>> {
    let rate = Rate::read(words)?;
    // How study is counted is part of what a person is asked.
    (rate.rest.is_empty() || rate.rest.is(0, &["on"])).then_some(rate.cap)
}

/// The requirements of the sort: schooling, or time of work. What is left to a person may be of it, too.
fn candidates<'n>(node: &'n mut Requirement, education: bool, found: &mut Vec<&'n mut Requirement>) {
    let fits = if education { is_schooling(node) } else { is_time(node) };
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
    let within = |part: &Requirement| matches!(part, Requirement::Judgement(_)) || is_schooling(part);
    matches!(node, Requirement::Education(_)) || parts(node).iter().any(is_schooling) && parts(node).iter().all(within)
}

/// One time of work, with what a person decides about it.
fn is_time(node: &Requirement) -> bool {
    match node {
        Requirement::Experience(_) => true,
        Requirement::All(branch) => {
            let others = branch.of.iter().filter(|part| !matches!(part, Requirement::Judgement(_)));
            has_one_time(&branch.of) && others.count() == 1
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
        Requirement::All(branch) if has_one_time(&branch.of) => {
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
    let substitutes = vec![Substitute::of_months(months, by)];
    let experience = experience.clone();
    *time = Requirement::Substitution(Substitution::of_time(source(sentence), experience, substitutes, months));
    true
}

fn has_one_time(parts: &[Requirement]) -> bool {
    parts.iter().filter(|part| matches!(part, Requirement::Experience(_))).count() == 1
}

/// Whether every word that narrows the target stands in the sentence of the experience.
fn names(narrower: &[&str], experience: &Experience) -> bool {
    let cited = tokens(&experience.source.cite);
    narrower.iter().all(|word| cited.iter().any(|token| token.word == *word))
}
