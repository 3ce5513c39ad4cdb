//! What is stored where, and what "saved" means.
//!
//! Two stores hold the same segments. The local one is read before the first picture; the
//! durable one has answered only when the disk has it. They can not disagree, only lag.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use crate::{
    journal::{EntryId, StepId},
    share::Segment,
};

use super::StoreError;

/// Segments smaller than this many entries are gathered when there are many of them.
const SMALL: usize = 1000;
/// How many small segments may lie about.
const MANY: usize = 64;

/// Whether a store does its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    Opening,
    Works,
    Fails(StoreError),
}

/// What a person can rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    Saving,
    /// On disk.
    Saved,
    /// In the local store alone, which the browser writes out some seconds later.
    Partly,
    /// In memory alone.
    Unsaved,
}

/// A stored text that can not be read: kept as it is, never written over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub key: StepId,
    pub text: Rc<str>,
}

/// The state of both stores.
#[derive(Debug)]
pub struct Saving {
    pub local: Health,
    pub durable: Health,
    pub unreadable: Vec<Unreadable>,
    /// Segments the durable store has not confirmed yet.
    pending: BTreeMap<StepId, Segment>,
    /// The readable segments known to be stored, with what is in them.
    shelf: BTreeMap<StepId, Vec<EntryId>>,
}

impl Saving {
    pub fn new(local: Health) -> Self {
        Self {
            local,
            durable: Health::Opening,
            unreadable: Vec::new(),
            pending: BTreeMap::new(),
            shelf: BTreeMap::new(),
        }
    }

    pub fn state(&self) -> SaveState {
        match (self.durable, self.local) {
            (Health::Works, _) if self.pending.is_empty() => SaveState::Saved,
            (Health::Works | Health::Opening, _) => SaveState::Saving,
            (Health::Fails(_), Health::Works) => SaveState::Partly,
            (Health::Fails(_), _) => SaveState::Unsaved,
        }
    }

    /// A segment is on its way to both stores. What the durable store must try now: the new
    /// one, with those it failed on before.
    pub fn begin(&mut self, segment: Segment, entries: Vec<EntryId>) -> Vec<Segment> {
        self.shelf.insert(segment.key, entries);
        self.pending.insert(segment.key, segment.clone());
        match self.durable {
            Health::Works => vec![segment],
            Health::Fails(_) => self.pending.values().cloned().collect(),
            // Sent when it has opened.
            Health::Opening => Vec::new(),
        }
    }

    /// The durable store is about to get a segment that only the local one held.
    pub fn await_durable(&mut self, segment: Segment) {
        self.pending.insert(segment.key, segment);
    }

    pub fn shelve(&mut self, key: StepId, entries: Vec<EntryId>) {
        self.shelf.insert(key, entries);
    }

    pub fn set_aside(&mut self, key: StepId, text: Rc<str>) {
        if self.unreadable.iter().all(|known| known.key != key) {
            self.unreadable.push(Unreadable { key, text });
        }
    }

    pub fn durable_finished(&mut self, keys: &[StepId], result: Result<(), StoreError>) {
        match result {
            Ok(()) => {
                self.durable = Health::Works;
                self.pending.retain(|key, _| !keys.contains(key));
            }
            Err(error) => self.durable = Health::Fails(error),
        }
    }

    pub fn local_finished(&mut self, result: Result<(), StoreError>) {
        self.local = result.map_or_else(Health::Fails, |()| Health::Works);
    }

    pub fn local_works(&self) -> bool {
        self.local == Health::Works
    }

    pub fn pending(&self) -> Vec<Segment> {
        self.pending.values().cloned().collect()
    }

    /// What the durable store holds and this page has not read.
    pub fn missing_here(&self, stored: &[StepId]) -> Vec<StepId> {
        let aside: BTreeSet<_> = self.unreadable.iter().map(|known| known.key).collect();
        stored.iter().filter(|key| !self.shelf.contains_key(key) && !aside.contains(key)).copied().collect()
    }

    /// What this page has read and the durable store does not hold.
    pub fn missing_there(&self, stored: &[StepId]) -> Vec<(StepId, Vec<EntryId>)> {
        let stored: BTreeSet<_> = stored.iter().collect();
        let missing = self.shelf.iter().filter(|(key, _)| !stored.contains(key));
        missing.map(|(key, entries)| (*key, entries.clone())).collect()
    }

    /// The small segments, once there are too many of them: their keys and all their entries.
    pub fn crumbs(&self) -> Option<(Vec<StepId>, BTreeSet<EntryId>)> {
        let quiet = self.durable == Health::Works && self.pending.is_empty();
        let small: Vec<_> = self.shelf.iter().filter(|(_, entries)| entries.len() < SMALL).collect();
        (quiet && small.len() > MANY).then(|| {
            let entries = small.iter().flat_map(|(_, entries)| entries.iter().copied()).collect();
            (small.into_iter().map(|(key, _)| *key).collect(), entries)
        })
    }

    /// Segments that another one stands for now.
    pub fn forget(&mut self, keys: &[StepId]) {
        for key in keys {
            self.shelf.remove(key);
        }
        self.unreadable.retain(|known| !keys.contains(&known.key));
    }

    pub fn forget_all(&mut self) {
        self.pending.clear();
        self.shelf.clear();
        self.unreadable.clear();
    }

    pub fn segments(&self) -> usize {
        self.shelf.len()
    }
}
