//! 催办单: the office asks after what is late, unit by unit.

use std::rc::Rc;

use crate::{journal::Fact, ledger::Item, opinion::Recommendation};

use super::{
    super::{
        Asked, Gap, Scope, Source, Wants, names,
        paper::{Block, Cell, Paper, Piece, Style, Table, text},
        said,
    },
    signed, unit, upright,
};

const NAME: &str = "催办单";

/// One page for each lead unit that is late; one for what nobody leads.
pub fn reminders(source: Source<'_>, scope: &Scope) -> Paper {
    let office = said::office(source.opinion);
    let late: Vec<Asked<'_>> = source
        .chosen(scope)
        .into_iter()
        .flat_map(|(_, items)| items)
        .filter(|(_, item)| said::is_late(source, item))
        .collect();
    let mut units: Vec<Option<&Rc<str>>> = Vec::new();
    for lead in late.iter().map(|(_, item)| item.lead.value()) {
        if !units.contains(&lead) {
            units.push(lead);
        }
    }
    let mut blocks = Vec::new();
    for (place, unit) in units.iter().enumerate() {
        if place > 0 {
            blocks.push(Block::NewPage);
        }
        let own: Vec<&Asked<'_>> = late.iter().filter(|(_, item)| item.lead.value() == *unit).collect();
        blocks.extend(one(source, &office, *unit, &own));
    }
    if units.is_empty() {
        let none = format!("截至{}，没有超过办理时限的事项。", names::day(source.today));
        blocks.extend([Block::of(Style::Title, NAME), Block::blank(), Block::body([text(none)])]);
    }
    upright(format!("{NAME}（{}）", source.opinion.number), &office, blocks)
}

fn one(source: Source<'_>, office: &str, unit: Option<&Rc<str>>, items: &[&Asked<'_>]) -> Vec<Block> {
    let addressee = match unit {
        Some(unit) => text(&**unit),
        None => Piece::Gap(Gap::written(Wants::Division)),
    };
    let asked = [
        text(format!(
            "截至{}，你单位牵头办理的{}（{}）中，下列{}条建议已超过办理时限，尚未报告办理结果。请抓紧办理，于",
            names::day(source.today),
            said::cited(source.opinion),
            source.opinion.number,
            items.len(),
        )),
        Piece::Gap(Gap::written(Wants::Reply)),
        text(format!("前将办理结果或者未按期办结的原因书面报{office}。")),
    ];
    let rows = items.iter().zip(1..).map(|((asked, item), number)| row(source, asked, item, number)).collect();
    let head = ["序号", "建议名称", "办理时限", "逾期天数", "办理状态", "逾期说明"].map(str::to_owned).to_vec();
    vec![
        Block::of(Style::Title, NAME),
        Block::blank(),
        Block::Paragraph(Style::Addressee, vec![addressee, text("：")]),
        Block::body(asked),
        Block::Table(Table { widths: vec![6, 30, 22, 13, 13, 16], head, rows }),
        Block::blank(),
        signed(office),
        Block::Paragraph(
            Style::Remark,
            vec![
                text("（联系人："),
                source.fact(Fact::Person),
                text("  联系电话："),
                source.fact(Fact::Phone),
                text("）"),
            ],
        ),
    ]
}

fn row(source: Source<'_>, asked: &Recommendation, item: &Item, number: usize) -> Vec<Cell> {
    let deadline = said::deadline(source, item);
    let due = deadline.map(|deadline| names::day(deadline.due)).unwrap_or_default();
    let late = deadline.map(|deadline| format!("{}天", -deadline.days_left)).unwrap_or_default();
    vec![
        Cell::text(number.to_string()).centred(),
        Cell::text(format!("{} {}", asked.id.number(), asked.title)),
        Cell::text(due).centred(),
        Cell::text(late).centred(),
        Cell::text(unit::agreed_standing(item)).centred(),
        Cell::text(unit::agreed(&item.explanation, ToString::to_string)),
    ]
}
