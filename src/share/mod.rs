//! How state travels.
//!
//! ```text
//! file.rs    the exchange file: a readable summary, then the entries
//! segment.rs a piece of the journal as it is stored on this device
//! status.rs  where things stand, as few bits as possible: no names, no texts
//! parcel.rs  what is in it, is it all there, is it unchanged
//! link.rs    a parcel in a link
//! message.rs a link in what mail and chat programs make of it
//! pieces.rs  a parcel in several codes
//! qr.rs      QR codes as pictures
//! reader.rs  QR codes read out of pictures
//! sealed.rs  the exchange file behind a passphrase
//! package.rs one unit's part
//! provenance.rs whose a text is, whoever touched it last
//! part.rs    what a file says of whose part it is
//! page.rs    the app with the state in it
//! format.rs  whatever comes in, told apart by its bytes: the only place
//! containers.rs, encoding.rs  what is inside of office files; texts that are not UTF-8
//! carried.rs what is read of it
//! bits.rs, letters.rs  numbers as bits; bytes as letters and digits
//! refusal.rs why something that came in is not taken
//! ```
//!
//! On the web all but the file and the segments is done at the desk: the first load does not carry it.

mod bits;
mod carried;
mod containers;
mod encoding;
mod file;
mod format;
mod letters;
mod link;
mod message;
mod package;
mod page;
mod parcel;
mod part;
mod pieces;
mod provenance;
mod qr;
mod reader;
mod refusal;
mod sealed;
mod segment;
mod status;

pub use carried::{Carried, read as read_any};
pub use encoding::Encoding;
pub use file::{Draft, LIMITS, Limits, part_name, read_file, write_compact, write_file, write_files, write_part};
pub use format::{Format, Picture};
pub use link::{Brought, MARK, link, open_parcel, status_parcel, text_parcel};
pub use message::parcel_in;
pub use package::{package, share_of, units};
pub use page::{embed, extract};
pub use parcel::{Kind, pack, unpack};
pub use part::UnitPart;
pub use pieces::{Collected, MOST_PIECES, Piece, pieces};
pub use qr::{Code, codes};
pub use reader::read_codes;
pub use refusal::{Foreign, Refusal};
pub use sealed::{ITERATIONS, Sealed, Sealing};
pub use segment::Segment;
pub use status::{read_status, status, without_text, write_status};
