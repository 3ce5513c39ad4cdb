//! `(Model, Now, Msg) -> effects`: the door, and what the first picture needs.

use crate::{journal::StepId, share::Segment};

use super::{Effect, Model, Msg, Now, StoreError, Stored, Work, later};

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
        Msg::RecommendationTicked(id, true) => model.tick(now, id),
        Msg::RecommendationTicked(id, false) => model.untick(now, id),

        Msg::CardToggled(id) => quietly(|| {
            let before = model.open.len();
            model.open.retain(|open| *open != id);
            if model.open.len() == before {
                model.open.push(id);
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

        Msg::LocalSaved(Err(StoreError::Erased(_))) | Msg::DurableSaved(_, Err(StoreError::Erased(_))) => {
            return Err(msg);
        }
        Msg::LocalSaved(result) => quietly(|| model.saving.local_finished(result)),
        Msg::StoreChanged => model.saving.open(),
        Msg::DurableWaited(answers) => model.saving.waited(answers),
        Msg::DurableOpened(Ok(stored)) if stored.erasures <= model.saving.erasures() => {
            let mut effects = model.saving.answered();
            effects.extend(model.reconcile(stored));
            effects
        }
        Msg::DurableOpened(Err(error)) => {
            let effects = model.saving.answered();
            model.saving.not_opened(error);
            effects
        }
        Msg::DurableSaved(keys, result) => {
            let mut effects = model.saving.answered();
            effects.extend(model.durable_saved(now, keys, result));
            effects
        }
        Msg::PersistenceKnown(persistent) => quietly(|| model.persistent = Some(persistent)),
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
    fn durable_saved(&mut self, now: Now, keys: Vec<StepId>, result: Result<(), StoreError>) -> Vec<Effect> {
        let mut effects = self.saving.durable_finished(&keys, result);
        if result.is_ok() {
            self.last_saved = Some(now.ms);
            effects.extend(self.tell_own(keys));
        }
        effects
    }

    /// Once more, now that what this tab wrote is on disk: where the local store failed, it could not be found before.
    fn tell_own(&self, mut keys: Vec<StepId>) -> Option<Effect> {
        keys.retain(|key| key.replica == self.clock.replica());
        (!keys.is_empty()).then_some(Effect::Tell(keys))
    }

    /// The durable store has opened and told what it holds: it gets what it lacks, and what this page lacks is asked for.
    pub(super) fn reconcile(&mut self, stored: Stored) -> Vec<Effect> {
        if !self.merging {
            self.interrupted = self.interrupted.take().or_else(|| stored.interrupted.clone());
        }
        let journal = &self.journal;
        let sequence = &self.sequence;
        let mut effects = self.saving.opened(stored, |key, ids| {
            let entries: Vec<_> = ids.iter().flat_map(|id| journal.copies(*id)).cloned().collect();
            Segment::checked(key, &entries, sequence)
        });
        if self.saving.segments() > 1 {
            effects.push(Effect::Breathe(Work::Compacting));
        }
        effects
    }
}
