//! Keys that work anywhere on the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::Callback;

use crate::app::Msg;

/// Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y), wherever one is not typing.
pub(super) fn listen(emit: Callback<Msg>) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&document, "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if !(key.ctrl_key() || key.meta_key()) || key.alt_key() || is_typing(key) {
            return;
        }
        let msg = match (key.key().as_str(), key.shift_key()) {
            ("z", false) => Msg::UndoAsked,
            ("Z" | "z", true) | ("y", false) => Msg::RedoAsked,
            _ => return,
        };
        event.prevent_default();
        emit.emit(msg);
    }))
}

/// In a text the keys belong to the text.
fn is_typing(key: &KeyboardEvent) -> bool {
    let Some(target) = key.target() else { return false };
    match target.dyn_ref::<HtmlInputElement>() {
        Some(input) => !matches!(input.type_().as_str(), "checkbox" | "radio" | "button" | "file"),
        None => target
            .dyn_ref::<HtmlElement>()
            .is_some_and(|element| element.is_content_editable() || element.tag_name() == "TEXTAREA"),
    }
}
