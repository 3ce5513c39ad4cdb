//! Sealing and opening with the browser's own cryptography. Comes later: see `web::later`.

use std::rc::Rc;

use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

use crate::share::{ITERATIONS, Refusal, Sealed, Sealing};

pub(super) async fn seal(bytes: &[u8], passphrase: &str) -> Result<Rc<[u8]>, Refusal> {
    let (crypto, subtle) = crypto()?;
    let mut sealing = Sealing { iterations: ITERATIONS, salt: [0; 16], nonce: [0; 12] };
    for part in [&mut sealing.salt[..], &mut sealing.nonce[..]] {
        crypto.get_random_values_with_u8_array(part).map_err(|_| Refusal::NoSealing)?;
    }
    let work = async {
        let key = key(&subtle, &sealing, passphrase, "encrypt").await?;
        let algorithm = cipher(&sealing, &sealing.header())?;
        JsFuture::from(subtle.encrypt_with_object_and_u8_array(&algorithm, &key, bytes)?).await
    };
    let secret = work.await.map_err(|_: JsValue| Refusal::NoSealing)?;
    Ok(sealing.file(&Uint8Array::new(&secret).to_vec()).into())
}

pub(super) async fn open(sealed: &Sealed, passphrase: &str) -> Result<Rc<[u8]>, Refusal> {
    let (_, subtle) = crypto()?;
    let work = async {
        let key = key(&subtle, &sealed.sealing, passphrase, "decrypt").await?;
        let algorithm = cipher(&sealed.sealing, &sealed.header)?;
        JsFuture::from(subtle.decrypt_with_object_and_u8_array(&algorithm, &key, &sealed.secret)?).await
    };
    // Nobody can tell whether the passphrase or the content is wrong.
    let content = work.await.map_err(|_: JsValue| Refusal::Locked)?;
    Ok(Uint8Array::new(&content).to_vec().into())
}

/// Browsers offer it on `https`, on this machine and in local files; not on plain `http`.
fn crypto() -> Result<(Crypto, SubtleCrypto), Refusal> {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok()).ok_or(Refusal::NoSealing)?;
    let subtle = crypto.subtle();
    if subtle.is_undefined() { Err(Refusal::NoSealing) } else { Ok((crypto, subtle)) }
}

async fn key(subtle: &SubtleCrypto, sealing: &Sealing, passphrase: &str, usage: &str) -> Result<CryptoKey, JsValue> {
    let usages = |usage: &str| Array::of1(&usage.into());
    let phrase = Uint8Array::from(passphrase.as_bytes());
    let base = subtle.import_key_with_str("raw", &phrase, "PBKDF2", false, &usages("deriveBits"))?;
    let base: CryptoKey = JsFuture::from(base).await?.dyn_into()?;
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("iterations", sealing.iterations.into()),
        ("salt", Uint8Array::from(&sealing.salt[..]).into()),
    ])?;
    let bits = JsFuture::from(subtle.derive_bits_with_object(&how, &base, 256)?).await?;
    let key = subtle.import_key_with_str("raw", &bits.into(), "AES-GCM", false, &usages(usage))?;
    JsFuture::from(key).await?.dyn_into()
}

fn cipher(sealing: &Sealing, header: &[u8]) -> Result<Object, JsValue> {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(&sealing.nonce[..]).into()),
        ("additionalData", Uint8Array::from(header).into()),
        ("tagLength", 128.into()),
    ])
}

fn object(fields: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &JsString::from(*name), value)?;
    }
    Ok(object)
}
