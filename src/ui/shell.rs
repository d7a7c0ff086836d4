//! The window's parts and where they stand.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Align, Align2, Frame, Layout, Margin, Rect, Stroke, Ui, UiBuilder, vec2};

use super::kit::{self, Cx};
use super::panels::audit::AuditPanel;
use super::panels::ladder::LadderPanel;
use super::panels::library::LibraryPanel;
use super::panels::messages::MessageAge;
use super::panels::open_path::OpenPathBox;
use super::panels::qualify::QualifyPanel;
use super::panels::review::ReviewPanel;
use super::panels::step::StepPanel;
use super::panels::vacancy::VacancyPanel;
use super::panels::{
    audit, confirm, disagree, help, ladder, library, messages, open_path, palette, problems, qualify, review,
    same_work, save_path, status_bar, step, top_bar, vacancy, your_name,
};
use super::theme::{Face, Theme, size};
use rungs_app::actions::Action;
use rungs_app::state::{Dialog, FocusTarget, Region, Tab};

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
    step: StepPanel,
    open_path: OpenPathBox,
    message_age: MessageAge,
    seen_request: u64,
}

/// The height of the bar at the top.
const BAR: f32 = 44.0;

/// The height of the status bar.
const STATUS: f32 = 28.0;

/// Left and right in both bars.
const INSET: f32 = 16.0;

/// Whether the window has no room for the library beside the content.
pub fn is_narrow(ctx: &egui::Context) -> bool {
    ctx.content_rect().width() < NARROW
}

/// Shows the whole window. Parts are drawn in the order of Tab and of reading: bar, content, library, status.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, views: &mut Views) {
    let (state, theme) = (cx.state, cx.theme);
    let wish = state.focus_request.take(&mut views.seen_request);
    let beside = !state.narrow && state.look.library_shown;
    let (bar, rest) = ui.max_rect().split_top_bottom_at_y(ui.max_rect().top() + BAR);
    let (rest, status) = rest.split_top_bottom_at_y(rest.bottom() - STATUS);
    let (side, main) = rest.split_left_right_at_x(rest.left() + if beside { LIBRARY } else { 0.0 });
    let part = |region, rect, inset| Part { region, rect, inset };
    part(Region::Bar, bar, INSET).show(ui, theme, |ui| top_bar::show(ui, cx));
    part(Region::Content, main, 0.0).show(ui, theme, |ui| content(ui, cx, views, wish));
    if beside {
        part(Region::Library, side, 0.0).show(ui, theme, |ui| library::show(ui, cx, &mut views.library, wish));
    }
    part(Region::Status, status, INSET).show(ui, theme, |ui| status_bar::show(ui, cx, &mut views.message_age));
    if state.narrow && state.library_over {
        library_over(ui, cx, views, wish);
    }
    dialogs(ui, cx, views);
    dropping(ui, theme);
}

/// What the tab shows. The window is cleared with its ground.
fn content(ui: &mut Ui, cx: &mut Cx<'_>, views: &mut Views, wish: Option<FocusTarget>) {
    match cx.state.tab {
        Tab::Qualifications => qualify::show(ui, cx, &mut views.qualify, wish),
        Tab::DeskAudit => audit::show(ui, cx, &mut views.audit, wish),
        Tab::Vacancy => vacancy::show(ui, cx, &mut views.vacancy, wish),
        Tab::Import => review::show(ui, cx, &mut views.review, wish),
        Tab::Ladder if cx.state.step.shown.is_some() => step::show(ui, cx, &mut views.step, wish),
        Tab::Ladder if cx.state.ladder.levels.is_empty() => nothing_shown(ui, cx),
        Tab::Ladder => ladder::show(ui, cx, &mut views.ladder),
    }
}

/// A part of the window: a region of F6, and a landmark for screen readers.
struct Part {
    region: Region,
    rect: Rect,
    /// Left and right of what is in it.
    inset: f32,
}

impl Part {
    fn show(self, ui: &mut Ui, theme: &Theme, add: impl FnOnce(&mut Ui)) {
        let (role, name) = match self.region {
            Region::Bar => (Role::Banner, "Tabs and menu"),
            Region::Content => (Role::Main, "Content"),
            Region::Library => (Role::Complementary, "Library column"),
            _ => (Role::ContentInfo, "Status"),
        };
        kit::region(ui.ctx(), self.region, self.rect);
        if self.region != Region::Content {
            ui.painter().rect_filled(self.rect, 0.0, theme.panel);
        }
        let builder = UiBuilder::new().id_salt(name).max_rect(self.rect.shrink2(vec2(self.inset, 0.0)));
        let mut part = ui.new_child(builder.layout(Layout::top_down(Align::Min)).accessibility_role(role));
        let (id, rect) = (part.unique_id(), self.rect);
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_label(name);
            let (x0, y0) = (rect.left().into(), rect.top().into());
            node.set_bounds(egui::accesskit::Rect { x0, y0, x1: rect.right().into(), y1: rect.bottom().into() });
        });
        part.set_clip_rect(self.rect.intersect(ui.clip_rect()));
        add(&mut part);
    }
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
            kit::region(ui.ctx(), Region::Library, ui.max_rect());
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
        Some(Dialog::Messages) => messages::show(ui, cx),
        Some(Dialog::Problems) => problems::show(ui, cx),
        Some(Dialog::OpenPath(typed)) => open_path::show(ui, cx, typed, &mut views.open_path),
        Some(Dialog::YourName(typed)) => your_name::show(ui, cx, typed),
        Some(Dialog::Disagree(written)) => disagree::show(ui, cx, written),
        Some(Dialog::SameWork(written)) => same_work::show(ui, cx, written),
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
    let card = Rect::from_center_size(whole.center(), vec2(360.0, 72.0));
    painter.rect(card, 8.0, theme.surface, Stroke::new(2.0, theme.accent), egui::StrokeKind::Inside);
    let font = Face::SansSemibold.at(size::SECTION);
    painter.text(card.center(), Align2::CENTER_CENTER, "Drop to open these files", font, theme.text);
}

/// A rule of one point along the bottom of what was just drawn.
pub fn rule_below(ui: &Ui, theme: &Theme) {
    let rect = ui.max_rect().expand2(vec2(16.0, 0.0));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.rule));
}
