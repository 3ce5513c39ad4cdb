//! The control of a field: what is typed in it is told as it is typed.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::{
    app::{DraftState, Drafts, Msg, PARTIAL},
    opinion::{Day, DayTrouble},
};

use super::{
    fill::{Blank, Kind},
    more_words,
};

#[derive(Properties, PartialEq)]
pub(super) struct InputProps {
    pub blank: Blank,
    pub locked: bool,
    pub drafts: Rc<Drafts>,
    pub emit: Callback<Msg>,
    /// Where no other element names it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// Why a text can not be written down, if it is a date.
pub(super) fn trouble(kind: Kind, text: &str) -> Option<DayTrouble> {
    if kind != Kind::Day || text.trim().is_empty() { None } else { Day::written(text).err() }
}

/// The text of a control; for a date with a part missing, only that it is incomplete.
pub(super) fn written(target: Option<EventTarget>) -> String {
    let Some(target) = target else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) if input.type_() == "date" && input.value().is_empty() && input.validity().bad_input() => {
            PARTIAL.to_owned()
        }
        Ok(input) => input.value(),
        Err(other) => other.dyn_into::<HtmlTextAreaElement>().map(|text| text.value()).unwrap_or_default(),
    }
}

/// The message that this is chosen now, in place of what stands there without a choice.
pub(super) fn choice(name: &str, text: &str, stood: &str) -> Msg {
    Msg::Typed { name: name.into(), text: text.into(), stood: stood.into(), composing: false }
}

#[component]
pub(super) fn Input(props: &InputProps) -> Html {
    let InputProps { blank, locked, drafts, emit, label } = props;
    let shown = blank.shown(drafts, *locked);
    let (id, hint) = (blank.name.clone(), (!blank.hint.is_empty()).then_some(blank.hint));
    let class = "field__input";
    let oninput = emit.reform(typed(&blank.name, &blank.value));
    let left = left(blank);
    if blank.kind == Kind::Text {
        let (onchange, onblur) = (emit.reform(left.clone()), emit.reform(left).reform(Event::from));
        return html! {
            <textarea {class} {id} data-fill={blank.name.clone()} rows="3" maxlength="10000" placeholder={hint}
                autocomplete="off" value={shown} disabled={*locked} {oninput} {onchange} {onblur} />
        };
    }
    if blank.kind == Kind::Day {
        return html! { <DayInput blank={blank.clone()} locked={*locked} drafts={drafts.clone()} emit={emit.clone()} /> };
    }
    let (kind, list, numbers) = match blank.kind {
        Kind::Count => ("number", None, Some("0")),
        Kind::Unit => ("text", Some("units"), None),
        Kind::Line | Kind::Text | Kind::Day => ("text", None, None),
    };
    let (onchange, onblur) = (emit.reform(left.clone()), emit.reform(left).reform(Event::from));
    html! {
        <input {class} {id} data-fill={blank.name.clone()} type={kind} {list} min={numbers} maxlength="300"
            aria-label={label.clone()} autocomplete="off" placeholder={hint} value={shown} disabled={*locked}
            {oninput} {onchange} {onblur} />
    }
}

/// `stood`: what is there without it.
pub(super) fn typed(name: &str, stood: &str) -> impl Fn(InputEvent) -> Msg + 'static {
    let (name, stood) = (Rc::<str>::from(name), Rc::<str>::from(stood));
    move |event: InputEvent| Msg::Typed {
        name: name.clone(),
        text: written(event.target()).into(),
        stood: stood.clone(),
        composing: event.is_composing(),
    }
}

fn left(blank: &Blank) -> impl Fn(Event) -> Msg + Clone + 'static {
    let name = Rc::<str>::from(blank.name.as_str());
    move |_| Msg::FieldLeft(name.clone())
}

/// Whether a key types into a date: some open the calendar, in which one chooses.
pub(super) fn keys_type(event: &KeyboardEvent) -> bool {
    let key = event.key();
    !(key == "F4" || key == " " || (event.alt_key() && key == "ArrowDown"))
}

/// A date field. The browser reports a change at every key, with years that nobody means. So a date is taken when the
/// field is left, at Enter, or when somebody chooses a day in the browser's calendar.
#[component]
fn DayInput(props: &InputProps) -> Html {
    let InputProps { blank, locked, drafts, emit, .. } = props;
    let keys = use_mut_ref(|| false);
    let left = left(blank);
    let oninput = emit.reform(typed(&blank.name, &blank.value));
    let onchange = {
        let (keys, emit, left) = (keys.clone(), emit.clone(), left.clone());
        Callback::from(move |event: Event| {
            if !*keys.borrow() {
                emit.emit(left(event));
            }
        })
    };
    let report = {
        let (emit, name, stood) = (emit.clone(), blank.name.clone(), blank.value.clone());
        move |event: &Event| {
            let text = written(event.target());
            if text == PARTIAL {
                let (name, stood) = (name.as_str().into(), stood.as_str().into());
                emit.emit(Msg::Typed { name, text: text.into(), stood, composing: false });
            }
        }
    };
    let onkeyup = {
        let report = report.clone();
        Callback::from(move |event: KeyboardEvent| report(&event))
    };
    let onkeydown = {
        let (keys, emit, left) = (keys.clone(), emit.clone(), left.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                emit.emit(left(event.into()));
            } else {
                *keys.borrow_mut() = keys_type(&event);
            }
        })
    };
    let onmousedown = {
        let keys = keys.clone();
        Callback::from(move |_: MouseEvent| *keys.borrow_mut() = false)
    };
    let onblur = {
        let emit = emit.clone();
        Callback::from(move |event: FocusEvent| {
            *keys.borrow_mut() = false;
            report(&event);
            emit.emit(left(event.into()));
        })
    };
    let shown = blank.shown(drafts, *locked);
    let shown = if shown == PARTIAL { AttrValue::default() } else { shown };
    let [min, max] = Day::RANGE;
    html! {
        <>
            <input class="field__input" id={blank.name.clone()} data-fill={blank.name.clone()} type="date" {min} {max}
                autocomplete="off" value={shown} disabled={*locked}
                {oninput} {onchange} {onblur} {onkeydown} {onkeyup} {onmousedown} />
            if !*locked { { told(blank, drafts) } }
        </>
    }
}

/// Why a date that was left is no entry.
fn told(blank: &Blank, drafts: &Drafts) -> Html {
    let left = drafts.get(&blank.name).filter(|draft| draft.state == DraftState::Left);
    let words = more_words();
    let told = match left.and_then(|draft| trouble(blank.kind, &draft.text)) {
        None => return Html::default(),
        Some(DayTrouble::NotWhole) => words.day_partial,
        Some(DayTrouble::OutOfRange) => words.day_out_of_range,
    };
    html! { <small class="field__news" role="status" data-day-trouble={blank.name.clone()}>{ told }</small> }
}
