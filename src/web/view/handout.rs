//! In a chat app: what would be downloaded elsewhere, as a text to be copied.

use yew::prelude::*;

use crate::app::{Handout, Msg};

use super::{dialog::Dialog, parts::button, share::copy, windows};

pub(super) fn handout(handout: &Handout, emit: &Callback<Msg>) -> Html {
    html! { <Text handout={handout.clone()} emit={emit.clone()} /> }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct TextProps {
    handout: Handout,
    emit: Callback<Msg>,
}

#[component]
fn Text(TextProps { handout, emit }: &TextProps) -> Html {
    let words = windows();
    let text = use_node_ref();
    let copied = use_state(|| None);
    let oncopy = {
        let (text, copied, emit) = (text.clone(), copied.clone(), emit.clone());
        Callback::from(move |_: MouseEvent| {
            let done = copy(&text).unwrap_or(false);
            copied.set(Some(done));
            if done {
                emit.emit(Msg::HandoutCopied);
            }
        })
    };
    html! {
        <Dialog name="handout" title={words.handout_title} onclose={emit.reform(|()| Msg::HandoutClosed)}>
            <p>{ (words.handout_lead)(&handout.name, handout.text.chars().count()) }</p>
            <textarea ref={text} class="field__input made__link" readonly=true rows="8" data-handout=""
                aria-label={words.handout_name} value={handout.text.to_string()} />
            <p class="dialog__actions">
                <button class="btn btn--main" data-do="copy-handout" onclick={oncopy}>{ words.handout_copy }</button>
                { button("btn", "download-handout", words.handout_download, emit, Msg::HandoutDownloaded) }
                <span role="status" data-copied={copied.map(|copied| copied.to_string())}>
                    { copied.map_or("", |copied| if copied { words.copied } else { words.not_copied }) }
                </span>
            </p>
        </Dialog>
    }
}
