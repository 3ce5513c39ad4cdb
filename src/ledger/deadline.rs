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
