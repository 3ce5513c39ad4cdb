//! The steps that an entry names: one that names a step of a writer before that writer takes it would else say of it
//! whatever it likes.

use serde_json::Value;

use super::{
    entry::{Change, Entry},
    id::EntryId,
    register::{Field, Subject},
};

/// Beside its own: what it replaces and takes back, what its register is about, what it judges. A step by its first entry.
pub(super) fn named(entry: &Entry) -> impl Iterator<Item = EntryId> {
    let key = match &entry.register.field {
        Field::Note(key) | Field::Evidence(key) | Field::Added(key) | Field::AddedDone(key) => Some(*key),
        _ => None,
    };
    let judged = match &entry.change {
        Change::Set(Value::Object(fields)) => fields.get("of").and_then(Value::as_str),
        _ => None,
    };
    let judged = judged.and_then(|id| id.parse().ok());
    let reverted = entry.reverts.map(|step| step.entry(0));
    let vouched = if let Subject::Step(step) = entry.register.subject { Some(step.entry(0)) } else { None };
    let all = entry.replaces.iter().copied().chain(reverted).chain(key).chain(judged).chain(vouched);
    all.filter(|named| named.step() != entry.id.step())
}
