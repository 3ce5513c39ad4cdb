//! A piece of the journal as it is stored on this device: immutable, under a key of its own.
//!
//! A tick writes one small segment. Nothing ever writes to a segment again, so two tabs can
//! never write over each other, and whatever can not be read is still there untouched.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::journal::{
    Entry, Sequence, StepId,
    wire::{Batch, Contents},
};

/// A segment ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The step that wrote it. For entries gathered or received: a fresh step of whoever
    /// stores them, so that no two writers ever use one key.
    pub key: StepId,
    /// JSON: the key, and a [`Batch`].
    pub text: Rc<str>,
}

#[derive(Serialize)]
struct SegmentV1 {
    key: String,
    #[serde(flatten)]
    batch: Batch,
}

/// The part of a stored text that says which segment it is.
#[derive(Deserialize)]
struct Label {
    key: String,
}

impl Segment {
    pub fn of<'a>(key: StepId, entries: impl IntoIterator<Item = &'a Rc<Entry>>) -> Self {
        Self::written(key, Batch::of(entries, Vec::new()))
    }

    /// The same, with the numbers that this device gave to its steps, read back before it is used: `None` where what is
    /// read is not what was written, and nothing may be stored, still less removed for it.
    pub fn checked(key: StepId, entries: &[Rc<Entry>], sequence: &Sequence) -> Option<Self> {
        let mut numbers: Vec<(StepId, u64)> = Vec::new();
        for step in entries.iter().map(|entry| entry.id.step()) {
            if numbers.last().is_none_or(|(last, _)| *last != step) {
                numbers.extend(sequence.number(step).map(|number| (step, number)));
            }
        }
        let segment = Self::written(key, Batch::of(entries, numbers.clone()));
        let read = Contents::read(&segment.text)?;
        (read.unsound.is_empty() && read.entries == entries && read.order == numbers).then_some(segment)
    }

    fn written(key: StepId, batch: Batch) -> Self {
        let segment = SegmentV1 { key: key.to_string(), batch };
        // Plain data with text keys: there is nothing in it that JSON can not hold.
        let text = serde_json::to_string(&segment).unwrap_or_default();
        Self { key, text: text.into() }
    }

    /// The segment that a stored text is; `None` where it does not say.
    pub fn labelled(text: Rc<str>) -> Option<Self> {
        let label: Label = serde_json::from_str(&text).ok()?;
        Some(Self { key: label.key.parse().ok()?, text })
    }

    /// The entries in a stored text, all of them; `None` where one can not be read.
    pub fn read(text: &str) -> Option<Vec<Rc<Entry>>> {
        Contents::read(text).filter(|stored| stored.unsound.is_empty()).map(|stored| stored.entries)
    }
}
