//! The gallery: every part of the page in every state, side by side. For whoever works on the page: a published build
//! has none of it (feature `gallery`, which the quick build turns on).
//!
//! `#gallery` shows all of them, `#gallery/NAME` one as a page that can be clicked. The tests of components and the
//! pictures (`cargo xtask shots`) show the same [`FIXTURES`].

mod fixtures;

use std::ptr;

use web_sys::Element;
use yew::prelude::*;

use crate::{
    app::{Language, Model, Msg, Now},
    journal::Millis,
    opinion::RecommendationId,
};

use super::{Card, CardProps, banner, coming, header, in_words, over, page, summary, window};
use crate::web::words;

pub use fixtures::{FIXTURES, NOW};

/// How the address asks for it.
pub(crate) const ADDRESS: &str = "#gallery";

/// One state, and the part of the page that it is about.
#[derive(Clone, Copy, Debug)]
pub struct Fixture {
    pub name: &'static str,
    pub part: Part,
    pub model: fn() -> Model,
}

/// What of the page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Page,
    Head,
    Summary,
    Card(&'static str),
    Banners,
    Toast,
    Window,
    /// What is fetched later: on its way, or not to be had.
    Coming {
        failed: bool,
    },
}

impl PartialEq for Fixture {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && ptr::fn_addr_eq(self.model, other.model)
    }
}

impl Fixture {
    pub fn named(name: &str) -> Option<&'static Self> {
        FIXTURES.iter().find(|fixture| fixture.name == name)
    }
}

/// Shows what the address asks for, in place of the page.
pub(crate) fn open(root: Element, address: &str, language: Language) {
    words::speak(language);
    match address.strip_prefix(ADDRESS).and_then(|rest| Fixture::named(rest.trim_start_matches('/'))) {
        Some(fixture) => {
            let props = ExhibitProps { fixture: *fixture, whole: true, emit: Callback::noop() };
            yew::Renderer::<Exhibit>::with_root_and_props(root.clone(), props).render();
        }
        None => {
            yew::Renderer::<Gallery>::with_root(root.clone()).render();
        }
    }
    root.set_attribute("data-ready", "").ok();
}

/// A day, the moment in it, and a number, as a language writes them.
pub fn written(language: Language, now: Now, moment: Millis, number: usize) -> [String; 3] {
    let words = words::words_of(language);
    [(words.day)(now.day_of(moment)), (words.moment)(now, moment), (words.number)(number)]
}

#[component]
fn Gallery() -> Html {
    html! {
        <main class="gallery page" id="list">
            { for FIXTURES.iter().map(|fixture| html! {
                <section class="gallery__part" data-fixture={fixture.name}>
                    <h2 class="block__title">
                        <a href={format!("{ADDRESS}/{}", fixture.name)} target="_blank">{ fixture.name }</a>
                    </h2>
                    <Exhibit fixture={*fixture} whole={fixture.part == Part::Page} emit={Callback::noop()} />
                </section>
            }) }
        </main>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ExhibitProps {
    pub fixture: Fixture,
    /// The whole page, and not the part alone.
    pub whole: bool,
    /// Hears all that is said there.
    pub emit: Callback<Msg>,
}

/// A fixture that lives: what is said changes its model, and nothing else in the world.
#[derive(Debug)]
pub struct Exhibit {
    model: Model,
}

impl Component for Exhibit {
    type Message = Msg;
    type Properties = ExhibitProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { model: (ctx.props().fixture.model)() }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        ctx.props().emit.emit(msg.clone());
        fixtures::tell(&mut self.model, msg);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let emit = ctx.link().callback(|msg| msg);
        let ExhibitProps { fixture, whole, .. } = ctx.props();
        let part = if *whole { Part::Page } else { fixture.part };
        show(part, &self.model, &emit)
    }
}

fn show(part: Part, model: &Model, emit: &Callback<Msg>) -> Html {
    let no_files = Callback::noop();
    match part {
        Part::Page => page(model, NOW, emit, false),
        Part::Head => header::header(model, &in_words(&model.opinion), emit),
        Part::Summary => summary::summary(model, NOW, emit),
        Part::Card(id) => RecommendationId::parse(id).ok().and_then(|id| card(model, id, emit)).unwrap_or_default(),
        Part::Banners => banner::banners(model, emit),
        Part::Toast => banner::toasts(model, emit),
        // With the units that its fields offer.
        Part::Window if model.panel.is_none() => window(model, NOW, emit, &no_files),
        Part::Window => over(model, NOW, emit, &no_files),
        Part::Coming { failed } => coming::told(failed, Callback::noop()),
    }
}

fn card(model: &Model, id: RecommendationId, emit: &Callback<Msg>) -> Option<Html> {
    let opinion = in_words(&model.opinion);
    let procedure = model.shown().procedure();
    let props = CardProps {
        asked: opinion.recommendation(id)?.clone(),
        item: model.shown().item(id)?.clone(),
        opinion,
        open: model.open.contains(&id),
        locked: model.past.is_some(),
        role: model.author.role,
        today: model.day(NOW),
        report_due: procedure.owed_by(&model.opinion),
        lights: procedure.lights(),
        filings: model.filings.clone(),
        drafts: model.drafts.clone(),
        now: NOW,
        emit: emit.clone(),
    };
    Some(html! { <Card ..props /> })
}
