//! Undoes what browsers do to controls by themselves: they restore boxes as they were when somebody left the page, and
//! the wheel changes numbers.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, HtmlInputElement};
use yew::Callback;

use crate::app::Msg;

pub(super) fn listen(emit: &Callback<Msg>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let Some(document) = window.document() else { return Vec::new() };
    restore_boxes(&document);
    let shown = {
        let (document, emit) = (document.clone(), emit.clone());
        EventListener::new(&window, "pageshow", move |_| {
            restore_boxes(&document);
            // While the page lay in the browser's cache, other tabs may have stored something.
            emit.emit(Msg::StoreChanged);
        })
    };
    let wheel = {
        let page = document.clone();
        // Without the focus the wheel leaves the number alone and scrolls the page.
        EventListener::new(&document, "wheel", move |event| {
            let over = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let number = over.filter(|input| input.type_() == "number");
            let active = page.active_element().and_then(|active| active.dyn_into::<HtmlElement>().ok());
            if let (Some(number), Some(active)) = (number, active)
                && **number == *active
            {
                active.blur().ok();
            }
        })
    };
    vec![shown, wheel]
}

/// Every box as it was drawn.
fn restore_boxes(document: &Document) {
    let Ok(boxes) = document.query_selector_all("input[data-done]") else { return };
    for place in 0..boxes.length() {
        if let Some(input) = boxes.get(place).and_then(|node| node.dyn_into::<HtmlInputElement>().ok()) {
            input.set_checked(input.get_attribute("data-done").as_deref() == Some("true"));
        }
    }
}
