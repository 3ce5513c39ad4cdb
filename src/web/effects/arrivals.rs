//! What is dropped on the page, pasted into it, or comes in its address.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent};
use yew::Callback;

use crate::{app::Msg, share::MARK, web::words::windows};

use super::{files, place};

/// The link in the address, if there is one.
fn link() -> Option<String> {
    web_sys::window()?.location().hash().ok().filter(|hash| hash.starts_with(MARK))
}

/// The address without it, and without a step in the browser's history.
pub(super) fn clear_link() -> Option<()> {
    link()?;
    let window = web_sys::window()?;
    let location = window.location();
    let address = location.pathname().ok()? + &location.search().ok()?;
    place::replace(&window.history().ok()?, &address)
}

/// Listens everywhere on the page; what it was opened with arrives first.
pub(super) fn listen(emit: &Callback<Msg>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let Some(document) = window.document() else { return Vec::new() };
    if let Some(link) = link() {
        tell(&link, emit);
    }
    let options = EventListenerOptions::enable_prevent_default();
    let over = EventListener::new_with_options(&document, "dragover", options, |event| event.prevent_default());
    let dropped = {
        let emit = emit.clone();
        EventListener::new_with_options(&document, "drop", options, move |event| {
            event.prevent_default();
            let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            if let Some(data) = data {
                take(&data, &emit);
            }
        })
    };
    let pasted = {
        let emit = emit.clone();
        EventListener::new(&document, "paste", move |event| {
            if super::keys::is_typing(event) {
                return;
            }
            let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            if let Some(data) = data {
                take(&data, &emit);
            }
        })
    };
    let followed = {
        let emit = emit.clone();
        EventListener::new(&window, "hashchange", move |_| {
            if let Some(link) = link() {
                tell(&link, &emit);
            }
        })
    };
    vec![over, dropped, pasted, followed]
}

fn take(data: &DataTransfer, emit: &Callback<Msg>) {
    if let Some(files) = data.files().filter(|files| files.length() > 0) {
        return files::read(&files, emit);
    }
    // Other texts are pasted by mistake, or meant for somebody else.
    let pasted = data.get_data("text/plain").unwrap_or_default();
    if pasted.contains(MARK) || pasted.trim_start().starts_with('{') {
        tell(&pasted, emit);
    }
}

fn tell(content: &str, emit: &Callback<Msg>) {
    let name = windows().link_name;
    emit.emit(Msg::FileRead { name: name.into(), content: Ok(content.as_bytes().into()) });
}
