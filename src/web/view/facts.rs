//! 公文要素: what the office knows of its papers, filled in once and kept like anything else.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{Drafts, Model, Msg, Now, place_id},
    journal::{Change, Fact, Field, Register, Subject},
    ledger::{Kinds, Reading, Word},
};

use super::{
    conflict,
    fill::{Blank, Fill, Kind},
    more_words,
    parts::field,
    windows,
};

pub(super) fn facts(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let office = &model.ledger.procedure().office;
    let locked = model.past.is_some();
    let shown = |fact: Fact| {
        let reading = office.reading(fact)?;
        Some(match fact {
            Fact::Kinds => kinds(office.kinds(), reading, now, locked, emit),
            _ => one(fact, reading, model.drafts.clone(), now, locked, emit),
        })
    };
    html! {
        <details class="erase" data-facts="">
            <summary class="erase__open">{ windows().facts }</summary>
            <p class="form__hint">{ windows().facts_hint }</p>
            <div class="grid">{ for Fact::ALL.into_iter().filter_map(shown) }</div>
        </details>
    }
}

fn register(fact: Fact) -> Register {
    Register { subject: Subject::Opinion, field: Field::Office(fact) }
}

fn one<T: AsRef<str>>(
    fact: Fact,
    reading: &Reading<T>,
    drafts: Rc<Drafts>,
    now: Now,
    locked: bool,
    emit: &Callback<Msg>,
) -> Html {
    let register = register(fact);
    let kind = match fact {
        Fact::Organisation => Kind::Text,
        fact if fact.is_day() => Kind::Day,
        _ => Kind::Line,
    };
    let value = reading.value().map(|value| value.as_ref().to_owned()).unwrap_or_default();
    let hint = if fact == Fact::Letterhead { windows().facts_letterhead } else { "" };
    let blank = Blank::new(place_id(&register), (windows().field)(&register.field), kind).saying(value).hinting(hint);
    html! { <Fill {blank} {locked} {drafts} emit={emit.clone()}>{ conflict::claims(&register, reading, now, locked, emit) }</Fill> }
}

fn kinds<T>(chosen: Kinds, reading: &Reading<T>, now: Now, locked: bool, emit: &Callback<Msg>) -> Html {
    let register = register(Fact::Kinds);
    let about = register.clone();
    let onchange = emit.reform(move |event: Event| {
        let list = event.target_dyn_into::<web_sys::HtmlSelectElement>();
        Msg::FieldFilled(about.clone(), Change::Set(list.map(|list| list.value()).unwrap_or_default().into()))
    });
    html! {
        <>
            { field((windows().field)(&register.field), html! {
                <select class="field__input" id={place_id(&register)} data-setting="kinds" disabled={locked} {onchange}>
                    { for Kinds::CODES.iter().map(|(one, code)| html! {
                        <option value={*code} selected={*one == chosen}>{ (more_words().kinds)(*one) }</option>
                    }) }
                </select>
            }) }
            { conflict::claims(&register, reading, now, locked, emit) }
        </>
    }
}
