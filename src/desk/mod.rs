//! Jobs for the worker: papers, and everything else that needs more code than the first load can carry.
//!
//! A [`Job`] and bytes go in, a [`Product`] and bytes come out. On the web a job runs in a web worker with a wasm
//! module of its own (`src/bin/desk.rs`), which is fetched when it is first needed. Natively a job is a plain call.

mod papers;
mod travel;
mod workbook;

pub use papers::Paper;

use serde::{Deserialize, Serialize};

use crate::{
    journal::{Journal, Millis},
    ledger::Ledger,
    opinion::{Day, Opinion},
    report::{
        Scope, Source,
        names::Stamp,
        readback::{Misread, Slip},
    },
    share::{LIMITS, Refusal, read_file},
};

/// What is to be done. What it is done with comes as attachments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// A paper of where things stand. Attached: the journal as exchange files, mostly one.
    Paper {
        paper: Paper,
        /// To be printed from the page, and not as a file.
        print: bool,
        scope: Scope,
        today: Day,
        moment: Millis,
        /// Minutes that local time is ahead of UTC.
        offset_minutes: i32,
        stamp: Stamp,
    },
    /// State on its way out, from this device. Attached: the journal as exchange files.
    Send { how: How, address: String, today: Day, sender: String, stamp: Stamp },
    /// What came in, made into an exchange file. Attached: the thing itself, and before it the codes read so far.
    Open,
    /// A ledger that somebody filled in, as a workbook or a table; `now` is when it came in. Attached: the thing itself.
    Workbook { now: Millis },
    /// Codes in a picture; `at_once`: another picture follows. Attached: a byte for each pixel.
    Look { width: u32, at_once: bool },
}

/// What is sent, and as what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    /// Where things stand, without names and texts: a link and codes.
    Status,
    /// Everything: a link and codes.
    Text,
    /// One unit's part, a file.
    Unit(String),
    /// The same inside the app.
    UnitPage(String),
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Product {
    /// A file to be handed out. Attached: its content, or that of several that belong together.
    File { name: String },
    /// Nothing that the calendar is about has a day, nor ever had one.
    NoDates,
    /// A paper to be printed. Attached: a part of a page, and its style sheet.
    Print { name: String },
    /// What is to go into the app as its state. Attached: an exchange file.
    State { name: String },
    /// A link. Attached: its codes, each as a drawing (SVG) and a picture (PNG); none where it is too long for codes.
    Link { link: String, with_text: bool },
    /// What was in it. Attached: exchange files, each a part of it, once it is all there.
    Opened(Result<Opened, Refusal>),
    /// A ledger that was filled in. Attached: two exchange files, of the cells that were changed and of the others.
    Filled(Box<Slip>),
    /// A workbook that is not taken, and why.
    Misread(Misread),
    /// The texts of the codes in a picture.
    Seen { texts: Vec<String> },
}

/// What came in, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Opened {
    File,
    /// Behind a passphrase, and sound as far as that can be told without. Attached: its header, and what is sealed.
    Sealed,
    /// Some of several codes: how many are there, and the numbers still missing.
    Missing {
        read: usize,
        missing: Vec<u8>,
    },
}

/// Bytes that go along.
pub type Attachments = Vec<Vec<u8>>;

/// Why there is no product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The desk could not be fetched, or the browser has no workers.
    NotFetched,
    /// The page is of an older version than the desk that there is.
    Outdated,
    /// What was attached can not be read, or the desk broke down over it.
    Failed,
    /// It would be more than could be read of it: a file holds so much, a link still less.
    TooMuch,
}

/// Does it. `progress` hears how much is done of how much.
///
/// # Errors
/// Says why there is no product.
pub fn perform(
    job: Job,
    attachments: &[Vec<u8>],
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(Product, Attachments), Failure> {
    match job {
        Job::Paper { paper, print, scope, today, moment, offset_minutes, stamp } => {
            progress(0, 2);
            let opinion = Opinion::embedded();
            let journal = journal(&opinion, attachments)?;
            let ledger = Ledger::fold(&opinion, &journal);
            progress(1, 2);
            let source =
                Source { opinion: &opinion, journal: &journal, ledger: &ledger, today, moment, offset_minutes };
            let name = papers::name(paper, &stamp, &scope.name(&opinion));
            if print {
                let page = papers::printed(paper, source, &scope).ok_or(Failure::Failed)?;
                let name = name.trim_end_matches(".docx").to_owned();
                return Ok((Product::Print { name }, page.to_vec()));
            }
            Ok(match papers::file(paper, source, &scope)? {
                Some(bytes) => (Product::File { name }, vec![bytes]),
                None => (Product::NoDates, Vec::new()),
            })
        }
        Job::Send { how, address, today, sender, stamp } => {
            let sender = sender.parse().map_err(|_| Failure::Failed)?;
            travel::send(&how, &address, today, sender, &stamp, attachments)
        }
        Job::Open => Ok(travel::open(attachments, progress)),
        Job::Workbook { now } => workbook::open(attachments, now),
        Job::Look { width, at_once } => Ok(travel::look(width, at_once, attachments)),
    }
}

/// The page's journal, in one file or in several.
fn journal(opinion: &Opinion, attachments: &[Vec<u8>]) -> Result<Journal, Failure> {
    let mut journal = Journal::default();
    for bytes in attachments {
        journal.union(read_file(opinion, bytes, LIMITS).map_err(|_| Failure::Failed)?);
    }
    Ok(journal)
}
