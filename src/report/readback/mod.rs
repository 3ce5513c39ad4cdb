//! A ledger that somebody filled in, as a workbook or a table: what a person changed in it.
//!
//! ```text
//! book.rs   Book: what the cells show, whatever the file; xlsx.rs, ods.rs, xls.rs, text.rs open one kind each
//! format.rs number formats put to work, dates.rs those of dates; moment.rs, xml.rs small things
//! memory.rs what the workbook remembers of its making
//! rows.rs   its sheets, row by row, against that
//! value.rs  what a cell means
//! own.rs    the entries that come of it, beside those that came of the same workbook before
//! ```
//!
//! A cell means what it shows. If that is not certain, the cell is refused with its sheet, row and column, and the
//! others are taken. Changes in cells that are not read are listed.

mod book;
mod dates;
mod format;
mod memory;
mod moment;
mod ods;
mod own;
mod rows;
mod text;
mod value;
mod xls;
mod xlsx;
mod xml;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::{
    journal::{Author, Change, Entry, EntryId, Millis, Register},
    opinion::Opinion,
    share::LIMITS,
};

use super::table::RECOMMENDATIONS;

pub use book::{Unshown, is_table};
pub use own::{Brought, PLACEHOLDER};
use rows::{KINDS, Outcome, Reading};

/// Bytes of text in one cell, as in every file that is taken in.
const LONGEST: usize = LIMITS.text;

/// What a workbook brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    pub slip: Slip,
    /// Every cell that may be filled in and has a meaning.
    pub cells: Vec<Said>,
}

/// What is known of a workbook beside its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// Who filled it in, as it says; perhaps nobody.
    pub who: Author,
    /// Tells workbooks apart.
    pub book: u64,
    /// About when it was made.
    pub made: Millis,
    /// When it was saved last, or else when it was read.
    pub saved: Millis,
    /// Whether it knows what it was made from.
    pub remembers: bool,
    /// Cells that are not taken, in order.
    pub refused: Vec<BadCell>,
    /// What was changed and is not read.
    pub unread: Vec<Unread>,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub register: Register,
    pub change: Change,
    /// The entries that it was made from.
    pub replaces: Vec<EntryId>,
    /// Whether it says something else than when it was made.
    pub touched: bool,
    /// Of the cell and what it says, to tell its entries apart.
    mark: u32,
}

impl Filled {
    /// As entries in nobody's name: those of cells that were touched, and the others.
    pub fn into_brought(self) -> Brought {
        let entry = |said: &Said| {
            Rc::new(Entry {
                id: EntryId { time: self.slip.made, counter: said.mark, replica: PLACEHOLDER },
                author: None,
                register: said.register.clone(),
                change: said.change.clone(),
                replaces: said.replaces.clone(),
                reverts: None,
            })
        };
        let of = |touched| self.cells.iter().filter(|said| said.touched == touched).map(entry).collect();
        Brought { touched: of(true), untouched: of(false), slip: self.slip.clone() }
    }
}

/// Why a workbook is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Misread {
    /// No workbook at all, or a damaged one.
    NotAWorkbook,
    /// It asks for a password.
    Locked,
    /// It unpacks to more than is read; `limit` in bytes.
    TooLarge {
        limit: u64,
    },
    /// None of ours.
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
    /// Nobody can tell what it shows.
    Unclear {
        why: Unshown,
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
    /// One unit or several: nobody can tell.
    UnitsUnclear {
        found: String,
    },
    /// It was to be decided between several claims, and still names them.
    StillDiffering,
    /// There is no such recommendation or measure in the workbook as it was made.
    NoSuchNumber {
        found: String,
    },
    /// A row that was filled in has no number.
    NoNumber,
    /// The number is there, and the row is about something else.
    OtherText {
        number: String,
    },
    /// The same number stands in two rows that differ.
    Twice {
        number: String,
    },
    /// Under the heading of one column stands what another one said.
    Moved {
        name: String,
        says: String,
    },
    /// The same column is there twice.
    ColumnTwice {
        name: String,
    },
    /// A reason without a standing.
    ReasonAlone,
}

/// Something that was changed, and is not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unread {
    /// A cell that is not to be filled in, the name of its column, and the one to be used instead.
    Cell { sheet: Rc<str>, row: usize, column: String, name: Rc<str>, instead: Option<Rc<str>> },
    /// A row that belongs to nothing.
    Outside { sheet: Rc<str>, row: usize, column: String },
    /// A sheet of somebody's own, or one that can not be read any more.
    Sheet { sheet: Rc<str> },
    /// A column to be filled in is gone.
    NoColumn { sheet: Rc<str>, column: Rc<str> },
}

/// `now` is when it is read: no file was saved later, whatever it says.
///
/// # Errors
/// Says what is wrong; nothing is taken then.
pub fn read(opinion: &Opinion, bytes: &[u8], now: Millis) -> Result<Filled, Misread> {
    let book = book::open(bytes)?;
    let memory = memory::Memory::of(opinion, &book)?;
    let found: Vec<_> = KINDS.into_iter().filter_map(|kind| rows::find(&book.sheets, kind, &memory)).collect();
    if found.is_empty() {
        return Err(if memory.is_there {
            Misread::NoSheet { sheet: RECOMMENDATIONS.into() }
        } else {
            Misread::NotOurs
        });
    }
    if found.iter().any(|found| found.sheet.overfull) {
        return Err(Misread::TooLarge { limit: book::MOST_CELLS as u64 });
    }
    let history = rows::history(&book.sheets);
    let mut outcome = Outcome::default();
    for found in &found {
        Reading { opinion, memory: &memory, found, history: &history, outcome: &mut outcome, moved: Vec::new() }.read();
    }
    let names: Vec<&str> = found.iter().map(|found| &*found.sheet.name).collect();
    rows::others(&book.sheets, &names, &memory, &mut outcome);
    let Outcome { cells, refused, unread } = outcome;
    // Without a memory, a table that is about something else has nothing of ours.
    let elsewhere = |bad: &BadCell| matches!(bad.why, Why::OtherText { .. } | Why::NoSuchNumber { .. });
    if !memory.is_there && cells.is_empty() && refused.iter().any(elsewhere) {
        return Err(Misread::NotOurs);
    }
    let who = found.iter().map(rows::who).find(|(name, unit)| !name.is_empty() || !unit.is_empty());
    let (name, unit) = who.unwrap_or_default();
    let slip = Slip {
        who: Author { name, unit, ..Author::default() },
        book: memory.book,
        made: memory.made,
        saved: book.saved.map_or(now, |saved| saved.max(memory.made).min(now)),
        remembers: memory.is_there,
        refused,
        unread,
    };
    Ok(Filled { slip, cells })
}

/// FNV-1a, and mixed once more: the same on every device.
fn hash(text: &str) -> u64 {
    let spread = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let sum = text.bytes().fold(0xcbf2_9ce4_8422_2325, spread);
    let mixed = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed ^ (mixed >> 31)
}

/// Of what a text says, whatever blanks and lines it is broken by.
pub(super) fn digest(text: &str) -> u64 {
    hash(&text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>())
}

/// What tells a workbook from any other.
pub(super) fn name_of(parts: &[&str]) -> u64 {
    hash(&parts.join("\u{1f}"))
}

/// `A` to `Z`, then `AA`: as a spreadsheet names its columns.
fn letters(at: u32) -> String {
    let (mut at, mut out) = (at, String::new());
    loop {
        out.insert(0, char::from(b'A' + u8::try_from(at % 26).unwrap_or(0)));
        match (at / 26).checked_sub(1) {
            Some(next) => at = next,
            None => return out,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_a_spreadsheets_names() {
        assert_eq!(
            [0, 25, 26, 27, 52, 701, 702, 16_383].map(letters),
            ["A", "Z", "AA", "AB", "BA", "ZZ", "AAA", "XFD"]
        );
    }
}
