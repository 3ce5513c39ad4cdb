//! The ledger as Markdown, for a chat or a manager's notes.

use std::fmt::Write;

use super::table::Table;

pub fn write(title: &str, tables: &[Table]) -> String {
    let mut text = format!("# {}\n", escaped(title));
    for table in tables {
        let names: Vec<String> = table.columns.iter().map(|column| escaped(column.name)).collect();
        // Writing to a string does not fail.
        write!(text, "\n## {}\n\n| {} |\n|{}\n", escaped(&table.name), names.join(" | "), " --- |".repeat(names.len()))
            .ok();
        for row in &table.rows {
            let cells: Vec<String> = row.iter().map(|cell| escaped(&cell.to_string())).collect();
            writeln!(text, "| {} |", cells.join(" | ")).ok();
        }
    }
    text
}

/// Nothing that people wrote is taken for markup, and a cell stays on its line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match letter {
            '\n' => out.push_str("<br>"),
            '\r' => {}
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' => out.extend(['\\', letter]),
            letter => out.push(letter),
        }
    }
    out
}
