//! English: why something is not taken, and what to do.

use super::digits;
use crate::{
    report::readback::{BadCell, Misread, Why},
    share::Refusal,
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
        Refusal::NoLink => "there is no link to this checklist in the text. Copy everything that you received.".to_owned(),
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
    }
}

const CELLS: usize = 5;

pub(super) fn misread(why: &Misread) -> String {
    match why {
        Misread::NotAWorkbook => "it is not an Excel workbook, or it is damaged. Ask for it again.".to_owned(),
        Misread::TooLarge { limit } => format!("it unpacks to more than {} MB.", limit >> 20),
        Misread::NotOurs => {
            "it is not a tracking sheet from this checklist. Export one under “Reports” and fill that in.".to_owned()
        }
        Misread::Newer { version } => format!("it is of a later version (format {version}). Update this page first."),
        Misread::OtherDocument { number } => format!("it is about another document ({number})."),
        Misread::NoSheet { sheet } => format!("the sheet “{sheet}” is missing. Start from an exported tracking sheet."),
        Misread::Cells(cells) => {
            let told: Vec<String> = cells.iter().take(CELLS).map(bad_cell).collect();
            let rest = if cells.len() > CELLS { format!("; {} in all", cells.len()) } else { String::new() };
            format!("{}{rest}. Correct it and load it again.", told.join("; "))
        }
    }
}

fn bad_cell(cell: &BadCell) -> String {
    let why = match &cell.why {
        Why::Moved { expected, found } => format!("the column “{expected}” is expected, “{found}” stands there"),
        Why::NotADay { found } => format!("“{found}” is not a date such as 2025-06-19"),
        Why::TooLong { limit } => format!("a text of more than {} KB", limit >> 10),
        Why::NotAStanding { found } => format!("“{found}” is not a status; choose one from the list"),
        Why::NotYesOrNo { found } => format!("“{found}” has to be 是 or 否"),
        Why::NoSuchNumber { found } => format!("there is no number “{found}”"),
        Why::Twice { number } => format!("the number “{number}” stands there twice"),
        Why::ReasonAlone => "a reason without a status".to_owned(),
    };
    format!("sheet “{}”, row {}, column {}: {why}", cell.sheet, cell.row, cell.column)
}
