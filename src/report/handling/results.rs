//! 三、: results by kind. The kinds add up to all.

use crate::ledger::{Item, Kinds, Standing};

use super::{
    super::{
        Asked, Order, Source,
        paper::{Block, Style, text},
    },
    items,
};

/// What a result is called, and the standings that come under it; `None`: people differ.
type Kind = (&'static str, &'static [Option<Standing>]);

const WORDS: [Kind; 7] = [
    ("已落实", &[Some(Standing::Done)]),
    ("正在落实", &[Some(Standing::Working)]),
    ("需长期推进", &[Some(Standing::Ongoing)]),
    ("需创造条件", &[Some(Standing::NeedsConditions)]),
    ("不予办理", &[Some(Standing::Declined)]),
    ("尚未启动", &[Some(Standing::NotStarted)]),
    ("办理状态填报不一致", &[None]),
];

const LETTERS: [Kind; 5] = [
    ("A类（已解决或基本解决）", &[Some(Standing::Done)]),
    ("B类（正在解决或列入计划逐步解决）", &[Some(Standing::Working), Some(Standing::Ongoing)]),
    ("C类（因条件限制等原因暂不能解决）", &[Some(Standing::NeedsConditions), Some(Standing::Declined)]),
    ("尚未启动、未定类", &[Some(Standing::NotStarted)]),
    ("办理状态填报不一致、未定类", &[None]),
];

pub(super) fn blocks(source: Source<'_>, order: &Order) -> Vec<Block> {
    let items = items(source, order);
    let line = format!("{}{}", summed(source, &items), reviewed(&items));
    let mut blocks = vec![Block::of(Style::Part, "三、办理结果"), Block::body([text(line)])];
    blocks.extend(sorted(source, &items).into_iter().enumerate().map(|(at, (name, items))| {
        let titles: Vec<&str> = items.iter().map(|(asked, _)| &*asked.title).collect();
        Block::body([text(format!("{}.{name}{}条：{}。", at + 1, items.len(), titles.join("；")))])
    }));
    blocks
}

/// Items by kind; kinds without any are left out.
fn sorted<'a, 'b>(source: Source<'_>, items: &'b [Asked<'a>]) -> Vec<(&'static str, Vec<&'b Asked<'a>>)> {
    let letters = source.ledger.procedure().office.kinds() == Kinds::Letters;
    let kinds: &[Kind] = if letters { &LETTERS } else { &WORDS };
    let under =
        |of: &[Option<Standing>]| items.iter().filter(|(_, item)| of.contains(&item.standing_shown())).collect();
    let all = kinds.iter().map(|(name, of)| (*name, under(of)));
    all.filter(|(_, items): &(_, Vec<_>)| !items.is_empty()).collect()
}

/// What all of them come to: recommendations by kind, and measures.
pub(super) fn summed(source: Source<'_>, items: &[Asked<'_>]) -> String {
    let counts: Vec<String> =
        sorted(source, items).iter().map(|(name, items)| format!("{name}{}条", items.len())).collect();
    format!("共{}条建议，{}。{}", items.len(), counts.join("，"), measured(items))
}

/// The government office's word, as it stands now.
fn reviewed(items: &[Asked<'_>]) -> String {
    let done = items.iter().filter(|(_, item)| item.is_done());
    let approved = done.clone().filter(|(_, item)| item.is_approved()).count();
    match done.count() {
        0 => String::new(),
        count => format!("承办单位报告已落实的{count}条，经政府办公室审核认可{approved}条。"),
    }
}

fn measured(items: &[Asked<'_>]) -> String {
    let (done, of) =
        items.iter().map(|(_, item)| item.measures_in_all()).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let differ: usize = items.iter().map(|(_, item)| differing(item)).sum();
    let differ = if differ > 0 { format!("，{differ}项填报不一致") } else { String::new() };
    format!("细化举措{of}项，已完成{done}项{differ}。")
}

fn differing(item: &Item) -> usize {
    item.measures.iter().filter(|measure| measure.done.is_conflict()).count()
        + item.added.iter().filter(|measure| measure.done.is_conflict()).count()
}
