//! The set of entries, and which of them stand.

use std::{mem, rc::Rc, vec};

use crate::vec_map::{VecMap, VecSet};

use super::{
    copies::{Came, Copies},
    entry::{Author, Change, Entry},
    id::{EntryId, Millis, StepId},
    limits::MOST_REPLACED,
    named::named,
    register::{Field, Register, Subject},
};

/// All entries known here. It only grows.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    entries: VecMap<EntryId, Copies>,
    registers: VecMap<Register, Index>,
    /// Steps that were named before they were known, if they ever are.
    named: VecSet<StepId>,
    length: usize,
    revision: u64,
}

/// What the entries of one register say about each other, whatever order they came in.
#[derive(Clone, Debug, Default)]
struct Index {
    /// The entries that no other entry of this register replaces.
    heads: VecSet<EntryId>,
    /// Every id that some entry of this register replaces, known here or not.
    replaced: VecSet<EntryId>,
}

/// What one writer does at one go.
#[derive(Clone, Debug)]
pub struct Step {
    pub id: StepId,
    pub author: Rc<Author>,
    /// Set on an undo (or redo): the step that it takes back.
    pub reverts: Option<StepId>,
}

/// A register about to get a value, or several: then it is left in conflict, as it was before
/// a settlement that is being undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    pub register: Register,
    pub values: Vec<Change>,
    pub replaces: Vec<EntryId>,
}

/// What a union changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Entries that were not known before.
    pub added: VecSet<EntryId>,
    /// Entries that were known with parts withheld, and are fuller now.
    pub enriched: VecSet<EntryId>,
    /// Entries of which another copy is here now that says something else.
    pub altered: VecSet<EntryId>,
}

impl Merged {
    pub fn len(&self) -> usize {
        self.added.len() + self.enriched.len() + self.altered.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Those entries, as `journal` has them now.
    pub fn entries(&self, journal: &Journal) -> Vec<Rc<Entry>> {
        let ids: VecSet<_> = self.added.iter().chain(&self.enriched).chain(&self.altered).copied().collect();
        ids.into_iter().flat_map(|id| journal.copies(id)).cloned().collect()
    }
}

impl Index {
    fn add(&mut self, entry: &Entry) {
        for id in &entry.replaces {
            self.replaced.insert(*id);
            self.heads.remove(id);
        }
        if !self.replaced.contains(&entry.id) {
            self.heads.insert(entry.id);
        }
    }
}

impl Journal {
    pub fn len(&self) -> usize {
        self.length
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entry; the first of its copies, where there are several.
    pub fn get(&self, id: EntryId) -> Option<&Rc<Entry>> {
        self.copies(id).next()
    }

    /// The entry, and its altered copies.
    pub fn copies(&self, id: EntryId) -> impl Iterator<Item = &Rc<Entry>> {
        self.entries.get(&id).into_iter().flat_map(Copies::iter)
    }

    /// Whether copies of it say different things.
    pub fn is_altered(&self, id: EntryId) -> bool {
        self.entries.get(&id).is_some_and(Copies::contradict)
    }

    /// Another number whenever something was added or completed.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// All entries by time, oldest first.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Rc<Entry>> {
        self.entries.values().flat_map(Copies::iter)
    }

    /// The entries of one step, in the order they were written.
    pub fn step(&self, step: StepId) -> impl Iterator<Item = &Rc<Entry>> {
        self.entries
            .range_from(move |id| *id < step.entry(0))
            .take_while(move |(id, _)| id.time == step.time)
            .filter(move |(id, _)| id.replica == step.replica)
            .flat_map(|(_, copies)| copies.iter())
    }

    /// Whether a step is here, or named by what is here: whoever writes takes another.
    pub fn knows(&self, step: StepId) -> bool {
        self.named.contains(&step) || self.step(step).next().is_some()
    }

    /// The registers that anybody ever wrote to.
    pub fn registers(&self) -> impl Iterator<Item = &Register> {
        self.registers.keys()
    }

    /// Those of one subject, in the order of their fields.
    pub fn registers_of<'a>(&'a self, subject: &'a Subject) -> impl Iterator<Item = &'a Register> {
        // The first in their order.
        let first = Register { subject: subject.clone(), field: Field::Done };
        self.registers
            .range_from(|register| *register < first)
            .map(|(register, _)| register)
            .take_while(move |register| register.subject == *subject)
    }

    /// Whether several things are said of it, and they differ. What is withheld says nothing; copies of one entry differ
    /// in something, if not in what they say.
    pub fn is_disputed(&self, register: &Register) -> bool {
        let mut told = self.heads(register).filter(|entry| entry.change != Change::Withheld);
        let Some(first) = told.next() else { return false };
        let mut last = first.id;
        told.any(|other| mem::replace(&mut last, other.id) == other.id || other.change != first.change)
    }

    /// The entries of `register` that nothing replaces: the value, or the values in conflict.
    ///
    /// A list: an iterator that finds one after the other is compiled anew for each of those who ask.
    pub fn heads(&self, register: &Register) -> vec::IntoIter<&Rc<Entry>> {
        let copies = self.head_ids(register).filter_map(|id| self.entries.get(&id));
        copies.flat_map(|copies| copies.about(register)).collect::<Vec<_>>().into_iter()
    }

    pub fn is_head(&self, entry: &Entry) -> bool {
        self.registers.get(&entry.register).is_some_and(|index| index.heads.contains(&entry.id))
    }

    fn head_ids(&self, register: &Register) -> impl Iterator<Item = EntryId> {
        self.registers.get(register).into_iter().flat_map(|index| index.heads.iter().copied())
    }

    /// What stood before `entry`: an entry of the same step is a part of its writing, and is looked through.
    pub fn replaced(&self, entry: &Entry) -> Vec<EntryId> {
        let own = |id: &EntryId| id.step() == entry.id.step();
        if !entry.replaces.iter().any(own) {
            return entry.replaces.clone();
        }
        let mut found = VecSet::default();
        let mut open = entry.replaces.clone();
        while let Some(id) = open.pop() {
            if found.insert(id) && own(&id) {
                open.extend(self.about(id, &entry.register).flat_map(|part| part.replaces.iter().copied()));
            }
        }
        found.iter().copied().filter(|id| !own(id)).collect()
    }

    /// The entry and its altered copies, where they are about `register`.
    pub fn about(&self, id: EntryId, register: &Register) -> impl Iterator<Item = &Rc<Entry>> {
        self.entries.get(&id).into_iter().flat_map(move |copies| copies.about(register))
    }

    /// Adds what is not known yet and completes what is known in part.
    pub fn union(&mut self, entries: impl IntoIterator<Item = Rc<Entry>>) -> Merged {
        let mut merged = Merged::default();
        for entry in entries {
            let id = entry.id;
            let is_new = !self.entries.contains_key(&id);
            let was_altered = self.is_altered(id);
            match self.insert(entry) {
                _ if is_new => _ = merged.added.insert(id),
                Came::Known => {}
                came if self.is_altered(id) && (came == Came::Beside || !was_altered) => _ = merged.altered.insert(id),
                Came::Beside | Came::Fuller if !merged.added.contains(&id) => _ = merged.enriched.insert(id),
                Came::Beside | Came::Fuller => {}
            }
        }
        merged
    }

    fn insert(&mut self, entry: Rc<Entry>) -> Came {
        let came = match self.entries.get_mut(&entry.id) {
            Some(copies) => {
                let before = copies.len();
                let came = copies.add(entry.clone());
                self.length = self.length + copies.len() - before;
                came
            }
            None => {
                self.entries.insert(entry.id, Copies::One(entry.clone()));
                self.length += 1;
                Came::Beside
            }
        };
        if came != Came::Known {
            let unknown = named(&entry).filter(|id| !self.entries.contains_key(id));
            self.named.extend(unknown.map(EntryId::step));
            if !self.registers.contains_key(&entry.register) {
                self.registers.insert(entry.register.clone(), Index::default());
            }
            if let Some(index) = self.registers.get_mut(&entry.register) {
                index.add(&entry);
            }
            self.revision += 1;
        }
        came
    }

    /// The write that gives `register` this value in place of all that stands there, or `None`
    /// where that stands already.
    pub fn write(&self, register: Register, value: Change) -> Option<Write> {
        let replaces = self.head_ids(&register).collect();
        let news = !self.says_already(&register, &value);
        news.then(|| Write { register, values: vec![value], replaces })
    }

    /// The entries that make one step, not appended yet.
    pub fn draw_up(step: &Step, writes: impl IntoIterator<Item = Write>) -> Vec<Rc<Entry>> {
        let mut drawn = Vec::new();
        for Write { register, values, replaces } in writes {
            let mut add = |change: Change, replaces: Vec<EntryId>| {
                let id = step.id.entry(u32::try_from(drawn.len()).unwrap_or(u32::MAX));
                let author = Some(step.author.clone());
                let register = register.clone();
                drawn.push(Rc::new(Entry { id, author, register, change, replaces, reverts: step.reverts }));
                id
            };
            let mut left = &replaces[..];
            let mut settled = None;
            // More than one entry may replace: several, of which each replaces the one before.
            while let (Some(first), true) =
                (values.first(), left.len() + usize::from(settled.is_some()) > MOST_REPLACED)
            {
                let (now, later) = left.split_at(MOST_REPLACED - usize::from(settled.is_some()));
                settled = Some(add(first.clone(), in_order(settled, now)));
                left = later;
            }
            for change in values {
                add(change, in_order(settled, left));
            }
        }
        drawn
    }

    /// Appends entries that were drawn up here.
    pub fn append(&mut self, drawn: &[Rc<Entry>]) {
        drawn.iter().for_each(|entry| _ = self.insert(entry.clone()));
    }

    /// Appends one step and returns its entries.
    pub fn record(&mut self, step: &Step, writes: impl IntoIterator<Item = Write>) -> Vec<Rc<Entry>> {
        let drawn = Self::draw_up(step, writes);
        self.append(&drawn);
        drawn
    }

    fn says_already(&self, register: &Register, value: &Change) -> bool {
        let mut heads = self.heads(register).peekable();
        match heads.peek() {
            None => *value == Change::Cleared,
            Some(_) => !self.is_disputed(register) && heads.all(|head| head.change == *value),
        }
    }

    /// The journal as its entries with a time up to and including `moment` make it.
    #[must_use]
    pub fn as_of(&self, moment: Millis) -> Self {
        let mut past = Self::default();
        past.union(self.entries().take_while(|entry| entry.id.time <= moment).cloned());
        past
    }
}

fn in_order(one: Option<EntryId>, others: &[EntryId]) -> Vec<EntryId> {
    let mut all = others.to_vec();
    if let Some(one) = one {
        all.insert(all.partition_point(|other| *other < one), one);
    }
    all
}
