//! What a register says.

use std::rc::Rc;

use crate::journal::{Change, Entry, Journal, Register};

use super::units::compared;

/// One head of a register: what one person says stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim<T> {
    pub entry: Rc<Entry>,
    /// `None`: cleared, or a value that this version can not read.
    pub value: Option<T>,
}

/// All that is claimed of one register, the latest claim last. Empty: never written.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<T> {
    claims: Vec<Claim<T>>,
    differs: bool,
}

/// Whether several things are said of a register, and they differ. What is withheld says nothing; copies of one entry
/// differ in something, if not in what they say.
pub(super) fn is_disputed(journal: &Journal, register: &Register) -> bool {
    let mut told = journal.heads(register).filter(|entry| entry.change != Change::Withheld);
    let Some(first) = told.next() else { return false };
    let (said, mut last) = (compared(&register.field, &first.change), first.id);
    told.any(|other| {
        std::mem::replace(&mut last, other.id) == other.id || compared(&register.field, &other.change) != said
    })
}

impl<T> Reading<T> {
    /// `parse` gives a value its meaning; `None` where it has none.
    pub fn of(journal: &Journal, register: &Register, parse: impl Fn(&serde_json::Value) -> Option<T>) -> Self {
        let claims: Vec<Claim<T>> = journal
            .heads(register)
            // What is withheld says nothing, neither for nor against the others.
            .filter(|entry| entry.change != Change::Withheld)
            .map(|entry| Claim {
                entry: entry.clone(),
                value: match &entry.change {
                    Change::Set(value) => parse(value),
                    Change::Cleared | Change::Withheld => None,
                },
            })
            .collect();
        Self { differs: claims.len() > 1 && is_disputed(journal, register), claims }
    }

    pub fn claims(&self) -> &[Claim<T>] {
        &self.claims
    }

    /// Whether two claims differ. Equal claims by different people are no conflict.
    pub fn is_conflict(&self) -> bool {
        self.differs
    }

    /// The value all claims agree on.
    pub fn value(&self) -> Option<&T> {
        if self.is_conflict() { None } else { self.claims.last().and_then(|claim| claim.value.as_ref()) }
    }

    /// The latest claim, for "who, when".
    pub fn latest(&self) -> Option<&Claim<T>> {
        self.claims.last()
    }
}
