//! Time in a class of the employer: "two years as a Principal Clerk with the City of Los Angeles, or in a class at that
//! level".

use rungs_domain::spec::{Experience, Requirement, Service};

use super::described::{describes, included_part, part};
use super::experience::SeriesContext;
use super::needs::Link;
use super::node::source;
use super::phrases::PHRASES;
use super::quantity::{leading_quantity, neutral, quantity};
use super::since::{TimedWork, of_all_work, take_since};
use super::token::{Case, Cursor, Slice};

/// More words than this before "experience" do not describe it.
const MOST_BEFORE: usize = 6;

/// More words than this are no title of a class.
const MOST_WORDS: usize = 16;

/// A clause that asks for time in a class whose title it prints, where the rest of it can only narrow that time.
pub(super) fn service(clause: &Slice<'_>, known: &SeriesContext<'_>) -> Option<Requirement> {
    let (first, from) = first_employer(clause).map_or((None, 0), |(name, end)| (Some(name), end));
    let (months, at) = leading_quantity(&clause.from(from))?;
    let at = from + at;
    let mut read = Cursor::new(clause, at);
    let mut node = Service { months, need: Service::SERVICE.to_owned(), employer: first, ..Service::default() };
    let mut doing: Option<(usize, usize)> = None;
    let mut professional = None;
    loop {
        let here = read.at;
        if let Some(employer) = read.take_with(employer) {
            node.employer.get_or_insert(employer);
        } else if let Some(since) = take_since(&mut read) {
            node.including.push(within(since, months));
        } else if let Some(setting) = read.take_with(setting) {
            node.including.push(in_setting(&setting, months));
        } else if let Some(level) = read.take_with(|words, at| class_of_duties(words, at, known)) {
            node.or_level |= level;
            break;
        } else if !(read.take(&PHRASES.experience) || neutral(&mut read) || read.take(&PHRASES.service_words)) {
            // "professional accounting experience as": of what sort the work is stays with it.
            if read.take(&PHRASES.professional) {
                professional.get_or_insert(here);
                continue;
            }
            let lead = work_before_class(&read.rest(), known)?;
            doing = Some((professional.take().unwrap_or(read.at), read.at + lead));
            read.at += lead;
        }
    }
    let named = read.take_with(|clause, at| titles(clause, at, known))?;
    (node.classes, node.or_level) = (named.titles, node.or_level || named.or_level);
    node.or_level |= take_behind_comma(&mut read, same_level).is_some();
    if let Some(employer) = take_behind_comma(&mut read, employer) {
        node.employer.get_or_insert(employer);
    }
    node.or_level |= take_behind_comma(&mut read, same_level).is_some();
    node.including.extend(take_since(&mut read).map(|since| within(since, months)));
    let from = read.at;
    let (end, part) = match part(clause, from) {
        Some((end, part)) => (end, Some(part)),
        None => (clause.len(), None),
    };
    let mut rest = clause.part(from..end).trimmed();
    // "as a Clerk in a payroll office within the last five years": behind what was done, it is when.
    let timed = TimedWork::of(&rest);
    if timed.behind.is_empty() && timed.since.is_some() {
        node.including.extend(timed.since.map(|since| within(since, months)));
        rest = timed.before;
    }
    let end = from + clause.from(from).tokens.iter().take_while(|token| token.range.end <= rest.range().end).count();
    if !rest.is_empty() {
        // ", or as a Deputy Lamplighter": another class, whose title is not known.
        let other = (0..rest.len()).any(|at| rest.is(at, &["or"]) && PHRASES.class_leads.at(&rest, at + 1).is_some());
        if other || !describes(&rest) {
            return None;
        }
        // Words on both sides of the title: all of them together describe the work.
        doing = Some((doing.map_or(from, |(first, _)| first), end));
    }
    if let Some(part) = part {
        node.including.push(included_part(&part, clause, known).filter(|one| one.months <= months)?);
    }
    node.doing = doing.map(|(from, end)| clause.part(from..end).trimmed().printed().to_owned());
    node.source = source(clause);
    Some(Requirement::Service(node))
}

/// "permanent", "permanent status": in what setting the service must have been.
fn setting<'t>(words: &Slice<'t>, at: usize) -> Option<(Slice<'t>, usize)> {
    PHRASES.service_settings.at(words, at).map(|taken| (words.part(at..at + taken), at + taken))
}

/// All of the time in a setting.
fn in_setting(setting: &Slice<'_>, months: u32) -> Experience {
    Experience { setting: vec![setting.printed().to_owned()], ..of_all_work(source(setting), months) }
}

/// All of the time since a day.
fn within(since: Slice<'_>, months: u32) -> Experience {
    Experience { since: Some(since.printed().to_owned()), ..of_all_work(source(&since), months) }
}

/// "or in a class at that level": the token behind it.
fn same_level(words: &Slice<'_>, at: usize) -> Option<((), usize)> {
    PHRASES.same_level.at(words, at).map(|taken| ((), at + taken))
}

/// Reads what stands here or behind a comma.
fn take_behind_comma<'t, T>(
    read: &mut Cursor<'t>,
    find: impl Fn(&Slice<'t>, usize) -> Option<(T, usize)>,
) -> Option<T> {
    read.take_with(|words, at| find(words, at + usize::from(words.is(at, &[","]))))
}

/// What stands before the title of a class: "as a", "in a class at a level of responsibility not less than that of".
/// Whether other classes of that level count, and the token before the title.
fn class_lead(words: &Slice<'_>, at: usize, known: &SeriesContext<'_>) -> Option<(bool, usize)> {
    let named = |end: &usize| title(words, *end, known).is_some();
    let compared = || {
        let from = PHRASES.class_measures.skip(words, PHRASES.class_places.skip(words, at));
        let end = from + PHRASES.class_compared.at(words, from)?;
        Some((true, PHRASES.class_named.skip(words, end))).filter(|(_, end)| named(end))
    };
    let plain = || {
        let end = at + PHRASES.class_leads.at(words, at)?;
        Some((PHRASES.class_levels.within(&words.part(at..end)), end))
    };
    plain().filter(|(_, end)| named(end)).or_else(compared)
}

/// The same behind "performing duties" that says nothing of what they are.
fn class_of_duties(words: &Slice<'_>, at: usize, known: &SeriesContext<'_>) -> Option<(bool, usize)> {
    class_lead(words, at, known).or_else(|| class_lead(words, at + PHRASES.class_duties.at(words, at)?, known))
}

/// How many words describe the work before the class is named: "performing clerical duties at the level of a Clerk".
fn work_before_class(words: &Slice<'_>, known: &SeriesContext<'_>) -> Option<usize> {
    let class = |at: usize| class_lead(words, at, known).is_some();
    // "planning experience as a Planning Assistant", "planning experience in the California state service as a"
    let behind = |at: usize| employer(words, at).map_or(at, |(_, end)| end);
    let named = words.find(&["experience"]).filter(|at| (1..=MOST_BEFORE).contains(at) && class(behind(at + 1)));
    let at = match named {
        Some(at) => at + 1,
        None => {
            PHRASES.work_starts.at(words, 0)?;
            (1..words.len()).find(|at| class(*at))?
        }
    };
    describes(&words.part(0..at)).then_some(at)
}

/// "In the California state service, one year": the employer that stands before the time.
pub(super) fn first_employer(clause: &Slice<'_>) -> Option<(String, usize)> {
    let (name, end) = employer(clause, 0)?;
    clause.is(end, &[","]).then_some((name, end + 1)).filter(|(_, end)| quantity(clause, *end).is_some())
}

/// The employer that stands at `at`: "with the City of Los Angeles", "in the California state service".
fn employer(clause: &Slice<'_>, at: usize) -> Option<(String, usize)> {
    let from = at + PHRASES.employer_leads.at(clause, at)?;
    employer_name(clause, from)
}

/// The name of an employer that stands at `at` without a word that leads to it, and the token behind it.
pub(super) fn employer_name(clause: &Slice<'_>, at: usize) -> Option<(String, usize)> {
    let from = at + usize::from(clause.is(at, &["the", "a", "an"]));
    let mut end = from;
    while let Some(token) = clause.tokens.get(end) {
        let inside = PHRASES.name_words.has(&token.word) && end > from;
        // "Department of Public Works, Bureau of Street Lighting"
        let part = token.word == "," && end > from && is_agency(clause.word(end + 1));
        if !part && (token.case == Case::Small && !inside || !token.is_word()) {
            break;
        }
        end += 1;
    }
    // A small word at the end is none of the name, unless it is the service itself.
    while end > from && clause.tokens.get(end - 1).is_some_and(|token| token.case == Case::Small) {
        if clause.is(end - 1, &["service"]) {
            break;
        }
        end -= 1;
    }
    let named = clause.part(from..end);
    let capital = named.tokens.iter().any(|token| token.case != Case::Small);
    // "in a California developmental center": the name only says which.
    let next = clause.tokens.get(end).filter(|token| token.is_word() && token.case == Case::Small);
    let only_says_which = next.is_some_and(|token| {
        let ends = PHRASES.head_ends.has(&token.word) || Link::of(&token.word).is_some();
        !ends && !token.word.ends_with("ing") && PHRASES.service_words.at(clause, end).is_none()
    });
    (capital && !only_says_which).then(|| (named.printed().to_owned(), end))
}

/// The titles of classes from `at` on, and the token behind them.
pub(super) fn titles_at(clause: &Slice<'_>, at: usize, known: &SeriesContext<'_>) -> Option<(Vec<String>, usize)> {
    titles(clause, at, known).map(|(named, end)| (named.titles, end))
}

/// Titles of classes, and whether classes at the level of one of them count, too.
struct Titles {
    titles: Vec<String>,
    or_level: bool,
}

/// The titles of classes from `at` on, and the token behind them.
fn titles(clause: &Slice<'_>, at: usize, known: &SeriesContext<'_>) -> Option<(Titles, usize)> {
    let (first, mut end) = title(clause, at, known)?;
    let (mut found, mut or, mut or_level) = (vec![first], false, false);
    let strong = clause.from(end).find(&[";"]).is_some();
    loop {
        let mut read = Cursor::new(clause, end);
        let comma = read.take_word(&[",", ";"]);
        let link = read.take_word(&["or", "and/or"]);
        let lead = read.at;
        read.take(&PHRASES.class_leads);
        let level = PHRASES.class_levels.within(&clause.part(lead..read.at));
        let Some((next, behind)) = title(clause, read.at, known).filter(|_| comma || link) else { break };
        or |= link;
        or_level |= level;
        // Where semicolons part the classes, a comma parts none.
        let within = strong && !clause.is(end, &[";"]);
        match found.last_mut().filter(|_| !link && (within || is_agency(&next))) {
            // "Associate Mechanical Engineer, Caltrans, or Mechanical Engineer": where the class is.
            Some(last) => *last = format!("{last}, {next}"),
            // "Gardener I, II, or III": the number alone is of the class before it.
            None => {
                let last = found.last().filter(|_| is_grade(&next));
                let next = last.and_then(|last| same_class(last, &next)).unwrap_or(next);
                found.push(next);
            }
        }
        end = behind;
    }
    // "A, B, or in a class at that level": the "or" is behind the last of them.
    or |= PHRASES.same_level.at(clause, end + usize::from(clause.is(end, &[","]))).is_some();
    // "Investment Officer II, State Teachers' Retirement System": without an "or" it is one class, and where it is.
    let first = at + usize::from(clause.is(at, &["a", "an", "the"]));
    let titles = if or || found.len() == 1 { found } else { vec![clause.part(first..end).printed().to_owned()] };
    Some((Titles { titles, or_level }, end))
}

/// Whether words name a part of an employer, and no class.
fn is_agency(title: &str) -> bool {
    let name = title.split('(').next().unwrap_or_default().trim();
    let mut words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let ends = name.rsplit(' ').next().is_some_and(|last| PHRASES.agency_ends.has(&last.to_lowercase()));
    ends || words.any(|word| PHRASES.agency_words.has(&word))
}

/// Whether a title is no more than a Roman number or a letter.
fn is_grade(title: &str) -> bool {
    title.len() == 1 || title.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// The title of a class with another number than this one has.
fn same_class(title: &str, grade: &str) -> Option<String> {
    let (class, last) = title.rsplit_once(' ')?;
    is_grade(last).then(|| format!("{class} {grade}"))
}

/// A title as printed: capital words, with the small words and the marks that titles hold.
fn title(clause: &Slice<'_>, at: usize, known: &SeriesContext<'_>) -> Option<(String, usize)> {
    let from = at + usize::from(clause.is(at, &["a", "an", "the"]));
    let capital = |at: usize| clause.tokens.get(at).is_some_and(|token| token.case != Case::Small && token.is_word());
    if !capital(from) {
        return None;
    }
    // A title of this series may hold commas that would part other titles.
    let mut end = known.titles.at(clause, from).map_or(from, |(_, end)| end);
    while end < clause.len() {
        let small = clause.is(end, &["of", "and", "for", "the", "to"]) && (capital(end + 1) || capital(end + 2));
        // "Office Assistant (Typing), Range B"
        let closes = clause.is(end, &["("]) && capital(end + 1);
        let range = clause.is(end, &[","]) && PHRASES.range_words.has(clause.word(end + 1));
        let slash = clause.is(end, &["/"]) && capital(end + 1);
        let number = clause.word(end).parse::<u32>().is_ok();
        if closes {
            end += clause.from(end).find(&[")"])? + 1;
        } else if capital(end) || small || range || slash || number {
            end += 1;
        } else {
            break;
        }
    }
    let named = clause.part(from..end);
    (end > from && named.len() <= MOST_WORDS).then(|| (named.printed().to_owned(), end))
}
