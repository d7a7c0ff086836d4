//! A row as a tree, which the readers of RON read, and the places of what is wrong in it.

use rungs_domain::diagnostic::{Diagnostic, Place};

use super::columns::{Column, Meant, NONE, Need, Shape, Table, name_of};
use super::header::{Cell, Group, Header, problem};
use super::rows::CutRow;
use crate::ron::MAX_TEXT_CHARS;
use crate::ron::reader::{Places, Reader};
use crate::ron::syntax::{Arena, Dialect, Kind, Node, Span, Syntax, shown};

/// What to do about bytes that are no text.
pub(super) const NOT_UTF8: &str = "save the file as UTF-8 (in a spreadsheet: CSV UTF-8)";

/// The row that was read last. Its room is used again for the next.
#[derive(Default)]
pub(super) struct RowTree {
    /// The names of fields, then the cells, each with a line feed behind it.
    text: String,
    /// Where each cell begins in the text, and its column.
    cells: Vec<(usize, usize)>,
    arena: Arena,
    refused: Vec<Refused>,
}

/// Why a cell cannot be read.
struct Refused {
    at: Span,
    id: &'static str,
    message: String,
    hint: &'static str,
}

impl RowTree {
    /// Takes a row: an applicant, who may have an id. Only the id is taken where the cells may stand in wrong columns.
    pub fn fill(&mut self, row: CutRow<'_>, header: &Header, fits: bool) -> Node {
        self.text.clear();
        self.text.push_str(&header.keys);
        self.cells.clear();
        self.arena.clear();
        let (start, mark) = (self.text.len(), self.arena.mark());
        let id = header.id.and_then(|id| Some(self.cell(row, id.at)?.named(id.key)));
        id.filter(|id| id.kind != Kind::Refused).into_iter().for_each(|id| self.arena.push(id));
        if let Some(name) = header.name.filter(|_| fits) {
            let node = if header.table == Table::Applicants { self.cell(row, name.at) } else { id };
            node.into_iter().for_each(|node| self.arena.push(node.named(name.key)));
        }
        let groups = if fits { header.groups.as_slice() } else { &[] };
        for list in groups.chunk_by(|one, next| one.table == next.table) {
            let said = Said::of(list, row);
            if said == Said::Nothing {
                continue;
            }
            let (start, mark) = (self.text.len(), self.arena.mark());
            if said == Said::Entries {
                list.iter().for_each(|group| self.entry(row, group));
            }
            let node = self.close(Kind::List, start, mark);
            list.first().into_iter().for_each(|first| self.arena.push(node.named(first.list)));
        }
        self.close(Kind::Fields, start, mark)
    }

    /// What was pushed since the mark, and stands in the text from `start` on, as one value.
    fn close(&mut self, kind: Kind, start: usize, mark: usize) -> Node {
        self.arena.close(mark, Node::leaf(kind, Span::new(start, self.text.len()), Span::default()))
    }

    /// Takes an entry, if there is one: where it has a number, a group whose cells are empty is none.
    fn entry(&mut self, row: CutRow<'_>, group: &Group) {
        if group.number > 0 && values(group, row).next().is_none() {
            return;
        }
        let (start, mark) = (self.text.len(), self.arena.mark());
        for (at, column) in group.table.columns().iter().enumerate() {
            let Some(cell) = group.cell(at) else { continue };
            let node = match column.shape {
                Shape::One => self.cell(row, cell.at),
                Shape::Percent => self.cell(row, cell.at).map(|node| self.without_sign(node)),
                Shape::List => self.cell(row, cell.at).map(|node| self.split(node)),
                Shape::Word => self.cell(row, cell.at).map(|node| self.with_field(node, group.cell(at + 1), row)),
                Shape::OfTheWord => None,
            };
            node.into_iter().for_each(|node| self.arena.push(node.named(cell.key)));
        }
        let entry = self.close(Kind::Fields, start, mark);
        self.arena.push(entry);
    }

    /// Takes a cell without the white space around it; `None` if it is empty.
    fn cell(&mut self, row: CutRow<'_>, at: usize) -> Option<Node> {
        let bytes = row.cell(at).trim_ascii();
        let text = str::from_utf8(bytes).map(str::trim);
        let start = self.text.len();
        self.cells.push((start, at));
        self.text.push_str(text.unwrap_or("?"));
        let span = Span::new(start, self.text.len());
        self.text.push('\n');
        let wrong = match text {
            Ok("") => return None,
            Ok(text) => unreadable(text),
            Err(_) => Some(("not-utf8", format!("{} is not UTF-8", shown(&String::from_utf8_lossy(bytes))), NOT_UTF8)),
        };
        let kind = if wrong.is_some() { Kind::Refused } else { Kind::Text };
        self.refused.extend(wrong.map(|(id, message, hint)| Refused { at: span, id, message, hint }));
        Some(Node::leaf(kind, span, span))
    }

    fn text_of(&self, node: Node) -> &str {
        self.text.get(node.span.range()).unwrap_or_default()
    }

    /// A figure without the percent sign behind it.
    fn without_sign(&self, node: Node) -> Node {
        let figure = self.text_of(node).trim_end_matches('%').trim_end();
        let start = node.span.range().start;
        let span = Span::new(start, start + figure.len());
        if figure.is_empty() { node } else { Node::leaf(node.kind, span, span) }
    }

    /// The values between semicolons.
    fn split(&mut self, node: Node) -> Node {
        let (mark, mut at) = (self.arena.mark(), node.span.range().start);
        if node.kind == Kind::Refused {
            return node;
        }
        for part in self.text.get(node.span.range()).unwrap_or_default().split(';') {
            let start = at + part.len() - part.trim_start().len();
            let span = Span::new(start, start + part.trim().len());
            at += part.len() + 1;
            if !span.is_empty() {
                self.arena.push(Node::leaf(Kind::Text, span, span));
            }
        }
        self.arena.close(mark, Node::leaf(Kind::List, node.span, node.span))
    }

    /// A word with the field that stands in the column behind it.
    fn with_field(&mut self, word: Node, field: Option<Cell>, row: CutRow<'_>) -> Node {
        let mark = self.arena.mark();
        if let Some(cell) = field
            && let Some(node) = self.cell(row, cell.at)
        {
            self.arena.push(node.named(cell.key));
        }
        let kind = if word.kind == Kind::Refused { word.kind } else { Kind::Fields };
        self.arena.close(mark, Node::leaf(kind, word.span, word.span))
    }

    /// What `read` makes of the row, which begins at this place, and everything wrong with it.
    pub fn read<T>(
        &mut self,
        root: Node,
        header: &Header,
        whole: &Place,
        read: impl FnOnce(&Syntax<'_>, &mut Reader<'_>) -> T,
    ) -> (T, Vec<Diagnostic>) {
        let arena = std::mem::take(&mut self.arena);
        let syntax = Syntax { dialect: Dialect::Cells, text: &self.text, arena, root };
        let places = RowPlaces { header, whole, cells: &self.cells };
        let mut reader = Reader::new(&places);
        for Refused { at, id, message, hint } in self.refused.drain(..) {
            reader.error(at, id, message, Some(hint.to_owned()));
        }
        let value = read(&syntax, &mut reader);
        let problems = reader.finish();
        self.arena = syntax.arena;
        (value, problems)
    }
}

/// The columns of one row.
struct RowPlaces<'a> {
    header: &'a Header,
    whole: &'a Place,
    cells: &'a [(usize, usize)],
}

impl RowPlaces<'_> {
    /// What the column is in which `at` stands.
    fn meant(&self, at: Span) -> Option<Meant> {
        let behind = self.cells.partition_point(|(start, _)| *start <= at.range().start);
        let (_, column) = self.cells.get(behind.checked_sub(1)?)?;
        *self.header.columns.get(*column)?
    }
}

impl Places for RowPlaces<'_> {
    fn error(&self, at: Span, id: &'static str, message: String, hint: Option<String>) -> Diagnostic {
        let hint = hint.unwrap_or_default();
        match self.meant(at) {
            Some(Meant::Field { table, number, at }) => {
                let shape = table.columns().get(at).map(|column| (column.shape, column.meaning));
                let hint = match (id, shape) {
                    ("bad-code", Some((Shape::List, _))) => format!("{hint}; put `;` between several"),
                    ("unknown-field", Some((_, meaning))) => format!("leave it empty: {meaning}"),
                    _ => hint,
                };
                problem(id, self.whole, format!("`{}`: {message}", name_of(table, number, at)), &hint)
            }
            Some(Meant::Id) => problem(id, self.whole, format!("`id`: {message}"), &hint),
            _ => problem(id, self.whole, message, &hint),
        }
    }

    fn missing(&self, at: Span, record: &str, field: &str) -> Diagnostic {
        let (table, number) = match self.meant(at) {
            Some(Meant::Field { table, number, .. }) => (table, number),
            // In a file of its own, an entry has no name but its id.
            _ if self.header.table != Table::Applicants => {
                return problem("missing-value", self.whole, "`id` is empty", "write the id of the applicant");
            }
            _ => (Table::Applicants, 0),
        };
        let at = table.field(field).unwrap_or_default();
        let column: Option<&Column> = table.columns().get(at);
        let needs = if column.is_some_and(|column| column.need == Need::Required) { table.entry() } else { record };
        let hint = format!("{needs} needs {}", column.map_or("it", |column| column.meaning));
        problem("missing-value", self.whole, format!("`{}` is empty", name_of(table, number, at)), &hint)
    }

    fn text(&self) -> &'static str {
        "row"
    }
}

/// What a row says of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// Its entries.
    Entries,
    /// That it has none.
    None,
    /// Nothing, where a list can be left open.
    Nothing,
}

impl Said {
    fn of(list: &[Group], row: CutRow<'_>) -> Said {
        if !list.first().is_some_and(|group| group.table.may_be_open()) {
            return Said::Entries;
        }
        let mut values = list.iter().flat_map(|group| values(group, row));
        match (values.next(), values.next()) {
            (None, _) => Said::Nothing,
            (Some(only), None) if only.eq_ignore_ascii_case(NONE.as_bytes()) => Said::None,
            _ => Said::Entries,
        }
    }
}

/// What stands in the cells of a group.
fn values<'r>(group: &Group, row: CutRow<'r>) -> impl Iterator<Item = &'r [u8]> {
    let cells = group.cells.iter().flatten().map(move |cell| row.cell(cell.at).trim_ascii());
    cells.filter(|value| !value.is_empty())
}

/// Why the text of a cell cannot be read.
fn unreadable(text: &str) -> Option<(&'static str, String, &'static str)> {
    let is_plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let (id, what, hint) = if !is_plain && text.chars().any(char::is_control) {
        let hint = "write it on one line; if it takes in whole lines, close the quote";
        ("control-character", "holds a line break or another control character".to_owned(), hint)
    } else if text.len() > MAX_TEXT_CHARS && text.chars().count() > MAX_TEXT_CHARS {
        ("text-too-long", format!("has more than {MAX_TEXT_CHARS} characters"), "shorten it")
    } else {
        return None;
    };
    Some((id, format!("{} {what}", shown(text)), hint))
}
