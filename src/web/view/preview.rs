//! What a merge would change, before it changes anything.

use yew::prelude::*;

use crate::{
    app::{Model, Msg, Preview},
    ledger::Differing,
    opinion::Opinion,
};

use super::{
    dialog::Dialog,
    parts::{button, class},
    told, words,
};

/// More lines than this are counted and not listed.
const LISTED: usize = 200;

pub(super) fn preview(model: &Model, preview: &Preview, emit: &Callback<Msg>) -> Html {
    let words = words();
    html! {
        <Dialog name="preview" title={words.preview_title} onclose={emit.reform(|()| Msg::MergeDeclined)}>
            <p>{ (words.preview_lead)(&preview.incoming.name) }</p>
            <p data-preview="counts">{ (words.preview_counts)(preview.new, preview.known) }</p>
            if preview.conflicts > 0 {
                <p class="preview__conflicts">{ "▲ " }{ (words.preview_conflicts)(preview.conflicts) }</p>
            }
            <p>
                { words.preview_authors }{ "：" }
                { preview.authors.iter().map(|(who, entries)| {
                    let who = if who.is_empty() { words.unsigned } else { who };
                    (words.preview_author)(who, *entries)
                }).collect::<Vec<_>>().join("、") }
            </p>
            <h3 class="block__title">{ (words.preview_changes)(preview.changes.len()) }</h3>
            { changes(&model.opinion, &preview.changes) }
            <p class="dialog__actions">
                { button("btn btn--main", "merge-accept", words.merge_accept, emit, Msg::MergeAccepted) }
                { button("btn", "merge-decline", words.merge_decline, emit, Msg::MergeDeclined) }
            </p>
        </Dialog>
    }
}

/// From what to what, register by register.
pub(super) fn changes(opinion: &Opinion, changes: &[Differing]) -> Html {
    html! {
        <ul class="changes">
            { for changes.iter().take(LISTED).map(|change| {
                let before = told::values(&change.register, &change.before);
                let after = told::values(&change.register, &change.after);
                html! {
                    <li class="changes__line">
                        <span class="changes__what">
                            { (words().subject)(opinion, &change.register) }{ " · " }{ (words().field)(&change.register.field) }
                        </span>
                        <span class={class("changes__values", "changes__values--differ", change.after.len() > 1)}>
                            { (words().from_to)(&before, &after) }
                        </span>
                    </li>
                }
            }) }
            if changes.len() > LISTED {
                <li class="changes__line">{ format!("… {}", changes.len() - LISTED) }</li>
            }
        </ul>
    }
}
