//! 二、: what was done, area by area, as the units tell it.

use crate::{
    ledger::{Item, Standing},
    opinion::Recommendation,
};

use super::super::{
    Gap, Order, Source, names,
    paper::{Block, Line, Piece, Style, text},
    said,
};

/// More of an item's notes than this stands in the annex alone.
const TOLD: usize = 500;

pub(super) fn blocks(source: Source<'_>, order: &Order) -> Vec<Block> {
    let mut blocks = vec![Block::of(Style::Part, "二、办理情况")];
    let mut count = 0;
    for (place, (area, items)) in source.chosen(&order.scope).into_iter().enumerate() {
        blocks.push(Block::of(Style::Section, format!("（{}）{}", names::number(place + 1), area.title)));
        // One alone is not counted.
        let alone = items.len() == 1;
        for (at, (asked, item)) in items.into_iter().enumerate() {
            count += 1;
            let begins = if alone { String::new() } else { format!("{}是", names::number(at + 1)) };
            blocks.push(Block::body(one(asked, item, &begins, count)));
        }
    }
    blocks
}

/// 一是…: who, what was done, how far the target is.
fn one(asked: &Recommendation, item: &Item, begins: &str, number: usize) -> Line {
    let mut line =
        vec![Piece::Strong(format!("{begins}{}。", asked.title)), text("由"), said::lead(item), text("牵头")];
    if let Some(support) = said::support(item) {
        line.extend([text("，"), support, text("配合")]);
    }
    line.push(text("办理。"));
    line.extend(doings(item, number));
    let (done, of) = item.measures_in_all();
    if done > 0 {
        line.push(text(format!("细化举措{of}项，已完成{done}项。")));
    }
    line.extend(said::target(item).into_iter().flatten());
    if item.standing.is_conflict() || (item.standing_shown() == Some(Standing::NotStarted) && said::is_reported(item)) {
        line.push(said::standing(item));
    }
    line
}

/// The notes; where there are none, what the standing says of that.
fn doings(item: &Item, number: usize) -> Line {
    let notes: Vec<String> = said::notes(item);
    match (notes.is_empty(), item.standing_shown()) {
        (false, _) => vec![text(abridged(&notes.concat(), number))],
        (true, Some(Standing::Declined)) => vec![text("经研究，不予办理，原因见第四部分。")],
        (true, Some(Standing::NeedsConditions)) => vec![text("尚需创造条件，原因见第四部分。")],
        (true, _) => vec![Piece::Gap(Gap::note(item.id))],
    }
}

/// Up to the end of a sentence; the rest stands in the annex.
fn abridged(told: &str, number: usize) -> String {
    let Some((end, _)) = told.char_indices().nth(TOLD) else { return told.to_owned() };
    let kept = &told[..end];
    let last = |mark| kept.rfind(mark).filter(|at| *at > end / 2).map(|at| kept[..at].to_owned());
    let kept = last('。').or_else(|| last('；')).or_else(|| last('，')).unwrap_or_else(|| format!("{kept}……"));
    format!("{kept}。其余情况见《办理情况一览表》第{number}项。")
}

#[cfg(test)]
mod tests {
    use super::abridged;

    #[test]
    fn long_notes_end_with_a_sentence_and_point_to_the_annex() {
        assert_eq!(abridged("已办。", 3), "已办。");
        let long = format!("{}。{}", "甲".repeat(400), "乙".repeat(200));
        assert_eq!(abridged(&long, 3), format!("{}。其余情况见《办理情况一览表》第3项。", "甲".repeat(400)));
        let endless = "丙".repeat(3000);
        assert_eq!(abridged(&endless, 1).chars().filter(|letter| *letter == '丙').count(), 500);
    }
}
