//! What units, the government office and the committee say of a recommendation: a word from a short list, where
//! needed with a reason.
//!
//! As a value: the word's code, or `{ "is": code, "reason": "…", "of": entry }`.

use std::rc::Rc;

use serde_json::{Value, json};

use crate::journal::EntryId;

use super::Reading;

/// A short list of words, each with its code in files.
pub trait Word: Copy + PartialEq + 'static {
    /// All of them, each with its code.
    const CODES: &'static [(Self, &'static str)];

    fn code(self) -> &'static str {
        Self::CODES.iter().find(|(word, _)| *word == self).map_or("", |(_, code)| code)
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::CODES.iter().find(|(_, known)| *known == code).map(|(word, _)| *word)
    }
}

/// A word, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement<T> {
    pub is: T,
    pub reason: Option<Rc<str>>,
    /// The entry that it judges: once another stands in its place, the judgement is out of date.
    pub of: Option<EntryId>,
}

/// A word as it stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged<T> {
    pub is: T,
    /// What it judged has been changed since.
    pub outdated: bool,
}

/// A judgement as it counts today: what papers read of it, and all that they read.
#[derive(Clone, Debug, PartialEq)]
pub enum Given<T> {
    /// Nobody has said anything.
    Nothing,
    /// People differ: what each says, in the order of time. `None`: somebody took it back.
    Differing(Vec<Option<Judgement<T>>>),
    Said {
        judgement: Judgement<T>,
        /// What it judged has been changed since.
        outdated: bool,
    },
    /// What the ballots come to, where nobody gave a word of their own.
    Voted(T),
}

impl<T: Clone> Given<T> {
    pub(super) fn of(reading: &Reading<Judgement<T>>, outdated: bool) -> Self {
        if reading.is_conflict() {
            return Self::Differing(reading.claims().iter().map(|claim| claim.value.clone()).collect());
        }
        let said = reading.value().cloned();
        said.map_or(Self::Nothing, |judgement| Self::Said { judgement, outdated })
    }
}

/// Whether a unit takes the assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acceptance {
    /// 签收
    Accepted,
    /// 退回交办, with a reason
    Returned,
}

/// What the government office says of the unit's report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// 认可
    Approved,
    /// 退回, with a reason
    Returned,
}

/// What the standing committee says of the handling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rating {
    /// 满意
    Satisfied,
    /// 基本满意
    MostlySatisfied,
    /// 不满意
    Unsatisfied,
}

impl Word for Acceptance {
    const CODES: &'static [(Self, &'static str)] = &[(Self::Accepted, "accepted"), (Self::Returned, "returned")];
}

impl Word for Review {
    const CODES: &'static [(Self, &'static str)] = &[(Self::Approved, "approved"), (Self::Returned, "returned")];
}

impl Word for Rating {
    const CODES: &'static [(Self, &'static str)] = &[
        (Self::Satisfied, "satisfied"),
        (Self::MostlySatisfied, "mostly-satisfied"),
        (Self::Unsatisfied, "unsatisfied"),
    ];
}

impl<T: Word> Judgement<T> {
    pub fn new(is: T) -> Self {
        Self { is, reason: None, of: None }
    }

    pub fn from_value(value: &Value) -> Option<Self> {
        let field = |name| value.get(name).and_then(Value::as_str);
        Some(Self {
            is: T::from_code(value.as_str().or_else(|| field("is"))?)?,
            reason: reason(value),
            of: field("of").and_then(|entry| entry.parse().ok()),
        })
    }

    pub fn to_value(&self) -> Value {
        let code = self.is.code();
        if self.reason.is_none() && self.of.is_none() {
            return code.into();
        }
        let mut value = json!({ "is": code });
        if let Some(reason) = &self.reason {
            value["reason"] = (&**reason).into();
        }
        if let Some(entry) = self.of {
            value["of"] = entry.to_string().into();
        }
        value
    }
}

/// The reason given with a value; an empty one is none.
pub(super) fn reason(value: &Value) -> Option<Rc<str>> {
    value.get("reason").and_then(super::record::text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_judgement_survives_the_way_in_and_out() {
        let bare = Judgement::new(Review::Approved);
        assert_eq!(bare.to_value(), json!("approved"));
        let of = "1732406400000-0-00000000000000ff".parse().ok();
        let full = Judgement { is: Review::Returned, reason: Some("缺少佐证".into()), of };
        for judgement in [bare, full] {
            assert_eq!(Judgement::from_value(&judgement.to_value()), Some(judgement));
        }
        assert_eq!(Judgement::<Review>::from_value(&json!("satisfied")), None);
        assert_eq!(Judgement::<Review>::from_value(&json!({ "reason": "无" })), None);
    }
}
