//! The other tabs of this browser: what one stores, all show.
//!
//! Two ways, because each can be missing: BroadcastChannel works when the local store is full
//! or blocked, storage events work where a channel can not be opened. Hearing twice is harmless.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};
use yew::Callback;

use crate::app::Msg;

use super::{copy, local::segment_key};

const ERASED: &str = "erased";

/// Listens as long as it lives.
#[derive(Debug)]
pub(super) struct Tabs {
    channel: Option<BroadcastChannel>,
    _listeners: Vec<EventListener>,
}

impl Tabs {
    pub(super) fn listen(emit: &Callback<Msg>) -> Self {
        let channel = BroadcastChannel::new(&format!("{}/1", copy::name())).ok();
        let mut listeners = Vec::new();
        if let Some(channel) = &channel {
            let emit = emit.clone();
            listeners.push(EventListener::new(channel, "message", move |event| {
                let data = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
                match data.as_deref() {
                    Some(ERASED) => emit.emit(Msg::ErasureHeard),
                    Some(segment) => emit.emit(Msg::SegmentHeard(segment.into())),
                    None => {}
                }
            }));
        }
        if let Some(window) = web_sys::window() {
            let emit = emit.clone();
            listeners.push(EventListener::new(&window, "storage", move |event| {
                let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
                let stored = event.key().and_then(|key| segment_key(&key)).and(event.new_value());
                if let Some(segment) = stored {
                    emit.emit(Msg::SegmentHeard(segment.into()));
                }
            }));
        }
        Self { channel, _listeners: listeners }
    }

    pub(super) fn tell_segment(&self, text: &str) {
        self.tell(text);
    }

    pub(super) fn tell_erased(&self) {
        self.tell(ERASED);
    }

    fn tell(&self, text: &str) {
        if let Some(channel) = &self.channel {
            // A tab that can not be told reads it when it opens next.
            channel.post_message(&JsValue::from_str(text)).ok();
        }
    }
}
