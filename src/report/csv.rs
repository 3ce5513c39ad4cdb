//! One table as CSV, for Excel and WPS: UTF-8 with a byte order mark, lines ended by CR LF.
//!
//! CSV does not say which fields are texts. So a spreadsheet turns `1-2` into a date and a telephone into a number.
//! Each text that could be mistaken carries an invisible mark.

use super::table::{Cell, Table};

const BOM: &str = "\u{feff}";

/// What a formula begins with. Chinese and Japanese spreadsheets take the wide forms as well.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The mark after a number. It is invisible, trimming removes it, and no spreadsheet takes the text for a number.
const TEXT_AFTER: char = '\t';
/// The mark before a formula. It stands in front, and is no blank, because programs skip blanks there.
const TEXT_BEFORE: char = '\u{200b}';

pub fn write(table: &Table) -> String {
    let mut text = BOM.to_owned();
    line(&mut text, table.columns.iter().map(|column| column.name.to_owned()));
    for row in &table.rows {
        line(&mut text, row.iter().map(field));
    }
    text
}

fn line(text: &mut String, fields: impl Iterator<Item = String>) {
    let fields: Vec<String> = fields.map(quoted).collect();
    text.push_str(&fields.join(","));
    text.push_str("\r\n");
}

/// A tab is quoted too: LibreOffice may take it for the end of a field.
fn quoted(field: String) -> String {
    if field.contains([',', '"', '\n', '\r', '\t', '\u{200b}']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field
    }
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => as_text(text),
        other => other.to_string(),
    }
}

fn as_text(text: &str) -> String {
    if text.starts_with(FORMULA) {
        format!("{TEXT_BEFORE}{text}")
    } else if is_like_a_value(text) {
        format!("{text}{TEXT_AFTER}")
    } else {
        text.to_owned()
    }
}

/// Whether a spreadsheet may take the text for a number, a date, a truth value or an error. Saying yes too often does
/// no harm.
fn is_like_a_value(text: &str) -> bool {
    let of_a_value = |letter: char| {
        letter.is_ascii()
            || matches!(letter, '\u{ff01}'..='\u{ff5e}' | '\u{a0}')
            || "年月日时分秒点上下午星期周¥￥€£−".contains(letter)
    };
    let digits = text.contains(|letter: char| letter.is_ascii_digit() || matches!(letter, '０'..='９'));
    let word = ["true", "false"].iter().any(|word| text.eq_ignore_ascii_case(word));
    word || text.starts_with('#') || digits && text.chars().all(of_a_value)
}

#[cfg(test)]
mod tests {
    use super::as_text;

    #[test]
    fn what_a_spreadsheet_would_change_is_marked_as_text() {
        for text in [
            "13800138000",
            "0477-6212345",
            "1.10",
            "1-2",
            "6/6",
            "2025-05-31",
            "2025年5月31日",
            "3月5日",
            "12:30",
            "85%",
            "1E5",
            "￥5",
            "１２",
            "TRUE",
            "false",
            "#N/A",
            "Mar 3",
            "1,000",
        ] {
            assert_eq!(as_text(text), format!("{text}\t"));
        }
        for text in ["=1+1", "+86 138", "-2", "-已完成", "@SUM(A1)", "＝1+1"] {
            assert_eq!(as_text(text), format!("\u{200b}{text}"));
        }
        for text in ["", "农牧局", "6（共6）", "王芳 13800138000", "完成3处", "r", "第1次"] {
            assert_eq!(as_text(text), text);
        }
    }
}
