//! Keys that work anywhere on the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, HtmlElement, HtmlInputElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::Callback;

use crate::app::{Msg, Panel};

/// Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y), and single keys, wherever one is not typing.
pub(super) fn listen(emit: Callback<Msg>) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let options = EventListenerOptions::enable_prevent_default();
    let page = document.clone();
    Some(EventListener::new_with_options(&document, "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.alt_key() || key.is_composing() || is_typing(event) {
            return;
        }
        // An open window has its own keys: nothing behind it changes.
        if page.query_selector("dialog[open]").is_ok_and(|window| window.is_some()) {
            return;
        }
        let taken = if key.ctrl_key() || key.meta_key() {
            chord(key).map(|msg| emit.emit(msg))
        } else {
            single(&page, key, &emit)
        };
        if taken.is_some() {
            event.prevent_default();
        }
    }))
}

fn chord(key: &KeyboardEvent) -> Option<Msg> {
    match (letter(key).as_str(), key.shift_key()) {
        ("z", false) => Some(Msg::UndoAsked),
        ("z", true) | ("y", false) => Some(Msg::RedoAsked),
        _ => None,
    }
}

/// What the key says, however Caps Lock stands. Some layouts need Shift for `/` and `?`.
fn letter(key: &KeyboardEvent) -> String {
    let said = key.key();
    if said.len() == 1 { said.to_ascii_lowercase() } else { said }
}

/// What one key does; `None`: it is not ours.
fn single(page: &Document, key: &KeyboardEvent, emit: &Callback<Msg>) -> Option<()> {
    match letter(key).as_str() {
        "j" | "k" | "x" if key.shift_key() => None,
        "j" | "ArrowDown" => step(page, 1),
        "k" | "ArrowUp" => step(page, -1),
        "x" => click(&card(page)?, "[data-tick]"),
        "Enter" => on_tick(page).and_then(|card| click(&card, "[data-open]")),
        "/" => focus(&page.query_selector("[data-sieve=search]").ok()??),
        "?" => {
            emit.emit(Msg::PanelOpened(Panel::Keys));
            Some(())
        }
        _ => None,
    }
}

/// The card that has the focus, or holds it.
fn card(page: &Document) -> Option<Element> {
    page.active_element()?.closest(".card").ok()?
}

/// The card whose own box has the focus: there Enter does nothing by itself.
fn on_tick(page: &Document) -> Option<Element> {
    let active = page.active_element()?;
    active.matches(".card__row [data-tick]").ok()?.then(|| card(page)).flatten()
}

/// To the next card's box, or the one before; to the first from anywhere else.
fn step(page: &Document, by: i32) -> Option<()> {
    let cards = page.query_selector_all(".card").ok()?;
    let here = card(page);
    let place = (0..cards.length()).find(|place| {
        let card = cards.get(*place).and_then(|node| node.dyn_into::<Element>().ok());
        card.is_some() && card == here
    });
    let next = match place {
        Some(place) => place.checked_add_signed(by)?,
        None => 0,
    };
    let card = cards.get(next)?.dyn_into::<Element>().ok()?;
    let into = ScrollIntoViewOptions::new();
    into.set_block(ScrollLogicalPosition::Nearest);
    card.scroll_into_view_with_scroll_into_view_options(&into);
    focus(&card.query_selector("[data-tick]").ok()??)
}

fn click(within: &Element, selector: &str) -> Option<()> {
    within.query_selector(selector).ok()??.dyn_into::<HtmlElement>().ok()?.click();
    Some(())
}

fn focus(element: &Element) -> Option<()> {
    element.dyn_ref::<HtmlElement>()?.focus().ok()
}

/// Whether the focus is in a text or a list, which use the keys themselves.
pub(super) fn is_typing(event: &web_sys::Event) -> bool {
    let Some(target) = event.target() else { return false };
    match target.dyn_ref::<HtmlInputElement>() {
        Some(input) => !matches!(input.type_().as_str(), "checkbox" | "radio" | "button" | "file"),
        None => target.dyn_ref::<HtmlElement>().is_some_and(|element| {
            element.is_content_editable() || matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
        }),
    }
}
