//! What is dropped on the page, pasted into it, comes in its address, or is handed over by the system. All of it is told
//! as `FileRead`, whatever it is.

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, File};
use yew::Callback;

use crate::{app::Msg, share::MARK, web::words::windows};

use super::{
    files::{self, Given},
    keys::is_typing,
    offline, place, typed,
};

/// How the address says that the system has handed something over.
const SHARED: &str = "?shared";

/// The link in the address, if there is one.
fn link() -> Option<String> {
    web_sys::window()?.location().hash().ok().filter(|hash| hash.starts_with(MARK))
}

/// The address without it, and without a step in the browser's history.
pub(super) fn clear_link() -> Option<()> {
    link()?;
    let search = web_sys::window()?.location().search().ok()?;
    show_address(&search)
}

fn show_address(rest: &str) -> Option<()> {
    let window = web_sys::window()?;
    let address = window.location().pathname().ok()? + rest;
    place::replace(&window.history().ok()?, &address)
}

/// Listens everywhere on the page; what it was opened with arrives first.
pub(super) fn listen(emit: &Callback<Msg>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let Some(document) = window.document() else { return Vec::new() };
    if let Some(link) = link() {
        tell(windows().link_name, &link, emit);
    }
    launched(emit);
    shared(emit);
    let options = EventListenerOptions::enable_prevent_default();
    let over = EventListener::new_with_options(&document, "dragover", options, |event| {
        if !goes_into_field(event) {
            event.prevent_default();
        }
    });
    let dropped = {
        let emit = emit.clone();
        EventListener::new_with_options(&document, "drop", options, move |event| drop_on_page(event, &emit))
    };
    let pasted = {
        let emit = emit.clone();
        EventListener::new(&document, "paste", move |event| paste(event, &emit))
    };
    let followed = {
        let emit = emit.clone();
        EventListener::new(&window, "hashchange", move |_| {
            if let Some(link) = link() {
                tell(windows().link_name, &link, &emit);
            }
        })
    };
    vec![over, dropped, pasted, followed]
}

fn dragged(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<DragEvent>()?.data_transfer()
}

/// Text that is dragged onto a field is the field's. Files are the page's, wherever they fall.
fn goes_into_field(event: &Event) -> bool {
    let has_files = |data: DataTransfer| data.types().includes(&"Files".into(), 0);
    is_typing(event) && !dragged(event).is_some_and(has_files)
}

fn drop_on_page(event: &Event, emit: &Callback<Msg>) {
    let Some(data) = dragged(event) else { return };
    if goes_into_field(event) {
        typed::tell_if_cut(event, &text_of(&data), emit);
        return;
    }
    event.prevent_default();
    take(&data, emit);
}

fn paste(event: &Event, emit: &Callback<Msg>) {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
    if is_typing(event) {
        typed::tell_if_cut(event, &text_of(&data), emit);
    } else {
        take(&data, emit);
    }
}

fn text_of(data: &DataTransfer) -> String {
    data.get_data("text/plain").unwrap_or_default()
}

fn take(data: &DataTransfer, emit: &Callback<Msg>) {
    let files = data.files().map(|files| files::in_list(&files).collect::<Vec<_>>()).unwrap_or_default();
    if files.is_empty() {
        let text = text_of(data);
        if !text.trim().is_empty() {
            tell(windows().pasted_name, &text, emit);
        }
        return;
    }
    let folders = folders(data);
    let given = files
        .into_iter()
        .enumerate()
        .map(|(place, file)| Given { is_folder: folders.get(place).copied().unwrap_or_default(), ..Given::file(file) });
    files::take(given.collect(), emit);
}

/// For each dropped file, whether it is a folder.
fn folders(data: &DataTransfer) -> Vec<bool> {
    let items = data.items();
    let items = (0..items.length()).filter_map(|place| items.get(place)).filter(|item| item.kind() == "file");
    items.map(|item| item.webkit_get_as_entry().ok().flatten().is_some_and(|entry| entry.is_directory())).collect()
}

fn tell(name: &str, content: &str, emit: &Callback<Msg>) {
    emit.emit(Msg::FileRead { name: name.into(), content: Ok(content.as_bytes().into()) });
}

/// Files that somebody opened with the installed app: the browser hands them over once, and again while it is open.
fn launched(emit: &Callback<Msg>) -> Option<()> {
    let queue = Reflect::get(&web_sys::window()?.into(), &"launchQueue".into()).ok()?;
    let set_consumer: Function = Reflect::get(&queue, &"setConsumer".into()).ok()?.dyn_into().ok()?;
    let emit = emit.clone();
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let handles = Reflect::get(&launch, &"files".into()).unwrap_or_default();
        let (handles, emit) = (handles.dyn_into::<Array>().unwrap_or_default(), emit.clone());
        spawn_local(async move {
            let mut given = Vec::new();
            for handle in handles.iter() {
                given.extend(file_of(&handle).await.map(Given::file));
            }
            files::take(given, &emit);
        });
    });
    set_consumer.call1(&queue, consumer.as_ref()).ok()?;
    // For as long as the page is open.
    consumer.forget();
    Some(())
}

async fn file_of(handle: &JsValue) -> Option<File> {
    let get: Function = Reflect::get(handle, &"getFile".into()).ok()?.dyn_into().ok()?;
    let asked: Promise = get.call0(handle).ok()?.dyn_into().ok()?;
    JsFuture::from(asked).await.ok()?.dyn_into().ok()
}

/// What was shared with the installed app: the service worker keeps it until the page asks.
fn shared(emit: &Callback<Msg>) -> Option<()> {
    let location = web_sys::window()?.location();
    location.search().ok().filter(|search| search == SHARED)?;
    show_address(&location.hash().ok()?);
    let emit = emit.clone();
    spawn_local(async move {
        let files = offline::shared().await.unwrap_or_default();
        let given = files.iter().filter_map(|file| file.dyn_into::<File>().ok()).map(|file| Given {
            // A text has no name.
            name: Some(file.name()).filter(|name| !name.is_empty()).unwrap_or_else(|| windows().pasted_name.into()),
            ..Given::file(file)
        });
        files::take(given.collect(), &emit);
    });
    Some(())
}
