//! One table as CSV, for Excel and WPS: UTF-8 with a byte order mark, lines ended by CR LF.

use super::table::Table;

const BOM: &str = "\u{feff}";

/// # Errors
/// None that a table can cause: what is written goes to memory.
pub fn write(table: &Table) -> String {
    let mut lines = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail, and every row has as many cells as there are columns.
    lines.write_record(table.columns.iter().map(|column| column.name)).ok();
    for row in &table.rows {
        lines.write_record(row.iter().map(|cell| harmless(cell.to_string()))).ok();
    }
    let bytes = lines.into_inner().unwrap_or_default();
    format!("{BOM}{}", String::from_utf8_lossy(&bytes))
}

/// A text that a spreadsheet would take for a formula is marked as a text.
fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}
