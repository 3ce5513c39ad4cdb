//! A ledger workbook that somebody filled in, as the entries of one step.

use std::rc::Rc;

use crate::{
    journal::{Author, Journal, Step},
    opinion::Opinion,
    report::readback,
    share::write_compact,
};

use super::{Attachments, Failure, Opened, Product};

/// The step is the page's, which alone knows when and who; the entries are looked at and merged like any others.
pub(super) fn open(step: &str, author: Author, attachments: &[Vec<u8>]) -> Result<(Product, Attachments), Failure> {
    let opinion = Opinion::embedded();
    let bytes = attachments.first().ok_or(Failure::Failed)?;
    let filled = match readback::read(&opinion, bytes) {
        Ok(filled) => filled,
        Err(why) => return Ok((Product::Misread(why), Vec::new())),
    };
    let step = Step { id: step.parse().map_err(|_| Failure::Failed)?, author: Rc::new(author), reverts: None };
    let entries = Journal::default().record(&step, filled.into_writes(step.id));
    Ok((Product::Opened(Ok(Opened::File)), vec![write_compact(&opinion, &entries).into_bytes()]))
}
