//! 一、: who took it on, and how far the procedure is.

use crate::{
    journal::Fact,
    ledger::{Claim, Reading, same_unit},
    opinion::Stage,
};

use super::{
    super::{
        Gap, Order, Scope, Source, Wants, names,
        paper::{Block, Line, Piece, Style, text},
    },
    items,
};

pub(super) fn blocks(source: Source<'_>, order: &Order) -> Vec<Block> {
    let mut blocks = vec![Block::of(Style::Part, "一、组织办理情况"), Block::body([organisation(source, order)])];
    blocks.push(Block::body(division(source, order)));
    let steps = steps(source);
    if !steps.is_empty() {
        blocks.push(Block::body([text(format!("{}。", steps.join("，")))]));
    }
    blocks
}

/// A unit tells what it wrote itself, and not what the government did.
fn organisation(source: Source<'_>, order: &Order) -> Piece {
    let fact = Fact::Organisation;
    let is_by =
        |claim: &Claim<_>, unit: &str| claim.entry.author.as_ref().is_some_and(|author| same_unit(&author.unit, unit));
    let said = source.ledger.procedure().office.reading(fact).map(Reading::claims).unwrap_or_default();
    match &order.scope {
        Scope::Unit(unit) if !said.iter().all(|claim| is_by(claim, unit)) => Source::by_hand(fact),
        _ => source.fact(fact),
    }
}

/// Who handles what.
fn division(source: Source<'_>, order: &Order) -> Line {
    let items = items(source, order);
    let led = items.iter().filter(|(_, item)| item.lead.value().is_some()).count();
    let mut units: Vec<&str> = Vec::new();
    for unit in items.iter().flat_map(|(_, item)| item.units()) {
        if !units.contains(&&**unit) {
            units.push(unit);
        }
    }
    if led == 0 {
        return vec![Piece::Gap(Gap::written(Wants::Division))];
    }
    let all = match items.len() {
        1 => "已".to_owned(),
        all if all == led => "均已".to_owned(),
        _ => format!("中，{led}条已"),
    };
    let mut line = vec![text(format!(
        "{}条建议{all}明确牵头单位，由{}{}个单位承办。",
        items.len(),
        units.join("、"),
        if units.len() > 1 { format!("等{}", units.len()) } else { "1".to_owned() },
    ))];
    if led < items.len() {
        line.push(Piece::Gap(Gap::written(Wants::OtherLeads(items.len() - led))));
    }
    line
}

/// The steps that are behind, each with its day.
fn steps(source: Source<'_>) -> Vec<String> {
    let stages = source.ledger.procedure().stages.iter();
    stages
        .filter(|state| state.stage != Stage::Report && state.stage != Stage::Publication)
        .filter_map(|state| {
            // The others are nouns.
            let done = if state.stage == Stage::Comment { "" } else { "完成" };
            Some(format!("{}{done}{}", names::day(*state.actual.value()?), names::stage(state.stage)))
        })
        .collect()
}
