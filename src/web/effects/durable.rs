//! The durable store: IndexedDB with strict durability. It answers when the disk has it.

use std::rc::Rc;

use idb::{Database, ObjectStore, Query, Transaction};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbTransaction};

use crate::{app::StoreError, journal::StepId, share::Segment};

use super::local::reason;

const NAME: &str = "otog-checklist";
const SEGMENTS: &str = "segments";

/// An open database with one table: segment texts by step.
#[derive(Clone, Debug)]
pub(super) struct Durable(IdbDatabase);

impl Durable {
    pub(super) async fn open() -> Result<Self, StoreError> {
        let table = ObjectStore::builder(SEGMENTS);
        let database = Database::builder(NAME).version(1).add_object_store(table).build().await.map_err(told)?;
        Ok(Self(database.into()))
    }

    pub(super) async fn keys(&self) -> Result<Vec<StepId>, StoreError> {
        let keys = self.table("readonly")?.1.get_all_keys(None, None).map_err(told)?.await.map_err(told)?;
        Ok(keys.iter().filter_map(|key| key.as_string()?.parse().ok()).collect())
    }

    /// The texts under `keys`, in this order; `None` where there is none any more.
    pub(super) async fn read(&self, keys: &[StepId]) -> Result<Vec<(StepId, Option<Rc<str>>)>, StoreError> {
        let (_transaction, table) = self.table("readonly")?;
        let requests = keys
            .iter()
            .map(|key| Ok((*key, table.get(Query::Key(name(*key))).map_err(told)?)))
            .collect::<Result<Vec<_>, StoreError>>()?;
        let mut texts = Vec::new();
        for (key, request) in requests {
            let text = request.await.map_err(told)?;
            texts.push((key, text.and_then(|text| text.as_string()).map(Rc::from)));
        }
        Ok(texts)
    }

    /// Stores and removes in one transaction: all of it or nothing, and on disk once it answers.
    pub(super) async fn write(&self, segments: &[Segment], remove: &[StepId]) -> Result<(), StoreError> {
        let (transaction, table) = self.table("readwrite")?;
        for segment in segments {
            table.put(&JsValue::from_str(&segment.text), Some(&name(segment.key))).map_err(told)?;
        }
        for key in remove {
            table.delete(Query::Key(name(*key))).map_err(told)?;
        }
        finished(transaction).await
    }

    pub(super) async fn clear(&self) -> Result<(), StoreError> {
        let (transaction, table) = self.table("readwrite")?;
        table.clear().map_err(told)?;
        finished(transaction).await
    }

    /// Neither idb nor web-sys knows the third parameter of `transaction`, the durability;
    /// browsers that do not know it either pass over it.
    fn table(&self, mode: &str) -> Result<(Transaction, ObjectStore), StoreError> {
        let options = Object::new();
        let strict = || -> Result<IdbTransaction, JsValue> {
            Reflect::set(&options, &"durability".into(), &"strict".into())?;
            let open: Function = Reflect::get(&self.0, &"transaction".into())?.dyn_into()?;
            let arguments = Array::of3(&SEGMENTS.into(), &mode.into(), &options);
            open.apply(&self.0, &arguments)?.dyn_into()
        };
        let transaction: Transaction = strict().map_err(|error| reason(&error))?.into();
        let table = transaction.object_store(SEGMENTS).map_err(told)?;
        Ok((transaction, table))
    }
}

fn name(key: StepId) -> JsValue {
    JsValue::from_str(&key.to_string())
}

async fn finished(transaction: Transaction) -> Result<(), StoreError> {
    // An abort without an error is the browser out of room.
    let result = transaction.await.map_err(told)?;
    if result.is_committed() { Ok(()) } else { Err(StoreError::Full) }
}

fn told(error: idb::Error) -> StoreError {
    match error {
        idb::Error::DomException(exception) => reason(&exception),
        idb::Error::IndexedDbNotFound(_) => StoreError::Blocked,
        idb::Error::IndexedDbOpenFailed(error)
        | idb::Error::AddFailed(error)
        | idb::Error::TransactionOpenFailed(error)
        | idb::Error::TransactionCommitError(error) => reason(&error),
        _ => StoreError::Failed,
    }
}
