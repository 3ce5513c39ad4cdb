//! What makes a sheet one to work with and to print.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, ExcelDateTime, Format, FormatAlign, FormatBorder, ProtectionOptions,
    Worksheet, XlsxError,
};

use crate::ledger::Standing;

use super::{
    super::{
        Source, names,
        table::{self, Cell, Column, Edits, RECOMMENDATIONS, Table},
    },
    rows,
};

/// The highest row that Excel takes, in points.
const HIGHEST: f64 = 405.0;
const LINE: f64 = 15.0;
/// Lines that such a row holds.
pub(super) const MOST_LINES: usize = 26;

pub(super) struct Formats {
    pub(super) title: Format,
    pub(super) header: Format,
    pub(super) fixed: Format,
    pub(super) dated: Format,
    /// A cell to be filled in. Its format is text, so that a spreadsheet keeps `3-4` and telephones as they are.
    pub(super) edited: Format,
    pub(super) due: Format,
    pub(super) sum: Format,
    pub(super) label: Format,
    pub(super) hint: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let cell = || {
            Format::new()
                .set_border(FormatBorder::Thin)
                .set_align(FormatAlign::Top)
                .set_align(FormatAlign::Left)
                .set_text_wrap()
                .set_font_size(11)
        };
        let open = || cell().set_background_color(Color::RGB(0x00FF_FBEA)).set_unlocked();
        let grey = || cell().set_bold().set_background_color(Color::RGB(0x00F2_F2F2));
        Self {
            title: Format::new().set_bold().set_font_size(16).set_align(FormatAlign::VerticalCenter),
            header: grey().set_align(FormatAlign::Center),
            fixed: cell(),
            dated: cell().set_num_format("yyyy-mm-dd"),
            edited: open().set_num_format("@"),
            due: open().set_num_format("yyyy-mm-dd"),
            sum: grey(),
            label: Format::new().set_bold().set_align(FormatAlign::Right).set_align(FormatAlign::VerticalCenter),
            hint: Format::new().set_font_color(Color::RGB(0x0059_5959)).set_align(FormatAlign::VerticalCenter),
        }
    }
}

/// High enough for the longest cell: not every program finds that out by itself.
pub(super) fn height(columns: &[Column], cells: &[Cell]) -> f64 {
    let lines = columns.iter().zip(cells).map(|(column, cell)| lines(column.width, &cell.to_string()));
    #[expect(clippy::cast_precision_loss, reason = "lines of a cell")]
    let lines = lines.max().unwrap_or(1).max(1) as f64;
    (lines * LINE + 3.0).min(HIGHEST)
}

/// Lines that a text takes in a column of such a width.
pub(super) fn lines(width: f64, text: &str) -> usize {
    let line = |line: &str| (line.chars().map(letter_width).sum::<f64>() / (width - 1.0)).ceil().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lines of a cell")]
    let lines = text.split('\n').map(line).sum::<f64>() as usize;
    lines
}

/// In widths of a digit.
fn letter_width(letter: char) -> f64 {
    if letter.is_ascii() { 1.0 } else { 2.1 }
}

pub(super) fn letter(at: u16) -> char {
    char::from(b'A' + u8::try_from(at.min(25)).unwrap_or(0))
}

pub(super) fn finish(sheet: &mut Worksheet, source: Source<'_>, table: &Table, header: u32) -> Result<(), XlsxError> {
    let last_row = header + rows(table);
    let last_column = u16::try_from(table.columns.len()).unwrap_or(1) - 1;
    let wide = *table.name == *RECOMMENDATIONS;
    sheet.set_freeze_panes(header + 1, if wide { 4 } else { 1 })?;
    sheet.autofilter(header, 0, last_row.max(header + 1), last_column)?;
    // The wide one on A3, as ledgers are; the others on A4.
    sheet.set_paper_size(if wide { 8 } else { 9 }).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    sheet.set_repeat_rows(header, header)?;
    sheet.set_print_area(0, 0, last_row + 1, last_column)?;
    sheet.set_header(format!("&L{}&R{}", source.opinion.number, source.today));
    sheet.set_footer("&C第 &P 页，共 &N 页");
    for (at, column) in (0..).zip(&table.columns) {
        if let Some(rule) = column.edits.and_then(choices) {
            sheet.add_data_validation(header + 1, at, last_row, at, &rule?)?;
        }
    }
    // What is not to be filled in is locked, and everything that only looks is allowed.
    sheet.protect_with_options(&ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    });
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
    rule.set_error_title(Edits::Due.name())?.set_error_message("请填日期，如 2025-06-19。")
}
