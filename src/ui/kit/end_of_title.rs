//! Titles in narrow places.

use eframe::egui::{Color32, FontId, Painter};

/// The first word and as many of the last ones as fit, else the last ones alone: titles of a series begin alike and
/// differ at their ends, or in the word before all ("Lead", "Assistant").
pub fn end_of_title(painter: &Painter, title: &str, font: &FontId, width: f32) -> String {
    let width_of =
        |text: &str| painter.layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER).rect.width();
    shortened(title, |text| width_of(text) <= width)
}

fn shortened(title: &str, fits: impl Fn(&str) -> bool) -> String {
    if fits(title) {
        return title.to_owned();
    }
    let first = title.split(' ').next().unwrap_or_default();
    let ends = || title.match_indices(' ').filter_map(|(at, _)| title.get(at..));
    // Behind the first word something must be left out, or the sign of it would lie.
    let with_first = ends().skip(1).map(|end| format!("{first} …{end}"));
    let alone = || ends().map(|end| format!("…{end}"));
    let last = alone().next_back().unwrap_or_else(|| title.to_owned());
    with_first.chain(alone()).find(|text| fits(text)).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn the_words_by_which_titles_differ_are_kept() {
        let within = |most: usize| move |text: &str| text.chars().count() <= most;
        assert_eq!(shortened("Lead Utilization Management Coordinator", within(20)), "Lead … Coordinator");
        assert_eq!(shortened("Social Service Program Planner III", within(24)), "Social … Planner III");
        assert_eq!(shortened("Social Service Program Planner III", within(14)), "Social … III");
        assert_eq!(shortened("Social Service Program Planner III", within(8)), "… III");
        assert_eq!(shortened("Community Planner", within(12)), "… Planner");
        assert_eq!(shortened("Community Planner", within(3)), "… Planner", "nothing shorter says anything");
        assert_eq!(shortened("Supervisor", within(3)), "Supervisor");
    }
}
