//! The browser: views that show, effects that do.
//!
//! ```text
//! mod.rs    App: takes messages to `app::update`, and its effects to the runtime
//! later.rs  what is not in the first picture, fetched after it
//! effects/  storage, tabs, files, keys, clock: one file each
//! view/     one file per component; properties in, callbacks out
//! words/    every text, one file per language
//! style/    tokens and one sheet per component, inlined into the page
//! ```
//!
//! `view` never calls `effects`, nor the other way round: they meet here.

mod effects;
mod later;
pub mod view;
pub mod words;

use std::rc::Rc;

use web_sys::FileList;
use yew::prelude::*;

use crate::{
    app::{Model, Msg, update},
    opinion::Opinion,
};

use effects::Runtime;

/// The page.
#[derive(Debug)]
pub struct App {
    model: Model,
    runtime: Runtime,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        // Listening first: what another tab stores while this one reads is heard then.
        let runtime = Runtime::start(ctx.link().callback(|msg| msg));
        let (model, effects) = Model::boot(Rc::new(Opinion::embedded()), effects::boot());
        for effect in effects {
            runtime.perform(effect);
        }
        Self { model, runtime }
    }

    fn update(&mut self, _ctx: &Context<Self>, msg: Msg) -> bool {
        let seen = self.model.saving.state();
        let unseen =
            matches!(msg, Msg::LocalSaved(Ok(())) | Msg::Gathered(_, Ok(()))) && self.model.saving.local_works();
        for effect in update(&mut self.model, effects::now(), msg) {
            self.runtime.perform(effect);
        }
        !unseen || seen != self.model.saving.state()
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let emit = ctx.link().callback(|msg| msg);
        let choose_files = {
            let emit = emit.clone();
            Callback::from(move |files: FileList| effects::read_files(&files, &emit))
        };
        view::page(&self.model, effects::now(), &emit, &choose_files)
    }

    fn rendered(&mut self, _ctx: &Context<Self>, first: bool) {
        if first {
            ready();
            // Whoever needs it before it is here asks for it again, and is told if it can not be had.
            wasm_bindgen_futures::spawn_local(async { later::fetch().await.ok().unwrap_or_default() });
        }
    }
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
