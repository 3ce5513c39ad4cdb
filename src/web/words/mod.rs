//! Every text of the page, one folder per language. A text that a language lacks is a compile error.
//!
//! The document's own content is not here but in `opinion/`: in Chinese, and in a translation of ours.

mod en;
mod handling;
mod numbers;
mod windows;
mod zh;

use std::{
    cell::{Cell, OnceCell},
    rc::Rc,
};

use crate::{
    app::{Language, Now, SaveState, Theme},
    journal::{Author, Millis},
    ledger::{Deadline, Judged, Owed, Progress, Rating, Review, Standing},
    opinion::{self, Day, Opinion, Stage},
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

/// An invisible character at which no line breaks.
const JOINER: char = '\u{2060}';

/// A separator: the line may break after it, and not before.
pub(crate) const DOT: &str = "\u{a0}· ";

/// A file's name whose date is in one piece: no line ends at its hyphens.
pub(crate) fn whole_name(name: &str) -> String {
    name.replace('-', &format!("{JOINER}-{JOINER}"))
}

/// The words of the page's language.
pub(crate) fn words() -> &'static Words {
    words_of(SPOKEN.get())
}

/// The words of a language; of Chinese, while the other has not been fetched.
pub(crate) fn words_of(language: Language) -> &'static Words {
    translation(language).map_or(&zh::WORDS, |translation| translation.words)
}

/// The language that is spoken in fact.
pub(crate) fn spoken() -> Language {
    if translation(SPOKEN.get()).is_some() { Language::English } else { Language::Chinese }
}

/// Those of the windows over the list, and of what is told: no part of the first load, as long as nothing in the first
/// picture asks for them.
pub(crate) fn windows() -> &'static Windows {
    match spoken() {
        Language::Chinese => &zh::WINDOWS,
        Language::English => &en::WINDOWS,
    }
}

/// Those of the insides of cards: come later, too.
pub(crate) fn more_words() -> &'static Handling {
    match spoken() {
        Language::Chinese => &zh::HANDLING,
        Language::English => &en::HANDLING,
    }
}

/// What a language has in place of the Chinese.
#[derive(Debug)]
pub(crate) struct Translation {
    words: &'static Words,
    /// The document with its content in this language, or a part of it where the original is one.
    document: fn(&Rc<Opinion>) -> Rc<Opinion>,
}

/// Comes later: see `web::later`.
pub(crate) const ENGLISH: Translation = Translation { words: &en::WORDS, document: in_english };

fn in_english(original: &Rc<Opinion>) -> Rc<Opinion> {
    let read = || Opinion::translated(opinion::ENGLISH).ok().map(Rc::new);
    let translated = TRANSLATED.with(|translated| translated.get_or_init(read).clone());
    let translated = translated.unwrap_or_else(|| original.clone());
    let shown: Vec<_> = original.recommendations().map(|asked| asked.id).collect();
    if shown.len() == original.whole() { translated } else { Rc::new(translated.narrowed(&shown)) }
}

fn translation(language: Language) -> Option<Translation> {
    match language {
        Language::Chinese => None,
        Language::English => Some((later::here()?.english)()),
    }
}

/// The document in the page's language: for reading. Files and papers take the original.
pub(crate) fn in_words(original: &Rc<Opinion>) -> Rc<Opinion> {
    translation(SPOKEN.get()).map_or_else(|| original.clone(), |translation| (translation.document)(original))
}

pub(crate) use {handling::Handling, windows::Windows};

/// A language.
pub(crate) struct Words {
    pub title: &'static str,
    pub day: fn(Day) -> String,
    /// With hours and minutes, local.
    pub moment: fn(Now, Millis) -> String,
    pub number: fn(usize) -> String,
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
    /// Whose part of the document the page is.
    pub part_of: fn(unit: &str) -> String,
    pub skip_to_list: &'static str,
    pub actions: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub history: &'static str,
    pub device: &'static str,
    /// The same where there is little room.
    pub device_short: &'static str,
    /// Who writes here.
    pub who: fn(&Author) -> String,
    pub save_state: fn(SaveState) -> &'static str,
    pub progress: &'static str,
    pub progress_of: fn(done: usize, of: usize) -> String,
    pub progress_big: fn(of: usize) -> String,
    pub reported_done: &'static str,
    pub approved: &'static str,
    pub rated_by_committee: &'static str,
    /// What the committee says, each counted by itself.
    pub ratings: fn(Progress) -> String,
    /// All three in words.
    pub progress_three: fn(Progress) -> String,
    /// The same in figures, in the order that `progress_order` names.
    pub progress_short: fn(Progress) -> String,
    pub progress_order: &'static str,
    pub stage: fn(Stage) -> &'static str,
    pub step: fn(Option<Owed>) -> String,

    pub search: &'static str,
    pub sieve: &'static str,
    pub bulk: &'static str,
    pub readiness: &'static str,
    pub overview: &'static str,
    pub procedure: &'static str,
    pub settings: &'static str,
    pub keys: &'static str,

    pub areas: &'static str,
    pub deadline: fn(Deadline) -> String,
    pub deadline_of: fn(Day) -> String,
    /// What came of the written report.
    pub report: fn(Owed) -> String,
    /// What was written as the day of one recommendation, and is none that counts.
    pub odd_due: fn(written: &str) -> String,
    pub conflicts: fn(usize) -> String,
    pub first_use: &'static str,

    pub area_title: fn(numeral: &str, title: &str) -> String,
    pub finding: fn(&str) -> String,
    pub tick: fn(number: &str, title: &str) -> String,
    pub open_card: &'static str,
    pub close_card: &'static str,
    pub has_draft: &'static str,
    pub measures_done: fn(done: usize, of: usize) -> String,
    pub standing: fn(Standing) -> &'static str,
    pub standing_mark: fn(Standing) -> &'static str,
    pub review: &'static str,
    pub reviewed: fn(Option<Judged<Review>>) -> &'static str,
    pub rating: &'static str,
    pub rated: fn(Rating) -> &'static str,

    pub part_coming: &'static str,
    pub saved_copy: &'static str,
    pub part_missing: &'static str,
    pub part_outdated: &'static str,
    pub fetch_again: &'static str,

    pub share: &'static str,
    pub receive: &'static str,
    pub papers: &'static str,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("title", &self.title).finish_non_exhaustive()
    }
}
