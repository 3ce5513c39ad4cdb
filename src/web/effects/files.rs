//! Files in and out.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BlobPropertyBag, File, FileList, HtmlAnchorElement};
use yew::Callback;

use crate::{
    app::Msg,
    share::{LIMITS, Refusal},
};

/// One thing that the browser hands over as a file.
pub(super) struct Given {
    pub(super) name: String,
    pub(super) file: File,
    /// Browsers hand over a dropped folder as if it were a file.
    pub(super) is_folder: bool,
}

impl Given {
    pub(super) fn file(file: File) -> Self {
        Self { name: file.name(), file, is_folder: false }
    }

    /// A file that is too large is not read at all.
    async fn content(&self) -> Result<Vec<u8>, Refusal> {
        if self.is_folder {
            return Err(Refusal::Folder);
        }
        if self.file.size() > LIMITS.bytes as f64 {
            return Err(Refusal::TooLarge { limit: LIMITS.bytes });
        }
        let read = JsFuture::from(self.file.array_buffer()).await;
        read.map(|buffer| Uint8Array::new(&buffer).to_vec()).map_err(|_| Refusal::Unreadable)
    }
}

pub(super) fn in_list(files: &FileList) -> impl Iterator<Item = File> + '_ {
    (0..files.length()).filter_map(|place| files.get(place))
}

/// Reads the chosen files.
pub(crate) fn read(files: &FileList, emit: &Callback<Msg>) {
    take(in_list(files).map(Given::file).collect(), emit);
}

/// Names them all, and reads one after the other.
pub(super) fn take(given: Vec<Given>, emit: &Callback<Msg>) {
    if given.is_empty() {
        return;
    }
    let emit = emit.clone();
    emit.emit(Msg::FilesCame(given.iter().map(|given| given.name.as_str().into()).collect()));
    wasm_bindgen_futures::spawn_local(async move {
        for given in given {
            let content = given.content().await.map(Into::into);
            emit.emit(Msg::FileRead { name: given.name.into(), content });
        }
    });
}

/// Hands a file to the browser's downloads.
pub(super) fn download(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(kind_of(name));
    let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download keeps the data itself only after the click was handled.
    gloo_timers::callback::Timeout::new(60_000, move || {
        web_sys::Url::revoke_object_url(&url).ok();
    })
    .forget();
    Ok(())
}

/// Some browsers name a download after its kind.
fn kind_of(name: &str) -> &'static str {
    match name.rsplit_once('.') {
        Some((_, "json")) => "application/json;charset=utf-8",
        Some((_, "csv")) => "text/csv;charset=utf-8",
        Some((_, "html")) => "text/html;charset=utf-8",
        _ => "application/octet-stream",
    }
}
