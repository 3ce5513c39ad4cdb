//! The list, in sections: the document's areas, or what `narrowed.rs` makes of them.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{Model, Msg, Now, Sieve},
    ledger::Progress,
    opinion::{Opinion, Recommendation},
};

use super::{card::Card, coming, in_words, parts::changing, words};

/// A heading, and the recommendations under it that are on show.
pub(super) struct Section {
    pub id: String,
    pub numeral: Rc<str>,
    pub title: String,
    pub short: Rc<str>,
    pub finding: Option<Rc<str>>,
    pub shown: Vec<Rc<Recommendation>>,
}

/// All fifteen by area, or what the sieve leaves of them.
pub(super) fn list(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let opinion = in_words(&model.opinion);
    if model.sieve == Sieve::default() {
        return sections(model, &opinion, &by_area(&opinion), now, emit);
    }
    coming::narrowed(model, &opinion, now, emit)
}

/// The list of contents and the sections.
pub(super) fn sections(
    model: &Model,
    opinion: &Rc<Opinion>,
    sections: &[Section],
    now: Now,
    emit: &Callback<Msg>,
) -> Html {
    html! {
        <div class="cols">
            { navigation(model, sections) }
            <div class="list">{ for sections.iter().map(|part| section(model, opinion, now, part, emit)) }</div>
        </div>
    }
}

pub(super) fn by_area(opinion: &Opinion) -> Vec<Section> {
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

fn navigation(model: &Model, sections: &[Section]) -> Html {
    if sections.is_empty() {
        return Html::default();
    }
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
                            { changing((words.progress_short)(progress)) }
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
                <span class="area__sum">{ changing((words.progress_three)(progress(model, section))) }</span>
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
                        today={model.day(now)} report_due={procedure.owed_by(&model.opinion)} lights={procedure.lights()}
                        filings={filings.collect::<Vec<_>>()} drafts={model.drafts.clone()} emit={emit.clone()} />
                })
            }) }
        </section>
    }
}

fn progress(model: &Model, section: &Section) -> Progress {
    let items = section.shown.iter().filter_map(|asked| model.shown().item(asked.id));
    Progress::of(items.map(AsRef::as_ref))
}
