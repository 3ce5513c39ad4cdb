//! How far things are, by each of the three who judge, and how long there is.

use yew::prelude::*;

use crate::{
    app::{Model, Msg, Now, Panel},
    ledger::{Item, Judged, Owed, Rating, Review, StageState},
};

use super::{
    card::light_mark,
    parts::{changing, class, opens},
    words,
};

pub(super) fn summary(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let words = words();
    let ledger = model.shown();
    let progress = ledger.progress();
    html! {
        <section class="sum" aria-label={words.progress}>
            <p class="sum__big" data-progress="done">
                <b class="sum__number">{ changing(progress.done.to_string()) }</b>{ " " }{ (words.progress_big)(progress.of) }
            </p>
            <div class="lanes">
                { lane(model, "reported", words.reported_done, (words.progress_of)(progress.done, progress.of), reported) }
                { lane(model, "approved", words.approved, (words.progress_of)(progress.approved, progress.of), reviewed) }
                { lane(model, "rated", words.rated_by_committee, (words.ratings)(progress), rated) }
            </div>
            { due(model, now) }
            { steps(model, now, emit) }
            { conflicts(model, emit) }
            if model.journal.is_empty() {
                <p class="sum__first">{ words.first_use }</p>
            }
        </section>
    }
}

/// Fifteen cells of one of the three. What each says in words is on its card.
fn lane(model: &Model, name: &'static str, label: &'static str, sum: String, cell: fn(&Item) -> &'static str) -> Html {
    let items = model.shown().items();
    html! {
        <div class="lane" data-lane={name}>
            <span class="lane__name">{ label }</span>
            <span class="lane__cells" aria-hidden="true">{ for items.iter().map(|item| html! { <i class={cell(item)} /> }) }</span>
            <span class="lane__sum">{ changing(sum) }</span>
        </div>
    }
}

const OFF: &str = "lane__cell";
const ON: &str = "lane__cell lane__cell--on";
const HALF: &str = "lane__cell lane__cell--half";
const BAD: &str = "lane__cell lane__cell--differs";

fn reported(item: &Item) -> &'static str {
    match (item.conflicts() > 0, item.is_done()) {
        (true, _) => BAD,
        (false, true) => ON,
        (false, false) => OFF,
    }
}

fn reviewed(item: &Item) -> &'static str {
    match item.reviewed() {
        None => OFF,
        Some(Judged { outdated: true, .. }) => HALF,
        Some(Judged { is: Review::Approved, .. }) => ON,
        Some(Judged { is: Review::Returned, .. }) => BAD,
    }
}

fn rated(item: &Item) -> &'static str {
    match item.rated() {
        None => OFF,
        Some(Rating::Satisfied) => ON,
        Some(Rating::MostlySatisfied) => HALF,
        Some(Rating::Unsatisfied) => BAD,
    }
}

fn due(model: &Model, now: Now) -> Html {
    let report = model.report(now);
    let due = model.deadline(now).due;
    let lights = model.shown().procedure().lights();
    let mark = report.deadline().map_or("✓", |deadline| light_mark(deadline.light(lights)));
    html! {
        <p class={class("due", "due--late", report.is_overdue())} data-due={due.to_string()}>
            <b class="due__left"><span aria-hidden="true">{ mark }{ " " }</span>{ (words().report)(report) }</b>
            <span class="due__date">{ (words().deadline_of)(due) }</span>
        </p>
    }
}

/// The law's steps, from handing over to publishing. A click shows what can be filled in.
fn steps(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let stages = &model.shown().procedure().stages;
    html! {
        <button class="strip" data-do="steps" aria-label={words().procedure}
            onclick={opens(emit, Panel::Procedure)}>
            { for stages.iter().map(|state| step(model, now, state)) }
        </button>
    }
}

fn step(model: &Model, now: Now, state: &StageState) -> Html {
    let owed = state.owed(model.day(now));
    let (name, mark) = match owed {
        Some(Owed::Done { .. }) => ("done", "✓"),
        Some(Owed::Passed) => ("passed", "✓"),
        Some(Owed::Open(planned)) if planned.is_overdue() => ("late", "▲"),
        Some(Owed::Open(_)) => ("planned", "◇"),
        None => ("open", "○"),
    };
    let told = (words().step)(owed);
    html! {
        <span class={format!("strip__step strip__step--{name}")} data-step={state.stage.code()} data-state={name}>
            <b><span aria-hidden="true">{ mark }{ " " }</span>{ (words().stage)(state.stage) }</b>
            <small>{ told }</small>
        </span>
    }
}

/// Leads to the first of them, and opens it.
fn conflicts(model: &Model, emit: &Callback<Msg>) -> Html {
    let ledger = model.shown();
    let mut disputed = ledger.items().iter().flat_map(|item| item.disputed()).chain(ledger.procedure().disputed());
    let Some(first) = disputed.next() else { return Html::default() };
    let first = first.clone();
    let onclick = emit.reform(move |_| Msg::ConflictAsked(first.clone()));
    html! {
        <p class="sum__conflicts" role="status">
            <button class="chip chip--late chip--link" data-conflicts={ledger.conflicts().to_string()}
                {onclick}>
                { "▲ " }{ (words().conflicts)(ledger.conflicts()) }
            </button>
        </p>
    }
}
