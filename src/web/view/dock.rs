//! On a narrow screen the actions are at the thumb.

use yew::prelude::*;

use crate::app::{Model, Msg, Panel};

use super::{
    coming::undoable,
    parts::{asks, opener},
    words,
};

pub(super) fn dock(model: &Model, emit: &Callback<Msg>) -> Html {
    let words = words();
    let [undo, _] = undoable(model);
    html! {
        <nav class="dock" aria-label={words.actions}>
            { asks(undo, "dock__item", "dock-undo", words.undo, emit, || Msg::UndoAsked) }
            { opener("dock__item", "dock-history", words.history, emit, Panel::History) }
            { opener("dock__item", "dock-device", words.device_short, emit, Panel::Device) }
            { opener("dock__item", "dock-receive", words.receive, emit, Panel::Receive) }
            { opener("dock__item dock__item--main", "dock-share", words.share, emit, Panel::Share) }
        </nav>
    }
}
