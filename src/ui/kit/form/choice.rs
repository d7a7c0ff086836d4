//! Choices: one of a few words, or any number of a list. Both open by Enter or Space and close by Esc, which gives the
//! focus back; a choice of one changes by the arrow keys and by typing without being opened.

use std::sync::Arc;

use eframe::egui::{
    CornerRadius, Event, EventFilter, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::field::one_line;
use super::layout::HEIGHT;
use crate::ui::kit::{ListRow, ROW_HEIGHT, elided_galley, name_it, own_keys, small, text, triangle};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};

/// From so many entries on, a list has a field that filters it.
const FILTERED: usize = 9;

/// The least and the most width of a list, in points.
const WIDTH: (f32, f32) = (140.0, 460.0);

/// Rows of a list drawn above and below those in view, so that Tab reaches them.
const NEAR: usize = 3;

/// How many entries Page Up and Page Down go.
const PAGE: usize = 10;

/// How long letters typed one after the other look for one word, in seconds.
const TYPING: f64 = 1.0;

/// One of a few words.
pub struct Select<'a, T> {
    /// The words.
    pub words: &'a [(&'a str, T)],
    /// What stands there while none of them is chosen.
    pub none: &'a str,
}

impl<T: Copy + PartialEq> Select<'_, T> {
    /// Shows it in `rect`.
    pub fn show(&self, ui: &mut Ui, rect: Rect, id: Id, label: &str, theme: &Theme, chosen: &mut T) -> Response {
        let at = self.words.iter().position(|(_, value)| value == chosen);
        let word = at.and_then(|at| self.words.get(at)).map_or(self.none, |(word, _)| word);
        let mut response = button(ui, rect, id, (label, word), theme);
        let mut next = None;
        if response.has_focus() && !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response)) {
            next = stepped(ui, &response, at).or_else(|| self.typed_ahead(ui, id, at));
        }
        let list = List { label, theme, many: false };
        let words = || self.words.iter().map(|(word, _)| ListItem::new(*word, *word)).collect();
        let picked = list.show(ui, &response, at, words, |item| at == Some(item));
        if let Some((_, value)) = next.or(picked).and_then(|at| self.words.get(at))
            && value != chosen
        {
            *chosen = *value;
            response.mark_changed();
        }
        response
    }

    /// The next word that begins with the letters typed.
    fn typed_ahead(&self, ui: &Ui, id: Id, at: Option<usize>) -> Option<usize> {
        let letters = typed_letters(ui, id)?;
        // One letter goes on to the next word, more stay at the first that fits.
        let from = at.map_or(0, |at| if letters.chars().count() == 1 { at + 1 } else { at });
        let fits = |(_, (word, _)): &(usize, &(&str, T))| word.to_lowercase().starts_with(&letters);
        let (before, behind) = self.words.split_at(from.min(self.words.len()));
        let behind = (from..).zip(behind);
        behind.chain((0..).zip(before)).find(fits).map(|(at, _)| at)
    }
}

/// The place that the arrow keys ask for.
fn stepped(ui: &Ui, response: &Response, at: Option<usize>) -> Option<usize> {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
            Some(at.map_or(0, |at| at + 1))
        } else if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            at.and_then(|at| at.checked_sub(1))
        } else {
            None
        }
    })
}

/// The letters typed in this frame, with those typed shortly before at the same widget, in lower case.
fn typed_letters(ui: &Ui, id: Id) -> Option<String> {
    let (typed, now) = ui.input(|input| {
        let letters = input.events.iter().filter_map(|event| match event {
            Event::Text(letters) => Some(letters.as_str()),
            _ => None,
        });
        (letters.collect::<String>().to_lowercase(), input.time)
    });
    let id = id.with("typed");
    let before: Option<(String, f64)> = ui.data(|data| data.get_temp(id));
    let before = before.filter(|(_, at)| now - at < TYPING).map_or_else(String::new, |(letters, _)| letters);
    // A blank opens the list, unless it is one between two words.
    if typed.is_empty() || (before.is_empty() && typed.trim().is_empty()) {
        return None;
    }
    let letters = before + &typed;
    ui.data_mut(|data| data.insert_temp(id, (letters.clone(), now)));
    Some(letters)
}

/// Any number of a list.
pub struct MultiSelect<'a> {
    /// What stands there while nothing is chosen.
    pub none: &'a str,
    /// How the name of an entry is shown.
    pub shown: fn(&str) -> String,
}

impl MultiSelect<'_> {
    /// Shows it in `rect`. `list` is asked when it opens.
    pub fn show(
        &self,
        ui: &mut Ui,
        rect: Rect,
        id: Id,
        label: &str,
        theme: &Theme,
        (list, chosen): (impl FnOnce() -> Vec<ListItem>, &mut Vec<String>),
    ) -> Response {
        let names: Vec<String> = chosen.iter().map(|name| (self.shown)(name)).collect();
        let value = if names.is_empty() { self.none.to_owned() } else { names.join(", ") };
        let mut response = button(ui, rect, id, (label, &value), theme);
        let unknown = |known: Vec<ListItem>| {
            let is_known = |name: &String| known.iter().any(|item| item.name == *name);
            let unknown: Vec<&String> = chosen.iter().filter(|name| !is_known(name)).collect();
            let words = |name: &str| format!("{}: not in the vocabulary or the library", (self.shown)(name));
            let items: Vec<ListItem> = unknown.into_iter().map(|name| ListItem::new(name, words(name))).collect();
            items.into_iter().chain(known).collect::<Vec<ListItem>>()
        };
        let shown = List { label, theme, many: true };
        let items = shown.items(ui, &response, || unknown(list()));
        let is_on = |at: usize| items.get(at).is_some_and(|item| chosen.contains(&item.name));
        let picked = shown.show(ui, &response, None, || items.to_vec(), is_on);
        if let Some(item) = picked.and_then(|at| items.get(at)) {
            match chosen.iter().position(|name| *name == item.name) {
                Some(at) => drop(chosen.remove(at)),
                None => chosen.push(item.name.clone()),
            }
            response.mark_changed();
        }
        if names.len() > 1 { response.on_hover_text(value) } else { response }
    }
}

/// The field of a choice: what is chosen, and a triangle. What is chosen stands in its accessible name, for on Linux
/// screen readers are not told the value of anything but fields of text and figures.
fn button(ui: &mut Ui, rect: Rect, id: Id, (label, value): (&str, &str), theme: &Theme) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    let name = if value.is_empty() { label.to_owned() } else { format!("{label}: {value}") };
    name_it(&response, Role::ComboBox, &name);
    let fill = if response.hovered() { theme.hover } else { theme.surface };
    let (radius, painter) = (CornerRadius::same(CONTROL_RADIUS), ui.painter());
    painter.rect(rect, radius, fill, Stroke::new(1.0, theme.edge), StrokeKind::Inside);
    let words = text(value, Face::Sans, size::META, theme.text);
    let galley = elided_galley(ui, words, rect.width() - 24.0);
    let elided = galley.elided;
    painter.galley(pos2(rect.left() + 6.0, rect.center().y - galley.size().y / 2.0), galley, theme.text);
    triangle(painter, pos2(rect.right() - 10.0, rect.center().y), true, theme.muted);
    if elided { response.on_hover_text(value) } else { response }
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// Its name, as the document holds it.
    pub name: String,
    /// Its words.
    pub words: String,
}

impl ListItem {
    /// An entry with this name and these words.
    pub fn new(name: impl Into<String>, words: impl Into<String>) -> Self {
        ListItem { name: name.into(), words: words.into() }
    }
}

/// The list of a choice while it is open.
struct List<'a> {
    label: &'a str,
    theme: &'a Theme,
    /// Entries are ticked, and the list stays open.
    many: bool,
}

/// What an open list remembers.
#[derive(Debug, Clone, Default)]
struct Opened {
    items: Arc<Vec<ListItem>>,
    filter: String,
    /// The entries that have the words of the filter.
    hits: Arc<Vec<usize>>,
    /// The place among them that has the focus, or gets it next.
    at: usize,
    /// What is to get the focus.
    bring: Option<Bring>,
}

/// What is to get the focus in an open list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bring {
    Filter,
    Entry,
}

impl Opened {
    fn filter(&mut self) {
        let words = self.filter.to_lowercase();
        let words: Vec<&str> = words.split_whitespace().collect();
        let fits = |item: &ListItem| {
            let item = item.words.to_lowercase();
            words.iter().all(|word| item.contains(word))
        };
        self.hits = Arc::new((0..).zip(self.items.iter()).filter(|(_, item)| fits(item)).map(|(at, _)| at).collect());
        self.at = 0;
    }

    fn has_filter(&self) -> bool {
        self.items.len() >= FILTERED
    }
}

impl List<'_> {
    /// The entries of the list while it is open, made when it opens.
    fn items(&self, ui: &Ui, response: &Response, make: impl FnOnce() -> Vec<ListItem>) -> Arc<Vec<ListItem>> {
        let id = Popup::default_response_id(response);
        let open = Popup::is_id_open(ui.ctx(), id);
        let known: Option<Opened> = ui.data(|data| data.get_temp(id));
        match known {
            Some(known) if open => known.items,
            _ if response.clicked() => Arc::new(make()),
            _ => Arc::default(),
        }
    }

    /// Shows the list while it is open; the entry that was picked in this frame.
    fn show(
        &self,
        ui: &mut Ui,
        response: &Response,
        start: Option<usize>,
        items: impl FnOnce() -> Vec<ListItem>,
        is_on: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let id = Popup::default_response_id(response);
        let was_open = Popup::is_id_open(ui.ctx(), id);
        match (was_open, response.clicked()) {
            (true, true) => Popup::close_id(ui.ctx(), id),
            (false, true) => Popup::open_id(ui.ctx(), id),
            _ => {}
        }
        if was_open == response.clicked() {
            return None;
        }
        let mut opened: Opened = if was_open {
            ui.data(|data| data.get_temp(id)).unwrap_or_default()
        } else {
            let mut opened = Opened { items: Arc::new(items()), ..Opened::default() };
            opened.bring = Some(if opened.has_filter() { Bring::Filter } else { Bring::Entry });
            opened.filter();
            opened.at = start.unwrap_or(0);
            opened
        };
        let width = self.width(ui, response, &opened);
        let mut picked = None;
        let popup = Popup::from_response(response).open_memory(None).width(width);
        let popup = popup.close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        popup.accessible_name(self.label.to_owned()).show(|ui| {
            ui.set_width(width);
            if opened.has_filter() {
                picked = self.filter(ui, id, &mut opened);
            }
            picked = self.entries(ui, id, &mut opened, &is_on).or(picked);
            if picked.is_some() && !self.many {
                ui.close();
            }
        });
        let is_open = Popup::is_id_open(ui.ctx(), id);
        ui.data_mut(|data| match is_open {
            true => drop(data.insert_temp(id, opened)),
            false => data.remove::<Opened>(id),
        });
        let escaped = was_open && ui.input(|input| input.key_pressed(Key::Escape));
        if !is_open && (escaped || picked.is_some()) {
            response.request_focus();
        }
        picked
    }

    /// As wide as its longest entry, within bounds and the window.
    fn width(&self, ui: &Ui, response: &Response, opened: &Opened) -> f32 {
        let longest = opened.items.iter().map(|item| item.words.as_str()).max_by_key(|words| words.chars().count());
        let longest = text(longest.unwrap_or_default(), Face::Sans, size::CONTROL, self.theme.text);
        let words = elided_galley(ui, longest, WIDTH.1).size().x + if self.many { 56.0 } else { 36.0 };
        words.max(response.rect.width()).max(WIDTH.0).min(WIDTH.1).min(ui.ctx().content_rect().width() - 24.0)
    }

    /// The field that filters the list. Down goes into the list, Enter takes its first entry.
    fn filter(&self, ui: &mut Ui, id: Id, opened: &mut Opened) -> Option<usize> {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
        let label = format!("Filter: {}", self.label);
        let field = one_line(ui, rect, id.with("filter"), (&label, "Filter"), &mut opened.filter, self.theme);
        if opened.bring.take_if(|bring| *bring == Bring::Filter).is_some() {
            field.request_focus();
        }
        if field.changed() {
            opened.filter();
        }
        if field.has_focus() {
            own_keys(ui, field.id);
            let down = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
            opened.bring = opened.bring.or(down.then_some(Bring::Entry));
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let first = opened.hits.get(opened.at).or(opened.hits.first()).copied();
        if entered && self.many {
            field.request_focus();
        }
        first.filter(|_| entered)
    }

    fn entries(&self, ui: &mut Ui, id: Id, opened: &mut Opened, is_on: &dyn Fn(usize) -> bool) -> Option<usize> {
        if opened.hits.is_empty() {
            ui.label(small("Nothing has these words.", self.theme));
            return None;
        }
        self.keys(ui, id, opened);
        let room = (ui.ctx().content_rect().height() * 0.5).max(120.0);
        let area = ScrollArea::vertical().id_salt(id).max_height(room).auto_shrink([false, true]);
        let mut picked = None;
        area.show_viewport(ui, |ui, port| {
            let (count, origin) = (opened.hits.len(), ui.max_rect().min);
            ui.set_height(count as f32 * ROW_HEIGHT);
            let line = |y: f32| (y / ROW_HEIGHT).max(0.0) as usize;
            let seen = line(port.min.y).saturating_sub(NEAR)..line(port.max.y) + 1 + NEAR;
            let hits = opened.hits.clone();
            let at = opened.at.min(count - 1);
            for (place, item) in (0..).zip(hits.iter()).filter(|(place, _)| seen.contains(place) || *place == at) {
                let Some(words) = opened.items.get(*item).map(|item| item.words.clone()) else { continue };
                let top = origin + vec2(0.0, place as f32 * ROW_HEIGHT);
                let rect = Rect::from_min_size(top, vec2(ui.available_width(), ROW_HEIGHT));
                let on = is_on(*item);
                let row = ListRow::new(words).position(place, count);
                let row = if self.many { row.check(on) } else { row.selected(on) };
                let response = row.show_in(ui, rect, entry_id(id, *item), self.theme);
                if place == at && opened.bring.take_if(|bring| *bring == Bring::Entry).is_some() {
                    response.request_focus();
                    response.scroll_to_me(None);
                }
                if response.has_focus() {
                    opened.at = place;
                }
                if response.clicked() {
                    picked = Some(*item);
                }
            }
        });
        picked
    }

    /// The keys of the entry with the focus: arrows, Home, End and pages go through the list, letters look for a word.
    fn keys(&self, ui: &Ui, id: Id, opened: &mut Opened) {
        let Some(entry) = opened.hits.get(opened.at).map(|item| entry_id(id, *item)) else { return };
        if !ui.memory(|memory| memory.has_focus(entry)) {
            return;
        }
        own_keys(ui, entry);
        let (at, last) = (opened.at, opened.hits.len().saturating_sub(1));
        let keys = [
            (Key::ArrowDown, Some(at + 1)),
            (Key::ArrowUp, at.checked_sub(1)),
            (Key::Home, Some(0)),
            (Key::End, Some(last)),
            (Key::PageDown, Some(at + PAGE)),
            (Key::PageUp, Some(at.saturating_sub(PAGE))),
        ];
        let pressed = keys.into_iter().find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
        if let Some((_, to)) = pressed {
            // Up from the first entry goes back to the filter, where there is one.
            opened.bring = match to {
                None if opened.has_filter() => Some(Bring::Filter),
                _ => Some(Bring::Entry),
            };
            opened.at = to.unwrap_or(0).min(last);
            ui.ctx().request_repaint();
        } else if let Some(letters) = typed_letters(ui, id) {
            let begins = |hit: &usize| {
                opened.items.get(*hit).is_some_and(|item| item.words.to_lowercase().starts_with(&letters))
            };
            if let Some(to) = opened.hits.iter().position(begins) {
                opened.bring = Some(Bring::Entry);
                opened.at = to;
            }
        }
    }
}

fn entry_id(list: Id, item: usize) -> Id {
    list.with(("entry", item))
}
