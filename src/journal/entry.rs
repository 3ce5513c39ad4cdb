//! One change by one person.

use std::{cmp::Ordering, rc::Rc};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::sorted::distinct;

use super::{
    id::{EntryId, StepId},
    register::Register,
};

/// What a person is here for. It changes what is offered first, never what is allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// 承办单位
    #[default]
    Unit,
    /// 政府办
    Office,
    /// 人大常委会
    Committee,
}

/// Who wrote an entry, as they call themselves. Empty texts: not signed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Author {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    #[serde(default)]
    pub role: Role,
}

impl Author {
    pub fn is_signed(&self) -> bool {
        !self.name.is_empty() || !self.unit.is_empty()
    }
}

/// The new value of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Taken out for the journey (a status-only link); whoever has the rest puts it back.
    Withheld,
    /// Back to having no value.
    Cleared,
    /// Any JSON value; the ledger gives it a meaning.
    Set(Value),
}

/// An immutable record: what happened stays written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: EntryId,
    /// `None`: withheld for the journey.
    pub author: Option<Rc<Author>>,
    pub register: Register,
    pub change: Change,
    /// The entries of the same register that the writer saw and replaced, in order.
    pub replaces: Vec<EntryId>,
    /// Set on the entries of an undo: the step that they take back.
    pub reverts: Option<StepId>,
}

impl Ord for Change {
    /// Fuller is greater, which is all that matters between honest copies; between two full
    /// ones (damage, forgery) the text decides, so that every device decides alike.
    fn cmp(&self, other: &Self) -> Ordering {
        let rank = |change: &Self| match change {
            Self::Withheld => 0,
            Self::Cleared => 1,
            Self::Set(_) => 2,
        };
        match (self, other) {
            (Self::Set(a), Self::Set(b)) if a != b => a.to_string().cmp(&b.to_string()),
            _ => rank(self).cmp(&rank(other)),
        }
    }
}

impl PartialOrd for Change {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Entry {
    /// The fuller of two copies of one entry, part by part. Commutative, associative and
    /// idempotent; copies that contradict each other give the same result on every device.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        let replaces = distinct(self.replaces.iter().chain(&other.replaces).copied());
        Self {
            id: self.id,
            author: self.author.clone().max(other.author.clone()),
            register: self.register.clone().max(other.register.clone()),
            change: self.change.clone().max(other.change.clone()),
            replaces,
            reverts: self.reverts.max(other.reverts),
        }
    }

    /// The entry without its author and, where `keep_value` is false, without its value.
    #[must_use]
    pub fn redacted(&self, keep_value: bool) -> Self {
        let change = if keep_value { self.change.clone() } else { Change::Withheld };
        Self { author: None, change, ..self.clone() }
    }
}
