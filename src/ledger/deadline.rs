//! Days by which something is owed.

use crate::opinion::Day;

use super::Lights;

/// A day by which something is owed, seen from another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    pub due: Day,
    /// Whole days from today to `due`: 0 on the day itself, negative when overdue.
    pub days_left: i64,
}

/// How near a day is. Shown as a word and a shape; the colour is the least of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// Time enough.
    Calm,
    Amber,
    Red,
    /// Over.
    Late,
}

/// What has come of a day by which something is owed. The page, the calendar and the papers all read this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owed {
    /// Not done yet.
    Open(Deadline),
    /// Done. `due`: by when it was owed, where a day was set.
    Done { on: Day, due: Option<Day> },
    /// Not recorded itself; a later step is done, so nothing is owed any more.
    Passed,
}

impl Owed {
    /// The days left or overdue, while it is not done.
    pub fn deadline(self) -> Option<Deadline> {
        if let Self::Open(deadline) = self { Some(deadline) } else { None }
    }

    pub fn is_overdue(self) -> bool {
        self.deadline().is_some_and(|deadline| deadline.is_overdue())
    }

    /// Whole days between the day it was owed by and the later one on which it was done; 0 where that was in time.
    /// `None`: not done, or no day was set.
    pub fn days_late(self) -> Option<i64> {
        match self {
            Self::Done { on, due: Some(due) } => Some(due.days_until(on).max(0)),
            _ => None,
        }
    }
}

impl Deadline {
    pub fn seen_from(today: Day, due: Day) -> Self {
        Self { due, days_left: today.days_until(due) }
    }

    pub fn is_overdue(&self) -> bool {
        self.days_left < 0
    }

    pub fn light(&self, lights: Lights) -> Light {
        match self.days_left {
            left if left < 0 => Light::Late,
            left if left <= i64::from(lights.red) => Light::Red,
            left if left <= i64::from(lights.amber) => Light::Amber,
            _ => Light::Calm,
        }
    }
}
