//! Entries as JSON, version 1: one form for what is stored and what is sent.
//!
//! As read first, then validated: the serde types below accept what parses, [`Batch::entries`]
//! refuses what makes no sense. Authors stand once in a table, entries point at them.

use std::rc::Rc;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::sorted::distinct;

use crate::sorted::Sorted;

use super::{Author, Change, Entry, EntryId, Field, Register, Subject};

/// An entry replaces what its writer saw: a value, or a few in conflict. More is no writing.
pub(crate) const MOST_REPLACED: usize = 1000;

/// A table of authors and the entries that refer to it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Batch {
    authors: Vec<Author>,
    entries: Vec<EntryV1>,
}

/// One entry. `by` absent: author withheld; `to` absent: value withheld; `to: null`: cleared.
#[derive(Debug, Serialize, Deserialize)]
struct EntryV1 {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<usize>,
    on: String,
    field: String,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    to: Option<Value>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    replaces: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reverts: Option<String>,
}

/// A value that is there is `Some`, even when it is `null`.
fn present<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(input).map(Some)
}

/// The entry that makes no sense, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nonsense {
    pub entry: usize,
}

impl Batch {
    /// The number of entries, before any is looked at.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Rc<Entry>>) -> Self {
        let mut table = Table::default();
        let entries = entries.into_iter().map(|entry| EntryV1::of(entry, &mut table)).collect();
        Self { authors: table.authors, entries }
    }

    /// The entries, all of them or none.
    ///
    /// # Errors
    /// The first entry with a malformed identifier, with an author that is not in the table, with a fraction that
    /// reading and writing do not keep, or that replaces itself.
    pub fn entries(self) -> Result<Vec<Rc<Entry>>, Nonsense> {
        let authors: Vec<Rc<Author>> = self.authors.into_iter().map(Rc::new).collect();
        self.entries
            .into_iter()
            .enumerate()
            .map(|(place, entry)| entry.validated(&authors).map(Rc::new).ok_or(Nonsense { entry: place }))
            .collect()
    }
}

/// Entries as JSON, each by itself and with `between` in between, for a file. An entry goes out before the next is looked
/// at: there may be a hundred thousand.
#[derive(Debug)]
pub(crate) struct Texts {
    between: &'static str,
    table: Table,
    entries: Vec<u8>,
}

impl Texts {
    pub(crate) fn new(between: &'static str) -> Self {
        Self { between, table: Table::default(), entries: Vec::new() }
    }

    pub(crate) fn push(&mut self, entry: &Entry) {
        push(&mut self.entries, &EntryV1::of(entry, &mut self.table), self.between);
    }

    /// The authors, and the entries.
    pub(crate) fn done(self) -> (String, String) {
        let mut authors = Vec::new();
        self.table.authors.iter().for_each(|author| push(&mut authors, author, self.between));
        // JSON is UTF-8.
        let text = |bytes| String::from_utf8(bytes).unwrap_or_default();
        (text(authors), text(self.entries))
    }
}

fn push(list: &mut Vec<u8>, value: &impl Serialize, between: &str) {
    if !list.is_empty() {
        list.extend_from_slice(between.as_bytes());
    }
    // Plain data with text keys: there is nothing in it that JSON can not hold.
    serde_json::to_writer(list, value).ok();
}

/// Authors as they come, each once.
#[derive(Debug, Default)]
struct Table {
    places: Sorted<Rc<Author>, usize>,
    authors: Vec<Author>,
}

impl Table {
    fn place(&mut self, author: &Rc<Author>) -> usize {
        *self.places.get_or(author.clone(), || {
            self.authors.push((**author).clone());
            self.authors.len() - 1
        })
    }
}

impl EntryV1 {
    fn of(entry: &Entry, table: &mut Table) -> Self {
        Self {
            id: entry.id.to_string(),
            by: entry.author.as_ref().map(|author| table.place(author)),
            on: entry.register.subject.to_string(),
            field: entry.register.field.to_string(),
            to: match &entry.change {
                Change::Withheld => None,
                Change::Cleared => Some(Value::Null),
                Change::Set(value) => Some(value.clone()),
            },
            replaces: entry.replaces.iter().map(EntryId::to_string).collect(),
            reverts: entry.reverts.map(|step| step.to_string()),
        }
    }

    fn validated(self, authors: &[Rc<Author>]) -> Option<Entry> {
        let id: EntryId = self.id.parse().ok()?;
        if self.replaces.len() > MOST_REPLACED {
            return None;
        }
        let replaces: Vec<EntryId> = self.replaces.iter().map(|id| id.parse()).collect::<Result<_, _>>().ok()?;
        if replaces.contains(&id) || self.to.as_ref().is_some_and(is_unsteady) {
            return None;
        }
        Some(Entry {
            id,
            author: match self.by {
                None => None,
                Some(place) => Some(authors.get(place)?.clone()),
            },
            register: Register { subject: Subject::from_text(&self.on), field: Field::from_text(&self.field) },
            change: match self.to {
                None => Change::Withheld,
                Some(Value::Null) => Change::Cleared,
                Some(value) => Change::Set(value),
            },
            replaces: distinct(replaces),
            reverts: match self.reverts {
                None => None,
                Some(step) => Some(step.parse().ok()?),
            },
        })
    }
}

/// Whether it would be another value after being written and read again: reading is not exact beyond some fifteen
/// digits, and an entry that drifts would differ from itself on another device. None of our own values is a fraction.
fn is_unsteady(value: &Value) -> bool {
    match value {
        Value::Number(number) if number.is_f64() => {
            serde_json::from_str(&number.to_string()).ok().as_ref() != Some(number)
        }
        Value::Array(values) => values.iter().any(is_unsteady),
        Value::Object(parts) => parts.values().any(is_unsteady),
        _ => false,
    }
}
