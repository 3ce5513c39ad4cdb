//! Where one is: the address, and what is in view.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, History, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, Window};
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
    match (back, has_step(&history)) {
        (true, false) => history.push_state_with_url(&JsValue::NULL, "", Some(&address)).ok(),
        (true, true) => {
            // The step becomes the place to come back to, and the window gets another one.
            history.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok()?;
            push_step(&history)
        }
        (false, _) => replace(&history, &address),
    }
}

/// The address is another one, here and where the step of a window leads back to.
pub(super) fn replace(history: &History, address: &str) -> Option<()> {
    if has_step(history) {
        MOVED.set(Some(address.to_owned()));
        return history.replace_state_with_url(&STEP.into(), "", Some(address)).ok();
    }
    history.replace_state_with_url(&JsValue::NULL, "", Some(address)).ok()
}

/// The state of the history step that an open window has for "back".
const STEP: &str = "window";

thread_local! {
    /// The step is being taken out: whether a window has opened meanwhile and wants one.
    static LEAVING: Cell<Option<bool>> = const { Cell::new(None) };
    /// The address that the place under the step is to have.
    static MOVED: RefCell<Option<String>> = const { RefCell::new(None) };
}

fn has_step(history: &History) -> bool {
    LEAVING.get().is_none() && history.state().is_ok_and(|state| state.as_string().as_deref() == Some(STEP))
}

fn push_step(history: &History) -> Option<()> {
    history.push_state_with_url(&STEP.into(), "", None).ok()
}

fn leave_step(history: &History) -> Option<()> {
    LEAVING.set(Some(false));
    history.back().ok()
}

/// A window lies over the list, or none does any more.
pub(super) fn keep_back(window: bool) -> Option<()> {
    let history = web_sys::window()?.history().ok()?;
    match (LEAVING.get(), window) {
        (Some(_), wanted) => LEAVING.set(Some(wanted)),
        (None, true) => push_step(&history)?,
        (None, false) if has_step(&history) => leave_step(&history)?,
        (None, false) => {}
    }
    Some(())
}

/// "Back" uses up the step of the window on top, and closes it.
pub(super) fn listen_back(emit: Callback<Msg>) -> Option<EventListener> {
    let window = web_sys::window()?;
    let history = window.history().ok()?;
    if has_step(&history) {
        // The page was opened anew while a window lay over it.
        leave_step(&history);
    }
    Some(EventListener::new(&window, "popstate", move |_| {
        let left = LEAVING.take();
        if let Some(address) = MOVED.take() {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok();
        }
        match left {
            Some(true) => _ = push_step(&history),
            Some(false) => {}
            // "Forward" leads to nothing.
            None if has_step(&history) => _ = leave_step(&history),
            None => emit.emit(Msg::BackAsked),
        }
    }))
}

/// The browser's own question, while something is neither saved nor a draft.
pub(super) fn ask_before_leaving(at_risk: &Rc<Cell<bool>>) -> Option<EventListener> {
    let at_risk = at_risk.clone();
    let options = EventListenerOptions::enable_prevent_default();
    let window = web_sys::window()?;
    Some(EventListener::new_with_options(&window, "beforeunload", options, move |event| {
        if at_risk.get() {
            event.prevent_default();
            // Older browsers ask only where this is set.
            Reflect::set(event, &"returnValue".into(), &JsValue::TRUE).ok();
        }
    }))
}

/// Brings it into view and the focus into it, once it has been drawn.
pub(super) fn show(id: String) -> Option<()> {
    let window = web_sys::window()?;
    // The later module may need a moment, so this tries a few times.
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

/// Unfolds the sections around an element: what is folded is not visible and cannot have the focus.
fn unfold(found: &Element) {
    let fold = |inside: &Element| inside.closest("details:not([open])").ok().flatten();
    while let Some(fold) = fold(found) {
        if fold.set_attribute("open", "").is_err() {
            return;
        }
    }
}
