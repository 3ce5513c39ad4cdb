//! 导入: files of every kind, and what is pasted.

use web_sys::{FileList, HtmlInputElement};
use yew::prelude::*;

use crate::app::{Camera, Drafts, Model, Msg, RECEIVE_TEXT};

use super::{
    arrivals::arrivals,
    dialog::Dialog,
    fill::discard,
    fill_input::typed,
    parts::{block, button, class},
    share::written,
    windows,
};

pub(super) fn receive(model: &Model, emit: &Callback<Msg>, choose_files: &Callback<FileList>) -> Html {
    let words = windows();
    html! {
        <Dialog name="receive" title={words.receive_title} onclose={emit.reform(|()| Msg::PanelClosed)}>
            { arrivals(model, emit) }
            <p>{ words.receive_lead }</p>
            <p class="dialog__actions">{ choose(!model.inbox.is_locked(), choose_files) }</p>
            { block(words.camera, camera(model.inbox.camera, emit)) }
            { block(words.receive_paste, paste(&model.drafts, emit)) }
        </Dialog>
    }
}

/// The file input is the button: it takes several files, and the same one twice. `main`: nothing else waits for one.
fn choose(main: bool, choose_files: &Callback<FileList>) -> Html {
    let onchange = {
        let choose = choose_files.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(files) = input.files() {
                choose.emit(files);
            }
            input.set_value("");
        })
    };
    html! {
        <label class={class("btn btn--file", "btn--main", main)} for="import">
            { windows().receive_choose }
            <input class="btn__input" id="import" type="file" data-do="import" multiple=true {onchange} />
        </label>
    }
}

/// What it sees, while it does; else the way to it, and why it was of no use.
fn camera(camera: Camera, emit: &Callback<Msg>) -> Html {
    let words = windows();
    let told = match camera {
        Camera::Starting => Some(words.camera_starting),
        Camera::Seeing => Some(words.camera_seeing),
        Camera::Failed(trouble) => Some((words.camera_trouble)(trouble)),
        Camera::Off => None,
    };
    let state = match camera {
        Camera::Off => "off",
        Camera::Starting => "starting",
        Camera::Seeing => "seeing",
        Camera::Failed(_) => "failed",
    };
    html! {
        <div class="form" data-camera={state}>
            if matches!(camera, Camera::Starting | Camera::Seeing) {
                <video class="camera" id="camera" muted=true autoplay=true playsinline=true aria-label={words.camera} />
                <p role="status">{ told }</p>
                { button("btn", "camera-stop", words.camera_stop, emit, Msg::CameraStopped) }
            } else {
                if let Some(told) = told { <p role="alert">{ told }</p> }
                { button("btn", "camera", words.camera_open, emit, Msg::CameraAsked) }
            }
        </div>
    }
}

fn paste(drafts: &Drafts, emit: &Callback<Msg>) -> Html {
    let words = windows();
    let onsubmit = emit.reform(|event: SubmitEvent| {
        event.prevent_default();
        let text = written(&event, "[name=text]");
        Msg::FileRead { name: words.pasted_name.into(), content: Ok(text.into_bytes().into()) }
    });
    html! {
        <form class="form" {onsubmit}>
            <textarea class="field__input made__link" name="text" rows="3" autocomplete="off"
                value={drafts.shown(RECEIVE_TEXT, "").to_owned()} oninput={emit.reform(typed(RECEIVE_TEXT, ""))} placeholder={words.receive_paste_hint} aria-label={words.receive_paste} />
            <p class="dialog__actions">
                <button class="btn" data-do="read-text" type="submit">{ words.receive_read }</button>
                if drafts.get(RECEIVE_TEXT).is_some() { { discard(vec![RECEIVE_TEXT.into()], emit) } }
            </p>
        </form>
    }
}
