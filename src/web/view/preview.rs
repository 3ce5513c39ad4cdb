//! What a merge would change, before it changes anything.

use yew::prelude::*;

use crate::{
    app::{Model, Msg, Preview},
    ledger::Differing,
    opinion::Opinion,
};

use super::{dialog::Dialog, told, words};

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
                <button class="btn btn--main" data-do="merge-accept" onclick={emit.reform(|_| Msg::MergeAccepted)}>
                    { words.merge_accept }
                </button>
                <button class="btn" data-do="merge-decline" onclick={emit.reform(|_| Msg::MergeDeclined)}>
                    { words.merge_decline }
                </button>
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
                        <span class={classes!("changes__values", (change.after.len() > 1).then_some("changes__values--differ"))}>
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
