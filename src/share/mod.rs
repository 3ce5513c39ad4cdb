//! How state travels.
//!
//! ```text
//! file.rs    the exchange file: a readable summary, then the entries
//! layout.rs  its lines: one entry each
//! segment.rs a piece of the journal as it is stored on this device
//! refusal.rs why something that came in is not taken
//! ```

mod file;
mod layout;
mod refusal;
mod segment;

pub use file::{LIMITS, Limits, file_name, read_file, write_file};
pub use refusal::Refusal;
pub use segment::Segment;
