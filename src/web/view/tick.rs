//! A checkbox that can be ticked, unticked, or mixed while people differ.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::Msg;

pub(super) struct Tick<'a> {
    /// `tick` or `tick tick--small`.
    pub class: &'static str,
    /// What is ticked: `r1.1`, `r1.1.m1`.
    pub id: String,
    pub label: AttrValue,
    pub checked: bool,
    /// People differ; a click says "done".
    pub mixed: bool,
    /// Looking at the past: nothing to tick.
    pub locked: bool,
    pub emit: &'a Callback<Msg>,
}

impl Tick<'_> {
    /// `msg` makes a message of "done" or "not done".
    pub(super) fn show(self, msg: impl Fn(bool) -> Msg + 'static) -> Html {
        let emit = self.emit.clone();
        let onchange = Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                emit.emit(msg(input.checked()));
            }
        });
        html! {
            <input class={self.class} type="checkbox" id={format!("tick-{}", self.id)} data-tick={self.id}
                // Form restoration would tick what the model does not: see `effects/controls.rs`.
                autocomplete="off" data-done={self.checked.to_string()}
                aria-label={self.label} checked={self.checked} ~indeterminate={self.mixed}
                disabled={self.locked} {onchange} />
        }
    }
}
