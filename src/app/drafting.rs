//! Typing: drafts come, become entries, and go.

use std::rc::Rc;

use serde_json::Value;

use crate::{
    journal::{Change, Field, Register},
    ledger::Judgement,
};

use super::{
    Draft, DraftState, Drafts, Effect, FoundDraft, Model, Now, SaveState, StoreError,
    drafts::{Plain, day_value, is_view, plain, text_value, units_value},
};

/// What a plain field shows of a value.
fn shown(change: &Change) -> String {
    match change {
        Change::Set(Value::Array(units)) => units.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("、"),
        Change::Set(Value::Object(judgement)) => {
            judgement.get("reason").and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        Change::Set(Value::String(text)) => text.clone(),
        _ => String::new(),
    }
}

impl Model {
    /// What a person can rely on, drafts included.
    pub fn save_state(&self) -> SaveState {
        match self.saving.state() {
            SaveState::Saved | SaveState::Partly if !self.drafts.is_empty() => {
                if self.drafts.are_kept() {
                    SaveState::Draft
                } else {
                    SaveState::Unsaved
                }
            }
            state => state,
        }
    }

    /// Something would be lost with the page: an entry that is in no store, or a draft that could not be kept.
    pub fn is_at_risk(&self) -> bool {
        self.saving.is_at_risk() || !self.drafts.are_kept()
    }

    pub(super) fn typed(
        &mut self,
        now: Now,
        name: Rc<str>,
        text: Rc<str>,
        stood: Rc<str>,
        composing: bool,
    ) -> Vec<Effect> {
        let known = self.drafts.get(&name).filter(|draft| draft.state != DraftState::Entered);
        let began = known.map_or_else(|| stood.clone(), |draft| draft.began.clone());
        let kept = known.is_none_or(|draft| draft.kept);
        // Typed back to what stands there: nothing is left to be kept.
        if text == stood && !composing {
            return self.drop_drafts(&[name]);
        }
        let state = if composing { DraftState::Composing } else { DraftState::Typing };
        let draft = Draft { text, began, time: now.ms, state, kept };
        let keep = Effect::KeepDraft { name: name.clone(), stored: draft.stored().into() };
        let waits = plain(&name).is_some_and(|plain| !matches!(plain, Plain::Day(_)));
        Rc::make_mut(&mut self.drafts).insert(name, draft);
        [keep].into_iter().chain(waits.then_some(Effect::AwaitPause)).collect()
    }

    /// One of those that a draft lists is chosen, or not any more: built upon what is chosen by now, however fast it came.
    pub(super) fn one_chosen(&mut self, now: Now, name: Rc<str>, one: &str, chosen: bool) -> Vec<Effect> {
        let before = self.drafts.get(&name).map(|draft| draft.text.clone()).unwrap_or_default();
        let others = before.split(' ').filter(|known| !known.is_empty() && *known != one);
        let all: Vec<&str> = others.chain(chosen.then_some(one)).collect();
        self.typed(now, name, all.join(" ").into(), "".into(), false)
    }

    /// The input method has finished its word.
    pub(super) fn composed(&mut self, name: &str) -> Vec<Effect> {
        if self.drafts.get(name).is_none_or(|draft| draft.state != DraftState::Composing) {
            return Vec::new();
        }
        Rc::make_mut(&mut self.drafts).set_state(name, DraftState::Typing);
        vec![Effect::AwaitPause]
    }

    /// A plain field that was left becomes an entry; any other waits for its button.
    pub(super) fn left(&mut self, now: Now, name: &str) -> Vec<Effect> {
        let Some(draft) = self.drafts.get(name).cloned() else { return Vec::new() };
        if draft.state == DraftState::Entered {
            Rc::make_mut(&mut self.drafts).remove(name);
            return Vec::new();
        }
        let Some((register, change)) = self.becomes(name, &draft.text) else {
            Rc::make_mut(&mut self.drafts).set_state(name, DraftState::Left);
            return Vec::new();
        };
        let mut effects = self.set(now, register, change);
        effects.extend(self.drop_drafts(&[name.into()]));
        effects
    }

    /// Nobody has typed for two seconds. Dates are left out: one that is half typed may show a year that nobody means.
    pub(super) fn typing_paused(&mut self, now: Now) -> Vec<Effect> {
        self.enter_all(now, |plain| !matches!(plain, Plain::Day(_)))
    }

    /// The page may not come back.
    pub(super) fn page_hidden(&mut self, now: Now) -> Vec<Effect> {
        self.enter_all(now, |_| true)
    }

    /// Turns drafts of plain fields into entries. A field shows the text as it was typed until it is left.
    fn enter_all(&mut self, now: Now, takes: impl Fn(&Plain) -> bool) -> Vec<Effect> {
        let typing = |name: &&Rc<str>| self.drafts.get(name).is_some_and(|draft| draft.state == DraftState::Typing);
        let all: Vec<Rc<str>> = self.drafts.names().filter(typing).cloned().collect();
        let mut effects = Vec::new();
        for name in all.into_iter().filter(|name| plain(name).is_some_and(|plain| takes(&plain))) {
            let text = self.drafts.get(&name).map(|draft| draft.text.clone()).unwrap_or_default();
            if let Some((register, change)) = self.becomes(&name, &text) {
                let shown = shown(&change);
                effects.extend(self.set(now, register, change));
                effects.extend(self.drop_drafts(std::slice::from_ref(&name)));
                if shown != *text {
                    let state = DraftState::Entered;
                    let draft = Draft { text, began: shown.into(), time: now.ms, state, kept: true };
                    Rc::make_mut(&mut self.drafts).insert(name, draft);
                }
            }
        }
        effects
    }

    /// `None`: a part of a form, or nothing that can be written.
    fn becomes(&self, name: &str, text: &str) -> Option<(Register, Change)> {
        Some(match plain(name)? {
            Plain::Text(register) => (register, text_value(text)),
            Plain::Units(register) => (register, units_value(text).map_or(Change::Cleared, Change::Set)),
            Plain::Day(register) => (register, day_value(text)?),
            Plain::Reason(id) => {
                let is = self.ledger.item(id)?.standing_shown()?;
                let reason = Some(text.trim()).filter(|why| !why.is_empty()).map(Rc::from);
                let value = Judgement { is, reason, of: None }.to_value();
                (Register::new(id, Field::Standing), Change::Set(value))
            }
        })
    }

    /// They have become entries, or a person discards them.
    pub(super) fn drop_drafts(&mut self, names: &[Rc<str>]) -> Vec<Effect> {
        let drafts = Rc::make_mut(&mut self.drafts);
        let gone: Vec<Rc<str>> = names.iter().filter(|name| drafts.remove(name)).cloned().collect();
        if gone.is_empty() { Vec::new() } else { vec![Effect::DropDrafts(gone)] }
    }

    /// Drafts of tabs that are gone: of each field the latest, where this tab has none of its own. The others stay
    /// stored for the next tab.
    pub(super) fn take_over(&mut self, mut found: Vec<FoundDraft>) -> Vec<Effect> {
        found.sort_by_key(|found| std::cmp::Reverse(Draft::read(&found.stored).map(|draft| draft.time)));
        let mut effects = Vec::new();
        for found in found {
            let Some(draft) = Draft::read(&found.stored) else { continue };
            if is_view(&found.name) {
                effects.push(Effect::ForgetFound(found.tab, found.name));
                continue;
            }
            if self.drafts.get(&found.name).is_some() {
                continue;
            }
            effects.push(Effect::KeepDraft { name: found.name.clone(), stored: found.stored.clone() });
            effects.push(Effect::ForgetFound(found.tab, found.name.clone()));
            Rc::make_mut(&mut self.drafts).insert(found.name, draft);
        }
        effects
    }

    /// Those that were erased, where nothing has been typed since.
    pub(super) fn put_back_drafts(&mut self, erased: &Drafts) -> Vec<Effect> {
        let mut effects = Vec::new();
        for name in erased.names().filter(|name| self.drafts.get(name).is_none()).cloned().collect::<Vec<_>>() {
            if let Some(draft) = erased.get(&name).cloned() {
                effects.push(Effect::KeepDraft { name: name.clone(), stored: draft.stored().into() });
                Rc::make_mut(&mut self.drafts).insert(name, draft);
            }
        }
        effects
    }

    pub(super) fn draft_kept(&mut self, name: &str, result: Result<(), StoreError>) {
        Rc::make_mut(&mut self.drafts).set_kept(name, result.is_ok());
    }
}
