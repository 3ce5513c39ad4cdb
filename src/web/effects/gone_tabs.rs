//! Drafts of tabs that are gone are taken over by one that is here.
//!
//! A living tab holds a lock of its name (Web Locks); where the browser has none, it answers on a channel. Two living
//! tabs never take each other's drafts, and of two that find the same one, the first takes it.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};
use yew::Callback;

use crate::{
    app::{FoundDraft, Msg},
    vec_map::distinct,
};

use super::{drafts, local};

/// A page that is drawn anew is back before this.
const COMING_BACK_MS: u64 = 3000;
/// A tab that lives has answered by then.
const ANSWER_MS: u32 = 1000;

/// Says that this tab lives, and looks for those that do not: now, and once more when whoever has just left would be
/// back.
pub(super) fn listen(emit: &Callback<Msg>) -> Vec<EventListener> {
    let heard = match locks() {
        Some(locks) => {
            hold(&locks);
            Vec::new()
        }
        None => answer(),
    };
    look(emit);
    let emit = emit.clone();
    let again = u32::try_from(COMING_BACK_MS).unwrap_or(u32::MAX) + 500;
    Timeout::new(again, move || look(&emit)).forget();
    heard
}

/// The tabs that have left drafts and may be gone.
fn suspects() -> Vec<Rc<str>> {
    let own = drafts::tab();
    let all = distinct(drafts::all().into_iter().map(|found| found.tab));
    all.into_iter().filter(|tab| *tab != own && !drafts::has_just_left(tab, COMING_BACK_MS)).collect()
}

fn look(emit: &Callback<Msg>) {
    let suspects = suspects();
    if suspects.is_empty() {
        return;
    }
    match locks() {
        Some(locks) => suspects.into_iter().for_each(|tab| take_if_free(&locks, tab, emit.clone())),
        None => take_if_silent(suspects, emit.clone()),
    }
}

/// Read at the last moment: another tab may have been faster.
fn take(tab: &str, emit: &Callback<Msg>) {
    let found: Vec<FoundDraft> = drafts::all().into_iter().filter(|found| *found.tab == *tab).collect();
    if !found.is_empty() {
        emit.emit(Msg::DraftsFound(found));
    }
}

// Web Locks: through `Reflect`, since web-sys has them behind its unstable flag alone.

fn locks() -> Option<Object> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    Reflect::get(&navigator, &"locks".into()).ok()?.dyn_into().ok()
}

fn lock_name(tab: &str) -> JsValue {
    local::key(&format!("tab/{tab}")).into()
}

fn request(locks: &Object, arguments: &[JsValue]) -> Option<()> {
    let request: Function = Reflect::get(locks, &"request".into()).ok()?.dyn_into().ok()?;
    let arguments: js_sys::Array = arguments.iter().collect();
    let lock: Promise = request.apply(locks, &arguments).ok()?.dyn_into().ok()?;
    // Where the browser keeps nothing it refuses locks too. No tab leaves drafts there.
    spawn_local(async { JsFuture::from(lock).await.map(drop).unwrap_or_default() });
    Some(())
}

/// For as long as this page lives.
fn hold(locks: &Object) {
    let never = Closure::once_into_js(|| Promise::new(&mut |_, _| {}));
    request(locks, &[lock_name(&drafts::tab()), never]);
}

/// Its lock is free: nobody lives under that name. It is held until this tab has what it left.
fn take_if_free(locks: &Object, tab: Rc<str>, emit: Callback<Msg>) {
    let options = Object::new();
    if Reflect::set(&options, &"ifAvailable".into(), &true.into()).is_err() {
        return;
    }
    let name = lock_name(&tab);
    let granted = Closure::once_into_js(move |lock: JsValue| {
        if !lock.is_null() {
            take(&tab, &emit);
        }
    });
    request(locks, &[name, options.into(), granted]);
}

// A channel, where there are no locks.

const ASKED: &str = "?";

fn channel() -> Option<BroadcastChannel> {
    BroadcastChannel::new(&local::key("tabs")).ok()
}

fn heard(channel: &BroadcastChannel, hear: impl Fn(&str) + 'static) -> EventListener {
    EventListener::new(channel, "message", move |event| {
        if let Some(text) = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string()) {
            hear(&text);
        }
    })
}

fn answer() -> Vec<EventListener> {
    let Some(channel) = channel() else { return Vec::new() };
    let own = channel.clone();
    vec![heard(&channel, move |text| {
        if text == ASKED {
            own.post_message(&(*drafts::tab()).into()).ok();
        }
    })]
}

fn take_if_silent(suspects: Vec<Rc<str>>, emit: Callback<Msg>) {
    let Some(channel) = channel() else { return };
    let living = Rc::new(RefCell::new(Vec::<String>::new()));
    let listener = {
        let living = living.clone();
        heard(&channel, move |tab| living.borrow_mut().push(tab.to_owned()))
    };
    if channel.post_message(&ASKED.into()).is_err() {
        return;
    }
    Timeout::new(ANSWER_MS, move || {
        drop(listener);
        let silent = |tab: &&Rc<str>| !living.borrow().iter().any(|living| **living == ***tab);
        suspects.iter().filter(silent).for_each(|tab| take(tab, &emit));
        channel.close();
    })
    .forget();
}
