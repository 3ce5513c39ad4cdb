//! How far it is: the standing with its reason, notes, and a target where someone sets one.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{
    app::{Msg, place_id},
    journal::{Change, Field, Register},
    ledger::{Note, Standing, Target},
    opinion::Day,
};

use super::{
    super::{
        CardProps, conflict,
        fill::{Blank, Fill, Kind, Sheet},
        fold::{Section, section},
        more_words, windows, words,
    },
    filled, signed, withdraw,
};

pub(super) fn progress(props: &CardProps) -> Html {
    section(
        props,
        Section::Progress,
        more_words().progress,
        html! {
            <>
                { standing(props) }
                { notes(props) }
                { target(props) }
            </>
        },
    )
}

/// All six, for when "done" and "not done" do not say it; some of them need a reason.
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
        <div class="grid">
            <div class="field" data-said={shown.map_or(windows().standing_differs, words.standing)}>
                <label class="field__name" for={format!("standing-{id}")}>{ windows().standing_label }</label>
                <select class="field__input" id={format!("standing-{id}")} data-standing-of={id.to_string()}
                    disabled={props.locked} {onchange}>
                    if shown.is_none() {
                        <option selected=true disabled=true>{ windows().standing_differs }</option>
                    }
                    { for Standing::ALL.into_iter().map(|standing| html! {
                        <option value={standing.code()} selected={shown == Some(standing)}>{ (words.standing)(standing) }</option>
                    }) }
                </select>
            </div>
            { shown.map(|standing| reason(props, standing)).unwrap_or_default() }
        </div>
    }
}

fn reason(props: &CardProps, standing: Standing) -> Html {
    let said = props.item.standing_reason();
    if !standing.needs_reason() && said.is_none() {
        return Html::default();
    }
    let words = more_words();
    let blank = Blank::new(format!("reason-{}", props.asked.id), words.reason, Kind::Line)
        .saying(said.clone().unwrap_or_default())
        .hinting(words.reason_hint);
    let asked = standing.needs_reason() && said.is_none();
    html! {
        <Fill {blank} locked={props.locked} drafts={props.drafts.clone()} emit={props.emit.clone()}>
            if asked {
                <small class="field__news" role="status" data-reason-asked="">{ words.reason_asked }</small>
            }
        </Fill>
    }
}

fn notes(props: &CardProps) -> Html {
    let (words, day) = (more_words(), words().day);
    let id = props.asked.id;
    let emit = props.emit.clone();
    let today = props.today.to_string();
    let onsubmit = Callback::from(move |written: Vec<String>| {
        let [text, on] = &written[..] else { return false };
        if !text.is_empty() {
            emit.emit(Msg::NoteAdded(id, Note { text: text.as_str().into(), on: Day::written(on).ok() }));
        }
        !text.is_empty()
    });
    let blanks = vec![
        Blank::new(format!("note-{id}"), words.note, Kind::Text).hinting(words.note_hint),
        Blank::new(format!("note-on-{id}"), words.note_on, Kind::Day).saying(today),
    ];
    html! {
        <div class="records">
            if props.item.notes.is_empty() {
                <p class="records__empty">{ words.notes_empty }</p>
            }
            { for props.item.notes.iter().filter_map(|note| {
                let told = note.value()?;
                let register = Register::new(id, Field::Note(note.key));
                Some(html! {
                    <div class="record" key={note.key.to_string()} data-note={note.key.to_string()}>
                        <p class="record__text">
                            if let Some(on) = told.on {
                                <b class="record__day">{ day(on) }</b>
                            } else if let Some(odd) = note.reading.odd_day() {
                                <b class="record__day" data-odd-day={odd.clone()}>{ (words.odd_day)(&odd) }{ " " }</b>
                            }
                            { told.text.clone() }
                        </p>
                        { signed(props, note.entry()) }
                        { withdraw(props, Field::Note(note.key)) }
                        { conflict::claims(&register, &note.reading, props.now, props.locked, &props.emit) }
                    </div>
                })
            }) }
            <Sheet name={format!("add-note-{id}")} {blanks} submit={words.note_add} locked={props.locked} drafts={props.drafts.clone()} emit={props.emit.clone()} {onsubmit} />
        </div>
    }
}

/// Beside the document's own figures, which say where it began.
fn target(props: &CardProps) -> Html {
    let words = more_words();
    let item = &props.item;
    let id = item.id;
    let set = item.target.value();
    let part = |part: fn(&Target) -> &Rc<str>| set.map(|target| part(target).to_string()).unwrap_or_default();
    let blanks = vec![
        Blank::new(format!("target-{id}"), words.target_what, Kind::Line)
            .saying(part(|target| &target.what))
            .hinting(words.target_hint),
        Blank::new(format!("target-goal-{id}"), words.target_goal, Kind::Line).saying(part(|target| &target.goal)),
        Blank::new(format!("target-unit-{id}"), words.target_unit, Kind::Line).saying(part(|target| &target.unit)),
    ];
    let register = Register::new(id, Field::Target);
    let (emit, about) = (props.emit.clone(), register.clone());
    let onsubmit = Callback::from(move |written: Vec<String>| {
        let [what, goal, unit] = &written[..] else { return false };
        let target = Target { what: what.as_str().into(), goal: goal.as_str().into(), unit: unit.as_str().into() };
        let value = if goal.is_empty() { Change::Cleared } else { Change::Set(target.to_value()) };
        emit.emit(Msg::FieldFilled(about.clone(), value));
        true
    });
    let figures: Vec<_> = props.opinion.baseline(&props.asked).collect();
    html! {
        <details class="target" open={set.is_some() || item.target.is_conflict()}>
            <summary class="target__open">{ words.target }</summary>
            if let Some(target) = set {
                <p class="target__line" data-target={id.to_string()}>
                    { (words.target_line)(&target.what, &target.goal, &target.unit, item.current.value().map(|now| &**now)) }
                </p>
            }
            { conflict::claims(&register, &item.target, props.now, props.locked, &props.emit) }
            if !figures.is_empty() {
                <p class="target__from">
                    { words.target_from }
                    { for figures.iter().enumerate().map(|(place, figure)| html! {
                        <>
                            if place > 0 { { windows().semicolon } }
                            { figure.label.clone() }{ windows().colon }<span class="whole">{ (windows().figure)(figure) }</span>
                        </>
                    }) }
                </p>
            }
            <Sheet name={format!("set-{}", place_id(&register))} {blanks} submit={windows().keep} locked={props.locked} drafts={props.drafts.clone()} emit={props.emit.clone()} {onsubmit} />
            if set.is_some() {
                <div class="grid">
                    { filled(props, Field::Current, Kind::Line, &item.current, |now| now.to_string(), "") }
                </div>
            }
        </details>
    }
}
