//! Unfolds the sections of cards for printing, and folds them again afterwards.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::Element;

pub(super) fn listen() -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let unfolded: Rc<RefCell<Vec<Element>>> = Rc::default();
    let before = {
        let unfolded = unfolded.clone();
        EventListener::new(&window, "beforeprint", move |_| {
            let found = folded();
            for fold in &found {
                fold.set_attribute("open", "").ok();
            }
            unfolded.borrow_mut().extend(found);
        })
    };
    let after = EventListener::new(&window, "afterprint", move |_| {
        for fold in unfolded.take() {
            fold.remove_attribute("open").ok();
        }
    });
    vec![before, after]
}

fn folded() -> Vec<Element> {
    let page = web_sys::window().and_then(|window| window.document());
    let Some(found) = page.and_then(|page| page.query_selector_all(".fold:not([open])").ok()) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()).collect()
}
