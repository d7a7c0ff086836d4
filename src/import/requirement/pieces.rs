//! Statements cut into markers, links, labels and texts.

use super::everybody::asked_of;
use super::experience::SeriesContext;
use super::needs::Link;
use super::node::Topic;
use super::phrases::PHRASES;
use super::references::QUOTES;
use super::sentences::sentences;
use super::token::{Case, Slice, Token};

/// A family of markers; the entries of one family stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// "Either I", "Or II".
    Pattern,
    /// "Education:", "Experience:".
    Label,
    /// "1.", "2)".
    Number,
    /// "A.", "B)".
    Capital,
    /// "(a)", "b)".
    Small,
    /// "•".
    Bullet,
}

/// What a sentence before a list says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Intro {
    /// One of the entries is enough.
    Any,
    /// Every entry is needed.
    All,
    /// Nothing that the list does not say.
    Neutral,
    /// Something that is not understood.
    Unknown,
}

/// A piece of the statements.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fragment<'t> {
    /// A marker; for a label, what it says that the text is about.
    Mark(Family, Option<Topic>),
    /// A printed link.
    Link(Link),
    /// "either" at the end of an entry: of the entries behind it one is enough.
    Either,
    /// A sentence before a list.
    Intro(Intro, Slice<'t>),
    /// A text.
    Text(Slice<'t>),
}

/// More words than this are no label.
const LABEL_WORDS: usize = 8;

/// The most entries that are numbered.
const MOST_NUMBERED: u32 = 40;

/// Cuts a heading or a text.
pub(super) fn cut<'t>(whole: &Slice<'t>, known: &SeriesContext<'_>, pieces: &mut Vec<Fragment<'t>>) {
    let (mut from, mut at, mut depth, mut boundary) = (0, 0, 0usize, true);
    while at < whole.len() {
        if let Some((mark, taken)) = mark(whole, at, boundary && depth == 0) {
            text(whole.part(from..at), known, pieces);
            pieces.push(mark);
            at += taken;
            from = at;
            boundary = true;
            continue;
        }
        let word = whole.word(at);
        depth = match word {
            "(" | "[" => depth + 1,
            ")" | "]" => depth.saturating_sub(1),
            _ => depth,
        };
        boundary = matches!(word, "." | ";" | ":" | ")" | "]") || boundary && joins_on(word) || word == "either";
        at += 1;
    }
    text(whole.from(from), known, pieces);
}

fn mark<'t>(whole: &Slice<'t>, at: usize, boundary: bool) -> Option<(Fragment<'t>, usize)> {
    if let Some(taken) = pattern(whole, at) {
        return Some((Fragment::Mark(Family::Pattern, None), taken));
    }
    if whole.is(at, &["•", "●", "▪"]) {
        return Some((Fragment::Mark(Family::Bullet, None), 1));
    }
    if within_sentence(whole, at) {
        return Some((Fragment::Mark(Family::Small, None), 3));
    }
    if !boundary && !parts_entries(whole, at) {
        return None;
    }
    label(whole, at).or_else(|| plain_label(whole, at)).or_else(|| entry(whole, at))
}

/// "a diploma, and (a) six months of work; or (b) ...": the entries of a list within a sentence, in small letters too.
fn within_sentence(whole: &Slice<'_>, at: usize) -> bool {
    let letters = ["a", "b", "c", "d", "e", "f"];
    let stands =
        |at: usize, letter: &str| whole.is(at, &["("]) && whole.is(at + 1, &[letter]) && whole.is(at + 2, &[")"]);
    let Some(place) = letters.iter().position(|letter| stands(at, letter)) else { return false };
    // How study is counted, and what work must show, is said in lists that are no entries.
    let opens = |at: usize| {
        let from = (0..at).rev().find(|before| whole.is(*before, &["."])).map_or(0, |stop| stop + 1);
        let before = whole.part(from..at);
        // "completion of either: (a) ...; or (b) ..."
        let last = before.trimmed().tokens.last().map(|token| token.word.as_str());
        let joined = last.is_some_and(|word| Link::of(word) == Some(Link::And) || word == "either");
        joined && !PHRASES.substitutes.within(&before) && before.find(&["must", "shall", "basis"]).is_none()
    };
    let first = (0..whole.len()).find(|at| stands(*at, "a"));
    let second = (0..whole.len()).find(|at| stands(*at, "b"));
    let listed = first.zip(second).is_some_and(|(first, second)| first < second && opens(first));
    let before = at.checked_sub(1).map_or("", |before| whole.word(before));
    listed
        && first.is_some_and(|first| first <= at)
        && (place == 0 || matches!(before, ";" | ",") || Link::of(before).is_some())
}

/// Whether behind a word an entry may begin where one may begin before it: "; or, 2."
fn joins_on(word: &str) -> bool {
    word == "," || Link::of(word).is_some()
}

/// "OR 2. A diploma": the link in capital letters parts the entries, without a sign.
fn parts_entries(whole: &Slice<'_>, at: usize) -> bool {
    let link = at.checked_sub(1).and_then(|before| whole.tokens.get(before));
    let capital = link.is_some_and(|token| token.case == Case::Upper && token.word == "or");
    capital && whole.word(at).parse::<u32>().is_ok_and(|number| number > 1)
}

/// "Either I", "OR II", "Option 2:": the numeral says that it heads a pattern.
fn pattern(whole: &Slice<'_>, at: usize) -> Option<usize> {
    if let Some(taken) = option(whole, at) {
        return Some(taken);
    }
    let (word, numeral) = (whole.tokens.get(at)?, whole.tokens.get(at + 1)?);
    let heads = word.case != Case::Small && matches!(word.word.as_str(), "either" | "or");
    let roman = numeral.case == Case::Upper && numeral.word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let end = at + 2 + usize::from(whole.is(at + 2, &[":", "."]));
    (heads && roman).then_some(end - at)
}

/// "Option 1:", "Pattern B:", and the same alone in a heading.
fn option(whole: &Slice<'_>, at: usize) -> Option<usize> {
    let capital = whole.tokens.get(at).is_some_and(|token| token.case != Case::Small);
    let begins = at.checked_sub(1).is_none_or(|before| {
        let sign = !whole.tokens.get(before).is_some_and(Token::is_word);
        sign || Link::of(whole.word(before)).is_some()
    });
    let number = whole.tokens.get(at + 1)?;
    let counts = number.word.parse::<u32>().is_ok_and(|number| (1..=MOST_NUMBERED).contains(&number))
        || number.case == Case::Upper && number.word.chars().all(|c| matches!(c, 'a'..='i' | 'v' | 'x'));
    let colon = whole.is(at + 2, &[":"]);
    let ends = colon || at + 2 == whole.len();
    (PHRASES.way_words.has(whole.word(at)) && capital && begins && counts && ends).then_some(2 + usize::from(colon))
}

fn label<'t>(whole: &Slice<'t>, at: usize) -> Option<(Fragment<'t>, usize)> {
    let lists = [
        (&PHRASES.education_labels, Some(Topic::Education)),
        (&PHRASES.experience_labels, Some(Topic::Experience)),
        (&PHRASES.labels_of_both, None),
    ];
    lists.into_iter().find_map(|(list, sort)| {
        let taken = list.at(whole, at)?;
        let capital = whole.tokens.get(at).is_some_and(|token| token.case != Case::Small);
        let whole_heading = whole.heading && at + taken == whole.len();
        let colon = whole.is(at + taken, &[":"]);
        ((colon || whole_heading) && capital)
            .then_some((Fragment::Mark(Family::Label, sort), taken + usize::from(colon)))
    })
}

/// "Driver License Requirement:" in a text: words that say nothing more, up to a colon.
fn plain_label<'t>(whole: &Slice<'t>, at: usize) -> Option<(Fragment<'t>, usize)> {
    let capital = whole.tokens.get(at).is_some_and(|token| token.case != Case::Small && token.is_word());
    let end = (at..whole.len()).find(|end| whole.is(*end, &[":"]))?;
    let words = whole.part(at..end);
    let label = capital && !whole.heading && (1..=LABEL_WORDS).contains(&words.len());
    let named = |at: usize| {
        let token = words.tokens.get(at);
        token.is_some_and(|token| token.case != Case::Small || !token.is_word() || PHRASES.name_words.has(&token.word))
    };
    // "Alternative Requirements:" heads another way.
    let opens = PHRASES.opening_labels.within(&words);
    let heads =
        !opens && words.len().checked_sub(1).is_some_and(|last| PHRASES.requirement_words.has(words.word(last)));
    let plain = || (0..words.len()).all(|at| PHRASES.heading_words.at(&words, at).is_some() || heads && named(at));
    (label && plain()).then_some((Fragment::Mark(Family::Label, None), end + 1 - at))
}

/// "1.", "A)", "(b)" before a word that begins with a capital letter, or before another marker.
fn entry<'t>(whole: &Slice<'t>, at: usize) -> Option<(Fragment<'t>, usize)> {
    let open = usize::from(whole.is(at, &["("]));
    let token = whole.tokens.get(at + open)?;
    let close = if open == 1 { whole.is(at + 2, &[")"]) } else { whole.is(at + 1, &[".", ")"]) };
    let taken = 2 + open;
    let begins = whole.tokens.get(at + taken).is_some_and(|next| next.case != Case::Small)
        || entry_alone(whole, at, taken)
        || figure_follows(whole, at, taken);
    let number = token.word.parse::<u32>().is_ok_and(|number| (1..=MOST_NUMBERED).contains(&number));
    let letter = token.word.chars().count() == 1 && token.is_word();
    let family = match (number, letter, token.case) {
        (true, _, _) => Family::Number,
        (_, true, Case::Small) => Family::Small,
        (_, true, _) => Family::Capital,
        _ => return None,
    };
    (close && begins).then_some((Fragment::Mark(family, None), taken))
}

/// "1. 60 semester credits": a number heads an entry that begins with a figure, where a list begins or goes on.
fn figure_follows(whole: &Slice<'_>, at: usize, taken: usize) -> bool {
    let before = at.checked_sub(1).map_or(":", |before| whole.word(before));
    let goes_on = matches!(before, ":" | ";") || Link::of(before).is_some();
    goes_on && whole.word(at + taken).starts_with(|c: char| c.is_ascii_digit()) && whole.is(at + 1, &[".", ")"])
}

fn entry_alone(whole: &Slice<'_>, at: usize, taken: usize) -> bool {
    at == 0 && taken == whole.len() || whole.is(at + taken, &["("])
}

/// A text between markers, with the links at both of its ends taken off.
fn text<'t>(text: Slice<'t>, known: &SeriesContext<'_>, pieces: &mut Vec<Fragment<'t>>) {
    let text = text.trimmed_start();
    let Some(last) = text.tokens.iter().rposition(|token| token.is_word()) else { return };
    // "-OR-"
    if let Some(link) =
        Link::of(text.word(last)).filter(|_| text.tokens.iter().filter(|one| one.is_word()).count() == 1)
    {
        pieces.push(Fragment::Link(link));
        return;
    }
    // "; and either"
    let either = text.is(last, &["either"]) && last > 0 && Link::of(text.word(last - 1)) == Some(Link::And);
    let last = last - usize::from(either);
    let first = Link::of(text.word(0)).filter(|_| text.len() > 1);
    pieces.extend(first.map(Fragment::Link));
    let from = usize::from(first.is_some());
    // "; and" at the end joins it to what follows.
    let joins = text.from(last).tokens.iter().all(|token| !matches!(token.word.as_str(), ")" | "]"));
    let link = Link::of(text.word(last)).filter(|_| joins);
    let end = if link.is_some() { last } else { text.len() };
    let body = text.part(from.min(end)..end).trimmed_start();
    if body.tokens.iter().any(|token| token.is_word()) {
        pieces.extend(worded(body, known));
    }
    pieces.extend(link.map(Fragment::Link));
    pieces.extend(either.then_some(Fragment::Either));
}

/// "A valid license; and either:" or "A degree, and one of the following:": what stands before the list is needed too.
fn opens_ways<'t>(words: &Slice<'t>) -> Option<(Slice<'t>, Intro, Slice<'t>)> {
    let and = (1..words.len()).rev().find(|at| {
        let rest = words.from(at + 1).trimmed();
        let opens =
            PHRASES.any_intro.is(&rest) || either_of_these(&rest) || PHRASES.combined_intro.at(&rest, 0).is_some();
        Link::of(words.word(*at)) == Some(Link::And) && opens
    })?;
    let opens = words.from(and + 1).trimmed();
    let intro = if PHRASES.any_intro.is(&opens) || either_of_these(&opens) { Intro::Any } else { Intro::Unknown };
    Some((words.part(0..and), intro, opens))
}

/// "either "1" or "2" below": one of the entries that follow.
fn either_of_these(words: &Slice<'_>) -> bool {
    let small = |at: usize| words.is(at, &QUOTES) || words.is(at, &["or", ",", "below", "either"]);
    let number = |at: usize| words.word(at).parse::<u32>().is_ok();
    let named = (0..words.len()).filter(|at| number(*at)).count();
    words.is(0, &["either"]) && named > 1 && (0..words.len()).all(|at| small(at) || number(at))
}

/// What a sentence before a list says about it.
fn intro(bare: &Slice<'_>) -> Option<Intro> {
    let asked = asked_of(bare).map(Slice::trimmed);
    if PHRASES.any_intro.is(bare) || asked.is_some_and(|rest| PHRASES.any_intro.is(&rest)) {
        Some(Intro::Any)
    } else if PHRASES.all_intro.is(bare) || asked.is_some_and(|rest| PHRASES.all_intro.is(&rest)) {
        Some(Intro::All)
    } else if PHRASES.neutral_intro.is(bare) || asked.is_some_and(|rest| rest.is_empty()) {
        Some(Intro::Neutral)
    } else {
        None
    }
}

/// A text, or what introduces a list; a heading that says nothing is none.
fn worded<'t>(body: Slice<'t>, known: &SeriesContext<'_>) -> Vec<Fragment<'t>> {
    let bare = body.trimmed();
    let intro = intro(&bare);
    if let Some(intro) = intro {
        return vec![Fragment::Intro(intro, bare)];
    }
    let says_nothing = (0..bare.len()).all(|at| PHRASES.heading_words.at(&bare, at).is_some());
    if says_nothing || known.titles.is(&bare) {
        return body.heading.then_some(Fragment::Mark(Family::Label, None)).into_iter().collect();
    }
    if let Some((before, intro, link)) = opens_ways(&bare) {
        return vec![Fragment::Text(before), Fragment::Link(Link::And), Fragment::Intro(intro, link)];
    }
    let all = sentences(&body);
    if let Some((last, _)) = all.split_last().filter(|(_, before)| !before.is_empty())
        && let Some(found) = self::intro(&last.trimmed())
        && let Some(at) = body.tokens.iter().position(|token| token.range.start == last.range().start)
    {
        let mut pieces = worded(body.part(0..at), known);
        pieces.push(Fragment::Intro(found, last.trimmed()));
        return pieces;
    }
    // "two years of experience in either", with a marker behind it.
    let listed =
        (0..bare.len()).any(|at| PHRASES.one_of_these.at(&bare, at).is_some_and(|taken| at + taken == bare.len()));
    let opens = body.heading || listed || body.tokens.last().is_some_and(|token| token.word == ":");
    vec![if opens { Fragment::Intro(Intro::Unknown, bare) } else { Fragment::Text(body) }]
}

/// Whether a marker in parentheses stands at `at`: "(a)", "(1)".
pub(super) fn is_marked(words: &Slice<'_>, at: usize) -> bool {
    words.is(at, &["("]) && words.is(at + 2, &[")"])
}

/// The entries of "(1) ...; (2) ...; and (3) ..." within a sentence, without their markers and the link before the last.
pub(super) fn marked_items<'t>(words: &Slice<'t>, link: &str) -> Vec<Slice<'t>> {
    let marks: Vec<usize> = (0..words.len()).filter(|at| is_marked(words, *at)).collect();
    let ends = marks.iter().skip(1).copied().chain([words.len()]);
    let entry = |(from, to): (&usize, usize)| {
        let entry = words.part(from + 3..to).trimmed();
        let joined = entry.len().checked_sub(1).filter(|last| entry.is(*last, &[link]));
        joined.map_or(entry, |last| entry.part(0..last).trimmed())
    };
    marks.iter().zip(ends).map(entry).collect()
}

/// Pieces without the links at both ends.
pub(super) fn trim<'p, 't>(pieces: &'p [Fragment<'t>]) -> &'p [Fragment<'t>] {
    let link = |piece: &&Fragment<'_>| matches!(piece, Fragment::Link(_) | Fragment::Either);
    let from = pieces.iter().take_while(link).count();
    let rest = pieces.get(from..).unwrap_or_default();
    let behind = rest.iter().rev().take_while(link).count();
    rest.get(..rest.len() - behind).unwrap_or_default()
}

/// The texts of pieces, in their order.
pub(super) fn texts<'t>(pieces: &[Fragment<'t>]) -> Vec<Slice<'t>> {
    let words = |piece: &Fragment<'t>| match piece {
        Fragment::Text(words) | Fragment::Intro(_, words) => Some(*words),
        Fragment::Mark(..) | Fragment::Link(_) | Fragment::Either => None,
    };
    pieces.iter().filter_map(words).collect()
}
