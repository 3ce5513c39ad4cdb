//! `(Model, Now, Msg) -> effects`: the door, and what the first picture needs.

use std::rc::Rc;

use crate::{
    journal::{EntryId, StepId},
    share::Segment,
};

use super::{Effect, Model, Msg, Now, StoreError, Stored, later, model::take_segment};

/// Takes in what happened and returns what the browser is to do about it.
pub fn update(model: &mut Model, now: Now, msg: Msg) -> Vec<Effect> {
    update_first(model, now, msg).unwrap_or_else(|msg| later::update_later(model, now, msg))
}

/// What the page takes in before the rest of it is here: ticks, storage, other tabs, what is opened and closed. Any
/// other message comes back, for `update_later`.
///
/// All that is called from here is in the first load.
pub(crate) fn update_first(model: &mut Model, now: Now, msg: Msg) -> Result<Vec<Effect>, Msg> {
    let mut effects = first(model, now, msg)?;
    model.follow(&mut effects);
    Ok(effects)
}

fn first(model: &mut Model, now: Now, msg: Msg) -> Result<Vec<Effect>, Msg> {
    // The past is for looking: whoever wants to change something comes back to today first.
    if model.past.is_some() && msg.writes() {
        return Ok(Vec::new());
    }
    Ok(match msg {
        Msg::RecommendationTicked(id, done) => model.tick(now, id, done),

        Msg::CardToggled(id) => quietly(|| {
            if !model.open.remove(&id) {
                model.open.insert(id);
            }
        }),
        Msg::PanelOpened(panel) => quietly(|| model.panel = Some(panel)),
        Msg::NoticeClosed => quietly(|| model.notice = None),
        Msg::LookChosen(look) => {
            model.look = look;
            vec![Effect::KeepLook(look), Effect::Wear(model.language(), look)]
        }
        Msg::MidnightPassed => Vec::new(),
        // It has the words of another language.
        Msg::RestFetched => vec![Effect::Wear(model.language(), model.look)],

        Msg::LocalSaved(Err(StoreError::Erased(erasures))) => model.erased_elsewhere(erasures),
        Msg::LocalSaved(result) => quietly(|| model.saving.local_finished(result)),
        Msg::StoreChanged => model.saving.open(),
        Msg::DurableWaited(answers) => model.saving.waited(answers),
        Msg::DurableOpened(_) | Msg::DurableRead(_) | Msg::DurableSaved(..) | Msg::Gathered(..) => {
            let mut effects = model.saving.answered();
            effects.extend(model.durable_answered(now, msg));
            effects
        }
        Msg::PersistenceKnown(persistent) => quietly(|| model.persistent = Some(persistent)),
        Msg::Heard(heard) => model.hear(heard),
        rest => return Err(rest),
    })
}

/// Runs a change that asks nothing of the browser.
pub(super) fn quietly(change: impl FnOnce()) -> Vec<Effect> {
    change();
    Vec::new()
}

impl Msg {
    /// Whether a person has asked for it; the rest happens by itself.
    pub(crate) fn is_waited_for(&self) -> bool {
        !matches!(
            self,
            Self::KeptOffline | Self::PageHidden | Self::UpdateFound | Self::RestListens | Self::ChatAppSeen(_)
        )
    }

    /// Whether it would write entries for a person.
    fn writes(&self) -> bool {
        matches!(
            self,
            Self::RecommendationTicked(..)
                | Self::MeasureTicked(..)
                | Self::StandingChosen(..)
                | Self::FieldFilled(..)
                | Self::ManyFilled(..)
                | Self::AssignmentAnswered(..)
                | Self::Reviewed(..)
                | Self::NoteAdded(..)
                | Self::EvidenceAdded(..)
                | Self::MeasureAdded(..)
                | Self::ClaimChosen(..)
                | Self::FieldLeft(_)
                | Self::TypingPaused
                | Self::PageHidden
                | Self::UndoAsked
                | Self::RedoAsked
        )
    }
}

impl Model {
    fn durable_answered(&mut self, now: Now, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::DurableOpened(Ok(stored)) => self.reconcile(now, stored),
            Msg::DurableOpened(Err(error)) => quietly(|| self.saving.not_opened(error)),
            Msg::DurableRead(segments) => self.take_stored(now, segments),
            Msg::DurableSaved(_, Err(StoreError::Erased(erasures))) => self.erased_elsewhere(erasures),
            Msg::DurableSaved(keys, result) => {
                let mut effects = self.saving.durable_finished(&keys, result);
                if result.is_ok() {
                    self.last_saved = Some(now.ms);
                    effects.extend(self.tell_own(keys));
                }
                effects
            }
            Msg::Gathered(into, result) => quietly(|| self.saving.gathered(into, result)),
            _ => Vec::new(),
        }
    }

    /// Once more, now that what this tab wrote is on disk: where the local store failed, it could not be found before.
    fn tell_own(&self, mut keys: Vec<StepId>) -> Option<Effect> {
        keys.retain(|key| key.replica == self.clock.replica());
        (!keys.is_empty()).then_some(Effect::Tell(keys))
    }

    /// The durable store has opened and told what it holds: each store gets what it lacks.
    fn reconcile(&mut self, now: Now, stored: Stored) -> Vec<Effect> {
        let mut effects = Vec::new();
        if stored.erasures > self.saving.erasures() {
            self.forget_erased(stored.erasures);
            effects.push(self.saving.save_local(Vec::new()));
        }
        if !self.merging {
            self.interrupted = self.interrupted.take().or_else(|| stored.interrupted.clone());
        }
        let journal = &self.journal;
        let sequence = &self.sequence;
        effects.extend(self.saving.opened(stored, |key, ids| {
            let entries: Vec<_> = ids.iter().flat_map(|id| journal.copies(*id)).cloned().collect();
            Segment::checked(key, &entries, sequence)
        }));
        effects.extend(self.gather(now));
        effects
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
    fn gather(&mut self, now: Now) -> Option<Effect> {
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
}
