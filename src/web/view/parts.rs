//! Small parts that many views use, so that each is built in one place.

use yew::prelude::*;

use crate::{
    app::{Msg, Panel},
    journal::Register,
    opinion::Opinion,
};

use super::{DOT, windows};

/// A button that says one thing. `name` is for tests and for nothing else.
pub(super) fn button(
    kind: &'static str,
    name: &'static str,
    label: &'static str,
    emit: &Callback<Msg>,
    msg: Msg,
) -> Html {
    button_if(true, kind, name, label, emit, msg)
}

/// The same, for a button that may be disabled.
pub(super) fn button_if(
    able: bool,
    kind: &'static str,
    name: &'static str,
    label: &'static str,
    emit: &Callback<Msg>,
    msg: Msg,
) -> Html {
    clicked(able, kind, name, label, says(emit, msg))
}

/// A button that opens a window. The first picture has no other kind of button than this and [`asks`]: they keep what
/// copies a message out of the first load.
pub(super) fn opener(
    kind: &'static str,
    name: &'static str,
    label: &'static str,
    emit: &Callback<Msg>,
    panel: Panel,
) -> Html {
    clicked(true, kind, name, label, opens(emit, panel))
}

/// A button that asks for something that may not be there.
pub(super) fn asks(
    able: bool,
    kind: &'static str,
    name: &'static str,
    label: &'static str,
    emit: &Callback<Msg>,
    msg: fn() -> Msg,
) -> Html {
    clicked(able, kind, name, label, emit.reform(move |_| msg()))
}

fn clicked(
    able: bool,
    kind: &'static str,
    name: &'static str,
    label: &'static str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button class={kind} data-do={name} disabled={!able} {onclick}>{ label }</button> }
}

/// A button of a component, which keeps something of its own.
pub(super) fn button_of(
    kind: &'static str,
    name: &'static str,
    label: &'static str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button class={kind} type="button" data-do={name} {onclick}>{ label }</button> }
}

/// The whole page as a file, with what is in it.
pub(super) fn save_page(emit: &Callback<Msg>) -> Html {
    button("btn", "save-page", windows().save_page, emit, Msg::PageAsked)
}

/// A click that opens a window.
pub(super) fn opens(emit: &Callback<Msg>, panel: Panel) -> Callback<MouseEvent> {
    emit.reform(move |_| Msg::PanelOpened(panel))
}

/// A click that says one thing.
pub(super) fn says(emit: &Callback<Msg>, msg: Msg) -> Callback<MouseEvent> {
    emit.reform(move |_| msg.clone())
}

/// A text that changes, alone in its element. A page translator replaces texts by elements of its own, and would hide
/// a change of the text alone. So the whole element is replaced.
pub(super) fn changing(text: impl Into<AttrValue>) -> Html {
    let text = text.into();
    html! { <span key={text.to_string()}>{ text }</span> }
}

/// A heading and what is under it.
pub(super) fn block(title: &'static str, content: Html) -> Html {
    html! { <section class="block"><h3 class="block__title">{ title }</h3>{ content }</section> }
}

/// A labelled control.
pub(super) fn field(name: &'static str, control: Html) -> Html {
    html! { <label class="field"><span class="field__name">{ name }</span>{ control }</label> }
}

/// `base`, with `extra` where it applies.
pub(super) fn class(base: &'static str, extra: &'static str, applies: bool) -> AttrValue {
    if applies { format!("{base} {extra}").into() } else { base.into() }
}

/// What a change is about: the place, and what of it.
pub(super) fn named(opinion: &Opinion, register: &Register) -> Html {
    let words = windows();
    html! {
        <>{ (words.subject)(opinion, register) }{ DOT }<span class="whole">{ (words.field)(&register.field) }</span></>
    }
}

/// What is doubtful about a reading, if anything.
pub(super) fn doubt(note: Option<&str>) -> Html {
    let Some(note) = note else { return Html::default() };
    html! { <small class="doubt"><span class="doubt__mark">{ windows().doubtful }</span>{ note }</small> }
}
