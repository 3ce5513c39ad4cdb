//! Texts that need more height than a row can have. They go to a sheet of their own, in as many rows as they need, so
//! that they print whole.

use super::{
    super::table::{Cell, LONG, Table, column, text},
    layout::{MOST_LINES, lines},
};

/// How wide the texts stand there, in widths of a digit.
const WIDTH: f64 = 100.0;
const POINTER: &str = "……（全文见“全文”表）";

#[derive(Default)]
pub(super) struct Long {
    /// Number, column and text.
    texts: Vec<[String; 3]>,
}

impl Long {
    /// Puts aside what is too long. A cell that may be filled in keeps its text all the same.
    pub(super) fn shorten(&mut self, table: &mut Table) {
        for cells in &mut table.rows {
            let number = numbered(table.columns.iter().map(|column| column.name).zip(cells.iter()));
            for (column, cell) in table.columns.iter().zip(cells.iter_mut()) {
                let whole = cell.to_string();
                if lines(column.width, &whole) <= MOST_LINES {
                    continue;
                }
                if column.edits.is_none() {
                    let room = MOST_LINES - lines(column.width, POINTER);
                    *cell = text(format!("{}{POINTER}", first_lines(column.width, &whole, room)));
                }
                let kept = [number.clone(), column.name.to_owned(), whole];
                if !self.texts.contains(&kept) {
                    self.texts.push(kept);
                }
            }
        }
    }

    /// The sheet, where anything was too long.
    pub(super) fn table(&self) -> Option<Table> {
        let columns = vec![column("编号", 18.0), column("栏目", 14.0), column("内容", WIDTH)];
        let mut rows = Vec::new();
        for [number, name, whole] in &self.texts {
            let mut rest = &**whole;
            while !rest.is_empty() {
                let part = first_lines(WIDTH, rest, MOST_LINES);
                rest = rest[part.len()..].trim_start_matches('\n');
                rows.push(vec![text(number), text(name), Cell::Text(part.to_owned())]);
            }
        }
        (!rows.is_empty()).then(|| Table { name: LONG.into(), columns, rows })
    }
}

/// The number of a row; in the history, which has several of each, with the moment.
fn numbered<'a>(cells: impl Iterator<Item = (&'static str, &'a Cell)>) -> String {
    let named = cells.filter(|(name, _)| ["编号", "时间"].contains(name)).map(|(_, cell)| cell.to_string());
    named.collect::<Vec<_>>().join(" ")
}

/// As much of a text as fits into so many lines: at least a letter.
fn first_lines(width: f64, whole: &str, most: usize) -> &str {
    let mut ends = whole.char_indices().map(|(at, letter)| at + letter.len_utf8());
    // By halves, since a text may be long.
    let ends: Vec<usize> = ends.by_ref().collect();
    let fits = ends.partition_point(|end| lines(width, &whole[..*end]) <= most);
    &whole[..ends.get(fits.max(1) - 1).copied().unwrap_or(whole.len())]
}
