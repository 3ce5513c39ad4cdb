//! 附件: every recommendation in a table, and the evidence.

use crate::{
    ledger::{Evidence, Item},
    opinion::Recommendation,
};

use super::{
    super::{
        Gap, Order, Scope, Source, names,
        paper::{Block, Cell, Line, Piece, Style, Table, text},
        said,
    },
    results,
};

pub(super) const OVERVIEW: &str = "办理情况一览表";
/// More characters of notes than this have the whole width of the page.
const LONG: usize = 400;
const EVIDENCE: &str = "佐证材料目录";

/// Those that this report has, each with its name.
pub(super) fn all(source: Source<'_>, order: &Order) -> Vec<(&'static str, Vec<Block>)> {
    let evidence = evidence(source, &order.scope);
    let evidence = (!evidence.rows.is_empty()).then(|| (EVIDENCE, vec![Block::Table(evidence)]));
    [(OVERVIEW, overview(source, &order.scope))].into_iter().chain(evidence).collect()
}

/// One annex, from the top of a page.
pub(super) fn pages(place: usize, of: usize, name: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mark = if of == 1 { "附件".to_owned() } else { format!("附件{}", place + 1) };
    let mut all = if place > 0 { vec![Block::NewPage] } else { Vec::new() };
    all.extend([Block::of(Style::AnnexMark, mark), Block::of(Style::TableTitle, name)]);
    all.extend(blocks);
    all
}

/// 一览表, with what it adds up to.
pub(super) fn overview(source: Source<'_>, scope: &Scope) -> Vec<Block> {
    let items: Vec<_> = source.chosen(scope).into_iter().flat_map(|(_, items)| items).collect();
    let mut rows: Vec<Vec<Cell>> =
        items.iter().zip(1..).flat_map(|((asked, item), number)| rows(asked, item, number)).collect();
    rows.push(vec![Cell::name("合计").across(2), Cell::text(results::summed(source, &items)).across(5)]);
    let head = ["序号", "建议要点", "牵头单位", "配合单位", "办理情况", "办理时限", "办理状态"];
    let table = Table { widths: vec![4, 21, 9, 11, 36, 10, 9], head: head.map(str::to_owned).to_vec(), rows };
    // Above the table: below it, a note may have a page to itself.
    vec![Block::of(Style::TableNote, said::gist_note(source.opinion)), Block::Table(table)]
}

/// One row; what is long has the whole width, in a row of its own.
fn rows(asked: &Recommendation, item: &Item, number: usize) -> Vec<Vec<Cell>> {
    let notes = said::notes(item);
    let long = notes.iter().map(|note| note.chars().count()).sum::<usize>() > LONG;
    let (short, below) = if long { (vec!["办理进展见下行。".to_owned()], notes) } else { (notes, Vec::new()) };
    let mut rows = vec![row(asked, item, number, short)];
    if long {
        let head = vec![Piece::Strong(format!("第{number}项办理进展："))];
        let lines = std::iter::once(head).chain(below.into_iter().map(|note| vec![text(note)]));
        rows.push(vec![Cell::lines(lines.collect()).across(7)]);
    }
    rows
}

fn row(asked: &Recommendation, item: &Item, number: usize, notes: Vec<String>) -> Vec<Cell> {
    vec![
        Cell::text(number.to_string()).centred(),
        Cell::text(format!("{}（{}）", said::gist(asked), asked.cite)),
        Cell::of([said::lead(item)]).centred(),
        Cell::lines(said::support(item).into_iter().map(|units| vec![units]).collect()).centred(),
        Cell::lines(doings(asked, item, notes)),
        Cell::of([said::due(item)]).centred(),
        Cell::of([said::standing(item)]).centred(),
    ]
}

/// Everything that is told of it, each in a line of its own.
fn doings(asked: &Recommendation, item: &Item, notes: Vec<String>) -> Vec<Line> {
    let mut lines: Vec<Line> = notes.into_iter().map(|note| vec![text(note)]).collect();
    let done = said::measures(asked, item, true);
    if !done.is_empty() {
        let (_, of) = item.measures_in_all();
        lines.push(vec![text(format!("细化举措{of}项，已完成{}。", said::quoted(&done, done.len())))]);
    }
    lines.extend(said::target(item));
    let reasons = said::reasons(item);
    if !reasons.is_empty() && !item.is_done() {
        lines.push(vec![text(format!("说明：{}", reasons.concat()))]);
    }
    if lines.is_empty() {
        lines.push(vec![Piece::Gap(Gap::note(item.id))]);
    }
    lines
}

/// What there is; and of what is said to be done, what is missing.
fn evidence(source: Source<'_>, scope: &Scope) -> Table {
    let mut rows = Vec::new();
    for ((asked, item), number) in source.chosen(scope).into_iter().flat_map(|(_, items)| items).zip(1..) {
        let of = |cells: [Cell; 4]| {
            let first = [Cell::text(number.to_string()).centred(), Cell::text(&*asked.title)];
            first.into_iter().chain(cells).collect::<Vec<_>>()
        };
        rows.extend(item.evidence.iter().filter_map(|piece| piece.value()).map(|piece| of(told(piece))));
        if item.is_done() && item.evidence.is_empty() {
            let missing = Cell::of([Piece::Gap(Gap::evidence(item.id))]);
            rows.push(of([missing, Cell::text(""), Cell::text(""), Cell::text("")]));
        }
    }
    let head = ["序号", "建议名称", "材料名称", "种类", "日期", "存放处"].map(str::to_owned).to_vec();
    Table { widths: vec![4, 22, 28, 10, 16, 20], head, rows }
}

fn told(piece: &Evidence) -> [Cell; 4] {
    [
        Cell::text(&*piece.title),
        Cell::text(&*piece.kind).centred(),
        Cell::text(piece.on.map(names::day).unwrap_or_default()).centred(),
        Cell::text(&*piece.place),
    ]
}
