//! The document's measures, and those that people add: never mistaken for each other.

use yew::prelude::*;

use crate::{
    app::{Msg, place_id},
    journal::{Change, EntryId, Field, Register},
    ledger::AddedMeasure,
};

use super::{
    super::{
        CardProps, conflict,
        fill::{Blank, Kind, Sheet},
        fold::{Section, section},
        more_words,
        parts::{class, doubt},
        tick::Tick,
        windows,
    },
    withdraw,
};

pub(super) fn measures(props: &CardProps) -> Html {
    let CardProps { asked, item, now, locked, emit, .. } = props;
    let documents = asked.measures.iter().zip(&item.measures).map(|(measure, state)| {
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
    });
    section(
        props,
        Section::Measures,
        windows().measures,
        html! {
            <>
                <ul class="measures">
                    { for documents }
                    { for item.added.iter().filter_map(|measure| added(props, measure)) }
                </ul>
                { add(props) }
            </>
        },
    )
}

fn added(props: &CardProps, measure: &AddedMeasure) -> Option<Html> {
    let CardProps { asked, now, locked, emit, .. } = props;
    let text = measure.text.value()?.clone();
    let key = measure.text.key;
    let done = Register::new(asked.id, Field::AddedDone(key));
    let about = done.clone();
    let id = format!("{}-{key}", asked.id);
    Some(html! {
        <li key={key.to_string()} class={class("measure", "measure--done", measure.is_done())} data-added={key.to_string()}>
            { Tick {
                class: "tick tick--small",
                id: id.clone(),
                label: text.clone().into(),
                checked: measure.is_done(),
                mixed: measure.done.is_conflict(),
                locked: *locked,
                emit,
            }.show(move |done| Msg::FieldFilled(about.clone(), Change::Set(done.into()))) }
            <div class="measure__text">
                <label for={format!("tick-{id}")}>{ text }</label>
                { " " }<span class="mark">{ more_words().added }</span>
                { " " }{ withdraw(props, Field::Added(key)) }
                { conflict::claims(&Register::new(asked.id, Field::Added(key)), &measure.text.reading, *now, *locked, emit) }
                { conflict::claims(&done, &measure.done, *now, *locked, emit) }
            </div>
        </li>
    })
}

fn add(props: &CardProps) -> Html {
    let words = more_words();
    let id = props.asked.id;
    let place = place_id(&Register::new(id, Field::Added(EntryId::NONE)));
    let blanks = vec![Blank::new(place, words.measure_add, Kind::Line).hinting(words.measure_hint)];
    let emit = props.emit.clone();
    let onsubmit = Callback::from(move |written: Vec<String>| {
        let text = written.concat();
        if !text.is_empty() {
            emit.emit(Msg::MeasureAdded(id, text.as_str().into()));
        }
        !text.is_empty()
    });
    html! { <Sheet name={format!("add-measure-{id}")} {blanks} submit={words.add} locked={props.locked} drafts={props.drafts.clone()} emit={props.emit.clone()} {onsubmit} /> }
}
