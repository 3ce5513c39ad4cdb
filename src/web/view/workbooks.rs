//! Ledgers that somebody filled in, before they are merged: whose they are, and what could not be read of them.

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use crate::{
    app::{Incoming, Msg, Workbook},
    journal::Author,
};

use super::{
    parts::{field, says},
    windows,
};

/// More lines than this are counted and not listed.
const LISTED: usize = 100;

pub(super) fn workbooks(files: &[Incoming], emit: &Callback<Msg>) -> Html {
    let filled = files.iter().enumerate().filter_map(|(place, file)| Some((place, file, file.workbook.as_ref()?)));
    html! { <>{ for filled.map(|(place, file, workbook)| one(place, file, workbook, emit)) }</> }
}

fn one(place: usize, file: &Incoming, workbook: &Workbook, emit: &Callback<Msg>) -> Html {
    let words = windows();
    let slip = workbook.slip();
    let refused = slip.refused.iter().map(words.bad_cell).collect();
    let unread = slip.unread.iter().map(words.unread).collect();
    html! {
        <div class="workbook" data-workbook={file.name.to_string()}>
            if file.sum.new > 0 {
                <section class="block">
                    <h3 class="block__title">{ (words.workbook_whose)(&file.name) }</h3>
                    { whose(place, workbook, emit) }
                </section>
            }
            { list("refused", words.workbook_refused, refused) }
            { list("unread", words.workbook_unread, unread) }
        </div>
    }
}

/// A name and a unit, as they stand in the workbook or as somebody says.
fn whose(place: usize, workbook: &Workbook, emit: &Callback<Msg>) -> Html {
    let words = windows();
    let onchange = emit.reform(move |event: Event| {
        let form = event.target_dyn_into::<Element>().and_then(|input| input.closest("fieldset").ok().flatten());
        form.map_or(Msg::WorkbookSigned { place, author: Author::default(), unsigned: false }, |form| {
            signed(place, &form)
        })
    });
    html! {
        <fieldset class="form" {onchange}>
            <p class="form__hint">{ words.workbook_whose_hint }</p>
            { field(words.unit, html! {
                <input class="field__input" name="unit" maxlength="60" value={workbook.author.unit.clone()} />
            }) }
            { field(words.name, html! {
                <input class="field__input" name="name" maxlength="40" value={workbook.author.name.clone()} />
            }) }
            if !workbook.author.is_signed() {
                { for workbook.known.iter().take(5).map(|author| known(place, author, emit)) }
                <label class="choice__item">
                    <input type="checkbox" name="unsigned" checked={workbook.unsigned} />
                    { words.workbook_unsigned }
                </label>
            }
        </fieldset>
    }
}

/// Somebody who filled in a copy of it that came before.
fn known(place: usize, author: &Author, emit: &Callback<Msg>) -> Html {
    let who = format!("{} {}", author.unit, author.name);
    let msg = Msg::WorkbookSigned { place, author: author.clone(), unsigned: false };
    html! {
        <button class="btn" type="button" data-do="workbook-known" onclick={says(emit, msg)}>
            { (windows().workbook_known)(who.trim()) }
        </button>
    }
}

fn signed(place: usize, form: &Element) -> Msg {
    let input = |name: &str| {
        let found = form.query_selector(&format!("[name={name}]")).ok().flatten();
        found.and_then(|input| wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>(input).ok())
    };
    let text = |name| input(name).map(|input| input.value().trim().to_owned()).unwrap_or_default();
    let author = Author { name: text("name"), unit: text("unit"), ..Author::default() };
    Msg::WorkbookSigned { place, author, unsigned: input("unsigned").is_some_and(|input| input.checked()) }
}

fn list(name: &'static str, title: fn(usize) -> String, lines: Vec<String>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block">
            <h3 class="block__title">{ title(lines.len()) }</h3>
            <ul class="changes" data-list={name}>
                { for lines.iter().take(LISTED).map(|line| html! { <li class="changes__line changes__line--one">{ line.clone() }</li> }) }
                if lines.len() > LISTED {
                    <li class="changes__line changes__line--one">{ format!("… {}", lines.len() - LISTED) }</li>
                }
            </ul>
        </section>
    }
}
