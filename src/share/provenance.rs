//! Who wrote a text first. An edit, an undo or a choice by somebody else does not change that: the text is followed
//! back through the entries that it replaces or reverts.
//!
//! A text that cannot be traced counts as another unit's.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use serde_json::Value;

use crate::{
    journal::{Change, Entry, EntryId, Journal, Register},
    opinion::Day,
};

/// Shorter texts of other units occur in anybody's text by chance. They are not looked for.
const TELLING: usize = 4;

/// Entries whose text is another unit's, or may be.
#[derive(Debug, Default)]
pub(super) struct Foreign<'a> {
    ids: BTreeSet<EntryId>,
    /// Changes in a register that are nobody else's. They stay allowed even if somebody puts them back over another
    /// unit's text.
    clear: BTreeMap<&'a Register, BTreeSet<&'a Change>>,
    texts: Needles,
}

impl<'a> Foreign<'a> {
    /// `is_text`: the register holds written text. `is_theirs`: another unit or somebody unknown wrote the entry.
    /// `is_own`: the unit itself wrote it, so it is no other unit's text.
    pub(super) fn of(
        journal: &'a Journal,
        is_text: impl Fn(&Register) -> bool,
        is_theirs: impl Fn(&Entry) -> bool,
        is_own: impl Fn(&Entry) -> bool,
    ) -> Self {
        let mut followers: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
        let mut open: Vec<EntryId> = Vec::new();
        let texts: Vec<&Rc<Entry>> = journal.entries().filter(|entry| is_text(&entry.register)).collect();
        for entry in &texts {
            let is_known = |id: &EntryId| journal.about(*id, &entry.register).next().is_some();
            let undone = entry.reverts.is_none_or(|step| journal.step(step).next().is_some());
            if is_theirs(entry) || !undone || !entry.replaces.iter().all(is_known) {
                open.push(entry.id);
            }
            entry.replaces.iter().for_each(|id| followers.entry(*id).or_default().push(entry.id));
        }
        let mut foreign = Self::default();
        while let Some(id) = open.pop() {
            if foreign.ids.insert(id) {
                open.extend(followers.get(&id).into_iter().flatten());
            }
        }
        for entry in texts.iter().filter(|entry| !foreign.ids.contains(&entry.id)) {
            foreign.clear.entry(&entry.register).or_default().insert(&entry.change);
        }
        let mut needles = BTreeSet::new();
        for entry in texts.iter().filter(|entry| foreign.is_theirs(entry) && !is_own(entry)) {
            if let Change::Set(value) = &entry.change {
                said(value, &mut |text| {
                    needles.insert(text.trim().to_owned());
                });
            }
        }
        foreign.texts = Needles::of(needles);
        foreign
    }

    /// Whether the entry came after another unit's text in its register, and says nothing that others had said there.
    pub(super) fn is_theirs(&self, entry: &Entry) -> bool {
        let clear = self.clear.get(&entry.register).is_some_and(|clear| clear.contains(&entry.change));
        self.ids.contains(&entry.id) && !clear
    }

    /// Whether the value contains a text of another unit of at least so many letters: somebody may have copied it by
    /// hand.
    pub(super) fn quotes(&self, value: &Value, letters: usize) -> bool {
        let mut found = false;
        said(value, &mut |text| found |= self.texts.are_in(text, letters));
        found
    }
}

/// Texts to search for, indexed by their first two letters, so that the number of texts hardly matters.
#[derive(Debug, Default)]
pub(super) struct Needles(BTreeMap<(char, Option<char>), Vec<String>>);

impl Needles {
    pub(super) fn of(texts: impl IntoIterator<Item = String>) -> Self {
        let mut needles: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for text in texts {
            let mut letters = text.chars();
            if let Some(first) = letters.next() {
                needles.entry((first, letters.next())).or_default().push(text);
            }
        }
        Self(needles)
    }

    pub(super) fn are_in(&self, text: &str, letters: usize) -> bool {
        text.char_indices().any(|(place, first)| {
            let rest = &text[place..];
            let second = rest.chars().nth(1);
            let one = second.and_then(|_| self.0.get(&(first, None)));
            let mut known = self.0.get(&(first, second)).into_iter().chain(one).flatten();
            known.any(|needle| rest.starts_with(needle.as_str()) && needle.chars().count() >= letters)
        })
    }
}

/// Calls `each` with the texts that people wrote in a value. Left out are keys, words from a list, days and short
/// texts.
fn said(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => {
            let text = text.trim();
            if text.chars().count() >= TELLING && Day::parse(text).is_err() {
                each(text);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| said(value, each)),
        Value::Object(fields) => {
            let own = |name: &str| matches!(name, "is" | "of" | "on");
            fields.iter().filter(|(name, _)| !own(name)).for_each(|(_, value)| said(value, each));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
