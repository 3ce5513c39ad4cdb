//! What is said of the opinion as a whole: when it was received, and how far the procedure has come.

use std::rc::Rc;

use serde_json::{Value, json};

use crate::{
    journal::{Field, Journal, Register, Subject},
    opinion::{Day, Opinion, Stage},
};

use super::{Reading, judgement::reason, record::day};

/// The opinion's own registers.
#[derive(Clone, Debug, PartialEq)]
pub struct Procedure {
    pub received: Reading<Day>,
    pub extension: Reading<Extension>,
    /// In the law's order.
    pub stages: Vec<StageState>,
}

/// A step of the procedure as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct StageState {
    pub stage: Stage,
    pub planned: Reading<Day>,
    pub actual: Reading<Day>,
}

/// A later day for the written report: `{ "until": "2025-09-19", "reason": "…" }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    pub until: Day,
    pub reason: Option<Rc<str>>,
}

impl Extension {
    pub fn from_value(value: &Value) -> Option<Self> {
        Some(Self { until: day(value.get("until")?)?, reason: reason(value) })
    }

    pub fn to_value(&self) -> Value {
        let until = self.until.to_string();
        match self.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty()) {
            Some(reason) => json!({ "until": until, "reason": reason }),
            None => json!({ "until": until }),
        }
    }
}

impl Procedure {
    pub(super) fn fold(journal: &Journal) -> Self {
        let of = |field| Register::new(Subject::Opinion, field);
        let stages = Stage::ALL.into_iter().map(|stage| StageState {
            stage,
            planned: Reading::of(journal, &of(Field::Planned(stage)), day),
            actual: Reading::of(journal, &of(Field::Actual(stage)), day),
        });
        Self {
            received: Reading::of(journal, &of(Field::Received), day),
            extension: Reading::of(journal, &of(Field::Extension), Extension::from_value),
            stages: stages.collect(),
        }
    }

    /// The day the six months count from; the issue date where nobody set another.
    pub fn received_on(&self, opinion: &Opinion) -> Day {
        self.received.value().copied().unwrap_or(opinion.issued)
    }

    /// The last day for the written report.
    pub fn due(&self, opinion: &Opinion) -> Day {
        let extended = self.extension.value().map(|extension| extension.until);
        extended.unwrap_or_else(|| opinion.due(self.received_on(opinion)))
    }
}
