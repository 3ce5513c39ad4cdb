//! Whatever comes in: told apart by what it is, not by what it is called.

use std::rc::Rc;

use crate::{journal::Entry, opinion::Opinion};

use super::{Brought, Limits, Piece, Refusal, Sealed, file::read_file, link, page};

/// What was in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    Entries(Vec<Rc<Entry>>),
    /// One of several codes.
    Piece(Piece),
    /// To be opened with a passphrase first.
    Sealed(Sealed),
}

/// A file of any kind, a message with a link in it, the text of a code.
///
/// # Errors
/// Says what is wrong with it; nothing of it is taken then.
pub fn read(opinion: &Opinion, bytes: &[u8], limits: Limits) -> Result<Carried, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::TooLarge { limit: limits.bytes });
    }
    if Sealed::is_one(bytes) {
        return Sealed::read(bytes, limits).map(Carried::Sealed);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => read_text(opinion, text, limits),
        // The file's own reading says where it stops being text.
        Err(_) => read_file(opinion, bytes, limits).map(Carried::Entries),
    }
}

fn read_text(opinion: &Opinion, text: &str, limits: Limits) -> Result<Carried, Refusal> {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with('{') || start.is_empty() {
        return read_file(opinion, text.as_bytes(), limits).map(Carried::Entries);
    }
    if start.starts_with('<') {
        let state = page::extract(text).ok_or(Refusal::NoState)?;
        return read_file(opinion, state.as_bytes(), limits).map(Carried::Entries);
    }
    if !start.contains(link::MARK) {
        return Err(Refusal::NotJson);
    }
    let parcel = link::parcel_in(start, limits)?;
    Ok(match link::open_parcel(opinion, &parcel, limits)? {
        Brought::Entries(entries) => Carried::Entries(entries),
        Brought::Piece(piece) => Carried::Piece(piece),
    })
}
