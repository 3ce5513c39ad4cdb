//! A table for each unit that has a part in it: what it leads, and what it supports.

use std::rc::Rc;

use super::{
    Scope, Source,
    table::{Cell, Table, column, recommendations, text},
};

/// Units that get a table of their own: as many as a workbook still shows.
const MOST: usize = 100;
/// What spreadsheets take in the name of a sheet.
const LONGEST_NAME: usize = 31;
const COLUMNS: [&str; 11] = [
    "编号",
    "条目名称",
    "牵头单位",
    "配合单位",
    "联系人",
    "办理时限",
    "办理状态",
    "状态说明",
    "举措完成",
    "办理进展",
    "佐证",
];

pub(super) fn tables(source: Source<'_>, scope: &Scope) -> Vec<Table> {
    named(source, scope).into_iter().map(|(unit, name)| table(source, scope, &unit, name)).collect()
}

/// Whether a table has such a name.
pub(super) fn is_one(source: Source<'_>, scope: &Scope, name: &str) -> bool {
    named(source, scope).iter().any(|(_, known)| **known == *name)
}

/// The units in the order of the document, each with the name of its table. One unit's own ledger needs no others.
fn named(source: Source<'_>, scope: &Scope) -> Vec<(Rc<str>, Rc<str>)> {
    let mut named: Vec<(Rc<str>, Rc<str>)> = Vec::new();
    if matches!(scope, Scope::Unit(_)) {
        return named;
    }
    let chosen = source.chosen(scope);
    for unit in chosen.iter().flat_map(|(_, items)| items).flat_map(|(_, item)| item.units()) {
        if named.len() < MOST && !named.iter().any(|(known, _)| known == unit) {
            let name = name(unit, &named);
            named.push((unit.clone(), name));
        }
    }
    named
}

/// A name that every spreadsheet takes, and that no other sheet has.
fn name(unit: &str, taken: &[(Rc<str>, Rc<str>)]) -> Rc<str> {
    const OURS: [&str; 7] = ["概况", "建议", "举措", "历史", "全文", "原值", "history"];
    let plain: String = unit
        .chars()
        .map(|letter| if r"[]:*?/\'".contains(letter) || letter.is_control() { '_' } else { letter })
        .collect();
    let is_free = |name: &str| {
        let name = name.to_lowercase();
        !OURS.contains(&&*name) && taken.iter().all(|(_, known)| known.to_lowercase() != name)
    };
    let cut = |room: usize| -> String {
        let mut left = room;
        plain
            .chars()
            .take_while(|letter| left.checked_sub(letter.len_utf16()).map(|rest| left = rest).is_some())
            .collect()
    };
    let whole = cut(LONGEST_NAME);
    if is_free(&whole) {
        return whole.into();
    }
    let numbered = (2..=MOST + 2).map(|number| format!("{}（{number}）", cut(LONGEST_NAME - 5)));
    numbered.into_iter().find(|name| is_free(name)).unwrap_or(whole).into()
}

fn table(source: Source<'_>, scope: &Scope, unit: &Rc<str>, name: Rc<str>) -> Table {
    let all = recommendations(source, scope);
    let picked: Vec<usize> =
        COLUMNS.iter().filter_map(|name| all.columns.iter().position(|column| column.name == *name)).collect();
    let mut columns: Vec<_> = picked.iter().map(|at| column(all.columns[*at].name, all.columns[*at].width)).collect();
    columns.insert(2, column("职责", 6.0));
    let items = source.chosen(scope).into_iter().flat_map(|(_, items)| items);
    let of_unit = items.zip(all.rows).filter(|((_, item), _)| item.units().any(|one| one == unit));
    let rows = of_unit.map(|((_, item), cells)| {
        let mut row: Vec<Cell> = picked.iter().map(|at| cells[*at].clone()).collect();
        row.insert(2, text(if item.lead.value() == Some(unit) { "牵头" } else { "配合" }));
        row
    });
    Table { name, columns, rows: rows.collect() }
}
