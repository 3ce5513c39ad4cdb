//! What people see. Views only project: properties in, messages out.

mod area;
mod banner;
mod card;
mod coming;
mod conflict;
mod device;
mod dialog;
mod dock;
mod header;
mod history;
mod looks;
mod papers;
mod parts;
mod preview;
mod signing;
mod summary;
mod tick;
mod told;

use web_sys::FileList;
use yew::prelude::*;

use crate::app::{Model, Msg, Now, Panel};

use super::words::in_words;

pub(crate) use super::words::words;

use signing::Signing;

pub(crate) use card::body as card_body;
pub use card::{Card, CardProps};

/// The whole page.
pub(crate) fn page(model: &Model, now: Now, emit: &Callback<Msg>, choose_files: &Callback<FileList>) -> Html {
    let opinion = in_words(&model.opinion);
    html! {
        <>
            <a class="skip" href="#list">{ words().skip_to_list }</a>
            { header::header(model, &opinion, emit, choose_files) }
            <main class="page" id="list" tabindex="-1">
                { banner::banners(model, emit) }
                { summary::summary(model, now, emit) }
                <div class="cols">
                    { area::navigation(model, &opinion) }
                    <div class="list">{ for opinion.areas().iter().map(|part| area::area(model, &opinion, now, part, emit)) }</div>
                </div>
            </main>
            { banner::toasts(model, emit) }
            { dock::dock(model, emit) }
            { coming::over(model, now, emit) }
        </>
    }
}

/// The one thing that lies over the list, if any. Comes later: see `web::later`.
pub(crate) fn over(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    if let Some(preview) = &model.preview {
        return preview::preview(model, preview, emit);
    }
    match model.panel {
        Some(Panel::History) => history::history(model, now, emit),
        Some(Panel::Device) => device::device(model, now, emit),
        Some(Panel::Papers) => papers::papers(model, now, emit),
        Some(Panel::Signing) => html! { <Signing author={model.author.clone()} emit={emit.clone()} /> },
        None => Html::default(),
    }
}
