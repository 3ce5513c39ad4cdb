//! Fields take so many letters and no more: what a browser cuts off silently is told.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};
use yew::Callback;

use crate::app::Msg;

/// Something is put into the field that the event is about.
pub(super) fn tell_if_cut(event: &Event, text: &str, emit: &Callback<Msg>) {
    let Some((limit, taken)) = event.target().and_then(|target| room(&target)) else { return };
    let letters = text.encode_utf16().count();
    if taken + letters > limit {
        emit.emit(Msg::PasteCut { letters, limit });
    }
}

/// How many letters a field takes, and how many it has beside those that are selected.
fn room(target: &web_sys::EventTarget) -> Option<(usize, usize)> {
    let (most, value, start, end) = match target.dyn_ref::<HtmlInputElement>() {
        Some(input) => (input.max_length(), input.value(), input.selection_start(), input.selection_end()),
        None => {
            let text = target.dyn_ref::<HtmlTextAreaElement>()?;
            (text.max_length(), text.value(), text.selection_start(), text.selection_end())
        }
    };
    let place = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or(0) as usize;
    let selected = place(end).saturating_sub(place(start));
    Some((usize::try_from(most).ok()?, value.encode_utf16().count().saturating_sub(selected)))
}
