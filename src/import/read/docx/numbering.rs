//! What Word draws before the entries of lists.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::{BytesStart, Event};

use super::paragraph::Number;
use super::xml::{attribute, is_on, local, number, walk};
use crate::read::numeral::{letters, roman};
use crate::read::{Fault, marker};

/// How deep lists can be nested in Word.
const DEPTHS: usize = 9;

/// How the entries of one depth are marked.
#[derive(Debug, Clone, Default)]
struct Depth {
    start: Option<u32>,
    format: String,
    /// The marker; `%1` stands for the number at the first depth.
    text: String,
    /// Numbers of lesser depths are shown as figures.
    legal: bool,
}

/// A list as the text uses it.
#[derive(Debug, Clone, Default)]
struct List {
    pattern: u32,
    starts: BTreeMap<usize, u32>,
    own: BTreeMap<usize, Depth>,
}

/// The lists of a document, and how far each is counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbering {
    patterns: BTreeMap<u32, BTreeMap<usize, Depth>>,
    lists: BTreeMap<u32, List>,
    counts: BTreeMap<u32, [Option<u32>; DEPTHS]>,
    begun: BTreeSet<(u32, usize)>,
}

/// What of the part is being read.
#[derive(Default)]
struct Open {
    pattern: Option<u32>,
    list: Option<u32>,
    depth: Option<usize>,
}

impl Numbering {
    pub(super) fn read(part: &[u8]) -> Result<Self, Fault> {
        let (mut numbering, mut open) = (Numbering::default(), Open::default());
        walk(part, |event, _| match event {
            Event::Start(tag) => numbering.learn(&mut open, tag),
            Event::End(tag) => match local(tag.name().as_ref()) {
                "abstractNum" => open.pattern = None,
                "num" => open.list = None,
                "lvl" | "lvlOverride" => open.depth = None,
                _ => {}
            },
            _ => {}
        })?;
        Ok(numbering)
    }

    /// The marker of the next entry; none where Word draws none.
    pub(super) fn next(&mut self, at: Number) -> Option<String> {
        let id = at.list?;
        let depth = usize::from(at.depth.unwrap_or_default()).min(DEPTHS - 1);
        let list = self.lists.get(&id)?;
        let pattern = list.pattern;
        let level = self.level(list, depth)?.clone();
        let start = list.starts.get(&depth).copied();
        let counts = self.counts.entry(pattern).or_default();
        if self.begun.insert((id, depth))
            && start.is_some()
            && let Some(count) = counts.get_mut(depth)
        {
            *count = None;
        }
        let first = start.or(level.start).unwrap_or(1);
        for (index, count) in counts.iter_mut().enumerate() {
            match index.cmp(&depth) {
                std::cmp::Ordering::Less => *count = count.or(Some(1)),
                std::cmp::Ordering::Equal => *count = Some(count.map_or(first, |count| count.saturating_add(1))),
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        let counts = *counts;
        self.shown(id, &level, counts)
    }

    fn level<'n>(&'n self, list: &'n List, depth: usize) -> Option<&'n Depth> {
        list.own.get(&depth).or_else(|| self.patterns.get(&list.pattern)?.get(&depth))
    }

    fn shown(&self, id: u32, level: &Depth, counts: [Option<u32>; DEPTHS]) -> Option<String> {
        if level.format == "bullet" {
            let sign = level.text.trim();
            let plain = sign.chars().all(|c| c.is_ascii_alphanumeric() || marker::is_private(c));
            return Some(if sign.is_empty() || plain { "•".to_owned() } else { sign.to_owned() });
        }
        if level.format == "none" || level.text.trim().is_empty() {
            return None;
        }
        let mut text = level.text.clone();
        for (index, count) in counts.into_iter().enumerate() {
            let sign = format!("%{}", index + 1);
            if text.contains(&sign) {
                let format = self.lists.get(&id).and_then(|list| self.level(list, index));
                let format = format.map_or("decimal", |depth| depth.format.as_str());
                text =
                    text.replace(&sign, &formatted(count.unwrap_or(1), if level.legal { "decimal" } else { format }));
            }
        }
        Some(text.trim().to_owned())
    }

    fn learn(&mut self, open: &mut Open, tag: &BytesStart<'_>) {
        match local(tag.name().as_ref()) {
            "abstractNum" => open.pattern = attribute(tag, "abstractNumId").and_then(|id| id.parse().ok()),
            "num" => open.list = attribute(tag, "numId").and_then(|id| id.parse().ok()),
            "abstractNumId" => {
                if let (Some(list), Some(pattern)) = (open.list, number(tag)) {
                    self.lists.entry(list).or_default().pattern = pattern;
                }
            }
            "lvl" | "lvlOverride" => open.depth = attribute(tag, "ilvl").and_then(|depth| depth.parse().ok()),
            "startOverride" => {
                if let (Some(list), Some(depth), Some(start)) = (open.list, open.depth, number(tag)) {
                    self.lists.entry(list).or_default().starts.insert(depth, start);
                }
            }
            name => {
                if let Some(depth) = self.depth(open) {
                    depth.learn(name, tag);
                }
            }
        }
    }

    /// The depth that is being read.
    fn depth(&mut self, open: &Open) -> Option<&mut Depth> {
        let depth = open.depth.filter(|depth| *depth < DEPTHS)?;
        match (open.pattern, open.list) {
            (Some(pattern), _) => Some(self.patterns.entry(pattern).or_default().entry(depth).or_default()),
            (None, Some(list)) => Some(self.lists.entry(list).or_default().own.entry(depth).or_default()),
            (None, None) => None,
        }
    }
}

impl Depth {
    fn learn(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "start" => self.start = number(tag),
            "numFmt" => self.format = attribute(tag, "val").unwrap_or_default(),
            "lvlText" => self.text = attribute(tag, "val").unwrap_or_default(),
            "isLgl" => self.legal = is_on(tag),
            _ => {}
        }
    }
}

fn formatted(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" if number > 0 => letters(number, false),
        "upperLetter" if number > 0 => letters(number, true),
        "lowerRoman" if (1..4000).contains(&number) => roman(number, false),
        "upperRoman" if (1..4000).contains(&number) => roman(number, true),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}
