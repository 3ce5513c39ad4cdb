//! 承办单位办理情况表: a unit tells of one recommendation, and signs.

use crate::{
    ledger::{Item, Reading},
    opinion::Recommendation,
};

use super::{
    super::{
        Scope, Source, names,
        paper::{Block, Cell, Line, Paper, Piece, Style, Table, text},
        said,
    },
    upright,
};

const NAME: &str = "承办单位办理情况表";

/// One form a page, filled in as far as the ledger goes.
pub fn handling_forms(source: Source<'_>, scope: &Scope) -> Paper {
    let items = source.chosen(scope).into_iter().flat_map(|(_, items)| items);
    let mut blocks = Vec::new();
    for (place, (asked, item)) in items.enumerate() {
        if place > 0 {
            blocks.push(Block::NewPage);
        }
        let unit = match scope {
            Scope::Unit(unit) => unit.to_string(),
            _ => agreed(&item.lead, ToString::to_string),
        };
        blocks.extend(form(source, &unit, rows(asked, item)));
    }
    let issuer = if let Scope::Unit(unit) = scope { unit.to_string() } else { said::office(source.opinion) };
    upright(format!("{NAME}（{}）", source.opinion.number), &issuer, blocks)
}

/// The form with nothing in it.
pub(super) fn blank(source: Source<'_>) -> Vec<Block> {
    let empty = |name: &str, room| vec![Cell::name(name), Cell::text("").across(3).with_room(room)];
    let rows = vec![
        pair(("建议编号", Cell::text("")), ("建议名称", Cell::text(""))),
        empty("建议要点", 4),
        pair(("牵头单位", Cell::text("")), ("配合单位", Cell::text(""))),
        pair(("办理时限", Cell::text("")), ("办理状态", Cell::text(""))),
        empty("细化举措\n完成情况", 4),
        empty("办理进展", 7),
        empty("状态说明", 2),
        empty("佐证材料", 2),
    ];
    form(source, "", rows)
}

fn form(source: Source<'_>, unit: &str, mut rows: Vec<Vec<Cell>>) -> Vec<Block> {
    let blank = || Cell::text("").with_room(2);
    rows.push(pair(("填表人", blank()), ("审核人", blank())));
    rows.push(pair(("联系电话", blank()), ("填表日期", blank())));
    rows.push(vec![Cell::name("单位负责人\n签字（盖章）"), Cell::text("").across(3).with_room(3)]);
    let about = format!("承办单位：{unit}\t审议意见文号：{}", source.opinion.number);
    let about = about.split_once('\t').map_or(Line::new(), |(unit, number)| vec![text(unit), Piece::Tab, text(number)]);
    vec![
        Block::of(Style::TableTitle, NAME),
        // Above the table: below it, a note may have a page to itself.
        Block::of(Style::TableNote, said::gist_note(source.opinion)),
        Block::Paragraph(Style::TableNote, about),
        Block::Table(Table { widths: vec![16, 34, 16, 34], head: Vec::new(), rows }),
    ]
}

fn pair((one, first): (&str, Cell), (other, second): (&str, Cell)) -> Vec<Cell> {
    vec![Cell::name(one), first, Cell::name(other), second]
}

fn rows(asked: &Recommendation, item: &Item) -> Vec<Vec<Cell>> {
    let wide = |name: &str, lines: Vec<String>, room| {
        let lines = lines.into_iter().map(|line| vec![text(line)]).collect();
        vec![Cell::name(name), Cell::lines(lines).across(3).with_room(room)]
    };
    let cell = |told: String| Cell::text(told).centred();
    let (done, of) = item.measures_in_all();
    let measures = std::iter::once(format!("共{of}项，已完成{done}项。"))
        .chain(said::measures(asked, item, true).into_iter().map(|measure| format!("✓ {measure}")))
        .chain(said::measures(asked, item, false).into_iter().map(|measure| format!("□ {measure}")));
    let mut rows = vec![
        pair(("建议编号", cell(asked.id.number())), ("建议名称", Cell::text(&*asked.title))),
        wide("建议要点", vec![format!("{}（{}）", asked.asks, asked.cite)], 0),
        pair(
            ("牵头单位", cell(agreed(&item.lead, ToString::to_string))),
            ("配合单位", cell(agreed(&item.support, |units| units.join("、")))),
        ),
        pair(("办理时限", cell(agreed(&item.due, |day| names::day(*day)))), ("办理状态", cell(agreed_standing(item)))),
        wide("细化举措\n完成情况", measures.collect(), 0),
        wide("办理进展", said::notes(item), 5),
        wide("状态说明", item.standing_reason().map(|why| why.to_string()).into_iter().collect(), 1),
        wide("佐证材料", evidence(item), 1),
    ];
    let explanation = agreed(&item.explanation, ToString::to_string);
    if !explanation.is_empty() {
        rows.push(wide("逾期说明", vec![explanation], 0));
    }
    if let Some(target) = item.target.value() {
        let now = agreed(&item.current, |now| format!("{now}{}", target.unit));
        let told = format!("{}{}{}，目前：{now}", target.what, target.goal, target.unit);
        rows.push(wide("目标", vec![told], 0));
    }
    rows
}

fn evidence(item: &Item) -> Vec<String> {
    let pieces = item.evidence.iter().filter_map(|piece| piece.value());
    let told = pieces.map(|piece| match &*piece.place {
        "" => piece.title.to_string(),
        place => format!("{}（存{place}）", piece.title),
    });
    told.zip(1..).map(|(told, number)| format!("{number}.{told}")).collect()
}

/// A form has no gaps: what nobody said is left to be written, and where people differ both are named.
pub(super) fn agreed<T>(reading: &Reading<T>, tell: impl Fn(&T) -> String) -> String {
    if reading.is_conflict() {
        return format!("填报不一致：{}", said::claimed(reading, tell));
    }
    reading.value().map(tell).unwrap_or_default()
}

pub(super) fn agreed_standing(item: &Item) -> String {
    item.standing_shown().map_or_else(
        || agreed(&item.standing, |standing| names::standing(*standing).to_owned()),
        |standing| names::standing(standing).to_owned(),
    )
}
