//! Copies of one entry that say different things: somebody edited a file by hand, or a file is damaged or forged.
//!
//! All of them are kept, except those that are another with parts withheld ([`Entry::is_within`]). What is left does not
//! depend on the order of arrival: it is what is greatest in a partial order. Nothing is put together from two copies, so
//! no value stands beside an author who did not write it.

use std::{cmp::Ordering, rc::Rc};

use crate::vec_map::{SetIter, VecSet};

use super::{
    entry::{Author, Change, Entry},
    id::StepId,
    register::Register,
};

/// The copies under one id: mostly one.
#[derive(Clone, Debug)]
pub(super) enum Copies {
    One(Rc<Entry>),
    Several(Box<Several>),
}

/// What became of a copy that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Came {
    /// It is known, or less of it is told than is known.
    Known,
    /// It tells more than one that was here, and stands in its place.
    Fuller,
    /// It stands beside what was here.
    Beside,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Several {
    copies: VecSet<Telling>,
    /// All that each of them would be with parts withheld, so that a hundred thousand copies are looked through at once.
    within: VecSet<Telling>,
}

/// An entry, as far as it is told.
#[derive(Clone, Debug)]
pub(super) struct Telling {
    entry: Rc<Entry>,
    author: bool,
    reverts: bool,
    value: Value,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    Withheld,
    Word,
    Whole,
}

impl Telling {
    fn whole(entry: &Rc<Entry>) -> Self {
        Self { entry: entry.clone(), author: true, reverts: true, value: Value::Whole }
    }

    /// The entry, and all that it would be with parts withheld.
    fn all(entry: &Rc<Entry>) -> impl Iterator<Item = Self> {
        let parts = [(true, true), (false, true), (false, false)];
        let values = [Value::Whole, Value::Word, Value::Withheld];
        parts.into_iter().flat_map(move |(author, reverts)| {
            let told = move |value| Self { entry: entry.clone(), author, reverts, value };
            values.into_iter().filter(move |value| !author || *value != Value::Word).map(told)
        })
    }

    fn author(&self) -> Option<&Rc<Author>> {
        self.entry.author.as_ref().filter(|_| self.author)
    }

    fn reverts(&self) -> Option<StepId> {
        self.entry.reverts.filter(|_| self.reverts)
    }

    fn change_cmp(&self, other: &Self) -> Ordering {
        match (self.word(), other.word()) {
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => self.change().cmp(other.change()),
        }
    }

    /// The text that it says, where it says one.
    fn word(&self) -> Option<&str> {
        let change = &self.entry.change;
        match self.value {
            Value::Withheld => None,
            Value::Word => change.word().or(change.text()),
            Value::Whole => change.text(),
        }
    }

    fn change(&self) -> &Change {
        if self.value == Value::Withheld { &Change::Withheld } else { &self.entry.change }
    }
}

impl Ord for Telling {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (&self.entry, &other.entry);
        (a.register.cmp(&b.register))
            .then_with(|| self.author().cmp(&other.author()))
            .then_with(|| self.change_cmp(other))
            .then_with(|| self.reverts().cmp(&other.reverts()))
            .then_with(|| a.replaces.cmp(&b.replaces))
    }
}

impl PartialOrd for Telling {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Telling {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Telling {}

impl Several {
    fn add(&mut self, entry: &Rc<Entry>) -> Came {
        let whole = Telling::whole(entry);
        if self.within.contains(&whole) {
            return Came::Known;
        }
        let mut came = Came::Beside;
        for less in Telling::all(entry) {
            if self.copies.remove(&less) {
                came = Came::Fuller;
            }
            self.within.insert(less);
        }
        self.copies.insert(whole);
        came
    }

    /// Whether any two of them can not be copies of one and the same entry.
    fn contradict(&self) -> bool {
        let (mut first, mut author, mut reverts, mut change) = (None::<&Entry>, None, None, None::<&Entry>);
        self.copies.iter().any(|Telling { entry: copy, .. }| {
            let told = copy.reverts.is_some() || copy.author.is_some();
            let first = *first.get_or_insert(copy);
            let differs = first.register != copy.register
                || first.replaces != copy.replaces
                || copy.author.as_ref().is_some_and(|told| *author.get_or_insert(told) != told)
                || told && *reverts.get_or_insert(copy.reverts) != copy.reverts;
            if copy.change == Change::Withheld {
                return differs;
            }
            let known = *change.get_or_insert(copy);
            let shorter = |a: &Entry, b: &Entry| a.author.is_none() && a.change.text() == b.change.word();
            if known.change != copy.change && shorter(known, copy) {
                change = Some(copy);
                return differs;
            }
            differs || known.change != copy.change && !shorter(copy, known)
        })
    }
}

impl Copies {
    pub(super) fn add(&mut self, entry: Rc<Entry>) -> Came {
        match self {
            Self::One(known) if entry.is_within(known) => Came::Known,
            Self::One(known) if known.is_within(&entry) => {
                *known = entry;
                Came::Fuller
            }
            Self::One(known) => {
                let mut several = Several::default();
                several.add(known);
                several.add(&entry);
                *self = Self::Several(Box::new(several));
                Came::Beside
            }
            Self::Several(several) => {
                let came = several.add(&entry);
                if came == Came::Fuller && several.copies.len() == 1 {
                    *self = Self::One(entry);
                }
                came
            }
        }
    }

    /// In an order that is the same on every device.
    pub(super) fn iter(&self) -> Iter<'_> {
        match self {
            Self::One(one) => Iter::One(Some(one)),
            Self::Several(several) => Iter::Several(several.copies.iter()),
        }
    }

    /// Those that are about `register`.
    pub(super) fn about(&self, register: &Register) -> impl Iterator<Item = &Rc<Entry>> {
        let all = match self {
            Self::One(_) => self.iter(),
            Self::Several(several) => Iter::Several(several.copies.range_from(|copy| copy.entry.register < *register)),
        };
        all.take_while(move |copy| copy.register == *register)
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Several(several) => several.copies.len(),
        }
    }

    pub(super) fn contradict(&self) -> bool {
        matches!(self, Self::Several(several) if several.contradict())
    }
}

/// The copies of one entry.
pub(super) enum Iter<'a> {
    One(Option<&'a Rc<Entry>>),
    Several(SetIter<'a, Telling>),
}

impl<'a> Iterator for Iter<'a> {
    type Item = &'a Rc<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::One(one) => one.take(),
            Self::Several(several) => several.next().map(|copy| &copy.entry),
        }
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        match self {
            Self::One(one) => one.take(),
            Self::Several(several) => several.next_back().map(|copy| &copy.entry),
        }
    }
}
