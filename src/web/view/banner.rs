//! What a person has to be told, above the list.

use yew::prelude::*;

use crate::app::{Health, Model, Msg, Panel, SaveState};

use super::words;

/// The quiet reminder to make a file: after so many entries that are in none.
const REMIND: usize = 50;

pub(super) fn banners(model: &Model, emit: &Callback<Msg>) -> Html {
    html! {
        <>
            { past(model, emit) }
            { notice(model, emit) }
            { trouble(model, emit) }
            { unreadable(model, emit) }
            { asks_author(model, emit) }
            { reminder(model, emit) }
        </>
    }
}

fn notice(model: &Model, emit: &Callback<Msg>) -> Html {
    let Some(notice) = &model.notice else { return Html::default() };
    let (kind, role) = if notice.is_alert() { ("banner--alert", "alert") } else { ("banner--info", "status") };
    html! {
        <div class={classes!("banner", kind)} data-notice="event" {role}>
            <p class="banner__text">{ (words().notice)(notice) }</p>
            <button class="btn" data-do="close-notice" onclick={emit.reform(|_| Msg::NoticeClosed)}>{ words().close }</button>
        </div>
    }
}

/// Stays until the store works again.
fn trouble(model: &Model, emit: &Callback<Msg>) -> Html {
    let state = model.saving.state();
    let error = |health| if let Health::Fails(error) = health { Some(error) } else { None };
    let text = (words().store_trouble)(state, error(model.saving.local), error(model.saving.durable));
    let Some(text) = text else { return Html::default() };
    let urgent = matches!(state, SaveState::Partly | SaveState::Unsaved);
    let role = if urgent { "alert" } else { "status" };
    html! {
        <div class={classes!("banner", urgent.then_some("banner--alert"))} data-notice="store" {role}>
            <p class="banner__text">{ text }</p>
            if urgent {
                <button class="btn" onclick={emit.reform(|_| Msg::ExportAsked)}>{ words().export }</button>
            }
        </div>
    }
}

fn unreadable(model: &Model, emit: &Callback<Msg>) -> Html {
    let count = model.saving.unreadable.len();
    if count == 0 {
        return Html::default();
    }
    html! {
        <div class="banner banner--alert" data-notice="unreadable" role="alert">
            <p class="banner__text">{ (words().unreadable)(count) }</p>
            <button class="btn" data-do="download-unreadable" onclick={emit.reform(|_| Msg::UnreadableDownloaded)}>
                { words().download }
            </button>
            <button class="btn" data-do="discard-unreadable" onclick={emit.reform(|_| Msg::UnreadableDiscarded)}>
                { words().unreadable_discard }
            </button>
        </div>
    }
}

fn past(model: &Model, emit: &Callback<Msg>) -> Html {
    let Some(past) = &model.past else { return Html::default() };
    html! {
        <div class="banner banner--past" data-past={past.day.to_string()} role="status">
            <p class="banner__text">{ (words().past_banner)(&past.day.to_string()) }</p>
            <button class="btn btn--main" data-do="back-to-today" onclick={emit.reform(|_| Msg::PastAsked(None))}>
                { words().past_back }
            </button>
        </div>
    }
}

/// Asked once there is something to sign, and not again after "later".
fn asks_author(model: &Model, emit: &Callback<Msg>) -> Html {
    if !model.asks_author {
        return Html::default();
    }
    html! {
        <div class="banner" data-ask="author" role="status">
            <p class="banner__text">{ words().sign_ask }</p>
            <button class="btn" data-do="sign" onclick={emit.reform(|_| Msg::PanelOpened(Panel::Signing))}>
                { words().sign }
            </button>
            <button class="btn btn--quiet" onclick={emit.reform(|_| Msg::SigningPutOff)}>{ words().sign_later }</button>
        </div>
    }
}

fn reminder(model: &Model, emit: &Callback<Msg>) -> Html {
    if model.not_exported() < REMIND || model.asks_author || model.notice.is_some() {
        return Html::default();
    }
    html! {
        <div class="banner" data-ask="export">
            <p class="banner__text">{ (words().export_reminder)(model.not_exported()) }</p>
            <button class="btn" onclick={emit.reform(|_| Msg::ExportAsked)}>{ words().export }</button>
        </div>
    }
}
