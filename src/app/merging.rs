//! Entries that come in: files, after a preview; other tabs, at once.

use std::{cmp::Reverse, rc::Rc};

use crate::{
    journal::{Entry, EntryId, Journal},
    ledger::{Differing, Ledger, difference},
    share::{LIMITS, Refusal, Segment, read_file},
    sorted::{Sorted, distinct},
};

use super::{Effect, Model, Notice, Now};

/// A file, or several, read and not merged yet.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub name: Rc<str>,
    entries: Vec<Rc<Entry>>,
}

/// What merging it would change. Nothing has changed so far.
#[derive(Clone, Debug)]
pub struct Preview {
    pub incoming: Incoming,
    /// Entries not known here.
    pub new: usize,
    /// Entries known already.
    pub known: usize,
    /// Who wrote the new ones, by name and unit, with how many: most first.
    pub authors: Vec<(String, usize)>,
    /// The registers that would say something else.
    pub changes: Vec<Differing>,
    /// Conflicts that there would be and are not now.
    pub conflicts: usize,
}

impl Incoming {
    fn and(mut self, name: &str, entries: Vec<Rc<Entry>>) -> Self {
        self.entries.extend(entries);
        Self { name: format!("{}、{name}", self.name).into(), ..self }
    }
}

impl Model {
    pub(super) fn read(&mut self, name: &Rc<str>, content: Result<Rc<[u8]>, Refusal>) {
        let read = content.and_then(|bytes| read_file(&self.opinion, &bytes, LIMITS));
        let entries = match read {
            Ok(entries) => entries,
            Err(why) => return self.notice = Some(Notice::Refused { name: name.to_string(), why }),
        };
        // Several files chosen at once are looked at as one.
        let incoming = match self.preview.take() {
            Some(waiting) => waiting.incoming.and(name, entries),
            None => Incoming { name: name.clone(), entries },
        };
        let preview = self.preview(incoming);
        if preview.new == 0 {
            self.notice = Some(Notice::NothingNew { name: name.to_string() });
        } else {
            self.preview = Some(preview);
        }
    }

    fn preview(&self, incoming: Incoming) -> Preview {
        let mut after: Journal = self.journal.clone();
        let merged = after.union(incoming.entries.iter().cloned());
        let new = merged.len();
        let conflicts = Ledger::fold(&self.opinion, &after).conflicts();
        Preview {
            new,
            known: incoming.entries.len().saturating_sub(new),
            authors: authors(&after, &merged.added),
            changes: difference(&self.journal, &after),
            conflicts: conflicts.saturating_sub(self.ledger.conflicts()),
            incoming,
        }
    }

    pub(super) fn merge(&mut self, now: Now) -> Vec<Effect> {
        let Some(preview) = self.preview.take() else { return Vec::new() };
        let merged = self.journal.union(preview.incoming.entries);
        self.entries_came_in();
        self.notice = Some(Notice::Merged { entries: merged.len(), conflicts: preview.conflicts });
        let news = merged.added.iter().chain(merged.enriched.iter());
        let entries: Vec<_> = news.filter_map(|(id, ())| self.journal.get(*id).cloned()).collect();
        if entries.is_empty() {
            return Vec::new();
        }
        let key = self.clock.step(now.ms);
        self.store(key, &entries)
    }

    /// Another tab wrote this. It may be gone before its disk has answered, so this one asks the
    /// disk as well, for the same segment under the same key: "saved" is true of all that is shown.
    pub(super) fn hear(&mut self, text: Rc<str>) -> Vec<Effect> {
        let Some(entries) = Segment::read(&text) else { return Vec::new() };
        let ids = entries.iter().map(|entry| entry.id).collect();
        if self.journal.union(entries).is_empty() {
            return Vec::new();
        }
        self.entries_came_in();
        let segment = Segment::labelled(text);
        segment.and_then(|segment| self.saving.keep_durable(segment, ids)).into_iter().collect()
    }

    pub(super) fn entries_came_in(&mut self) {
        self.refold();
        self.steps = crate::journal::Steps::of(&self.journal, self.clock.replica().device());
    }
}

fn authors(journal: &Journal, added: &Sorted<EntryId>) -> Vec<(String, usize)> {
    let mut counts = Sorted::<String, usize>::default();
    for entry in added.iter().filter_map(|(id, ())| journal.get(*id)) {
        let author = entry.author.as_ref().map(|author| format!("{} {}", author.unit, author.name));
        *counts.get_or(author.unwrap_or_default().trim().to_owned(), || 0) += 1;
    }
    let counts = distinct(counts.into_list().into_iter().map(|(who, count)| (Reverse(count), who)));
    counts.into_iter().map(|(Reverse(count), who)| (who, count)).collect()
}
