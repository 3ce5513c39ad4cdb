//! The hidden sheet: a row for each cell, with what it said and which entries said so.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::{
    journal::{Field, Register},
    opinion::{MeasureId, RecommendationId},
};

use super::{
    super::{
        Scope, Source,
        readback::{digest, name_of},
        table::{self, Edits, HISTORY, LONG, MEASURES, Table},
    },
    FIXED, FORMAT, MEMORY, VERSION, shortened,
};

pub(super) fn write(
    sheet: &mut Worksheet,
    source: Source<'_>,
    scope: &Scope,
    tables: &[Table],
) -> Result<(), XlsxError> {
    sheet.set_name(MEMORY)?.set_very_hidden(true);
    let (book, made) = (book(source, scope), source.moment.to_string());
    for (at, text) in (0..).zip([FORMAT, VERSION, &source.opinion.number, &book, &made]) {
        sheet.write_string(0, at, text)?;
    }
    let mut row = 1;
    // These two only grow; nobody fills them in.
    for table in tables.iter().filter(|table| ![HISTORY, LONG].contains(&&*table.name)) {
        for cells in &table.rows {
            let number = cells.first().map(ToString::to_string).unwrap_or_default();
            // The number itself tells the row.
            for (column, cell) in table.columns.iter().zip(cells).skip(1) {
                let said = shortened(&cell.to_string());
                let rest = match column.edits {
                    Some(edits) => filled_in(source, &table.name, &number, edits, said),
                    None => [format!("{:016x}", digest(&said)), String::new(), FIXED.to_owned(), String::new()],
                };
                let [said, heads, on, field] = &rest;
                for (at, text) in (0..).zip([&*table.name, &number, column.name, said, heads, on, field]) {
                    sheet.write_string(row, at, text)?;
                }
                row += 1;
            }
        }
    }
    Ok(())
}

/// What it said, the entries that said so, and the register.
fn filled_in(source: Source<'_>, table: &str, number: &str, edits: Edits, said: String) -> [String; 4] {
    let Some(register) = register(source, table, number, edits) else {
        return [said, String::new(), String::new(), String::new()];
    };
    let heads = source.journal.heads(&register).map(|head| head.id.to_string()).collect::<Vec<_>>().join(" ");
    [said, heads, register.subject.to_string(), register.field.to_string()]
}

/// The register that a cell shows; `None` where it shows none.
fn register(source: Source<'_>, table: &str, number: &str, edits: Edits) -> Option<Register> {
    let field = edits.field()?;
    if table != MEASURES {
        return Some(Register::new(RecommendationId::parse(&format!("r{number}")).ok()?, field));
    }
    let Some((of, place)) = number.split_once(table::ADDED) else {
        return Some(Register::new(MeasureId::parse(&format!("r{number}")).ok()?, field));
    };
    let id = RecommendationId::parse(&format!("r{of}")).ok()?;
    let added = source.ledger.item(id)?.added.get(place.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(Register::new(id, Field::AddedDone(added.text.key)))
}

/// What tells this workbook from others: copies of it that several people fill in are told apart by their names.
fn book(source: Source<'_>, scope: &Scope) -> String {
    let latest = source.journal.entries().next_back().map_or_else(String::new, |entry| entry.id.to_string());
    let (scope, entries) = (String::from(scope.clone()), source.journal.len().to_string());
    let parts = [&*source.opinion.number, &scope, &source.moment.to_string(), &entries, &latest];
    format!("{:016x}", name_of(&parts))
}
