//! The local store: localStorage, read at once, written at once, on disk some seconds later.

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    app::{Boot, Exported, StoreError},
    journal::{Author, Device, StepId},
    share::Segment,
};

use super::clock;

/// Everything is under this prefix; the number is that of the stored form.
const PREFIX: &str = "otog-checklist/1/";
const SEGMENT: &str = "otog-checklist/1/segment/";
const DEVICE: &str = "otog-checklist/1/device";
const AUTHOR: &str = "otog-checklist/1/author";
const EXPORTED: &str = "otog-checklist/1/exported";

/// All that is needed for the first picture.
pub(crate) fn boot() -> Boot {
    let device = get::<String>(DEVICE).and_then(|text| text.parse::<Device>().ok()).unwrap_or_else(|| {
        let device = clock::new_device();
        // A device that can not be kept is a new one next time, which costs no entry.
        set(DEVICE, &device.to_string()).ok();
        device
    });
    Boot {
        replica: clock::new_replica(device),
        author: get::<Author>(AUTHOR).unwrap_or_default(),
        exported: get::<Exported>(EXPORTED),
        segments: segments(),
    }
}

fn segments() -> Result<Vec<(StepId, Rc<str>)>, StoreError> {
    let storage = storage()?;
    let keys = (0..LocalStorage::length()).filter_map(|place| storage.key(place).ok().flatten());
    let mut segments: Vec<_> =
        keys.filter_map(|key| Some((segment_key(&key)?, storage.get_item(&key).ok()??.into()))).collect();
    segments.sort_unstable_by_key(|(key, _)| *key);
    Ok(segments)
}

/// The step in a storage key, where it is that of a segment.
pub(super) fn segment_key(key: &str) -> Option<StepId> {
    key.strip_prefix(SEGMENT)?.parse().ok()
}

pub(super) fn save(segments: &[Segment]) -> Result<(), StoreError> {
    let storage = storage()?;
    for segment in segments {
        storage.set_item(&format!("{SEGMENT}{}", segment.key), &segment.text).map_err(|error| reason(&error))?;
    }
    Ok(())
}

pub(super) fn remove(keys: &[StepId]) {
    for key in keys {
        if storage().is_ok() {
            LocalStorage::delete(format!("{SEGMENT}{key}"));
        }
    }
}

/// Removes all that this page ever kept here, and nothing of others on the same origin.
pub(super) fn erase() {
    let Ok(storage) = storage() else { return };
    let keys: Vec<_> = (0..LocalStorage::length()).filter_map(|place| storage.key(place).ok().flatten()).collect();
    for key in keys.iter().filter(|key| key.starts_with(PREFIX)) {
        LocalStorage::delete(key);
    }
}

pub(super) fn keep_author(author: &Author) {
    set(AUTHOR, author).ok();
}

pub(super) fn keep_exported(exported: Exported) {
    set(EXPORTED, &exported).ok();
}

/// gloo-storage panics where the browser blocks storage, so this is asked first.
fn storage() -> Result<web_sys::Storage, StoreError> {
    let window = web_sys::window().ok_or(StoreError::Blocked)?;
    window.local_storage().ok().flatten().ok_or(StoreError::Blocked)
}

fn get<T: DeserializeOwned>(key: &str) -> Option<T> {
    storage().ok()?;
    LocalStorage::get(key).ok()
}

fn set<T: Serialize>(key: &str, value: &T) -> Result<(), StoreError> {
    storage()?;
    LocalStorage::set(key, value).map_err(|_| StoreError::Failed)
}

/// What an exception of either store means.
pub(super) fn reason(error: &JsValue) -> StoreError {
    let name = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        Some("SecurityError" | "InvalidStateError") => StoreError::Blocked,
        _ => StoreError::Failed,
    }
}
