//! The keyboard.

use yew::prelude::*;

use crate::app::Msg;

use super::super::{dialog::Dialog, more_words, words};

pub(in super::super) fn keys(emit: &Callback<Msg>) -> Html {
    html! {
        <Dialog name="keys" title={words().keys} onclose={emit.reform(|()| Msg::PanelClosed)}>
            <dl class="facts">
                { for more_words().key_list.iter().map(|(keys, what)| html! {
                    <div class="facts__line"><dt><kbd>{ *keys }</kbd></dt><dd>{ *what }</dd></div>
                }) }
            </dl>
        </Dialog>
    }
}
