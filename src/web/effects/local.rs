//! The local store: localStorage, read at once, written at once, on disk some seconds later.

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    app::{Boot, Exported, Language, Look, StoreError},
    journal::{Author, Device, StepId},
    share::Segment,
    sorted::Sorted,
};

use super::{clock, copy, look};

/// Everything is under the page's name and the number of the stored form.
fn key(what: &str) -> String {
    format!("{}/1/{what}", copy::name())
}

/// What is kept beside the journal: of this device, never sent.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    device: String,
    #[serde(default)]
    author: Author,
    #[serde(default)]
    exported: Option<Exported>,
    #[serde(default)]
    look: String,
}

/// All that is needed for the first picture.
pub(crate) fn boot() -> Boot {
    let mut kept = kept();
    let device = kept.device.parse::<Device>().unwrap_or_else(|_| {
        let device = clock::new_device();
        kept.device = device.to_string();
        keep(&kept);
        device
    });
    Boot {
        replica: clock::new_replica(device),
        author: kept.author,
        exported: kept.exported,
        look: Look::read(&kept.look),
        language: look::language(),
        one_file: copy::is_one(),
        segments: segments(),
    }
}

/// The page's language: as a person chose it here, else as the browser asks.
pub(crate) fn language() -> Language {
    Look::read(&kept().look).language.unwrap_or_else(look::language)
}

fn segments() -> Result<Vec<(StepId, Rc<str>)>, StoreError> {
    let storage = storage()?;
    let mut segments = Sorted::default();
    for key in (0..LocalStorage::length()).filter_map(|place| storage.key(place).ok().flatten()) {
        if let Some(step) = segment_key(&key)
            && let Ok(Some(text)) = storage.get_item(&key)
        {
            segments.insert(step, text.into());
        }
    }
    Ok(segments.into_list())
}

/// The step in a storage key, where it is that of a segment.
pub(super) fn segment_key(key: &str) -> Option<StepId> {
    key.strip_prefix(&*self::key("segment/"))?.parse().ok()
}

pub(super) fn save(segments: &[Segment]) -> Result<(), StoreError> {
    let storage = storage()?;
    for segment in segments {
        storage.set_item(&key(&format!("segment/{}", segment.key)), &segment.text).map_err(|error| reason(&error))?;
    }
    Ok(())
}

pub(super) fn remove(keys: &[StepId]) {
    for key in keys {
        if storage().is_ok() {
            LocalStorage::delete(self::key(&format!("segment/{key}")));
        }
    }
}

/// Removes all that this page ever kept here, and nothing of others on the same origin.
pub(super) fn erase() {
    let Ok(storage) = storage() else { return };
    let keys: Vec<_> = (0..LocalStorage::length()).filter_map(|place| storage.key(place).ok().flatten()).collect();
    let prefix = key("");
    for key in keys.iter().filter(|key| key.starts_with(&prefix)) {
        LocalStorage::delete(key);
    }
}

pub(super) fn keep_author(author: Author) {
    keep(&Kept { author, ..kept() });
}

pub(super) fn keep_exported(exported: Exported) {
    keep(&Kept { exported: Some(exported), ..kept() });
}

pub(super) fn keep_look(look: Look) {
    keep(&Kept { look: look.to_string(), ..kept() });
}

fn kept() -> Kept {
    if storage().is_ok() { LocalStorage::get(key("device")).unwrap_or_default() } else { Kept::default() }
}

/// A device that can not be kept is a new one next time, which costs no entry.
fn keep(kept: &Kept) {
    if storage().is_ok() {
        LocalStorage::set(key("device"), kept).ok();
    }
}

/// gloo-storage panics where the browser blocks storage, so this is asked first.
fn storage() -> Result<web_sys::Storage, StoreError> {
    let window = web_sys::window().ok_or(StoreError::Blocked)?;
    window.local_storage().ok().flatten().ok_or(StoreError::Blocked)
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
