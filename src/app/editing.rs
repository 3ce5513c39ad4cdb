//! Messages that write entries: ticking, choosing, undo and redo.

use std::rc::Rc;

use serde_json::Value;

use crate::{
    journal::{Change, Entry, EntryId, Field, Journal, Register, Step, StepId, Subject, Write},
    ledger::{Acceptance, Judgement, Review, Standing, written},
    opinion::{MeasureId, RecommendationId},
    share::{LIMITS, Segment},
};

use super::{Effect, Model, Notice, Now};

impl Model {
    /// Writes one register, unless it says so already.
    pub(super) fn set(&mut self, now: Now, register: Register, value: Change) -> Vec<Effect> {
        let value = written(&register.field, value);
        let write = self.journal.write(register, value);
        self.write(now, None, write)
    }

    /// Adds something with a key of its own: the entry that makes it.
    pub(super) fn add(
        &mut self,
        now: Now,
        subject: impl Into<Subject>,
        field: impl FnOnce(EntryId) -> Field,
        value: Value,
    ) -> Vec<Effect> {
        let step = self.next_step(now);
        let register = Register::new(subject, field(step.entry(0)));
        let write = self.journal.write(register, Change::Set(value));
        self.write_step(step, None, write)
    }

    pub(super) fn tick(&mut self, now: Now, id: RecommendationId) -> Vec<Effect> {
        self.set(now, Register::new(id, Field::Standing), Change::Set(Standing::Done.to_value()))
    }

    pub(super) fn untick(&mut self, now: Now, id: RecommendationId) -> Vec<Effect> {
        if !self.ledger.item(id).is_some_and(|item| item.is_done()) {
            // Another tab was faster: there is no tick to take away.
            return Vec::new();
        }
        let before = self.before_done(id);
        self.set(now, Register::new(id, Field::Standing), before)
    }

    pub(super) fn tick_measure(&mut self, now: Now, id: MeasureId, done: bool) -> Vec<Effect> {
        self.set(now, Register::new(id, Field::Done), Change::Set(done.into()))
    }

    /// Unticking leads back to the standing that the tick replaced, not to a blank.
    fn before_done(&self, id: RecommendationId) -> Change {
        let done = Change::Set(Standing::Done.to_value());
        let register = Register::new(id, Field::Standing);
        let replaced = self.journal.heads(&register).flat_map(|head| self.journal.replaced(head));
        let mut former = replaced
            .flat_map(|id| self.journal.about(id, &register))
            .map(|entry| &entry.change)
            .filter(|change| **change != done && **change != Change::Withheld);
        match former.next() {
            Some(one) if former.all(|other| other == one) => one.clone(),
            _ => Change::Cleared,
        }
    }

    /// Several registers at one go.
    pub(super) fn set_many(&mut self, now: Now, many: Vec<(Register, Change)>) -> Vec<Effect> {
        let many = many.into_iter().map(|(register, value)| (written(&register.field, value), register));
        let writes = many.filter_map(|(value, register)| self.journal.write(register, value));
        let writes: Vec<Write> = writes.collect();
        if !writes.is_empty() {
            self.notice = Some(Notice::Written { changes: writes.len() });
        }
        self.write(now, None, writes)
    }

    /// The answer names the assignment it answers: another lead unit makes it out of date.
    pub(super) fn answer(
        &mut self,
        now: Now,
        id: RecommendationId,
        is: Acceptance,
        reason: Option<Rc<str>>,
    ) -> Vec<Effect> {
        let of = self.judged(Register::new(id, Field::Lead));
        let answer = Judgement { is, reason, of }.to_value();
        self.set(now, Register::new(id, Field::Accepted), Change::Set(answer))
    }

    /// The review names the report it judges. What is returned is in hand again.
    pub(super) fn review(
        &mut self,
        now: Now,
        id: RecommendationId,
        is: Review,
        reason: Option<Rc<str>>,
    ) -> Vec<Effect> {
        let standing = Register::new(id, Field::Standing);
        let of = self.judged(standing.clone());
        let review = Judgement { is, reason, of }.to_value();
        let settled = self.ledger.item(id).is_some_and(|item| item.standing_shown().is_some_and(Standing::is_settled));
        let mut writes = vec![self.journal.write(Register::new(id, Field::Review), Change::Set(review))];
        if is == Review::Returned && settled {
            writes.push(self.journal.write(standing, Change::Set(Standing::Working.to_value())));
        }
        self.write(now, None, writes.into_iter().flatten())
    }

    /// The one entry that stands there; `None` where there is none, or several.
    fn judged(&self, register: Register) -> Option<EntryId> {
        let mut heads = self.journal.heads(&register).map(|head| head.id);
        heads.next().filter(|_| heads.next().is_none())
    }

    pub(super) fn undo(&mut self, now: Now) -> Vec<Effect> {
        let Some((step, writes)) = self.steps().next_undo(&self.journal) else {
            self.notice = Some(Notice::NothingToUndo);
            return Vec::new();
        };
        self.notice = Some(Notice::Undone { changes: writes.len() });
        self.write(now, Some(step), writes)
    }

    pub(super) fn redo(&mut self, now: Now) -> Vec<Effect> {
        let Some((step, writes)) = self.steps().next_redo(&self.journal) else {
            self.notice = Some(Notice::NothingToRedo);
            return Vec::new();
        };
        self.notice = Some(Notice::Redone { changes: writes.len() });
        self.write(now, Some(step), writes)
    }

    /// One step of all these writes.
    pub(super) fn write(
        &mut self,
        now: Now,
        reverts: Option<StepId>,
        writes: impl IntoIterator<Item = Write>,
    ) -> Vec<Effect> {
        let step = self.next_step(now);
        self.write_step(step, reverts, writes)
    }

    /// The one door through which this page writes: one step, stored and told to the other tabs.
    fn write_step(
        &mut self,
        id: StepId,
        reverts: Option<StepId>,
        writes: impl IntoIterator<Item = Write>,
    ) -> Vec<Effect> {
        let mut writes = writes.into_iter().peekable();
        if writes.peek().is_none() {
            return Vec::new();
        }
        let step = Step { id, author: self.author.clone(), reverts };
        let written = Journal::draw_up(&step, writes);
        self.sequence.follow(id);
        // What could not be read back is not written at all.
        let Some(segment) = Segment::checked(id, &written, &self.sequence) else {
            self.notice = Some(Notice::NotWritten { limit: LIMITS.text });
            return Vec::new();
        };
        self.journal.append(&written);
        self.push_step(id, reverts);
        let touched = written.iter().map(|entry| &entry.register);
        self.ledger = Rc::new(self.ledger.after(&self.opinion, &self.journal, touched));
        self.store(segment, &written)
    }

    /// Puts entries that are in the journal into both stores and tells the other tabs.
    pub(super) fn store(&mut self, segment: Segment, entries: &[Rc<Entry>]) -> Vec<Effect> {
        let durable = self.saving.keep_durable(segment.clone(), entries.iter().map(|entry| entry.id).collect());
        let key = segment.key;
        let mut effects = vec![self.saving.keep_local(segment)];
        effects.extend(durable);
        effects.push(Effect::Tell(vec![key]));
        if !std::mem::replace(&mut self.persistence_asked, true) {
            effects.push(Effect::AskPersistence);
        }
        effects
    }
}
