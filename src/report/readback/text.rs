//! A table of ours as text: CSV, or cells copied from a spreadsheet, in whatever letters the program wrote it.

use super::book::{Book, Sheet, Shown, Unshown};

/// How the first column of our tables is called.
const FIRST: &str = "编号";
/// Another column of the recommendations and the measures.
const TITLE: &str = "条目名称";

/// A table of ours begins with its header, perhaps after a title.
pub(super) fn is_table(bytes: &[u8]) -> bool {
    let start = decoded(&bytes[..bytes.len().min(4096)]);
    start.lines().take(5).any(|line| line.contains(FIRST) && line.contains(TITLE) && separator(line).is_some())
}

pub(super) fn open(bytes: &[u8]) -> Option<Book> {
    let text = decoded(bytes);
    let header = text.lines().take(5).find(|line| line.contains(FIRST) && line.contains(TITLE))?;
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(separator(header)?);
    let mut sheet = Sheet::default();
    for (row, record) in (0..).zip(reader.from_reader(text.as_bytes()).records().flatten()) {
        for (column, cell) in (0..).zip(record.iter()) {
            sheet.put((row, column), shown(cell));
        }
    }
    Some(Book { sheets: vec![sheet], saved: None })
}

fn separator(header: &str) -> Option<u8> {
    let count = |separator: u8| header.bytes().filter(|byte| *byte == separator).count();
    [b'\t', b',', b';'].into_iter().filter(|separator| count(*separator) > 1).max_by_key(|separator| count(*separator))
}

/// What spreadsheets write in place of a value that they do not have.
const ERRORS: [&str; 11] = [
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#GETTING_DATA",
];
/// The same in LibreOffice, with a number behind it.
const NUMBERED: [&str; 2] = ["Err:", "错误:"];

fn shown(cell: &str) -> Shown {
    let cell = plain(cell);
    let text = cell.trim();
    let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|letter| letter.is_ascii_digit());
    let numbered = NUMBERED.iter().filter_map(|name| text.strip_prefix(name)).any(is_number);
    // A column that was too narrow for its number.
    let hidden = text.len() > 2 && text.bytes().all(|letter| letter == b'#');
    if numbered || hidden || ERRORS.contains(&text) {
        return Shown::Unknown(Unshown::Error { found: text.to_owned() });
    }
    Shown::Text(cell)
}

/// Without what keeps a text from being taken for a formula or a number.
fn plain(cell: &str) -> String {
    let cell = cell.trim_start_matches('\u{200b}');
    let quoted = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    if let Some(text) = quoted {
        return text.replace("\"\"", "\"");
    }
    match cell.strip_prefix('\'') {
        Some(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => text.to_owned(),
        _ => cell.to_owned(),
    }
}

/// UTF-8 or UTF-16 where it says so or is sound; else what a Chinese Windows writes.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // Cut within a letter, where only the beginning is looked at.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default().to_owned()
        }
        Err(_) => encoding_rs::GB18030.decode(bytes).0.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_writes_in_place_of_a_value_is_none() {
        for error in ["#N/A", " #DIV/0! ", "Err:502", "错误:508", "########"] {
            let found = error.trim().to_owned();
            assert_eq!(shown(error), Shown::Unknown(Unshown::Error { found }));
        }
        for text in ["#", "##", "#1 泵站", "Err: 502", "Err:", "第#N/A号"] {
            assert_eq!(shown(text), Shown::Text(text.to_owned()));
        }
    }
}
