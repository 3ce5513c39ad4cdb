//! Half-typed texts in the local store, each under the name of this tab and of its field.
//!
//! The tab's name is in `sessionStorage`, which a reload keeps, and only while the page is away: a tab that is opened as
//! a copy of a living one would take the name along.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, Storage};

use crate::app::{FoundDraft, StoreError};

use super::{clock, local};

const DRAFT: &str = "draft/";
/// When a tab went away: it may be coming back.
const LEFT: &str = "left/";
const TAB: &str = "tab";

thread_local! {
    static TAB_NAME: RefCell<Option<Rc<str>>> = const { RefCell::new(None) };
}

/// This tab's name: the one it had before it was drawn anew, or a new one.
pub(super) fn tab() -> Rc<str> {
    TAB_NAME.with_borrow_mut(|name| name.get_or_insert_with(|| claim().unwrap_or_else(new_name).into()).clone())
}

fn new_name() -> String {
    clock::new_device().to_string()
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

fn claim() -> Option<String> {
    let session = session()?;
    let key = local::key(TAB);
    let name = session.get_item(&key).ok().flatten().filter(|name| !name.is_empty() && !name.contains('/'))?;
    session.remove_item(&key).ok()?;
    local::delete(&format!("{LEFT}{name}"));
    Some(name)
}

/// What this tab left, by field.
pub(super) fn own() -> Vec<(Rc<str>, Rc<str>)> {
    let tab = tab();
    all().into_iter().filter(|found| found.tab == tab).map(|found| (found.name, found.stored)).collect()
}

/// The drafts of all tabs.
pub(super) fn all() -> Vec<FoundDraft> {
    let found = local::stored(DRAFT).into_iter();
    let read = |(key, stored): (String, String)| {
        let (tab, name) = key.split_once('/')?;
        Some(FoundDraft { tab: tab.into(), name: name.into(), stored: stored.into() })
    };
    found.filter_map(read).collect()
}

/// Longer ones would take the room that entries need.
const LONGEST: usize = 256 * 1024;

pub(super) fn keep(name: &str, stored: &str) -> Result<(), StoreError> {
    if stored.len() > LONGEST {
        forget(&tab(), name);
        return Err(StoreError::Full);
    }
    local::put(&format!("{DRAFT}{}/{name}", tab()), stored)
}

pub(super) fn drop_all(names: &[Rc<str>]) {
    names.iter().for_each(|name| forget(&tab(), name));
}

pub(super) fn forget(tab: &str, name: &str) {
    local::delete(&format!("{DRAFT}{tab}/{name}"));
}

/// Whether the tab went away a moment ago: a page that is drawn anew takes a while.
pub(super) fn has_just_left(tab: &str, within_ms: u64) -> bool {
    let left = local::get(&format!("{LEFT}{tab}")).and_then(|moment| moment.parse::<u64>().ok());
    left.is_some_and(|left| clock::now().ms.saturating_sub(left) < within_ms)
}

/// Leaves this tab's name where the next page of the same tab finds it.
pub(super) fn listen() -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let leave = EventListener::new(&window, "pagehide", |_| _ = leave());
    // The page was kept as it was, and is here again.
    let back = EventListener::new(&window, "pageshow", |event| {
        if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
            claim();
        }
    });
    vec![leave, back]
}

fn leave() -> Option<()> {
    let tab = tab();
    session()?.set_item(&local::key(TAB), &tab).ok()?;
    // Only where there is something that could be taken over.
    if all().iter().any(|found| found.tab == tab) {
        local::put(&format!("{LEFT}{tab}"), &clock::now().ms.to_string()).ok()?;
    }
    Some(())
}
