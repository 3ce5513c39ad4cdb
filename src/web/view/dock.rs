//! On a narrow screen the actions are at the thumb.

use yew::prelude::*;

use crate::app::{Model, Msg, Panel};

use super::words;

pub(super) fn dock(model: &Model, emit: &Callback<Msg>) -> Html {
    let words = words();
    html! {
        <nav class="dock" aria-label={words.actions}>
            <button class="dock__item" disabled={!model.can_undo()} onclick={emit.reform(|_| Msg::UndoAsked)}>
                { words.undo }
            </button>
            <button class="dock__item" onclick={emit.reform(|_| Msg::PanelOpened(Panel::History))}>{ words.history }</button>
            <button class="dock__item" onclick={emit.reform(|_| Msg::PanelOpened(Panel::Device))}>{ words.device }</button>
            <label class="dock__item" for="import">{ words.merge }</label>
            <button class="dock__item dock__item--main" onclick={emit.reform(|_| Msg::ExportAsked)}>{ words.export }</button>
        </nav>
    }
}
