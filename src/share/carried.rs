//! What is read of whatever comes in.

use std::rc::Rc;

use crate::{journal::Entry, opinion::Opinion};

use super::{Brought, Format, Limits, Piece, Refusal, Sealed, file::read_file, link, message::parcel_in, page};

/// What was in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    Entries(Vec<Rc<Entry>>),
    /// One of several codes.
    Piece(Piece),
    /// To be opened with a passphrase first.
    Sealed(Sealed),
}

/// A file of any kind, a message with a link in it, the text of a code. What the browser has to draw or to decode first,
/// and workbooks, are not read here.
///
/// # Errors
/// Says what is wrong with it; nothing of it is taken then.
pub fn read(opinion: &Opinion, bytes: &[u8], limits: Limits) -> Result<Carried, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::TooLarge { limit: limits.bytes });
    }
    let file = |bytes| read_file(opinion, bytes, limits).map(Carried::Entries);
    match Format::of(bytes) {
        Format::Sealed => Sealed::read(bytes, limits).map(Carried::Sealed),
        Format::Page => match page::extract(text(bytes)) {
            Some(state) => file(state.as_bytes()),
            // A mail that was saved as a page.
            None => message(opinion, bytes, limits).map_err(|why| only(why, Refusal::NoState)),
        },
        // JSON that is no object: another program's.
        Format::Message
            if bytes.trim_ascii_start().starts_with(b"[")
                && read_file(opinion, bytes, limits) == Err(Refusal::NotOurs) =>
        {
            Err(Refusal::NotOurs)
        }
        Format::Message => message(opinion, bytes, limits),
        Format::Picture(_) => Err(Refusal::NoCode),
        Format::Foreign(what) => Err(Refusal::Foreign(what)),
        // The file's own reading says where it stops being text.
        Format::Exchange | Format::Workbook | Format::Encoded(_) | Format::Unknown => file(bytes),
    }
}

/// Of what was told to be a text before.
fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// `why`; in place of "there is no link", what else is not there.
fn only(why: Refusal, missing: Refusal) -> Refusal {
    if why == Refusal::NoLink { missing } else { why }
}

fn message(opinion: &Opinion, bytes: &[u8], limits: Limits) -> Result<Carried, Refusal> {
    let parcel = parcel_in(text(bytes), limits)?;
    Ok(match link::open_parcel(opinion, &parcel, limits)? {
        Brought::Entries(entries) => Carried::Entries(entries),
        Brought::Piece(piece) => Carried::Piece(piece),
    })
}
