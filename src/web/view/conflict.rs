//! People say different things: all of it shown, one click to settle.

use yew::prelude::*;

use crate::{
    app::{Msg, Now},
    journal::{Change, Field, Register},
    ledger::Reading,
};

use super::{CardProps, parts::says, told, windows};

/// That of the big tick, on the closed card too. Comes later: see `web::later`.
pub(crate) fn standing(card: &CardProps) -> Html {
    let register = Register::new(card.item.id, Field::Standing);
    claims(&register, &card.item.standing, card.now, card.locked, &card.emit)
}

/// Nothing where there is no conflict.
pub(super) fn claims<T>(
    register: &Register,
    reading: &Reading<T>,
    now: Now,
    locked: bool,
    emit: &Callback<Msg>,
) -> Html {
    if !reading.is_conflict() {
        return Html::default();
    }
    html! {
        <div class="conflict" role="group" aria-label={windows().conflict_title}>
            <p class="conflict__title"><span aria-hidden="true">{ "▲ " }</span>{ windows().conflict_title }</p>
            <p class="conflict__lead">{ windows().conflict_lead }</p>
            <ul class="conflict__claims">
                { for reading.claims().iter().map(|claim| {
                    let entry = &claim.entry;
                    let value: &Change = &entry.change;
                    let (id, about) = (entry.id, register.clone());
                    html! {
                        <li class="conflict__claim">
                            <span class="conflict__value">{ told::value(register, value) }</span>
                            <span class="conflict__who">
                                { (windows().claim)(&told::who(entry), &told::when(now, id.time)) }
                            </span>
                            <button class="btn" data-choose={id.to_string()} disabled={locked}
                                onclick={says(emit, Msg::ClaimChosen(about, id))}>
                                { windows().choose_claim }
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </div>
    }
}
