//! A workbook as its cells show it, whatever kind of file it came in: few cells, wherever they stand.

use std::{
    collections::BTreeMap,
    io::{self, Cursor, Read},
};

use serde::{Deserialize, Serialize};

use crate::{journal::Millis, opinion::Day};

use super::{Misread, ods, text, xls, xlsx};

/// Cells of a sheet that are kept: far more than a ledger has.
pub(super) const MOST_CELLS: usize = 200_000;
/// Merged areas of a sheet that are kept.
const MOST_AREAS: usize = 2_000;
/// Bytes that a workbook unpacks to: some fifty times a ledger's.
const MOST_BYTES: u64 = 64 << 20;

const ARCHIVE: &[u8] = b"PK";
/// How Excel's files before 2007 begin, and all others of that age.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Row and column, from 0.
pub(super) type Place = (u32, u32);

#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<Sheet>,
    /// When it was saved last, where the file says so.
    pub(super) saved: Option<Millis>,
}

/// One sheet: its cells that are not blank.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) cells: BTreeMap<Place, Shown>,
    pub(super) merged: Vec<Area>,
    /// There were more cells than are kept.
    pub(super) overfull: bool,
}

/// What a cell shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    Text(String),
    /// A date that a spreadsheet keeps as a number; `shown` is `None` where that depends on the machine.
    Day {
        day: Day,
        shown: Option<String>,
    },
    Unknown(Unshown),
}

/// Why nobody can tell what a cell shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unshown {
    /// `#N/A` and the like.
    Error { found: String },
    /// A formula that no program has worked out yet.
    NotComputed,
    /// A number in a format that is not known here.
    Format { number: String },
    /// It is part of a merged cell that lies in another column.
    Merged,
}

/// Merged cells, corner to corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) first: Place,
    pub(super) last: Place,
}

impl Sheet {
    pub(super) fn put(&mut self, place: Place, shown: Shown) {
        if matches!(&shown, Shown::Text(text) if text.trim().is_empty()) {
            return;
        }
        if self.cells.len() >= MOST_CELLS {
            self.overfull = true;
            return;
        }
        self.cells.insert(place, shown);
    }

    pub(super) fn merge(&mut self, area: Area) {
        if area.first < area.last && self.merged.len() < MOST_AREAS {
            self.merged.push(area);
        }
    }

    /// What stands there. A cell merged down a column shows the same in each row.
    pub(super) fn at(&self, (row, column): Place) -> Option<Shown> {
        let within = |area: &&Area| {
            (area.first.0..=area.last.0).contains(&row) && (area.first.1..=area.last.1).contains(&column)
        };
        match self.merged.iter().find(within) {
            Some(area) if area.first.1 == column => self.cells.get(&area.first).cloned(),
            // Beside the first column of it nothing is shown: blank, unless something is shown across.
            Some(area) => self.cells.get(&area.first).map(|_| Shown::Unknown(Unshown::Merged)),
            None => self.cells.get(&(row, column)).cloned(),
        }
    }

    /// What is written there, as a text; blank where nothing is, or nobody can tell.
    pub(super) fn text(&self, place: Place) -> String {
        match self.at(place) {
            Some(Shown::Text(text)) => super::super::table::clean(&text),
            Some(Shown::Day { day, .. }) => day.to_string(),
            Some(Shown::Unknown(_)) | None => String::new(),
        }
    }

    /// The rows that have a cell, in order.
    pub(super) fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.extend(self.merged.iter().filter(|area| self.cells.contains_key(&area.first)).flat_map(|area| {
            // A merged area may reach down a whole column.
            area.first.0..=area.last.0.min(area.first.0.saturating_add(10_000))
        }));
        rows.sort_unstable();
        rows.dedup();
        rows
    }
}

/// Whether the bytes may be a ledger that somebody filled in: a workbook, or a table of ours as text.
pub fn is_table(bytes: &[u8]) -> bool {
    bytes.starts_with(ARCHIVE) || bytes.starts_with(COMPOUND) || text::is_table(bytes)
}

pub(super) fn open(bytes: &[u8]) -> Result<Book, Misread> {
    if bytes.starts_with(ARCHIVE) {
        check_size(bytes)?;
        let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Misread::NotAWorkbook)?;
        let book = if ods::is_one(&mut parts) { ods::open(&mut parts) } else { xlsx::open(&mut parts) };
        return book.ok_or(Misread::NotAWorkbook);
    }
    if bytes.starts_with(COMPOUND) {
        return xls::open(bytes);
    }
    text::open(bytes).ok_or(Misread::NotAWorkbook)
}

pub(super) type Parts<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

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
