//! What can be undone and redone: read off the journal, so it survives reloads and crashes.

use std::rc::Rc;

use crate::vec_map::{VecMap, VecSet, distinct};

use super::{
    entry::{Change, Entry},
    id::{Device, EntryId, StepId},
    register::{Register, Subject},
    sequence::Sequence,
    set::{Journal, Write},
};

/// The steps of one device that can be taken back, and those taken back that can be redone.
/// Both as stacks, the next one last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    undo: Vec<StepId>,
    redo: Vec<StepId>,
    /// Merges of this session: others wrote their entries, so the journal does not tell them apart.
    merges: Merges,
}

/// What each merge of this session changed.
pub type Merges = VecMap<StepId, Rc<[TakenIn]>>;

/// A register that a merge changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenIn {
    pub register: Register,
    /// What it said before.
    pub before: Vec<Change>,
    /// What stood after: once something else does, others have built upon it.
    pub heads: Vec<EntryId>,
}

impl Steps {
    /// Read off the whole journal; O(entries).
    ///
    /// By time, but never before the step that it takes back: clocks are set back, and two
    /// tabs' clocks differ.
    pub fn of(journal: &Journal, device: Device) -> Self {
        Self::read(journal, Some(device), &Sequence::default(), Merges::default())
    }

    /// The same, in the order in which this device did its steps, with the merges of this session among them. Steps that
    /// have no number are from before there were any, and come first; they are told by the device's number, where no other
    /// device has the same.
    pub fn read(journal: &Journal, device: Option<Device>, sequence: &Sequence, merges: Merges) -> Self {
        // A signature given afterwards is no change to be taken back.
        let is_change = |entry: &&Rc<Entry>| !matches!(entry.register.subject, Subject::Step(_));
        let place = |step: StepId| (sequence.number(step).unwrap_or(0), step);
        let mut own: VecMap<(u64, StepId), Option<StepId>> =
            merges.iter().map(|(step, _)| (place(*step), None)).collect();
        for entry in journal.entries().filter(is_change) {
            let place = place(entry.id.step());
            if place.0 > 0 || Some(entry.id.replica.device()) == device {
                own.get_or_insert_with(place, || entry.reverts);
            }
        }
        let mut steps = Self { merges, ..Self::default() };
        // Steps that came before what they take back, with that: a few at most.
        let mut early: VecMap<StepId, Vec<StepId>> = VecMap::default();
        for (&(number, step), &reverts) in &own {
            if let Some(target) = reverts
                && (place(target) > (number, step) || early.contains_key(&target))
            {
                early.get_or_insert_with(target, Vec::new).push(step);
                continue;
            }
            steps.push(step, reverts);
            let mut due = vec![step];
            while let Some(target) = due.pop() {
                for step in early.remove(&target).unwrap_or_default() {
                    steps.push(step, Some(target));
                    due.push(step);
                }
            }
        }
        steps
    }

    /// Follows one more step, the latest.
    pub fn push(&mut self, step: StepId, reverts: Option<StepId>) {
        match reverts {
            None => {
                self.undo.push(step);
                self.redo.clear();
            }
            Some(target) => {
                if let Some(place) = self.undo.iter().rposition(|id| *id == target) {
                    self.undo.remove(place);
                    self.redo.push(step);
                } else if let Some(place) = self.redo.iter().rposition(|id| *id == target) {
                    self.redo.remove(place);
                    self.undo.push(step);
                }
            }
        }
    }

    /// The latest step with something left to take back, and the writes that do it.
    pub fn next_undo(&self, journal: &Journal) -> Option<(StepId, Vec<Write>)> {
        self.next(&self.undo, journal)
    }

    /// Redoing is taking back an undo.
    pub fn next_redo(&self, journal: &Journal) -> Option<(StepId, Vec<Write>)> {
        self.next(&self.redo, journal)
    }

    /// Steps that others have since built upon in every register are passed over: undo takes back
    /// one's own doing, not theirs.
    fn next(&self, stack: &[StepId], journal: &Journal) -> Option<(StepId, Vec<Write>)> {
        stack.iter().rev().find_map(|step| {
            let writes = match self.merges.get(step) {
                Some(changed) => changed.iter().filter_map(|change| taken_back(journal, change)).collect(),
                None => reversal(journal, *step),
            };
            (!writes.is_empty()).then_some((*step, writes))
        })
    }
}

/// Where what the merge brought still stands, or was put back by an undo.
fn taken_back(journal: &Journal, change: &TakenIn) -> Option<Write> {
    let brought = |head: &Entry| stands_for(journal, head).iter().any(|id| change.heads.contains(id));
    let stands = journal.heads(&change.register).all(|head| brought(head));
    let replaces = journal.heads(&change.register).map(|head| head.id).collect();
    stands.then(|| Write { register: change.register.clone(), values: change.before.clone(), replaces })
}

/// The writes that put back what `step` replaced, in those registers where it still stands.
/// A register whose former values are not known here (a short link left them out) stays.
fn reversal(journal: &Journal, step: StepId) -> Vec<Write> {
    let mut by_register: VecMap<&Register, Vec<&Entry>> = VecMap::default();
    for entry in journal.step(step) {
        by_register.get_or_insert_with(&entry.register, Vec::new).push(entry);
    }
    by_register.into_iter().filter_map(|(register, entries)| reversal_in(journal, register, &entries)).collect()
}

fn reversal_in(journal: &Journal, register: &Register, entries: &[&Entry]) -> Option<Write> {
    let mut values = Vec::new();
    let mut replaces = Vec::new();
    for head in journal.heads(register) {
        let doings = stands_for(journal, head);
        let here: Vec<_> = entries.iter().filter(|entry| doings.contains(&entry.id)).collect();
        if !here.is_empty() {
            replaces.push(head.id);
        }
        for entry in here {
            values.extend(former(journal, entry)?);
        }
    }
    let (values, replaces) = (distinct(values), distinct(replaces));
    (!replaces.is_empty()).then(|| Write { register: register.clone(), values, replaces })
}

/// The entries whose doing `head` is: its own and, where it is an undo, that which it put back.
/// So one undo after the other leads back step by step, in one register too.
fn stands_for(journal: &Journal, head: &Entry) -> VecSet<EntryId> {
    let mut found = VecSet::default();
    let mut open = vec![head.id];
    while let Some(id) = open.pop() {
        let same = |entry: &&Rc<Entry>| entry.change == head.change;
        let Some(entry) = journal.about(id, &head.register).find(same) else { continue };
        if !found.insert(id) {
            continue;
        }
        let undone = entry.reverts.into_iter().flat_map(|step| journal.step(step));
        let undone = undone.filter(|undone| undone.register == entry.register);
        open.extend(undone.flat_map(|undone| journal.replaced(undone)));
    }
    found
}

/// The values that stood before `entry`; `None` where one of them is not known here.
fn former(journal: &Journal, entry: &Entry) -> Option<Vec<Change>> {
    let replaced = journal.replaced(entry);
    if replaced.is_empty() {
        return Some(vec![Change::Cleared]);
    }
    let mut values = Vec::new();
    for id in replaced {
        let before = values.len();
        let told = journal.about(id, &entry.register).map(|copy| &copy.change);
        values.extend(told.filter(|change| **change != Change::Withheld).cloned());
        if values.len() == before {
            return None;
        }
    }
    Some(values)
}
