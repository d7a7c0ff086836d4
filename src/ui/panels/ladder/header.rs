//! What stands over the table: title, which levels, against what, and the filters.

use eframe::egui::style::StyleModifier;
use eframe::egui::{
    Align, Color32, FontId, Frame, Id, Label, Layout, Margin, Popup, PopupCloseBehavior, RichText, ScrollArea,
    SetOpenCommand, Ui, vec2,
};
use rungs_domain::compare::{Against, ChangeName};
use rungs_domain::spec::ItemKind;
use rungs_domain::words::{counted, plural};

use super::LadderView;
use crate::ui::kit::{
    Button, FindEvent, Segment, Weight, announced, as_heading, caption, change_chip, elided, find_field, segmented,
};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::actions::Action;
use rungs_app::state::{Density, LadderState, View};
use rungs_app::view::ladder::find::FindHits;
use rungs_app::view::ladder::{Counts, LadderData, VisibleRows};

/// Widths measured in the last frame, to set groups against the right edge.
#[derive(Debug, Default)]
pub struct Header {
    controls: f32,
    filters: f32,
    /// What the widths were measured for.
    measured: Option<(u64, View, [bool; 2])>,
    /// For how many more frames the field in which words are sought is to get the keyboard: in a pop-up that opens, it is
    /// there only after the pop-up was measured.
    wants_field: u8,
}

/// The id of the field in which words are sought.
pub fn find_id() -> Id {
    Id::unique("ladder-filter-text")
}

impl Header {
    /// Gives the keyboard to the field in which words are sought.
    pub fn take_keyboard(&mut self, ui: &Ui) {
        self.wants_field = 3;
        ui.ctx().request_repaint();
    }

    /// Draws the header.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        shown: &LadderView<'_>,
        found: (&VisibleRows, &FindHits),
        commands: &mut Vec<Command>,
    ) {
        let asked = &shown.state.ladder;
        let seeks = !asked.text.trim().is_empty();
        let now = (shown.state.computed.revision, asked.view, [is_filtered(asked), seeks]);
        if self.measured != Some(now) {
            *self = Header { measured: Some(now), wants_field: self.wants_field, ..Header::default() };
        }
        let before = (self.controls, self.filters);
        Frame::NONE.inner_margin(Margin { left: 16, right: 16, top: 7, bottom: 6 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            self.groups(ui, shown, found, commands);
        });
        if self.wants_field > 0 {
            self.wants_field -= 1;
            ui.memory_mut(|memory| memory.request_focus(find_id()));
            ui.ctx().request_repaint();
        }
        let moved = (before.0 - self.controls).abs() > 0.5 || (before.1 - self.filters).abs() > 0.5;
        if moved {
            ui.ctx().request_discard("the header was measured");
        }
    }

    /// Title and controls on one line and subtitle and filters on the next, where there is room for that; otherwise
    /// title and subtitle share a line and the groups follow.
    fn groups(
        &mut self,
        ui: &mut Ui,
        shown: &LadderView<'_>,
        found: (&VisibleRows, &FindHits),
        commands: &mut Vec<Command>,
    ) {
        let theme = shown.theme;
        if ui.available_height() < LOW {
            self.brief(ui, shown, found, commands);
            return;
        }
        let (title_font, font) = (Face::SerifTitle.at(size::TITLE), Face::Sans.at(size::META));
        let subtitle = subtitle(shown);
        let title_width = text_width(ui, &shown.data.title, title_font.clone());
        let subtitle_width = text_width(ui, &subtitle, font.clone());
        let title = Label::new(RichText::new(&shown.data.title).font(title_font).color(theme.text)).selectable(false);
        let under = Label::new(RichText::new(&subtitle).font(font).color(theme.muted)).selectable(false);
        let width = ui.available_width();
        let fits = |text: f32, group: f32| text + 24.0 + group <= width;
        if fits(title_width, self.controls) && fits(subtitle_width, self.filters) {
            let line = |ui: &mut Ui, label: Label, group_width: f32, group: &mut dyn FnMut(&mut Ui)| {
                ui.horizontal(|ui| {
                    let words = ui.add(label.extend());
                    (words, at_right(ui, group_width, group))
                })
                .inner
            };
            let (words, width) = line(ui, title, self.controls, &mut |ui| controls(ui, shown, commands));
            as_heading(&words, &shown.data.title, 1);
            self.controls = width;
            self.filters = line(ui, under, self.filters, &mut |ui| filters(ui, shown, found, commands)).1;
            return;
        }
        // Above the groups the title is no higher than they are.
        let title = RichText::new(&shown.data.title).font(Face::SerifSemibold.at(size::LEVEL)).color(theme.text);
        ui.horizontal(|ui| {
            as_heading(&elided(ui, title), &shown.data.title, 1);
            elided(ui, RichText::new(&subtitle).font(Face::Sans.at(size::META)).color(theme.muted));
        });
        self.controls = below(ui, self.controls, |ui| controls(ui, shown, commands));
        self.filters = below(ui, self.filters, |ui| filters(ui, shown, found, commands));
    }
}

/// Whether the view in sight leaves something out: the flow goes by changes alone.
fn is_filtered(asked: &LadderState) -> bool {
    let by_rows = asked.view == View::Rows && (asked.differences_only || asked.only_found);
    by_rows || !asked.changes.is_empty()
}

fn subtitle(shown: &LadderView<'_>) -> String {
    match shown.state.ladder.view {
        View::Rows => match shown.data.unprinted {
            Some(words) => format!("{} · {words}", shown.data.subtitle),
            None => shown.data.subtitle.clone(),
        },
        View::Tracks => match &shown.state.computed.tracks {
            Some(computed) => format!("{} · {}", shown.data.subtitle, computed.size()),
            None => shown.data.subtitle.clone(),
        },
        View::Flow => {
            let what = plural(shown.state.ladder.flow_items.0.word());
            format!("Flow of {what} · first words as printed · a thin ribbon: some clauses go on there")
        }
    }
}

/// The most height of the list of levels.
const LIST: f32 = 320.0;

/// Below this height of the panel the controls open on demand, so that the rows keep their place.
const LOW: f32 = 500.0;

impl Header {
    /// Title, and a button that opens the controls.
    fn brief(
        &self,
        ui: &mut Ui,
        shown: &LadderView<'_>,
        found: (&VisibleRows, &FindHits),
        commands: &mut Vec<Command>,
    ) {
        ui.horizontal(|ui| {
            let title = RichText::new(&shown.data.title).font(Face::SerifSemibold.at(size::LEVEL));
            let button = "View and filters";
            let room = ui.available_width() - text_width(ui, button, Face::SansMedium.at(size::CONTROL)) - 48.0;
            let left = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(vec2(room, 26.0), left, |ui| {
                ui.set_min_width(room);
                as_heading(&elided(ui, title.color(shown.theme.text)), &shown.data.title, 1);
            });
            let response = Button::new(button).opens().show(ui, shown.theme);
            let width = ui.ctx().content_rect().width() - 40.0;
            // No menu, but a part of the header: its controls look as they do there.
            let mut popup = Popup::menu(&response).style(StyleModifier::default());
            popup = popup.close_behavior(PopupCloseBehavior::CloseOnClickOutside);
            if self.wants_field > 0 {
                popup = popup.open_memory(SetOpenCommand::Bool(true));
            }
            popup.width(width).show(|ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
                ui.add(Label::new(RichText::new(subtitle(shown)).color(shown.theme.muted)).selectable(false).wrap());
                ui.horizontal_wrapped(|ui| controls(ui, shown, commands));
                ui.horizontal_wrapped(|ui| filters(ui, shown, found, commands));
            });
        });
    }
}

/// Draws a group against the right edge; returns its width.
fn at_right(ui: &mut Ui, width: f32, group: impl FnOnce(&mut Ui)) -> f32 {
    ui.add_space((ui.available_width() - width).max(0.0));
    ui.horizontal(group).response.rect.width()
}

/// Draws a group on one line, or on several where it is wider than the panel; returns its width on one line.
fn below(ui: &mut Ui, width: f32, group: impl FnOnce(&mut Ui)) -> f32 {
    if width <= ui.available_width() {
        return ui.horizontal(group).response.rect.width();
    }
    ui.horizontal_wrapped(group);
    width
}

fn text_width(ui: &Ui, text: &str, font: FontId) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).rect.width()
}

fn controls(ui: &mut Ui, shown: &LadderView<'_>, commands: &mut Vec<Command>) {
    let LadderView { data, state, theme, .. } = *shown;
    levels(ui, theme, data, commands);
    match state.ladder.view {
        View::Rows => {
            caption(ui, theme, "Text");
            let now = state.density();
            let part = |density: Density| Segment::new(density.name(), density == now);
            if let Some(at) = segmented(ui, theme, "density", &Density::ALL.map(part)) {
                commands.extend(Density::ALL.get(at).copied().map(Command::SetDensity));
            }
            let unfolded = state.ladder.unfolded;
            let words = if unfolded { "Fold all" } else { "Unfold all" };
            if Button::new(words).weight(Weight::Bare).show(ui, theme).clicked() {
                commands.push(Command::UnfoldAll(!unfolded));
            }
            against(ui, shown, commands);
            let differences = state.ladder.differences_only;
            let parts = [Segment::new("All", !differences), Segment::new("Differences", differences)];
            if let Some(at) = segmented(ui, theme, "show", &parts) {
                commands.push(Command::SetDifferencesOnly(at == 1));
            }
        }
        View::Flow => {
            caption(ui, theme, "Items");
            let kind = state.ladder.flow_items.0;
            let parts = [Segment::new("Duties", kind == ItemKind::Duty), Segment::new("KSAs", kind == ItemKind::Ksa)];
            match segmented(ui, theme, "items", &parts) {
                Some(0) => commands.push(Command::SetFlowItems(ItemKind::Duty)),
                Some(_) => commands.push(Command::SetFlowItems(ItemKind::Ksa)),
                None => {}
            }
        }
        View::Tracks => {}
    }
    let mut views = vec![("Rows", View::Rows), ("Flow", View::Flow)];
    if state.computed.tracks.is_some() {
        views.insert(0, ("Rungs and tracks", View::Tracks));
    }
    let parts: Vec<Segment> = views.iter().map(|(name, view)| Segment::new(name, *view == state.ladder.view)).collect();
    if let Some((_, view)) = segmented(ui, theme, "view", &parts).and_then(|at| views.get(at)) {
        commands.push(Command::SetView(*view));
    }
}

/// A list of the levels, however many a series has; it stays open while several are chosen.
fn levels(ui: &mut Ui, theme: &Theme, data: &LadderData, commands: &mut Vec<Command>) {
    let shown = data.toggles.iter().filter(|toggle| toggle.shown).count();
    let text = format!("{shown} of {}", counted(data.toggles.len(), "level"));
    let response = Button::new(&text).name(&format!("Levels in view: {text}")).opens().show(ui, theme);
    let popup = Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        ScrollArea::vertical().max_height(LIST).show(ui, |ui| {
            for toggle in &data.toggles {
                let name = format!("Level {} {}", toggle.level.code, toggle.title);
                if ui.selectable_label(toggle.shown, name).clicked() {
                    commands.push(Command::ToggleLevel(toggle.level.clone()));
                }
            }
        });
    });
}

fn against(ui: &mut Ui, shown: &LadderView<'_>, commands: &mut Vec<Command>) {
    let LadderView { data, state, theme, .. } = *shown;
    caption(ui, theme, "Against");
    let now = state.ladder.against;
    let text = against_words(now, data);
    let response = Button::new(&text).name(&format!("Compared against: {text}")).opens().show(ui, theme);
    Popup::menu(&response).show(|ui| {
        let choices = std::iter::once(Against::LevelBelow).chain((0..data.columns.len()).map(Against::Baseline));
        for choice in choices {
            if ui.selectable_label(choice == now, against_words(choice, data)).clicked() {
                commands.push(Command::SetAgainst(choice));
                ui.close();
            }
        }
    });
}

fn against_words(against: Against, data: &LadderData) -> String {
    match against {
        Against::LevelBelow if data.across => "Level before".to_owned(),
        Against::LevelBelow => "Level below".to_owned(),
        Against::Baseline(column) => format!("Baseline {}", data.code(column)),
        Against::Each(_) => "Chosen by column".to_owned(),
    }
}

fn filters(ui: &mut Ui, shown: &LadderView<'_>, found: (&VisibleRows, &FindHits), commands: &mut Vec<Command>) {
    let LadderView { data, state, theme, .. } = *shown;
    let (rows, hits) = found;
    let asked = &state.ladder;
    if asked.view == View::Tracks {
        // Its cards are no rows that a filter leaves out.
        return;
    }
    let in_rows = asked.view == View::Rows;
    if in_rows {
        find(ui, shown, hits, commands);
    }
    let filtered = is_filtered(asked);
    let words = match (in_rows, filtered) {
        (true, true) => format!("{} of {}", rows.matching, counted(rows.total, "row")),
        (true, false) => "In these rows".to_owned(),
        (false, true) => "Others faded".to_owned(),
        (false, false) => "In the flow".to_owned(),
    };
    // The words change with a filter; what stands behind them keeps its place under the pointer.
    let widest = ["888 of 888 rows", "In these rows"].map(|words| text_width(ui, words, Face::Sans.at(size::META)));
    let response = ui.scope(|ui| {
        ui.set_min_width(widest.into_iter().fold(0.0, f32::max));
        caption(ui, theme, &words)
    });
    if filtered {
        announced(&response.inner);
    }
    chips(ui, shown, if in_rows { &rows.counts } else { &data.counts }, commands);
    if in_rows && rows.not_printed > 0 {
        caption(ui, theme, &format!("{} not printed", rows.not_printed));
    }
    if Button::new("Clear filters").weight(Weight::Bare).enabled(filtered).show(ui, theme).clicked() {
        commands.push(Command::ClearFilters);
    }
}

/// A chip for each change that the ladder has: how often it is in view, and whether only such rows are shown.
fn chips(ui: &mut Ui, shown: &LadderView<'_>, counts: &Counts, commands: &mut Vec<Command>) {
    let LadderView { data, state, theme, .. } = *shown;
    let chosen = &state.ladder.changes;
    for told in ChangeName::all() {
        let on = told.changes().all(|change| chosen.contains(&change));
        if !on && data.counts.get(&told).copied().unwrap_or(0) == 0 {
            continue;
        }
        let count = counts.get(&told).copied().unwrap_or(0);
        if change_chip(ui, theme, told, count, on).clicked() {
            let turned = told.changes().filter(|change| chosen.contains(change) == on);
            commands.extend(turned.map(Command::ToggleChange));
        }
        // Nine of them are to stand on one line beside the library.
        ui.add_space(4.0 - ui.spacing().item_spacing.x);
    }
}

/// The field in which words are sought, and whether rows without them are left out.
fn find(ui: &mut Ui, shown: &LadderView<'_>, hits: &FindHits, commands: &mut Vec<Command>) {
    let (asked, theme) = (&shown.state.ladder, shown.theme);
    let count = hits.in_words(asked.hit);
    match find_field(ui, theme, find_id(), "Find in the ladder", &asked.text, &count) {
        Some(FindEvent::Words(words)) => commands.push(Command::FindText(words)),
        Some(FindEvent::Next) => commands.push(Command::Act(Action::FindNext)),
        Some(FindEvent::Previous) => commands.push(Command::Act(Action::FindPrevious)),
        Some(FindEvent::Closed) => commands.push(Command::CloseFind),
        None => {}
    }
    if asked.text.trim().is_empty() {
        return;
    }
    let words = if asked.only_found { "All rows" } else { "Only these rows" };
    if Button::new(words).weight(Weight::Bare).show(ui, theme).clicked() {
        commands.push(Command::SetOnlyFound(!asked.only_found));
    }
}
