//! Every text of the page, one file per language. The compiler sees to it that none lacks one.
//!
//! The document's own content is not here but in `opinion/`.

mod zh;

use crate::{
    app::{Notice, SaveState, StoreError},
    journal::{Change, Field, Register, Role},
    ledger::{Deadline, Standing},
    opinion::{Figure, Opinion},
};

pub(crate) use zh::ZH;

/// A language.
pub(crate) struct Words {
    pub title: &'static str,
    /// Parts that wrap as a whole.
    pub subtitle: fn(&Opinion) -> [String; 3],
    pub skip_to_list: &'static str,
    pub actions: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub history: &'static str,
    pub device: &'static str,
    pub merge: &'static str,
    pub export: &'static str,
    pub close: &'static str,
    pub download: &'static str,

    pub save_state: fn(SaveState) -> &'static str,
    /// What stays on the page until a store works again; `None`: nothing to say.
    pub store_trouble: fn(SaveState, local: Option<StoreError>, durable: Option<StoreError>) -> Option<&'static str>,
    pub unreadable: fn(usize) -> String,
    pub unreadable_discard: &'static str,

    pub progress: &'static str,
    pub progress_of: fn(done: usize, of: usize) -> String,
    pub progress_big: fn(of: usize) -> String,
    pub reported_done: &'static str,
    pub areas: &'static str,
    pub deadline: fn(Deadline) -> String,
    pub deadline_of: fn(Deadline) -> String,
    pub conflicts: fn(usize) -> String,
    pub first_use: &'static str,

    pub area_title: fn(numeral: &str, title: &str) -> String,
    pub finding: fn(&str) -> String,
    pub tick: fn(number: &str, title: &str) -> String,
    pub open_card: &'static str,
    pub close_card: &'static str,
    pub measures_done: fn(done: usize, of: usize) -> String,
    pub standing: fn(Standing) -> &'static str,
    pub standing_mark: fn(Standing) -> &'static str,
    pub standing_label: &'static str,
    pub standing_differs: &'static str,
    pub measures: &'static str,
    pub why: &'static str,
    pub cites: &'static str,
    pub cite: fn(&[&str]) -> String,
    pub baseline: &'static str,
    pub figure: fn(&Figure) -> String,
    pub doubtful: &'static str,
    pub card_history: &'static str,
    pub last_change: fn(who: &str, when: &str) -> String,

    pub conflict_title: &'static str,
    pub conflict_lead: &'static str,
    pub claim: fn(who: &str, when: &str) -> String,
    pub choose_claim: &'static str,

    pub part_coming: &'static str,
    pub part_missing: &'static str,
    pub fetch_again: &'static str,

    pub notice: fn(&Notice) -> String,
    pub sign_ask: &'static str,
    pub sign: &'static str,
    pub sign_later: &'static str,
    pub sign_title: &'static str,
    pub sign_lead: &'static str,
    pub name: &'static str,
    pub unit: &'static str,
    pub unit_hint: &'static str,
    pub role: &'static str,
    pub role_of: fn(Role) -> &'static str,
    pub role_hint: &'static str,
    pub keep: &'static str,
    pub unsigned: &'static str,
    pub withheld: &'static str,

    pub preview_title: &'static str,
    pub preview_lead: fn(name: &str) -> String,
    pub preview_counts: fn(new: usize, known: usize) -> String,
    pub preview_conflicts: fn(usize) -> String,
    pub preview_authors: &'static str,
    pub preview_author: fn(who: &str, entries: usize) -> String,
    pub preview_changes: fn(usize) -> String,
    pub merge_accept: &'static str,
    pub merge_decline: &'static str,

    pub subject: fn(&Opinion, &Register) -> String,
    pub field: fn(&Field) -> &'static str,
    pub value: fn(&Register, &Change) -> String,
    pub nothing: &'static str,
    pub several: fn(&[String]) -> String,
    pub from_to: fn(from: &str, to: &str) -> String,

    pub history_title: &'static str,
    pub history_empty: &'static str,
    pub history_none_match: &'static str,
    pub history_count: fn(shown: usize, all: usize) -> String,
    pub history_more: &'static str,
    pub filter_item: &'static str,
    pub filter_all: &'static str,
    pub filter_author: &'static str,
    pub filter_since: &'static str,
    pub filter_until: &'static str,
    pub filter_undo: &'static str,
    pub mark_undo: &'static str,
    pub mark_replaced: &'static str,
    pub mark_future: &'static str,
    pub past_title: &'static str,
    pub past_ask: &'static str,
    pub past_until: &'static str,
    pub past_show: &'static str,
    pub past_banner: fn(day: &str) -> String,
    pub past_back: &'static str,
    pub between_lead: fn(from: &str, to: &str, changes: usize) -> String,

    pub device_title: &'static str,
    pub device_entries: &'static str,
    pub device_size: &'static str,
    pub device_saved: &'static str,
    pub device_saved_never: &'static str,
    pub device_persistent: &'static str,
    pub persistent: fn(Option<bool>) -> &'static str,
    pub device_exported: &'static str,
    pub device_exported_at: fn(when: &str, since: usize) -> String,
    pub device_exported_never: &'static str,
    pub device_stores: &'static str,
    pub store_local: &'static str,
    pub store_durable: &'static str,
    pub store_works: &'static str,
    pub store_opening: &'static str,
    pub store_fails: fn(StoreError) -> &'static str,
    pub device_signature: &'static str,
    pub change: &'static str,
    pub erase_title: &'static str,
    pub erase_lead: &'static str,
    pub erase_confirm: &'static str,
    pub erase_export_first: &'static str,
    pub kilobytes: fn(usize) -> String,
    pub export_reminder: fn(usize) -> String,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("title", &self.title).finish_non_exhaustive()
    }
}
