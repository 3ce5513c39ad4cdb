//! The list, in sections: the document's areas, or by unit, or by standing.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{Group, Model, Msg, Now},
    ledger::{Item, Progress, Standing},
    opinion::{Opinion, Recommendation},
    sorted::distinct,
};

use super::{card::Card, in_words, tools, words};

/// A heading, and the recommendations under it that are on show.
struct Section {
    id: String,
    numeral: Rc<str>,
    title: String,
    short: Rc<str>,
    finding: Option<Rc<str>>,
    shown: Vec<Rc<Recommendation>>,
}

/// The list of contents and the sections.
pub(super) fn list(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let opinion = &in_words(&model.opinion);
    let sections = sections(model, opinion, now);
    let shown = sections.iter().map(|section| section.shown.len()).sum();
    html! {
        <>
            { tools::narrowed(model, shown, emit) }
            <div class="cols">
                { navigation(model, &sections) }
                <div class="list">{ for sections.iter().map(|part| section(model, opinion, now, part, emit)) }</div>
            </div>
        </>
    }
}

fn sections(model: &Model, opinion: &Opinion, now: Now) -> Vec<Section> {
    let sections = match model.sieve.group {
        Group::Area => by_area(opinion),
        Group::Unit => by_unit(model, opinion),
        Group::Standing => by_standing(model, opinion),
    };
    let narrowed = sections.into_iter().map(|section| Section {
        shown: section.shown.into_iter().filter(|asked| model.takes(now, asked.id)).collect(),
        ..section
    });
    narrowed.filter(|section| !section.shown.is_empty()).collect()
}

fn by_area(opinion: &Opinion) -> Vec<Section> {
    let section = |area: &crate::opinion::Area| {
        let finding = area.findings.first().and_then(|id| opinion.finding(*id)).filter(|_| area.findings.len() == 1);
        Section {
            id: area.id.to_string(),
            numeral: area.numeral.clone(),
            title: (words().area_title)(&area.numeral, &area.title),
            short: area.short.clone(),
            finding: finding.map(|finding| finding.text.clone()),
            shown: area.recommendations.clone(),
        }
    };
    opinion.areas().iter().map(section).collect()
}

/// By the unit that leads; those without one come first, since they wait for somebody.
fn by_unit(model: &Model, opinion: &Opinion) -> Vec<Section> {
    let lead = |item: &Item| item.lead.value().cloned();
    let units = distinct(model.shown().items().iter().map(|item| lead(item)));
    let section = |(place, unit): (usize, Option<Rc<str>>)| {
        let title = unit.clone().unwrap_or_else(|| words().unassigned.into());
        by(model, opinion, format!("g{}", place + 1), title, |item| lead(item) == unit)
    };
    units.into_iter().enumerate().map(section).collect()
}

fn by_standing(model: &Model, opinion: &Opinion) -> Vec<Section> {
    let standings = [None].into_iter().chain(Standing::ALL.map(Some));
    let section = |(place, standing): (usize, Option<Standing>)| {
        let title = standing.map_or(words().standing_differs, words().standing);
        by(model, opinion, format!("g{}", place + 1), title.into(), |item| item.standing_shown() == standing)
    };
    standings.enumerate().map(section).collect()
}

fn by(model: &Model, opinion: &Opinion, id: String, title: Rc<str>, takes: impl Fn(&Item) -> bool) -> Section {
    let asked = opinion.recommendations();
    let shown = asked.filter(|asked| model.shown().item(asked.id).is_some_and(|item| takes(item))).cloned().collect();
    Section { id, numeral: Rc::default(), title: title.to_string(), short: title, finding: None, shown }
}

fn navigation(model: &Model, sections: &[Section]) -> Html {
    let words = words();
    html! {
        <nav class="nav" aria-label={words.areas}>
            <p class="nav__head" aria-hidden="true">{ words.progress_order }</p>
            { for sections.iter().map(|section| {
                let progress = progress(model, section);
                html! {
                    <a class="nav__item" href={format!("#{}", section.id)}>
                        <span class="nav__numeral">{ section.numeral.clone() }</span>
                        <span>{ section.short.clone() }</span>
                        <span class="nav__sum" aria-label={(words.progress_three)(progress)}>
                            { (words.progress_short)(progress) }
                        </span>
                    </a>
                }
            }) }
        </nav>
    }
}

fn section(model: &Model, opinion: &Rc<Opinion>, now: Now, section: &Section, emit: &Callback<Msg>) -> Html {
    let words = words();
    let title = format!("{}-title", section.id);
    let (ledger, procedure) = (model.shown(), model.shown().procedure());
    html! {
        <section class="area" id={section.id.clone()} key={section.id.clone()} aria-labelledby={title.clone()}>
            <h2 class="area__title" id={title}>
                { section.title.clone() }
                <span class="area__sum">{ (words.progress_three)(progress(model, section)) }</span>
            </h2>
            if let Some(finding) = &section.finding {
                <p class="area__finding">{ (words.finding)(finding) }</p>
            }
            { for section.shown.iter().filter_map(|asked| {
                let item = ledger.item(asked.id)?.clone();
                let filings = model.filings.iter().filter(|filing| filing.about.recommendation() == asked.id).cloned();
                Some(html! {
                    <Card key={asked.id.to_string()} opinion={opinion.clone()} asked={asked.clone()} {item} {now}
                        open={model.open.contains(&asked.id)} locked={model.past.is_some()} role={model.author.role}
                        today={model.day(now)} report_due={procedure.due(&model.opinion)} lights={procedure.lights()}
                        filings={filings.collect::<Vec<_>>()} emit={emit.clone()} />
                })
            }) }
        </section>
    }
}

fn progress(model: &Model, section: &Section) -> Progress {
    let items = section.shown.iter().filter_map(|asked| model.shown().item(asked.id));
    Progress::of(items.map(AsRef::as_ref))
}
