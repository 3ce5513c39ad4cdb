//! The other tabs of this browser: what one stores, all show.
//!
//! They tell each other where to look, and what is taken is what the stores say: anything may be said on a channel, by
//! any program of the same origin. Two ways, because each can be missing: BroadcastChannel works when the local store is
//! full or blocked, storage events work where a channel can not be opened. Hearing twice is harmless.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};
use yew::Callback;

use crate::{app::Msg, journal::StepId};

use super::{
    copy,
    local::{erasures_key, look_for, segment_key},
};

/// Between the names of segments.
const BETWEEN: char = ' ';

/// Listens as long as it lives.
#[derive(Debug)]
pub(super) struct Tabs {
    channel: Option<BroadcastChannel>,
    _listeners: Vec<EventListener>,
}

impl Tabs {
    pub(super) fn listen(emit: &Callback<Msg>) -> Self {
        let channel = BroadcastChannel::new(&format!("{}/2", copy::name())).ok();
        let mut listeners = Vec::new();
        if let Some(channel) = &channel {
            let emit = emit.clone();
            listeners.push(EventListener::new(channel, "message", move |event| {
                let data = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
                let keys =
                    data.unwrap_or_default().split(BETWEEN).filter_map(|key| key.parse().ok()).collect::<Vec<_>>();
                emit.emit(Msg::Heard(look_for(&keys)));
            }));
        }
        if let Some(window) = web_sys::window() {
            let emit = emit.clone();
            listeners.push(EventListener::new(&window, "storage", move |event| {
                let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
                let (Some(key), Some(_)) = (event.key(), event.new_value()) else { return };
                if let Some(step) = segment_key(&key) {
                    emit.emit(Msg::Heard(look_for(&[step])));
                } else if key == erasures_key() {
                    emit.emit(Msg::Heard(look_for(&[])));
                }
            }));
        }
        Self { channel, _listeners: listeners }
    }

    /// That these segments are in a store; without any, that all was erased.
    pub(super) fn tell(&self, keys: &[StepId]) {
        if let Some(channel) = &self.channel {
            let keys: Vec<_> = keys.iter().map(ToString::to_string).collect();
            // A tab that can not be told reads it when it opens next.
            channel.post_message(&JsValue::from_str(&keys.join(&BETWEEN.to_string()))).ok();
        }
    }
}
