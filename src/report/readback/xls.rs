//! A workbook of Excel before 2007. Its number formats are not read: a number that is no date has no sure meaning.

use std::io::Cursor;

use calamine::{Data, Reader, Xls, XlsError};

use crate::opinion::Day;

use super::{
    Misread,
    book::{Area, Book, Sheet, Shown, Unshown},
    format, moment,
};

/// Bytes of such a file: its sheets are unpacked whole, so it has to be small.
const MOST_BYTES: usize = 8 << 20;

pub(super) fn open(bytes: &[u8]) -> Result<Book, Misread> {
    if bytes.len() > MOST_BYTES {
        return Err(Misread::TooLarge { limit: MOST_BYTES as u64 });
    }
    let mut read = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Misread::Locked,
        _ if is_locked(bytes) => Misread::Locked,
        _ => Misread::NotAWorkbook,
    })?;
    let mut book = Book::default();
    for name in read.sheet_names() {
        let Ok(range) = read.worksheet_range(&name) else { continue };
        let mut sheet = Sheet { name: name.clone(), ..Sheet::default() };
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            if let (Ok(row), Ok(column), Some(shown)) = (u32::try_from(row), u32::try_from(column), shown(data)) {
                sheet.put((top + row, left + column), shown);
            }
        }
        for area in read.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            sheet.merge(Area { first: area.start, last: area.end });
        }
        book.sheets.push(sheet);
    }
    Ok(book)
}

/// A newer workbook with a password lies within such a file, under this name in UTF-16.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

fn shown(data: &Data) -> Option<Shown> {
    let number = |number: f64| Shown::Unknown(Unshown::Format { number: number.to_string() });
    Some(match data {
        Data::Empty => return None,
        Data::String(text) => Shown::Text(text.clone()),
        Data::Bool(yes) => Shown::Text(if *yes { "TRUE" } else { "FALSE" }.to_owned()),
        Data::Error(error) => Shown::Unknown(Unshown::Error { found: error.to_string() }),
        Data::Int(whole) => Shown::Unknown(Unshown::Format { number: whole.to_string() }),
        Data::Float(value) => number(*value),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            match Day::from_ymd(year, month, day) {
                Ok(day) if moment.is_datetime() => Shown::Day { day, shown: None },
                _ => number(moment.as_f64()),
            }
        }
        Data::DateTimeIso(text) => moment::serial(text)
            .map_or(Shown::Text(text.clone()), |serial| format::shown(serial, &format::Code::SystemDate)),
        other => Shown::Text(other.to_string()),
    })
}
