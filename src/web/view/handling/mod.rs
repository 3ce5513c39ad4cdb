//! What handling a recommendation takes: who, by when, how far, with what to show for it, and what the others say.
//!
//! ```text
//! assign.rs    lead, support, contact, due, and the unit's answer
//! progress.rs  standing with its reason, notes, the target
//! measures.rs  the document's measures, and people's own
//! evidence.rs  evidence, and whether a file is the same one
//! judge.rs     the government office's review, the committee's rating and ballots
//! ```

mod assign;
mod evidence;
mod judge;
mod measures;
mod progress;

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{Drafts, Msg, place_id},
    journal::{Change, Entry, Field, Register, Role},
    ledger::Reading,
};

use super::{
    CardProps, DOT, conflict,
    fill::{Blank, Fill, Kind},
    fill_input::Input,
    more_words,
    parts::says,
    told, windows,
};

/// Everything that people can write about a recommendation. The role decides only which part comes first.
pub(super) fn handling(props: &CardProps) -> Html {
    let [assign, progress, measures, evidence, judge] = [
        assign::assignment(props),
        progress::progress(props),
        measures::measures(props),
        evidence::evidence(props),
        judge::judgements(props),
    ];
    match props.role {
        Role::Unit => html! { <>{ progress }{ measures }{ evidence }{ assign }{ judge }</> },
        Role::Office => html! { <>{ assign }{ progress }{ measures }{ evidence }{ judge }</> },
        Role::Committee => html! { <>{ judge }{ progress }{ measures }{ evidence }{ assign }</> },
    }
}

/// A field of one register, with what people differ about below it.
fn filled<T: Clone + 'static>(
    props: &CardProps,
    field: Field,
    kind: Kind,
    reading: &Reading<T>,
    text: impl Fn(&T) -> String,
    hint: &'static str,
) -> Html {
    let register = Register::new(props.asked.id, field);
    let label = (windows().field)(&register.field);
    let shown = reading.value().map(text).unwrap_or_default();
    let blank = Blank::new(place_id(&register), label, kind).saying(shown).hinting(hint);
    html! {
        <Fill {blank} locked={props.locked} drafts={props.drafts.clone()} emit={props.emit.clone()}>
            { odd_day(reading) }
            { conflict::claims(&register, reading, props.now, props.locked, &props.emit) }
        </Fill>
    }
}

/// What came in by file in place of a day.
pub(super) fn odd_day<T>(reading: &Reading<T>) -> Html {
    let Some(odd) = reading.odd_day() else { return Html::default() };
    html! { <small class="field__news" data-odd-day={odd.clone()}>{ (more_words().odd_day_here)(&odd) }</small> }
}

/// Who wrote it, and when.
fn signed(props: &CardProps, entry: Option<&Rc<Entry>>) -> Html {
    let Some(entry) = entry else { return Html::default() };
    html! { <span class="record__who">{ told::who(entry) }{ DOT }{ told::when(props.now, entry.id.time) }</span> }
}

/// Who said the latest of it that is not taken back, and when.
fn said_by<T>(props: &CardProps, reading: &Reading<T>) -> Html {
    signed(props, reading.latest().filter(|claim| claim.value.is_some()).map(|claim| &claim.entry))
}

fn withdraw(props: &CardProps, field: Field) -> Html {
    let register = Register::new(props.asked.id, field);
    let name = register.field.to_string();
    html! {
        <button class="btn btn--quiet" data-withdraw={name} disabled={props.locked}
            onclick={says(&props.emit, Msg::FieldFilled(register, Change::Cleared))}>{ more_words().withdraw }</button>
    }
}

#[derive(Properties, PartialEq)]
struct VerdictProps {
    /// For tests, and for the element's id.
    name: AttrValue,
    label: &'static str,
    hint: &'static str,
    accept: &'static str,
    refuse: &'static str,
    locked: bool,
    /// The reason, half typed.
    drafts: Rc<Drafts>,
    emit: Callback<Msg>,
    /// What was said, and holds.
    said: Option<bool>,
    /// Whether it was accepted, and why.
    onverdict: Callback<(bool, Option<Rc<str>>)>,
}

/// A choice of yes or no. No needs a reason.
#[component]
fn Verdict(props: &VerdictProps) -> Html {
    let blank = Blank::new(props.name.clone(), props.label, Kind::Line).hinting(props.hint);
    let reason = blank.shown(&props.drafts, props.locked);
    let say = |yes: bool| {
        let (reason, onverdict, emit) = (reason.clone(), props.onverdict.clone(), props.emit.clone());
        let name = Rc::<str>::from(props.name.as_str());
        Callback::from(move |_: MouseEvent| {
            let why = Some(reason.trim()).filter(|why| !why.is_empty()).map(Rc::from);
            onverdict.emit((yes, why));
            emit.emit(Msg::DraftsEntered(vec![name.clone()]));
        })
    };
    let name = &props.name;
    html! {
        <div class="verdict" role="group" aria-label={props.label}>
            <button class="btn" data-do={format!("{name}-yes")} aria-pressed={(props.said == Some(true)).to_string()} disabled={props.locked} onclick={say(true)}>{ props.accept }</button>
            <Input {blank} label={props.hint} locked={props.locked} drafts={props.drafts.clone()} emit={props.emit.clone()} />
            <button class="btn" data-do={format!("{name}-no")} aria-pressed={(props.said == Some(false)).to_string()} disabled={props.locked || reason.trim().is_empty()}
                onclick={say(false)}>{ props.refuse }</button>
        </div>
    }
}
