//! What is stored where, and what "saved" means.
//!
//! Two stores hold the same segments. The local one is read before the first picture; the
//! durable one has answered only when the disk has it. They can not disagree, only lag.

use std::{collections::VecDeque, rc::Rc};

use crate::{
    journal::{Entry, EntryId, StepId},
    share::Segment,
    vec_map::{VecMap, VecSet, distinct},
};

use super::{Effect, StoreError};

/// What the durable store holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// How often all was erased.
    pub erasures: u32,
    pub keys: Vec<StepId>,
    /// A merge that was under way when a page closed.
    pub interrupted: Option<Rc<str>>,
}

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
    /// All entries are stored; beside them something is half typed.
    Draft,
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
    /// Entries in the journal that are not in a segment yet: a merge stores its own a part at a time.
    pub(super) unwritten: VecDeque<Rc<Entry>>,
    /// How often all was erased. What was stored before does not count any more, whichever store still has it.
    erasures: u32,
    /// The durable store has been asked to open and has not answered.
    opening: bool,
    /// How often the durable store has answered.
    answers: u32,
    /// Somebody looks after a while whether it has.
    watched: bool,
    /// Segments the durable store has not confirmed yet.
    pending: VecMap<StepId, Segment>,
    /// Segments asked of the durable store and not read yet.
    wanted: VecSet<StepId>,
    /// The readable segments that are stored or about to be, with what is in them.
    shelf: VecMap<StepId, Shelved>,
    gathering: Option<Gathering>,
    /// Entries that would not be read back as they are: they are in memory alone.
    pub(super) unstorable: bool,
}

/// What is known of a segment that is stored.
#[derive(Debug)]
struct Shelved {
    entries: Vec<EntryId>,
    bytes: u64,
}

/// Small segments on their way into one: until the stores have answered, both may be there.
#[derive(Debug)]
struct Gathering {
    into: StepId,
    shelved: Shelved,
    crumbs: Vec<StepId>,
}

impl Shelved {
    fn new(entries: Vec<EntryId>, text: &str) -> Self {
        Self { entries, bytes: text.len() as u64 }
    }
}

impl Saving {
    /// As the page opens: nothing has been asked of the durable store.
    pub fn new(local: Health, erasures: u32) -> Self {
        Self {
            local,
            durable: Health::Opening,
            unreadable: Vec::new(),
            unwritten: VecDeque::new(),
            erasures,
            opening: false,
            answers: 0,
            watched: false,
            pending: VecMap::default(),
            wanted: VecSet::default(),
            shelf: VecMap::default(),
            gathering: None,
            unstorable: false,
        }
    }

    pub fn state(&self) -> SaveState {
        match (self.durable, self.local) {
            _ if self.unstorable => SaveState::Unsaved,
            (Health::Works, _) if self.pending.is_empty() && self.is_written() => SaveState::Saved,
            (Health::Works | Health::Opening, _) => SaveState::Saving,
            (Health::Fails(_), Health::Works) if self.is_written() => SaveState::Partly,
            (Health::Fails(_), Health::Works) => SaveState::Saving,
            (Health::Fails(_), _) => SaveState::Unsaved,
        }
    }

    pub fn is_written(&self) -> bool {
        self.unwritten.is_empty()
    }

    /// How often all was erased, as far as this page knows.
    pub fn erasures(&self) -> u32 {
        self.erasures
    }

    /// Something would be lost with the page: it is in no store, nor on its way into the one that takes it at once.
    pub fn is_at_risk(&self) -> bool {
        !self.is_written() || (!self.local_works() && !self.pending.is_empty())
    }

    /// A segment is to be kept: what the durable store is asked.
    pub fn keep_durable(&mut self, segment: Segment, entries: Vec<EntryId>) -> Vec<Effect> {
        self.shelf.insert(segment.key, Shelved::new(entries, &segment.text));
        self.pending.insert(segment.key, segment.clone());
        match self.durable {
            Health::Works => self.asked(Effect::SaveDurable { segments: vec![segment], erasures: self.erasures }),
            Health::Opening | Health::Fails(_) => self.open(),
        }
    }

    /// What the local store is asked, once a segment is kept: the new one, and where it failed
    /// before, all that is in no store yet.
    pub fn keep_local(&self, segment: Segment) -> Effect {
        self.save_local(if self.local_works() { vec![segment] } else { self.pending() })
    }

    /// Even with no segments it brings the local store up to the last erasure.
    pub fn save_local(&self, segments: Vec<Segment>) -> Effect {
        Effect::SaveLocal { segments, erasures: self.erasures }
    }

    /// A store that failed, or changed under this page, is opened anew and tells what it holds: the
    /// one way back, whatever went wrong.
    pub fn open(&mut self) -> Vec<Effect> {
        if std::mem::replace(&mut self.opening, true) {
            return Vec::new();
        }
        self.asked(Effect::OpenDurable { erasures: self.erasures })
    }

    /// What the durable store is asked, and that somebody looks whether it answers.
    fn asked(&mut self, effect: Effect) -> Vec<Effect> {
        let watch = (!std::mem::replace(&mut self.watched, true)).then_some(Effect::WatchDurable(self.answers));
        [effect].into_iter().chain(watch).collect()
    }

    /// The durable store has answered, whatever. Where nobody counted on it any more, it is opened anew.
    pub fn answered(&mut self) -> Vec<Effect> {
        self.answers = self.answers.wrapping_add(1);
        if self.durable == Health::Fails(StoreError::Silent) { self.open() } else { Vec::new() }
    }

    /// A while has passed since it had answered so often. What it does not do, the local store does alone.
    pub fn waited(&mut self, answers: u32) -> Vec<Effect> {
        self.watched = false;
        if !self.opening && self.pending.is_empty() && self.wanted.is_empty() {
            return Vec::new();
        }
        if answers == self.answers {
            self.durable = Health::Fails(StoreError::Silent);
            return Vec::new();
        }
        self.watched = true;
        vec![Effect::WatchDurable(self.answers)]
    }

    /// The durable store has told what it holds: it gets what it lacks (`text` makes segments of
    /// what is not on its way yet) and is asked for what this page lacks.
    pub fn opened(&mut self, stored: Stored, text: impl Fn(StepId, &[EntryId]) -> Option<Segment>) -> Vec<Effect> {
        self.opening = false;
        if stored.erasures < self.erasures {
            // It told before it heard of the last erasure.
            return self.open();
        }
        self.durable = Health::Works;
        let stored: VecSet<StepId> = stored.keys.into_iter().collect();
        for (key, shelved) in self.shelf.iter().filter(|(key, _)| !stored.contains(key)) {
            if self.pending.contains_key(key) {
                continue;
            }
            match text(*key, &shelved.entries) {
                Some(segment) => _ = self.pending.insert(*key, segment),
                None => self.unstorable = true,
            }
        }
        // Of a segment that could be read in part there may be a whole copy.
        let lacks = |key: &StepId| !self.shelf.contains_key(key) || self.is_unreadable(*key);
        let unknown: Vec<_> = stored.iter().copied().filter(lacks).collect();
        let mut effects = Vec::new();
        if !self.pending.is_empty() {
            effects.extend(self.asked(Effect::SaveDurable { segments: self.pending(), erasures: self.erasures }));
        }
        effects.extend(self.want(unknown));
        effects
    }

    /// Another tab has stored it, so they say: it is looked for where it must be.
    pub fn look_for(&mut self, key: StepId) -> Vec<Effect> {
        if self.shelf.contains_key(&key) || self.wanted.contains(&key) {
            return Vec::new();
        }
        if self.durable == Health::Works && !self.opening { self.want(vec![key]) } else { self.open() }
    }

    fn want(&mut self, keys: Vec<StepId>) -> Vec<Effect> {
        if keys.is_empty() {
            return Vec::new();
        }
        keys.iter().for_each(|key| _ = self.wanted.insert(*key));
        self.asked(Effect::ReadDurable(keys))
    }

    pub fn not_opened(&mut self, error: StoreError) {
        self.opening = false;
        self.wanted.clear();
        self.durable = Health::Fails(error);
    }

    /// Whether a segment that was read is still asked for; an erasure may have come between.
    pub fn takes(&mut self, key: StepId) -> bool {
        self.wanted.remove(&key)
    }

    /// A segment was read. Where another copy of it could not be, this one stands in.
    pub fn shelve(&mut self, key: StepId, entries: Vec<EntryId>, text: &str) {
        self.shelf.insert(key, Shelved::new(entries, text));
        self.unreadable.retain(|known| known.key != key);
    }

    pub fn set_aside(&mut self, key: StepId, text: Rc<str>) {
        let unreadable = Unreadable { key, text };
        if !self.unreadable.contains(&unreadable) {
            self.unreadable.push(unreadable);
        }
    }

    fn is_unreadable(&self, key: StepId) -> bool {
        self.unreadable.iter().any(|known| known.key == key)
    }

    /// The unreadable segments may go, once the durable store has been asked for other copies. Those that could be read in
    /// part stay until what could be read is stored anew.
    pub fn discard(&mut self) -> Vec<StepId> {
        if self.opening || !self.wanted.is_empty() {
            return Vec::new();
        }
        let shelf = &self.shelf;
        let gone = self.unreadable.iter().map(|known| known.key).filter(|key| !shelf.contains_key(key));
        let gone = distinct(gone);
        self.unreadable.retain(|known| shelf.contains_key(&known.key));
        gone
    }

    /// Segments that could be read in part, and what is in them.
    pub fn half_read(&self) -> Option<(Vec<StepId>, Vec<EntryId>)> {
        let shelved = self.shelf.iter().filter(|(key, _)| self.is_unreadable(**key));
        self.is_quiet().then(|| together(shelved)).filter(|(keys, _)| !keys.is_empty())
    }

    /// The durable store has answered. A success after a failure: it is worth another try.
    pub fn durable_finished(&mut self, keys: &[StepId], result: Result<(), StoreError>) -> Vec<Effect> {
        match result {
            Ok(()) => {
                for key in keys {
                    self.pending.remove(key);
                }
                if self.durable == Health::Works { Vec::new() } else { self.open() }
            }
            Err(error) => {
                self.durable = Health::Fails(error);
                Vec::new()
            }
        }
    }

    pub fn local_finished(&mut self, result: Result<(), StoreError>) {
        self.local = result.map_or_else(Health::Fails, |()| Health::Works);
    }

    pub fn local_works(&self) -> bool {
        self.local == Health::Works
    }

    fn pending(&self) -> Vec<Segment> {
        self.pending.values().cloned().collect()
    }

    /// Segments to be gathered into one, and all their entries: the small ones once there are too
    /// many of them, or all once most of what is stored is stored twice (`known`: all entries).
    pub fn crumbs(&self, known: usize) -> Option<(Vec<StepId>, Vec<EntryId>)> {
        if !self.is_quiet() {
            return None;
        }
        // What can not be read of a segment is in no other.
        let whole = || self.shelf.iter().filter(|(key, _)| !self.is_unreadable(**key));
        let twice = whole().map(|(_, shelved)| shelved.entries.len()).sum::<usize>() > 2 * known;
        let crumbs: Vec<_> = whole().filter(|(_, shelved)| twice || shelved.entries.len() < SMALL).collect();
        (twice && crumbs.len() > 1 || crumbs.len() > MANY).then(|| together(crumbs.into_iter()))
    }

    fn is_quiet(&self) -> bool {
        self.durable == Health::Works
            && self.pending.is_empty()
            && self.wanted.is_empty()
            && self.is_written()
            && self.gathering.is_none()
    }

    pub fn gathering(&mut self, into: &Segment, entries: Vec<EntryId>, crumbs: &[StepId]) {
        let shelved = Shelved::new(entries, &into.text);
        self.gathering = Some(Gathering { into: into.key, shelved, crumbs: crumbs.to_vec() });
    }

    /// The stores have answered. After a failure all stays as it was, and the next start tries
    /// again. What is not expected any more was erased meanwhile.
    pub fn gathered(&mut self, into: StepId, result: Result<(), StoreError>) {
        if let Some(gathering) = self.gathering.take_if(|gathering| gathering.into == into)
            && result.is_ok()
        {
            self.shelf.retain(|key| gathering.crumbs.binary_search(key).is_err());
            self.unreadable.retain(|known| gathering.crumbs.binary_search(&known.key).is_err());
            self.shelf.insert(into, gathering.shelved);
        }
    }

    /// All was erased, so often by now. Whatever is under way carries the number before and comes to nothing.
    pub fn forget_all(&mut self, erasures: u32) {
        self.erasures = erasures;
        self.pending.clear();
        self.unwritten.clear();
        self.unstorable = false;
        self.unreadable.clear();
        self.wanted.clear();
        self.gathering = None;
        self.shelf.clear();
    }

    /// Bytes of all readable segments.
    pub fn bytes(&self) -> u64 {
        self.shelf.values().map(|shelved| shelved.bytes).sum()
    }

    pub fn segments(&self) -> usize {
        self.shelf.len()
    }
}

/// The keys of these segments, and the entries in all of them.
fn together<'a>(segments: impl Iterator<Item = (&'a StepId, &'a Shelved)>) -> (Vec<StepId>, Vec<EntryId>) {
    let (keys, entries): (Vec<_>, Vec<_>) = segments.map(|(key, shelved)| (*key, &shelved.entries)).unzip();
    (keys, distinct(entries.into_iter().flatten().copied()))
}
