//! Who handles it, by when, and whether the unit takes it.

use yew::prelude::*;

use crate::{
    app::{Msg, place_id},
    journal::{Field, Register},
    ledger::Acceptance,
};

use super::{
    super::{
        CardProps, conflict,
        fill::Kind,
        fold::{Section, section},
        more_words, windows,
    },
    Verdict, filled, said_by,
};

pub(super) fn assignment(props: &CardProps) -> Html {
    let item = &props.item;
    let words = more_words();
    let late = item.deadline(props.today, props.report_due).is_some_and(|deadline| deadline.is_overdue());
    let explained = late || !item.explanation.claims().is_empty();
    section(
        props,
        Section::Assignment,
        words.assignment,
        html! {
            <div class="grid">
                { filled(props, Field::Lead, Kind::Unit, &item.lead, |unit| unit.to_string(), words.lead_hint) }
                { filled(props, Field::Support, Kind::Unit, &item.support, |units| units.join("、"), words.support_hint) }
                { filled(props, Field::Contact, Kind::Line, &item.contact, |name| name.to_string(), words.contact_hint) }
                { filled(props, Field::Due, Kind::Day, &item.due, |day| day.to_string(), "") }
                if explained {
                    { filled(props, Field::Explanation, Kind::Text, &item.explanation, |why| why.to_string(), words.explanation_hint) }
                }
                { answer(props) }
            </div>
        },
    )
}

/// Nothing to answer while nobody leads.
fn answer(props: &CardProps) -> Html {
    let item = &props.item;
    if item.lead.value().is_none() && item.accepted.claims().is_empty() {
        return Html::default();
    }
    let words = more_words();
    let id = item.id;
    let register = Register::new(id, Field::Accepted);
    let onverdict = props.emit.reform(move |(yes, why)| {
        let answer = if yes { Acceptance::Accepted } else { Acceptance::Returned };
        Msg::AssignmentAnswered(id, answer, why)
    });
    let answered = item.answered();
    let said = answered.filter(|answer| !answer.outdated).map(|answer| answer.is == Acceptance::Accepted);
    let reason = item.accepted.value().and_then(|answer| answer.reason.clone());
    html! {
        <div class="field field--wide">
            <span class="field__name">{ words.answer }</span>
            <p data-answered={answered.map_or("none", |answer| crate::ledger::Word::code(answer.is))}>
                { (words.answered)(answered) }
                if let Some(reason) = reason { { windows().colon }{ reason } }
                { " " }{ said_by(props, &item.accepted) }
            </p>
            { conflict::claims(&register, &item.accepted, props.now, props.locked, &props.emit) }
            <Verdict name={place_id(&register)} label={words.answer} hint={words.answer_hint} accept={words.accept}
                refuse={words.refuse} locked={props.locked} drafts={props.drafts.clone()} emit={props.emit.clone()} {said} {onverdict} />
        </div>
    }
}
