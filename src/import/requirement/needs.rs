//! A sentence that asks for something: its parts joined by "and" or "or", each understood or left to a person.

use std::ops::Range;

use rungs_domain::spec::{Degree, Experience, Fields, OtherFields, Requirement};

use super::credential::{credential, credential_at, credential_end, described, obtainable, with_permit};
use super::education::{degree_named_at, degree_words, education, graduated_with, printed_schooling};
use super::everybody::asked_of;
use super::experience::{SeriesContext, experience, time, unread};
use super::grouping::{by_capitals, either, set_off, studied};
use super::kinds::{Kinds, kind_at};
use super::node::{Need, Topic, all, has_judgement, not_understood, read_so, source};
use super::phrases::{List, PHRASES};
use super::promotion::{begins_promotion, employment, promotion};
use super::quantity::{is_figure, leading_quantity, on_top, quantity};
use super::service::first_employer;
use super::signs::{by_commas, by_degrees, by_semicolons, by_ways};
use super::since::since_at;
use super::study::{joins_study, names_study, study, unit_words};
use super::tail::asks_twice;
use super::token::{Case, Cursor, Slice};

/// How two parts are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// Both are needed.
    And,
    /// One is enough.
    Or,
}

impl Link {
    /// The link that a word makes.
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "and" | "plus" => Some(Link::And),
            "or" | "and/or" => Some(Link::Or),
            _ => None,
        }
    }

    /// Whether words hold a link.
    pub fn is_within(words: &Slice<'_>) -> bool {
        words.tokens.iter().any(|token| Link::of(&token.word).is_some())
    }
}

/// Behind "valid", so many words are searched for what is valid.
const LICENSE_REACH: usize = 14;

/// More parts of one sentence than this are left to a person together.
const MOST_PARTS: usize = 12;

/// What a sentence asks for.
pub(super) fn need(sentence: &Slice<'_>, known: &SeriesContext<'_>) -> Need {
    let whole = sentence.trimmed();
    let required = without_required(&whole);
    let Some(asked) = asked_of(&whole).or(required) else { return of_words(&whole, known) };
    let mut need = of_words(&asked, known);
    whole.printed().clone_into(&mut need.node.source_mut().cite);
    need
}

/// Whether words end with a phrase of a list.
pub(super) fn ends_with(words: &Slice<'_>, list: &List) -> bool {
    let words = words.trimmed();
    (0..words.len()).any(|at| list.is(&words.from(at)))
}

/// Whether words, or some of them up to a comma or a semicolon, end by saying that they are wished for.
fn wishes(words: &Slice<'_>) -> bool {
    let ends = |at: usize| at == words.len() || words.is(at, &[";", ","]);
    (0..words.len()).any(|at| PHRASES.wished_for.at(words, at).is_some_and(|taken| ends(at + taken)))
}

/// The words before "is required" at the end of a sentence that says no more.
pub(super) fn without_required<'t>(sentence: &Slice<'t>) -> Option<Slice<'t>> {
    let words = sentence.trimmed();
    let at = (1..words.len()).find(|at| PHRASES.is_required.is(&words.from(*at)))?;
    let asked = words.part(0..at);
    let doubtful = asked.find(&["be", "not", "if", "when", "where", "unless", ";", "who", "some"]).is_some();
    (!doubtful && !PHRASES.permissive.within(&asked)).then_some(asked)
}

pub(super) fn of_words(sentence: &Slice<'_>, known: &SeriesContext<'_>) -> Need {
    let sentence = sentence.trimmed();
    if let Some(at) = skills_at(&sentence) {
        let skills = sentence.from(at + usize::from(Link::of(sentence.word(at)).is_some())).trimmed();
        let needs = vec![of_words(&sentence.part(0..at), known), Need::new(not_understood(&skills), Topic::Trait)];
        return Need::linked(Link::And, source(&sentence), needs);
    }
    if let Some(need) = promotion(&sentence, known).or_else(|| employment(&sentence, known)) {
        return need;
    }
    if let Some(node) = with_permit(&sentence, known) {
        return Need::new(node, Topic::NewCredential);
    }
    if let Some(ways) = by_degrees(&sentence).or_else(|| by_ways(&sentence)) {
        return Need::linked(Link::Or, source(&sentence), ways.iter().map(|way| of_words(way, known)).collect());
    }
    if let Some(need) = by_semicolons(&sentence, known).or_else(|| by_commas(&sentence, known)) {
        return need;
    }
    let unclear = |sort| Need::new(asked(&sentence, known), sort);
    let Some((bounds, links)) = parts(&sentence, known) else { return unclear(sort(&sentence)) };
    let Some(first) = links.first().copied() else { return atom(&sentence, known) };
    let (link, needs) = if links.iter().all(|link| *link == first) {
        let parts: Vec<Slice<'_>> = bounds.into_iter().map(|part| sentence.part(part)).collect();
        if let Some(need) = supplemented(&sentence, &parts, first, known) {
            return need;
        }
        let mut needs: Vec<Need> = parts.iter().map(|part| atom(part, known)).collect();
        if first == Link::Or
            && sentence.find(&[",", ";"]).is_none_or(|at| at >= sentence.len() - parts.last().map_or(0, Slice::len))
            && !share_subject(&parts, &mut needs)
        {
            return unclear(Topic::Education);
        }
        let doubtful = |(part, need): (&Slice<'_>, &Need)| {
            // "A class B license or a class D license, and a permit": what the "or" stands for may be all that follows.
            let license = first == Link::And && need.sorts == [Topic::NewCredential] && joins_license(part);
            has_judgement(&need.node) && asks_twice(part)
                || (license || has_judgement(&need.node)) && joins_otherwise(part, first, known)
        };
        // "two years of full-time or four years of part-time experience in tutoring": the work is named once for both.
        let elliptic = first == Link::Or
            && needs.iter().any(|need| is_any_work(&need.node))
            && needs.iter().any(|need| need.node.asks_for_work() && !is_any_work(&need.node));
        if elliptic || parts.iter().zip(&needs).any(doubtful) {
            return unclear(Topic::Other);
        }
        (first, needs)
    } else {
        let strong = set_off(&sentence, &bounds, &links, ";").or_else(|| by_capitals(&sentence, &bounds, &links));
        let comma = set_off(&sentence, &bounds, &links, ",");
        let clear = strong.is_some()
            || comma.is_some() && sentence.tokens.iter().any(|token| token.word == "or" && token.case == Case::Upper);
        let grouped = strong
            .or_else(|| either(&sentence, &bounds, &links))
            .or(comma)
            .or_else(|| studied(&sentence, &bounds, &links));
        let Some((link, parts)) = grouped else { return unclear(Topic::Other) };
        let needs: Vec<Need> = parts.iter().map(|part| need(part, known)).collect();
        // Where a semicolon parts them, what is not understood of one is asked of that one.
        if needs.iter().any(|need| has_judgement(&need.node) && !(clear && is_within(need))) {
            return unclear(Topic::Other);
        }
        (link, needs)
    };
    Need::linked(link, source(&sentence), needs)
}

/// Where skills stand behind a time of work or a degree, "; demonstrated ability to ...", and nothing else is asked for
/// behind them.
fn skills_at(sentence: &Slice<'_>) -> Option<usize> {
    let skill = |at: &usize| {
        let next = at + 1 + usize::from(sentence.is(at + 1, &["and"]));
        let rest = Link::of(sentence.word(*at)) == Some(Link::And) && PHRASES.sufficient.at(sentence, at + 1).is_some();
        rest || sentence.is(*at, &[",", ";"]) && PHRASES.skill_starts.at(sentence, next).is_some()
    };
    let at = (1..sentence.len()).find(skill)?;
    let (before, skills) = (sentence.part(0..at), sentence.from(at));
    if PHRASES.sufficient.at(sentence, at + 1).is_some() {
        return (begins_asking(&before) || of_such_work(&before)).then_some(at);
    }
    let opens = PHRASES.permissive.within(&skills) || skills.find(&["equivalent", "similar"]).is_some();
    let asks = |at: usize| {
        Link::of(skills.word(at)).is_some() && may_ask(&skills.from(at + 1)) && starts_need(&skills, at + 1)
    };
    let figures = skills.tokens.iter().any(|token| is_figure(&token.word));
    (begins_asking(&before) && !opens && !figures && !(0..skills.len()).any(asks)).then_some(at)
}

/// Whether words begin with a time of work that is named by a reference alone, and asks for no part of another: "one and
/// one-half years of such experience".
pub(super) fn of_such_work(words: &Slice<'_>) -> bool {
    let Some((_, end)) = leading_quantity(words) else { return false };
    words.is(end, &["of"]) && PHRASES.such_work.at(words, end + 1).is_some() && !PHRASES.tightening.within(words)
}

/// "A master's degree or 30 graduate credits in botany": the subject behind the last may be of the degree too. A degree
/// in it will do; of others a person is asked. False where the subject is not understood.
fn share_subject(parts: &[Slice<'_>], needs: &mut [Need]) -> bool {
    let bare = |need: &Need| match &need.node {
        Requirement::Education(asked) => {
            asked.fields.is_none() && asked.degree.is_some_and(|degree| degree > Degree::HighSchool)
        }
        _ => false,
    };
    if !needs.iter().any(bare) {
        return true;
    }
    let left = needs.last().is_some_and(|need| has_judgement(&need.node));
    if left && parts.last().is_some_and(|part| names_study(&part.trimmed(), 0)) {
        return false;
    }
    let subject = needs.last().and_then(|need| match &need.node {
        Requirement::Units(units) => units.subject.clone(),
        Requirement::Courses(courses) => courses.subject.clone(),
        _ => None,
    });
    let Some(subject) = subject else { return true };
    for (part, need) in parts.iter().zip(needs).filter(|(_, need)| bare(need)) {
        if let Requirement::Education(asked) = &mut need.node {
            asked.source =
                read_so(part, "the subject behind the last of these ways may be asked of the degree as well");
            asked.fields = Some(Fields { others: OtherFields::Asked, ..subject.clone() });
        }
    }
    true
}

/// Whether a time of work says of the work no more than that it is work.
fn is_any_work(node: &Requirement) -> bool {
    let Requirement::Experience(time) = node else { return false };
    time.comparable_to.is_empty() && time.kinds.iter().all(|kind| PHRASES.work_words.has(kind))
}

/// "An associate degree or 60 credits, including or supplemented by 12 credits in botany": the credits are needed beside
/// either.
fn supplemented(sentence: &Slice<'_>, parts: &[Slice<'_>], link: Link, known: &SeriesContext<'_>) -> Option<Need> {
    let (last, others) = parts.split_last().filter(|_| link == Link::Or)?;
    last.find(&["supplemented"])?;
    // Where it is not understood, it may be needed beside either all the same.
    let unclear = || Some(Need::new(not_understood(sentence), Topic::Education));
    let joined = |at: usize| joins_study(last, at).map(|taken| (at, taken));
    let Some((at, taken)) = (1..last.len()).find_map(joined) else { return unclear() };
    let either: Vec<Need> = others.iter().copied().chain([last.part(0..at)]).map(|part| atom(&part, known)).collect();
    if either.iter().any(|need| need.sorts != [Topic::Education] || has_judgement(&need.node)) {
        return unclear();
    }
    let first = sentence.part(0..sentence.len() - last.len() + at).trimmed();
    let either = Need::linked(Link::Or, source(&first), either);
    Some(Need::linked(Link::And, source(sentence), vec![either, atom(&last.from(at + taken), known)]))
}

/// Whether of a requirement only some is left to a person.
fn is_within(need: &Need) -> bool {
    !matches!(need.node, Requirement::Judgement(_))
}

/// Whether something else seems to be joined to a part by another link than the parts are by: it is not clear then
/// which link binds closer.
fn joins_otherwise(part: &Slice<'_>, link: Link, known: &SeriesContext<'_>) -> bool {
    let mut at = 0;
    while at < part.len() {
        let other = Link::of(part.word(at)).is_some_and(|found| found != link);
        let set_off = at.checked_sub(1).is_some_and(|before| part.is(before, &[";"]));
        if other && at > 0 && (set_off || may_ask(&part.from(at + 1))) {
            return true;
        }
        at += phrase(part, at, known).max(1);
    }
    false
}

/// Whether "or" stands before another license.
fn joins_license(part: &Slice<'_>) -> bool {
    let or = |at: &usize| Link::of(part.word(*at)) == Some(Link::Or);
    (0..part.len()).find(or).is_some_and(|at| PHRASES.credential_nouns.within(&part.from(at + 1)))
}

/// Whether words may be about a requirement of their own.
fn may_ask(words: &Slice<'_>) -> bool {
    PHRASES.education_cues.within(words)
        || PHRASES.credential_cues.within(words)
        || words.tokens.iter().any(|token| is_figure(&token.word))
}

/// A part that stands alone, with the study that is joined to it.
fn atom(part: &Slice<'_>, known: &SeriesContext<'_>) -> Need {
    let part = part.trimmed();
    let joined = |at: usize| joins_study(&part, at).map(|taken| (at, taken));
    let Some((at, taken)) = (1..part.len()).find_map(joined) else { return single(&part, known) };
    let needs = [part.part(0..at), part.from(at + taken)].iter().map(|part| atom(part, known)).collect();
    Need::linked(Link::And, source(&part), needs)
}

fn single(part: &Slice<'_>, known: &SeriesContext<'_>) -> Need {
    let part = *part;
    // "A degree preferred": whether all of it is wished for, or its last words are, is not said.
    if wishes(&part) {
        return Need::new(not_understood(&part), Topic::Other);
    }
    if let Some(node) = obtainable(&part, known.vocabulary, &known.new_terms) {
        Need::new(node, Topic::NewCredential)
    } else if let Some(node) = credential(&part, known.vocabulary) {
        Need::new(node, Topic::Credential)
    } else if let Some(node) = education(&part).or_else(|| study(&part)) {
        Need::new(node, Topic::Education)
    } else if let Some(node) = experience(&part, known) {
        Need::new(node, Topic::Experience)
    } else if let Some(node) = described(&part, &known.new_terms) {
        Need::new(node, Topic::NewCredential)
    } else if let Some(node) = printed_schooling(&part) {
        Need::new(node, Topic::Education)
    } else {
        Need::new(asked(&part, known), sort(&part))
    }
}

/// A part that is left to a person, with the time of work that it asks for.
fn asked(part: &Slice<'_>, known: &SeriesContext<'_>) -> Requirement {
    let time = || sort(part) == Topic::Experience && PHRASES.experience.within(part) && !asks_for_degree(part);
    match leading_quantity(part).filter(|_| time()) {
        Some((months, end)) => floor(part, months, end, known),
        None => not_understood(part),
    }
}

/// A time of work of an unknown kind: the months are counted of any work, the rest is for a person. Where the sentence
/// may ask for something else instead, all of it is.
fn floor(part: &Slice<'_>, months: u32, end: usize, known: &SeriesContext<'_>) -> Requirement {
    let rest = part.from(end);
    let asked = unread(part, months);
    // "Training and experience": the first is no work.
    let before = rest.part(0..rest.find(&["experience"]).unwrap_or(rest.len()));
    let open = Link::is_within(&before)
        || (0..rest.len()).any(|at| is_figure(rest.word(at)) || rest.is(at, &[";", ":", "*", "†", "%"]))
        || PHRASES.permissive.within(part)
        || PHRASES.loosening.within(part)
        || PHRASES.education_cues.within(&rest)
        || PHRASES.credential_cues.within(&rest)
        || PHRASES.not_floor.within(part);
    if open {
        return asked;
    }
    if !PHRASES.knowing.within(&rest)
        && let Some(kind) = known.new_terms.kind(&rest.from(usize::from(rest.is(0, &["of"]))))
    {
        return Requirement::Experience(time(source(part), months, Kinds::of(kind), false));
    }
    let need = Experience::ANY_WORK.to_owned();
    let floor = Experience { need, any_work: true, ..time(source(part), months, Kinds::default(), false) };
    all(source(part), vec![Requirement::Experience(floor), asked])
}

/// Whether words begin with what a person is or is able to do.
pub(super) fn is_skill(words: &Slice<'_>) -> bool {
    PHRASES.traits.at(words, 0).is_some() || PHRASES.skill_starts.at(words, 0).is_some()
}

/// What a sentence is about, by its words.
fn sort(part: &Slice<'_>) -> Topic {
    if is_skill(part) {
        return Topic::Trait;
    }
    let work = PHRASES.experience_cues.within(part);
    let (study, license) = (PHRASES.education_cues.within(part), PHRASES.credential_cues.within(part));
    match (work, study, license) {
        (true, false, false) => Topic::Experience,
        // "in a school", "of a hospital that is certified": where the work was.
        (true, _, _) if leading_quantity(part).is_some() => Topic::Experience,
        (false, true, false) => Topic::Education,
        (false, false, true) => Topic::Credential,
        _ => Topic::Other,
    }
}

/// The parts of a sentence, and how they are joined; `None` where it cannot be said where one ends.
fn parts(sentence: &Slice<'_>, known: &SeriesContext<'_>) -> Option<(Vec<Range<usize>>, Vec<Link>)> {
    let (mut parts, mut links) = (Vec::new(), Vec::new());
    let (mut from, mut at, mut inside) = (0, 0, false);
    while at < sentence.len() {
        let taken = phrase(sentence, at, known);
        if taken > 1 {
            at += taken;
            continue;
        }
        // What is joined so binds closer than any link: it stays within its part.
        if let Some(taken) = joins_study(sentence, at).filter(|_| at > from) {
            at += taken;
            continue;
        }
        // "of which not more than 6 units": no part of a time.
        inside |= PHRASES.including.at(sentence, at).is_some_and(|taken| {
            let from = PHRASES.up_to.skip(sentence, at + taken);
            !names_study(sentence, from)
        });
        if let Some(link) = Link::of(sentence.word(at)).filter(|_| at > from)
            && starts_need(sentence, at + 1)
        {
            if inside && leading_quantity(&sentence.from(at + 1)).is_some() {
                return None;
            }
            parts.push(from..at);
            links.push(link);
            from = at + 1;
            inside = false;
        }
        at += 1;
    }
    parts.push(from..sentence.len());
    (parts.len() <= MOST_PARTS).then_some((parts, links))
}

/// How many tokens a phrase takes that is one thing, in spite of an "or" in it.
fn phrase(sentence: &Slice<'_>, at: usize, known: &SeriesContext<'_>) -> usize {
    let degree = degree_words(sentence, at);
    let kind = kind_at(sentence, at, known.vocabulary).map(|(_, end)| end - at);
    let credential = credential_at(sentence, at, known.vocabulary).map(|(_, end)| end - at);
    let when = since_at(sentence, at).map(|end| end - at);
    // "one and one-half years"
    let when = when.max(
        quantity(sentence, at).map(|(_, end)| end - at).filter(|taken| Link::is_within(&sentence.part(at..at + taken))),
    );
    let license = PHRASES.credential_nouns.at(sentence, at).max(PHRASES.or_obtain.at(sentence, at));
    degree.max(kind).max(credential).max(unit_words(sentence, at)).max(when).max(license).unwrap_or_default()
}

/// Whether something is asked for from `at` on.
pub(super) fn starts_need(sentence: &Slice<'_>, at: usize) -> bool {
    begins_asking(&sentence.from(at)) || at == 0 && asked_of(sentence).is_some()
}

/// Whether words begin with what they ask for, and do not say first who must have it.
pub(super) fn begins_asking(rest: &Slice<'_>) -> bool {
    if first_employer(rest).is_some() || is_required(rest) || begins_promotion(rest) {
        return true;
    }
    let mut read = Cursor::new(rest, 0);
    // "current urban planning" is no license.
    let license = PHRASES.license_starts.at(rest, 0).is_some()
        && PHRASES.credential_nouns.within(&rest.part(0..rest.len().min(LICENSE_REACH)));
    // "A license to practice nursing"
    let named = rest.is(0, &["a", "an"]) && PHRASES.credential_nouns.at(rest, 1).is_some();
    if license || named || read.sees(&PHRASES.need_starts) || read.sees(&PHRASES.credential_starts) {
        return true;
    }
    loop {
        let named = degree_words(rest, read.at).is_some() || time_of_work(rest, read.at) || names_study(rest, read.at);
        // "either completion of"
        if named || read.at > 0 && read.sees(&PHRASES.need_starts) {
            return true;
        }
        if !(read.take(&PHRASES.leads) || read.take(&PHRASES.degree_leads)) {
            return false;
        }
    }
}

/// "A welding certificate issued by the city is required prior to appointment".
fn is_required(sentence: &Slice<'_>) -> bool {
    let sentence = sentence.trimmed();
    let end = credential_end(&sentence);
    sentence.is(end, &["is", "will"])
        && PHRASES.credential_nouns.within(&sentence.part(0..end))
        && !PHRASES.papers.within(&sentence.part(0..end))
        && PHRASES.must_hold.find(&sentence).is_none()
}

/// Whether a sentence begins with a degree, behind the words that lead in to it.
pub(super) fn asks_for_degree(sentence: &Slice<'_>) -> bool {
    degree_begins(sentence).is_some()
}

/// Whether a sentence asks to possess a license, and for nothing else, in whatever words.
pub(super) fn asks_for_license(sentence: &Slice<'_>) -> bool {
    let says = |list: &List| list.within(sentence);
    PHRASES.possession.at(&sentence.trimmed(), 0).is_some()
        && says(&PHRASES.credential_cues)
        && !(says(&PHRASES.education_cues) || says(&PHRASES.experience_cues) || says(&PHRASES.loosening))
}

/// Where the degree begins with which a sentence does.
fn degree_begins(sentence: &Slice<'_>) -> Option<usize> {
    let mut read = Cursor::new(sentence, 0);
    if let Some((_, at)) = graduated_with(sentence, 0) {
        return Some(at);
    }
    while degree_words(sentence, read.at).is_none() {
        if !(read.take(&PHRASES.leads) || read.take(&PHRASES.degree_leads)) {
            return None;
        }
    }
    Some(read.at)
}

/// The degree with which a sentence begins.
pub(super) fn leading_degree(sentence: &Slice<'_>) -> Option<Degree> {
    degree_named_at(sentence, degree_begins(sentence)?)
}

/// Whether a time of work begins here that is not a part of another.
fn time_of_work(rest: &Slice<'_>, lead: usize) -> bool {
    let Some((_, end)) = quantity(rest, lead).or_else(|| quantity(rest, 0)).or_else(|| on_top(rest)) else {
        return false;
    };
    let part = rest.is(end, &["of"]) && PHRASES.part_wholes.has(rest.word(end + 1));
    !part && !PHRASES.time_verbs.has(rest.word(end))
}
