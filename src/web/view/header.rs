//! The top of the page: what this is, whether it is saved, what can be done.

use web_sys::{FileList, HtmlInputElement};
use yew::prelude::*;

use crate::app::{Model, Msg, Panel, SaveState};

use super::words;

pub(super) fn header(model: &Model, emit: &Callback<Msg>, choose_files: &Callback<FileList>) -> Html {
    let words = words();
    let opinion = &model.opinion;
    html! {
        <header class="head">
            <div class="page">
                <div class="head__bar">
                    <span class="head__number">{ opinion.number.clone() }</span>
                    { saved(model) }
                    <div class="head__actions" role="group" aria-label={words.actions}>
                        { undo_redo(model, emit) }
                        { button("history", words.history, emit.reform(|_| Msg::PanelOpened(Panel::History))) }
                        { button("device", words.device, emit.reform(|_| Msg::PanelOpened(Panel::Device))) }
                        { choose(choose_files) }
                        <button class="btn btn--main" data-do="export" onclick={emit.reform(|_| Msg::ExportAsked)}>
                            { words.export }
                        </button>
                    </div>
                </div>
                <h1 class="head__title">{ words.title }</h1>
                <p class="head__sub">
                    { for (words.subtitle)(opinion).into_iter().map(|part| html! { <span class="head__part">{ part }</span> }) }
                </p>
            </div>
            <hr class="head__rule" />
        </header>
    }
}

/// Quiet, but always there: a word and a shape.
fn saved(model: &Model) -> Html {
    let state = model.saving.state();
    let (name, mark) = match state {
        SaveState::Saving => ("saving", "◌"),
        SaveState::Saved => ("saved", "●"),
        SaveState::Partly => ("partly", "◐"),
        SaveState::Unsaved => ("unsaved", "▲"),
    };
    html! {
        <span class={classes!("saved", format!("saved--{name}"))} data-saved={name} role="status">
            <span class="saved__mark" aria-hidden="true">{ mark }</span>{ (words().save_state)(state) }
        </span>
    }
}

fn undo_redo(model: &Model, emit: &Callback<Msg>) -> Html {
    let words = words();
    html! {
        <>
            <button class="btn btn--icon" data-do="undo" title="Ctrl+Z" disabled={!model.can_undo()}
                onclick={emit.reform(|_| Msg::UndoAsked)}>{ words.undo }</button>
            <button class="btn btn--icon" data-do="redo" title="Ctrl+Shift+Z" disabled={!model.can_redo()}
                onclick={emit.reform(|_| Msg::RedoAsked)}>{ words.redo }</button>
        </>
    }
}

fn button(name: &'static str, label: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button class="btn" data-do={name} {onclick}>{ label }</button> }
}

/// The file input is the button: it takes several files, and the same one twice.
fn choose(choose_files: &Callback<FileList>) -> Html {
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
        <label class="btn btn--file" for="import">
            { words().merge }
            <input class="btn__input" id="import" type="file" data-do="import" accept=".json,application/json"
                multiple=true {onchange} />
        </label>
    }
}
