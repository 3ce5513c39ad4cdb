//! A recommendation: one line to tick, and behind it why it was asked and what it takes.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{
    app::{Msg, Now, Panel},
    journal::{Field, Register},
    ledger::{Filter, Item, Standing},
    opinion::{Opinion, Recommendation},
};

use super::{
    coming, conflict,
    parts::{block, class, doubt, says},
    tick::Tick,
    told, words,
};

#[derive(Clone, Debug, Properties)]
pub struct CardProps {
    pub opinion: Rc<Opinion>,
    pub asked: Rc<Recommendation>,
    pub item: Rc<Item>,
    pub open: bool,
    /// Looking at the past: nothing to change.
    pub locked: bool,
    /// For the time zone; a later moment alone is no reason to draw again.
    pub now: Now,
    pub emit: Callback<Msg>,
}

impl PartialEq for CardProps {
    /// What is drawn. `emit` leads to the same page always, and `opinion` changes with `asked`.
    fn eq(&self, other: &Self) -> bool {
        self.open == other.open
            && self.locked == other.locked
            && self.now.offset_minutes == other.now.offset_minutes
            && Rc::ptr_eq(&self.asked, &other.asked)
            && self.item == other.item
    }
}

#[component]
pub fn Card(props: &CardProps) -> Html {
    let CardProps { asked, item, open, locked, emit, .. } = props;
    let words = words();
    let id = asked.id;
    let number = id.number();
    let conflict = item.conflicts() > 0;
    let body = format!("body-{id}");
    html! {
        <article class={class("card", "card--differs", conflict)}
            id={id.to_string()} aria-labelledby={format!("title-{id}")}>
            <div class="card__row">
                { Tick {
                    class: "tick",
                    id: id.to_string(),
                    label: (words.tick)(&number, &asked.title).into(),
                    checked: item.is_done(),
                    mixed: item.standing.is_conflict(),
                    locked: *locked,
                    emit,
                }.show(move |done| Msg::RecommendationTicked(id, done)) }
                <span class="card__number" aria-hidden="true">{ number }</span>
                <div class="card__text">
                    <h3 class="card__title" id={format!("title-{id}")}>
                        <label for={format!("tick-{id}")}>{ asked.title.clone() }</label>
                    </h3>
                    <p class="card__asks">{ asked.asks.clone() }</p>
                    { chips(item) }
                </div>
                <button class="card__more" data-open={id.to_string()} aria-expanded={open.to_string()}
                    aria-controls={body.clone()} aria-label={format!("{} {}", more(*open), asked.title)}
                    onclick={says(emit, Msg::CardToggled(id))}>{ more(*open) }</button>
            </div>
            { conflict::standing(item, props.now, *locked, emit) }
            if *open {
                <div class="card__body" id={body}><coming::CardBody ..props.clone() /></div>
            }
        </article>
    }
}

/// What is behind the line. Comes later: see `web::later`.
pub(crate) fn body(props: &CardProps) -> Html {
    html! {
        <>
            { standing(props) }
            { measures(props) }
            { why(props) }
            { baseline(props) }
            { foot(props) }
        </>
    }
}

fn more(open: bool) -> &'static str {
    if open { words().close_card } else { words().open_card }
}

fn chips(item: &Item) -> Html {
    let words = words();
    let conflicts = item.conflicts();
    html! {
        <p class="chips">
            if let Some(standing) = item.standing_shown() {
                <span class={chip(standing)} data-standing={standing.code()}>
                    <span aria-hidden="true">{ (words.standing_mark)(standing) }{ " " }</span>{ (words.standing)(standing) }
                </span>
            }
            <span class="chip">{ (words.measures_done)(item.measures_done(), item.measures.len()) }</span>
            if conflicts > 0 {
                <span class="chip chip--late"><span aria-hidden="true">{ "▲ " }</span>{ (words.conflicts)(conflicts) }</span>
            }
        </p>
    }
}

fn chip(standing: Standing) -> &'static str {
    match standing {
        Standing::NotStarted => "chip",
        Standing::Done => "chip chip--ok",
        Standing::Working | Standing::Ongoing | Standing::NeedsConditions => "chip chip--warn",
        Standing::Declined => "chip chip--late",
    }
}

/// All six, for when "done" and "not done" do not say it.
fn standing(props: &CardProps) -> Html {
    let words = words();
    let id = props.asked.id;
    let shown = props.item.standing_shown();
    let choose = props.emit.clone();
    let onchange = Callback::from(move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>().and_then(|list| Standing::from_code(&list.value()));
        if let Some(standing) = chosen {
            choose.emit(Msg::StandingChosen(id, standing));
        }
    });
    html! {
        <div class="field">
            <label class="field__name" for={format!("standing-{id}")}>{ words.standing_label }</label>
            <select class="field__input" id={format!("standing-{id}")} data-standing-of={id.to_string()}
                disabled={props.locked} {onchange}>
                if shown.is_none() {
                    <option selected=true disabled=true>{ words.standing_differs }</option>
                }
                { for Standing::ALL.into_iter().map(|standing| html! {
                    <option value={standing.code()} selected={shown == Some(standing)}>{ (words.standing)(standing) }</option>
                }) }
            </select>
        </div>
    }
}

fn measures(props: &CardProps) -> Html {
    let CardProps { asked, item, now, locked, emit, .. } = props;
    block(
        words().measures,
        html! {
                <ul class="measures">
                    { for asked.measures.iter().zip(&item.measures).map(|(measure, state)| {
                        let id = measure.id;
                        let register = Register::new(id, Field::Done);
                        html! {
                            <li key={id.to_string()} class={class("measure", "measure--done", state.is_done())}>
                                { Tick {
                                    class: "tick tick--small",
                                    id: id.to_string(),
                                    label: measure.text.clone().into(),
                                    checked: state.is_done(),
                                    mixed: state.done.is_conflict(),
                                    locked: *locked,
                                    emit,
                                }.show(move |done| Msg::MeasureTicked(id, done)) }
                                <div class="measure__text">
                                    <label for={format!("tick-{id}")}>{ measure.text.clone() }</label>
                                    { doubt(measure.note.as_deref()) }
                                    { conflict::claims(&register, &state.done, *now, *locked, emit) }
                                </div>
                            </li>
                        }
                    }) }
                </ul>
        },
    )
}

fn why(props: &CardProps) -> Html {
    let CardProps { asked, opinion, .. } = props;
    let findings: Vec<_> = asked.findings.iter().filter_map(|id| opinion.finding(*id)).collect();
    let mut places = vec![&*asked.cite];
    places.extend(findings.iter().map(|finding| &*finding.cite));
    block(
        words().why,
        html! {
                <div class="why">
                    { for findings.iter().map(|finding| html! {
                        <p class="why__finding">
                            <b>{ finding.title.clone() }</b>{ words().colon }{ finding.text.clone() }
                            { doubt(finding.note.as_deref()) }
                        </p>
                    }) }
                    <p class="why__cite">{ words().cites }{ words().colon }{ (words().cite)(&places) }</p>
                    { doubt(asked.note.as_deref()) }
                </div>
        },
    )
}

fn baseline(props: &CardProps) -> Html {
    let figures: Vec<_> = props.opinion.baseline(&props.asked).collect();
    if figures.is_empty() {
        return Html::default();
    }
    block(
        words().baseline,
        html! {
                <dl class="figures">
                    { for figures.into_iter().map(|figure| html! {
                        <div class="figure">
                            <dd class="figure__value">{ (words().figure)(figure) }</dd>
                            <dt class="figure__label">
                                { (words().figure_label)(figure) }
                                <span class="figure__cite">{ (words().cite)(&[&figure.cite]) }</span>
                                { doubt(figure.note.as_deref()) }
                            </dt>
                        </div>
                    }) }
                </dl>
        },
    )
}

fn foot(props: &CardProps) -> Html {
    let CardProps { item, now, emit, .. } = props;
    let id = item.id;
    let open = emit.clone();
    let onclick = Callback::from(move |_| {
        open.emit(Msg::FilterChanged(Filter { recommendation: Some(id), ..Filter::default() }));
        open.emit(Msg::PanelOpened(Panel::History));
    });
    html! {
        <p class="card__foot">
            if let Some(entry) = item.latest() {
                <span>{ (words().last_change)(&told::who(entry), &told::when(*now, entry.id.time)) }</span>
            }
            <button class="btn btn--quiet" data-history-of={id.to_string()} {onclick}>{ words().card_history }</button>
        </p>
    }
}
