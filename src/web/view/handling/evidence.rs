//! Evidence. The files stay where they are kept. The page has their description and a fingerprint that identifies the
//! file.

use yew::prelude::*;

use crate::{
    app::{FileFor, Filed, Msg},
    journal::{EntryId, Field, Register},
    ledger::{Added, Evidence},
    opinion::Day,
};

use super::{
    super::{
        CardProps, DOT, conflict,
        fill::{Blank, Kind, Sheet},
        fold::{Section, section},
        more_words,
        parts::{class, says},
        words,
    },
    signed, withdraw,
};

pub(super) fn evidence(props: &CardProps) -> Html {
    let words = more_words();
    section(
        props,
        Section::Evidence,
        words.evidence,
        html! {
            <div class="records">
                if props.item.evidence.is_empty() {
                    <p class="records__empty">{ words.evidence_empty }</p>
                }
                { for props.item.evidence.iter().filter_map(|piece| record(props, piece)) }
                { add(props) }
            </div>
        },
    )
}

fn record(props: &CardProps, piece: &Added<Evidence>) -> Option<Html> {
    let more = more_words();
    let told = piece.value()?;
    let register = Register::new(props.asked.id, Field::Evidence(piece.key));
    let odd = || piece.reading.odd_day().map(|odd| (more.odd_day)(&odd));
    let day = told.on.map(words().day).or_else(odd).unwrap_or_default();
    let facts = [&*told.kind, &*day, &*told.place];
    let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    Some(html! {
        <div class="record" key={piece.key.to_string()} data-evidence={piece.key.to_string()}>
            <p class="record__text"><b>{ told.title.clone() }</b>{ " " }{ facts.join(DOT) }</p>
            if let Some(file) = &told.file {
                <p class="record__file">
                    { (more.file)(&file.name, file.bytes) }
                    <code class="record__print">{ (more.print)(&file.sha256) }</code>
                </p>
                { compare(props, piece.key, told) }
            }
            { signed(props, piece.entry()) }
            { withdraw(props, Field::Evidence(piece.key)) }
            { conflict::claims(&register, &piece.reading, props.now, props.locked, &props.emit) }
        </div>
    })
}

/// Is the file at hand the one that was recorded?
fn compare(props: &CardProps, key: EntryId, told: &Evidence) -> Html {
    let words = more_words();
    let about = FileFor::Same(props.asked.id, key);
    let verdict = match (filed(props, about), &told.file) {
        (None, _) | (_, None) => None,
        (Some(Filed::OnItsWay), _) => Some(("hashing", words.hashing.to_owned())),
        (Some(Filed::Failed(why)), _) => Some(("failed", (words.file_trouble)(*why).to_owned())),
        (Some(Filed::Ready(print)), Some(known)) if print.sha256 == known.sha256 => {
            Some(("same", words.same.to_owned()))
        }
        (Some(Filed::Ready(print)), Some(_)) => Some(("different", (words.different)(&print.name))),
    };
    html! {
        <p class="record__compare">
            { chooser(props, format!("same-{}-{key}", props.asked.id), words.compare, about) }
            if let Some((code, text)) = verdict {
                <span class={format!("verdict__{code}")} data-same={code} role="status">{ text }</span>
            }
        </p>
    }
}

fn filed(props: &CardProps, about: FileFor) -> Option<&Filed> {
    props.filings.iter().find(|filing| filing.about == about).map(|filing| &filing.filed)
}

fn chooser(props: &CardProps, id: String, label: &'static str, about: FileFor) -> Html {
    let input: std::rc::Rc<str> = id.as_str().into();
    let onchange = props.emit.reform(move |_: Event| Msg::FileChosen(input.clone(), about));
    html! {
        <label class={class("btn btn--file", "btn--off", props.locked)}>
            { label }
            <input class="btn__input" id={id.clone()} data-file={id} type="file" disabled={props.locked} {onchange} />
        </label>
    }
}

fn add(props: &CardProps) -> Html {
    let words = more_words();
    let id = props.asked.id;
    let about = FileFor::New(id);
    let file = filed(props, about);
    let print = if let Some(Filed::Ready(print)) = file { Some(print.clone()) } else { None };
    let waiting = file == Some(&Filed::OnItsWay);
    let emit = props.emit.clone();
    let onsubmit = Callback::from(move |written: Vec<String>| {
        let [title, kind, on, place] = &written[..] else { return false };
        // A file's name will do for a title.
        let named =
            if title.is_empty() { print.as_ref().map(|file| file.name.clone()) } else { Some(title.as_str().into()) };
        let Some(title) = named.filter(|_| !waiting) else { return false };
        let (kind, place) = (kind.as_str().into(), place.as_str().into());
        let evidence = Evidence { title, kind, on: Day::written(on).ok(), place, file: print.clone() };
        emit.emit(Msg::EvidenceAdded(id, evidence));
        true
    });
    let blanks = vec![
        Blank::new(format!("evidence-{id}"), words.evidence_title, Kind::Line).hinting(words.evidence_hint),
        Blank::new(format!("evidence-kind-{id}"), words.evidence_kind, Kind::Line).hinting(words.evidence_kind_hint),
        Blank::new(format!("evidence-on-{id}"), words.evidence_on, Kind::Day),
        Blank::new(format!("evidence-place-{id}"), words.evidence_place, Kind::Line).hinting(words.evidence_place_hint),
    ];
    html! {
        <Sheet name={format!("add-evidence-{id}")} {blanks} submit={words.evidence_add} locked={props.locked} drafts={props.drafts.clone()} emit={props.emit.clone()} {onsubmit}>
            <div class="field field--wide">
                <p class="record__compare">
                    { chooser(props, format!("file-{id}"), words.file_choose, about) }
                    <span data-print={id.to_string()} role="status">{ told_of(file) }</span>
                    if file.is_some() {
                        <button class="btn btn--quiet" type="button" onclick={says(&props.emit, Msg::FileDropped(about))}>
                            { words.file_drop }
                        </button>
                    }
                </p>
                <small class="form__hint">{ words.file_hint }</small>
            </div>
        </Sheet>
    }
}

fn told_of(file: Option<&Filed>) -> String {
    let words = more_words();
    match file {
        None => String::new(),
        Some(Filed::OnItsWay) => words.hashing.to_owned(),
        Some(Filed::Failed(why)) => (words.file_trouble)(*why).to_owned(),
        Some(Filed::Ready(print)) => {
            format!("{} {}", (words.file)(&print.name, print.bytes), (words.print)(&print.sha256))
        }
    }
}
