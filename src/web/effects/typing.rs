//! What goes with typing: the pause after it, the input method's last word, the page that goes behind others.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::Callback;

use crate::app::Msg;

pub(super) fn listen(emit: &Callback<Msg>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let Some(document) = window.document() else { return Vec::new() };
    let composed = {
        let emit = emit.clone();
        EventListener::new(&document, "compositionend", move |event| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
            if let Some(name) = field.and_then(|field| field.dataset().get("fill")) {
                emit.emit(Msg::Composed(name.into()));
            }
        })
    };
    let hidden = {
        let (emit, page) = (emit.clone(), document.clone());
        EventListener::new(&document, "visibilitychange", move |_| {
            if page.hidden() {
                emit.emit(Msg::PageHidden);
            }
        })
    };
    let gone = {
        let emit = emit.clone();
        EventListener::new(&window, "pagehide", move |_| emit.emit(Msg::PageHidden))
    };
    vec![composed, hidden, gone]
}
