//! A ledger workbook that somebody filled in: what a person changed in it, as writes.
//!
//! Compared with what the workbook itself remembers of its making. All of it is taken or nothing: whatever can not be
//! read is told by sheet, row and column.

use std::{
    collections::BTreeMap,
    io::{self, Cursor, Read},
    rc::Rc,
};

use calamine::{Data, Range, Reader, Xlsx};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{
    journal::{Change, EntryId, Field, Register, StepId, Write},
    ledger::{Judgement, Note, Standing},
    opinion::{Day, Opinion, RecommendationId},
    share::LIMITS,
};

use super::{
    names,
    table::{self, Column, Edits, Table},
    xlsx::{FORMAT, HEADER_ROW, MEMORY, VERSION, register},
};

/// Cells of a sheet that are looked at: far more than a ledger has.
const MOST_CELLS: usize = 200_000;
/// Bytes that a workbook unpacks to: some fifty times a ledger's.
const MOST_BYTES: u64 = 64 << 20;
/// Bytes of text in one cell, as in every file that is taken in.
const LONGEST: usize = LIMITS.text;

/// What a workbook brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    pub writes: Vec<Write>,
    pub notes: Vec<(RecommendationId, Note)>,
}

impl Filled {
    /// All of it as the writes of one step, which gives the notes their keys.
    pub fn into_writes(self, step: StepId) -> Vec<Write> {
        let mut writes = self.writes;
        for (id, note) in self.notes {
            let key = step.entry(u32::try_from(writes.len()).unwrap_or(u32::MAX));
            let register = Register::new(id, Field::Note(key));
            writes.push(Write { register, values: vec![Change::Set(note.to_value())], replaces: Vec::new() });
        }
        writes
    }
}

/// Why a workbook is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Misread {
    /// No workbook at all, or a damaged one.
    NotAWorkbook,
    /// It unpacks to more than is read; `limit` in bytes.
    TooLarge {
        limit: u64,
    },
    /// None of ours, or its hidden sheet was lost.
    NotOurs,
    Newer {
        version: String,
    },
    OtherDocument {
        number: String,
    },
    NoSheet {
        sheet: Rc<str>,
    },
    /// Cells that make no sense, in order.
    Cells(Vec<BadCell>),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadCell {
    pub sheet: Rc<str>,
    /// As a spreadsheet counts: from 1.
    pub row: usize,
    /// `A`, `B` … `AA`.
    pub column: String,
    pub why: Why,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// Another column stands where this one belongs.
    Moved {
        expected: Rc<str>,
        found: String,
    },
    NotADay {
        found: String,
    },
    /// Longer than is taken; `limit` in bytes.
    TooLong {
        limit: usize,
    },
    NotAStanding {
        found: String,
    },
    NotYesOrNo {
        found: String,
    },
    /// There is no such recommendation or measure in the workbook as it was made.
    NoSuchNumber {
        found: String,
    },
    /// The same number stands in two rows.
    Twice {
        number: String,
    },
    /// A reason without a standing.
    ReasonAlone,
}

/// What a cell said when the workbook was made.
struct Remembered {
    said: String,
    heads: Vec<EntryId>,
}

type Memory = BTreeMap<(String, String, String), Remembered>;

/// # Errors
/// Says what is wrong; nothing is taken then.
pub fn read(opinion: &Opinion, bytes: &[u8]) -> Result<Filled, Misread> {
    check_size(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Misread::NotAWorkbook)?;
    let memory = remembered(opinion, &sheet(&mut book, MEMORY).ok_or(Misread::NotOurs)?)?;
    let mut filled = Filled::default();
    let mut bad = Vec::new();
    for table in forms(opinion) {
        let cells = sheet(&mut book, table.name).ok_or(Misread::NoSheet { sheet: table.name.into() })?;
        Reading { table: &table, cells: &cells, memory: &memory, bad: &mut bad }.rows(&mut filled);
    }
    if bad.is_empty() { Ok(filled) } else { Err(Misread::Cells(bad)) }
}

/// Unpacks it once without keeping anything: what a workbook says of its own size can be false.
fn check_size(bytes: &[u8]) -> Result<(), Misread> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Misread::NotAWorkbook)?;
    let mut left = MOST_BYTES;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| Misread::NotAWorkbook)?;
        let size = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| Misread::NotAWorkbook)?;
        left = left.checked_sub(size).ok_or(Misread::TooLarge { limit: MOST_BYTES })?;
    }
    Ok(())
}

/// The sheets as they are made, for their names and columns.
fn forms(opinion: &Opinion) -> [Table; 2] {
    let journal = crate::journal::Journal::default();
    let ledger = crate::ledger::Ledger::fold(opinion, &journal);
    let source = super::Source {
        opinion,
        journal: &journal,
        ledger: &ledger,
        today: opinion.issued,
        moment: 0,
        offset_minutes: 0,
    };
    [table::recommendations(source, &super::Scope::All), table::measures(source, &super::Scope::All)]
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Option<Range<Data>> {
    let range = book.worksheet_range(name).ok()?;
    let (height, width) = range.get_size();
    (height.saturating_mul(width) <= MOST_CELLS).then_some(range)
}

fn cell(cells: &Range<Data>, row: u32, column: u32) -> String {
    let Some(data) = cells.get_value((row, column)) else { return String::new() };
    let text = match data {
        Data::String(text) => text.clone(),
        Data::DateTime(moment) => day(moment),
        other => other.to_string(),
    };
    table::clean(&text)
}

/// A date that a spreadsheet keeps as a number: days since 1899-12-30, which is 25,569 days before 1970.
fn day(moment: &calamine::ExcelDateTime) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "what is no day of the calendar becomes its nearest end")]
    let days = moment.as_f64().floor() as i64 - 25_569;
    Day::from_unix_days(days).to_string()
}

fn remembered(opinion: &Opinion, cells: &Range<Data>) -> Result<Memory, Misread> {
    if cell(cells, 0, 0) != FORMAT {
        return Err(Misread::NotOurs);
    }
    let (version, number) = (cell(cells, 0, 1), cell(cells, 0, 2));
    if version != VERSION {
        return Err(Misread::Newer { version });
    }
    if number != *opinion.number {
        return Err(Misread::OtherDocument { number });
    }
    let mut memory = Memory::new();
    let last = cells.end().map_or(0, |(row, _)| row);
    for row in 1..=last {
        let [sheet, number, column, said, heads] = [0, 1, 2, 3, 4].map(|at| cell(cells, row, at));
        let heads: Option<Vec<EntryId>> = heads.split_whitespace().map(|head| head.parse().ok()).collect();
        let remembered = Remembered { said, heads: heads.ok_or(Misread::NotOurs)? };
        memory.insert((sheet, number, column), remembered);
    }
    Ok(memory)
}

/// One sheet being read.
struct Reading<'a> {
    table: &'a Table,
    cells: &'a Range<Data>,
    memory: &'a Memory,
    bad: &'a mut Vec<BadCell>,
}

impl Reading<'_> {
    fn rows(&mut self, filled: &mut Filled) {
        if !self.columns_in_place() {
            return;
        }
        let last = self.cells.end().map_or(0, |(row, _)| row);
        let mut seen = Vec::new();
        for row in HEADER_ROW + 1..=last {
            let number = cell(self.cells, row, 0);
            if number.is_empty() {
                continue;
            }
            if seen.contains(&number) {
                self.tell(row, 0, Why::Twice { number });
            } else if self.table.rows.iter().any(|known| known.first().is_some_and(|first| first.to_string() == number))
            {
                self.row(row, &number, filled);
                seen.push(number);
            } else {
                self.tell(row, 0, Why::NoSuchNumber { found: number });
            }
        }
    }

    fn columns_in_place(&mut self) -> bool {
        let before = self.bad.len();
        for (at, column) in (0..).zip(self.table.columns.clone()) {
            let found = cell(self.cells, HEADER_ROW, at);
            if found != column.name {
                self.tell(HEADER_ROW, at, Why::Moved { expected: column.name.into(), found });
            }
        }
        self.bad.len() == before
    }

    fn row(&mut self, row: u32, number: &str, filled: &mut Filled) {
        let table = self.table;
        for (at, column) in (0..).zip(&table.columns) {
            let Some(edits) = column.edits else { continue };
            // With its reason, once both are known.
            if edits == Edits::Reason {
                continue;
            }
            let (said, now) = (self.said(number, column), cell(self.cells, row, at));
            let reason = (edits == Edits::Standing).then(|| self.neighbour(row, number, Edits::Reason)).flatten();
            if now == said && reason.as_ref().is_none_or(|(said, now)| said == now) {
                continue;
            }
            let reason = reason.map(|(_, now)| now);
            match self.value(row, at, edits, &now, reason.as_deref()) {
                None => {}
                Some(_) if edits == Edits::NewNote => filled.notes.extend(
                    RecommendationId::parse(&format!("r{number}"))
                        .ok()
                        .map(|id| (id, Note { text: now.into(), on: None })),
                ),
                Some(change) => filled.writes.extend(self.write(number, column, edits, change)),
            }
        }
    }

    fn said(&self, number: &str, column: &Column) -> String {
        let key = (self.table.name.to_owned(), number.to_owned(), column.name.to_owned());
        self.memory.get(&key).map(|remembered| remembered.said.clone()).unwrap_or_default()
    }

    /// What another cell of the row said, and says.
    fn neighbour(&self, row: u32, number: &str, edits: Edits) -> Option<(String, String)> {
        let (at, column) = (0..).zip(&self.table.columns).find(|(_, column)| column.edits == Some(edits))?;
        Some((self.said(number, column), cell(self.cells, row, at)))
    }

    fn write(&self, number: &str, column: &Column, edits: Edits, change: Change) -> Option<Write> {
        let register: Register = register(self.table.name, number, edits)?;
        let key = (self.table.name.to_owned(), number.to_owned(), column.name.to_owned());
        let replaces = self.memory.get(&key).map(|remembered| remembered.heads.clone()).unwrap_or_default();
        Some(Write { register, values: vec![change], replaces })
    }

    /// What a cell that was changed means; `None` where it makes no sense, which is told.
    fn value(&mut self, row: u32, at: u32, edits: Edits, now: &str, reason: Option<&str>) -> Option<Change> {
        let found = || now.to_owned();
        let meant: Result<Value, Why> = match edits {
            _ if now.len() > LONGEST => Err(Why::TooLong { limit: LONGEST }),
            _ if now.is_empty() && reason.is_none_or(str::is_empty) => return Some(Change::Cleared),
            Edits::Due => date(now).map(|day| day.to_string().into()).ok_or_else(|| Why::NotADay { found: found() }),
            Edits::Standing if now.is_empty() => Err(Why::ReasonAlone),
            Edits::Standing => standing(now)
                .map(|is| {
                    Judgement { is, reason: reason.filter(|text| !text.is_empty()).map(Into::into), of: None }
                        .to_value()
                })
                .ok_or_else(|| Why::NotAStanding { found: found() }),
            Edits::Done => match now {
                table::YES => Ok(true.into()),
                table::NO => Ok(false.into()),
                _ => Err(Why::NotYesOrNo { found: found() }),
            },
            Edits::Support => Ok(json!(
                now.split(['、', '，', ',', '\n']).map(str::trim).filter(|unit| !unit.is_empty()).collect::<Vec<_>>()
            )),
            _ => Ok(now.into()),
        };
        meant.map(Change::Set).map_err(|why| self.tell(row, at, why)).ok()
    }

    fn tell(&mut self, row: u32, at: u32, why: Why) {
        self.bad.push(BadCell { sheet: self.table.name.into(), row: row as usize + 1, column: letters(at), why });
    }
}

/// A date as people type it: `2025-06-19`, `2025/6/19`, `2025.6.19`, `2025年6月19日`.
fn date(text: &str) -> Option<Day> {
    let text = text.strip_suffix('日').unwrap_or(text);
    let mut parts = text.split(['-', '/', '.', '年', '月']).map(|part| part.trim().parse::<u16>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || year < 1900 {
        return None;
    }
    Day::from_ymd(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
}

fn standing(name: &str) -> Option<Standing> {
    Standing::ALL.into_iter().find(|standing| names::standing(*standing) == name)
}

/// `A` to `Z`, then `AA`: as a spreadsheet names its columns.
fn letters(at: u32) -> String {
    let letter = |number: u32| char::from(b'A' + (number % 26) as u8);
    if at < 26 { letter(at).to_string() } else { format!("{}{}", letter(at / 26 - 1), letter(at)) }
}

#[cfg(test)]
mod tests {
    use super::{date, letters};

    #[test]
    fn dates_as_people_type_them() {
        for text in ["2025-06-19", "2025/6/19", "2025.6.19", "2025年6月19日", "2025 年 6 月 19 日"] {
            assert_eq!(date(text).map(|day| day.to_string()).as_deref(), Some("2025-06-19"), "{text}");
        }
        for text in ["", "6月19日", "25-6-19", "2025-13-01", "2025-02-30", "2025-6-19-1", "六月"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn columns_have_a_spreadsheets_names() {
        assert_eq!([0, 25, 26, 27, 52].map(letters), ["A", "Z", "AA", "AB", "BA"]);
    }
}
