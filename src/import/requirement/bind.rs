//! A sentence that lets something stand in for something else, bound to the requirement that it names. What stands in is
//! read as any requirement is; where it is not understood, it is left to a person. For how much of what, is not.

use rungs_domain::spec::{
    About, Degree, Education, Experience, Judgement, Note, Rate, RateUnit, Requirement, Substitute, Substitution, Units,
};

use super::equivalence::is_equivalence;
use super::experience::SeriesContext;
use super::needs::{Link, need};
use super::node::{Topic, any, cites, has_judgement, source};
use super::phrases::PHRASES;
use super::quantity::quantity;
use super::stand_in::{SaidRate, Sentence, Target, read};
use super::study::YearsOfStudy;
use super::token::{Slice, tokens};

/// Binds a sentence to the one of these requirements that it names; false where none or several fit.
pub(super) fn bind<'n>(
    nodes: impl IntoIterator<Item = &'n mut Requirement>,
    sentence: &Slice<'_>,
    known: &SeriesContext<'_>,
) -> bool {
    let Some(sentence) = read(sentence) else { return false };
    let mut nodes: Vec<&mut Requirement> = nodes.into_iter().collect();
    // All of it, or nothing: a part of a sentence that is applied would say that the rest is nothing.
    let mut bound: Vec<Requirement> = nodes.iter().map(|node| (**node).clone()).collect();
    let all = sentence.targets.iter().all(|target| bind_one(&mut bound, target, &sentence, known));
    if all {
        nodes.iter_mut().zip(bound).for_each(|(node, bound)| **node = bound);
    }
    all
}

fn bind_one(
    nodes: &mut [Requirement],
    target: &Target<'_>,
    sentence: &Sentence<'_>,
    known: &SeriesContext<'_>,
) -> bool {
    let mut found = Vec::new();
    for node in nodes.iter_mut() {
        match sentence.places.as_slice() {
            [] => candidates(node, target.education, &mut found),
            places => at_places(node, places, target.education, &mut found),
        }
    }
    // "general" tells no work from another where no text calls its work so.
    let called = |node: &&mut Requirement| time_of(node).is_some_and(|time| cites(time, &PHRASES.work_sorts));
    let plain = target.of_any_sort();
    let sorted = found.iter().any(called);
    let target = if sorted { target } else { &plain };
    // Words that name the work name it wherever it is asked for, as long as nothing there is left to a person.
    let named = !target.narrower.is_empty() || !sentence.places.is_empty();
    // Where work is named by its words, what is left to a person is not what is named.
    if found.iter().any(|node| time_of(node).is_some_and(|time| fully_named(target, time))) {
        found.retain(|node| time_of(node).is_some() || asks_of(node, &target.narrower));
    }
    if named && found.len() > 1 && found.iter().all(|node| time_of(node).is_some()) {
        // Work that shares a word with what is named, and that nothing names, may be meant as well.
        let others: Vec<Target<'_>> =
            sentence.targets.iter().map(|other| if sorted { other.clone() } else { other.of_any_sort() }).collect();
        let doubtful = |time: &Requirement| {
            !others.iter().any(|other| names(&other.narrower, time)) && shares(&target.narrower, time)
        };
        if !sentence.excludes && found.iter().filter_map(|node| time_of(node)).any(doubtful) {
            return false;
        }
        found.retain(|node| time_of(node).is_some_and(|time| names(&target.narrower, time)));
    }
    match found.as_mut_slice() {
        [] => false,
        [node] if target.education => beside(node, target, sentence, known),
        // "the required general experience": the only one that there is.
        [node] => relieved(node, &target.of_any_sort(), sentence, known),
        several => {
            (!sentence.places.is_empty() || target.narrower.iter().any(|word| !PHRASES.work_sorts.has(word)))
                && several.iter_mut().all(|node| relieved(node, target, sentence, known))
        }
    }
}

/// The requirements of the sort: schooling, or time of work. What is left to a person may be of it, too.
fn candidates<'n>(node: &'n mut Requirement, education: bool, found: &mut Vec<&'n mut Requirement>) {
    let fits = if education { is_schooling(node) } else { is_time(node) };
    if fits || may_be(node, education) {
        found.push(node);
        return;
    }
    node.branches_mut().into_iter().flatten().for_each(|part| candidates(part, education, found));
}

/// The same in the entries with these numbers of the outermost list.
fn at_places<'n>(node: &'n mut Requirement, places: &[usize], education: bool, found: &mut Vec<&'n mut Requirement>) {
    match node {
        Requirement::Any(branch) => {
            let entry = |at: usize| places.contains(&(at + 1));
            let parts = branch.of.iter_mut().enumerate().filter(|(at, _)| entry(*at));
            parts.for_each(|(_, part)| candidates(part, education, found));
        }
        Requirement::All(branch) => {
            branch.of.iter_mut().for_each(|part| at_places(part, places, education, found));
        }
        _ => {}
    }
}

/// Schooling, with what a person decides about it.
fn is_schooling(node: &Requirement) -> bool {
    let within = |part: &Requirement| matches!(part, Requirement::Judgement(_)) || is_schooling(part);
    let study = |part: &Requirement| matches!(part, Requirement::Units(_) | Requirement::Courses(_));
    let parts = node.branches().unwrap_or_default();
    matches!(node, Requirement::Education(_))
        || parts.iter().any(is_schooling) && parts.iter().all(|part| within(part) || study(part))
}

/// Whether a sentence asks for schooling and for study within it: "two years of college, including 12 units in botany".
fn is_one_sentence(node: &Requirement) -> bool {
    let cite = &node.source().cite;
    let within = |part: &Requirement| {
        let study = matches!(part, Requirement::Education(_) | Requirement::Units(_) | Requirement::Courses(_));
        study && cite.contains(&part.source().cite)
    };
    node.branches().is_some_and(|parts| parts.iter().all(within))
}

/// One time of work, with what a person decides about it.
fn is_time(node: &Requirement) -> bool {
    !matches!(node, Requirement::Substitution(_)) && time_of(node).is_some()
}

/// Time of work or service.
fn is_work(node: &Requirement) -> bool {
    matches!(node, Requirement::Experience(_) | Requirement::Service(_))
}

/// The time of work or service of a node that asks for one, with what a person decides about it.
fn time_of(node: &Requirement) -> Option<&Requirement> {
    match node {
        node if is_work(node) => Some(node),
        Requirement::Substitution(node) => time_of(&node.of),
        Requirement::All(branch) => {
            let mut others = branch.of.iter().filter(|part| !matches!(part, Requirement::Judgement(_)));
            match (others.next(), others.next()) {
                (Some(time), None) => Some(time).filter(|time| is_work(time)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The months of a time of work or service.
fn months_of(time: &Requirement) -> u32 {
    match time {
        Requirement::Experience(time) => time.months,
        Requirement::Service(time) => time.months,
        _ => 0,
    }
}

fn may_be(node: &Requirement, education: bool) -> bool {
    match node {
        Requirement::Judgement(Judgement { about: About::Applicant, .. }) => {
            !is_equivalence(node)
                && cites(node, if education { &PHRASES.education_cues } else { &PHRASES.experience_cues })
        }
        Requirement::Substitution(_) => !education,
        Requirement::Combination(_) => true,
        _ => false,
    }
}

/// Schooling, for which work stands in at a rate, or else with the question whether something does.
fn beside(node: &mut Requirement, target: &Target<'_>, sentence: &Sentence<'_>, known: &SeriesContext<'_>) -> bool {
    let rate = work_at_a_rate(target, sentence);
    // Whether what is asked for beside a degree stays due is not said, but where one sentence asks for both.
    if !is_schooling(node) || matches!(node, Requirement::All(_)) && (rate.is_none() || !is_one_sentence(node)) {
        return false;
    }
    if let Some(by) = rate {
        *node = Requirement::Substitution(Substitution {
            source: source(&sentence.written),
            of: Box::new(node.clone()),
            substitutes: vec![by],
            at_most: target.at_most,
            open: None,
        });
        return true;
    }
    // A part of schooling is not relieved otherwise: how much the rest asks is not said.
    if target.at_most.is_some_and(|most| years_of(node).is_none_or(|whole| most < whole)) {
        return false;
    }
    if let Some(work) = work_of_its_own(sentence, known) {
        *node = any(source(&sentence.written), vec![node.clone(), work]);
        return true;
    }
    let cite = node.source().cite.clone();
    let question = format!("Does this stand in for \"{cite}\": \"{}\"?", sentence.written.printed());
    let asked = Requirement::Judgement(Judgement::asked(source(&sentence.written), question));
    *node = any(source(&sentence.written), vec![node.clone(), asked]);
    true
}

/// The months of study that a degree takes.
fn years_of(node: &Requirement) -> Option<u32> {
    let Requirement::Education(asked) = node else { return None };
    match asked.degree? {
        Degree::Associate => Some(24),
        Degree::Bachelor => Some(48),
        _ => None,
    }
}

/// Further work at a rate: year for year, or as the sentence says.
fn work_at_a_rate(target: &Target<'_>, sentence: &Sentence<'_>) -> Option<Substitute> {
    let (per, gives) = match sentence.rate {
        Some(SaidRate::Work(work, study)) => (work, study),
        None if target.yearly => (12, 12),
        _ => return None,
    };
    let by = &sentence.by;
    let other = PHRASES.education_cues.within(by) || PHRASES.credential_cues.within(by);
    if other || Link::of(by.word(0)).is_some() || quantity(by, 0).is_some() || by.find(&["experience"]).is_none() {
        return None;
    }
    // For whom it stands in is part of what a person is asked about the work.
    let words = if target.for_some { &sentence.written } else { by };
    let by = Experience {
        source: source(words),
        need: Experience::ANY_WORK.to_owned(),
        doing: Some(words.printed().to_owned()),
        ..Experience::default()
    };
    let rate = Some(Rate { per, unit: RateUnit::Months, gives });
    Some(Substitute { months: None, rate, at_most: None, by: Requirement::Experience(by) })
}

/// "One year of clerical work experience may be substituted for the required education": that time instead of it.
fn work_of_its_own(sentence: &Sentence<'_>, known: &SeriesContext<'_>) -> Option<Requirement> {
    quantity(&sentence.by, 0).filter(|_| sentence.rate.is_none())?;
    let by = need(&sentence.by, known);
    (by.sorts == [Topic::Experience] && !has_judgement(&by.node)).then_some(by.node)
}

/// Time of work, for so many months of which something stands in, and no more.
fn relieved(node: &mut Requirement, target: &Target<'_>, sentence: &Sentence<'_>, known: &SeriesContext<'_>) -> bool {
    if let Requirement::Substitution(made) = node {
        return further_degree(made, target, sentence, known) || capped(made, target, sentence);
    }
    let Some(time) = time_of(node).cloned() else { return false };
    let whole = months_of(&time);
    // A rate gives no more than is asked for.
    let months = target.at_most.map_or(whole, |most| if sentence.rate.is_some() { most.min(whole) } else { most });
    // Of what has no amount no months are relieved.
    if months == 0 || months > whole || !names(&target.narrower, &time) {
        return false;
    }
    let made = Requirement::Substitution(Substitution {
        source: source(&sentence.written),
        of: Box::new(time),
        substitutes: stands_in(sentence, target, months, known),
        at_most: Some(months),
        open: None,
    });
    match node {
        Requirement::All(branch) => match branch.of.iter_mut().find(|part| is_work(part)) {
            Some(part) => *part = made,
            None => return false,
        },
        node => *node = made,
    }
    true
}

/// A further degree for further months: who has the higher one has the other, so together they give no more than the
/// higher does. "One additional year" would.
fn further_degree(
    made: &mut Substitution,
    target: &Target<'_>,
    sentence: &Sentence<'_>,
    known: &SeriesContext<'_>,
) -> bool {
    let degrees = |ways: &[Substitute]| {
        let one = |way: &Substitute| {
            let study = |asked: &Education| asked.degree.is_some() || asked.schooling.is_some();
            matches!(&way.by, Requirement::Education(asked) if study(asked))
                && way.months.is_some()
                && way.rate.is_none()
        };
        !ways.is_empty() && ways.iter().all(one)
    };
    let Some(months) = target.at_most.filter(|_| sentence.rate.is_none() && !target.yearly) else { return false };
    let ways = stands_in(sentence, target, months, known);
    let fits = names(&target.narrower, &made.of) && months <= months_of(&made.of);
    if !fits || !degrees(&made.substitutes) || !degrees(&ways) || sentence.written.find(&["additional"]).is_some() {
        return false;
    }
    made.substitutes.extend(ways);
    made.at_most = made.at_most.max(Some(months));
    true
}

/// "Graduate education may be substituted for up to two years of experience": the most of what stands in already, where
/// the sentence before says at which rate.
fn capped(made: &mut Substitution, target: &Target<'_>, sentence: &Sentence<'_>) -> bool {
    let before = tokens(&made.source.cite);
    let same = sentence.by.tokens.iter().zip(&before).all(|(own, other)| own.word == other.word);
    let Some(most) = target.at_most.filter(|_| same && sentence.rate.is_none() && !target.yearly) else { return false };
    made.at_most = Some(made.at_most.map_or(most, |known| known.min(most)));
    made.source.notes.push(Note { printed: sentence.written.printed().to_owned(), due: None });
    true
}

/// What stands in for how many months: one way or several.
fn stands_in(sentence: &Sentence<'_>, target: &Target<'_>, months: u32, known: &SeriesContext<'_>) -> Vec<Substitute> {
    match &sentence.rate {
        Some(SaidRate::Units(units, each, _)) => {
            if let Requirement::Units(units) = need(units, known).node {
                let rate = rate_of(&units, *each);
                return vec![Substitute { months: None, rate, at_most: None, by: Requirement::Units(units) }];
            }
        }
        Some(SaidRate::Years(sorts)) => {
            let one = |sort: &YearsOfStudy<'_>| {
                let rate = Some(Rate { per: sort.years, unit: RateUnit::YearsOfStudy, gives: sort.months });
                let by = study_as_printed(sort.study.as_ref().unwrap_or(&sentence.by));
                Substitute { months: None, rate, at_most: None, by }
            };
            return sorts.iter().map(one).collect();
        }
        _ => {}
    }
    let by = need(&sentence.by, known);
    // A credential that no vocabulary knows is a question: where nothing says for how much it stands in, so is that.
    let of_study = |sort: &Topic| match sort {
        Topic::Education | Topic::Credential => true,
        Topic::NewCredential => target.at_most.is_some(),
        _ => false,
    };
    if has_judgement(&by.node) || !by.sorts.iter().all(of_study) || by.node.asks_for_work() {
        if target.yearly && PHRASES.education_cues.within(&sentence.by) {
            let rate = Some(Rate { per: 1, unit: RateUnit::YearsOfStudy, gives: 12 });
            return vec![Substitute { months: None, rate, at_most: None, by: study_as_printed(&sentence.by) }];
        }
        let by = &sentence.by;
        let of_study = PHRASES.education_cues.within(by) || PHRASES.study_done.within(by);
        let other = PHRASES.experience.within(by) || PHRASES.loosening.within(by);
        // For how much it stands in is said: whether the study is that, is a question about the study alone.
        if target.at_most.is_some() && of_study && !other {
            return vec![Substitute::of_months(months, study_as_printed(by))];
        }
        let question = format!("Does the applicant have what this lets stand in: \"{}\"?", sentence.written.printed());
        let asked = Requirement::Judgement(Judgement::asked(source(&sentence.written), question));
        return vec![Substitute::of_months(months, asked)];
    }
    let ways = match by.node {
        Requirement::Any(branch) => branch.of,
        other => vec![other],
    };
    ways.into_iter().map(|by| Substitute::of_months(months, by)).collect()
}

/// Study that no degree names, as printed.
fn study_as_printed(words: &Slice<'_>) -> Requirement {
    let schooling = Some(words.printed().to_owned());
    Requirement::Education(Education { source: source(words), schooling, ..Education::default() })
}

/// So many units for so many months.
fn rate_of(units: &Units, gives: u32) -> Option<Rate> {
    match (units.semester, units.quarter) {
        (Some(per), _) => Some(Rate { per, unit: RateUnit::SemesterUnits, gives }),
        (None, Some(per)) => Some(Rate { per, unit: RateUnit::QuarterUnits, gives }),
        (None, None) => None,
    }
}

/// So many first letters make two forms of a word the same: "preparation", "prepare".
const SAME_LETTERS: usize = 5;

/// Whether every word that narrows the target stands in the sentence of the experience, in some form of it.
fn names(narrower: &[&str], time: &Requirement) -> bool {
    let cited = tokens(&time.source().cite);
    let said = |word: &str| cited.iter().any(|token| same_word(&token.word, word));
    narrower.iter().all(|word| is_small(word) || said(word) || is_outside(word, time))
}

/// "nonsupervisory", where a part of the time must be supervisory: the rest of it.
fn is_outside(word: &str, time: &Requirement) -> bool {
    let (Some(inside), Requirement::Experience(time)) = (word.strip_prefix("non"), time) else { return false };
    let named = |part: &Experience| {
        inside.is_empty() || tokens(&part.source.cite).iter().any(|token| same_word(&token.word, inside))
    };
    time.including.iter().any(named)
}

/// Whether the target names this work by words that are more than small.
fn fully_named(target: &Target<'_>, time: &Requirement) -> bool {
    let telling = |word: &&&str| !is_small(word) && !PHRASES.work_sorts.has(word);
    target.narrower.iter().any(|word| telling(&word)) && names(&target.narrower, time)
}

/// Whether what is left to a person is about the work that these words name, wherever in the question.
fn asks_of(node: &Requirement, narrower: &[&str]) -> bool {
    let Requirement::Judgement(Judgement { question, .. }) = node else { return false };
    let asked = tokens(question);
    narrower.iter().all(|word| is_small(word) || asked.iter().any(|token| same_word(&token.word, word)))
}

/// Whether some word that narrows the target does.
fn shares(narrower: &[&str], time: &Requirement) -> bool {
    let cited = tokens(&time.source().cite);
    narrower.iter().any(|word| !is_small(word) && cited.iter().any(|token| same_word(&token.word, word)))
}

fn same_word(one: &str, other: &str) -> bool {
    let stem = |word: &str| word.chars().take(SAME_LETTERS).collect::<String>();
    one == other || one.len() >= SAME_LETTERS && stem(one) == stem(other)
}

fn is_small(word: &str) -> bool {
    PHRASES.name_words.has(word) || PHRASES.articles.has(word)
}

/// Whether a sentence names time of work by words that stand in none of these requirements: it is about others.
pub(super) fn names_other<'n>(nodes: impl IntoIterator<Item = &'n Requirement>, sentence: &Slice<'_>) -> bool {
    let Some(sentence) = read(sentence) else { return false };
    let times: Vec<&Requirement> = nodes.into_iter().flat_map(times_in).collect();
    let elsewhere =
        |target: &Target<'_>| !target.narrower.is_empty() && !times.iter().any(|time| names(&target.narrower, time));
    !sentence.places.is_empty() || sentence.targets.iter().all(elsewhere)
}

/// Whether a sentence lets something stand in for schooling, or for work, of which none of these requirements asks: what
/// it is about stands elsewhere.
pub(super) fn misses<'n>(nodes: impl IntoIterator<Item = &'n Requirement>, sentence: &Slice<'_>) -> bool {
    let nodes: Vec<&Requirement> = nodes.into_iter().collect();
    let asked = |education| nodes.iter().any(|node| may_ask(node, education));
    match read(sentence) {
        Some(read) => read.places.is_empty() && !read.targets.iter().any(|target| asked(target.education)),
        // Not understood: it may be about whatever it mentions.
        None => {
            PHRASES.experience_cues.within(sentence) && !asked(false)
                || PHRASES.education_cues.within(sentence) && !asked(true)
        }
    }
}

/// Whether a requirement, or a part of it, asks for schooling or for time of work, or may do so.
fn may_ask(node: &Requirement, education: bool) -> bool {
    let fits = if education { is_schooling(node) } else { is_time(node) };
    fits || may_be(node, education) || node.branches().unwrap_or_default().iter().any(|part| may_ask(part, education))
}

fn times_in(node: &Requirement) -> Vec<&Requirement> {
    match node {
        node if is_work(node) => vec![node],
        other => other.branches().unwrap_or_default().iter().flat_map(times_in).collect(),
    }
}
