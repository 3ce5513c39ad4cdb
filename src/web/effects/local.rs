//! The local store: localStorage, read at once, written at once, on disk some seconds later.
//!
//! Every call of it may throw: browsers block it, run out of room, and other scripts put their own in its place.

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage as _};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

use crate::{
    app::{Boot, Exported, Heard, Language, Look, StoreError},
    journal::{Author, Device, Replica, StepId},
    share::{Segment, UnitPart},
};

use super::{clock, copy, former, look};

/// Everything is under the page's name and the number of the stored form.
pub(super) fn key(what: &str) -> String {
    key_of(copy::name(), what)
}

pub(super) fn key_of(name: &str, what: &str) -> String {
    format!("{name}/1/{what}")
}

/// Under this key is what is kept beside the journal.
const DEVICE: &str = "device";
/// How often all was erased.
const ERASURES: &str = "erasures";
/// What is being merged.
const MERGING: &str = "merging";

/// What is kept beside the journal: of this device, never sent.
#[derive(Default, Serialize)]
struct Kept {
    device: String,
    author: Author,
    exported: Option<Exported>,
    look: String,
    /// Whose part is shown.
    part: String,
    /// Of which document this is; `None`: the one that former versions knew.
    document: Option<Rc<str>>,
    /// Other paths of the host whose data need not be offered again.
    answered: Vec<Rc<str>>,
}

impl Kept {
    /// By hand: a derived reader weighs four times as much in the first load. What is missing or of another kind is empty.
    fn read(text: &str) -> Self {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        Self {
            device: text("device"),
            author: Author::from_value(&value["author"]).unwrap_or_default(),
            exported: exported(&value["exported"]),
            look: text("look"),
            part: text("part"),
            document: value["document"].as_str().map(Rc::from),
            answered: value["answered"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(Rc::from)
                .collect(),
        }
    }
}

fn exported(value: &Value) -> Option<Exported> {
    Some(Exported { time: value["time"].as_u64()?, entries: value["entries"].as_u64()?.try_into().ok()? })
}

/// All that is needed for the first picture.
pub(crate) fn boot() -> Boot {
    if let Ok(storage) = storage() {
        former::take_local(&storage);
    }
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
        erasures: storage().and_then(|storage| erasures(&storage)).unwrap_or_default(),
        interrupted: storage().ok().and_then(|storage| storage.get_item(&key(MERGING)).ok()?).map(Rc::from),
        segments: segments(),
    }
}

/// The page's language: as a person chose it here, else as the browser asks.
pub(crate) fn language() -> Language {
    Look::read(&kept().look).language.unwrap_or_else(look::language)
}

/// The segments written since the last erasure. Others are of tabs that had not heard of it, and go.
fn segments() -> Result<Vec<(StepId, Rc<str>)>, StoreError> {
    let storage = storage()?;
    let prefix = segment_prefix(copy::name(), erasures(&storage)?);
    for key in keys_under(&storage, &key("segment/"))? {
        if key.strip_prefix(&*prefix).is_none_or(|step| step.contains('/')) {
            storage.remove_item(&key).map_err(told)?;
        }
    }
    segments_under(&storage, &prefix)
}

fn segments_under(storage: &Storage, prefix: &str) -> Result<Vec<(StepId, Rc<str>)>, StoreError> {
    let mut segments = Vec::new();
    for key in keys_under(storage, prefix)? {
        if let Some(step) = key[prefix.len()..].parse().ok()
            && let Some(text) = storage.get_item(&key).map_err(told)?
        {
            segments.push((step, text.into()));
        }
    }
    Ok(segments)
}

/// The keys that begin so.
pub(super) fn keys_under(storage: &Storage, prefix: &str) -> Result<Vec<String>, StoreError> {
    let mut keys = Vec::new();
    for place in 0..storage.length().map_err(told)? {
        keys.extend(storage.key(place).map_err(told)?.filter(|key| key.starts_with(prefix)));
    }
    Ok(keys)
}

/// What is stored under keys that begin so, each without that beginning.
pub(super) fn stored(prefix: &str) -> Vec<(String, String)> {
    let Ok(storage) = storage() else { return Vec::new() };
    let prefix = key(prefix);
    let keys = keys_under(&storage, &prefix).unwrap_or_default().into_iter();
    let read = |key: String| Some((key.strip_prefix(&*prefix)?.to_owned(), storage.get_item(&key).ok().flatten()?));
    keys.filter_map(read).collect()
}

pub(super) fn get(what: &str) -> Option<String> {
    storage().ok()?.get_item(&key(what)).ok().flatten()
}

pub(super) fn put(what: &str, text: &str) -> Result<(), StoreError> {
    storage()?.set_item(&key(what), text).map_err(told)
}

pub(super) fn delete(what: &str) {
    if let Ok(storage) = storage() {
        storage.remove_item(&key(what)).ok();
    }
}

/// How often all was erased.
pub(super) fn erasures(storage: &Storage) -> Result<u32, StoreError> {
    Ok(read_count(storage.get_item(&erasures_key()).map_err(told)?))
}

fn read_count(count: Option<String>) -> u32 {
    count.and_then(|count| count.parse().ok()).unwrap_or_default()
}

pub(super) fn erasures_key() -> String {
    key(ERASURES)
}

/// What was written after so many erasures has the number in its key: tabs of other processes see each other's writes
/// late, and may not have heard.
pub(super) fn segment_prefix(name: &str, erasures: u32) -> String {
    if erasures == 0 { key_of(name, "segment/") } else { key_of(name, &format!("segment/{erasures}/")) }
}

/// The step in a storage key, where it is that of a segment.
pub(super) fn segment_key(key: &str) -> Option<StepId> {
    let rest = key.strip_prefix(&*self::key("segment/"))?;
    rest.rsplit('/').next()?.parse().ok()
}

/// What the store says of what another tab has named.
pub(super) fn look_for(keys: &[StepId]) -> Heard {
    let storage = storage();
    let count = storage.as_ref().map_err(|error| *error).and_then(erasures).unwrap_or_default();
    let prefix = segment_prefix(copy::name(), count);
    let text = |key: &StepId| storage.as_ref().ok()?.get_item(&format!("{prefix}{key}")).ok().flatten();
    Heard { erasures: count, segments: keys.iter().map(|key| (*key, text(key).map(Rc::from))).collect() }
}

/// Into a store that was erased as often as this page knows; one that was erased less often is erased now.
pub(super) fn save(segments: &[Segment], known: u32) -> Result<(), StoreError> {
    let storage = storage()?;
    let count = erasures(&storage)?;
    if count > known {
        return Err(StoreError::Erased(count));
    }
    if count < known {
        erase(&storage, known)?;
    }
    let prefix = segment_prefix(copy::name(), known);
    for segment in segments {
        storage.set_item(&format!("{prefix}{}", segment.key), &segment.text).map_err(told)?;
    }
    Ok(())
}

pub(super) fn remove(keys: &[StepId]) {
    let Ok(storage) = storage() else { return };
    let prefix = segment_prefix(copy::name(), erasures(&storage).unwrap_or_default());
    for key in keys {
        storage.remove_item(&format!("{prefix}{key}")).ok();
    }
}

/// Removes all that this page ever kept here, and nothing of others on the same origin. The number stays, for tabs and
/// stores that have not heard.
fn erase(storage: &Storage, erasures: u32) -> Result<(), StoreError> {
    for key in keys_under(storage, &key(""))? {
        storage.remove_item(&key).map_err(told)?;
    }
    storage.set_item(&erasures_key(), &erasures.to_string()).map_err(told)
}

/// This device by another number, with a writer for this page.
pub(super) fn renew_device() -> Replica {
    let device = clock::new_device();
    keep(&Kept { device: device.to_string(), ..kept() });
    clock::new_replica(device)
}

pub(super) fn keep_author(author: Author) {
    keep(&Kept { author, ..kept() });
}

pub(super) fn keep_exported(exported: Option<Exported>) {
    keep(&Kept { exported, ..kept() });
}

pub(super) fn keep_part(part: Option<&UnitPart>) {
    keep(&Kept { part: part.map(ToString::to_string).unwrap_or_default(), ..kept() });
}

/// Whose part was shown the last time; `None`: nobody's.
pub(crate) fn part() -> Option<String> {
    Some(kept().part).filter(|part| !part.is_empty())
}

pub(super) fn keep_look(look: Look) {
    keep(&Kept { look: look.to_string(), ..kept() });
}

/// What is shown before the program runs the next time; `None`: nothing.
pub(crate) fn keep_ticks(ticks: Option<&str>) {
    let Ok(storage) = storage() else { return };
    match ticks {
        Some(ticks) => storage.set_item(&key("ticks"), ticks).ok(),
        None => storage.remove_item(&key("ticks")).ok(),
    };
}

fn kept() -> Kept {
    storage().map(|storage| kept_under(&storage, &key(DEVICE))).unwrap_or_default()
}

fn kept_under(storage: &Storage, key: &str) -> Kept {
    let text = storage.get_item(key).ok().flatten().unwrap_or_default();
    Kept::read(&text)
}

/// Says of which document this is, and which other pages of the host keep the same. With each: whether a person has
/// answered to it.
pub(super) fn others(document: &Rc<str>) -> Result<Vec<(String, bool)>, StoreError> {
    let storage = storage()?;
    let kept = kept();
    if kept.document.as_ref() != Some(document) {
        keep(&Kept { document: Some(document.clone()), ..self::kept() });
    }
    let end = key_of("", DEVICE);
    let others = keys_under(&storage, copy::BY_PATH)?.into_iter().filter_map(|key| {
        let name = key.strip_suffix(&*end).filter(|name| *name != copy::name())?;
        let theirs = kept_under(&storage, &key).document;
        let answered = kept.answered.iter().any(|path| **path == copy::path_of(name));
        theirs.is_none_or(|theirs| theirs == *document).then(|| (name.to_owned(), answered))
    });
    Ok(others.collect())
}

pub(super) fn keep_answered(path: Rc<str>) {
    let mut kept = kept();
    kept.answered.push(path);
    keep(&kept);
}

/// The segments of another page.
pub(super) fn segments_of(name: &str) -> Result<Vec<(StepId, Rc<str>)>, StoreError> {
    let storage = storage()?;
    let count = storage.get_item(&key_of(name, ERASURES)).map_err(told)?;
    segments_under(&storage, &segment_prefix(name, read_count(count)))
}

pub(super) fn keep_merging(what: Option<&str>) {
    let Ok(storage) = storage() else { return };
    match what {
        Some(what) => storage.set_item(&key(MERGING), what).ok(),
        None => storage.remove_item(&key(MERGING)).ok(),
    };
}

/// A device that can not be kept is a new one next time, which costs no entry.
fn keep(kept: &Kept) {
    if storage().is_ok() {
        LocalStorage::set(key(DEVICE), kept).ok();
    }
}

/// gloo-storage panics where the browser blocks storage, and where reading throws. So it is asked for first, and read
/// by the browser's own calls.
pub(super) fn storage() -> Result<Storage, StoreError> {
    let window = web_sys::window().ok_or(StoreError::Blocked)?;
    let here = window.local_storage().is_ok_and(|storage| storage.is_some());
    if here { Ok(LocalStorage::raw()) } else { Err(StoreError::Blocked) }
}

fn told(error: JsValue) -> StoreError {
    reason(&error)
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
