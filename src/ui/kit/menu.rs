//! Context menus: by the second button of the mouse, by Shift+F10 and by the Menu key; they take the keyboard.

use eframe::egui::{Context, Id, Key, LayerId, Modifiers, Popup, Response, Ui, vec2};

/// The widget whose menu was opened by a key.
#[derive(Debug, Clone, Copy)]
struct OpenedByKey(Id);

fn key() -> Id {
    Id::unique("menu opened by a key")
}

/// The context menu of a widget. While it is open, its entries have the keyboard; Esc closes it.
pub fn context_menu(response: &Response, content: impl FnOnce(&mut Ui)) {
    let ctx = &response.ctx;
    let id = Popup::default_response_id(response);
    let pressed = response.has_focus() && !Popup::is_any_open(ctx) && menu_key(ctx);
    if pressed {
        Popup::open_id(ctx, id);
        ctx.data_mut(|data| data.insert_temp(key(), OpenedByKey(response.id)));
    } else if response.secondary_clicked() {
        ctx.data_mut(|data| data.remove::<OpenedByKey>(key()));
    } else if !Popup::is_id_open(ctx, id) {
        return;
    }
    let by_key = ctx.data(|data| data.get_temp::<OpenedByKey>(key())).is_some_and(|opened| opened.0 == response.id);
    let popup = match by_key {
        true => {
            let at = response.interact_rect.left_top() + vec2(16.0, 20.0);
            Popup::menu(response).open_memory(None).at_position(at)
        }
        false => Popup::context_menu(response),
    };
    let shown = popup.show(content);
    if let Some(shown) = shown.filter(|_| response.has_focus()) {
        focus_first(ctx, shown.response.layer_id);
    }
}

/// Whether the menu of what has the focus is asked for; the key is taken.
fn menu_key(ctx: &Context) -> bool {
    ctx.input_mut(|input| {
        input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::NONE, Key::Menu)
    })
}

/// Gives the focus to the first entry of a menu that just opened.
fn focus_first(ctx: &Context, menu: LayerId) {
    let first = ctx.viewport(|viewport| {
        let mut entries = viewport.this_pass.widgets.get_layer(menu);
        entries.find(|entry| entry.enabled && entry.sense.is_focusable()).map(|entry| entry.id)
    });
    match first {
        Some(first) => ctx.memory_mut(|memory| memory.request_focus(first)),
        None => ctx.request_repaint(),
    }
}
