//! Every text of the page, one file per language. The compiler sees to it that none lacks one.
//!
//! The document's own content is not here but in `opinion/`: in Chinese, and in a translation of ours.

mod en;
mod handling;
mod intl;
mod zh;

use std::{
    cell::{Cell, OnceCell},
    rc::Rc,
};

use crate::{
    app::{Language, Notice, Now, SaveState, StoreError, Sum, Theme},
    journal::{Change, Field, Millis, Register, Role},
    ledger::{Deadline, Judged, Progress, Rating, Review, Standing},
    opinion::{self, Day, Figure, Opinion, Stage},
    web::later,
};

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::Chinese) };
    static TRANSLATED: OnceCell<Option<Rc<Opinion>>> = const { OnceCell::new() };
}

/// From now on the page is drawn in this language.
pub(crate) fn speak(language: Language) {
    SPOKEN.set(language);
}

/// The words of the page's language.
pub(crate) fn words() -> &'static Words {
    words_of(SPOKEN.get())
}

/// The words of a language; of Chinese, while the other has not been fetched.
pub(crate) fn words_of(language: Language) -> &'static Words {
    translation(language).map_or(&zh::ZH, |translation| translation.words)
}

/// The language that is spoken in fact.
pub(crate) fn spoken() -> Language {
    if translation(SPOKEN.get()).is_some() { Language::English } else { Language::Chinese }
}

/// The words of what comes later: no part of the first load, as long as nothing in the first picture asks for them.
pub(crate) fn more_words() -> &'static Handling {
    match spoken() {
        Language::Chinese => &handling::ZH,
        Language::English => &handling::EN,
    }
}

/// What a language has in place of the Chinese.
#[derive(Debug)]
pub(crate) struct Translation {
    words: &'static Words,
    /// The document's content.
    document: &'static str,
}

/// Comes later: see `web::later`.
pub(crate) const ENGLISH: Translation = Translation { words: &en::EN, document: opinion::ENGLISH };

fn translation(language: Language) -> Option<Translation> {
    match language {
        Language::Chinese => None,
        Language::English => Some((later::here()?.english)()),
    }
}

/// The document in the page's language: for reading. Files and papers take the original.
pub(crate) fn in_words(original: &Rc<Opinion>) -> Rc<Opinion> {
    let Some(translation) = translation(SPOKEN.get()) else { return original.clone() };
    TRANSLATED.with(|translated| {
        let read = || Opinion::translated(translation.document).ok().map(Rc::new);
        translated.get_or_init(read).clone().unwrap_or_else(|| original.clone())
    })
}

pub(crate) use handling::Handling;

/// A language.
pub(crate) struct Words {
    pub title: &'static str,
    pub day: fn(Day) -> String,
    /// With hours and minutes, local.
    pub moment: fn(Now, Millis) -> String,
    pub number: fn(usize) -> String,
    /// Between a name and what it names.
    pub colon: &'static str,
    /// Between the parts of a list.
    pub comma: &'static str,
    /// What is said of the document's content, where it is a translation.
    pub translated: Option<&'static str>,
    pub looks: &'static str,
    /// The other language's own name for itself.
    pub other_language: &'static str,
    pub theme: &'static str,
    pub theme_of: fn(Theme) -> &'static str,
    pub large_text: &'static str,
    /// Parts that wrap as a whole.
    pub subtitle: fn(&Opinion) -> [String; 3],
    pub skip_to_list: &'static str,
    pub actions: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub history: &'static str,
    pub device: &'static str,
    pub export: &'static str,
    pub desk_busy: fn(Option<(u32, u32)>) -> String,
    pub call_off: &'static str,
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
    pub approved: &'static str,
    pub satisfied: &'static str,
    /// All three in words.
    pub progress_three: fn(Progress) -> String,
    /// The same in figures, in the order that `progress_order` names.
    pub progress_short: fn(Progress) -> String,
    pub progress_order: &'static str,
    pub stage: fn(Stage) -> &'static str,
    pub step: fn(actual: Option<Day>, planned: Option<Deadline>) -> String,

    pub search: &'static str,
    pub sieve: &'static str,
    pub bulk: &'static str,
    pub readiness: &'static str,
    pub overview: &'static str,
    pub procedure: &'static str,
    pub settings: &'static str,
    pub keys: &'static str,
    pub sieve_some: fn(shown: usize, all: usize) -> String,
    pub sieve_none: &'static str,
    pub sieve_clear: &'static str,
    pub unassigned: &'static str,

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
    pub figure_label: fn(&Figure) -> String,
    pub doubtful: &'static str,
    pub card_history: &'static str,
    pub last_change: fn(who: &str, when: &str) -> String,

    pub review: &'static str,
    pub reviewed: fn(Option<Judged<Review>>) -> &'static str,
    pub rating: &'static str,
    pub rated: fn(Rating) -> &'static str,

    pub conflict_title: &'static str,
    pub conflict_lead: &'static str,
    pub claim: fn(who: &str, when: &str) -> String,
    pub choose_claim: &'static str,

    #[cfg_attr(not(feature = "ssr"), expect(dead_code, reason = "for the prerendered page alone"))]
    pub no_scripts: &'static str,
    #[cfg_attr(not(feature = "ssr"), expect(dead_code, reason = "for the prerendered page alone"))]
    pub no_program: &'static str,
    pub kept_offline: &'static str,
    pub update_found: &'static str,
    pub take_update: &'static str,
    pub save_page: &'static str,
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

    pub share: &'static str,
    pub receive: &'static str,
    pub link_name: &'static str,
    pub share_title: &'static str,
    pub share_file: &'static str,
    pub share_file_hint: &'static str,
    pub share_link: &'static str,
    pub share_link_hint: &'static str,
    pub share_status: &'static str,
    pub share_text: &'static str,
    pub share_text_warning: &'static str,
    pub share_text_yes: &'static str,
    pub share_local: &'static str,
    pub link_of: fn(with_text: bool, letters: usize) -> String,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub system_share: &'static str,
    pub codes_of: fn(place: usize, of: usize) -> String,
    pub codes_none: &'static str,
    pub codes_stop: &'static str,
    pub codes_go: &'static str,
    pub code_label: &'static str,
    pub share_unit: &'static str,
    pub share_unit_hint: &'static str,
    pub share_unit_none: &'static str,
    pub share_unit_make: &'static str,
    pub share_sealed: &'static str,
    pub share_sealed_hint: &'static str,
    pub passphrase: &'static str,
    pub passphrase_again: &'static str,
    pub passphrase_differs: &'static str,
    pub passphrase_short: &'static str,
    pub seal: &'static str,
    pub sealing: &'static str,
    pub receive_title: &'static str,
    pub receive_lead: &'static str,
    pub receive_choose: &'static str,
    pub receive_paste: &'static str,
    pub receive_paste_hint: &'static str,
    pub receive_read: &'static str,
    pub receive_missing: fn(read: usize, missing: &[u8]) -> String,
    pub receive_locked: fn(name: &str) -> String,
    pub unseal: &'static str,

    pub preview_title: &'static str,
    pub preview_lead: fn(files: usize, name: &str) -> String,
    pub preview_files: &'static str,
    pub preview_file: fn(&Sum) -> String,
    pub preview_take: &'static str,
    pub preview_hint: &'static str,
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

    pub papers: &'static str,
    pub papers_scope: &'static str,
    pub scope_all: &'static str,
    pub papers_step: &'static str,
    pub step_comment: &'static str,
    pub step_final: &'static str,
    pub paper_report: &'static str,
    pub paper_docx: &'static str,
    pub paper_ledger: &'static str,
    pub paper_ledger_hint: &'static str,
    pub paper_xlsx: &'static str,
    pub paper_csv: &'static str,
    pub paper_md: &'static str,
    pub paper_dates: &'static str,
    pub paper_dates_hint: &'static str,
    pub paper_ics: &'static str,
    pub paper_busy: &'static str,
    pub gaps_none: &'static str,
    pub gaps_lead: fn(usize) -> String,

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
