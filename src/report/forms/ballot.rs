//! 满意度测评表: the committee's paper, blank and counted.

use crate::{
    ledger::{Base, Given, Item, Rating, Share},
    opinion::Recommendation,
};

use super::{
    super::{
        Asked, Scope, Source, names,
        paper::{Block, Cell, Paper, Style, Table},
        said,
    },
    signed, unit, upright,
};

const RATINGS: [Rating; 3] = [Rating::Satisfied, Rating::MostlySatisfied, Rating::Unsatisfied];

/// To be filled in by those who vote.
pub fn ballot(source: Source<'_>, scope: &Scope) -> Paper {
    let name = format!("{}研究处理情况满意度测评表", said::cited(source.opinion));
    let row = |((asked, item), number): ((&Recommendation, &Item), usize)| {
        let mut row = vec![
            Cell::text(number.to_string()).centred(),
            Cell::text(format!("{}（{}）", said::gist(asked), asked.cite)),
            Cell::text(unit::agreed_standing(item)).centred(),
        ];
        row.extend(RATINGS.map(|_| Cell::text("")));
        row
    };
    let mut rows: Vec<_> = items(source, scope)
        .into_iter()
        .zip(1..)
        .map(|((asked, item), number)| row(((&**asked, &**item), number)))
        .collect();
    rows.push([vec![Cell::name("总体评价").across(3)], RATINGS.map(|_| Cell::text("").with_room(2)).to_vec()].concat());
    let head = ["序号", "建议要点", "承办单位报告的状态", "满意", "基本满意", "不满意"].map(str::to_owned).to_vec();
    let blocks = vec![
        Block::of(Style::TableTitle, said::in_lines(&name)),
        Block::of(Style::TableNote, said::gist_note(source.opinion)),
        Block::of(Style::TableNote, "请在相应栏内划“√”，每条只选一项。"),
        Block::Table(Table { widths: vec![6, 47, 15, 9, 13, 10], head, rows }),
    ];
    upright(name, &source.opinion.issuer, blocks)
}

/// What the votes came to.
pub fn count(source: Source<'_>, scope: &Scope) -> Paper {
    let name = format!("{}研究处理情况满意度测评结果", said::cited(source.opinion));
    let items = items(source, scope);
    let mut rows: Vec<Vec<Cell>> =
        items.iter().zip(1..).map(|((asked, item), number)| counted(asked, item, number)).collect();
    rows.push(vec![Cell::name("合计").across(2), Cell::text(summed(&items)).across(6)]);
    let head =
        ["序号", "建议名称", "应到", "收回", "满意", "基本满意", "不满意", "测评结果"].map(str::to_owned).to_vec();
    let mut blocks = vec![
        Block::of(Style::TableTitle, said::in_lines(&name)),
        Block::of(Style::TableNote, rule(source)),
        Block::Table(Table { widths: vec![6, 32, 8, 8, 8, 13, 11, 14], head, rows }),
    ];
    if items.iter().any(|(_, item)| is_uncounted(item)) {
        blocks.push(Block::of(Style::TableNote, "注：没有列出票数的测评结果，是直接填写的，没有票数可核对。"));
    }
    blocks.extend([Block::blank(), signed(&source.opinion.issuer)]);
    upright(name, &source.opinion.issuer, blocks)
}

fn items<'a>(source: Source<'a>, scope: &Scope) -> Vec<Asked<'a>> {
    source.chosen(scope).into_iter().flat_map(|(_, items)| items).collect()
}

fn counted(asked: &Recommendation, item: &Item, number: usize) -> Vec<Cell> {
    let mut row = vec![Cell::text(number.to_string()).centred(), Cell::text(&*asked.title)];
    match item.ballots.value() {
        Some(votes) => {
            let counts = [votes.members, votes.returned(), votes.satisfied, votes.mostly, votes.unsatisfied];
            row.extend(counts.map(|count| Cell::text(count.to_string()).centred()));
        }
        None => {
            let told = if item.ballots.is_conflict() { "票数填报不一致" } else { "" };
            row.push(Cell::text(told).centred().across(5));
        }
    }
    row.push(Cell::text(result(item)).centred());
    row
}

/// Rated, and nobody says by which votes.
fn is_uncounted(item: &Item) -> bool {
    matches!(item.rating_given(), Given::Said { .. }) && item.ballots.value().is_none()
}

fn result(item: &Item) -> &'static str {
    match item.rating_given() {
        Given::Said { judgement, .. } => names::rating(judgement.is),
        Given::Voted(rating) => names::rating(rating),
        Given::Differing(_) => "填报不一致",
        Given::Nothing => "未评价",
    }
}

/// Each word with its own number: 基本满意 is not 满意.
fn summed(items: &[Asked<'_>]) -> String {
    let words = RATINGS.map(names::rating).into_iter().chain(["填报不一致", "未评价"]);
    let counts = words.map(|word| (word, items.iter().filter(|(_, item)| result(item) == word).count()));
    let told: Vec<String> = counts
        .filter(|(word, count)| *count > 0 || RATINGS.map(names::rating).contains(word))
        .map(|(word, count)| format!("{word}{count}条"))
        .collect();
    format!("共{}条：{}。", items.len(), told.join("，"))
}

fn rule(source: Source<'_>) -> String {
    let rule = source.ledger.procedure().tally();
    let of = match rule.of {
        Base::Members => "全体应到人员",
        Base::Returned => "收回的票",
    };
    let share = match rule.share {
        Share::MoreThanHalf => "过半数",
        Share::AtLeastHalf => "半数以上",
    };
    format!("测评规则：按{of}计，{share}为准。统计日期：{}。", names::day(source.today))
}
