//! Entries as JSON, version 1: one form for what is stored and what is sent.
//!
//! As read first, then validated: the serde types below accept what parses, [`Batch::entries`]
//! refuses what makes no sense. Authors stand once in a table, entries point at them.

use std::rc::Rc;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::vec_map::{VecMap, distinct};

use super::{
    Author, Change, Entry, EntryId, Field, MOST_REPLACED, MOST_TEXT, Register, StepId, Subject, in_json, value::order,
};

/// A table of authors and the entries that refer to it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Batch {
    authors: Vec<Author>,
    entries: Vec<EntryV1>,
    /// On the device that did them alone: steps, and in which order they were done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    order: Vec<(String, u64)>,
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

/// Why entries are not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsound {
    /// The entry makes no sense; counted from 0.
    Nonsense { entry: usize },
    /// There is more text in one than is taken.
    TooLong,
}

/// What can be read of a stored text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    pub entries: Vec<Rc<Entry>>,
    pub order: Vec<(StepId, u64)>,
    /// Entries that can not be read, as they stand there.
    pub unsound: Vec<Value>,
}

impl Batch {
    /// The number of entries, before any is looked at.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Rc<Entry>>, order: Vec<(StepId, u64)>) -> Self {
        let mut table = Table::default();
        let entries = entries.into_iter().map(|entry| EntryV1::of(entry, &mut table)).collect();
        let order = order.into_iter().map(|(step, number)| (step.to_string(), number)).collect();
        Self { authors: table.authors, entries, order }
    }

    /// The entries, all of them or none.
    ///
    /// # Errors
    /// The first entry with a malformed identifier, with an author that is not in the table, with a fraction that
    /// reading and writing do not keep, that replaces itself, or that is larger than any may be.
    pub fn entries(self) -> Result<Vec<Rc<Entry>>, Unsound> {
        let authors: Vec<_> = self.authors.into_iter().map(|author| Some(Rc::new(author))).collect();
        let entry = |(place, entry): (usize, EntryV1)| {
            let entry = entry.validated(&authors).ok_or(Unsound::Nonsense { entry: place })?;
            if entry.text_size() > MOST_TEXT { Err(Unsound::TooLong) } else { Ok(Rc::new(entry)) }
        };
        self.entries.into_iter().enumerate().map(entry).collect()
    }
}

impl Contents {
    /// One bad entry does not take the others along. `None`: it breaks off, or is no such text.
    pub fn read(text: &str) -> Option<Self> {
        if let Ok(mut batch) = serde_json::from_str::<Batch>(text) {
            let number = |(step, number): (String, u64)| Some((step.parse().ok()?, number));
            let order = std::mem::take(&mut batch.order).into_iter().filter_map(number).collect();
            if let Ok(entries) = batch.entries() {
                return Some(Self { entries, order, unsound: Vec::new() });
            }
        }
        Self::one_by_one(&serde_json::from_str(text).ok()?)
    }

    fn one_by_one(all: &Value) -> Option<Self> {
        // By its text, as above: there is one way to read an entry.
        let author = |author: &Value| serde_json::from_str(&in_json(author)).ok().map(Rc::new);
        let authors: Vec<_> = all.get("authors")?.as_array()?.iter().map(author).collect();
        let mut stored = Self::default();
        for value in all.get("entries")?.as_array()? {
            let read = serde_json::from_str::<EntryV1>(&in_json(value)).ok();
            let entry = read.and_then(|entry| entry.validated(&authors)).filter(|entry| entry.text_size() <= MOST_TEXT);
            match entry {
                Some(entry) => stored.entries.push(Rc::new(entry)),
                None => stored.unsound.push(value.clone()),
            }
        }
        Some(stored)
    }
}

/// Entries as JSON, each by itself and with `between` in between, for a file. An entry goes out before the next is looked
/// at: there may be a hundred thousand.
#[derive(Debug)]
pub(crate) struct Texts {
    between: &'static str,
    table: Table,
    entries: Vec<u8>,
    count: usize,
}

impl Texts {
    pub(crate) fn new(between: &'static str) -> Self {
        Self { between, table: Table::default(), entries: Vec::new(), count: 0 }
    }

    pub(crate) fn push(&mut self, entry: &Entry) {
        push(&mut self.entries, &EntryV1::of(entry, &mut self.table), self.between);
        self.count += 1;
    }

    /// The same, where it makes no more than so many bytes, or there is nothing here yet.
    pub(crate) fn push_within(&mut self, entry: &Entry, bytes: usize) -> bool {
        let (before, count) = (self.entries.len(), self.count);
        self.push(entry);
        let fits = count == 0 || self.entries.len() + self.table.weight <= bytes;
        if !fits {
            self.entries.truncate(before);
            self.count = count;
        }
        fits
    }

    pub(crate) fn count(&self) -> usize {
        self.count
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
    places: VecMap<Rc<Author>, usize>,
    authors: Vec<Author>,
    /// Bytes that they are written in, at most.
    weight: usize,
}

/// What stands around the texts of an author, and what each byte of them may become: `\\u0000`.
const AUTHOR: usize = 64;
const ESCAPED: usize = 6;

impl Table {
    fn place(&mut self, author: &Rc<Author>) -> usize {
        if let Some(place) = self.places.get(author) {
            return *place;
        }
        self.weight += AUTHOR + ESCAPED * author.text_size();
        self.authors.push((**author).clone());
        self.places.insert(author.clone(), self.authors.len() - 1);
        self.authors.len() - 1
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

    fn validated(self, authors: &[Option<Rc<Author>>]) -> Option<Entry> {
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
                Some(place) => Some(authors.get(place)?.clone()?),
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
    let again = || serde_json::from_str::<Value>(&in_json(value));
    has_fraction(value) && again().map_or(true, |again| order(&again, value).is_ne())
}

fn has_fraction(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(values) => values.iter().any(has_fraction),
        Value::Object(parts) => parts.values().any(has_fraction),
        _ => false,
    }
}
