//! What can be undone and redone: read off the journal, so it survives reloads and crashes.

use crate::sorted::{Sorted, distinct};

use super::{
    entry::{Change, Entry},
    id::{Device, EntryId, StepId},
    register::{Register, Subject},
    set::{Journal, Write},
};

/// The steps of one device that can be taken back, and those taken back that can be redone.
/// Both as stacks, the next one last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    undo: Vec<StepId>,
    redo: Vec<StepId>,
    /// Merges of this session: others wrote their entries, so the journal does not tell them apart.
    merges: Sorted<StepId, Vec<TakenIn>>,
}

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
        Self::read(journal, device, Sorted::default())
    }

    /// The same, with the merges of this session among them.
    pub fn read(journal: &Journal, device: Device, merges: Sorted<StepId, Vec<TakenIn>>) -> Self {
        let mut own: Sorted<StepId, Option<StepId>> = merges.iter().map(|(step, _)| (*step, None)).collect();
        // A signature given afterwards is no change to be taken back.
        let is_change = |entry: &Entry| !matches!(entry.register.subject, Subject::Step(_));
        for entry in journal.entries().filter(|entry| entry.id.replica.device() == device && is_change(entry)) {
            own.get_or(entry.id.step(), || entry.reverts);
        }
        let mut steps = Self { merges, ..Self::default() };
        // Steps that came before what they take back, with that: a few at most.
        let mut early: Vec<(StepId, StepId)> = Vec::new();
        for (step, reverts) in own.into_list() {
            if let Some(target) = reverts
                && (target > step || early.iter().any(|(waiting, _)| *waiting == target))
            {
                early.push((step, target));
                continue;
            }
            steps.push(step, reverts);
            let mut due = vec![step];
            while let Some(target) = due.pop() {
                while let Some(place) = early.iter().position(|(_, awaited)| *awaited == target) {
                    let (step, _) = early.remove(place);
                    steps.push(step, Some(target));
                    due.push(step);
                }
            }
        }
        steps
    }

    /// A merge is taken back like a step.
    pub fn take_in(&mut self, step: StepId, changed: Vec<TakenIn>) {
        if !changed.is_empty() {
            self.merges.insert(step, changed);
        }
    }

    /// The merges, for reading the steps anew.
    pub fn taken_in(&mut self) -> Sorted<StepId, Vec<TakenIn>> {
        std::mem::take(&mut self.merges)
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
    let mut by_register: Vec<(&Register, Vec<&Entry>)> = Vec::new();
    for entry in journal.step(step) {
        match by_register.iter_mut().find(|(register, _)| **register == entry.register) {
            Some((_, entries)) => entries.push(entry),
            None => by_register.push((&entry.register, vec![entry])),
        }
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
    (!replaces.is_empty()).then(|| Write { register: register.clone(), values: distinct(values), replaces })
}

/// The entries whose doing `head` is: its own and, where it is an undo, that which it put back.
/// So one undo after the other leads back step by step, in one register too.
fn stands_for(journal: &Journal, head: &Entry) -> Vec<EntryId> {
    let mut found = Vec::new();
    let mut open = vec![head.id];
    while let Some(id) = open.pop() {
        let Some(entry) = journal.get(id).filter(|entry| entry.change == head.change) else { continue };
        if found.contains(&id) {
            continue;
        }
        found.push(id);
        let undone = entry.reverts.into_iter().flat_map(|step| journal.step(step));
        let undone = undone.filter(|undone| undone.register == entry.register);
        open.extend(undone.flat_map(|undone| undone.replaces.iter().copied()));
    }
    found
}

/// The values that stood before `entry`; `None` where one of them is not known here.
fn former(journal: &Journal, entry: &Entry) -> Option<Vec<Change>> {
    if entry.replaces.is_empty() {
        return Some(vec![Change::Cleared]);
    }
    entry
        .replaces
        .iter()
        .map(|id| journal.get(*id).map(|entry| entry.change.clone()).filter(|change| *change != Change::Withheld))
        .collect()
}
