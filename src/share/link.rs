//! The state as a link: `…#s=` and a parcel as letters, or as digits where a QR code carries it.
//!
//! The part after `#` never leaves the browser. The two spellings are told apart by the first character: letters begin
//! with the number of the kind in base64url, which is never a digit.

use std::rc::Rc;

use miniz_oxide::{
    deflate::compress_to_vec,
    inflate::{TINFLStatus, decompress_to_vec_with_limit},
};

use crate::{
    journal::{Entry, Journal},
    opinion::Opinion,
};

use super::{
    Kind, Limits, Piece, Refusal,
    file::{read_file, write_compact},
    letters::to_letters,
    parcel::{pack, unpack},
    status::{read_status, status, write_status},
};

/// What stands before the parcel in a link.
pub const MARK: &str = "#s=";

/// Best compression that is not slow.
const EFFORT: u8 = 9;

/// Where things stand, without names and texts, as bytes for a link or a code.
pub fn status_parcel(opinion: &Opinion, journal: &Journal) -> Vec<u8> {
    pack(Kind::Status, &write_status(opinion, &status(journal)))
}

/// Everything in these entries, as bytes for a link or a code.
pub fn text_parcel<'a>(opinion: &Opinion, entries: impl IntoIterator<Item = &'a Rc<Entry>>) -> Vec<u8> {
    pack(Kind::Text, &compress_to_vec(write_compact(opinion, entries).as_bytes(), EFFORT))
}

/// A link to the page at `address` with a parcel in it.
pub fn link(address: &str, parcel: &[u8]) -> String {
    let address = address.split('#').next().unwrap_or_default();
    format!("{address}{MARK}{}", to_letters(parcel))
}

/// What a parcel brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Brought {
    Entries(Vec<Rc<Entry>>),
    /// One piece of several.
    Piece(Piece),
}

/// What a parcel says.
///
/// # Errors
/// Says what is wrong with it; nothing of it is taken then.
pub fn open_parcel(opinion: &Opinion, parcel: &[u8], limits: Limits) -> Result<Brought, Refusal> {
    let (kind, content) = unpack(parcel)?;
    match kind {
        Kind::Status => read_status(opinion, content, limits).map(Brought::Entries),
        Kind::Text => {
            let file = inflate(content, limits)?;
            read_file(opinion, &file, limits).map(Brought::Entries)
        }
        Kind::Piece => Piece::read(content).map(Brought::Piece),
    }
}

/// A few bytes can claim to be gigabytes: no more comes out than is read of a file.
fn inflate(content: &[u8], limits: Limits) -> Result<Vec<u8>, Refusal> {
    decompress_to_vec_with_limit(content, limits.bytes).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => Refusal::TooLarge { limit: limits.bytes },
        _ => Refusal::Scrambled,
    })
}
