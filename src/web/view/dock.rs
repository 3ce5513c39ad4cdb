//! On a narrow screen the actions are at the thumb.

use yew::prelude::*;

use crate::app::{Model, Msg, Panel};

use super::{
    coming::undoable,
    parts::{button, button_if},
    words,
};

pub(super) fn dock(model: &Model, emit: &Callback<Msg>) -> Html {
    let words = words();
    let [undo, _] = undoable(model);
    html! {
        <nav class="dock" aria-label={words.actions}>
            { button_if(undo, "dock__item", "dock-undo", words.undo, emit, Msg::UndoAsked) }
            { button("dock__item", "dock-history", words.history, emit, Msg::PanelOpened(Panel::History)) }
            { button("dock__item", "dock-device", words.device_short, emit, Msg::PanelOpened(Panel::Device)) }
            { button("dock__item", "dock-receive", words.receive, emit, Msg::PanelOpened(Panel::Receive)) }
            { button("dock__item dock__item--main", "dock-share", words.share, emit, Msg::PanelOpened(Panel::Share)) }
        </nav>
    }
}
