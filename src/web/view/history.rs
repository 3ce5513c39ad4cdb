//! Who changed what, when, from what to what; and where things stood on a past day.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::{
    app::{Drafts, HISTORY_AUTHOR, HISTORY_ITEM, HISTORY_SINCE, HISTORY_UNDO, HISTORY_UNTIL, Model, Msg, Now, Past},
    ledger::{Filter, Row, doings, timeline},
    opinion::{Day, Opinion, RecommendationId},
    vec_map::distinct,
    web::words::in_words,
};

use super::{
    DOT,
    day_choice::DayChoice,
    dialog::Dialog,
    fill_input::{choice, typed},
    parts::{button, field, named},
    preview::changes,
    told, windows, words,
};

/// More changes of one step than this are counted and not listed.
const LISTED: usize = 200;

pub(super) fn history(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    html! {
        <Dialog name="history" title={windows().history_title} onclose={emit.reform(|()| Msg::PanelClosed)}>
            { past(model, now, emit) }
            { filters(model, emit) }
            { rows(model, now, emit) }
        </Dialog>
    }
}

/// A date picker, and what has changed since that day.
fn past(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let words = windows();
    let day = model.past.as_ref().map(|past| past.day);
    html! {
        <section class="block">
            <h3 class="block__title">{ words.past_title }</h3>
            { field(words.past_ask, html! {
                <DayChoice does="past" max={now.today().to_string()} onday={emit.reform(Msg::PastAsked)}
                    value={day.map(|day| day.to_string()).unwrap_or_default()} />
            }) }
            if let Some(past) = &model.past {
                { compared(model, now, past, emit) }
                <p class="dialog__actions">
                    { button("btn", "show-past", words.past_show, emit, Msg::PanelClosed) }
                    { button("btn btn--quiet", "leave-past", words.past_back, emit, Msg::PastAsked(None)) }
                </p>
            }
        </section>
    }
}

fn compared(model: &Model, now: Now, past: &Past, emit: &Callback<Msg>) -> Html {
    let words = words();
    let until = past.until.unwrap_or(now.today());
    let differing = model.changes_since(past, now);
    html! {
        <>
            { field(windows().past_until, html! {
                <DayChoice does="past-until" min={past.day.to_string()} max={now.today().to_string()}
                    value={until.to_string()} onday={emit.reform(Msg::ComparisonAsked)} />
            }) }
            <p data-between={differing.len().to_string()}>
                { (windows().between_lead)(&(words.day)(past.day), &(words.day)(until), differing.len()) }
            </p>
            { changes(&in_words(&model.opinion), &differing) }
        </>
    }
}

fn filters(model: &Model, emit: &Callback<Msg>) -> Html {
    let words = windows();
    let opinion = in_words(&model.opinion);
    let said = |name| model.drafts.shown(name, "").to_owned();
    let chosen = said(HISTORY_ITEM);
    let day = |name| {
        emit.reform(move |day: Option<Day>| choice(name, &day.map(|day| day.to_string()).unwrap_or_default(), ""))
    };
    html! {
        <fieldset class="filters">
            { field(words.filter_item, html! {
                <select class="field__input" data-filter="item" onchange={emit.reform(|event: Event| {
                    let list = event.target_dyn_into::<HtmlSelectElement>();
                    choice(HISTORY_ITEM, &list.map(|list| list.value()).unwrap_or_default(), "")
                })}>
                    <option value="" selected={chosen.is_empty()}>{ words.filter_all }</option>
                    { for opinion.recommendations().map(|asked| html! {
                        <option value={asked.id.to_string()} selected={chosen == asked.id.to_string()}>
                            { format!("{} {}", asked.id.number(), asked.title) }
                        </option>
                    }) }
                </select>
            }) }
            { field(words.filter_author, html! {
                <input class="field__input" data-filter="author" autocomplete="off" value={said(HISTORY_AUTHOR)}
                    oninput={emit.reform(typed(HISTORY_AUTHOR, ""))} />
            }) }
            <div class="filters__row">
                { field(words.filter_since, html! {
                    <DayChoice filter="since" value={said(HISTORY_SINCE)} onday={day(HISTORY_SINCE)} />
                }) }
                { field(words.filter_until, html! {
                    <DayChoice filter="until" value={said(HISTORY_UNTIL)} onday={day(HISTORY_UNTIL)} />
                }) }
                <label class="choice__item">
                    <input type="checkbox" data-filter="undo" checked={!said(HISTORY_UNDO).is_empty()} onchange={emit.reform(|event: Event| {
                        let on = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
                        choice(HISTORY_UNDO, if on { "on" } else { "" }, "")
                    })} />
                    { words.filter_undo }
                </label>
            </div>
        </fieldset>
    }
}

/// The filter that is chosen, which is kept over Esc, Back and a reload.
fn filter(drafts: &Drafts, now: Now) -> Filter {
    let said = |name| drafts.shown(name, "");
    let day = |name| Day::written(said(name)).ok();
    Filter {
        recommendation: RecommendationId::parse(said(HISTORY_ITEM)).ok(),
        author: said(HISTORY_AUTHOR).to_owned(),
        since: day(HISTORY_SINCE).map(|day| now.start_of(day)),
        until: day(HISTORY_UNTIL).map(|day| now.end_of(day)),
        reverts_only: !said(HISTORY_UNDO).is_empty(),
    }
}

fn rows(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let words = windows();
    if model.journal.is_empty() {
        return html! { <p class="empty">{ words.history_empty }</p> };
    }
    let filter = filter(&model.drafts, now);
    let rows = timeline(&model.journal, &filter, now.ms);
    let rows: Vec<Vec<Row>> = doings(rows).take(model.history_rows).collect();
    if rows.is_empty() {
        return html! { <p class="empty">{ words.history_none_match }</p> };
    }
    let more = rows.len() == model.history_rows;
    let opinion = in_words(&model.opinion);
    html! {
        <>
            <p class="history__count">{ (words.history_count)(rows.iter().map(Vec::len).sum(), model.journal.len()) }</p>
            <ol class="history">
                { for rows.iter().map(|doing| self::doing(model, &opinion, now, doing)) }
            </ol>
            if more {
                { button("btn", "more-history", words.history_more, emit, Msg::MoreHistoryAsked) }
            }
        </>
    }
}

/// What somebody did at one go: one row, which opens where it is several changes.
fn doing(model: &Model, opinion: &Opinion, now: Now, rows: &[Row]) -> Html {
    let [first, _, ..] = rows else { return rows.iter().map(|row| line(model, opinion, now, row)).collect() };
    let words = windows();
    let places = distinct(rows.iter().map(|row| &row.entry.register.subject));
    let mut fields: Vec<&str> = Vec::new();
    for row in rows {
        let field = (words.field)(&row.entry.register.field);
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    let about = match places.as_slice() {
        [_] => (words.subject)(opinion, &first.entry.register),
        several => (words.places)(several.len()),
    };
    let step = first.entry.id.step().to_string();
    html! {
        <li class="history__row" key={step.clone()} data-step-of={step}>
            <details class="history__doing">
                <summary>
                    <span class="history__what">{ about }{ DOT }{ fields.join(words.comma) }</span>
                    <span class="history__change">{ (words.at_one_go)(rows.len()) }</span>
                    <span class="history__who">{ told::who(&first.entry) }{ DOT }{ told::when(now, first.entry.id.time) }</span>
                </summary>
                <ol class="history">
                    { for rows.iter().take(LISTED).map(|row| line(model, opinion, now, row)) }
                    if rows.len() > LISTED { <li>{ format!("… {}", rows.len() - LISTED) }</li> }
                </ol>
            </details>
        </li>
    }
}

fn line(model: &Model, opinion: &Opinion, now: Now, row: &Row) -> Html {
    let words = windows();
    let entry = &row.entry;
    let unsigned = entry.author.as_ref().is_some_and(|author| !author.is_signed());
    let voucher = model.voucher(entry.id.step()).filter(|_| unsigned);
    let marks = [
        (entry.reverts.is_some(), words.mark_undo, "chip"),
        (!row.stands, words.mark_replaced, "chip"),
        (row.altered, words.mark_altered, "chip chip--late"),
        (row.from_future, words.mark_future, "chip chip--late"),
    ];
    let from = told::values(&entry.register, &row.from);
    let to = told::value(&entry.register, &entry.change);
    html! {
        <li class="history__row" key={entry.id.to_string()} data-entry={entry.id.to_string()}>
            <span class="history__what">
                { named(opinion, &entry.register) }
            </span>
            <span class="history__change">{ (words.from_to)(&from, &to) }</span>
            <span class="history__who">{ told::who(entry) }{ DOT }{ told::when(now, entry.id.time) }</span>
            { for marks.into_iter().filter(|(shown, ..)| *shown).map(|(_, text, class)| html! { <span {class}>{ text }</span> }) }
            if let Some(voucher) = voucher {
                <span class="chip" data-voucher="">{ (words.vouched_by)(&told::author(Some(voucher))) }</span>
            }
        </li>
    }
}
