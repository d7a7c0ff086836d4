//! Which scopes of actions have the keyboard focus: panels say so while they draw, the keys of the next frame ask.

use eframe::egui::{Context, Id};
use rungs_app::actions::Scope;

/// The widget in focus, and the scope that it is in; from the frame that was drawn last.
#[derive(Debug, Clone, Copy)]
struct InFocus(Id, Scope);

fn key() -> Id {
    Id::unique("scope in focus")
}

/// What has the focus now is in `scope`.
pub fn has_focus(ctx: &Context, scope: Scope) {
    if let Some(focused) = ctx.memory(|memory| memory.focused()) {
        ctx.data_mut(|data| data.insert_temp(key(), InFocus(focused, scope)));
    }
}

/// The scope that has the focus; asked once a frame, before anything is drawn.
pub fn scope_in_focus(ctx: &Context) -> Option<Scope> {
    let known: Option<InFocus> = ctx.data_mut(|data| {
        let known = data.get_temp(key());
        data.remove::<InFocus>(key());
        known
    });
    let focused = ctx.memory(|memory| memory.focused())?;
    known.filter(|known| known.0 == focused).map(|known| known.1)
}
