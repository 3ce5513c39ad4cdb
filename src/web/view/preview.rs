//! What a merge would change, before it changes anything.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    app::{Model, Msg, Part, Preview, Sum},
    journal::{Change, Register},
    ledger::{Differing, Misfit},
    opinion::Opinion,
    web::words::in_words,
};

use super::{
    arrivals::arrivals,
    dialog::Dialog,
    parts::{button, button_if, class, named},
    told, windows, workbooks,
};

/// More lines than this are counted and not listed.
const LISTED: usize = 200;
/// More people than these too.
const AUTHORS: usize = 20;
/// Letters of a value that is shown as it is written.
const SHOWN: usize = 80;

pub(super) fn preview(model: &Model, preview: &Preview, emit: &Callback<Msg>) -> Html {
    let words = windows();
    let opinion = in_words(&model.opinion);
    let name = preview.files.first().map_or("", |file| &file.name);
    html! {
        <Dialog name="preview" title={words.preview_title} onclose={emit.reform(|()| Msg::PreviewClosed)}>
            <p>{ (words.preview_lead)(preview.files.len(), name) }</p>
            if model.inbox.arrivals.len() > 1 {
                { arrivals(model, emit) }
            }
            { workbooks::workbooks(&preview.files, emit) }
            <p data-preview="counts">{ (words.preview_counts)(preview.sum.new, preview.sum.known) }</p>
            if preview.sum.conflicts > 0 {
                <p class="preview__conflicts">{ "▲ " }{ (words.preview_conflicts)(preview.sum.conflicts) }</p>
            }
            if preview.sum.altered > 0 {
                <p class="preview__conflicts" data-preview="altered">{ "▲ " }{ (words.preview_altered)(preview.sum.altered) }</p>
            }
            if let Some(entries) = preview.sum.beyond {
                <p class="preview__conflicts" data-preview="beyond">{ "▲ " }{ (words.preview_beyond)(entries) }</p>
            }
            { odd(&opinion, &preview.odd()) }
            <p data-preview="authors">{ words.preview_authors }{ words.colon }{ authors(&preview.sum) }</p>
            <h3 class="block__title">{ (words.preview_changes)(preview.changes.len()) }</h3>
            <p class="form__hint">{ words.preview_hint }</p>
            <ul class="changes">
                { for preview.changes.iter().take(LISTED).map(|change| {
                    let part = Part::Register(change.register.clone());
                    let taken = !preview.left.contains(&change.register);
                    let what = format!("{} {}", (words.subject)(&opinion, &change.register), (words.field)(&change.register.field));
                    line(&opinion, change, Some(take(part, taken, change.register.subject.to_string(), &what, emit)))
                }) }
                { more(preview.changes.len()) }
            </ul>
            <p class="dialog__actions dialog__actions--stay">
                { button_if(preview.brings_something() && !preview.asks_whose(), "btn btn--main", "merge-accept", words.merge_accept, emit, Msg::MergeAccepted) }
                { button("btn", "merge-decline", words.merge_decline, emit, Msg::MergeDeclined) }
                // Where the button is that waits for it.
                if preview.asks_whose() {
                    <span class="form__hint dialog__why" data-preview="asks">{ words.workbook_asks }</span>
                }
            </p>
        </Dialog>
    }
}

/// What would be kept and shown nowhere, each with what is wrong with it.
fn odd(opinion: &Opinion, odd: &[(&Register, &Change, Misfit)]) -> Html {
    let words = windows();
    if odd.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <p class="preview__conflicts">{ "▲ " }{ (words.preview_odd)(odd.len()) }</p>
            <ul class="changes" data-preview="odd">
                { for odd.iter().take(LISTED).map(|(register, change, why)| html! {
                    <li class="changes__line">
                        <span class="changes__what">{ named(opinion, register) }</span>
                        <span class="changes__values">{ (words.misfit)(why) }{ words.colon }{ as_written(change) }</span>
                    </li>
                }) }
                { more(odd.len()) }
            </ul>
        </>
    }
}

/// The beginning of a value as the file has it.
fn as_written(change: &Change) -> String {
    let Change::Set(value) = change else { return String::new() };
    let text = value.to_string();
    let mut short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// `name` is for tests, `what` is what is heard.
pub(super) fn take(part: Part, taken: bool, name: String, what: &str, emit: &Callback<Msg>) -> Html {
    let onchange = emit.reform(move |event: Event| {
        let checked = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
        Msg::PartChosen(part.clone(), checked)
    });
    let label = format!("{} {what}", windows().preview_take);
    html! { <input type="checkbox" class="tick tick--small" data-take={name} aria-label={label} checked={taken} {onchange} /> }
}

pub(super) fn authors(sum: &Sum) -> String {
    let words = windows();
    let told = sum.authors.iter().take(AUTHORS).map(|(who, entries)| {
        let who = if who.is_empty() { words.unsigned } else { who };
        (words.preview_author)(who, *entries)
    });
    let more = sum.authors.len().saturating_sub(AUTHORS);
    told.chain((more > 0).then(|| format!("… {more}"))).collect::<Vec<_>>().join(words.comma)
}

/// From what to what, register by register.
pub(super) fn changes(opinion: &Opinion, changes: &[Differing]) -> Html {
    html! {
        <ul class="changes">
            { for changes.iter().take(LISTED).map(|change| line(opinion, change, None)) }
            { more(changes.len()) }
        </ul>
    }
}

fn line(opinion: &Opinion, change: &Differing, take: Option<Html>) -> Html {
    let before = told::values(&change.register, &change.before);
    let after = told::values(&change.register, &change.after);
    html! {
        <li class={class("changes__line", "changes__line--take", take.is_some())}>
            { for take }
            <span class="changes__what">
                { named(opinion, &change.register) }
            </span>
            <span class={class("changes__values", "changes__values--differ", change.after.len() > 1)}>
                if change.after.len() > 1 { <span aria-hidden="true">{ "▲ " }</span> }
                { (windows().from_to)(&before, &after) }
            </span>
        </li>
    }
}

fn more(changes: usize) -> Html {
    if changes <= LISTED {
        return Html::default();
    }
    html! { <li class="changes__line">{ format!("… {}", changes - LISTED) }</li> }
}
