//! A checkbox that can be ticked, unticked, or mixed while people differ.

use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct TickProps {
    /// The id that is ticked: `r1.1`, `r1.1.m1`.
    pub id: AttrValue,
    pub label: AttrValue,
    pub checked: bool,
    /// People differ; a click says "done".
    #[prop_or_default]
    pub mixed: bool,
    /// Looking at the past: nothing to tick.
    #[prop_or_default]
    pub locked: bool,
    #[prop_or_default]
    pub small: bool,
    pub onticked: Callback<bool>,
}

#[component]
pub(super) fn Tick(props: &TickProps) -> Html {
    let onchange = {
        let ticked = props.onticked.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                ticked.emit(input.checked());
            }
        })
    };
    let class = classes!("tick", props.small.then_some("tick--small"));
    html! {
        <input {class} type="checkbox" id={format!("tick-{}", props.id)} data-tick={props.id.clone()}
            aria-label={props.label.clone()} checked={props.checked} ~indeterminate={props.mixed}
            disabled={props.locked} {onchange} />
    }
}
