//! 四、: what remains, and why. 五、: what comes next. No day that is over is promised, and nothing that is declined.

use crate::{
    journal::Field,
    ledger::{Item, Standing},
    opinion::Recommendation,
};

use super::{
    super::{
        Asked, Gap, Order, Source, Wants, names,
        paper::{Block, Line, Piece, Style, text},
        said,
    },
    items,
};

/// So many measures are named.
const NAMED: usize = 4;

pub(super) fn blocks(source: Source<'_>, order: &Order) -> Vec<Block> {
    let items = items(source, order);
    let mut blocks = vec![Block::of(Style::Part, "四、存在的问题和原因")];
    let before = blocks.len();
    blocks.extend(items.iter().filter_map(|asked| remaining(source, asked)).zip(1..).map(numbered));
    if blocks.len() == before {
        blocks.push(Block::body([text("没有需要说明的事项。")]));
    }
    blocks.push(Block::of(Style::Part, "五、下一步工作"));
    let before = blocks.len();
    let open = |item: &Item| !item.is_done() && item.standing_shown() != Some(Standing::Declined);
    let steps = items.iter().filter(|(_, item)| open(item)).map(|(asked, item)| step(source, asked, item));
    blocks.extend(steps.zip(1..).map(numbered));
    if blocks.len() == before {
        blocks.push(Block::body([Piece::Gap(Gap::written(Wants::Consolidation))]));
    }
    blocks
}

fn numbered((mut line, number): (Line, usize)) -> Block {
    line.insert(0, text(format!("{number}.")));
    Block::body(line)
}

/// What has a reason, needs one, or is late.
fn remaining(source: Source<'_>, (asked, item): &Asked<'_>) -> Option<Line> {
    let standing = item.standing_shown();
    let owes_reason = standing.is_some_and(Standing::needs_reason);
    let late = said::is_late(source, item);
    let reasons = if item.is_done() { Vec::new() } else { said::reasons(item) };
    if !(owes_reason || late || !reasons.is_empty()) {
        return None;
    }
    let mut line = vec![text(format!("{}（", asked.title)), said::standing(item), text("）。")];
    if late && let Some(due) = item.due.value() {
        line.push(text(format!("原定{}完成，尚未办结。", names::day(*due))));
    }
    if reasons.is_empty() {
        let (field, wants) =
            if owes_reason { (Field::Standing, Wants::Reason) } else { (Field::Explanation, Wants::Delay) };
        line.push(Piece::Gap(Gap::of(item.id, field, wants)));
    } else {
        line.push(text(reasons.concat()));
    }
    Some(line)
}

/// What is left to do, by whom and by when.
fn step(source: Source<'_>, asked: &Recommendation, item: &Item) -> Line {
    let left = said::measures(asked, item, false);
    let what =
        if left.is_empty() { "继续推进".to_owned() } else { format!("继续推进{}", said::quoted(&left, NAMED)) };
    let what = match item.standing_shown() {
        Some(Standing::NeedsConditions) => format!("待条件具备后{what}"),
        Some(Standing::Ongoing) => format!("长期坚持，{what}"),
        _ => what,
    };
    let mut line = vec![text(format!("{}。", asked.title)), said::lead(item), text(format!("牵头，{what}"))];
    line.extend(by_when(source, item));
    line
}

fn by_when(source: Source<'_>, item: &Item) -> Line {
    let by_itself = matches!(item.standing_shown(), Some(Standing::NeedsConditions | Standing::Ongoing));
    match item.due.value() {
        Some(due) if *due < source.today && by_itself => vec![text("。")],
        Some(due) if *due < source.today => {
            let over = Wants::NewDue(names::day(*due));
            vec![text("，"), Piece::Gap(Gap::of(item.id, Field::Due, over)), text("。")]
        }
        None if by_itself && !item.due.is_conflict() => vec![text("。")],
        _ => vec![text("，"), said::due(item), text("前完成。")],
    }
}
