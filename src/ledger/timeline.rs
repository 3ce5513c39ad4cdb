//! Who changed what, when, from what to what.

use std::rc::Rc;

use crate::{
    journal::{Change, Entry, Journal, Millis},
    opinion::RecommendationId,
    vec_map::distinct,
};

/// How far ahead of this device's clock an entry may be before it is marked: a day covers time
/// zones and clocks that nobody set.
const AHEAD: Millis = 24 * 60 * 60 * 1000;

/// One entry, with what it needs to be told as a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub entry: Rc<Entry>,
    /// The different values it replaced; empty where there were none, or none is known here.
    pub from: Vec<Change>,
    /// Nothing has replaced it since.
    pub stands: bool,
    /// Another copy of it says something else: one of them was changed by hand, or damaged.
    pub altered: bool,
    /// Its clock ran ahead of this device's by more than a day.
    pub from_future: bool,
}

/// Which entries to show; what is `None` or empty does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub recommendation: Option<RecommendationId>,
    /// Part of the author's name or unit, as it is being written: blanks around it do not count.
    pub author: String,
    pub since: Option<Millis>,
    pub until: Option<Millis>,
    /// Only undo and redo.
    pub reverts_only: bool,
}

impl Filter {
    fn takes(&self, entry: &Entry) -> bool {
        let wanted = self.author.trim();
        let author = |text: &str| {
            entry.author.as_ref().is_some_and(|author| author.name.contains(text) || author.unit.contains(text))
        };
        self.recommendation.is_none_or(|id| entry.register.subject.recommendation() == Some(id))
            && (wanted.is_empty() || author(wanted))
            && self.since.is_none_or(|since| since <= entry.id.time)
            && self.until.is_none_or(|until| entry.id.time <= until)
            && (!self.reverts_only || entry.reverts.is_some())
    }
}

/// Rows of one step, in the order they were written: one thing that somebody did.
pub fn doings(rows: impl Iterator<Item = Row>) -> impl Iterator<Item = Vec<Row>> {
    let mut rows = rows.peekable();
    std::iter::from_fn(move || {
        let first = rows.next()?;
        let step = first.entry.id.step();
        let mut doing = vec![first];
        while let Some(row) = rows.next_if(|row| row.entry.id.step() == step) {
            doing.push(row);
        }
        doing.reverse();
        Some(doing)
    })
}

/// The entries that `filter` takes, the latest first, seen at `now`.
pub fn timeline<'a>(journal: &'a Journal, filter: &'a Filter, now: Millis) -> impl Iterator<Item = Row> + 'a {
    journal.entries().rev().filter(|entry| filter.takes(entry)).map(move |entry| {
        let replaced = journal.replaced(entry).into_iter().filter_map(|id| journal.get(id));
        let from = distinct(replaced.map(|replaced| replaced.change.clone()));
        Row {
            entry: entry.clone(),
            from,
            stands: journal.is_head(entry),
            altered: journal.is_altered(entry.id),
            from_future: entry.id.time > now.saturating_add(AHEAD),
        }
    })
}
