//! People say different things: all of it shown, one click to settle.

use std::collections::BTreeSet;

use yew::prelude::*;

use crate::{
    app::{Msg, Now, conflict_id},
    journal::{Change, Field, Register},
    ledger::{Claim, Reading, Standing},
};

use super::{CardProps, parts::says, told, windows, words};

/// A person can compare so many.
const LISTED: usize = 40;

/// That of the big tick, on the closed card too. Comes later: see `web::later`.
pub(crate) fn standing(card: &CardProps) -> Html {
    let register = Register::new(card.item.id, Field::Standing);
    // What the page showed to whoever took the tick away.
    let begun = if card.item.measures_in_all().0 > 0 { Standing::Working } else { Standing::NotStarted };
    let cleared = (words().standing)(begun);
    shown(&register, &card.item.standing, cleared, card.now, card.locked, &card.emit)
}

/// Nothing where there is no conflict.
pub(super) fn claims<T>(
    register: &Register,
    reading: &Reading<T>,
    now: Now,
    locked: bool,
    emit: &Callback<Msg>,
) -> Html {
    shown(register, reading, told::nothing(&register.field), now, locked, emit)
}

/// `cleared`: what is said by whoever said nothing.
fn shown<T>(
    register: &Register,
    reading: &Reading<T>,
    cleared: &'static str,
    now: Now,
    locked: bool,
    emit: &Callback<Msg>,
) -> Html {
    if !reading.is_conflict() {
        return Html::default();
    }
    let title = (windows().conflict_of)((windows().field)(&register.field));
    let listed = listed(reading.claims());
    let more = reading.claims().len() - listed.len();
    html! {
        <div class="conflict" role="group" aria-label={title.clone()} data-conflict={register.field.to_string()}>
            <p class="conflict__title"><span aria-hidden="true">{ "▲ " }</span>{ title }</p>
            <p class="conflict__lead">{ windows().conflict_lead }</p>
            <ul class="conflict__claims">
                { for listed.iter().enumerate().map(|(place, claim)| {
                    let entry = &claim.entry;
                    let is_copy = listed.iter().filter(|other| other.entry.id == entry.id).count() > 1;
                    let (id, about) = (entry.id, register.clone());
                    let told = match &entry.change {
                        Change::Cleared => cleared.to_owned(),
                        change => told::value(register, change),
                    };
                    // Altered copies share one id, so the id alone does not say which is meant.
                    let chosen = if is_copy {
                        Msg::FieldFilled(about, entry.change.clone())
                    } else {
                        Msg::ClaimChosen(about, id)
                    };
                    html! {
                        <li class="conflict__claim">
                            <span class="conflict__value">{ told }</span>
                            <span class="conflict__who">
                                { (windows().claim)(&told::who(entry), &told::when(now, id.time)) }
                                if is_copy { { " " }<span class="chip chip--late">{ windows().mark_altered }</span> }
                            </span>
                            // Whoever asks for the conflict is led to its first claim.
                            <button class="btn" id={(place == 0).then(|| conflict_id(register))} data-choose={id.to_string()}
                                disabled={locked} onclick={says(emit, chosen)}>
                                { windows().choose_claim }
                            </button>
                        </li>
                    }
                }) }
            </ul>
            if more > 0 { <p class="conflict__lead">{ (windows().more_claims)(more) }</p> }
        </div>
    }
}

/// All claims. If there are very many, the latest claim of each value, up to the limit.
fn listed<T>(claims: &[Claim<T>]) -> Vec<&Claim<T>> {
    if claims.len() <= LISTED {
        return claims.iter().collect();
    }
    let mut values = BTreeSet::new();
    let latest = claims.iter().rev().filter(|claim| values.insert(&claim.entry.change));
    let mut listed: Vec<_> = latest.take(LISTED).collect();
    listed.reverse();
    listed
}
