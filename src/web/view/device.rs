//! What is kept on this device.

use yew::prelude::*;

use crate::app::{Health, Model, Msg, Now, Panel, SaveState};

use super::{
    dialog::Dialog,
    parts::{button, save_page},
    told, windows, words,
};

pub(super) fn device(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let words = words();
    let unsaved = model.saving.state() == SaveState::Unsaved;
    let never = if unsaved { windows().device_saved_none } else { windows().device_saved_never };
    let saved = model.last_saved.map_or(never.to_owned(), |moment| told::when(now, moment));
    let exported = model.exported.map_or(windows().device_exported_never.to_owned(), |exported| {
        (windows().device_exported_at)(&told::when(now, exported.time), model.not_exported())
    });
    let stores = format!(
        "{}{colon}{}{}{}{colon}{}",
        windows().store_durable,
        health(model.saving.durable),
        windows().semicolon,
        windows().store_local,
        health(model.saving.local),
        colon = windows().colon,
    );
    html! {
        <Dialog name="device" title={windows().device_title} onclose={emit.reform(|()| Msg::PanelClosed)}>
            <dl class="facts">
                { fact("entries", windows().device_entries, (words.number)(model.journal.len())) }
                { fact("size", windows().device_size, (windows().size)(model.saving.bytes())) }
                { fact("saved", windows().device_saved, saved) }
                { fact("stores", windows().device_stores, stores) }
                { fact("persistent", windows().device_persistent, (windows().persistent)(model.persistent).to_owned()) }
                { fact("exported", windows().device_exported, exported) }
                <div class="facts__line" data-fact="author">
                    <dt>{ windows().device_signature }</dt>
                    <dd>
                        { told::author(Some(&model.author)) }{ " " }
                        { button("btn btn--quiet", "change-author", windows().change, emit, Msg::PanelOpened(Panel::Signing)) }
                    </dd>
                </div>
            </dl>
            <p class="dialog__actions">
                { button("btn btn--main", "export-all", windows().export, emit, Msg::ExportAsked) }
                { button("btn", "device-papers", words.papers, emit, Msg::PanelOpened(Panel::Papers)) }
                { save_page(emit) }
            </p>
            { elsewhere(model, emit) }
            if !model.journal.is_empty() {
                { erase(emit) }
            }
        </Dialog>
    }
}

/// What other paths of the host keep of this document.
fn elsewhere(model: &Model, emit: &Callback<Msg>) -> Html {
    let words = windows();
    html! {
        <>{ for model.elsewhere.iter().map(|place| html! {
            <p data-elsewhere={place.path.clone()}>
                { (words.elsewhere)(&place.path) }{ " " }
                { button("btn", "elsewhere-look", words.look_elsewhere, emit, Msg::ElsewhereAsked(place.path.clone())) }
            </p>
        }) }</>
    }
}

fn fact(name: &'static str, label: &'static str, value: String) -> Html {
    html! { <div class="facts__line" data-fact={name}><dt>{ label }</dt><dd>{ value }</dd></div> }
}

fn health(health: Health) -> &'static str {
    match health {
        Health::Opening => windows().store_opening,
        Health::Works => windows().store_works,
        Health::Fails(error) => (windows().store_fails)(error),
    }
}

/// Erasing takes two steps, and the file is offered first.
fn erase(emit: &Callback<Msg>) -> Html {
    let words = windows();
    html! {
        <details class="erase">
            <summary class="erase__open" data-do="erase">{ words.erase_title }</summary>
            <p>{ words.erase_lead }</p>
            <p class="dialog__actions">
                { button("btn", "erase-export", words.erase_export_first, emit, Msg::ExportAsked) }
                { button("btn btn--danger", "erase-confirm", words.erase_confirm, emit, Msg::EraseConfirmed) }
            </p>
        </details>
    }
}
