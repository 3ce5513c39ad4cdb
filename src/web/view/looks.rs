//! Language, colours and size of text. This stands at the very top, for people who cannot read the rest otherwise.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::app::{Language, Look, Model, Msg, Theme};

use super::words;
use crate::web::words::spoken;

pub(super) fn looks(model: &Model, emit: &Callback<Msg>) -> Html {
    let words = words();
    let look = model.look;
    let other = match spoken() {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    };
    let turned = |look: Look| emit.reform(move |_| Msg::LookChosen(look));
    html! {
        <div class="looks" role="group" aria-label={words.looks}>
            <button class="looks__item" data-do="large" aria-pressed={look.large.to_string()}
                onclick={turned(Look { large: !look.large, ..look })}>{ words.large_text }</button>
            { theme(look, emit) }
            <button class="looks__item" data-do="language" lang={other.tag()}
                onclick={turned(Look { language: Some(other), ..look })}>
                { words.other_language }
            </button>
        </div>
    }
}

fn theme(look: Look, emit: &Callback<Msg>) -> Html {
    let words = words();
    let onchange = emit.reform(move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>().map(|list| list.value());
        let theme = Theme::ALL.into_iter().find(|theme| chosen.as_deref() == Some(theme.code()));
        Msg::LookChosen(Look { theme: theme.unwrap_or_default(), ..look })
    });
    html! {
        <label class="looks__label">
            { words.theme }
            <select class="looks__item" data-do="theme" {onchange}>
                { for Theme::ALL.into_iter().map(|theme| html! {
                    <option value={theme.code()} selected={look.theme == theme}>{ (words.theme_of)(theme) }</option>
                }) }
            </select>
        </label>
    }
}
