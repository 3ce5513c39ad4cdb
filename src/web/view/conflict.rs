//! People say different things: all of it shown, one click to settle.

use yew::prelude::*;

use crate::{
    app::{Msg, Now},
    journal::{Change, Field, Register},
    ledger::{Item, Reading},
};

use super::{parts::says, told, words};

/// That of the big tick, on the closed card too: part of the first picture, so it is told in few words.
pub(super) fn standing(item: &Item, now: Now, locked: bool, emit: &Callback<Msg>) -> Html {
    told_by(words().value, &Register::new(item.id, Field::Standing), &item.standing, now, locked, emit)
}

/// Nothing where there is no conflict.
pub(super) fn claims<T>(
    register: &Register,
    reading: &Reading<T>,
    now: Now,
    locked: bool,
    emit: &Callback<Msg>,
) -> Html {
    told_by(told::value, register, reading, now, locked, emit)
}

fn told_by<T>(
    tell: fn(&Register, &Change) -> String,
    register: &Register,
    reading: &Reading<T>,
    now: Now,
    locked: bool,
    emit: &Callback<Msg>,
) -> Html {
    if !reading.is_conflict() {
        return Html::default();
    }
    let words = words();
    html! {
        <div class="conflict" role="group" aria-label={words.conflict_title}>
            <p class="conflict__title"><span aria-hidden="true">{ "▲ " }</span>{ words.conflict_title }</p>
            <p class="conflict__lead">{ words.conflict_lead }</p>
            <ul class="conflict__claims">
                { for reading.claims().iter().map(|claim| {
                    let entry = &claim.entry;
                    let value: &Change = &entry.change;
                    let (id, about) = (entry.id, register.clone());
                    html! {
                        <li class="conflict__claim">
                            <span class="conflict__value">{ tell(register, value) }</span>
                            <span class="conflict__who">
                                { (words.claim)(&told::who(entry), &told::when(now, id.time)) }
                            </span>
                            <button class="btn" data-choose={id.to_string()} disabled={locked}
                                onclick={says(emit, Msg::ClaimChosen(about, id))}>
                                { words.choose_claim }
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </div>
    }
}
