//! Papers beside the report: what office, units and committee send each other.
//!
//! ```text
//! notice.rs    交办通知, with the 分工方案 and a blank form
//! unit.rs      承办单位办理情况表, one for each recommendation
//! ballot.rs    满意度测评表, blank; and what was counted
//! reminder.rs  催办单, one for each unit that is late
//! ```

mod ballot;
mod notice;
mod reminder;
mod unit;

pub use ballot::{ballot, count};
pub use notice::notice;
pub use reminder::reminders;
pub use unit::handling_forms;

use super::{
    Source,
    paper::{Block, Paper, Section, text},
};
use crate::journal::Fact;

/// A paper of one section.
fn upright(name: String, issuer: &str, blocks: Vec<Block>) -> Paper {
    Paper { name, issuer: issuer.to_owned(), sections: vec![Section { landscape: false, blocks }] }
}

/// Signed by hand, on a day that nobody knows yet.
fn signed(name: &str) -> Block {
    Block::Signature { name: vec![text(name)], date: vec![Source::by_hand(Fact::Dated)] }
}
