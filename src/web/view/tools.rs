//! What helps to find one's way in the fifteen: search, what narrows, and the doors to the windows.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::{Model, Msg, Panel, Sieve};

use super::{parts::opener, words};

pub(super) fn tools(model: &Model, emit: &Callback<Msg>) -> Html {
    let words = words();
    let (sieve, say) = (model.sieve.clone(), emit.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        let search = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
        say.emit(Msg::SieveChanged(Sieve { search, ..sieve.clone() }));
    });
    let doors = [
        ("sieve", words.sieve, Panel::Sieve),
        ("bulk", words.bulk, Panel::Bulk),
        ("readiness", words.readiness, Panel::Readiness),
        ("overview", words.overview, Panel::Overview),
        ("procedure", words.procedure, Panel::Procedure),
        ("settings", words.settings, Panel::Settings),
        ("keys", words.keys, Panel::Keys),
    ];
    html! {
        <div class="tools" role="search">
            <input class="field__input tools__search" type="search" data-sieve="search" aria-label={words.search}
                placeholder={words.search} value={model.sieve.search.clone()} {oninput} />
            <div class="tools__doors">
                // Wide screens have it at the top.
                { opener("btn btn--quiet tools__papers", "tools-papers", words.papers, emit, Panel::Papers) }
                { for doors.into_iter().map(|(name, label, panel)| opener("btn btn--quiet", name, label, emit, panel)) }
            </div>
        </div>
    }
}
