//! The set of entries, and which of them stand.

use std::{collections::BTreeMap, rc::Rc};

use crate::sorted::Sorted;

use super::{
    entry::{Author, Change, Entry},
    id::{EntryId, Millis, StepId},
    register::{Register, Subject},
};

/// All entries known here. It only grows.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    /// A tree, because a merge may put thousands between what is there.
    entries: BTreeMap<EntryId, Rc<Entry>>,
    registers: Sorted<Register, Index>,
    revision: u64,
}

/// What the entries of one register say about each other, whatever order they came in.
#[derive(Clone, Debug, Default)]
struct Index {
    /// The entries that no other entry of this register replaces, in order.
    heads: Vec<EntryId>,
    /// Every id that some entry of this register replaces, known here or not.
    replaced: Sorted<EntryId>,
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
    pub added: Sorted<EntryId>,
    /// Entries that were known with parts withheld, and are fuller now.
    pub enriched: Sorted<EntryId>,
}

impl Merged {
    pub fn len(&self) -> usize {
        self.added.len() + self.enriched.len()
    }

    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.enriched.is_empty()
    }

    /// Those entries, as `journal` has them now.
    pub fn entries(&self, journal: &Journal) -> Vec<Rc<Entry>> {
        let ids = self.added.iter().chain(self.enriched.iter());
        ids.filter_map(|(id, ())| journal.get(*id).cloned()).collect()
    }
}

impl Index {
    fn add(&mut self, entry: &Entry) {
        for id in &entry.replaces {
            self.replaced.insert(*id, ());
            if let Ok(place) = self.heads.binary_search(id) {
                self.heads.remove(place);
            }
        }
        if !self.replaced.contains(&entry.id)
            && let Err(place) = self.heads.binary_search(&entry.id)
        {
            self.heads.insert(place, entry.id);
        }
    }
}

impl Journal {
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn get(&self, id: EntryId) -> Option<&Rc<Entry>> {
        self.entries.get(&id)
    }

    /// Another number whenever something was added or completed.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// All entries by time, oldest first.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Rc<Entry>> {
        self.entries.values()
    }

    /// The entries of one step, in the order they were written.
    pub fn step(&self, step: StepId) -> impl Iterator<Item = &Rc<Entry>> {
        self.entries
            .range(step.entry(0)..)
            .take_while(move |(id, _)| id.time == step.time)
            .filter(move |(id, _)| id.replica == step.replica)
            .map(|(_, entry)| entry)
    }

    /// The registers that anybody ever wrote to.
    pub fn registers(&self) -> impl Iterator<Item = &Register> {
        self.registers.iter().map(|(register, _)| register)
    }

    /// Those of one subject, in the order of their fields.
    pub fn registers_of<'a>(&'a self, subject: &'a Subject) -> impl Iterator<Item = &'a Register> {
        let known = self.registers.from(|register| register.subject < *subject).iter();
        known.map(|(register, _)| register).take_while(move |register| register.subject == *subject)
    }

    /// Whether several things are said of it, and they differ. What is withheld says nothing.
    pub fn is_disputed(&self, register: &Register) -> bool {
        let mut told = self.heads(register).map(|entry| &entry.change).filter(|change| **change != Change::Withheld);
        told.next().is_some_and(|first| told.any(|other| other != first))
    }

    /// The entries of `register` that nothing replaces: the value, or the values in conflict.
    pub fn heads(&self, register: &Register) -> impl Iterator<Item = &Rc<Entry>> {
        self.head_ids(register).iter().filter_map(|id| self.entries.get(id))
    }

    pub fn is_head(&self, entry: &Entry) -> bool {
        self.head_ids(&entry.register).binary_search(&entry.id).is_ok()
    }

    fn head_ids(&self, register: &Register) -> &[EntryId] {
        self.registers.get(register).map_or(&[], |index| &index.heads)
    }

    /// Adds what is not known yet and completes what is known in part.
    pub fn union(&mut self, entries: impl IntoIterator<Item = Rc<Entry>>) -> Merged {
        let mut merged = Merged::default();
        let mut contradicted = false;
        for entry in entries {
            let id = entry.id;
            match self.entries.get(&id) {
                None => {
                    self.insert(entry);
                    merged.added.insert(id, ());
                }
                Some(known) if **known == *entry => {}
                Some(known) => {
                    let joined = known.join(&entry);
                    if joined != **known {
                        // Honest copies differ in what is withheld, which the index does not hold.
                        contradicted |= known.register != joined.register || known.replaces != joined.replaces;
                        self.entries.insert(id, Rc::new(joined));
                        self.revision += 1;
                        if !merged.added.contains(&id) {
                            merged.enriched.insert(id, ());
                        }
                    }
                }
            }
        }
        if contradicted {
            self.index();
        }
        merged
    }

    fn insert(&mut self, entry: Rc<Entry>) {
        self.registers.get_or(entry.register.clone(), Index::default).add(&entry);
        self.entries.insert(entry.id, entry);
        self.revision += 1;
    }

    /// The whole index anew: for copies that contradict each other, which are damage or forgery.
    fn index(&mut self) {
        self.registers.clear();
        for entry in self.entries.values() {
            self.registers.get_or(entry.register.clone(), Index::default).add(entry);
        }
    }

    /// The write that gives `register` this value in place of all that stands there, or `None`
    /// where that stands already.
    pub fn write(&self, register: Register, value: Change) -> Option<Write> {
        let replaces = self.head_ids(&register).to_vec();
        let news = !self.says_already(&register, &value);
        news.then(|| Write { register, values: vec![value], replaces })
    }

    /// Appends one step and returns its entries.
    pub fn record(&mut self, step: &Step, writes: impl IntoIterator<Item = Write>) -> Vec<Rc<Entry>> {
        let mut written = Vec::new();
        for Write { register, values, replaces } in writes {
            for change in values {
                let entry = Rc::new(Entry {
                    id: step.id.entry(u32::try_from(written.len()).unwrap_or(u32::MAX)),
                    author: Some(step.author.clone()),
                    register: register.clone(),
                    change,
                    replaces: replaces.clone(),
                    reverts: step.reverts,
                });
                self.insert(entry.clone());
                written.push(entry);
            }
        }
        written
    }

    fn says_already(&self, register: &Register, value: &Change) -> bool {
        let mut heads = self.heads(register).peekable();
        match heads.peek() {
            None => *value == Change::Cleared,
            Some(_) => heads.all(|head| head.change == *value),
        }
    }

    /// The journal as its entries with a time up to and including `moment` make it.
    #[must_use]
    pub fn as_of(&self, moment: Millis) -> Self {
        let mut past = Self::default();
        past.union(self.entries.values().take_while(|entry| entry.id.time <= moment).cloned());
        past
    }
}
