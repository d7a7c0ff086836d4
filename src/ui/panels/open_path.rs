//! A path typed by hand, browsed for, or chosen among those opened lately: the way that works on every machine.

use std::fmt;
use std::path::{self, PathBuf};

use eframe::egui::{Button, Key, ScrollArea, TextEdit, Ui};
use egui_file::{FileDialog, State as Browsing};

use crate::ui::kit::{Cx, dialog, small};
use rungs_app::Command;
use rungs_app::state::Tab;

/// What the box keeps between frames: the browser, while it is open.
#[derive(Default)]
pub struct OpenPathBox {
    browser: Option<FileDialog>,
}

impl fmt::Debug for OpenPathBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenPathBox").field("browsing", &self.browser.is_some()).finish()
    }
}

impl OpenPathBox {
    /// Forgets the browser: the box is closed, by whatever way.
    pub fn close(&mut self) {
        self.browser = None;
    }
}

/// Shows the box, or the browser in its place.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, typed: &str, view: &mut OpenPathBox) {
    if let Some(browser) = &mut view.browser {
        browser.show(ui.ctx());
        match browser.state() {
            Browsing::Open => return,
            Browsing::Selected => cx.send(Command::Open(chosen(browser))),
            Browsing::Closed | Browsing::Cancelled => {}
        }
        view.browser = None;
        return;
    }
    let (title, what) = match cx.state.tab {
        Tab::Import => ("Import by path", "Path of a document or of a folder of documents"),
        _ => ("Open by path", "Path of a file or folder of specifications"),
    };
    let beside = dialog(ui, cx.theme, title, 560.0, |ui| {
        path_field(ui, cx, what, typed);
        recent(ui, cx);
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            if ui.button("Browse for files").clicked() {
                view.browser = Some(opened(FileDialog::open_file().multi_select(true)));
            }
            if ui.button("Browse for a folder").clicked() {
                view.browser = Some(opened(FileDialog::select_folder()));
            }
        });
    });
    if beside {
        cx.send(Command::CloseDialog);
    }
}

fn opened(browser: FileDialog) -> FileDialog {
    let mut browser = browser.show_new_folder(false).show_rename(false).keep_on_top(true);
    browser.open();
    browser
}

fn chosen(browser: &FileDialog) -> Vec<PathBuf> {
    let several: Vec<PathBuf> = browser.selection().into_iter().map(PathBuf::from).collect();
    if several.is_empty() { browser.path().into_iter().map(PathBuf::from).collect() } else { several }
}

fn path_field(ui: &mut Ui, cx: &mut Cx<'_>, what: &str, typed: &str) {
    let label = ui.label(small(what, cx.theme));
    let mut now = typed.to_owned();
    let field = ui.add(TextEdit::singleline(&mut now).desired_width(f32::INFINITY)).labelled_by(label.id);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.ctx().memory(|memory| memory.focused()).is_none() && !entered {
        field.request_focus();
    }
    if now != typed {
        cx.send(Command::ShowOpenPath(now.clone()));
    }
    ui.add_space(8.0);
    let typed_path = now.trim();
    ui.horizontal(|ui| {
        let open = ui.add_enabled(!typed_path.is_empty(), Button::new("Open"));
        if (open.clicked() || entered) && !typed_path.is_empty() {
            cx.send(Command::Open(vec![path::absolute(typed_path).unwrap_or_else(|_| PathBuf::from(typed_path))]));
        }
        if ui.button("Cancel").clicked() {
            cx.send(Command::CloseDialog);
        }
    });
}

fn recent(ui: &mut Ui, cx: &mut Cx<'_>) {
    let state = cx.state;
    if state.recent.is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.label(small("Opened lately", cx.theme));
    ScrollArea::vertical().max_height(160.0).show(ui, |ui| {
        for path in &state.recent {
            let known = ui.button(path.display().to_string());
            if known.clicked() {
                cx.send(Command::Open(vec![path.clone()]));
            }
        }
    });
}
