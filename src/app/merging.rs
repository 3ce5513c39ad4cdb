//! Entries that come in: files, after a preview; other tabs, at once.

use std::rc::Rc;

use crate::{
    journal::{Entry, Journal},
    ledger::{Differing, Ledger, difference},
    share::{LIMITS, Refusal, Segment, read_file},
};

use super::{Effect, Model, Notice, Now};

/// A file that was read and is not merged yet.
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

impl Model {
    pub(super) fn read(&mut self, name: &Rc<str>, content: Result<Rc<[u8]>, Refusal>) {
        let read = content.and_then(|bytes| read_file(&self.opinion, &bytes, LIMITS));
        let preview = read.map(|entries| self.preview(Incoming { name: name.clone(), entries }));
        match preview {
            Err(why) => self.notice = Some(Notice::Refused { name: name.to_string(), why }),
            Ok(preview) if preview.new == 0 => self.notice = Some(Notice::NothingNew { name: name.to_string() }),
            Ok(preview) => {
                self.notice = None;
                self.preview = Some(preview);
            }
        }
    }

    fn preview(&self, incoming: Incoming) -> Preview {
        let mut after: Journal = self.journal.clone();
        let merged = after.union(incoming.entries.iter().cloned());
        let new = merged.added.len() + merged.enriched.len();
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
        self.notice =
            Some(Notice::Merged { entries: merged.added.len() + merged.enriched.len(), conflicts: preview.conflicts });
        let news = merged.added.iter().chain(&merged.enriched);
        let entries: Vec<_> = news.filter_map(|id| self.journal.get(*id).cloned()).collect();
        let key = self.clock.step(now.ms);
        self.store(key, &entries)
    }

    /// Another tab stored this already.
    pub(super) fn hear(&mut self, text: &str) {
        let Some(entries) = Segment::read(text) else { return };
        if !self.journal.union(entries).is_empty() {
            self.entries_came_in();
        }
    }

    pub(super) fn entries_came_in(&mut self) {
        self.refold();
        self.steps = crate::journal::Steps::of(&self.journal, self.clock.replica().device());
    }
}

fn authors(journal: &Journal, added: &[crate::journal::EntryId]) -> Vec<(String, usize)> {
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    for entry in added.iter().filter_map(|id| journal.get(*id)) {
        let author = entry.author.as_ref().map(|author| format!("{} {}", author.unit, author.name));
        *counts.entry(author.unwrap_or_default().trim().to_owned()).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}
