//! Who one is here, when dates begin to shine, how votes are counted.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{
    app::{Model, Msg, Now, Panel, place_id},
    journal::{Change, Field, Register, Subject},
    ledger::{Base, Lights, Share, Tally, Word},
};

use super::super::{
    DOT, conflict,
    dialog::Dialog,
    fill::{Blank, Kind, Sheet},
    more_words,
    parts::{block, button, field},
    told, windows, words,
};

pub(in super::super) fn settings(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let (words, more) = (words(), more_words());
    html! {
        <Dialog name="settings" title={words.settings} onclose={emit.reform(|()| Msg::PanelClosed)}>
            { block(windows().role, html! {
                <>
                    <p>
                        { (windows().role_of)(model.author.role) }{ DOT }<span class="whole">{ told::author(Some(&model.author)) }</span>{ " " }
                        { button("btn btn--quiet", "settings-sign", windows().change, emit, Msg::PanelOpened(Panel::Signing)) }
                    </p>
                    <p class="form__hint">{ more.role_note }</p>
                </>
            }) }
            { block(more.lights, lights(model, now, emit)) }
            { block(more.tally, tally(model, now, emit)) }
            <p class="form__hint">{ more.settings_note }</p>
        </Dialog>
    }
}

fn lights(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let more = more_words();
    let register = Register { subject: Subject::Opinion, field: Field::Lights };
    let set = model.shown().procedure().lights();
    let blanks = vec![
        Blank::new(place_id(&register), more.lights_amber, Kind::Count).saying(set.amber.to_string()),
        Blank::new("lights-red-opinion", more.lights_red, Kind::Count).saying(set.red.to_string()),
    ];
    let (say, about) = (emit.clone(), register.clone());
    let onsubmit = Callback::from(move |written: Vec<String>| {
        let days: Vec<u32> = written.iter().filter_map(|days| days.parse().ok()).collect();
        let &[amber, red] = &days[..] else { return false };
        say.emit(Msg::FieldFilled(about.clone(), Change::Set(Lights { amber, red }.to_value())));
        true
    });
    let locked = model.past.is_some();
    html! {
        <>
            <p class="form__hint">{ more.lights_hint }</p>
            <Sheet name="keep-lights" {blanks} submit={windows().keep} {locked} drafts={model.drafts.clone()} emit={emit.clone()} {onsubmit} />
            { conflict::claims(&register, &model.shown().procedure().lights, now, locked, emit) }
        </>
    }
}

fn tally(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let more = more_words();
    let register = Register { subject: Subject::Opinion, field: Field::Tally };
    let rule = model.shown().procedure().tally();
    let locked = model.past.is_some();
    let of = |of: Base| Tally { of, ..rule };
    let share = |share: Share| Tally { share, ..rule };
    html! {
        <>
            <div class="grid">
                { choice("tally-of", more.tally_of, rule.of, more.base, of, &register, locked, emit) }
                { choice("tally-share", more.tally_share, rule.share, more.share, share, &register, locked, emit) }
            </div>
            { conflict::claims(&register, &model.shown().procedure().tally, now, locked, emit) }
        </>
    }
}

#[expect(clippy::too_many_arguments, reason = "the two lists differ in nothing but these")]
fn choice<T: Word>(
    name: &'static str,
    label: &'static str,
    chosen: T,
    word: fn(T) -> &'static str,
    rule: impl Fn(T) -> Tally,
    register: &Register,
    locked: bool,
    emit: &Callback<Msg>,
) -> Html {
    let values: Vec<(&'static str, Change)> =
        T::CODES.iter().map(|(one, code)| (*code, Change::Set(rule(*one).to_value()))).collect();
    let (register, emit) = (register.clone(), emit.clone());
    let onchange = Callback::from(move |event: Event| {
        let code = event.target_dyn_into::<HtmlSelectElement>().map(|list| list.value()).unwrap_or_default();
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == code) {
            emit.emit(Msg::FieldFilled(register.clone(), value.clone()));
        }
    });
    field(
        label,
        html! {
            <select class="field__input" data-setting={name} disabled={locked} {onchange}>
                { for T::CODES.iter().map(|(one, code)| html! {
                    <option value={*code} selected={*one == chosen}>{ word(*one) }</option>
                }) }
            </select>
        },
    )
}
