//! English: why something is not taken, and what to do.

use super::digits;
use crate::{
    report::readback::{BadCell, Misread, Unread, Unshown, Why},
    share::{Foreign, Refusal},
};

pub(super) fn refusal(why: &Refusal) -> String {
    match why {
        Refusal::Empty => "the file is empty. Ask for a new export.".to_owned(),
        Refusal::TooLarge { limit } => {
            format!(
                "it is larger than {} MB, which no export of this checklist is. Check which file it is.",
                limit >> 20
            )
        }
        Refusal::TooMany { limit } => {
            format!("it has more than {} records. Ask for a check and a new export.", digits(*limit))
        }
        Refusal::TooLong { limit } => {
            format!("one record has more than {} KB of text. Ask for a shorter one and a new export.", limit >> 10)
        }
        Refusal::TooDeep { limit } => {
            format!("it nests deeper than {limit} levels, which no export of this checklist does. Check which file it is.")
        }
        Refusal::Cut => {
            "the link or code is incomplete; a chat app may have cut it off. Ask for a file, or copy the whole link.".to_owned()
        }
        Refusal::Scrambled => "it was damaged on its way. Ask for it again.".to_owned(),
        Refusal::NoLink => "there is no link to this checklist and no data of it in the text. Copy everything that you received, or ask for a file.".to_owned(),
        Refusal::NoState => "there is no state in this web page. Choose one that was saved with its data.".to_owned(),
        Refusal::NoCode => "no code was found in the picture. Take one that is sharp and whole.".to_owned(),
        Refusal::Locked => {
            "the passphrase does not open it, or somebody has altered it. Check the passphrase with the sender.".to_owned()
        }
        Refusal::NoSealing => {
            "the browser offers no encryption at this address. Open the checklist at an https address or as a single file."
                .to_owned()
        }
        Refusal::NotJson => {
            "it is not a file from this checklist. Choose one that was exported here, ending in .json.".to_owned()
        }
        Refusal::NotOurs => {
            "it is another program’s file. Choose one that was exported here, ending in .json.".to_owned()
        }
        Refusal::Damaged { line } => {
            format!("it is incomplete or damaged (line {line}), perhaps cut off on its way. Ask for it again.")
        }
        Refusal::Newer { version } => {
            format!("it comes from a later version (format {version}). Update this page first, then merge.")
        }
        Refusal::OtherDocument { number } => format!("it is about another document ({number}) and cannot be merged."),
        Refusal::Nonsense { entry } => {
            format!("record {entry} breaks the rules; the file may have been altered. Ask for a new export.")
        }
        Refusal::Unreadable => {
            "the browser cannot read it. Make sure it has not been moved and is not in use, and try again.".to_owned()
        }
        Refusal::BadPicture => "the picture cannot be opened. It may be damaged or cut off; ask for it again.".to_owned(),
        Refusal::Folder => "it is a folder. Open it and choose the files in it; you can choose several.".to_owned(),
        Refusal::Foreign(what) => foreign(*what).to_owned(),
    }
}

fn foreign(what: Foreign) -> &'static str {
    match what {
        Foreign::Text => {
            "it is a Word or WPS document, which this page cannot read. Fill in the tracking sheet (Excel) exported under “Reports”, or fill in the page and export it."
        }
        Foreign::Slides => {
            "it is a presentation, without any data of this checklist. Ask for an exported file (.json) or a filled-in tracking sheet."
        }
        Foreign::Pdf => {
            "it is a PDF file, which can be looked at and not read back. Ask for the original: an exported .json, or a filled-in tracking sheet."
        }
        Foreign::Ofd => {
            "it is an OFD file, which can be looked at and not read back. Ask for the original: an exported .json, or a filled-in tracking sheet."
        }
        Foreign::Archive => {
            "it is an archive of packed files. Unpack it and choose the files in it; you can choose several."
        }
        Foreign::Protected => {
            "it is protected by a password. Open it in Excel or WPS, save a copy without the password, and choose that copy."
        }
        Foreign::Heic => {
            "it is a HEIC photo (as iPhones take), which this browser cannot read. Take a screenshot or save it as JPG, and choose that."
        }
        Foreign::Tiff => {
            "it is a TIFF picture (as scanners make), which this browser cannot read. Save it as PNG or JPG, and choose that."
        }
        Foreign::Calendar => {
            "it is a calendar file, for the calendar of a phone or computer, without any handling in it. Ask for an exported .json."
        }
        Foreign::Mail => {
            "it is a whole mail as a mail program keeps it. Open it, save its attachment and choose that, or copy its link and paste it here."
        }
        Foreign::Media => {
            "it is sound or video, without any data of this checklist. If a code is in it, make a picture of that and choose it."
        }
        Foreign::Program => {
            "it is a program and was not read. Find out what was sent, and do not open programs of unknown origin."
        }
    }
}

pub(super) fn misread(why: &Misread) -> String {
    match why {
        Misread::NotAWorkbook => "it is not a spreadsheet, or it is damaged. Ask for it again.".to_owned(),
        Misread::TooLarge { limit } => format!("it unpacks to more than {} MB.", limit >> 20),
        Misread::NotOurs => {
            "it is not a tracking sheet from this checklist. Export one under “Reports” and fill that in.".to_owned()
        }
        Misread::Newer { version } => format!("it is of a later version (format {version}). Update this page first."),
        Misread::OtherDocument { number } => format!("it is about another document ({number})."),
        Misread::NoSheet { sheet } => format!("the sheet “{sheet}” is missing. Start from an exported tracking sheet."),
        Misread::Locked => "it asks for a password. Have it saved without one and sent again.".to_owned(),
    }
}

pub(super) fn bad_cell(cell: &BadCell) -> String {
    let why = match &cell.why {
        Why::Unclear { why } => match why {
            Unshown::Error { found } => format!("a formula that fails and shows “{found}”; write the content itself"),
            Unshown::NotComputed => {
                "a formula without a result; open and save it in a spreadsheet program first".to_owned()
            }
            Unshown::Format { number } => {
                format!(
                    "it can not be told what the cell shows (it keeps {number}); format it as text and type it again"
                )
            }
            Unshown::Merged => "merged with the cell to its left, so it can not be told what it says".to_owned(),
        },
        Why::UnitsUnclear { found } => format!("is “{found}” one unit or several? Put 、 between them"),
        Why::StillDiffering => "leave only one of the differing claims".to_owned(),
        Why::NoNumber => "the row is filled in and has no number".to_owned(),
        Why::OtherText { number } => format!("number “{number}” is not about this checklist"),
        Why::Moved { name, says } => format!("under “{name}” stands what “{says}” said; the column was not read"),
        Why::ColumnTwice { name } => format!("the column “{name}” is there twice"),
        Why::NotADay { found } => format!("“{found}” is not a date such as 2025-06-19"),
        Why::TooLong { limit } => format!("a text of more than {} KB", limit >> 10),
        Why::NotAStanding { found } => format!("“{found}” is not a status; choose one from the list"),
        Why::NotYesOrNo { found } => format!("“{found}” has to be 是 or 否"),
        Why::NoSuchNumber { found } => format!("there is no number “{found}”"),
        Why::Twice { number } => format!("the number “{number}” stands in two rows that differ; neither was read"),
        Why::ReasonAlone => "a reason without a status".to_owned(),
    };
    format!("{}, column {}: {why}", row(&cell.sheet, cell.row), cell.column)
}

/// A table as text has no name.
fn row(sheet: &str, row: usize) -> String {
    if sheet.is_empty() { format!("row {row}") } else { format!("sheet “{sheet}”, row {row}") }
}

/// What was changed where it is not read, and where to write it.
pub(super) fn unread(unread: &Unread) -> String {
    match unread {
        Unread::Cell { sheet, row: at, column, name, instead: Some(instead) } => {
            format!("{}, column {column}: {name} is not read; use {instead}", row(sheet, *at))
        }
        Unread::Cell { sheet, row: at, column, name, instead: None } => {
            format!("{}, column {column}: {name} is not read; change it on the page", row(sheet, *at))
        }
        Unread::Outside { sheet, row: at, column } => {
            format!("{} (from column {column}): no item of the checklist, not read", row(sheet, *at))
        }
        Unread::Sheet { sheet } => format!("the sheet “{sheet}” is not read"),
        Unread::NoColumn { sheet, column } if sheet.is_empty() => format!("there is no column {column}"),
        Unread::NoColumn { sheet, column } => format!("sheet “{sheet}” has no column {column}, which was not read"),
    }
}
