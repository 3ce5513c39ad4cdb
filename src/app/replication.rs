//! What the durable store and other tabs hold comes in, and what is stored in many small segments becomes one.
//!
//! Called from `update_later` alone: the first picture shows what the local store has.

use std::rc::Rc;

use crate::{
    journal::{EntryId, StepId, wire::Contents},
    share::Segment,
};

use super::{Effect, Heard, Model, Msg, Now, StoreError, model::take_segment, update::quietly};

impl Model {
    /// What the durable store answers, where it is more than "saved" or "opened".
    pub(super) fn durable_told(&mut self, now: Now, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::DurableRead(erasures, _) if erasures > self.saving.erasures() => self.erased_elsewhere(erasures),
            // It was read before the last erasure: the store is asked anew what it holds.
            Msg::DurableRead(erasures, segments) if erasures < self.saving.erasures() => {
                segments.iter().for_each(|(key, _)| _ = self.saving.takes(*key));
                self.saving.open()
            }
            Msg::DurableRead(_, segments) => self.take_stored(now, segments),
            Msg::Gathered(into, result) => quietly(|| self.saving.gathered(into, result)),
            Msg::DurableSaved(_, Err(StoreError::Erased(erasures))) => self.erased_elsewhere(erasures),
            Msg::DurableOpened(Ok(stored)) => {
                self.forget_erased(stored.erasures);
                let mut effects = vec![self.saving.save_local(Vec::new())];
                effects.extend(self.reconcile(stored));
                effects
            }
            _ => Vec::new(),
        }
    }

    fn take_stored(&mut self, now: Now, segments: Vec<(StepId, Option<Rc<str>>)>) -> Vec<Effect> {
        let mut copies = Vec::new();
        let mut effects = Vec::new();
        for (key, text) in segments {
            match (self.saving.takes(key), text) {
                (false, _) => {}
                // Another tab has gathered it: into one that this page has yet to see.
                (true, None) => effects.extend(self.saving.open()),
                (true, Some(text)) => {
                    if take_segment(&mut self.journal, &mut self.saving, &mut self.sequence, key, text.clone()) {
                        copies.push(Segment { key, text });
                    }
                }
            }
        }
        if !copies.is_empty() {
            self.entries_came_in();
            effects.push(self.saving.save_local(copies));
        }
        effects.extend(self.gather(now));
        effects
    }

    /// Many small segments become one, so that opening stays fast.
    pub(super) fn gather(&mut self, now: Now) -> Option<Effect> {
        let (crumbs, ids) = self.saving.crumbs(self.journal.len())?;
        self.gather_into_one(now, crumbs, ids)
    }

    /// One segment in place of others, once it is known to be read as it was written.
    pub(super) fn gather_into_one(&mut self, now: Now, crumbs: Vec<StepId>, ids: Vec<EntryId>) -> Option<Effect> {
        let entries: Vec<_> = ids.iter().flat_map(|id| self.journal.copies(*id)).cloned().collect();
        let segment = Segment::checked(self.next_step(now), &entries, &self.sequence)?;
        self.saving.gathering(&segment, ids, &crumbs);
        Some(Effect::Gather { segment, replaces: crumbs, erasures: self.saving.erasures() })
    }

    /// Another tab has stored something, or erased all.
    pub(super) fn hear(&mut self, Heard { erasures, segments }: Heard) -> Vec<Effect> {
        let mut effects = self.erased_elsewhere(erasures);
        // Only the durable store can say so where the local one does not work.
        if segments.is_empty() && effects.is_empty() {
            return self.saving.open();
        }
        // What the local store has from before the last erasure does not count.
        let counts = erasures == self.saving.erasures();
        for (key, text) in segments {
            effects.extend(match text.filter(|_| counts) {
                Some(text) => self.hear_segment(Segment { key, text }),
                None => self.saving.look_for(key),
            });
        }
        effects
    }

    /// Another tab wrote this. It may be gone before its disk has answered, so this one asks the
    /// disk as well, for the same segment under the same key: "saved" is true of all that is shown.
    fn hear_segment(&mut self, segment: Segment) -> Vec<Effect> {
        let Some(Contents { entries, order, .. }) = Contents::read(&segment.text) else { return Vec::new() };
        order.into_iter().for_each(|(step, number)| self.sequence.learn(step, number));
        let ids = entries.iter().map(|entry| entry.id).collect();
        if self.journal.union(entries).is_empty() {
            return Vec::new();
        }
        self.entries_came_in();
        self.saving.keep_durable(segment, ids)
    }
}
