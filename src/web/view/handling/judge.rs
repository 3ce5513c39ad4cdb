//! What the government office and the committee say. Neither speaks for the unit, nor for each other.

use yew::prelude::*;

use crate::{
    app::{Msg, place_id},
    journal::{Change, Field, Register},
    ledger::{Ballots, Judgement, Rating, Review, Word},
};

use super::super::{
    CardProps, conflict,
    fill::{Blank, Kind, Sheet},
    fold::{Section, section},
    more_words,
    parts::says,
    windows, words,
};
use super::{Verdict, said_by};

pub(super) fn judgements(props: &CardProps) -> Html {
    section(
        props,
        Section::Judgements,
        more_words().judgements,
        html! {
            <div class="judged">
                { review(props) }
                { rating(props) }
            </div>
        },
    )
}

fn review(props: &CardProps) -> Html {
    let more = more_words();
    let item = &props.item;
    let id = item.id;
    let register = Register::new(id, Field::Review);
    let reviewed = item.reviewed();
    let reason = item.review.value().and_then(|review| review.reason.clone());
    let said = reviewed.filter(|review| !review.outdated).map(|review| review.is == Review::Approved);
    let onverdict = props.emit.reform(move |(yes, why)| {
        let review = if yes { Review::Approved } else { Review::Returned };
        Msg::Reviewed(id, review, why)
    });
    html! {
        <div class="field field--wide">
            <span class="field__name">{ words().review }</span>
            <p data-reviewed={reviewed.map_or("none", |review| if review.outdated { "outdated" } else { review.is.code() })}>
                { (words().reviewed)(reviewed) }
                if let Some(reason) = reason { { windows().colon }{ reason } }
                { " " }{ said_by(props, &item.review) }
            </p>
            { conflict::claims(&register, &item.review, props.now, props.locked, &props.emit) }
            <Verdict name={place_id(&register)} label={words().review} hint={more.review_hint} accept={more.approve}
                refuse={more.give_back} locked={props.locked} drafts={props.drafts.clone()} emit={props.emit.clone()} {said} {onverdict} />
        </div>
    }
}

fn rating(props: &CardProps) -> Html {
    let more = more_words();
    let item = &props.item;
    let id = item.id;
    let register = Register::new(id, Field::Rating);
    let rated = item.rated();
    let said = item.rating.value().map(|rating| rating.is);
    html! {
        <div class="field field--wide">
            <span class="field__name">{ words().rating }</span>
            <p data-rated={rated.map_or("none", Word::code)}>
                { rated.map_or(more.not_rated, words().rated) }
                { " " }{ said_by(props, &item.rating) }
            </p>
            if let (Some(said), Some(voted)) = (said, item.voted()) {
                if said != voted {
                    <p class="field__news" data-rating-differs="">{ (more.vote_differs)((words().rated)(voted)) }</p>
                }
            }
            { conflict::claims(&register, &item.rating, props.now, props.locked, &props.emit) }
            <div class="verdict" role="group" aria-label={words().rating} id={place_id(&register)} tabindex="-1">
                { for Rating::CODES.iter().map(|(rating, code)| {
                    let value = Change::Set(Judgement::new(*rating).to_value());
                    html! {
                        <button class="btn" data-rate={*code} aria-pressed={(said == Some(*rating)).to_string()} disabled={props.locked}
                            onclick={says(&props.emit, Msg::FieldFilled(register.clone(), value))}>{ (words().rated)(*rating) }</button>
                    }
                }) }
                if said.is_some() {
                    <button class="btn btn--quiet" data-rate="none" disabled={props.locked}
                        onclick={says(&props.emit, Msg::FieldFilled(register.clone(), Change::Cleared))}>{ more.withdraw }</button>
                }
            </div>
            { ballots(props) }
        </div>
    }
}

/// Optional: where there was a vote, its counts, and what they come to.
fn ballots(props: &CardProps) -> Html {
    let more = more_words();
    let item = &props.item;
    let id = item.id;
    let register = Register::new(id, Field::Ballots);
    let known = item.ballots.value().copied();
    let count = |count: fn(Ballots) -> u64| known.map(|known| count(known).to_string()).unwrap_or_default();
    let blank = |name: &str, label, value: String| Blank::new(format!("{name}-{id}"), label, Kind::Count).saying(value);
    let blanks = vec![
        blank("ballots", more.ballots_satisfied, count(|known| known.satisfied)),
        blank("ballots-mostly", more.ballots_mostly, count(|known| known.mostly)),
        blank("ballots-unsatisfied", more.ballots_unsatisfied, count(|known| known.unsatisfied)),
        blank("ballots-members", more.ballots_members, count(|known| known.members)),
    ];
    let (emit, about) = (props.emit.clone(), register.clone());
    let onsubmit = Callback::from(move |written: Vec<String>| {
        let Some(counts) = written.iter().map(|count| Ballots::typed(count)).collect::<Option<Vec<u64>>>() else {
            return false;
        };
        let &[satisfied, mostly, unsatisfied, members] = &counts[..] else { return false };
        let ballots = Ballots { satisfied, mostly, unsatisfied, members };
        let value = if ballots == Ballots::default() { Change::Cleared } else { Change::Set(ballots.to_value()) };
        emit.emit(Msg::FieldFilled(about.clone(), value));
        true
    });
    html! {
        <details class="target" open={known.is_some() || item.ballots.is_conflict()}>
            <summary class="target__open">{ more.ballots }</summary>
            { conflict::claims(&register, &item.ballots, props.now, props.locked, &props.emit) }
            if known.is_some() {
                <p data-voted={item.voted().map_or("none", Word::code)}>
                    { item.voted().map_or(more.vote_void.to_owned(), |rating| (more.vote_result)((words().rated)(rating))) }
                </p>
            }
            <Sheet name={format!("keep-ballots-{id}")} {blanks} submit={windows().keep} locked={props.locked} drafts={props.drafts.clone()} emit={props.emit.clone()} {onsubmit} />
        </details>
    }
}
