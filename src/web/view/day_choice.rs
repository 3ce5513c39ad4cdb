//! A date that filters what is shown. It is taken when it is whole, not at each key. Dates that become entries are in
//! `fill_input.rs`.

use yew::prelude::*;

use crate::opinion::Day;

use super::fill_input::{keys_type, written};

#[derive(Properties, PartialEq)]
pub(super) struct DayChoiceProps {
    pub value: AttrValue,
    /// For tests, one of these.
    #[prop_or_default]
    pub does: Option<&'static str>,
    #[prop_or_default]
    pub filter: Option<&'static str>,
    #[prop_or_default]
    pub sieve: Option<&'static str>,
    #[prop_or(AttrValue::Static(Day::RANGE[0]))]
    pub min: AttrValue,
    #[prop_or(AttrValue::Static(Day::RANGE[1]))]
    pub max: AttrValue,
    /// `None`: it was emptied.
    pub onday: Callback<Option<Day>>,
}

#[component]
pub(super) fn DayChoice(props: &DayChoiceProps) -> Html {
    let half = use_state(|| None::<String>);
    let keys = use_mut_ref(|| false);
    let take = {
        let (half, value, onday) = (half.clone(), props.value.clone(), props.onday.clone());
        move |event: &Event| {
            let text = written(event.target());
            let day = Day::written(&text).ok();
            if (day.is_some() || text.is_empty()) && text != *value {
                onday.emit(day);
            }
            half.set(None);
        }
    };
    let oninput = {
        let half = half.clone();
        Callback::from(move |event: InputEvent| half.set(Some(written(event.target()))))
    };
    let onchange = {
        let (keys, take) = (keys.clone(), take.clone());
        Callback::from(move |event: Event| {
            if !*keys.borrow() {
                take(&event);
            }
        })
    };
    let onkeydown = {
        let (keys, take) = (keys.clone(), take.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => take(&event),
            _ => *keys.borrow_mut() = keys_type(&event),
        })
    };
    let onblur = {
        let keys = keys.clone();
        Callback::from(move |event: FocusEvent| {
            *keys.borrow_mut() = false;
            take(&event);
        })
    };
    let onmousedown = Callback::from(move |_: MouseEvent| *keys.borrow_mut() = false);
    let shown = half.as_ref().map_or_else(|| props.value.clone(), |half| half.clone().into());
    html! {
        <input class="field__input" type="date" autocomplete="off" data-do={props.does} data-filter={props.filter}
            data-sieve={props.sieve} min={props.min.clone()} max={props.max.clone()} value={shown}
            {oninput} {onchange} {onkeydown} {onblur} {onmousedown} />
    }
}
