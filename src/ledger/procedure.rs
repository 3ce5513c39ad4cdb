//! What is said of the opinion as a whole: when it was received, and how far the procedure has come.

use std::rc::Rc;

use serde_json::{Value, json};

use crate::{
    journal::{Field, Journal, Register, Subject},
    opinion::{Day, Opinion, Stage},
};

use super::{Deadline, Lights, Office, Owed, Reading, Tally, dates::day, judgement::reason, reading::is_disputed};

/// The opinion's own registers.
#[derive(Clone, Debug, PartialEq)]
pub struct Procedure {
    pub received: Reading<Day>,
    pub extension: Reading<Extension>,
    /// How the committee's votes are counted.
    pub tally: Reading<Tally>,
    /// When dates begin to shine.
    pub lights: Reading<Lights>,
    /// What the office that reports says of its papers.
    pub office: Office,
    /// In the law's order.
    pub stages: Vec<StageState>,
    disputed: Vec<Register>,
}

/// A step of the procedure as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct StageState {
    pub stage: Stage,
    pub planned: Reading<Day>,
    pub actual: Reading<Day>,
    /// A later step is done.
    pub passed: bool,
}

impl StageState {
    /// What came of its planned day. `None`: not done, and no day is planned.
    pub fn owed(&self, today: Day) -> Option<Owed> {
        self.came(today, self.planned.value().copied())
    }

    fn came(&self, today: Day, due: Option<Day>) -> Option<Owed> {
        match self.actual.value() {
            Some(on) => Some(Owed::Done { on: *on, due }),
            None if self.passed => Some(Owed::Passed),
            None => due.map(|due| Owed::Open(Deadline::seen_from(today, due))),
        }
    }
}

/// A later day for the written report: `{ "until": "2025-09-19", "reason": "…" }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    pub until: Day,
    pub reason: Option<Rc<str>>,
}

impl Extension {
    pub fn from_value(value: &Value) -> Option<Self> {
        // A day alone: the reason was left out for the journey.
        Some(Self { until: day(value.get("until").unwrap_or(value))?, reason: reason(value) })
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
        let state = |stage| StageState {
            stage,
            planned: Reading::of(journal, &of(Field::Planned(stage)), day),
            actual: Reading::of(journal, &of(Field::Actual(stage)), day),
            passed: false,
        };
        let mut stages: Vec<StageState> = Stage::ALL.into_iter().map(state).collect();
        let mut passed = false;
        for state in stages.iter_mut().rev() {
            state.passed = passed;
            passed |= state.actual.value().is_some();
        }
        Self {
            received: Reading::of(journal, &of(Field::Received), day),
            extension: Reading::of(journal, &of(Field::Extension), Extension::from_value),
            tally: Reading::of(journal, &of(Field::Tally), Tally::from_value),
            lights: Reading::of(journal, &of(Field::Lights), Lights::from_value),
            office: Office::fold(journal),
            stages,
            disputed: journal
                .registers_of(&Subject::Opinion)
                .filter(|register| !matches!(register.field, Field::Other(_)) && is_disputed(journal, register))
                .cloned()
                .collect(),
        }
    }

    /// The rule that was chosen, or the default; the default too while people differ.
    pub fn tally(&self) -> Tally {
        self.tally.value().copied().unwrap_or_default()
    }

    pub fn lights(&self) -> Lights {
        self.lights.value().copied().unwrap_or_default()
    }

    pub fn stage(&self, stage: Stage) -> Option<&StageState> {
        self.stages.iter().find(|state| state.stage == stage)
    }

    /// The opinion's own registers that people differ about.
    pub fn disputed(&self) -> &[Register] {
        &self.disputed
    }

    /// Where something stands in place of a day that counts.
    pub fn odd_days(&self) -> Vec<Field> {
        let stages = self.stages.iter().flat_map(|state| {
            [(&state.planned, Field::Planned(state.stage)), (&state.actual, Field::Actual(state.stage))]
        });
        let days = [(&self.received, Field::Received)].into_iter().chain(stages);
        let odd = days.filter(|(day, _)| day.odd_day().is_some()).map(|(_, field)| field);
        odd.chain(self.extension.odd_day().map(|_| Field::Extension)).collect()
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

    /// What came of the written report: days left or overdue, or handed in on a day.
    pub fn report(&self, opinion: &Opinion, today: Day) -> Owed {
        let due = self.due(opinion);
        let came = self.stage(Stage::Report).and_then(|stage| stage.came(today, Some(due)));
        came.unwrap_or(Owed::Open(Deadline::seen_from(today, due)))
    }

    /// The day by which items without a day of their own are owed: the report's, until that is handed in.
    pub fn owed_by(&self, opinion: &Opinion) -> Option<Day> {
        let handed_in = self.stage(Stage::Report).is_some_and(|stage| stage.passed || stage.actual.value().is_some());
        (!handed_in).then(|| self.due(opinion))
    }
}
