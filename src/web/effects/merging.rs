//! What it takes to finish a merge, beside the entries until all of them are stored. Comes later: see `web::later`.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::app::{Merging, StoreError};

use super::{
    durable::{Durable, MERGING, answer, committed, told},
    local,
};

/// Under this key the table has the texts that are merged; under `MERGING`, what they are called.
const FILES: &str = "merging-files";

pub(super) async fn keep(durable: Option<Durable>, what: Option<Merging>) -> Option<()> {
    local::keep_merging(what.as_ref().map(|merging| &*merging.name));
    durable?.keep_merging(what).await.ok()
}

impl Durable {
    /// In one transaction, and before any of the entries.
    async fn keep_merging(&self, what: Option<Merging>) -> Result<(), StoreError> {
        let (transaction, table) = self.table("readwrite")?;
        match what {
            Some(Merging { name, files, left }) => {
                let files = files.iter().map(|bytes| JsValue::from(Uint8Array::from(&**bytes)));
                let kept: Array = [JsValue::from_str(&left)].into_iter().chain(files).collect();
                table.put_with_key(&JsValue::from_str(&name), &MERGING.into()).map_err(told)?;
                table.put_with_key(&kept, &FILES.into()).map_err(told)?;
            }
            None => {
                table.delete(&MERGING.into()).map_err(told)?;
                table.delete(&FILES.into()).map_err(told)?;
            }
        }
        committed(&transaction).await
    }

    /// `None`: nothing is kept, or not all of it.
    pub(super) async fn merging(&self) -> Option<Merging> {
        let (_, table) = self.table("readonly").ok()?;
        let name = answer(&table.get(&MERGING.into()).ok()?);
        let kept = answer(&table.get(&FILES.into()).ok()?);
        let name: Rc<str> = name.await.ok()?.as_string()?.into();
        let kept: Array = kept.await.ok()?.dyn_into().ok()?;
        let left: Rc<str> = kept.shift().as_string()?.into();
        Some(Merging { name, files: kept.iter().map(|file| Uint8Array::new(&file).to_vec().into()).collect(), left })
    }
}
