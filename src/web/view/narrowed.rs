//! The filtered list, by area, by unit or by standing. Part of the later module: see `web::later`.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{Group, Model, Msg, Now, Sieve},
    ledger::{Item, Standing},
    opinion::Opinion,
    vec_map::distinct,
};

use super::{
    DOT,
    area::{Section, by_area, sections},
    parts::button,
    windows, words,
};

pub(crate) fn list(model: &Model, opinion: &Rc<Opinion>, now: Now, emit: &Callback<Msg>) -> Html {
    let left = left(model, opinion, now);
    let shown = left.iter().map(|section| section.shown.len()).sum();
    html! {
        <>
            { told(model, shown, emit) }
            { sections(model, opinion, &left, now, emit) }
        </>
    }
}

/// Says that the list is filtered, by what, how much of it is on show, and how to get back to all of it.
fn told(model: &Model, shown: usize, emit: &Callback<Msg>) -> Html {
    if !model.sieve.is_narrow() {
        return Html::default();
    }
    let words = windows();
    let all = model.shown().items().len();
    let text = if shown == 0 { words.sieve_none.to_owned() } else { (words.sieve_some)(shown, all) };
    let by = [&model.sieve.unit, &model.sieve.search].into_iter().filter(|by| !by.is_empty());
    html! {
        <p class="tools__sieve" role="status" data-narrowed={shown.to_string()}>
            <span>{ for by.map(|by| html! { <><b>{ by.clone() }</b>{ DOT }</> }) }{ text }</span>
            { button("btn", "sieve-all", words.sieve_clear, emit, Msg::SieveChanged(Sieve { group: model.sieve.group, ..Sieve::default() })) }
        </p>
    }
}

fn left(model: &Model, opinion: &Opinion, now: Now) -> Vec<Section> {
    let sections = match model.sieve.group {
        Group::Area => by_area(opinion),
        Group::Unit => by_unit(model, opinion),
        Group::Standing => by_standing(model, opinion),
    };
    let narrowed = sections.into_iter().map(|section| Section {
        shown: section.shown.into_iter().filter(|asked| model.takes(now, asked.id)).collect(),
        ..section
    });
    narrowed.filter(|section| !section.shown.is_empty()).collect()
}

/// By the unit that leads; those without one come first, since they wait for somebody.
fn by_unit(model: &Model, opinion: &Opinion) -> Vec<Section> {
    let lead = |item: &Item| item.lead.value().cloned();
    let units = distinct(model.shown().items().iter().map(|item| lead(item)));
    let section = |(place, unit): (usize, Option<Rc<str>>)| {
        let title = unit.clone().unwrap_or_else(|| windows().unassigned.into());
        by(model, opinion, format!("g{}", place + 1), title, |item| lead(item) == unit)
    };
    units.into_iter().enumerate().map(section).collect()
}

fn by_standing(model: &Model, opinion: &Opinion) -> Vec<Section> {
    let standings = [None].into_iter().chain(Standing::ALL.map(Some));
    let section = |(place, standing): (usize, Option<Standing>)| {
        let title = standing.map_or(windows().standing_differs, words().standing);
        by(model, opinion, format!("g{}", place + 1), title.into(), |item| item.standing_shown() == standing)
    };
    standings.enumerate().map(section).collect()
}

fn by(model: &Model, opinion: &Opinion, id: String, title: Rc<str>, takes: impl Fn(&Item) -> bool) -> Section {
    let asked = opinion.recommendations();
    let shown = asked.filter(|asked| model.shown().item(asked.id).is_some_and(|item| takes(item))).cloned().collect();
    Section { id, numeral: Rc::default(), title: title.to_string(), short: title, finding: None, shown }
}
