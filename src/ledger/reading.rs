//! What a register says.

use std::rc::Rc;

use crate::journal::{Change, Entry, Journal, Register};

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
}

impl<T> Reading<T> {
    /// `parse` gives a value its meaning; `None` where it has none.
    pub fn of(journal: &Journal, register: &Register, parse: impl Fn(&serde_json::Value) -> Option<T>) -> Self {
        let claims = journal
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
        Self { claims }
    }

    pub fn claims(&self) -> &[Claim<T>] {
        &self.claims
    }

    /// Whether two claims differ. Equal claims by different people are no conflict.
    pub fn is_conflict(&self) -> bool {
        self.claims.windows(2).any(|pair| match pair {
            [a, b] => a.entry.change != b.entry.change,
            _ => false,
        })
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
