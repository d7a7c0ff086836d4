//! Signs within a line: `**bold**`, `*italic*`, `~~struck~~`, `<u>underlined</u>`, `\$`.

use crate::read::styled_text::{StyledText, TextStyle};

/// Stands for a bar that parts no cells.
pub(super) const BAR: char = '\u{E07C}';

/// A longer line is no line of a document: its signs are left as they are.
const LONGEST: usize = 1 << 16;

/// A part of a look.
type Flag = fn(&mut TextStyle) -> &mut bool;

/// What opens and closes a look, the longer first.
const SIGNS: [(&str, Flag); 4] = [
    ("~~", |look| &mut look.struck),
    ("**", |look| &mut look.bold),
    ("__", |look| &mut look.bold),
    ("*", |look| &mut look.italic),
];

const TAGS: [(&[&str], Flag); 4] = [
    (&["u", "ins"], |look| &mut look.underlined),
    (&["b", "strong"], |look| &mut look.bold),
    (&["i", "em"], |look| &mut look.italic),
    (&["s", "del", "strike"], |look| &mut look.struck),
];

/// Tags that say nothing here.
const SILENT: [&str; 6] = ["sup", "sub", "span", "font", "center", "mark"];

/// The words of a line with their looks.
pub(super) fn passage(line: &str) -> StyledText {
    if line.len() > LONGEST {
        return StyledText::new(line, TextStyle::default());
    }
    let (mut passage, mut look, mut at) = (StyledText::default(), TextStyle::default(), 0);
    let last: Vec<Option<usize>> = SIGNS.iter().map(|(sign, _)| last_closing(line, sign)).collect();
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let step = escaped(rest, &mut passage, look)
            .or_else(|| signed(line, at, &last, &mut look))
            .or_else(|| tagged(rest, &mut passage, &mut look));
        at += step.unwrap_or_else(|| {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            passage.push(rest.get(..length).unwrap_or_default(), look);
            length
        });
    }
    passage
}

/// A sign behind a backslash, or as an entity, is itself. Gives how many bytes were taken.
fn escaped(rest: &str, passage: &mut StyledText, look: TextStyle) -> Option<usize> {
    const ENTITIES: [(&str, &str); 5] =
        [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&quot;", "\"")];
    if let Some((name, sign)) = ENTITIES.iter().find(|(name, _)| rest.starts_with(name)) {
        passage.push(sign, look);
        return Some(name.len());
    }
    let sign = rest.strip_prefix('\\')?.chars().next().filter(char::is_ascii_punctuation)?;
    passage.push(if sign == '|' { BAR } else { sign }.encode_utf8(&mut [0; 4]), look);
    Some(2)
}

/// A sign that opens or closes a look: one opens only where another closes it later in the line.
fn signed(line: &str, at: usize, last: &[Option<usize>], look: &mut TextStyle) -> Option<usize> {
    for ((sign, flag), last) in SIGNS.iter().zip(last) {
        if !line.get(at..)?.starts_with(sign) {
            continue;
        }
        let flag = flag(look);
        if *flag && closes(line, at, sign) {
            *flag = false;
            return Some(sign.len());
        }
        if !*flag && opens(line, at, sign) && last.is_some_and(|last| last > at) {
            *flag = true;
            return Some(sign.len());
        }
    }
    None
}

/// Whether a sign stands before a word. One within a word, as in `2*3`, opens nothing.
fn opens(line: &str, at: usize, sign: &str) -> bool {
    let before = line.get(..at).and_then(|text| text.chars().next_back());
    let behind = line.get(at + sign.len()..).and_then(|rest| rest.chars().next());
    behind.is_some_and(|c| !c.is_whitespace() && !sign.starts_with(c))
        && (sign == "~~" || !before.is_some_and(char::is_alphanumeric))
}

fn closes(line: &str, at: usize, sign: &str) -> bool {
    let before = line.get(..at).and_then(|text| text.chars().next_back());
    before.is_some_and(|c| !c.is_whitespace() && !sign.starts_with(c))
}

/// Where a sign last closes something.
fn last_closing(line: &str, sign: &str) -> Option<usize> {
    line.rmatch_indices(sign).map(|(at, _)| at).find(|at| closes(line, *at, sign))
}

/// A tag that sets a look, breaks a line or says nothing.
fn tagged(rest: &str, passage: &mut StyledText, look: &mut TextStyle) -> Option<usize> {
    let tag = rest.strip_prefix('<')?;
    let end = tag.bytes().take(64).position(|byte| byte == b'>')?;
    let inner = tag.get(..end)?;
    let (open, name) = inner.strip_prefix('/').map_or((true, inner), |name| (false, name));
    let name = name.split([' ', '/']).next()?.to_ascii_lowercase();
    if let Some((_, flag)) = TAGS.iter().find(|(names, _)| names.contains(&name.as_str())) {
        *flag(look) = open;
    } else if name == "br" {
        passage.push(" ", *look);
    } else if !SILENT.contains(&name.as_str()) {
        return None;
    }
    Some(end + 2)
}
