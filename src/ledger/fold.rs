//! The whole ledger.

use std::rc::Rc;

use crate::{
    journal::Journal,
    opinion::{Opinion, RecommendationId},
};

use super::{Item, Procedure};

/// All recommendations as they stand, in the document's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    items: Vec<Rc<Item>>,
    procedure: Procedure,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub of: usize,
}

impl Ledger {
    pub fn fold(opinion: &Opinion, journal: &Journal) -> Self {
        Self {
            items: opinion.recommendations().map(|asked| Rc::new(Item::fold(asked, journal))).collect(),
            procedure: Procedure::fold(journal),
        }
    }

    pub fn items(&self) -> &[Rc<Item>] {
        &self.items
    }

    pub fn item(&self, id: RecommendationId) -> Option<&Rc<Item>> {
        self.items.iter().find(|item| item.id == id)
    }

    /// What is said of the opinion as a whole.
    pub fn procedure(&self) -> &Procedure {
        &self.procedure
    }

    pub fn progress(&self) -> Progress {
        Progress::of(self.items.iter().map(AsRef::as_ref))
    }

    pub fn conflicts(&self) -> usize {
        self.items.iter().map(|item| item.conflicts()).sum()
    }
}

impl Progress {
    pub fn of<'a>(items: impl Iterator<Item = &'a Item>) -> Self {
        items.fold(Self::default(), |sum, item| Self { done: sum.done + usize::from(item.is_done()), of: sum.of + 1 })
    }
}
