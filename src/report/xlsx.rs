//! The tables as an Excel workbook: to be read, printed, filled in and sent back.
//!
//! A hidden sheet remembers what each cell that may be filled in said when it was made, and which entries said so. So
//! what comes back changes only what a person changed, and meets what others wrote meanwhile as a conflict, not on top
//! of it.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Workbook, Worksheet, XlsxError,
};

use crate::{
    journal::Register,
    ledger::Standing,
    opinion::{MeasureId, RecommendationId},
};

use super::{
    Scope, Source, names,
    table::{self, Cell, Column, Edits, MEASURES, RECOMMENDATIONS, Table},
};

/// The hidden sheet, and what its first row says.
pub(super) const MEMORY: &str = "原值";
pub(super) const FORMAT: &str = "otog-checklist ledger";
pub(super) const VERSION: &str = "1";

/// Excel takes no more in a cell; what is cut off is in the history.
const LONGEST: usize = 32_000;
const TITLE_ROW: u32 = 0;
pub(super) const HEADER_ROW: u32 = 1;

/// # Errors
/// What the library finds wrong with a sheet: none is expected.
pub fn write(source: Source<'_>, scope: &Scope) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = day(source.today)?;
    book.set_properties(&DocProperties::new().set_title(&*source.opinion.short_title).set_creation_datetime(&made));
    for table in table::all(source, scope) {
        sheet(book.add_worksheet(), source, &table)?;
    }
    memory(book.add_worksheet(), source, scope)?;
    book.save_to_buffer()
}

fn day(day: crate::opinion::Day) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(day.year(), day.month(), day.day())
}

struct Formats {
    title: Format,
    header: Format,
    fixed: Format,
    edited: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = || {
            Format::new()
                .set_border(FormatBorder::Thin)
                .set_align(FormatAlign::Top)
                .set_align(FormatAlign::Left)
                .set_text_wrap()
                .set_font_size(11)
        };
        Self {
            title: Format::new().set_bold().set_font_size(16).set_align(FormatAlign::VerticalCenter),
            header: cell().set_bold().set_align(FormatAlign::Center).set_background_color(Color::RGB(0x00F2_F2F2)),
            fixed: cell(),
            edited: cell().set_background_color(Color::RGB(0x00FF_FBEA)).set_unlocked(),
        }
    }
}

fn sheet(sheet: &mut Worksheet, source: Source<'_>, table: &Table) -> Result<(), XlsxError> {
    let formats = Formats::new();
    sheet.set_name(table.name)?;
    let title = format!("{}办理情况台账：{}", source.opinion.short_title, table.name);
    sheet.set_row_height(TITLE_ROW, 28)?;
    sheet.write_string_with_format(TITLE_ROW, 0, &title, &formats.title)?;
    for (at, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(HEADER_ROW, at, column.name, &formats.header)?;
    }
    for (row, cells) in (HEADER_ROW + 1..).zip(&table.rows) {
        for ((at, column), cell) in (0..).zip(&table.columns).zip(cells) {
            let format = if column.edits.is_some() { &formats.edited } else { &formats.fixed };
            write_cell(sheet, row, at, column, cell, format)?;
        }
        sheet.set_row_height(row, height(&table.columns, cells))?;
    }
    layout(sheet, source, table)
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    at: u16,
    column: &Column,
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    let dated = || format.clone().set_num_format("yyyy-mm-dd");
    match cell {
        Cell::Empty if column.edits == Some(Edits::Due) => sheet.write_blank(row, at, &dated())?,
        Cell::Empty => sheet.write_blank(row, at, format)?,
        #[expect(clippy::cast_precision_loss, reason = "counts of recommendations")]
        Cell::Number(number) => sheet.write_number_with_format(row, at, *number as f64, format)?,
        Cell::Day(date) => sheet.write_datetime_with_format(row, at, day(*date)?, &dated())?,
        // As a string: whatever it begins with, it is no formula.
        Cell::Text(text) => sheet.write_string_with_format(row, at, shortened(text), format)?,
    };
    Ok(())
}

/// High enough for the longest cell: not every program finds that out by itself. In points, at most what Excel takes.
fn height(columns: &[Column], cells: &[Cell]) -> f64 {
    let lines = columns.iter().zip(cells).map(|(column, cell)| {
        let text = cell.to_string();
        text.split('\n')
            .map(|line| (line.chars().map(width).sum::<f64>() / (column.width - 1.0)).ceil().max(1.0))
            .sum::<f64>()
    });
    (lines.fold(1.0, f64::max) * 15.0 + 3.0).min(405.0)
}

/// In widths of a digit.
fn width(letter: char) -> f64 {
    if letter.is_ascii() { 1.0 } else { 2.1 }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain("……（余下见历史）".chars()).collect()
}

/// What makes it a sheet to work with and to print.
fn layout(sheet: &mut Worksheet, source: Source<'_>, table: &Table) -> Result<(), XlsxError> {
    let last_row = HEADER_ROW + u32::try_from(table.rows.len()).unwrap_or(0);
    let last_column = u16::try_from(table.columns.len()).unwrap_or(1) - 1;
    sheet.set_freeze_panes(HEADER_ROW + 1, if table.name == RECOMMENDATIONS { 4 } else { 1 })?;
    sheet.autofilter(HEADER_ROW, 0, last_row, last_column)?;
    // The wide one on A3, as ledgers are; the others on A4.
    let paper = if table.name == RECOMMENDATIONS { 8 } else { 9 };
    sheet.set_paper_size(paper).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    sheet.set_repeat_rows(HEADER_ROW, HEADER_ROW)?;
    sheet.set_print_area(0, 0, last_row, last_column)?;
    sheet.set_header(format!("&L{}&R{}", source.opinion.number, source.today));
    sheet.set_footer("&C第 &P 页，共 &N 页");
    for (at, column) in (0..).zip(&table.columns) {
        if let Some(rule) = column.edits.and_then(choices) {
            sheet.add_data_validation(HEADER_ROW + 1, at, last_row, at, &rule?)?;
        }
    }
    Ok(())
}

/// What may be filled into a cell: a list that drops down, or a date.
fn choices(edits: Edits) -> Option<Result<DataValidation, XlsxError>> {
    let list: Vec<&str> = match edits {
        Edits::Standing => Standing::ALL.map(names::standing).to_vec(),
        Edits::Done => vec![table::YES, table::NO],
        Edits::Due => return Some(dated()),
        _ => return None,
    };
    Some(DataValidation::new().allow_list_strings(&list))
}

/// A date of this century, so that a slip of the hand is found out where it happens.
fn dated() -> Result<DataValidation, XlsxError> {
    let (first, last) = (ExcelDateTime::from_ymd(2000, 1, 1)?, ExcelDateTime::from_ymd(2099, 12, 31)?);
    let rule = DataValidation::new().allow_date(DataValidationRule::Between(first, last));
    rule.set_error_title("办理时限")?.set_error_message("请填日期，如 2025-06-19。")
}

/// The hidden sheet: a row for each cell that may be filled in.
fn memory(sheet: &mut Worksheet, source: Source<'_>, scope: &Scope) -> Result<(), XlsxError> {
    sheet.set_name(MEMORY)?.set_very_hidden(true);
    for (at, text) in (0..).zip([FORMAT, VERSION, &source.opinion.number]) {
        sheet.write_string(0, at, text)?;
    }
    let mut row = 1;
    for table in [table::recommendations(source, scope), table::measures(source, scope)] {
        for cells in &table.rows {
            for (column, cell) in table.columns.iter().zip(cells) {
                let Some(edits) = column.edits else { continue };
                let number = cells.first().map(ToString::to_string).unwrap_or_default();
                let heads =
                    register(table.name, &number, edits).map(|register| heads(source, &register)).unwrap_or_default();
                for (at, text) in (0..).zip([table.name, &number, column.name, &shortened(&cell.to_string()), &heads]) {
                    sheet.write_string(row, at, text)?;
                }
                row += 1;
            }
        }
    }
    Ok(())
}

/// The register that a cell shows; `None` where it shows none.
pub(super) fn register(sheet: &str, number: &str, edits: Edits) -> Option<Register> {
    let field = edits.field()?;
    match sheet {
        MEASURES => Some(Register::new(MeasureId::parse(&format!("r{number}")).ok()?, field)),
        _ => Some(Register::new(RecommendationId::parse(&format!("r{number}")).ok()?, field)),
    }
}

fn heads(source: Source<'_>, register: &Register) -> String {
    source.journal.heads(register).map(|head| head.id.to_string()).collect::<Vec<_>>().join(" ")
}
