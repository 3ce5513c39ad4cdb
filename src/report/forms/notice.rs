//! 交办通知: the office hands the recommendations to the units.

use crate::journal::Fact;

use super::{
    super::{
        Asked, Gap, Scope, Source, Wants, names,
        paper::{Block, Cell, Line, Paper, Piece, Section, Style, Table, text},
        said,
    },
    signed, unit,
};

pub fn notice(source: Source<'_>, scope: &Scope) -> Paper {
    let office = said::office(source.opinion);
    let items: Vec<Asked<'_>> = source.chosen(scope).into_iter().flat_map(|(_, items)| items).collect();
    let name = format!("{office}关于做好{}办理工作的通知", said::cited(source.opinion));
    let sections = vec![
        Section { landscape: false, blocks: letter(source, scope, &items, &name, &office) },
        Section { landscape: true, blocks: division(source, &items) },
        Section { landscape: false, blocks: blank(source) },
    ];
    Paper { name, issuer: office, sections }
}

fn letter(source: Source<'_>, scope: &Scope, items: &[Asked<'_>], name: &str, office: &str) -> Vec<Block> {
    let opinion = source.opinion;
    let due = names::day(source.ledger.procedure().due(opinion));
    let own = matches!(scope, Scope::Unit(_));
    let asked = format!(
        "{}{}印发的{}（{}）收悉。现将{}{}条建议的办理任务予以交办。建议要点根据原文归纳，以原文为准。",
        opinion.issuer,
        names::day(opinion.issued),
        said::cited(opinion),
        opinion.number,
        if items.len() == opinion.whole() { "所提" } else { "其中" },
        items.len(),
    );
    let parts = [
        (
            "一、任务分工",
            "各牵头单位对照《任务分工方案》（附件1），会同配合单位逐条研究办理；配合单位按职责协助办理。".to_owned(),
        ),
        (
            "二、办理时限",
            format!(
                "各条建议的办理时限见附件1，书面报告期限为{due}。请牵头单位在办理时限前填写《承办单位办理情况表》（附件2），\
                 经审核、签字、盖章后，连同佐证材料报{office}。"
            ),
        ),
        (
            "三、有关事项",
            format!(
                "认为任务分工与本单位职责不符的，请书面说明理由，及时退回{office}重新交办。因客观条件暂不能办结的，请说明原因和下一步打算。"
            ),
        ),
    ];
    let mut blocks = vec![
        Block::Paragraph(Style::PlainNumber, vec![Source::by_hand(Fact::Number)]),
        Block::blank(),
        Block::of(Style::Title, said::in_lines(name)),
        Block::blank(),
        Block::Paragraph(Style::Addressee, addressees(scope, items)),
        Block::body([text(asked)]),
    ];
    for (title, told) in parts {
        blocks.push(Block::of(Style::Part, title));
        blocks.push(Block::body([text(told)]));
    }
    let unled = items.iter().filter(|(_, item)| item.lead.value().is_none()).count();
    if unled > 0 && !own {
        let all = if unled == items.len() { Wants::Division } else { Wants::OtherLeads(unled) };
        blocks.push(Block::body([Piece::Gap(Gap::written(all))]));
    }
    blocks.push(Block::blank());
    blocks.push(Block::of(Style::Annexes, "附件：1.任务分工方案\n2.承办单位办理情况表"));
    blocks.push(Block::blank());
    blocks.push(signed(office));
    let contact =
        [text("（联系人："), source.fact(Fact::Person), text("  联系电话："), source.fact(Fact::Phone), text("）")];
    blocks.push(Block::Paragraph(Style::Remark, contact.to_vec()));
    blocks
}

/// Every unit that has a part in it.
fn addressees(scope: &Scope, items: &[Asked<'_>]) -> Line {
    if let Scope::Unit(unit) = scope {
        return vec![text(format!("{unit}："))];
    }
    let mut units: Vec<&str> = Vec::new();
    for unit in items.iter().flat_map(|(_, item)| item.units()) {
        if !units.contains(&&**unit) {
            units.push(unit);
        }
    }
    match units.is_empty() {
        true => vec![Piece::Gap(Gap::written(Wants::Division)), text("：")],
        false => vec![text(format!("{}：", units.join("、")))],
    }
}

/// 分工方案
fn division(source: Source<'_>, items: &[Asked<'_>]) -> Vec<Block> {
    let row = |((asked, item), number): (&Asked<'_>, usize)| {
        let measures: Vec<String> = asked.measures.iter().map(|measure| measure.text.to_string()).collect();
        let own = item.added.iter().filter_map(|added| added.text.value()).map(ToString::to_string);
        vec![
            Cell::text(number.to_string()).centred(),
            Cell::text(format!("{}（{}）", said::gist(asked), asked.cite)),
            Cell::text(measures.into_iter().chain(own).collect::<Vec<_>>().join("；")),
            Cell::of([said::lead(item)]).centred(),
            Cell::lines(said::support(item).into_iter().map(|units| vec![units]).collect()).centred(),
            Cell::of([said::due(item)]).centred(),
        ]
    };
    let head = ["序号", "建议要点", "细化举措", "牵头单位", "配合单位", "办理时限"].map(str::to_owned).to_vec();
    let table = Table { widths: vec![4, 26, 34, 11, 14, 11], head, rows: items.iter().zip(1..).map(row).collect() };
    vec![
        Block::of(Style::AnnexMark, "附件1"),
        Block::of(Style::TableTitle, "任务分工方案"),
        Block::of(Style::TableNote, said::gist_note(source.opinion)),
        Block::Table(table),
    ]
}

fn blank(source: Source<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::of(Style::AnnexMark, "附件2")];
    blocks.extend(unit::blank(source));
    blocks
}
