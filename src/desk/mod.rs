//! Work that the page hands out: papers, and whatever else needs more code than a first load can carry.
//!
//! A [`Job`] and bytes go in, a [`Product`] and bytes come out. On the web it runs in a worker, a wasm module of its own
//! (`src/bin/desk.rs`) that is fetched when it is first needed; natively it is a plain call.

use serde::{Deserialize, Serialize};

use crate::{
    journal::Journal,
    ledger::Ledger,
    opinion::{Day, Opinion},
    report::ledger_csv,
    share::{LIMITS, read_file},
};

/// What is to be done. What it is done with comes as attachments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// A paper of where things stand. Attached: an exchange file.
    Paper { paper: Paper, today: Day },
}

/// What can be handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    /// The ledger as a table.
    Csv,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Product {
    /// A file to be handed out. Attached: its content.
    File { name: String },
}

/// Bytes that go along.
pub type Attachments = Vec<Vec<u8>>;

/// Why there is no product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The desk could not be fetched, or the browser has no workers.
    NotFetched,
    /// What was attached can not be read, or the desk broke down over it.
    Failed,
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
        Job::Paper { paper, today } => {
            progress(0, 1);
            let opinion = Opinion::embedded();
            let mut journal = Journal::default();
            let bytes = attachments.first().ok_or(Failure::Failed)?;
            journal.union(read_file(&opinion, bytes, LIMITS).map_err(|_| Failure::Failed)?);
            Ok(written(paper, today, &opinion, &Ledger::fold(&opinion, &journal)))
        }
    }
}

fn written(paper: Paper, today: Day, opinion: &Opinion, ledger: &Ledger) -> (Product, Attachments) {
    match paper {
        Paper::Csv => {
            let name = format!("审议意见办理台账-{today}.csv");
            (Product::File { name }, vec![ledger_csv(opinion, ledger).into_bytes()])
        }
    }
}
