//! What former versions stored under one name for all paths of a host. The page that finds it first takes it over.

use web_sys::Storage;

use crate::app::{Msg, StoreError};

use super::{
    Hands, copy,
    durable::Durable,
    local::{self, key_of, keys_under, storage},
};

/// Its value is the name of the page that takes over. The others leave what they find to it.
fn heir_key(former: &str) -> String {
    key_of(former, "heir")
}

/// The former name, where this page may take over what is there: no other has claimed it.
fn claimable(storage: &Storage) -> Option<String> {
    let former = copy::former()?;
    let heir = storage.get_item(&heir_key(&former)).ok()?;
    heir.is_none_or(|heir| heir == copy::name()).then_some(former)
}

/// Moves what former versions left in the local store, before anything is read. A page of a former version that is
/// still open goes on writing under the former name, so this happens at each start.
pub(super) fn take_local(storage: &Storage) -> Option<()> {
    let former = claimable(storage)?;
    let (prefix, heir) = (key_of(&former, ""), heir_key(&former));
    let found: Vec<_> = keys_under(storage, &prefix).ok()?.into_iter().filter(|key| *key != heir).collect();
    if found.is_empty() {
        return None;
    }
    // The claim is written last, because a full store has no room for it before something is moved. No other page runs
    // in between.
    for key in found {
        let text = storage.get_item(&key).ok()??;
        let what = &key[prefix.len()..];
        let to = match what.strip_prefix("segment/") {
            Some(step) => local::segment_prefix(copy::name(), local::erasures(storage).ok()?) + step,
            None => key_of(copy::name(), what),
        };
        move_item(storage, &key, &to, &text);
    }
    storage.set_item(&heir, copy::name()).ok()
}

fn move_item(storage: &Storage, from: &str, to: &str, text: &str) {
    let known = storage.get_item(to).ok().flatten().is_some();
    storage.remove_item(from).ok();
    if !known && storage.set_item(to, text).is_err() {
        // The new key may be longer, and the store full.
        storage.set_item(from, text).ok();
    }
}

/// The same of the durable store: what is on disk under the new name goes from the former one.
pub(super) async fn take_durable(hands: &Hands) -> Option<Msg> {
    let moved = moved(hands).await.unwrap_or_default();
    (moved > 0).then_some(Msg::StoreChanged)
}

async fn moved(hands: &Hands) -> Result<usize, StoreError> {
    let storage = storage()?;
    let Some(former) = claimable(&storage) else { return Ok(0) };
    let Some(old) = Durable::existing(&former).await? else { return Ok(0) };
    let found = old.all().await?;
    if found.is_empty() {
        return Ok(0);
    }
    storage.set_item(&heir_key(&former), copy::name()).ok();
    let erasures = local::erasures(&storage)?;
    if hands.durable().is_none() {
        hands.open(erasures).await?;
    }
    hands.write(&found, erasures).await?;
    let keys: Vec<_> = found.iter().map(|segment| segment.key).collect();
    old.remove(&keys).await?;
    Ok(found.len())
}
