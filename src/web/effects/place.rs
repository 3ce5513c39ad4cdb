//! Where one is: the address, and what is in view.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, Window};
use yew::Callback;

use crate::app::Msg;

/// The fragment of the address, with its `#`; empty where there is none.
pub(crate) fn address() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// "Back", a link within the page, or somebody typing into the address.
pub(super) fn listen(emit: Callback<Msg>) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| emit.emit(Msg::AddressChanged(address().into()))))
}

/// Tells in the address what is on show, as a place to come back to or in place of the last one.
pub(super) fn keep(sieve: &str, back: bool) -> Option<()> {
    let window = web_sys::window()?;
    let history = window.history().ok()?;
    let path = window.location().pathname().ok()? + &window.location().search().ok()?;
    let address = if sieve.is_empty() { path } else { format!("{path}#?{sieve}") };
    let kept = if back {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    };
    kept.ok()
}

/// Brings it into view and the focus into it, once it has been drawn.
pub(super) fn show(id: String) -> Option<()> {
    let window = web_sys::window()?;
    // Parts that are fetched later may need a moment: this is asked a few times.
    look_for(&window, id, 20);
    Some(())
}

fn look_for(window: &Window, id: String, tries: u32) {
    let found = window.document().and_then(|page| page.get_element_by_id(&id));
    match found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        Some(found) => {
            unfold(&found);
            let into = ScrollIntoViewOptions::new();
            into.set_block(ScrollLogicalPosition::Center);
            found.scroll_into_view_with_scroll_into_view_options(&into);
            found.focus().ok();
        }
        None if tries > 0 => {
            let window = window.clone();
            gloo_timers::callback::Timeout::new(50, move || look_for(&window, id, tries - 1)).forget();
        }
        None => {}
    }
}

/// What is folded can not be seen, nor have the focus.
fn unfold(found: &Element) {
    let fold = |inside: &Element| inside.closest("details:not([open])").ok().flatten();
    while let Some(fold) = fold(found) {
        if fold.set_attribute("open", "").is_err() {
            return;
        }
    }
}
