//! The whole ledger.

use std::rc::Rc;

use crate::{
    journal::{Journal, Register},
    opinion::{Opinion, RecommendationId},
};

use super::{Item, Procedure, Rating};

/// All recommendations as they stand, in the document's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    items: Vec<Rc<Item>>,
    procedure: Rc<Procedure>,
}

/// How many of how many, by each of the three who judge: none of them speaks for another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The unit says that it is done.
    pub done: usize,
    /// The government office has approved what the unit says now.
    pub approved: usize,
    /// What the committee says, each counted by itself: 满意, 基本满意, 不满意.
    pub satisfied: usize,
    pub mostly: usize,
    pub unsatisfied: usize,
    pub of: usize,
}

impl Ledger {
    pub fn fold(opinion: &Opinion, journal: &Journal) -> Self {
        let procedure = Rc::new(Procedure::fold(journal));
        let tally = procedure.tally();
        let items = opinion.recommendations().map(|asked| Rc::new(Item::fold(asked, journal, tally))).collect();
        Self { items, procedure }
    }

    /// The same after these registers were written: whatever nobody touched is kept as it is.
    #[must_use]
    pub fn after<'a>(
        &self,
        opinion: &Opinion,
        journal: &Journal,
        written: impl Iterator<Item = &'a Register> + Clone,
    ) -> Self {
        // What is said of the whole opinion may bear on every item.
        if written.clone().any(|register| register.recommendation().is_none()) {
            return Self::fold(opinion, journal);
        }
        let mut after = self.clone();
        for item in &mut after.items {
            let touched = written.clone().any(|register| register.recommendation() == Some(item.id));
            if let Some(asked) = opinion.recommendation(item.id).filter(|_| touched) {
                *item = Rc::new(Item::fold(asked, journal, self.procedure.tally()));
            }
        }
        after
    }

    pub fn items(&self) -> &[Rc<Item>] {
        &self.items
    }

    pub fn item(&self, id: RecommendationId) -> Option<&Rc<Item>> {
        self.items.iter().find(|item| item.id == id)
    }

    /// What is said of the opinion as a whole.
    pub fn procedure(&self) -> &Rc<Procedure> {
        &self.procedure
    }

    pub fn progress(&self) -> Progress {
        Progress::of(self.items.iter().map(AsRef::as_ref))
    }

    pub fn conflicts(&self) -> usize {
        self.items.iter().map(|item| item.conflicts()).sum::<usize>() + self.procedure.disputed().len()
    }
}

impl Progress {
    /// How many the committee has rated, whichever way.
    pub fn rated(&self) -> usize {
        self.satisfied + self.mostly + self.unsatisfied
    }

    pub fn of<'a>(items: impl Iterator<Item = &'a Item>) -> Self {
        items.fold(Self::default(), |sum, item| {
            let rated = |rating| usize::from(item.rated() == Some(rating));
            Self {
                done: sum.done + usize::from(item.is_done()),
                approved: sum.approved + usize::from(item.is_approved()),
                satisfied: sum.satisfied + rated(Rating::Satisfied),
                mostly: sum.mostly + rated(Rating::MostlySatisfied),
                unsatisfied: sum.unsatisfied + rated(Rating::Unsatisfied),
                of: sum.of + 1,
            }
        })
    }
}
