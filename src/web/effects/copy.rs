//! Under which name this page keeps its things. A copy of the one-file edition has a name of its own, so that several
//! on one machine do not mix.

use std::cell::OnceCell;

use js_sys::Reflect;

thread_local! {
    static NAME: OnceCell<&'static str> = const { OnceCell::new() };
}

/// `otog-checklist`, or with the copy's own name after it.
pub(super) fn name() -> &'static str {
    NAME.with(|name| {
        *name.get_or_init(|| match copy() {
            // Once for as long as the page lives.
            Some(copy) => Box::leak(format!("otog-checklist-{copy}").into_boxed_str()),
            None => "otog-checklist",
        })
    })
}

/// Whether this page is a copy of the one-file edition.
pub(super) fn is_one() -> bool {
    copy().is_some()
}

/// What the page's script says; there is none where components are tested.
fn copy() -> Option<String> {
    let otog = Reflect::get(&js_sys::global(), &"otog".into()).ok()?;
    Reflect::get(&otog, &"copy".into()).ok()?.as_string()
}
