//! One change by one person.

use std::{cmp::Ordering, rc::Rc};

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::Value;

use super::{
    id::{EntryId, StepId},
    register::Register,
    value,
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
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Author {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    pub role: Role,
}

impl Author {
    /// What is not there is empty. `None`: a field is of another kind, or the role is not known.
    pub fn from_value(value: &Value) -> Option<Self> {
        let fields = value.as_object()?;
        let text = |name| fields.get(name).map_or(Some(""), Value::as_str);
        let role = match fields.get("role").map_or(Some("unit"), Value::as_str)? {
            "unit" => Role::Unit,
            "office" => Role::Office,
            "committee" => Role::Committee,
            _ => return None,
        };
        Some(Self { name: text("name")?.to_owned(), unit: text("unit")?.to_owned(), role })
    }
}

/// By way of a value: a derived reader of its fields weighs three times as much in the first load.
impl<'de> Deserialize<'de> for Author {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        Self::from_value(&Value::deserialize(input)?).ok_or_else(|| D::Error::custom("no author"))
    }
}

impl Author {
    pub fn is_signed(&self) -> bool {
        !self.name.is_empty() || !self.unit.is_empty()
    }
}

/// The new value of a register.
#[derive(Clone, Debug)]
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
    /// The same on every device.
    fn cmp(&self, other: &Self) -> Ordering {
        let rank = |change: &Self| match change {
            Self::Withheld => 0,
            Self::Cleared => 1,
            Self::Set(_) => 2,
        };
        match (self, other) {
            (Self::Set(a), Self::Set(b)) => value::order(a, b),
            _ => rank(self).cmp(&rank(other)),
        }
    }
}

impl PartialOrd for Change {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Change {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Change {}

impl Change {
    /// The word or the day alone, of one with a reason: all that a status or a package may tell of it.
    pub fn word(&self) -> Option<&str> {
        let Self::Set(Value::Object(fields)) = self else { return None };
        fields.get("is").or_else(|| fields.get("until"))?.as_str()
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Set(Value::String(text)) = self { Some(text) } else { None }
    }
}

impl Entry {
    /// Whether this is a copy of `other` with nothing in it or parts of it withheld: the author; without the author, the
    /// undone step too, and the reason beside a word; the value.
    ///
    /// A partial order. What is told in both, and differs, is another content.
    pub fn is_within(&self, other: &Self) -> bool {
        let nameless = self.author.is_none();
        let change = &self.change;
        let word = || nameless && change.text().is_some() && change.text() == other.change.word();
        self.id == other.id
            && (nameless || self.author == other.author)
            && (self.reverts == other.reverts || nameless && self.reverts.is_none())
            && (*change == Change::Withheld || *change == other.change || word())
            && self.replaces == other.replaces
            && self.register == other.register
    }

    /// The entry without its author and, where `keep_value` is false, without its value.
    #[must_use]
    pub fn redacted(&self, keep_value: bool) -> Self {
        let change = if keep_value { self.change.clone() } else { Change::Withheld };
        Self { author: None, change, ..self.clone() }
    }
}
