//! Where things stand: the journal folded over the opinion.
//!
//! ```text
//! reading.rs    Reading: what a register says, with one voice or with several
//! standing.rs   Standing: the six states of a recommendation
//! judgement.rs  what unit, government office and committee say, with reasons
//! units.rs      names of units in one form
//! record.rs     notes, evidence, targets, ballots: what people add
//! item.rs       Item: one recommendation's state
//! procedure.rs  Procedure: received, extended, the law's steps
//! office.rs     Office: what the office that reports says of its papers
//! dates.rs      days that count, and what is shown in place of one that does not
//! shape.rs      which shape a value has where all of it is read
//! rules.rs      how votes are counted, when dates shine: chosen by the place
//! readiness.rs  what is missing before reporting
//! fold.rs       Ledger: all fifteen, the procedure, conflicts and progress
//! deadline.rs   days left or overdue, how near that is, and what came of it
//! timeline.rs   who changed what, when, from what to what
//! difference.rs what differs between two journals
//! ```
//!
//! A pure function of its two inputs: the same on every device that holds the same entries.

mod dates;
mod deadline;
mod difference;
mod fold;
mod item;
mod judgement;
mod office;
mod procedure;
mod readiness;
mod reading;
mod record;
mod rules;
mod shape;
mod standing;
mod timeline;
mod units;

pub use dates::odd_day;
pub use deadline::{Deadline, Light, Owed};
pub use difference::{Differing, difference};
pub use fold::{Ledger, Progress};
pub use item::{Item, MeasureState};
pub use judgement::{Acceptance, Given, Judged, Judgement, Rating, Review, Word};
pub use office::{Kinds, Office};
pub use procedure::{Extension, Procedure, StageState};
pub use readiness::{Gap, Lack, is_thin, readiness};
pub use reading::{Claim, Reading};
pub use record::{Added, AddedMeasure, Ballots, Evidence, Fingerprint, Note, Target};
pub use rules::{Base, Lights, Share, Tally};
pub use shape::{Misfit, misfit};
pub use standing::Standing;
pub use timeline::{Filter, Row, doings, timeline};
pub use units::{compared, same_unit, seen, unit, units, units_text, written};
