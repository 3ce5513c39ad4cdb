//! How large an entry may be: the same for what is written and for what is read, on every carrier and in every store.

use std::rc::Rc;

use serde_json::Value;

use super::{Author, Change, Entry, Field, Subject};

/// Ids in `replaces`. A writer who sees more heads settles them by several entries: see `Journal::draw_up`.
pub(crate) const MOST_REPLACED: usize = 1000;

/// Bytes of text in one part of an entry: its author, its register, its value. Each part by itself, so that a value that
/// was read can be written again by anybody.
pub(crate) const MOST_TEXT: usize = 1 << 20;

impl Author {
    /// Bytes of text in it.
    pub fn text_size(&self) -> usize {
        self.name.len() + self.unit.len()
    }
}

impl Entry {
    /// Bytes of text in the largest of its parts.
    pub fn text_size(&self) -> usize {
        let author = self.author.as_ref().map_or(0, |author| author.text_size());
        let subject = if let Subject::Other(text) = &self.register.subject { text.len() } else { 0 };
        let field = if let Field::Other(text) = &self.register.field { text.len() } else { 0 };
        author.max(subject + field).max(self.change.text_size())
    }
}

/// What stands around the parts of an entry in a file, and around each id.
const AROUND: usize = 160;
const ID: usize = 45;

impl Entry {
    /// About so many bytes in a file.
    pub fn weight(&self) -> usize {
        AROUND + self.text_size() + ID * self.replaces.len()
    }
}

/// How many of these are worked on at one go: at most so many, of at most so many bytes, but one at least. Few entries may
/// name a great many others.
pub(crate) fn at_one_go<'a>(entries: impl IntoIterator<Item = &'a Rc<Entry>>, most: usize, bytes: usize) -> usize {
    let mut weight = 0;
    let fits = |(place, entry): &(usize, &Rc<Entry>)| {
        weight += entry.weight();
        *place == 0 || weight <= bytes
    };
    entries.into_iter().take(most).enumerate().take_while(fits).count()
}

impl Change {
    pub fn text_size(&self) -> usize {
        if let Self::Set(value) = self { size(value) } else { 0 }
    }
}

/// All its text, and a little for each part that has none.
fn size(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::Array(values) => 1 + values.iter().map(size).sum::<usize>(),
        Value::Object(fields) => 1 + fields.iter().map(|(key, value)| key.len() + size(value)).sum::<usize>(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 1,
    }
}
