//! Drafts: what people have typed or chosen and is no entry yet. A draft belongs to this device and this tab, and
//! never travels.
//!
//! A draft has the name of its field, which is the field's id on the page: `lead-r1.1`, `note-on-r1.1`, `bulk-lead`.

use std::rc::Rc;

use serde_json::Value;

use crate::{
    journal::{Change, EntryId, Fact, Field, Millis, Register, Subject},
    ledger,
    opinion::{Day, RecommendationId, Stage},
    vec_map::VecMap,
};

use super::Panel;

/// Stands for an incomplete date. The browser does not say which parts of it are there.
pub const PARTIAL: &str = "…";

/// The recommendations chosen to be assigned at one go.
pub const BULK_CHOSEN: &str = "bulk-chosen";

/// What was pasted to be received.
pub const RECEIVE_TEXT: &str = "receive-text";

/// What is not to be merged of the files in the preview.
pub const PREVIEW_LEFT: &str = "preview-left";

/// What the history is narrowed to.
pub const HISTORY_ITEM: &str = "history-item";
pub const HISTORY_AUTHOR: &str = "history-author";
pub const HISTORY_SINCE: &str = "history-since";
pub const HISTORY_UNTIL: &str = "history-until";
pub const HISTORY_UNDO: &str = "history-undo";
pub const HISTORY: [&str; 5] = [HISTORY_ITEM, HISTORY_AUTHOR, HISTORY_SINCE, HISTORY_UNTIL, HISTORY_UNDO];

/// Whose papers are made, and for whom the report is.
pub const PAPERS_SCOPE: &str = "papers-scope";
pub const PAPERS_STEP: &str = "papers-step";

/// A choice of what is looked at. It is kept like a draft, and waits for nobody: there is nothing to enter.
pub(super) fn is_view(name: &str) -> bool {
    matches!(name.split('-').next(), Some("history" | "papers"))
}

/// A field with a text that is no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub text: Rc<str>,
    /// What stood in the field when it was begun.
    pub began: Rc<str>,
    /// When it was typed last.
    pub time: Millis,
    pub state: DraftState,
    /// The local store has it.
    pub kept: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftState {
    Typing,
    /// The input method has not finished its word.
    Composing,
    /// The field was left, or this was found again: it waits for a person.
    Left,
    /// It is an entry by now, which says `began`; shown as it was typed until the field is left.
    Entered,
}

/// A draft of a tab that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDraft {
    pub tab: Rc<str>,
    pub name: Rc<str>,
    pub stored: Rc<str>,
}

impl Draft {
    /// As it is stored: `TIME LENGTH BEGAN` and the text; the length is that of `BEGAN` in bytes.
    pub fn stored(&self) -> String {
        format!("{} {} {}{}", self.time, self.began.len(), self.began, self.text)
    }

    /// `None`: something else is stored there.
    pub fn read(stored: &str) -> Option<Self> {
        let (time, rest) = stored.split_once(' ')?;
        let (length, rest) = rest.split_once(' ')?;
        let (began, text) = rest.split_at_checked(length.parse().ok()?)?;
        let (text, began, time) = (text.into(), began.into(), time.parse().ok()?);
        Some(Self { text, began, time, state: DraftState::Left, kept: true })
    }

    fn counts(&self) -> bool {
        self.state != DraftState::Entered
    }
}

/// All drafts of this tab.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts(VecMap<Rc<str>, Draft>);

impl Drafts {
    /// Those that this tab left when it was closed or drawn anew.
    pub fn read(stored: Vec<(Rc<str>, Rc<str>)>) -> Self {
        Self(stored.into_iter().filter_map(|(name, stored)| Some((name, Draft::read(&stored)?))).collect())
    }

    pub fn get(&self, name: &str) -> Option<&Draft> {
        self.0.iter().find(|(known, _)| ***known == *name).map(|(_, draft)| draft)
    }

    /// What a field shows where `value` stands.
    pub fn shown<'a>(&'a self, name: &str, value: &'a str) -> &'a str {
        match self.get(name) {
            Some(draft) if draft.counts() || *draft.began == *value => &draft.text,
            _ => value,
        }
    }

    /// The names of all that are no entries.
    pub fn names(&self) -> impl Iterator<Item = &Rc<str>> {
        self.waiting().map(|(name, _)| name)
    }

    fn waiting(&self) -> impl Iterator<Item = (&Rc<str>, &Draft)> {
        self.0.iter().filter(|(name, draft)| draft.counts() && !is_view(name))
    }

    pub fn is_empty(&self) -> bool {
        self.names().next().is_none()
    }

    /// Whether the local store has them all.
    pub fn are_kept(&self) -> bool {
        self.waiting().all(|(_, draft)| draft.kept)
    }

    /// Whether the recommendation has one.
    pub fn has(&self, id: RecommendationId) -> bool {
        let end = format!("-{id}");
        self.names().any(|name| name.ends_with(&end))
    }

    /// Whether the recommendation's are the same in both.
    pub fn same_for(&self, other: &Self, id: RecommendationId) -> bool {
        let end = format!("-{id}");
        let own = |(name, _): &(&Rc<str>, &Draft)| name.ends_with(&end);
        self.0.iter().filter(own).eq(other.0.iter().filter(own))
    }

    pub(super) fn insert(&mut self, name: Rc<str>, draft: Draft) {
        self.0.insert(name, draft);
    }

    pub(super) fn remove(&mut self, name: &str) -> bool {
        self.0.remove(&Rc::from(name)).is_some()
    }

    pub(super) fn set_state(&mut self, name: &str, state: DraftState) {
        if let Some(draft) = self.get(name).cloned() {
            self.0.insert(name.into(), Draft { state, ..draft });
        }
    }

    pub(super) fn set_kept(&mut self, name: &str, kept: bool) {
        if let Some(draft) = self.get(name).cloned() {
            self.0.insert(name.into(), Draft { kept, ..draft });
        }
    }
}

/// Where a draft is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftPlace {
    In(Register),
    Window(Panel),
}

/// `None`: a name of another version.
pub fn place_of(name: &str) -> Option<DraftPlace> {
    let window = |panel| Some(DraftPlace::Window(panel));
    match name.split('-').next()? {
        "bulk" => return window(Panel::Bulk),
        "signing" => return window(Panel::Signing),
        "receive" | "preview" => return window(Panel::Receive),
        _ => {}
    }
    if let Some(fact) = name.strip_prefix("office-") {
        let field = Field::Office(Fact::from_code(fact)?);
        return Some(DraftPlace::In(Register { subject: Subject::Opinion, field }));
    }
    let (field, subject) = name.rsplit_once('-')?;
    let subject = Subject::from_text(subject);
    let known = matches!(subject, Subject::Opinion | Subject::Recommendation(_));
    let field = known.then(|| field_of(field)).flatten()?;
    Some(DraftPlace::In(Register { subject, field }))
}

fn field_of(name: &str) -> Option<Field> {
    let (kind, rest) = name.split_once('-').unwrap_or((name, ""));
    Some(match kind {
        "reason" => Field::Standing,
        "note" => Field::Note(EntryId::NONE),
        "evidence" => Field::Evidence(EntryId::NONE),
        "measure" => Field::Added(EntryId::NONE),
        "planned" => Field::Planned(Stage::from_code(rest)?),
        "actual" => Field::Actual(Stage::from_code(rest)?),
        plain => Some(Field::from_text(plain)).filter(|field| !matches!(field, Field::Other(_)))?,
    })
}

/// A field that becomes an entry by itself, once it is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Plain {
    Text(Register),
    Units(Register),
    Day(Register),
    /// Why it stands as it does.
    Reason(RecommendationId),
}

/// `None`: a part of a form, which its button writes.
pub(super) fn plain(name: &str) -> Option<Plain> {
    let DraftPlace::In(register) = place_of(name)? else { return None };
    match register.field {
        Field::Lead | Field::Contact | Field::Explanation | Field::Current => Some(Plain::Text(register)),
        Field::Support => Some(Plain::Units(register)),
        Field::Due | Field::Received | Field::Planned(_) | Field::Actual(_) => Some(Plain::Day(register)),
        Field::Office(fact) if fact.is_day() => Some(Plain::Day(register)),
        Field::Office(_) => Some(Plain::Text(register)),
        Field::Standing => register.recommendation().map(Plain::Reason),
        _ => None,
    }
}

/// A text, or nothing.
pub(super) fn text_value(written: &str) -> Change {
    let written = written.trim();
    if written.is_empty() { Change::Cleared } else { Change::Set(written.into()) }
}

/// A day that may be written down, or nothing; `None`: neither.
pub(super) fn day_value(written: &str) -> Option<Change> {
    if written.trim().is_empty() {
        return Some(Change::Cleared);
    }
    Day::written(written).ok().map(|day| Change::Set(day.to_string().into()))
}

/// A list of units, or nothing.
pub fn units_value(written: &str) -> Option<Value> {
    let units: Vec<Value> = ledger::units(written).iter().map(|unit| (&**unit).into()).collect();
    (!units.is_empty()).then(|| units.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_read_as_it_was_stored() {
        for (text, began) in [("农牧局", ""), ("", "农牧局"), ("3 与三家企业\n第二行 ", "1 2 旧文"), ("\u{1f}\0", " ")]
        {
            let (text, began) = (text.into(), began.into());
            let draft = Draft { text, began, time: 7, state: DraftState::Left, kept: true };
            assert_eq!(Draft::read(&draft.stored()), Some(draft));
        }
        for damaged in ["", "7", "7 3", "x 0 文", "7 x 文", "7 900 文", "7 1 文"] {
            assert_eq!(Draft::read(damaged), None, "{damaged:?}");
        }
    }

    #[test]
    fn a_name_leads_to_its_place() {
        let here = |field| Some(DraftPlace::In(Register::new(RecommendationId::parse("r1.1").ok()?, field)));
        let none = EntryId::NONE;
        for (name, field) in [
            ("lead-r1.1", Field::Lead),
            ("reason-r1.1", Field::Standing),
            ("note-r1.1", Field::Note(none)),
            ("note-on-r1.1", Field::Note(none)),
            ("evidence-place-r1.1", Field::Evidence(none)),
            ("measure-r1.1", Field::Added(none)),
            ("ballots-mostly-r1.1", Field::Ballots),
            ("target-goal-r1.1", Field::Target),
            ("review-r1.1", Field::Review),
        ] {
            assert_eq!(place_of(name), here(field), "{name}");
        }
        let opinion = |field| Some(DraftPlace::In(Register { subject: Subject::Opinion, field }));
        assert_eq!(place_of("planned-handover-opinion"), opinion(Field::Planned(Stage::Handover)));
        assert_eq!(place_of("extension-reason-opinion"), opinion(Field::Extension));
        assert_eq!(place_of("lights-red-opinion"), opinion(Field::Lights));
        assert_eq!(place_of(BULK_CHOSEN), Some(DraftPlace::Window(Panel::Bulk)));
        assert_eq!(place_of(PREVIEW_LEFT), Some(DraftPlace::Window(Panel::Receive)));
        for unknown in [HISTORY_ITEM, PAPERS_SCOPE, "", "lead", "lead-r9.9x", "colour-r1.1", "planned-x-opinion"] {
            assert_eq!(place_of(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn a_form_s_fields_are_not_written_by_themselves() {
        for name in ["note-r1.1", "evidence-on-r1.1", "review-r1.1", "ballots-r1.1", "target-r1.1", "bulk-lead"] {
            assert_eq!(plain(name), None, "{name}");
        }
        assert!(matches!(plain("due-r1.1"), Some(Plain::Day(_))));
        assert!(matches!(plain("office-dated"), Some(Plain::Day(_))));
        assert!(matches!(plain("office-signer"), Some(Plain::Text(_))));
        assert!(matches!(plain("reason-r1.1"), Some(Plain::Reason(_))));
    }
}
