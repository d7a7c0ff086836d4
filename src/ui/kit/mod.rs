//! The controls that every panel takes, and the context that it is given.

mod action;
mod badge;
mod button;
mod change_chip;
mod cx;
mod dialog;
mod elided;
mod end_of_title;
mod find_field;
mod focus_ring;
mod focus_scope;
pub mod form;
pub mod gallery;
mod heights;
mod labels;
mod list_nav;
mod list_row;
mod menu;
mod message;
mod outcome;
mod own_keys;
mod pair_row;
mod quoting_row;
mod regions;
mod scroll_keys;
mod scrolling_column;
mod segmented;
mod selectable;
mod strokes;
pub mod tree_lines;
mod virtual_list;

use eframe::egui::accesskit::Live;
use eframe::egui::{Color32, Response, RichText, Role, WidgetInfo};

pub use action::{action_button, key_names, keys_of, menu_entry, menu_item, shortcut, tooltip};
pub use badge::{decided, paint_badge};
pub use button::{Button, ControlColors, ControlState, LEAST_TARGET, Weight, name_with_face};
pub use change_chip::change_chip;
pub use cx::Cx;
pub use dialog::{dialog, dialog_at_top, dialog_frame, focus_first, scrolling, titled};
pub use elided::{elided, elided_galley};
pub use end_of_title::end_of_title;
pub use find_field::{FindEvent, find_field};
pub use focus_ring::{FocusKeeper, draw_ring, kept_in_view, ring_elsewhere};
pub use focus_scope::{has_focus, scope_in_focus};
use heights::Heights;
pub use labels::{as_heading, caption, heading, line_between, paint_box, rule, section, triangle};
pub use list_nav::{ListNav, Motion, NavEvent, NavRows, TreeNode};
pub use list_row::{ListRow, ROW_HEIGHT, paint_row_ground};
pub use menu::context_menu;
pub use message::{message_card, message_color, message_words};
pub use outcome::{outcome_hue, outcome_label, paint_outcome};
pub use own_keys::own_keys;
pub use pair_row::{PairColumns, PairRow, pair_heading, pair_heads};
pub use quoting_row::{QuotedLine, QuotingRow};
pub use regions::{Regions, region};
pub use scroll_keys::{LINE, ScrollKeys, scroll_by_keys};
pub use scrolling_column::scrolling_column;
pub use segmented::{Segment, segmented};
pub use selectable::{SelectableText, selectable};
pub use strokes::{dashed, hatched};
pub use virtual_list::{Bring, PlacedRow, Rows, VirtualList, VirtualRows};

use super::theme::{Face, Theme, size};

/// Text in a face, size and color.
pub fn text(words: impl Into<String>, face: Face, size: f32, colour: Color32) -> RichText {
    RichText::new(words).font(face.at(size)).color(colour)
}

/// Quiet small print.
pub fn small(words: impl Into<String>, theme: &Theme) -> RichText {
    text(words, Face::Sans, size::CHANGE, theme.muted)
}

/// Gives a widget its accessible name.
pub fn name_it(response: &Response, kind: Role, name: &str) {
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::labeled(kind, enabled, name));
}

/// Has screen readers say the words of a widget whenever they change.
pub fn announced(response: &Response) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}
