//! What a document prints for a series as a whole: it holds for every level of it.

use eframe::egui::{Align, Id, Response, ScrollArea, Ui};
use rungs_domain::spec::{Section, SeriesId};

use super::help::focus_first;
use super::pop_out;
use crate::app::{Command, State, whole_series};
use crate::ui::theme::{Face, Theme, size};
use crate::ui::widgets::{small, text};

/// Shows the text, scrolled to a passage.
pub fn show(
    ui: &mut Ui,
    state: &State,
    series: &SeriesId,
    heading: Option<&str>,
    theme: &Theme,
    commands: &mut Vec<Command>,
) {
    let Some(loaded) = state.library.find(series) else { return };
    let title = loaded.series.title.as_str();
    pop_out::show(ui, title, 640.0, theme, commands, |ui, commands| {
        let authority = &loaded.series.authority.name;
        ui.label(small(format!("{authority} · printed for all levels of the series"), theme));
        ui.add_space(4.0);
        let height = (ui.ctx().content_rect().height() - 200.0).max(100.0);
        let scroll = ScrollArea::vertical().id_salt((series, heading)).auto_shrink([false, true]);
        scroll.max_height(height).show(ui, |ui| {
            for section in &whole_series::passages(&loaded.series) {
                let head = one(ui, section, theme);
                if heading.is_some() && section.heading.as_deref() == heading && first_time(ui, series, heading) {
                    head.scroll_to_me(Some(Align::TOP));
                }
            }
        });
        ui.add_space(8.0);
        let close = ui.button("Close");
        focus_first(ui, &close);
        if close.clicked() {
            commands.push(Command::CloseDialog);
        }
    });
}

/// Scrolling to a passage is done once: afterwards the person scrolls.
fn first_time(ui: &mut Ui, series: &SeriesId, heading: Option<&str>) -> bool {
    let seen = Id::unique(("series text", series, heading));
    !ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<bool>(seen), true))
}

fn one(ui: &mut Ui, section: &Section, theme: &Theme) -> Response {
    ui.add_space(6.0);
    let heading = section.heading.as_deref().unwrap_or("Without a heading");
    let head = ui.label(text(heading, Face::SerifSemibold, size::SECTION, theme.text));
    for paragraph in &section.text {
        ui.label(text(paragraph.as_str(), Face::Serif, size::TEXT, theme.text));
    }
    head
}
