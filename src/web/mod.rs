//! The browser: views that show, effects that do.
//!
//! ```text
//! mod.rs    App: takes messages to `app::update`, and its effects to the runtime
//! later.rs  what is not in the first picture, fetched after it
//! prerendered.rs  the page as it is delivered, before all this runs
//! page/     the script that starts it, and the service worker
//! effects/  storage, tabs, files, keys, clock: one file each
//! view/     one file per component; properties in, callbacks out
//! words/    every text, one file per language
//! style/    tokens and one sheet per component, inlined into the page
//! ```
//!
//! `view` never calls `effects`, nor the other way round: they meet here.

mod effects;
mod later;
#[cfg(feature = "ssr")]
mod prerendered;
pub mod view;
pub mod words;

use std::rc::Rc;

use web_sys::FileList;
use yew::prelude::*;

use crate::{
    app::{Language, Model, Msg, update},
    opinion::Opinion,
};

use effects::Runtime;
#[cfg(feature = "ssr")]
pub use prerendered::prerendered;

/// The page.
#[derive(Debug)]
pub struct App {
    model: Model,
    runtime: Runtime,
    /// The page's language is on its way: nothing is drawn in another one meanwhile.
    waiting: bool,
    /// The list can be ticked.
    shown: bool,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        // Listening first: what another tab stores while this one reads is heard then.
        let runtime = Runtime::start(ctx.link().callback(|msg| msg));
        let (mut model, mut asked) = Model::boot(Rc::new(opinion()), effects::boot());
        // The first picture is already the view that was sent or left.
        update(&mut model, effects::now(), Msg::AddressChanged(effects::address().into()));
        if let Some(file) = effects::carried() {
            asked.extend(update(&mut model, effects::now(), Msg::PageCarried(file.into())));
        }
        for effect in asked {
            runtime.perform(effect);
        }
        if let Some(link) = effects::link_in_address() {
            let name = words::words().link_name.into();
            ctx.link().send_message(Msg::FileRead { name, content: Ok(link.into_bytes().into()) });
        }
        let waiting = lacks_words(&model);
        if waiting {
            fetch_words(ctx);
        }
        Self { model, runtime, waiting, shown: false }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        // Chinese is at hand where another language can not be had.
        self.waiting &= !matches!(msg, Msg::RestFetched);
        let chosen = matches!(msg, Msg::LookChosen(_));
        let seen = self.model.saving.state();
        let unseen =
            matches!(msg, Msg::LocalSaved(Ok(())) | Msg::Gathered(_, Ok(()))) && self.model.saving.local_works();
        for effect in update(&mut self.model, effects::now(), msg) {
            self.runtime.perform(effect);
        }
        if chosen && lacks_words(&self.model) {
            fetch_words(ctx);
        }
        !unseen || seen != self.model.saving.state()
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        if self.waiting {
            return Html::default();
        }
        let emit = ctx.link().callback(|msg| msg);
        let choose_files = {
            let emit = emit.clone();
            Callback::from(move |files: FileList| effects::read_files(&files, &emit))
        };
        words::speak(self.model.language());
        view::page(&self.model, effects::now(), &emit, &choose_files)
    }

    fn rendered(&mut self, _ctx: &Context<Self>, first: bool) {
        if !self.waiting && !std::mem::replace(&mut self.shown, true) {
            ready();
        }
        if first {
            // Whoever needs it before it is here asks for it again, and is told if it can not be had.
            wasm_bindgen_futures::spawn_local(async { later::fetch().await.ok().unwrap_or_default() });
        }
    }
}

fn lacks_words(model: &Model) -> bool {
    model.language() != Language::Chinese && later::here().is_none()
}

fn fetch_words(ctx: &Context<App>) {
    let link = ctx.link().clone();
    wasm_bindgen_futures::spawn_local(async move {
        later::fetch().await.ok();
        link.send_message(Msg::RestFetched);
    });
}

/// The document: as the page carries it, where the same words stand in the delivered page and compress together.
#[cfg(feature = "split")]
#[expect(clippy::expect_used, reason = "the page is built with it; without, its program can not run and it says so")]
fn opinion() -> Opinion {
    let page = web_sys::window().and_then(|window| window.document());
    let text = page.and_then(|page| page.get_element_by_id("otog-opinion")?.text_content());
    Opinion::read(&text.unwrap_or_default()).expect("the document in the page")
}

#[cfg(not(feature = "split"))]
fn opinion() -> Opinion {
    Opinion::embedded()
}

/// Says to whoever measures or waits that the list can be ticked.
fn ready() {
    let Some(window) = web_sys::window() else { return };
    if let Some(root) = window.document().and_then(|document| document.get_element_by_id("app")) {
        root.set_attribute("data-ready", "").ok();
    }
    if let Some(performance) = window.performance() {
        performance.mark("otog-ready").ok();
    }
}
