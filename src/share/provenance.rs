//! Where a text comes from, whoever touched it last: followed through what it replaces, takes back and was chosen from.
//!
//! What can not be traced counts as another unit's.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use serde_json::Value;

use crate::{
    journal::{Change, Entry, EntryId, Journal, Register},
    opinion::Day,
};

/// Texts of others that are shorter than this are found in anybody's.
const TELLING: usize = 4;

/// Entries whose text is another unit's, or may be.
#[derive(Debug, Default)]
pub(super) struct Foreign<'a> {
    ids: BTreeSet<EntryId>,
    /// What else was said in a register: it is nobody else's, though somebody put it back over another unit's text.
    clear: BTreeMap<&'a Register, BTreeSet<&'a Change>>,
    texts: Needles,
}

impl<'a> Foreign<'a> {
    /// `is_text`: registers that hold what somebody wrote. `is_theirs`: written by another unit, or by nobody knows whom.
    /// `is_own`: by the unit itself, which knows what it made its words of.
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

    /// By where it stands: it came after a text of theirs, and is none of the others that were said there.
    pub(super) fn is_theirs(&self, entry: &Entry) -> bool {
        let clear = self.clear.get(&entry.register).is_some_and(|clear| clear.contains(&entry.change));
        self.ids.contains(&entry.id) && !clear
    }

    /// Somebody may have copied it by hand: one of their texts of at least so many letters stands in it.
    pub(super) fn quotes(&self, value: &Value, letters: usize) -> bool {
        let mut found = false;
        said(value, &mut |text| found |= self.texts.are_in(text, letters));
        found
    }
}

/// Texts that are looked for in others, however many there are: by the letters that they begin with.
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

/// What people wrote in a value: no names of its parts, no words from a list, no days, nothing too short to tell anything.
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
