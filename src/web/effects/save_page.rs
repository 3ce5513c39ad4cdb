//! The whole app as one file, with the state inside. Comes later: see `web::later`.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::{app::Msg, desk::Failure, journal::Device, share::embed};

use super::{clock, files, offline};

pub(crate) fn save_page(emit: &Callback<Msg>, name: String, file: Rc<str>) {
    let emit = emit.clone();
    spawn_local(async move {
        let saved = match offline::whole_page().await {
            None => Err(Failure::NotFetched),
            Some(page) => download(&page, &name, &file).ok_or(Failure::Failed),
        };
        emit.emit(Msg::PageSaved(saved.map(|()| name)));
    });
}

fn download(page: &str, name: &str, file: &str) -> Option<()> {
    let page = named(&embed(page, file)?, clock::new_device());
    files::download(name, page.as_bytes()).ok()
}

/// The page as a copy with a name of its own, in place of one that it has: so its state stays apart from the others'.
fn named(page: &str, copy: Device) -> String {
    let (html, rest) = page.split_at(page.find("<head").unwrap_or_default());
    let html = html.split(" data-copy=\"").next().unwrap_or(html).trim_end().trim_end_matches('>');
    format!("{html} data-copy=\"{copy}\">\n{rest}")
}
