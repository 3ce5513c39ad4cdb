//! The ledger as CSV: a row for each recommendation. Excel needs the byte order mark to read Chinese.

use std::rc::Rc;

use crate::{
    ledger::{Item, Ledger, Standing},
    opinion::{Opinion, Recommendation},
};

/// What stands in each row, as ledgers elsewhere name it.
const COLUMNS: [&str; 10] =
    ["来源", "序号", "条目名称", "具体内容", "牵头单位", "配合单位", "责任人", "落实时限", "办理状态", "举措完成"];

pub fn ledger_csv(opinion: &Opinion, ledger: &Ledger) -> String {
    let mut table = String::from("\u{feff}");
    push_row(&mut table, COLUMNS.map(str::to_owned));
    for asked in opinion.recommendations() {
        if let Some(item) = ledger.item(asked.id) {
            push_row(&mut table, row(asked, item));
        }
    }
    table
}

fn row(asked: &Recommendation, item: &Item) -> [String; 10] {
    let text = |text: Option<&Rc<str>>| text.map(|text| text.to_string()).unwrap_or_default();
    let support: Vec<&str> = item.support.value().into_iter().flatten().map(AsRef::as_ref).collect();
    [
        asked.cite.to_string(),
        asked.id.number(),
        asked.title.to_string(),
        asked.asks.to_string(),
        text(item.lead.value()),
        support.join("、"),
        text(item.contact.value()),
        item.due.value().map(ToString::to_string).unwrap_or_default(),
        item.standing_shown().map_or("说法不一", standing).to_owned(),
        format!("{}（共 {} 项）", item.measures_done(), item.measures.len()),
    ]
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::NotStarted => "未启动",
        Standing::Working => "办理中",
        Standing::Done => "已办结",
        Standing::Ongoing => "长期推进",
        Standing::NeedsConditions => "需创造条件",
        Standing::Declined => "不予办理",
    }
}

fn push_row(table: &mut String, cells: impl IntoIterator<Item = String>) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            table.push(',');
        }
        table.push_str(&quoted(&cell));
    }
    table.push_str("\r\n");
}

/// A spreadsheet takes a cell that begins so for a formula, whoever wrote it: it gets an apostrophe before it.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}
