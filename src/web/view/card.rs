//! A recommendation: one line to tick, and behind it why it was asked and what it takes.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{Drafts, Filing, Msg, Now},
    journal::Role,
    ledger::{Item, Judged, Light, Lights, Rating, Review, Standing, Word},
    opinion::{Day, Opinion, Recommendation},
};

use super::{coming, parts::changing, tick::Tick, words};

#[derive(Clone, Debug, Properties)]
pub struct CardProps {
    pub opinion: Rc<Opinion>,
    pub asked: Rc<Recommendation>,
    pub item: Rc<Item>,
    pub open: bool,
    /// Looking at the past: nothing to change.
    pub locked: bool,
    /// What is offered first.
    pub role: Role,
    /// The day on show.
    pub today: Day,
    /// By when the whole report is owed, until it is handed in.
    pub report_due: Option<Day>,
    pub lights: Lights,
    /// Files chosen here, and what came of them.
    pub filings: Vec<Filing>,
    /// What is typed and is no entry yet.
    pub drafts: Rc<Drafts>,
    /// For the time zone; a later moment alone is no reason to draw again.
    pub now: Now,
    pub emit: Callback<Msg>,
}

impl PartialEq for CardProps {
    /// What is drawn. `emit` leads to the same page always, and `opinion` changes with `asked`.
    fn eq(&self, other: &Self) -> bool {
        self.open == other.open
            && self.locked == other.locked
            && self.role == other.role
            && (self.today, self.report_due, self.lights) == (other.today, other.report_due, other.lights)
            && self.now.offset_minutes == other.now.offset_minutes
            && Rc::ptr_eq(&self.asked, &other.asked)
            && Rc::ptr_eq(&self.item, &other.item)
            && self.filings == other.filings
            && self.drafts.same_for(&other.drafts, self.asked.id)
    }
}

#[component]
pub fn Card(props: &CardProps) -> Html {
    let CardProps { asked, item, open, locked, emit, .. } = props;
    let words = words();
    let id = asked.id;
    let number = id.number();
    let class = match (item.conflicts() > 0, *open) {
        (false, false) => "card",
        (false, true) => "card card--open",
        (true, false) => "card card--differs",
        (true, true) => "card card--differs card--open",
    };
    let body = format!("body-{id}");
    html! {
        <article {class}
            id={id.to_string()} aria-labelledby={format!("title-{id}")}>
            <div class="card__row">
                { Tick {
                    class: "tick",
                    id: id.to_string(),
                    label: (words.tick)(&number, &asked.title).into(),
                    checked: item.is_done(),
                    mixed: item.standing.is_conflict(),
                    locked: *locked,
                    emit,
                }.show(move |done| Msg::RecommendationTicked(id, done)) }
                <span class="card__number" aria-hidden="true">{ number }</span>
                <div class="card__text">
                    <h3 class="card__title" id={format!("title-{id}")}>
                        <label for={format!("tick-{id}")}>
                            // A line breaks between the parts rather than within a word.
                            { for asked.title.split_inclusive(['、', '与']).map(|part| html! { <span class="whole">{ part.to_owned() }</span> }) }
                        </label>
                    </h3>
                    <p class="card__asks">{ asked.asks.clone() }</p>
                    { chips(props) }
                </div>
                <button class="card__more" data-open={id.to_string()} aria-expanded={open.to_string()}
                    aria-controls={body.clone()} aria-label={format!("{} {}", more(*open), asked.title)}
                    onclick={emit.reform(move |_| Msg::CardToggled(id))}>{ changing(more(*open)) }</button>
            </div>
            if item.standing.is_conflict() {
                <coming::CardPart part={coming::Part::Conflict} card={props.clone()} />
            }
            if *open {
                <div class="card__body" id={body}><coming::CardPart part={coming::Part::Inside} card={props.clone()} /></div>
            }
        </article>
    }
}

fn more(open: bool) -> &'static str {
    if open { words().close_card } else { words().open_card }
}

/// What there is to say in a few words, each with a shape.
fn chips(props: &CardProps) -> Html {
    let words = words();
    let item = &props.item;
    let conflicts = item.conflicts();
    let (done, of) = item.measures_in_all();
    html! {
        <p class="chips">
            if let Some(standing) = item.standing_shown() {
                // Replaced as a whole, for the reason that `changing` tells.
                <span class={chip(standing)} data-standing={standing.code()} key={standing.code()}>
                    <span aria-hidden="true">{ (words.standing_mark)(standing) }{ " " }</span>{ (words.standing)(standing) }
                </span>
            }
            <span class="chip">{ changing((words.measures_done)(done, of)) }</span>
            if let Some(lead) = item.lead.value() {
                <span class="chip" data-lead={lead.clone()}>{ lead.clone() }</span>
            }
            { due(props) }
            if !props.locked && props.drafts.has(item.id) {
                <span class="chip chip--warn" data-chip="draft">{ words.has_draft }</span>
            }
            { judged(item) }
            if conflicts > 0 {
                <span class="chip chip--late"><span aria-hidden="true">{ "▲ " }</span>{ (words.conflicts)(conflicts) }</span>
            }
        </p>
    }
}

/// Its own day, where it has one: the whole report's is at the top of the page.
fn due(props: &CardProps) -> Html {
    if let Some(odd) = props.item.due.odd_day() {
        return html! { <span class="chip chip--late" data-odd-day={odd.clone()}>{ (words().odd_due)(&odd) }</span> };
    }
    let deadline = props.item.deadline(props.today, props.report_due).filter(|_| props.item.due.value().is_some());
    let Some(deadline) = deadline else { return Html::default() };
    let light = deadline.light(props.lights);
    html! {
        <span class={light_chip(light)} data-item-due={deadline.due.to_string()}>
            <span aria-hidden="true">{ light_mark(light) }</span>{ " " }{ (words().deadline)(deadline) }
        </span>
    }
}

pub(super) fn light_mark(light: Light) -> &'static str {
    match light {
        Light::Calm => "◇",
        Light::Amber => "◆",
        Light::Red => "◆◆",
        Light::Late => "▲",
    }
}

pub(super) fn rating_mark(rating: Rating) -> &'static str {
    match rating {
        Rating::Satisfied => "✓",
        Rating::MostlySatisfied => "◐",
        Rating::Unsatisfied => "×",
    }
}

fn light_chip(light: Light) -> &'static str {
    match light {
        Light::Calm => "chip",
        Light::Amber => "chip chip--warn",
        Light::Red | Light::Late => "chip chip--late",
    }
}

/// What the other two say, once they say something.
fn judged(item: &Item) -> Html {
    let words = words();
    let reviewed = item.reviewed().map(|review| {
        let class = match review {
            Judged { outdated: true, .. } => "chip chip--warn",
            Judged { is: Review::Approved, .. } => "chip chip--ok",
            Judged { is: Review::Returned, .. } => "chip chip--late",
        };
        html! { <span {class} data-chip="review">{ words.review }{ " " }<span class="whole">{ (words.reviewed)(Some(review)) }</span></span> }
    });
    let rated = item.rated().map(|rating| {
        let class = match rating {
            Rating::Satisfied => "chip chip--ok",
            Rating::MostlySatisfied => "chip chip--warn",
            Rating::Unsatisfied => "chip chip--late",
        };
        html! {
            <span {class} data-chip={rating.code()}>
                { words.rating }{ " " }<span class="whole"><span aria-hidden="true">{ rating_mark(rating) }{ " " }</span>{ (words.rated)(rating) }</span>
            </span>
        }
    });
    html! { <>{ for reviewed }{ for rated }</> }
}

fn chip(standing: Standing) -> &'static str {
    match standing {
        Standing::NotStarted => "chip",
        Standing::Done => "chip chip--ok",
        Standing::Working | Standing::Ongoing | Standing::NeedsConditions => "chip chip--warn",
        Standing::Declined => "chip chip--late",
    }
}
