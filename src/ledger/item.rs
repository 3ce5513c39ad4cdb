//! One recommendation's state.

use std::rc::Rc;

use crate::{
    journal::{Entry, Field, Journal, Register},
    opinion::{MeasureId, Recommendation, RecommendationId},
};

use super::{Reading, Standing};

/// A recommendation as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub id: RecommendationId,
    pub standing: Reading<Standing>,
    pub measures: Vec<MeasureState>,
}

/// A measure as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureState {
    pub id: MeasureId,
    pub done: Reading<bool>,
}

impl MeasureState {
    /// Done, and nobody says otherwise.
    pub fn is_done(&self) -> bool {
        self.done.value() == Some(&true)
    }
}

impl Item {
    pub(super) fn fold(recommendation: &Recommendation, journal: &Journal) -> Self {
        let id = recommendation.id;
        Self {
            id,
            standing: Reading::of(journal, &Register::new(id, Field::Standing), Standing::from_value),
            measures: recommendation
                .measures
                .iter()
                .map(|measure| MeasureState {
                    id: measure.id,
                    done: Reading::of(journal, &Register::new(measure.id, Field::Done), serde_json::Value::as_bool),
                })
                .collect(),
        }
    }

    /// 已办结, and nobody says otherwise.
    pub fn is_done(&self) -> bool {
        self.standing.value() == Some(&Standing::Done)
    }

    pub fn measures_done(&self) -> usize {
        self.measures.iter().filter(|measure| measure.is_done()).count()
    }

    /// What to show where nobody set a standing: work has begun once a measure is done. `None`
    /// while people differ.
    pub fn standing_shown(&self) -> Option<Standing> {
        if self.standing.is_conflict() {
            return None;
        }
        let begun = if self.measures_done() > 0 { Standing::Working } else { Standing::NotStarted };
        Some(self.standing.value().copied().unwrap_or(begun))
    }

    /// The latest entry that stands here.
    pub fn latest(&self) -> Option<&Rc<Entry>> {
        let measures = self.measures.iter().filter_map(|measure| measure.done.latest()).map(|claim| &claim.entry);
        let standing = self.standing.latest().map(|claim| &claim.entry);
        measures.chain(standing).max_by_key(|entry| entry.id)
    }

    /// The registers of this recommendation that people differ about.
    pub fn conflicts(&self) -> usize {
        let measures = self.measures.iter().filter(|measure| measure.done.is_conflict()).count();
        usize::from(self.standing.is_conflict()) + measures
    }
}
