//! What is kept on this device.

use yew::prelude::*;

use crate::app::{Health, Model, Msg, Now, Panel};

use super::{dialog::Dialog, told, words};

pub(super) fn device(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let words = words();
    let saved = model.last_saved.map_or(words.device_saved_never.to_owned(), |moment| told::when(now, moment));
    let exported = model.exported.map_or(words.device_exported_never.to_owned(), |exported| {
        (words.device_exported_at)(&told::when(now, exported.time), model.not_exported())
    });
    let stores = format!(
        "{}：{}；{}：{}",
        words.store_durable,
        health(model.saving.durable),
        words.store_local,
        health(model.saving.local)
    );
    html! {
        <Dialog name="device" title={words.device_title} onclose={emit.reform(|()| Msg::PanelClosed)}>
            <dl class="facts">
                { fact("entries", words.device_entries, model.journal.len().to_string()) }
                { fact("size", words.device_size, (words.kilobytes)(model.size())) }
                { fact("saved", words.device_saved, saved) }
                { fact("stores", words.device_stores, stores) }
                { fact("persistent", words.device_persistent, (words.persistent)(model.persistent).to_owned()) }
                { fact("exported", words.device_exported, exported) }
                <div class="facts__line" data-fact="author">
                    <dt>{ words.device_signature }</dt>
                    <dd>
                        { told::author(Some(&model.author)) }{ " " }
                        <button class="btn btn--quiet" data-do="change-author"
                            onclick={emit.reform(|_| Msg::PanelOpened(Panel::Signing))}>{ words.change }</button>
                    </dd>
                </div>
            </dl>
            <p class="dialog__actions">
                <button class="btn btn--main" onclick={emit.reform(|_| Msg::ExportAsked)}>{ words.export }</button>
            </p>
            <Erase emit={emit.clone()} empty={model.journal.is_empty()} />
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

#[derive(Properties, PartialEq)]
struct EraseProps {
    emit: Callback<Msg>,
    empty: bool,
}

/// Erasing takes two steps, and the file is offered first.
#[component]
fn Erase(props: &EraseProps) -> Html {
    let words = words();
    let asked = use_state(|| false);
    let ask = {
        let asked = asked.clone();
        Callback::from(move |_| asked.set(true))
    };
    html! {
        <section class="erase">
            <h3 class="block__title">{ words.erase_title }</h3>
            <p>{ words.erase_lead }</p>
            <p class="dialog__actions">
                if *asked {
                    <button class="btn" onclick={props.emit.reform(|_| Msg::ExportAsked)}>{ words.erase_export_first }</button>
                    <button class="btn btn--danger" data-do="erase-confirm"
                        onclick={props.emit.reform(|_| Msg::EraseConfirmed)}>{ words.erase_confirm }</button>
                } else {
                    <button class="btn" data-do="erase" disabled={props.empty} onclick={ask}>{ words.erase_title }</button>
                }
            </p>
        </section>
    }
}
