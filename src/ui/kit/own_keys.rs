//! Keys that a widget takes for itself.

use eframe::egui::{Context, EventFilter, FocusDirection, Id, Key};

/// The widget with the keyboard takes arrow keys and Esc itself. egui keeps them to it from the second frame on that
/// it has the keyboard; in the first, and after every move from cell to cell, they would also move the focus away.
pub fn own_keys(ctx: &Context, id: Id) {
    let arrows = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    let pressed = ctx.input(|input| arrows.into_iter().any(|key| input.key_pressed(key)));
    ctx.memory_mut(|memory| {
        memory.set_focus_lock_filter(id, filter);
        if pressed {
            memory.move_focus(FocusDirection::None);
        }
    });
}
