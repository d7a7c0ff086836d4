//! Sentences by which one thing stands in for another: education for experience, experience for education, or a
//! combination for both.

use rungs_domain::spec::{
    Accreditation, Combination, Degree, Education, Experience, Fields, Judgement, OtherFields, Requirement,
};

use super::experience::SeriesContext;
use super::fields::all_helping;
use super::node::{Need, Topic, all, any, has_judgement, read_so, source, unnoted};
use super::phrases::{List, PHRASES};
use super::quantity::{Rate, quantity};
use super::sentences::without_label;
use super::token::{Cursor, Slice};

/// Applies a sentence to the requirements before it; false where it is not surely understood. `or`: it is joined to
/// them as an alternative.
pub(super) fn substitute(sentence: &Slice<'_>, or: bool, list: &mut Vec<Need>, known: &SeriesContext<'_>) -> bool {
    let sentence = without_label(sentence.trimmed());
    if or {
        return combination(&sentence, true, list);
    }
    if combination(&sentence, false, list) {
        return true;
    }
    let Some((at, taken)) = PHRASES.substitutes.find(&sentence) else { return false };
    let (by, target) = (sentence.part(0..at), sentence.from(at + taken));
    let mut parts = apart(list);
    // Time is added up where it is known which work is of the kind; else each rate is a question of its own.
    let settled = only_experience(&parts)
        .is_some_and(|(_, time)| known.new_terms.settled(&Requirement::Experience(time.clone())));
    let done = settled
        && (study_for_work(&sentence, &by, &target, &mut parts) || work_for_study(&sentence, &by, &target, &mut parts));
    if done {
        *list = parts;
    }
    done
}

/// The requirements, those of one sentence apart where all of them are understood.
fn apart(list: &[Need]) -> Vec<Need> {
    let split = |need: &Need| match &need.node {
        Requirement::All(branch) if !has_judgement(&need.node) => {
            branch.of.iter().map(|node| Need::new(node.clone(), sort_of(node))).collect()
        }
        _ => vec![need.clone()],
    };
    list.iter().flat_map(split).collect()
}

/// The one experience that is asked for, and its place in the list; none where a part is left to a person.
fn only_experience(list: &[Need]) -> Option<(usize, &Experience)> {
    let sure = list.iter().all(|need| !need.sorts.contains(&Topic::Experience) || !has_judgement(&need.node));
    let mut found = list.iter().enumerate().filter_map(|(at, need)| match &need.node {
        Requirement::Experience(node) => Some((at, node)),
        _ => None,
    });
    let only = found.next()?;
    let alone =
        found.next().is_none() && list.iter().filter(|need| need.sorts.contains(&Topic::Experience)).count() == 1;
    (alone && sure).then_some(only)
}

fn education_of(list: &[Need]) -> Option<(usize, &Education)> {
    let of_study = || list.iter().enumerate().filter(|(_, need)| need.sorts.contains(&Topic::Education));
    match of_study().next() {
        Some((at, Need { node: Requirement::Education(node), .. })) if of_study().count() == 1 => Some((at, node)),
        _ => None,
    }
}

/// Whether years of study can be added to the months of this experience: all of it counts alike.
fn plain(experience: &Experience) -> bool {
    !experience.progressive
        && experience.comparable_to.is_empty()
        && experience.including.is_empty()
        && experience.judged_kinds.is_empty()
}

/// "Education may be substituted for the required experience on a year-for-year basis, up to two years."
fn study_for_work(sentence: &Slice<'_>, by: &Slice<'_>, target: &Slice<'_>, list: &mut [Need]) -> bool {
    let high_school = education_of(list).is_none_or(|(_, node)| node.degree == Some(Degree::HighSchool));
    let no_other = education_of(list).is_some() || list.iter().all(|need| !need.sorts.contains(&Topic::Education));
    let Some((at, experience)) = only_experience(list) else { return false };
    if !PHRASES.any_study.is(&by.trimmed()) || !high_school || !no_other || !plain(experience) {
        return false;
    }
    let Some(most) = year_for_year(target, &PHRASES.the_experience, experience.months) else { return false };
    let sum = combined(sentence, experience.months, None, Accreditation::NotAsked, experience);
    let mut of = vec![Requirement::Combination(sum)];
    if most < experience.months {
        of.push(Requirement::Experience(Experience { months: experience.months - most, ..experience.clone() }));
    }
    if let Some(need) = list.get_mut(at) {
        need.node = all(source(sentence), of);
    }
    true
}

/// "Additional qualifying experience may be substituted for the required education on a year-for-year basis."
fn work_for_study(sentence: &Slice<'_>, by: &Slice<'_>, target: &Slice<'_>, list: &mut [Need]) -> bool {
    let Some((_, experience)) = only_experience(list) else { return false };
    let Some((at, education)) = education_of(list) else { return false };
    let length = match education.degree {
        Some(Degree::Associate) => 24,
        Some(Degree::Bachelor) => 48,
        _ => return false,
    };
    if !PHRASES.more_experience.is(&by.trimmed()) {
        return false;
    }
    let any_study = education.fields.is_none() && education.accreditation == Accreditation::NotAsked;
    if year_for_year(target, &PHRASES.the_education, length) != Some(length) {
        return false;
    }
    let months = length + experience.months;
    let mut of = vec![Requirement::Education(education.clone())];
    if plain(experience) && any_study {
        let sum = combined(sentence, months, None, Accreditation::NotAsked, experience);
        of.push(Requirement::Combination(sum));
    } else {
        // Work alone is enough; how study of another sort adds to it is not said.
        of.push(Requirement::Experience(Experience { months, ..experience.clone() }));
        let question = format!(
            "Does other study add to the work here: \"{}\", for \"{}\"?",
            sentence.printed(),
            education.source.cite
        );
        of.push(Requirement::Judgement(Judgement::asked(source(sentence), question)));
    }
    if let Some(need) = list.get_mut(at) {
        need.node = any(source(sentence), of);
    }
    true
}

/// The most months of "the required experience on a year-for-year basis, up to two years"; `whole` without a cap.
fn year_for_year(target: &Slice<'_>, what: &List, whole: u32) -> Option<u32> {
    let rate = Rate::read(&target.from(what.at(target, 0)?))?;
    let most = rate.cap.unwrap_or(whole);
    (rate.yearly && rate.rest.is_empty() && most <= whole).then_some(most)
}

/// "Any combination of education in a related field and experience totaling four years."
fn combination(sentence: &Slice<'_>, or: bool, list: &mut Vec<Need>) -> bool {
    let Some(read) = read_combination(sentence).filter(|read| or || read.instead) else { return false };
    let Some((months, related, accreditation)) = read.filter_base(list) else { return false };
    let Some(experience) = experience_within(list) else { return false };
    let sum = Requirement::Combination(combined(sentence, months, related, accreditation, &experience));
    let sorts = vec![Topic::Other];
    let base: Vec<Requirement> = list.drain(..).map(|need| need.node).collect();
    let cite = base.first().map(|node| unnoted(node.source())).unwrap_or_else(|| source(sentence));
    list.push(Need {
        node: any(read_so(sentence, "the combination stands beside what is asked for"), vec![all(cite, base), sum]),
        sorts,
    });
    true
}

/// A combination as the sentence words it.
struct CombinationClause {
    months: u32,
    related: bool,
    accredited: bool,
    /// Whether it says itself that it stands in for what is asked for.
    instead: bool,
}

impl CombinationClause {
    /// The months, the fields that count as related to the education asked for, and the accreditation.
    fn filter_base(&self, list: &[Need]) -> Option<(u32, Option<Fields>, Accreditation)> {
        let accreditation = if self.accredited { Accreditation::Required } else { Accreditation::NotAsked };
        if !self.related {
            return Some((self.months, None, accreditation));
        }
        let fields = fields_within(list)?;
        let related = Fields { printed: "a related field".to_owned(), others: OtherFields::Judgement, ..fields };
        Some((self.months, Some(related), accreditation))
    }
}

fn read_combination(sentence: &Slice<'_>) -> Option<CombinationClause> {
    let mut read = Cursor::new(sentence, 0);
    if !(read.take(&PHRASES.combination) && read.take(&PHRASES.combined_study)) {
        return None;
    }
    let (mut related, mut accredited) = (false, false);
    loop {
        if read.take(&PHRASES.combined_fields) {
            related = true;
        } else if read.take(&PHRASES.accredited) {
            accredited = true;
        } else {
            break;
        }
    }
    read.take_word(&["and", "and/or"]);
    if !(read.take(&PHRASES.combined_work) && read.take(&PHRASES.totaling)) {
        return None;
    }
    let months = read.take_with(quantity)?;
    let instead = read.take(&PHRASES.combined_ends);
    read.is_done().then_some(CombinationClause { months, related, accredited, instead })
}

/// The experience of requirements that are all needed.
fn experience_within(list: &[Need]) -> Option<Experience> {
    only_experience(&apart(list)).map(|(_, node)| node.clone()).filter(plain)
}

fn fields_within(list: &[Need]) -> Option<Fields> {
    let parts = apart(list);
    let mut fields = parts.iter().filter_map(|need| match &need.node {
        Requirement::Education(node) => node.fields.clone(),
        _ => None,
    });
    fields.next().filter(all_helping)
}

fn sort_of(node: &Requirement) -> Topic {
    match node {
        Requirement::Education(_) => Topic::Education,
        Requirement::Experience(_) => Topic::Experience,
        Requirement::Credential(_) => Topic::Credential,
        _ => Topic::Other,
    }
}

fn combined(
    sentence: &Slice<'_>,
    months: u32,
    fields: Option<Fields>,
    accreditation: Accreditation,
    experience: &Experience,
) -> Combination {
    Combination {
        source: source(sentence),
        months,
        fields,
        accreditation,
        need: experience.need.clone(),
        kinds: experience.kinds.clone(),
    }
}
