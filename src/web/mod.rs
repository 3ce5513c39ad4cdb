//! The browser: views that show, effects that do.
//!
//! ```text
//! mod.rs    App: takes messages to `app::update`, and its effects to the runtime
//! panic.rs  what is shown when the program stops at a fault
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
mod panic;
#[cfg(feature = "ssr")]
mod prerendered;
pub mod view;
pub mod words;

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::{
    app::{Language, Model, Msg, Now, SaveState, update_first},
    opinion::Opinion,
};

use effects::Runtime;
pub use panic::show_panics;
#[cfg(feature = "ssr")]
pub use prerendered::prerendered;

/// Draws the page in place of what `root` shows. If the first picture needs the later module, that is fetched before.
pub async fn open(root: Element) {
    #[cfg(feature = "gallery")]
    if effects::address().starts_with(view::gallery::ADDRESS)
        && later::fetch().await.is_ok()
        && let Some(rest) = later::here()
    {
        effects::wear_kept();
        return (rest.gallery)(root, &effects::address(), effects::language());
    }
    if !opened_with().is_empty() || effects::language() != Language::Chinese {
        // If it cannot be fetched, the list is shown in Chinese and whole.
        later::fetch().await.ok();
    }
    yew::Renderer::<App>::with_root(root).render();
}

/// What the page was opened with: one unit's part, a view in its address, a state inside.
fn opened_with() -> Vec<Msg> {
    let view = Some(effects::address()).filter(|address| address.starts_with("#?"));
    let view = view.map(|address| Msg::AddressChanged(address.into()));
    let carried = effects::carried().map(|file| Msg::PageCarried(file.into()));
    let part = effects::part().map(|part| Msg::PartKept(part.into()));
    part.into_iter().chain(view).chain(carried).collect()
}

/// The page.
#[derive(Debug)]
pub struct App {
    model: Model,
    runtime: Runtime,
    /// What the rest of the page is to take in, once it is here.
    queue: Vec<Msg>,
    /// Whether ticks from before the program ran may not be stored yet.
    early: bool,
    /// What is shown before the program runs the next time, as it is stored.
    ticks: Option<String>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        // Listens first, so that nothing is missed that another tab stores while this one reads.
        let runtime = Runtime::start(ctx.link().callback(|msg| msg));
        let (model, asked) = Model::boot(Rc::new(opinion()), effects::boot());
        for effect in asked {
            runtime.perform(effect);
        }
        let mut app = Self { model, runtime, queue: opened_with(), early: true, ticks: None };
        for (id, done, ms) in effects::early() {
            app.take_at(Now { ms, ..effects::now() }, Msg::RecommendationTicked(id, done));
        }
        if later::here().is_some() {
            app.rest_came();
        }
        app
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let seen = self.model.saving.state();
        let unseen =
            matches!(msg, Msg::LocalSaved(Ok(())) | Msg::Gathered(_, Ok(()))) && self.model.saving.local_works();
        let came = matches!(msg, Msg::RestFetched);
        let chosen = matches!(msg, Msg::LookChosen(_));
        self.take(msg);
        if came {
            self.rest_came();
        }
        if chosen {
            fetch_rest(ctx);
        }
        self.keep_ticks();
        !unseen || seen != self.model.saving.state()
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let emit = ctx.link().callback(|msg| msg);
        words::speak(self.model.language());
        let waits = self.queue.iter().any(Msg::is_waited_for);
        view::page(&self.model, effects::now(), &emit, waits)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        effects::entitle(&view::title(&self.model));
        if first {
            ready();
            fetch_rest(ctx);
        }
    }
}

impl App {
    /// A message, and what comes of it.
    fn take(&mut self, msg: Msg) {
        self.take_at(effects::now(), msg);
    }

    fn take_at(&mut self, now: Now, msg: Msg) {
        let effects = match (update_first(&mut self.model, now, msg), later::here()) {
            (Ok(effects), _) => effects,
            (Err(msg), Some(rest)) => (rest.update)(&mut self.model, now, msg),
            (Err(msg), None) => return self.queue.push(msg),
        };
        effects.into_iter().for_each(|effect| self.runtime.perform(effect));
        self.runtime.is_at_risk(self.model.is_at_risk());
    }

    /// Once the ticks are stored they are shown before the program runs the next time.
    fn keep_ticks(&mut self) {
        if !matches!(self.model.saving.state(), SaveState::Saved | SaveState::Partly) {
            return;
        }
        if std::mem::take(&mut self.early) {
            effects::forget_early();
        }
        let ticks = self.model.ticks();
        if ticks != self.ticks {
            effects::keep_ticks(ticks.as_deref());
            self.ticks = ticks;
        }
    }

    fn rest_came(&mut self) {
        self.runtime.rest_came();
        std::mem::take(&mut self.queue).into_iter().for_each(|msg| self.take(msg));
    }
}

/// Fetches what is not in the first picture, where it is not here. Whoever waits for it asks again, and is told if it
/// can not be had.
fn fetch_rest(ctx: &Context<App>) {
    if later::here().is_some() {
        return;
    }
    let link = ctx.link().clone();
    wasm_bindgen_futures::spawn_local(async move {
        later::fetch().await.ok();
        link.send_message(Msg::RestFetched);
    });
}

/// The document. The page carries it, because the delivered list has the same words and both compress together.
#[cfg(feature = "split")]
#[expect(clippy::expect_used, reason = "the page is built with it; without, its program can not run and it says so")]
fn opinion() -> Opinion {
    let page = web_sys::window().and_then(|window| window.document());
    let text = page.and_then(|page| page.get_element_by_id("otog-opinion")?.text_content());
    Opinion::read_checked(&text.unwrap_or_default()).expect("the document in the page")
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
