//! Several recommendations at one go: one step, one undo.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    app::{BULK_CHOSEN, Drafts, Model, Msg, Now, units_value},
    journal::{Change, Field, Register},
    opinion::RecommendationId,
};

use super::super::{
    DOT,
    dialog::Dialog,
    fill::{Blank, Kind, Sheet},
    fill_input::choice,
    in_words, more_words,
    parts::button_of,
    windows, words,
};

/// One line to choose.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Line {
    id: RecommendationId,
    text: String,
    lead: Option<Rc<str>>,
    due: Option<String>,
    /// The list as it is looked at has it.
    shown: bool,
}

pub(in super::super) fn bulk(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let opinion = in_words(&model.opinion);
    let lines = opinion.recommendations().filter_map(|asked| {
        let item = model.shown().item(asked.id)?;
        Some(Line {
            id: asked.id,
            text: format!("{} {}", asked.id.number(), asked.title),
            lead: item.lead.value().cloned(),
            due: item.due.value().map(|day| (words().day)(*day)),
            shown: model.takes(now, asked.id),
        })
    });
    let narrow = model.sieve.is_narrow();
    html! {
        <Dialog name="bulk" title={more_words().bulk_title} onclose={emit.reform(|()| Msg::PanelClosed)}>
            <Bulk lines={lines.collect::<Vec<_>>()} {narrow} locked={model.past.is_some()} drafts={model.drafts.clone()} emit={emit.clone()} />
        </Dialog>
    }
}

#[derive(Properties, PartialEq)]
pub(in super::super) struct BulkProps {
    lines: Vec<Line>,
    narrow: bool,
    locked: bool,
    drafts: Rc<Drafts>,
    emit: Callback<Msg>,
}

impl BulkProps {
    /// What is chosen is a draft as well: it stays over Esc, Back and a reload.
    fn chosen(&self) -> Vec<RecommendationId> {
        let chosen = self.drafts.shown(BULK_CHOSEN, "").split(' ');
        chosen.filter_map(|id| RecommendationId::parse(id).ok()).collect()
    }
}

/// The message that these are chosen now.
fn choosing(chosen: &[RecommendationId]) -> Msg {
    let chosen: Vec<String> = chosen.iter().map(ToString::to_string).collect();
    choice(BULK_CHOSEN, &chosen.join(" "), "")
}

#[component]
pub(in super::super) fn Bulk(props: &BulkProps) -> Html {
    let more = more_words();
    let chosen = props.chosen();
    let choose = |which: fn(&Line) -> bool| {
        let all: Vec<_> = props.lines.iter().filter(|line| which(line)).map(|line| line.id).collect();
        props.emit.reform(move |_: MouseEvent| choosing(&all))
    };
    let onsubmit = {
        let (ids, emit) = (chosen.clone(), props.emit.clone());
        Callback::from(move |written: Vec<String>| {
            let writes = writes(&ids, &written);
            if writes.is_empty() {
                return false;
            }
            emit.emit(Msg::ManyFilled(writes));
            emit.emit(Msg::PanelClosed);
            true
        })
    };
    let blanks = vec![
        Blank::new("bulk-lead", (windows().field)(&Field::Lead), Kind::Unit).hinting(more.lead_hint),
        Blank::new("bulk-support", (windows().field)(&Field::Support), Kind::Unit).hinting(more.support_hint),
        Blank::new("bulk-contact", (windows().field)(&Field::Contact), Kind::Line).hinting(more.contact_hint),
        Blank::new("bulk-due", (windows().field)(&Field::Due), Kind::Day),
    ];
    html! {
        <>
            <p class="form__hint">{ more.bulk_lead }</p>
            <p class="dialog__actions">
                { button_of("btn", "bulk-all", more.bulk_all, choose(|_| true)) }
                { button_of("btn", "bulk-unassigned", more.bulk_unassigned, choose(|line| line.lead.is_none())) }
                if props.narrow { { button_of("btn", "bulk-shown", more.bulk_shown, choose(|line| line.shown)) } }
                { button_of("btn btn--quiet", "bulk-none", more.bulk_none, choose(|_| false)) }
            </p>
            <ul class="bulk">{ for props.lines.iter().map(|line| row(line, &chosen, &props.emit)) }</ul>
            <p role="status">{ (more.bulk_chosen)(chosen.len()) }</p>
            <Sheet name="bulk-write" {blanks} submit={more.bulk_write} locked={props.locked} also={vec![BULK_CHOSEN.into()]} able={!chosen.is_empty()}
                drafts={props.drafts.clone()} emit={props.emit.clone()} {onsubmit} />
        </>
    }
}

fn row(line: &Line, chosen: &[RecommendationId], emit: &Callback<Msg>) -> Html {
    let (id, on) = (line.id, chosen.contains(&line.id));
    // One alone, and not the whole choice: what is drawn may be older than the last click.
    let onchange = emit.reform(move |event: Event| Msg::OneChosen {
        name: BULK_CHOSEN.into(),
        one: id.to_string().into(),
        chosen: event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked()),
    });
    let lead = line.lead.as_deref().unwrap_or(windows().unassigned);
    let facts = line.due.as_ref().map_or_else(|| lead.to_owned(), |due| format!("{lead}{DOT}{due}"));
    html! {
        <li key={id.to_string()}>
            <label class="choice__item">
                <input type="checkbox" data-bulk={id.to_string()} checked={on} {onchange} />
                <span>{ line.text.clone() }</span>
                <span class="bulk__facts">{ facts }</span>
            </label>
        </li>
    }
}

/// Only what was filled in: an empty field leaves what is there.
fn writes(ids: &[RecommendationId], written: &[String]) -> Vec<(Register, Change)> {
    let [lead, support, contact, due] = written else { return Vec::new() };
    let text = |text: &String| (!text.is_empty()).then(|| text.as_str().into());
    let values = [
        (Field::Lead, text(lead)),
        (Field::Support, units_value(support)),
        (Field::Contact, text(contact)),
        (Field::Due, text(due)),
    ];
    let said = values.into_iter().filter_map(|(field, value)| Some((field, Change::Set(value?))));
    let said: Vec<_> = said.collect();
    let one = |id: &RecommendationId| {
        let id = *id;
        said.iter().map(move |(field, change)| (Register::new(id, field.clone()), change.clone()))
    };
    ids.iter().flat_map(one).collect()
}
