//! Who writes: set once, changed any time.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    app::Msg,
    journal::{Author, Role},
};

use super::{dialog::Dialog, words};

#[derive(Properties, PartialEq)]
pub(super) struct SigningProps {
    pub author: Rc<Author>,
    pub emit: Callback<Msg>,
}

#[component]
pub(super) fn Signing(props: &SigningProps) -> Html {
    let words = words();
    let (name, unit) = (use_node_ref(), use_node_ref());
    let role = use_state(|| props.author.role);
    let onsubmit = {
        let (name, unit, role, emit) = (name.clone(), unit.clone(), role.clone(), props.emit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let text = |node: &NodeRef| node.cast::<HtmlInputElement>().map(|input| input.value().trim().to_owned());
            let author =
                Author { name: text(&name).unwrap_or_default(), unit: text(&unit).unwrap_or_default(), role: *role };
            emit.emit(Msg::Signed(author));
        })
    };
    html! {
        <Dialog name="signing" title={words.sign_title} onclose={props.emit.reform(|()| Msg::PanelClosed)}>
            <form class="form" {onsubmit}>
                <p class="form__lead">{ words.sign_lead }</p>
                <label class="field">
                    <span class="field__name">{ words.unit }</span>
                    <input class="field__input" ref={unit} name="unit" maxlength="60" placeholder={words.unit_hint}
                        value={props.author.unit.clone()} />
                </label>
                <label class="field">
                    <span class="field__name">{ words.name }</span>
                    <input class="field__input" ref={name} name="name" maxlength="40" value={props.author.name.clone()} />
                </label>
                <fieldset class="choice">
                    <legend class="field__name">{ words.role }</legend>
                    { for [Role::Unit, Role::Office, Role::Committee].into_iter().map(|each| {
                        let role = role.clone();
                        html! {
                            <label class="choice__item">
                                <input type="radio" name="role" checked={*role == each}
                                    onchange={Callback::from(move |_| role.set(each))} />
                                { (words.role_of)(each) }
                            </label>
                        }
                    }) }
                    <p class="form__hint">{ words.role_hint }</p>
                </fieldset>
                <button class="btn btn--main" data-do="keep-author" type="submit">{ words.keep }</button>
            </form>
        </Dialog>
    }
}
