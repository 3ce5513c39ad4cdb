//! Who writes: set once, changed any time.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use crate::{
    app::{Drafts, Model, Msg, OtherRole},
    journal::{Author, Role},
};

use super::{
    dialog::Dialog,
    fill::discard,
    fill_input::{choice, typed},
    parts::{block, button, button_of, field},
    windows,
};

const ROLES: [(&str, Role); 3] = [("unit", Role::Unit), ("office", Role::Office), ("committee", Role::Committee)];

pub(super) fn signing(model: &Model, emit: &Callback<Msg>) -> Html {
    html! {
        <Signing author={model.author.clone()} drafts={model.drafts.clone()} part={model.part().map(|part| part.unit.clone())} sends={model.held.is_some()}
            unsigned={model.unsigned().len()} emit={emit.clone()} />
    }
}

/// Asked once before somebody judges in the place of another role.
pub(super) fn other_role(model: &Model, asked: &OtherRole, emit: &Callback<Msg>) -> Html {
    let words = windows();
    html! {
        <Dialog name="other-role" title={words.other_role_title} onclose={emit.reform(|()| Msg::RoleDeclined)}>
            <p>{ (words.other_role)(model.author.role, asked.role) }</p>
            <p class="dialog__actions">
                { button("btn btn--main", "role-yes", words.other_role_yes, emit, Msg::RoleTaken) }
                { button("btn", "role-no", words.other_role_no, emit, Msg::RoleDeclined) }
            </p>
        </Dialog>
    }
}

/// Their drafts.
const UNIT: &str = "signing-unit";
const NAME: &str = "signing-name";
const ROLE: &str = "signing-role";
const EARLIER: &str = "signing-earlier";

/// Whether it is also for what was written before, as its draft says.
fn earlier_code(earlier: bool) -> &'static str {
    if earlier { "yes" } else { "no" }
}

fn code(role: Role) -> &'static str {
    ROLES.into_iter().find(|(_, known)| *known == role).map_or("", |(name, _)| name)
}

#[derive(Properties)]
struct SigningProps {
    pub author: Rc<Author>,
    /// Whose part the page shows: offered as the unit.
    pub part: Option<Rc<str>>,
    /// Something is to be sent, and waits for it.
    pub sends: bool,
    /// How much was written here without a name.
    pub unsigned: usize,
    pub drafts: Rc<Drafts>,
    pub emit: Callback<Msg>,
}

impl PartialEq for SigningProps {
    /// `emit` leads to the same page always.
    fn eq(&self, other: &Self) -> bool {
        self.author == other.author
            && self.drafts == other.drafts
            && self.sends == other.sends
            && self.unsigned == other.unsigned
    }
}

#[component]
fn Signing(SigningProps { author, drafts, part, sends, unsigned, emit }: &SigningProps) -> Html {
    let words = windows();
    let names = || [UNIT, NAME, ROLE, EARLIER].map(Rc::from).to_vec();
    let onsubmit = {
        let emit = emit.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(form) = event.target_dyn_into::<Element>() else { return };
            let earlier = form.query_selector("[name=earlier]:checked").is_ok_and(|found| found.is_some());
            let author = filled_in(&form);
            emit.emit(if earlier { Msg::SignedEarlier(author) } else { Msg::Signed(author) });
            emit.emit(Msg::DraftsEntered(names()));
        })
    };
    let signed = code(author.role);
    let chosen = drafts.shown(ROLE, signed);
    let unit = part.as_ref().filter(|_| author.unit.is_empty()).map_or(author.unit.clone(), ToString::to_string);
    html! {
        <Dialog name="signing" title={words.sign_title} onclose={emit.reform(|()| Msg::PanelClosed)}>
            <form class="form" {onsubmit}>
                <p class="form__lead">{ if *sends { words.sign_ask } else { words.sign_lead } }</p>
                { field(words.unit, html! {
                    <input class="field__input" name="unit" maxlength="60" placeholder={words.unit_hint}
                        list="units" autocomplete="off" value={drafts.shown(UNIT, &unit).to_owned()}
                        oninput={emit.reform(typed(UNIT, &unit))} />
                }) }
                { field(words.name, html! {
                    <input class="field__input" name="name" maxlength="40" autocomplete="off"
                        value={drafts.shown(NAME, &author.name).to_owned()} oninput={emit.reform(typed(NAME, &author.name))} />
                }) }
                { block(words.role, html! {
                    <div class="choice" role="radiogroup" aria-label={words.role}>
                        { for ROLES.into_iter().map(|(name, role)| html! {
                            <label class="choice__item">
                                <input type="radio" name="role" value={name} checked={chosen == name} onchange={emit.reform(move |_| choice(ROLE, name, signed))} />
                                { (words.role_of)(role) }
                            </label>
                        }) }
                        <p class="form__hint">{ words.role_hint }</p>
                    </div>
                }) }
                if *unsigned > 0 {
                    <label class="choice__item">
                        <input type="checkbox" name="earlier" checked={drafts.shown(EARLIER, earlier_code(true)) == earlier_code(true)}
                            onchange={emit.reform(|event: Event| {
                                let on = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
                                choice(EARLIER, earlier_code(on), earlier_code(true))
                            })} />
                        { (words.sign_earlier)(*unsigned) }
                    </label>
                }
                <p class="dialog__actions">
                    <button class="btn btn--main" data-do="keep-author" type="submit">
                        { if *sends { words.sign_and_send } else { words.keep } }
                    </button>
                    if *sends {
                        { button_of("btn", "sign-later", words.send_unsigned, emit.reform(|_| Msg::SigningPutOff)) }
                    }
                    if names().iter().any(|name| drafts.get(name).is_some()) { { discard(names(), emit) } }
                </p>
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
