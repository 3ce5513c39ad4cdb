//! How far things are, and how long there is.

use yew::prelude::*;

use crate::{
    app::{Model, Msg, Now},
    ledger::Item,
};

use super::{parts::class, words};

pub(super) fn summary(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let words = words();
    let ledger = model.shown();
    let progress = ledger.progress();
    html! {
        <section class="sum" aria-label={words.progress}>
            <p class="sum__big" data-progress="done">
                <b class="sum__number">{ progress.done }</b>{ " " }{ (words.progress_big)(progress.of) }
            </p>
            <div class="lane">
                <span class="lane__name">{ words.reported_done }</span>
                <span class="lane__cells" aria-hidden="true">
                    { for ledger.items().iter().map(|item| html! {
                        <i class={cell(item)} />
                    }) }
                </span>
                <span class="lane__sum">{ (words.progress_of)(progress.done, progress.of) }</span>
            </div>
            { due(model, now) }
            { conflicts(model, emit) }
            if model.journal.is_empty() {
                <p class="sum__first">{ words.first_use }</p>
            }
        </section>
    }
}

fn cell(item: &Item) -> &'static str {
    match (item.conflicts() > 0, item.is_done()) {
        (true, _) => "lane__cell lane__cell--differs",
        (false, true) => "lane__cell lane__cell--on",
        (false, false) => "lane__cell",
    }
}

fn due(model: &Model, now: Now) -> Html {
    let deadline = model.deadline(now);
    let late = deadline.is_overdue();
    html! {
        <p class={class("due", "due--late", late)} data-due={deadline.due.to_string()}>
            <b class="due__left"><span aria-hidden="true">{ if late { "▲ " } else { "◆ " } }</span>
                { (words().deadline)(deadline) }</b>
            <span class="due__date">{ (words().deadline_of)(deadline) }</span>
        </p>
    }
}

/// Leads to the first of them, and opens it.
fn conflicts(model: &Model, emit: &Callback<Msg>) -> Html {
    let ledger = model.shown();
    let Some(first) = ledger.items().iter().find(|item| item.conflicts() > 0) else { return Html::default() };
    let (id, closed) = (first.id, !model.open.contains(&first.id));
    let open = emit.clone();
    let onclick = Callback::from(move |_| {
        if closed {
            open.emit(Msg::CardToggled(id));
        }
    });
    html! {
        <p class="sum__conflicts" role="status">
            <a class="chip chip--late" href={format!("#{id}")} data-conflicts={ledger.conflicts().to_string()} {onclick}>
                { "▲ " }{ (words().conflicts)(ledger.conflicts()) }
            </a>
        </p>
    }
}
