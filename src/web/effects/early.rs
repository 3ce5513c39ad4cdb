//! What was ticked before the program ran, and what is shown before it runs the next time: see `page/early.js`.

use js_sys::Array;
use wasm_bindgen::JsCast;

use crate::{journal::Millis, opinion::RecommendationId};

use super::offline;

/// What was ticked or unticked, and when; oldest first.
pub(crate) fn early() -> Vec<(RecommendationId, bool, Millis)> {
    let ticked = offline::call("early").ok().and_then(|ticked| ticked.dyn_into::<Array>().ok());
    ticked.unwrap_or_default().iter().filter_map(|one| read(&one.dyn_into().ok()?)).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a moment is a whole number of milliseconds"
)]
fn read(one: &Array) -> Option<(RecommendationId, bool, Millis)> {
    Some((
        RecommendationId::parse(&one.get(0).as_string()?).ok()?,
        one.get(1).as_bool()?,
        one.get(2).as_f64()? as Millis,
    ))
}

/// It is stored as entries.
pub(crate) fn forget_early() {
    offline::call("forgetEarly").ok();
}
