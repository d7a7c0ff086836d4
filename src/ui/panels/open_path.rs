//! A path typed by hand, browsed for, or chosen among those opened lately: the way that works on every machine.

use std::fmt;
use std::path::{self, PathBuf};

use eframe::egui::{ScrollArea, Ui};
use egui_file::{FileDialog, State as Browsing};

use crate::ui::kit::form::prompt::{Prompt, PromptAnswer};
use crate::ui::kit::{Cx, small};
use crate::ui::theme::Theme;
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
    let prompt = Prompt { title, width: 560.0, label: what, note: "", hint: "", act: "Open", may_be_empty: false };
    let (theme, mut lately) = (cx.theme, None);
    let more = |ui: &mut Ui| {
        lately = recent(ui, &cx.state.recent, theme);
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            if ui.button("Browse for files").clicked() {
                view.browser = Some(opened(FileDialog::open_file().multi_select(true)));
            }
            if ui.button("Browse for a folder").clicked() {
                view.browser = Some(opened(FileDialog::select_folder()));
            }
        });
    };
    let answer = prompt.show(ui, theme, typed, |_, _| {}, more);
    if let Some(path) = lately {
        cx.send(Command::Open(vec![path]));
    }
    match answer {
        Some(PromptAnswer::Typed(now)) => cx.send(Command::ShowOpenPath(now)),
        Some(PromptAnswer::Taken(typed)) => {
            let typed = typed.trim();
            cx.send(Command::Open(vec![path::absolute(typed).unwrap_or_else(|_| PathBuf::from(typed))]));
        }
        Some(PromptAnswer::Canceled) => cx.send(Command::CloseDialog),
        None => {}
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

/// What was opened lately; what of it was chosen.
fn recent(ui: &mut Ui, recent: &[PathBuf], theme: &Theme) -> Option<PathBuf> {
    if recent.is_empty() {
        return None;
    }
    ui.add_space(8.0);
    ui.label(small("Opened lately", theme));
    let list = ScrollArea::vertical().max_height(160.0);
    let chosen = |ui: &mut Ui| recent.iter().filter(|path| ui.button(path.display().to_string()).clicked()).last();
    list.show(ui, chosen).inner.cloned()
}
