//! What differs between two journals: two dates, or before and after a merge.

use crate::{
    journal::{Change, Journal, Register},
    vec_map::distinct,
};

use super::units::compared;

/// A register that says one thing here and another there. Several values: a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    pub register: Register,
    pub before: Vec<Change>,
    pub after: Vec<Change>,
}

/// Every register whose values differ, in the document's order.
pub fn difference(before: &Journal, after: &Journal) -> Vec<Differing> {
    let place = |register| (Register::recommendation(register), register);
    distinct(before.registers().chain(after.registers()).map(place))
        .into_iter()
        .map(|(_, register)| Differing {
            register: register.clone(),
            before: values(before, register),
            after: values(after, register),
        })
        .filter(|row| row.before != row.after)
        .collect()
}

/// What stands, each value once. Cleared is the same as never written; what is withheld says nothing.
fn values(journal: &Journal, register: &Register) -> Vec<Change> {
    let told = journal.heads(register).map(|entry| &entry.change).filter(|change| **change != Change::Withheld);
    let mut values: Vec<Change> = Vec::new();
    for change in distinct(told.cloned()) {
        let known = values.iter().any(|known| compared(&register.field, known) == compared(&register.field, &change));
        if !known {
            values.push(change);
        }
    }
    if values == [Change::Cleared] { Vec::new() } else { values }
}
