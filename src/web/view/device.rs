//! What is kept on this device.

use yew::prelude::*;

use crate::app::{Health, Model, Msg, Now, Panel};

use super::{dialog::Dialog, parts::button, told, words};

pub(super) fn device(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let words = words();
    let saved = model.last_saved.map_or(words.device_saved_never.to_owned(), |moment| told::when(now, moment));
    let exported = model.exported.map_or(words.device_exported_never.to_owned(), |exported| {
        (words.device_exported_at)(&told::when(now, exported.time), model.not_exported())
    });
    let stores = format!(
        "{}{colon}{}{}{}{colon}{}",
        words.store_durable,
        health(model.saving.durable),
        words.comma,
        words.store_local,
        health(model.saving.local),
        colon = words.colon,
    );
    html! {
        <Dialog name="device" title={words.device_title} onclose={emit.reform(|()| Msg::PanelClosed)}>
            <dl class="facts">
                { fact("entries", words.device_entries, (words.number)(model.journal.len())) }
                { fact("size", words.device_size, (words.kilobytes)(model.size())) }
                { fact("saved", words.device_saved, saved) }
                { fact("stores", words.device_stores, stores) }
                { fact("persistent", words.device_persistent, (words.persistent)(model.persistent).to_owned()) }
                { fact("exported", words.device_exported, exported) }
                <div class="facts__line" data-fact="author">
                    <dt>{ words.device_signature }</dt>
                    <dd>
                        { told::author(Some(&model.author)) }{ " " }
                        { button("btn btn--quiet", "change-author", words.change, emit, Msg::PanelOpened(Panel::Signing)) }
                    </dd>
                </div>
            </dl>
            <p class="dialog__actions">
                { button("btn btn--main", "export-all", words.export, emit, Msg::ExportAsked) }
                { button("btn", "device-papers", words.papers, emit, Msg::PanelOpened(Panel::Papers)) }
                { button("btn", "save-page", words.save_page, emit, Msg::PageAsked) }
            </p>
            if !model.journal.is_empty() {
                { erase(emit) }
            }
        </Dialog>
    }
}

fn fact(name: &'static str, label: &'static str, value: String) -> Html {
    html! { <div class="facts__line" data-fact={name}><dt>{ label }</dt><dd>{ value }</dd></div> }
}

fn health(health: Health) -> &'static str {
    match health {
        Health::Opening => words().store_opening,
        Health::Works => words().store_works,
        Health::Fails(error) => (words().store_fails)(error),
    }
}

/// Erasing takes two steps, and the file is offered first.
fn erase(emit: &Callback<Msg>) -> Html {
    let words = words();
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
