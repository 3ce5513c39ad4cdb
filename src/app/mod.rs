//! The only place where a message becomes entries.
//!
//! ```text
//! model.rs   Model: everything the page shows, and boot
//! msg.rs     Msg: what happened, in the past tense
//! update.rs  (Model, Now, Msg) -> effects: the door, and what the first picture needs
//! later.rs   the rest of it: one exhaustive match
//! sieve.rs   Sieve: which recommendations are on show; the address
//! initials.rs searching by the first letters of readings
//! filing.rs  Filing: a file's fingerprint, on its way or compared
//! drafts.rs  what is typed and is no entry yet
//! drafting.rs drafts come, become entries, and go
//! editing.rs ticking, settling, undo: messages that write entries
//! merging.rs files and other tabs: entries that come in
//! camera.rs  looking for codes
//! writing.rs the exchange file, part by part, for whatever it is written
//! workbooks.rs ledgers that were filled in: whose they are, and what they bring
//! desk.rs    what the desk is asked, and what becomes of its answers
//! saving.rs  what is stored where, and what "saved" means
//! travel.rs  links, codes, sealed files on their way out
//! inbox.rs   what comes in: a row for each thing, one way to the preview
//! opening.rs what of it is opened at the desk
//! erasing.rs all that is kept here goes, and comes back while the page is open
//! effect.rs  Effect: what the browser is asked to do, as data
//! look.rs    Look: language, colours and size of text, as a person chose
//! host.rs    chat apps' built-in browsers, where texts are copied and not downloaded
//! elsewhere.rs  what other paths of the host keep, offered like a file
//! over.rs    the window over the list, "back", and what else follows any message
//! now.rs     Now: the moment and the place on earth, handed in
//! notice.rs  Notice: what a person has to be told
//! signing.rs who writes here: asked before something is sent, and before somebody judges for another role
//! ```
//!
//! No browser in here: time, randomness and storage come in as values.

mod camera;
mod desk;
mod drafting;
mod drafts;
mod early;
mod editing;
mod effect;
mod elsewhere;
mod erasing;
mod filing;
mod host;
mod inbox;
mod initials;
mod interrupted;
mod later;
mod left_out;
mod look;
mod merging;
mod model;
mod msg;
mod notice;
mod now;
mod opening;
mod over;
mod replication;
mod saving;
mod sieve;
mod signing;
mod travel;
mod update;
mod workbooks;
mod writing;

pub use camera::{Camera, CameraTrouble, Sight};
pub use desk::{Answer, Ticket, Waiting};
pub use drafts::{
    BULK_CHOSEN, Draft, DraftPlace, DraftState, Drafts, FoundDraft, HISTORY, HISTORY_AUTHOR, HISTORY_ITEM,
    HISTORY_SINCE, HISTORY_UNDO, HISTORY_UNTIL, PAPERS_SCOPE, PAPERS_STEP, PARTIAL, PREVIEW_LEFT, RECEIVE_TEXT,
    place_of, units_value,
};
pub use effect::{Effect, Work};
pub use elsewhere::Elsewhere;
pub use erasing::Erased;
pub use filing::{FileFor, FileTrouble, Filed, Filing};
pub use host::{ChatApp, Handout};
pub use inbox::{Arrival, ArrivalState, Inbox, WhyNot, not_drawn};
pub use initials::Initials;
pub use interrupted::Merging;
pub(crate) use later::update_later;
pub use look::{Language, Look, Theme};
pub use merging::{Incoming, Part, Preview, Sum};
pub use model::{Boot, Exported, Model, Panel, Past, Version};
pub use msg::{Heard, Msg, StoreError};
pub use notice::Notice;
pub use now::Now;
pub use saving::{Health, SaveState, Saving, Stored, Unreadable};
pub use sieve::{Group, JudgedAs, Seen, Sieve, conflict_id, place_id};
pub use signing::{Held, OtherRole};
pub use travel::{Sent, Travel};
pub use update::update;
pub(crate) use update::update_first;
pub use workbooks::Workbook;
use writing::Purpose;
