//! Filters and grouping. Each choice shows behind the window at once, and in the address.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{
    app::{Group, JudgedAs, Model, Msg, Now, Sieve},
    ledger::Standing,
    opinion::AreaId,
};

use super::super::{
    day_choice::DayChoice,
    dialog::Dialog,
    in_words, more_words,
    parts::{button, field},
    windows, words,
};

pub(in super::super) fn sieve(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let more = more_words();
    let shown = model.opinion.recommendations().filter(|asked| model.takes(now, asked.id)).count();
    html! {
        <Dialog name="sieve" title={more.sieve_title} onclose={emit.reform(|()| Msg::PanelClosed)}>
            <div class="grid">
                { area(model, emit) }
                { unit(model, emit) }
                { standing(model, emit) }
                { judgement(model, emit) }
                { since(model, emit) }
                { group(model, emit) }
            </div>
            <div class="choice">
                { flag("late", more.sieve_late, model.sieve.late, model, emit, |sieve, on| sieve.late = on) }
                { flag("conflict", more.sieve_conflict, model.sieve.conflict, model, emit, |sieve, on| sieve.conflict = on) }
                { flag("mine", more.sieve_mine, model.sieve.mine, model, emit, |sieve, on| sieve.mine = on) }
            </div>
            if model.sieve.mine && model.author.unit.trim().is_empty() {
                <p class="field__news">{ more.sieve_mine_unsigned }</p>
            }
            <p role="status" data-shown={shown.to_string()}>{ (more.sieve_shown)(shown) }</p>
            <p class="dialog__actions">
                { button("btn btn--main", "sieve-close", more.sieve_show, emit, Msg::PanelClosed) }
                { button("btn", "sieve-clear", windows().sieve_clear, emit, Msg::SieveChanged(Sieve::default())) }
            </p>
        </Dialog>
    }
}

/// A list of choices, the first of which does not narrow.
fn list(
    name: &'static str,
    label: &'static str,
    choices: Vec<(String, String)>,
    chosen: &str,
    model: &Model,
    emit: &Callback<Msg>,
    set: fn(&mut Sieve, String),
) -> Html {
    let (sieve, emit) = (model.sieve.clone(), emit.clone());
    let onchange = Callback::from(move |event: Event| {
        let mut sieve = sieve.clone();
        set(&mut sieve, event.target_dyn_into::<HtmlSelectElement>().map(|list| list.value()).unwrap_or_default());
        emit.emit(Msg::SieveChanged(sieve));
    });
    field(
        label,
        html! {
            <select class="field__input" data-sieve={name} {onchange}>
                { for choices.into_iter().map(|(value, text)| html! {
                    <option value={value.clone()} selected={value == chosen}>{ text }</option>
                }) }
            </select>
        },
    )
}

fn with_all(choices: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    [(String::new(), windows().filter_all.to_owned())].into_iter().chain(choices).collect()
}

fn area(model: &Model, emit: &Callback<Msg>) -> Html {
    let opinion = in_words(&model.opinion);
    let areas = opinion.areas().iter().map(|area| (area.id.to_string(), format!("{} {}", area.numeral, area.short)));
    let chosen = model.sieve.area.map(|area| area.to_string()).unwrap_or_default();
    list("area", more_words().sieve_area, with_all(areas), &chosen, model, emit, |sieve, area| {
        sieve.area = AreaId::parse(&area).ok();
    })
}

fn unit(model: &Model, emit: &Callback<Msg>) -> Html {
    // A unit that a link names and nobody has yet is still one that can be chosen.
    let mut units = model.units();
    let chosen = &model.sieve.unit;
    if !chosen.is_empty() && !units.iter().any(|unit| **unit == **chosen) {
        units.push(chosen.as_str().into());
    }
    let units = units.into_iter().map(|unit| (unit.to_string(), unit.to_string()));
    list("unit", windows().unit, with_all(units), chosen, model, emit, |sieve, unit| sieve.unit = unit)
}

fn standing(model: &Model, emit: &Callback<Msg>) -> Html {
    let all = Standing::ALL.into_iter().map(|one| (one.code().to_owned(), (words().standing)(one).to_owned()));
    let chosen = model.sieve.standing.map_or("", Standing::code);
    list("standing", windows().standing_label, with_all(all), chosen, model, emit, |sieve, standing| {
        sieve.standing = Standing::from_code(&standing);
    })
}

fn judgement(model: &Model, emit: &Callback<Msg>) -> Html {
    let all = JudgedAs::ALL.into_iter().map(|one| (one.code().to_owned(), (more_words().judged_as)(one).to_owned()));
    let chosen = model.sieve.judgement.map_or("", JudgedAs::code);
    list("judged", more_words().judgements, with_all(all), chosen, model, emit, |sieve, judgement| {
        sieve.judgement = JudgedAs::from_code(&judgement);
    })
}

fn group(model: &Model, emit: &Callback<Msg>) -> Html {
    let all = Group::ALL.into_iter().map(|one| (one.code().to_owned(), (more_words().group)(one).to_owned())).collect();
    list("group", more_words().sieve_group, all, model.sieve.group.code(), model, emit, |sieve, group| {
        sieve.group = Group::from_code(&group).unwrap_or_default();
    })
}

fn since(model: &Model, emit: &Callback<Msg>) -> Html {
    let (sieve, emit) = (model.sieve.clone(), emit.clone());
    let onday = Callback::from(move |since| emit.emit(Msg::SieveChanged(Sieve { since, ..sieve.clone() })));
    let value = model.sieve.since.map(|day| day.to_string()).unwrap_or_default();
    field(more_words().sieve_since, html! { <DayChoice sieve="since" {value} {onday} /> })
}

fn flag(
    name: &'static str,
    label: &'static str,
    on: bool,
    model: &Model,
    emit: &Callback<Msg>,
    set: fn(&mut Sieve, bool),
) -> Html {
    let (sieve, emit) = (model.sieve.clone(), emit.clone());
    let onchange = Callback::from(move |_: Event| {
        let mut sieve = sieve.clone();
        set(&mut sieve, !on);
        emit.emit(Msg::SieveChanged(sieve));
    });
    html! {
        <label class="choice__item"><input type="checkbox" data-sieve={name} checked={on} {onchange} />{ label }</label>
    }
}
