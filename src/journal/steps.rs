//! What can be undone and redone: read off the journal, so it survives reloads and crashes.

use std::collections::BTreeSet;

use super::{
    entry::{Change, Entry},
    id::{Device, StepId},
    register::Register,
    set::{Journal, Write},
};

/// The steps of one device that can be taken back, and those taken back that can be redone.
/// Both as stacks, the next one last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    undo: Vec<StepId>,
    redo: Vec<StepId>,
}

impl Steps {
    /// Read off the whole journal; O(entries).
    pub fn of(journal: &Journal, device: Device) -> Self {
        let mut own: Vec<(StepId, Option<StepId>)> = journal
            .entries()
            .filter(|entry| entry.id.replica.device() == device)
            .map(|entry| (entry.id.step(), entry.reverts))
            .collect();
        own.sort_unstable();
        own.dedup_by_key(|(step, _)| *step);
        let mut steps = Self::default();
        for (step, reverts) in own {
            steps.push(step, reverts);
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
        next(&self.undo, journal)
    }

    /// Redoing is taking back an undo.
    pub fn next_redo(&self, journal: &Journal) -> Option<(StepId, Vec<Write>)> {
        next(&self.redo, journal)
    }
}

/// Steps that others have since built upon in every register are passed over: undo takes back
/// one's own doing, not theirs.
fn next(stack: &[StepId], journal: &Journal) -> Option<(StepId, Vec<Write>)> {
    stack.iter().rev().find_map(|step| {
        let writes = reversal(journal, *step);
        (!writes.is_empty()).then_some((*step, writes))
    })
}

/// The writes that put back what `step` replaced, in those registers where it still stands.
/// A register whose former values are not known here (a short link left them out) stays.
fn reversal(journal: &Journal, step: StepId) -> Vec<Write> {
    let standing: Vec<&Entry> = journal.step(step).map(AsRef::as_ref).filter(|entry| journal.is_head(entry)).collect();
    let registers: BTreeSet<&Register> = standing.iter().map(|entry| &entry.register).collect();
    registers
        .into_iter()
        .filter_map(|register| {
            let entries: Vec<_> = standing.iter().filter(|entry| entry.register == *register).collect();
            let mut values = Vec::new();
            for entry in &entries {
                values.extend(former(journal, entry)?);
            }
            values.sort();
            values.dedup();
            let replaces = entries.iter().map(|entry| entry.id).collect();
            Some(Write { register: register.clone(), values, replaces })
        })
        .collect()
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
