//! Texts that are not UTF-8, by the browser's own decoder. Comes later: see `web::later`.

use std::rc::Rc;

use js_sys::{Function, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::share::{Encoding, Refusal};

/// As UTF-8. What is in no such encoding after all is no text.
pub(super) fn utf8(encoding: Encoding, bytes: &[u8]) -> Result<Rc<[u8]>, Refusal> {
    let text = decoded(encoding, bytes).map_err(|_| Refusal::NotJson)?;
    Ok(text.into_bytes().into())
}

fn decoded(encoding: Encoding, bytes: &[u8]) -> Result<String, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"fatal".into(), &true.into())?;
    let class: Function = Reflect::get(&js_sys::global(), &"TextDecoder".into())?.dyn_into()?;
    let decoder = Reflect::construct(&class, &js_sys::Array::of2(&encoding.label().into(), &options))?;
    let decode: Function = Reflect::get(&decoder, &"decode".into())?.dyn_into()?;
    decode.call1(&decoder, &Uint8Array::from(bytes))?.as_string().ok_or(JsValue::NULL)
}
