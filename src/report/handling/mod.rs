//! The handling report (关于《…》研究处理情况的报告): what the office hands in, as prose.
//!
//! ```text
//! organised.rs  一、 how the work was organised
//! areas.rs      二、 what was done, area by area
//! results.rs    三、 results by kind
//! ahead.rs      四、 what remains and why; 五、 what comes next
//! annex.rs      附件: every recommendation in a table, and the evidence
//! ```
//!
//! What the ledger does not know is a gap 【待补：…】 that a person fills. The committee's ratings are no part of it.

mod ahead;
mod annex;
mod areas;
mod organised;
mod results;

use crate::{
    journal::{Fact, Journal},
    ledger::Ledger,
    opinion::{Day, Opinion},
};

use super::{
    Asked, Gap, Order, Scope, Source, Step, names,
    paper::{Block, Line, Paper, Piece, Section, Style, text},
    said,
};

/// What a report would lack on that day, each once: it draws on the ledger alone.
pub fn gaps(opinion: &Opinion, ledger: &Ledger, today: Day, order: &Order) -> Vec<Gap> {
    let journal = Journal::default();
    let source = Source { opinion, journal: &journal, ledger, today, moment: 0, offset_minutes: 0 };
    let mut once: Vec<Gap> = Vec::new();
    for gap in report(source, order).gaps() {
        if !once.contains(&gap) {
            once.push(gap);
        }
    }
    once
}

/// The whole report with its annexes.
pub fn report(source: Source<'_>, order: &Order) -> Paper {
    let title = title(source, order);
    let annexes = annex::all(source, order);
    let names: Vec<&str> = annexes.iter().map(|(name, _)| *name).collect();
    let mut sections = vec![Section { landscape: false, blocks: text_of(source, order, &title, &names) }];
    let count = annexes.len();
    let pages = annexes.into_iter().enumerate();
    let pages = pages.flat_map(|(place, (name, blocks))| annex::pages(place, count, name, blocks)).collect();
    sections.push(Section { landscape: true, blocks: pages });
    if order.step == Step::Final && !matches!(order.scope, Scope::Unit(_)) {
        sections.push(Section { landscape: false, blocks: vec![imprint(source)] });
    }
    Paper { name: title, issuer: issuer(source, order), sections }
}

/// The table alone.
pub fn overview(source: Source<'_>, scope: &Scope) -> Paper {
    let name = format!("{}{}", said::cited(source.opinion), annex::OVERVIEW);
    let on = format!("截至{}", names::day(source.today));
    let mut blocks = vec![Block::of(Style::TableTitle, &*name), Block::of(Style::TableNote, on)];
    blocks.extend(annex::overview(source, scope));
    Paper { name, issuer: source.opinion.addressee.to_string(), sections: vec![Section { landscape: true, blocks }] }
}

/// In whose name it is.
fn issuer(source: Source<'_>, order: &Order) -> String {
    match &order.scope {
        Scope::Unit(unit) => unit.to_string(),
        _ => source.opinion.addressee.to_string(),
    }
}

fn title(source: Source<'_>, order: &Order) -> String {
    let about = match &order.scope {
        Scope::All => String::new(),
        Scope::Area(id) => source.opinion.area(*id).map_or(String::new(), |area| format!("（{}部分）", area.title)),
        Scope::Unit(_) => "（本单位承办部分）".to_owned(),
    };
    format!("{}关于{}{about}研究处理情况的报告", issuer(source, order), said::cited(source.opinion))
}

/// Everything before the annexes.
fn text_of(source: Source<'_>, order: &Order, title: &str, annexes: &[&str]) -> Vec<Block> {
    let mut blocks = head(source, order);
    blocks.push(Block::of(Style::Title, said::in_lines(title)));
    if order.step == Step::Comment {
        blocks.push(Block::of(Style::Subtitle, "（征求意见稿）"));
    }
    blocks.push(Block::blank());
    blocks.push(Block::Paragraph(Style::Addressee, addressee(source, order)));
    blocks.push(opening(source, order));
    blocks.extend(organised::blocks(source, order));
    blocks.extend(areas::blocks(source, order));
    blocks.extend(results::blocks(source, order));
    blocks.extend(ahead::blocks(source, order));
    blocks.push(Block::body([text("专此报告。")]));
    blocks.extend(list_of(annexes));
    blocks.push(Block::blank());
    blocks.push(Block::Signature { name: vec![text(issuer(source, order))], date: vec![dated(source, order)] });
    blocks.push(contact(source, order));
    blocks
}

/// 发文机关标志 where one is given, 发文字号 and 签发人: of what is handed in, not of drafts and units' parts.
fn head(source: Source<'_>, order: &Order) -> Vec<Block> {
    if order.step == Step::Comment || matches!(order.scope, Scope::Unit(_)) {
        return Vec::new();
    }
    let number = vec![source.fact(Fact::Number), Piece::Tab, text("签发人："), strong(source.fact(Fact::Signer))];
    match source.ledger.procedure().office.says(Fact::Letterhead) {
        Some(name) => vec![
            Block::of(Style::Letterhead, &**name),
            Block::Paragraph(Style::Number, number),
            Block::blank(),
            Block::blank(),
        ],
        None => vec![Block::Paragraph(Style::PlainNumber, number), Block::blank(), Block::blank()],
    }
}

fn strong(piece: Piece) -> Piece {
    if let Piece::Text(text) = piece { Piece::Strong(text) } else { piece }
}

fn addressee(source: Source<'_>, order: &Order) -> Line {
    match (&order.scope, order.step) {
        (Scope::Unit(_), _) => vec![text(format!("{}：", source.opinion.addressee))],
        (_, Step::Comment) => vec![Piece::Gap(Gap::written(super::Wants::Addressee)), text("：")],
        (_, Step::Final) => vec![text(format!("{}：", source.opinion.issuer))],
    }
}

fn opening(source: Source<'_>, order: &Order) -> Block {
    let opinion = source.opinion;
    let received = source.ledger.procedure().received.value();
    let received = received.map_or("收悉".to_owned(), |day| format!("于{}收悉", names::day(*day)));
    let all = opinion.recommendations().count();
    let chosen = items(source, order).len();
    let about = if chosen == all {
        format!("该意见提出{}个方面{}条建议。", names::number(opinion.areas().len()), names::number(all))
    } else {
        format!("该意见提出{}条建议，本报告涉及其中{}条。", names::number(all), names::number(chosen))
    };
    Block::body([text(format!(
        "{}{}印发的{}（{}）{received}。{about}现将研究处理情况报告如下，所列建议要点根据原文归纳，以原文为准。",
        opinion.issuer,
        names::day(opinion.issued),
        said::cited(opinion),
        opinion.number,
    ))])
}

fn items<'a>(source: Source<'a>, order: &Order) -> Vec<Asked<'a>> {
    source.chosen(&order.scope).into_iter().flat_map(|(_, items)| items).collect()
}

/// 附件说明
fn list_of(annexes: &[&str]) -> Option<Block> {
    let told = match annexes {
        [] => return None,
        [one] => format!("附件：{one}"),
        several => {
            let lines: Vec<String> =
                several.iter().enumerate().map(|(at, name)| format!("{}.{name}", at + 1)).collect();
            format!("附件：{}", lines.join("\n"))
        }
    };
    Some(Block::of(Style::Annexes, told))
}

/// A unit writes its own day.
fn dated(source: Source<'_>, order: &Order) -> Piece {
    if matches!(order.scope, Scope::Unit(_)) { Source::by_hand(Fact::Dated) } else { source.fact(Fact::Dated) }
}

/// 附注
fn contact(source: Source<'_>, order: &Order) -> Block {
    let of = |fact| if matches!(order.scope, Scope::Unit(_)) { Source::by_hand(fact) } else { source.fact(fact) };
    Block::Paragraph(
        Style::Remark,
        vec![text("（联系人："), of(Fact::Person), text("  联系电话："), of(Fact::Phone), text("）")],
    )
}

fn imprint(source: Source<'_>) -> Block {
    Block::Imprint {
        copies: vec![text("抄送："), source.fact(Fact::Copies), text("。")],
        printer: vec![source.fact(Fact::Printer)],
        printed: vec![source.fact(Fact::Printed), text("印发")],
    }
}
