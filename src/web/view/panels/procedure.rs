//! When it was received, until when it was extended, and the law's steps: planned and done.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{Model, Msg, Now, place_id},
    journal::{Change, Field, Register, Subject},
    ledger::Extension,
    opinion::Day,
};

use super::{
    super::{
        conflict,
        dialog::Dialog,
        fill::{Blank, Kind, Sheet},
        handling::odd_day,
        more_words,
        parts::block,
        windows, words,
    },
    day,
};

pub(in super::super) fn procedure(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let more = more_words();
    let procedure = model.shown().procedure();
    let told = words().day;
    let counted = (more.counted_from)(&told(model.opinion.issued), &told(model.deadline(now).due));
    html! {
        <Dialog name="procedure" title={more.procedure_title} onclose={emit.reform(|()| Msg::PanelClosed)}>
            <p class="form__hint">{ more.procedure_lead }</p>
            { block(more.received_title, html! {
                <>
                    <div class="grid">{ day(model, now, Field::Received, more.received, &procedure.received, emit) }</div>
                    <p class="form__hint">{ counted }</p>
                    { extension(model, now, emit) }
                </>
            }) }
            { block(more.steps, html! {
                <ol class="steps">
                    { for procedure.stages.iter().map(|state| html! {
                        <li class="steps__line" key={state.stage.code()}>
                            <p><b>{ (words().stage)(state.stage) }</b>{ " " }<span class="form__hint">{ (more.stage_note)(state.stage) }</span></p>
                            <div class="grid">
                                { day(model, now, Field::Planned(state.stage), more.planned, &state.planned, emit) }
                                { day(model, now, Field::Actual(state.stage), more.actual, &state.actual, emit) }
                            </div>
                        </li>
                    }) }
                </ol>
            }) }
        </Dialog>
    }
}

fn extension(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let more = more_words();
    let reading = &model.shown().procedure().extension;
    let register = Register { subject: Subject::Opinion, field: Field::Extension };
    let (until, reason) = reading
        .value()
        .map(|extension| (extension.until.to_string(), extension.reason.as_deref().unwrap_or_default().to_owned()))
        .unwrap_or_default();
    let blanks = vec![
        Blank::new(place_id(&register), more.extended, Kind::Day).saying(until),
        Blank::new("extension-reason-opinion", more.reason, Kind::Line).saying(reason).hinting(more.extension_hint),
    ];
    let (say, about) = (emit.clone(), register.clone());
    let onsubmit = Callback::from(move |written: Vec<String>| {
        let [until, reason] = &written[..] else { return false };
        let value = match Day::written(until) {
            // A later day has to be answered for.
            Ok(_) if reason.is_empty() => return false,
            Ok(until) => Change::Set(Extension { until, reason: Some(Rc::from(reason.as_str())) }.to_value()),
            Err(_) => Change::Cleared,
        };
        say.emit(Msg::FieldFilled(about.clone(), value));
        true
    });
    let locked = model.past.is_some();
    html! {
        <>
            <Sheet name="set-extension" {blanks} submit={windows().keep} {locked} drafts={model.drafts.clone()} emit={emit.clone()} {onsubmit} />
            { odd_day(reading) }
            { conflict::claims(&register, reading, now, locked, emit) }
        </>
    }
}
