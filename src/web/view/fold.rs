//! A section of an open card. On a narrow screen, where a card is many screens long, sections fold. The browser
//! unfolds a section for a search in the page, `effects::paper` for printing, and `effects::place` for a link that
//! leads into it.

use std::cell::Cell;

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::journal::Role;

use super::{CardProps, parts::block};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Assignment,
    Progress,
    Measures,
    Evidence,
    Judgements,
    Why,
    Baseline,
}

impl Section {
    const COUNT: usize = 7;

    /// Until somebody chooses otherwise: what there is to tick, and what the role comes first for.
    fn begins_open(self, role: Role) -> bool {
        match self {
            Self::Measures => true,
            Self::Progress => role == Role::Unit,
            Self::Assignment => role == Role::Office,
            Self::Judgements => role == Role::Committee,
            Self::Evidence | Self::Why | Self::Baseline => false,
        }
    }
}

thread_local! {
    /// What was last chosen, for the next card that is opened.
    static CHOSEN: Cell<[Option<bool>; Section::COUNT]> = const { Cell::new([None; Section::COUNT]) };
}

/// As narrow as `style/card.css` has it. `web-sys` would bring a binding of its own into the first load for this.
fn is_narrow() -> bool {
    let asked = web_sys::window().and_then(|window| {
        let ask: Function = Reflect::get(&window, &"matchMedia".into()).ok()?.dyn_into().ok()?;
        let answer = ask.call1(&window, &"(max-width: 860px)".into()).ok()?;
        Reflect::get(&answer, &"matches".into()).ok()?.as_bool()
    });
    asked.unwrap_or(false)
}

/// One section of the card.
pub(super) fn section(card: &CardProps, section: Section, title: &'static str, content: Html) -> Html {
    html! { <Fold {section} {title} role={card.role}>{ content }</Fold> }
}

#[derive(Properties, PartialEq)]
struct FoldProps {
    section: Section,
    title: &'static str,
    role: Role,
    children: Html,
}

/// After the first drawing the browser opens and closes the section. Drawing again leaves it as it is.
#[component]
fn Fold(props: &FoldProps) -> Html {
    let FoldProps { section, title, role, children } = props;
    let place = *section as usize;
    let begins =
        use_memo((), |()| is_narrow().then(|| CHOSEN.get()[place].unwrap_or_else(|| section.begins_open(*role))));
    let Some(open) = *begins else { return block(title, children.clone()) };
    // A click, by mouse or key, comes before what it does.
    let onclick = Callback::from(move |event: MouseEvent| {
        let fold = event.target_dyn_into::<web_sys::Element>().and_then(|at| at.closest(".fold").ok().flatten());
        let mut chosen = CHOSEN.get();
        chosen[place] = fold.map(|fold| !fold.has_attribute("open"));
        CHOSEN.set(chosen);
    });
    html! {
        <details class="fold" {open}>
            <summary class="fold__open" {onclick}><h3 class="block__title">{ *title }</h3></summary>
            <div class="fold__inside">{ children.clone() }</div>
        </details>
    }
}
