//! The window's parts and where they stand.

use eframe::egui::{self, Align2, CentralPanel, Frame, Margin, Panel, Stroke, Ui, vec2};

use super::kit::{self, Cx};
use super::panels::audit::AuditPanel;
use super::panels::ladder::LadderPanel;
use super::panels::library::LibraryPanel;
use super::panels::open_path::OpenPathBox;
use super::panels::qualify::QualifyPanel;
use super::panels::review::ReviewPanel;
use super::panels::vacancy::VacancyPanel;
use super::panels::{
    audit, confirm, help, ladder, library, open_path, palette, problems, qualify, review, save_path, status_bar,
    top_bar, vacancy, your_name,
};
use super::theme::{Face, Theme, size};
use rungs_app::actions::Action;
use rungs_app::state::{Dialog, FocusTarget, Tab};
use rungs_app::{Command, State};

/// Below this width, in points, the library does not stand beside the ladder but comes over it.
const NARROW: f32 = 820.0;

/// The width of the library column.
const LIBRARY: f32 = 248.0;

/// What the parts of the window keep between frames.
#[derive(Debug, Default)]
pub struct Views {
    ladder: LadderPanel,
    library: LibraryPanel,
    qualify: QualifyPanel,
    audit: AuditPanel,
    vacancy: VacancyPanel,
    review: ReviewPanel,
    open_path: OpenPathBox,
    seen_wish: u64,
}

/// Shows the whole window.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, views: &mut Views) {
    let (state, theme) = (cx.state, cx.theme);
    let narrow = ui.ctx().content_rect().width() < NARROW;
    if narrow != state.narrow {
        cx.send(Command::SetNarrow(narrow));
    }
    let wish = new_wish(state, views);
    let bar = |fill| Frame::new().fill(fill).inner_margin(Margin::symmetric(16, 0));
    Panel::top("top").exact_size(44.0).resizable(false).show_separator_line(false).frame(bar(theme.panel)).show(
        ui,
        |ui| {
            top_bar::show(ui, cx);
        },
    );
    Panel::bottom("status")
        .exact_size(28.0)
        .resizable(false)
        .show_separator_line(false)
        .frame(bar(theme.panel))
        .show(ui, |ui| status_bar::show(ui, cx, wish));
    let beside = !state.narrow && state.look.library_shown;
    if beside {
        let frame = Frame::new().fill(theme.panel);
        Panel::left("library")
            .exact_size(LIBRARY)
            .resizable(false)
            .show_separator_line(false)
            .frame(frame)
            .show(ui, |ui| library::show(ui, cx, &mut views.library, wish));
    }
    // The window is cleared with this panel's ground.
    CentralPanel::no_frame().show(ui, |ui| match state.tab {
        Tab::Qualifications => qualify::show(ui, cx, &mut views.qualify, wish),
        Tab::DeskAudit => audit::show(ui, cx, &mut views.audit, wish),
        Tab::Vacancy => vacancy::show(ui, cx, &mut views.vacancy, wish),
        Tab::Import => review::show(ui, cx, &mut views.review, wish),
        Tab::Ladder if state.ladder.levels.is_empty() => nothing_shown(ui, cx),
        Tab::Ladder => ladder::show(ui, cx, &mut views.ladder),
    });
    if state.narrow && state.library_over {
        library_over(ui, cx, views, wish);
    }
    dialogs(ui, cx, views);
    dropping(ui, theme);
}

/// The focus wish, once for each new number.
fn new_wish(state: &State, views: &mut Views) -> Option<FocusTarget> {
    let number = state.focus_wish.number;
    let new = std::mem::replace(&mut views.seen_wish, number) != number;
    new.then_some(state.focus_wish.target)
}

/// In a narrow window the library lies over the ladder's left part.
fn library_over(ui: &mut Ui, cx: &mut Cx<'_>, views: &mut Views, wish: Option<FocusTarget>) {
    let whole = ui.ctx().content_rect();
    let frame = Frame::popup(ui.style()).inner_margin(Margin::ZERO).fill(cx.theme.panel);
    egui::Area::new(egui::Id::unique("library over")).fixed_pos(whole.min + vec2(4.0, 46.0)).show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            let height = (whole.height() - 46.0 - 34.0).max(80.0);
            let width = LIBRARY.min(whole.width() - 16.0);
            ui.set_min_size(vec2(width, height));
            ui.set_max_size(vec2(width, height));
            library::show(ui, cx, &mut views.library, wish);
        });
    });
}

fn dialogs(ui: &mut Ui, cx: &mut Cx<'_>, views: &mut Views) {
    let state = cx.state;
    if let Some(open) = &state.palette {
        palette::show(ui, cx, open);
    }
    if !matches!(state.dialog, Some(Dialog::OpenPath(_))) {
        views.open_path.close();
    }
    match &state.dialog {
        Some(Dialog::Help(search)) => help::show(ui, cx, search),
        Some(Dialog::Problems) => problems::show(ui, cx),
        Some(Dialog::OpenPath(typed)) => open_path::show(ui, cx, typed, &mut views.open_path),
        Some(Dialog::YourName(typed)) => your_name::show(ui, cx, typed),
        Some(Dialog::UnsavedOnClose) => confirm::unsaved(ui, cx),
        Some(Dialog::Recover) => confirm::recover(ui, cx),
        Some(Dialog::OverwriteFile(kind, _, path)) => confirm::overwrite_file(ui, cx, *kind, path),
        Some(Dialog::SavePath(typed)) => {
            if let Some(asking) = state.asking {
                save_path::show(ui, cx, asking, typed);
            }
        }
        None => {}
    }
}

/// What stands in place of the ladder while there are no levels: what to do.
fn nothing_shown(ui: &mut Ui, cx: &mut Cx<'_>) {
    let (state, theme) = (cx.state, cx.theme);
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        let (title, what) = match (state.library.series.is_empty(), state.status.running.is_empty()) {
            (true, false) => ("Reading the specifications", "They are here in a moment."),
            (true, true) => ("No specifications are loaded", "Open files or a folder, or drop them on this window."),
            (false, _) => ("No level is chosen", "Tick levels in the library, or find one by name, code or words."),
        };
        ui.label(kit::text(title, Face::SerifTitle, size::TITLE, theme.text));
        ui.label(kit::text(what, Face::Sans, size::CONTROL, theme.muted));
        ui.add_space(16.0);
        for (action, face) in [
            (Action::Find, "Find a series or level"),
            (Action::OpenFiles, "Open files"),
            (Action::OpenFolder, "Open a folder"),
        ] {
            kit::action_button(ui, cx, action, face);
            ui.add_space(4.0);
        }
    });
}

/// While files hang over the window: that they can be dropped.
fn dropping(ui: &mut Ui, theme: &Theme) {
    if ui.ctx().input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let whole = ui.ctx().content_rect();
    let painter = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("dropping")));
    let card = egui::Rect::from_center_size(whole.center(), vec2(360.0, 72.0));
    painter.rect(card, 8.0, theme.surface, Stroke::new(2.0, theme.accent), egui::StrokeKind::Inside);
    let font = Face::SansSemibold.at(size::SECTION);
    painter.text(card.center(), Align2::CENTER_CENTER, "Drop to open these files", font, theme.text);
}

/// A rule of one point along the bottom of what was just drawn.
pub fn rule_below(ui: &Ui, theme: &Theme) {
    let rect = ui.max_rect().expand2(vec2(16.0, 0.0));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.rule));
}
