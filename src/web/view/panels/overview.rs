//! The fifteen on one page, by three judgements: drawn as one picture, so that it prints as it looks.
//!
//! A mark is a shape; colour only repeats it.

use yew::prelude::*;

use crate::{
    app::{Model, Msg, Now},
    ledger::{Item, Judged, Rating, Review, Standing},
    opinion::Recommendation,
};

use super::super::{dialog::Dialog, in_words, more_words, parts::button, windows, words};

/// Where the columns begin, and how high a row is.
const TITLE: usize = 44;
const LEAD: usize = 390;
const MARKS: [usize; 3] = [528, 612, 696];
const DUE: usize = 750;
const WIDTH: usize = 870;
const TOP: usize = 118;
const ROW: usize = 40;

pub(in super::super) fn overview(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let more = more_words();
    html! {
        <Dialog name="overview" title={more.overview_title} onclose={emit.reform(|()| Msg::PanelClosed)}>
            // Where it is wider than the window, the keyboard moves it, too.
            <div class="chart" role="group" aria-label={more.overview_title} tabindex="0">{ chart(model, now) }</div>
            <p class="dialog__actions no-print">
                { button("btn btn--main", "print", more.print_out, emit, Msg::PrintAsked) }
            </p>
        </Dialog>
    }
}

fn chart(model: &Model, now: Now) -> Html {
    let (words, more) = (words(), more_words());
    let progress = model.shown().progress();
    let opinion = in_words(&model.opinion);
    let rows: Vec<_> =
        opinion.recommendations().filter_map(|asked| Some((asked, model.shown().item(asked.id)?))).collect();
    let height = TOP + rows.len() * ROW + 64;
    // The columns have room for a word each.
    let heads = words.progress_order.split('·');
    let sums = [progress.done, progress.approved, progress.satisfied];
    let deadline = model.deadline(now);
    html! {
        <svg viewBox={format!("0 0 {WIDTH} {height}")} role="img" aria-label={more.overview_title}>
            <text class="chart__title" x="0" y="26">{ format!("{} {}", model.opinion.number, words.title) }</text>
            <text class="chart__small" x="0" y="52">
                { (more.overview_on)(&model.day(now).to_string()) }{ "　" }{ (words.deadline_of)(deadline) }{ "　" }{ (words.deadline)(deadline) }
            </text>
            { for heads.zip(sums).zip(MARKS).map(|((head, sum), x)| html! {
                <>
                    <text class="chart__head" x={x.to_string()} y="84" text-anchor="middle">{ head }</text>
                    <text class="chart__sum" x={x.to_string()} y="104" text-anchor="middle">{ (words.progress_of)(sum, progress.of) }</text>
                </>
            }) }
            <text class="chart__head" x={LEAD.to_string()} y="84">{ (windows().field)(&crate::journal::Field::Lead) }</text>
            <text class="chart__head" x={DUE.to_string()} y="84">{ (windows().field)(&crate::journal::Field::Due) }</text>
            { for rows.iter().enumerate().map(|(place, (asked, item))| row(model, now, asked, item, TOP + place * ROW)) }
            { for legend(more.overview_legend).into_iter().zip([height - 34, height - 12]).map(|(line, y)| html! {
                <text class="chart__small" x="0" y={y.to_string()}>{ line }</text>
            }) }
        </svg>
    }
}

/// In two lines: a picture does not wrap.
fn legend(text: &str) -> [String; 2] {
    let parts: Vec<&str> = text.split('　').collect();
    let (first, second) = parts.split_at(parts.len() / 2);
    [first.join("　"), second.join("　")]
}

fn row(model: &Model, now: Now, asked: &Recommendation, item: &Item, y: usize) -> Html {
    let middle = (y + 25).to_string();
    let due = item.deadline(model.day(now), model.shown().procedure().due(&model.opinion));
    let due = due.map(|deadline| (words().deadline)(deadline)).unwrap_or_default();
    let lead = item.lead.value().map_or(windows().unassigned, |lead| &**lead);
    let marks = [reported(item), reviewed(item), rated(item)];
    html! {
        <g data-overview={asked.id.to_string()}>
            <line class="chart__rule" x1="0" x2={WIDTH.to_string()} y1={y.to_string()} y2={y.to_string()} />
            <text class="chart__text" x="0" y={middle.clone()}>{ asked.id.number() }</text>
            <text class="chart__text" x={TITLE.to_string()} y={middle.clone()}>{ cut(&asked.title, 20) }</text>
            <text class="chart__small" x={LEAD.to_string()} y={middle.clone()}>{ cut(lead, 8) }</text>
            { for marks.into_iter().zip(MARKS).map(|((mark, class, what), x)| html! {
                <text class={class} x={x.to_string()} y={(y + 27).to_string()} text-anchor="middle" data-mark={mark}>
                    <title>{ what }</title>{ mark }
                </text>
            }) }
            <text class="chart__small" x={DUE.to_string()} y={middle}>{ due }</text>
        </g>
    }
}

const GOOD: &str = "chart__mark chart__mark--good";
const HALF: &str = "chart__mark chart__mark--half";
const BAD: &str = "chart__mark chart__mark--bad";
const NONE: &str = "chart__mark";

type Mark = (&'static str, &'static str, &'static str);

fn reported(item: &Item) -> Mark {
    let Some(standing) = item.standing_shown() else { return ("▲", BAD, windows().standing_differs) };
    let class = match standing {
        Standing::Done => GOOD,
        Standing::NotStarted => NONE,
        Standing::Declined => BAD,
        _ => HALF,
    };
    ((words().standing_mark)(standing), class, (words().standing)(standing))
}

fn reviewed(item: &Item) -> Mark {
    let review = item.reviewed();
    let told = (words().reviewed)(review);
    match review {
        None => ("·", NONE, told),
        Some(Judged { outdated: true, .. }) => ("◐", HALF, told),
        Some(Judged { is: Review::Approved, .. }) => ("✓", GOOD, told),
        Some(Judged { is: Review::Returned, .. }) => ("▲", BAD, told),
    }
}

fn rated(item: &Item) -> Mark {
    let Some(rating) = item.rated() else { return ("·", NONE, more_words().not_rated) };
    let told = (words().rated)(rating);
    match rating {
        Rating::Satisfied => ("✓", GOOD, told),
        Rating::MostlySatisfied => ("◐", HALF, told),
        Rating::Unsatisfied => ("×", BAD, told),
    }
}

/// As much as there is room for, counted in Chinese characters: a picture does not wrap. A Latin letter is about half as
/// wide.
fn cut(text: &str, most: usize) -> String {
    let mut wide = 0;
    let room = text.chars().take_while(|letter| {
        wide += if letter.is_ascii() { 1 } else { 2 };
        wide <= 2 * most
    });
    let kept = room.count();
    if kept == text.chars().count() { text.to_owned() } else { text.chars().take(kept - 1).chain(['…']).collect() }
}
