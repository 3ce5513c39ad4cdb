//! What happened: immutable entries, and merging by set union.
//!
//! ```text
//! id.rs       Replica, EntryId, StepId: who wrote when, never twice the same
//! register.rs Register = (Subject, Field): the thing a change is about
//! fact.rs     Fact: what an office says of its own papers
//! entry.rs    Entry, Author, Change: one change by one person
//! value.rs    JSON values in an order of their own
//! limits.rs   how large an entry may be, for writers and readers
//! copies.rs   copies of one entry that say different things
//! named.rs    the steps that an entry names
//! clock.rs    Clock: hands out step ids; time comes in as a value
//! set.rs      Journal: the set, its heads, record and union
//! sequence.rs Sequence: in which order this device did its steps
//! steps.rs    what can be undone and redone, read off the set
//! wire.rs     the JSON form (version 1) of entries, shared by storage and files
//! ```
//!
//! Laws, each a test: union is commutative, associative and idempotent; heads do not depend on
//! the order of arrival; a clock decides nothing but the order of display; what is written is read. Deliberately absent:
//! deletion, mutation, last-writer-wins.

mod clock;
mod copies;
mod entry;
mod fact;
mod id;
mod limits;
mod named;
mod register;
mod sequence;
mod set;
mod steps;
mod value;
pub mod wire;

pub use clock::{Clock, Millis};
pub use entry::{Author, Change, Entry, Role};
pub use fact::Fact;
pub use id::{BadId, Device, EntryId, Replica, StepId};
pub(crate) use limits::{MOST_REPLACED, MOST_TEXT, at_one_go};
pub use register::{Field, Register, Subject};
pub use sequence::Sequence;
pub use set::{Journal, Merged, Step, Write};
pub use steps::{Merges, Steps, TakenIn};
pub(crate) use value::in_json;
