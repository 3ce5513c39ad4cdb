//! What the page's script says about being kept for when there is no network.

use gloo_events::EventListener;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use yew::Callback;

use super::copy;
use crate::{app::Msg, desk::Failure};

pub(super) fn listen(emit: &Callback<Msg>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let on = |event: &'static str, msg: fn() -> Msg| {
        let emit = emit.clone();
        EventListener::new(&window, event, move |_| emit.emit(msg()))
    };
    vec![on("otog-offline", || Msg::KeptOffline), on("otog-update", || Msg::UpdateFound)]
}

/// The new version comes into use, and the page opens anew.
pub(super) fn update() {
    // Without a script there is no version to take.
    call("update").ok();
}

/// The whole app as one file, as it was built or opened.
pub(super) async fn whole_page() -> Option<String> {
    let promise: Promise = call("wholePage").ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_string()
}

/// Why a part of the page could not be had.
pub(super) fn not_fetched() -> Failure {
    if is_outdated() { Failure::Outdated } else { Failure::NotFetched }
}

/// Whether there is a newer version, so that what this one has not fetched so far is gone.
pub(crate) fn is_outdated() -> bool {
    copy::said("outdated").is_truthy()
}

/// What the system has handed over to the site: files, and texts as files without a name.
pub(super) async fn shared() -> Option<Array> {
    let promise: Promise = call("shared").ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// The exchange file that came inside the page.
pub(crate) fn carried() -> Option<String> {
    let state = web_sys::window()?.document()?.get_element_by_id("otog-checklist-state")?;
    state.text_content().filter(|text| !text.trim().is_empty())
}

/// The page's script says that the program has stopped at this place of the source.
pub(crate) fn show_panic(place: &str) {
    // Where the script itself is missing nothing runs, and nothing can be shown.
    function("panicked").and_then(|show| show.call1(&JsValue::UNDEFINED, &place.into())).ok();
}

pub(super) fn call(name: &str) -> Result<JsValue, JsValue> {
    function(name)?.call0(&JsValue::UNDEFINED)
}

fn function(name: &str) -> Result<Function, JsValue> {
    let otog = Reflect::get(&js_sys::global(), &"otog".into())?;
    Reflect::get(&otog, &name.into())?.dyn_into()
}
