//! The time limit.

use crate::opinion::Day;

/// A day by which something is owed, seen from another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    pub due: Day,
    /// Whole days from today to `due`: 0 on the day itself, negative when overdue.
    pub days_left: i64,
}

impl Deadline {
    pub fn seen_from(today: Day, due: Day) -> Self {
        Self { due, days_left: today.days_until(due) }
    }

    pub fn is_overdue(&self) -> bool {
        self.days_left < 0
    }
}
