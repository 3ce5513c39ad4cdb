//! The durable store: IndexedDB with strict durability. It answers when the disk has it.
//!
//! On web-sys alone: the crates for it bring errors, callbacks and channels of their own, a
//! tenth of the whole page, and neither knows the durability of a transaction.

use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use crate::{
    app::{StoreError, Stored},
    journal::StepId,
    share::Segment,
};

use super::{copy, local::reason};

const SEGMENTS: &str = "segments";

/// An open database with one table: segment texts by step.
#[derive(Clone, Debug)]
pub(super) struct Durable(IdbDatabase);

impl Durable {
    pub(super) async fn open() -> Result<Self, StoreError> {
        let window = web_sys::window().ok_or(StoreError::Blocked)?;
        let factory = window.indexed_db().ok().flatten().ok_or(StoreError::Blocked)?;
        let request = factory.open_with_u32(copy::name(), 1).map_err(told)?;
        make_table(&request);
        let database: IdbDatabase = answer(&request).await?.dyn_into().map_err(told)?;
        close_when_deleted(&database);
        Ok(Self(database))
    }

    /// The one of this name, where there is one: to look for it makes none.
    pub(super) async fn existing(name: &str) -> Result<Option<Self>, StoreError> {
        let window = web_sys::window().ok_or(StoreError::Blocked)?;
        let factory = window.indexed_db().ok().flatten().ok_or(StoreError::Blocked)?;
        let request = factory.open_with_u32(name, 1).map_err(told)?;
        let opening = request.clone();
        let make_none = Closure::once_into_js(move || {
            if let Some(making) = opening.transaction() {
                making.abort().ok();
            }
        });
        request.set_onupgradeneeded(make_none.dyn_ref());
        Ok(answer(&request).await.ok().and_then(|database| database.dyn_into().ok()).map(Self))
    }

    /// All segments that are in it, whatever their texts say.
    pub(super) async fn all(&self) -> Result<Vec<Segment>, StoreError> {
        let (_, texts) = self.read(&self.stored(0).await?.keys).await?;
        Ok(texts.into_iter().filter_map(|(key, text)| Some(Segment { key, text: text? })).collect())
    }

    /// What it holds, brought up to the last erasure that this page knows.
    pub(super) async fn stored(&self, known: u32) -> Result<Stored, StoreError> {
        let (_, table) = self.table(if known == 0 { "readonly" } else { "readwrite" })?;
        let erasures = match bring_up(&table, known).await {
            Ok(()) => known,
            Err(StoreError::Erased(erasures)) => erasures,
            Err(error) => return Err(error),
        };
        let keys = answer(&table.get_all_keys().map_err(told)?);
        let merging = answer(&table.get(&MERGING.into()).map_err(told)?);
        let (keys, interrupted): (Array, _) = (keys.await?.into(), merging.await?.as_string().map(Rc::from));
        Ok(Stored {
            erasures,
            interrupted,
            keys: keys.iter().filter_map(|key| key.as_string()?.parse().ok()).collect(),
        })
    }

    /// How often all was erased, and the texts under `keys`, in this order; `None` where there is none any more.
    pub(super) async fn read(&self, keys: &[StepId]) -> Result<(u32, Vec<(StepId, Option<Rc<str>>)>), StoreError> {
        let (_, table) = self.table("readonly")?;
        let erasures = answer(&table.get(&ERASURES.into()).map_err(told)?);
        let mut answers = Vec::with_capacity(keys.len());
        for key in keys {
            let request = table.get(&name(*key)).map_err(told)?;
            answers.push((*key, answer(&request)));
        }
        let mut texts = Vec::with_capacity(keys.len());
        for (key, answer) in answers {
            texts.push((key, answer.await?.as_string().map(Rc::from)));
        }
        Ok((count(&erasures.await?), texts))
    }

    /// Stores in one transaction: all of it or nothing, and on disk once it answers. Nothing where all was erased since
    /// this page looked.
    pub(super) async fn write(&self, segments: &[Segment], known: u32) -> Result<(), StoreError> {
        let (transaction, table) = self.table("readwrite")?;
        bring_up(&table, known).await?;
        for segment in segments {
            table.put_with_key(&JsValue::from_str(&segment.text), &name(segment.key)).map_err(told)?;
        }
        committed(&transaction).await
    }

    pub(super) async fn remove(&self, keys: &[StepId]) -> Result<(), StoreError> {
        let (transaction, table) = self.table("readwrite")?;
        for key in keys {
            table.delete(&name(*key)).map_err(told)?;
        }
        committed(&transaction).await
    }

    /// Stores one segment in place of others, if all of them are still there; else another tab
    /// has gathered them, or erased all, and nothing changes.
    pub(super) async fn gather(&self, segment: &Segment, replaces: &[StepId]) -> Result<(), StoreError> {
        let (transaction, table) = self.table("readwrite")?;
        let stored: Array = answer(&table.get_all_keys().map_err(told)?).await?.into();
        if replaces.iter().any(|key| !stored.includes(&name(*key), 0)) {
            return Err(StoreError::Failed);
        }
        table.put_with_key(&JsValue::from_str(&segment.text), &name(segment.key)).map_err(told)?;
        for key in replaces {
            table.delete(&name(*key)).map_err(told)?;
        }
        committed(&transaction).await
    }

    /// web-sys has the third parameter of `transaction` behind its unstable flag alone; browsers
    /// that do not know the durability pass over it.
    pub(super) fn table(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), StoreError> {
        let strict = || -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
            let options = Object::new();
            Reflect::set(&options, &"durability".into(), &"strict".into())?;
            let open: Function = Reflect::get(&self.0, &"transaction".into())?.dyn_into()?;
            let transaction: IdbTransaction =
                open.call3(&self.0, &SEGMENTS.into(), &mode.into(), &options)?.dyn_into()?;
            let table = transaction.object_store(SEGMENTS)?;
            Ok((transaction, table))
        };
        strict().map_err(told)
    }
}

/// Under these keys, which are no steps, the table has how often all was erased, and what is being merged.
const ERASURES: &str = "erasures";
pub(super) const MERGING: &str = "merging";

/// A store that was erased less often than this page knows is erased now; one that was erased more often says so.
async fn bring_up(table: &IdbObjectStore, known: u32) -> Result<(), StoreError> {
    let key = JsValue::from_str(ERASURES);
    let count = count(&answer(&table.get(&key).map_err(told)?).await?);
    if count > known {
        return Err(StoreError::Erased(count));
    }
    if count < known {
        table.clear().map_err(told)?;
        table.put_with_key(&JsValue::from_str(&known.to_string()), &key).map_err(told)?;
    }
    Ok(())
}

fn count(value: &JsValue) -> u32 {
    value.as_string().and_then(|count| count.parse().ok()).unwrap_or_default()
}

fn name(key: StepId) -> JsValue {
    JsValue::from_str(&key.to_string())
}

/// Whoever wants to delete it is not held up, and neither is who opens it next. At the next change it is opened anew, and
/// gets all that the page has.
fn close_when_deleted(database: &IdbDatabase) {
    let open = database.clone();
    let close = Closure::once_into_js(move || open.close());
    database.set_onversionchange(close.dyn_ref());
}

/// The first time the database is opened, it is empty.
fn make_table(request: &IdbOpenDbRequest) {
    let opening = request.clone();
    let make = Closure::once_into_js(move || {
        if let Ok(database) = opening.result().and_then(|database| database.dyn_into::<IdbDatabase>()) {
            // Where it fails, so does every transaction, and the page says so.
            database.create_object_store(SEGMENTS).ok();
        }
    });
    request.set_onupgradeneeded(make.dyn_ref());
}

/// Listens from now on, however late it is awaited.
pub(super) fn answer(request: &IdbRequest) -> impl Future<Output = Result<JsValue, StoreError>> + use<> {
    let request = request.clone();
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    async move {
        match JsFuture::from(done).await {
            Ok(_) => request.result().map_err(told),
            Err(_) => Err(request.error().ok().flatten().map_or(StoreError::Failed, |error| reason(&error))),
        }
    }
}

pub(super) async fn committed(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let done = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(done).await {
        Ok(_) => Ok(()),
        // An abort without an error is the browser out of room.
        Err(_) => Err(transaction.error().map_or(StoreError::Full, |error| reason(&error))),
    }
}

pub(super) fn told(error: JsValue) -> StoreError {
    reason(&error)
}
