//! 报送前核查: what is missing before the report goes out. Each is a link to its place.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{DraftPlace, Model, Msg, Now, Panel, place_of},
    ledger::{self, Lack},
    opinion::Opinion,
};

use super::super::{DOT, dialog::Dialog, in_words, more_words, parts::says, windows};

pub(in super::super) fn readiness(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let more = more_words();
    let opinion = in_words(&model.opinion);
    let drafts = if model.past.is_some() { Vec::new() } else { drafts(model) };
    let mut gaps = ledger::readiness(&model.opinion, model.shown(), model.day(now));
    // A unit answers for its own recommendations; what concerns the document is the office's.
    gaps.retain(|gap| model.part().is_none() || gap.place.recommendation().is_some());
    html! {
        <Dialog name="readiness" title={more.readiness_title} onclose={emit.reform(|()| Msg::PanelClosed)}>
            <p data-gaps={(gaps.len() + drafts.len()).to_string()}>
                if gaps.is_empty() && drafts.is_empty() { { more.readiness_none } } else { { (more.readiness_lead)(gaps.len() + drafts.len()) } }
            </p>
            if !drafts.is_empty() {
                <section class="block">
                    <h3 class="block__title">{ (windows().counted)(more.drafts, drafts.len()) }</h3>
                    <ul class="gaps">{ for drafts.iter().map(|(name, place)| draft(&opinion, name, place, emit)) }</ul>
                </section>
            }
            { for Lack::ALL.into_iter().filter_map(|lack| {
                let of_kind: Vec<_> = gaps.iter().filter(|gap| gap.lack == lack).collect();
                (!of_kind.is_empty()).then(|| html! {
                    <section class="block" key={lack.code()}>
                        <h3 class="block__title">{ (windows().counted)((more.lack)(lack), of_kind.len()) }</h3>
                        <ul class="gaps">
                            { for of_kind.into_iter().map(|gap| {
                                let what = (windows().subject)(&opinion, &gap.place);
                                let field = (lack == Lack::Conflict).then(|| (windows().field)(&gap.place.field));
                                let id = format!("{}-{}", lack.code(), gap.place.subject);
                                let place = gap.place.clone();
                                let asked = if lack == Lack::Conflict { Msg::ConflictAsked(place) } else { Msg::PlaceAsked(place) };
                                html! {
                                    <li>
                                        <button class="gaps__link" data-gap={id} onclick={says(emit, asked)}>
                                            { what }
                                            if let Some(field) = field { { DOT }{ field } }
                                        </button>
                                    </li>
                                }
                            }) }
                        </ul>
                    </section>
                })
            }) }
        </Dialog>
    }
}

/// What is half typed, each place once.
fn drafts(model: &Model) -> Vec<(Rc<str>, DraftPlace)> {
    let mut all: Vec<(Rc<str>, DraftPlace)> = Vec::new();
    for name in model.drafts.names() {
        if let Some(place) = place_of(name).filter(|place| all.iter().all(|(_, known)| known != place)) {
            all.push((name.clone(), place));
        }
    }
    all
}

fn draft(opinion: &Opinion, name: &str, place: &DraftPlace, emit: &Callback<Msg>) -> Html {
    let (what, msg) = match place {
        DraftPlace::In(register) => {
            let what =
                html! { <>{ (windows().subject)(opinion, register) }{ DOT }{ (windows().field)(&register.field) }</> };
            (what, Msg::PlaceAsked(register.clone()))
        }
        DraftPlace::Window(panel) => {
            let title = match panel {
                Panel::Bulk => more_words().bulk_title,
                Panel::Receive => windows().receive_title,
                _ => windows().sign_title,
            };
            (html! { { title } }, Msg::PanelOpened(*panel))
        }
    };
    html! { <li><button class="gaps__link" data-gap={format!("draft-{name}")} onclick={says(emit, msg)}>{ what }</button></li> }
}
