//! What came in, a row for each: what it is, from whom, what it brings; or why it is not taken, and what to do.

use web_sys::SubmitEvent;
use yew::prelude::*;

use crate::{
    app::{Arrival, ArrivalState, Incoming, Model, Msg, Part},
    web::words::whole_name,
};

use super::{
    DOT,
    parts::{class, field},
    preview::{authors, take},
    share::written,
    windows,
};

/// All of it, and below what waits for a passphrase.
pub(super) fn arrivals(model: &Model, emit: &Callback<Msg>) -> Html {
    let arrivals = &model.inbox.arrivals;
    if arrivals.is_empty() {
        return Html::default();
    }
    let files = model.preview.as_ref().map(|preview| preview.files.as_slice()).unwrap_or_default();
    html! {
        <section class="block" data-arrivals={arrivals.len().to_string()}>
            <h3 class="block__title">{ (windows().arrivals)(arrivals.len()) }</h3>
            <ul class="arrivals">
                { for arrivals.iter().map(|arrival| row(arrival, files, emit)) }
            </ul>
            if arrivals.iter().any(|arrival| matches!(arrival.state, ArrivalState::Refused(_))) {
                <p class="form__hint">{ windows().arrivals_untouched }</p>
            }
            { passphrase(arrivals, emit) }
        </section>
    }
}

fn row(arrival: &Arrival, files: &[Incoming], emit: &Callback<Msg>) -> Html {
    let (state, mark) = look(&arrival.state);
    let ready =
        if let ArrivalState::Ready(place) = arrival.state { files.get(place).map(|file| (place, file)) } else { None };
    let mark = match ready {
        Some((place, file)) => take(Part::File(place), file.taken, file.name.to_string(), &file.name, emit),
        None => html! { <span class="arrivals__mark" aria-hidden="true">{ mark }</span> },
    };
    html! {
        <li class={class("arrivals__row", "arrivals__row--refused", state == "refused")} data-arrival={arrival.name.to_string()} data-state={state}>
            { mark }
            <div class="arrivals__told">
                <p>
                    <strong class="arrivals__name">{ whole_name(&arrival.name) }</strong>
                    if let Some(what) = arrival.format.and_then(|format| (windows().format_of)(format)) {
                        <span class="arrivals__what">{ DOT }<span class="whole">{ what }</span></span>
                    }
                </p>
                { told(arrival, ready.map(|(_, file)| file)) }
            </div>
        </li>
    }
}

/// For tests, and the shape before it.
fn look(state: &ArrivalState) -> (&'static str, &'static str) {
    match state {
        ArrivalState::Opening => ("opening", "…"),
        ArrivalState::Locked { .. } => ("locked", "◆"),
        ArrivalState::Missing { .. } => ("missing", "◇"),
        ArrivalState::Refused(_) => ("refused", "▲"),
        ArrivalState::NothingNew => ("nothing-new", "＝"),
        ArrivalState::Ready(_) => ("ready", ""),
        ArrivalState::Merged => ("merged", "✓"),
    }
}

fn told(arrival: &Arrival, ready: Option<&Incoming>) -> Html {
    let words = windows();
    let status = |text: String| html! { <p role="status">{ text }</p> };
    match &arrival.state {
        ArrivalState::Opening => status(words.arrival_opening.to_owned()),
        ArrivalState::Locked { busy: true, .. } => status(words.sealing.to_owned()),
        ArrivalState::Locked { wrong: Some(why), .. } => alert((words.refusal)(why)),
        ArrivalState::Locked { .. } => status(words.arrival_locked.to_owned()),
        ArrivalState::Missing { read, missing } => html! {
            <p role="status" data-missing={missing.len().to_string()}>{ (words.receive_missing)(*read, missing) }</p>
        },
        ArrivalState::Refused(why) => alert((words.not_taken)(why)),
        ArrivalState::NothingNew => status(words.arrival_nothing_new.to_owned()),
        ArrivalState::Merged => status(words.arrival_merged.to_owned()),
        ArrivalState::Ready(_) => match ready {
            Some(file) => html! {
                <p>
                    { (words.preview_file)(&file.sum) }<br />
                    <small>{ words.preview_authors }{ words.colon }{ authors(&file.sum) }</small>
                </p>
            },
            None => Html::default(),
        },
    }
}

fn alert(text: String) -> Html {
    html! { <p data-notice="event" role="alert">{ text }</p> }
}

/// One for all that is locked.
fn passphrase(arrivals: &[Arrival], emit: &Callback<Msg>) -> Html {
    let words = windows();
    let busy = arrivals.iter().any(|arrival| matches!(arrival.state, ArrivalState::Locked { busy: true, .. }));
    let locked = arrivals.iter().filter(|arrival| matches!(arrival.state, ArrivalState::Locked { .. })).count();
    if locked == 0 {
        return Html::default();
    }
    let onsubmit = emit.reform(|event: SubmitEvent| {
        event.prevent_default();
        Msg::PassphraseGiven(written(&event, "[name=passphrase]").into())
    });
    html! {
        <form class="form" {onsubmit}>
            <p><strong>{ (words.receive_locked)(locked) }</strong></p>
            { field(words.passphrase, html! {
                <input class="field__input" type="password" name="passphrase" autocomplete="off" />
            }) }
            <button class="btn btn--main" data-do="unseal" type="submit" disabled={busy}>{ words.unseal }</button>
        </form>
    }
}
