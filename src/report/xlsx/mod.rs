//! The tables as an Excel workbook: to be read, printed, filled in and sent back.
//!
//! A hidden sheet remembers what each cell said when the workbook was made, and which entries said so. So a workbook
//! that comes back changes only the cells that a person changed. If others wrote meanwhile, that is a conflict:
//! nothing is overwritten. Cells that are not to be filled in are protected without a password, so nobody edits by
//! accident what will not be read.

mod layout;
mod long;
mod memory;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook, Worksheet, XlsxError};

use crate::ledger::Standing;

use super::{
    Scope, Source, names,
    table::{self, Cell, Edits, MEASURES, RECOMMENDATIONS, Table},
    units,
};
use layout::Formats;
use long::Long;

/// The hidden sheet, and what its first row says.
pub(super) const MEMORY: &str = "原值";
pub(super) const FORMAT: &str = "otog-checklist ledger";
pub(super) const VERSION: &str = "2";
/// Stands in the hidden sheet where a cell is not to be filled in.
pub(super) const FIXED: &str = "fixed";

/// Beside who fills it in; it is no name, wherever columns that go leave it.
pub(super) const HINT: &str = "黄底的格可以填写，填好后保存，原样发回。新的进展写在“新增办理进展”里。";

/// The most that Excel takes in a cell. The history has the text that is cut off.
const LONGEST: usize = 32_000;
const TITLE_ROW: u32 = 0;

/// # Errors
/// What the library finds wrong with a sheet: none is expected.
pub fn write(source: Source<'_>, scope: &Scope) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = day(source.today)?;
    book.set_properties(&DocProperties::new().set_title(&*source.opinion.short_title).set_creation_datetime(&made));
    let mut tables = table::all(source, scope);
    let history = tables.pop();
    tables.extend(units::tables(source, scope));
    tables.extend(history);
    let mut long = Long::default();
    for table in &mut tables {
        long.shorten(table);
    }
    tables.extend(long.table());
    for table in &tables {
        sheet(book.add_worksheet(), source, scope, table)?;
    }
    memory::write(book.add_worksheet(), source, scope, &tables)?;
    book.save_to_buffer()
}

fn day(day: crate::opinion::Day) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(day.year(), day.month(), day.day())
}

/// Where the names of the columns stand: below the title, and where it is filled in below who did so.
fn header_row(table: &Table) -> u32 {
    if *table.name == *RECOMMENDATIONS { 2 } else { 1 }
}

fn sheet(sheet: &mut Worksheet, source: Source<'_>, scope: &Scope, table: &Table) -> Result<(), XlsxError> {
    let formats = Formats::new();
    let header = header_row(table);
    sheet.set_name(&*table.name)?;
    let title = format!("{}办理情况台账：{}", source.opinion.short_title, table.name);
    sheet.set_row_height(TITLE_ROW, 28)?;
    sheet.write_string_with_format(TITLE_ROW, 0, &title, &formats.title)?;
    if *table.name == *RECOMMENDATIONS {
        who(sheet, scope, &formats)?;
    }
    for (at, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(header, at, column.name, &formats.header)?;
    }
    for (row, cells) in (header + 1..).zip(&table.rows) {
        for ((at, column), cell) in (0..).zip(&table.columns).zip(cells) {
            write_cell(sheet, (row, at), column.edits, cell, &formats)?;
        }
        sheet.set_row_height(row, layout::height(&table.columns, cells))?;
    }
    sums(sheet, source, scope, table, &formats)?;
    layout::finish(sheet, source, table, header)
}

/// A place for the name and the unit of whoever fills it in: without them, nobody signs what comes back.
fn who(sheet: &mut Worksheet, scope: &Scope, formats: &Formats) -> Result<(), XlsxError> {
    let unit = if let Scope::Unit(unit) = scope { unit } else { "" };
    sheet.set_row_height(1, 24)?;
    sheet.write_string_with_format(1, 2, "填表人：", &formats.label)?;
    sheet.write_string_with_format(1, 3, "", &formats.edited)?;
    sheet.write_string_with_format(1, 4, "填表单位：", &formats.label)?;
    sheet.merge_range(1, 5, 1, 6, unit, &formats.edited)?;
    sheet.write_string_with_format(1, 8, HINT, &formats.hint)?;
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    edits: Option<Edits>,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let format = match (edits, cell) {
        (Some(Edits::Due), _) => &formats.due,
        (Some(_), _) => &formats.edited,
        (None, Cell::Day(_)) => &formats.dated,
        (None, _) => &formats.fixed,
    };
    match cell {
        Cell::Empty => sheet.write_blank(row, at, format)?,
        #[expect(clippy::cast_precision_loss, reason = "counts of recommendations")]
        Cell::Number(number) => sheet.write_number_with_format(row, at, *number as f64, format)?,
        Cell::Day(date) => sheet.write_datetime_with_format(row, at, day(*date)?, format)?,
        // As a string: whatever it begins with, it is no formula.
        Cell::Text(text) => sheet.write_string_with_format(row, at, shortened(text), format)?,
    };
    Ok(())
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain("……（余下见历史）".chars()).collect()
}

/// Below the table: how many there are, and how they stand. The spreadsheet counts anew what is filled in.
fn sums(
    sheet: &mut Worksheet,
    source: Source<'_>,
    scope: &Scope,
    table: &Table,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let column = |name: &str| (0..).zip(&table.columns).find(|(_, column)| column.name == name).map(|(at, _)| at);
    let (first, last) = (header_row(table) + 1, header_row(table) + rows(table));
    let counted = [RECOMMENDATIONS, MEASURES].contains(&&*table.name) || units::is_one(source, scope, &table.name);
    if !counted || table.rows.is_empty() {
        return Ok(());
    }
    let row = last + 1;
    for at in 0..u16::try_from(table.columns.len()).unwrap_or(0) {
        sheet.write_blank(row, at, &formats.sum)?;
    }
    sheet.write_string_with_format(row, 0, table::SUM, &formats.sum)?;
    let said = |at: u16, is: &str| {
        let cell = |row: &&Vec<Cell>| row.get(usize::from(at)).is_some_and(|cell| cell.to_string() == is);
        table.rows.iter().filter(cell).count()
    };
    if let Some(at) = column("条目名称") {
        let word = if *table.name == *MEASURES { "项" } else { "条" };
        sheet.write_string_with_format(row, at, format!("共{}{word}", table.rows.len()), &formats.sum)?;
    }
    if let Some(at) = column(Edits::Standing.name()) {
        let letter = layout::letter(at);
        let part = |standing| {
            let name = names::standing(standing);
            format!(r#""{name}"&COUNTIF({letter}{}:{letter}{},"{name}")"#, first + 1, last + 1)
        };
        let told = Standing::ALL.map(|is| format!("{}{}", names::standing(is), said(at, names::standing(is))));
        let formula = Formula::new(Standing::ALL.map(part).join(r#"&CHAR(10)&"#)).set_result(told.join("\n"));
        sheet.write_formula_with_format(row, at, formula, &formats.sum)?;
        sheet.set_row_height(row, 96)?;
    }
    if let Some(at) = column(Edits::Done.name()) {
        let letter = layout::letter(at);
        let yes = table::YES;
        let formula = format!(r#"=COUNTIF({letter}{}:{letter}{},"{yes}")"#, first + 1, last + 1);
        let formula = Formula::new(formula).set_result(said(at, yes).to_string());
        sheet.write_formula_with_format(row, at, formula, &formats.sum)?;
    }
    Ok(())
}

fn rows(table: &Table) -> u32 {
    u32::try_from(table.rows.len()).unwrap_or(0)
}
