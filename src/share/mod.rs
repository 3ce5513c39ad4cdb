//! How state travels.
//!
//! ```text
//! file.rs    the exchange file: a readable summary, then the entries
//! segment.rs a piece of the journal as it is stored on this device
//! refusal.rs why something that came in is not taken
//! ```

mod file;
mod refusal;
mod segment;

pub use file::{LIMITS, Limits, file_name, read_file, write_file};
pub use refusal::Refusal;
pub use segment::Segment;
