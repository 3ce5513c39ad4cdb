//! The top of the page: what this is, whether it is saved, what can be done.

use yew::prelude::*;

use crate::{
    app::{Model, Msg, Panel, SaveState},
    opinion::Opinion,
};

use super::{
    coming::undoable,
    looks,
    parts::{asks, changing, opener, opens},
    words,
};

pub(super) fn header(model: &Model, opinion: &Opinion, emit: &Callback<Msg>) -> Html {
    let words = words();
    html! {
        <header class="head">
            <div class="page">
                { looks::looks(model, emit) }
                <div class="head__bar">
                    <span class="head__number">{ opinion.number.clone() }</span>
                    { saved(model) }
                    <button class="btn btn--quiet head__who" data-do="who" onclick={opens(emit, Panel::Signing)}>
                        { changing((words.who)(&model.author)) }
                    </button>
                    <div class="head__actions" role="group" aria-label={words.actions}>
                        { undo_redo(model, emit) }
                        { opener("btn", "history", words.history, emit, Panel::History) }
                        { opener("btn", "papers", words.papers, emit, Panel::Papers) }
                        { opener("btn", "device", words.device, emit, Panel::Device) }
                        { opener("btn", "receive", words.receive, emit, Panel::Receive) }
                        { opener("btn btn--main", "share", words.share, emit, Panel::Share) }
                    </div>
                </div>
                <h1 class="head__title">
                    { words.title }
                    if let Some(part) = model.part() {
                        <span class="head__unit" data-part={part.unit.clone()}>{ (words.part_of)(&part.unit) }</span>
                    }
                </h1>
                <p class="head__sub">
                    { for (words.subtitle)(opinion).into_iter().map(|part| html! { <span class="head__part">{ part }</span> }) }
                </p>
                if let Some(note) = words.translated {
                    <p class="head__note">{ note }</p>
                }
            </div>
            <hr class="head__rule" />
        </header>
    }
}

/// Quiet, but always there: a word and a shape.
fn saved(model: &Model) -> Html {
    let state = model.save_state();
    let (name, mark) = match state {
        SaveState::Saving => ("saving", "◌"),
        SaveState::Saved => ("saved", "●"),
        SaveState::Partly => ("partly", "◐"),
        SaveState::Unsaved => ("unsaved", "▲"),
        SaveState::Draft => ("draft", "✎"),
    };
    html! {
        <span class={format!("saved saved--{name}")} data-saved={name} role="status">
            <span class="saved__mark" aria-hidden="true">{ changing(mark) }</span>
            <span>{ changing((words().save_state)(state)) }</span>
        </span>
    }
}

fn undo_redo(model: &Model, emit: &Callback<Msg>) -> Html {
    let words = words();
    let [undo, redo] = undoable(model);
    html! {
        <>
            { asks(undo, "btn", "undo", words.undo, emit, || Msg::UndoAsked) }
            { asks(redo, "btn", "redo", words.redo, emit, || Msg::RedoAsked) }
        </>
    }
}
