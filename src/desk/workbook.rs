//! A ledger that somebody filled in, as two exchange files: the cells that were changed, and the others.

use crate::{
    journal::Millis,
    opinion::Opinion,
    report::readback::{self, Brought},
    share::write_compact,
};

use super::{Attachments, Failure, Product};

/// The entries are in nobody's name: the page asks who filled it in, and knows what it has said before.
pub(super) fn open(attachments: &[Vec<u8>], now: Millis) -> Result<(Product, Attachments), Failure> {
    let opinion = Opinion::embedded();
    let bytes = attachments.first().ok_or(Failure::Failed)?;
    match readback::read(&opinion, bytes, now) {
        Ok(filled) => {
            let Brought { slip, touched, untouched } = filled.into_brought();
            let files = [touched, untouched].map(|entries| write_compact(&opinion, entries.iter()).into_bytes());
            Ok((Product::Filled(slip.into()), files.into()))
        }
        Err(why) => Ok((Product::Misread(why), Vec::new())),
    }
}
