//! A file's fingerprint: the browser hashes it, and nothing of it is kept.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

use crate::{app::FileTrouble, ledger::Fingerprint};

/// The whole file has to fit into memory while it is hashed.
const LIMIT: f64 = 512.0 * 1024.0 * 1024.0;

/// Of the file chosen in the input of this id, which is emptied: the same file can be chosen again.
pub(super) async fn of(input: &str) -> Result<Fingerprint, FileTrouble> {
    let file = chosen(input).ok_or(FileTrouble::Unreadable)?;
    if file.size() > LIMIT {
        return Err(FileTrouble::TooLarge);
    }
    // Pages that came by plain http, other than from this machine, are given no `subtle`.
    let crypto = web_sys::window().and_then(|window| window.crypto().ok()).ok_or(FileTrouble::NotOffered)?;
    let subtle = crypto.subtle();
    if subtle.is_undefined() {
        return Err(FileTrouble::NotOffered);
    }
    let content = JsFuture::from(file.array_buffer()).await.map_err(|_| FileTrouble::Unreadable)?;
    let content = content.dyn_into().map_err(|_| FileTrouble::Unreadable)?;
    let hash = subtle.digest_with_str_and_buffer_source("SHA-256", &content);
    let hash = JsFuture::from(hash.map_err(|_| FileTrouble::NotOffered)?).await.map_err(|_| FileTrouble::Unreadable)?;
    let sha256: String = Uint8Array::new(&hash).to_vec().iter().map(|byte| format!("{byte:02x}")).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below the limit")]
    let bytes = file.size() as u64;
    Ok(Fingerprint { name: file.name().into(), bytes, sha256: sha256.into() })
}

fn chosen(input: &str) -> Option<File> {
    let input: HtmlInputElement = web_sys::window()?.document()?.get_element_by_id(input)?.dyn_into().ok()?;
    let file = input.files().and_then(|files| files.get(0));
    input.set_value("");
    file
}
