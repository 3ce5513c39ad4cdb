//! Who writes: set once, changed any time.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use crate::{
    app::Msg,
    journal::{Author, Role},
};

use super::{
    dialog::Dialog,
    parts::{block, field},
    windows,
};

const ROLES: [(&str, Role); 3] = [("unit", Role::Unit), ("office", Role::Office), ("committee", Role::Committee)];

#[derive(Properties)]
pub(super) struct SigningProps {
    pub author: Rc<Author>,
    pub emit: Callback<Msg>,
}

impl PartialEq for SigningProps {
    /// Drawn again, a half-written field would be as it was before: so only when it says something else.
    fn eq(&self, other: &Self) -> bool {
        self.author == other.author
    }
}

#[component]
pub(super) fn Signing(SigningProps { author, emit }: &SigningProps) -> Html {
    let words = windows();
    let onsubmit = emit.reform(|event: SubmitEvent| {
        event.prevent_default();
        Msg::Signed(event.target_dyn_into::<Element>().map(|form| filled_in(&form)).unwrap_or_default())
    });
    html! {
        <Dialog name="signing" title={words.sign_title} onclose={emit.reform(|()| Msg::PanelClosed)}>
            <form class="form" {onsubmit}>
                <p class="form__lead">{ words.sign_lead }</p>
                { field(words.unit, html! {
                    <input class="field__input" name="unit" maxlength="60" placeholder={words.unit_hint}
                        value={author.unit.clone()} />
                }) }
                { field(words.name, html! {
                    <input class="field__input" name="name" maxlength="40" value={author.name.clone()} />
                }) }
                { block(words.role, html! {
                    <div class="choice" role="radiogroup" aria-label={words.role}>
                        { for ROLES.into_iter().map(|(name, role)| html! {
                            <label class="choice__item">
                                <input type="radio" name="role" value={name} checked={author.role == role} />
                                { (words.role_of)(role) }
                            </label>
                        }) }
                        <p class="form__hint">{ words.role_hint }</p>
                    </div>
                }) }
                <button class="btn btn--main" data-do="keep-author" type="submit">{ words.keep }</button>
            </form>
        </Dialog>
    }
}

fn filled_in(form: &Element) -> Author {
    let value = |selector: &str| {
        let input = form.query_selector(selector).ok().flatten().and_then(|input| input.dyn_into().ok());
        input.map(|input: HtmlInputElement| input.value().trim().to_owned()).unwrap_or_default()
    };
    let role = value("[name=role]:checked");
    Author {
        name: value("[name=name]"),
        unit: value("[name=unit]"),
        role: ROLES.into_iter().find(|(name, _)| *name == role).map_or(Role::default(), |(_, role)| role),
    }
}
