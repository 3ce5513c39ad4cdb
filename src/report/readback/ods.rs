//! An OpenDocument spreadsheet: each cell carries the text that it shows.

use crate::opinion::Day;

use super::{
    book::{Area, Book, Parts, Sheet, Shown, Unshown},
    moment,
    xml::{self, Met, Tag},
};

const LONGEST: usize = super::LONGEST + 4;
/// How many equal cells or rows one element may stand for. More than these are filler.
const MOST_REPEATED: u32 = 1000;

pub(super) fn is_one(parts: &mut Parts<'_>) -> bool {
    parts.by_name("content.xml").is_ok()
}

pub(super) fn open(parts: &mut Parts<'_>) -> Option<Book> {
    let saved = xml::text_of(parts, "meta.xml", "date").and_then(|text| moment::utc(&text));
    let mut reading = Reading { book: Book { saved, ..Book::default() }, ..Reading::default() };
    xml::read(parts, "content.xml", |met| reading.meet(&met))?;
    Some(reading.book)
}

#[derive(Default)]
struct Reading {
    book: Book,
    sheet: Option<Sheet>,
    row: u32,
    column: u32,
    /// The cells of the row, which may stand for several rows.
    cells: Vec<(u32, Shown)>,
    rows: u32,
    cell: Option<Cell>,
    /// How deep we are in what is no cell's text: notes, drawings, former contents.
    aside: usize,
}

#[derive(Default)]
struct Cell {
    kind: String,
    day: Option<String>,
    error: bool,
    computed: bool,
    paragraphs: usize,
    inside: usize,
    text: String,
    columns: u32,
    span: (u32, u32),
}

impl Reading {
    fn meet(&mut self, met: &Met<'_>) {
        match met {
            Met::Start(tag) if self.aside > 0 || is_aside(tag) => {
                let _ = tag;
                self.aside += 1;
            }
            Met::End(_) if self.aside > 0 => self.aside -= 1,
            Met::Text(_) if self.aside > 0 => {}
            Met::Start(tag) => self.start(tag),
            Met::End(name) => self.end(name),
            Met::Text(text) => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| cell.inside > 0 && cell.text.len() <= LONGEST) {
                    cell.text.push_str(text);
                }
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "table" => {
                self.sheet = Some(Sheet { name: tag.get("name").unwrap_or_default(), ..Sheet::default() });
                (self.row, self.column) = (0, 0);
            }
            "table-row" => {
                self.rows = tag.number("number-rows-repeated").unwrap_or(1).max(1);
                self.column = 0;
                self.cells.clear();
            }
            "table-cell" | "covered-table-cell" => self.cell = Some(Cell::of(tag)),
            _ => self.within(tag),
        }
    }

    fn within(&mut self, tag: &Tag<'_>) {
        let Some(cell) = &mut self.cell else { return };
        match tag.name {
            "p" | "h" => {
                if cell.paragraphs > 0 {
                    cell.text.push('\n');
                }
                cell.paragraphs += 1;
                cell.inside += 1;
            }
            "line-break" => cell.text.push('\n'),
            "tab" => cell.text.push('\t'),
            "s" => cell.text.extend(std::iter::repeat_n(' ', tag.number("c").unwrap_or(1).min(1000) as usize)),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                if let Some(cell) = &mut self.cell {
                    cell.inside = cell.inside.saturating_sub(1);
                }
            }
            "table-cell" | "covered-table-cell" => self.end_cell(),
            "table-row" => self.end_row(),
            "table" => self.book.sheets.extend(self.sheet.take()),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        if let Some(shown) = cell.shown() {
            let last = self.column.saturating_add(cell.columns.min(MOST_REPEATED));
            self.cells.extend((self.column..last).map(|column| (column, shown.clone())));
        }
        if let Some(sheet) = &mut self.sheet {
            let (down, across) = (cell.span.0.max(1) - 1, cell.span.1.max(1) - 1);
            let first = (self.row, self.column);
            sheet.merge(Area { first, last: (first.0.saturating_add(down), first.1.saturating_add(across)) });
        }
        self.column = self.column.saturating_add(cell.columns);
    }

    fn end_row(&mut self) {
        let Some(sheet) = &mut self.sheet else { return };
        if !self.cells.is_empty() {
            for row in self.row..self.row.saturating_add(self.rows.min(MOST_REPEATED)) {
                self.cells.iter().for_each(|(column, shown)| sheet.put((row, *column), shown.clone()));
            }
        }
        self.row = self.row.saturating_add(self.rows);
    }
}

/// Notes at a cell, drawings, and what was there before changes that are recorded.
fn is_aside(tag: &Tag<'_>) -> bool {
    tag.full.starts_with("draw:") || matches!(tag.name, "annotation" | "tracked-changes" | "shapes" | "forms")
}

impl Cell {
    fn of(tag: &Tag<'_>) -> Self {
        let kind = |tag: &Tag<'_>| tag.get("value-type").unwrap_or_default();
        let span = (tag.number("number-rows-spanned").unwrap_or(1), tag.number("number-columns-spanned").unwrap_or(1));
        Self {
            error: kind(tag) == "error" || tag.get_full("calcext:value-type").is_some_and(|kind| kind == "error"),
            kind: kind(tag),
            day: tag.get("date-value"),
            computed: tag.get("formula").is_some(),
            columns: tag.number("number-columns-repeated").unwrap_or(1).max(1),
            span,
            ..Self::default()
        }
    }

    fn shown(&self) -> Option<Shown> {
        if self.error {
            return Some(Shown::Unknown(Unshown::Error { found: self.text.clone() }));
        }
        if self.computed && self.kind.is_empty() && self.text.is_empty() {
            return Some(Shown::Unknown(Unshown::NotComputed));
        }
        let day = self.day.as_ref().filter(|_| self.kind == "date");
        if let Some(day) = day.and_then(|day| Day::parse(day.get(..10)?).ok()) {
            return Some(Shown::Day { day, shown: Some(self.text.clone()) });
        }
        (!self.text.is_empty()).then(|| Shown::Text(self.text.clone()))
    }
}
