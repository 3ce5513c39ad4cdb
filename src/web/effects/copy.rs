//! The name under which this page stores its data. It follows from the path, so pages of one host share nothing. A
//! copy of the one-file edition with data in it has a name of its own, wherever the file lies.

use std::cell::OnceCell;

use js_sys::Reflect;
use wasm_bindgen::JsValue;

thread_local! {
    static NAME: OnceCell<&'static str> = const { OnceCell::new() };
}

/// The beginning of every name that follows from a path.
pub(super) const BY_PATH: &str = "otog-checklist>";

/// The name of the database, and the beginning of every other key.
pub(super) fn name() -> &'static str {
    NAME.with(|name| {
        // Once for as long as the page lives.
        *name.get_or_init(|| told("store").map_or(BY_PATH, |name| Box::leak(name.into_boxed_str())))
    })
}

/// The path of the page of this name: its slashes are `>` there.
pub(super) fn path_of(name: &str) -> String {
    name[BY_PATH.len() - 1..].replace('>', "/")
}

pub(super) fn name_of(path: &str) -> String {
    BY_PATH[..BY_PATH.len() - 1].to_owned() + &path.replace('/', ">")
}

/// The name under which former versions kept the things of this page, and maybe those of others.
pub(super) fn former() -> Option<String> {
    told("former")
}

/// Whether this page is a copy of the one-file edition.
pub(super) fn is_one() -> bool {
    said("oneFile").is_truthy()
}

fn told(what: &str) -> Option<String> {
    said(what).as_string().filter(|text| !text.is_empty())
}

/// What the page's script says; there is none where components are tested.
pub(super) fn said(what: &str) -> JsValue {
    let otog = Reflect::get(&js_sys::global(), &"otog".into());
    otog.and_then(|otog| Reflect::get(&otog, &what.into())).unwrap_or(JsValue::UNDEFINED)
}
