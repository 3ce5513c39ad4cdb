//! The areas: a list of contents, and a section each.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{Model, Msg, Now},
    ledger::{Ledger, Progress},
    opinion::{Area, Opinion},
};

use super::{card::Card, words};

pub(super) fn navigation(model: &Model, opinion: &Opinion) -> Html {
    html! {
        <nav class="nav" aria-label={words().areas}>
            { for opinion.areas().iter().map(|area| {
                let progress = progress(model.shown(), area);
                html! {
                    <a class="nav__item" href={format!("#{}", area.id)}>
                        <span class="nav__numeral">{ area.numeral.clone() }</span>
                        <span>{ area.short.clone() }</span>
                        <span class="nav__sum">{ (words().progress_of)(progress.done, progress.of) }</span>
                    </a>
                }
            }) }
        </nav>
    }
}

pub(super) fn area(model: &Model, opinion: &Rc<Opinion>, now: Now, area: &Area, emit: &Callback<Msg>) -> Html {
    let words = words();
    let finding = area.findings.first().and_then(|id| opinion.finding(*id)).filter(|_| area.findings.len() == 1);
    let progress = progress(model.shown(), area);
    html! {
        <section class="area" id={area.id.to_string()} aria-labelledby={format!("{}-title", area.id)}>
            <h2 class="area__title" id={format!("{}-title", area.id)}>
                { (words.area_title)(&area.numeral, &area.title) }
                <span class="area__sum">{ (words.progress_of)(progress.done, progress.of) }</span>
            </h2>
            if let Some(finding) = finding {
                <p class="area__finding">{ (words.finding)(&finding.text) }</p>
            }
            { for area.recommendations.iter().filter_map(|asked| {
                let item = model.shown().item(asked.id)?.clone();
                Some(html! {
                    <Card key={asked.id.to_string()} opinion={opinion.clone()} asked={asked.clone()} {item} {now}
                        open={model.open.contains(&asked.id)} locked={model.past.is_some()} emit={emit.clone()} />
                })
            }) }
        </section>
    }
}

fn progress(ledger: &Ledger, area: &Area) -> Progress {
    let items = area.recommendations.iter().filter_map(|asked| ledger.item(asked.id));
    Progress::of(items.map(AsRef::as_ref))
}
