//! Ledger workbooks in other people's hands.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

/// Sheet, row, column, counted from 0, and what is written there.
pub(crate) type Edit<'a> = (&'a str, u32, u16, &'a str);

/// The workbook as somebody filled it in: rewritten cell by cell, as a spreadsheet program saves it.
pub(crate) fn filled_in(file: &[u8], edits: &[Edit<'_>]) -> Vec<u8> {
    let mut read: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let mut book = rust_xlsxwriter::Workbook::new();
    for name in read.sheet_names() {
        let range = read.worksheet_range(&name).unwrap();
        let sheet = book.add_worksheet();
        sheet.set_name(&name).unwrap();
        let date = rust_xlsxwriter::Format::new().set_num_format("yyyy/m/d");
        for (row, column, data) in range.cells() {
            let (row, column) = (row as u32, column as u16);
            if edits.iter().any(|edit| (edit.0, edit.1, edit.2) == (&*name, row, column)) {
                continue;
            }
            match data {
                Data::Float(number) => sheet.write_number(row, column, *number).map(drop),
                Data::DateTime(day) => sheet.write_number_with_format(row, column, day.as_f64(), &date).map(drop),
                Data::Empty => Ok(()),
                other => sheet.write_string(row, column, other.to_string()).map(drop),
            }
            .unwrap();
        }
        for (_, row, column, text) in edits.iter().filter(|edit| edit.0 == name) {
            sheet.write_string(*row, *column, *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}
