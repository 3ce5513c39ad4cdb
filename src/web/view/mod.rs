//! What people see. Views only project: properties in, messages out.

mod area;
mod arrivals;
mod banner;
mod card;
mod coming;
mod conflict;
mod day_choice;
mod device;
mod dialog;
mod dock;
mod facts;
mod fill;
mod fill_input;
mod fold;
#[cfg(feature = "gallery")]
pub mod gallery;
mod handling;
mod handout;
mod header;
mod history;
mod inside;
mod looks;
mod narrowed;
mod panels;
mod papers;
mod parts;
mod preview;
mod receive;
mod share;
mod signing;
mod summary;
mod tick;
mod told;
mod tools;
mod workbooks;

use web_sys::FileList;
use yew::prelude::*;

use crate::app::{Model, Msg, Now, Panel};

use super::words::in_words;

pub(crate) use super::words::{DOT, more_words, windows, words};

pub(crate) use banner::banners;
pub use card::{Card, CardProps};
pub(crate) use conflict::standing as conflict;
use dialog::Told;
pub(crate) use inside::inside;
pub(crate) use narrowed::list as narrowed;
use parts::class;

/// What the window is called: where it is one unit's part, theirs first.
pub(crate) fn title(model: &Model) -> String {
    let title = words().title;
    model.part().map_or(title.to_owned(), |part| format!("{}{DOT}{title}", part.unit))
}

/// The whole page. `waits`: a person has asked for something that is on its way.
pub(crate) fn page(model: &Model, now: Now, emit: &Callback<Msg>, waits: bool) -> Html {
    let opinion = in_words(&model.opinion);
    html! {
        <>
            <a class="skip" href="#list">{ words().skip_to_list }</a>
            // Shown where no script runs that knows the element: see `page/first.js`.
            <otog-page class="plain plain--copy" role="note">{ words().saved_copy }</otog-page>
            { header::header(model, &opinion, emit) }
            // A picture that is printed is printed alone.
            <main class={class("page", "page--under", model.panel == Some(Panel::Overview))} id="list" tabindex="-1">
                { coming::banners(model, emit) }
                { summary::summary(model, now, emit) }
                { tools::tools(model, emit) }
                { area::list(model, now, emit) }
            </main>
            { dock::dock(model, emit) }
            { coming::over(model, now, emit, waits) }
        </>
    }
}

/// What lies over the list: news, and at most one window. Comes later: see `web::later`.
pub(crate) fn over(model: &Model, now: Now, emit: &Callback<Msg>, choose_files: &Callback<FileList>) -> Html {
    // What lies behind a window is not seen: there, it is told in the window.
    let told = if model.has_window() { banner::happening(model, emit) } else { Html::default() };
    html! {
        <>
            { units(model) }
            if !model.has_window() {
                { banner::toasts(model, emit) }
            }
            <ContextProvider<Told> context={Told(told)}>
                { window(model, now, emit, choose_files) }
            </ContextProvider<Told>>
        </>
    }
}

/// Units are typed once and offered again.
fn units(model: &Model) -> Html {
    html! { <datalist id="units">{ for model.units().into_iter().map(|unit| html! { <option value={unit} /> }) }</datalist> }
}

fn window(model: &Model, now: Now, emit: &Callback<Msg>, choose_files: &Callback<FileList>) -> Html {
    if let Some(handout) = &model.handout {
        return handout::handout(handout, emit);
    }
    if let Some(preview) = &model.preview {
        return preview::preview(model, preview, emit);
    }
    if let Some(asked) = &model.other_role {
        return signing::other_role(model, asked, emit);
    }
    match model.panel {
        Some(Panel::History) => history::history(model, now, emit),
        Some(Panel::Device) => device::device(model, now, emit),
        Some(Panel::Papers) => papers::papers(model, now, emit),
        Some(Panel::Signing) => signing::signing(model, emit),
        Some(Panel::Sieve) => panels::sieve(model, now, emit),
        Some(Panel::Readiness) => panels::readiness(model, now, emit),
        Some(Panel::Overview) => panels::overview(model, now, emit),
        Some(Panel::Bulk) => panels::bulk(model, now, emit),
        Some(Panel::Procedure) => panels::procedure(model, now, emit),
        Some(Panel::Settings) => panels::settings(model, now, emit),
        Some(Panel::Keys) => panels::keys(emit),
        Some(Panel::Share) => share::share(model, emit),
        Some(Panel::Receive) => receive::receive(model, emit, choose_files),
        None => Html::default(),
    }
}
