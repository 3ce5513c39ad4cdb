//! Placeholders for the later module: nothing for a moment, and a sentence if the module cannot be fetched.

use std::rc::Rc;

use yew::{platform::spawn_local, prelude::*};

use crate::{
    app::{Model, Msg, Now},
    opinion::Opinion,
    web::later,
};

use super::{CardProps, words};

/// What lies over the list, if it is here; that it is on its way, where somebody waits for it.
pub(super) fn over(model: &Model, now: Now, emit: &Callback<Msg>, waits: bool) -> Html {
    match later::here() {
        Some(entrances) => (entrances.over)(model, now, emit, &(entrances.read_files)(emit)),
        None if waits || model.panel.is_some() => html! {
            <div class="toasts"><Coming onhere={emit.reform(|()| Msg::RestFetched)} /></div>
        },
        None => Html::default(),
    }
}

/// What holds for the whole page: in a moment, where there is something to say.
pub(super) fn banners(model: &Model, emit: &Callback<Msg>) -> Html {
    later::here().map(|entrances| (entrances.banners)(model, emit)).unwrap_or_default()
}

/// The list where it is not all fifteen by area.
pub(super) fn narrowed(model: &Model, opinion: &Rc<Opinion>, now: Now, emit: &Callback<Msg>) -> Html {
    later::here().map(|entrances| (entrances.narrowed)(model, opinion, now, emit)).unwrap_or_default()
}

/// Whether there is something to undo, and to redo.
pub(super) fn undoable(model: &Model) -> [bool; 2] {
    later::here().map(|entrances| (entrances.undoable)(model)).unwrap_or_default()
}

/// A part of a card that comes later.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    Inside,
    Conflict,
}

#[derive(Properties, PartialEq)]
pub(super) struct CardPartProps {
    pub part: Part,
    pub card: CardProps,
}

/// A card is drawn again only if something on it changes. So each placeholder looks by itself whether the module is
/// here.
#[component]
pub(super) fn CardPart(props: &CardPartProps) -> Html {
    let redraw = use_force_update();
    match (later::here(), props.part) {
        (Some(entrances), Part::Inside) => (entrances.inside)(&props.card),
        (Some(entrances), Part::Conflict) => (entrances.conflict)(&props.card),
        (None, _) => html! { <Coming onhere={move |()| redraw.force_update()} /> },
    }
}

#[derive(Properties, PartialEq)]
struct ComingProps {
    onhere: Callback<()>,
}

#[component]
fn Coming(props: &ComingProps) -> Html {
    let failed = use_state(|| false);
    let ask = {
        let (failed, onhere) = (failed.clone(), props.onhere.clone());
        Callback::from(move |()| {
            let (failed, onhere) = (failed.clone(), onhere.clone());
            failed.set(false);
            spawn_local(async move {
                match later::fetch().await {
                    Ok(()) => onhere.emit(()),
                    Err(later::NotFetched) => failed.set(true),
                }
            });
        })
    };
    {
        let ask = ask.clone();
        use_effect_with((), move |()| ask.emit(()));
    }
    told(*failed, ask.reform(|_| ()))
}

pub(super) fn told(failed: bool, again: Callback<MouseEvent>) -> Html {
    let words = words();
    if failed {
        html! {
            <div class="banner banner--alert" data-notice="missing" role="alert">
                <p class="banner__text">{ if later::is_outdated() { words.part_outdated } else { words.part_missing } }</p>
                <button class="btn" data-do="fetch-again" onclick={again}>{ words.fetch_again }</button>
            </div>
        }
    } else {
        html! { <p class="coming" aria-busy="true">{ words.part_coming }</p> }
    }
}
