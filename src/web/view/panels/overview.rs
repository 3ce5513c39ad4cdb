//! The fifteen on one page, by three judgements: drawn as a picture, so that it prints as it looks.
//!
//! A mark is a shape; colour only repeats it.

use yew::prelude::*;

use crate::{
    app::{Model, Msg, Now},
    journal::Field,
    ledger::{Item, Judged, Rating, Review, Standing},
    opinion::Recommendation,
};

use super::super::{card::rating_mark, dialog::Dialog, in_words, more_words, parts::button, windows, words};

/// Across and down, from the corner of the picture or of a row.
type At = (usize, usize);

/// Where things are drawn. On a screen one of them is shown; paper has the wide one.
struct Plan {
    class: &'static str,
    width: usize,
    row: usize,
    title: At,
    lead: At,
    /// Chinese characters that there is room for: title, unit.
    room: [usize; 2],
    due: At,
    marks: [usize; 3],
    /// How far down: in a row with a time limit, and in one without.
    mark: [usize; 2],
    /// How far the heads of the marks are below those of the other columns.
    heads: usize,
    /// Parts in a line: of the title, of what is told under it, of the legend.
    in_line: [usize; 3],
}

const WIDE: Plan = Plan {
    class: "chart__wide",
    width: 870,
    row: 40,
    title: (44, 25),
    lead: (390, 25),
    room: [20, 8],
    due: (750, 25),
    marks: [528, 612, 696],
    mark: [27, 27],
    heads: 0,
    in_line: [2, 3, 4],
};

const NARROW: Plan = Plan {
    class: "chart__narrow",
    width: 356,
    row: 78,
    title: (36, 26),
    lead: (36, 49),
    room: [20, 8],
    due: (36, 69),
    marks: [176, 242, 320],
    mark: [62, 51],
    heads: 0,
    in_line: [1, 1, 1],
};

/// Narrow, in large text: the marks have a line of their own.
const TALL: Plan = Plan {
    class: "chart__tall",
    width: 280,
    row: 116,
    room: [15, 15],
    marks: [50, 140, 230],
    mark: [100, 100],
    heads: 46,
    ..NARROW
};

pub(in super::super) fn overview(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    let more = more_words();
    html! {
        <Dialog name="overview" title={more.overview_title} onclose={emit.reform(|()| Msg::PanelClosed)}>
            { chart(&WIDE, model, now) }
            { chart(&NARROW, model, now) }
            { chart(&TALL, model, now) }
            <p class="dialog__actions no-print">
                { button("btn btn--main", "print", more.print_out, emit, Msg::PrintAsked) }
            </p>
        </Dialog>
    }
}

fn chart(plan: &Plan, model: &Model, now: Now) -> Html {
    let (words, more) = (words(), more_words());
    let opinion = in_words(&model.opinion);
    let part = model.part().map(|part| (words.part_of)(&part.unit));
    let title: Vec<String> = [opinion.number.to_string(), words.title.to_owned()].into_iter().chain(part).collect();
    let day = (more.overview_on)(&(words.day)(model.day(now)));
    let told = [
        day,
        (words.deadline_of)(model.deadline(now).due),
        (words.report)(model.report(now)),
        (words.ratings)(model.shown().progress()),
    ];
    let legend: Vec<String> = more.overview_legend.split('　').map(str::to_owned).collect();
    let [in_title, in_told, in_legend] = plan.in_line;
    let (title, y) = lines("chart__title", 28, &title, in_title, " ", 26);
    let (told, y) = lines("chart__small", 22, &told, in_told, "　", y);
    let (heads, top) = heads(plan, model, y + 6);
    let rows: Vec<_> =
        opinion.recommendations().filter_map(|asked| Some((asked, model.shown().item(asked.id)?))).collect();
    let end = top + rows.len() * plan.row;
    let (legend, bottom) = lines("chart__sum", 22, &legend, in_legend, "　", end + 30);
    html! {
        <svg class={plan.class} viewBox={format!("0 0 {} {}", plan.width, bottom - 10)} role="img" aria-label={more.overview_title}>
            { title }{ told }{ heads }
            { for rows.iter().zip((top..).step_by(plan.row)).map(|((asked, item), y)| row(plan, model, now, asked, item, y)) }
            { legend }
        </svg>
    }
}

/// Parts in lines of so many each, the first line at `y`, and where the next line would be. A picture does not wrap by
/// itself.
fn lines(class: &'static str, step: usize, parts: &[String], in_line: usize, between: &str, y: usize) -> (Html, usize) {
    let lines = parts.chunks(in_line).zip((y..).step_by(step));
    let drawn = lines.map(|(parts, y)| text(class, (0, y), &parts.join(between)));
    (drawn.collect(), y + step * parts.len().div_ceil(in_line))
}

/// The heads of the columns, and where the rows begin.
fn heads(plan: &Plan, model: &Model, y: usize) -> (Html, usize) {
    let words = words();
    let progress = model.shown().progress();
    let heads = more_words().overview_heads;
    let sums = [progress.done, progress.approved, progress.rated()];
    let columns = [(Field::Lead, plan.lead.0, y), (Field::Due, plan.due.0, y + plan.due.1 - plan.lead.1)];
    let y = y + plan.heads;
    let drawn = html! {
        <>
            { for heads.into_iter().zip(sums).zip(plan.marks).map(|((head, sum), x)| html! {
                <>
                    <text class="chart__head" x={x.to_string()} y={y.to_string()} text-anchor="middle">{ head }</text>
                    <text class="chart__sum" x={x.to_string()} y={(y + 20).to_string()} text-anchor="middle">
                        { (words.progress_of)(sum, progress.of) }
                    </text>
                </>
            }) }
            { for columns.map(|(field, x, y)| text("chart__head", (x, y), (windows().field)(&field))) }
        </>
    };
    (drawn, y + 34)
}

fn row(plan: &Plan, model: &Model, now: Now, asked: &Recommendation, item: &Item, y: usize) -> Html {
    let due = item.deadline(model.day(now), model.shown().procedure().owed_by(&model.opinion));
    let due = due.map(|deadline| (words().deadline)(deadline)).unwrap_or_default();
    let lead = item.lead.value().map_or(windows().unassigned, |lead| &**lead);
    let marks = [reported(item), reviewed(item), rated(item)];
    let mark_y = y + plan.mark[usize::from(due.is_empty())];
    let below = |(x, down): At| (x, y + down);
    html! {
        <g data-overview={asked.id.to_string()}>
            <line class="chart__rule" x1="0" x2={plan.width.to_string()} y1={y.to_string()} y2={y.to_string()} />
            { text("chart__text", below((0, plan.title.1)), &asked.id.number()) }
            { title(plan, &asked.title, y) }
            { text("chart__small", below(plan.lead), &cut(lead, plan.room[1])) }
            { for marks.into_iter().zip(plan.marks).map(|((mark, class, what), x)| html! {
                <text {class} x={x.to_string()} y={mark_y.to_string()} text-anchor="middle" data-mark={mark}>
                    <title>{ what }</title>{ mark }
                </text>
            }) }
            { text("chart__small", below(plan.due), &due) }
        </g>
    }
}

/// In one line; a longer one in smaller letters, and in two lines where it has words to end one between.
fn title(plan: &Plan, title: &str, y: usize) -> Html {
    let (x, down) = plan.title;
    if fits(title, plan.room[0]) {
        return text("chart__text", (x, y + down), title);
    }
    // As sizes of letters go in the style sheet.
    let room = plan.room[0] * 15 / 13;
    let lines = match broken(title, room) {
        (whole, None) => vec![(down, whole)],
        (first, Some(rest)) => vec![(down - 8, first), (down + 8, rest)],
    };
    let long = "chart__text chart__text--long";
    lines.into_iter().map(|(down, line)| text(long, (x, y + down), &cut(line, room))).collect()
}

fn text(class: &'static str, (x, y): At, text: &str) -> Html {
    html! { <text {class} x={x.to_string()} y={y.to_string()}>{ text }</text> }
}

/// What there is room for up to the end of a word, and the rest of what is longer.
fn broken(text: &str, most: usize) -> (&str, Option<&str>) {
    if fits(text, most) {
        return (text, None);
    }
    let ends = text.char_indices().filter(|(_, letter)| *letter == ' ').map(|(end, _)| end);
    let end = ends.take_while(|end| text.get(..*end).is_some_and(|start| fits(start, most))).last();
    match end.and_then(|end| text.split_at_checked(end)) {
        Some((first, rest)) => (first, Some(rest.trim_start())),
        None => (text, None),
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
        None => ("–", NONE, told),
        Some(Judged { outdated: true, .. }) => ("◐", HALF, told),
        Some(Judged { is: Review::Approved, .. }) => ("✓", GOOD, told),
        Some(Judged { is: Review::Returned, .. }) => ("▲", BAD, told),
    }
}

fn rated(item: &Item) -> Mark {
    let Some(rating) = item.rated() else { return ("–", NONE, more_words().not_rated) };
    let class = match rating {
        Rating::Satisfied => GOOD,
        Rating::MostlySatisfied => HALF,
        Rating::Unsatisfied => BAD,
    };
    (rating_mark(rating), class, (words().rated)(rating))
}

/// Cuts a text to the room that there is. A picture does not wrap by itself.
fn cut(text: &str, most: usize) -> String {
    if fits(text, most) {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while !fits(&kept, most - 1) {
        kept.pop();
    }
    kept + "…"
}

/// Whether there is room for it, counted in Chinese characters; a Latin letter is about half as wide.
fn fits(text: &str, most: usize) -> bool {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>() <= 2 * most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_titles_are_broken_between_words_and_cut_where_there_are_none() {
        assert_eq!(broken("Medical care capacity", 20), ("Medical care capacity", None));
        let long = "Science and technology breakthroughs and talent policy";
        assert_eq!(broken(long, 20), ("Science and technology breakthroughs and", Some("talent policy")));
        assert_eq!(broken("托育、养老、健康服务", 5), ("托育、养老、健康服务", None));
        assert_eq!(cut("托育、养老、健康服务", 5), "托育、养…");
        assert_eq!(cut("农牧局", 5), "农牧局");
    }
}
